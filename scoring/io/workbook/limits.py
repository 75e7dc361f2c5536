"""How large a workbook may be.

A score sheet has a few hundred cells. The limits stand far above any that was filled in
by people, and low enough that a file made to exhaust the machine is refused at once.
"""

from __future__ import annotations

from typing import Final

MIB: Final = 1 << 20

FILE_BYTES: Final = 50 * MIB
# The list of contents is loaded before any entry is looked at; a file of 50 MB can list a
# million entries.
DIRECTORY_BYTES: Final = 1 * MIB
PART_BYTES: Final = 64 * MIB
# Many parts just below the limit of one part would add up to hours.
WORKBOOK_BYTES: Final = 128 * MIB
# Deflate reaches 1032 when the input is a single repeated character.
RATIO: Final = 200
RATIO_APPLIES_ABOVE: Final = 1 * MIB

XML_DEPTH: Final = 64
# Over the whole workbook: bounds the time spent on cells that have a format and no value.
XML_ELEMENTS: Final = 800_000
# How far into a part with more elements it is told, so that the first wrong cell has its place.
XML_BEGINNING: Final = 65_000
# A parser keeps every distinct name for good; the format defines only so many.
XML_NAMES: Final = 2_000
# An unfinished tag or comment is scanned again with each piece that arrives.
XML_TOKEN_BYTES: Final = 256 * 1024

ROWS: Final = 20_000
COLUMNS: Final = 1_000
CELLS: Final = 200_000
# As many as there may be cells to show them, and some twenty characters each.
STRINGS: Final = 200_000
STRINGS_TEXT: Final = 4 * MIB
# Excel itself stops at 32,767 characters; other programs allow somewhat more.
TEXT: Final = 100_000
NAME: Final = 255
