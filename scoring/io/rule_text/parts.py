"""What the sentences of scoring standards are made of, whatever the language."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.exact import as_text, round_to_step, terminates
from scoring.schema.rules import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from scoring.schema.rules import Band, Measured, Target, Tier

CIRCLED = 20
PER_CENT = 100

End = tuple[Fraction, bool]
"""A bound, and whether it belongs to what it bounds."""


class Span(NamedTuple):
    """What lies between two bounds, ``None`` where there is none, and what it earns."""

    low: End | None
    high: End | None
    points: Fraction


def numbered(place: int) -> str:
    """Return the number of an element, counted from 0, as it stands in a standard."""
    return chr(ord("①") + place) if place < CIRCLED else f"({place + 1})"


def plain(value: Decimal | Fraction | int) -> str:
    """Return a number exactly, without zeros that say nothing."""
    return as_text(Fraction(value))


def percent(share: Fraction) -> str:
    """Return a share in per cent, or as a fraction where that has no end."""
    rate = PER_CENT * share
    return f"{as_text(rate)}%" if terminates(rate) else as_text(share)


def share_of(share: Fraction | None, full: Fraction) -> str:
    """Return a share of the full points; none is nothing."""
    return as_text((share or Fraction(0)) * full)


def target_name(target: Target, language: str) -> str:
    """Return how the target is called, in English in quotation marks, or the number it is."""
    if not isinstance(target, Figure):
        return plain(target)
    return target.label.zh if language == "zh" else f"“{target.label.en}”"


def measured_name(rule: Measured, language: str) -> str:
    """Return how the value a rule looks at is called."""
    name = rule.figure.label.of(language)
    if rule.per is None:
        return name
    sign = "÷" if language == "zh" else " ÷ "
    return f"{name}{sign}{rule.per.label.of(language)}"


def unit_of(rule: Measured) -> str:
    """Return the unit of the value a rule looks at."""
    return "%" if rule.per is not None else rule.figure.unit


def with_unit(value: Decimal | Fraction, unit: str) -> str:
    """Return a number with its unit."""
    gap = "" if unit in {"", "%"} else " "
    return f"{plain(value)}{gap}{unit}"


def spans_of(tiers: Sequence[Tier], otherwise: Fraction) -> Iterator[Span]:
    """Return what each tier holds, and what is left for values in no tier.

    The tiers are bounded on one side and their bounds run one way, so each of them ends where
    the one before it begins.
    """
    before: End | None = None
    from_below = tiers[0].bounds[0].from_below
    for tier in tiers:
        bound = tier.bounds[0]
        here = (bound.at, bound.included)
        there = None if before is None else (before[0], not before[1])
        low, high = (here, there) if from_below else (there, here)
        yield Span(low, high, tier.points)
        before = here
    if before is not None:
        rest = (before[0], not before[1])
        yield Span(None if from_below else rest, rest if from_below else None, otherwise)


def edges_of(rule: Band, full: Fraction) -> list[Fraction]:
    """Return the lower edges of the bands in points, as they can be written down."""
    return [round_to_step(band.from_share * full, Fraction(rule.step)) for band in rule.bands]


def edges_are_rounded(rule: Band, full: Fraction) -> bool:
    """Whether an edge is no whole multiple of the step."""
    return edges_of(rule, full) != [band.from_share * full for band in rule.bands]
