"""Edge cases of the reference, 23 to 49: rounding, states, panels, points out of range."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import (
    MOF,
    band,
    checklist,
    chosen,
    figure,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    one,
    panel,
    policies,
    proportional,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    sheet_refused,
    state,
    tiers,
    trimmed,
    yes_no,
)

import scoring
from scoring.report.words import STATES, pick, say

TWO = rounded_to(2)


@pytest.mark.parametrize(
    ("rounding", "basis", "total"),
    [(rounded_to(2), "exact", "9.99"), (rounded_to(total=2), "rounded", "10.00")],
)
def test_edge_23_the_stage_of_rounding_is_declared(
    rounding: dict[str, int], basis: str, total: str
) -> None:
    thirds = {name: indicator("10/3", yes_no()) for name in "ABC"}
    used = make_set(thirds, rounding=rounding, grades=scale(basis=basis))
    yes = chosen({"answer": "yes"})
    assert str(scored(used, dict.fromkeys("ABC", yes)).total) == total


@pytest.mark.parametrize(
    ("points", "total"),
    [("0.125", "0.13"), ("2.675", "2.68"), ("0.135", "0.14"), ("0.124", "0.12")],
)
def test_edge_24_halves_are_rounded_up_and_not_to_even(points: str, total: str) -> None:
    used = one(10, judged("0.001"), rounding=rounded_to(total=2), grades=scale(basis="rounded"))
    assert str(scored(used, {"A": scores(points)}).total) == total


def test_edge_25_every_output_rounds_in_the_same_way() -> None:
    used = one(10, proportional(), rounding=rounded_to(2, 2), grades=scale(basis="rounded"))
    result = scored(used, {"A": once(actual="2", target="3")})
    assert str(result.total) == "6.67"
    for kind in ("text", "markdown", "html"):
        report = scoring.render(result, kind, "zh")
        assert "6.67" in report
        assert "6.66" not in report
    rows = list(csv.DictReader(io.StringIO(scoring.render(result, "csv"))))
    assert {row["points"] for row in rows} == {"6.67"}
    data = json.loads(scoring.render(result, "json"))
    assert [data["total"], *(node["points"] for node in data["nodes"])] == ["6.67"] * 3


def test_edge_26_names_may_repeat_under_two_parents() -> None:
    same = {"label": label("质量指标")}
    used = make_set(
        {"A1": indicator(5, judged(), "A", **same), "B1": indicator(5, judged(), "B", **same)},
        {"total": root(), "A": group(), "B": group()},
    )
    result = scored(used, {"A1": scores("1"), "B1": scores("4")})
    assert [result[name].points for name in ("A1", "B1", "total")] == [1, 4, 5]
    rows = csv.DictReader(io.StringIO(scoring.render(result, "csv")))
    assert [row["id"] for row in rows] == ["total", "A", "A1", "B", "B1"]


@pytest.mark.parametrize("policy", ["zero", "full"])
def test_edge_28_where_everything_is_not_applicable_there_is_no_result(policy: str) -> None:
    used = make_set(
        {"A": indicator(5, judged()), "B": indicator(5, yes_no())}, missing=policies(policy)
    )
    entries = {"A": state("not_applicable"), "B": state("not_applicable")}
    assert sheet_refused(used, entries) == ["sheet.nothing-scored"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_edge_31_full_points_for_what_is_not_applicable_are_flagged(language: str) -> None:
    used = make_set(
        {"A": indicator(5, judged(), label=label("甲")), "B": indicator(5, judged())},
        missing=policies("full"),
    )
    result = scored(used, {"A": state("not_applicable"), "B": scores("4")})
    word = pick(STATES["not_applicable"], language)
    about = {"id": "A", "name": "甲", "state": word, "points": "5.00", "full": "5"}
    assert say("by_policy", language, **about) in scoring.render(result, "text", language)


def test_edge_33_a_panel_too_small_to_be_trimmed_takes_the_mean_and_says_so() -> None:
    used = one(10, judged(), panel=trimmed(trim_from=3))
    result = scored(used, {"A": scores("9", "4")}, 2)
    assert result["A"].points == Fraction(13, 2)
    about = {"id": "A", "name": "indicator", "least": 3}
    assert say("untrimmed", "zh", **about) in scoring.render(result, "text", "zh")
    assert scored(used, {"A": scores("9")})["A"].points == 9


def test_edge_34_one_each_of_equal_highest_and_lowest_scores_is_left_out() -> None:
    used = one(10, judged(), panel=trimmed(trim_from=3))
    assert scored(used, {"A": scores("9", "9", "9", "2", "2")}, 5)["A"].points == Fraction(20, 3)
    assert scored(used, {"A": scores("8", "8", "8")}, 3)["A"].points == 8


def test_edge_35_an_abstention_is_left_out_and_the_number_is_shown() -> None:
    used = one(10, judged())
    result = scored(used, {"A": scores("8", None, "6")}, 3)
    assert result["A"].points == 7
    about = {"id": "A", "name": "indicator", "count": 1, "rest": 2}
    assert say("abstained", "zh", **about) in scoring.render(result, "text", "zh")


@pytest.mark.parametrize(("stage", "total"), [("indicator", 10), ("total", 11)])
def test_edge_37_whether_scores_or_totals_are_trimmed_is_declared(stage: str, total: int) -> None:
    parts = {name: indicator(10, judged("1")) for name in "AB"}
    used = make_set(parts, panel=trimmed(stage))
    given = {"A": scores("10", "2", "6"), "B": scores("1", "9", "4")}
    assert scored(used, given, 3).exact_total == total


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ("10.01", "sheet.above-full-points"),
        ("-1", "sheet.negative"),
        ("4.125", "sheet.finer-than-step"),
    ],
)
def test_edge_38_points_out_of_range_or_too_fine_are_refused(points: str, code: str) -> None:
    assert sheet_refused(one(10, judged()), {"A": scores(points)}) == [code]


@pytest.mark.parametrize(("name", "points"), [("b1", "7.99"), ("b2", "8"), ("b2", "5.9")])
def test_edge_43_points_outside_the_chosen_band_are_refused(name: str, points: str) -> None:
    used = one(10, band("0.8", "0.6", "0"))
    entry = chosen({"band": name, "score": points})
    assert sheet_refused(used, {"A": entry}) == ["sheet.outside-band"]


def test_edge_44_the_edge_of_a_band_is_the_rounded_one() -> None:
    used = one("3.33", band("0.8", "0.6", "0"))
    assert scored(used, {"A": chosen({"band": "b1", "score": "2.66"})})["A"].points
    assert scored(used, {"A": chosen({"band": "b2", "score": "2.00"})})["A"].points
    for name, points in (("b1", "2.65"), ("b2", "2.66"), ("b2", "1.99")):
        entry = chosen({"band": name, "score": points})
        assert sheet_refused(used, {"A": entry}) == ["sheet.outside-band"]


def test_edge_45_without_the_prerequisite_the_indicator_earns_nothing() -> None:
    used = one(10, checklist(None, None, None, prerequisite="1"))
    met = {"1": "yes", "2": "yes", "3": "no"}
    assert scored(used, {"A": chosen(met)})["A"].points == Fraction(20, 3)
    assert scored(used, {"A": chosen({**met, "1": "no"})})["A"].points == 0


def test_edge_47_an_actual_without_a_target_is_refused() -> None:
    used = one(5, proportional(), rounding=TWO)
    assert sheet_refused(used, {"A": once(actual="7")}) == ["sheet.half-answered-once"]


@pytest.mark.parametrize(("settled", "points"), [("zero", 0), ("full", 10)])
def test_edge_48_a_rate_of_nothing_out_of_nothing_is_settled_as_declared(
    settled: str, points: int
) -> None:
    given = {"A": once(actual="0", target="0")}
    used = one(10, proportional(zero_divisor=settled), rounding=TWO)
    assert scored(used, given)["A"].points == points
    assert sheet_refused(one(10, proportional(), rounding=TWO), given) == ["sheet.zero-divisor"]


def test_edge_48_a_rate_of_nothing_may_be_declared_not_applicable() -> None:
    parts = {"A": indicator(10, proportional()), "B": indicator(5, judged())}
    used = make_set(parts, rounding=TWO, missing=policies(not_applicable="full"))
    result = scored(used, {"A": state("not_applicable"), "B": scores("5")})
    assert result["A"].points == 10


def test_edge_49_an_overrun_earns_nothing_and_never_less() -> None:
    saving = tiers(
        ("at_least", "10", "7"),
        ("at_least", "0", "5"),
        figure=figure("saving", unit="%", at_least="-1000"),
    )
    used = one(7, saving)
    assert [
        scored(used, {"A": once(figure=value)})["A"].points for value in ("-250", "0", "12")
    ] == [
        0,
        5,
        7,
    ]
    cost = one(7, proportional("100", better="lower", form="linear"), rounding=TWO)
    assert scored(cost, {"A": once(actual="350")})["A"].points == 0


@pytest.mark.parametrize(
    ("how", "total", "grade"),
    [(panel(), "76.40", "中"), (trimmed(), "80.00", "良"), (panel("median"), "80.00", "良")],
)
def test_edge_37_the_method_alone_changes_the_grade_and_is_named(
    how: dict[str, object], total: str, grade: str
) -> None:
    used = one(
        100,
        judged(),
        panel=how,
        rounding=rounded_to(total=2),
        grades=scale(MOF, "rounded"),
    )
    result = scored(used, {"A": scores("79", "80", "81", "82", "60")}, 5)
    assert (result.total, result.grade.label.zh) == (Decimal(total), grade)
