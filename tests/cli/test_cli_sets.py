"""The commands on indicator sets: those in force, what differs, what to look at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import scoring
from scoring.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable

SET = "mof-project-2020"
CITY = str(Path(__file__).parents[2] / "docs" / "examples" / "extends")
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


@pytest.fixture
def misused(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return a function that runs a command used wrongly and returns what it is told."""

    def run_it(*arguments: str) -> str:
        assert main(arguments) == 2
        out, err = capsys.readouterr()
        assert not out
        return err

    return run_it


# ---------------------------------------------------------------- in force


@pytest.mark.parametrize(("day", "listed"), [("2020-02-24", False), ("2020-02-25", True)])
def test_only_sets_in_force_on_that_day_are_listed(
    day: str,
    listed: bool,  # noqa: FBT001 - a column of the table above
    run: Callable[..., str],
) -> None:
    ids = {one["id"] for one in json.loads(run("sets", "--on", day, "--format", "json"))}
    assert (SET in ids) == listed
    assert ids < set(scoring.shipped_sets())


@LANGUAGES
def test_a_list_of_a_day_says_which_day_and_since_when(
    language: str, run: Callable[..., str]
) -> None:
    out = run("sets", "list", "--on", "2021-06-01", "--lang", language)
    assert out.splitlines()[0] in {"指标体系（2021-06-01）", "Indicator set (2021-06-01)"}
    assert ("失效日期" if language == "zh" else "Last day") in out
    (row,) = [line for line in out.splitlines() if line.startswith(f"{SET} ")]
    assert "2020-02-25" in row


@pytest.mark.parametrize("day", ["2021-02-29", "20210601", "today", ""])
def test_a_day_that_is_none_is_wrong_usage(day: str, misused: Callable[..., str]) -> None:
    assert f"“{day}”不是日期，请写成 2021-06-01" in misused("sets", "--on", day, "--lang", "zh")
    assert "invalid day value" in misused("sets", "--on", day, "--lang", "en")


@LANGUAGES
def test_a_day_goes_with_the_list_only(language: str, misused: Callable[..., str]) -> None:
    said = {"zh": "--on 只用于 sets list", "en": "--on goes with sets list only"}[language]
    for words in (["show", SET], ["diff", SET, CITY]):
        assert said in misused("sets", *words, "--on", "2021-06-01", "--lang", language)


# ---------------------------------------------------------------- what differs


@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv"])
def test_what_a_city_changes_is_said_in_words(form: str, run: Callable[..., str]) -> None:
    chinese = run("sets", "diff", SET, CITY, "--format", form, "--lang", "zh")
    english = run("sets", "diff", SET, CITY, "--format", form, "--lang", "en")
    assert (chinese == english) == (form == "json")
    between = "," if form == "csv" else "："
    assert f"B2 预算执行率{between}分值 5 → 6" in chinese
    assert f"等级 中{between}界限 ≥ 60 → ≥ 70" in chinese
    between = "," if form == "csv" else ": "
    assert f"B2 Budget execution{between}full points 5 → 6" in english
    if form == "json":
        data = json.loads(chinese)
        assert (data["before"]["id"], data["after"]["id"]) == (SET, "city-project")
        assert [one["id"] for one in data["changes"] if one["part"] == "node"] == ["B2", "B3"]


def test_the_other_way_round_the_arrows_turn(run: Callable[..., str]) -> None:
    assert "分值 6 → 5" in run("sets", "diff", CITY, SET)


@LANGUAGES
def test_a_set_has_no_difference_from_itself(language: str, run: Callable[..., str]) -> None:
    out = run("sets", "diff", SET, SET, "--lang", language)
    assert {"zh": "没有差异。", "en": "No difference."}[language] in out


def test_options_may_stand_between_the_two_sets(run: Callable[..., str]) -> None:
    expected = run("sets", "diff", SET, CITY, "--lang", "en")
    assert run("sets", "diff", SET, "--lang", "en", CITY) == expected
    assert run("sets", "diff", "--lang", "en", SET, CITY) == expected
    assert not run("sets", "diff", SET, CITY, "--lang", "en", "-o", "changes.txt")
    assert Path("changes.txt").read_text("utf-8") == expected


@LANGUAGES
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["diff"], ("sets diff 需要两个指标体系", "sets diff needs two sets")),
        (["diff", SET], ("sets diff 需要两个指标体系", "sets diff needs two sets")),
        (["diff", SET, SET, "third"], ("不认识的参数：third", "unknown arguments: third")),
        (["show"], ("sets show 需要指标体系的编号", "sets show needs the id of a set")),
        (["show", SET, "more"], ("不认识的参数：more", "unknown arguments: more")),
        (["list", SET], (f"不认识的参数：{SET}", f"unknown arguments: {SET}")),
    ],
)
def test_too_few_or_too_many_sets_are_wrong_usage(
    words: list[str], said: tuple[str, str], language: str, misused: Callable[..., str]
) -> None:
    assert said[language == "en"] in misused("sets", *words, "--lang", language)


def test_a_set_that_is_not_there_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sets", "diff", SET, "mof-project-2002", "--lang", "en"]) == 1
    assert "did you mean “mof-project-2020”" in capsys.readouterr().err


# ---------------------------------------------------------------- extending and looking at it


@LANGUAGES
def test_a_set_that_extends_another_is_shown_whole(language: str, run: Callable[..., str]) -> None:
    out = run("sets", "show", CITY, "--lang", language)
    assert all(node_id in out for node_id in scoring.load_indicator_set(SET).nodes)
    assert {"zh": "继承自：", "en": "Extends: "}[language] + SET in out
    (data,) = json.loads(run("sets", "show", CITY, "--format", "json"))
    assert (data["extends"], data["effective"], data["until"]) == (SET, "2021-01-01", "")


@LANGUAGES
def test_a_sound_set_passes_with_notes(language: str, run: Callable[..., str]) -> None:
    out = run("check", CITY, "--lang", language).splitlines()
    sound, head = {"zh": ("没有问题。", "提示 2 条："), "en": ("no problems.", "2 notes:")}[
        language
    ]
    assert out[0].endswith(sound)
    assert out[1] == head
    place = f"  {CITY}/set.toml{'：' if language == 'zh' else ': '}"
    assert [line.startswith(place) for line in out[2:]] == [True, True]
    assert {"zh": "没有算例", "en": "no worked cases"}[language] in out[3]


def test_notes_are_data_too_and_worked_cases_leave_one_out(run: Callable[..., str]) -> None:
    data = json.loads(run("check", SET, "--format", "json", "--lang", "en"))
    assert data["problems"] == []
    (note,) = data["notes"]
    assert (note["code"], note["place"], note["value"]) == (
        "lint.illustrative",
        f"{SET}/set.toml",
        None,
    )
    assert note["note"].startswith("31 points or weights are illustrative (A, AA, A1 …)")
    assert note["remedy"] == "Set your own before a formal evaluation."
    assert "\n1 note:\n" in run("check", SET, "--lang", "en")


@LANGUAGES
@pytest.mark.parametrize("form", ["markdown", "csv"])
def test_notes_stand_in_every_format(form: str, language: str, run: Callable[..., str]) -> None:
    out = run("check", CITY, "--format", form, "--lang", language)
    assert {"zh": "没有算例。", "en": "There are no worked cases."}[language] in out


def test_notes_do_not_hide_problems_and_problems_leave_notes_standing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", CITY, "absent.toml", "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert "2 notes:" in out
    assert out.index("2 notes:") < out.index("1 problem:")


def test_sheets_have_no_notes(run: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    run("blank", CITY, "-o", "blank.csv")
    assert main(["check", "blank.csv", "--set", CITY, "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["notes"] == []
