"""How far one step of an indicator goes, and what points it can have at all.

Where a rule gives a few points only (levels, tiers, a checklist, yes or no), a step leads to the
next of them.  Where reviewers give points freely, it is the step that the rule declares, and
where points follow a figure by a formula, a share of the full points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.ops import INTEGERS
from scoring.plan import settle
from scoring.rules.checklist import ChecklistRule, YesNoRule
from scoring.rules.equality import EqualityRule
from scoring.rules.judged import BandRule, JudgedRule
from scoring.rules.levels import LevelsRule
from scoring.rules.tiers import TiersRule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.plan import Leaf, Plan

PER_CENT = 100
OF_FIGURES = Fraction(10)
"""How many per cent of its full points an indicator moves whose points follow a figure."""


class Range(NamedTuple):
    """What points an indicator can have, in ticks.

    Attributes:
        least: the fewest.
        most: the most.
        marks: the only ones, rising, where there are a few; else empty.
        unit: without marks, they are whole multiples of this.
    """

    least: int
    most: int
    marks: tuple[int, ...]
    unit: int


def unit_of(plan: Plan, leaf: Leaf) -> int:
    """Return of what its points are whole multiples, in ticks, full points excepted.

    They are rounded where reviewers are combined, and as those of an indicator.
    """
    return max(plan.grain(leaf), leaf.panel_unit)


def range_of(plan: Plan, leaf: Leaf) -> Range:
    """Return what points an indicator can have, as all reviewers who agree may give them."""
    rule, unit = leaf.rule, unit_of(plan, leaf)
    numbers = _numerators(leaf)
    if numbers is not None:
        settled = {settle(INTEGERS, leaf, one, rule.divisor, None) for one in numbers}
        marks = tuple(sorted(settled))
        return Range(marks[0], marks[-1], marks, unit)
    return Range(0, leaf.best, (), unit)


def _numerators(leaf: Leaf) -> Iterable[int] | None:
    """Return every numerator that a rule can give, ``None`` where there is no short list."""
    rule = leaf.rule
    if isinstance(rule, LevelsRule):
        return rule.points
    if isinstance(rule, YesNoRule):
        return (0, rule.full)
    if isinstance(rule, TiersRule):
        undivided = {"full": [leaf.best], "zero": [0]}.get(rule.zero, [])
        tiers = [rule.otherwise, *(step.points for step in rule.steps)]
        return [*tiers, *(undivided if rule.guarded else [])]
    if isinstance(rule, EqualityRule):
        nothing = (0,) if "zero" in (rule.above, rule.below) else ()
        return (rule.full, *nothing)
    return _sums(rule) if isinstance(rule, ChecklistRule) else None


def _sums(rule: ChecklistRule) -> set[int]:
    """Return what the elements of a checklist can add up to."""
    sums = {0}
    first = rule.prerequisite
    # the prerequisite comes first, so that without it nothing is added
    order = sorted(range(len(rule.inputs)), key=lambda place: place != first)
    for place in order:
        halves = [one.number for one in rule.inputs[place].choices]
        if place == first:
            sums = {half * rule.per_half[place] for half in halves if half}
            continue
        sums = {one + half * rule.per_half[place] for one in sums for half in halves}
    return sums if first is None else sums | {0}


def step_of(plan: Plan, leaf: Leaf, percent: Fraction | None) -> int:
    """Return how many ticks a step is where points are no short list.

    Args:
        plan: the plan of its set.
        leaf: the indicator.
        percent: a size for every such indicator in per cent of its full points; ``None`` for the
            step its rule declares, and :data:`OF_FIGURES` where it declares none.
    """
    rule, unit = leaf.rule, unit_of(plan, leaf)
    size = leaf.node.full * plan.tick * (OF_FIGURES if percent is None else percent) / PER_CENT
    if percent is None and isinstance(rule, (JudgedRule, BandRule)):
        size = Fraction(rule.inputs[-1].step)
    return -(-size.numerator // (size.denominator * unit)) * unit


def fewer(within: Range, now: Fraction, step: int) -> int | None:
    """Return the points one step down in ticks, ``None`` where there are no fewer."""
    if within.marks:
        place = bisect_left(within.marks, now)
        return within.marks[place - 1] if place else None
    if now <= within.least:
        return None
    down = (now - step) // within.unit * within.unit
    return max(down, within.least)


def more(within: Range, now: Fraction, step: int) -> int | None:
    """Return the points one step up in ticks, ``None`` where there are no more."""
    if within.marks:
        place = bisect_right(within.marks, now)
        return within.marks[place] if place < len(within.marks) else None
    if now >= within.most:
        return None
    up = -(-(now + step) // within.unit) * within.unit
    return min(up, within.most)
