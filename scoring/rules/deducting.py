"""Points that fall until they are used up (扣完为止)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from scoring.algebra.ops import Ops

V = TypeVar("V")
B = TypeVar("B")


def until_used_up(ops: Ops[V, B], points: V, lost: V, names: tuple[str, str, str]) -> V:
    """Return *points* less what is *lost*, which is not negative, but never below nothing.

    *names* is what a trace calls nothing lost, some of the points lost, and all of them.
    """
    nothing, some, everything = names
    left = ops.weighted_sum([(1, points), (-1, lost)])
    lessened = ops.choose(
        ops.at_least(left, 1),
        # what intervals cannot see: in this branch it is above nothing anyway
        ops.greatest([left, ops.constant(0)]),
        ops.constant(0),
        names=(some, everything),
    )
    return ops.choose(ops.at_least(lost, 1), lessened, points, names=("", nothing))
