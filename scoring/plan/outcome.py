"""From the points of the nodes to the outcome: total, grade, gates, vetoes, coefficient."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from scoring.algebra.ops import INTEGERS
from scoring.plan.conditions import Conditions
from scoring.rules.grades import bounds_reached

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.model import Grade, IndicatorSet
    from scoring.plan.values import Value
    from scoring.schema.outcome import Gate, Veto

V = TypeVar("V")
B = TypeVar("B")


class Outcome(NamedTuple, Generic[V]):
    """What a total leads to; grades are places on the scale, 0 for the best.

    Attributes:
        published: the total in units of the grade scale, rounded where the set declares it,
            or what a veto puts in its place.
        scored: the same before any veto.
        grade: the grade in the end.
        before: the grade before gates and vetoes.
        gates: for every gate, 1 where its condition holds.
        vetoes: for every veto, 1 where its condition holds.
        veto: which veto decides, counted from 1; 0 for none.
        coefficient: what the total is worth, in units of 1/10^places; ``None`` where the set has
            none.
    """

    published: V
    scored: V
    grade: V
    before: V
    gates: tuple[V, ...]
    vetoes: tuple[V, ...]
    veto: V
    coefficient: V | None


class Outcomes:
    """The end of a plan.

    Attributes:
        places: the decimals of the published total, ``None`` where it is not rounded.
        scale: how many units of the published total make one point.
        limits: the lower bounds of the grades above the lowest, in these units.
        names: the place of every grade on the scale, by its id.
    """

    def __init__(self, indicator_set: IndicatorSet, slots: dict[str, int], tick: int) -> None:
        self.set, self.tick = indicator_set, tick
        self.places = indicator_set.rounding.total
        self.mode = indicator_set.rounding.mode
        self.scale = tick if self.places is None else 10**self.places
        self.limits = limits_of(indicator_set.grades[:-1], self.scale)
        self.names = {one.id: place for place, one in enumerate(indicator_set.grades)}
        self.conditions = Conditions(indicator_set, slots, tick)
        self.plain = not (indicator_set.gates or indicator_set.vetoes or indicator_set.coefficient)

    def publish(self, ops: Ops[V, B], total: V, times: int = 1) -> V:
        """Return the total as it is published, from one in 1/(*times* × tick) points."""
        if self.places is None:
            return total
        number = ops.weighted_sum([(10**self.places, total)])
        return ops.rounded_quotient(number, ops.constant(self.tick * times), self.mode)

    def decide(self, ops: Ops[V, B], values: Sequence[Value[V]], times: int = 1) -> Outcome[V]:
        """Return the outcome; *values* are in 1/(*times* × tick) points."""
        scored = self.publish(ops, values[0].points, times)
        scale = self.scale * (times if self.places is None else 1)
        grades, gates = self.set.grades, self.set.gates
        limits = limits_of(grades[:-1], scale)
        worst = len(grades) - 1
        reached = bounds_reached(ops, scored, limits)
        before = ops.weighted_sum([(1, ops.constant(worst)), (-1, reached)])
        grade, held = before, []
        one, nothing = ops.constant(1), ops.constant(0)
        for gate in gates:
            here = self.conditions.holds(ops, values, gate.when, times)
            held.append(ops.choose(here, one, nothing))
            grade = self._lowered(ops, grade, gate, here)
        veto, published, vetoed = nothing, scored, []
        # from the last to the first, so that the first that holds stands in the end
        for number in range(len(self.set.vetoes), 0, -1):
            rule = self.set.vetoes[number - 1]
            here = self.conditions.holds(ops, values, rule.when, times)
            vetoed.append(ops.choose(here, one, nothing))
            veto = ops.choose(here, ops.constant(number), veto)
        for number in range(1, len(self.set.vetoes) + 1):
            rule = self.set.vetoes[number - 1]
            here = ops.at_least(
                ops.choose(
                    ops.at_least(veto, number + 1),
                    nothing,
                    ops.choose(ops.at_least(veto, number), one, nothing),
                ),
                1,
            )
            replaced, instead = self._instead(rule, scale)
            if replaced is not None:
                published = ops.choose(here, ops.constant(replaced), published)
            if instead is not None:
                grade = ops.choose(here, ops.constant(instead), grade)
        coefficient = self._coefficient(ops, published, scale)
        return Outcome(
            published,
            scored,
            grade,
            before,
            tuple(held),
            tuple(reversed(vetoed)),
            veto,
            coefficient,
        )

    def settled(self, band: int, held: Sequence[bool], veto: int) -> int:
        """Return the grade in the end of a total, as :meth:`decide` does.

        Args:
            band: the place of the grade of the total itself, 0 for the best.
            held: for every gate, whether its condition holds.
            veto: which veto decides, counted from 1; 0 for none.
        """
        for gate, here in zip(self.set.gates, held, strict=True):
            band = self._lowered(INTEGERS, band, gate, here)
        instead = self._instead(self.set.vetoes[veto - 1], self.scale)[1] if veto else None
        return band if instead is None else instead

    def lowered(self, grade: int, gate: int) -> int:
        """Return what is left of a grade where the condition of a gate holds, by their places."""
        left: int = self._lowered(INTEGERS, grade, self.set.gates[gate], here=True)
        return left

    def instead(self, veto: int) -> int | None:
        """Return the grade that a veto, counted from 1, puts in place of any; ``None``: none."""
        return self._instead(self.set.vetoes[veto - 1], self.scale)[1]

    def _lowered(self, ops: Ops[V, B], grade: V, gate: Gate, here: B) -> V:
        """Return what is left of a grade where the condition of a gate holds *here*."""
        if gate.best is not None:
            limited = ops.greatest([grade, ops.constant(self.names[gate.best])])
        else:
            down = ops.total([grade, ops.constant(gate.lower_by or 0)])
            limited = ops.least([down, ops.constant(len(self.names) - 1)])
        return ops.choose(here, limited, grade)

    def _instead(self, veto: Veto, scale: int) -> tuple[int | None, int | None]:
        """Return the total in 1/*scale* points and the grade that a veto gives, ``None`` for none.

        Words may stand for the grade, but a total has one all the same.
        """
        if veto.total is None:
            return None, None if veto.grade is None else self.names[veto.grade]
        replaced = (Fraction(veto.total) * scale).numerator
        limits = limits_of(self.set.grades[:-1], scale)
        return replaced, len(limits) - bounds_reached(INTEGERS, replaced, limits)

    def _coefficient(self, ops: Ops[V, B], total: V, scale: int) -> V | None:
        written = self.set.coefficient
        if written is None:
            return None
        result = ops.constant(0)
        for band in reversed(written.bands):
            bound = band.bounds[0]
            limit = bound.at * scale
            least = math.ceil(limit) if bound.included else math.floor(limit) + 1
            slope, base = (
                band.per_point * 10**written.places / scale,
                band.value * 10**written.places,
            )
            divisor = math.lcm(slope.denominator, base.denominator)
            number = ops.weighted_sum(
                [
                    ((slope * divisor).numerator, total),
                    ((base * divisor).numerator, ops.constant(1)),
                ]
            )
            value = ops.rounded_quotient(number, ops.constant(divisor), self.mode)
            result = ops.choose(ops.at_least(total, least), value, result)
        return result


def limits_of(grades: Sequence[Grade], scale: int) -> tuple[int, ...]:
    """Return the least whole number of 1/*scale* points that has each of *grades*."""
    return tuple(
        math.ceil(grade.lower * scale) if grade.included else math.floor(grade.lower * scale) + 1
        for grade in grades
    )
