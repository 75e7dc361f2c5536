"""``scoring panel``: every format, both languages, the Python twin, and what is undefined."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import MOF, indicator, judged, make_set, once, panel, scale, scored, scores

import scoring
from scoring.cli.main import main
from scoring.report.panel.words import MEANINGS, NAMES, TEXTS, WHY

if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.sheet import Entry

SHEET = str(Path(__file__).parent.parent.parent / "docs/examples/shaoguan-cloud/scores.xlsx")
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, in a locale that asks for no language."""
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_ALL", "C")
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return a function that runs a command that must succeed and returns what it prints."""

    def run_it(*arguments: str) -> str:
        assert main(arguments) == 0
        out, err = capsys.readouterr()
        assert not err
        return out

    return run_it


def shown(
    entries: dict[str, Entry], reviewers: int = 3, language: str = "en", **changed: Any
) -> str:
    """Return the study of a panel that scored two indicators of fifty points."""
    halves = {name: indicator("50", judged()) for name in "AB"}
    used = make_set(halves, **{"grades": scale(MOF), **changed})
    study = scoring.study_panel(scored(used, entries, reviewers))
    return scoring.render_study(study, language=language)


def test_the_type_case_holds_whoever_is_left_out(run: Callable[..., str]) -> None:
    out = run("panel", SHEET, "--lang", "zh")
    assert "没有哪一项分歧单独能改变等级。" in out
    assert "少了任何一位专家，等级都不变。" in out
    assert "86.80，“良”；都定在较高的一边：89.27，“良”" in out
    (line,) = [one for one in out.splitlines() if one.startswith("管理制度健全性") and "良" in one]
    assert line.split()[1:] == ["B4", "1.50", "2.25", "87.70", "良", "88.45", "良", "0.75", "否"]


@LANGUAGES
def test_every_format_says_the_same(language: str, run: Callable[..., str]) -> None:
    title = "评审组分析" if language == "zh" else "Panel study"
    for form in ("text", "markdown", "html"):
        out = run("panel", SHEET, "--format", form, "--lang", language)
        assert title in out
        assert out.count("87.70") == 3
    assert out.startswith("<!DOCTYPE html>")


def test_json_has_what_the_report_shows_exactly(run: Callable[..., str]) -> None:
    data = json.loads(run("panel", SHEET, "--format", "json"))
    assert data["format"] == "scoring.panel/1"
    assert data["now"]["total"] == "88"
    assert [one["id"] for one in data["stakes"]] == ["B4", "B5", "D1", "A3", "A4"]
    assert data["stakes"][0]["span"] == "0.75"
    assert (data["all_lowest_total"]["total"], data["all_highest_total"]["total"]) == (
        "86.8",
        "89.27",
    )
    assert [one["total"] for one in data["without"]] == [
        "88.14",
        "87.9",
        "87.98",
        "88.22",
        "87.82",
    ]
    assert data["holds_without_any_one"] is True
    assert data["agreement"]["ICC(2,k)"]["value"] == "0.977886"
    # 1067815/1198144
    assert data["agreement"]["alpha"] == {
        "value": "0.891224",
        "lower": None,
        "upper": None,
        "why": None,
    }
    assert data["agreement"]["W_test"]["df"] == 10
    assert data["severity"]["reviewers"][0]["deviations"]["A4"] == "1/12"
    assert data["outliers"]["modified_z_beyond"] == "3.5"
    assert data["outliers"]["scores"] == []


def test_the_command_prints_what_its_twin_returns(run: Callable[..., str]) -> None:
    used = scoring.load_indicator_set("mof-project-2020")
    study = scoring.study_panel(scoring.evaluate(used, scoring.read_sheet(SHEET, used)))
    assert isinstance(study, scoring.PanelStudy)
    for form in ("text", "json"):
        assert run("panel", SHEET, "--format", form) == scoring.render_study(study, form, "zh")


def test_a_file_is_written_whole_and_not_over_another(
    here: Path, run: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    printed = run("panel", SHEET, "--format", "html")
    assert not run("panel", SHEET, "--format", "html", "-o", "panel.html")
    assert (here / "panel.html").read_text(encoding="utf-8") == printed
    assert main(["panel", SHEET, "-o", "panel.html"]) == 1
    assert "panel.html" in capsys.readouterr().err


def test_a_sheet_with_problems_is_refused_with_all_of_them(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "bad.csv").write_text(
        "#set,mof-project-2020,1.0.0\n#reviewer,R1,甲\nid,value,R1\nC3,,9\nD1,,21\n",
        encoding="utf-8",
    )
    assert main(["panel", "bad.csv", "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert not out
    assert "bad.csv:4" in err
    assert "bad.csv:5" in err


def test_csv_is_no_format_of_a_study() -> None:
    assert main(["panel", SHEET, "--format", "csv"]) == 2
    used = make_set({"a": indicator("10", judged(asked="once"))})
    study = scoring.study_panel(scored(used, {"a": once(score="1")}, 0))
    with pytest.raises(ValueError, match="unknown format 'csv'"):
        scoring.render_study(study, "csv")
    with pytest.raises(ValueError, match="unknown language 'fr'"):
        scoring.render_study(study, language="fr")


def test_decisive_disagreements_are_named_at_the_top() -> None:
    out = shown({"A": scores("40", "50", "45"), "B": scores("40", "42", "41")})
    assert "could change the grade: A. Discuss these first." in out
    assert "80.00, “良”; on the higher side: 92.00, “优”" in out
    (line,) = [one for one in out.splitlines() if "91.00 优" in one]
    assert line.split()[-2:] == ["10.00", "yes"]


def test_two_disagreements_that_suffice_together_are_named() -> None:
    pair = {"A": scores("45.4", "44.6"), "B": scores("44.9", "44.3")}
    out = shown(pair, 2, grades=scale((("high", "high", "90.1"), ("low", "low", 0))))
    assert "No disagreement alone could change the grade." in out
    assert "settled on the same side could change it: A + B. Discuss these first." in out


def test_no_two_disagreements_that_suffice_is_said() -> None:
    names = [f"i{number}" for number in range(3)]
    used = make_set(
        dict.fromkeys(names, indicator("30", judged())),
        grades=scale((("high", "high", "85.7"), ("low", "low", 0))),
    )
    study = scoring.study_panel(scored(used, dict.fromkeys(names, scores("28.6", "28.2")), 2))
    assert study.stakes.pairs == ()
    assert "only three or more settled on the same side" in scoring.render_study(
        study, language="en"
    )
    assert json.loads(scoring.render_study(study, "json"))["pairs"] == []


def test_only_ten_of_many_pairs_are_named() -> None:
    names = [f"i{number}" for number in range(6)]
    used = make_set(
        dict.fromkeys(names, indicator("30", judged())),
        grades=scale((("high", "high", "170.7"), ("low", "low", 0))),
    )
    study = scoring.study_panel(scored(used, dict.fromkeys(names, scores("28.6", "28.2")), 2))
    assert "i1 + i5, i2 + i3 and 5 more. Discuss" in scoring.render_study(study, language="en")
    assert len(json.loads(scoring.render_study(study, "json"))["pairs"]) == 15


def test_reviewers_on_whom_the_grade_rests_are_named() -> None:
    out = shown({"A": scores("50", "40"), "B": scores("45", "30")}, 2)
    assert "The grade changes without: R1, R2." in out
    assert "other grade" in out


def test_results_that_are_not_to_be_had_say_why() -> None:
    given = {"A": scores("40", "45", "45"), "B": scores("40", "42", "41")}
    out = shown(given, panel=panel(at_least=3))
    assert "With one reviewer fewer there is no result" in out
    why = "Only 2 reviewers scored “A”; at least 3 are needed (2 problems)."
    assert f"- No result without R1, R2, R3: {why}" in out
    out = shown({"A": scores("40", None), "B": scores("45", "45")}, 2)
    assert "Without these reviewers there is no result: R1; the grade holds" in out


@pytest.mark.parametrize(
    ("entries", "reviewers"),
    [
        ({"A": scores("40"), "B": scores("41")}, 1),
        # each scored what the other did not
        ({"A": scores("40", None), "B": scores(None, "30")}, 2),
    ],
    ids=["one reviewer", "nothing in common"],
)
def test_reviewers_with_nothing_in_common_are_not_said_to_agree(
    entries: dict[str, Entry], reviewers: int
) -> None:
    assert "没有哪个指标有两位以上专家评分，看不出分歧。" in shown(entries, reviewers, "zh")
    out = shown(entries, reviewers)
    assert "No indicator was scored by two reviewers or more" in out
    assert "gave the same points" not in out
    alike = shown({"A": scores("40", "40"), "B": scores("41", None)}, 2)
    assert "All reviewers gave the same points." in alike


@LANGUAGES
def test_undefined_figures_say_why_and_are_never_nan(language: str) -> None:
    cases = [
        shown({"A": scores("40"), "B": scores("41")}, 1, language),
        shown({"A": scores("40", "40"), "B": scores("40", "40")}, 2, language),
        shown({"A": scores("40", None, "40"), "B": scores("40", "45", "40")}, 3, language),
        shown({"A": scores("40", "40"), "B": scores("30", "30")}, 2, language),
        shown({"A": scores("50", "0"), "B": scores("0", "50")}, 2, language),
    ]
    place = 0 if language == "zh" else 1
    whys = ("few-reviewers", "no-variance", "few-indicators", "no-residual", "means-alike")
    for out, why in zip(cases, whys, strict=True):
        assert WHY[why][place] in out
        assert "nan" not in out.lower()
        assert "inf" not in out.lower()


def test_a_sheet_that_no_reviewer_scored_says_so() -> None:
    used = make_set({"a": indicator("10", judged(asked="once"))})
    study = scoring.study_panel(scored(used, {"a": once(score="1")}, 0))
    assert "nothing to study" in scoring.render_study(study, language="en")
    data = json.loads(scoring.render_study(study, "json"))
    assert (data["stakes"], data["without"], data["indicators"]) == ([], [], [])


def test_outlying_scores_are_shown_with_the_rule_that_found_them() -> None:
    out = shown(
        {"A": scores("40", "40.5", "41", "39.5", "25"), "B": scores("50", "50", "50", "50", "30")},
        5,
    )
    # 0.6745 × -15 ÷ 0.5 is -20.235, and halves go up
    assert "modified z -20.23" in out
    assert "-40.00% from the median" in out


def test_every_text_is_there_in_both_languages() -> None:
    for pair in (*TEXTS.values(), *MEANINGS.values(), *NAMES.values(), *WHY.values()):
        assert all(one.strip() for one in pair)
        assert sum("\u4e00" <= letter <= "\u9fff" for letter in pair[1]) == 0
