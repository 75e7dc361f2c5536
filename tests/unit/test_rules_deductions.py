"""Counted faults, each of which costs points, until they are used up."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import label
from examples import runs
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from rule_alone import (
    SPECS,
    alone,
    assert_proven,
    branches,
    exact,
    named,
    objections_to,
    peak,
    points,
    row_of,
    rows_in_intervals,
)

from scoring.algebra.bounds import INT64_MAX
from scoring.algebra.ops import INTEGERS


def line(line_id: str, each: str | None = None, **more: Any) -> dict[str, Any]:
    """Return a kind of fault."""
    cost = {} if each is None else {"each": each}
    return {"id": line_id, "label": label(line_id), **cost, **more}


def deductions(*lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a deduction list."""
    return {"kind": "deductions", "lines": list(lines), **more}


RECEIPTS = deductions(
    line("receipt", "5"), line("late", "0.5", at_most="2"), line("forged", takes_all=True)
)
"""Each improper receipt −5, each day late −0.5 but −2 at most, forged evidence takes all."""


@pytest.mark.parametrize(
    ("receipt", "late", "forged", "expected"),
    [
        ("0", "0", "0", "10"),
        ("1", "0", "0", "5"),
        ("0", "3", "0", "8.5"),
        ("0", "4", "0", "8"),
        ("0", "5", "0", "8"),
        ("0", "1000", "0", "8"),
        ("1", "1000", "0", "3"),
        ("2", "0", "0", "0"),
        ("2", "1", "0", "0"),
        ("1000", "1000", "1000", "0"),
        ("0", "0", "1", "0"),
        ("0", "0", "2", "0"),
    ],
)
def test_every_fault_costs_its_points_until_they_are_used_up(
    receipt: str, late: str, forged: str, expected: str
) -> None:
    found = points(RECEIPTS, receipt=receipt, late=late, forged=forged)
    assert found == Fraction(expected)


@pytest.mark.parametrize(
    ("receipt", "forged", "taken"),
    [
        ("0", "0", ("deductions.none",)),
        ("1", "0", ("deductions.counted",)),
        ("2", "0", ("deductions.used_up",)),
        ("3", "0", ("deductions.used_up",)),
        ("0", "1", ("deductions.takes_all",)),
        ("3", "1", ("deductions.takes_all",)),
    ],
)
def test_a_trace_says_when_the_points_are_used_up(
    receipt: str, forged: str, taken: tuple[str, ...]
) -> None:
    assert branches(RECEIPTS, receipt=receipt, late="0", forged=forged) == taken
    assert all(named(language)(key) for key in taken for language in ("zh", "en"))


@pytest.mark.parametrize(
    ("receipt", "late", "forged", "expected"),
    [("3", "1", "0", "15.5"), ("0", "9", "0", "2"), ("0", "0", "7", "10"), ("0", "0", "0", "0")],
)
def test_what_was_deducted_beyond_the_points_can_be_told(
    receipt: str, late: str, forged: str, expected: str
) -> None:
    one = alone(RECEIPTS)
    row = row_of(one, {"receipt": receipt, "late": late, "forged": forged})
    assert Fraction(one.rule.lost(INTEGERS, row), one.tick) == Fraction(expected)  # type: ignore[attr-defined]


def test_counts_are_whole_and_have_a_largest_number_that_makes_sense() -> None:
    asked = alone(deductions(line("a", "1", most=7), line("b", "1"))).rule.inputs
    assert [(one.id, one.kind, one.scale, one.step) for one in asked] == [
        ("a", "figure", 1, 1),
        ("b", "figure", 1, 1),
    ]
    assert [(one.lowest, one.highest) for one in asked] == [(0, 7), (0, 1000)]
    assert asked[0].label is not None
    assert asked[0].label.zh == "a"


def test_counts_are_given_once_unless_every_reviewer_counts() -> None:
    assert not alone(RECEIPTS).rule.by_panel
    assert alone({**RECEIPTS, "asked": "panel"}).rule.by_panel


def test_a_deduction_may_be_a_ratio() -> None:
    assert points(deductions(line("a", "1/3", at_most="7/4")), a="2") == Fraction(28, 3)
    assert points(deductions(line("a", "1/3", at_most="7/4")), a="9") == Fraction(33, 4)


# ---------------------------------------------------------------- against the formula

RATIOS = st.fractions(min_value=Fraction(1, 8), max_value=6, max_denominator=8)


@st.composite
def lists(draw: st.DrawFn) -> dict[str, Any]:
    """Return a deduction list of one to four lines for 10 points."""
    lines = []
    for number in range(draw(st.integers(1, 4))):
        if draw(st.integers(0, 4)) == 0:
            lines.append(line(f"l{number}", takes_all=True))
            continue
        limit = draw(st.none() | RATIOS)
        capped = {} if limit is None else {"at_most": str(limit)}
        lines.append(line(f"l{number}", str(draw(RATIOS)), most=draw(st.integers(1, 30)), **capped))
    return deductions(*lines)


def by_formula(data: dict[str, Any], counts: list[int]) -> Fraction:
    """Return max(0, w − Σ min(each·n, at_most)), and nothing after a fault that takes all."""
    left = Fraction(10)
    for one, count in zip(data["lines"], counts, strict=True):
        if one.get("takes_all"):
            if count:
                return Fraction(0)
            continue
        cost = Fraction(one["each"]) * count
        if "at_most" in one and cost > Fraction(one["at_most"]):
            cost = Fraction(one["at_most"])
        left -= cost
    return left if left > 0 else Fraction(0)


@runs(5)
@given(data=st.data(), rule=lists(), rounded=st.booleans())
def test_integers_follow_the_formula_and_the_proof_holds_them(
    data: st.DataObject, rule: dict[str, Any], *, rounded: bool
) -> None:
    one = alone(rule, rounded=rounded)
    intervals, row = data.draw(rows_in_intervals(one))
    assert exact(one, row) == by_formula(rule, row)
    assert_proven(one, intervals, row)


def test_the_longest_counts_fit_64_bits() -> None:
    rule = deductions(*(line(f"l{n}", "3.33", most=100_000) for n in range(20)))
    assert peak(alone(rule)) <= INT64_MAX


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (RECEIPTS, []),
        (deductions(line("a", "10", at_most="10")), []),
        (deductions(line("a", "1"), line("a", "2")), [("rule.id-twice", "rule.lines[1].id")]),
        (deductions(line("a")), [("rule.line-needs-one-cost", "rule.lines[0]")]),
        (
            deductions(line("a", "1"), line("b", "1", takes_all=True)),
            [("rule.line-needs-one-cost", "rule.lines[1]")],
        ),
        (deductions(line("a", "0")), [("rule.deduction-not-positive", "rule.lines[0].each")]),
        (deductions(line("a", "-1")), [("rule.deduction-not-positive", "rule.lines[0].each")]),
        (
            deductions(line("a", "1", at_most="10.01")),
            [("rule.at-most-outside-points", "rule.lines[0].at_most")],
        ),
        (
            deductions(line("a", "1", at_most="0")),
            [("rule.at-most-outside-points", "rule.lines[0].at_most")],
        ),
        (
            deductions(line("a", takes_all=True, at_most="3")),
            [("rule.at-most-without-each", "rule.lines[0].at_most")],
        ),
        (
            deductions(line("a", at_most="11")),
            [
                ("rule.line-needs-one-cost", "rule.lines[0]"),
                ("rule.at-most-without-each", "rule.lines[0].at_most"),
                ("rule.at-most-outside-points", "rule.lines[0].at_most"),
            ],
        ),
    ],
)
def test_a_line_costs_something_in_exactly_one_way(
    rule: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert objections_to(rule) == expected


@pytest.mark.parametrize(
    "rule",
    [deductions(), deductions(line("a", "1", most=0)), deductions(line("a", "1", most=100_001))],
)
def test_a_list_has_lines_and_counts_that_can_occur(rule: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SPECS.validate_python(rule)
