"""What was typed in is read or refused, and no file is written over unless that was asked for."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from broken.books import BOOK, Book, edited, put
from broken.making import Expected, changed, set_is_refused, sheet_is_refused
from broken.parts import SET, SHEET

import scoring
from scoring.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = "sheet.csv"
ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
SCORES = f"{BOOK} 评分表"


@pytest.mark.parametrize("command", ["score", "explain", "check"])
def test_a_result_is_never_written_over_a_file_unless_asked(
    command: str, small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edited(small_set.parent)
    before = path.read_bytes()
    arguments = [command, BOOK, "--set", "small.toml", "--lang", "en", "-o"]
    assert main([*arguments, BOOK, "--force"]) == 1
    assert BOOK in capsys.readouterr().err
    assert path.read_bytes() == before
    (small_set.parent / "old.txt").write_text("old")
    assert main([*arguments, "old.txt"]) == 1
    assert "exists already" in capsys.readouterr().err
    assert (small_set.parent / "old.txt").read_text("utf-8") == "old"
    assert main([command, BOOK, "--set", "small.toml", "-o", "old.txt", "--force"]) == 0
    assert (small_set.parent / "old.txt").read_text("utf-8") != "old"
    assert path.read_bytes() == before


def test_what_a_link_points_to_is_replaced_and_the_link_stays(small_set: Path) -> None:
    folder = small_set.parent
    edited(folder)
    (folder / "target.txt").write_text("old")
    (folder / "link.txt").symlink_to("target.txt")
    assert main(["score", BOOK, "--set", "small.toml", "-o", "link.txt", "--force"]) == 0
    assert (folder / "link.txt").is_symlink()
    assert (folder / "target.txt").read_text("utf-8") != "old"


@pytest.mark.parametrize("name", ["/dev/null", "/dev/stdout"])
def test_a_device_is_written_to_and_not_replaced(name: str, small_set: Path) -> None:
    edited(small_set.parent)
    command = [sys.executable, "-m", "scoring", "score", BOOK, "--set", "small.toml", "-o", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    assert (done.returncode, done.stderr) == (0, "")
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "x" * 300 + ".xlsx"],
        ["check", "x" * 300],
        ["check", "x" * 300 + ".toml"],
        ["sets", "show", "x" * 300],
        ["blank", "x" * 300, "-o", "a.xlsx"],
        ["blank", "mof-project-2020", "-o", "x" * 300 + ".xlsx"],
        ["score", "\udcff.csv"],
    ],
)
def test_a_name_that_no_file_can_have_is_a_problem_and_no_crash(
    arguments: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert not list(here.iterdir())


def test_a_closed_output_ends_without_a_traceback() -> None:
    command = f"{sys.executable} -m scoring sets >&-"
    done = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, text=True, check=False, env=ENVIRONMENT
    )
    assert "Traceback" not in done.stderr


def test_a_date_and_a_percentage_beside_a_score_are_read_as_they_are_seen(small_set: Path) -> None:
    edited(
        small_set.parent,
        put("A1", "reason", dt.date(2021, 3, 5), "yyyy-mm-dd"),
        put("A2", "reason", 0.855, "0.0%"),
        put("B1", "evidence", dt.date(2021, 3, 6), "yyyy/m/d"),
    )
    sheet = scoring.read_sheet(BOOK, "small.toml")
    assert sheet.entry("A1").reason == "2021-03-05"
    assert sheet.entry("A2").reason == "85.5%"
    assert sheet.entry("B1").evidence == ("2021-03-06",)


def _below_the_total(book: Book) -> None:
    row = max(cell.row for cell in book.page["A"] if cell.value) + 2
    book.page.cell(row, book.column("value")).value = 9


def _without_a_reviewer(book: Book) -> None:
    book.page.delete_cols(book.column("reviewer:R2"))


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (_below_the_total, "workbook.stray-cell"),
        (put("A1", "full", 40), "sheet.other-full-points"),
        (put("A1", "points", 12), "workbook.points-typed"),
        (_without_a_reviewer, "workbook.no-reviewer-column"),
    ],
)
def test_what_would_be_lost_from_a_workbook_is_refused(
    edit: Callable[[Book], None], code: str, small_set: Path
) -> None:
    edited(small_set.parent, edit)
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.read_sheet(BOOK, "small.toml")
    assert code in {problem.code for problem in caught.value.problems}
    assert all(problem.place.startswith(BOOK) for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (
            [("#project,name,某项目", "#project,name,某项目\n#project,name,另一项目")],
            Expected("file.duplicate-key", f"{FILE}:3", "name"),
        ),
        (
            [("id,value,R1,R2,", "id,value,R1,R2,,"), ("A1,,25,28.5,", "A1,,25,28.5,30,")],
            Expected("csv.nameless-column", f"{FILE}:6", "30"),
        ),
        (
            [("id,value", "id,full_points,value"), ("A1,,25", "A1,31,,25")],
            Expected("sheet.other-full-points", f"{FILE}:6 full_points", "31"),
        ),
    ],
)
def test_what_would_be_lost_from_a_csv_sheet_is_refused(
    edits: list[tuple[str, str]],
    expected: Expected,
    small_set: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = changed(SHEET, *edits)
    if "full_points" in text:
        lines = text.splitlines()
        moved = [line if line.startswith(("#", "id", "A1,")) else line.replace(",", ",,", 1)
                 for line in lines]  # fmt: skip
        text = "\n".join(moved) + "\n"
    (small_set.parent / FILE).write_text(text, "utf-8")
    sheet_is_refused(capsys, FILE, expected)


def test_problems_of_the_tree_are_told_beside_those_of_the_shape(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = changed(
        SET,
        ('under = "A"\nlabel = { zh = "充分性"', 'under = "AA"\nlabel = { zh = "充分性"'),
        ('better = "higher"', 'better = "up"'),
    )
    (here / "broken.toml").write_text(wrong, "utf-8")
    set_is_refused(
        capsys,
        "broken.toml",
        Expected("shape.not-one-of", "broken.toml: indicator.A2.rule.better", "up"),
        Expected("tree.unknown-parent-hint", "broken.toml: indicator.A1.under", "AA"),
    )


def test_a_worked_case_may_be_checked_on_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    cases = ROOT / "indicator_sets" / "mof-project-2020" / "cases"
    for case in sorted(cases.glob("*.toml")):
        assert main(["check", str(case), "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["problems"] == []
