"""Workbooks made part by part, as no program would write them."""

from __future__ import annotations

import random
import zipfile
from typing import TYPE_CHECKING

import pytest

from scoring.errors import ScoringError
from scoring.io.workbook.grid import Grid, read_workbook, reference

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


def refused(path: Path) -> Problem:
    """Return the problem for which a file is refused."""
    with pytest.raises(ScoringError) as caught:
        read_workbook(path, place="form.xlsx")
    (problem,) = caught.value.problems
    for language in ("zh", "en"):
        assert "\n" not in problem.line(language)
        assert len(problem.line(language)) < 600
    return problem


def noisy(count: int, width: int) -> str:
    """Return text that does not compress well enough to be taken for a bomb."""
    source = random.Random(2)  # noqa: S311 - not a secret
    return "".join(f"{source.getrandbits(width):x}" for _ in range(count))
