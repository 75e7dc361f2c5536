"""A page of the workbook to write on: cells, formulas and how much room texts take."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring.errors import fail
from scoring.io.raw import EVIDENCE, REASON, SELF, STATE
from scoring.io.workbook.cells import reference
from scoring.io.xlsx.layout import POINTS
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from scoring.io.xlsx.layout import Layout
    from scoring.io.xlsx.look import Styles

LINE_HEIGHT, PADDING, TALLEST = 14, 6, 300
LONGEST_TEXT = 32_767
WIDTHS = {
    "id": 7,
    "full": 7,
    "standard": 46,
    "asked": 30,
    SELF: 9,
    ONCE: 12,
    POINTS: 9,
    STATE: 9,
    REASON: 26,
    EVIDENCE: 22,
}
LEVEL_WIDTH = 12
WIDE = 0x2E80
"""From here on letters are as wide as two others."""


class Canvas:
    """A page that is written by row and key of column."""

    def __init__(self, page: Any, style: Styles, layout: Layout) -> None:
        self.page, self.style, self.layout = page, style, layout

    def put(self, row: int, column: str | int, value: Any, style: Any = None) -> None:
        """Write one cell; formulas come in as text beginning with ``=`` only from here."""
        number = column if isinstance(column, int) else self.layout.columns[column]
        if value is None or value == "":
            self.page.write_blank(row - 1, number - 1, None, style)
        elif isinstance(value, (Decimal, Fraction)):
            self.page.write_number(row - 1, number - 1, value, style)
        elif self.page.write_string(row - 1, number - 1, value, style):
            # xlsxwriter only returns a number where a spreadsheet cannot hold the text
            place = f"{self.page.get_name()}!{reference(row, number)}"
            raise fail("workbook.long-text", place, value, limit=LONGEST_TEXT)

    def formula(
        self, row: int, column: str, formula: str | None, style: Any, value: Any = ""
    ) -> None:
        """Write a live formula with its value, or an empty locked cell where there is none."""
        number = self.layout.columns[column]
        if formula is None:
            # a value without a formula would stay as it is when an answer changes
            self.page.write_blank(row - 1, number - 1, None, style)
        else:
            self.page.write_formula(row - 1, number - 1, f"={formula}", style, value)

    def merged(self, rows: range, column: str, value: Any, style: Any) -> None:
        """Write one cell over all the rows of an indicator."""
        number = self.layout.columns[column] - 1
        if len(rows) > 1:
            self.page.merge_range(rows[0] - 1, number, rows[-1] - 1, number, "", style)
        self.put(rows[0], column, value, style)


def lines_of(text: str, width: int) -> int:
    """Return how many lines *text* takes in a column of this width; a wide letter counts twice."""
    return max(
        1,
        sum(
            max(1, math.ceil(sum(1 + (ord(letter) > WIDE) for letter in line) / width))
            for line in text.splitlines()
        ),
    )
