"""Points from a pass line on (F05)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from scoring.rules.base import Input, ticks
from scoring.rules.lines import Edge, Line, edge, line_quanta, lines
from scoring.rules.targets import AgainstTarget, target_inputs
from scoring.schema.rules import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Threshold

V = TypeVar("V")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class ThresholdRule(AgainstTarget):
    """Nothing below the pass line, then a straight line to the full points at the target.

    With r = actual ÷ target, θ the pass line and w the full points: (r − θ) ÷ (1 − θ) × w.
    The position on the line is r, or the actual value itself where the set fixes the target.
    """

    inputs: tuple[Input, ...]
    full: int
    fixed_target: int | None
    passed: Edge
    met: Edge
    line: Line
    divisor: int
    divides_by_data: bool
    nonzero: tuple[int, ...]
    zero: str
    by_panel: bool = False

    @classmethod
    def build(cls, spec: Threshold, full: Fraction, tick: int) -> ThresholdRule:
        """Return the rule for an indicator with these full points."""
        inputs, fixed = target_inputs(spec)
        met = Fraction(1 if fixed is None else fixed)
        passed = spec.pass_line * met
        (line,), divisor = lines(ticks(full, tick), [(passed, met)])
        return cls(
            inputs=inputs,
            full=ticks(full, tick) * divisor,
            fixed_target=fixed,
            passed=edge(passed),
            met=edge(met),
            line=line,
            divisor=divisor,
            divides_by_data=fixed is None,
            nonzero=(1,) if fixed is None else (),
            zero=spec.zero_divisor,
        )

    @staticmethod
    def quanta(spec: Threshold, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        if rounded or isinstance(spec.target, Figure):
            return [full]
        target = Fraction(spec.target)
        step = Fraction(1, 10**spec.actual.places)
        return [full, *line_quanta(full, spec.pass_line * target, target, step)]

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        actual, target = values[0], self.denominator(ops, values)
        everything = ops.weighted_sum([(self.full, target)])
        rising = ops.choose(
            ops.at_least(self.passed.over(ops, actual, target), 0),
            self.line.points(ops, actual, target, everything),
            ops.constant(0),
            names=("threshold.passed", "threshold.not_passed"),
        )
        return ops.choose(
            ops.at_least(self.met.over(ops, actual, target), 0),
            everything,
            rising,
            names=("threshold.target_met", ""),
        )

    def denominator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        return values[1] if self.divides_by_data else ops.constant(1)
