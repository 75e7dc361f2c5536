"""Ballots that are void by the rule of the set are left out as a whole, and it is said why."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from builders import (
    fill,
    indicator,
    judged,
    make_set,
    once,
    panel,
    problems_of,
    refused,
    root,
    scored,
    scores,
    set_data,
    yes_no,
)

import scoring
from scoring.errors import ScoringError
from scoring.lint import lint
from scoring.report.changes import render_changes

if TYPE_CHECKING:
    from pathlib import Path

    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet

ABOVE = """\
id = "above"
version = "1.0.0"
name = { zh = "above", en = "above" }
source = "test"
rounding = { shown = 2 }
panel = { combine = "mean", stage = "indicator", at_most = 5, void = { all_full = true } }
missing = { missing = "refuse", not_applicable = "refuse", not_due = "refuse", void = "refuse" }
grades = { basis = "exact", source = "test", bands = [
    { id = "pass", label = { zh = "通过", en = "pass" }, at_least = 0 },
] }
group.total = { label = { zh = "总分", en = "total" } }
[indicator.a]
under = "total"
label = { zh = "甲", en = "a" }
points = 5
rule = { kind = "judged" }
[indicator.b]
under = "total"
label = { zh = "乙", en = "b" }
points = 5
rule = { kind = "judged" }
"""
STAGES = ("indicator", "total")
ALIKE = {"all_alike": True}
FULL = {"all_full": True}
QUOTA = {"quota": {"at_least_rate": "0.9", "at_most_share": "0.5"}}


def voiding(void: dict[str, Any] | None, stage: str = "indicator", **more: Any) -> IndicatorSet:
    """Three indicators of 30, 20 and 10 points for the panel, and one of 40 asked once."""
    return make_set(
        {
            "a": indicator("30", judged()),
            "b": indicator("20", judged()),
            "c": indicator("10", judged()),
            "d": indicator("40", judged(asked="once")),
        },
        panel=panel(stage=stage, **({"void": void} if void else {}), **more),
    )


def ballots(used: IndicatorSet, *rows: tuple[str, str, str]) -> Evaluation:
    """Evaluate a sheet on which each reviewer gives a, b and c these points, and d has all."""
    given = {
        name: scores(*column) for name, column in zip("abc", zip(*rows, strict=True), strict=True)
    }
    return scored(used, {**given, "d": once(score="40")}, len(rows))


def voids(result: Evaluation) -> list[tuple[int, str]]:
    """Return the void ballots, by reviewer counted from one."""
    return [(one.member + 1, one.why) for one in result.checked.void]


@pytest.mark.parametrize("stage", STAGES)
def test_a_ballot_of_full_points_everywhere_counts_nowhere(stage: str) -> None:
    rows = (("30", "20", "10"), ("24", "10", "7"), ("27", "12", "9"))
    result = ballots(voiding(FULL, stage), *rows)
    assert voids(result) == [(1, "all_full")]
    # (24 + 27) ÷ 2 + (10 + 12) ÷ 2 + (7 + 9) ÷ 2 + 40
    assert result.exact_total == Fraction(51, 2) + 11 + 8 + 40
    assert result["a"].points == Fraction(51, 2)
    # without the rule (30 + 24 + 27 + 20 + 10 + 12 + 10 + 7 + 9) ÷ 3 + 40
    assert ballots(voiding(None, stage), *rows).exact_total == Fraction(149, 3) + 40
    ledger = scoring.contributions(result)
    assert sum(part.points for part in ledger) + ledger.rounding == ledger.total


@pytest.mark.parametrize("stage", STAGES)
def test_a_ballot_with_one_rate_everywhere_counts_nowhere(stage: str) -> None:
    # 80 % everywhere; the second misses it by a hundredth of a point
    rows = (("24", "16", "8"), ("24", "16", "8.01"))
    result = ballots(voiding(ALIKE, stage), *rows)
    assert voids(result) == [(1, "all_alike")]
    assert result.exact_total == Fraction("48.01") + 40


@pytest.mark.parametrize(
    ("row", "void"),
    [
        # 27 of 30 is a rate of 0.9 exactly, and so is 18 of 20
        (("27", "18", "8"), True),
        (("27", "17.99", "8"), False),
        (("26.99", "18", "9"), True),
        (("30", "0", "0"), False),
    ],
)
def test_high_scores_are_counted_by_exact_rates(row: tuple[str, str, str], void: bool) -> None:  # noqa: FBT001 - what must come out
    result = ballots(voiding(QUOTA), row, ("20", "10", "5"))
    assert voids(result) == ([(1, "quota")] if void else [])


def test_a_share_that_is_just_reached_is_not_exceeded() -> None:
    half = {"quota": {"at_least_rate": "0.9", "at_most_share": "2/3"}}
    assert voids(ballots(voiding(half), ("30", "20", "5"), ("30", "20", "9"))) == [(2, "quota")]


def test_of_several_reasons_the_first_is_given() -> None:
    result = ballots(
        voiding({**FULL, **ALIKE, **QUOTA}),
        ("30", "20", "10"),
        ("27", "18", "9"),
        ("30", "20", "0"),
        ("1", "2", "3"),
    )
    assert voids(result) == [(1, "all_full"), (2, "all_alike"), (3, "quota")]


def test_only_what_is_asked_of_the_panel_and_counts_is_a_ballot() -> None:
    used = make_set(
        {
            "a": indicator("30", judged()),
            "b": indicator("20", judged()),
            "up": indicator("5", judged(), role="bonus"),
            "ask": indicator(None, yes_no(), role="flag"),
            "d": indicator("40", judged(asked="once")),
        },
        {"total": root(cap="90")},
        panel=panel(void=FULL),
    )
    given = {"a": scores("30", "20"), "b": scores("20", "15"), "up": scores("0", "1")}
    answers = scoring.Entry(answers={"answer": {"R1": "no", "R2": "yes"}})
    result = scored(used, {**given, "ask": answers, "d": once(score="1")}, 2)
    assert voids(result) == [(1, "all_full")]
    # 20 + 15 + 1 + 1
    assert result.exact_total == 37


def test_a_single_score_is_never_void() -> None:
    used = make_set({"a": indicator("10", judged())}, panel=panel(void={**FULL, **ALIKE, **QUOTA}))
    assert voids(scored(used, {"a": scores("10", "10")}, 2)) == []


def test_what_a_reviewer_did_not_score_is_no_part_of_the_ballot() -> None:
    used = voiding(FULL)
    given = {"a": scores("30", "20"), "b": scores("20", "15"), "c": scores(None, "5")}
    result = scored(used, {**given, "d": once(score="40")}, 2)
    assert voids(result) == [(1, "all_full")]
    assert result.exact_total == 80


@pytest.mark.parametrize("stage", STAGES)
def test_weights_go_with_the_ballots_that_count(stage: str) -> None:
    rounding = {"shown": 2, "panel": 4} if stage == "indicator" else {"shown": 2}
    used = make_set(
        {"a": indicator("50", judged()), "b": indicator("50", judged())},
        panel=panel("weighted_mean", stage, void=FULL),
        rounding=rounding,
    )
    given = {"a": scores("50", "40", "20"), "b": scores("50", "30", "10")}
    # (70×3 + 30×1) ÷ 4
    assert scored(used, given, ["5", "3", "1"]).exact_total == 60


@pytest.mark.parametrize("stage", STAGES)
def test_too_few_ballots_that_count_are_a_problem(stage: str) -> None:
    used = voiding(FULL, stage, at_least=2)
    rows = (("30", "20", "10"), ("30", "20", "10"), ("1", "2", "3"))
    found = problems_of(lambda: ballots(used, *rows))
    assert [(x.code, x.place, x.value) for x in found] == [("sheet.too-few-ballots", "sheet", "1")]
    assert found[0].details["who"] == "R1, R2"


def test_an_indicator_with_too_few_scores_that_count_is_a_problem() -> None:
    used = voiding(FULL, at_least=2)
    given = {
        "a": scores("30", "20", "10"),
        "b": scores("20", "15", "10"),
        "c": scores("10", "5", None),
        "d": once(score="40"),
    }
    found = problems_of(lambda: scored(used, given, 3))
    assert [(x.code, x.value) for x in found] == [("sheet.too-few-valid", "1")]


def test_results_say_which_ballots_are_void_and_why() -> None:
    used = voiding({**FULL, **QUOTA})
    rows = (("30", "20", "10"), ("27", "18", "0"), ("20", "10", "5"))
    result = ballots(used, *rows)
    text = scoring.render(result, "text", "zh")
    assert "评审专家 R1 的评分按规定作废（全部打满分），各指标都不计入。" in text
    assert "评审专家 R2 的评分按规定作废（得分率 90% 及以上的超过 50%），各指标都不计入。" in text
    assert "弃权" not in text
    english = scoring.render(result, "html", "en")
    assert "The ballot of reviewer R1 is void by rule (full points everywhere)" in english
    explained = scoring.explain(result, ("a", "d"), "text", "zh")
    assert explained.count("评分作废：R1（全部打满分）") == 1
    data = json.loads(scoring.explain(result, ("a", "d"), "json"))
    assert [one["void"] for one in data["sheet"]["panel"]] == ["all_full", "quota", None]
    assert [one["void"] for one in data["traces"]] == [["R1", "R2"], []]
    assert [len(one["scores"]) for one in data["traces"]] == [1, 1]


def test_trimmed_totals_are_those_of_the_ballots_that_count() -> None:
    used = make_set(
        {"a": indicator("50", judged()), "b": indicator("50", judged())},
        panel=panel("trimmed_mean", "total", drop_lowest=1, drop_highest=1, trim_from=3, void=FULL),
    )
    given = {"a": scores("50", "40", "20", "30"), "b": scores("50", "30", "10", "20")}
    result = scored(used, given, 4)
    # 70, 30 and 50 are left; the middle one counts
    assert result.exact_total == 50
    text = scoring.render(result, "text", "en")
    assert "Totals left out: R2 70, R3 30." in text


@pytest.mark.parametrize(
    ("void", "codes"),
    [
        ({}, ["panel.void-nothing"]),
        ({"quota": {"at_least_rate": "0", "at_most_share": "1.01"}}, ["panel.bad-quota"] * 2),
        ({"quota": {"at_least_rate": "1.1", "at_most_share": "-0.1"}}, ["panel.bad-quota"] * 2),
        ({"quota": {"at_least_rate": "0.9"}}, ["shape.missing-key"]),
        ({"all_fulll": True}, ["shape.unknown-key-hint"]),
        ({"all_full": 1}, ["shape.not-bool"]),
    ],
)
def test_a_rule_that_says_nothing_or_too_much_is_refused(
    void: dict[str, Any], codes: list[str]
) -> None:
    data = set_data({"a": indicator("10", judged())}, panel=panel(void=void))
    assert refused(data) == codes


def test_whole_tables_refuse_such_a_set_by_name() -> None:
    with pytest.raises(ScoringError) as raised:
        scoring.evaluate_table(voiding(FULL), "absent.csv")
    assert [(x.code, x.place) for x in raised.value.problems] == [
        ("table.cannot-void", "test.toml: panel.void")
    ]


def test_a_set_takes_back_what_the_one_above_it_declares(tmp_path: Path) -> None:
    above = tmp_path / "above.toml"
    above.write_text(ABOVE, "utf-8")
    own = tmp_path / "own.toml"
    text = (
        'extends = "above.toml"\nid = "own"\nversion = "1.0.0"\nsource = "test"\n'
        'name = { zh = "own", en = "own" }\n'
    )
    own.write_text(f"{text}panel.void.all_alike = true\n", "utf-8")
    void = scoring.load_indicator_set(own).panel.void
    assert void is not None
    assert (void.all_full, void.all_alike) == (True, True)
    own.write_text(f"{text}panel.void.all_full = false\n", "utf-8")
    used = scoring.load_indicator_set(own)
    result = scored(used, {"a": scores("5", "3"), "b": scores("5", "2")}, 2)
    assert voids(result) == []
    assert "void and counts nowhere" not in scoring.describe(used, "text", "en")


def test_a_rule_that_never_applies_is_found() -> None:
    nodes = {"a": indicator("60", judged()), "b": indicator("40", judged(asked="once"))}
    used = make_set(nodes, panel=panel(void=FULL))
    assert ("lint.never-void", "test.toml: panel.void", "1") in [
        (x.code, x.place, x.value) for x in lint(used)
    ]
    assert "lint.never-void" not in [x.code for x in lint(voiding(FULL))]


def test_manuals_and_comparisons_know_the_rule() -> None:
    before, after = voiding(FULL), voiding({**ALIKE, **QUOTA})
    manual = scoring.describe(after, "text", "zh")
    assert "各指标得分率全部相同的评分作废，各指标都不计入。" in manual
    assert "得分率 90% 及以上的指标超过 50% 的评分作废，各指标都不计入。" in manual
    english = scoring.describe(before, "text", "en")
    assert "A ballot with full points everywhere is void and counts nowhere." in english
    keys = [".".join(one.key) for one in scoring.diff_sets(before, after)]
    assert keys == ["void.all_full", "void.all_alike", "void.quota"]
    words = render_changes(before, after, "text", "zh")
    assert "全部满分的作废" in words
    assert "高分限额" in words
    assert [".".join(x.key) for x in scoring.diff_sets(voiding(None), after)] == ["void"]
    assert "评分作废" in render_changes(voiding(None), after, "text", "zh")


def test_the_workbook_leaves_to_scoring_what_may_be_void(tmp_path: Path) -> None:
    for void, formulas in ((FULL, False), (None, True)):
        used = voiding(void)
        path = tmp_path / f"{bool(void)}.xlsx"
        scoring.write_sheet(scoring.blank_sheet(used, 2), path, used)
        page = openpyxl.load_workbook(path).worksheets[0]
        column = next(cell.column for cell in page[1] if cell.value == "points")
        rows = {cell.value: cell.row for cell in page["A"] if cell.value}
        assert bool(page.cell(rows["a"], column).value) is formulas
        assert bool(page.cell(rows["#sum.total"], column).value) is formulas
        # what is asked once is on no ballot
        assert page.cell(rows["d"], column).value


def test_an_incomplete_sheet_is_read_without_the_void_ballots() -> None:
    used = voiding(FULL)
    given = {"a": scores("30", "20"), "b": scores("20", "15")}
    sheet = fill(used, {**given, "d": once(score="40")}, 2)
    read = scoring.readings(used, sheet)
    assert read.nothing_more.exact_total == 75
    assert voids(read.so_far) == [(1, "all_full")]


def test_a_void_ballot_stays_on_the_sheet_and_in_its_digest() -> None:
    used = voiding(FULL)
    result = ballots(used, ("30", "20", "10"), ("20", "10", "5"))
    assert [one.id for one in result.sheet.reviewers] == ["R1", "R2"]
    assert result.sheet.entry("a").answers["score"]["R1"] == Decimal(30)
    assert replace(result.sheet).digest == result.sheet.digest
