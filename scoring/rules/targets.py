"""What was achieved, held against a target: a figure of the sheet, or a number of the set."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from scoring.rules.base import Input, RowByRow, figure_input, ticks
from scoring.schema.rules import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Equality, Proportional, Threshold

    Targeted = Equality | Proportional | Threshold

V = TypeVar("V")
B = TypeVar("B")


class AgainstTarget(RowByRow):
    """What rules with an actual value and a target have in common."""

    __slots__ = ()

    if TYPE_CHECKING:
        inputs: tuple[Input, ...]
        fixed_target: int | None

    def target(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """Return the target, scaled as the actual value is."""
        return values[1] if self.fixed_target is None else ops.constant(self.fixed_target)

    def when_zero(self, ops: Ops[V, B], values: Sequence[V], best: int) -> V:
        """See :class:`~scoring.rules.base.Rule`.

        A target of zero may be met: by an actual value of zero (F04), which is never negative.
        """
        if self.zero != "met_at_zero":
            return ops.constant(best if self.zero == "full" else 0)
        return ops.choose(
            ops.at_least(values[0], 1),
            ops.constant(0),
            ops.constant(best),
            names=("target.zero_missed", "target.zero_met"),
        )


def target_inputs(spec: Targeted) -> tuple[tuple[Input, ...], int | None]:
    """Return what is asked for, and the scaled target where the set fixes it."""
    scale = common_scale(spec)
    actual = figure_input("actual", spec.actual, scale)
    if isinstance(spec.target, Figure):
        return (actual, figure_input("target", spec.target, scale)), None
    return (actual,), ticks(Fraction(spec.target), scale)


def common_scale(spec: Targeted) -> int:
    """Return the scale on which actual and target are both whole numbers."""
    if isinstance(spec.target, Figure):
        return int(10 ** max(spec.actual.places, spec.target.places))
    return math.lcm(10**spec.actual.places, Fraction(spec.target).denominator)
