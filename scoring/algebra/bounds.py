"""Intervals: a proof that 64-bit integers suffice and that no divisor can be zero.

Every verb returns the least and the greatest value it can have and records the largest
magnitude met on the way, partial sums and the intermediate of a rounded division included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

INT64_MAX = 2**63 - 1


class Interval(NamedTuple):
    """The least and the greatest value something can have."""

    lo: int
    hi: int


class Truth:
    """Which truth values are possible; Python code may not branch on one."""

    __slots__ = ("possible",)

    def __init__(self, possible: frozenset[bool]) -> None:
        self.possible = possible

    def __bool__(self) -> bool:
        """Refuse to be a condition.

        Raises:
            TypeError: always; a rule must use ``choose``.
        """
        raise TypeError("a rule may not branch on a score: use choose()")


class MayDivideByZeroError(ArithmeticError):
    """A rule divides by something that may be zero or negative."""


class BoundsOps:
    """The verbs over intervals.

    Attributes:
        peak: the largest magnitude met.
        multiplied: whether values were multiplied with each other.
    """

    def __init__(self) -> None:
        self.peak = 0
        self.multiplied = False

    def _seen(self, lo: int, hi: int) -> Interval:
        self.peak = max(self.peak, abs(lo), abs(hi))
        return Interval(lo, hi)

    def constant(self, number: int) -> Interval:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return self._seen(number, number)

    def total(self, values: Sequence[Interval]) -> Interval:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return self.weighted_sum([(1, value) for value in values])

    def weighted_sum(self, terms: Sequence[tuple[int, Interval]]) -> Interval:
        """See :class:`~scoring.algebra.ops.Ops`."""
        ends = [sorted((number * value.lo, number * value.hi)) for number, value in terms]
        self.peak = max(self.peak, sum(max(abs(lo), abs(hi)) for lo, hi in ends))
        return self._seen(sum(lo for lo, _ in ends), sum(hi for _, hi in ends))

    def exact_quotient(self, value: Interval, divisor: int) -> Interval:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return self._seen(value.lo // divisor, -(-value.hi // divisor))

    def rounded_quotient(
        self, value: Interval, divisor: Interval, mode: str = "half_up"
    ) -> Interval:
        """See :class:`~scoring.algebra.ops.Ops`.

        Raises:
            MayDivideByZeroError: if the divisor can be smaller than one.
        """
        if divisor.lo < 1:
            raise MayDivideByZeroError(f"divisor between {divisor.lo} and {divisor.hi}")
        # what any mode may need on the way: twice the value and a divisor beside it
        self._seen(2 * value.lo - divisor.hi, 2 * value.hi + divisor.hi)
        self._seen(divisor.lo, 2 * divisor.hi)
        ends = [exact.quotient(v, d, mode) for v in value for d in divisor]
        return self._seen(min(ends), max(ends))

    def product(self, values: Sequence[Interval]) -> Interval:
        """See :class:`~scoring.algebra.ops.Ops`."""
        self.multiplied = True
        result = Interval(1, 1)
        for value in values:
            ends = [one * other for one in result for other in value]
            result = self._seen(min(ends), max(ends))
        return result

    def power_mean(
        self, values: Sequence[Interval], weights: Sequence[int], exponent: int, unit: int
    ) -> Interval:
        """See :class:`~scoring.algebra.ops.Ops`; the mean rises with every value."""
        low = exact.power_mean([max(v.lo, 0) for v in values], weights, exponent, unit)
        high = exact.power_mean([max(v.hi, 0) for v in values], weights, exponent, unit)
        return self._seen(low, high)

    def log_share(self, value: Interval, worst: int, best: int, full: int) -> Interval:
        """See :class:`~scoring.algebra.ops.Ops`."""
        self._seen(worst, best)
        return self._seen(0, full)

    def least(self, values: Sequence[Interval]) -> Interval:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return self._seen(min(v.lo for v in values), min(v.hi for v in values))

    def greatest(self, values: Sequence[Interval]) -> Interval:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return self._seen(max(v.lo for v in values), max(v.hi for v in values))

    def ranked(self, values: Sequence[Interval]) -> Sequence[Interval]:
        """See :class:`~scoring.algebra.ops.Ops`."""
        lows = sorted(value.lo for value in values)
        highs = sorted(value.hi for value in values)
        return [Interval(lo, hi) for lo, hi in zip(lows, highs, strict=True)]

    def at_least(self, value: Interval, number: int) -> Truth:
        """See :class:`~scoring.algebra.ops.Ops`."""
        self._seen(number, number)
        return Truth(frozenset({value.lo >= number, value.hi >= number}))

    def choose(
        self, condition: Truth, yes: Interval, no: Interval, *, names: tuple[str, str] = ("", "")
    ) -> Interval:
        """See :class:`~scoring.algebra.ops.Ops`."""
        live = [v for truth, v in ((True, yes), (False, no)) if truth in condition.possible]
        return self._seen(min(v.lo for v in live), max(v.hi for v in live))

    def count(self, conditions: Sequence[Truth]) -> Interval:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return self._seen(
            sum(min(c.possible) for c in conditions), sum(max(c.possible) for c in conditions)
        )
