"""Points in proportion to actual over target (F01, F02, F03, F18)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from scoring.rules.base import Input, RowByRow, figure_input, ticks
from scoring.schema.rules import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Proportional

V = TypeVar("V")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class ProportionalRule(RowByRow):
    """Points in proportion, clipped to the full points.

    With a = actual, t = target and w = full points:

    - higher is better: a ÷ t × w
    - lower, linear: (2t − a) ÷ t × w
    - lower, reciprocal: t ÷ a × w
    """

    inputs: tuple[Input, ...]
    full: int
    higher: bool
    reciprocal: bool
    fixed_target: int | None
    divisor: int
    divides_by_data: bool
    nonzero: int | None
    by_panel: bool = False

    @classmethod
    def build(cls, spec: Proportional, full: Fraction, tick: int) -> ProportionalRule:
        """Return the rule for an indicator with these full points."""
        scale = common_scale(spec)
        inputs = [figure_input("actual", spec.actual, scale)]
        fixed = None
        if isinstance(spec.target, Figure):
            inputs.append(figure_input("target", spec.target, scale))
        else:
            fixed = ticks(Fraction(spec.target), scale)
        reciprocal = spec.form == "reciprocal"
        return cls(
            inputs=tuple(inputs),
            full=ticks(full, tick),
            higher=spec.better == "higher",
            reciprocal=reciprocal,
            fixed_target=fixed,
            divisor=1 if fixed is None or reciprocal else fixed,
            divides_by_data=fixed is None or reciprocal,
            nonzero=1 if fixed is None else None,
        )

    def _target(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        return values[1] if self.fixed_target is None else ops.constant(self.fixed_target)

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        actual, target, full = values[0], self._target(ops, values), self.full
        all_of_it = ops.weighted_sum([(full, self.denominator(ops, values))])
        if self.higher:
            return ops.choose(
                ops.at_least(ops.weighted_sum([(1, actual), (-1, target)]), 0),
                all_of_it,
                ops.weighted_sum([(full, actual)]),
                names=("proportional.target_met", "proportional.in_proportion"),
            )
        within = ops.at_least(ops.weighted_sum([(1, target), (-1, actual)]), 0)
        if self.reciprocal:
            beyond = ops.weighted_sum([(full, target)])
        else:
            left = ops.weighted_sum([(2, target), (-1, actual)])
            beyond = ops.choose(
                ops.at_least(left, 1),
                ops.weighted_sum([(full, ops.greatest([left, ops.constant(0)]))]),
                ops.constant(0),
                names=("proportional.in_proportion", "proportional.twice_target"),
            )
        names = ("proportional.target_met", "proportional.in_proportion")
        return ops.choose(within, all_of_it, beyond, names=(names[0], names[1] * self.reciprocal))

    def denominator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        target = self._target(ops, values)
        return ops.greatest([values[0], target]) if self.reciprocal else target


def common_scale(spec: Proportional) -> int:
    """Return the scale on which actual and target are both whole numbers."""
    if isinstance(spec.target, Figure):
        return int(10 ** max(spec.actual.places, spec.target.places))
    return math.lcm(10**spec.actual.places, Fraction(spec.target).denominator)
