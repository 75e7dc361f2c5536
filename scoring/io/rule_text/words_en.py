"""What sentences of several kinds of rules share, in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.io.rule_text.parts import plain, spans_of, target_name, with_unit
from scoring.schema.rules import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from fractions import Fraction

    from scoring.schema.rules import Measured, Proportional, Threshold, Tier

ZERO = {
    "refuse": "no points can be computed and the sheet is refused",
    "zero": "it earns nothing",
    "full": "it earns the full {full}",
    "met_at_zero": "{actual} of 0 earns the full {full} and any other nothing",
}


def points(number: Decimal | Fraction) -> str:
    """Return a number of points."""
    return f"{plain(number)} {'point' if number == 1 else 'points'}"


def asked(by: str) -> str:
    """Return who answers."""
    return "Each reviewer" if by == "panel" else "The panel together"


def bound(text: str, *, included: bool) -> str:
    """Return a bound, and whether it belongs to what it bounds."""
    return f"{text} ({'included' if included else 'not included'})"


def when_zero(name: str, policy: str, full: Fraction, actual: str = "") -> str:
    """Return what it means where a divisor is zero."""
    return f" Where {name} is 0, {ZERO[policy].format(full=plain(full), actual=actual)}."


def target_zero(rule: Proportional | Threshold, full: Fraction) -> str:
    """Return what a target of zero means, where it is a figure."""
    if not isinstance(rule.target, Figure):
        return ""
    name = target_name(rule.target, "en")
    return when_zero(name, rule.zero_divisor, full, f"“{rule.actual.label.en}”")


def per_zero(rule: Measured, full: Fraction) -> str:
    """Return what it means where the lower part of a rate is zero, for a rate."""
    return "" if rule.per is None else when_zero(f"“{rule.per.label.en}”", rule.zero_divisor, full)


def spans(tiers: Sequence[Tier], otherwise: Fraction, unit: str) -> str:
    """Return tiers, each with both of its bounds."""
    lines = []
    for low, high, earned in spans_of(tiers, otherwise):
        ends = [
            None if end is None else bound(with_unit(end[0], unit), included=end[1])
            for end in (low, high)
        ]
        if low == high:
            where = f"exactly {with_unit(low[0], unit)}" if low else ""
        elif low and high:
            where = f"{ends[0]} to {ends[1]}"
        else:
            where = f"{ends[0]} or more" if low else f"{ends[1]} or less"
        lines.append(f"{where} earns {plain(earned)}")
    return "; ".join(lines)
