"""Points in proportion to actual over target."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import (
    figure,
    indicator,
    once,
    one,
    proportional,
    refused,
    rounded_to,
    scored,
    set_data,
    sheet_refused,
)

LINEAR = {"better": "lower", "form": "linear"}
RECIPROCAL = {"better": "lower", "form": "reciprocal"}


def points(rule: dict[str, Any], full: str = "5", places: int = 4, **given: str) -> Fraction:
    """Return the points of a rule for these figures."""
    used = one(full, rule, rounding=rounded_to(places, shown=places))
    return scored(used, {"A": once(**given)})["A"].points


@pytest.mark.parametrize(
    ("actual", "expected"),
    [("0", "0"), ("5", "2.5"), ("9.9999", "5"), ("10", "5"), ("12", "5"), ("3.3333", "1.6667")],
)
def test_higher_is_better_in_proportion_and_never_above_full(actual: str, expected: str) -> None:
    assert points(proportional(), actual=actual, target="10") == Fraction(expected)
    assert points(proportional("10"), actual=actual) == Fraction(expected)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("0", "5"),
        ("10", "5"),
        ("12", "4"),
        ("15", "2.5"),
        ("19.9999", "0.0001"),
        ("20", "0"),
        ("25", "0"),
    ],
)
def test_lower_is_better_falls_to_nothing_at_twice_the_target(actual: str, expected: str) -> None:
    assert points(proportional(**LINEAR), actual=actual, target="10") == Fraction(expected)
    assert points(proportional("10", **LINEAR), actual=actual) == Fraction(expected)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [("0", "5"), ("10", "5"), ("12", "4.1667"), ("20", "2.5"), ("1000000", "0.0001")],
)
def test_lower_is_better_as_target_over_actual_never_reaches_nothing(
    actual: str, expected: str
) -> None:
    assert points(proportional(**RECIPROCAL), actual=actual, target="10") == Fraction(expected)
    assert points(proportional("10", **RECIPROCAL), actual=actual) == Fraction(expected)


def test_a_fixed_target_needs_no_rounding() -> None:
    used = one(10, proportional("3", actual=figure("actual", at_most=1000)))
    assert scored(used, {"A": once(actual="1")})["A"].points == Fraction(10, 3)


@pytest.mark.parametrize("target", ["0.7", "3.33", "1e3", "0.00001"])
def test_a_fixed_target_may_have_any_decimals(target: str) -> None:
    used = one(10, proportional(target, actual=figure("actual", places=2, at_most=100)))
    expected = min(Fraction(10), Fraction("0.35") / Fraction(target) * 10)
    assert scored(used, {"A": once(actual="0.35")})["A"].points == expected


def test_it_is_rounded_once_and_not_by_way_of_more_places() -> None:
    # 9.8548… is 9.855 at three places, and that would be 9.86 at two
    assert points(proportional(), "10", 2, actual="1221.36", target="1239.36") == Fraction("9.85")


@pytest.mark.parametrize(("settled", "expected"), [("zero", Fraction(0)), ("full", Fraction(5))])
@pytest.mark.parametrize("direction", [{}, LINEAR, RECIPROCAL])
def test_a_target_of_zero_is_settled_as_declared(
    direction: dict[str, str], settled: str, expected: Fraction
) -> None:
    rule = proportional(zero_divisor=settled, **direction)
    assert points(rule, actual="3", target="0") == expected


@pytest.mark.parametrize("direction", [{}, LINEAR, RECIPROCAL])
def test_a_target_of_zero_is_refused_where_nothing_is_declared(direction: dict[str, str]) -> None:
    used = one(5, proportional(**direction), rounding=rounded_to(2))
    assert sheet_refused(used, {"A": once(actual="3", target="0")}) == ["sheet.zero-divisor"]


def test_an_actual_of_zero_is_a_value_and_no_division_by_zero() -> None:
    assert points(proportional(), actual="0", target="3") == 0
    assert points(proportional(**RECIPROCAL), actual="0", target="3") == 5


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"actual": "-1", "target": "5"}, "sheet.negative"),
        ({"actual": "1.00001", "target": "5"}, "sheet.finer-than-step"),
        ({"actual": "1000000000.1", "target": "5"}, "sheet.above-range"),
        ({"actual": "5"}, "sheet.half-answered-once"),
        ({"target": "5"}, "sheet.half-answered-once"),
        ({"actual": "x", "target": "5"}, "cell.not-a-number"),
    ],
)
def test_figures_that_make_no_sense_are_refused(given: dict[str, str], code: str) -> None:
    used = one(5, proportional(), rounding=rounded_to(2))
    assert sheet_refused(used, {"A": once(**given)}) == [code]


def test_a_figure_below_its_least_value_is_refused() -> None:
    rule = proportional("5", actual=figure("actual", at_least=2, at_most=10))
    assert sheet_refused(one(5, rule), {"A": once(actual="1")}) == ["sheet.below-range"]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (proportional("10", better="lower"), "rule.form-missing"),
        (proportional("10", form="linear"), "rule.form-not-wanted"),
        (proportional("0"), "rule.target-not-positive"),
        (proportional("-3"), "rule.target-not-positive"),
        (proportional(), "rule.needs-rounding"),
        (proportional("10", **RECIPROCAL), "rule.needs-rounding"),
        (proportional("1", actual=figure("actual", at_least=-1)), "rule.negative-figure"),
        (proportional("1", actual=figure("a", at_least=5, at_most=5)), "rule.empty-range"),
        (proportional("x"), "shape.not-number"),
        (proportional("10", zero_divisor="one"), "shape.not-one-of"),
    ],
)
def test_a_rule_that_is_not_sound_is_refused(rule: dict[str, Any], code: str) -> None:
    assert code in refused(set_data({"A": indicator(5, rule)}))


def test_the_direction_is_never_assumed() -> None:
    rule = proportional("10")
    del rule["better"]
    assert refused(set_data({"A": indicator(5, rule)})) == ["shape.missing-key"]
