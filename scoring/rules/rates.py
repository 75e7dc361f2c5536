"""How groups that are no sums make one score rate of those of their children.

A rate is a whole number between 0 and *top*.  Functions return a number of 1/(*scale* × *top*).
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.algebra.ops import Ops

V = TypeVar("V")
B = TypeVar("B")


def weakest(ops: Ops[V, B], rates: Sequence[V]) -> V:
    """Return the lowest of ascending rates."""
    return rates[0]


def best(ops: Ops[V, B], rates: Sequence[V]) -> V:
    """Return the highest of ascending rates."""
    return rates[-1]


def median(ops: Ops[V, B], rates: Sequence[V]) -> V:
    """Return twice the middle of ascending rates: what the two in the middle add up to."""
    return ops.total([rates[(len(rates) - 1) // 2], rates[len(rates) // 2]])


def most_frequent(ops: Ops[V, B], rates: Sequence[V], top: int) -> V:
    """Return, of ascending rates, the most frequent, of equally frequent ones the highest."""
    # counted are the equal rates so far: the last of its kind has them all
    one_more, times = ops.constant(1), ops.constant(1)
    keys = [ops.weighted_sum([(top + 2, times), (1, rates[0])])]
    for before, one in pairwise(rates):
        again = ops.at_least(ops.weighted_sum([(1, before), (-1, one)]), 0)
        times = ops.choose(again, ops.total([times, one_more]), one_more)
        keys.append(ops.weighted_sum([(top + 2, times), (1, one)]))
    leader = ops.greatest(keys)
    return ops.greatest(
        [
            ops.choose(
                ops.at_least(ops.weighted_sum([(1, key), (-1, leader)]), 0), one, ops.constant(0)
            )
            for key, one in zip(keys, rates, strict=True)
        ]
    )


def kept_mean(lowest: int, highest: int, scale: int) -> Callable[[Ops[V, B], Sequence[V]], V]:
    """Return a mean of ascending rates without some at either end, one always kept.

    It is a number of 1/(*scale* × top), and *scale* a multiple of every number that may be kept.
    """

    def combine(ops: Ops[V, B], rates: Sequence[V]) -> V:
        low = min(lowest, len(rates) - 1)
        high = min(highest, len(rates) - 1 - low)
        kept = rates[low : len(rates) - high]
        return ops.weighted_sum([(scale // len(kept), rate) for rate in kept])

    return combine


def best_ratio(
    ops: Ops[V, B],
    earned: Sequence[V],
    could: Sequence[V],
    dropped: int,
    points: Callable[[V, V], V],
    *,
    highest: bool,
) -> V:
    """Return the best (or, dropping the highest, the worst) points over all ways to drop.

    Args:
        ops: the interpreter.
        earned: what every child earned, 0 where it does not count.
        could: what it could have earned, 0 where it does not count.
        dropped: how many children are left out.
        points: the points for a sum of what was earned and one of what could be, above 0.
        highest: whether the worst result is taken.
    """
    found = []
    places = range(len(earned))
    for kept in combinations(places, len(earned) - dropped):
        top, bottom = ops.total([earned[i] for i in kept]), ops.total([could[i] for i in kept])
        found.append(
            (ops.at_least(bottom, 1), points(top, ops.greatest([bottom, ops.constant(1)])))
        )
    if not highest:
        return ops.greatest([ops.choose(any_, one, ops.constant(0)) for any_, one in found])
    everything = points(ops.total(earned), ops.greatest([ops.total(could), ops.constant(1)]))
    beyond = ops.greatest([everything, *(one for _, one in found)])
    return ops.least([ops.choose(any_, one, beyond) for any_, one in found])


def of_those_present(
    ops: Ops[V, B],
    rates: Sequence[V],
    outs: Sequence[V | None],
    top: int,
    combine: Callable[[Ops[V, B], Sequence[V]], V],
) -> V:
    """Return what *combine* makes of the ascending rates of the children that count.

    *outs* holds, for every child, a number above 0 where it does not count, or ``None`` where it
    always does.  How many count decides which of the combinations is taken.
    """
    if all(out is None for out in outs):
        return combine(ops, ops.ranked(rates))
    last = ops.constant(top + 1)
    placed = ops.ranked(
        [
            rate if out is None else ops.choose(ops.at_least(out, 1), last, rate)
            for rate, out in zip(rates, outs, strict=True)
        ]
    )
    # what does not count stands last as a whole rate, which every group can turn into points
    placed = [ops.least([one, ops.constant(top)]) for one in placed]
    absent = ops.count([ops.at_least(out, 1) for out in outs if out is not None])
    result = combine(ops, placed[:1])
    for number in range(2, len(rates) + 1):
        enough = ops.at_least(ops.weighted_sum([(-1, absent)]), number - len(rates))
        result = ops.choose(enough, combine(ops, placed[:number]), result)
    return result
