"""Points by the place in a cohort (F15)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from scoring.rules.base import Input, RowByRow, ticks
from scoring.rules.deducting import until_used_up
from scoring.schema.fields import Label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Rank

V = TypeVar("V")
B = TypeVar("B")

BETTER = Label(zh="排在前面的有几个", en="how many are better")
EQUAL = Label(zh="另有几个并列", en="how many others are equal")
COHORT = Label(zh="参加排名的共有几个（含本项目）", en="how many are ranked, this one included")

PARTS = {"best": (1, 0, 1), "worst": (1, 1, 1), "mean": (2, 1, 2)}
"""Places behind the first as (better × first + equal × second) ÷ third."""


@dataclass(frozen=True, slots=True)
class RankRule(RowByRow):
    """The full points less a deduction for every place behind the first, never below nothing.

    Equals share their places: with b better and e others equal, they stand b places behind
    the first at best, b + e at worst, and b + e ÷ 2 in the mean.
    """

    inputs: tuple[Input, ...]
    full: int
    deduct: int
    per_better: int
    per_equal: int
    divisor: int
    by_panel: bool = False
    divides_by_data: bool = False
    nonzero: tuple[int, ...] = ()
    zero: str = "refuse"

    @classmethod
    def build(cls, spec: Rank, full: Fraction, tick: int) -> RankRule:
        """Return the rule for an indicator with these full points."""
        per_better, per_equal, divisor = PARTS[spec.ties]
        others = spec.cohort - 1
        return cls(
            inputs=(
                Input("better", "figure", 1, 1, 0, others, label=BETTER),
                Input("equal", "figure", 1, 1, 0, others, label=EQUAL),
                Input("cohort", "figure", 1, 1, 1, spec.cohort, label=COHORT),
            ),
            full=ticks(full, tick) * divisor,
            deduct=ticks(spec.deduct, tick),
            per_better=per_better,
            per_equal=per_equal,
            divisor=divisor,
        )

    @staticmethod
    def quanta(spec: Rank, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        return [full, spec.deduct] if rounded else [full, spec.deduct / PARTS[spec.ties][2]]

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        better, equal, _ = values
        terms = [(self.deduct * self.per_better, better)]
        if self.per_equal:
            terms.append((self.deduct * self.per_equal, equal))
        return until_used_up(
            ops,
            ops.constant(self.full),
            ops.weighted_sum(terms),
            ("rank.first", "rank.behind", "rank.used_up"),
        )

    def objections(self, ops: Ops[V, B], values: Sequence[V]) -> Sequence[tuple[str, B]]:
        """See :class:`~scoring.rules.base.Rule`; those better and those equal are others."""
        better, equal, cohort = values
        others = ops.weighted_sum([(1, better), (1, equal), (-1, cohort)])
        return [("sheet.rank-beyond-cohort", ops.at_least(others, 0))]
