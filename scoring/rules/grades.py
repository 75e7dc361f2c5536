"""Where a total falls on the grade scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops

V = TypeVar("V")
B = TypeVar("B")


def bounds_reached(ops: Ops[V, B], total: V, limits: Sequence[int]) -> V:
    """Return how many of the lower bounds *total* reaches: 0 is the lowest grade."""
    return ops.count([ops.at_least(total, limit) for limit in limits])
