"""The reader of workbooks: what honest files hold."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from scoring.io.workbook.cells import area, position
from scoring.io.workbook.grid import Cell, read_workbook, reference, sheet_names
from scoring.io.workbook.strings import decoded
from scoring.io.workbook.styles import shown_as

if TYPE_CHECKING:
    from pathlib import Path


from raw_workbooks import (
    KINDS,
    MAIN,
    STRICT,
    STRICT_KINDS,
    contents,
    form,
    only,
    pack,
    parts_of,
    refused,
    relations,
)


def test_numbers_are_the_text_that_is_stored(tmp_path: Path) -> None:
    stored = ["0.1", "88.049999999999997", "1E-2", "-5", "+.5", "5.", "100", "0.30000000000000004"]
    cells = "".join(f"<c><v>{text}</v></c>" for text in stored)
    path = form(tmp_path, f'<row r="1">{cells}<c r="J1"><v> 7 </v></c></row>')
    found = contents(path)
    assert [found[reference(1, n)] for n in range(1, 9)] == [("number", text) for text in stored]
    assert found["J1"] == ("number", "7")


def test_every_kind_of_cell(tmp_path: Path) -> None:
    path = form(
        tmp_path,
        '<row r="1">'
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'
        '<c r="D1" t="inlineStr"><is><t xml:space="preserve"> 内联 </t></is></c>'
        '<c r="E1" t="str"><f>A1&amp;""</f><v>甲_x000A_乙</v></c>'
        '<c r="F1" t="b"><v>1</v></c><c r="G1" t="b"><v>0</v></c>'
        '<c r="H1" t="e"><v>#DIV/0!</v></c><c r="I1" t="n"><v>3</v></c>'
        '<c r="J1" t="d"><v>2021-04-01</v></c><c r="K1" t="s"><v>3</v></c>'
        '<c r="L1" t="inlineStr"><is><r><t>a</t></r><r><rPr/><t> b</t></r>'
        '<rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
        '<c r="M1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="N1" t="inlineStr"><is><t/></is></c>'
        "</row>",
        strings="<si><t>指标</t></si>"
        '<si><r><t>产出</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 数量</t></r>'
        '<rPh sb="0" eb="2"><t>chan</t></rPh><phoneticPr fontId="1"/></si>'
        "<si><t>_x005F_x000D_a_x000D_b</t></si><si><t></t></si>",
    )
    assert contents(path) == {
        "A1": ("text", "指标"),
        "B1": ("text", "产出 数量"),
        "C1": ("text", "_x000D_a\rb"),
        "D1": ("text", " 内联 "),
        "E1": ("text", "甲\n乙"),
        "F1": ("boolean", "TRUE"),
        "G1": ("boolean", "FALSE"),
        "H1": ("error", "#DIV/0!"),
        "I1": ("number", "3"),
        "J1": ("date", "2021-04-01"),
        "L1": ("text", "a b"),
        "M1": ("error", "#DIV/0!"),
    }


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<c><f>B1</f><v>4</v></c>", ("number", "4")),
        ("<c><f>B1</f><v></v></c>", ("blank_formula", "")),
        ("<c><f>B1</f><v/></c>", ("blank_formula", "")),
        ("<c><f>B1</f></c>", ("blank_formula", "")),
        ('<c t="str"><f>B1</f><v></v></c>', ("text", "")),
        ('<c t="str"><f>B1</f></c>', ("blank_formula", "")),
        ('<c t="inlineStr"><f>B1</f></c>', ("blank_formula", "")),
        ('<c><f t="shared" ref="A1:A9" si="0">B1</f><v>4</v></c>', ("number", "4")),
        ('<c><f t="shared" si="0"/><v>5</v></c>', ("number", "5")),
        ('<c><f t="array" ref="A1">SUM(B1:B2*C1:C2)</f><v>6</v></c>', ("number", "6")),
        ("<c><f>[1]总表!$B$2</f><v>7</v></c>", ("number", "7")),
    ],
)
def test_formulas(tmp_path: Path, cell: str, expected: tuple[str, str]) -> None:
    (found,) = only(form(tmp_path, f"<row>{cell}</row>")).cells.values()
    assert found.formula
    assert (found.kind, found.text) == expected


def test_empty_cells_are_left_out_wherever_they_are(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" s="0"/><c r="B1" t="str"><v></v></c><c r="C1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )
    assert list(only(form(tmp_path, rows)).cells) == [(1, 3)]


def test_positions_may_be_implied(tmp_path: Path) -> None:
    rows = (
        "<row><c><v>1</v></c><c/><c><v>2</v></c></row>"
        '<row r="5"><c r="D5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>'
        '<row><c r="B9"><v>6</v></c></row><row><c><v>7</v></c></row>'
    )
    found = {name: text for name, (_, text) in contents(form(tmp_path, rows)).items()}
    assert found == {"A1": "1", "C1": "2", "D5": "3", "E5": "4", "A6": "5", "B9": "6", "A10": "7"}


def test_dates_and_percentages_are_told_by_the_style(tmp_path: Path) -> None:
    formats = [14, 22, 27, 36, 45, 47, 50, 58, 9, 10, 0, 1, 176, 177, 178]
    xfs = "".join(f'<xf numFmtId="{number}"/>' for number in formats)
    styles = (
        '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
        '<numFmt numFmtId="177" formatCode="0&quot;万元&quot;"/>'
        '<numFmt numFmtId="178" formatCode="0.00%"/></numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{xfs}</cellXfs>'
        '<dxfs><dxf><numFmt numFmtId="177" formatCode="yyyy"/></dxf></dxfs>'
    )
    cells = "".join(f'<c s="{n}"><v>0.95</v></c>' for n in range(len(formats)))
    text = '<row><c t="str" s="0"><v>2021</v></c></row>'
    found = only(form(tmp_path, f"<row>{cells}</row>{text}", styles=styles)).cells
    kinds = ["date"] * 8 + ["number"] * 4 + ["date", "number", "number"]
    assert [found[1, n].kind for n in range(1, 16)] == kinds
    assert [n for n in range(1, 16) if found[1, n].percent] == [9, 10, 15]
    assert {found[1, n].text for n in range(1, 16)} == {"0.95"}
    assert found[2, 1].kind == "text"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", "plain"),
        ("GENERAL;[Red]-General", "plain"),
        ("G/通用格式", "plain"),
        ('0"万元"', "plain"),
        ('0.00"days"', "plain"),
        (r"0.0\d", "plain"),
        ("_s* #,##0.00_d;_m* -#,##0.00", "plain"),
        ("[Red][<=100]0;[Blue]0.0", "plain"),
        ("[$USD-409]#,##0", "plain"),
        ("[DBNum2][$-804]General", "plain"),
        ("0.00E+00", "plain"),
        ("@", "plain"),
        ('0"%"', "plain"),
        (r"0\%", "plain"),
        ('0"[h]"', "plain"),
        ("0.0%", "percent"),
        ('0%;[Red]-0%;"无"', "percent"),
        ("yyyy-mm-dd", "date"),
        ('yyyy"年"m"月"d"日"', "date"),
        ("[$-F800]dddd, mmmm dd, yyyy", "date"),
        ("[h]:mm:ss", "date"),
        ("[mm]", "date"),
        ("h:mm AM/PM", "date"),
        ('"未闭合', "plain"),
        ("[未闭合", "plain"),
    ],
)
def test_number_formats(code: str, expected: str) -> None:
    assert shown_as(code) == expected


def test_merged_areas(tmp_path: Path) -> None:
    merges = '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B3:B2"/></mergeCells>'
    path = form(tmp_path, "<row><c><v>1</v></c></row>", after=merges)
    assert only(path).merged == ((1, 1, 1, 3), (2, 2, 3, 2))


def test_sheets_their_order_states_and_choice(tmp_path: Path) -> None:
    parts = parts_of("<row><c><v>1</v></c></row>")
    parts["xl/workbook.xml"] = (
        f'<x:workbook xmlns:x="{MAIN}" xmlns:rel="{KINDS}"><x:sheets>'
        '<x:sheet name="乙" sheetId="7" state="hidden" rel:id="rId2"/>'
        '<x:sheet name="甲 &amp; 丙" sheetId="1" rel:id="rId1"/>'
        '<x:sheet name="图" sheetId="3" rel:id="rId4"/>'
        '<x:sheet name="坏" sheetId="4" state="veryHidden" rel:id="rId3"/>'
        "</x:sheets></x:workbook>"
    )
    parts["xl/_rels/workbook.xml.rels"] = relations(
        ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"),
        ("rId2", "worksheet", "./worksheets/../worksheets/sheet2.xml"),
        ("rId3", "worksheet", "worksheets/sheet3.xml"),
        ("rId4", "chartsheet", "chartsheets/sheet1.xml"),
    )
    parts["xl/worksheets/sheet2.xml"] = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c t="inlineStr"><x:is>'
        "<x:t>前缀</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"
    )
    parts["xl/worksheets/sheet3.xml"] = "not XML"
    path = pack(tmp_path / "form.xlsx", parts)
    assert sheet_names(path) == ("乙", "甲 & 丙", "坏")
    grids = read_workbook(path, sheets={"甲 & 丙", "乙", "没有"})
    assert list(grids) == ["乙", "甲 & 丙"]
    assert [grid.state for grid in grids.values()] == ["hidden", "visible"]
    assert grids["乙"].cells[1, 1].text == "前缀"
    assert refused(path).code == "workbook.bad-xml"


def test_strict_edition(tmp_path: Path) -> None:
    parts = parts_of('<row r="1"><c r="A1"><v>1</v></c></row>', kinds=STRICT_KINDS)
    parts = {
        name: content.replace(MAIN, STRICT) if isinstance(content, str) else content
        for name, content in parts.items()
    }
    assert only(pack(tmp_path / "form.xlsx", parts)).cells[1, 1].text == "1"


def test_parts_are_found_whatever_their_case_slashes_and_encoding(tmp_path: Path) -> None:
    parts = parts_of('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    table = f'<?xml version="1.0" encoding="UTF-16"?><sst xmlns="{MAIN}"><si><t>分</t></si></sst>'
    del parts["xl/sharedStrings.xml"]
    parts["xl\\SharedStrings.xml"] = table.encode("utf-16")
    assert only(pack(tmp_path / "form.xlsx", parts)).cells[1, 1].text == "分"


def test_styles_and_strings_are_optional(tmp_path: Path) -> None:
    parts = parts_of('<row r="1"><c r="A1" s="5"><v>1</v></c></row>')
    parts["xl/_rels/workbook.xml.rels"] = relations(("rId1", "worksheet", "worksheets/sheet1.xml"))
    found = only(pack(tmp_path / "form.xlsx", parts)).cells
    assert found == {(1, 1): Cell(1, 1, "1", "number", formula=False, percent=False)}


def test_look_alikes_outside_the_cells_do_not_count(tmp_path: Path) -> None:
    after = (
        '<extLst><ext><row r="1"><c r="A1"><f>1</f><v>9</v></c></row></ext></extLst>'
        '<conditionalFormatting sqref="A1"><cfRule><formula>1</formula></cfRule>'
        "</conditionalFormatting>"
    )
    rows = (
        '<row r="1"><c r="A1"><v>1</v><extLst><ext><t>夹带</t></ext></extLst></c>'
        '<c r="B1" t="inlineStr"><is><t>文</t></is></c></row>'
    )
    assert contents(form(tmp_path, rows, after=after)) == {
        "A1": ("number", "1"),
        "B1": ("text", "文"),
    }


def test_names_of_cells() -> None:
    assert reference(5, 12) == "L5"
    for column in (1, 26, 27, 52, 702, 703, 16384):
        assert position(reference(7, column)) == (7, column)
    for name in ("", "A", "5", "A0", "a1", "A01", "ABCD1", "A12345678", "A1B", "$A$1", "A\uff11"):
        assert position(name) is None
    assert area("B2") == (2, 2, 2, 2)
    assert area("A:A") is None


def test_escapes() -> None:
    assert decoded("a_x000d_b_xZZZZ_") == "a\rb_xZZZZ_"
    assert decoded("_xD83D__xDE00_") == "\U0001f600"
    assert decoded("_xD83D_") == "\ufffd"


def test_importing_the_reader_is_cheap() -> None:
    heavy = {"openpyxl", "pydantic", "numpy", "lxml", "networkx", "xml.etree.ElementTree"}
    script = "import sys, scoring.io.workbook.grid; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert not heavy & set(done.stdout.split())
