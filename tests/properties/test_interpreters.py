"""Every interpreter of rules and plans comes to the same numbers."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

import pytest
from examples import runs
from generators import Case, cases, set_of, sheet_of, tables
from hypothesis import given
from interpreting import Interpreter

import scoring
from scoring.algebra.bounds import BoundsOps, Interval, Truth
from scoring.algebra.formulas import EXACT_IN_A_DOUBLE, CannotBeAFormulaError, FormulaOps
from scoring.algebra.ops import INTEGERS
from scoring.algebra.trace import TRACES
from scoring.evaluation import reviewer_ticks
from scoring.panel import combiner, even_shares, shares
from scoring.plan import plan_of, settle

if TYPE_CHECKING:
    from scoring.plan import Leaf
    from scoring.plan.values import Value
    from scoring.settle import CheckedSheet, Settled


def checked(case: Case) -> CheckedSheet:
    """Hold the sheet of a case against its set."""
    return scoring.check_sheet(set_of(case), sheet_of(case.sheet))


def by_rule(sheet: CheckedSheet) -> list[tuple[Leaf, Settled]]:
    """Return the indicators whose points come from their rule."""
    pairs = zip(sheet.plan.leaves, sheet.leaves, strict=True)
    return [(leaf, given) for leaf, given in pairs if given.fixed is None]


# ---------------------------------------------------------------- single rules


@runs(0.5)
@given(cases())
def test_a_trace_computes_what_integers_compute(case: Case) -> None:
    for leaf, settled in by_rule(checked(case)):
        rule = leaf.rule
        for row in settled.rows:
            assert rule.numerator(TRACES, row) == rule.numerator(INTEGERS, row)
            assert rule.denominator(TRACES, row) == rule.denominator(INTEGERS, row)
            assert rule.objections(TRACES, row) == rule.objections(INTEGERS, row)
            if rule.guarded:
                assert rule.guard(TRACES, row) == rule.guard(INTEGERS, row)
                zero = rule.when_zero(INTEGERS, row, leaf.best)
                assert rule.when_zero(TRACES, row, leaf.best) == zero


@runs(0.5)
@given(cases())
def test_intervals_of_single_numbers_compute_what_integers_compute(case: Case) -> None:
    for leaf, settled in by_rule(checked(case)):
        rule = leaf.rule
        for row in settled.rows:
            narrow, ops = [Interval(number, number) for number in row], BoundsOps()
            number, below = rule.numerator(INTEGERS, row), rule.denominator(INTEGERS, row)
            found = rule.numerator(ops, narrow)
            # an interval does not tell apart what logarithms come to
            logs = getattr(rule, "line", leaf) is None
            assert found.lo <= number <= found.hi if logs else found == (number, number)
            assert rule.denominator(ops, narrow) == (below, below)


@runs(0.5)
@given(cases())
def test_rows_together_and_rows_alone_give_the_same_numbers(case: Case) -> None:
    for leaf, settled in by_rule(checked(case)):
        alone = [leaf.rule.numerator(INTEGERS, row) for row in settled.rows]
        assert list(leaf.rule.numerators(INTEGERS, settled.rows)) == alone


def computed(expression: str) -> float:
    """Compute a spreadsheet expression in binary doubles."""
    names = {
        "AND": lambda *conditions: all(conditions),
        "INT": math.floor,
        "MIN": lambda *numbers: min(numbers),
        "MAX": lambda *numbers: max(numbers),
        "MOD": lambda number, divisor: number - divisor * math.floor(number / divisor),
        "IF": lambda condition, yes, no: yes if condition else no,
    }
    text = re.sub("(?<![<>])=", "==", expression)
    return float(eval(text, {"__builtins__": {}}, names))  # noqa: S307 - made by the rules


@runs(0.5)
@given(cases())
def test_a_spreadsheet_computes_what_integers_compute(case: Case) -> None:
    ops = FormulaOps()
    for leaf, settled in by_rule(checked(case)):
        rule = leaf.rule
        for row in settled.rows:
            bounds, narrow = BoundsOps(), [Interval(number, number) for number in row]
            texts = [ops.constant(number) for number in row]
            number = rule.numerator(bounds, narrow)
            below = rule.denominator(bounds, narrow) if rule.divides_by_data else None
            settle(bounds, leaf, number, rule.divisor, below)
            if bounds.peak >= EXACT_IN_A_DOUBLE:
                continue
            try:
                above = rule.numerator(ops, texts)
            except CannotBeAFormulaError:
                continue
            assert computed(above) == rule.numerator(INTEGERS, row)
            data = rule.denominator(INTEGERS, row) if rule.divides_by_data else None
            text = rule.denominator(ops, texts) if rule.divides_by_data else None
            if leaf.unit or leaf.panel_unit:
                points = settle(INTEGERS, leaf, rule.numerator(INTEGERS, row), rule.divisor, data)
                assert computed(settle(ops, leaf, above, rule.divisor, text)) == points


@runs(0.5)
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


# ---------------------------------------------------------------- whole plans


def single(ops: Any, sheet: CheckedSheet) -> Interpreter:
    """Return what interprets a plan over one sheet of whole numbers."""
    return Interpreter(ops, sheet.plan, [sheet.sheet], lambda one: one[0], lambda one: one[0])


def by_totals(sheet: CheckedSheet) -> bool:
    """Whether the totals of reviewers are combined."""
    return sheet.plan.indicator_set.panel.stage == "total" and bool(sheet.sheet.reviewers)


def together(sheet: CheckedSheet, sheets: list[list[Value[int]]]) -> tuple[list[Value[int]], int]:
    """Return the values of the panel from those of its members, and how many times over."""
    totals = [one[0].points for one in sheets]
    counted = even_shares(sheet.plan.indicator_set.panel, totals, sheet.weights)
    values = [
        same[0]._replace(points=sum(n * one.points for n, one in zip(counted, same, strict=True)))
        for same in zip(*sheets, strict=True)
    ]
    return values, sum(counted)


@given(cases())
@pytest.mark.parametrize("ops", [INTEGERS, TRACES], ids=["integers", "traces"])
def test_a_plan_with_states_comes_to_what_is_evaluated(ops: Any, case: Case) -> None:
    sheet = checked(case)
    made, times = single(ops, sheet), 1
    result = scoring.evaluate(sheet.plan.indicator_set, sheet)
    if by_totals(sheet):
        sheets = [made.values(who) for who in made.people]
        for member, values in enumerate(sheets):
            assert [one.points for one in values] == list(reviewer_ticks(sheet, member))
        values, times = together(sheet, sheets)
    else:
        values = made.values()
    outcome = sheet.plan.outcomes.decide(ops, values, times)
    nodes = sheet.plan.slots
    assert tuple(one.points for one in values) == result.ticks
    assert {
        node: values[slot].out for node, slot in nodes.items() if values[slot].out
    } == result.out
    away = {node: values[slot].away for node, slot in nodes.items() if values[slot].away}
    assert away == result.away
    assert outcome.published == result.published[0]
    assert outcome.scored == result.scored
    grades = sheet.plan.indicator_set.grades
    assert grades[outcome.grade] is result.grade
    assert grades[outcome.before] is result.band
    assert outcome.coefficient == result.worth
    vetoes = sheet.plan.indicator_set.vetoes
    assert (vetoes[outcome.veto - 1] if outcome.veto else None) is result.vetoed


def contains(interval: Interval | None, number: int | None) -> bool:
    """Whether an interval holds a number, or there is neither."""
    if interval is None or number is None:
        return interval is number
    return interval.lo <= number <= interval.hi


@runs(0.5)
@given(cases())
def test_intervals_of_a_sheet_hold_what_it_comes_to(case: Case) -> None:
    sheet = checked(case)
    wide = Interpreter(
        BoundsOps(),
        sheet.plan,
        [sheet.sheet],
        lambda one: Interval(one[0], one[0]),
        lambda one: Truth(frozenset({bool(one[0])})),
    )
    exact = single(INTEGERS, sheet)
    for who in exact.people if by_totals(sheet) else [None]:
        for interval, value in zip(wide.values(who), exact.values(who), strict=True):
            assert contains(interval.points, value.points)
            assert contains(interval.out, value.out)
            assert contains(interval.away, value.away)


@runs(0.7)
@given(tables())
def test_arrays_of_sheets_come_to_what_each_of_them_comes_to(cases_: list[Case]) -> None:
    np = pytest.importorskip("numpy")
    from scoring.algebra.arrays import ARRAYS

    plan = plan_of(set_of(cases_[0]))
    sheets = [sheet_of(case.sheet) for case in cases_]

    def truths(these: list[int]) -> Any:
        return np.array(these, dtype=bool)

    made = Interpreter(ARRAYS, plan, sheets, np.array, truths)
    totals = plan.indicator_set.panel.stage == "total" and made.people
    for who in made.people if totals else [None]:
        found = made.values(who)
        for place, sheet in enumerate(sheets):
            held = scoring.check_sheet(plan.indicator_set, sheet)
            expected = single(INTEGERS, held).values(who)
            for one, other in zip(found, expected, strict=True):
                for column, number in zip(one, other, strict=True):
                    assert (column is None) == (number is None)
                    if column is not None:
                        assert np.broadcast_to(column, len(sheets))[place] == number
        if not totals:
            outcome = plan.outcomes.decide(ARRAYS, found)
            for place, case in enumerate(cases_):
                result = scoring.evaluate(plan.indicator_set, sheet_of(case.sheet))
                published = np.broadcast_to(outcome.published, len(sheets))[place]
                grade = np.broadcast_to(outcome.grade, len(sheets))[place]
                assert published == result.published[0]
                assert plan.indicator_set.grades[grade] is result.grade


CANNOT = {"table.cannot-bits", "table.cannot-logs", "table.cannot-totals"}
"""What a table refuses by name: numbers, logarithms and panels that SQL cannot compute."""


@runs(0.3)
@given(tables())
def test_a_table_of_sheets_comes_to_what_each_of_them_comes_to(cases_: list[Case]) -> None:
    pytest.importorskip("duckdb")
    from backends.wide import scored_alike

    sheets = [sheet_of(case.sheet) for case in cases_]
    weights = {one.id: one.weight for one in sheets[0].reviewers}
    try:
        scored_alike(set_of(cases_[0]), sheets, weights=weights)
    except scoring.ScoringError as error:
        if {one.code for one in error.problems} - CANNOT:
            raise
