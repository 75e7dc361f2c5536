"""Ballots that are void by the rule of the set are left out as a whole."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import (
    fill,
    indicator,
    judged,
    make_set,
    once,
    panel,
    problems_of,
    root,
    scored,
    scores,
    yes_no,
)
from voided import ALIKE, FULL, QUOTA, STAGES, ballots, voiding, voids

import scoring


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
