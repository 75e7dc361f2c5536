"""One page of cells, from a worksheet or from CSV, as the finder of tables sees it."""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scoring.errors import fail
from scoring.io.workbook.cells import Cell, reference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.io.workbook.cells import Grid

WIDEST = 100
"""Columns beyond are not looked at: no score table is that wide."""
MOST_MERGED = 20_000
LONGEST = 20_000
BEGINNING = 5_000
"""So many characters say whether commas, tabs or semicolons stand between the fields."""
WIDEST_FIELD = 32_767


@dataclass(slots=True)
class Page:
    """Cells with their places.

    Attributes:
        source: the file.
        name: the tab; empty for CSV.
        hidden: whether the tab is hidden.
        lossy: whether it was read from a format that loses errors, formulas and percentages.
        moved: where cells really stand that were laid into other columns.
        starts, down: merged areas by the row and by the column they lie in, once asked for.
    """

    source: str
    name: str
    cells: Mapping[tuple[int, int], Cell]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    lossy: bool = False
    moved: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    starts: dict[int, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    down: dict[int, list[tuple[int, int, int, int]]] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """The page, for messages."""
        return f"{self.source} {self.name}" if self.name else self.source

    def place(self, row: int, column: int) -> str:
        """Return where a cell stands, for messages."""
        row, column = self.moved.get((row, column), (row, column))
        if self.name:
            return f"{self.source} {self.name}!{reference(row, column)}"
        return f"{self.source}:{row} {reference(row, column).rstrip('0123456789')}"

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell, without outer blanks."""
        cell = self.cells.get((row, column))
        return cell.text.strip() if cell else ""

    def merge(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """Return the merged area that a cell lies in, if any."""
        if (row, column) in self.moved:
            return None
        if column not in self.down:
            held = [one for one in self.merged if one[1] <= column <= one[3]]
            self.down[column] = sorted(held)
        areas = self.down[column]
        at = bisect_right(areas, (row, WIDEST_FIELD, 0, 0)) - 1
        return areas[at] if at >= 0 and areas[at][2] >= row else None

    def across(self, row: int, column: int) -> str:
        """Return the text of the merged area that begins in this row and covers the column."""
        if not self.starts:
            for one in self.merged:
                self.starts.setdefault(one[0], []).append(one)
        for first, left, _, right in self.starts.get(row, ()):
            if left <= column <= right:
                return self.text(first, left)
        return self.text(row, column)

    def is_hidden(self, row: int, column: int) -> bool:
        """Whether a cell is not shown, because its row or its column is not."""
        return row in self.hidden_rows or any(a <= column <= b for a, b in self.hidden_columns)


def from_grid(source: str, grid: Grid, *, lossy: bool = False) -> Page:
    """Return a worksheet as a page; *lossy* where its format loses what cells are.

    Raises:
        ScoringError: if it merges more areas than any score table.
    """
    if len(grid.merged) > MOST_MERGED:
        raise fail("workbook.too-complex", f"{source} {grid.name}")
    return Page(
        source,
        grid.name,
        grid.cells,
        grid.merged,
        grid.state != "visible",
        grid.hidden_rows,
        grid.hidden_columns,
        lossy,
    )


def from_csv(source: str, text: str) -> Page:
    """Return CSV as a page; its rows are numbered by the line on which they end.

    Raises:
        ScoringError: if it is not CSV, or longer or wider than any score table.
    """
    cells: dict[tuple[int, int], Cell] = {}
    begun = text[:BEGINNING]
    between = max((",", "\t", ";"), key=begun.count)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=between)
    try:
        for row in reader:
            line = reader.line_num
            if line > LONGEST:
                raise fail("file.too-large", source, size=f"> {LONGEST}", limit=f"{LONGEST}")
            for column, said in enumerate(row[:WIDEST], 1):
                if said.strip():
                    cells[line, column] = Cell(line, column, said, "text", False, False)  # noqa: FBT003 - neither formula nor percent
    except csv.Error as error:
        raise fail("csv.broken", f"{source}:{reader.line_num}", reason=error) from None
    return Page(source, "", cells)
