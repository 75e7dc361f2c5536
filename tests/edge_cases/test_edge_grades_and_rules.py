"""Edge cases of the reference, 1 to 22: grades, rules, figures, weights."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from builders import (
    MOF,
    figure,
    group,
    indicator,
    judged,
    make_set,
    once,
    one,
    policies,
    problems_of,
    proportional,
    refused,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    set_data,
    sheet_refused,
    state,
    tiers,
)

import scoring
from scoring.errors import Problems
from scoring.io.cells import read_answer
from scoring.io.raw import RawCell
from scoring.plan import plan_of

TWO = rounded_to(2)
EXACT = {"grades": scale(MOF)}
ROUNDED = {"grades": scale(MOF, "rounded"), "rounding": rounded_to(total=2)}
LINEAR = {"better": "lower", "form": "linear"}
RECIPROCAL = {"better": "lower", "form": "reciprocal"}


def hundred(points: str, **changed: Any) -> scoring.Evaluation:
    """Return the evaluation of a total out of a hundred."""
    return scored(one(100, judged("0.001"), **changed), {"A": scores(points)})


def earned(rule: dict[str, Any], full: str = "5", **given: str) -> Fraction:
    """Return the points of a rule for these figures, rounded to two decimals."""
    return scored(one(full, rule, rounding=TWO), {"A": once(**given)})["A"].points


@pytest.mark.parametrize(
    ("changed", "total", "grade"), [(EXACT, "89.995", "良"), (ROUNDED, "90.00", "优")]
)
def test_edge_01_the_basis_of_the_grade_is_declared_and_both_totals_are_printed(
    changed: dict[str, Any], total: str, grade: str
) -> None:
    result = hundred("89.995", **changed)
    assert (str(result.total), result.grade.label.zh) == (total, grade)
    report = scoring.render(result, "text", "zh")
    assert total in report
    assert "89.995" in report


def test_edge_01_a_set_may_not_show_one_total_and_grade_another() -> None:
    data = set_data({"A": indicator(100, judged())}, rounding=rounded_to(total=2), **EXACT)
    assert refused(data) == ["grades.basis-contradicts"]


def test_edge_02_a_scale_with_holes_is_refused_and_lower_bounds_have_none() -> None:
    worded = scale(MOF)
    for band, upper in zip(worded["bands"], ("100", "89", "79", "59"), strict=True):
        band["at_most"] = upper
    data = set_data({"A": indicator(100, judged())}, grades=worded)
    assert refused(data) == ["grades.hole"] * 3
    assert hundred("89.5", **EXACT).grade.label.zh == "良"


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        ("90", "优"),
        ("80", "良"),
        ("60", "中"),
        ("89.999", "良"),
        ("79.999", "中"),
        ("59.999", "差"),
    ],
)
def test_edge_03_a_lower_bound_belongs_to_its_grade(points: str, grade: str) -> None:
    assert hundred(points, **EXACT).grade.label.zh == grade


def test_edge_04_the_top_grade_holds_full_points_and_nothing_exceeds_them() -> None:
    assert hundred("100", **EXACT).grade.label.zh == "优"
    used = one(100, judged(), **EXACT)
    assert sheet_refused(used, {"A": scores("100.5")}) == ["sheet.above-full-points"]


def test_edge_05_an_execution_of_120_per_cent_earns_full_points_and_says_so() -> None:
    used = one(10, proportional(), rounding=TWO)
    result = scored(used, {"A": once(actual="120", target="100")})
    assert result["A"].points == 10
    assert scoring.trace(result, "A").scores[0].branches == ("proportional.target_met",)


@pytest.mark.parametrize(("settled", "points"), [("zero", 0), ("full", 10)])
def test_edge_06_a_budget_of_zero_is_settled_as_declared_and_never_taken_for_one(
    settled: str, points: int
) -> None:
    assert earned(proportional(zero_divisor=settled), "10", actual="5", target="0") == points
    used = one(10, proportional(), rounding=TWO)
    assert sheet_refused(used, {"A": once(actual="5", target="0")}) == ["sheet.zero-divisor"]


def test_edge_08_two_execution_rates_with_two_denominators_are_two_rules() -> None:
    # received 90 of a budget of 100, spent 81
    received = scoring.load_indicator_set("mof-project-2020").nodes["B2"].rule
    budget = scoring.load_indicator_set("mof-self-evaluation-2020").nodes["SE.E"].rule
    assert received is not None
    assert budget is not None
    assert received.target.label.zh == "实际到位资金"
    assert budget.target.label.zh == "全年预算数"
    assert earned(proportional(), "10", actual="81", target="90") == 9
    assert earned(proportional(), "10", actual="81", target="100") == Fraction("8.1")


@pytest.mark.parametrize("form", [LINEAR, RECIPROCAL])
def test_edge_09_a_missing_actual_is_not_zero_on_a_lower_is_better_indicator(
    form: dict[str, str],
) -> None:
    used = one(5, proportional("10", **form), rounding=TWO)
    assert sheet_refused(used, {"A": once()}) == ["sheet.refused-missing"]
    used = one(5, proportional(**form), rounding=TWO)
    assert sheet_refused(used, {"A": once(target="10")}) == ["sheet.half-answered-once"]


def test_edge_10_a_target_of_zero_is_refused_or_settled_and_never_divided_by() -> None:
    fixed = set_data({"A": indicator(5, proportional("0", **LINEAR))})
    assert refused(fixed) == ["rule.target-not-positive"]
    used = one(5, proportional(**LINEAR), rounding=TWO)
    assert sheet_refused(used, {"A": once(actual="0", target="0")}) == ["sheet.zero-divisor"]
    none_at_all = tiers(("at_most", "0", "5"))
    assert earned(none_at_all, figure="0") == 5
    assert earned(none_at_all, figure="1") == 0


def test_edge_11_a_negative_value_needs_a_rule_that_is_valid_for_it() -> None:
    growth = proportional("5", actual=figure("growth", at_least="-100"))
    assert refused(set_data({"A": indicator(5, growth)})) == ["rule.negative-figure"]
    used = one(5, proportional("5", actual=figure("growth", at_most=100)))
    assert sheet_refused(used, {"A": once(actual="-3")}) == ["sheet.negative"]
    valid = tiers(
        ("at_least", "5", "5"), ("at_least", "0", "3"), figure=figure("g", at_least="-100")
    )
    assert earned(valid, figure="-3") == 0


def test_edge_12_the_form_of_a_lower_is_better_rule_is_named() -> None:
    assert earned(proportional("10", **LINEAR), actual="12") == 4
    assert earned(proportional("10", **RECIPROCAL), actual="12") == Fraction("4.17")
    unnamed = set_data({"A": indicator(5, proportional("10", better="lower"))})
    assert refused(unnamed) == ["rule.form-missing"]


def test_edge_16_tiers_that_match_twice_are_refused() -> None:
    twice = tiers(("at_least", "90", "3"), ("at_least", "100", "5"))
    assert refused(set_data({"A": indicator(5, twice)})) == ["rule.tiers-not-ordered"]
    ordered = tiers(("at_least", "100", "5"), ("at_least", "90", "3"))
    assert [earned(ordered, figure=value) for value in ("100", "90", "89")] == [5, 3, 0]


def test_edge_17_every_bound_says_whether_it_is_included() -> None:
    assert earned(tiers(("at_most", "10", "5"), otherwise="2"), figure="10") == 5
    assert earned(tiers(("below", "10", "5"), otherwise="2"), figure="10") == 2
    mixed = tiers(("at_most", "10", "5"), ("at_least", "20", "2"))
    assert refused(set_data({"A": indicator(5, mixed)})) == ["rule.tiers-mixed-sides"]


def test_edge_18_the_direction_is_required() -> None:
    rule = proportional("10")
    del rule["better"]
    (problem,) = problems_of(lambda: one(5, rule))
    assert problem.code == "shape.missing-key"
    assert problem.place.endswith("rule.better")


def written(unit: str, text: str) -> Decimal | str:
    """Return what a cell means in a field of this unit, or the code of its problem."""
    rule = proportional("5", actual=figure("actual", unit=unit, at_most=1000))
    asked = plan_of(one(5, rule)).leaves[0].rule.inputs[0]
    problems = Problems()
    answer = read_answer(RawCell("A", "", "value", text, "text", "A1"), asked, problems)
    return next(p.code for p in problems) if answer is None else answer


@pytest.mark.parametrize(
    ("unit", "text", "meaning"),
    [
        ("%", "95%", Decimal(95)),
        ("%", "95", Decimal(95)),
        ("%", "0.95", "cell.percent-or-fraction"),
        ("", "95%", "cell.unwanted-percent"),
        ("", "0.95", Decimal("0.95")),
    ],
)
def test_edge_19_per_cent_and_fraction_are_told_apart_by_the_unit(
    unit: str, text: str, meaning: Decimal | str
) -> None:
    assert written(unit, text) == meaning


@pytest.mark.parametrize(
    ("unit", "text", "meaning"),
    [
        ("万元", "1239.36", Decimal("1239.36")),
        ("万元", "12393600元", Decimal("1239.36")),
        ("元", "1239.36万元", Decimal(12393600)),
        ("元", "1239.36天", "cell.unknown-unit"),
    ],
)
def test_edge_20_yuan_and_ten_thousand_yuan_are_told_apart_by_the_unit(
    unit: str, text: str, meaning: Decimal | str
) -> None:
    assert written(unit, text) == meaning


def test_edge_21_weights_are_decimals_and_add_up_exactly_or_are_refused() -> None:
    thirds = {name: indicator("33.3", judged()) for name in "ABC"}
    (problem,) = problems_of(lambda: make_set(thirds, {"total": root(100)}))
    assert (problem.code, problem.details["difference"]) == ("set.points-off", "-0.1")
    assert make_set(thirds, {"total": root("99.9")}).root.full == Fraction("99.9")
    quarters = {name: indicator("22.5", judged()) for name in "ABCD"}
    assert make_set(quarters, {"total": root(90)}).root.full == 90
    tenths = {f"T{n}": indicator(10, judged(), weight="0.1") for n in range(10)}
    weighted = root(100, combine="weighted_mean", weights_total=1)
    assert make_set(tenths, {"total": weighted}).root.full == 100
    exact_thirds = {name: indicator("100/3", tiers(("at_least", "1", "1"))) for name in "ABC"}
    assert make_set(exact_thirds, {"total": root(100)}).root.full == 100


def test_edge_22_a_parent_that_is_not_the_sum_of_its_children_is_refused_with_the_difference() -> (
    None
):
    parts = {"A1": indicator(30, judged(), "A"), "A2": indicator(25, judged(), "A")}
    groups = {"total": root(), "A": group(60)}
    (problem,) = problems_of(lambda: make_set(parts, groups))
    assert problem.code == "set.points-off"
    assert problem.place == "test.toml: group.A.points"
    assert problem.details["together"] == "55"
    assert problem.details["difference"] == "-5"


def test_edge_46_a_target_withdrawn_in_the_year_is_not_scored_as_zero() -> None:
    used = make_set(
        {"A": indicator(5, proportional()), "B": indicator(5, judged())},
        rounding=TWO,
        missing=policies(not_applicable="full"),
    )
    blank = sheet_refused(used, {"A": once(actual="3"), "B": scores("5")})
    assert blank == ["sheet.half-answered-once"]
    assert scored(used, {"A": state("not_applicable"), "B": scores("5")})["A"].points == 5
