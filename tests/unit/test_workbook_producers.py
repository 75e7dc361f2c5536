"""The reader of workbooks reads what other libraries write."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import xlsxwriter
from openpyxl.worksheet.formula import ArrayFormula

from scoring.io.workbook.grid import Cell, read_workbook, reference

if TYPE_CHECKING:
    from pathlib import Path


def test_xlsxwriter_workbook(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    page = book.add_worksheet("评分表")
    page.merge_range("A1:C1", "  标题\n二行 ")
    page.write_number("A2", 88.05)
    page.write_number("B2", 0.95, book.add_format({"num_format": "0.0%"}))
    page.write_datetime("C2", dt.date(2021, 4, 1), book.add_format({"num_format": 14}))
    page.write_row("D2", [True])
    page.write_formula("E2", "=1/0", None, "#DIV/0!")
    page.write_formula("F2", "=A2*2", None, 176.1)
    page.write_string("G2", "=不是公式")
    page.write_rich_string("H2", "普", book.add_format({"bold": True}), "粗", "通")
    page.write_blank("I2", None, book.add_format({"bold": True}))
    book.add_worksheet("附表").hide()
    book.close()
    grids = read_workbook(path)
    assert [(grid.name, grid.state) for grid in grids.values()] == [
        ("评分表", "visible"),
        ("附表", "hidden"),
    ]
    assert grids["评分表"].merged == ((1, 1, 1, 3),)
    assert grids["评分表"].cells[2, 2] == Cell(2, 2, "0.95", "number", formula=False, percent=True)
    found = {reference(*at): (c.kind, c.text) for at, c in grids["评分表"].cells.items()}
    assert found == {
        "A1": ("text", "  标题\n二行 "),
        "A2": ("number", "88.05"),
        "B2": ("number", "0.95"),
        "C2": ("date", "44287"),
        "D2": ("boolean", "TRUE"),
        "E2": ("error", "#DIV/0!"),
        "F2": ("number", "176.1"),
        "G2": ("text", "=不是公式"),
        "H2": ("text", "普粗通"),
    }


def test_openpyxl_workbook(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    page.title = "评分表"
    page["A1"] = "名称"
    page["B1"] = "=A1"
    page["C1"] = dt.datetime(2021, 4, 1, 8, 30)  # noqa: DTZ001 - a cell knows no time zone
    page["D1"] = 0.5
    page["D1"].number_format = "0%"
    page["E1"] = ArrayFormula("E1", "=SUM(D1:D1*D1:D1)")
    page.merge_cells("A2:B3")
    book.create_sheet("藏").sheet_state = "veryHidden"
    book.save(path)
    grids = read_workbook(path)
    assert [grid.state for grid in grids.values()] == ["visible", "veryHidden"]
    cells = grids["评分表"].cells
    assert cells[1, 1].text == "名称"
    assert (cells[1, 2].kind, cells[1, 2].formula) == ("blank_formula", True)
    assert cells[1, 3].kind == "date"
    assert (cells[1, 4].text, cells[1, 4].percent) == ("0.5", True)
    assert (cells[1, 5].kind, cells[1, 5].formula) == ("blank_formula", True)
    assert grids["评分表"].merged == ((2, 1, 3, 2),)
