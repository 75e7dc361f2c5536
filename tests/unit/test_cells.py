"""What people write in a cell: understood, or refused with a reason."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import band, checklist, figure, judged, one, proportional, yes_no

from scoring.errors import Problems
from scoring.io.assemble import materials, tidy
from scoring.io.cells import is_blank, read_answer, read_state
from scoring.io.raw import RawCell, row_key, split_key
from scoring.plan import plan_of


def cell(text: str, kind: str = "text") -> RawCell:
    """Return a cell with this content."""
    return RawCell("A", "", "value", text, kind, "sheet!A1")


def read(rule: dict[str, Any], text: str, kind: str = "text", place: int = 0) -> Any:
    """Return the answer that a cell gives, or the code of its problem."""
    asked = plan_of(one(10, rule)).leaves[0].rule.inputs[place]
    problems = Problems()
    answer = read_answer(cell(text, kind), asked, problems)
    codes = [problem.code for problem in problems]
    assert (answer is None) == bool(codes)
    return codes[0] if codes else answer


def money(unit: str) -> dict[str, Any]:
    """Return a rule with a figure in this unit."""
    return proportional("5", actual=figure("actual", unit=unit, at_most=1000))


@pytest.mark.parametrize(
    ("unit", "text", "value"),
    [
        ("", "4.5", "4.5"),
        ("", "４．５", "4.5"),
        ("", "1,239.36", "1239.36"),
        ("", "4.5分", "4.5"),
        ("万元", "1239.36", "1239.36"),
        ("万元", "1,239.36 万元", "1239.36"),
        ("万元", "12,393,600元", "1239.36"),
        ("万元", "0.123936亿元", "1239.36"),
        ("元", "1.5万元", "15000"),
        ("天", "30天", "30"),
        ("%", "95%", "95"),
        ("%", "95％", "95"),
        ("%", "95", "95"),
        ("%", "0.5%", "0.5"),
        ("%", "0", "0"),
        ("%", "120", "120"),
    ],
)
def test_a_figure_is_read_in_the_unit_of_its_field(unit: str, text: str, value: str) -> None:
    assert read(money(unit), text) == Decimal(value)


@pytest.mark.parametrize(
    ("unit", "text", "code"),
    [
        ("", "≥100百分比", "cell.comparison"),
        ("", "≥100", "cell.comparison"),
        ("", "不低于90", "cell.comparison"),
        ("", "100百分比", "cell.unknown-text"),
        ("", "30天", "cell.unknown-text"),
        ("天", "30元", "cell.unknown-unit"),
        ("", "1,23", "cell.bad-separators"),
        ("", "约5", "cell.not-a-number"),
        ("", "NaN", "cell.not-a-number"),
        ("", "严格执行", "cell.not-a-number"),
        ("", "1234567890.1234567", "cell.too-many-digits"),
        ("", "95%", "cell.unwanted-percent"),
        ("万元", "95%", "cell.unwanted-percent"),
        ("%", "0.95", "cell.percent-or-fraction"),
        ("%", "1", "cell.percent-or-fraction"),
    ],
)
def test_what_has_two_meanings_or_none_is_refused_with_a_reason(
    unit: str, text: str, code: str
) -> None:
    assert read(money(unit), text) == code


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("error", "#DIV/0!", "cell.error-value"),
        ("date", "44197", "cell.date"),
        ("blank_formula", "", "cell.formula-without-value"),
        ("boolean", "TRUE", "cell.boolean"),
        ("other", "?", "cell.not-a-number"),
    ],
)
def test_a_cell_that_holds_no_number_says_what_it_holds(kind: str, text: str, code: str) -> None:
    assert read(judged(), text, kind) == code


@pytest.mark.parametrize(("text", "value"), [("0.95", "95"), ("0.07", "7"), ("1.2", "120")])
def test_a_cell_formatted_as_per_cent_is_read_as_it_looks(text: str, value: str) -> None:
    assert read(money("%"), text, "percent") == Decimal(value)
    assert read(money(""), text, "percent") == "cell.unwanted-percent"


def test_points_are_no_percentage() -> None:
    assert read(judged(), "95%") == "cell.percent-of-points"


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("yes", "yes"),
        ("是", "yes"),
        ("√", "yes"),
        ("Ｙ", "yes"),
        ("TRUE", "yes"),
        ("No", "no"),
        ("×", "no"),
        ("不符合", "no"),
    ],
)
def test_a_choice_is_understood_as_people_write_it(text: str, choice: str) -> None:
    assert read(yes_no(), text) == choice


@pytest.mark.parametrize(("text", "choice"), [("部分", "partly"), ("partial", "partly")])
def test_half_met_is_understood_only_where_it_may_be_given(text: str, choice: str) -> None:
    assert read(checklist(None, partial=True), text) == choice
    assert read(checklist(None), text) == "sheet.unknown-choice"


@pytest.mark.parametrize("text", ["b1", "B1", "band 1"])
def test_a_band_is_chosen_by_its_id_or_its_name(text: str) -> None:
    assert read(band("0.5", "0"), text) == "b1"


def test_the_id_of_a_band_is_never_taken_for_the_name_of_another() -> None:
    rule = band("0.8", "0")
    rule["bands"][0]["label"] = {"zh": "好", "en": "b2"}
    assert read(rule, "b2") == "b2"


@pytest.mark.parametrize("text", ["", " ", "-", "—", "——", "－", "弃权", "Abstain", "\u3000"])
def test_a_dash_or_an_abstention_is_no_answer(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "0.00", "无", "x"])
def test_zero_is_an_answer(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("不适用", "not_applicable"),
        ("Not applicable", "not_applicable"),
        ("not_due", "not_due"),
        ("未到期", "not_due"),
        ("作废", "void"),
        (" 缺失 ", "missing"),
        ("已评", "scored"),
        ("—", None),
    ],
)
def test_states_are_understood_in_both_languages(text: str, state: str | None) -> None:
    problems = Problems()
    assert read_state(cell(text), problems) == state
    assert not len(problems)


def test_an_unknown_state_is_refused() -> None:
    problems = Problems()
    assert read_state(cell("以后再说"), problems) is None
    assert [problem.code for problem in problems] == ["cell.unknown-state"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [("附件1；附件2", ("附件1", "附件2")), ("a; b\n\nc", ("a", "b", "c")), (" ; ", ())],
)
def test_materials_are_separated_by_semicolons_or_lines(text: str, parts: tuple[str, ...]) -> None:
    assert materials(text) == parts


def test_texts_lose_outer_blanks_and_odd_line_ends_only() -> None:
    assert tidy(" a\r\nb\rc \n") == "a\nb\nc"


@pytest.mark.parametrize(
    ("key", "parts"), [("A1", ("A1", "")), ("A1/2", ("A1", "2")), (" SE.O.1 ", ("SE.O.1", ""))]
)
def test_a_row_key_is_an_indicator_and_an_input(key: str, parts: tuple[str, str]) -> None:
    assert split_key(key) == parts
    assert row_key(*parts) == key.strip()
