"""Exact numbers as decimals that a spreadsheet takes for numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.exact import decimal_places, fixed, terminates

if TYPE_CHECKING:
    from fractions import Fraction


def decimal_text(value: Fraction, places: int) -> str:
    """Write *value* as a decimal a spreadsheet takes for a number: exactly where it ends.

    One that has no end is rounded half up to eight decimals; the JSON has it exactly.
    """
    most = 8
    if terminates(value):
        most = max(places, decimal_places(value))
    return fixed(value, most)
