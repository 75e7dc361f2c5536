"""Texts in CSV that a spreadsheet must open as texts and never run as formulas."""

from __future__ import annotations

STARTS_A_FORMULA = frozenset("=+-@\t\r")


def harmless(text: str) -> str:
    """Return *text* with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if text.lstrip("' ")[:1] in STARTS_A_FORMULA else text


def plain(text: str) -> str:
    """Return *text* as it was before :func:`harmless`."""
    marked = text.startswith("'") and text.lstrip("' ")[:1] in STARTS_A_FORMULA
    return text[1:] if marked else text
