"""The cheapest routes to a grade and out of one, by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    codes_of,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    panel,
    picked,
    policies,
    problems_of,
    root,
    scale,
    scored,
    scores,
    state,
    tiers,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.whatif.routing.routes import Route, Routes

FREE = judged("1", asked="once")
HALVES = {"A": indicator(40, FREE), "B": indicator(30, FREE), "C": indicator(30, FREE)}
GIVEN = {"A": once(score="30"), "B": once(score="26"), "C": once(score="29")}
"""85 points: A may gain 10, B 4, C 1."""


def project(groups: Any = None, given: Any = GIVEN, **changed: Any) -> Evaluation:
    used = make_set(HALVES, groups, **{"grades": scale(MOF), **changed})
    return scored(used, given)


def moves(route: Route) -> dict[str, int]:
    return {one.node.id: int(one.after) for one in route.moves}


def all_moves(found: Routes) -> list[dict[str, int]]:
    return [moves(one) for one in found.each]


def test_the_least_points_go_to_what_needs_the_fewest_indicators() -> None:
    found = scoring.routes(project(), "优")
    assert all_moves(found) == [{"A": 35}]
    (route,) = found.each
    assert (route.points, route.cost, route.evaluation.published_total) == (5, 5, 90)
    assert route.evaluation.grade.id == "excellent"
    assert (found.now.total, found.grade.id, found.out) == (85, "excellent", False)


def test_the_next_routes_leave_something_of_those_before() -> None:
    found = scoring.routes(project(), "excellent", most=5)
    # without A there are only 4 + 1 points; with A everything changes A
    assert all_moves(found) == [{"A": 35}, {"B": 30, "C": 30}]
    assert found.complete


def test_the_least_cost_decides_by_points_times_their_cost() -> None:
    found = scoring.routes(project(), "优", least="cost", costs={"A": "3", "B": 2, "C": 1})
    # 4 × 2 + 1 × 1 is less than 5 × 3
    assert all_moves(found) == [{"B": 30, "C": 30}]
    assert found.each[0].cost == 9


def test_the_fewest_indicators_may_take_more_points() -> None:
    rules = {"A": indicator(40, tiers(("at_least", "1", "40"), otherwise="30")), "B": HALVES["B"]}
    rules["C"] = HALVES["C"]
    used = make_set(rules, grades=scale(MOF))
    sheet = {"A": once(figure="0"), "B": GIVEN["B"], "C": GIVEN["C"]}
    least = scoring.routes(scored(used, sheet), "优")
    fewest = scoring.routes(scored(used, sheet), "优", least="indicators")
    # the tiers of A give 30 or 40, nothing between
    assert all_moves(least) == [{"B": 30, "C": 30}]
    assert all_moves(fewest) == [{"A": 40}]
    assert fewest.each[0].points == 10


def test_bounds_and_locks_hold() -> None:
    (bounded,) = scoring.routes(project(), "优", bounds={"A": ("25", "32")}).each
    # A may gain 2 at most, so B gains 3 at least
    assert (bounded.points, moves(bounded).keys()) == (5, {"A", "B"})
    assert moves(bounded)["A"] <= 32
    locked = scoring.routes(project(), "优", locked=["A"])
    assert all_moves(locked) == [{"B": 30, "C": 30}]
    assert [node.id for node in locked.moving] == ["B", "C"]


def test_a_locked_group_locks_what_stands_below_it() -> None:
    tree = {"total": root(), "G": group(), "H": group()}
    rules = {
        "A": indicator(40, FREE, "G"),
        "B": indicator(30, FREE, "G"),
        "C": indicator(30, FREE, "H"),
    }
    used = make_set(rules, tree, grades=scale(MOF))
    found = scoring.routes(scored(used, GIVEN), "优", locked=["G"])
    assert [node.id for node in found.moving] == ["C"]
    assert found.each == ()
    assert found.utmost.published_total == 86


def test_what_cannot_be_reached_says_what_all_points_give() -> None:
    cap = {"id": "late", "label": label("late"), "at_most": "89"}
    cap["when"] = {"node": "C", "below": "30"}
    found = scoring.routes(project(cap=[cap]), "优", locked=["C"])
    assert (found.each, found.complete) == ((), True)
    assert found.utmost.published_total == 89
    assert [(one.kind, one.rule.id) for one in found.utmost.applied] == [("cap", "late")]


def test_a_cap_with_a_condition_is_lifted_first() -> None:
    cap = {"id": "late", "label": label("late"), "at_most": "89"}
    cap["when"] = {"node": "C", "below": "30"}
    found = scoring.routes(project(cap=[cap]), "优")
    assert moves(found.each[0])["C"] == 30
    assert found.each[0].points == 5


def test_a_gate_is_opened_where_it_must_be() -> None:
    gate = {"id": "b", "label": label("b"), "when": {"node": "B", "below": "29"}, "best": "good"}
    found = scoring.routes(project(gate=[gate]), "优", least="indicators")
    # B must have 29, which is 3 more and makes 88; A or C give the rest
    assert all_moves(found) == [{"A": 32, "B": 29}]


def test_a_veto_is_the_cheapest_slip_and_its_words_are_no_grade() -> None:
    veto = {"id": "v", "label": label("v"), "when": {"node": "C", "below": "28"}}
    veto["outcome"] = label("none")
    result = project(veto=[veto])
    found = scoring.slip(result)
    # C at 27 is out of “good” by the veto; the total alone would have to lose 6
    assert all_moves(found) == [{"C": 27}]
    assert found.each[0].evaluation.outcome.zh == "none"
    assert (found.out, found.grade.id) == (True, "good")


def test_the_weakest_child_must_rise() -> None:
    tree = {"total": root(100, combine="weakest")}
    given = {"A": once(score="34"), "B": once(score="24"), "C": once(score="27")}
    found = scoring.routes(project(tree, given), "优")
    # rates of 85 %, 80 % and 90 %: A needs 36 of 40, B 27 of 30
    assert all_moves(found) == [{"A": 36, "B": 27}]
    assert found.complete is False


def test_a_geometric_mean_is_reached_exactly() -> None:
    tree = {"total": root(100, combine="geometric_mean")}
    rules = {name: indicator(10, FREE) for name in "AB"}
    rounding = {"shown": 2, "total": 2}
    grades = scale(MOF, "rounded")
    used = make_set(rules, tree, grades=grades, rounding=rounding)
    given = {"A": once(score="8"), "B": once(score="8")}
    found = scoring.routes(scored(used, given), "优", most=3)
    # √(0.8 · 1) is 0.894…, so both must rise: 9 and 9 give 90.00
    assert all_moves(found) == [{"A": 9, "B": 9}]
    assert found.each[0].evaluation.published_total == 90


def test_penalties_take_less_on_the_way_up_and_more_on_the_way_out() -> None:
    rules = {**HALVES, "P": indicator(10, FREE, role="penalty")}
    used = make_set(rules, {"total": root(100)}, grades=scale(MOF))
    result = scored(used, {**GIVEN, "P": once(score="4")})
    assert result.published_total == 81
    up = scoring.routes(result, "优", locked=["A", "B"], bounds={})
    assert (up.each, up.utmost.published_total) == ((), 86)
    assert all_moves(scoring.slip(result, locked=["A", "B", "C"])) == [{"P": 6}]


def test_flags_move_only_where_they_are_unlocked() -> None:
    rules = {**HALVES, "F": indicator(None, yes_no(asked="once"), role="flag")}
    veto = {"id": "v", "label": label("v"), "when": {"no": "F"}, "grade": "poor"}
    used = make_set(rules, {"total": root(100)}, grades=scale(MOF), veto=[veto])
    result = scored(used, {**GIVEN, "F": picked(answer="yes")})
    assert all_moves(scoring.slip(result)) == [{"A": 24}]
    assert [one.node.id for one in scoring.slip(result, unlocked=["F"]).each[0].moves] == ["F"]


def test_points_of_several_reviewers_move_together() -> None:
    used = make_set({"A": indicator(100, judged("1"))}, grades=scale(MOF))
    result = scored(used, {"A": scores("80", "85", "87")}, 3)
    (route,) = scoring.routes(result, "优").each
    # 84 is the mean; a score of 90 is the first all can give that reaches the grade
    assert (route.moves[0].before, route.moves[0].after) == (Fraction(84), Fraction(90))


def test_everything_wrong_is_said_at_once() -> None:
    rules = {**HALVES, "N": indicator(10, FREE)}
    changed = {"rounding": {"shown": 2, "total": 2}, "grades": scale(MOF, "rounded")}
    used = make_set(rules, missing=policies("siblings", missing="refuse"), **changed)
    result = scored(used, {**GIVEN, "N": state("not_applicable")})
    found = problems_of(
        lambda: scoring.routes(
            result,
            "特",
            most=0,
            costs=[("AA", 1), ("A", "x"), ("B", "0"), ("B", 2), ("N", 2), ("total", 3)],
            bounds={"A": (5, 4), "B": (0, 31), "C": ("1", "20"), "N": (0, 1)},
            locked=["C", "Z"],
            unlocked=["A"],
        )
    )
    assert [(one.code, one.place) for one in found] == [
        ("routes.no-flag", "--unlock"),
        ("routes.unknown", "--lock"),
        ("routes.unknown-hint", "--cost"),
        ("routes.named-twice", "--cost"),
        ("routes.left-out", "--cost"),
        ("routes.group", "--cost"),
        ("routes.no-number", "--cost A"),
        ("routes.left-out", "--bound"),
        ("routes.reversed", "--bound A"),
        ("routes.outside", "--bound B"),
        ("routes.locked-and-bounded", "--bound C"),
        ("routes.now-outside", "--bound C"),
        ("bands.unknown-grade", "--to"),
        ("routes.none-wanted", "-k"),
    ]


@pytest.mark.parametrize(
    ("wished", "code"),
    [
        ({"to": "良"}, "routes.reached"),
        ({"to": "差"}, "routes.reached"),
        ({}, "routes.one-goal"),
        ({"to": "优", "out": True}, "routes.one-goal"),
        ({"to": "优", "costs": {"A": 0}}, "routes.free"),
        ({"to": "优", "locked": ["QQ"]}, "routes.unknown"),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(wished: dict[str, Any], code: str) -> None:
    assert codes_of(lambda: scoring.routes(project(), **wished)) == [code]


def test_nothing_is_below_the_lowest_grade() -> None:
    given = {"A": once(score="0"), "B": once(score="0"), "C": once(score="0")}
    assert codes_of(lambda: scoring.slip(project(given=given))) == ["routes.lowest"]


@pytest.mark.parametrize("wished", [{"to": "甲"}, {"out": True}])
def test_where_there_is_one_grade_there_is_no_way_to_another(wished: dict[str, Any]) -> None:
    alone = project(grades=scale([("a", "甲", 0)]))
    assert codes_of(lambda: scoring.routes(alone, **wished)) == ["routes.one-grade"]


def test_totals_of_several_reviewers_have_no_routes() -> None:
    used = make_set(
        {"A": indicator(100, judged("1"))}, grades=scale(MOF), panel=panel(stage="total")
    )
    result = scored(used, {"A": scores("80", "85")}, 2)
    assert codes_of(lambda: scoring.routes(result, "优")) == ["routes.totals"]
    alone = scored(used, {"A": scores("80")}, 1)
    assert all_moves(scoring.routes(alone, "优")) == [{"A": 90}]


def test_words_that_are_no_grade_are_said_to_be_the_lowest_in_either_language() -> None:
    words = {"zh": "无法评定", "en": "not rated"}
    veto = {"id": "v", "label": label("veto"), "when": {"node": "C", "at_least": 29}}
    evaluation = project(veto=[{**veto, "outcome": words}])
    (problem,) = problems_of(lambda: scoring.slip(evaluation))
    assert problem.what("zh") == "“无法评定”已经是最低的结论，没有更低的等级。"
    assert (
        problem.what("en") == "“not rated” is the lowest outcome already; there is no worse grade."
    )
