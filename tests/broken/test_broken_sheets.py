"""Sheets in CSV, TOML and JSON: wrong sets, panels, ids and rows are refused at their place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from broken.making import Edits, Expected, changed, sheet_is_refused
from broken.parts import SHEET

if TYPE_CHECKING:
    from pathlib import Path

FILE = "sheet.csv"
B3 = "B3,95%,,,,,"
R2 = "#reviewer,R2,乙,2\n"

TOML = """\
set = "small"
version = "1.0.0"
[[reviewers]]
id = "R1"
[[reviewers]]
id = "R2"
weight = 2
[entries]
A1.answers.score = { R1 = 25, R2 = 28.5 }
A2.answers.actual.value = 90
A2.answers.target.value = 100
B1.answers.1 = { R1 = "yes", R2 = "partly" }
B1.answers.2 = { R1 = "yes", R2 = "no" }
B2.answers = { band.value = "high", score.value = 10 }
B3.answers.figure.value = "95%"
"""

LINES: dict[str, tuple[Edits, list[Expected]]] = {
    "another set": (
        [("#set,small", "#set,other")],
        [Expected("sheet.other-set", FILE, "other")],
    ),
    "another set with indicators of its own": (
        [("#set,small", "#set,other"), (B3, "Q9,95%,,,,,")],
        [Expected("sheet.other-set", FILE, "other")],
    ),
    "another version": (
        [("small,1.0.0", "small,0.9.0")],
        [Expected("sheet.other-version", FILE, "0.9.0")],
    ),
    "a panel that is too large": (
        [(R2, f"{R2}#reviewer,R3,,\n#reviewer,R4,,\n")],
        [Expected("sheet.panel-too-large", FILE, "4")],
    ),
    "a reviewer listed twice": (
        [(R2, f"{R2}#reviewer,R1,丙,1\n")],
        [Expected("sheet.reviewer-twice", f"{FILE}:5", "R1")],
    ),
    "a reviewer with the name of a column": (
        [(R2, f"{R2}#reviewer,value,丙,1\n")],
        [Expected("sheet.reviewer-twice", f"{FILE}:5", "value")],
    ),
    "a weight of zero": (
        [("R1,甲,1", "R1,甲,0")],
        [Expected("sheet.bad-weight", f"{FILE}:3", "0")],
    ),
    "a weight that is too large": (
        [("R2,乙,2", "R2,乙,10.01")],
        [Expected("sheet.bad-weight", f"{FILE}:4", "10.01")],
    ),
    "a weight of three decimals": (
        [("R2,乙,2", "R2,乙,1.234")],
        [Expected("sheet.bad-weight", f"{FILE}:4", "1.234")],
    ),
    "a weight that is a word": (
        [("R2,乙,2", "R2,乙,重")],
        [Expected("cell.not-a-number", f"{FILE}:4", "重")],
    ),
    "an indicator like another": (
        [("B3,95%", "B9,95%")],
        [
            Expected("sheet.unknown-indicator-hint", f"{FILE}:16 value", "B9"),
            Expected("sheet.refused-missing", f"{FILE}: B3/figure value"),
        ],
    ),
    "an indicator like no other": (
        [(B3, f"{B3}\n总计,95,,,,,")],
        [Expected("sheet.unknown-indicator", f"{FILE}:17 value", "总计")],
    ),
    "a group that is scored": (
        [(B3, f"{B3}\ntotal,95,,,,,")],
        [Expected("sheet.unknown-indicator", f"{FILE}:17 value", "total")],
    ),
    "an input that is not asked for": (
        [(B3, f"{B3}\nB3/rate,95%,,,,,")],
        [Expected("sheet.unknown-input", f"{FILE}:17 value", "rate")],
    ),
    "a row copied": (
        [(B3, f"{B3}\nB3,90%,,,,,")],
        [Expected("sheet.answered-twice", f"{FILE}:17 value", "90%")],
    ),
    "a state declared twice": (
        [(B3, "B3,,,,作废,损坏,\nB3,,,,不适用,无关,")],
        [
            Expected("sheet.answered-twice", f"{FILE}:17 state", "不适用"),
            Expected("sheet.answered-twice", f"{FILE}:17 reason", "无关"),
        ],
    ),
    "a reason given twice": (
        [(B3, "B3,95%,,,,扣分甲,\nB3,,,,,扣分乙,")],
        [Expected("sheet.answered-twice", f"{FILE}:17 reason", "扣分乙")],
    ),
    "a column of nobody": (
        [("id,value,R1,R2,", "id,value,R1,R2,R3,"), ("A1,,25,28.5,", "A1,,25,28.5,9,")],
        [Expected("sheet.unknown-reviewer", f"{FILE}:5", "R3")],
    ),
    "two columns of one reviewer": (
        [("id,value,R1,R2", "id,value,R1,R1")],
        [Expected("file.duplicate-key", f"{FILE}:5", "R1")],
    ),
    "a row with too many fields": (
        [(B3, f"{B3},,")],
        [Expected("csv.too-many-fields", f"{FILE}:16", "9")],
    ),
    "a row without an indicator": ([(B3, ",95%,,,,,")], [Expected("csv.no-id", f"{FILE}:16")]),
    "a line of an unknown kind": (
        [("#project", "#projekt")],
        [Expected("csv.unknown-line", f"{FILE}:2", "#projekt")],
    ),
    "a quote that is never closed": (
        [(B3, 'B3,"95%,,,,,')],
        [Expected("csv.broken", f"{FILE}:16")],
    ),
    "a header without ids": (
        [("id,value,R1", "no,value,R1")],
        [Expected("csv.no-header", f"{FILE}:5")],
    ),
}


@pytest.mark.parametrize(
    ("edits", "expected"), [pytest.param(*case, id=name) for name, case in LINES.items()]
)
def test_a_csv_sheet_is_refused_at_the_line_of(
    edits: Edits,
    expected: list[Expected],
    small_set: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (small_set.parent / FILE).write_text(changed(SHEET, *edits), "utf-8")
    sheet_is_refused(capsys, FILE, *expected)


SCORE = "entries.A1.answers.score.R1"
KEYS: dict[str, tuple[tuple[str, str], str, str, str | None]] = {
    "a truth value": (("R1 = 25", "R1 = true"), "cell.boolean", SCORE, "TRUE"),
    "a value that is no number": (("R1 = 25", "R1 = nan"), "cell.not-a-number", SCORE, "nan"),
    "a comparison": (("R1 = 25", 'R1 = "≥25"'), "cell.comparison", SCORE, "≥25"),
    "a list": (("R1 = 25", "R1 = [25]"), "shape.not-number", SCORE, "[25]"),
    "a day": (("R1 = 25", "R1 = 2021-01-02"), "shape.not-number", SCORE, "2021-01-02"),
    "more than full points": (("R1 = 25", "R1 = 30.01"), "sheet.above-full-points", SCORE, "30.01"),
    "three decimals": (("R1 = 25", "R1 = 25.125"), "sheet.finer-than-step", SCORE, "25.125"),
    "an unknown key": (
        ("weight = 2", "wieght = 2"),
        "shape.unknown-key-hint",
        "reviewers[1].wieght",
        "wieght",
    ),
    "an unknown state": (
        ("[entries]", '[entries]\nA1.state = "void?"'),
        "cell.unknown-state",
        "entries.A1.state",
        "void?",
    ),
    "a reason that is a number": (
        ("[entries]", "[entries]\nA1.reason = 5"),
        "shape.not-text",
        "entries.A1.reason",
        "5",
    ),
    "evidence that is no list": (
        ("[entries]", '[entries]\nA1.evidence = "材料1"'),
        "shape.not-list",
        "entries.A1.evidence",
        "材料1",
    ),
    "an indicator of another set": (
        ("[entries]", "[entries]\nX.answers.score = { R1 = 25 }"),
        "sheet.unknown-indicator",
        "entries.X.answers.score.R1",
        "X",
    ),
}


@pytest.mark.parametrize(
    ("edit", "code", "key", "value"), [pytest.param(*case, id=name) for name, case in KEYS.items()]
)
def test_a_toml_sheet_is_refused_at_the_key_of(
    edit: tuple[str, str],
    code: str,
    key: str,
    value: str | None,
    small_set: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (small_set.parent / "sheet.toml").write_text(changed(TOML, edit), "utf-8")
    sheet_is_refused(capsys, "sheet.toml", Expected(code, f"sheet.toml: {key}", value))


def test_a_key_of_a_sheet_is_never_explained_by_itself(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_set.parent / "sheet.toml").write_text(changed(TOML, ("[entries]", "[indicator]")))
    expected = Expected("shape.unknown-key", "sheet.toml: indicator", "indicator")
    sheet_is_refused(capsys, "sheet.toml", expected)


def test_a_json_sheet_without_set_and_version_lacks_both(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_set.parent / "sheet.json").write_text(json.dumps({"entries": []}))
    sheet_is_refused(
        capsys,
        "sheet.json",
        Expected("shape.missing-key", "sheet.json: set"),
        Expected("shape.missing-key", "sheet.json: version"),
        Expected("shape.not-table", "sheet.json: entries", "[]"),
    )


def test_a_sheet_that_names_no_set_needs_one_named(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_set.parent / FILE).write_text(changed(SHEET, ("#set,small,1.0.0\n", "")), "utf-8")
    sheet_is_refused(capsys, FILE, Expected("sheet.no-set", FILE), used=None)


def test_a_set_that_does_not_ship_must_be_named(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_set.parent / FILE).write_text(SHEET, "utf-8")
    sheet_is_refused(capsys, FILE, Expected("sheet.unknown-set", FILE, "small"), used=None)
