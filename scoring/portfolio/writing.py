"""Results of tables written to files, whole or not at all."""

from __future__ import annotations

import errno
import os
from shutil import copyfileobj
from typing import TYPE_CHECKING, Any

from scoring.errors import fail
from scoring.io.files import replacing
from scoring.portfolio.tables import SUFFIXES, engine

if TYPE_CHECKING:
    from pathlib import Path

BOM = b"\xef\xbb\xbf"


def writable(path: Path) -> Path:
    """Return the path of a file that a result can be written to.

    Raises:
        ScoringError: if it is neither Parquet nor CSV, or its folder is not there.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise fail("file.unknown-kind", str(path), path.suffix, known=", ".join(SUFFIXES))
    if not path.resolve().parent.is_dir():
        raise fail("file.not-written", str(path), reason=os.strerror(errno.ENOENT))
    return path


def write(result: Any, path: Path, source: str) -> Path:
    """Write a result whole or not at all, as Parquet or CSV.

    Raises:
        ScoringError: if it cannot be written.
    """
    problems = engine(source)
    with replacing(path) as temporary:
        try:
            if path.suffix.lower() == ".parquet":
                result.write_parquet(str(temporary))
            else:
                result.write_csv(str(temporary), header=True)
                _mark(temporary)
        except problems.IOException as error:
            raise fail("file.not-written", str(path), reason=str(error).splitlines()[0]) from None
    return path


def _mark(path: Path) -> None:
    """Put a byte-order mark before a CSV file, so that Excel reads the Chinese."""
    plain = path.with_name(f"{path.name}.plain")
    path.replace(plain)
    try:
        with plain.open("rb") as read, path.open("wb") as marked:
            marked.write(BOM)
            copyfileobj(read, marked)
    finally:
        plain.unlink()
