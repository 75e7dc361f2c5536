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

from scoring.whatif.routing.filling import Need, filled, share_of
from scoring.whatif.routing.sums import Part, cheapest_sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.algebra.linear_bounds import Form
    from scoring.model import Node


MOST_STEPS = 5_000
"""Where movers can stop at more places together, sums have no gaps that are worth looking for."""


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
    """Between which places of its points every mover may stand, both included.

    Attributes:
        settled: how comparisons turn out that might turn out otherwise within these ends, by the
            number of the choice; see :class:`scoring.algebra.reaching.ReachOps`.
    """

    low: tuple[int, ...]
    high: tuple[int, ...]
    settled: tuple[tuple[int, bool], ...] = ()

    def split(self, place: int, index: int) -> tuple[Box, Box]:
        """Return the boxes in which a mover stands before *index*, and from there on."""
        before = self._replace(high=_with(self.high, place, index - 1))
        return before, self._replace(low=_with(self.low, place, index))

    def turned(self, number: int) -> tuple[Box, Box]:
        """Return the boxes in which a comparison holds, and does not."""
        yes, no = ((*self.settled, (number, truth)) for truth in (True, False))
        return self._replace(settled=yes), self._replace(settled=no)


def _with(values: tuple[int, ...], place: int, value: int) -> tuple[int, ...]:
    return (*values[:place], value, *values[place + 1 :])


class Estimate(NamedTuple):
    """What it takes at least, each by itself, beyond the low corner of a box.

    Attributes:
        effort: the effort.
        changed: how many indicators that stand still there must move.
        mixed: both together, weighed as *mix* says.
        moves: how many ticks indicators move in the relaxed question, by place; no part of what
            is certain.
        needs: the bounds that must all be brought to something, where no choice is left.
        key: effort and indicators together, the one that is to be least first.
        open: the choices that may turn out either way, by number.
        mix: how *mixed* is weighed; 0 and 0 where it is not.
    """

    effort: int
    changed: int
    mixed: int
    moves: Mapping[int, Fraction]
    needs: tuple[Need, ...] = ()
    key: tuple[int, int] = (0, 0)
    open: tuple[int, ...] = ()
    mix: tuple[int, int] = (0, 0)


NOTHING = Estimate(0, 0, 0, {})


class Effort:
    """Answers for one list of movers.

    Attributes:
        movers: the indicators that may move; *place* stands for one of them.
        grain: a number that divides the effort of every change.
        fewest: whether indicators that change are to be few before effort is.
        mix: how much effort, and an indicator that changes, weigh where both are bounded together;
            what has little effort may need many indicators, and the other way round.
        steps: how far movers may go on between two of their places, as far as that was asked.
    """

    def __init__(self, movers: Sequence[Mover], *, fewest: bool) -> None:
        self.movers, self.mix, self.fewest = movers, (0, 0), fewest
        self.steps: dict[tuple[int, int, int], tuple[int, ...]] = {}
        away = (
            one.price * math.gcd(*(points - one.points[0] for points in one.points))
            for one in movers
        )
        self.grain = math.gcd(*away) or 1

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
        return self._of_need(box, Need(form, gap), ())

    def together(self, box: Box, known: Estimate) -> Estimate:
        """Return what it takes to bring all about that is needed, part of one need for another.

        What a need takes out of the movers of a larger one counts there as well, and no more than
        that: both are filled from the same movers, the smaller one first.
        """
        if len(known.needs) <= 1:
            return known
        largest = max(known.needs, key=lambda need: len(need.form.slopes))
        inner, used = list[tuple[frozenset[int], Fraction]](), frozenset[int]()
        for need in sorted(known.needs, key=lambda need: len(need.form.slopes)):
            share = share_of(need.form, largest.form)
            places = frozenset(need.form.slopes)
            if share is not None and not places & used:
                inner.append((places, need.gap * share))
                used |= places
        if not inner:
            return known
        joined = self._of_need(box, largest, inner)
        return known if joined is None else both([known, joined]) or known

    def _of_need(
        self, box: Box, need: Need, inner: Sequence[tuple[frozenset[int], Fraction]]
    ) -> Estimate | None:
        form = need.form
        gains = {place: slope * self._extent(box, place) for place, slope in form.slopes.items()}
        prices = {place: Fraction(self.movers[place].price, form.slopes[place]) for place in gains}
        found = filled(need, gains, prices, inner)
        if found is None:
            return None
        effort, moves = found
        whole = math.ceil(effort / self.grain) * self.grain
        mixed, (by_effort, by_change) = Fraction(0), self.mix
        if by_change:
            both_prices = {
                place: by_effort * price
                + (0 if box.low[place] or not gains[place] else Fraction(by_change, gains[place]))
                for place, price in prices.items()
            }
            mixed, few = filled(need, gains, both_prices, inner) or (mixed, moves)
            moves = few if self.fewest else moves
        changed = _fewest(need.gap, gains, box)
        key = self.key(whole, changed)
        real = None
        if sum(box.high[place] - box.low[place] for place in form.slopes) <= MOST_STEPS:
            real = cheapest_sum(self._parts(box, form), need.gap, fewest=self.fewest)
        if real is not None and real.key >= key:
            key, moves = real.key, {place: Fraction(move) for place, move in real.moves.items()}
        return Estimate(whole, changed, math.ceil(mixed), moves, (need,), key)

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
            mover = self.movers[place]
            start, further = mover.distance(low), map(mover.distance, range(low + 1, high + 1))
            known = self.steps[place, low, high] = tuple(one - start for one in further)
        return known

    def _extent(self, box: Box, place: int) -> int:
        mover = self.movers[place]
        return mover.distance(box.high[place]) - mover.distance(box.low[place])


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
    effort, changed, mixed, moves = 0, 0, 0, dict[int, Fraction]()
    needs, key = tuple[Need, ...](), (0, 0)
    for part in parts:
        if part is None:
            return None
        effort, changed = max(effort, part.effort), max(changed, part.changed)
        mixed, needs = max(mixed, part.mixed), (*needs, *part.needs)
        key = max(key, part.key)
        for place, move in part.moves.items():
            moves[place] = max(moves.get(place, move), move)
    return Estimate(effort, changed, mixed, moves, needs, key)


def either(parts: Iterable[Estimate | None], wanted: int = 1) -> Estimate | None:
    """Return what it takes to bring some of several things about."""
    known = [part for part in parts if part is not None]
    if wanted <= 0:
        return NOTHING
    if len(known) < wanted:
        return None
    if len(known) == 1:
        return known[0]
    cheapest = both(sorted(known, key=_size)[:wanted])
    # each of the three by itself: what has the least effort may change the most indicators
    effort, changed, mixed = (
        sorted(numbers)[wanted - 1] for numbers in zip(*(one[:3] for one in known), strict=True)
    )
    key = sorted(one.key for one in known)[wanted - 1]
    moves = {} if cheapest is None else cheapest.moves
    return Estimate(effort, changed, mixed, moves, (), key)


def _size(part: Estimate) -> tuple[int, int]:
    return part.effort, part.changed
