"""Points along a straight line, from a place that earns nothing to one that earns everything.

The places are values of a *position*: a figure, or the rate figure ÷ per.  A position is held
against a place without dividing, as whole numbers of the figure against whole numbers of what it
is per; for a plain figure that is the constant 1.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scoring.algebra.ops import Ops

V = TypeVar("V")
B = TypeVar("B")


class Edge(NamedTuple):
    """A place: figure ÷ per is at it where up × figure = down × per."""

    up: int
    down: int

    def over(self, ops: Ops[V, B], figure: V, per: V) -> V:
        """Return how far the position lies above: 0 at the place, below it negative."""
        return ops.weighted_sum([(self.up, figure), (-self.down, per)])


class Line(NamedTuple):
    """Points: rise × figure + shift × per, in the unit that :func:`lines` gives."""

    rise: int
    shift: int

    def points(self, ops: Ops[V, B], figure: V, per: V, everything: V) -> V:
        """Return the points at a position, never below nothing or above *everything*."""
        along = ops.weighted_sum([(self.rise, figure), (self.shift, per)])
        return ops.least([everything, ops.greatest([along, ops.constant(0)])])


def edge(place: Fraction) -> Edge:
    """Return *place* as something to hold a position against."""
    return Edge(place.denominator, place.numerator)


def lines(full: int, spans: Sequence[tuple[Fraction, Fraction]]) -> tuple[tuple[Line, ...], int]:
    """Return the lines from nothing to *full* ticks, and what their points are to be divided by.

    Each span is the place that earns nothing and the one that earns everything.  The points are
    in ticks times per times the divisor, which is the smallest that leaves whole numbers.
    """
    slopes = [full / (everything - nothing) for nothing, everything in spans]
    shifts = [-slope * nothing for slope, (nothing, _) in zip(slopes, spans, strict=True)]
    divisor = math.lcm(*(number.denominator for number in (*slopes, *shifts)))
    pairs = zip(slopes, shifts, strict=True)
    return tuple(Line(int(up * divisor), int(shift * divisor)) for up, shift in pairs), divisor


def line_quanta(
    full: Fraction, nothing: Fraction, everything: Fraction, step: Fraction
) -> tuple[Fraction, Fraction]:
    """Return the fractions of a point that a line goes in, for a figure in whole *step*s."""
    slope = full / (everything - nothing)
    return slope * step, slope * nothing
