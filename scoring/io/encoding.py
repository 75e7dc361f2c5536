"""The text of a CSV file: UTF-8, or GB18030 as spreadsheets in China write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoring.errors import fail
from scoring.io.files import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

_BOM = b"\xef\xbb\xbf"
# control characters, and those of private use: what text of another encoding turns into
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")

LAST_OF_TWO_BYTES = 0x7FF
"""The last character that UTF-8 writes in two bytes."""


def read_csv_text(path: Path) -> str:
    """Return the text of a CSV file in UTF-8, or GB18030, with or without a byte-order mark.

    What begins with a byte-order mark, or is UTF-8 but for a few bytes, is never taken for
    GB18030: it is damaged, and would turn into other characters.

    Raises:
        ScoringError: if it cannot be read, is too large, or is in neither encoding.
    """
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start
    if data.startswith(_BOM) or _is_damaged(data):
        raise fail("csv.encoding", str(path), byte=at + 1)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise fail("csv.encoding", str(path), byte=at + 1) from None
    if _NO_TEXT.search(text):
        raise fail("csv.encoding", str(path), byte=at + 1)
    # an editor that changes the encoding keeps the mark
    return text.removeprefix("\ufeff")


def _is_damaged(data: bytes) -> bool:
    """Whether most characters beyond ASCII are sound UTF-8."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    # Chinese takes three bytes in UTF-8; pairs that GB18030 makes by chance are two bytes long
    sound = sum(ord(character) > LAST_OF_TWO_BYTES for character in text) - wrong
    return sound > wrong
