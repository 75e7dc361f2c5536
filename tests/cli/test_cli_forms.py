"""The commands with a form for each reviewer: written, checked, scored and explained."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import scoring
from scoring.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "shaoguan-cloud"
SET = "mof-project-2020"
PANEL = """\
[[reviewer]]
id = "E1"
name = "陈"
scope = ["AC"]
[[reviewer]]
id = "E2"
name = "李"
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return a function that runs a command that must succeed and returns what it prints."""

    def run_it(*arguments: str) -> str:
        assert main([*arguments, "--lang", "en"]) == 0
        out, err = capsys.readouterr()
        assert not err
        return out

    return run_it


@pytest.fixture
def forms() -> list[str]:
    """Return the five workbooks of the example, here."""
    sheet = scoring.read_sheet(EXAMPLE / "scores.toml")
    used = scoring.load_indicator_set(sheet.set_id)
    return [str(path) for path in scoring.write_sheets(sheet, "forms", used)]


def test_a_blank_form_is_written_for_each_reviewer(run: Callable[..., str]) -> None:
    said = run("blank", SET, "-o", "new/forms", "--each", "--reviewers", "3")
    assert said == "".join(f"Wrote new/forms/R{n}.xlsx\n" for n in (1, 2, 3))
    assert [path.name for path in sorted(Path("new/forms").iterdir())] == [
        "R1.xlsx",
        "R2.xlsx",
        "R3.xlsx",
    ]


def test_the_panel_names_forms_and_columns(run: Callable[..., str]) -> None:
    Path("panel.toml").write_text(PANEL, "utf-8")
    said = run("blank", SET, "-o", "forms", "--each", "--panel", "panel.toml")
    assert said == "Wrote forms/E1.xlsx\nWrote forms/E2.xlsx\n"
    assert run("blank", SET, "-o", "all.csv", "--panel", "panel.toml") == "Wrote all.csv\n"
    lines = Path("all.csv").read_text("utf-8-sig").splitlines()
    assert lines[1:3] == ["#reviewer,E1,陈,1,,AC,", "#reviewer,E2,李,1"]


def test_a_panel_says_how_many_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    Path("panel.toml").write_text(PANEL, "utf-8")
    words = ["blank", SET, "-o", "x", "--panel", "panel.toml", "--reviewers", "2"]
    assert main([*words, "--lang", "zh"]) == 2
    assert "--reviewers 不能和 --panel 一起用" in capsys.readouterr().err


def test_forms_are_scored_from_a_folder_a_pattern_or_a_list(
    forms: list[str], run: Callable[..., str]
) -> None:
    one_for_all = run("score", str(EXAMPLE / "scores.xlsx"))
    assert "Total 88.00 of 100" in one_for_all
    panel = str(EXAMPLE / "panel.toml")
    for names in (["forms"], ["forms/*.xlsx"], forms, [*forms, "--panel", panel]):
        assert run("score", *names) == one_for_all
    # options may stand between names
    assert run("score", forms[0], "--format", "text", *forms[1:]) == one_for_all


def test_forms_are_explained_and_checked_together(
    forms: list[str], run: Callable[..., str]
) -> None:
    explained = run("explain", str(EXAMPLE / "scores.xlsx"), "B2", "A5")
    for words in (["forms", "B2", "A5"], [*forms, "B2", "A5"], ["forms/*.xlsx", "B2", "A5"]):
        assert run("explain", *words) == explained
    assert run("check", "forms") == "forms: no problems.\n"
    together = run("check", *forms, "--panel", str(EXAMPLE / "panel.toml"))
    assert together == "".join(f"{name}: no problems.\n" for name in forms)


def test_a_folder_with_a_set_is_still_checked_as_a_set(run: Callable[..., str]) -> None:
    assert "forms" not in run("check", str(ROOT / "indicator_sets" / SET))


def test_forms_that_are_not_all_back_are_looked_at(
    forms: list[str], run: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(forms[1]).unlink()
    assert main(["score", "forms", "--lang", "en"]) == 1
    assert "forms: The form of reviewer “R2” is missing." in capsys.readouterr().err
    data = json.loads(run("score", "forms", "--incomplete", "--format", "json"))
    assert data["so_far"]["sheet"]["reviewers"] == ["R1", "R3", "R4", "R5"]
    said = run("score", "forms", "--incomplete")
    assert "Reviewers who have not scored yet: R2." in said
    assert "have not scored yet" not in run("score", str(EXAMPLE / "scores.xlsx"), "--incomplete")
