"""What a worksheet holds: cells with their exact text, and the grid they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["number", "text", "boolean", "error", "date", "blank_formula"]
State = Literal["visible", "hidden", "veryHidden"]

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)


class Cell(NamedTuple):
    """One cell that is not empty.

    Attributes:
        row: row number, from 1.
        column: column number, from 1.
        text: exact text: of a number or a date the digits as stored, of a string every
            blank and line break, of a boolean ``TRUE`` or ``FALSE``.
        kind: what the text is; ``blank_formula`` is a formula whose value was never stored.
        formula: whether the cell holds a formula; of an array formula only its first cell does.
        percent: whether the number is shown as a percentage; the text is the fraction.
    """

    row: int
    column: int
    text: str
    kind: Kind
    formula: bool
    percent: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """One worksheet.

    Attributes:
        name: name on the tab.
        state: whether the tab is shown; ``veryHidden`` cannot be shown from Excel's menus.
        cells: the non-empty cells by (row, column).
        merged: merged areas as (first row, first column, last row, last column). An area
            may span a whole sheet: ask whether a cell lies in it, never enumerate it.
        hidden_rows: rows that are not shown.
        hidden_columns: columns that are not shown, as (first, last).
    """

    name: str
    state: State
    cells: Mapping[tuple[int, int], Cell]
    merged: tuple[tuple[int, int, int, int], ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()


def reference(row: int, column: int) -> str:
    """Return the name of a cell as a spreadsheet shows it: (5, 12) is ``L5``."""
    return f"{_letters(column)}{row}"


@cache
def _letters(column: int) -> str:
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def position(name: str) -> tuple[int, int] | None:
    """Return (row, column) of a cell name such as ``L5``, or ``None`` if it is not one."""
    match = _REFERENCE.fullmatch(name)
    if match is None:
        return None
    letters, digits = match.groups()
    return int(digits), column_number(letters)


@cache
def column_number(letters: str) -> int:
    """Return the number of a column from its letters: ``L`` is 12."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def area(name: str) -> tuple[int, int, int, int] | None:
    """Return (first row, first column, last row, last column) of an area such as ``A1:C2``."""
    first, _, last = name.partition(":")
    one = position(first)
    other = position(last or first)
    if one is None or other is None:
        return None
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[0], other[0]),
        max(one[1], other[1]),
    )
