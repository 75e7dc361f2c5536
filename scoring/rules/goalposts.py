"""A value between two goalposts, as it is or by logarithms (UNDP Human Development Index)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from scoring.rules.base import Input, RowByRow, figure_input, ticks
from scoring.rules.lines import Line, line_quanta, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Goalposts

V = TypeVar("V")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class GoalpostsRule(RowByRow):
    """The place of a value between the worst and the best, times the full points.

    Linear: (value − worst) ÷ (best − worst).  With scale ``log`` (:attr:`line` is ``None``):
    ln(value ÷ worst) ÷ ln(best ÷ worst), which is no fraction, so it is rounded here and nowhere
    else, half up, to whole multiples of :attr:`unit`.

    Attributes:
        full: the full points in ticks; for ``log`` a whole number of units.
        worst: the goalpost that earns nothing, scaled as the value is.
        best: the goalpost that earns everything, scaled; it may lie below the worst.
        refuses: whether a value beyond a goalpost is refused instead of counting as the goalpost.
        line: how points rise; ``None`` for logarithms.
        unit: to how many ticks logarithms are rounded.  Whoever rounds the points of the
            indicator sets it to the same number, so that they are not rounded twice.
    """

    inputs: tuple[Input, ...]
    full: int
    worst: int
    best: int
    refuses: bool
    line: Line | None
    divisor: int = 1
    unit: int = 1
    by_panel: bool = False
    divides_by_data: bool = False
    nonzero: tuple[int, ...] = ()
    zero: str = "refuse"

    @classmethod
    def build(cls, spec: Goalposts, full: Fraction, tick: int) -> GoalpostsRule:
        """Return the rule for an indicator with these full points."""
        worst, best = Fraction(spec.worst), Fraction(spec.best)
        scale = math.lcm(10**spec.figure.places, worst.denominator, best.denominator)
        ends = (ticks(worst, scale), ticks(best, scale))
        most, line, divisor = ticks(full, tick), None, 1
        if spec.scale == "linear":
            (line,), divisor = lines(most, [(worst * scale, best * scale)])
        inputs = (figure_input("figure", spec.figure, scale),)
        return cls(inputs, most, *ends, spec.outside == "refuse", line, divisor)

    @staticmethod
    def quanta(spec: Goalposts, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        if rounded or spec.scale == "log":
            return [full]
        step = Fraction(1, 10**spec.figure.places)
        return [full, *line_quanta(full, Fraction(spec.worst), Fraction(spec.best), step)]

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        everything = ops.constant(self.full * self.divisor)
        if self.line:
            between = self.line.points(ops, values[0], ops.constant(1), everything)
        else:
            low, high = sorted((self.worst, self.best))
            held = ops.least([ops.greatest([values[0], ops.constant(low)]), ops.constant(high)])
            share = ops.log_share(held, self.worst, self.best, self.full // self.unit)
            between = ops.weighted_sum([(self.unit, share)])
        # the sign turns a falling scale into a rising one
        sign = 1 if self.best > self.worst else -1
        value = ops.weighted_sum([(sign, values[0])])
        above = ops.choose(
            ops.at_least(value, sign * self.worst + 1),
            between,
            ops.constant(0),
            names=("goalposts.between", "goalposts.worst"),
        )
        return ops.choose(
            ops.at_least(value, sign * self.best), everything, above, names=("goalposts.best", "")
        )

    def objections(self, ops: Ops[V, B], values: Sequence[V]) -> Sequence[tuple[str, B]]:
        """See :class:`~scoring.rules.base.Rule`; a value beyond a goalpost may be refused."""
        if not self.refuses:
            return ()
        low, high = sorted((self.worst, self.best))
        below = ops.weighted_sum([(-1, values[0])])
        return [
            ("sheet.outside-goalposts", ops.at_least(values[0], high + 1)),
            ("sheet.outside-goalposts", ops.at_least(below, 1 - low)),
        ]
