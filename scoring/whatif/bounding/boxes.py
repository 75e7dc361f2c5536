"""Cuts that cost least where gates lower grades, so that a number hangs on several bounds.

The number of projects of a grade is then a sum of parts, each of which follows one bound and
only rises or only falls as that bound moves.  In a *box*, a range of cuts for every bound, it
therefore lies between sums of the parts at the ends.  Boxes that cannot hold what is wanted, or
nothing cheaper than what was found, are left out; the others are halved until their cheapest cuts
will do.  What is left in the end is the cheapest there is, and nothing where there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scoring.whatif.bounding.cutting import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from scoring.whatif.bounding.cutting import Cuts, Ints

    Truths = NDArray[np.bool_]

AT_ONCE = 4096
"""How many boxes are looked at together; more wait, the cheapest of them first."""


class _Part(NamedTuple):
    """What one bound does to a number: *more* adds to it and *less* takes from it, by the cut."""

    bound: int
    more: Ints
    less: Ints

    def between(self, lower: Ints, upper: Ints) -> tuple[Ints, Ints]:
        """Return the least and the greatest it comes to; both arrays fall as cuts rise."""
        first, last = lower[:, self.bound], upper[:, self.bound]
        least = self.more[last] - self.less[first]
        return least, self.more[first] - self.less[last]


class _Number(NamedTuple):
    """The number of projects of a grade as a sum of parts, and what is wanted of it."""

    parts: tuple[_Part, ...]
    least: int
    most: int


def best_in_boxes(
    cuts: Cuts, least: Sequence[int], most: Sequence[int], *, first: bool = False
) -> list[int] | None:
    """Return the cuts of all bounds, best first, that cost least together.

    Args:
        cuts: where the bounds can lie.
        least: the least number of projects of every grade, best first.
        most: the greatest.
        first: whether the first cuts that will do are enough, whatever they cost.

    Returns:
        The cuts, or ``None`` where there are none.
    """
    numbers = list(_numbers(cuts, least, most))
    allowed = [np.flatnonzero(one < NEVER) for one in cuts.costs]
    if not all(map(len, allowed)):
        return None
    nearest = np.array([int(np.argmin(one)) for one in cuts.costs])
    ends = np.array([[one[0] for one in allowed]]), np.array([[one[-1] for one in allowed]])
    found, waiting = None, [ends]
    cheapest = NEVER
    while waiting:
        lower, upper = _in_order(*waiting.pop())
        points = np.clip(nearest, lower, upper)
        costs = _cost(cuts, points)
        kept = (costs < cheapest) & (lower <= upper).all(axis=1) & _able(numbers, lower, upper)
        lower, upper, points, costs = lower[kept], upper[kept], points[kept], costs[kept]
        will_do = _met(numbers, points)
        if will_do.any():
            place = int(np.argmin(np.where(will_do, costs, NEVER)))
            found, cheapest = points[place].tolist(), int(costs[place])
            if first:
                break
        # nothing in a box is cheaper than its cheapest cuts
        open_ones = ~will_do & (costs < cheapest) & (lower < upper).any(axis=1)
        order = np.argsort(costs[open_ones], kind="stable")
        halves = _halved(numbers, lower[open_ones][order], upper[open_ones][order])
        for start in reversed(range(0, len(halves[0]), AT_ONCE)):
            some = slice(start, start + AT_ONCE)
            waiting.append((halves[0][some], halves[1][some]))
    return found


def _numbers(cuts: Cuts, least: Sequence[int], most: Sequence[int]) -> Iterator[_Number]:
    """Give the numbers of which anything is wanted."""
    size = len(cuts.values) + 1
    nothing, all_of_them = np.zeros(size, np.int64), np.full(size, cuts.projects, np.int64)
    better = [{}, *cuts.parts]
    here = [*cuts.parts, {0: all_of_them}]
    for more, less, low, high in zip(here, better, least, most, strict=True):
        if low > 0 or high < cuts.projects:
            parts = (
                _Part(bound, more.get(bound, nothing), less.get(bound, nothing))
                for bound in sorted({*more, *less})
            )
            yield _Number(tuple(parts), low, high)


def _in_order(lower: Ints, upper: Ints) -> tuple[Ints, Ints]:
    """Return boxes without the cuts that are above the cut of a better grade in all of them."""
    upper = np.minimum.accumulate(upper, axis=1)
    lower = np.maximum.accumulate(lower[:, ::-1], axis=1)[:, ::-1]
    return lower, upper


def _cost(cuts: Cuts, points: Ints) -> Ints:
    found = np.zeros(len(points), np.int64)
    for bound, costs in enumerate(cuts.costs):
        found += costs[points[:, bound]]
    return found


def _able(numbers: Sequence[_Number], lower: Ints, upper: Ints) -> Truths:
    """Return which boxes may hold what is wanted."""
    found = np.ones(len(lower), np.bool_)
    for one in numbers:
        ends = [part.between(lower, upper) for part in one.parts]
        found &= sum(most for _, most in ends) >= one.least
        found &= sum(least for least, _ in ends) <= one.most
    return found


def _met(numbers: Sequence[_Number], points: Ints) -> Truths:
    """Return which cuts, in order, give what is wanted."""
    found = np.ones(len(points), np.bool_)
    found &= (points[:, :-1] >= points[:, 1:]).all(axis=1)
    for one in numbers:
        count = np.zeros(len(points), np.int64)
        for part in one.parts:
            count += part.between(points, points)[0]
        found &= (count >= one.least) & (count <= one.most)
    return found


def _halved(numbers: Sequence[_Number], lower: Ints, upper: Ints) -> tuple[Ints, Ints]:
    """Return both halves of every box, cut across the bound that leaves most in doubt."""
    doubt = np.zeros(lower.shape, np.int64)
    for one in numbers:
        ends = [part.between(lower, upper) for part in one.parts]
        low, high = sum(least for least, _ in ends), sum(most for _, most in ends)
        open_ones = (low < one.least) | (high > one.most)
        for part, (least, most) in zip(one.parts, ends, strict=True):
            doubt[:, part.bound] += np.where(open_ones, most - least, 0)
    # where no number is in doubt, only the order of the cuts can be
    doubt = np.where(doubt.any(axis=1, keepdims=True), doubt, upper - lower)
    rows, across = np.arange(len(lower)), np.argmax(doubt, axis=1)
    middle = (lower[rows, across] + upper[rows, across]) // 2
    first, second = upper.copy(), lower.copy()
    first[rows, across], second[rows, across] = middle, middle + 1
    # the halves of a box stay side by side, the cheapest boxes in front
    both = np.stack([lower, second], axis=1).reshape(-1, lower.shape[1])
    return both, np.stack([first, upper], axis=1).reshape(-1, lower.shape[1])
