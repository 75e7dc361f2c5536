"""The proof that 64-bit integers are enough for a set and that it never divides by zero."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from scoring.algebra.bounds import (
    INT64_MAX,
    BoundsOps,
    Interval,
    MayDivideByZeroError,
)
from scoring.errors import Problems
from scoring.model import TREE
from scoring.panel import combiner
from scoring.plan.leaves import settle
from scoring.plan.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.plan import Plan
    from scoring.plan.leaves import Leaf

LARGEST_WEIGHT = 1000
"""The largest weight of a reviewer, in hundredths."""


def prove(plan: Plan, *, wide: bool) -> int:
    """Interpret a plan over intervals and return the largest number that can occur.

    Raises:
        ScoringError: if it is beyond 64 bits and *wide* numbers will not do, or if a divisor may
            be zero.
    """
    most = math.inf if wide else INT64_MAX
    ops, problems = BoundsOps(), Problems()
    place = plan.indicator_set.place
    values = [Value(Interval(0, 0))] * len(plan.nodes)
    for leaf in plan.leaves:
        key, before = f"{place}: indicator.{leaf.node.id}.rule", ops.peak
        try:
            values[leaf.slot] = _leaf(plan, ops, leaf)
        except MayDivideByZeroError:
            problems.add("set.may-divide-by-zero", key)
        if before <= most < ops.peak:
            _too_fine(plan, problems, key, ops.peak)
    if len(problems):
        problems.raise_if_any()
    plan.carry_out(ops, values)
    _end(plan, ops, values)
    if ops.peak > most:
        _too_fine(plan, problems, place, ops.peak)
    problems.raise_if_any()
    return ops.peak


def _leaf(plan: Plan, ops: BoundsOps, leaf: Leaf) -> Value[Interval]:
    rule, panel = leaf.rule, plan.indicator_set.panel
    given = [
        # a divisor of zero is settled before any rule runs
        Interval(max(asked.lowest, 1), asked.highest) if place in rule.nonzero else asked.interval
        for place, asked in enumerate(rule.inputs)
    ]
    number, divisor = rule.numerator(ops, given), rule.divisor
    data = rule.denominator(ops, given) if rule.divides_by_data else None
    if data is not None and rule.guarded:
        data = ops.greatest([data, Interval(1, 1)])
    combined = [(number, divisor)]
    if rule.by_panel and panel.stage == "indicator":
        combined = []
        # a median of an even number adds up two scores, a panel too small to be trimmed all of them
        for size in {panel.at_most, panel.at_most - 1, (panel.trim_from or 1) - 1}:
            if 1 <= size <= panel.at_most:
                weights = [LARGEST_WEIGHT] * size
                together, count = combiner(panel)(ops, [number] * size, weights)
                combined.append((together, divisor * count))
    rule.objections(ops, given)
    found = [settle(ops, leaf, together, by, data) for together, by in combined]
    # where a policy decides, it is nothing or all that can be earned
    points = Interval(min(0, *(p.lo for p in found)), max(leaf.best, *(p.hi for p in found)))
    ways = plan.indicator_set.ways[leaf.node.id].out
    out = Interval(0, max(ways)) if ways else None
    away = Interval(0, leaf.full) if TREE in ways else None
    return Value(points, out, away)


def _end(plan: Plan, ops: BoundsOps, values: Sequence[Value[Interval]]) -> None:
    panel = plan.indicator_set.panel
    if panel.stage != "total":
        plan.outcomes.decide(ops, values)
        return
    # equal totals share what is left out, at each end among at most the whole panel
    tied = 1 if panel.combine == "mean" else panel.at_most**2
    most = LARGEST_WEIGHT if plan.weighted else tied
    counted = [
        value._replace(points=ops.weighted_sum([(most, value.points)] * panel.at_most))
        for value in values
    ]
    plan.outcomes.decide(ops, counted, most * panel.at_most)


def _too_fine(plan: Plan, problems: Problems, place: str, peak: int) -> None:
    problems.add("set.too-fine", place, tick=plan.tick, peak=f"{peak:.1e}")
