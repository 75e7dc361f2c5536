"""A value between two goalposts."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from builders import figure, once, one, rounded_to, scored, sheet_refused
from examples import runs
from hypothesis import given
from hypothesis import strategies as st
from rule_alone import SPECS, Alone, alone, assert_proven, objections_to, peak, rows_in_intervals
from rule_guarded import answers, assert_held, built, contradicted, earned, settled, taken

from scoring.algebra.bounds import INT64_MAX
from scoring.algebra.ops import INTEGERS
from scoring.exact import round_to_step
from scoring.rules.goalposts import GoalpostsRule


def goalposts(
    worst: str = "20", best: str = "85", outside: str = "clip", **more: Any
) -> dict[str, Any]:
    """Return a rule; by default that of life expectancy in the Human Development Index."""
    return {
        "kind": "goalposts",
        "figure": figure("value"),
        "worst": worst,
        "best": best,
        "outside": outside,
        **more,
    }


def in_units(data: dict[str, Any], full: str, places: int) -> Alone:
    """Return a rule whose logarithms are rounded to so many decimals of a point."""
    points, finer = Fraction(full), 10 ** (places + 1)
    tick = math.lcm(points.denominator, finer)
    made = GoalpostsRule.build(SPECS.validate_python(data), points, tick)
    rule: Any = replace(made, unit=tick // 10**places)
    return Alone(rule, points, tick, rounded=True)


# ---------------------------------------------------------------- linear


@pytest.mark.parametrize(
    ("value", "points", "branch"),
    [
        ("0", "0", "worst"),
        ("20", "0", "worst"),
        ("20.0065", "0.001", "between"),
        ("52.5", "5", "between"),
        ("84.9935", "9.999", "between"),
        ("85", "10", "best"),
        ("99", "10", "best"),
    ],
)
def test_points_rise_from_the_worst_value_to_the_best(value: str, points: str, branch: str) -> None:
    assert earned(goalposts(), figure=value) == Fraction(points)
    assert taken(goalposts(), figure=value) == (f"goalposts.{branch}",)


@pytest.mark.parametrize(
    ("value", "points", "branch"),
    [
        ("0", "10", "best"),
        ("5", "10", "best"),
        ("7", "8", "between"),
        ("15", "0", "worst"),
        ("16", "0", "worst"),
    ],
)
def test_the_best_value_may_be_the_lower_one(value: str, points: str, branch: str) -> None:
    assert earned(goalposts("15", "5"), figure=value) == Fraction(points)
    assert taken(goalposts("15", "5"), figure=value) == (f"goalposts.{branch}",)


def test_goalposts_may_be_negative_and_finer_than_the_figure() -> None:
    growth = figure("growth", places=0, at_least=-50, at_most=50)
    rule = goalposts("-2.5", "7.5", figure=growth)
    assert [earned(rule, figure=value) for value in ("-3", "-2", "0", "8")] == [
        0,
        Fraction(1, 2),
        Fraction(5, 2),
        10,
    ]


# ---------------------------------------------------------------- logarithms


def test_income_of_the_human_development_index_comes_out() -> None:
    # UNDP technical note 1: ln(27 000 ÷ 100) ÷ ln(75 000 ÷ 100)
    income = goalposts("100", "75000", scale="log")
    one = in_units(income, "1", 3)
    assert settled(one, [27_000 * 10_000]) == Fraction("0.846")
    assert [settled(one, [value * 10_000]) for value in (0, 100, 75_000, 99_999)] == [0, 0, 1, 1]


def test_the_geometric_middle_earns_exactly_half() -> None:
    one = in_units(goalposts("1", "9", scale="log"), "1", 0)
    # half a point is rounded up to a whole one
    assert settled(one, [3 * 10_000]) == 1
    assert settled(one, [2 * 10_000 + 9_999]) == 0


def test_logarithms_fall_where_the_best_value_is_the_lower_one() -> None:
    one = in_units(goalposts("1000", "10", scale="log"), "10", 2)
    found = [settled(one, [value * 10_000]) for value in (5, 10, 100, 1000, 2000)]
    assert found == [10, 10, 5, 0, 0]


def test_logarithms_are_rounded_once_to_the_unit_of_the_points() -> None:
    # ln(1.9)/ln(10) of 100 is 27.8753…: 27.88 at two places, 27.9 at one, 28 at none
    rule = goalposts("1", "10", scale="log")
    for places, expected in ((0, "28"), (1, "27.9"), (2, "27.88"), (4, "27.8754")):
        one = in_units(rule, "100", places)
        assert settled(one, [19_000]) == Fraction(expected)


@pytest.mark.parametrize("places", [0, 1, 2, 3])
@runs(2)
@given(number=st.integers(0, 120_000), ends=st.sampled_from([("1", "10"), ("9.5", "0.25")]))
def test_logarithms_agree_with_a_hundred_digits(
    number: int, ends: tuple[str, str], places: int
) -> None:
    one = in_units(goalposts(*ends, scale="log"), "20", places)
    worst, best = (Decimal(end) for end in ends)
    value = Decimal(number).scaleb(-4)
    held = min(max(value, min(worst, best)), max(worst, best))
    with localcontext() as context:
        context.prec = 100
        share = (held / worst).ln() / (best / worst).ln()
        nearest = round_to_step(Fraction(20 * share), Fraction(1, 10**places))
    row = [int(value * one.rule.inputs[0].scale)]
    assert settled(one, row) == nearest
    assert_held(one, row)


# ---------------------------------------------------------------- beyond the goalposts


@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("ends", [("20", "85"), ("85", "20")])
def test_a_value_beyond_a_goalpost_may_be_refused(scale: str, ends: tuple[str, str]) -> None:
    values = ("19.9999", "20", "50", "85", "85.0001")
    strict = goalposts(*ends, "refuse", scale=scale)
    refused = [contradicted(strict, figure=value) for value in values]
    code = ["sheet.outside-goalposts"]
    assert refused == [code, [], [], [], code]
    clipped = goalposts(*ends, scale=scale)
    assert not any(contradicted(clipped, figure=value) for value in values)


def test_a_sheet_with_a_value_beyond_a_goalpost_is_refused_with_its_place() -> None:
    used = one("1", goalposts(outside="refuse"), rounding=rounded_to(3, shown=3))
    assert sheet_refused(used, {"A": once(figure="85.1")}) == ["sheet.outside-goalposts"]
    assert scored(used, {"A": once(figure="72.3")})["A"].points == Fraction("0.805")


@pytest.mark.parametrize(("places", "points"), [(1, "27.9"), (2, "27.88"), (3, "27.875")])
def test_a_set_rounds_logarithms_once_to_its_own_decimals(places: int, points: str) -> None:
    rule = goalposts("1", "10", scale="log")
    used = one("100", rule, rounding=rounded_to(places, shown=places))
    assert scored(used, {"A": once(figure="1.9")})["A"].points == Fraction(points)


# ---------------------------------------------------------------- against the formula


@runs(5)
@given(
    data=st.data(),
    ends=st.lists(st.integers(-50, 150), min_size=2, max_size=2, unique=True),
    places=st.integers(0, 2),
    full=st.sampled_from(["10", "7", "10/3"]),
)
def test_integers_follow_the_formula_and_the_proof_holds_them(
    data: st.DataObject, ends: list[int], places: int, full: str
) -> None:
    worst, best = (f"{number}E-1" for number in ends)
    value = figure("value", places=places, at_least=-10, at_most=20)
    one = built(goalposts(worst, best, figure=value), full)
    intervals, row = data.draw(rows_in_intervals(one))
    share = (answers(one, row)[0] - Fraction(worst)) / (Fraction(best) - Fraction(worst))
    assert settled(one, row) == one.full * min(max(share, Fraction(0)), Fraction(1))
    assert_held(one, row)
    assert_proven(one, intervals, row)


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_figures_of_usual_size_fit_64_bits(scale: str) -> None:
    assert peak(alone(goalposts("100", "75000", scale=scale), rounded=True)) <= INT64_MAX


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (goalposts(), []),
        (goalposts("85", "20", scale="log"), []),
        (goalposts("20", "20.0"), [("rule.goalposts-equal", "rule.best")]),
        (goalposts("0", "20"), []),
        (
            goalposts("0", "20", scale="log"),
            [("rule.goalpost-without-logarithm", "rule.worst")],
        ),
        (
            goalposts("5", "-1", scale="log"),
            [("rule.goalpost-without-logarithm", "rule.best")],
        ),
        (
            goalposts(figure=figure("value", at_least=5, at_most=5)),
            [("rule.empty-range", "rule.figure.at_most")],
        ),
    ],
)
def test_goalposts_that_make_no_scale_are_refused(
    rule: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert objections_to(rule) == expected


def test_logarithms_need_rounding_and_a_straight_line_does_not() -> None:
    log = goalposts("100", "75000", scale="log")
    assert objections_to(log, rounded=False) == [("rule.logarithm-needs-rounding", "rule")]
    assert objections_to(goalposts(), rounded=False) == []
    assert built(goalposts()).rule.objections(INTEGERS, [0]) == ()
