"""A bar on the terminal while long work goes on; nothing where nobody looks.

Libraries written in C may take Ctrl-C for an error of theirs and go on, so it is remembered here.
"""

from __future__ import annotations

import shutil
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType, TracebackType
    from typing import Any, NoReturn, Self, TextIO

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
        self.stopped = False
        self.alone: Any = None

    def __call__(self, done: int, total: int) -> None:
        """Say that *done* of *total* are done.

        Raises:
            KeyboardInterrupt: if the user has stopped the work and something has swallowed that.
        """
        if self.stopped:
            raise KeyboardInterrupt
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
        usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if usual and threading.current_thread() is threading.main_thread():
            self.alone = signal.signal(signal.SIGINT, self._stop)
        return self

    def _stop(self, number: int, frame: FrameType | None) -> NoReturn:
        self.stopped = True
        raise KeyboardInterrupt

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away, however the work has ended.

        Raises:
            KeyboardInterrupt: if the user has stopped the work and something has swallowed that.
        """
        if self.alone is not None:
            signal.signal(signal.SIGINT, self.alone)
        if self.shown and self.drawn > 0:
            self.stream.write(CLEAR)
            self.stream.flush()
        if self.stopped and not isinstance(error, KeyboardInterrupt):
            raise KeyboardInterrupt from error
