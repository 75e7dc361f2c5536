"""Intervals of exact numbers, open or closed at either end, and their pieces between marks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction


class Interval(NamedTuple):
    """Everything between two numbers.

    Attributes:
        lower: where it begins.
        upper: where it ends.
        from_lower: whether the beginning belongs to it.
        to_upper: whether the end does.
    """

    lower: Fraction
    upper: Fraction
    from_lower: bool
    to_upper: bool

    @property
    def empty(self) -> bool:
        """Whether nothing is in it."""
        closed = self.from_lower and self.to_upper
        return self.lower > self.upper or (self.lower == self.upper and not closed)

    @property
    def inside(self) -> Fraction:
        """A number in it, where it is not empty."""
        return (self.lower + self.upper) / 2

    def __contains__(self, number: object) -> bool:
        """Whether a number is in it."""
        lower, upper, from_lower, to_upper = self
        above = number >= lower if from_lower else number > lower  # type: ignore[operator]
        below = number <= upper if to_upper else number < upper  # type: ignore[operator]
        return bool(above and below)

    def up_to(self, number: Fraction, *, included: bool) -> Interval:
        """Return what of it is at most a number, or below it."""
        if number < self.upper or (number == self.upper and not included):
            return self._replace(upper=number, to_upper=included)
        return self

    def down_to(self, number: Fraction, *, included: bool) -> Interval:
        """Return what of it is at least a number, or above it."""
        if number > self.lower or (number == self.lower and not included):
            return self._replace(lower=number, from_lower=included)
        return self

    def joined(self, later: Interval) -> Interval:
        """Return both as one, the later beginning where this one ends."""
        return self._replace(upper=later.upper, to_upper=later.to_upper)


def pieces(whole: Interval, marks: Iterable[Fraction], *, after: bool) -> list[Interval]:
    """Cut an interval at marks, and leave out what is empty.

    Args:
        whole: the interval.
        marks: where it is cut.
        after: whether each mark belongs to the piece before it; else to the one after it.
    """
    inner = sorted({one for one in marks if whole.lower <= one <= whole.upper})
    ends = [
        (whole.lower, whole.from_lower),
        *((one, not after) for one in inner),
        (whole.upper, not whole.to_upper),
    ]
    cut = [
        Interval(lower, upper, from_lower, not from_upper)
        for (lower, from_lower), (upper, from_upper) in pairwise(ends)
    ]
    return [one for one in cut if not one.empty]
