"""What happens to a group when nothing under it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from scoring.model import TREE
from scoring.plan.values import Value
from scoring.resolve.leaving import code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.model import Policies

V = TypeVar("V")
B = TypeVar("B")


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

    def among(self, ops: Ops[V, B], outs: Sequence[V | None], counted: Value[V]) -> Value[V]:
        """Return the value of the group, *outs* telling how its children are left out."""
        empty = None
        if self.possible:
            gone = ops.count([ops.at_least(out, 1) for out in outs if out is not None])
            empty = ops.at_least(gone, len(outs))
        return self.value(ops, empty, counted)

    def value(self, ops: Ops[V, B], empty: B | None, counted: Value[V]) -> Value[V]:
        """Return the value of the group, *empty* telling whether nothing under it counts."""
        if empty is None:
            return counted
        points, _, away, beside = counted
        points = ops.choose(empty, ops.constant(self.points), points)
        out = None
        if self.code:
            out = ops.choose(empty, ops.constant(self.code), ops.constant(0))
        if away is not None or self.away:
            rest = ops.constant(0) if away is None else away
            away = ops.choose(empty, ops.constant(self.away), rest)
        if beside is not None:
            beside = ops.choose(empty, ops.constant(0), beside)
        return Value(points, out, away, beside)
