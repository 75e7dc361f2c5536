"""``scoring examine`` in every format and both languages: what it says and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import scoring
from scoring.cli.main import main
from scoring.schema.register import RegisterFile
from scoring.schema.result import EvaluationFile

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "shaoguan-cloud"
FILES = ("registers.toml", "scores.xlsx")
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
SAID = {
    "zh": (
        "总分 88.00 分（满分 100），等级：良",
        "基础数据 budget",
        "问题与建议",
        "核对发现 12 处",
    ),
    "en": ("Total 88.00 of 100. Grade: good.", "Fact budget", "Findings and", "found 12 things"),
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the example, in a locale that asks for no language."""
    for name in FILES:
        shutil.copyfile(EXAMPLE / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_ALL", "C")
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return a function that runs the command, which must succeed, and returns what it prints."""

    def run_it(*arguments: str, status: int = 0) -> str:
        assert main(["examine", *arguments]) == status
        out, err = capsys.readouterr()
        assert not err
        return out

    return run_it


@LANGUAGES
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_an_examination_is_reported_in_the_language_asked_for(
    form: str, language: str, run: Callable[..., str]
) -> None:
    out = run(*FILES, "--format", form, "--lang", language)
    for words in SAID[language]:
        assert words in out
    assert SAID["en" if language == "zh" else "zh"][0] not in out


@LANGUAGES
def test_every_figure_has_its_points_total_and_grade(
    language: str, run: Callable[..., str]
) -> None:
    lines = run(*FILES, "--lang", language).splitlines()
    row = next(line.split() for line in lines if line.startswith("F1 "))
    assert row[-5:-1] == ["3.00", "4.95", "7.00", "88.02"]


def test_findings_do_not_change_the_exit_status_unless_asked(run: Callable[..., str]) -> None:
    assert run(*FILES) == run(*FILES, "--strict", status=1)


def test_without_findings_strict_ends_well(here: Path, run: Callable[..., str]) -> None:
    named = {
        name for entry in scoring.read_sheet(FILES[1]).entries.values() for name in entry.evidence
    }
    tables = [
        f'[[evidence]]\nnumber = "{number}"\ntitle = "{name}"'
        for number, name in enumerate(sorted(named))
    ]
    (here / "sound.toml").write_text("\n".join(tables), "utf-8")
    out = run("sound.toml", FILES[1], "--strict", "--lang", "en")
    assert "The check found nothing to look at." in out


def test_the_data_hold_everything_exactly(run: Callable[..., str]) -> None:
    data = json.loads(run(*FILES, "--format", "json"))
    assert data["format"] == "scoring.examination/1"
    for side in ("before", "after"):
        assert EvaluationFile.model_validate_json(json.dumps(data[side])).total == "88.00"
    budget = data["facts"][0]
    assert budget["used"] == "F2"
    assert budget["on_sheet"] == dict.fromkeys(("B1/target", "B2/target", "C4/target"), "1239.36")
    assert [one["amount"] for one in budget["differences"]] == ["5", "4.2", "-0.8"]
    assert [one["result"]["total"] for one in budget["statements"]] == ["88.02", "88.00", "88.00"]
    assert data["facts"][1]["statements"][0]["result"] is None
    papers = data["evidence"][4]
    assert (papers["in_period"], papers["named_for"]) == (False, ["B5", "C2"])
    assert [one["id"] for one in data["suggestions"]] == ["S1", "S2", "S3"]
    assert len(data["notes"]) == 12
    assert all(one["note"] and one["remedy"] for one in data["notes"])


def test_the_same_content_has_the_same_digest_whatever_its_layout(here: Path) -> None:
    first = scoring.read_register(FILES[0])
    text = (here / FILES[0]).read_text("utf-8")
    (here / "other.toml").write_text(text.replace("= 1239.36", "=   1239.36 # again"), "utf-8")
    assert scoring.read_register("other.toml").digest == first.digest
    (here / "other.toml").write_text(text.replace("= 1239.36", "= 1239.37"), "utf-8")
    assert scoring.read_register("other.toml").digest != first.digest


def test_what_is_written_is_what_would_be_printed(here: Path, run: Callable[..., str]) -> None:
    printed = run(*FILES, "--format", "markdown")
    assert not run(*FILES, "--format", "markdown", "-o", "out.md")
    assert (here / "out.md").read_text("utf-8") == printed


def test_the_functions_give_what_the_command_prints(run: Callable[..., str]) -> None:
    used = scoring.load_indicator_set("mof-project-2020")
    sheet = scoring.read_sheet(FILES[1], used)
    examined = scoring.examine(scoring.read_register(FILES[0]), used, sheet)
    for form in ("text", "markdown", "html", "json"):
        made = scoring.render_examination(examined, form, "en")
        assert made == run(*FILES, "--format", form, "--lang", "en")
    with pytest.raises(ValueError, match="unknown format"):
        scoring.render_examination(examined, "pdf")


def test_effects_are_shown_before_and_after(here: Path, run: Callable[..., str]) -> None:
    text = (here / FILES[0]).read_text("utf-8")
    text = text.replace('C2 = { effect = "warn" }', 'C2 = { effect = "discount", share = 0.25 }')
    (here / "strict.toml").write_text(text, "utf-8")
    out = run("strict.toml", FILES[1], "--lang", "en")
    # 8.00 × 0.25 = 2.00, so the total is 82.00
    assert "With the effects of lacking evidence: total 82.00. Grade: good." in out
    assert "As the sheet is filled in: total 88.00. Grade: good." in out
    row = next(line.split() for line in out.splitlines() if "25.00% is kept" in line)
    assert row[-2:] == ["8.00", "2.00"]


def test_the_schema_of_a_register_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "register"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["properties"].keys() == RegisterFile.model_fields.keys()
    assert "from" in schema["$defs"]["PeriodShape"]["properties"]


def test_files_in_the_wrong_order_are_not_asked_for_in_another_encoding(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for given in (
        ["examine", "scores.xlsx", "scores.xlsx"],
        ["score", "scores.xlsx", "--set", "scores.xlsx"],
        ["score", "scores.xlsx", "--panel", "scores.xlsx"],
    ):
        assert main([*given, "--lang", "en"]) == 1
        said = "".join(capsys.readouterr())
        assert "scores.xlsx: This is a workbook or another office file; a text file" in said
        assert "UTF-8" not in said


def test_a_register_is_checked_against_a_set_that_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "registers.toml", "--set", "mof-project-2020"]) == 0
    capsys.readouterr()
    assert main(["check", "registers.toml", "--set", "gradebook", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "registers.toml: fact[0].feeds[0]: The set gradebook has no “B1”." in said
    assert "registers.toml: requirement.B4: The set gradebook has no “B4”." in said
    used = scoring.load_indicator_set("gradebook")
    with pytest.raises(scoring.ScoringError):
        scoring.read_register("registers.toml", used)
