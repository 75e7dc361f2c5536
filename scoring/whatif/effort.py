"""What it takes at least to bring a value to a bound: the relaxed question of a search.

Every indicator that may move has points in the order in which it comes to them.  Taken as if it
could stop anywhere between them, the cheapest way to a linear bound fills the indicators in the
order of effort per point won, within what groups can win together; no real way is cheaper.
Beside it stands what sums of real moves take, whatever groups can win together; the dearer holds.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.whatif.sums import Part, cheapest_sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.algebra.linear_bounds import Form
    from scoring.model import Node


class Mover(NamedTuple):
    """An indicator that may move.

    Attributes:
        points: what it can come to, in ticks; first what it has, then ever further away.
        price: the effort of moving it by a tick, a whole number of a common unit.
        grain: a number that divides all of *points*.
    """

    node: Node
    slot: int
    points: tuple[int, ...]
    price: int
    grain: int

    def distance(self, index: int) -> int:
        """Return how many ticks away from where it stands a place of *points* is."""
        return abs(self.points[index] - self.points[0])

    def effort(self, index: int) -> int:
        """Return the effort of coming to a place of *points*."""
        return self.price * self.distance(index)

    def at_least(self, distance: Fraction) -> int:
        """Return the first place of *points* that is so many ticks away, or the last of all."""
        wanted = math.ceil(distance)
        found = bisect_left(range(len(self.points)), wanted, key=self.distance)
        return min(found, len(self.points) - 1)


class Box(NamedTuple):
    """Between which places of its points every mover may stand, both included."""

    low: tuple[int, ...]
    high: tuple[int, ...]

    def split(self, place: int, index: int) -> tuple[Box, Box]:
        """Return the boxes in which a mover stands before *index*, and from there on."""
        before = self._replace(high=_with(self.high, place, index - 1))
        return before, self._replace(low=_with(self.low, place, index))


def _with(values: tuple[int, ...], place: int, value: int) -> tuple[int, ...]:
    return (*values[:place], value, *values[place + 1 :])


class Estimate(NamedTuple):
    """What it takes at least, each by itself, beyond the low corner of a box.

    Attributes:
        effort: the effort.
        changed: how many indicators that stand still there must move.
        moves: how many ticks indicators move in the relaxed question, by place; no part of what
            is certain.
        key: both together, the one that is to be least first.
    """

    effort: int
    changed: int
    moves: Mapping[int, Fraction]
    key: tuple[int, int]


NOTHING = Estimate(0, 0, {}, (0, 0))


class Effort:
    """Answers for one list of movers.

    Attributes:
        movers: the indicators that may move; *place* stands for one of them.
        fewest: whether indicators count before effort.
        grain: a number that divides the effort of every change.
        distances: how many ticks away each place of the points of every mover is.
        steps: how far movers may go on between two of their places, as far as that was asked.
    """

    def __init__(self, movers: Sequence[Mover], *, fewest: bool) -> None:
        self.movers, self.fewest = movers, fewest
        self.distances = [
            tuple(one.distance(index) for index in range(len(one.points))) for one in movers
        ]
        self.steps: dict[tuple[int, int, int], tuple[int, ...]] = {}
        steps = (one.effort(index) for one in movers for index in range(len(one.points)))
        self.grain = math.gcd(*steps) or 1

    def key(self, effort: int, changed: int) -> tuple[int, int]:
        """Return effort and indicators, the one that is to be least first."""
        return (changed, effort) if self.fewest else (effort, changed)

    def of(self, indices: Sequence[int]) -> tuple[int, int]:
        """Return the effort of a change, and how many indicators it changes."""
        pairs = zip(self.movers, indices, strict=True)
        effort = sum(mover.effort(index) for mover, index in pairs if index)
        return effort, sum(index > 0 for index in indices)

    def cover(self, box: Box, form: Form, number: int) -> Estimate | None:
        """Return what it takes to bring a value with this bound to a number; ``None``: nothing.

        Args:
            box: where the movers may stand; the bound is told from its low corner.
            form: the bound of the value.
            number: what the value must be at least.
        """
        gap = number * form.divisor - form.base
        if gap <= 0:
            return NOTHING
        gains = {place: slope * self._extent(box, place) for place, slope in form.slopes.items()}
        rooms = [room for _, room in form.limits]
        left, effort, moves = gap, Fraction(0), dict[int, Fraction]()
        for cost, gain, place in self._in_order(form, gains):
            holding = [one for one, (movers, _) in enumerate(form.limits) if place in movers]
            taken = min(-gain, left, *(rooms[one] for one in holding))
            if taken <= 0:
                continue
            for one in holding:
                rooms[one] -= taken
            left -= taken
            effort += cost * taken
            moves[place] = Fraction(taken, form.slopes[place])
            if not left:
                break
        if left:
            return None
        whole = math.ceil(effort / self.grain) * self.grain
        changed = _fewest(gap, gains, box)
        key = self.key(whole, changed)
        real = cheapest_sum(self._parts(box, form), gap, fewest=self.fewest)
        if real is not None and real.key >= key:
            key, moves = real.key, {place: Fraction(move) for place, move in real.moves.items()}
        return Estimate(whole, changed, moves, key)

    def _parts(self, box: Box, form: Form) -> list[Part]:
        """Return how far each mover may move on from the low corner of a box."""
        return [
            Part(
                place, slope, self.movers[place].price, self._steps(box, place), not box.low[place]
            )
            for place, slope in form.slopes.items()
        ]

    def _steps(self, box: Box, place: int) -> tuple[int, ...]:
        low, high = box.low[place], box.high[place]
        known = self.steps.get((place, low, high))
        if known is None:
            start, further = self.distances[place][low], self.distances[place][low + 1 : high + 1]
            known = self.steps[place, low, high] = tuple(one - start for one in further)
        return known

    def _extent(self, box: Box, place: int) -> int:
        mover = self.movers[place]
        return mover.distance(box.high[place]) - mover.distance(box.low[place])

    def _in_order(self, form: Form, gains: Mapping[int, int]) -> list[tuple[Fraction, int, int]]:
        """Return cost by gain, gain (below 0) and place, the cheapest first, then the largest."""
        return sorted(
            (Fraction(self.movers[place].price, slope), -gains[place], place)
            for place, slope in form.slopes.items()
        )


def _fewest(gap: int, gains: Mapping[int, int], box: Box) -> int:
    """Return how many indicators that stand still must move at least."""
    left = gap - sum(gain for place, gain in gains.items() if box.low[place])
    fresh = sorted((gain for place, gain in gains.items() if not box.low[place]), reverse=True)
    count = 0
    while left > 0 and count < len(fresh):
        left -= fresh[count]
        count += 1
    return count


def both(parts: Iterable[Estimate | None]) -> Estimate | None:
    """Return what it takes to bring all of several things about."""
    effort, changed, moves, key = 0, 0, dict[int, Fraction](), (0, 0)
    for part in parts:
        if part is None:
            return None
        effort, changed = max(effort, part.effort), max(changed, part.changed)
        key = max(key, part.key)
        for place, move in part.moves.items():
            moves[place] = max(moves.get(place, move), move)
    return Estimate(effort, changed, moves, key)


def either(parts: Iterable[Estimate | None], wanted: int = 1) -> Estimate | None:
    """Return what it takes to bring some of several things about."""
    known = [part for part in parts if part is not None]
    if wanted <= 0:
        return NOTHING
    if len(known) < wanted:
        return None
    cheapest = sorted(known, key=lambda part: part.key)[:wanted]
    together = both(cheapest)
    moves = {} if together is None else together.moves
    efforts, changes, keys = (
        sorted(some)
        for some in zip(*((part.effort, part.changed, part.key) for part in known), strict=True)
    )
    return Estimate(efforts[wanted - 1], changes[wanted - 1], moves, keys[wanted - 1])
