"""Points in proportion to actual over target (F01, F02, F03, F18)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from scoring.rules.base import Input, ticks
from scoring.rules.targets import AgainstTarget, common_scale, target_inputs
from scoring.schema.rules import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Over, Proportional

V = TypeVar("V")
B = TypeVar("B")

__all__ = ["ProportionalRule", "common_scale"]

IN_PROPORTION = "proportional.in_proportion"


class Beyond(NamedTuple):
    """What a result far above its target means, where it means something.

    It holds where up × actual ≥ down × target.  Where it reduces, kept × target − lost × actual
    is earned, and least × target in any case, in 1/:attr:`ProportionalRule.finer` ticks.
    """

    up: int
    down: int
    reduces: bool
    kept: int
    lost: int
    least: int

    def holds(self, ops: Ops[V, B], actual: V, target: V) -> B:
        """Whether the result is that far above its target."""
        return ops.at_least(ops.weighted_sum([(self.up, actual), (-self.down, target)]), 0)

    def points(self, ops: Ops[V, B], actual: V, target: V, full: V) -> V:
        """Return what such a result earns, times the target."""
        if not self.reduces:
            return full
        left = ops.weighted_sum([(self.kept, target), (-self.lost, actual)])
        least = ops.weighted_sum([(self.least, target)])
        return ops.choose(
            ops.at_least(ops.weighted_sum([(1, left), (-1, least)]), 1),
            # what intervals cannot see: from that rate on it is not above the full points
            ops.least([full, ops.greatest([left, least])]),
            least,
            names=("proportional.over_reduced", "proportional.over_least"),
        )


@dataclass(frozen=True, slots=True)
class ProportionalRule(AgainstTarget):
    """Points in proportion, clipped to the full points.

    With a = actual, t = target and w = full points:

    - higher is better: a ÷ t × w
    - higher, reduced beyond a rate f with the share d: w × (1 − d × (a ÷ t − f))
    - lower, linear: (2t − a) ÷ t × w
    - lower, reciprocal: t ÷ a × w

    Points are counted in 1/:attr:`finer` ticks, so that what is reduced comes out even.
    """

    inputs: tuple[Input, ...]
    full: int
    higher: bool
    reciprocal: bool
    fixed_target: int | None
    divisor: int
    divides_by_data: bool
    nonzero: tuple[int, ...]
    zero: str
    finer: int = 1
    beyond: Beyond | None = None
    by_panel: bool = False

    @classmethod
    def build(cls, spec: Proportional, full: Fraction, tick: int) -> ProportionalRule:
        """Return the rule for an indicator with these full points."""
        inputs, fixed = target_inputs(spec)
        beyond, finer = _beyond(spec.over, full * tick)
        reciprocal = spec.form == "reciprocal"
        return cls(
            inputs=inputs,
            full=ticks(full, tick),
            higher=spec.better == "higher",
            reciprocal=reciprocal,
            fixed_target=fixed,
            divisor=finer if fixed is None or reciprocal else finer * fixed,
            divides_by_data=fixed is None or reciprocal,
            nonzero=(1,) if fixed is None else (),
            zero=spec.zero_divisor,
            finer=finer,
            beyond=beyond,
        )

    @staticmethod
    def quanta(spec: Proportional, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        if rounded or isinstance(spec.target, Figure) or spec.form == "reciprocal":
            return [full]
        each = full / (common_scale(spec) * Fraction(spec.target))
        if spec.over is None or spec.over.effect != "reduce":
            return [full, each]
        kept, lost, least = _reduced(spec.over)
        return [full, each, kept * full, lost * each, least * full]

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        actual, target = values[0], self.target(ops, values)
        full = self.full * self.finer
        everything = ops.weighted_sum([(full, self.denominator(ops, values))])
        if self.higher:
            return ops.choose(
                ops.at_least(ops.weighted_sum([(1, actual), (-1, target)]), 0),
                self._met(ops, actual, target, everything),
                ops.least([ops.weighted_sum([(full, actual)]), everything]),
                names=("" if self.beyond else "proportional.target_met", IN_PROPORTION),
            )
        within = ops.at_least(ops.weighted_sum([(1, target), (-1, actual)]), 0)
        names = ("proportional.target_met", IN_PROPORTION if self.reciprocal else "")
        if self.reciprocal:
            return ops.choose(within, everything, ops.weighted_sum([(full, target)]), names=names)
        left = ops.weighted_sum([(2, target), (-1, actual)])
        falling = ops.choose(
            ops.at_least(left, 1),
            # what intervals cannot see: in this branch it lies between nothing and everything
            ops.least(
                [ops.weighted_sum([(full, ops.greatest([left, ops.constant(0)]))]), everything]
            ),
            ops.constant(0),
            names=(IN_PROPORTION, "proportional.twice_target"),
        )
        return ops.choose(within, everything, falling, names=names)

    def _met(self, ops: Ops[V, B], actual: V, target: V, everything: V) -> V:
        """Return what a result at its target or above earns, times the target."""
        if not self.beyond:
            return everything
        return ops.choose(
            self.beyond.holds(ops, actual, target),
            self.beyond.points(ops, actual, target, everything),
            everything,
            names=(
                "" if self.beyond.reduces else "proportional.over_explain",
                "proportional.target_met",
            ),
        )

    def denominator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        target = self.target(ops, values)
        return ops.greatest([values[0], target]) if self.reciprocal else target

    def needs_reason(self, ops: Ops[V, B], values: Sequence[V]) -> B:
        """Whether the sheet must explain a result so far above its target."""
        if self.beyond is None or self.beyond.reduces:
            return ops.at_least(ops.constant(0), 1)
        target = self.target(ops, values)
        # a target of zero has no multiple; what it means is declared by ``zero_divisor``
        both = [self.beyond.holds(ops, values[0], target), ops.at_least(target, 1)]
        return ops.at_least(ops.count(both), len(both))


def _reduced(over: Over) -> tuple[Fraction, Fraction, Fraction]:
    """Return what is kept, lost for each target's worth, and kept at least, as shares."""
    deduct = over.deduct or Fraction(0)
    return 1 + deduct * over.from_rate, deduct, over.at_least or Fraction(0)


def _beyond(over: Over | None, full: Fraction) -> tuple[Beyond | None, int]:
    """Return what *over* means in fractions of a tick, and into how many a tick is cut."""
    if over is None or over.effect == "ignore":
        return None, 1
    up, down = over.from_rate.denominator, over.from_rate.numerator
    if over.effect == "explain":
        return Beyond(up, down, reduces=False, kept=0, lost=0, least=0), 1
    shares = [share * full for share in _reduced(over)]
    finer = math.lcm(*(share.denominator for share in shares))
    kept, lost, least = (int(share * finer) for share in shares)
    return Beyond(up, down, reduces=True, kept=kept, lost=lost, least=least), finer
