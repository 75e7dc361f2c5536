"""Satisfaction from a survey (F14)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from scoring.rules.base import Input, RowByRow
from scoring.schema.fields import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Survey, Tier

V = TypeVar("V")
B = TypeVar("B")

PER_CENT = 100
HANDED_OUT = "handed_out"
HANDED_OUT_LABEL = Label(zh="发放问卷数", en="questionnaires handed out")


class Step(NamedTuple):
    """A tier as a comparison: the sum of factor × count reaching the limit earns these points."""

    factors: tuple[int, ...]
    limit: int
    points: int


@dataclass(frozen=True, slots=True)
class SurveyRule(RowByRow):
    """The mean of the shares of the levels, weighted by how many gave each answer.

    With cᵢ the answers, sᵢ the shares and w the full points: w · Σ sᵢcᵢ ÷ Σ cᵢ, or the points of
    the tier in which 100 · Σ sᵢcᵢ ÷ Σ cᵢ lies, compared without dividing.  Where too few
    answered, it earns nothing or loses a share of the full points, never below nothing.

    Attributes:
        levels: how many levels there are; their counts are the first inputs.
        earned: what an answer of each level adds, w · sᵢ; empty with tiers.
        steps: the tiers, best first; empty without.
        otherwise: what a result in no tier earns.
        enough: from how many answers on there are not too few; 0 where any number is enough.
        effect: what too few answers mean.
        lost: what they cost where they cost a share.
    """

    inputs: tuple[Input, ...]
    levels: int
    earned: tuple[int, ...]
    steps: tuple[Step, ...]
    otherwise: int
    enough: int
    effect: str
    lost: int
    divisor: int
    divides_by_data: bool
    zero: str
    nonzero: tuple[int, ...] = ()
    by_panel: bool = False

    @classmethod
    def build(cls, spec: Survey, full: Fraction, tick: int) -> SurveyRule:
        """Return the rule for an indicator with these full points."""
        earned, tiers = _earned(spec, full), [tier.points for tier in spec.tiers]
        otherwise, lost = spec.otherwise or Fraction(0), _lost(spec, full)
        parts = [points * tick for points in (*earned, *tiers, otherwise, lost)]
        divisor = math.lcm(*(part.denominator for part in parts))
        whole = iter([int(part * divisor) for part in parts])
        inputs = [
            Input(level.id, "figure", 1, 1, 0, spec.most, label=level.label)
            for level in spec.levels
        ]
        if spec.handed_out:
            inputs.append(Input(HANDED_OUT, "figure", 1, 1, 0, spec.most, label=HANDED_OUT_LABEL))
        shares = [level.share for level in spec.levels]
        return cls(
            inputs=tuple(inputs),
            levels=len(spec.levels),
            earned=tuple(next(whole) for _ in earned),
            steps=tuple(_step(tier, shares, next(whole)) for tier in spec.tiers),
            otherwise=next(whole),
            enough=spec.too_few.answers if spec.too_few else 0,
            effect=spec.too_few.effect if spec.too_few else "",
            lost=next(whole),
            divisor=divisor,
            divides_by_data=not spec.tiers,
            zero=spec.nobody,
        )

    @staticmethod
    def quanta(spec: Survey, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        if rounded or not spec.tiers:
            return [full]
        otherwise = spec.otherwise or Fraction(0)
        return [full, otherwise, _lost(spec, full), *(tier.points for tier in spec.tiers)]

    @property
    def guarded(self) -> bool:
        """See :class:`~scoring.rules.base.Rule`."""
        return True

    def guard(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`; how many answered."""
        return ops.total(values[: self.levels])

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        counts, below = values[: self.levels], self.denominator(ops, values)
        nothing = ops.constant(0)
        if self.steps:
            points = self._looked_up(ops, counts)
        else:
            points = ops.weighted_sum(list(zip(self.earned, counts, strict=True)))
        if self.effect not in {"zero", "deduct"}:
            return points
        few = nothing
        if self.effect == "deduct":
            less = ops.weighted_sum([(1, points), (-self.lost, below)])
            few = ops.greatest([less, nothing])
        return ops.choose(
            ops.at_least(self.guard(ops, values), self.enough),
            points,
            few,
            names=("", f"survey.too_few_{self.effect}"),
        )

    def _looked_up(self, ops: Ops[V, B], counts: Sequence[V]) -> V:
        """Return the points of the first tier that holds the result."""
        result, last = ops.constant(self.otherwise), "tiers.otherwise"
        for number in range(len(self.steps), 0, -1):
            step = self.steps[number - 1]
            over = ops.weighted_sum(list(zip(step.factors, counts, strict=True)))
            result = ops.choose(
                ops.at_least(over, step.limit),
                ops.constant(step.points),
                result,
                names=(f"tiers.tier {number}", last),
            )
            last = ""
        return result

    def denominator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`; how many answered, where points follow that."""
        if not self.divides_by_data:
            return ops.constant(1)
        # nobody is settled before; this tells the proof so
        return ops.greatest([self.guard(ops, values), ops.constant(1)])

    def objections(self, ops: Ops[V, B], values: Sequence[V]) -> Sequence[tuple[str, B]]:
        """See :class:`~scoring.rules.base.Rule`; too few answers, or more than handed out."""
        answers, found = self.guard(ops, values), []
        if self.effect == "refuse":
            # where nobody answered, that is settled on its own
            few = ops.at_least(ops.weighted_sum([(-1, answers)]), 1 - self.enough)
            both = ops.count([ops.at_least(answers, 1), few])
            found.append(("sheet.too-few-surveyed", ops.at_least(both, 2)))
        if len(self.inputs) > self.levels:
            over = ops.weighted_sum([(1, answers), (-1, values[self.levels])])
            found.append(("sheet.more-answers-than-handed-out", ops.at_least(over, 1)))
        return found


def _earned(spec: Survey, full: Fraction) -> list[Fraction]:
    return [] if spec.tiers else [full * level.share for level in spec.levels]


def _lost(spec: Survey, full: Fraction) -> Fraction:
    share = spec.too_few.deduct if spec.too_few else None
    return full * (share or Fraction(0))


def _step(tier: Tier, shares: Sequence[Fraction], points: int) -> Step:
    """Return a tier of the result in per cent: Σ (100 · share − bound) · count ≥ 0, or > 0."""
    bound = tier.bounds[0]
    sign = 1 if bound.from_below else -1
    over = [sign * (PER_CENT * share - bound.at) for share in shares]
    scale = math.lcm(*(one.denominator for one in over))
    return Step(
        factors=tuple(int(one * scale) for one in over),
        limit=0 if bound.included else 1,
        points=points,
    )
