"""Integers that remember which branches led to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.ops import INTEGERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Traced(NamedTuple):
    """A whole number and the names of the branches taken on the way to it, in order."""

    number: int
    branches: tuple[str, ...] = ()


def _together(values: Iterable[Traced]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for value in values for name in value.branches))


class TraceOps:
    """The verbs over traced integers; the numbers are those of ``IntegerOps``."""

    def constant(self, number: int) -> Traced:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(number)

    def total(self, values: Sequence[Traced]) -> Traced:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.total([v.number for v in values]), _together(values))

    def weighted_sum(self, terms: Sequence[tuple[int, Traced]]) -> Traced:
        """See :class:`~scoring.algebra.ops.Ops`."""
        number = INTEGERS.weighted_sum([(factor, v.number) for factor, v in terms])
        return Traced(number, _together(v for _, v in terms))

    def exact_quotient(self, value: Traced, divisor: int) -> Traced:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.exact_quotient(value.number, divisor), value.branches)

    def rounded_quotient(self, value: Traced, divisor: Traced) -> Traced:
        """See :class:`~scoring.algebra.ops.Ops`."""
        number = INTEGERS.rounded_quotient(value.number, divisor.number)
        return Traced(number, _together((value, divisor)))

    def least(self, values: Sequence[Traced]) -> Traced:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.least([v.number for v in values]), _together(values))

    def greatest(self, values: Sequence[Traced]) -> Traced:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.greatest([v.number for v in values]), _together(values))

    def ranked(self, values: Sequence[Traced]) -> Sequence[Traced]:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return sorted(values, key=lambda value: value.number)

    def at_least(self, value: Traced, number: int) -> bool:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return INTEGERS.at_least(value.number, number)

    def choose(
        self, condition: bool, yes: Traced, no: Traced, *, names: tuple[str, str] = ("", "")
    ) -> Traced:
        """See :class:`~scoring.algebra.ops.Ops`."""
        taken, name = (yes, names[0]) if condition else (no, names[1])
        return Traced(taken.number, (*((name,) if name else ()), *taken.branches))

    def count(self, conditions: Sequence[bool]) -> Traced:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.count(conditions))
