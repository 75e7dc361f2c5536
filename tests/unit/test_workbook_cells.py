"""The reader of workbooks refuses cells that no spreadsheet writes, and too many of them."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from scoring.errors import ScoringError
from scoring.errors.about_workbooks import MESSAGES
from scoring.io.workbook.grid import read_workbook

if TYPE_CHECKING:
    from pathlib import Path


from raw_workbooks import KINDS, form, noisy, only, pack, parts_of, refused


@pytest.mark.parametrize("cell", ["A20001", "ALM1", "XFD1048576", "ZZZ9999999"])
def test_far_away_cells(tmp_path: Path, cell: str) -> None:
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    problem = refused(form(tmp_path, f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>'))
    assert problem.code == "workbook.far-cell"
    assert problem.place == f"form.xlsx 评分表!{cell}"
    assert "20000" in problem.line("zh")


def test_the_last_cell_that_is_read(tmp_path: Path) -> None:
    rows = '<row r="20000"><c r="ALL20000"><v>1</v></c></row>'
    assert list(only(form(tmp_path, rows)).cells) == [(20_000, 1_000)]


def test_a_million_rows(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 1_000_001))
    problem = refused(form(tmp_path, rows))
    assert problem.code == "workbook.far-cell"
    assert problem.place == "form.xlsx 评分表!A20001"


def test_too_many_cells(tmp_path: Path) -> None:
    rows = ("<row>" + "<c><v>1</v></c>" * 1000 + "</row>") * 201
    problem = refused(form(tmp_path, rows))
    assert problem.code == "workbook.too-many-cells"
    assert problem.place == "form.xlsx 评分表!A201"


def test_long_text(tmp_path: Path) -> None:
    text = noisy(20_000, 50)
    problem = refused(form(tmp_path, f'<row><c t="str"><v>{text}</v></c></row>'))
    assert (problem.code, problem.place) == ("workbook.long-text", "form.xlsx 评分表!A1")
    problem = refused(form(tmp_path, "", strings=f"<si><t>{text}</t></si>"))
    assert problem.code == "workbook.long-text"
    runs = "".join(f"<r><t>{text[:5000]}</t></r>" for _ in range(40))
    assert refused(form(tmp_path, "", strings=f"<si>{runs}</si>")).code == "workbook.long-text"


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ('<row r="1"><c r="B1"><v>abc</v></c></row>', "abc"),
        ('<row r="1"><c r="B1"><v>NaN</v></c></row>', "NaN"),
        ('<row r="1"><c r="B1"><v>1_000</v></c></row>', "1_000"),
        ('<row r="1"><c r="B1"><v>\uff11</v></c></row>', "\uff11"),
        ('<row r="1"><c r="B1"><v>1E999999999</v></c></row>', "1E999999999"),
        ('<row r="1"><c r="B1" t="b"><v>2</v></c></row>', "2"),
        ('<row r="1"><c r="B1" t="s"><v>0</v></c></row>', "0"),
        ('<row r="1"><c r="B1" t="s"><v>-1</v></c></row>', "-1"),
        ('<row r="1"><c r="B1" t="zz"><v>1</v></c></row>', "1"),
        ('<row r="1"><c r="B1" s="9"><v>1</v></c></row>', "9"),
    ],
)
def test_values_that_excel_never_writes(tmp_path: Path, row: str, value: str) -> None:
    problem = refused(form(tmp_path, row, styles="<cellXfs><xf/></cellXfs>"))
    assert problem.code == "workbook.bad-value"
    assert problem.value == value
    assert problem.place == "form.xlsx 评分表!B1"


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"><c r="B2"><v>1</v></c></row>',
        '<row r="x"/>',
        '<row r="0"/>',
        '<row r="1"><c r="1B"><v>1</v></c></row>',
        '<row r="1"><c r=""><v>1</v></c></row>',
    ],
)
def test_positions_that_excel_never_writes(tmp_path: Path, row: str) -> None:
    problem = refused(form(tmp_path, row))
    assert (problem.code, problem.place) == ("workbook.bad-value", "form.xlsx 评分表")


def test_bad_merged_area(tmp_path: Path) -> None:
    after = '<mergeCells><mergeCell ref="A:Z"/></mergeCells>'
    assert refused(form(tmp_path, "", after=after)).value == "A:Z"


def test_a_cell_stored_twice(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="B2"><v>1</v></c><c r="B2"><v>2</v></c></row>'
    problem = refused(form(tmp_path, rows))
    assert (problem.code, problem.place) == ("workbook.repeated-cell", "form.xlsx 评分表!B2")


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        ('<sheet name="a" r:id="rId1"/><sheet name="A" r:id="rId1"/>', "workbook.repeated-sheet"),
        ('<sheet r:id="rId1"/>', "workbook.bad-sheet-name"),
        (f'<sheet name="{"x" * 999}" r:id="rId1"/>', "workbook.bad-sheet-name"),
        ('<sheet name="a" r:id="rId9"/>', "workbook.missing-part"),
        ('<sheet name="a" r:id="rId1" state="odd"/>', "workbook.bad-value"),
    ],
)
def test_bad_lists_of_sheets(tmp_path: Path, sheets: str, code: str) -> None:
    parts = parts_of("")
    parts["xl/workbook.xml"] = f'<workbook xmlns:r="{KINDS}"><sheets>{sheets}</sheets></workbook>'
    assert refused(pack(tmp_path / "form.xlsx", parts)).code == code


def test_the_same_large_sheet_listed_again_and_again(tmp_path: Path) -> None:
    parts = parts_of("".join(f"<!--{noisy(400, 400)}-->" for _ in range(100)))
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns:r="{KINDS}"><sheets>'
        + "".join(f'<sheet name="s{n}" r:id="rId1"/>' for n in range(5000))
        + "</sheets></workbook>"
    )
    path = pack(tmp_path / "form.xlsx", parts)
    assert refused(path).code == "workbook.too-complex"


def test_random_damage_is_always_a_controlled_error(tmp_path: Path) -> None:
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as writing:
        page = writing.add_worksheet("评分表")
        for row in range(10):
            page.write_row(row, 0, ["指标", row, row / 7, True])
    stored = io.BytesIO()
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(stored, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    source_of_damage = random.Random(3)  # noqa: S311 - not a secret
    path = tmp_path / "form.xlsx"
    outcomes = set()
    for original in (book.getvalue(), stored.getvalue()):
        for _ in range(400):
            data = bytearray(original)
            for _ in range(source_of_damage.choice([1, 1, 4, 40])):
                data[source_of_damage.randrange(len(data))] = source_of_damage.randrange(256)
            path.write_bytes(data)
            try:
                read_workbook(path)
            except ScoringError as error:
                outcomes.update(problem.code for problem in error.problems)
                str(error)
    assert len(outcomes) > 3


@pytest.mark.parametrize("code", MESSAGES)
def test_messages_are_complete_sentences(code: str) -> None:
    assert code.startswith("workbook.")
    for sentence, stop in zip(MESSAGES[code], "。。..", strict=True):
        assert sentence.endswith(stop)
