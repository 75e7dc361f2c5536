"""Groups that add weighted points: sums, weighted means, pools; what is left out shared out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from scoring.plan.left import Left
from scoring.plan.sharing import Child, Sharing
from scoring.plan.values import Value, held, rounded_to, together
from scoring.resolve.leaving import receivers
from scoring.rules import groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.model import IndicatorSet, Node

V = TypeVar("V")
B = TypeVar("B")


@dataclass(frozen=True, slots=True, eq=False)
class PlainStep:
    """A group whose children all count; *factors* ÷ *divisor* weigh them, ``None`` for a sum."""

    slots: tuple[int, ...]
    reads: tuple[int, ...]
    factors: tuple[int, ...] | None
    divisor: int

    def points(self, ops: Ops[V, B], below: Sequence[V]) -> V:
        """Return the points of the group from those of its children."""
        if self.factors is None:
            return groups.plain_sum(ops, below)
        return groups.weighted_mean(ops, below, self.factors, self.divisor)

    def compute(self, ops: Ops[V, B], values: Sequence[Value[V]]) -> dict[int, Value[V]]:
        """See :class:`~scoring.plan.steps.Step`."""
        return {self.slots[0]: Value(self.points(ops, [values[one].points for one in self.reads]))}


class Linear:
    """A sum, weighted mean or pool in general; see the attributes.

    With e the weighted points of the children, c what they could earn together, t what of it is
    shared out over the whole tree and s what is shared out here, the group earns
    e × (c − t) ÷ (c − t − s); the root shares out t as well and earns e × c ÷ (c − t − s).  What
    bonus and penalty items give, here or further below, is no part of e and added as it is.

    Attributes:
        children: those that count, and bonus and penalty items.
        divisor: what the factors are divided by.
        full: full points in ticks.
        unit, mode: to how many ticks the group is rounded (0: not), and how.
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
        nodes, ways = indicator_set.nodes, indicator_set.ways
        self.divisor = math.lcm(*(share.denominator for share in node.shares))
        self.full = (node.full * tick).numerator
        self.unit, self.mode, self.root = unit, mode, node.parent is None
        kept = [c for c, s in zip(node.children, node.shares, strict=True) if s]
        places = {child: place for place, child in enumerate(kept)}
        self.children = tuple(
            Child(
                slots[child],
                (share * self.divisor).numerator,
                (share * self.divisor * nodes[child].full * tick).numerator,
                ways[child].out,
                nodes[child].role != "counts",
                next((places[r] for r in receivers(nodes[child].policies)), None),
            )
            for child, share in zip(node.children, node.shares, strict=True)
            if share
        )
        self.slots = (slots[node.id],)
        self.reads = tuple(child.slot for child in self.children)
        self.factors = tuple(child.factor for child in self.children)
        group = node.group
        self.cap = None if group is None or group.cap is None else int(group.cap * tick)
        roles = {nodes[child].role for child in node.children}
        floor = None if group is None else group.floor
        limited = floor is not None or "penalty" in roles
        self.floor = int((floor or 0) * tick) if limited else None
        # rounding lifts nothing beyond the full points; only a bonus does
        self.clip = bool(unit) and not ways[node.id].beyond
        self.sharing = Sharing(self.children)
        counting = [child for child in self.children if not child.extra]
        self.counts = sum(child.could for child in counting)
        possible = frozenset({1} if all(child.ways for child in counting) else ())
        limits = (self.floor, self.cap)
        self.left = Left(node.policies, possible, self.full, limits, root=self.root)
        self.carries = ways[node.id].beside and not self.root

    def compute(self, ops: Ops[V, B], values: Sequence[Value[V]]) -> dict[int, Value[V]]:
        """See :class:`~scoring.plan.steps.Step`."""
        below = [values[slot] for slot in self.reads]
        beside = self._beside(ops, below) if self.carries else None
        if all(value.out is None and value.away is None for value in below):
            number = ops.weighted_sum(
                [(factor, value.points) for factor, value in zip(self.factors, below, strict=True)]
            )
            points, away, empty = self._exact(ops, number, 1), None, None
        else:
            points, away, empty = self._counted(ops, below)
        counted = held(ops, Value(points, None, away, beside), self._limited(ops, points))
        return {self.slots[0]: self.left.value(ops, empty, counted)}

    def _counted(self, ops: Ops[V, Any], below: Sequence[Value[V]]) -> tuple[V, V | None, Any]:
        """Return points, what goes to the whole tree, and whether nothing counts."""
        scale, amounts = self.sharing.amounts(ops, below)
        grown = self.sharing.grown(ops, below, scale, amounts)
        away = self.sharing.away(ops, below, scale, amounts)
        shared = self.sharing.shared(ops, below, scale, amounts)
        gone = together(ops, [shared, away])
        everything = scale * self.counts
        terms = [] if gone is None else [(-1, gone)]
        counting = ops.weighted_sum([(1, ops.constant(everything)), *terms])
        empty = None
        if self.left.possible:
            empty = ops.at_least(ops.weighted_sum([(-1, counting)]), 0)
        if self.root:
            shared, away = gone, None
        if shared is None:
            whole = [
                (scale * child.factor, value.points)
                for child, value in zip(self.children, below, strict=True)
            ]
            points = self._exact(ops, ops.weighted_sum([*whole, *grown]), scale)
        else:
            earned = [*self._earned(below, scale), *grown]
            # nothing is left to count only where the group is empty, which is settled elsewhere
            counting = ops.greatest([counting, ops.constant(1)])
            points = self._stretched(ops, earned, self._extras(below, scale), scale, away, counting)
        if away is not None:
            away = ops.exact_quotient(away, scale * self.divisor)
        return points, away, empty

    def _earned(self, below: Sequence[Value[V]], scale: int) -> list[tuple[int, V]]:
        """Return the weighted points of what counts, without bonus and penalty items in them."""
        counting = [
            (scale * child.factor, value)
            for child, value in zip(self.children, below, strict=True)
            if not child.extra
        ]
        without = [(-factor, v.beside) for factor, v in counting if v.beside is not None]
        return [*((factor, value.points) for factor, value in counting), *without]

    def _extras(self, below: Sequence[Value[V]], scale: int) -> list[tuple[int, V]]:
        """Return the weighted points of bonus and penalty items, here and further below."""
        parts = [
            (scale * child.factor, value.points if child.extra else value.beside)
            for child, value in zip(self.children, below, strict=True)
        ]
        return [(factor, points) for factor, points in parts if points is not None]

    def _beside(self, ops: Ops[V, B], below: Sequence[Value[V]]) -> V:
        return ops.exact_quotient(ops.weighted_sum(self._extras(below, 1)), self.divisor)

    def points(self, ops: Ops[V, B], below: Sequence[V]) -> V:
        """Return the points of the group from those of its children where all of them count."""
        number = ops.weighted_sum(list(zip(self.factors, below, strict=True)))
        return self._limited(ops, self._exact(ops, number, 1))

    def _limited(self, ops: Ops[V, B], points: V) -> V:
        """Return points held within the full points, the cap and the floor of the group."""
        if self.clip:
            points = ops.least([points, ops.constant(self.full)])
        if self.cap is not None:
            points = ops.least([points, ops.constant(self.cap)])
        if self.floor is not None:
            points = ops.greatest([points, ops.constant(self.floor)])
        return points

    def _stretched(
        self,
        ops: Ops[V, B],
        earned: list[tuple[int, V]],
        extras: list[tuple[int, V]],
        scale: int,
        away: V | None,
        counting: V,
    ) -> V:
        """Return what is earned, made larger by what is shared out, and what is beside it."""
        number, base = ops.weighted_sum(earned), 1
        if away is None and not extras:
            number = ops.weighted_sum([(self.full, number)])
        else:
            rest = [] if away is None else [(-1, away)]
            kept = ops.weighted_sum([(1, ops.constant(scale * self.counts)), *rest])
            number, base = ops.product([number, kept]), scale * self.divisor
        if extras:
            # what is beside the full points is not shared out, but rounded with the rest
            beside = ops.product([ops.weighted_sum(extras), counting])
            number = ops.total([number, beside])
        by = ops.weighted_sum([(base, counting)]) if base != 1 else counting
        return rounded_to(ops, number, by, self.unit, self.mode)

    def _exact(self, ops: Ops[V, B], number: V, scale: int) -> V:
        divisor = scale * self.divisor
        if not self.unit:
            return ops.exact_quotient(number, divisor)
        by = ops.constant(divisor * self.unit)
        number = ops.rounded_quotient(number, by, self.mode)
        return ops.weighted_sum([(self.unit, number)]) if self.unit != 1 else number
