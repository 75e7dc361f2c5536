"""Ordinal levels, each with a share of the full points (F12)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from scoring.rules.base import Choice, Input, RowByRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Levels

V = TypeVar("V")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class LevelsRule(RowByRow):
    """The level chosen earns its share of the full points; 0 is the best level."""

    inputs: tuple[Input, ...]
    by_panel: bool
    points: tuple[int, ...]
    divisor: int
    divides_by_data: bool = False
    nonzero: tuple[int, ...] = ()
    zero: str = "refuse"

    @classmethod
    def build(cls, spec: Levels, full: Fraction, tick: int) -> LevelsRule:
        """Return the rule for an indicator with these full points."""
        earned = [level.share * full * tick for level in spec.levels]
        divisor = math.lcm(*(points.denominator for points in earned))
        choices = tuple(
            Choice(number, level.id, level.label.zh, level.label.en)
            for number, level in enumerate(spec.levels)
        )
        return cls(
            inputs=(Input("level", "choice", 1, 1, 0, len(choices) - 1, choices=choices),),
            by_panel=spec.asked == "panel",
            points=tuple((points * divisor).numerator for points in earned),
            divisor=divisor,
        )

    @staticmethod
    def quanta(spec: Levels, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        return [full] if rounded else [full, *(level.share * full for level in spec.levels)]

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        result = ops.constant(self.points[0])
        # going down, the last comparison that holds stands for the level
        for number in range(1, len(self.points)):
            here = ops.at_least(values[0], number)
            result = ops.choose(here, ops.constant(self.points[number]), result)
        return result
