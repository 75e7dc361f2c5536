"""An incomplete sheet has two readings, and says how much of it was scored."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from builders import (
    codes_of,
    fill,
    group,
    indicator,
    judged,
    make_set,
    once,
    panel,
    policies,
    root,
    scores,
    state,
)

import scoring

if TYPE_CHECKING:
    from scoring.model import IndicatorSet

ONCE = judged(asked="once")


def used(kind: str = "sum") -> IndicatorSet:
    return make_set(
        {
            "a": indicator("30", ONCE, under="A"),
            "b": indicator("20", ONCE, under="A"),
            "c": indicator("30", ONCE, under="B"),
            "d": indicator("20", ONCE, under="B"),
        },
        {"total": root(), "A": group("50", combine=kind), "B": group("50")},
        missing=policies("refuse"),
    )


def test_so_far_is_what_was_scored_over_what_could_be_earned_there() -> None:
    sheet = fill(used(), {"a": once(score="27"), "b": once(score="8"), "c": state("not_due")})
    read = scoring.readings(used(), sheet)
    assert read.coverage == Fraction(1, 2)
    assert read.so_far.exact_total == 70  # 35 of 50
    assert read.nothing_more.exact_total == 35
    assert scoring.coverage(read.nothing_more) == {
        "total": Fraction(1, 2), "A": 1, "a": 1, "b": 1, "B": 0, "c": 0, "d": 0,
    }  # fmt: skip


def test_what_does_not_apply_is_no_part_of_the_coverage() -> None:
    entries = {"a": once(score="30"), "b": once(score="20"), "c": once(score="15")}
    indicator_set = make_set(
        {
            "a": indicator("30", ONCE),
            "b": indicator("20", ONCE),
            "c": indicator("30", ONCE),
            "d": indicator("20", ONCE),
        },
        missing=policies("refuse", not_applicable="zero"),
    )
    sheet = fill(indicator_set, {**entries, "d": state("not_applicable")})
    read = scoring.readings(indicator_set, sheet)
    assert (read.coverage, read.so_far.exact_total) == (1, 65)


@pytest.mark.parametrize(("kind", "so_far"), [("weakest", 90), ("geometric_mean", 90)])
def test_below_a_group_that_is_no_sum_the_siblings_stand_for_what_is_missing(
    kind: str, so_far: int
) -> None:
    indicator_set = make_set(
        {name: indicator("10", ONCE, under="G") for name in "ab"},
        {"total": root(), "G": group("100", combine=kind)},
        missing=policies("refuse"),
        rounding={"shown": 2, "group": 2},
    )
    read = scoring.readings(indicator_set, fill(indicator_set, {"a": once(score="9")}))
    assert read.so_far.exact_total == so_far
    assert read.nothing_more.exact_total == 0


def test_a_complete_sheet_reads_the_same_both_ways() -> None:
    answers = {"a": "30", "b": "11", "c": "7", "d": "0"}
    sheet = fill(used(), {name: once(score=points) for name, points in answers.items()})
    read = scoring.readings(used(), sheet)
    assert read.so_far.exact_total == read.nothing_more.exact_total == 48
    assert read.coverage == 1


def test_a_sheet_with_nothing_on_it_has_no_reading() -> None:
    assert codes_of(lambda: scoring.readings(used(), fill(used(), {}))) == ["sheet.nothing-scored"]


def test_other_problems_are_still_problems() -> None:
    sheet = fill(used(), {"a": once(score="31")})
    assert codes_of(lambda: scoring.readings(used(), sheet)) == ["sheet.above-full-points"]


def test_both_readings_are_shown_side_by_side() -> None:
    sheet = fill(used(), {"a": once(score="27"), "b": once(score="8")})
    read = scoring.readings(used(), sheet)
    text = scoring.render_readings(read, language="zh")
    assert "目前已评部分：35.00 / 50.00，折合总分 70.00 分" in text
    assert "若不再补充（未填的计零分）：总分 35.00 分" in text
    assert "已评分的分值占 50.00%" in text
    english = scoring.render_readings(read, "markdown", "en")
    assert "If nothing more |" in english
    data = json.loads(scoring.render_readings(read, "json"))
    assert (data["coverage"], data["so_far"]["total"]) == ("0.5", "70.00")


@pytest.mark.parametrize(
    ("language", "note"),
    [("zh", "评审专家 R1 的评分按规定作废"), ("en", "The ballot of reviewer R1 is void by rule")],
)
def test_a_ballot_that_is_void_so_far_is_said_to_be(language: str, note: str) -> None:
    made = make_set(
        {
            name: indicator(full, judged())
            for name, full in zip("abc", ("60", "40", "9"), strict=True)
        },
        panel=panel(void={"all_full": True}),
    )
    sheet = fill(
        made, {"a": scores("60", "30"), "b": scores("40", "20"), "c": scores(None, None)}, 2
    )
    read = scoring.readings(made, sheet)
    # the ballot that stands
    assert read.nothing_more.exact_total == 30 + 20
    assert note in scoring.render_readings(read, "text", language)
