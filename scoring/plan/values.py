"""What a node comes to while a plan is interpreted, whatever the numbers are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.algebra.ops import Ops
    from scoring.model import Node

V = TypeVar("V")
B = TypeVar("B")


class Value(NamedTuple, Generic[V]):
    """The points of a node, and what of it does not count.

    Attributes:
        points: in ticks; 0 where the node is left out.
        out: how the node is left out (see :data:`scoring.model.SIBLINGS`), 0 where it counts;
            ``None`` where it always does.
        away: how many ticks of its full points are shared out over the whole tree; ``None``
            where none ever are.
        beside: what of its points bonus and penalty items gave or took, which nothing that is
            shared out makes larger; ``None`` where there are none, or nothing is ever shared out.
    """

    points: V
    out: V | None = None
    away: V | None = None
    beside: V | None = None


class Given(NamedTuple, Generic[V, B]):
    """What is given for one indicator.

    Attributes:
        rows: the inputs, one row for each reviewer, or a single row.
        present: whether each row was answered; ``None`` where all were.
        weights: the weights of the reviewers, in hundredths.
        state: 0 scored, 1 missing, 2 not applicable, 3 not due, 4 void; ``None`` for scored.
    """

    rows: Sequence[Sequence[V]]
    present: Sequence[B] | None
    weights: Sequence[int]
    state: V | None


def pick(
    ops: Ops[V, Any], out: V | None, amounts: Mapping[int, int], ways: frozenset[int]
) -> V | None:
    """Return the amount that belongs to how a node is left out, 0 where it counts.

    ``None`` where no amount can ever be taken.
    """
    if out is None or not any(amounts.get(way) for way in ways):
        return None
    result = ops.constant(0)
    for way in range(1, max(ways) + 1):
        result = ops.choose(ops.at_least(out, way), ops.constant(amounts.get(way, 0)), result)
    return result


def rounded_to(ops: Ops[V, Any], value: V, divisor: V, unit: int, mode: str) -> V:
    """Return value ÷ (divisor × unit), rounded, in multiples of *unit*."""
    by = ops.weighted_sum([(unit, divisor)]) if unit != 1 else divisor
    number = ops.rounded_quotient(value, by, mode)
    return ops.weighted_sum([(unit, number)]) if unit != 1 else number


def held_beside(ops: Ops[V, Any], before: V, after: V, beside: V | None) -> V | None:
    """Return what bonus and penalty items still give once limits moved the points of a node.

    A cap takes from the bonus first, and a floor gives back the penalty first.
    """
    if beside is None:
        return None
    nothing = ops.constant(0)
    moved = ops.weighted_sum([(1, beside), (1, after), (-1, before)])
    least = ops.greatest([moved, ops.least([beside, nothing])])
    return ops.least([least, ops.greatest([beside, nothing])])


def held(ops: Ops[V, Any], value: Value[V], points: V) -> Value[V]:
    """Return a value whose points a limit moved."""
    beside = held_beside(ops, value.points, points, value.beside)
    return value._replace(points=points, beside=beside)


def together(ops: Ops[V, Any], parts: Sequence[V | None]) -> V | None:
    """Return the sum of what there is, ``None`` where there is nothing."""
    there = [part for part in parts if part is not None]
    return ops.total(there) if there else None


def limits_of(node: Node, tick: int) -> tuple[int | None, int | None]:
    """Return the fewest and the most points that a group can have, in ticks."""
    written = (None, None) if node.group is None else (node.group.floor, node.group.cap)
    floor, cap = (None if one is None else int(one * tick) for one in written)
    return floor, cap
