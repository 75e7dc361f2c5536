"""Linear bounds of groups that are no sums, from what their indicators can come to together.

A bound that holds for every mean of powers, or every way to drop what is worst, is wide.  Where
few indicators make a group, all that they can come to within a box is gone through, or cells of
it with the ends of the group in each, and the bound is as flat as those allow.
"""

from __future__ import annotations

import math
import operator
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.bounds import BoundsOps, Interval
from scoring.algebra.linear_bounds import Form
from scoring.algebra.ops import INTEGERS
from scoring.plan.conditions import CapStep
from scoring.plan.linear import Linear, PlainStep
from scoring.plan.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.algebra.linear_bounds import Reach
    from scoring.plan import Plan, Step
    from scoring.whatif.routing.effort import Box, Mover

MOST_MOVERS = 4
"""A group of more movers is bounded by what is known of its kind alone."""

MOST_KNOWN = 10**6
"""Of more combinations of points cells would be too wide to say anything."""

MOST_EXACT, MOST_CELLS = 1_500, 500
"""Up to so many combinations of points are gone through one by one; beyond, so many cells."""

FINE = 10**6
"""Slopes are rounded up to multiples of 1/this."""

Near = tuple[int, ...]
"""How many ticks each mover goes at least."""

Slopes = tuple[tuple[int, int], ...]
"""By the place of each mover, in units of 1/:data:`FINE`."""


class Cell(NamedTuple):
    """Changes: how far each mover goes at least, and between what the group comes to."""

    near: Near
    span: Interval


class Group(NamedTuple):
    """A group that is no sum.

    Attributes:
        slot: its place among the nodes.
        places: its movers.
        steps: what it takes to compute it from them, in order.
    """

    slot: int
    places: tuple[int, ...]
    steps: tuple[Step, ...]


class Steepest:
    """Bounds groups of one sheet; *still* are the values of nodes that do not move."""

    def __init__(self, plan: Plan, movers: Sequence[Mover], still: Sequence[Value[int]]) -> None:
        self.movers, self.still = movers, still
        self.spans = [_span_of(value) for value in still]
        self.groups = dict(_groups(plan, movers))
        self.known: dict[tuple[int, tuple[int, ...]], int] = {}
        self.found: dict[tuple[int, tuple[tuple[int, int], ...]], tuple[int, Slopes, Slopes]] = {}

    def tightened(self, number: int, value: Value[Reach], box: Box) -> Value[Reach]:
        """Return what a step gives, with the better bounds of both kinds.

        Args:
            number: the place of the step in the plan.
            value: what it gives over the box.
            box: where the movers may stand.
        """
        group = self.groups.get(number)
        if group is None:
            return value
        ends = tuple((box.low[place], box.high[place]) for place in group.places)
        if not 1 < math.prod(high - low + 1 for low, high in ends) <= MOST_KNOWN:
            return value
        found = self.found.get((number, ends))
        if found is None:
            found = self.found[number, ends] = self._slopes(number, group, ends)
        start, rising, falling = found
        span, reach = value.points.span, value.points
        up = Form(start * FINE, dict(rising), FINE).tightened(span.hi)
        down = Form(-start * FINE, dict(falling), FINE).tightened(-span.lo)
        better = reach._replace(up=_lower(up, reach.up), down=_lower(down, reach.down))
        return value._replace(points=better)

    def _slopes(
        self, number: int, group: Group, ends: tuple[tuple[int, int], ...]
    ) -> tuple[int, Slopes, Slopes]:
        start = self._exact(number, group, tuple(low for low, _ in ends))
        cells = list(self._cells(number, group, ends))
        prices = [self.movers[place].price for place in group.places]
        rising = _flattest([(one.near, one.span.hi - start) for one in cells], prices)
        falling = _flattest([(one.near, start - one.span.lo) for one in cells], prices)
        # what gives nothing is no mover of a bound
        up, down = (
            tuple((place, one) for place, one in zip(group.places, slopes, strict=True) if one)
            for slopes in (rising, falling)
        )
        return start, up, down

    def _cells(
        self, number: int, group: Group, ends: tuple[tuple[int, int], ...]
    ) -> Iterator[Cell]:
        movers = [self.movers[place] for place in group.places]
        starts = [mover.distance(low) for mover, (low, _) in zip(movers, ends, strict=True)]
        exact = math.prod(high - low + 1 for low, high in ends) <= MOST_EXACT
        each = max(int(MOST_CELLS ** (1 / len(ends))), 2)
        parts = [
            [(one, one) for one in range(low, high + 1)] if exact else _parts(low, high, each)
            for low, high in ends
        ]
        for chosen in product(*parts):
            near = tuple(
                mover.distance(first) - start
                for mover, start, (first, _) in zip(movers, starts, chosen, strict=True)
            )
            if all(first == last for first, last in chosen):
                here = self._exact(number, group, tuple(first for first, _ in chosen))
                yield Cell(near, Interval(here, here))
            else:
                yield Cell(near, self._span(group, chosen))

    def _exact(self, number: int, group: Group, indices: tuple[int, ...]) -> int:
        here = self.known.get((number, indices))
        if here is None:
            values = list(self.still)
            for place, index in zip(group.places, indices, strict=True):
                mover = self.movers[place]
                values[mover.slot] = Value(mover.points[index])
            for step in group.steps:
                for slot, value in step.compute(INTEGERS, values).items():
                    values[slot] = value
            here = self.known[number, indices] = values[group.slot].points
        return here

    def _span(self, group: Group, chosen: Sequence[tuple[int, int]]) -> Interval:
        ops, values = BoundsOps(), list[Value[Interval]](self.spans)
        for place, ends in zip(group.places, chosen, strict=True):
            mover = self.movers[place]
            values[mover.slot] = Value(Interval(*sorted(mover.points[one] for one in ends)))
        for step in group.steps:
            for slot, value in step.compute(ops, values).items():
                values[slot] = value
        return values[group.slot].points


def _span_of(value: Value[int]) -> Value[Interval]:
    out, away = (None if one is None else Interval(one, one) for one in value[1:3])
    return Value(Interval(value.points, value.points), out, away)


def _groups(plan: Plan, movers: Sequence[Mover]) -> Iterator[tuple[int, Group]]:
    """Go through the steps that give groups that are no sums, of few movers."""
    feeds: dict[int, tuple[frozenset[int], frozenset[int]]] = {
        mover.slot: (frozenset({place}), frozenset()) for place, mover in enumerate(movers)
    }
    for number, step in enumerate(plan.steps):
        below = [feeds[slot] for slot in step.reads if slot in feeds]
        places = frozenset[int]().union(*(one for one, _ in below))
        steps = frozenset({number}).union(*(one for _, one in below))
        for slot in step.slots:
            feeds[slot] = places, steps
        parts = tuple(plan.steps[one] for one in sorted(steps))
        # the bounds of what only adds are as good as can be
        adding = all(isinstance(one, PlainStep | Linear | CapStep) for one in parts)
        if not adding and not isinstance(step, CapStep) and 0 < len(places) <= MOST_MOVERS:
            slots = step.slots if len(step.slots) == 1 else ()
            yield from ((number, Group(slot, tuple(sorted(places)), parts)) for slot in slots)


def _parts(low: int, high: int, most: int) -> list[tuple[int, int]]:
    """Return the first place by itself, and ever wider ranges of the others."""
    if high - low < most:
        return [(one, one) for one in range(low, high + 1)]
    found, first = [(low, low)], low + 1
    while first <= high:
        left = most - len(found)
        # the widths grow by what makes the last of them end at the end
        ratio = ((high - low) / (first - low)) ** (1 / left) if left > 1 else math.inf
        last = high if left <= 1 else min(high, max(first, int((first - low) * ratio) + low - 1))
        found.append((first, last))
        first = last + 1
    return found


def _flattest(cells: Sequence[tuple[Near, int]], prices: Sequence[int]) -> list[int]:
    """Return slopes, such that no gain is above what the moves give by them, rounded up.

    Two kinds are tried: in proportion to the prices, and to what each mover gives by itself; the
    one by which the greatest gain takes more effort is returned.
    """
    gains = [(near, gain) for near, gain in cells if gain > 0]
    if not gains:
        return [0] * len(prices)
    alone = [Fraction(0)] * len(prices)
    for near, gain in gains:
        going = [place for place, one in enumerate(near) if one]
        if len(going) == 1:
            alone[going[0]] = max(alone[going[0]], Fraction(gain, near[going[0]]))
    kinds = [_scaled(gains, [Fraction(price) for price in prices])]
    if all(alone):
        kinds.append(_scaled(gains, alone))

    def cheapest(slopes: Sequence[int]) -> Fraction:
        return min(Fraction(*one) for one in zip(prices, slopes, strict=True))

    return max(kinds, key=cheapest)


def _scaled(gains: Sequence[tuple[Near, int]], kind: Sequence[Fraction]) -> list[int]:
    """Return the least multiple of slopes by which no gain is above what its moves give."""
    divisor = math.lcm(*(one.denominator for one in kind))
    whole = [(one * divisor).numerator for one in kind]
    steep = max(Fraction(gain, sum(map(operator.mul, whole, near))) for near, gain in gains)
    return [math.ceil(steep * one * FINE) for one in whole]


def _lower(one: Form, other: Form) -> Form:
    """Return the bound that starts lower, or else is flatter."""
    starts = Fraction(one.base, one.divisor), Fraction(other.base, other.divisor)
    if starts[0] != starts[1]:
        return one if starts[0] < starts[1] else other
    sums = (Fraction(sum(form.slopes.values()), form.divisor) for form in (one, other))
    return one if next(sums) < next(sums) else other
