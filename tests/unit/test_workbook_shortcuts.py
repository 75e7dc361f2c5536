"""What is read without telling the parser's every step is read exactly as with it."""

from __future__ import annotations

import random
import zipfile
from typing import TYPE_CHECKING

import pytest
from raw_workbooks import MAIN, form, only, pack, parts_of, sheet

import scoring
from scoring.errors import ScoringError
from scoring.io.workbook import strings, styles, worksheet
from scoring.io.workbook.grid import Cell, read_workbook
from scoring.io.workbook.plain import plain_rows
from scoring.io.workbook.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scoring.io.workbook.grid import Grid

DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROWS = [
    '<row r="1" spans="1:3" hidden="1"><c r="A1" t="s"><v>0</v></c></row>',
    '<row r="2" ht="20.25" customHeight="1"><c r="A2" s="1"/><c r="B2" s="1"><v>0.95</v></c></row>',
    '<row r="3" x14ac:dyDescent="0.25"/>',
    '<row r="4"><c r="A4"><f>IF(A1&gt;2,"a &amp; b",1)</f><v>7</v></c></row>',
    '<row r="5"><c r="A5" t="str"><f aca="false">A1</f><v></v></c><c r="C5" t="str"><v>丙</v></c>'
    "</row>",
    '<row r="6"><c r="A6"><f>A1</f></c><c r="B6" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    '<row r="7"><c r="A7" t="b"><v>1</v></c><c r="B7" t="n"><v>-3.6999999999999997E-2</v></c>'
    "</row>",
]
STRINGS = (
    "<si><t>甲</t></si>",
    '<si><t xml:space="preserve"> 乙 &amp;lt; &quot;\n</t></si>',
    "<si><t>_x000D_ _x005F_x000D_</t></si>",
    "<si><t/></si>",
    "<si><r><t>丙</t></r><rPh><t>bing</t></rPh><r><t>丁</t></r></si>",
)
STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs><dxfs/>'
AFTER = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells><extLst><ext uri="mergeCells"/></extLst>'


def workbook(folder: Path, rows: list[str], table: tuple[str, ...]) -> Path:
    """Write a workbook as programs write them."""
    parts = parts_of("")
    inner = sheet("".join(rows), AFTER).replace("<sheetData>", '<cols a=""/><sheetData>')
    parts["xl/worksheets/sheet1.xml"] = DECLARED + inner
    parts["xl/styles.xml"] = f'{DECLARED}<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>'
    parts["xl/sharedStrings.xml"] = f'{DECLARED}<sst xmlns="{MAIN}">{"".join(table)}</sst>'
    return pack(folder / "form.xlsx", parts)


@pytest.fixture
def long_way(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Return what makes the parser tell of everything until it is undone."""
    with monkeypatch.context() as patch:
        yield patch


def tell_everything(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(worksheet, "plain_rows", lambda *_: None)
    patch.setattr(strings, "plain_strings", lambda *_: None)
    for module in (worksheet, styles):
        patch.setattr(module, "heard_and_unheard", lambda content, _: (content, b""))


def read(path: Path) -> dict[str, Grid] | list[tuple[str, str, str | None]]:
    """Return what a file holds, or why it is refused."""
    try:
        return read_workbook(path, place="form.xlsx")
    except ScoringError as error:
        return [(one.code, one.place, one.value) for one in error.problems]


def both_ways(path: Path, patch: pytest.MonkeyPatch) -> object:
    short = read(path)
    with patch.context() as inner:
        tell_everything(inner)
        assert read(path) == short
    return short


def test_every_form_of_cell_is_read_the_same_both_ways(
    tmp_path: Path, long_way: pytest.MonkeyPatch
) -> None:
    found = both_ways(workbook(tmp_path, ROWS, STRINGS), long_way)
    assert isinstance(found, dict)
    grid = found["评分表"]
    assert grid.hidden_rows == {1}
    assert grid.merged == ((1, 1, 2, 2),)
    assert {at: (cell.kind, cell.text) for at, cell in grid.cells.items()} == {
        (1, 1): ("text", "甲"),
        (2, 2): ("number", "0.95"),
        (4, 1): ("number", "7"),
        (5, 1): ("text", ""),
        (5, 3): ("text", "丙"),
        (6, 1): ("blank_formula", ""),
        (6, 2): ("error", "#DIV/0!"),
        (7, 1): ("boolean", "TRUE"),
        (7, 2): ("number", "-3.6999999999999997E-2"),
    }
    assert grid.cells[2, 2].percent
    assert {at for at, cell in grid.cells.items() if cell.formula} == {
        (4, 1),
        (5, 1),
        (6, 1),
        (6, 2),
    }


def test_our_own_workbooks_take_the_short_way(tmp_path: Path) -> None:
    used = scoring.load_indicator_set("mof-project-2020")
    path = tmp_path / "blank.xlsx"
    scoring.write_sheet(scoring.blank_sheet(used, 5), path, used)
    with zipfile.ZipFile(path) as archive:
        page = archive.read("xl/worksheets/sheet1.xml")
        table = archive.read("xl/sharedStrings.xml")
        listed = archive.read("xl/styles.xml")
    known = Styles()
    assert known.prepared(listed)[1].startswith(b"<cellStyles")
    found = strings.plain_strings(table)
    assert found is not None
    by_number = {str(number): text for number, text in enumerate(found[0])}
    taken = plain_rows(page, by_number, known, 10_000)
    assert taken is not None
    assert len(taken.cells) > 300
    assert b"<row" not in taken.rest


UNUSUAL = {
    "a comment": '<row r="1"><!-- <c r="A1"><v>1</v></c> --></row>',
    "CDATA": '<row r="1"><c r="A1" t="str"><v><![CDATA[x]]></v></c></row>',
    "a row without its number": "<row><c><v>1</v></c></row>",
    "an end without a beginning": "</row>",
    "a beginning without an end": '<row r="1">',
    "a row in a row": '<row r="1"><row r="2"></row></row>',
    "an attribute twice": '<row r="1" ht="1" ht="1"></row>',
    "a text outside cells": '<row r="1">x</row>',
    "a cell of another row": '<row r="1"><c r="A2"><v>1</v></c></row>',
    "an empty cell of another row": '<row r="1"><c r="A2" s="1"/></row>',
    "a cell twice": '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
    "no such text": '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
    "a text with zeros before its number": '<row r="1"><c r="A1" t="s"><v>00</v></c></row>',
    "no such style": '<row r="1"><c r="A1" s="99"><v>1</v></c></row>',
    "no number": '<row r="1"><c r="A1"><v>1,5</v></c></row>',
    "a reference in a value": '<row r="1"><c r="A1" t="str"><v>a &amp; b</v></c></row>',
    "an unknown reference": '<row r="1"><c r="A1" t="str"><f>&x;</f><v>1</v></c></row>',
    "a far row": '<row r="20001"><c r="A20001"><v>1</v></c></row>',
    "a far column": '<row r="1"><c r="XFD1"><v>1</v></c></row>',
    "what XML forbids": '<row r="1"><c r="A1" t="str"><v>\ufffe</v></c></row>',
    "an end of CDATA": '<row r="1"><c r="A1" t="str"><v>]]></v></c></row>',
    "a day in words": '<row r="1"><c r="A1" t="d"><v>2021-10-18</v></c></row>',
    "a text in its cell": '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>',
    "line ends": '<row r="1">\n<c r="A1"><v>1</v></c>\n</row>',
    "a row that ends twice": '<row r="1"></row></row>',
    "sheetData twice": "</sheetData><sheetData>",
    "blanks around a number": '<row r="1"><c r="A1"><v> 1 </v></c></row>',
    "blanks around an error": '<row r="1"><c r="A1" t="e"><v> #N/A </v></c></row>',
    "a shared formula": '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">1</f></c></row>',
}


@pytest.mark.parametrize("rows", UNUSUAL.values(), ids=UNUSUAL)
def test_unusual_rows_are_read_or_refused_the_same_both_ways(
    rows: str, tmp_path: Path, long_way: pytest.MonkeyPatch
) -> None:
    both_ways(workbook(tmp_path, [rows], STRINGS[:3]), long_way)


@pytest.mark.parametrize("before", ["<x><sheetData/></x>", "<!-- --><x/>", "<?x?>", "<x><"])
def test_unusual_sheets_are_read_or_refused_the_same_both_ways(
    before: str, tmp_path: Path, long_way: pytest.MonkeyPatch
) -> None:
    parts = parts_of("".join(ROWS[:1]))
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{"".join(STRINGS)}</sst>'
    page = str(parts["xl/worksheets/sheet1.xml"])
    parts["xl/worksheets/sheet1.xml"] = page.replace("<sheetData>", f"{before}<sheetData>")
    both_ways(pack(tmp_path / "form.xlsx", parts), long_way)


def test_rows_in_another_place_than_the_sheet_s_are_not_its_rows(tmp_path: Path) -> None:
    parts = parts_of("")
    inside = f"<x><sheetData>{ROWS[3]}</sheetData></x>"
    parts["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{MAIN}">{inside}</worksheet>'
    assert not only(pack(tmp_path / "form.xlsx", parts)).cells


@pytest.mark.parametrize("seed", range(200))
def test_whatever_happens_to_a_file_both_ways_say_the_same(
    seed: int, tmp_path: Path, long_way: pytest.MonkeyPatch
) -> None:
    dice = random.Random(seed)  # noqa: S311 - damage, no secret
    path = workbook(tmp_path, ROWS, STRINGS)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice([*["xl/worksheets/sheet1.xml"] * 4, "xl/sharedStrings.xml", "xl/styles.xml"])
    content = bytearray(parts[name])
    for _ in range(dice.randrange(1, 3)):
        at, length = dice.randrange(len(content)), dice.choice((0, 1, 1, 5, 40))
        other = dice.randrange(len(content))
        new = dice.choice((b"", b"<", b"/", b'"', b"&", b"7", bytes(content[other : other + 30])))
        content[at : at + length] = new
    both_ways(pack(path, parts | {name: bytes(content)}), long_way)


def test_a_cell_is_what_it_says(tmp_path: Path) -> None:
    path = form(tmp_path, '<row r="1"><c r="B1"><v>2.50</v></c></row>')
    assert only(path).cells == {(1, 2): Cell(1, 2, "2.50", "number", formula=False, percent=False)}
