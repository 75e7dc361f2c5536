"""The reader of workbooks refuses hostile markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring.io.workbook.grid import reference

if TYPE_CHECKING:
    from pathlib import Path


from raw_workbooks import form, noisy, pack, parts_of, refused


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
    assert refused(path).code == "workbook.too-complex"
