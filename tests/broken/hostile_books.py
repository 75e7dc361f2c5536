"""Workbooks that are filled in soundly but for one thing made to exhaust, mislead or run."""

from __future__ import annotations

import random
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from broken.books import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PAGE = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
LINKS = "xl/_rels/workbook.xml.rels"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MANY, NOISE = 1_000_000, 300_000
OLD = Path(__file__).parents[1] / "data" / "two_row_header.xls"

Change = dict[str, "Callable[[str], str]"]
"""What becomes of the XML of a part."""


class Hostile(NamedTuple):
    """A hostile workbook.

    Attributes:
        made: writes it into a folder in which the small set stands, and returns it.
        code: the problem with which it is refused; empty where it is read right.
        place: where, after the name of the file.
    """

    made: Callable[[Path], Path]
    code: str = ""
    place: str = ""


def book(change: Change) -> Callable[[Path], Path]:
    """Return what writes the filled workbook with these parts changed."""

    def write(folder: Path) -> Path:
        path = written(folder)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist()}
        for name, changed in change.items():
            before = parts.get(name, "")
            parts[name] = changed(before)
            assert parts[name] != before
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return path

    return write


def rows(made: Callable[[], Iterable[str]]) -> Change:
    """Return the change that adds rows to the sheet."""
    return {PAGE: lambda xml: xml.replace("</sheetData>", "".join(made()) + "</sheetData>")}


def entities(xml: str) -> str:
    """Return a sheet whose entities would expand to billions of characters."""
    named = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE worksheet [<!ENTITY a0 "laugh">{named}]>{xml}'


def noise(count: int) -> Iterable[str]:
    """Give texts that hardly compress, so that no ratio gives them away."""
    dice = random.Random(7)  # noqa: S311 - no secret
    return (f"{dice.getrandbits(400):x}" for _ in range(count))


def linked(xml: str) -> str:
    """Return relationships with one to a file elsewhere."""
    away = "file:///etc/hostname"
    link = f'<Relationship Id="r99" Type="{KINDS}/externalLink" TargetMode="External" '
    return xml.replace("</Relationships>", f'{link}Target="{away}"/></Relationships>')


def pasted(strings: Callable[[], Iterable[str]]) -> Callable[[str], str]:
    """Return what adds strings to the table of them."""
    return lambda xml: xml.replace(
        "</sst>", "".join(f"<si><t>{one}</t></si>" for one in strings()) + "</sst>"
    )


def old(content: bytes) -> Callable[[Path], Path]:
    """Return what writes a workbook of the old format."""

    def write(folder: Path) -> Path:
        path = folder / "old.xls"
        path.write_bytes(content)
        return path

    return write


_OLD = OLD.read_bytes()
_ANSWER = "J13"


def answer(cell: str) -> Change:
    """Return the change that puts other XML in the place of an answer."""
    return {PAGE: lambda xml: re.sub(rf'(<c r="{_ANSWER}" s="\d+")><v>28.5</v></c>', cell, xml)}


KINDS_OF_HOSTILITY: dict[str, Hostile] = {
    "one cell far away": Hostile(
        book(rows(lambda: ['<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'])),
        "workbook.far-cell",
        " 评分表!XFD1048576",
    ),
    "a zip bomb": Hostile(book({PAGE: lambda xml: xml + " " * 60_000_000}), "workbook.bomb"),
    "an entity bomb": Hostile(book({PAGE: entities}), "workbook.doctype"),
    "links to other files": Hostile(
        book(
            {
                LINKS: linked,
                **answer(r"\1><f>[1]Sheet1!A1</f><v>28.5</v></c>"),
            }
        )
    ),
    "an error cell": Hostile(
        book(answer(r'\1 t="e"><v>#DIV/0!</v></c>')), "cell.error-value", f" 评分表!{_ANSWER}"
    ),
    "a formula without a value": Hostile(
        book(answer(r"\1><f>1+1</f></c>")),
        "cell.formula-without-value",
        f" 评分表!{_ANSWER}",
    ),
    "16,384 columns": Hostile(
        book(rows(lambda: ['<row r="99">' + "<c><v>1</v></c>" * 16_384 + "</row>"])),
        "workbook.far-cell",
        " 评分表!ALM99",
    ),
    "a million rows": Hostile(
        book(
            rows(
                lambda: (
                    f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(99, MANY + 99)
                )
            )
        ),
        "workbook.far-cell",
        " 评分表!A20001",
    ),
    "a million cells with a format and no value": Hostile(
        book(rows(lambda: (f'<row r="{n}" ht="{n % 977}"/>' for n in range(99, MANY + 99)))),
        "workbook.too-complex",
    ),
    "a million styles": Hostile(
        book(
            {
                STYLES: lambda xml: xml.replace(
                    "</cellXfs>",
                    "".join(f'<xf numFmtId="{n}"/>' for n in range(MANY)) + "</cellXfs>",
                )
            }
        ),
        "workbook.too-complex",
    ),
    "a million strings": Hostile(
        book({STRINGS: pasted(lambda: map(str, range(MANY)))}), "workbook.too-complex"
    ),
    "30 MB of strings": Hostile(
        book({STRINGS: pasted(lambda: noise(NOISE))}), "workbook.too-complex"
    ),
    "an old workbook that makes its library abort": Hostile(
        old(_OLD[:512] + bytes(2048) + _OLD[2560:]), "xls.crashed"
    ),
}
"""The workbooks by what is wrong with them."""
