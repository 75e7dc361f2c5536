"""Points that fall for every step a value is off its reference (F08)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from scoring.rules.base import Input, RowByRow, figure_input, ticks
from scoring.rules.deducting import until_used_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Steps

V = TypeVar("V")
B = TypeVar("B")

PER_CENT = 100
SIDES = {"below": (-1,), "above": (1,), "both": (-1, 1)}
MODES = {"whole": "down", "started": "up", "proportional": None}


@dataclass(frozen=True, slots=True)
class StepsRule(RowByRow):
    """The points at the reference less a deduction for every step, never below nothing.

    With v the figure, or 100 · figure ÷ per for a rate, and its distance Δ from the reference
    on a side where points are lost: start − deduct · Δ ÷ step, the quotient cut off for whole
    steps, taken up for steps begun, and as it is in proportion.

    Distances are whole numbers: of 1/:attr:`length` steps for a figure, and for a rate of
    1/(:attr:`length` · per) steps, so that a value on the edge of a step is on it exactly.
    """

    inputs: tuple[Input, ...]
    start: int
    deduct: int
    signs: tuple[int, ...]
    factor: int
    reference: int
    length: int
    mode: str | None
    divisor: int
    divides_by_data: bool
    nonzero: tuple[int, ...]
    zero: str
    by_panel: bool = False

    @classmethod
    def build(cls, spec: Steps, full: Fraction, tick: int) -> StepsRule:
        """Return the rule for an indicator with these full points."""
        reference, step = Fraction(spec.reference), Fraction(spec.step)
        start = full if spec.start is None else spec.start
        mode = MODES[spec.part]
        scale = common_scale(spec)
        inputs = [figure_input("figure", spec.figure, scale)]
        if spec.per is None:
            factor, unit = 1, scale
        else:
            inputs.append(figure_input("per", spec.per, scale))
            unit = math.lcm(reference.denominator, step.denominator)
            factor = PER_CENT * unit
        return cls(
            inputs=tuple(inputs),
            start=ticks(start, tick),
            deduct=ticks(spec.deduct, tick),
            signs=SIDES[spec.side],
            factor=factor,
            reference=ticks(reference, unit),
            length=ticks(step, unit),
            mode=mode,
            divisor=1 if mode else ticks(step, unit),
            divides_by_data=mode is None and spec.per is not None,
            nonzero=(1,) if spec.per else (),
            zero=spec.zero_divisor,
        )

    @staticmethod
    def quanta(spec: Steps, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        parts = [full, full if spec.start is None else spec.start, spec.deduct]
        if rounded or spec.per or spec.part != "proportional":
            return parts
        return [*parts, spec.deduct / (Fraction(spec.step) * common_scale(spec))]

    def _distance(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        terms = [
            [(sign * self.factor, values[0]), (-sign * self.reference, self._per(ops, values))]
            for sign in self.signs
        ]
        off = ops.greatest([*(ops.weighted_sum(one) for one in terms), ops.constant(0)])
        # what lies beyond costs nothing more, and products of it need not fit 64 bits
        enough = -(-self.start // self.deduct) * self.length
        return ops.least([off, ops.weighted_sum([(enough, self._per(ops, values))])])

    def _per(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        return values[1] if self.nonzero else ops.constant(1)

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        distance = self._distance(ops, values)
        length = ops.weighted_sum([(self.length, self._per(ops, values))])
        if self.mode is None:
            steps, points = distance, ops.weighted_sum([(self.start, length)])
        else:
            steps = ops.rounded_quotient(distance, length, self.mode)
            points = ops.constant(self.start)
        return until_used_up(
            ops,
            points,
            ops.weighted_sum([(self.deduct, steps)]),
            ("steps.none", "steps.counted", "steps.used_up"),
        )

    def denominator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        return self._per(ops, values) if self.divides_by_data else ops.constant(1)


def common_scale(spec: Steps) -> int:
    """Return the scale on which the figures, and what they are held against, are whole."""
    if spec.per:
        return int(10 ** max(spec.figure.places, spec.per.places))
    held_against = (Fraction(spec.reference).denominator, Fraction(spec.step).denominator)
    return math.lcm(10**spec.figure.places, *held_against)
