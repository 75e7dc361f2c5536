"""The verbs over expressions that can be read: what every rule says, written out."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.prose import building
from scoring.algebra.prose.arithmetic import atom, number
from scoring.algebra.prose.expressions import Compared, Counted, Extreme, LogShare, Mean, Placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.prose.expressions import Condition, Sum


class Truth(NamedTuple):
    """A condition and its opposite, each said plainly."""

    holds: Condition
    fails: Condition


class ProseOps:
    """The verbs over expressions; a symbol times its scale stands for each input.

    What comes out is equal to what integers give for the same inputs, wherever the rule
    applies: no divisor is zero there, and quotients called exact are exact.
    """

    def constant(self, value: int) -> Sum:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return number(value)

    def total(self, values: Sequence[Sum]) -> Sum:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return building.added(values)

    def weighted_sum(self, terms: Sequence[tuple[int, Sum]]) -> Sum:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return building.added([building.scaled(value, factor) for factor, value in terms])

    def exact_quotient(self, value: Sum, divisor: int) -> Sum:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return building.scaled(value, Fraction(1, divisor))

    def rounded_quotient(self, value: Sum, divisor: Sum, mode: str = "half_up") -> Sum:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return building.rounded(building.divided(value, divisor), mode)

    def product(self, values: Sequence[Sum]) -> Sum:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return reduce(building.times, values)

    def power_mean(
        self, values: Sequence[Sum], weights: Sequence[int], exponent: int, unit: int
    ) -> Sum:
        """See :class:`~scoring.algebra.ops.Ops`."""
        mean = atom(Mean(_unordered(values, weights), tuple(weights), exponent))
        return building.rounded(building.scaled(mean, Fraction(1, unit)), "half_up")

    def log_share(self, value: Sum, worst: int, best: int, full: int) -> Sum:
        """See :class:`~scoring.algebra.ops.Ops`."""
        # on the scale of what is filled in, not on that of the integers
        scale = _scale(value)
        share = LogShare(building.scaled(value, 1 / scale), worst / scale, best / scale)
        return building.rounded(building.scaled(atom(share), full), "half_up")

    def least(self, values: Sequence[Sum]) -> Sum:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return building.extreme(values, greatest=False)

    def greatest(self, values: Sequence[Sum]) -> Sum:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return building.extreme(values, greatest=True)

    def ranked(self, values: Sequence[Sum]) -> Sequence[Sum]:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return [atom(Placed(tuple(values), place)) for place in range(len(values))]

    def at_least(self, value: Sum, limit: int) -> Truth:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Truth(*building.reached(value, limit))

    def choose(
        self, condition: Truth, yes: Sum, no: Sum, *, names: tuple[str, str] = ("", "")
    ) -> Sum:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return building.choice(condition.holds, condition.fails, yes, no, names)

    def count(self, conditions: Sequence[Truth]) -> Sum:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return atom(Counted(tuple(condition.holds for condition in conditions)))


PROSE = ProseOps()


def known_of(value: Sum, least: int) -> tuple[Condition, ...]:
    """Return what is known where a value that is a whole number is at least *least*."""
    return Compared(value, Fraction(least), strict=False), building.reached(value, least)[0]


def _unordered(values: Sequence[Sum], weights: Sequence[int]) -> tuple[Sum, ...]:
    """Return values in any order instead of in ascending order, where they weigh the same."""
    first = values[0].lone
    if first and first[0] == 1 and isinstance(first[1], Placed) and len(set(weights)) == 1:
        inside = first[1].values
        if list(values) == [atom(Placed(inside, place)) for place in range(len(inside))]:
            return inside
    return tuple(values)


def _scale(value: Sum) -> Fraction:
    """Return what the first thing filled in is multiplied with in a value."""
    lone = value.lone
    if lone is not None and isinstance(lone[1], Extreme):
        varying = [one for one in lone[1].values if not one.is_constant]
        return lone[0] * _scale(varying[0])
    return next(iter(value.varying.values()), Fraction(1))
