"""What is proven of a set when it is loaded holds for every sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generators import Case, cases, set_of, sheet_of
from hypothesis import given

import scoring
from scoring.algebra.bounds import INT64_MAX, BoundsOps, Interval
from scoring.algebra.ops import INTEGERS, IntegerOps
from scoring.panel import combiner
from scoring.plan import Plan, plan_of, proof, settle
from scoring.plan.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.settle import CheckedSheet


def proven(plan: Plan) -> list[Value[Interval]]:
    """Return what the value of every node lies between, whatever is filled in."""
    ops = BoundsOps()
    values: list[Value[Interval]] = [Value(Interval(0, 0))] * len(plan.nodes)
    for leaf in plan.leaves:
        values[leaf.slot] = proof._leaf(plan, ops, leaf)
    plan.carry_out(ops, values)
    return values


@given(cases())
def test_every_number_lies_within_the_intervals_of_the_proof(case: Case) -> None:
    used = set_of(case)
    plan, result = plan_of(used), scoring.evaluate(used, sheet_of(case.sheet))
    finer = result.tick // plan.tick
    for node, ticks, value in zip(plan.nodes, result.ticks, proven(plan), strict=True):
        assert value.points.lo * finer <= ticks <= value.points.hi * finer, node.id
        out, away = result.out.get(node.id, 0), result.away.get(node.id, 0)
        assert (value.out or Interval(0, 0)).hi >= out, node.id
        assert (value.away or Interval(0, 0)).hi >= away, node.id


class Recording(IntegerOps):
    """Integers that remember the largest number met, partial results included."""

    def __init__(self) -> None:
        self.peak = 0

    def seen(self, *numbers: int) -> int:
        """Remember numbers; return the last one."""
        self.peak = max(self.peak, *map(abs, numbers))
        return numbers[-1]

    def total(self, values: Sequence[int]) -> int:  # type: ignore[override]
        """Add up."""
        return self.weighted_sum([(1, value) for value in values])

    def weighted_sum(self, terms: Sequence[tuple[int, int]]) -> int:
        """Add up products."""
        products = [number * value for number, value in terms]
        sums = [sum(products[:count]) for count in range(1, len(products) + 1)]
        return self.seen(*products, *sums, sum(products))

    def product(self, values: Sequence[int]) -> int:  # type: ignore[override]
        """Multiply one after the other."""
        result = 1
        for value in values:
            result = self.seen(result * value)
        return result

    def exact_quotient(self, value: int, divisor: int) -> int:
        """Divide where it comes out even."""
        return self.seen(value, super().exact_quotient(value, divisor))

    def rounded_quotient(self, value: int, divisor: int, mode: str = "half_up") -> int:  # type: ignore[override]
        """Divide and round."""
        numbers = (value, divisor, 2 * divisor, 2 * value + divisor)
        return self.seen(*numbers, INTEGERS.rounded_quotient(value, divisor, mode))


def recorded(sheet: CheckedSheet) -> int:
    """Return the largest number met when a sheet is scored and its total published."""
    plan, ops = sheet.plan, Recording()
    panel = plan.indicator_set.panel
    totals = panel.stage == "total" and sheet.sheet.reviewers
    for member in range(len(sheet.sheet.reviewers)) if totals else [None]:
        values: list[Value[Any]] = [Value(0)] * len(plan.nodes)
        for leaf, settled in zip(plan.leaves, sheet.leaves, strict=True):
            ways = plan.indicator_set.ways[leaf.node.id].out
            value = Value(0, settled.out if ways else None, 0 if 2 in ways else None)
            if settled.fixed is not None:
                away = leaf.full if settled.out == 2 else value.away
                values[leaf.slot] = value._replace(points=ops.seen(settled.fixed), away=away)
                continue
            rows = settled.rows
            if leaf.rule.by_panel and member is not None:
                rows = (rows[settled.members.index(member)],)
            numbers = [leaf.rule.numerator(ops, row) for row in rows]
            number, divisor, data = numbers[0], leaf.rule.divisor, None
            if leaf.rule.divides_by_data:
                data = leaf.rule.denominator(ops, rows[0])
            if leaf.rule.by_panel and member is None:
                weights = [sheet.weights[one] for one in settled.members]
                number, count = combiner(panel)(ops, numbers, weights)
                divisor *= count
            points = settle(ops, leaf, number, divisor, data)
            values[leaf.slot] = value._replace(points=points)
        plan.carry_out(ops, values)
        if member is None:
            plan.outcomes.decide(ops, values)
    if totals:
        result = scoring.evaluate(plan.indicator_set, sheet)
        ops.seen(*result.ticks)
        total = Value(result.ticks[0])
        plan.outcomes.publish(ops, total.points, result.tick // plan.tick)
    return ops.peak


@given(cases())
def test_no_number_is_larger_than_the_peak_and_the_peak_fits_64_bits(case: Case) -> None:
    sheet = scoring.check_sheet(set_of(case), sheet_of(case.sheet))
    assert recorded(sheet) <= sheet.plan.peak <= INT64_MAX
