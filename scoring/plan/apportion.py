"""Cumulative rounding of the children of a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from scoring.plan.values import Value, rounded_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.model import IndicatorSet, Node

V = TypeVar("V")
B = TypeVar("B")


class Apportion:
    """Cumulative rounding: each child is what the sum so far, rounded, rises with it."""

    def __init__(
        self, indicator_set: IndicatorSet, node: Node, slots: dict[str, int], unit: int
    ) -> None:
        counting = [c for c in node.children if indicator_set.nodes[c].role == "counts"]
        self.slots = self.reads = tuple(slots[child] for child in counting)
        self.unit = unit
        self.mode = indicator_set.rounding.mode

    def compute(self, ops: Ops[V, B], values: Sequence[Value[V]]) -> dict[int, Value[V]]:
        """See :class:`~scoring.plan.steps.Step`."""
        before, so_far, result = ops.constant(0), ops.constant(0), {}
        one = ops.constant(1)
        for slot in self.slots:
            so_far = ops.total([so_far, values[slot].points])
            here = rounded_to(ops, so_far, one, self.unit, self.mode)
            points = ops.weighted_sum([(1, here), (-1, before)])
            result[slot] = values[slot]._replace(points=points)
            before = here
        return result
