"""Forms of several reviewers that do not go together: each is named at its place, all at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from broken.books import Book, put, say
from broken.forming import BLANK, PANEL, R1, R2, SET, are_refused, edit
from broken.making import Edits, Expected, quietly
from broken.parts import SHEET

import scoring
from scoring.cli.main import main
from scoring.errors import ScoringError
from scoring.io.forms import open_sheets


@pytest.mark.usefixtures("forms")
def test_sound_forms_are_scored_as_one_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    # A1 (25×1 + 28.5×2) ÷ 3 = 27.33, A2 27, B1 (16×1 + 5×2) ÷ 3 = 8.67 of 16,
    # B 8.67 + 10 + 12 = 30.67, together 85.00
    assert main(["score", "forms", *SET, "--lang", "zh"]) == 0
    assert "总分 85.00 分" in capsys.readouterr().out


WRITTEN: dict[str, tuple[dict[str, Edits], str, list[Expected]]] = {
    "a member whose form is missing": (
        {R2: []},
        "",
        [Expected("merge.missing-member", R1, "R2")],
    ),
    "a member of the panel file whose form is missing": (
        {},
        f'{PANEL}[[reviewer]]\nid = "R3"\n',
        [Expected("merge.missing-member", "panel.toml: reviewer[2]", "R3")],
    ),
    "a reviewer who is not on the panel": (
        {},
        PANEL[: PANEL.rindex("[[")],
        [Expected("merge.not-on-panel", f"{R2}:4", "R2")],
    ),
    "a blank form": (
        {R2: BLANK},
        "",
        [Expected("merge.blank-form", R2, "R2")],
    ),
    "a form of another version": (
        {R2: [("small,1.0.0", "small,0.9.0")]},
        "",
        [Expected("sheet.other-version", R2, "0.9.0")],
    ),
    "a form of another set": (
        {R2: [("#set,small", "#set,other")]},
        "",
        [Expected("sheet.other-set", R2, "other")],
    ),
    "a form that names no set": (
        {R2: [("#set,small,1.0.0\n", "")]},
        "",
        [Expected("sheet.no-set", R2)],
    ),
    "a figure that the other form contradicts": (
        {R2: [("预算,,100", "预算,,120")]},
        "",
        [Expected("merge.conflict", f"{R2}:9 value", "120")],
    ),
    "a choice that the other form contradicts": (
        {R2: [("band,,high", "band,,low"), ("score,,10", "score,,3")]},
        "",
        [
            Expected("merge.conflict", f"{R2}:14 value", "low"),
            Expected("merge.conflict", f"{R2}:15 value", "3"),
        ],
    ),
    "a project of another name": (
        {R2: [("某项目", "另一项目")]},
        "",
        [Expected("merge.conflict", f"{R2}:3", "另一项目")],
    ),
    "a state that the other form contradicts": (
        {
            R1: [("满意度,12,95,,", "满意度,12,,,not_applicable")],
            R2: [("满意度,12,95,,", "满意度,12,,,not_due")],
        },
        "",
        [Expected("merge.conflict", f"{R2}:16 state", "not_due")],
    ),
    "a weight that the panel file contradicts": (
        {R2: [("乙,2", "乙,1.5")]},
        PANEL,
        [Expected("merge.other-weight", f"{R2}:4", "1.5")],
    ),
    "a score out of scope": (
        {},
        PANEL.replace('name = "甲"', 'name = "甲"\nscope = ["B"]'),
        [Expected("sheet.out-of-scope", f"{R1}:6 R1", "25")],
    ),
    "scores of a reviewer who is recused": (
        {},
        PANEL.replace('name = "乙"', 'name = "乙"\nrecused = ["B"]'),
        [
            Expected("sheet.recused", f"{R2}:11 R2", "partly"),
            Expected("sheet.recused", f"{R2}:12 R2", "no"),
        ],
    ),
    "an answer for another reviewer": (
        {R1: [("full_points,value,R1", "full_points,value,R2")]},
        "",
        [Expected("sheet.unknown-reviewer", f"{R1}:5", "R2")],
    ),
    "an answer that cannot be read, and a conflict in another form": (
        {R1: [("30,,25", "30,,much")], R2: [("支出,,90", "支出,,80")]},
        "",
        [
            Expected("cell.not-a-number", f"{R1}:6 R1", "much"),
            Expected("merge.conflict", f"{R2}:8 value", "80"),
        ],
    ),
    "a score beyond full points": (
        {R2: [("30,,28.5", "30,,31")]},
        "",
        [Expected("sheet.above-full-points", f"{R2}:6 R2", "31")],
    ),
    "a checklist half answered in one form": (
        {R2: [(",,,no", ",,,")]},
        "",
        [Expected("sheet.half-answered", f"{R2}:12 R2")],
    ),
}


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.usefixtures("forms")
def test_forms_that_do_not_go_together_are_refused(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files, panel, expected = WRITTEN[name]
    for file, edits in files.items():
        if edits:
            edit(file, *edits)
        else:
            Path(file).unlink()
    if panel:
        Path("panel.toml").write_text(panel, "utf-8")
    are_refused(capsys, ["forms"], *expected)


def test_a_reviewer_scores_once(forms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (forms / "R2.csv").read_text("utf-8-sig")
    (forms / "R2-late.csv").write_text(text.replace("28.5", "29"), "utf-8")
    there = Expected("merge.scored-twice", f"{R2}:4", "R2")
    are_refused(capsys, ["forms"], there)


@pytest.mark.usefixtures("forms")
def test_the_same_form_is_no_second_opinion(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copyfile(R2, "forms/copy.csv")
    are_refused(
        capsys, [R1, R2, "forms/copy.csv"], Expected("merge.same-content", "forms/copy.csv")
    )


def test_one_form_that_cannot_be_read_does_not_hide_the_others(
    forms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (forms / "R2.csv").unlink()
    (forms / "R2.xlsx").write_text("<html>", "utf-8")
    edit(R1, ("30,,25", "30,,31"))
    are_refused(
        capsys,
        ["forms/*"],
        Expected("workbook.not-a-workbook", "forms/R2.xlsx"),
        Expected("sheet.above-full-points", f"{R1}:6 R1", "31"),
    )


@pytest.mark.usefixtures("forms")
def test_a_file_that_is_not_there_is_named_among_others(capsys: pytest.CaptureFixture[str]) -> None:
    are_refused(capsys, [R1, "forms/R9.csv"], Expected("file.not-found", "forms/R9.csv"))


@pytest.mark.parametrize("name", ["empty", "forms/*.xlsx"])
@pytest.mark.usefixtures("forms")
def test_a_place_without_forms_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty").mkdir()
    # what office programs leave beside an open workbook is no form
    Path("empty/~$R1.xlsx").write_bytes(b"lock")
    Path("forms/~$R1.xlsx").write_bytes(b"lock")
    with pytest.raises(ScoringError) as raised:
        open_sheets([name], "small.toml")
    assert [(x.code, x.place, x.value) for x in raised.value.problems] == [
        ("merge.no-forms", name, name)
    ]
    out, err = quietly(capsys, ["score", name, *SET, "--lang", "en"])
    assert not out
    assert f"{name}: There are no sheets here" in err


def test_lock_files_are_passed_over(forms: Path) -> None:
    (forms / "~$R1.xlsx").write_bytes(b"lock")
    (forms / ".~lock.R1.xlsx#").write_bytes(b"lock")
    assert main(["score", "forms", *SET, "--lang", "zh"]) == 0
    assert main(["score", "forms/*", *SET, "--lang", "zh"]) == 0


@pytest.mark.usefixtures("here")
def test_a_workbook_of_a_changed_set_is_refused_at_its_place(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    used = scoring.load_indicator_set(small_set)
    Path("source.csv").write_text(SHEET, "utf-8")
    sheet = scoring.read_sheet("source.csv", used)
    Path("source.csv").unlink()
    scoring.write_sheets(sheet, "forms", used, "zh")
    path = Path("forms/R2.xlsx")
    book = Book(openpyxl.load_workbook(path))
    say("digest", "0" * 64)(book)
    book.file.save(path)
    are_refused(capsys, ["forms"], Expected("sheet.changed-set", "forms/R2.xlsx"))


@pytest.mark.usefixtures("here")
def test_what_is_written_over_a_locked_cell_is_refused_at_the_cell(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    used = scoring.load_indicator_set(small_set)
    Path("members.toml").write_text(
        PANEL.replace('name = "乙"', 'name = "乙"\nrecused = ["A1"]'), "utf-8"
    )
    panel = scoring.read_panel("members.toml", used)
    blank = scoring.blank_sheet(used, panel)
    scoring.write_sheets(blank, "forms", used, "zh")
    for number, (one, two) in (("1", ("是", "是")), ("2", ("部分", "否"))):
        path = Path(f"forms/R{number}.xlsx")
        book = Book(openpyxl.load_workbook(path))
        column = f"reviewer:R{number}"
        if number == "2":
            cell = book.cell("A1", column)
            assert (cell.value, cell.protection.locked) == ("回避", True)
        for edit_ in (
            put("A1", column, 25),
            put("A2/actual", "value", 90),
            put("A2/target", "value", 100),
            put("B1/1", column, one),
            put("B1/2", column, two),
            put("B2/band", "value", "高"),
            put("B2/score", "value", 10),
            put("B3", "value", "95%"),
        ):
            edit_(book)
        place = f"{path} 评分表!{book.cell('A1', column).coordinate}"
        book.file.save(path)
    are_refused(
        capsys,
        ["forms"],
        Expected("sheet.recused", place, "25"),
    )
