"""Where a command puts what it made: the screen, or a file that is no input of its own."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.errors import ScoringError, fail
from scoring.io.files import names_several

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

SUFFIXES = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".markdown": "markdown",
    ".md": "markdown",
}
"""What a file of such a name holds; any other name holds what is asked for."""
OFFICE = frozenset(
    {".doc", ".docx", ".et", ".ods", ".odt", ".pdf", ".wps", ".xls", ".xlsm", ".xlsx"}
)
"""How files are named that hold no text: no program would open a report of such a name."""
ONLY = {"import": ("toml",), "schema": ("json",)}
"""What commands write that have one format only."""


def settle(parsed: Namespace) -> None:
    """Settle the format, and refuse a file that must not be written.

    Raises:
        ScoringError: if the file is an input of the command, or its name says another format.
    """
    output = getattr(parsed, "output", None)
    if output is not None:
        for one in _inputs(parsed):
            if _same(output, one):
                raise fail("file.is-input", output, value=one)
    suffix = "" if output is None else Path(output).suffix.lower()
    formats = getattr(parsed, "formats", ONLY.get(getattr(parsed, "command", ""), ()))
    if formats and suffix in OFFICE:
        raise fail("file.no-such-format", str(output), suffix, known=", ".join(formats))
    if not hasattr(parsed, "formats"):
        return
    named = SUFFIXES.get(suffix)
    if named and (parsed.format or named) != named:
        raise fail("file.other-format", str(output), parsed.format, known=named)
    if named and named not in parsed.formats:
        raise fail("file.no-such-format", str(output), named, known=", ".join(parsed.formats))
    parsed.format = parsed.format or named or "text"


def give(parsed: Namespace, made: str) -> None:
    """Print what was made, or write it whole to the file asked for.

    Raises:
        ScoringError: if it cannot be written.
    """
    if getattr(parsed, "output", None) is None:
        show(made)
        return
    from scoring.io.files import write_text

    encoding = "utf-8-sig" if getattr(parsed, "format", "") == "csv" else "utf-8"
    refuse_to_overwrite(parsed)
    write_text(Path(parsed.output), made, encoding)


def show(made: str) -> None:
    """Print *made* on the screen.

    Raises:
        ScoringError: if standard output cannot be written.
        BrokenPipeError: if its reader is gone.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(made)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        # what is still buffered would fail once more when the process ends
        sys.stdout = None
        raise fail("file.not-written", "-", reason=reason) from None


def refuse_to_overwrite(parsed: Namespace) -> None:
    """Refuse a file that exists, unless it may be replaced.

    Raises:
        ScoringError: if it exists and ``--force`` was not given.
    """
    path = Path(parsed.output)
    if path.is_file() and not parsed.force:
        raise fail("file.exists", str(path))


def _inputs(parsed: Namespace) -> Iterator[str]:
    """Give every file the command reads: as it is named, and the file of a set by its name."""
    from scoring.io.sets import set_file

    for key in ("file", "table", "set", "what", "register", "panel", "scale", "doubts"):
        given = getattr(parsed, key, None)
        for one in given if isinstance(given, list) else [given]:
            if one is None:
                continue
            yield one
            if key in {"file", "what", "register"} and names_several(one):
                with suppress(ScoringError):
                    yield from _in_folder(one)
            if key in {"set", "what", "scale"}:
                try:
                    yield str(set_file(one))
                except (ScoringError, OSError):
                    continue


def _in_folder(name: str) -> Iterator[str]:
    """Give every file that a folder or a pattern stands for.

    Raises:
        ScoringError: if it holds none, or contradicts itself.
    """
    from scoring.io.forms import find_sheets
    from scoring.io.project import project_files

    project = project_files(name)
    if project is None:
        yield from map(str, find_sheets([name]))
        return
    for one in (*project.sheets, project.set, project.panel, project.register, *project.unread):
        if one is not None:
            yield str(one)


def _same(one: str, other: str) -> bool:
    try:
        return Path(one).is_file() and Path(one).samefile(other)
    except (OSError, ValueError):
        return False
