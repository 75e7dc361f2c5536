"""What would have come out otherwise: without limits, or with full points under the same caps."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.ops import INTEGERS
from scoring.evaluation.computing import (
    as_written,
    by_reviewer,
    by_totals,
    compute,
    indicator_ticks,
    left_aside,
    rolled_up,
)
from scoring.panel import even_shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.evaluation.computing import Computed
    from scoring.model import Grade
    from scoring.plan.conditions import CapStep
    from scoring.plan.values import Value
    from scoring.settle import CheckedSheet


class Unlimited(NamedTuple):
    """What would have come out without caps, gates and vetoes.

    Attributes:
        total: the published total.
        grade: its grade.
    """

    total: Fraction
    grade: Grade


def unlimited(checked: CheckedSheet) -> Unlimited:
    """Return the total and grade that caps, gates and vetoes would have left alone."""
    plan = checked.plan
    made = compute(checked, left_aside)
    outcome = plan.outcomes.decide(INTEGERS, made.values, made.times)
    outcomes = plan.outcomes
    scale = plan.tick * made.times if outcomes.places is None else outcomes.scale
    grade = plan.indicator_set.grades[outcome.before]
    return Unlimited(Fraction(outcome.scored, scale), grade)


NOT_RISING = frozenset({"table", "most_frequent"})
"""Groups in which more points of a child may mean fewer points."""


def at_best(checked: CheckedSheet, made: Computed) -> Fraction | None:
    """Return the published total with full points everywhere while the caps that cut points hold.

    Any other cap applies where it does now and still would.  What is left out stays so, flags are
    as they were answered, penalties take nothing.  ``None`` where full points need not be best.
    """
    plan = checked.plan
    if any(node.combine in NOT_RISING for node in plan.nodes):
        return None
    counted: tuple[int, ...] = (1,)
    if by_totals(checked):
        totals = [_best(checked, by_reviewer(checked, one), one) for one in checked.valid]
        counted = even_shares(plan.indicator_set.panel, totals, checked.valid_weights)
    else:
        totals = [_best(checked, made, None)]
    total = sum(share * one for share, one in zip(counted, totals, strict=True))
    times, outcomes = sum(counted), plan.outcomes
    scale = plan.tick * times if outcomes.places is None else outcomes.scale
    return Fraction(outcomes.publish(INTEGERS, total, times), scale)


def _best(checked: CheckedSheet, now: Computed, member: int | None) -> int:
    """Return the most that the total can come to, in ticks."""

    def caps(step: CapStep, values: Sequence[Value[int]]) -> Value[int]:
        before = values[step.slots[0]]
        if step.number in now.cut:
            return step.cut(INTEGERS, before)
        holds = step.conditions.holds(INTEGERS, now.values, step.cap.when)
        return as_written(step, values) if holds else before

    points = indicator_ticks(checked, member)
    for leaf, given in zip(checked.plan.leaves, checked.leaves, strict=True):
        if leaf.node.role != "flag" and not given.out:
            # what takes points off, by itself or through a group, takes none
            points[leaf.slot] = 0 if leaf.node.reach < 0 else leaf.best
    return rolled_up(checked, points, caps).points[0]
