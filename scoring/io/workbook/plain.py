"""The rows of a worksheet whose XML has the one form that every spreadsheet program writes.

Telling a parser's every element to Python is most of the work of reading a workbook.  Rows that
consist of nothing but cells in their usual form are therefore taken by a regular expression, and
the rest of the sheet goes through the parser without them.  Whatever is written in any other way,
breaks a limit or is wrong makes all rows go the long way, which is the only one that refuses.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from scoring.io.workbook import limits
from scoring.io.workbook.cells import Cell, column_number
from scoring.io.workbook.strings import decoded
from scoring.io.workbook.usual import DECLARATION, REFERENCE, WORD, is_usual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.io.workbook.cells import Kind
    from scoring.io.workbook.styles import Shown, Styles

_BEGIN = re.compile(DECLARATION + rb"<worksheet[\s>]")
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"

_ROW = re.compile(r'<row r="([1-9][0-9]{0,6})"((?: [A-Za-z][A-Za-z0-9:]*="[\w.:\- ]*")*)(/?)>')
_NAMES = re.compile(r" ([A-Za-z0-9:]+)=")
_HIDDEN = re.compile(r' hidden="(?:1|true)"')
_PLACE = r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,7})")?'
_FORMULA = rf'<f(?: (?:aca|ca)="[a-z0-9]*")?>{WORD}(?:{REFERENCE}{WORD})*</f>'
# Cells with a format and no value are passed over; the last group takes what is none of this.
_CELL = re.compile(
    r'(?:<c r="[A-Z]{1,3}[1-9][0-9]{0,6}"(?: s="[0-9]{1,7}")?/>)*'
    rf'(?:{_PLACE}(?: t="(n|s|str|b|e)")?>({_FORMULA})?(?:<v>({WORD})(</v>))?</c>|(.+)|\Z)',
    re.DOTALL,
)
_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?")
_BOOLEANS = {"1": "TRUE", "0": "FALSE"}
_LONGEST = 8000


class PlainRows(NamedTuple):
    """The rows of a sheet that were taken.

    Attributes:
        cells: the non-empty cells, by (row, column).
        hidden: the rows that are not shown.
        rest: the XML of the sheet without its rows.
    """

    cells: dict[tuple[int, int], Cell]
    hidden: set[int]
    rest: bytes


def plain_rows(
    content: bytes, strings: Mapping[str, str], styles: Styles, room: int
) -> PlainRows | None:
    """Return the rows of a worksheet, or ``None`` where any is not in the usual form.

    Args:
        content: the XML of the whole sheet.
        strings: the texts that cells refer to, by their numbers as they are written.
        styles: the formats that cells refer to.
        room: how many cells there may be.
    """
    begin, end = content.find(_OPEN) + len(_OPEN), content.find(_CLOSE)
    if begin < len(_OPEN) or end < begin or not _BEGIN.match(content):
        return None
    before, inside, after = content[:begin], content[begin:end], content[end:]
    # in the rows themselves anything unusual is found below
    if not is_usual(before) or b"<!" in after or b"<?" in after:
        return None
    if b"sheetData" in before[: -len(_OPEN)] or b"sheetData" in after[len(_CLOSE) :]:
        return None
    try:
        text = inside.decode()
    except UnicodeDecodeError:
        return None
    taker = _Taker(strings, styles, room)
    if not taker.take(text):
        return None
    return PlainRows(taker.cells, taker.hidden, before + after)


class _Taker:
    def __init__(self, strings: Mapping[str, str], styles: Styles, room: int) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self.hidden: set[int] = set()
        self._strings, self._styles, self._room = strings, styles, room
        self._shown: dict[str, Shown | None] = {}

    def take(self, text: str) -> bool:
        """Take every row; whether all are in the usual form."""
        *rows, last = text.split("</row>")
        for row in rows:
            at, number = self._begun(row)
            if not number or not self._take_cells(_CELL.findall(row, at), number):
                return False
        at, number = self._begun(last)
        return at == len(last) and not number and len(self.cells) <= self._room

    def _begun(self, text: str) -> tuple[int, str]:
        """Return where the cells of a row begin and its number, after any rows without cells.

        Without such a row the number is empty; the place is below 0 where the form is another.
        """
        at = 0
        while match := _ROW.match(text, at):
            number, attributes, empty = match.groups()
            hidden = _hidden(attributes)
            if hidden is None:
                return -1, ""
            if hidden:
                self.hidden.add(int(number))
            at = match.end()
            if not empty:
                return at, number
        return at, ""

    def _take_cells(self, found: list[tuple[str, ...]], of_row: str) -> bool:
        """Take the cells of a row; whether all are in the usual form, in that row and sound."""
        row, cells, new = int(of_row), self.cells, tuple.__new__
        sound = row <= limits.ROWS
        for letters, number, style, kind, formula, value, given, other in found:
            if not letters:
                sound = sound and not other
                continue
            if not given and not formula:
                continue
            column = column_number(letters)
            at = row, column
            text, means, percent = self._meaning(kind, value, given, style)
            if number != of_row or column > limits.COLUMNS or at in cells or not means:
                return False
            if text or formula:
                cells[at] = new(Cell, (row, column, text, means, bool(formula), percent))
        return sound

    def _meaning(
        self, kind: str, value: str, given: str, style: str
    ) -> tuple[str, Kind | None, bool]:
        """Return text, kind and whether it is a percentage; no kind where it is for the parser."""
        if kind == "s":
            text = self._strings.get(value)
            return text or "", None if text is None else "text", False
        if value and (not kind or kind == "n"):
            shown = self._shown_by(style or "0")
            if shown is None or not _NUMBER.fullmatch(value):
                return "", None, False
            return value, "date" if shown == "date" else "number", shown == "percent"
        return *_other(kind, value, given), False

    def _shown_by(self, style: str) -> Shown | None:
        if style not in self._shown:
            self._shown[style] = self._styles.shown(int(style))
        return self._shown[style]


def _other(kind: str, value: str, given: str) -> tuple[str, Kind | None]:
    """Return text and kind of a cell that is neither a number nor a shared text."""
    if kind == "str" and given:
        return decoded(value), None if len(value) > _LONGEST else "text"
    if not value.strip(" "):
        return "", "blank_formula"
    if kind == "e" and value == value.strip(" "):
        return value, "error"
    if kind == "b" and value in _BOOLEANS:
        return _BOOLEANS[value], "boolean"
    return "", None


@lru_cache(maxsize=256)
def _hidden(attributes: str) -> bool | None:
    """Whether a row with these attributes is not shown; ``None`` where one occurs twice."""
    names = _NAMES.findall(attributes)
    if len(set(names)) < len(names) or "r" in names:
        return None
    return bool(_HIDDEN.search(attributes))
