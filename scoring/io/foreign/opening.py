"""Opening a file that may hold a score table somebody else made.

What reads such tables is loaded only once a file turns out to be none of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.errors import fail
from scoring.io.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scoring.io.foreign.finder import Table
    from scoring.io.raw import RawSheet
    from scoring.io.workbook.cells import Grid

SUFFIXES = frozenset({".xlsx", ".csv", ".xls"})


def ours_or_table(path: Path) -> RawSheet | Table:
    """Return what a sheet of ours says, or the one table of another file.

    Raises:
        ScoringError: if the file cannot be read, or holds no table, or several.
    """
    if path.suffix.lower() == ".csv":
        return _comma(path)
    from scoring.io.workbook.grid import read_workbook
    from scoring.io.xlsx.sheet_reader import is_ours, read_xlsx_sheet

    if path.suffix.lower() == ".xls" and not _is_zip(path):
        from scoring.io.foreign.old import read_old_workbook

        grids = read_old_workbook(path)
        if is_ours(grids):
            raise fail("xls.our-own", str(path))
        return of_grids(str(path), grids, lossy=True)
    grids = read_workbook(path)
    if is_ours(grids):
        return read_xlsx_sheet(path, grids)
    return of_grids(str(path), grids)


def of_grids(source: str, grids: Mapping[str, Grid], *, lossy: bool = False) -> Table:
    """Return the one table of a workbook; *lossy* where its format loses what cells are.

    Raises:
        ScoringError: if there is none, or several.
    """
    from scoring.io.foreign.finder import find_tables
    from scoring.io.foreign.page import from_grid
    from scoring.io.foreign.reading import only_table

    pages = [from_grid(source, grid, lossy=lossy) for grid in grids.values()]
    tables = [table for page in pages for table in find_tables(page)]
    return only_table(tables, source, ", ".join(grids))


def _is_zip(path: Path) -> bool:
    """Whether a file named .xls is a newer workbook, which our own reader takes."""
    return read_bytes(path).startswith(b"PK")


def _comma(path: Path) -> RawSheet | Table:
    from scoring.io.comma import read_csv_sheet
    from scoring.io.encoding import read_csv_text

    text = read_csv_text(path)
    begun = text.lstrip().lstrip('"').startswith("#")
    if not begun:
        from scoring.io.foreign.finder import find_tables
        from scoring.io.foreign.page import from_csv
        from scoring.io.foreign.reading import only_table

        tables = find_tables(from_csv(str(path), text))
        if tables:
            return only_table(tables, str(path), str(path))
    return read_csv_sheet(path, text)
