"""Groups that add weighted points: sums, weighted means, pools; what is left out shared out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from scoring.model import GIVE, SIBLINGS, TREE
from scoring.plan.values import Value, pick, rounded_to, together
from scoring.resolve.leaving import code, receivers
from scoring.rules import groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.model import IndicatorSet, Node, Policies

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


class Left:
    """What happens to a group when nothing under it counts: its own policy decides."""

    def __init__(
        self,
        policies: Policies,
        ways: frozenset[int],
        full: int,
        limits: tuple[int | None, int | None],
        *,
        root: bool,
    ) -> None:
        policy, (floor, cap) = policies.not_applicable, limits
        points = full if policy == "full" else 0
        points = points if cap is None else min(points, cap)
        # what is left out earns nothing; what is settled is held within the limits of the group
        self.points = 0 if code(policy) else points if floor is None else max(points, floor)
        self.code = 0 if root else code(policy)
        self.away = full if self.code == TREE else 0
        self.possible = bool(ways)

    def value(
        self, ops: Ops[V, B], empty: B | None, points: V, away: V | None, *, full: int
    ) -> Value[V]:
        """Return the value of the group, *empty* telling whether nothing under it counts."""
        if empty is None:
            return Value(points, None, away)
        points = ops.choose(empty, ops.constant(self.points), points)
        out = None
        if self.code:
            out = ops.choose(empty, ops.constant(self.code), ops.constant(0))
        if away is not None or self.away:
            rest = ops.constant(0) if away is None else away
            away = ops.choose(empty, ops.constant(self.away), rest)
        return Value(points, out, away)


class Child(NamedTuple):
    """One child of a linear group; *factor* ÷ divisor weighs it, *could* is its weighted full."""

    slot: int
    factor: int
    could: int
    ways: frozenset[int]
    extra: bool
    gives_to: int | None


class Linear:
    """A sum, weighted mean or pool in general; see the attributes.

    With e the weighted points of the children, c what they could earn together, t what of it is
    shared out over the whole tree and s what is shared out here, the group earns
    e × (c − t) ÷ (c − t − s); the root shares out t as well and earns e × c ÷ (c − t − s).

    Attributes:
        children: those that count, then bonus and penalty items.
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
        self.receiving = sorted(
            {c.gives_to for c in self.children if c.gives_to is not None and GIVE in c.ways}
        )
        counting = [child for child in self.children if not child.extra]
        self.counts = sum(child.could for child in counting)
        possible = frozenset({1} if all(child.ways for child in counting) else ())
        limits = (self.floor, self.cap)
        self.left = Left(node.policies, possible, self.full, limits, root=self.root)

    def compute(self, ops: Ops[V, B], values: Sequence[Value[V]]) -> dict[int, Value[V]]:
        """See :class:`~scoring.plan.steps.Step`."""
        below = [values[slot] for slot in self.reads]
        if all(value.out is None and value.away is None for value in below):
            return {self.slots[0]: Value(self.points(ops, [value.points for value in below]))}
        scale, grown = self._grown(ops, below)
        earned = [
            (scale * child.factor, value.points)
            for child, value in zip(self.children, below, strict=True)
            if not child.extra
        ]
        for receiver, amount in grown.items():
            child, product = self.children[receiver], ops.product([below[receiver].points, amount])
            earned.append((scale // child.could * child.factor, product))
        extras = [
            (scale * child.factor, value.points)
            for child, value in zip(self.children, below, strict=True)
            if child.extra
        ]
        away = self._away(ops, below, scale, grown)
        shared = self._shared(ops, below, scale, grown)
        points, empty = self._points(ops, earned, extras, scale, away, shared)
        points = self._limited(ops, points)
        if away is not None:
            away = None if self.root else ops.exact_quotient(away, scale * self.divisor)
        return {self.slots[0]: self.left.value(ops, empty, points, away, full=self.full)}

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

    def _grown(self, ops: Ops[V, B], below: Sequence[Value[V]]) -> tuple[int, dict[int, V]]:
        """Return what named siblings receive, and the scale in which they can grow by it."""
        grown = {}
        for receiver in self.receiving:
            received = [
                pick(ops, value.out, {GIVE: child.could}, child.ways)
                for child, value in zip(self.children, below, strict=True)
                if child.gives_to == receiver
            ]
            amount = together(ops, received)
            if amount is not None:
                grown[receiver] = amount
        return math.lcm(1, *(self.children[r].could for r in grown)), grown

    def _away(
        self, ops: Ops[V, B], below: Sequence[Value[V]], scale: int, grown: dict[int, V]
    ) -> V | None:
        """Return what is shared out over the whole tree, in 1/(scale × divisor) ticks."""
        parts = [
            ops.weighted_sum([(scale * child.factor, value.away)])
            for child, value in zip(self.children, below, strict=True)
            if value.away is not None and not child.extra
        ]
        parts += self._received(ops, below, scale, grown, TREE)
        return together(ops, parts)

    def _shared(
        self, ops: Ops[V, B], below: Sequence[Value[V]], scale: int, grown: dict[int, V]
    ) -> V | None:
        """Return what is shared out among the children, in 1/(scale × divisor) ticks."""
        parts = [
            pick(ops, value.out, {SIBLINGS: scale * child.could}, child.ways)
            for child, value in zip(self.children, below, strict=True)
            if not child.extra
        ]
        received = self._received(ops, below, scale, grown, SIBLINGS)
        return together(ops, [*parts, *received])

    def _received(
        self,
        ops: Ops[V, B],
        below: Sequence[Value[V]],
        scale: int,
        grown: dict[int, V],
        way: int,
    ) -> list[V]:
        """Return what receivers were given that are themselves left out in this way."""
        parts = []
        for receiver, amount in grown.items():
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

    def _points(
        self,
        ops: Ops[V, B],
        earned: list[tuple[int, V]],
        extras: list[tuple[int, V]],
        scale: int,
        away: V | None,
        shared: V | None,
    ) -> tuple[V, Any]:
        if self.root:
            shared, away = together(ops, [shared, away]), None
        if shared is None and away is None:
            return self._exact(ops, ops.weighted_sum(earned + extras), scale), None
        everything = scale * self.counts
        gone = together(ops, [shared, away])
        terms = [] if gone is None else [(-1, gone)]
        counting = ops.weighted_sum([(1, ops.constant(everything)), *terms])
        empty = None
        if self.left.possible:
            empty = ops.at_least(ops.weighted_sum([(-1, counting)]), 0)
        if shared is None:
            return self._exact(ops, ops.weighted_sum(earned + extras), scale), empty
        # nothing is left to count only where the group is empty, which is settled elsewhere
        counting = ops.greatest([counting, ops.constant(1)])
        number, base = ops.weighted_sum(earned), 1
        if away is None and not extras:
            number = ops.weighted_sum([(self.full, number)])
        else:
            rest = [] if away is None else [(-1, away)]
            kept = ops.weighted_sum([(1, ops.constant(everything)), *rest])
            number, base = ops.product([number, kept]), scale * self.divisor
        if extras:
            # what is beside the full points is not shared out, but rounded with the rest
            beside = ops.product([ops.weighted_sum(extras), counting])
            number = ops.total([number, beside])
        by = ops.weighted_sum([(base, counting)]) if base != 1 else counting
        return rounded_to(ops, number, by, self.unit, self.mode), empty

    def _exact(self, ops: Ops[V, B], number: V, scale: int) -> V:
        divisor = scale * self.divisor
        if not self.unit:
            return ops.exact_quotient(number, divisor)
        by = ops.constant(divisor * self.unit)
        number = ops.rounded_quotient(number, by, self.mode)
        return ops.weighted_sum([(self.unit, number)]) if self.unit != 1 else number
