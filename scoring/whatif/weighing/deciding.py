"""Where the verdict may turn: the bounds that grades, gates and vetoes hold nodes against."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.ops import INTEGERS
from scoring.evaluation import Verdict
from scoring.whatif.weighing.monotone import Bound, Rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scoring.model import IndicatorSet
    from scoring.schema.outcome import Condition
    from scoring.whatif.weighing.counting import Counting

PER_CENT = 100


class Turn(NamedTuple):
    """A bound at which something may turn.

    Attributes:
        node: the id of the node whose points are held against it.
        bound: in points of the node; for the total, as they are before it is published.
        cap: whether the points of a node turn there and not only the grade.
    """

    node: str
    bound: Bound
    cap: bool = False


def publishing(indicator_set: IndicatorSet) -> tuple[Rounded, ...]:
    """Return how the total is rounded where it is published."""
    rounding = indicator_set.rounding
    if rounding.total is None:
        return ()
    return (Rounded(Fraction(1, 10**rounding.total), rounding.mode),)


def turns(indicator_set: IndicatorSet) -> Iterator[Turn]:
    """Go through the bounds of grades, gates, vetoes and conditional caps."""
    root, ends = indicator_set.root, publishing(indicator_set)
    for grade in indicator_set.grades[:-1]:
        bound: Bound | bool = Bound(grade.lower, not grade.included)
        for link in ends:
            bound = link.before(bound) if isinstance(bound, Bound) else bound
        if isinstance(bound, Bound):
            yield Turn(root.id, bound)
    for one in (*indicator_set.gates, *indicator_set.vetoes):
        yield from _conditions(indicator_set, one.when, cap=False)
    for cap in indicator_set.caps:
        yield from _conditions(indicator_set, cap.when, cap=True)


def _conditions(indicator_set: IndicatorSet, when: Condition, *, cap: bool) -> Iterator[Turn]:
    if when.node:
        written = when.bounds[0]
        at = Fraction(written.at)
        if when.unit == "percent":
            at = at * indicator_set.nodes[when.node].full / PER_CENT
        # "at most" turns where the bound is exceeded, "below" where it is reached
        yield Turn(when.node, Bound(at, written.from_below != written.included), cap)
    for part in (*when.all, *when.any):
        yield from _conditions(indicator_set, part, cap=cap)


def verdict_at(counting: Counting, points: Mapping[str, Fraction]) -> Verdict:
    """Return what a sheet comes to with some nodes at other points, gates and vetoes decided.

    Args:
        counting: the sheet.
        points: points of groups in points of their own, by id; the total before it is published.
    """
    evaluation, plan = counting.evaluation, counting.plan
    used, unit = evaluation.indicator_set, evaluation.tick
    scale = math.lcm(1, *((one * unit).denominator for one in points.values()))
    values, times = counting.values(points, scale)
    outcome = plan.outcomes.decide(INTEGERS, values, times)
    units = plan.outcomes.scale * (times if plan.outcomes.places is None else 1)
    grade = used.grades[outcome.grade]
    label = grade.label
    if outcome.veto:
        label = used.vetoes[outcome.veto - 1].outcome or label
    return Verdict(Fraction(outcome.published, units), grade, label)


def around(turns_: Iterable[Turn], nodes: Iterable[str]) -> list[Turn]:
    """Return the turns that some nodes can come to."""
    wanted = set(nodes)
    return [one for one in turns_ if one.node in wanted]
