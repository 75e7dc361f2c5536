"""Answers that cannot be understood or do not fit are refused, each at its line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from broken.making import Case, Edits, Expected, changed, quietly, sheet_is_refused
from broken.parts import SET, SHEET

if TYPE_CHECKING:
    from pathlib import Path

FILE = "sheet.csv"
A1 = "A1,,25,28.5,,,"
B3 = "B3,95%"


def points(written: str) -> Edits:
    """Write this where reviewer R1 gives points for A1."""
    return [("A1,,25,", f"A1,,{written},")]


def spent(written: str) -> Edits:
    """Write this where A2 asks what was spent, in 万元."""
    return [("A2/actual,90", f"A2/actual,{written}")]


def rate(written: str) -> Edits:
    """Write this where B3 asks for a rate in per cent."""
    return [(B3, f"B3,{written}")]


CASES: dict[str, Case] = {
    "points are above the full points": (
        points("30.01"),
        "sheet.above-full-points",
        ":6 R1",
        "30.01",
    ),
    "points are negative": (points("-0.01"), "sheet.negative", ":6 R1", "-0.01"),
    "points have three decimals": (points("25.123"), "sheet.finer-than-step", ":6 R1", "25.123"),
    "points are a word": (points("很好"), "cell.not-a-number", ":6 R1", "很好"),
    "points are a comparison": (points("≥100百分比"), "cell.comparison", ":6 R1", "≥100百分比"),
    "points are said to be no less": (points("不低于25"), "cell.comparison", ":6 R1", "不低于25"),
    "a comma may be a decimal point": (points('"1,23"'), "cell.bad-separators", ":6 R1", "1,23"),
    "points have two points": (points("25.5.1"), "cell.not-a-number", ":6 R1", "25.5.1"),
    "points are a percentage": (points("85%"), "cell.percent-of-points", ":6 R1", "85%"),
    "points are true": (points("TRUE"), "cell.not-a-number", ":6 R1", "TRUE"),
    "points are not a number": (points("NaN"), "cell.not-a-number", ":6 R1", "NaN"),
    "points are a fraction": (points("25/30"), "cell.unknown-text", ":6 R1", "25/30"),
    "points have more digits than a spreadsheet holds": (
        points("12345678901234567"),
        "cell.too-many-digits",
        ":6 R1",
        "12345678901234567",
    ),
    "an amount is a percentage": (spent("90%"), "cell.unwanted-percent", ":8 value", "90%"),
    "an amount has the unit of another field": (
        spent("90天"),
        "cell.unknown-unit",
        ":8 value",
        "90天",
    ),
    "an amount is negative": (spent("-90"), "sheet.negative", ":8 value", "-90"),
    "an amount has too many decimals": (
        spent("90.00001"),
        "sheet.finer-than-step",
        ":8 value",
        "90.00001",
    ),
    "an amount is out of this world": (
        spent("9000000000"),
        "sheet.above-range",
        ":8 value",
        "9000000000",
    ),
    "a rate may be a fraction": (rate("0.95"), "cell.percent-or-fraction", ":16 value", "0.95"),
    "a rate of one may be all of it": (rate("1"), "cell.percent-or-fraction", ":16 value", "1"),
    "a rate is above one hundred": (rate("101%"), "sheet.above-range", ":16 value", "101"),
    "an amount is divided by zero": (
        [("A2/target,100", "A2/target,0")],
        "sheet.zero-divisor",
        ":9 value",
        "0",
    ),
    "one of two figures is missing": (
        [("A2/target,100", "A2/target,")],
        "sheet.half-answered-once",
        ":9 value",
        None,
    ),
    "a checklist is half answered": (
        [("B1/2,,是,否", "B1/2,,是,")],
        "sheet.half-answered",
        ":12 R2",
        None,
    ),
    "an element is answered with a number": (
        [("B1/1,,是", "B1/1,,1")],
        "sheet.unknown-choice",
        ":11 R1",
        "1",
    ),
    "a band does not exist": (
        [("B2/band,高", "B2/band,中")],
        "sheet.unknown-choice",
        ":14 value",
        "中",
    ),
    "a score lies below its band": (
        [("B2/score,10", "B2/score,9.59")],
        "sheet.outside-band",
        ":15 value",
        "9.59",
    ),
    "a score lies above its band": (
        [("B2/band,高", "B2/band,低"), ("B2/score,10", "B2/score,9.6")],
        "sheet.outside-band",
        ":15 value",
        "9.6",
    ),
    "a reviewer abstains where two are needed": (
        points("弃权"),
        "sheet.too-few-answers",
        ":6 R1",
        "1",
    ),
    "a state stands beside points": (
        [(A1, "A1,,25,28.5,不适用,,")],
        "sheet.state-and-score",
        ":6 state",
        "not_applicable",
    ),
    "a state is unknown": ([(A1, "A1,,25,28.5,n/a,,")], "cell.unknown-state", ":6 state", "n/a"),
    "an indicator is left blank": ([(A1, "A1,,,,,,")], "sheet.refused-missing", ":6 R1", None),
    "an indicator is not due": (
        [(A1, "A1,,,,未到期,,")],
        "sheet.refused-not_due",
        ":6 R1",
        None,
    ),
    "what was filled in is void": (
        [(A1, "A1,,25,28.5,作废,,")],
        "sheet.refused-void",
        ":6 R1",
        None,
    ),
    "points stand where figures are filled in": (
        [("A1,,25,28.5", "A1,5,25,28.5")],
        "sheet.asked-of-panel",
        ":6 value",
        "value",
    ),
    "a figure is filled in by a reviewer": (
        [("B3,95%,", "B3,95%,95%")],
        "sheet.asked-once",
        ":16 R1",
        "R1",
    ),
}


@pytest.mark.parametrize(
    ("edits", "code", "place", "value"),
    [pytest.param(*case, id=name) for name, case in CASES.items()],
)
def test_an_answer_that_does_not_fit_is_refused_at_its_line_and_column(
    edits: Edits,
    code: str,
    place: str,
    value: str | None,
    small_set: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (small_set.parent / FILE).write_text(changed(SHEET, *edits), "utf-8")
    sheet_is_refused(capsys, FILE, Expected(code, f"{FILE}{place}", value))


def test_the_sheet_that_is_broken_here_is_sound(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert small_set.read_text("utf-8") == SET
    (small_set.parent / FILE).write_text(SHEET, "utf-8")
    out, err = quietly(capsys, ["score", FILE, "--set", "small.toml", "--lang", "en"], status=0)
    assert "Total 85.00 of 100. Grade: good." in out
    assert not err


def test_every_problem_of_a_sheet_is_reported_at_once(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [*points("30.01"), *spent("90%"), *rate("0.95"), ("B2/score,10", "B2/score,-1")]
    (small_set.parent / FILE).write_text(changed(SHEET, *wrong), "utf-8")
    problems = sheet_is_refused(
        capsys,
        FILE,
        Expected("sheet.above-full-points", f"{FILE}:6 R1", "30.01"),
        Expected("cell.unwanted-percent", f"{FILE}:8 value", "90%"),
        Expected("sheet.negative", f"{FILE}:15 value", "-1"),
        Expected("cell.percent-or-fraction", f"{FILE}:16 value", "0.95"),
    )
    assert len({problem.place for problem in problems}) == 4


def test_problems_come_in_the_order_of_the_lines(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [*points("很好"), *spent("90%"), *rate("0.95"), ("B1/1,,是", "B1/1,,半")]
    (small_set.parent / FILE).write_text(changed(SHEET, *wrong), "utf-8")
    sheet_is_refused(
        capsys,
        FILE,
        Expected("cell.not-a-number", f"{FILE}:6 R1", "很好"),
        Expected("cell.unwanted-percent", f"{FILE}:8 value", "90%"),
        Expected("sheet.unknown-choice", f"{FILE}:11 R1", "半"),
        Expected("cell.percent-or-fraction", f"{FILE}:16 value", "0.95"),
    )
