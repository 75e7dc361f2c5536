"""Files made to exhaust the machine or to run something do neither as tables of others."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from broken.making import Expected, quietly, sheet_is_refused
from broken.test_hostile_workbooks import FILES, a_million_rows, a_million_styles, workbook
from broken.test_hostile_workbooks import rows as xml_rows
from foreign.tables import HEAD, edited, rows, save

import scoring
from scoring.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = Path("表.xlsx")
HOSTILE = {name: (case[0], case[1]) for name, case in FILES.items()} | {
    "a million rows": (a_million_rows, "workbook.far-cell"),
    "a million styles": (a_million_styles, "workbook.too-complex"),
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("made", "code"), HOSTILE.values(), ids=HOSTILE)
def test_nothing_is_imported_from_a_hostile_workbook(
    made: Callable[[], bytes], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    FILE.write_bytes(made())
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.import_set(FILE)
    assert [one.code for one in caught.value.problems] == [code]
    quietly(capsys, ["import", str(FILE), "-o", "new.toml", "--lang", "zh"])


def inline(row: int, *texts: str) -> str:
    letters = "ABCDEFGH"
    cells = "".join(
        f'<c r="{letters[n]}{row}" t="inlineStr"><is><t>{text}</t></is></c>'
        for n, text in enumerate(texts)
    )
    return f'<row r="{row}">{cells}</row>'


LONG: dict[str, tuple[Callable[[], str], str]] = {
    "headers without end": (
        lambda: xml_rows(
            "".join(inline(n, "指标", "得分", f"专家{n % 90 + 1}") for n in range(1, 19_999))
        ),
        "foreign.several-tables",
    ),
    "subtotals without end": (
        lambda: xml_rows(
            inline(1, *HEAD)
            + "".join(inline(n, "小计", "", "", "1", "1") for n in range(2, 19_999))
        ),
        "foreign.too-long",
    ),
    "rows without end": (
        lambda: xml_rows(
            inline(1, *HEAD) + "".join(inline(n, "a", "b", f"c{n}", "1") for n in range(2, 19_999))
        ),
        "foreign.too-long",
    ),
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("made", "code"), LONG.values(), ids=LONG)
def test_a_table_without_end_is_refused(made: Callable[[], str], code: str) -> None:
    FILE.write_bytes(workbook(made()))
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.read_sheet(FILE, "set.toml")
    assert [one.code for one in caught.value.problems] == [code]


@pytest.mark.usefixtures("here")
def test_a_merged_area_over_the_whole_sheet_is_no_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    save(FILE, ("评分表", [HEAD, *rows()]))

    def merge(page: Any) -> None:
        page.merged_cells.add("A2:XFD1048576")

    edited(FILE, merge)
    quietly(capsys, ["score", str(FILE), "--set", "set.toml", "--lang", "zh"])


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("begin", ["=", "+", "-", "@"])
def test_a_text_that_begins_like_a_formula_reaches_no_output_as_one(begin: str) -> None:
    evil = f"{begin}HYPERLINK(1)"
    table = [[*HEAD, "扣分原因"], *([r[0], r[1], f"{evil}{r[2]}", *r[3:], evil] for r in rows())]
    save(FILE, ("评分表", table))

    def as_text(page: Any) -> None:
        for row in page.iter_rows(min_row=2):
            for cell in (row[2], row[5]):
                cell.data_type = "s"

    edited(FILE, as_text)
    made = scoring.import_set(FILE)
    used = made.indicator_set
    assert used.indicators[0].label.zh == f"{evil}立项依据充分性"
    result = scoring.evaluate(used, scoring.read_sheet(FILE, used))
    assert result.sheet.entry("A.1.1").reason == evil
    for text in (scoring.render(result, "csv"), scoring.explain(result, format="csv")):
        fields = [field for row in csv.reader(io.StringIO(text)) for field in row]
        assert not [one for one in fields if one.startswith(evil)]
        assert any(one.startswith(f"'{evil}") for one in fields)
    scoring.write_sheet(result.sheet, "again.xlsx", used)
    for page in openpyxl.load_workbook("again.xlsx"):
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or "HYPERLINK" not in str(cell.value)
    scoring.write_sheet(result.sheet, "again.csv", used)
    again = Path("again.csv").read_text("utf-8-sig")
    assert evil in again
    assert not [one for row in csv.reader(io.StringIO(again)) for one in row if one == evil]


@pytest.mark.usefixtures("here")
def test_problems_of_hostile_names_are_harmless_in_csv(capsys: pytest.CaptureFixture[str]) -> None:
    save(FILE, ("评分表", [HEAD, *rows(), ["甲", "乙", "x", 5, 5]]))

    def as_text(page: Any) -> None:
        page["A9"].value = "=cmd"
        page["A9"].data_type = "s"

    edited(FILE, as_text)
    sheet_is_refused(
        capsys,
        str(FILE),
        Expected("foreign.unmatched", f"{FILE} 评分表!C9", "=cmd›乙›x"),
        used="set.toml",
    )
    assert main(["check", str(FILE), "--set", "set.toml", "--format", "csv"]) == 1
    fields = [one for row in csv.reader(io.StringIO(capsys.readouterr().out)) for one in row]
    assert not [one for one in fields if one.startswith("=")]
    assert main(["check", str(FILE), "--set", "set.toml", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["value"] == "=cmd›乙›x"
