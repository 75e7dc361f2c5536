"""Workbooks with answers and keys that cannot be right are refused, each at its cell."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from broken.books import BOOK, Book, edited, put, say
from broken.making import Expected, quietly, sheet_is_refused

if TYPE_CHECKING:
    from pathlib import Path

    from broken.books import Edit

R1, R2 = "reviewer:R1", "reviewer:R2"
SCORES = f"{BOOK} 评分表"

CELLS: dict[str, tuple[Edit, str, str, str | None]] = {
    "points above the full points": (
        put("A1", R1, 30.01),
        "sheet.above-full-points",
        "I13",
        "30.01",
    ),
    "negative points": (put("A1", R2, -1), "sheet.negative", "J13", "-1"),
    "points of three decimals": (
        put("A1", R1, 25.123),
        "sheet.finer-than-step",
        "I13",
        "25.123",
    ),
    "a text": (put("A1", R1, "很好"), "cell.not-a-number", "I13", "很好"),
    "a comparison": (put("A1", R1, "≥100百分比"), "cell.comparison", "I13", "≥100百分比"),
    "a comma of two meanings": (put("A1", R1, "1,23"), "cell.bad-separators", "I13", "1,23"),
    "a truth value": (put("A1", R1, True), "cell.boolean", "I13", "TRUE"),  # noqa: FBT003 - what is typed
    "an error": (put("A1", R1, "#DIV/0!"), "cell.error-value", "I13", "#DIV/0!"),
    "a date": (
        put("A1", R1, dt.date(2021, 1, 25), "yyyy-mm-dd"),
        "cell.date",
        "I13",
        "2021-01-25",
    ),
    "points shown as a percentage": (
        put("A1", R1, 0.85, "0%"),
        "cell.percent-of-points",
        "I13",
        "0.85",
    ),
    "a formula that was never calculated": (
        put("A1", R1, "=20+5"),
        "cell.formula-without-value",
        "I13",
        "",
    ),
    "a state that was never calculated": (
        put("A1", "state", '="不适用"'),
        "cell.formula-without-value",
        "L13",
        "",
    ),
    "a rate that may be a fraction": (
        put("B3", "value", 0.95),
        "cell.percent-or-fraction",
        "H24",
        "0.95",
    ),
    "an amount shown as a percentage": (
        put("A2/actual", "value", 0.9, "0.00%"),
        "cell.unwanted-percent",
        "H15",
        "0.9",
    ),
    "a divisor of zero": (put("A2/target", "value", 0), "sheet.zero-divisor", "H16", "0"),
    "an unknown choice": (put("B1/1", R1, "半"), "sheet.unknown-choice", "I19", "半"),
    "half a checklist": (put("B1/2", R2, None), "sheet.half-answered", "J20", None),
    "a score below its band": (put("B2/score", "value", 9), "sheet.outside-band", "H23", "9"),
    "a state beside points": (
        put("A1", "state", "不适用"),
        "sheet.state-and-score",
        "L13",
        "not_applicable",
    ),
    "an unknown state": (put("A1", "state", "n/a"), "cell.unknown-state", "L13", "n/a"),
    "points in the column of figures": (
        put("A1", "value", 25),
        "sheet.asked-of-panel",
        "H13",
        "value",
    ),
    "a reason that is an error": (
        put("A1", "reason", "#N/A"),
        "cell.error-value",
        "M13",
        "#N/A",
    ),
    "a weight of zero": (put("#weights", R1, 0), "sheet.bad-weight", "I12", "0"),
    "a weight of three decimals": (
        put("#weights", R2, 1.234),
        "sheet.bad-weight",
        "J12",
        "1.234",
    ),
    "a weight that is a word": (put("#weights", R1, "重"), "cell.not-a-number", "I12", "重"),
    "a weight that was never calculated": (
        put("#weights", R1, "=1+1"),
        "cell.formula-without-value",
        "I12",
        "",
    ),
    "points written over their formula": (
        put("A1", "points", 30),
        "workbook.points-typed",
        "K13",
        "30",
    ),
}


@pytest.mark.parametrize(
    ("edit", "code", "cell", "value"),
    [pytest.param(*case, id=name) for name, case in CELLS.items()],
)
def test_a_workbook_is_refused_at_the_cell_with(
    edit: Edit,
    code: str,
    cell: str,
    value: str | None,
    small_set: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    edited(small_set.parent, edit)
    sheet_is_refused(capsys, BOOK, Expected(code, f"{SCORES}!{cell}", value))


def test_the_workbook_that_is_broken_here_is_sound(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(small_set.parent)
    out, err = quietly(capsys, ["score", BOOK, "--set", "small.toml", "--lang", "en"], status=0)
    assert "Total 85.00 of 100. Grade: good." in out
    assert not err


def test_a_percentage_is_read_where_per_cent_is_the_unit(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(small_set.parent, put("B3", "value", 0.95, "0%"))
    out, _ = quietly(capsys, ["score", BOOK, "--set", "small.toml", "--lang", "en"], status=0)
    assert "Total 85.00 of 100." in out


def test_a_date_of_the_project_is_read_as_a_date(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(small_set.parent, put("#project.date", "level2", dt.date(2021, 1, 25), "yyyy-mm-dd"))
    arguments = ["score", BOOK, "--set", "small.toml", "--format", "json"]
    out, _ = quietly(capsys, arguments, status=0)
    assert '"date": "2021-01-25"' in out


def _without(*keys: str) -> Edit:
    """Blank cells of the hidden first row."""

    def edit(book: Book) -> None:
        for cell in book.page[1]:
            if cell.value in keys:
                cell.value = None

    return edit


def _merged(first: tuple[str, str], last: tuple[str, str]) -> Edit:
    def edit(book: Book) -> None:
        start, end = book.cell(*first).coordinate, book.cell(*last).coordinate
        book.page.merge_cells(f"{start}:{end}")

    return edit


def _key(row: str, written: str) -> Edit:
    def edit(book: Book) -> None:
        book.page.cell(book.row(row), 1).value = written

    return edit


def _copied_row(book: Book) -> None:
    for cell in list(book.page[book.row("A1")]):
        book.page.cell(30, cell.column).value = cell.value


def _inserted_column(book: Book) -> None:
    book.page.insert_cols(book.column("state"))
    book.page.cell(book.row("A1"), book.column("state") - 1).value = 26


def _inserted_row(book: Book) -> None:
    book.page.insert_rows(book.row("B3"))
    book.page.cell(book.row("B3") - 1, book.column("value")).value = 94


def _more_reviewers(*names: str) -> Edit:
    def edit(book: Book) -> None:
        first = book.page.max_column + 1
        for column, name in enumerate(names, start=first):
            book.page.cell(1, column).value = f"reviewer:{name}"

    return edit


WHOLE: dict[str, tuple[Edit, list[Expected]]] = {
    "another set": (say("set", "other"), [Expected("sheet.other-set", BOOK, "other")]),
    "another version": (
        say("version", "0.9.0"),
        [Expected("sheet.other-version", BOOK, "0.9.0")],
    ),
    "a set that was changed since": (
        say("digest", "0" * 64),
        [Expected("sheet.changed-set", BOOK)],
    ),
    "no score sheet": (
        lambda book: book.file.remove(book.page),
        [Expected("workbook.no-score-sheet", BOOK, "填表说明, _scoring")],
    ),
    "two score sheets": (
        lambda book: book.file.copy_worksheet(book.page),
        [Expected("workbook.several-score-sheets", BOOK, "评分表, 评分表 Copy")],
    ),
    "the hidden row deleted": (
        lambda book: book.page.delete_rows(1),
        [Expected("workbook.no-score-sheet", BOOK, "评分表, 填表说明, _scoring")],
    ),
    "the key of the figures gone": (
        _without("value"),
        [Expected("workbook.no-keys", f"{SCORES}!A1")],
    ),
    "an indicator that does not exist": (
        _key("A1", "A9"),
        [
            Expected("sheet.unknown-indicator-hint", f"{SCORES}!H13", "A9"),
            Expected("sheet.refused-missing", f"{BOOK}: A1/score R1"),
        ],
    ),
    "merged answers of two reviewers": (
        _merged(("A1", R1), ("A1", R2)),
        [Expected("workbook.merged-answers", f"{SCORES}!I13", "I13:J13")],
    ),
    "merged figures": (
        _merged(("A2/actual", "value"), ("A2/target", "value")),
        [Expected("workbook.merged-answers", f"{SCORES}!H15", "H15:H16")],
    ),
    "a copied row": (_copied_row, [Expected("workbook.key-twice", f"{SCORES}!A30", "A1")]),
    "a value in an inserted column": (
        _inserted_column,
        [Expected("workbook.stray-cell", f"{SCORES}!L13", "26")],
    ),
    "a value in an inserted row": (
        _inserted_row,
        [Expected("workbook.stray-cell", f"{SCORES}!H24", "94")],
    ),
    "a panel that is too large": (
        _more_reviewers("R3", "R4"),
        [Expected("sheet.panel-too-large", BOOK, "4")],
    ),
    "one reviewer in two columns": (
        _more_reviewers("R1"),
        [Expected("workbook.key-twice", f"{SCORES}!O1", "reviewer:R1")],
    ),
}


@pytest.mark.parametrize(
    ("edit", "expected"), [pytest.param(*case, id=name) for name, case in WHOLE.items()]
)
def test_a_workbook_is_refused_for(
    edit: Edit, expected: list[Expected], small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(small_set.parent, edit)
    sheet_is_refused(capsys, BOOK, *expected)
