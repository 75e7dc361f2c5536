"""Opening a file that may hold a score table somebody else made.

What reads such tables is loaded only once a file turns out to be none of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.errors import fail
from scoring.io.files import read_bytes
from scoring.io.foreign.worksheets import listed, picked, refuse_worksheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from scoring.io.foreign.finder import Table
    from scoring.io.raw import RawSheet
    from scoring.io.workbook.cells import Grid

SUFFIXES = frozenset({".xlsx", ".csv", ".xls"})


def ours_or_table(path: Path, sheet: str | None = None) -> RawSheet | Table:
    """Return what a sheet of ours says, or the one table of another file.

    Args:
        path: the file.
        sheet: the worksheet to look at; without it, all of them.

    Raises:
        ScoringError: if the file cannot be read, or holds no such worksheet, no table, or several.
    """
    if path.suffix.lower() == ".csv":
        refuse_worksheet(str(path), sheet)
        return _comma(path)
    from scoring.io.workbook.grid import read_workbook
    from scoring.io.xlsx.sheet_reader import is_ours, read_xlsx_sheet

    old = path.suffix.lower() == ".xls" and not _is_zip(path)
    if old:
        from scoring.io.foreign.old import read_old_workbook

        grids: Mapping[str, Grid] = read_old_workbook(path)
    else:
        grids = read_workbook(path)
    known = None
    if sheet is not None:
        known, grids = listed(grids), picked(str(path), grids, sheet)
    if not is_ours(grids):
        return of_grids(str(path), grids, lossy=old, known=known)
    if old:
        raise fail("xls.our-own", str(path))
    return read_xlsx_sheet(path, grids)


def of_grids(
    source: str,
    grids: Mapping[str, Grid],
    *,
    lossy: bool = False,
    known: Sequence[str] | None = None,
) -> Table:
    """Return the one table of a workbook.

    Args:
        source: the file.
        grids: its worksheets, or the one that was asked for.
        lossy: whether its format loses what cells are.
        known: the names of all worksheets, where one was asked for.

    Raises:
        ScoringError: if there is none, or several.
    """
    from scoring.io.foreign.finder import find_tables
    from scoring.io.foreign.page import from_grid
    from scoring.io.foreign.reading import only_table

    pages = [from_grid(source, grid, lossy=lossy) for grid in grids.values()]
    tables = [table for page in pages for table in find_tables(page)]
    if known is not None and not tables:
        raise fail("foreign.no-table-there", source, next(iter(grids)), known=", ".join(known))
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
