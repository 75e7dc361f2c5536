"""The least and the most that rules, indicators and groups can come to, from the plan itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.algebra.bounds import BoundsOps, Interval
from scoring.model import TREE
from scoring.plan import settle
from scoring.plan.values import Value

if TYPE_CHECKING:
    from scoring.plan import Leaf, Plan


def rule_range(leaf: Leaf) -> Interval:
    """Return the least and the most points, in ticks, that the rule of an indicator can give.

    Nothing lies outside them.  Where both are equal, all answers earn the same.
    """
    ops, rule = BoundsOps(), leaf.rule
    asked = [one.interval for one in rule.inputs]
    given = [
        Interval(max(one.lo, 1), one.hi) if place in rule.nonzero else one
        for place, one in enumerate(asked)
    ]
    data = rule.denominator(ops, given) if rule.divides_by_data else None
    if data is not None and rule.guarded:
        data = ops.greatest([data, Interval(1, 1)])
    points = settle(ops, leaf, rule.numerator(ops, given), rule.divisor, data)
    if rule.guarded and rule.zero != "refuse" and rule.guard(ops, asked).lo <= 0:
        settled = rule.when_zero(ops, asked, leaf.best)
        points = Interval(min(points.lo, settled.lo), max(points.hi, settled.hi))
    return points


def ranges_of(plan: Plan) -> list[Value[Interval]]:
    """Return what every node can come to, by slot, states that policies settle included."""
    ops = BoundsOps()
    values = [Value(Interval(0, 0))] * len(plan.nodes)
    for leaf in plan.leaves:
        points = rule_range(leaf)
        for policy in leaf.node.policies:
            if policy != "refuse":
                settled = leaf.best if policy == "full" else 0
                points = Interval(min(points.lo, settled), max(points.hi, settled))
        ways = plan.indicator_set.ways[leaf.node.id].out
        values[leaf.slot] = Value(
            points,
            Interval(0, max(ways)) if ways else None,
            Interval(0, leaf.full) if TREE in ways else None,
        )
    plan.carry_out(ops, values)
    return values
