"""Reading text with a limit and a place, and writing so that nothing is ever half written."""

from __future__ import annotations

import glob
import os
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.errors import fail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scoring.errors import ScoringError

LARGEST_TEXT = 10_000_000
SUFFIXES = (".xlsx", ".csv", ".toml", ".json")
"""The kinds of files that hold score sheets."""
READ_ONLY = (".xls",)
"""What is read where others made it, and never written."""
OTHER_WORKBOOKS = (*READ_ONLY, ".xlsm", ".xlsb", ".ods", ".et")
"""Workbooks of other kinds: in a folder each is told of, lest a form be left out silently."""
LOCKS = ("~$", ".~lock.")
"""How the names of files begin that office programs leave beside an open one."""
PANEL = "panel.toml"
"""The file in a folder of forms that says who is expected."""
BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of office programs begin, new and old."""
FORMS = "forms"
"""The folder within a project that holds its sheets."""
SET = "set.toml"
DOUBTS = "doubts.toml"
"""The file beside forms that says what of them is in doubt."""


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, with or without a byte-order mark.

    Raises:
        ScoringError: if it cannot be read, is too large or is not UTF-8.
    """
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data.startswith(BOOKS):
            raise fail("file.book-not-text", str(path)) from None
        raise fail("file.not-text", str(path), byte=error.start + 1) from None


def read_bytes(path: Path) -> bytes:
    """Return the content of a file that is to be text.

    Raises:
        ScoringError: if it cannot be read, or is too large.
    """
    place = str(path)
    try:
        status = path.stat()
        size = status.st_size
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise fail("file.not-a-file", place)
        if size > LARGEST_TEXT:
            raise fail("file.too-large", place, size=f"{size} B", limit=f"{LARGEST_TEXT} B")
        return path.read_bytes()
    except FileNotFoundError:
        raise fail("file.not-found", place) from None
    except OSError as error:
        raise fail("file.unreadable", place, reason=error.strerror) from None


def unknown_kind(path: Path, suffix: str, known: Iterable[str]) -> ScoringError:
    """Return what is wrong with a file of another kind: that it is not there, or its kind."""
    if not path.exists():
        return fail("file.not-found", str(path))
    return fail("file.unknown-kind", str(path), suffix, known=", ".join(known))


def matching(pattern: str) -> list[Path]:
    """Return what a pattern such as ``2024/*.xlsx`` stands for, by names as they are given."""
    return [Path(one) for one in glob.glob(pattern)]  # noqa: PTH207 - names as given


def names_several(name: str | Path) -> bool:
    """Whether a name stands for several files: a folder, or a pattern such as ``forms/*.xlsx``.

    A folder that is called like a sheet is neither.
    """
    path = Path(name)
    if path.is_dir():
        return path.suffix.lower() not in SUFFIXES
    return any(mark in str(name) for mark in "*?[") and not path.exists()


def is_sheet(path: Path) -> bool:
    """Whether a file in a folder is taken for a score sheet, by its name."""
    hidden = path.name.startswith((*LOCKS, "."))
    known = path.suffix.lower() in {*SUFFIXES, *OTHER_WORKBOOKS}
    return known and not hidden and path.name not in {PANEL, DOUBTS}


def folders_of_sheets(folder: Path) -> list[str]:
    """Return the names of the folders in a folder that seem to hold one project each."""
    if not folder.is_dir():
        return []
    inside = (one for one in folder.iterdir() if one.is_dir() and not one.name.startswith("."))
    return sorted(one.name for one in inside if _holds_sheets(one))


def _holds_sheets(folder: Path) -> bool:
    names = {one.name for one in folder.iterdir()}
    if FORMS in names:
        return True
    return SET not in names and any(is_sheet(folder / name) for name in names)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside *path*; move it there once it is written whole.

    Raises:
        ScoringError: if it cannot be written; *path* is then as it was.
    """
    temporary, shown = None, str(path)
    try:
        # a device or a pipe is written to; what a link points to is replaced, not the link
        if path.exists() and not path.is_file():
            yield path
            return
        path = path.resolve()
        handle, name = tempfile.mkstemp(
            prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent
        )
        os.close(handle)
        temporary = Path(name)
        yield temporary
        temporary.chmod(_mode(path))
        temporary.replace(path)
        temporary = None
    except OSError as error:
        raise fail("file.not-written", shown, reason=error.strerror or str(error)) from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Return the permissions the file had, or those a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def write_text(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write *text* whole or not at all.

    Raises:
        ScoringError: if it cannot be written.
    """
    with replacing(path) as temporary:
        temporary.write_bytes(text.encode(encoding, "replace"))
