"""What begins like a formula is a text in every file that is written, and runs nowhere."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from broken.making import changed, quietly
from broken.parts import SET, SHEET

import scoring

BEGINNINGS = ("=", "+", "-", "@", "\t=", " =", "'=")
EVIL = 'HYPERLINK("http://example.com")'


@pytest.fixture(params=BEGINNINGS, name="evil")
def evil_text(request: pytest.FixtureRequest) -> str:
    """Return a text that a spreadsheet would run."""
    return f"{request.param}{EVIL}"


@pytest.fixture(name="sheet")
def evil_sheet(here: Path, evil: str) -> scoring.ScoreSheet:
    """Return a sheet with this text wherever a text may stand; so has its set, which is here."""
    quoted = evil.replace('"', '\\"').replace("\t", "\\t")
    text = changed(
        SET,
        ('name = { zh = "小例", en = "Small" }', f'name = {{ zh = "{quoted}", en = "{quoted}" }}'),
        ('{ zh = "决策", en = "Decision" }', f'{{ zh = "{quoted}", en = "{quoted}" }}'),
        ('{ zh = "充分性", en = "Adequacy" }', f'{{ zh = "{quoted}", en = "{quoted}" }}'),
    )
    (here / "small.toml").write_text(text, "utf-8")
    (here / "sheet.csv").write_text(SHEET, "utf-8")
    sheet = scoring.read_sheet("sheet.csv", "small.toml")
    entry = replace(sheet.entry("A1"), reason=evil, evidence=(evil,))
    return replace(
        sheet,
        project={"name": evil, "note": evil, evil: evil},
        reviewers=tuple(replace(one, name=evil) for one in sheet.reviewers),
        entries={**sheet.entries, "A1": entry},
    )


def run_in(path: Path) -> list[str]:
    """Return the cells of a workbook that would run the text."""
    book = openpyxl.load_workbook(path)
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert any(EVIL in str(cell.value) for cell in cells)
    linked = [cell.coordinate for cell in cells if cell.hyperlink]
    return linked + [
        cell.coordinate for cell in cells if cell.data_type == "f" and "HYPERLINK" in cell.value
    ]


def runs(text: str) -> list[str]:
    """Return the fields of a CSV file that a spreadsheet would run."""
    fields = [one for row in csv.reader(io.StringIO(text, newline="")) for one in row]
    assert any(EVIL in one for one in fields)
    return [one for one in fields if EVIL in one and one.lstrip()[:1] in "=+-@"]


def test_no_workbook_runs_it(sheet: scoring.ScoreSheet) -> None:
    used = scoring.load_indicator_set("small.toml")
    scoring.write_sheet(sheet, "filled.xlsx", used)
    scoring.write_sheet(scoring.blank_sheet(used, 2), "blank.xlsx", used)
    written = scoring.write_sheets(sheet, "forms", used)
    assert [one.name for one in written] == ["R1.xlsx", "R2.xlsx"]
    for path in (Path("filled.xlsx"), Path("blank.xlsx"), *written):
        assert run_in(path) == []


def test_no_csv_file_runs_it(sheet: scoring.ScoreSheet, capsys: pytest.CaptureFixture[str]) -> None:
    used = scoring.load_indicator_set("small.toml")
    scoring.write_sheet(sheet, "filled.csv", used)
    assert runs(Path("filled.csv").read_text("utf-8-sig")) == []
    result = scoring.evaluate(used, scoring.read_sheet("filled.csv", used))
    for text in (scoring.render(result, "csv"), scoring.explain(result, format="csv")):
        assert runs(text) == []
    out, _ = quietly(capsys, ["sets", "show", "small.toml", "--format", "csv"], status=0)
    assert runs(out) == []
