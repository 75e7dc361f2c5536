"""Changed answers and points: what comes out, and what is refused, all at once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    checklist,
    figure,
    fill,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    panel,
    policies,
    problems_of,
    proportional,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    state,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation


def limit(name: str, when: dict[str, Any], **what: Any) -> dict[str, Any]:
    return {"id": name, "label": label(name), "when": when, **what}


USED = make_set(
    {
        "A": indicator(40, judged("0.5"), "one"),
        "B": indicator(20, proportional(), "one"),
        "C": indicator(30, checklist(None, None, None), "two"),
        "D": indicator(10, yes_no(asked="once"), "two"),
        "serious": indicator(None, yes_no(asked="once"), role="flag"),
    },
    {"total": root(100), "one": group(60), "two": group(40)},
    rounding=rounded_to(indicator=2, total=2),
    grades=scale(MOF, "rounded"),
    missing=policies(not_applicable="full"),
    gate=[limit("no-excellent", {"yes": "serious"}, best="good")],
)
ENTRIES = {
    "A": scores("36", "34"),
    "B": once(actual="90", target="100"),
    # two of three elements by the one, all by the other
    "C": scoring.Entry(
        {"1": {"R1": "yes", "R2": "yes"}, "2": {"R1": "yes", "R2": "yes"}}
        | {"3": {"R1": "no", "R2": "yes"}}
    ),
    "D": once(answer="yes"),
    "serious": once(answer="no"),
}


@pytest.fixture(scope="module")
def before() -> Evaluation:
    """35 + 18 + 25 + 10 = 88, good."""
    return scored(USED, ENTRIES, 2)


def codes(before: Evaluation, changes: Any) -> list[tuple[str, str]]:
    found = problems_of(lambda: scoring.change_scores(before, changes))
    return [(one.place, one.code) for one in found]


def test_the_points_of_an_indicator_change_it_and_the_groups_above(before: Evaluation) -> None:
    found = scoring.change_scores(before, {"A": "37"})
    assert (str(found.before.total), str(found.after.total)) == ("88.00", "90.00")
    assert [one.label.zh for one in (found.before.grade, found.after.grade)] == ["良", "优"]
    assert [(one.node.id, one.before, one.after, one.difference) for one in found.nodes] == [
        ("total", 88, 90, 2),
        ("one", 53, 55, 2),
        ("A", 35, 37, 2),
    ]
    assert found.changes[0].before == (35,)
    assert found.changes[0].after == 37


def test_points_of_a_panel_need_not_be_in_the_steps_of_one_reviewer(before: Evaluation) -> None:
    # the mean of two scores in steps of 0.5 may be 36.25, and 36.27 with other weights
    assert str(scoring.change_scores(before, {"A": "36.27"}).after.total) == "89.27"


def test_a_figure_is_held_against_its_rule_again(before: Evaluation) -> None:
    found = scoring.change_scores(before, {"B.actual": Decimal(100)})
    assert str(found.after.total) == "90.00"
    assert found.changes[0].before == (Decimal(90),)


def test_the_answer_of_one_reviewer_moves_the_mean_by_its_share(before: Evaluation) -> None:
    found = scoring.change_scores(before, {"R2:A": 40, "R1:C.3": "是"})
    # (36 + 40) / 2 = 38, and the checklist is full for both
    assert (found.after["A"].points, found.after["C"].points) == (38, 30)
    assert [one.before for one in found.changes] == [(Decimal(34),), ("no",)]


def test_an_answer_without_a_reviewer_is_that_of_all(before: Evaluation) -> None:
    found = scoring.change_scores(before, {"A.score": "30", "C.1": "no"})
    # 30 points; the first reviewer has one element of three left, the second two
    assert (found.after["A"].points, found.after["C"].points) == (30, 15)
    assert found.changes[0].target.columns == ("R1", "R2")
    # where answers stand is said of the sheet as it was read
    assert (found.after.sheet.source, found.after.sheet.places) == ("sheet", before.sheet.places)


@pytest.mark.parametrize("blank", ["", "弃权", None])
def test_a_blank_takes_an_answer_away_and_is_no_zero(before: Evaluation, blank: Any) -> None:
    assert scoring.change_scores(before, {"R2:A": blank}).after["A"].points == 36


def test_a_state_takes_the_answers_with_it_and_its_policy_decides(before: Evaluation) -> None:
    found = scoring.change_scores(before, {"B.state": "不适用"})
    assert found.after["B"].points == 20
    assert found.after.sheet.entry("B").blank
    assert (found.changes[0].before, found.changes[0].after) == (("scored",), "not_applicable")


def test_an_answer_makes_scored_what_was_not_applicable() -> None:
    result = scored(USED, ENTRIES | {"A": state("not_applicable")}, 2)
    found = scoring.change_scores(result, {"A.score": "20"})
    assert (result["A"].points, found.after["A"].points) == (40, 20)
    assert found.after.sheet.entry("A").state is None


def test_a_state_and_an_answer_that_exclude_each_other_are_refused(before: Evaluation) -> None:
    changes = {"B.state": "not_due", "B.actual": "95"}
    assert ("B.state", "sheet.state-and-score") in codes(before, changes)


def test_a_gate_that_begins_to_hold_is_in_the_result(before: Evaluation) -> None:
    found = scoring.change_scores(before, {"A": 40, "serious.answer": "yes"})
    assert str(found.after.total) == "93.00"
    assert (found.after.band.id, found.after.grade.id) == ("excellent", "good")
    assert [one.rule.id for one in found.after.applied] == ["no-excellent"]
    assert found.before.applied == ()


def test_points_that_were_given_stay_while_others_change(before: Evaluation) -> None:
    once_ = scoring.change_scores(before, {"A": 37}).after
    twice = scoring.change_scores(once_, {"B.actual": 100})
    # 37 + 20 + 25 + 10
    assert (str(twice.before.total), str(twice.after.total)) == ("90.00", "92.00")
    assert [one.node.id for one in twice.nodes] == ["total", "one", "B"]
    # until the indicator itself changes: (36 + 40) / 2
    assert scoring.change_scores(twice.after, {"R2:A": 40}).after["A"].points == 38


def test_no_change_at_all_is_the_same_result(before: Evaluation) -> None:
    found = scoring.change_scores(before, {})
    assert found.nodes == ()
    assert found.after.ticks == before.ticks


def test_everything_wrong_is_said_at_once_in_the_order_of_the_changes(before: Evaluation) -> None:
    changes = [
        ("A", "40.5"),
        ("X", "1"),
        ("R1:C", "yes"),
        ("R9:A", "1"),
        ("one", "50"),
        ("B.figure", "1"),
        ("B.actual", "many"),
        ("R1:B.target", "1"),
        ("R1:A", "30.25"),
        ("C.state", "lost"),
        ("D", 1.5),
        ("D.answer", True),
    ]
    assert codes(before, changes) == [
        ("A", "sheet.above-full-points"),
        ("X", "sheet.unknown-indicator"),
        ("R1:C", "change.which-input"),
        ("R9:A", "change.points-and-answers"),
        ("R9:A", "sheet.unknown-reviewer"),
        ("one", "change.group"),
        ("B.figure", "sheet.unknown-input"),
        ("B.actual", "cell.not-a-number"),
        ("R1:B.target", "sheet.asked-once"),
        ("R1:A", "change.points-and-answers"),
        ("R1:A", "sheet.finer-than-step"),
        ("C.state", "change.unknown-state"),
        ("D", "cell.float"),
        ("D.answer", "sheet.unknown-choice"),
        ("D.answer", "change.points-and-answers"),
    ]


def test_a_place_that_is_changed_twice_is_refused(before: Evaluation) -> None:
    assert codes(before, [("A", 30), ("A", 31)]) == [("A", "change.twice")]
    assert codes(before, {"A.score": 30, "R2:A": 31}) == [("R2:A", "change.twice")]


def test_what_the_change_breaks_elsewhere_in_the_indicator_bears_its_key(
    before: Evaluation,
) -> None:
    # the first reviewer is left with two answers of three
    assert codes(before, {"R1:C.2": ""}) == [("R1:C.2", "sheet.half-answered")]
    # and nobody is left to have answered
    assert codes(before, {"A.score": ""}) == [("A.score", "sheet.refused-missing")]


def test_points_of_two_alternatives_are_one_too_many() -> None:
    used = make_set(
        {"A": indicator(10, judged()), "B": indicator(10, judged())},
        {"total": root(10, combine="one_of")},
        missing=policies("siblings"),
    )
    result = scored(used, {"A": scores("5"), "B": state("not_applicable")})
    assert codes(result, {"A": 4, "B": 6}) == [("A, B", "sheet.one-of")]
    chosen = scoring.change_scores(result, {"A.state": "not_applicable", "B.score": 6})
    assert [(one.node.id, one.before, one.after) for one in chosen.nodes] == [
        ("total", 5, 6),
        ("A", 5, None),
        ("B", None, 6),
    ]


def test_who_is_recused_is_not_asked_and_may_not_answer() -> None:
    sheet = fill(USED, {**ENTRIES, "A": scores("36")}, 2)
    one, two = sheet.reviewers
    members = (one, scoring.Reviewer(two.id, recused=("A",)))
    limited = scoring.evaluate(
        USED, scoring.ScoreSheet(USED.id, USED.version, {}, members, sheet.entries)
    )
    found = scoring.change_scores(limited, {"A.score": 30})
    assert found.changes[0].target.columns == ("R1",)
    assert codes(limited, {"R2:A": 30}) == [("R2:A", "sheet.recused")]


def test_where_nobody_may_answer_there_is_nobody_to_change() -> None:
    used = make_set(
        {"A": indicator(10, judged()), "B": indicator(10, judged())}, missing=policies("zero")
    )
    members = (scoring.Reviewer("R1", recused=("A",)),)
    sheet = scoring.ScoreSheet(used.id, used.version, {}, members, {"B": scores("5")})
    result = scoring.evaluate(used, sheet)
    assert codes(result, {"A.score": 3}) == [("A.score", "change.nobody")]
    assert scoring.change_scores(result, {"A": 3}).after.published_total == 8


def test_where_totals_are_combined_points_are_those_of_every_reviewer() -> None:
    used = make_set(
        {"A": indicator(60, judged("1")), "B": indicator(40, judged("1"))},
        panel=panel("median", "total"),
        grades=scale(MOF),
    )
    result = scored(used, {"A": scores("50", "40", "30"), "B": scores("20", "30", "40")}, 3)
    # 70 each; with 50 for all it is 70, 80, 90
    found = scoring.change_scores(result, {"A": 50})
    assert (result.published_total, found.after.published_total) == (70, 80)


def test_a_share_that_was_kept_of_other_points_is_kept(before: Evaluation) -> None:
    kept = replace(before.checked, kept=((1, Fraction(1, 2)),))
    halved = scoring.evaluate(USED, kept)
    found = scoring.change_scores(halved, {"A": 36})
    assert halved["B"].points == found.after["B"].points == 9
    # the share of what is changed itself is gone
    assert scoring.change_scores(halved, {"B": 18}).after["B"].points == 18


def test_an_id_with_a_dot_is_the_longest_there_is() -> None:
    used = make_set({"A": indicator(10, judged()), "A.1": indicator(10, judged())})
    result = scored(used, {"A": scores("5"), "A.1": scores("5")})
    found = scoring.change_scores(result, {"A.1": 6, "A.score": 7})
    assert (found.after["A"].points, found.after["A.1"].points) == (7, 6)


def test_texts_are_read_as_cells_are() -> None:
    rule = proportional("100", actual=figure("rate", unit="%"))
    used = make_set({"A": indicator(10, rule)}, rounding=rounded_to(2))
    result = scored(used, {"A": once(actual="90")})
    assert scoring.change_scores(result, {"A.actual": "９５%"}).after["A"].points == Fraction("9.5")
    assert codes(result, {"A.actual": "0.95"}) == [("A.actual", "cell.percent-or-fraction")]
