"""Yes or no, and checklists of elements (F06, F09)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from scoring.rules.base import Choice, Input, RowByRow, ticks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Checklist, YesNo

V = TypeVar("V")
B = TypeVar("B")

NO = Choice(0, "no", "否", "no")


@dataclass(frozen=True, slots=True)
class YesNoRule(RowByRow):
    """Yes earns the full points."""

    inputs: tuple[Input, ...]
    by_panel: bool
    full: int
    divisor: int = 1
    divides_by_data: bool = False
    nonzero: tuple[int, ...] = ()
    zero: str = "refuse"

    @classmethod
    def build(cls, spec: YesNo, full: Fraction, tick: int) -> YesNoRule:
        """Return the rule for an indicator with these full points."""
        answer = Input("answer", "choice", 1, 1, 0, 1, choices=(Choice(1, "yes", "是", "yes"), NO))
        return cls((answer,), spec.asked == "panel", ticks(full, tick))

    @staticmethod
    def quanta(spec: YesNo, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        return [full]

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        return ops.choose(
            ops.at_least(values[0], 1),
            ops.constant(self.full),
            ops.constant(0),
            names=("yes_no.yes", "yes_no.no"),
        )


@dataclass(frozen=True, slots=True)
class ChecklistRule(RowByRow):
    """Each element earns its points; without the prerequisite nothing is earned.

    An answer is a number of halves: 2 met, 1 half met, 0 not met.
    """

    inputs: tuple[Input, ...]
    by_panel: bool
    per_half: tuple[int, ...]
    divisor: int
    prerequisite: int | None
    divides_by_data: bool = False
    nonzero: tuple[int, ...] = ()
    zero: str = "refuse"

    @classmethod
    def build(cls, spec: Checklist, full: Fraction, tick: int) -> ChecklistRule:
        """Return the rule for an indicator with these full points."""
        halves = [points * tick / 2 for points in element_points(spec, full)]
        divisor = math.lcm(*(half.denominator for half in halves))
        met = (Choice(2, "yes", "是", "yes"),)
        partial = (Choice(1, "partly", "部分", "partly"),) if spec.partial else ()
        choices = (*met, *partial, NO)
        ids = [element.id for element in spec.elements]
        return cls(
            inputs=tuple(
                Input(e.id, "choice", 1, 1, 0, 2, label=e.label, choices=choices)
                for e in spec.elements
            ),
            by_panel=spec.asked == "panel",
            per_half=tuple((half * divisor).numerator for half in halves),
            divisor=divisor,
            prerequisite=None if spec.prerequisite is None else ids.index(spec.prerequisite),
        )

    @staticmethod
    def quanta(spec: Checklist, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        if rounded:
            return [full]
        half = 2 if spec.partial else 1
        return [full, *(points / half for points in element_points(spec, full))]

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        earned = ops.weighted_sum(list(zip(self.per_half, values, strict=True)))
        if self.prerequisite is None:
            return earned
        return ops.choose(
            ops.at_least(values[self.prerequisite], 1),
            earned,
            ops.constant(0),
            names=("checklist.counted", "checklist.prerequisite_missing"),
        )


def element_points(spec: Checklist, full: Fraction) -> list[Fraction]:
    """Return what each element earns: its own points, or an equal share of the full points."""
    share = full / len(spec.elements)
    return [share if e.points is None else e.points for e in spec.elements]
