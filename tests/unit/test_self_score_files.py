"""Self scores in files: every format keeps them, and files without them stay as they were."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from builders import codes_of, fill, indicator, judged, make_set, one, problems_of, scores, state
from formed import given, said, small

import scoring
from scoring.cli.main import main
from scoring.sheet import Entry, Reviewer, ScoreSheet

FORMATS = ("toml", "csv", "json", "xlsx")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


def own(entry: Entry, points: str) -> Entry:
    """Return an entry with a self score."""
    return replace(entry, self_score=Decimal(points))


def scored_by_both() -> ScoreSheet:
    """Three reviewers, and self scores for two of three indicators."""
    more = {"a": own(scores("40", "45", "50"), "48.5"), "b": own(scores("30", "36", "42"), "0")}
    return fill(small(), {**given(), **more}, 3)


def again(sheet: ScoreSheet, kind: str) -> ScoreSheet:
    """Return a sheet written to a file and read back."""
    scoring.write_sheet(sheet, f"sheet.{kind}", small())
    return scoring.read_sheet(f"sheet.{kind}", small())


@pytest.mark.parametrize("kind", FORMATS)
def test_self_scores_come_back_from_every_format(kind: str) -> None:
    sheet = scored_by_both()
    read = again(sheet, kind)
    assert read == sheet
    assert read.digest == sheet.digest
    # zero is a score and a blank is none
    assert [read.entry(name).self_score for name in "abc"] == [Decimal("48.5"), 0, None]


@pytest.mark.parametrize("kind", FORMATS)
def test_room_that_was_left_blank_is_there_again(kind: str) -> None:
    filled = fill(small(), given(a=scores("40", "45"), b=scores("30", "36")), 2, asks_self=True)
    read = again(filled, kind)
    assert read.has_self_column
    assert read.digest == filled.digest


def test_a_blank_workbook_has_an_open_column_for_self_scores() -> None:
    scoring.write_sheet(scoring.blank_sheet(small(), 2, self_scores=True), "blank.xlsx", small())
    page = openpyxl.load_workbook("blank.xlsx")["评分表"]
    column = next(cell.column for cell in page[1] if cell.value == "self")
    said = [page.cell(row, column).value for row in range(2, page.max_row + 1)]
    assert [text for text in said if text] == ["自评得分"]
    assert [page.cell(_row(page, key), column).protection.locked for key in ("a", "#sum.A")] == [
        False,
        True,
    ]


def _row(page: openpyxl.worksheet.worksheet.Worksheet, key: str) -> int:
    return next(cell.row for cell in page["A"] if cell.value == key)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_without_self_scores_has_no_room_for_them(kind: str) -> None:
    sheet = fill(small(), given(), 3)
    assert not again(sheet, kind).has_self_column
    if kind == "csv":
        lines = Path("sheet.csv").read_text("utf-8-sig").splitlines()
        header = next(row for row in csv.reader(lines) if row[0] == "id")
        assert header == [
            *("id", "label", "full_points", "value", "R1", "R2", "R3"),
            *("state", "reason", "evidence"),
        ]


def test_the_digest_of_a_sheet_without_self_scores_is_what_it_was() -> None:
    entry = Entry({"score": {"R1": Decimal(7)}}, None, "why", ("e",))
    sheet = ScoreSheet("test", "1.0.0", {"name": "x"}, (Reviewer("R1"),), {"A": entry})
    # as the version before self scores wrote it into results
    assert sheet.digest == "77c55d9632f4cac5e2647ea592308465b7620ee06d5dc9213146b2b17c1c1410"
    ours = replace(sheet, entries={"A": own(entry, "7.50")})
    assert ours.digest != sheet.digest
    assert ours.digest == replace(sheet, entries={"A": own(entry, "7.5")}).digest


def test_the_command_leaves_room_where_it_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["blank", "mof-project-2020", "-o", "with.csv", "--self", "--lang", "en"]) == 0
    assert main(["blank", "mof-project-2020", "-o", "without.csv", "--lang", "en"]) == 0
    assert capsys.readouterr().err == ""
    headers = [
        next(line for line in Path(name).read_text("utf-8-sig").splitlines() if line[:3] == "id,")
        for name in ("with.csv", "without.csv")
    ]
    assert headers == [
        "id,label,full_points,value,R1,self,state,reason,evidence",
        "id,label,full_points,value,R1,state,reason,evidence",
    ]


def test_a_workbook_with_the_column_is_filled_in_and_read() -> None:
    used = one(10, judged())
    scoring.write_sheet(scoring.blank_sheet(used, 1, self_scores=True), "form.xlsx", used)
    book = openpyxl.load_workbook("form.xlsx")
    page = book["评分表"]
    columns = {cell.value: cell.column for cell in page[1]}
    row = _row(page, "A")
    page.cell(row, columns["self"]).value = 9.5
    page.cell(row, columns["reviewer:R1"]).value = 8
    book.save("form.xlsx")
    read = scoring.read_sheet("form.xlsx", used)
    assert read.entry("A") == own(scores("8"), "9.5")
    assert read.place("A", "", "self").startswith("form.xlsx 评分表!")


def test_forms_that_agree_on_self_scores_are_merged() -> None:
    sheet = scored_by_both()
    forms = scoring.split_sheet(sheet)
    assert [form.entry("a").self_score for form in forms] == [Decimal("48.5")] * 3
    bare = [replace(x, entries=given(a=_only(x, "a"), b=_only(x, "b"))) for x in forms[1:]]
    # said by one of them only, it counts for all
    for merged in (scoring.merge_sheets(forms), scoring.merge_sheets([forms[0], *bare])):
        assert merged == sheet


def _only(form: ScoreSheet, name: str) -> Entry:
    return replace(form.entry(name), self_score=None)


def test_forms_with_different_self_scores_contradict_each_other() -> None:
    scoring.write_sheets(scored_by_both(), "forms", small(), suffix=".toml")
    path = Path("forms/R2.toml")
    text = path.read_text("utf-8")
    assert text.count("self_score = 48.5") == 1
    path.write_text(text.replace("self_score = 48.5", "self_score = 45"), "utf-8")
    (problem,) = problems_of(lambda: scoring.read_sheets(["forms"], small()))
    assert (problem.code, problem.place, problem.value) == (
        "merge.conflict",
        "forms/R2.toml: entries.a.self_score",
        "45",
    )
    assert problem.details == {
        "other": "forms/R1.toml: entries.a.self_score",
        "before": Decimal("48.5"),
    }


def test_a_form_with_self_scores_alone_is_a_blank_form() -> None:
    sheet = scored_by_both()
    first, second, third = scoring.split_sheet(sheet)
    entries = {name: Entry(self_score=e.self_score) for name, e in second.entries.items()}
    blank = replace(second, entries=entries)
    assert "merge.blank-form" in codes_of(lambda: scoring.merge_sheets([first, blank, third]))


def test_a_reviewer_cannot_be_called_self() -> None:
    used = one(10, judged())
    sheet = ScoreSheet("test", "1.0.0", {}, (Reviewer("self"),), {})
    assert "sheet.reviewer-twice" in codes_of(lambda: scoring.check_sheet(used, sheet))


def test_a_self_score_is_no_answer_and_no_state() -> None:
    used = make_set({"A": indicator(10, judged()), "B": indicator(10, judged())})
    entries = {"A": scores("5"), "B": Entry(self_score=Decimal(9))}
    assert codes_of(lambda: scoring.evaluate(used, fill(used, entries))) == [
        "sheet.refused-missing"
    ]
    both = {"A": scores("5"), "B": own(state("missing"), "9")}
    assert scoring.readings(used, fill(used, both)).nothing_more.exact_total == 5


def test_a_reason_beside_a_self_score_is_kept() -> None:
    used = one(10, judged())
    entries = {"A": own(said(scores("8"), "缺材料", "附件1"), "10")}
    scoring.write_sheet(fill(used, entries), "a.csv", used)
    assert scoring.read_sheet("a.csv", used).entries == entries
