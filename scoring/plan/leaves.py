"""The indicators of a plan: from what was filled in to points in ticks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from scoring import rules
from scoring.algebra.ops import INTEGERS
from scoring.exact import quotient
from scoring.model import TREE
from scoring.panel import present_combiner
from scoring.plan.values import Given, Value
from scoring.resolve.leaving import code

if TYPE_CHECKING:
    from scoring.algebra.ops import Ops
    from scoring.model import IndicatorSet, Node
    from scoring.rules.base import Rule

V = TypeVar("V")
B = TypeVar("B")


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """An indicator in the plan.

    Attributes:
        slot: its place among all nodes.
        unit: its points are rounded to whole multiples of this many ticks; 0: not rounded.
        best: what it can earn in ticks: its full points, rounded as the set rounds.
        clip: its full points in ticks where a result must be held below them, else ``None``.
        mode: how its points are rounded.
        panel_unit: what a panel comes to is rounded to multiples of this first; 0: not.
        full: its full points in ticks.
    """

    slot: int
    node: Node
    rule: Rule
    unit: int
    best: int
    clip: int | None
    mode: str
    panel_unit: int
    full: int


def make_leaf(indicator_set: IndicatorSet, node: Node, slot: int, tick: int) -> Leaf:
    """Return an indicator made ready for computing."""
    rounding = indicator_set.rounding
    places, mode = rounding.indicator, rounding.mode
    if node.rounding is not None:
        places, mode = node.rounding.places, node.rounding.mode or mode
    rule: Any = rules.build(node.scored_by, node.full, tick)
    unit = 0 if places is None else tick // 10**places
    if unit and hasattr(rule, "unit"):
        rule = replace(rule, unit=unit)
    full = (node.full * tick).numerator
    # full points that are no whole number of these decimals are rounded as any others, but
    # never up beyond themselves
    best = min(quotient(full, unit, mode) * unit, full) if unit else full
    panel_unit = 0
    if rule.by_panel and rounding.panel is not None:
        panel_unit = tick // 10**rounding.panel
    uneven = (unit and full % unit) or (panel_unit and full % panel_unit)
    clip = full if rule.divides_by_data or uneven else None
    return Leaf(slot, node, rule, unit, best, clip, mode, panel_unit, full)


def level_points(leaf: Leaf) -> list[int]:
    """Return what the levels of an indicator earn in ticks, rounded as it is."""
    # asked of indicators below tables, which have levels only, and levels have points
    earned = leaf.rule.points  # type: ignore[attr-defined]  # see above
    return [settle(INTEGERS, leaf, one, leaf.rule.divisor, None) for one in earned]


def settle(ops: Ops[V, Any], leaf: Leaf, numerator: V, divisor: int, data: V | None) -> V:
    """Return the points of an indicator in ticks; the one place where they are rounded.

    They are *numerator* ÷ (*divisor* × *data*), where *data* is a figure of the sheet.
    """
    unit = leaf.unit
    if leaf.panel_unit:
        by = ops.constant(divisor * leaf.panel_unit)
        if data is not None:
            by = ops.weighted_sum([(divisor * leaf.panel_unit, data)])
        numerator = ops.weighted_sum(
            [(leaf.panel_unit, ops.rounded_quotient(numerator, by, leaf.mode))]
        )
        divisor, data = 1, None
    if data is None:
        if not unit:
            points = ops.exact_quotient(numerator, divisor)
            return points if leaf.clip is None else ops.least([points, ops.constant(leaf.clip)])
        if divisor * unit == 1 and leaf.clip is None:
            return numerator
        points = ops.rounded_quotient(numerator, ops.constant(divisor * unit), leaf.mode)
    else:
        by = ops.weighted_sum([(divisor * unit, data)])
        points = ops.rounded_quotient(numerator, by, leaf.mode)
    if unit != 1:
        points = ops.weighted_sum([(unit, points)])
    if leaf.clip is not None:
        points = ops.least([points, ops.constant(leaf.clip)])
    return points


def leaf_value(
    ops: Ops[V, B], indicator_set: IndicatorSet, leaf: Leaf, given: Given[V, B]
) -> Value[V]:
    """Return what an indicator comes to, its state settled by policy.

    Where the policy is to refuse, the points are 0: such a sheet is refused before it is scored.
    """
    points = _scored(ops, indicator_set, leaf, given)
    ways = indicator_set.ways[leaf.node.id].out
    if given.state is None:
        return Value(points)
    out = ops.constant(0) if ways else None
    for number, policy in enumerate(leaf.node.policies, start=1):
        # a state is never below the last one that holds, so going up the last choice stands
        here = ops.at_least(given.state, number)
        points = ops.choose(here, ops.constant(leaf.best if policy == "full" else 0), points)
        if out is not None:
            out = ops.choose(here, ops.constant(code(policy)), out)
    away = None
    if out is not None and TREE in ways:
        away = ops.constant(0)
        for way, amount in ((TREE, leaf.full), (TREE + 1, 0)):
            away = ops.choose(ops.at_least(out, way), ops.constant(amount), away)
    return Value(points, out, away)


def _scored(ops: Ops[V, B], indicator_set: IndicatorSet, leaf: Leaf, given: Given[V, B]) -> V:
    """Return the points that the rule and the panel give."""
    rule = leaf.rule
    if rule.by_panel:
        combine = present_combiner(indicator_set.panel)
        scores = rule.numerators(ops, given.rows)
        highest = leaf.full * rule.divisor

        def settled(number: V, count: int, data: V | None) -> V:
            return settle(ops, leaf, number, rule.divisor * count, data)

        points: V = combine(ops, scores, given.present, given.weights, highest, settled)
        return points
    row = given.rows[0]
    if not rule.guarded:
        data = rule.denominator(ops, row) if rule.divides_by_data else None
        return settle(ops, leaf, rule.numerator(ops, row), rule.divisor, data)
    # where the guard is zero the other branch is taken, so this changes nothing that counts
    one = ops.constant(1)
    safe = [
        ops.greatest([value, one]) if place in rule.nonzero else value
        for place, value in enumerate(row)
    ]
    data = rule.denominator(ops, safe) if rule.divides_by_data else None
    points = settle(ops, leaf, rule.numerator(ops, safe), rule.divisor, data)
    guard = ops.at_least(rule.guard(ops, row), 1)
    return ops.choose(guard, points, rule.when_zero(ops, row, leaf.best))
