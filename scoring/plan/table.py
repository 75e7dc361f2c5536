"""Rule tables: the levels of the children are looked up."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from scoring.exact import quotient
from scoring.plan.leaves import level_points, make_leaf
from scoring.plan.left import Left
from scoring.plan.tick import rounding_of
from scoring.plan.values import Value, limits_of
from scoring.resolve.tables import NOT_APPLICABLE, levels_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.model import IndicatorSet, Node

V = TypeVar("V")
B = TypeVar("B")

Fits = list[tuple[int, list[bool]]]
"""For children by place, which levels fit a row."""


class Table:
    """A rule table: the levels of the children are looked up, and the first row that fits wins."""

    def __init__(
        self, indicator_set: IndicatorSet, node: Node, slots: dict[str, int], tick: int
    ) -> None:
        nodes, written = indicator_set.nodes, indicator_set.written
        self.full = (node.full * tick).numerator
        self.slots = (slots[node.id],)
        group = node.group
        if group is None:
            raise TypeError(f"{node.id} is no group")
        counting = [child for child in node.children if nodes[child].role == "counts"]
        self.reads = tuple(slots[child] for child in counting)
        self.levels: list[list[str]] = []
        self.limits: list[list[int]] = []
        for child in counting:
            known = levels_of(written.indicator.get(child) or written.group[child])
            self.levels.append([one for one, _ in known])
            self.limits.append(_level_points(indicator_set, nodes[child], slots[child], tick))
        earned = _level_points(indicator_set, node, slots[node.id], tick)
        unheld = _level_points(indicator_set, node, slots[node.id], tick, limited=False)
        outcomes = [one.id for one in group.outcomes]
        gives = dict(zip(outcomes, zip(earned, unheld, strict=True), strict=True))
        self.rows = [
            (
                [
                    (
                        place,
                        [
                            level in row.when[child]
                            for level in (*self.levels[place], NOT_APPLICABLE)
                        ],
                    )
                    for place, child in enumerate(counting)
                    if child in row.when
                ],
                *gives[row.gives],
            )
            for row in group.table
        ]
        ways = indicator_set.ways
        all_may_go = frozenset({1} if all(ways[child].out for child in counting) else ())
        limits, root = limits_of(node, tick), node.parent is None
        self.left = Left(node.policies, all_may_go, self.full, limits, root=root)

    def compute(self, ops: Ops[V, B], values: Sequence[Value[V]]) -> dict[int, Value[V]]:
        """See :class:`~scoring.plan.steps.Step`."""
        points = self._looked_up(ops, values, [(fits, gives) for fits, gives, _ in self.rows])
        outs = [values[slot].out for slot in self.reads]
        return {self.slots[0]: self.left.among(ops, outs, Value(points))}

    def before_limits(self, ops: Ops[V, B], values: Sequence[Value[V]]) -> V:
        """Return the points in ticks, rounded, before the cap and the floor of the group."""
        return self._looked_up(ops, values, [(fits, gives) for fits, _, gives in self.rows])

    def _looked_up(
        self, ops: Ops[V, B], values: Sequence[Value[V]], rows: Sequence[tuple[Fits, int]]
    ) -> V:
        """Return what the first row gives whose conditions hold."""
        places = [
            self._level(ops, values[slot], limits)
            for slot, limits in zip(self.reads, self.limits, strict=True)
        ]
        points = ops.constant(0)
        for fits, gives in reversed(rows):
            holds = [_one_of(ops, places[place], allowed) for place, allowed in fits]
            row = ops.constant(gives)
            points = (
                ops.choose(ops.at_least(ops.count(holds), len(holds)), row, points)
                if holds
                else row
            )
        return points

    def _level(self, ops: Ops[V, B], value: Value[V], limits: list[int]) -> V:
        """Return which level a child has, 0 for the best; one more than the last if left out."""
        reached = ops.count([ops.at_least(value.points, limit) for limit in limits[:-1]])
        level = ops.weighted_sum([(1, ops.constant(len(limits) - 1)), (-1, reached)])
        if value.out is None:
            return level
        return ops.choose(ops.at_least(value.out, 1), ops.constant(len(limits)), level)


def _level_points(
    indicator_set: IndicatorSet, node: Node, slot: int, tick: int, *, limited: bool = True
) -> list[int]:
    """Return what each level of an indicator or outcome of a table earns, rounded as it is.

    *limited* says whether the cap and the floor of a table hold what its outcomes earn.
    """
    if node.group is None:
        return level_points(make_leaf(indicator_set, node, slot, tick))
    unit, mode = rounding_of(indicator_set, node, tick)
    floor, cap = limits_of(node, tick) if limited else (None, None)
    full, found = int(node.full * tick), []
    for outcome in node.group.outcomes:
        points = Fraction(outcome.share * full)
        if unit:
            points = Fraction(quotient(points.numerator, points.denominator * unit, mode) * unit)
        most = full if cap is None else min(full, cap)
        points = min(points, Fraction(most))
        found.append(int(points if floor is None else max(points, Fraction(floor))))
    return found


def _one_of(ops: Ops[V, B], level: V, allowed: Sequence[bool]) -> B:
    """Return whether a level is one of those allowed."""
    result = ops.constant(0)
    for place, fits in enumerate(allowed):
        result = ops.choose(ops.at_least(level, place), ops.constant(int(fits)), result)
    return ops.at_least(result, 1)
