"""The middle is best."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import figure
from examples import runs
from hypothesis import given
from hypothesis import strategies as st
from rule_alone import alone, assert_proven, objections_to, peak, rows_in_intervals
from rule_guarded import answers, assert_held, built, earned, settled, taken

from scoring.algebra.bounds import INT64_MAX

KEYS = ("zero_below", "full_from", "full_to", "zero_above")


def two_sided(*places: str | None, **more: Any) -> dict[str, Any]:
    """Return a rule with these places, from the lowest up; ``None`` leaves one out."""
    written = dict(zip(KEYS, places or ("80", "95", "105", "120"), strict=True))
    kept = {key: value for key, value in written.items() if value is not None}
    return {"kind": "two_sided", "figure": figure("value"), **kept, **more}


@pytest.mark.parametrize(
    ("value", "points", "branch"),
    [
        ("0", "0", "below_nothing"),
        ("80", "0", "below_nothing"),
        ("80.0003", "0.0002", "below"),
        ("87.5", "5", "below"),
        ("94.9997", "9.9998", "below"),
        ("95", "10", "within"),
        ("100", "10", "within"),
        ("105", "10", "within"),
        ("105.0003", "9.9998", "above"),
        ("112.5", "5", "above"),
        ("119.9997", "0.0002", "above"),
        ("120", "0", "above_nothing"),
        ("500", "0", "above_nothing"),
    ],
)
def test_points_rise_to_the_range_and_fall_beyond_it(value: str, points: str, branch: str) -> None:
    assert earned(two_sided(), figure=value) == Fraction(points)
    assert taken(two_sided(), figure=value) == (f"two_sided.{branch}",)
    rate = two_sided(per=figure("per"))
    assert earned(rate, figure=value, per="100") == Fraction(points)
    assert taken(rate, figure=value, per="100") == (f"two_sided.{branch}",)


def test_an_edge_where_nothing_begins_at_once_is_a_cliff() -> None:
    rule = two_sided("95", "95", "105", "105")
    found = [earned(rule, figure=value) for value in ("94.9999", "95", "105", "105.0001")]
    assert found == [0, 10, 10, 0]
    assert taken(rule, figure="94") == ("two_sided.below_nothing",)
    assert taken(rule, figure="106") == ("two_sided.above_nothing",)


def test_a_side_without_its_zero_keeps_the_full_points() -> None:
    lower, upper = two_sided(None, "95", "105", "120"), two_sided("80", "95", "105", None)
    assert [earned(lower, figure=value) for value in ("0", "110")] == [10, Fraction(20, 3)]
    assert [earned(upper, figure=value) for value in ("90", "999")] == [Fraction(20, 3), 10]
    assert taken(lower, figure="0") == ("two_sided.below_full",)
    assert taken(upper, figure="999") == ("two_sided.above_full",)


def test_the_range_may_be_a_single_value_and_the_sides_unlike() -> None:
    rule = two_sided("-2", "0", "0", "4", figure=figure("deviation", at_least=-10, at_most=10))
    assert [earned(rule, figure=value) for value in ("-2", "-1", "0", "1", "4")] == [
        0,
        5,
        10,
        Fraction("7.5"),
        0,
    ]


def test_a_rate_is_compared_without_being_rounded() -> None:
    rule = two_sided("66", "66.67", "100", "100", per=figure("per"))
    # 2 of 3 is 66.666… %, 200/3 − 66 of the 0.67 percentage points up to the range
    assert earned(rule, figure="2", per="3") == 10 * (Fraction(200, 3) - 66) / Fraction("0.67")
    assert earned(rule, figure="1", per="1") == 10


@pytest.mark.parametrize(("settlement", "points"), [("zero", 0), ("full", 10)])
def test_a_rate_per_nothing_is_settled_as_declared(settlement: str, points: int) -> None:
    rule = two_sided(per=figure("per"), zero_divisor=settlement)
    assert earned(rule, figure="3", per="0") == points
    assert built(two_sided(per=figure("per"))).rule.zero == "refuse"
    assert not built(two_sided()).rule.guarded


# ---------------------------------------------------------------- against the formula


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """Return a rule with places of any sign and fineness, some of them cliffs or left out."""
    numbers = draw(st.lists(st.integers(-40, 120), min_size=4, max_size=4))
    places: list[str | None] = [f"{number}E-1" for number in sorted(numbers)]
    cliff = draw(st.integers(0, 3))
    if cliff == 1:
        places[0] = places[1]
    if cliff == 2:
        places[3] = places[2]
    leave_out = draw(st.sampled_from([None, 0, 3]))
    if leave_out is not None:
        places[leave_out] = None
    low = draw(st.sampled_from([-5, 0]))
    value = figure("value", places=draw(st.integers(0, 2)), at_least=low, at_most=15)
    per = figure("per", places=draw(st.integers(0, 2)), at_most=40)
    rate = {"per": per, "zero_divisor": "full"} if draw(st.booleans()) else {}
    return two_sided(*places, figure=value, **rate)


def by_formula(rule: dict[str, Any], full: Fraction, given_: list[Fraction]) -> Fraction:
    """Return the height of the trapezoid over the value."""
    value = given_[0]
    if "per" in rule:
        if not given_[1]:
            return full
        value = 100 * value / given_[1]
    nothing_below, low, high, nothing_above = (
        Fraction(rule[key]) if key in rule else None for key in KEYS
    )
    assert low is not None
    assert high is not None
    if low <= value <= high:
        return full
    nothing, everything = (nothing_below, low) if value < low else (nothing_above, high)
    if nothing is None:
        return full
    if nothing == everything:
        return Fraction(0)
    return full * max((value - nothing) / (everything - nothing), Fraction(0))


@runs(7)
@given(data=st.data(), rule=rules(), full=st.sampled_from(["10", "7", "10/3"]))
def test_integers_follow_the_formula_and_the_proof_holds_them(
    data: st.DataObject, rule: dict[str, Any], full: str
) -> None:
    one = built(rule, full)
    intervals, row = data.draw(rows_in_intervals(one))
    assert settled(one, row) == by_formula(rule, one.full, answers(one, row))
    assert_held(one, row)
    assert_proven(one, intervals, row)
    if "per" in rule:
        row[1] = 0
        assert settled(one, row) == one.full
        assert_held(one, row)


@pytest.mark.parametrize("rate", [False, True])
def test_figures_of_usual_size_fit_64_bits(*, rate: bool) -> None:
    rule = two_sided(**({"per": figure("per")} if rate else {}))
    assert peak(alone(rule, rounded=True)) <= INT64_MAX


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (two_sided(), []),
        (two_sided("95", "95", "95", "95"), []),
        (two_sided(None, "95", "105", "120"), []),
        (two_sided("96", "95", "105", "120"), [("rule.edges-not-rising", "rule.full_from")]),
        (two_sided("80", "105", "95", "120"), [("rule.edges-not-rising", "rule.full_to")]),
        (two_sided("80", "95", "105", "104"), [("rule.edges-not-rising", "rule.zero_above")]),
        (
            two_sided("4", "3", "2", "1"),
            [("rule.edges-not-rising", f"rule.{key}") for key in KEYS[1:]],
        ),
        (two_sided(None, "95", "105", None), [("rule.never-falls", "rule")]),
        (
            two_sided(per=figure("per", at_least=-1)),
            [("rule.negative-figure", "rule.per.at_least")],
        ),
    ],
)
def test_places_out_of_order_are_refused(
    rule: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert objections_to(rule) == expected


def test_a_rate_needs_rounding_and_a_figure_does_not() -> None:
    rate = two_sided(per=figure("per"))
    assert objections_to(rate, rounded=False) == [("rule.needs-rounding", "rule")]
    assert objections_to(two_sided(), rounded=False) == []
