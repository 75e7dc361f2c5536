"""A sheet held against its set: every answer checked, every missing one settled."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from builders import (
    checklist,
    chosen,
    fill,
    group,
    indicator,
    judged,
    make_set,
    once,
    one,
    panel,
    policies,
    problems_of,
    proportional,
    root,
    rounded_to,
    scored,
    scores,
    sheet_refused,
    state,
    yes_no,
)

import scoring
from scoring.sheet import Entry, Reviewer, ScoreSheet

STATES = ("missing", "not_applicable", "not_due", "void")


def two(**changed: Any) -> scoring.IndicatorSet:
    """Return a set with the judged indicators ``A`` and ``B`` of ten points each."""
    return make_set({"A": indicator(10, judged()), "B": indicator(10, judged())}, **changed)


# ---------------------------------------------------------------- states


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize(("policy", "points"), [("zero", 0), ("full", 10)])
def test_a_state_counts_what_its_policy_says(name: str, policy: str, points: int) -> None:
    used = two(missing=policies(**{name: policy}))
    result = scored(used, {"A": state(name), "B": scores("4")})
    assert (result["A"].points, result.exact_total) == (points, points + 4)


@pytest.mark.parametrize("name", STATES)
def test_a_state_without_a_policy_is_refused(name: str) -> None:
    assert sheet_refused(two(), {"A": state(name), "B": scores("4")}) == [f"sheet.refused-{name}"]


def test_what_was_left_blank_is_missing_and_not_zero() -> None:
    used = two(missing=policies(missing="full"))
    assert scored(used, {"B": scores("4")})["A"].points == 10
    assert sheet_refused(two(), {"B": scores("4")}) == ["sheet.refused-missing"]


def test_policies_are_inherited_from_the_parent_unless_restated() -> None:
    used = make_set(
        {
            "A1": indicator(1, judged(), "A"),
            "A2": indicator(1, judged(), "A", missing={"not_due": "zero"}),
            "B": indicator(1, judged()),
        },
        {
            "total": root(),
            "A": group(missing={"not_due": "full"}),
        },
    )
    policy = {name: node.policies.not_due for name, node in used.nodes.items()}
    assert policy == {"total": "refuse", "A": "full", "A1": "full", "A2": "zero", "B": "refuse"}
    assert used.nodes["A2"].policies.missing == "refuse"


@pytest.mark.parametrize("name", ["missing", "not_applicable", "not_due"])
def test_a_state_beside_a_score_is_a_contradiction(name: Any) -> None:
    entry = Entry({"score": {"R1": Decimal(5)}}, name)
    found = sheet_refused(two(missing=policies("zero")), {"A": entry, "B": scores("4")})
    assert found == ["sheet.state-and-score"]


def test_void_may_stand_beside_a_score_which_then_does_not_count() -> None:
    entry = Entry({"score": {"R1": Decimal(5)}}, "void")
    result = scored(two(missing=policies(void="zero")), {"A": entry, "B": scores("4")})
    assert result["A"].points == 0


def test_scored_may_be_declared_but_not_of_a_blank() -> None:
    declared = Entry({"score": {"R1": Decimal(5)}}, "scored")
    assert scored(two(), {"A": declared, "B": scores("4")})["A"].points == 5
    found = sheet_refused(two(), {"A": state("scored"), "B": scores("4")})
    assert found == ["sheet.refused-missing"]


def test_nothing_scored_gives_no_result() -> None:
    used = two(missing=policies("full"))
    assert sheet_refused(used, {}) == ["sheet.nothing-scored"]
    assert sheet_refused(used, {"A": state("not_applicable")}) == ["sheet.nothing-scored"]


def test_an_unknown_state_is_refused() -> None:
    found = sheet_refused(two(), {"A": state("later"), "B": scores("4")})
    assert "sheet.unknown-state" in found


# ---------------------------------------------------------------- the sheet as a whole


@pytest.mark.parametrize(
    ("set_id", "version", "code"),
    [("other", "1.0.0", "sheet.other-set"), ("test", "1.0.1", "sheet.other-version")],
)
def test_a_sheet_of_another_set_or_version_is_refused(set_id: str, version: str, code: str) -> None:
    sheet = ScoreSheet(set_id, version, {}, (Reviewer("R1"),), {"A": scores("5")})
    assert [p.code for p in problems_of(lambda: scoring.evaluate(one(10, judged()), sheet))] == [
        code
    ]


def test_ids_that_the_set_does_not_know_are_refused_with_a_hint() -> None:
    used = make_set({"SE.O.1": indicator(10, judged())})
    sheet = fill(used, {"SE.O.1": scores("5"), "SE.0.1": scores("5"), "完全不同": scores("1")})
    found = problems_of(lambda: scoring.check_sheet(used, sheet))
    assert [p.code for p in found] == ["sheet.unknown-indicator-hint", "sheet.unknown-indicator"]
    assert found[0].details["hint_en"].startswith("“SE.O.1”")


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Entry({"points": {"R1": Decimal(5)}}), "sheet.unknown-input"),
        (Entry({"score": {"R9": Decimal(5), "R1": Decimal(5)}}), "sheet.unknown-reviewer"),
        (Entry({"score": {"value": Decimal(5), "R1": Decimal(5)}}), "sheet.asked-of-panel"),
    ],
)
def test_answers_nobody_asked_for_are_refused(entry: Entry, code: str) -> None:
    assert code in sheet_refused(one(10, judged()), {"A": entry})


def test_a_reviewer_may_not_answer_what_is_asked_once() -> None:
    used = one(10, proportional("5"), rounding=rounded_to(2))
    assert "sheet.asked-once" in sheet_refused(used, {"A": Entry({"actual": {"R1": Decimal(5)}})})


def test_an_answer_of_a_panel_that_is_not_listed_is_a_problem_and_no_crash() -> None:
    assert "sheet.unknown-reviewer" in sheet_refused(one(10, judged()), {"A": scores("5")}, 0)


@pytest.mark.parametrize("weight", ["0", "-1", "10.01", "0.001"])
def test_a_weight_out_of_range_is_refused(weight: str) -> None:
    assert sheet_refused(one(10, judged()), {"A": scores("5")}, [weight]) == ["sheet.bad-weight"]


@pytest.mark.parametrize("ids", [("R1", "R1"), ("value", "R1")])
def test_reviewer_ids_are_unique_and_not_reserved(ids: tuple[str, ...]) -> None:
    sheet = ScoreSheet("test", "1.0.0", {}, tuple(map(Reviewer, ids)), {"A": scores("5")})
    found = problems_of(lambda: scoring.check_sheet(one(10, judged()), sheet))
    assert [p.code for p in found] == ["sheet.reviewer-twice"]


def test_a_panel_larger_than_declared_is_refused() -> None:
    used = one(10, judged(), panel=panel(at_most=2))
    assert sheet_refused(used, {"A": scores("5", "5", "5")}, 3) == ["sheet.panel-too-large"]


# ---------------------------------------------------------------- who answered


def test_an_abstention_is_left_out_and_not_counted_as_zero() -> None:
    result = scored(one(10, judged()), {"A": scores("8", None, "6")}, 3)
    assert result["A"].points == 7


def test_too_few_answers_are_refused() -> None:
    used = one(10, judged(), panel=panel(at_least=2))
    assert sheet_refused(used, {"A": scores("8", None, None)}, 3) == ["sheet.too-few-answers"]
    assert scored(used, {"A": scores("8", "6", None)}, 3)["A"].points == 7


def test_nobody_may_abstain_where_totals_are_combined() -> None:
    used = one(10, judged(), panel=panel(stage="total"))
    assert sheet_refused(used, {"A": scores("8", None)}, 2) == ["sheet.abstention-with-totals"]


@pytest.mark.parametrize("rule", [judged(asked="once"), yes_no(asked="once")])
def test_what_is_asked_once_needs_no_reviewer(rule: dict[str, Any]) -> None:
    answer = {"judged": once(score="5"), "yes_no": once(answer="yes")}[rule["kind"]]
    assert scored(one(5, rule), {"A": answer}, 0).exact_total == 5


def test_all_problems_are_found_at_once_in_the_order_of_the_set() -> None:
    used = make_set(
        {
            "A": indicator(10, judged()),
            "B": indicator(10, checklist(None, None)),
            "C": indicator(10, judged()),
        }
    )
    entries = {"C": scores("11"), "A": scores("-1"), "B": chosen({"1": "yes"}), "X": scores("1")}
    assert sheet_refused(used, entries) == [
        "sheet.unknown-indicator",
        "sheet.negative",
        "sheet.half-answered",
        "sheet.above-full-points",
    ]


def test_a_problem_names_the_place_the_value_and_the_way_out() -> None:
    used = one(10, judged())
    sheet = fill(used, {"A": scores("11")}, places={("A", "score", "R1"): "表.xlsx 评分表!E7"})
    (problem,) = problems_of(lambda: scoring.check_sheet(used, sheet))
    assert problem.place == "表.xlsx 评分表!E7"
    assert problem.value == "11"
    assert problem.line("en").startswith("表.xlsx 评分表!E7: 11 is above the full points 10")
    assert "请填 0 至 10 之间的数" in problem.line("zh")


def test_a_checked_sheet_is_not_taken_for_another_set() -> None:
    used, other = one(10, judged()), one(10, judged())
    checked = scoring.check_sheet(used, fill(used, {"A": scores("5")}))
    assert scoring.evaluate(used, checked).exact_total == Fraction(5)
    with pytest.raises(ValueError, match="another indicator set"):
        scoring.evaluate(other, checked)
