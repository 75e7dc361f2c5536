"""Edge cases 33 to 38: several reviewers, and which scores may be given."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from builders import (
    MOF,
    fill,
    indicator,
    judged,
    make_set,
    one,
    panel,
    policies,
    rounded_to,
    scale,
    scored,
    scores,
    sheet_refused,
    trimmed,
)

import scoring
from scoring.report.words import say

VOID = replace(scores("5", "5", "5"), state="void", reason="three identical ballots")


def test_edge_33_a_panel_too_small_to_be_trimmed_takes_the_mean_and_says_so() -> None:
    """Declared: from how many reviewers on scores are left out."""
    used = one(10, judged(), panel=trimmed(trim_from=3))
    result = scored(used, {"A": scores("9", "4")}, 2)
    assert result["A"].points == Fraction(13, 2)
    about = {"id": "A", "name": "indicator", "least": 3}
    assert say("untrimmed", "zh", **about) in scoring.render(result, "text", "zh")
    assert scored(used, {"A": scores("9")})["A"].points == 9


def test_edge_34_one_each_of_equal_highest_and_lowest_scores_is_left_out() -> None:
    """Declared: how many are left out at either end, whatever is tied."""
    used = one(10, judged(), panel=trimmed(trim_from=3))
    assert scored(used, {"A": scores("9", "9", "9", "2", "2")}, 5)["A"].points == Fraction(20, 3)
    assert scored(used, {"A": scores("8", "8", "8")}, 3)["A"].points == 8


def test_edge_35_an_abstention_is_left_out_and_the_number_is_shown() -> None:
    """An abstention is no zero; how many must answer at least is declared."""
    used = one(10, judged())
    result = scored(used, {"A": scores("8", None, "6")}, 3)
    assert result["A"].points == 7
    about = {"id": "A", "name": "indicator", "count": 1, "rest": 2}
    assert say("abstained", "zh", **about) in scoring.render(result, "text", "zh")


@pytest.mark.parametrize("ballots", [("5", "5", "5"), ("4", "4", "4")])
def test_edge_36_ballots_that_are_all_full_or_all_alike_are_counted_and_shown(
    ballots: tuple[str, ...],
) -> None:
    """Declared: the engine judges no ballot by itself; each is shown with what it counts."""
    result = scored(one(5, judged()), {"A": scores(*ballots)}, 3)
    assert result["A"].points == int(ballots[0])
    shown = [(one.points, one.share) for one in scoring.trace(result, "A").scores]
    assert shown == [(int(ballots[0]), 1)] * 3


def test_edge_36_a_ballot_that_is_void_is_left_blank_and_not_averaged() -> None:
    """Declared: a reviewer whose ballot does not count abstains; how many are left is shown."""
    result = scored(one(5, judged()), {"A": scores(None, "3", "4")}, 3)
    assert result["A"].points == Fraction(7, 2)
    assert [one.id for one in scoring.trace(result, "A").abstained] == ["R1"]


@pytest.mark.parametrize(
    ("policy", "total"),
    [("zero", "4.00"), ("full", "9.00"), ("siblings", "8.00"), ("tree", "8.00")],
)
def test_edge_36_void_scores_are_settled_by_the_declared_policy(policy: str, total: str) -> None:
    """Declared: what the state void means; what was filled in stays on the sheet and is unused."""
    used = make_set(
        {"A": indicator(5, judged()), "B": indicator(5, judged())},
        rounding=rounded_to(total=2),
        grades=scale(basis="rounded"),
        missing=policies(void=policy),
    )
    result = scored(used, {"A": VOID, "B": scores("4", "4", "4")}, 3)
    assert str(result.total) == total
    traced = scoring.trace(result, "A")
    assert (traced.state, traced.policy, traced.scores) == ("void", policy, ())
    assert traced.reason == "three identical ballots"
    assert result.sheet.entry("A").answers["score"]["R1"] == 5


def test_edge_36_void_scores_without_a_policy_are_refused() -> None:
    """Declared: refuse."""
    assert sheet_refused(one(5, judged()), {"A": VOID}, 3) == ["sheet.refused-void"]


@pytest.mark.parametrize(("stage", "total"), [("indicator", 10), ("total", 11)])
def test_edge_37_whether_scores_or_totals_are_trimmed_is_declared(stage: str, total: int) -> None:
    """Declared: the stage, the scores of an indicator or the totals of the reviewers."""
    parts = {name: indicator(10, judged("1")) for name in "AB"}
    used = make_set(parts, panel=trimmed(stage))
    given = {"A": scores("10", "2", "6"), "B": scores("1", "9", "4")}
    assert scored(used, given, 3).exact_total == total


@pytest.mark.parametrize(
    ("how", "total", "grade"),
    [(panel(), "76.40", "中"), (trimmed(), "80.00", "良"), (panel("median"), "80.00", "良")],
)
def test_edge_37_the_method_alone_changes_the_grade_and_is_named(
    how: dict[str, object], total: str, grade: str
) -> None:
    """Declared: the method; every report names it."""
    used = one(
        100,
        judged(),
        panel=how,
        rounding=rounded_to(total=2),
        grades=scale(MOF, "rounded"),
    )
    result = scored(used, {"A": scores("79", "80", "81", "82", "60")}, 5)
    assert (result.total, result.grade.label.zh) == (Decimal(total), grade)


def test_edge_37_the_method_is_named_in_the_report() -> None:
    """The stage and the method stand in the first lines."""
    result = scored(one(10, judged(), panel=trimmed("total")), {"A": scores("9", "8", "7")}, 3)
    how = "mean without 1 highest and 1 lowest, on totals"
    assert say("panel_line", "en", count=3, how=how) in scoring.render(result, "text", "en")


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ("10.01", "sheet.above-full-points"),
        ("-1", "sheet.negative"),
        ("4.125", "sheet.finer-than-step"),
    ],
)
def test_edge_38_points_out_of_range_or_too_fine_are_refused(points: str, code: str) -> None:
    """Declared: the step in which points are given; nothing is cut or rounded on entry."""
    assert sheet_refused(one(10, judged()), {"A": scores(points)}) == [code]


@pytest.mark.parametrize(("points", "code"), [(3.125, "cell.float"), (True, "cell.not-a-number")])
def test_edge_38_what_is_no_exact_number_never_becomes_a_score(points: Any, code: str) -> None:
    """Refused: a float is no decimal, and true is no 1."""
    entry = scoring.Entry(answers={"score": {"R1": points}})
    assert sheet_refused(one(10, judged()), {"A": entry}) == [code]
    assert fill(one(10, judged()), {"A": entry}).entry("A") is entry
