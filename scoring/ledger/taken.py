"""Which of its children a group took that chooses, from their score rates alone."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.model import Node

NOTHING = Fraction(0)


def taken(
    group: Node, present: Sequence[tuple[Node, Fraction]], rates: Mapping[str, Fraction]
) -> list[Node]:
    """Return the children whose points a group took, all that count where it took all.

    Args:
        group: the group.
        present: those of its children that count, with their shares.
        rates: their points ÷ full points, by id.
    """
    kind, children = str(group.combine), [one for one, _ in present]
    if kind == "drop":
        return _kept(group, present, rates)
    if kind == "weakest":
        return [min(children, key=lambda one: rates[one.id])]
    if kind == "best":
        return [max(children, key=lambda one: rates[one.id])]
    if kind == "most_frequent":
        wanted = _most_frequent(rates.values())
        return [one for one in children if rates[one.id] == wanted]
    return children


def _most_frequent(rates: Iterable[Fraction]) -> Fraction:
    """Return the most frequent rate, of equally frequent ones the highest."""
    times = Counter(rates)
    return max(times, key=lambda rate: (times[rate], rate))


def _kept(
    node: Node, present: Sequence[tuple[Node, Fraction]], rates: Mapping[str, Fraction]
) -> list[Node]:
    """Return what a ``drop`` keeps: the best (worst) way, the first of equals."""
    group = node.group
    low, high = (group.drop_lowest, group.drop_highest) if group else (0, 0)
    count = max(len(present) - low - high, 1)
    if low and high:
        by_rate = sorted((one for one, _ in present), key=lambda one: rates[one.id])
        first = min(low, len(present) - 1)
        return by_rate[first : first + count]

    def ratio(kept: Sequence[tuple[Node, Fraction]]) -> Fraction:
        top = sum((share * rates[one.id] * one.full for one, share in kept), NOTHING)
        return top / sum((share * one.full for one, share in kept), NOTHING)

    ways = combinations(present, count)
    return [one for one, _ in (max(ways, key=ratio) if low else min(ways, key=ratio))]
