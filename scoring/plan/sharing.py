"""Who gets the points of children that are left out of a group that adds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from scoring.model import GIVE, SIBLINGS, TREE
from scoring.plan.values import pick, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.plan.values import Value

V = TypeVar("V")


class Child(NamedTuple):
    """One child of a linear group; *factor* ÷ divisor weighs it, *could* is its weighted full."""

    slot: int
    factor: int
    could: int
    ways: frozenset[int]
    extra: bool
    gives_to: int | None


class Sharing:
    """Shares out what is left out; amounts are in 1/(scale × divisor) ticks.

    Attributes:
        children: those that count, and bonus and penalty items.
        receiving: the places of the children that may receive the points of others.
    """

    def __init__(self, children: Sequence[Child]) -> None:
        self.children = children
        self.receiving = sorted(
            {c.gives_to for c in children if c.gives_to is not None and GIVE in c.ways}
        )

    def amounts(self, ops: Ops[V, Any], below: Sequence[Value[V]]) -> tuple[int, dict[int, V]]:
        """Return what named siblings receive, and the scale in which they can grow by it."""
        amounts = {}
        for receiver in self.receiving:
            received = [
                pick(ops, value.out, {GIVE: child.could}, child.ways)
                for child, value in zip(self.children, below, strict=True)
                if child.gives_to == receiver
            ]
            amount = together(ops, received)
            if amount is not None:
                amounts[receiver] = amount
        return math.lcm(1, *(self.children[r].could for r in amounts)), amounts

    def grown(
        self, ops: Ops[V, Any], below: Sequence[Value[V]], scale: int, amounts: dict[int, V]
    ) -> list[tuple[int, V]]:
        """Return what named siblings earn with what they received."""
        parts = []
        for receiver, amount in amounts.items():
            child, (points, _, _, beside) = self.children[receiver], below[receiver]
            if beside is not None:
                points = ops.weighted_sum([(1, points), (-1, beside)])
            parts.append((scale // child.could * child.factor, ops.product([points, amount])))
        return parts

    def away(
        self, ops: Ops[V, Any], below: Sequence[Value[V]], scale: int, amounts: dict[int, V]
    ) -> V | None:
        """Return what is shared out over the whole tree, in 1/(scale × divisor) ticks."""
        parts = [
            ops.weighted_sum([(scale * child.factor, value.away)])
            for child, value in zip(self.children, below, strict=True)
            if value.away is not None and not child.extra
        ]
        parts += self._received(ops, below, scale, amounts, TREE)
        return together(ops, parts)

    def shared(
        self, ops: Ops[V, Any], below: Sequence[Value[V]], scale: int, amounts: dict[int, V]
    ) -> V | None:
        """Return what is shared out among the children, in 1/(scale × divisor) ticks."""
        parts = [
            pick(ops, value.out, {SIBLINGS: scale * child.could}, child.ways)
            for child, value in zip(self.children, below, strict=True)
            if not child.extra
        ]
        received = self._received(ops, below, scale, amounts, SIBLINGS)
        return together(ops, [*parts, *received])

    def _received(
        self,
        ops: Ops[V, Any],
        below: Sequence[Value[V]],
        scale: int,
        amounts: dict[int, V],
        way: int,
    ) -> list[V]:
        """Return what receivers were given that are themselves left out in this way."""
        parts = []
        for receiver, amount in amounts.items():
            out, ways = below[receiver].out, self.children[receiver].ways
            if out is None or way not in ways:
                continue
            passed = ops.weighted_sum([(scale, amount)])
            nothing = ops.constant(0)
            inside = ops.choose(ops.at_least(out, way), passed, nothing)
            if max(ways) > way:
                inside = ops.choose(ops.at_least(out, way + 1), nothing, inside)
            parts.append(inside)
        return parts
