"""Every command in both languages: what it prints, what it writes, how it ends."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

import scoring
from scoring.cli import commands
from scoring.cli.main import main
from scoring.errors import Problems
from scoring.io.assemble import assemble
from scoring.io.cases import load_cases
from scoring.io.sets import set_file
from scoring.io.structured import raw_sheet
from scoring.schema.case import CaseFile
from scoring.schema.indicator_set import SetFile
from scoring.schema.panel import PanelFile
from scoring.schema.result import EvaluationFile
from scoring.schema.sheet import SheetFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SET = "mof-project-2020"
SHIPPED = scoring.shipped_sets()
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
SUFFIXES = (".xlsx", ".csv", ".toml", ".json")
SCORE_FORMATS = ("text", "markdown", "json", "csv", "html")
SAID = {
    "zh": ("总分 86.00 分（满分 100），等级：良", "得分情况", "预算执行率：不适用"),
    "en": ("Total 86.00 of 100. Grade: good.", "Points by indicator", "not applicable; by policy"),
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, in a locale that asks for no language."""
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_ALL", "C")
    return tmp_path


@pytest.fixture(params=SUFFIXES)
def sheet(request: pytest.FixtureRequest) -> str:
    """Return the name of a filled sheet of every kind, a worked case of the shipped set."""
    return filled(request.param)


def filled(suffix: str) -> str:
    """Write the worked case with abstentions and an indicator that does not apply."""
    used = scoring.load_indicator_set(SET)
    case = next(one for one in load_cases(set_file(SET)) if "not-applicable" in one.path.name)
    checked = assemble(raw_sheet(case.written.sheet, "case"), used, Problems())
    scoring.write_sheet(checked.sheet, f"sheet{suffix}", used)
    return f"sheet{suffix}"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return a function that runs a command that must succeed and returns what it prints."""

    def run_it(*arguments: str) -> str:
        assert main(arguments) == 0
        out, err = capsys.readouterr()
        assert not err
        return out

    return run_it


@LANGUAGES
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_score_is_reported_in_the_language_asked_for(
    form: str, language: str, sheet: str, run: Callable[..., str]
) -> None:
    out = run("score", sheet, "--format", form, "--lang", language)
    for words in SAID[language]:
        assert words in out
    assert SAID["en" if language == "zh" else "zh"][1] not in out


def test_a_score_as_data_is_the_same_in_both_languages_and_from_every_file(
    run: Callable[..., str],
) -> None:
    made = {
        run("score", filled(suffix), "--format", "json", "--lang", language)
        for suffix in SUFFIXES
        for language in ("zh", "en")
    }
    assert len(made) == 1
    data = EvaluationFile.model_validate_json(made.pop())
    assert (data.total, data.exact_total, data.grade.id) == ("86.00", "86", "good")
    assert data.traces is None
    assert len(data.nodes) == len(scoring.load_indicator_set(SET).nodes)


def test_a_score_as_csv_has_a_row_for_every_node(run: Callable[..., str]) -> None:
    rows = list(csv.DictReader(io.StringIO(run("score", filled(".json"), "--format", "csv"))))
    assert [row["id"] for row in rows] == list(scoring.load_indicator_set(SET).nodes)
    root = rows[0]
    assert (root["points"], root["lost"]) == ("86.00", "14.00")
    assert (root["grade_zh"], root["grade_en"]) == ("良", "good")


@pytest.mark.parametrize("command", ["score", "explain"])
@pytest.mark.parametrize("form", SCORE_FORMATS)
def test_what_is_written_is_what_would_be_printed(
    command: str, form: str, here: Path, run: Callable[..., str]
) -> None:
    name = filled(".toml")
    printed = run(command, name, "--format", form)
    assert not run(command, name, "--format", form, "-o", "out")
    written = (here / "out").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf") == (form == "csv")
    assert written.decode("utf-8-sig") == printed


@LANGUAGES
@pytest.mark.parametrize(
    ("asked", "explained"),
    [([], 17), (["A3"], 1), (["BA"], 3), (["A", "C3"], 7), (["total"], 17)],
    ids=["all", "one", "group", "group-and-one", "root"],
)
def test_indicators_are_explained_one_by_one(
    asked: list[str], explained: int, language: str, run: Callable[..., str]
) -> None:
    name = filled(".csv")
    out = run("explain", name, *asked, "--lang", language)
    assert out.count("评分标准：" if language == "zh" else "Scoring standard: ") == explained
    data = EvaluationFile.model_validate_json(run("explain", name, *asked, "--format", "json"))
    assert data.traces is not None
    assert len(data.traces) == explained
    traced = {one.id: one for one in data.traces}
    if "A3" in traced:
        assert (traced["A3"].points, traced["A3"].abstained) == ("2", ("R1", "R2"))
    if "B2" in traced:
        assert (traced["B2"].policy, traced["B2"].points) == ("full", "5")


@LANGUAGES
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_blank_sheet_asks_for_everything_it_will_be_scored_on(
    suffix: str,
    language: str,
    here: Path,
    run: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = run("blank", SET, "-o", f"blank{suffix}", "--reviewers", "3", "--lang", language)
    assert out == f"{'已写入' if language == 'zh' else 'Wrote'} blank{suffix}\n"
    assert [path.name for path in here.iterdir()] == [f"blank{suffix}"]
    assert main(["check", f"blank{suffix}", "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert {one["code"] for one in problems} == {"sheet.refused-missing"}
    assert len(problems) == 17


@LANGUAGES
@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv"])
def test_sound_sets_and_sheets_pass(form: str, language: str, run: Callable[..., str]) -> None:
    out = run("check", *SHIPPED, filled(".xlsx"), "--format", form,
              "--lang", language)  # fmt: skip
    assert out.count("没有问题" if language == "zh" else "no problems") == len(SHIPPED) + 1
    if form == "json":
        assert json.loads(out)["problems"] == []


def test_one_broken_file_does_not_hide_the_others(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "broken.toml").write_text("id = 1")
    assert main(["check", SET, "broken.toml", "absent.csv", filled(".csv"), "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert not err
    assert f"{SET}: no problems." in out
    assert "sheet.csv: no problems." in out
    assert "broken.toml: id: “1” is not a text." in out
    assert "absent.csv: There is no such file." in out


@LANGUAGES
@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv"])
@pytest.mark.parametrize("show", [[], ["list"], ["show", SET]], ids=["sets", "list", "show"])
def test_sets_are_listed_and_shown(
    show: list[str], form: str, language: str, run: Callable[..., str]
) -> None:
    out = run("sets", *show, "--format", form, "--lang", language)
    if form == "json":
        json.loads(out)
    if "show" in show:
        assert all(node in out for node in scoring.load_indicator_set(SET).nodes)
        assert ("预算执行率" if language == "zh" else "Budget execution") in out
    else:
        assert all(name in out for name in scoring.shipped_sets())


@pytest.mark.parametrize(
    "words",
    [
        ["sets", "show", "--lang", "en", SET],
        ["sets", "--lang", "en", "show", SET],
        ["check", SET, "--lang", "en", "mof-self-evaluation-2020"],
        ["explain", "--lang", "en", "sheet.csv", "A1"],
        ["explain", "sheet.csv", "--lang", "en", "A1"],
    ],
    ids=" ".join,
)
def test_options_may_stand_between_names(words: list[str], run: Callable[..., str]) -> None:
    filled(".csv")
    assert run(*words)


@pytest.mark.parametrize(
    ("kind", "model"),
    [("set", SetFile), ("sheet", SheetFile), ("case", CaseFile), ("result", EvaluationFile),
     ("panel", PanelFile)],
)  # fmt: skip
def test_the_schema_of_every_kind_of_file_is_printed_and_written(
    kind: str, model: type[SetFile], here: Path, run: Callable[..., str]
) -> None:
    printed = run("schema", kind)
    data = json.loads(printed)
    assert data.pop("$schema") == "https://json-schema.org/draft/2020-12/schema"
    assert set(data["properties"]) == set(model.model_fields)
    assert data["additionalProperties"] is False
    assert not run("schema", kind, "-o", "schema.json")
    assert (here / "schema.json").read_text("utf-8") == printed


@pytest.mark.parametrize(
    ("variables", "chinese"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, True),
        ({"LC_ALL": "en_US.UTF-8"}, False),
        ({"LC_ALL": "zh_TW.UTF-8", "LANG": "en_GB.UTF-8"}, True),
        ({"LC_ALL": "", "LC_MESSAGES": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_ALL": "", "LANG": "en_GB.UTF-8"}, False),
        ({"LC_ALL": "C"}, True),  # neither language: that of the set
        ({"LC_ALL": "de_DE.UTF-8"}, True),
    ],
)
def test_the_language_is_that_of_the_locale_unless_one_is_asked_for(
    variables: dict[str, str],
    chinese: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
    run: Callable[..., str],
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    name = filled(".json")
    assert ("总分" in run("score", name)) == chinese
    assert ("退出状态" in run("--help")) == chinese
    assert "Total" in run("score", name, "--lang=en")
    assert "总分" in run("score", "--lang", "zh", name)


@pytest.mark.parametrize("command", ["score", "explain", "blank", "check", "sets", "schema"])
@LANGUAGES
def test_every_command_explains_itself(
    command: str, language: str, monkeypatch: pytest.MonkeyPatch, run: Callable[..., str]
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    out = run(command, "--help")
    assert f"scoring {command}" in out
    assert ("显示帮助" if language == "zh" else "show this help") in out


def test_an_interrupt_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "run", interrupted)
    assert main(["sets", "--lang", "en"]) == 130
    assert capsys.readouterr().err == "Interrupted.\n"
