"""Results of tables written to files, whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from shutil import copyfileobj
from typing import Any

from scoring.errors import fail
from scoring.io.files import names_several, replacing
from scoring.io.harmless import harmless
from scoring.io.many import files_of
from scoring.portfolio.reading import identifier, quoted
from scoring.portfolio.tables import SUFFIXES, engine

# of the marks that make a spreadsheet run a text, and of numbers that begin with one
RUNS = r"^[' ]*[=+@\t\r-]"
NUMBER = r"[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?%?"
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


def refuse_input(target: Path, table: Any) -> None:
    """Refuse to write over the file that is read.

    Raises:
        ScoringError: if *table* is the path of that file, by whatever name, or it is among those
            that *table* stands for.
    """
    if not isinstance(table, (str, Path)):
        return
    for one in files_of(table) if names_several(table) else [Path(table)]:
        same = False
        with suppress(OSError, ValueError):
            same = target.samefile(one)
        if same:
            raise fail("file.is-input", str(target), value=str(one))


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
                _harmless(result).write_csv(str(temporary), header=True)
                _mark(temporary)
        except problems.IOException as error:
            raise fail("file.not-written", str(path), reason=str(error).splitlines()[0]) from None
    return path


def _harmless(result: Any) -> Any:
    """Return a result whose texts no spreadsheet runs as formulas; numbers stay as they are."""
    columns = []
    for name, kind in zip(result.columns, result.types, strict=True):
        cell = identifier(name)
        if str(kind) == "VARCHAR":
            runs = f"regexp_matches({cell}, {quoted(RUNS)})"
            number = f"regexp_full_match({cell}, {quoted(NUMBER)})"
            cell = f"CASE WHEN {runs} AND NOT {number} THEN '''' || {cell} ELSE {cell} END"
        columns.append(f"{cell} AS {identifier(harmless(name))}")
    return result.project(", ".join(columns))


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
