"""``scoring whatif doubt``: every format, both languages, broken input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import MOF, PASS, indicator, judged, make_set, once, panel, scale, scored, scores

import scoring
from scoring.cli.main import main
from scoring.report.whatif.doubt_words import TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable

SHEET = str(Path(__file__).parent.parent.parent / "docs/examples/shaoguan-cloud/scores.xlsx")
DOUBTS = ("--doubt", "D1=2", "--doubt", "C2=1")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def run_it(*arguments: str) -> str:
        assert main(("whatif", "doubt", *arguments)) == 0
        out, err = capsys.readouterr()
        assert not err
        return out

    return run_it


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_type_case_holds_whatever_panel_is_drawn(
    run: Callable[..., str], language: str
) -> None:
    out, place = run(SHEET, "--lang", language), language == "en"
    assert TEXTS["one_holds"][place] in out
    assert TEXTS["two_holds"][place].format(low="87.62", high="88.45") in out
    cause = TEXTS["reviewers"][place]
    assert TEXTS["stays"][place].format(cause=cause, share="100.00%", aside="") in out


def test_json_says_what_was_drawn_and_how(run: Callable[..., str]) -> None:
    data = json.loads(
        run(SHEET, *DOUBTS, "--draws", "2000", "--seed", "5", "--triangular", "--format", "json")
    )
    assert data["format"] == "scoring.whatif.doubt/1"
    assert len(data["without_one"]) == 5
    assert len(data["without_two"]) == 10
    assert [one["combine"] for one in data["other_rules"]] == ["median", "trimmed_mean"]
    first, second, both = data["resamplings"]
    assert (first["exact"], first["draws"], first["stays"]) == (True, None, "1")
    assert (second["draws"], second["seed"], both["varies"]) == (2000, 5, "both")
    assert second["doubts"] == [
        {
            "cells": [cell],
            "within": within,
            "around": None,
            "between": None,
            "values": None,
            "step": "0.01",
            "shape": "triangular",
            "odds": None,
            "possible": possible,
        }
        for cell, within, possible in (("C2", "1", 201), ("D1", "2", 401))
    ]
    assert (
        json.loads(
            run(
                SHEET, *DOUBTS, "--draws", "2000", "--seed", "5", "--triangular", "--format", "json"
            )
        )
        == data
    )


def test_all_problems_are_said_at_once_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "doubt.json"
    arguments = (SHEET, "--doubt", "D1=2", "--doubt", "D1=3", "--doubt", "C=1", "--draws", "5")
    assert main(("whatif", "doubt", *arguments, "-o", str(target), "--lang", "en")) == 1
    problems = capsys.readouterr().err
    assert problems.startswith("3 problems")
    assert "The same thing is named twice (also by doubt D1)." in problems
    assert "“C” is a group" in problems
    assert "The number of draws 5" in problems
    assert not target.exists()


def test_a_doubt_given_twice_is_refused_where_all_else_is_right(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = (SHEET, "--doubt", "D1=2", "--doubt", "D1=2", "--draws", "1000")
    assert main(("whatif", "doubt", *arguments, "--lang", "en")) == 1
    assert "1 problem" in capsys.readouterr().err


@pytest.mark.parametrize("written", ["D1", "=2", "D1="])
def test_a_doubt_is_written_as_a_key_and_what_it_may_be(
    written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(("whatif", "doubt", SHEET, "--doubt", written)) == 2
    assert written in capsys.readouterr().err


def report(used: scoring.IndicatorSet, entries: dict[str, scoring.Entry], reviewers: int) -> str:
    study = scoring.study_doubt(scored(used, entries, reviewers))
    return scoring.render_doubt(study, language="en")


def test_reviewers_on_whom_the_grade_rests_are_named() -> None:
    halves = {name: indicator("50", judged()) for name in "AB"}
    used = make_set(halves, grades=scale(MOF))
    entries = {"A": scores("50", "50", "20"), "B": scores("50", "45", "20")}
    out = report(used, entries, 3)
    # 78.33, and 67.5, 70 or 97.5 without the first, the second or the third
    assert TEXTS["one_not"][1].format(who="R3") in out
    assert "without R1 and R2" in out
    assert TEXTS["rules_not"][1].format(which="median, mean without 1 highest and 1 lowest") in out


def test_a_set_that_forbids_leaving_reviewers_out_says_why() -> None:
    halves = {name: indicator("50", judged()) for name in "AB"}
    used = make_set(halves, grades=scale(MOF), panel=panel(at_least=3))
    out = report(used, {name: scores("40", "42", "41") for name in "AB"}, 3)
    why = "Only 2 reviewers scored “A”; at least 3 are needed"
    who = "without R1; without R2; without R3"
    assert TEXTS["refused"][1].format(why=why, who=who) in out
    assert TEXTS["two_not"][1].format(count=3, other=3) in out


def test_where_nobody_was_asked_there_is_nothing_to_resample() -> None:
    used = make_set({"A": indicator(100, judged("1", asked="once"))}, grades=scale(MOF))
    assert TEXTS["nothing"][1] in report(used, {"A": once(score="80")}, 0)


@pytest.mark.parametrize(("reviewers", "pairs", "told"), [(5, 10, False), (6, 15, True)])
def test_pairs_that_are_not_listed_are_said_to_be_there(
    reviewers: int, pairs: int, *, told: bool
) -> None:
    used = make_set({"A": indicator(100, judged())}, panel=panel(at_least=reviewers, at_most=9))
    out = report(used, {"A": scores(*["80"] * reviewers)}, reviewers)
    assert f"in {pairs} of {pairs} cases" in out
    assert ("only the first 10 are listed" in out) == told


def test_means_have_the_decimals_of_totals() -> None:
    used = make_set(
        {"A": indicator(1, judged("0.001", asked="once"))},
        grades=scale(PASS, "rounded"),
        rounding={"shown": 3, "indicator": 3, "group": 3, "total": 3},
    )
    study = scoring.study_doubt(scored(used, {"A": once(score="0.875")}), doubts={"A": "0.001"})
    row = scoring.render_doubt(study, "text", "en").split("95% from")[1].splitlines()[2]
    assert row.split()[:4] == ["doubts", "0.875", "0.874", "0.876"]


@pytest.mark.parametrize(("bands", "others"), [(PASS, False), (MOF[2:], True)])
def test_only_where_there_are_other_grades_their_chance_is_spoken_of(
    bands: Any, *, others: bool
) -> None:
    used = make_set({"A": indicator(100, judged(asked="once"))}, grades=scale(bands))
    evaluation = scored(used, {"A": once(score="80")})
    study = scoring.study_doubt(evaluation, doubts={"A": 15}, draws=1000)
    assert ("3 ÷" in scoring.render_doubt(study, "text", "en")) == others


@pytest.mark.parametrize(("language", "heading"), [("zh", "说明"), ("en", "Notes")])
def test_no_notes_are_headed_where_there_are_none(language: str, heading: str) -> None:
    """A single reviewer and no doubts: nothing was done that needs a note."""
    used = make_set({"A": indicator(100, judged("1", asked="once"))}, grades=scale(MOF))
    study = scoring.study_doubt(scored(used, {"A": once(score="85")}))
    said = scoring.render_doubt(study, "text", language)
    assert TEXTS["nothing"][language == "en"] in said
    assert heading not in said


def test_usage_says_how_a_doubt_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("whatif", "doubt", SHEET, "--doubt", "C1", "--lang", "zh")) == 2
    assert "“C1”看不出什么存疑，请写成 C1=0.5" in capsys.readouterr().err


@pytest.mark.parametrize("written", ["nan", "-2", "two"])
def test_a_doubt_that_cannot_be_understood_is_a_problem(
    written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(("whatif", "doubt", SHEET, "--doubt", f"D1={written}", "--lang", "en")) == 1
    problems = capsys.readouterr().err
    assert "1 problem" in problems
    assert "doubt D1: " in problems
    assert written in problems
