"""What every scoring rule is: the inputs it asks for, and a quotient of whole numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeVar

from scoring.algebra.bounds import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scoring.algebra.ops import Ops
    from scoring.schema.fields import Label
    from scoring.schema.rules import Figure

V = TypeVar("V")
B = TypeVar("B")


class Choice(NamedTuple):
    """One answer that may be chosen: the number the rule sees, its id, how it is written."""

    number: int
    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Input:
    """One thing a rule asks for.

    Attributes:
        id: its id within the indicator.
        kind: points to give, a figure to fill in, or an answer to choose.
        scale: the rule sees the value times this, a whole number.
        step: whole multiples of this, in the scaled number, are accepted.
        lowest: the least accepted value, scaled.
        highest: the greatest accepted value, scaled.
        unit: the unit of a figure.
        label: what is asked for, where the label of the indicator does not say it.
        choices: the answers of a choice.
    """

    id: str
    kind: Literal["points", "figure", "choice"]
    scale: int
    step: int
    lowest: int
    highest: int
    unit: str = ""
    label: Label | None = None
    choices: tuple[Choice, ...] = ()

    @property
    def interval(self) -> Interval:
        """The least and the greatest number the rule can see."""
        return Interval(self.lowest, self.highest)


class Rule(Protocol):
    """A scoring rule, ready for one indicator: its constants are whole numbers.

    Points are ``numerator ÷ divisor`` ticks; for a rule that divides by a figure of the sheet
    (:attr:`divides_by_data`), ``numerator ÷ (divisor × denominator)`` ticks.  Where the rule is
    :attr:`guarded` and its :meth:`guard` is zero, :meth:`when_zero` stands instead.

    Attributes:
        inputs: what is asked for, in order.
        by_panel: whether every reviewer answers, or the answer is given once.
        divisor: the constant divisor.
        divides_by_data: whether there is a denominator from the sheet as well.
        nonzero: the inputs that are at least 1 wherever the guard is.
        guarded: whether there is something that must not be zero.
        zero: what it means if it is: ``refuse``, ``zero``, ``full`` or ``met_at_zero``.
    """

    inputs: tuple[Input, ...]
    by_panel: bool
    divisor: int
    divides_by_data: bool
    nonzero: tuple[int, ...]
    zero: str

    @property
    def guarded(self) -> bool:
        """See the attributes."""

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """Return the numerator of the points, from the inputs in their order."""

    def numerators(self, ops: Ops[V, B], rows: Sequence[Sequence[V]]) -> Sequence[V]:
        """Return the numerators of several rows of inputs, one for each reviewer."""

    def denominator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """Return the denominator from the sheet, for a rule that divides by data."""

    def guard(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """Return what must be at least 1 for the rule to apply; it is never negative."""

    def when_zero(self, ops: Ops[V, B], values: Sequence[V], best: int) -> V:
        """Return the points in ticks where the guard is zero; *best* are the full points."""

    def objections(self, ops: Ops[V, B], values: Sequence[V]) -> Sequence[tuple[str, B]]:
        """Return what answers of one row may contradict: the code of a problem, and whether."""


class RowByRow:
    """What most rules have in common: one row at a time, nothing to divide by or to object to."""

    __slots__ = ()

    if TYPE_CHECKING:
        divisor: int
        nonzero: tuple[int, ...]
        zero: str

        def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
            """See :class:`Rule`."""

    @property
    def guarded(self) -> bool:
        """See :class:`Rule`."""
        return bool(self.nonzero)

    def numerators(self, ops: Ops[V, B], rows: Sequence[Sequence[V]]) -> Sequence[V]:
        """See :class:`Rule`."""
        return [self.numerator(ops, row) for row in rows]

    def denominator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`Rule`."""
        return ops.constant(1)

    def guard(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`Rule`."""
        return ops.least([values[place] for place in self.nonzero])

    def when_zero(self, ops: Ops[V, B], values: Sequence[V], best: int) -> V:
        """See :class:`Rule`."""
        return ops.constant(best if self.zero == "full" else 0)

    def objections(self, ops: Ops[V, B], values: Sequence[V]) -> Sequence[tuple[str, B]]:
        """See :class:`Rule`."""
        return ()


def figure_input(input_id: str, figure: Figure, scale: int) -> Input:
    """Return the input for a figure that is filled in once."""
    return Input(
        id=input_id,
        kind="figure",
        scale=scale,
        step=scale // 10**figure.places,
        lowest=math.ceil(figure.at_least * scale),
        highest=math.floor(figure.at_most * scale),
        unit=figure.unit,
        label=figure.label,
    )


def ticks(points: Fraction, tick: int) -> int:
    """Return *points* in ticks; the plan has chosen a tick that makes it whole.

    Raises:
        ArithmeticError: if the plan was wrong.
    """
    scaled = points * tick
    if scaled.denominator != 1:
        raise ArithmeticError(f"{points} is not a whole number of 1/{tick}")
    return scaled.numerator
