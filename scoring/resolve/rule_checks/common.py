"""Checks that several kinds of rules share."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.exact import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from scoring.errors import Problems
    from scoring.schema.rules import Figure, Measured, Tier


class Around(NamedTuple):
    """What a check must know besides the rule.

    Attributes:
        full: the full points of the indicator.
        rounded: whether its points are rounded.
        where: the key of the rule, such as ``mof.toml: indicator.B2.rule``.
        problems: where everything that is wrong is noted.
    """

    full: Fraction
    rounded: bool
    where: str
    problems: Problems


def check_step(step: Decimal, around: Around) -> None:
    """Check that the full points are whole multiples of the step in which they are given."""
    if step <= 0 or (around.full / Fraction(step)).denominator != 1:
        where, full = f"{around.where}.step", as_text(around.full)
        around.problems.add("rule.step-does-not-fit", where, step, full=full)


def check_ids(ids: Iterable[str], where: str, problems: Problems) -> None:
    """Check that no id occurs twice."""
    seen: set[str] = set()
    for number, one in enumerate(ids):
        if one in seen:
            problems.add("rule.id-twice", f"{where}[{number}].id", one)
        seen.add(one)


def check_range(figure: Figure, key: str, around: Around) -> None:
    """Check that a figure can have a value."""
    scale = 10**figure.places
    first, last = math.ceil(figure.at_least * scale), math.floor(figure.at_most * scale)
    if figure.at_most <= figure.at_least or first > last:
        around.problems.add("rule.empty-range", f"{around.where}.{key}.at_most", figure.at_most)


def check_not_negative(figure: Figure, key: str, around: Around) -> None:
    """Check that a figure that is put in proportion cannot be negative."""
    if figure.at_least < 0:
        where = f"{around.where}.{key}.at_least"
        around.problems.add("rule.negative-figure", where, figure.at_least)
    check_range(figure, key, around)


def check_measured(rule: Measured, around: Around) -> None:
    """Check the value a rule looks at: a figure of any sign, and what it is divided by."""
    check_range(rule.figure, "figure", around)
    if rule.per:
        check_not_negative(rule.per, "per", around)


def check_points(points: Fraction, key: str, around: Around) -> None:
    """Check that points lie between nothing and the full points."""
    if not 0 <= points <= around.full:
        where, full = f"{around.where}.{key}", as_text(around.full)
        around.problems.add("rule.tier-points", where, as_text(points), full=full)


def check_tiers(tiers: Sequence[Tier], around: Around) -> None:
    """Check that tiers have one bound each, on one side, and run one way."""
    for number, tier in enumerate(tiers):
        if len(tier.bounds) != 1:
            where = f"{around.where}.tiers[{number}]"
            around.problems.add("rule.tier-needs-one-bound", where, len(tier.bounds))
        check_points(tier.points, f"tiers[{number}].points", around)
    if any(len(tier.bounds) != 1 for tier in tiers):
        return
    for number in range(1, len(tiers)):
        key = f"{around.where}.tiers[{number}]"
        _check_neighbours(tiers[number - 1], tiers[number], key, around.problems)


def _check_neighbours(first: Tier, second: Tier, key: str, problems: Problems) -> None:
    upper, lower = first.bounds[0], second.bounds[0]
    if upper.from_below != lower.from_below:
        problems.add("rule.tiers-mixed-sides", key)
        return
    further = lower.at < upper.at if upper.from_below else lower.at > upper.at
    # 优 above 90 and then from 90 on is a real pair: the bound itself falls into the second
    widened = lower.at == upper.at and lower.included and not upper.included
    if not (further or widened):
        problems.add("rule.tiers-not-ordered", key, as_text(lower.at))
