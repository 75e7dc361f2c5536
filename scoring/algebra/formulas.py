"""Spreadsheet expressions: the live points of a workbook come from the rules themselves.

A value is the text of an expression over whole numbers.  A spreadsheet computes in binary
doubles, which hold whole numbers exactly up to 2**53, and below that limit no quotient of two
of them is rounded across a whole number; so a rounded division is written as
``INT((2*v+d)/(2*d))`` and never as ``ROUND`` of a fraction that a double cannot hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

EXACT_IN_A_DOUBLE = 2**53


class CannotBeAFormulaError(ArithmeticError):
    """What a spreadsheet cannot compute exactly; the points then stand where they are scored."""


class FormulaOps:
    """The verbs over expressions as Excel and LibreOffice read them."""

    def constant(self, number: int) -> str:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return str(number) if number >= 0 else f"({number})"

    def total(self, values: Sequence[str]) -> str:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return f"({'+'.join(values)})"

    def weighted_sum(self, terms: Sequence[tuple[int, str]]) -> str:
        """See :class:`~scoring.algebra.ops.Ops`."""
        parts = [v if n == 1 else f"{self.constant(n)}*{v}" for n, v in terms]
        return f"({'+'.join(parts)})"

    def exact_quotient(self, value: str, divisor: int) -> str:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return f"({value}/{divisor})" if divisor != 1 else value

    def rounded_quotient(self, value: str, divisor: str, mode: str = "half_up") -> str:
        """See :class:`~scoring.algebra.ops.Ops`."""
        if mode == "down":
            return f"INT({value}/{divisor})"
        if mode == "up":
            return f"(-INT(-{value}/{divisor}))"
        nearest = f"INT((2*{value}+{divisor})/(2*{divisor}))"
        if mode == "half_up":
            return nearest
        half = f"AND(MOD(2*{value}+{divisor},2*{divisor})=0,MOD({nearest},2)=1)"
        return f"({nearest}-IF({half},1,0))"

    def product(self, values: Sequence[str]) -> str:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return f"({'*'.join(values)})"

    def power_mean(
        self, values: Sequence[str], weights: Sequence[int], exponent: int, unit: int
    ) -> str:
        """Refuse: doubles cannot decide how a root is rounded.

        Raises:
            CannotBeAFormulaError: always.
        """
        raise CannotBeAFormulaError("power_mean")

    def log_share(self, value: str, worst: int, best: int, full: int) -> str:
        """Refuse: doubles cannot decide how a logarithm is rounded.

        Raises:
            CannotBeAFormulaError: always.
        """
        raise CannotBeAFormulaError("log_share")

    def least(self, values: Sequence[str]) -> str:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return f"MIN({','.join(values)})"

    def greatest(self, values: Sequence[str]) -> str:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return f"MAX({','.join(values)})"

    def ranked(self, values: Sequence[str]) -> Sequence[str]:
        """See :class:`~scoring.algebra.ops.Ops`."""
        listed = ",".join(values)
        return [f"SMALL(({listed}),{place})" for place in range(1, len(values) + 1)]

    def at_least(self, value: str, number: int) -> str:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return f"({value}>={self.constant(number)})"

    def choose(
        self, condition: str, yes: str, no: str, *, names: tuple[str, str] = ("", "")
    ) -> str:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return f"IF({condition},{yes},{no})"

    def count(self, conditions: Sequence[str]) -> str:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return f"({'+'.join(f'IF({condition},1,0)' for condition in conditions)})"
