"""Integers that remember which branches led to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from scoring.algebra.ops import INTEGERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Traced(int):
    """A whole number and the names of the branches taken on the way to it, in order.

    A plain integer is a number without a history, so the inputs of a rule need no wrapping.
    """

    branches: tuple[str, ...]

    def __new__(cls, number: int, branches: tuple[str, ...] = ()) -> Self:
        """Return *number* with its history."""
        made = super().__new__(cls, number)
        made.branches = branches
        return made


def branches_of(value: int) -> tuple[str, ...]:
    """Return the branches that led to *value*."""
    return value.branches if isinstance(value, Traced) else ()


def _together(values: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for value in values for name in branches_of(value)))


class TraceOps:
    """The verbs over integers with a history; the numbers are those of ``IntegerOps``."""

    def constant(self, number: int) -> int:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return number

    def total(self, values: Sequence[int]) -> int:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.total(values), _together(values))

    def weighted_sum(self, terms: Sequence[tuple[int, int]]) -> int:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.weighted_sum(terms), _together(value for _, value in terms))

    def exact_quotient(self, value: int, divisor: int) -> int:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.exact_quotient(value, divisor), branches_of(value))

    def rounded_quotient(self, value: int, divisor: int, mode: str = "half_up") -> int:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.rounded_quotient(value, divisor, mode), _together((value, divisor)))

    def product(self, values: Sequence[int]) -> int:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.product(values), _together(values))

    def power_mean(
        self, values: Sequence[int], weights: Sequence[int], exponent: int, unit: int
    ) -> int:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.power_mean(values, weights, exponent, unit), _together(values))

    def log_share(self, value: int, worst: int, best: int, full: int) -> int:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.log_share(value, worst, best, full), branches_of(value))

    def least(self, values: Sequence[int]) -> int:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.least(values), _together(values))

    def greatest(self, values: Sequence[int]) -> int:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Traced(INTEGERS.greatest(values), _together(values))

    def ranked(self, values: Sequence[int]) -> Sequence[int]:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return INTEGERS.ranked(values)

    def at_least(self, value: int, number: int) -> bool:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return INTEGERS.at_least(value, number)

    def choose(
        self, condition: bool, yes: int, no: int, *, names: tuple[str, str] = ("", "")
    ) -> int:
        """See :class:`~scoring.algebra.ops.Ops`."""
        taken, name = (yes, names[0]) if condition else (no, names[1])
        return Traced(taken, (*((name,) if name else ()), *branches_of(taken)))

    def count(self, conditions: Sequence[bool]) -> int:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return INTEGERS.count(conditions)


TRACES = TraceOps()
