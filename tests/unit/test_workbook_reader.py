"""The reader of workbooks: what honest files hold, and that no hostile file gets through."""

from __future__ import annotations

import datetime as dt
import io
import os
import random
import struct
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.formula import ArrayFormula

from scoring.errors import ScoringError
from scoring.errors.about_workbooks import MESSAGES
from scoring.io.workbook.cells import area, position
from scoring.io.workbook.grid import Cell, Grid, read_workbook, reference, sheet_names
from scoring.io.workbook.strings import decoded
from scoring.io.workbook.styles import shown_as

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scoring.errors import Problem

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_KINDS = "http://purl.oclc.org/ooxml/officeDocument/relationships"

# ---------------------------------------------------------------- workbooks made by hand


def sheet(rows: str, after: str = "", namespace: str = MAIN) -> str:
    """Return the XML of a worksheet with these rows."""
    return f'<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def relations(*links: tuple[str, str, str], kinds: str = KINDS) -> str:
    """Return the XML of relationships from (id, kind, target)."""
    inner = "".join(
        f'<Relationship Id="{identifier}" Type="{kinds}/{kind}" Target="{target}"/>'
        for identifier, kind, target in links
    )
    return f'<Relationships xmlns="{LINKS}">{inner}</Relationships>'


def parts_of(rows: str, *, after: str = "", kinds: str = KINDS) -> dict[str, bytes | str]:
    """Return the parts of a workbook with one sheet, 评分表."""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml"), kinds=kinds),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{kinds}"><sheets>'
        '<sheet name="评分表" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "styles", "styles.xml"),
            ("rId3", "sharedStrings", "sharedStrings.xml"),
            kinds=kinds,
        ),
        "xl/worksheets/sheet1.xml": sheet(rows, after),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"/>',
    }


def pack(path: Path, parts: Mapping[str, bytes | str]) -> Path:
    """Write a zip archive with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def form(path: Path, rows: str, **changed: bytes | str) -> Path:
    """Write a workbook with these rows; *changed* replaces styles, strings, what follows rows."""
    parts = parts_of(rows, after=str(changed.get("after", "")))
    if "styles" in changed:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{changed["styles"]!s}</styleSheet>'
    if "strings" in changed:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{changed["strings"]!s}</sst>'
    return pack(path / "form.xlsx", parts)


def only(path: Path) -> Grid:
    """Return the only sheet of a workbook."""
    (grid,) = read_workbook(path).values()
    return grid


def contents(path: Path) -> dict[str, tuple[str, str]]:
    """Return (kind, text) of every cell of the only sheet, by name."""
    return {
        reference(cell.row, cell.column): (cell.kind, cell.text)
        for cell in only(path).cells.values()
    }


def refused(path: Path, *, seconds: float = 3.0) -> Problem:
    """Return the problem for which a file is refused, which happens at once."""
    begin = time.perf_counter()
    with pytest.raises(ScoringError) as caught:
        read_workbook(path, place="form.xlsx")
    # An order of magnitude below a hang, and lenient with a busy machine.
    assert time.perf_counter() - begin < seconds
    (problem,) = caught.value.problems
    for language in ("zh", "en"):
        assert "\n" not in problem.line(language)
        assert len(problem.line(language)) < 600
    return problem


# ------------------------------------------------------------------------ honest files


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


# -------------------------------------------------------------- files that are no workbook


def test_not_found(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.xlsx").code == "file.not-found"
    assert refused(tmp_path / "a\0b.xlsx").code == "file.not-found"
    (tmp_path / "file").touch()
    assert refused(tmp_path / "file" / "form.xlsx").code == "file.not-found"
    assert refused(tmp_path / ("x" * 5000)).code == "file.unreadable"


def test_directory(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "file.unreadable"


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = form(tmp_path, "")

    def deny(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", deny)
    problem = refused(path)
    assert problem.code == "file.unreadable"
    assert "Permission denied" in problem.line("en")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert refused(tmp_path / "pipe.xlsx").code == "workbook.not-a-file"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "workbook.empty-file"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "workbook.not-a-workbook"),
        ("指标,得分\n".encode(), "workbook.not-a-workbook"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000), "workbook.encrypted-or-old"),
        (b"PK\x03\x04" + bytes(100), "workbook.damaged-archive"),
        (b"PK\x05\x06" + bytes(18), "workbook.not-xlsx"),
    ],
)
def test_not_a_workbook(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    assert refused(path).code == code


def test_too_large_a_file(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with path.open("wb") as file:
        file.truncate(60 << 20)
    problem = refused(path)
    assert problem.code == "file.too-large"
    assert "60 MB" in problem.line("en")


def test_truncated_at_every_length(tmp_path: Path) -> None:
    whole = form(tmp_path, "<row><c><v>1</v></c></row>").read_bytes()
    path = tmp_path / "cut.xlsx"
    for length in range(10, len(whole), 23):
        path.write_bytes(whole[:length])
        assert refused(path).code == "workbook.damaged-archive"


def test_other_archives(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    good = parts_of("")
    word = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": "<w:document xmlns:w='x'><w:body/></w:document>",
    }
    assert refused(pack(path, word)).code == "workbook.not-xlsx"
    for gone in ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"):
        rest = {name: content for name, content in good.items() if name != gone}
        assert refused(pack(path, rest)).code == "workbook.not-xlsx"
    ods = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
    assert refused(pack(path, ods)).code == "workbook.opendocument"
    binary = {
        **good,
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": bytes(50),
    }
    assert refused(pack(path, binary)).code == "workbook.binary"


# ------------------------------------------------------------------------- hostile archives


def patched(path: Path, field: int, value: bytes, *, of: str = "PK\x01\x02") -> Path:
    """Overwrite a field of every header of one kind."""
    data = bytearray(path.read_bytes())
    at = data.find(of.encode("latin-1"))
    while at >= 0:
        data[at + field : at + field + len(value)] = value
        at = data.find(of.encode("latin-1"), at + 4)
    path.write_bytes(data)
    return path


def test_encrypted_entries(tmp_path: Path) -> None:
    path = patched(form(tmp_path, ""), 8, struct.pack("<H", 1))
    assert refused(path).code == "workbook.encrypted-entries"


def test_unusual_compression(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in parts_of("").items():
            archive.writestr(name, content)
    assert refused(path).code == "workbook.damaged-part"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["xl/workbook.xml", "XL/Workbook.xml", "/xl\\workbook.xml"])
def test_duplicate_entries(tmp_path: Path, second: str) -> None:
    path = form(tmp_path, "")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(second, "<workbook/>")
    assert refused(path).code == "workbook.duplicate-part"


def test_names_that_climb_out_are_only_names(tmp_path: Path) -> None:
    parts = parts_of("<row><c><v>1</v></c></row>")
    parts["../../evil.xml"] = "<x/>"
    assert only(pack(tmp_path / "form.xlsx", parts)).cells
    parts["xl/_rels/workbook.xml.rels"] = relations(("rId1", "worksheet", "../../../etc/passwd"))
    assert refused(pack(tmp_path / "form.xlsx", parts)).code == "workbook.missing-part"


def test_external_parts_are_never_opened(tmp_path: Path) -> None:
    parts = parts_of("<row><c><v>1</v></c></row>")
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        'Target="worksheets', 'TargetMode="External" Target="worksheets'
    )
    assert refused(pack(tmp_path / "form.xlsx", parts)).code == "workbook.missing-part"


def test_missing_sheet(tmp_path: Path) -> None:
    parts = parts_of("")
    del parts["xl/worksheets/sheet1.xml"]
    problem = refused(pack(tmp_path / "form.xlsx", parts))
    assert problem.code == "workbook.missing-part"
    assert "xl/worksheets/sheet1.xml" in problem.line("en")


def test_bomb(tmp_path: Path) -> None:
    path = form(tmp_path, "<!--" + " " * (20 << 20) + "-->")
    problem = refused(path)
    assert problem.code == "workbook.bomb"
    assert "sheet1.xml" in problem.line("zh")


def test_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = form(tmp_path, "<!--" + " " * (2 << 20) + "-->")
    patched(path, 24, struct.pack("<I", 1000))
    patched(path, 22, struct.pack("<I", 1000), of="PK\x03\x04")
    assert refused(path).code in {"workbook.damaged-part", "workbook.bad-xml"}


def test_large_part(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(1 << 20).hex().encode()  # noqa: S311 - not a secret
    path = tmp_path / "form.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts_of("").items():
            if name != "xl/styles.xml":
                archive.writestr(name, content)
        with archive.open("xl/styles.xml", "w") as stream:
            stream.write(b"<styleSheet>" + 33 * noise)
    problem = refused(path)
    assert problem.code == "workbook.part-too-large"
    assert "64 MB" in problem.line("en")


def test_huge_list_of_contents(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    count = 400_000
    entry = struct.pack(
        "<4sBBBBHHHHIIIHHHHHII",
        *(b"PK\x01\x02", 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0),
    )
    directory = (entry + b"a") * count
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(directory), 0, 0)
    path.write_bytes(directory + end)
    assert refused(path).code == "workbook.damaged-archive"


# ----------------------------------------------------------------------------- hostile XML


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>',
        "<!DOCTYPE worksheet><worksheet/>",
    ],
)
@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types(tmp_path: Path, xml: str, part: str, encoding: str) -> None:
    parts = parts_of("")
    parts[part] = xml.encode(encoding)
    problem = refused(pack(tmp_path / "form.xlsx", parts))
    assert problem.code == "workbook.doctype"
    assert part in problem.line("en")


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "<worksheet>",
        "<worksheet><sheetData></worksheet>",
        "<worksheet/><worksheet/>",
        "<worksheet>&undefined;</worksheet>",
        b"<worksheet>\xff\xfe</worksheet>",
        "<?xml version='1.0' encoding='gb2312'?><worksheet/>",
        "<?xml version='1.0' encoding='none-such'?><worksheet/>",
        bytes(1000),
    ],
)
def test_malformed_xml(tmp_path: Path, xml: bytes | str) -> None:
    parts = parts_of("")
    parts["xl/worksheets/sheet1.xml"] = xml
    problem = refused(pack(tmp_path / "form.xlsx", parts))
    assert problem.code == "workbook.bad-xml"
    assert problem.place == "form.xlsx"


def test_deep_nesting(tmp_path: Path) -> None:
    assert refused(form(tmp_path, "<a>" * 100_000)).code == "workbook.deep-xml"


def noisy(count: int, width: int) -> str:
    """Return text that does not compress well enough to be taken for a bomb."""
    source = random.Random(2)  # noqa: S311 - not a secret
    return "".join(f"{source.getrandbits(width):x}" for _ in range(count))


@pytest.mark.parametrize("piece", ['<a b="{}"/>', "<!--{}-->", "<?a {}?>"])
def test_a_single_huge_tag(tmp_path: Path, piece: str) -> None:
    rows = piece.format(noisy(100_000, 400))
    assert refused(form(tmp_path, rows)).code == "workbook.too-complex"


def test_countless_names(tmp_path: Path) -> None:
    rows = "".join(f"<n{number:x}/>" for number in range(200_000))
    assert refused(form(tmp_path, rows)).code == "workbook.too-complex"
    rows = "".join(f'<c n{number:x}=""/>' for number in range(200_000))
    assert refused(form(tmp_path, rows)).code == "workbook.too-complex"


def test_countless_empty_cells(tmp_path: Path) -> None:
    cells = "".join(f'<c r="{reference(1, number)}" s="{number % 7}"/>' for number in range(1, 999))
    rows = f"<row>{cells}</row>" * 1600
    path = form(tmp_path, rows)
    assert refused(path, seconds=10).code == "workbook.too-complex"


# ----------------------------------------------------------------------------- hostile sheets


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
    problem = refused(form(tmp_path, rows), seconds=10)
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
    assert refused(path, seconds=10).code == "workbook.too-complex"


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


# ---------------------------------------------------------------------------------- messages


@pytest.mark.parametrize("code", MESSAGES)
def test_messages_are_complete_sentences(code: str) -> None:
    assert code.startswith("workbook.")
    for sentence, stop in zip(MESSAGES[code], "。。..", strict=True):
        assert sentence.endswith(stop)
