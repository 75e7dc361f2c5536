"""Conditions over the values of nodes, and the caps that depend on them."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from scoring.plan.leaves import make_leaf
from scoring.plan.values import held
from scoring.resolve.outcomes import mentioned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.model import IndicatorSet
    from scoring.plan.values import Value
    from scoring.schema.outcome import Cap, Condition
    from scoring.schema.rules import Bound

V = TypeVar("V")
B = TypeVar("B")

PER_CENT = 100


class Conditions:
    """Decides conditions; values are in ticks, *times* over where several reviewers add up."""

    def __init__(self, indicator_set: IndicatorSet, slots: dict[str, int], tick: int) -> None:
        self.set, self.slots, self.tick = indicator_set, slots, tick
        self.nodes = indicator_set.nodes

    def holds(
        self, ops: Ops[V, B], values: Sequence[Value[V]], condition: Condition, times: int = 1
    ) -> B:
        """Return whether a condition holds."""
        if condition.all or condition.any:
            parts = [
                self.holds(ops, values, part, times) for part in condition.all or condition.any
            ]
            return ops.at_least(ops.count(parts), len(parts) if condition.all else 1)
        if condition.node:
            value, node = values[self.slots[condition.node]], self.nodes[condition.node]
            full = (node.full * self.tick * times).numerator
            return self._bounded(ops, value, full, condition, times)
        asked = condition.yes or condition.no or ""
        answered = values[self.slots[asked]]
        # full points as they are rounded: 10/3 may be earned as 3.33
        full = self._best(asked) * times
        yes = ops.at_least(answered.points, full)
        if answered.out is not None:
            # what does not apply was answered neither with yes nor with no
            there = ops.at_least(ops.weighted_sum([(-1, answered.out)]), 0)
            if condition.yes:
                return ops.at_least(ops.count([yes, there]), 2)
            no = ops.at_least(ops.weighted_sum([(-1, answered.points)]), 1 - full)
            return ops.at_least(ops.count([no, there]), 2)
        if condition.yes:
            return yes
        return ops.at_least(ops.weighted_sum([(-1, answered.points)]), 1 - full)

    def _best(self, asked: str) -> int:
        return make_leaf(self.set, self.nodes[asked], self.slots[asked], self.tick).best

    def _bounded(
        self, ops: Ops[V, B], value: Value[V], full: int, condition: Condition, times: int
    ) -> B:
        bound, parts = condition.bounds[0], []
        if value.out is not None:
            # what is left out as a whole has neither points nor a share to hold against a bound
            parts.append(ops.at_least(ops.weighted_sum([(-1, value.out)]), 0))
        if condition.unit == "points":
            parts.append(_against(ops, value.points, bound, Fraction(self.tick * times)))
        elif value.away is None:
            fixed = Fraction(full * bound.at, PER_CENT)
            parts.append(_against(ops, value.points, bound._replace(at=fixed), Fraction(1)))
        else:
            # points ÷ what could be earned here, in per cent, against the bound, without dividing
            could = ops.weighted_sum([(1, ops.constant(full)), (-times, value.away)])
            earned = (PER_CENT * bound.at.denominator, value.points)
            difference = ops.weighted_sum([earned, (-bound.at.numerator, could)])
            parts.append(_against(ops, difference, bound._replace(at=Fraction(0)), Fraction(1)))
            parts.append(ops.at_least(could, 1))
        return parts[0] if len(parts) == 1 else ops.at_least(ops.count(parts), len(parts))


def _against(ops: Ops[V, B], value: V, bound: Bound, scale: Fraction) -> B:
    """Return whether a whole number stands on the right side of a bound × scale."""
    at = bound.at * scale
    if bound.from_below:
        return ops.at_least(value, math.ceil(at) if bound.included else math.floor(at) + 1)
    limit = math.floor(at) if bound.included else math.ceil(at) - 1
    return ops.at_least(ops.weighted_sum([(-1, value)]), -limit)


class CapStep:
    """A conditional cap on the points of a node; *slots* is the node, after the cap."""

    def __init__(
        self,
        indicator_set: IndicatorSet,
        slots: dict[str, int],
        tick: int,
        number: int,
        cap: Cap,
    ) -> None:
        self.number, self.cap = number, cap
        self.conditions = Conditions(indicator_set, slots, tick)
        self.limit = int(cap.at_most * tick)
        self.slots = (slots[cap.node or indicator_set.root.id],)
        self.reads = (*self.slots, *(slots[one] for one in mentioned(cap.when)))

    def compute(self, ops: Ops[V, B], values: Sequence[Value[V]]) -> dict[int, Value[V]]:
        """See :class:`~scoring.plan.steps.Step`."""
        value = values[self.slots[0]]
        capped = ops.choose(
            self.conditions.holds(ops, values, self.cap.when),
            ops.least([value.points, ops.constant(self.limit)]),
            value.points,
        )
        return {self.slots[0]: held(ops, value, capped)}

    def cut(self, ops: Ops[V, B], value: Value[V]) -> Value[V]:
        """Return what a node comes to where the condition holds."""
        return held(ops, value, ops.least([value.points, ops.constant(self.limit)]))
