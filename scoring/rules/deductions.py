"""Counted faults, each of which costs points, until they are used up (F10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from scoring.rules.base import Input, RowByRow, ticks
from scoring.rules.deducting import until_used_up

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import DeductionLine, Deductions

V = TypeVar("V")
B = TypeVar("B")


class Cost(NamedTuple):
    """What a kind of fault costs, in ticks: each case, and at most all together."""

    each: int
    at_most: int | None


@dataclass(frozen=True, slots=True)
class DeductionsRule(RowByRow):
    """The full points less the cost of every fault, never below nothing.

    With n the count of a line: full − Σ min(each · n, at_most).  A line that takes all costs
    the full points from the first case on.
    """

    inputs: tuple[Input, ...]
    by_panel: bool
    full: int
    costs: tuple[Cost, ...]
    takes_all: tuple[int, ...]
    divisor: int = 1
    divides_by_data: bool = False
    nonzero: tuple[int, ...] = ()
    zero: str = "refuse"

    @classmethod
    def build(cls, spec: Deductions, full: Fraction, tick: int) -> DeductionsRule:
        """Return the rule for an indicator with these full points."""
        return cls(
            inputs=tuple(
                Input(line.id, "figure", 1, 1, 0, line.most, label=line.label)
                for line in spec.lines
            ),
            by_panel=spec.asked == "panel",
            full=ticks(full, tick),
            costs=tuple(_cost(line, full, tick) for line in spec.lines),
            takes_all=tuple(place for place, line in enumerate(spec.lines) if line.takes_all),
        )

    @staticmethod
    def quanta(spec: Deductions, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        written = [points for line in spec.lines for points in (line.each, line.at_most)]
        return [full, *(points for points in written if points is not None)]

    def lost(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """Return what the faults cost together in ticks, also beyond the full points."""
        costs = []
        for cost, count in zip(self.costs, values, strict=True):
            together = ops.weighted_sum([(cost.each, count)])
            if cost.at_most is not None:
                together = ops.least([together, ops.constant(cost.at_most)])
            costs.append(together)
        return ops.total(costs)

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        left = until_used_up(
            ops,
            ops.constant(self.full),
            self.lost(ops, values),
            ("deductions.none", "deductions.counted", "deductions.used_up"),
        )
        if not self.takes_all:
            return left
        return ops.choose(
            ops.at_least(ops.total([values[place] for place in self.takes_all]), 1),
            ops.constant(0),
            left,
            names=("deductions.takes_all", ""),
        )


def _cost(line: DeductionLine, full: Fraction, tick: int) -> Cost:
    if line.each is None:
        return Cost(ticks(full, tick), ticks(full, tick))
    most = None if line.at_most is None else ticks(line.at_most, tick)
    return Cost(ticks(line.each, tick), most)
