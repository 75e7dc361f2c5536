"""``scoring whatif doubt`` about answers, facts of a register, and files of doubts."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest

from scoring.cli.main import main
from scoring.report.whatif.doubt_words import TEXTS

FOLDER = Path(__file__).parent.parent.parent / "docs/examples/shaoguan-cloud"
SHEET, REGISTER = str(FOLDER / "scores.xlsx"), str(FOLDER / "registers.toml")
BUDGETS = "B1.target+B2.target+C4.target=1234.36|1239.36|1238.56"
FILE = '[[doubt]]\ncells = ["D1"]\nwithin = 2\n'


def data_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert main(("whatif", "doubt", *arguments, "--format", "json")) == 0
    out, err = capsys.readouterr()
    assert not err
    found: dict[str, object] = json.loads(out)["resamplings"][1]
    return found


def test_three_budgets_leave_the_grade_certain(capsys: pytest.CaptureFixture[str]) -> None:
    data = data_of(capsys, SHEET, "--doubt", BUDGETS)
    assert (data["exact"], data["stays"], data["varies"]) == (True, "1", "doubts")
    # 88.02, 88.00 and 88.00: the register of the example shows each
    assert data["middle_95_per_cent"] == ["88", "88.02"]
    assert data["mean_total"] == "13201/150"


def test_a_fact_is_the_same_doubt_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    by_hand = data_of(capsys, SHEET, "--doubt", BUDGETS)
    for given in ((str(FOLDER),), (SHEET, "--register", REGISTER)):
        by_name = data_of(capsys, *given, "--fact", "budget")
        assert by_name["chances"] == by_hand["chances"]
        assert by_name["mean_total"] == by_hand["mean_total"]


def test_a_fact_without_a_register_is_a_problem_beside_the_others(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bad = tmp_path / "doubts.toml"
    bad.write_text("[[doubt]]\nwithin = 2\n", encoding="utf-8")
    arguments = (SHEET, "--fact", "budget", "--doubts", str(bad), "--doubt", "CB=1")
    assert main(("whatif", "doubt", *arguments, "--lang", "en")) == 1
    problems = capsys.readouterr().err
    assert problems.startswith("3 problems")
    assert f"{bad}: doubt[0].cells: “cells” is missing" in problems
    assert "--fact: Without a register nothing says how “budget” is stated" in problems
    assert "doubt CB: “CB” is a group" in problems


def test_a_file_and_words_are_taken_together(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "doubts.toml"
    path.write_text(FILE, encoding="utf-8")
    together = data_of(capsys, SHEET, "--doubts", str(path), "--doubt", "C2=1")
    words = data_of(capsys, SHEET, "--doubt", "D1=2", "--doubt", "C2=1")
    assert together == words
    # written over, it would be lost
    assert main(("whatif", "doubt", SHEET, "--doubts", str(path), "-o", str(path))) == 1
    assert path.read_text(encoding="utf-8") == FILE


def test_check_reads_a_file_of_doubts_and_a_folder_takes_it_for_no_sheet(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    forms = tmp_path / "forms"
    copytree(FOLDER / "forms", forms)
    path = forms / "doubts.toml"
    path.write_text(FILE, encoding="utf-8")
    assert main(("check", str(path), "--lang", "en")) == 0
    assert main(("score", str(forms), "--format", "json")) == 0
    capsys.readouterr()
    path.write_text(FILE.replace("within", "withn"), encoding="utf-8")
    assert main(("check", str(path), "--lang", "en")) == 1
    assert "doubt[0].withn: Unknown key “withn”. Did you mean “within”?" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["zh", "en"])
def test_draws_of_one_grade_only_say_how_likely_others_may_be(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = (SHEET, "--doubt", "B2.actual=±5", "--draws", "2000", "--lang", language)
    assert main(("whatif", "doubt", *arguments)) == 0
    # 3 ÷ 2000
    assert TEXTS["about_never"][language == "en"].format(most="0.150%") in capsys.readouterr().out


def test_values_that_are_set_aside_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    # the example has four alternatives for the target, one of which divides by nothing
    doubt = "B2.target=0|1239.36|1238.56|1234.36"
    assert main(("whatif", "doubt", SHEET, "--doubt", doubt, "--lang", "zh")) == 0
    out = capsys.readouterr().out
    assert "25.00%" in out
    assert TEXTS["about_refused"][0] in out
