"""Linear bounds: what a value can at most be as inputs move away from where they stand.

A bound is a base and a slope for every input that moves, and says how much the inputs of a group
may give together where a limit holds the group.  Comparisons remember what they compare, so that
a search can ask what it takes at least to make one hold.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.bounds import Interval, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FINE = 10**9
"""Slopes that are no whole numbers are rounded up to multiples of 1/this."""


class Form(NamedTuple):
    """A value is at most (base + what its movers give) ÷ divisor.

    Attributes:
        slopes: what a mover gives for every tick it moves, by its place; always positive.
        limits: what several movers give together at most; each of two such groups holds the
            other, or they share nothing.
    """

    base: int
    slopes: Mapping[int, int]
    divisor: int = 1
    limits: tuple[tuple[frozenset[int], int], ...] = ()

    def tightened(self, most: int) -> Form:
        """Return the bound of a value that is never above *most* either."""
        room = most * self.divisor - self.base
        if room <= 0 or not self.slopes:
            return Form(min(self.base, most * self.divisor), {}, self.divisor)
        return self._replace(limits=(*self.limits, (frozenset(self.slopes), room)))


class Reach(NamedTuple):
    """A value over a box of inputs.

    Attributes:
        span: the least and the greatest it can be.
        up: a bound of the value.
        down: a bound of the value times −1.
        grain: a number that divides whatever it can be; 0 where it can be 0 only.
        tests: what is counted, where it counts comparisons.
    """

    span: Interval
    up: Form
    down: Form
    grain: int = 1
    tests: tuple[Test, ...] = ()


class Test(Truth):
    """A comparison: whether *value* is at least *number*."""

    __slots__ = ("number", "value")

    def __init__(self, possible: frozenset[bool], value: Reach, number: int) -> None:
        super().__init__(possible)
        self.value, self.number = value, number


def flat(span: Interval, grain: int = 1, tests: tuple[Test, ...] = ()) -> Reach:
    """Return a value of which nothing but its ends is known."""
    return Reach(span, Form(span.hi, {}), Form(-span.lo, {}), grain, tests)


def moving(place: int, start: int, end: int, grain: int) -> Reach:
    """Return an input that moves from where it starts towards an end, up or down."""
    mover, still = {place: 1}, dict[int, int]()
    up, down = (mover, still) if end >= start else (still, mover)
    span = Interval(min(start, end), max(start, end))
    return Reach(span, Form(start, up), Form(-start, down), grain)


def added(terms: Iterable[tuple[int, Form]]) -> Form:
    """Return the bound of a sum of positive multiples."""
    terms = list(terms)
    divisor = math.lcm(*(form.divisor for _, form in terms))
    base, slopes, limits = 0, dict[int, int](), list[tuple[frozenset[int], int]]()
    overlapping = False
    for number, form in terms:
        times = number * (divisor // form.divisor)
        base += times * form.base
        for place, slope in form.slopes.items():
            overlapping |= place in slopes
            slopes[place] = slopes.get(place, 0) + times * slope
        limits += [(movers, times * room) for movers, room in form.limits]
    # a mover that counts twice gives more than what a limit of one of its groups says
    return Form(base, slopes, divisor, () if overlapping else tuple(limits))


def highest(forms: Sequence[Form]) -> Form:
    """Return a bound of the largest of several values."""
    if len(forms) == 1:
        return forms[0]
    divisor = math.lcm(*(form.divisor for form in forms))
    slopes = dict[int, int]()
    limits: list[dict[frozenset[int], int]] = []
    for form in forms:
        times = divisor // form.divisor
        for place, slope in form.slopes.items():
            slopes[place] = max(slopes.get(place, 0), times * slope)
        limits.append({movers: times * room for movers, room in form.limits})
    base = max(form.base * (divisor // form.divisor) for form in forms)
    alike = set(limits[0]).intersection(*limits[1:])
    kept = ((movers, max(one[movers] for one in limits)) for movers in limits[0] if movers in alike)
    return Form(base, slopes, divisor, tuple(kept))


def leaning(
    start: Fraction, steep: Sequence[Fraction], ends: Sequence[int], forms: Sequence[Form]
) -> Form:
    """Return a bound that starts at *start* and rises as values rise above their *ends*.

    Args:
        start: what the value is where all others stand at their ends.
        steep: how much it rises at most with each of them.
        ends: the least each of them can be.
        forms: the bounds of each.
    """
    base, terms = start, list[tuple[int, Form]]()
    for slope, end, form in zip(steep, ends, forms, strict=True):
        up = math.ceil(slope * FINE)
        base -= Fraction(up * end, FINE)
        if up:
            terms.append((up, form._replace(divisor=form.divisor * FINE)))
    whole = added(terms) if terms else Form(0, {})
    return added([(1, Form(base.numerator, {}, base.denominator)), (1, whole)])
