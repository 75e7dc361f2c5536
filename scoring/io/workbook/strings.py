"""Strings: rich text joined, phonetic guides left out, escaped characters decoded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoring.errors import fail
from scoring.io.workbook import limits
from scoring.io.workbook.usual import DECLARATION, LINES, REFERENCE, dereferenced, is_usual

if TYPE_CHECKING:
    from collections.abc import Mapping

# The table is the root; what a string is made of lies deeper than its item.
_ITEM = 2

# A string of a single run, as nearly all are; the last group takes what is none.
_PLAIN = (
    r'<si><t(?: xml:space="preserve")?>'
    rf"({LINES}(?:{REFERENCE}{LINES})*)</t></si>|(.+)"
)
_TABLE = DECLARATION + rb"""<sst(?: [A-Za-z:]+=(["'])[\w.:/\- ]*\4)*>"""
_OPEN, _CLOSE = b"<si>", b"</sst>"

_ESCAPE = r"_x([0-9A-Fa-f]{4})_"


def decoded(text: str) -> str:
    """Return *text* with escapes such as ``_x000D_`` replaced by the characters they stand for.

    A literal ``_x000D_`` is stored as ``_x005F_x000D_``, so one pass from the left is right.
    """
    if "_x" not in text:
        return text
    found = re.sub(_ESCAPE, lambda match: chr(int(match[1], 16)), text)
    # An escape holds half of a character beyond the first 65,536.
    return found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def joined(pieces: list[str], place: str) -> str:
    """Return the pieces that the parser delivered as one text.

    Raises:
        ScoringError: when the text is longer than any cell can hold.
    """
    if sum(map(len, pieces)) > limits.TEXT:
        raise fail("workbook.long-text", place, limit=limits.TEXT)
    return "".join(pieces)


class Runs:
    """Joins the runs of one string.

    Whitespace is kept whether or not ``xml:space`` asks for it: not every program that
    writes a leading blank also writes the attribute, and what was typed must not be lost.
    """

    def __init__(self, text: list[str], place: str) -> None:
        self.place = place
        self._text = text
        self._runs: list[str] = []
        self._phonetic = False

    def start(self, name: str) -> None:
        """Note that an element inside a string begins."""
        if name == "t":
            self._text.clear()
        elif name == "rPh":
            self._phonetic = True

    def end(self, name: str) -> None:
        """Note that an element inside a string ends."""
        if name == "rPh":
            self._phonetic = False
        elif name == "t" and not self._phonetic:
            self._runs.append(decoded(joined(self._text, self.place)))

    def take(self) -> str:
        """Return the string that has ended, and be ready for the next."""
        text = joined(self._runs, self.place)
        self._runs.clear()
        return text


class SharedStrings:
    """Reads the table of strings that cells refer to by number.

    Attributes:
        found: the strings in their order.
    """

    def __init__(self, place: str) -> None:
        self.text: list[str] = []
        self.found: list[str] = []
        self._length = 0
        self._runs = Runs(self.text, place)

    def prepared(self, content: bytes) -> tuple[bytes, bytes]:
        """Return what of a whole part is to be told: no strings in their usual form."""
        plain = plain_strings(content)
        if plain is None:
            return content, b""
        self.found, rest = plain
        return rest, b""

    def start(self, depth: int, name: str, _attributes: Mapping[str, str]) -> None:
        """Note that an element begins."""
        if depth > _ITEM:
            self._runs.start(name)

    def end(self, depth: int, name: str) -> None:
        """Note that an element ends."""
        if depth > _ITEM:
            self._runs.end(name)
        elif depth == _ITEM and name == "si":
            text = self._runs.take()
            self.found.append(text)
            self._length += len(text)
            if len(self.found) > limits.STRINGS or self._length > limits.STRINGS_TEXT:
                raise fail("workbook.too-complex", self._runs.place)


def plain_strings(content: bytes) -> tuple[list[str], bytes] | None:
    """Return the strings of a table and the table without them.

    ``None`` is returned where any is not written in the usual form.
    """
    at = content.find(_OPEN)
    end = content.rfind(_CLOSE)
    if at < 0 or end < at or content[end:].strip() != _CLOSE or not is_usual(content):
        return None
    if not re.fullmatch(_TABLE, content[:at]):
        return None
    try:
        found = re.findall(_PLAIN, content[at:end].decode(), re.DOTALL)
    except UnicodeDecodeError:
        return None
    if any(other or len(text) > limits.TEXT for text, other in found):
        return None
    strings = [decoded(dereferenced(text)) for text, _ in found]
    return strings, content[:at] + content[end:]
