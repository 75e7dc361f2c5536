"""``scoring check`` of folders that hold nothing to be checked, or something after all."""

from __future__ import annotations

import shutil
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


def test_a_folder_of_projects_is_said_to_be_that(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("甲", "乙"):
        shutil.copytree(EXAMPLE, Path("项目", name))
    Path("项目", "一套体系").mkdir()
    Path("项目", "一套体系", "set.toml").write_text('id = "x"', "utf-8")
    for command in (["check"], ["score"], ["panel"]):
        assert main([*command, "项目", "--lang", "zh"]) == 1
        said = "".join(capsys.readouterr())
        assert "项目：文件夹“项目”里没有评分表，里面的文件夹（乙, 甲）各是一个项目。" in said
        assert said.count("\n") == 2
    # the advice works
    assert main(["check", "项目/甲", "项目/乙", "--lang", "zh"]) == 0


def test_folders_of_projects_are_not_merged(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(EXAMPLE, "甲")
    shutil.copytree(EXAMPLE / "forms", "乙")
    assert main(["score", "甲", "乙", "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "甲: “甲” is the folder of a project and cannot be merged" in said
    assert said.count("\n") == 2
    # beside forms, a panel makes no project of a folder
    Path("丙").mkdir()
    Path("乙", "R5.xlsx").rename("丙/R5.xlsx")
    shutil.copy(EXAMPLE / "panel.toml", "乙")
    assert main(["score", "乙", "丙", "--lang", "en"]) == 0
    assert "Total 88.00 of 100" in capsys.readouterr().out
