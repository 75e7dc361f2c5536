"""``scoring check`` of folders that hold nothing to be checked, or something after all."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.cli.main import main

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "shaoguan-cloud"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("held", [[], ["读我.txt", "~$R1.xlsx", ".hidden.csv"]])
def test_a_folder_with_nothing_in_it_is_said_to_hold_nothing(
    held: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("项目").mkdir()
    for name in held:
        Path("项目", name).write_text("", "utf-8")
    assert main(["check", "项目", "--lang", "zh"]) == 1
    said = capsys.readouterr().out
    assert "项目：文件夹“项目”里没有项目，没有评分表，也没有指标体系。" in said
    assert "没有名为" not in said
    assert main(["check", "项目", "--lang", "en"]) == 1
    assert "holds no project, no forms and no indicator set" in capsys.readouterr().out


def test_a_name_that_is_no_folder_is_still_asked_for_as_a_set(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "mof-project-2021", "--lang", "en"]) == 1
    assert "did you mean “mof-project-2020”" in capsys.readouterr().out


def test_a_set_that_ships_is_checked_beside_a_folder_of_its_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("diving").mkdir()
    assert main(["check", "diving", "--lang", "en"]) == 0
    assert "diving: no problems." in capsys.readouterr().out


def test_the_folder_of_a_set_is_still_checked_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    folder = EXAMPLE.parents[2] / "indicator_sets" / "undp-hdi"
    assert main(["check", str(folder), "--lang", "en"]) == 0
    assert "no problems" in capsys.readouterr().out
