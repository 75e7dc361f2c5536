"""What lies between the points of a group and the total: steps that never fall as points rise.

A bound on the last of them is therefore a bound on the first, found by going back step by step.
Everything is in points, as fractions.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.exact import quotient

if TYPE_CHECKING:
    from collections.abc import Iterable

HALF = Fraction(1, 2)


class Bound(NamedTuple):
    """A lower bound that points reach, or must exceed.

    Attributes:
        at: the bound in points.
        beyond: whether it must be exceeded.
    """

    at: Fraction
    beyond: bool = False

    def holds(self, points: Fraction) -> bool:
        """Whether points reach it, or exceed it where they must."""
        return points > self.at if self.beyond else points >= self.at


class Added(NamedTuple):
    """Points count *slope* times, and *rest* is added."""

    slope: Fraction
    rest: Fraction

    def of(self, points: Fraction) -> Fraction:
        """Return what comes of points."""
        return self.slope * points + self.rest

    def before(self, bound: Bound) -> Bound | bool:
        """Return the bound on what goes in, or whether the bound holds whatever goes in."""
        return bound._replace(at=(bound.at - self.rest) / self.slope)


class Rounded(NamedTuple):
    """Points are rounded to whole multiples of *unit*; the modes are those of sets."""

    unit: Fraction
    mode: str

    def of(self, points: Fraction) -> Fraction:
        """See :meth:`Added.of`."""
        top, bottom = (points / self.unit).as_integer_ratio()
        return quotient(top, bottom, self.mode) * self.unit

    def before(self, bound: Bound) -> Bound | bool:
        """See :meth:`Added.before`."""
        steps = bound.at / self.unit
        least = math.floor(steps) + 1 if bound.beyond else math.ceil(steps)
        if self.mode == "down":
            return Bound(least * self.unit)
        if self.mode == "up":
            return Bound((least - 1) * self.unit, beyond=True)
        # of two multiples that are equally near, half_even takes the even one
        beyond = self.mode == "half_even" and least % 2 == 1
        return Bound((least - HALF) * self.unit, beyond)


class Capped(NamedTuple):
    """Points are at most these."""

    most: Fraction

    def of(self, points: Fraction) -> Fraction:
        """See :meth:`Added.of`."""
        return min(points, self.most)

    def before(self, bound: Bound) -> Bound | bool:
        """See :meth:`Added.before`."""
        return bound if bound.holds(self.most) else False


class Floored(NamedTuple):
    """Points are at least these."""

    least: Fraction

    def of(self, points: Fraction) -> Fraction:
        """See :meth:`Added.of`."""
        return max(points, self.least)

    def before(self, bound: Bound) -> Bound | bool:
        """See :meth:`Added.before`."""
        return True if bound.holds(self.least) else bound


Link = Added | Rounded | Capped | Floored


def through(links: Iterable[Link], points: Fraction) -> Fraction:
    """Return what comes of points in the end."""
    for link in links:
        points = link.of(points)
    return points


def back(links: Iterable[Link], bound: Bound) -> Bound | bool:
    """Return the bound on what goes in that is a bound on what comes out.

    Whether the bound holds, where it does so whatever goes in.
    """
    for link in reversed(tuple(links)):
        found = link.before(bound)
        if isinstance(found, bool):
            return found
        bound = found
    return bound
