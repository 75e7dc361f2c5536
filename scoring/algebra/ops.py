"""The verbs in which every scoring rule is written, and their meaning over integers.

A rule never sees a number.  It sees an opaque value ``V`` and an opaque truth ``B`` and may
combine them only through these verbs, so a type checker rejects ``if``, ``/`` and ``>=`` on
scores, and any class with these verbs can interpret every rule.

Values are whole numbers: ticks for points, whole units of a declared scale for figures.
Only the quotients, means and logarithms that are called rounded round.
"""

from __future__ import annotations

import math
import operator
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from scoring import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

V = TypeVar("V")
B = TypeVar("B")


class Ops(Protocol[V, B]):
    """What a scoring rule may do with scores."""

    def constant(self, number: int, /) -> V:
        """A whole number known when the set is loaded."""

    def total(self, values: Sequence[V], /) -> V:
        """The sum."""

    def weighted_sum(self, terms: Sequence[tuple[int, V]], /) -> V:
        """The sum of number × value; numbers may be negative."""

    def exact_quotient(self, value: V, divisor: int, /) -> V:
        """Value ÷ divisor where the plan has made sure that it divides evenly."""

    def rounded_quotient(self, value: V, divisor: V, mode: str = "half_up", /) -> V:
        """Value ÷ divisor as a whole number, rounded by *mode*; the divisor is positive.

        The modes are those of :func:`scoring.exact.quotient`.
        """

    def product(self, values: Sequence[V], /) -> V:
        """The product of two values or more."""

    def power_mean(
        self, values: Sequence[V], weights: Sequence[int], exponent: int, unit: int, /
    ) -> V:
        """A weighted power mean in multiples of *unit*; see :func:`scoring.exact.power_mean`."""

    def log_share(self, value: V, worst: int, best: int, full: int, /) -> V:
        """The place between two goalposts by logarithms; see :func:`scoring.exact.log_share`."""

    def least(self, values: Sequence[V], /) -> V:
        """The smallest value."""

    def greatest(self, values: Sequence[V], /) -> V:
        """The largest value."""

    def ranked(self, values: Sequence[V], /) -> Sequence[V]:
        """The values in ascending order."""

    def at_least(self, value: V, number: int, /) -> B:
        """Whether value ≥ number."""

    def choose(self, condition: B, yes: V, no: V, /, *, names: tuple[str, str] = ("", "")) -> V:
        """One of two values; *names* is what a trace calls the two branches."""

    def count(self, conditions: Sequence[B], /) -> V:
        """How many conditions hold."""


class IntegerOps:
    """Python integers: one sheet, unlimited precision.  See :class:`Ops` for the verbs."""

    # the functions of the language themselves: a call less for every verb of every node
    constant: ClassVar[staticmethod[[int], int]] = staticmethod(operator.index)
    total: ClassVar[staticmethod[[Sequence[int]], int]] = staticmethod(sum)
    rounded_quotient: ClassVar[Any] = staticmethod(exact.quotient)
    product: ClassVar[staticmethod[[Sequence[int]], int]] = staticmethod(math.prod)
    power_mean: ClassVar[Any] = staticmethod(exact.power_mean)
    log_share: ClassVar[Any] = staticmethod(exact.log_share)
    least: ClassVar[staticmethod[[Sequence[int]], int]] = staticmethod(min)
    greatest: ClassVar[staticmethod[[Sequence[int]], int]] = staticmethod(max)
    ranked: ClassVar[staticmethod[[Sequence[int]], Sequence[int]]] = staticmethod(sorted)
    at_least: ClassVar[staticmethod[[int, int], bool]] = staticmethod(operator.ge)
    count: ClassVar[staticmethod[[Sequence[bool]], int]] = staticmethod(sum)

    def weighted_sum(self, terms: Sequence[tuple[int, int]]) -> int:
        """See :class:`Ops`."""
        return sum([number * value for number, value in terms])

    def exact_quotient(self, value: int, divisor: int) -> int:
        """See :class:`Ops`.

        Raises:
            ArithmeticError: if the plan was wrong and it does not divide evenly.
        """
        quotient, rest = divmod(value, divisor)
        if rest:
            raise ArithmeticError(f"{value} is not a multiple of {divisor}")
        return quotient

    def choose(
        self, condition: bool, yes: int, no: int, *, names: tuple[str, str] = ("", "")
    ) -> int:
        """See :class:`Ops`."""
        return yes if condition else no


INTEGERS = IntegerOps()
