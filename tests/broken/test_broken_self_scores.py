"""Self scores that cannot be right are refused, each at its cell, line or key, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from broken.making import Expected, sheet_is_refused
from broken.parts import SET, SHEET

from scoring.io.sets import load_indicator_set
from scoring.io.sheets import read_sheet, write_sheet

if TYPE_CHECKING:
    from pathlib import Path

FILE = "sheet.csv"
HEAD = "id,value,R1,R2,self,state,reason,evidence"


def sheet(**own: str) -> str:
    """Return the sound sheet with a column of self scores."""
    lines = []
    for line in SHEET.splitlines():
        name, *rest = line.split(",")
        if name == "id":
            lines.append(HEAD)
        elif line.startswith("#"):
            lines.append(line)
        else:
            lines.append(",".join([name, *rest[:3], own.get(name, ""), *rest[3:]]))
    return "\n".join(lines) + "\n"


WRITTEN: dict[str, tuple[str, str]] = {
    "negative": ("-0.01", "sheet.self-negative"),
    "above the full points": ("30.01", "sheet.self-above-full"),
    "of three decimals where two are counted": ("25.125", "sheet.self-finer"),
    "a word": ("优秀", "cell.not-a-number"),
    "not a number": ("NaN", "cell.not-a-number"),
    "infinite": ("inf", "cell.not-a-number"),
    "a percentage": ("95%", "cell.percent-of-points"),
    "a comparison": ("≥25", "cell.comparison"),
    "a fraction": ("25/30", "cell.unknown-text"),
    "a comma of two meanings": ('"1,23"', "cell.bad-separators"),
    "true": ("TRUE", "cell.not-a-number"),
    "longer than a spreadsheet holds": ("12345678901234567", "cell.too-many-digits"),
    "with a unit of something else": ("25天", "cell.unknown-text"),
}


@pytest.mark.parametrize("case", WRITTEN)
def test_a_self_score_that_cannot_be_right_is_refused_at_its_line(
    case: str, small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, code = WRITTEN[case]
    small_set.with_name(FILE).write_text(sheet(A1=text), "utf-8")
    sheet_is_refused(capsys, FILE, Expected(code, f"{FILE}:6 self", text.strip('"')))


def test_all_of_them_are_said_at_once(small_set: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = sheet(A1="31", A2="-1", B1="15.999", B2="好")
    text = text.replace("\nB3,", "\nZ9,,,,3,,,\nB3,")
    small_set.with_name(FILE).write_text(text, "utf-8")
    sheet_is_refused(
        capsys,
        FILE,
        Expected("sheet.self-above-full", f"{FILE}:6 self", "31"),
        Expected("sheet.self-negative", f"{FILE}:7 self", "-1"),
        Expected("sheet.self-finer", f"{FILE}:10 self", "15.999"),
        Expected("cell.not-a-number", f"{FILE}:13 self", "好"),
        Expected("sheet.unknown-indicator", f"{FILE}:16 value", "Z9"),
    )


def test_two_self_scores_of_one_indicator_contradict_each_other(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = sheet(A1="25").replace("\nA2,", "\nA1,,,,26,,,\nA2,", 1)
    small_set.with_name(FILE).write_text(text, "utf-8")
    sheet_is_refused(capsys, FILE, Expected("sheet.answered-twice", f"{FILE}:7 self", "26"))


def test_a_question_has_no_self_score(small_set: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flag = '\n[indicator.Q]\nunder = "total"\nrole = "flag"\n'
    flag += 'label = { zh = "问", en = "asked" }\nrule = { kind = "yes_no", asked = "once" }\n'
    small_set.write_text(SET + flag, "utf-8")
    small_set.with_name(FILE).write_text(sheet() + "Q,是,,,1,,,\n", "utf-8")
    sheet_is_refused(capsys, FILE, Expected("sheet.self-of-flag", f"{FILE}:17 self", "1"))


@pytest.mark.parametrize(
    ("written", "code", "value"),
    [
        ("31", "sheet.self-above-full", "31"),
        ("nan", "cell.not-a-number", "nan"),
        ("true", "cell.boolean", "TRUE"),
        ('"很好"', "cell.not-a-number", "很好"),
    ],
)
def test_in_toml_the_key_is_named(
    written: str,
    code: str,
    value: str,
    small_set: Path,
    here: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (here / FILE).write_text(sheet(A1="25"), "utf-8")
    used = load_indicator_set(small_set)
    write_sheet(read_sheet(FILE, used), "sheet.toml", used)
    path = here / "sheet.toml"
    text = path.read_text("utf-8")
    assert text.count("self_score = 25\n") == 1
    path.write_text(text.replace("self_score = 25\n", f"self_score = {written}\n"), "utf-8")
    (here / FILE).unlink()
    place = "sheet.toml: entries.A1.self_score"
    sheet_is_refused(capsys, "sheet.toml", Expected(code, place, value))


@pytest.mark.parametrize(
    ("value", "code", "quoted"),
    [
        (-2, "sheet.self-negative", "-2"),
        ("≥25", "cell.comparison", "≥25"),
        ("#DIV/0!", "cell.error-value", "#DIV/0!"),
        ("=20+5", "cell.formula-without-value", ""),
        (True, "cell.boolean", "TRUE"),
    ],
)
def test_in_a_workbook_the_cell_is_named(
    value: object,
    code: str,
    quoted: str,
    small_set: Path,
    here: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (here / FILE).write_text(sheet(A1="25"), "utf-8")
    used = load_indicator_set(small_set)
    write_sheet(read_sheet(FILE, used), "book.xlsx", used)
    (here / FILE).unlink()
    book = openpyxl.load_workbook("book.xlsx")
    page = book["评分表"]
    column = next(cell.column for cell in page[1] if cell.value == "self")
    row = next(cell.row for cell in page["A"] if cell.value == "A1")
    cell = page.cell(row, column)
    cell.value = value
    book.save("book.xlsx")
    place = f"book.xlsx 评分表!{cell.coordinate}"
    sheet_is_refused(capsys, "book.xlsx", Expected(code, place, quoted))
