"""Points looked up in tiers (F07, F18 tiered)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from scoring.rules.base import Input, RowByRow, figure_input, ticks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Tiers

V = TypeVar("V")
B = TypeVar("B")

PER_CENT = 100


class Step(NamedTuple):
    """A tier as a comparison: figure × up + per × down ≥ limit earns these ticks."""

    up: int
    down: int
    limit: int
    points: int


@dataclass(frozen=True, slots=True)
class TiersRule(RowByRow):
    """The first tier that holds the value decides."""

    inputs: tuple[Input, ...]
    steps: tuple[Step, ...]
    otherwise: int
    by_panel: bool = False
    divisor: int = 1
    divides_by_data: bool = False
    nonzero: tuple[int, ...] = ()
    zero: str = "refuse"

    @classmethod
    def build(cls, spec: Tiers, _full: Fraction, tick: int) -> TiersRule:
        """Return the rule; the points of its tiers are absolute."""
        places = [spec.figure.places, *([spec.per.places] if spec.per else [])]
        bounds = [tier.bounds[0] for tier in spec.tiers]
        scale = math.lcm(10 ** max(places), *(b.at.denominator for b in bounds))
        inputs = [figure_input("figure", spec.figure, scale)]
        if spec.per:
            inputs.append(figure_input("per", spec.per, scale))
        steps = []
        for limit, tier in zip(bounds, spec.tiers, strict=True):
            sign = 1 if limit.from_below else -1
            if spec.per:
                up = sign * PER_CENT * limit.at.denominator
                down, least = -sign * limit.at.numerator, 0
            else:
                up, down, least = sign, 0, sign * ticks(limit.at, scale)
            steps.append(
                Step(up, down, least if limit.included else least + 1, ticks(tier.points, tick))
            )
        return cls(
            inputs=tuple(inputs),
            steps=tuple(steps),
            otherwise=ticks(spec.otherwise, tick),
            nonzero=(1,) if spec.per else (),
            zero=spec.zero_divisor,
        )

    @staticmethod
    def quanta(spec: Tiers, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        return [full, spec.otherwise, *(tier.points for tier in spec.tiers)]

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        result = ops.constant(self.otherwise)
        last = "tiers.otherwise"
        for number in range(len(self.steps), 0, -1):
            step = self.steps[number - 1]
            terms = [(step.up, values[0])]
            if step.down:
                terms.append((step.down, values[1]))
            result = ops.choose(
                ops.at_least(ops.weighted_sum(terms), step.limit),
                ops.constant(step.points),
                result,
                names=(f"tiers.tier {number}", last),
            )
            last = ""
        return result
