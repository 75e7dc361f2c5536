"""Groups that work on score rates."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from scoring.plan.left import Left
from scoring.plan.values import Value, limits_of, rounded_to
from scoring.rules import rates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.model import IndicatorSet, Node

V = TypeVar("V")
B = TypeVar("B")


class Rates:
    """A group whose points are its full points times a rate made of those of its children.

    Attributes:
        full: full points in ticks.
        factors: what makes a number of 1/*top* of the points of each child.
        top: what a rate of 1 is.
        most: the highest rate a child can have: bonus items may lift one beyond 1.
        scale: how many units of the combined rate make one of *top*.
    """

    def __init__(
        self,
        indicator_set: IndicatorSet,
        node: Node,
        slots: dict[str, int],
        tick: int,
        unit: int,
        mode: str,
    ) -> None:
        nodes, ways, group = indicator_set.nodes, indicator_set.ways, node.group
        if group is None:
            raise TypeError(f"{node.id} is no group")
        counting = [
            (nodes[child], share)
            for child, share in zip(node.children, node.shares, strict=True)
            if nodes[child].role == "counts"
        ]
        fulls = [(child.full * tick).numerator for child, _ in counting]
        self.full = (node.full * tick).numerator
        self.unit, self.mode, self.node = unit, mode, node
        # a mean of powers is rounded to units of its own, which must be whole numbers of 1/top
        per_unit = self.full // math.gcd(self.full, unit)
        self.top = math.lcm(*fulls, per_unit)
        self.most = self.top * max(_highest_rate(indicator_set, child) for child, _ in counting)
        self.factors = tuple(self.top // one for one in fulls)
        self.fulls = tuple(fulls)
        weights = [share * child.full for child, share in counting]
        scale = math.lcm(*(weight.denominator for weight in weights))
        whole = [(weight * scale).numerator for weight in weights]
        common = math.gcd(*whole)
        self.weights = tuple(weight // common for weight in whole)
        self.slots = (slots[node.id],)
        self.reads = tuple(slots[child.id] for child, _ in counting)
        all_may_go = frozenset({1} if all(ways[child.id].out for child, _ in counting) else ())
        limits = limits_of(node, tick)
        self.floor, self.cap = limits
        # rounding lifts nothing beyond the full points; only a bonus does
        self.clip = bool(unit) and not ways[node.id].beyond
        root = node.parent is None
        self.left = Left(node.policies, all_may_go, self.full, limits, root=root)
        self.lowest, self.highest = group.drop_lowest, group.drop_highest
        self.exponent = group.exponent
        self.alike = len(set(self.weights)) == 1
        self.scale = {"median": 2}.get(str(node.combine), 1)
        if node.combine == "drop" and self.alike:
            fewest = len(counting) - self.lowest - self.highest
            may_go = any(ways[child.id].out for child, _ in counting)
            self.scale = math.lcm(*range(1 if may_go else fewest, len(counting) + 1))

    def compute(self, ops: Ops[V, B], values: Sequence[Value[V]]) -> dict[int, Value[V]]:
        """See :class:`~scoring.plan.steps.Step`."""
        points = self.before_limits(ops, values)
        if self.cap is not None:
            points = ops.least([points, ops.constant(self.cap)])
        if self.floor is not None:
            points = ops.greatest([points, ops.constant(self.floor)])
        outs = [values[slot].out for slot in self.reads]
        return {self.slots[0]: self.left.among(ops, outs, Value(points))}

    def before_limits(self, ops: Ops[V, B], values: Sequence[Value[V]]) -> V:
        """Return the points in ticks, rounded, before the cap and the floor of the group."""
        below = [values[slot] for slot in self.reads]
        outs = [value.out for value in below]
        found = [
            ops.weighted_sum([(factor, value.points)])
            for factor, value in zip(self.factors, below, strict=True)
        ]
        points: V = getattr(self, f"_{self.node.combine}")(ops, found, outs, below)
        return ops.least([points, ops.constant(self.full)]) if self.clip else points

    def _points(self, ops: Ops[V, B], rate: V) -> V:
        """Return points from a rate in 1/(scale × top)."""
        number = ops.weighted_sum([(self.full, rate)])
        divisor = self.scale * self.top
        if self.unit:
            return rounded_to(ops, number, ops.constant(divisor), self.unit, self.mode)
        return ops.exact_quotient(number, divisor)

    def _weakest(
        self, ops: Ops[V, B], found: list[V], outs: list[V | None], _: list[Value[V]]
    ) -> V:
        rate = rates.of_those_present(ops, found, outs, self.most, rates.weakest)
        return self._points(ops, ops.least([rate, ops.constant(self.most)]))

    def _best(self, ops: Ops[V, B], found: list[V], outs: list[V | None], _: list[Value[V]]) -> V:
        # what is left out has no points and is never above what counts
        return self._points(ops, ops.greatest(found))

    def _median(self, ops: Ops[V, B], found: list[V], outs: list[V | None], _: list[Value[V]]) -> V:
        return self._points(ops, rates.of_those_present(ops, found, outs, self.most, rates.median))

    def _most_frequent(
        self, ops: Ops[V, B], found: list[V], outs: list[V | None], _: list[Value[V]]
    ) -> V:
        combine = partial(rates.most_frequent, top=self.most)
        return self._points(ops, rates.of_those_present(ops, found, outs, self.most, combine))

    def _one_of(self, ops: Ops[V, B], found: list[V], outs: list[V | None], _: list[Value[V]]) -> V:
        # all but one are left out and have no points
        return self._points(ops, ops.least([ops.total(found), ops.constant(self.most)]))

    def _means(self, ops: Ops[V, B], found: list[V], outs: list[V | None], exponent: int) -> V:
        """Return a mean of powers, rounded once, to whole units."""
        # a set that takes such a mean has to round it
        unit = self.top * self.unit // self.full

        def combine(ops: Ops[V, B], placed: Sequence[V]) -> V:
            return ops.power_mean(placed, [1] * len(placed), exponent, unit)

        if self.alike:
            number = rates.of_those_present(ops, found, outs, self.most, combine)
        else:
            number = ops.power_mean(found, self.weights, exponent, unit)
        return ops.weighted_sum([(self.unit, number)])

    def _geometric_mean(
        self, ops: Ops[V, B], found: list[V], outs: list[V | None], _: list[Value[V]]
    ) -> V:
        return self._means(ops, found, outs, 0)

    def _harmonic_mean(
        self, ops: Ops[V, B], found: list[V], outs: list[V | None], _: list[Value[V]]
    ) -> V:
        return self._means(ops, found, outs, -1)

    def _power_mean(
        self, ops: Ops[V, B], found: list[V], outs: list[V | None], _: list[Value[V]]
    ) -> V:
        return self._means(ops, found, outs, self.exponent or 2)

    def _product(
        self, ops: Ops[V, B], found: list[V], outs: list[V | None], below: list[Value[V]]
    ) -> V:
        # full points are reduced with each other first, so that the numbers stay small
        factors, divisor = [], 1
        for value, full in zip(below, self.fulls, strict=True):
            points = value.points
            if value.out is not None:
                # a child that is left out takes nothing off the product
                points = ops.choose(ops.at_least(value.out, 1), ops.constant(full), points)
            factors.append(points)
            divisor *= full
        common = math.gcd(self.full, divisor)
        number = ops.weighted_sum([(self.full // common, ops.product(factors))])
        return rounded_to(ops, number, ops.constant(divisor // common), self.unit, self.mode)

    def _drop(
        self, ops: Ops[V, B], found: list[V], outs: list[V | None], below: list[Value[V]]
    ) -> V:
        if self.alike:
            kept = rates.kept_mean(self.lowest, self.highest, self.scale)
            return self._points(ops, rates.of_those_present(ops, found, outs, self.most, kept))
        earned = [
            ops.weighted_sum([(weight, rate)])
            for weight, rate in zip(self.weights, found, strict=True)
        ]
        could = []
        for weight, out in zip(self.weights, outs, strict=True):
            whole, nothing = ops.constant(weight * self.top), ops.constant(0)
            could.append(whole if out is None else ops.choose(ops.at_least(out, 1), nothing, whole))

        def points(top: V, bottom: V) -> V:
            number = ops.weighted_sum([(self.full, top)])
            result = rounded_to(ops, number, bottom, self.unit, self.mode)
            return ops.least([result, ops.constant(self.full * self.most // self.top)])

        dropped, highest = self.lowest + self.highest, bool(self.highest)
        return rates.best_ratio(ops, earned, could, dropped, points, highest=highest)


def _highest_rate(indicator_set: IndicatorSet, node: Node) -> int:
    """Return a whole number that the score rate of a node is never above."""
    nodes, group = indicator_set.nodes, node.group
    if group is None or not indicator_set.ways[node.id].beyond:
        return 1
    if group.cap is not None:
        return math.ceil(group.cap / node.full)
    below = [
        _highest_rate(indicator_set, nodes[child])
        for child in node.children
        if nodes[child].role == "counts"
    ]
    return math.prod(below) if group.combine == "product" else max(below)
