"""Which cells show their number as a date or as a percentage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from scoring.io.workbook.usual import heard_and_unheard

if TYPE_CHECKING:
    from collections.abc import Mapping

# Entries of the same name stand deeper in other tables, where they mean something else.
_TABLE, _ENTRY = 2, 3

Shown = Literal["plain", "date", "percent"]

# Formats that a workbook refers to by number without spelling them out. 27 to 36 and 50
# to 58 are the dates of the East Asian editions.
_DATES = frozenset(
    str(number)
    for span in (range(14, 23), range(27, 37), range(45, 48), range(50, 59))
    for number in span
)
_PERCENTS = frozenset(["9", "10"])

# Elapsed time is the one thing in brackets that is a date; the rest is colour, condition
# or currency. A backslash, "_" and "*" take the next character literally. The patterns are
# compiled when the first format needs them, since many workbooks have none of their own.
_QUOTED = r'"[^"]*"?|\\.|_.|\*.'
_ELAPSED = r"\[(?:h+|m+|s+)\]"
_IGNORED = r"\[[^\]]*\]?|general"


def shown_as(code: str) -> Shown:
    """Return how a number format shows a number."""
    bare = re.sub(_QUOTED, "", code, flags=re.DOTALL)
    if re.search(_ELAPSED, bare, flags=re.IGNORECASE):
        return "date"
    bare = re.sub(_IGNORED, "", bare, flags=re.IGNORECASE)
    if not set("ymdhsYMDHS").isdisjoint(bare):
        return "date"
    return "percent" if "%" in bare else "plain"


class Styles:
    """Reads the table of cell styles; what a format means is worked out when a cell asks."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self._section = ""
        self._codes: dict[str, str] = {}
        self._formats: list[str] = []
        self._known: dict[str, Shown] = {}

    def prepared(self, content: bytes) -> tuple[bytes, bytes]:
        """Return what of a whole part is to be told: nothing after the formats of cells."""
        return heard_and_unheard(content, (b"numFmts", b"cellXfs"))

    def start(self, depth: int, name: str, attributes: Mapping[str, str]) -> None:
        """Note that an element begins."""
        if depth == _TABLE:
            self._section = name
        elif depth == _ENTRY:
            if self._section == "numFmts" and name == "numFmt":
                number = attributes.get("numFmtId", "")
                self._codes[number] = attributes.get("formatCode", "")
            elif self._section == "cellXfs" and name == "xf":
                self._formats.append(attributes.get("numFmtId", "0"))

    def end(self, depth: int, name: str) -> None:
        """Note that an element ends."""

    def shown(self, style: int) -> Shown | None:
        """Return how a style shows a number, or ``None`` if there is no such style.

        A workbook without any styles shows every number as it is.
        """
        if not self._formats:
            return "plain"
        if style >= len(self._formats):
            return None
        number = self._formats[style]
        if number not in self._known:
            self._known[number] = self._format(number)
        return self._known[number]

    def _format(self, number: str) -> Shown:
        if number in self._codes:
            return shown_as(self._codes[number])
        if number in _DATES:
            return "date"
        return "percent" if number in _PERCENTS else "plain"
