"""Every interpreter of the rules comes to the same numbers, and the proof holds them all."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from generators import Case, cases, set_of, sheet_of
from hypothesis import given

import scoring
from scoring.algebra.bounds import INT64_MAX, BoundsOps, Interval
from scoring.algebra.formulas import EXACT_IN_A_DOUBLE, FormulaOps
from scoring.algebra.ops import INTEGERS, IntegerOps
from scoring.algebra.trace import TraceOps
from scoring.panel import combiner, shares
from scoring.plan import Plan, publish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.plan import Leaf
    from scoring.settle import CheckedSheet, Settled


def checked(case: Case) -> CheckedSheet:
    """Hold the sheet of a case against its set."""
    return scoring.check_sheet(set_of(case), sheet_of(case.sheet))


def by_rule(sheet: CheckedSheet) -> list[tuple[Leaf, Settled]]:
    """Return the indicators whose points come from their rule."""
    pairs = zip(sheet.plan.leaves, sheet.leaves, strict=True)
    return [(leaf, given) for leaf, given in pairs if given.fixed is None]


# ---------------------------------------------------------------- the same numbers


@given(cases())
def test_a_trace_computes_what_integers_compute(case: Case) -> None:
    for leaf, settled in by_rule(checked(case)):
        for row in settled.rows:
            number = leaf.rule.numerator(TraceOps(), row)
            assert number == leaf.rule.numerator(INTEGERS, row)
            below = leaf.rule.denominator(TraceOps(), row)
            assert below == leaf.rule.denominator(INTEGERS, row)


@given(cases())
def test_rows_together_and_rows_alone_give_the_same_numbers(case: Case) -> None:
    for leaf, settled in by_rule(checked(case)):
        alone = [leaf.rule.numerator(INTEGERS, row) for row in settled.rows]
        assert list(leaf.rule.numerators(INTEGERS, settled.rows)) == alone


def computed(expression: str) -> float:
    """Compute a spreadsheet expression in binary doubles."""
    names = {
        "INT": math.floor,
        "MIN": min,
        "MAX": max,
        "IF": lambda condition, yes, no: yes if condition else no,
    }
    return float(eval(expression, {"__builtins__": {}}, names))  # noqa: S307 - made by the rules


@given(cases())
def test_a_spreadsheet_computes_what_integers_compute(case: Case) -> None:
    sheet = checked(case)
    ops = FormulaOps()
    for leaf, settled in by_rule(sheet):
        for row in settled.rows:
            texts = [ops.constant(number) for number in row]
            number = leaf.rule.numerator(INTEGERS, row)
            if abs(number) < EXACT_IN_A_DOUBLE:
                assert computed(leaf.rule.numerator(ops, texts)) == number
            if abs(2 * number) < EXACT_IN_A_DOUBLE and leaf.unit:
                data = leaf.rule.divides_by_data
                points = sheet.plan.settle(
                    INTEGERS,
                    leaf,
                    number,
                    leaf.rule.divisor,
                    leaf.rule.denominator(INTEGERS, row) if data else None,
                )
                text = sheet.plan.settle(
                    ops,
                    leaf,
                    leaf.rule.numerator(ops, texts),
                    leaf.rule.divisor,
                    leaf.rule.denominator(ops, texts) if data else None,
                )
                assert computed(text) == points


@given(cases())
def test_shares_and_the_combined_score_are_one_policy_said_twice(case: Case) -> None:
    sheet = checked(case)
    panel = sheet.plan.indicator_set.panel
    for leaf, settled in by_rule(sheet):
        if not leaf.rule.by_panel:
            continue
        scores = [leaf.rule.numerator(INTEGERS, row) for row in settled.rows]
        weights = [sheet.weights[member] for member in settled.members]
        counted = shares(panel, scores, weights)
        number, divisor = combiner(panel)(INTEGERS, scores, weights)
        together = sum(share * score for share, score in zip(counted, scores, strict=True))
        assert together * divisor == number * sum(counted)
        assert any(counted)


# ---------------------------------------------------------------- the proof


def interval_of(plan: Plan, leaf: Leaf, ops: BoundsOps) -> Interval:
    """Return what the points of an indicator lie between, whatever is answered."""
    given = [asked.interval for asked in leaf.rule.inputs]
    if leaf.rule.nonzero is not None:
        low, high = given[leaf.rule.nonzero]
        given[leaf.rule.nonzero] = Interval(max(low, 1), high)
    number, divisor = leaf.rule.numerator(ops, given), leaf.rule.divisor
    data = leaf.rule.denominator(ops, given) if leaf.rule.divides_by_data else None
    panel = plan.indicator_set.panel
    if leaf.rule.by_panel and panel.stage == "indicator":
        weights = [1000] * panel.at_most
        number, count = combiner(panel)(ops, [number] * panel.at_most, weights)
        divisor *= count
    return plan.settle(ops, leaf, number, divisor, data)


@given(cases())
def test_every_number_lies_within_the_intervals_of_the_proof(case: Case) -> None:
    sheet = checked(case)
    plan, ops = sheet.plan, BoundsOps()
    result = scoring.evaluate(plan.indicator_set, sheet)
    values = [Interval(0, 0)] * len(plan.nodes)
    for leaf, settled in zip(plan.leaves, sheet.leaves, strict=True):
        lowest, highest = interval_of(plan, leaf, ops)
        ticks = (leaf.node.full * plan.tick).numerator
        if settled.fixed is not None:
            lowest, highest = min(lowest, 0), max(highest, ticks)
        values[leaf.slot] = Interval(lowest, highest)
        for row in settled.rows:
            narrow = [Interval(number, number) for number in row]
            exact_number = leaf.rule.numerator(INTEGERS, row)
            assert leaf.rule.numerator(BoundsOps(), narrow) == (exact_number, exact_number)
    plan.roll_up(ops, values)
    for ticks, (lowest, highest) in zip(result.ticks, values, strict=True):
        # where totals are combined the points are in finer units than the plan's
        finer = result.tick // plan.tick
        assert lowest * finer <= ticks <= highest * finer


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
        return self.seen(
            *(number * value for number, value in terms),
            sum(number * value for number, value in terms),
        )

    def exact_quotient(self, value: int, divisor: int) -> int:
        """Divide where it comes out even."""
        return self.seen(value, super().exact_quotient(value, divisor))

    def rounded_quotient(self, value: int, divisor: int) -> int:  # type: ignore[override]
        """Divide, halves up."""
        numbers = (value, divisor, 2 * divisor, 2 * value + divisor)
        return self.seen(*numbers, INTEGERS.rounded_quotient(value, divisor))


def recorded(sheet: CheckedSheet) -> int:
    """Return the largest number met when a sheet is scored and its total published."""
    plan, ops = sheet.plan, Recording()
    panel = plan.indicator_set.panel
    values: list[Any] = [0] * len(plan.nodes)
    for leaf, settled in zip(plan.leaves, sheet.leaves, strict=True):
        if settled.fixed is not None:
            values[leaf.slot] = ops.seen(settled.fixed)
            continue
        rows = settled.rows
        numbers = [leaf.rule.numerator(ops, row) for row in rows]
        number, divisor, data = numbers[0], leaf.rule.divisor, None
        if leaf.rule.divides_by_data:
            data = leaf.rule.denominator(ops, rows[0])
        if leaf.rule.by_panel and panel.stage == "indicator":
            weights = [sheet.weights[member] for member in settled.members]
            number, count = combiner(panel)(ops, numbers, weights)
            divisor *= count
        values[leaf.slot] = plan.settle(ops, leaf, number, divisor, data)
    plan.roll_up(ops, values)
    result = scoring.evaluate(plan.indicator_set, sheet)
    published, _ = publish(plan, result.ticks[0], result.tick)
    places = plan.indicator_set.rounding.total
    ops.seen(*result.ticks, published)
    if places is not None:
        ops.rounded_quotient(result.ticks[0] * 10**places, result.tick)
    return ops.peak


@given(cases())
def test_no_number_is_larger_than_the_peak_and_the_peak_fits_64_bits(case: Case) -> None:
    sheet = checked(case)
    assert recorded(sheet) <= sheet.plan.peak <= INT64_MAX
