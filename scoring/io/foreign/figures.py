"""The figures of a table as numbers: points, full points and percentages of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.exact import fold, to_decimal, without_noise
from scoring.io.cells import is_blank
from scoring.io.foreign.choosing import full_columns
from scoring.io.foreign.rows import points_behind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.io.foreign.finder import Column, Table
    from scoring.io.foreign.rows import Row
    from scoring.io.workbook.cells import Cell

_HUNDRED = Decimal(100)


def number(cell: Cell | None) -> tuple[Decimal | None, bool]:
    """Return the number in a cell, and whether it is a percentage (of 100)."""
    if cell is None or cell.kind not in {"number", "text"}:
        return None, False
    text = fold(cell.text)
    if cell.percent and cell.kind == "number":
        value = to_decimal(text)
        return (None if value is None else without_noise(value * _HUNDRED)), True
    if text.endswith("%"):
        return to_decimal(text[:-1]), True
    return to_decimal(text.removesuffix("分")), False


class Figures:
    """Reads figures of one table.

    *whole* are the full points of the set, of which percentages are taken.
    """

    def __init__(self, table: Table, whole: Fraction = Fraction(100)) -> None:
        self.table, self.whole = table, whole
        self.full = full_columns(table)

    def full_column(self, row: Row) -> Column | None:
        """Return the column of full points that speaks of a row."""
        return self.full.get(0) or self.full.get(row.deepest)

    def cell(self, row: int, column: Column) -> Cell | None:
        """Return a cell, that of the merged area where it lies in one."""
        page = self.table.page
        area = page.merge(row, column.number)
        at = (area[0], area[1]) if area else (row, column.number)
        return page.cells.get(at)

    def texts(self, row: Row, columns: Sequence[Column]) -> list[Cell]:
        """Return the cells in which something is said of a row, column by column."""
        there = (self.cell(number, one) for one in columns for number in row.numbers)
        said = {(cell.row, cell.column): cell for cell in there if cell is not None}
        return [cell for cell in said.values() if cell.text.strip()]

    def points(self, row: int, column: Column) -> Decimal | None:
        """Return the points printed in a cell; a percentage is one of the whole."""
        value, percent = number(self.table.page.cells.get((row, column.number)))
        if value is None or not percent:
            return value
        share = Fraction(value) * self.whole / 100
        return Decimal(share.numerator) / Decimal(share.denominator)

    def full_of(self, row: Row) -> Fraction | None:
        """Return the full points printed for a row, if any: behind its name where no column is."""
        column = self.full_column(row)
        if column is not None:
            value = self.points(row.number, column)
        else:
            value = points_behind(row.path[-1]) if row.path and not self.full else None
        return None if value is None else Fraction(value)

    def total(self, rows: Sequence[Row], column: Column) -> Decimal | None:
        """Return what rows add up to, blanks left out; ``None`` where one cannot be read."""
        sums = Decimal(0)
        counted = 0
        for row in rows:
            cell = self.table.page.cells.get((row.number, column.number))
            if cell is None or (cell.kind == "text" and is_blank(cell.text)):
                continue
            value = self.points(row.number, column)
            if value is None:
                return None
            sums += value
            counted += 1
        return sums if counted else None
