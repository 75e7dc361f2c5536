"""The cells of one worksheet, as they are stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import fail
from scoring.io.workbook import limits
from scoring.io.workbook.cells import Cell, area, position, reference
from scoring.io.workbook.plain import plain_rows
from scoring.io.workbook.strings import Runs, decoded, joined
from scoring.io.workbook.usual import heard_and_unheard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.errors import ScoringError
    from scoring.io.workbook.cells import Kind
    from scoring.io.workbook.plain import PlainRows
    from scoring.io.workbook.styles import Shown, Styles

# A double needs 24 characters. The bounds keep a number small when it is read exactly.
_NUMBER = re.compile(r"(?=.{1,64}\Z)[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_INDEX = re.compile(r"[0-9]{1,7}")
_BOOLEANS = {"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE"}

# sheetData, its rows, their cells, and what a cell is made of.
_SECTION, _ROW, _CELL, _INSIDE = 2, 3, 4, 5
# What a sheet is read for; everything else in it is only required to be XML.
_HEARD = (b"sheetData", b"mergeCells", b"cols")


class Tables(NamedTuple):
    """What cells refer to by number: strings, also as the number is written, and styles."""

    strings: Sequence[str]
    styles: Styles
    written: Mapping[str, str]


def _hidden(attributes: Mapping[str, str]) -> bool:
    return attributes.get("hidden") in {"1", "true"}


class Worksheet:
    """Reads the cells and the merged areas of one sheet.

    Attributes:
        cells: the non-empty cells found, by (row, column).
        merged: the merged areas found.
        hidden_rows: the rows that are not shown.
        hidden_columns: the columns that are not shown, as (first, last).
    """

    def __init__(self, place: str, tables: Tables, room: int) -> None:
        self.text: list[str] = []
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self._place = place
        self._tables = tables
        self._room = room
        self._runs = Runs(self.text, place)
        self._section = ""
        self._row = 0
        self._row_given = False
        self._column = 0
        self._name: str | None = None
        self._attributes: Mapping[str, str] = {}
        self._value: str | None = None
        self._formula = False
        self._plain: PlainRows | None = None

    def prepared(self, content: bytes) -> tuple[bytes, bytes]:
        """Return what of a whole sheet is to be told: no rows in their usual form."""
        self._plain = plain_rows(content, self._tables.written, self._tables.styles, self._room)
        rest = content if self._plain is None else self._plain.rest
        return heard_and_unheard(rest, _HEARD)

    def start(self, depth: int, name: str, attributes: Mapping[str, str]) -> None:
        """Note that an element begins."""
        if depth == _SECTION:
            self._section = name
            if name == "sheetData" and self._plain is not None:
                self.cells, self.hidden_rows = self._plain.cells, self._plain.hidden
        elif self._section == "sheetData":
            self._start_data(depth, name, attributes)
        elif depth == _ROW and self._section == "mergeCells":
            self._merge(attributes.get("ref", ""))
        elif depth == _ROW and self._section == "cols" and _hidden(attributes):
            self._hide(attributes.get("min", ""), attributes.get("max", ""))

    def _start_data(self, depth: int, name: str, attributes: Mapping[str, str]) -> None:
        if depth == _INSIDE:
            self.text.clear()
            if name == "f":
                self._formula = True
            elif name == "is":
                self._runs.take()
        elif depth == _CELL:
            self._start_cell(attributes)
        elif depth == _ROW:
            self._start_row(attributes)
        else:
            self._runs.start(name)

    def _hide(self, first: str, last: str) -> None:
        if _INDEX.fullmatch(first) and _INDEX.fullmatch(last):
            self.hidden_columns.append((int(first), int(last)))

    def end(self, depth: int, name: str) -> None:
        """Note that an element ends."""
        if depth < _CELL or self._section != "sheetData":
            return
        if depth == _CELL:
            if self._value is not None or self._formula:
                self._end_cell()
        elif depth > _INSIDE:
            self._runs.end(name)
        elif name == "v":
            text = self.text
            one = len(text) == 1 and len(text[0]) <= limits.TEXT
            self._value = text[0] if one else joined(text, self._here)
        elif name == "is":
            self._value = self._runs.take()

    @property
    def _here(self) -> str:
        self._locate()
        return f"{self._place}!{reference(self._row, self._column)}"

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        written = attributes.get("r")
        self._row_given = written is not None
        if written is None:
            self._locate()
            self._row += 1
        else:
            at = position(f"A{written}")
            if at is None:
                raise fail("workbook.bad-value", self._place, written)
            self._row = at[0]
        if _hidden(attributes):
            self.hidden_rows.add(self._row)
        self._column = 0
        self._name = None

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._attributes = attributes
        self._value = None
        self._formula = False
        name = attributes.get("r")
        if name is None:
            self._locate()
            self._column += 1
        self._name = name

    def _locate(self) -> None:
        """Work out where the last cell is, which is put off since few styled cells hold a value."""
        if self._name is None:
            return
        at = position(self._name)
        if at is None or (self._row_given and at[0] != self._row):
            raise fail("workbook.bad-value", self._place, self._name)
        self._row, self._column = at
        self._name = None

    def _end_cell(self) -> None:
        self._locate()
        kind, text = self._content(self._attributes.get("t", "n"), self._value)
        if not text and not self._formula:
            return
        at = row, column = self._row, self._column
        if row > limits.ROWS or column > limits.COLUMNS:
            raise fail("workbook.far-cell", self._here, rows=limits.ROWS, columns=limits.COLUMNS)
        if at in self.cells:
            raise fail("workbook.repeated-cell", self._here)
        if len(self.cells) >= self._room:
            raise fail("workbook.too-many-cells", self._here, limit=limits.CELLS)
        shown = self._shown() if kind == "number" else "plain"
        if shown == "date":
            kind = "date"
        self.cells[at] = Cell(row, column, text, kind, self._formula, shown == "percent")

    def _content(self, kind: str, value: str | None) -> tuple[Kind, str]:
        """Return kind and exact text of a value; a constant without text is an empty cell."""
        if value is not None and kind in {"inlineStr", "str"}:
            return "text", value if kind == "inlineStr" else decoded(value)
        # Blanks around any other value are layout of the XML.
        stored = (value or "").strip(" \t\r\n")
        return self._typed(kind, stored) if stored else ("blank_formula", "")

    def _typed(self, kind: str, stored: str) -> tuple[Kind, str]:
        if kind == "n" and _NUMBER.fullmatch(stored):
            return "number", stored
        if kind == "s" and _INDEX.fullmatch(stored) and int(stored) < len(self._tables.strings):
            return "text", self._tables.strings[int(stored)]
        if kind == "b" and stored in _BOOLEANS:
            return "boolean", _BOOLEANS[stored]
        if kind == "e":
            return "error", stored
        if kind == "d":
            return "date", stored
        raise self._bad(stored)

    def _shown(self) -> Shown:
        written = self._attributes.get("s", "0")
        known = _INDEX.fullmatch(written)
        shown = self._tables.styles.shown(int(written)) if known else None
        if shown is None:
            raise self._bad(written)
        return shown

    def _bad(self, value: str) -> ScoringError:
        return fail("workbook.bad-value", self._here, value)

    def _merge(self, written: str) -> None:
        found = area(written)
        if found is None:
            raise fail("workbook.bad-value", self._place, written)
        if len(self.merged) >= limits.CELLS:
            raise fail("workbook.too-complex", self._place)
        self.merged.append(found)
