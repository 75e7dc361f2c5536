"""Reads the worksheets of a workbook to grids of exact text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.io.workbook import limits
from scoring.io.workbook.cells import Cell, Grid, reference
from scoring.io.workbook.contents import contents
from scoring.io.workbook.markup import walk
from scoring.io.workbook.package import open_package
from scoring.io.workbook.strings import SharedStrings
from scoring.io.workbook.styles import Styles
from scoring.io.workbook.worksheet import Tables, Worksheet

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from scoring.io.workbook.contents import Contents
    from scoring.io.workbook.package import Package

__all__ = ["Cell", "Grid", "read_workbook", "reference", "sheet_names"]


def read_workbook(
    path: Path, *, place: str | None = None, sheets: Collection[str] | None = None
) -> dict[str, Grid]:
    """Return the worksheets of a workbook by name, in their order.

    Args:
        path: the file.
        place: the file as the user wrote it, for the places of problems.
        sheets: read only the sheets with these names; a name that does not occur is left out.

    Raises:
        ScoringError: when the file is no workbook, is damaged, or is larger than it may be.
    """
    file = str(path) if place is None else place
    package = open_package(path, file)
    found = contents(package)
    wanted = [tab for tab in found.tabs if sheets is None or tab.name in sheets]
    tables = _tables(package, found)
    grids: dict[str, Grid] = {}
    room = limits.CELLS
    for tab in wanted:
        worksheet = Worksheet(f"{file} {tab.name}", tables, room)
        walk(package, tab.part, worksheet)
        room -= len(worksheet.cells)
        grids[tab.name] = Grid(
            tab.name,
            tab.state,
            worksheet.cells,
            tuple(worksheet.merged),
            frozenset(worksheet.hidden_rows),
            tuple(worksheet.hidden_columns),
        )
    return grids


def sheet_names(path: Path, *, place: str | None = None) -> tuple[str, ...]:
    """Return the names of the worksheets of a workbook, in their order, without reading them.

    Raises:
        ScoringError: when the file is no workbook.
    """
    package = open_package(path, str(path) if place is None else place)
    return tuple(tab.name for tab in contents(package).tabs)


def _tables(package: Package, found: Contents) -> Tables:
    strings = SharedStrings(package.place)
    if found.strings is not None:
        walk(package, found.strings, strings)
    styles = Styles()
    if found.styles is not None:
        walk(package, found.styles, styles)
    written = {str(number): text for number, text in enumerate(strings.found)}
    return Tables(strings.found, styles, written)
