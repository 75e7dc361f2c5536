"""Spans of numbers: what a figure can be, and which part of it a bound takes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.schema.rules import Bound, Figure, Measured, Tier


class Span(NamedTuple):
    """The numbers between two ends.

    Attributes:
        low: the lower end.
        high: the upper end.
        with_low: whether the lower end belongs to it.
        with_high: whether the upper end belongs to it.
        step: only whole multiples of this count, or ``None`` where any number may occur.
    """

    low: Fraction
    high: Fraction
    with_low: bool = True
    with_high: bool = True
    step: Fraction | None = None

    @property
    def empty(self) -> bool:
        """Whether there is no number in it."""
        if self.step is None:
            closed = self.with_low and self.with_high
            return self.low > self.high or (self.low == self.high and not closed)
        first = -(-self.low // self.step) * self.step
        if first == self.low and not self.with_low:
            first += self.step
        return first > self.high or (first == self.high and not self.with_high)

    def split(self, bound: Bound) -> tuple[Span, Span]:
        """Return the part on the side of *bound*, and the rest."""
        above_too = bound.included == bound.from_below
        above, below = self, self
        if bound.at > self.low or (bound.at == self.low and not above_too):
            above = self._replace(low=bound.at, with_low=above_too)
        if bound.at < self.high or (bound.at == self.high and above_too):
            below = self._replace(high=bound.at, with_high=not above_too)
        return (above, below) if bound.from_below else (below, above)


def figure_span(figure: Figure) -> Span:
    """Return the values that a figure may have."""
    step = Fraction(1, 10**figure.places)
    return Span(Fraction(figure.at_least), Fraction(figure.at_most), step=step)


def measured_span(rule: Measured) -> Span:
    """Return the values that a rule looks at: of a figure, or of a rate in per cent."""
    if rule.per is None:
        return figure_span(rule.figure)
    least = max(Fraction(rule.per.at_least), Fraction(1, 10**rule.per.places))
    most = max(least, Fraction(rule.per.at_most))
    upper = (Fraction(rule.figure.at_least), Fraction(rule.figure.at_most))
    ends = [100 * end / by for end in upper for by in (least, most)]
    return Span(min(ends), max(ends))


def taken_by(tiers: Sequence[Tier], values: Span) -> list[bool]:
    """Return, for every tier, whether a value can get there past the tiers before it."""
    fires = []
    for tier in tiers:
        taken, values = values.split(tier.bounds[0])
        fires.append(not taken.empty)
    return fires
