"""How the workbook looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT = "Microsoft YaHei"
INK, LINE, HEAD, FILL, CALM, BAND = "#1F2937", "#CBD5E1", "#1E3A5F", "#FFF9DB", "#F1F5F9", "#E2E8F0"

_BASE: dict[str, Any] = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter"}
_CELL = {**_BASE, "border": 1, "border_color": LINE, "text_wrap": True}
_OPEN = {**_CELL, "bg_color": FILL, "locked": False, "align": "center"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {**_BASE, "font_size": 16, "bold": True, "font_color": HEAD},
    "note": {**_BASE, "font_color": "#64748B"},
    "label": {**_BASE, "bold": True},
    "field": {**_OPEN, "align": "left"},
    "head": {**_CELL, "bold": True, "font_color": "#FFFFFF", "bg_color": HEAD, "align": "center"},
    "name": {**_OPEN, "font_size": 9},
    "group": {**_CELL, "bold": True, "bg_color": BAND, "align": "center"},
    "text": {**_CELL, "font_size": 9},
    "middle": {**_CELL, "align": "center"},
    "shut": {**_CELL, "bg_color": CALM},
    "kept_out": {**_CELL, "bg_color": CALM, "align": "center"},
    "number": {**_CELL, "bg_color": CALM, "align": "center"},
    "open": _OPEN,
    "words": {**_OPEN, "align": "left", "num_format": "@"},
    "sum": {**_CELL, "bold": True, "bg_color": BAND, "align": "center"},
}


class Styles:
    """The formats of one workbook, made when first asked for."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.made: dict[tuple[str, str], Format] = {}

    def __call__(self, name: str, number: str = "") -> Format:
        """Return a format; *number* is a number format."""
        key = (name, number)
        if key not in self.made:
            extra = {"num_format": number} if number else {}
            self.made[key] = self.workbook.add_format({**_STYLES[name], **extra})
        return self.made[key]
