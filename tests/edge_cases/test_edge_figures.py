"""Edge cases 5 to 11, 18 to 20, 47 and 48: actuals, targets, what is divided by, units."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from builders import (
    figure,
    fill,
    indicator,
    judged,
    make_set,
    once,
    one,
    policies,
    problems_of,
    proportional,
    refused,
    rounded_to,
    scale,
    scored,
    scores,
    set_data,
    sheet_refused,
    state,
    tiers,
)
from edge_parts import LINEAR, RECIPROCAL, TWO, earned, equality, steps

import scoring
from scoring.errors import Problems
from scoring.io.cells import read_answer
from scoring.io.raw import RawCell
from scoring.plan import plan_of

NOTICE = json.loads(
    (Path(__file__).parents[1] / "data" / "shaoguan.json").read_text("utf-8"), parse_float=Decimal
)
BUDGETS = {one["id"]: one["total"] for one in NOTICE["budget_figures"]}


def test_edge_05_an_execution_of_120_per_cent_earns_full_points_and_says_so() -> None:
    """Declared by the rule: never above the full points; the trace names the branch."""
    used = one(10, proportional(), rounding=TWO)
    result = scored(used, {"A": once(actual="120", target="100")})
    assert result["A"].points == 10
    assert scoring.trace(result, "A").scores[0].branches == ("proportional.target_met",)


@pytest.mark.parametrize(("settled", "points"), [("zero", 0), ("full", 10)])
def test_edge_06_a_budget_of_zero_is_settled_as_declared_and_never_taken_for_one(
    settled: str, points: int
) -> None:
    """Declared: ``zero_divisor``, to refuse unless the set says otherwise."""
    assert earned(proportional(zero_divisor=settled), "10", actual="5", target="0") == points
    used = one(10, proportional(), rounding=TWO)
    assert sheet_refused(used, {"A": once(actual="5", target="0")}) == ["sheet.zero-divisor"]


def test_edge_06_without_a_budget_the_execution_rate_may_be_declared_not_applicable() -> None:
    """Declared: the policy for not applicable, here to leave it out among its siblings."""
    parts = {"A": indicator(10, proportional()), "B": indicator(10, judged())}
    used = make_set(
        parts,
        rounding=rounded_to(2, 2),
        grades=scale(basis="rounded"),
        missing=policies(not_applicable="siblings"),
    )
    result = scored(used, {"A": state("not_applicable"), "B": scores("8")})
    assert str(result.total) == "16.00"


@pytest.mark.parametrize("document", BUDGETS)
def test_edge_07_each_of_three_budget_figures_gives_a_score_of_its_own(document: str) -> None:
    """Declared: the set asks for one budget; under each alternative the sheet is scored anew."""
    how = NOTICE["what_if"]
    used = one(how["weight"], proportional(), rounding=TWO)
    given = once(actual=how["executed"], target=BUDGETS[document])
    assert scored(used, {"A": given})["A"].points == Decimal(how["expected"][document])


def test_edge_07_a_sheet_that_states_two_budgets_is_refused_and_none_is_picked(
    tmp_path: Path,
) -> None:
    """The second figure is reported with its place and the place of the first."""
    used = one(10, proportional(), rounding=TWO)
    path = tmp_path / "two.csv"
    sheet = fill(used, {"A": once(actual="1221.36", target=BUDGETS["F1"])})
    scoring.write_sheet(sheet, path, used)
    rows = path.read_text("utf-8").splitlines()
    (budget,) = [row for row in rows if BUDGETS["F1"] in row]
    rows.append(budget.replace(BUDGETS["F1"], BUDGETS["F2"]))
    path.write_text("\n".join(rows) + "\n", "utf-8")
    (problem,) = problems_of(lambda: scoring.read_sheet(path, used))
    assert (problem.code, problem.value) == ("sheet.answered-twice", BUDGETS["F2"])
    assert "two.csv:6" in str(problem.details["other"])


def test_edge_08_two_execution_rates_with_two_denominators_are_two_rules() -> None:
    """Each set names what it divides by; indicators are told apart by id, not by name."""
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
    """Declared: the policy for missing; a blank is never taken for a zero."""
    used = one(5, proportional("10", **form), rounding=TWO)
    assert sheet_refused(used, {"A": once()}) == ["sheet.refused-missing"]
    used = one(5, proportional(**form), rounding=TWO)
    assert sheet_refused(used, {"A": once(target="10")}) == ["sheet.half-answered-once"]


def test_edge_10_a_target_of_zero_is_refused_or_settled_and_never_divided_by() -> None:
    """Declared: ``zero_divisor``, or a rule that does not divide."""
    fixed = set_data({"A": indicator(5, proportional("0", **LINEAR))})
    assert refused(fixed) == ["rule.target-not-positive"]
    used = one(5, proportional(**LINEAR), rounding=TWO)
    assert sheet_refused(used, {"A": once(actual="0", target="0")}) == ["sheet.zero-divisor"]
    none_at_all = tiers(("at_most", "0", "5"))
    assert earned(none_at_all, figure="0") == 5
    assert earned(none_at_all, figure="1") == 0


@pytest.mark.parametrize(("accidents", "points"), [("0", 5), ("1", 0)])
def test_edge_10_no_accident_where_none_was_planned_earns_everything(
    accidents: str, points: int
) -> None:
    """Declared: ``met_at_zero``, or the rule ``equality`` (F04)."""
    planned = proportional(zero_divisor="met_at_zero", **LINEAR)
    assert earned(planned, actual=accidents, target="0") == points
    assert earned(equality("0"), actual=accidents) == points


def test_edge_11_a_negative_value_needs_a_rule_that_is_valid_for_it() -> None:
    """A proportion needs figures that are not negative; tiers and steps take any sign."""
    growth = proportional("5", actual=figure("growth", at_least="-100"))
    assert refused(set_data({"A": indicator(5, growth)})) == ["rule.negative-figure"]
    used = one(5, proportional("5", actual=figure("growth", at_most=100)))
    assert sheet_refused(used, {"A": once(actual="-3")}) == ["sheet.negative"]
    valid = tiers(
        ("at_least", "5", "5"), ("at_least", "0", "3"), figure=figure("g", at_least="-100")
    )
    assert earned(valid, figure="-3") == 0


def test_edge_11_steps_take_a_negative_value_at_its_distance() -> None:
    """The distance of -3 from a reference of 0 is 3, whatever the sign."""
    growth = steps(reference="0", step="1", deduct="1", part="whole")
    assert earned(growth, figure="-3") == 2
    assert earned(growth, figure="2") == 5


def test_edge_18_the_direction_is_required() -> None:
    """Declared: ``better``, without which a proportion is refused."""
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
    """Declared: the unit of the figure; a fraction where per cent is asked for is refused."""
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
    """Declared: the unit of the figure; a cell that names another known unit is converted."""
    assert written(unit, text) == meaning


def test_edge_47_an_actual_without_a_target_is_refused() -> None:
    """Refused: half of an answer is no answer, and no target is no full score."""
    used = one(5, proportional(), rounding=TWO)
    assert sheet_refused(used, {"A": once(actual="7")}) == ["sheet.half-answered-once"]


@pytest.mark.parametrize(("settled", "points"), [("zero", 0), ("full", 10)])
def test_edge_48_a_rate_of_nothing_out_of_nothing_is_settled_as_declared(
    settled: str, points: int
) -> None:
    """Declared: ``zero_divisor`` of the rule."""
    given = {"A": once(actual="0", target="0")}
    used = one(10, proportional(zero_divisor=settled), rounding=TWO)
    assert scored(used, given)["A"].points == points
    assert sheet_refused(one(10, proportional(), rounding=TWO), given) == ["sheet.zero-divisor"]


def test_edge_48_a_rate_of_nothing_may_be_declared_not_applicable() -> None:
    """Declared: the state of the indicator and the policy for it."""
    parts = {"A": indicator(10, proportional()), "B": indicator(5, judged())}
    used = make_set(parts, rounding=TWO, missing=policies(not_applicable="full"))
    result = scored(used, {"A": state("not_applicable"), "B": scores("5")})
    assert result["A"].points == 10
