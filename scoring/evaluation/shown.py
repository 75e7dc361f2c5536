"""How an exact total is printed, so that nothing reads as reached that was not."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.exact import decimal_places, rounded, terminates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from scoring.model import IndicatorSet
    from scoring.schema.outcome import Condition

FINEST = 8
"""Decimals up to which a total is printed exactly."""
PER_CENT = 100


def shown_total(indicator_set: IndicatorSet, total: Fraction) -> Decimal:
    """Return a total that the set does not round, as it is printed.

    It is exact where eight decimals are enough.  A longer one is rounded to the decimals the set
    shows, or to more where fewer would put it on the other side of a grade, of the full points, of
    a band of the coefficient or of a bound that a condition holds the total against.
    """
    places = indicator_set.rounding.shown
    if terminates(total) and decimal_places(total) <= FINEST:
        return rounded(total, max(places, decimal_places(total)))
    # no decimal is 20/3, so what has reached just that is printed rounded
    marks = [mark for mark in _marks(indicator_set) if mark != total or terminates(mark)]
    while True:
        shown = rounded(total, places)
        if all(_alike(Fraction(shown), total, mark) for mark in marks):
            return shown
        places += 1


def _alike(shown: Fraction, total: Fraction, mark: Fraction) -> bool:
    """Whether both stand on the same side of a mark, or on it."""
    return (shown >= mark) == (total >= mark) and (shown > mark) == (total > mark)


def _marks(indicator_set: IndicatorSet) -> Iterator[Fraction]:
    """Go through what a total may be held against."""
    root = indicator_set.root
    yield root.full
    for grade in indicator_set.grades:
        yield grade.lower
    if indicator_set.coefficient is not None:
        for band in indicator_set.coefficient.bands:
            yield Fraction(band.bounds[0].at)
    for one in (*indicator_set.caps, *indicator_set.gates, *indicator_set.vetoes):
        yield from _bounds(one.when, root.id, root.full)


def _bounds(condition: Condition, node: str, full: Fraction) -> Iterator[Fraction]:
    """Go through the points that a condition holds a node against."""
    if condition.node == node:
        at = Fraction(condition.bounds[0].at)
        yield at if condition.unit == "points" else at * full / PER_CENT
    for part in (*condition.all, *condition.any):
        yield from _bounds(part, node, full)
