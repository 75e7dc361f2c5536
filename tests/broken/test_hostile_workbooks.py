"""Files that only call themselves workbooks, or are made to exhaust the machine, are refused."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from broken.books import BOOK, edited
from broken.making import Expected, quietly, sheet_is_refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
PAGE = "xl/worksheets/sheet1.xml"


def archive(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip archive with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def relation(kind: str, target: str) -> str:
    """Return the XML of a single relationship."""
    link = f'<Relationship Id="r1" Type="{KINDS}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{LINKS}">{link}</Relationships>'


def workbook(page: str | bytes) -> bytes:
    """Return the smallest workbook whose sheet 评分表 is this XML."""
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{KINDS}"><sheets>'
            '<sheet name="评分表" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/sheet1.xml"),
            PAGE: page,
        }
    )


def rows(inner: str) -> str:
    """Return the XML of a sheet with these rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{inner}</sheetData></worksheet>'


def a_million_rows() -> bytes:
    """Return a workbook whose first column is filled down to row 1,000,000."""
    numbers = range(1, 1_000_001)
    return workbook(
        rows("".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in numbers))
    )


def a_million_styles() -> bytes:
    """Return a workbook with a million cells that have a format and no value."""
    numbers = range(1, 1_000_001)
    return workbook(rows("".join(f'<row r="{n}" ht="{n % 977}"/>' for n in numbers)))


def an_entity_bomb() -> bytes:
    """Return a workbook with entities that would expand to billions of characters."""
    entities = '<!ENTITY a0 "laugh">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a11;</t></is></c></row>'
    return workbook(f"<!DOCTYPE worksheet [{entities}]>{rows(cell)}")


def a_word_document() -> bytes:
    """Return a Word document."""
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relation("officeDocument", "word/document.xml"),
            "word/document.xml": "<document/>",
        }
    )


FILES: dict[str, tuple[Callable[[], bytes], str, str, str | None]] = {
    "an empty file": (lambda: b"", "workbook.empty-file", "", None),
    "an encrypted file": (lambda: OLE + bytes(504), "workbook.encrypted-or-old", "", None),
    "a web page": (lambda: b"<html><table>", "workbook.not-a-workbook", "", None),
    "an archive of something else": (
        lambda: archive({"readme.txt": "hello"}),
        "workbook.not-xlsx",
        "",
        None,
    ),
    "a Word document": (a_word_document, "workbook.not-xlsx", "", None),
    "an OpenDocument spreadsheet": (
        lambda: archive(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": "<office/>",
            }
        ),
        "workbook.opendocument",
        "",
        None,
    ),
    "a workbook without its sheet": (
        lambda: archive(
            {
                "[Content_Types].xml": "<Types/>",
                "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
                "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{KINDS}"><sheets>'
                '<sheet name="评分表" sheetId="1" r:id="r9"/></sheets></workbook>',
            }
        ),
        "workbook.missing-part",
        " 评分表",
        None,
    ),
    "a sheet that is no XML": (lambda: workbook("<worksheet>"), "workbook.bad-xml", "", None),
    "a sheet without keys": (
        lambda: workbook(rows('<row r="1"><c r="A1"><v>1</v></c></row>')),
        "workbook.no-score-sheet",
        "",
        "评分表",
    ),
    "a cell far away": (
        lambda: workbook(rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
        "workbook.far-cell",
        " 评分表!XFD1048576",
        None,
    ),
    "a zip bomb": (lambda: workbook(b" " * 60_000_000), "workbook.bomb", "", None),
    "an entity bomb": (an_entity_bomb, "workbook.doctype", "", None),
    "elements nested a thousand deep": (
        lambda: workbook(rows("<row>" * 1000 + "</row>" * 1000)),
        "workbook.deep-xml",
        "",
        None,
    ),
    "a cell stored twice": (
        lambda: workbook(rows('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')),
        "workbook.repeated-cell",
        " 评分表!A1",
        None,
    ),
}


@pytest.mark.parametrize(
    ("made", "code", "place", "value"),
    [pytest.param(*case, id=name) for name, case in FILES.items()],
)
def test_what_is_no_honest_workbook_is_refused_like(
    made: Callable[[], bytes],
    code: str,
    place: str,
    value: str | None,
    small_set: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (small_set.parent / BOOK).write_bytes(made())
    sheet_is_refused(capsys, BOOK, Expected(code, f"{BOOK}{place}", value))


@pytest.mark.parametrize(
    ("made", "code", "place"),
    [
        (a_million_rows, "workbook.far-cell", f"{BOOK} 评分表!A20001"),
        (a_million_styles, "workbook.too-complex", BOOK),
    ],
)
def test_a_workbook_of_a_million_rows_is_refused_unread(
    made: Callable[[], bytes],
    code: str,
    place: str,
    small_set: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (small_set.parent / BOOK).write_bytes(made())
    out, _ = quietly(capsys, ["check", BOOK, "--set", "small.toml", "--format", "json"])
    found = [(one["code"], one["place"]) for one in json.loads(out)["problems"]]
    assert found == [(code, place)]


@pytest.mark.parametrize("share", [1, 50, 99])
def test_a_workbook_that_was_cut_short_is_refused(
    share: int, small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = edited(small_set.parent).read_bytes()
    (small_set.parent / BOOK).write_bytes(whole[: max(len(whole) * share // 100, 60)])
    sheet_is_refused(capsys, BOOK, Expected("workbook.damaged-archive", BOOK))


def test_a_workbook_with_a_damaged_part_is_refused(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = bytearray(edited(small_set.parent).read_bytes())
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        start = packed.getinfo(PAGE).header_offset
    middle = start + 30 + len(PAGE) + 200
    whole[middle : middle + 40] = bytes(40)
    (small_set.parent / BOOK).write_bytes(whole)
    sheet_is_refused(capsys, BOOK, Expected("workbook.damaged-part", BOOK))
