"""A bar on the terminal while long work goes on; nothing where nobody looks."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self, TextIO

WIDTH = 30
PAUSE = 0.1
"""Seconds between two drawings: more would be work of its own."""
CLEAR = "\r\x1b[K"


class Progress:
    """Draws how much is done, on a terminal only, and leaves nothing behind.

    >>> with Progress("回测") as progress:
    ...     for done in range(3):
    ...         progress(done, 3)

    Args:
        what: what is being done, before the bar.
        stream: where to draw; standard error by default.
    """

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        self.what = what
        self.stream = sys.stderr if stream is None else stream
        self.shown = self.stream is not None and self.stream.isatty()
        self.drawn = float("-inf")

    def __call__(self, done: int, total: int) -> None:
        """Say that *done* of *total* are done."""
        now = time.monotonic()
        if not self.shown or now - self.drawn < PAUSE:
            return
        self.drawn = now
        full = WIDTH * done // max(total, 1)
        line = f"{self.what} [{'#' * full}{'-' * (WIDTH - full)}] {done}/{total}"
        # a line that wraps could not be taken back; Chinese takes two places a character
        if shutil.get_terminal_size().columns <= len(line) + len(self.what):
            line = f"{done}/{total}"
        self.stream.write(CLEAR + line)
        self.stream.flush()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away, however the work has ended."""
        if self.shown and self.drawn > 0:
            self.stream.write(CLEAR)
            self.stream.flush()
