"""Points looked up in tiers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import (
    figure,
    indicator,
    once,
    one,
    refused,
    scored,
    set_data,
    sheet_refused,
    tiers,
)

EXECUTION = (("at_least", "100", "10"), ("at_least", "80", "7"), ("at_least", "60", "5"))


def points(rule: dict[str, Any], full: str = "10", **given: str) -> Fraction:
    """Return the points of a rule for these figures."""
    return scored(one(full, rule), {"A": once(**given)})["A"].points


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0", 0), ("59.9999", 0), ("60", 5), ("79.99", 5), ("80", 7), ("99.99", 7), ("250", 10)],
)
def test_a_lower_bound_belongs_to_its_tier(value: str, expected: int) -> None:
    assert points(tiers(*EXECUTION), figure=value) == expected


@pytest.mark.parametrize(
    ("side", "bound", "value", "expected"),
    [
        ("at_least", "10", "10", 10),
        ("at_least", "10", "9.9999", 1),
        ("above", "10", "10", 1),
        ("above", "10", "10.0001", 10),
        ("at_most", "10", "10", 10),
        ("at_most", "10", "10.0001", 1),
        ("below", "10", "10", 1),
        ("below", "10", "9.9999", 10),
        ("at_least", "2.5", "2.5", 10),
        ("below", "0.12345", "0.1234", 10),
        ("below", "0.12345", "0.1235", 1),
    ],
)
def test_every_bound_says_whether_it_is_included(
    side: str, bound: str, value: str, expected: int
) -> None:
    assert points(tiers((side, bound, "10"), otherwise="1"), figure=value) == expected


def test_upper_bounds_are_read_upwards() -> None:
    late = tiers(("at_most", "0", "10"), ("at_most", "30", "6"), ("below", "60", "3"))
    assert [points(late, figure=days) for days in ("0", "0.5", "30", "31", "59", "60")] == [
        10,
        6,
        6,
        3,
        3,
        0,
    ]


@pytest.mark.parametrize(
    ("figure_", "per", "expected"),
    [
        ("3", "5", 5),
        ("59.99", "100", 0),
        ("4", "5", 7),
        ("2", "3", 5),
        ("7", "7", 10),
        ("8", "7", 10),
    ],
)
def test_a_rate_is_compared_without_being_rounded(figure_: str, per: str, expected: int) -> None:
    rule = tiers(*EXECUTION, per=figure("per"))
    assert points(rule, figure=figure_, per=per) == expected


def test_a_rate_just_short_of_its_bound_is_short_of_it() -> None:
    rule = tiers(("at_least", "66.67", "10"), per=figure("per"))
    assert points(rule, figure="2", per="3") == 0
    rule = tiers(("above", "33.33", "10"), per=figure("per"))
    assert points(rule, figure="1", per="3") == 10


@pytest.mark.parametrize(("settled", "expected"), [("zero", 0), ("full", 10)])
def test_a_rate_per_nothing_is_settled_as_declared(settled: str, expected: int) -> None:
    rule = tiers(*EXECUTION, per=figure("per"), zero_divisor=settled)
    assert points(rule, figure="0", per="0") == expected


def test_a_rate_per_nothing_is_refused_where_nothing_is_declared() -> None:
    used = one(10, tiers(*EXECUTION, per=figure("per")))
    assert sheet_refused(used, {"A": once(figure="0", per="0")}) == ["sheet.zero-divisor"]


def test_tiers_may_hold_negative_values() -> None:
    saving = tiers(
        ("at_least", "5", "10"), ("at_least", "0", "6"), figure=figure("saving", at_least=-100)
    )
    assert [points(saving, figure=value) for value in ("-30", "0", "4.9", "5")] == [0, 6, 6, 10]
    assert sheet_refused(one(10, saving), {"A": once(figure="-101")}) == ["sheet.below-range"]


def test_points_of_a_tier_may_be_a_ratio() -> None:
    assert points(tiers(("at_least", "1", "10/3")), figure="1") == Fraction(10, 3)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (tiers(("at_least", "90", "3"), ("at_least", "100", "5")), "rule.tiers-not-ordered"),
        (tiers(("at_least", "90", "3"), ("at_least", "90", "2")), "rule.tiers-not-ordered"),
        (tiers(("at_least", "90", "3"), ("above", "90", "2")), "rule.tiers-not-ordered"),
        (tiers(("at_most", "10", "3"), ("below", "10", "2")), "rule.tiers-not-ordered"),
        (tiers(("at_most", "10", "3"), ("at_least", "20", "2")), "rule.tiers-mixed-sides"),
        (tiers(("at_least", "90", "11")), "rule.tier-points"),
        (tiers(("at_least", "90", "-1")), "rule.tier-points"),
        (tiers(("at_least", "90", "3"), otherwise="12"), "rule.tier-points"),
        (tiers(), "shape.empty-list"),
        (tiers(("until", "90", "3")), "shape.unknown-key"),
        (
            tiers(("at_least", "9", "3"), per=figure("per", at_least=-1)),
            "rule.negative-figure",
        ),
    ],
)
def test_tiers_that_overlap_or_leave_doubt_are_refused(rule: dict[str, Any], code: str) -> None:
    found = refused(set_data({"A": indicator(10, rule)}))
    assert any(one_code.startswith(code) for one_code in found)


@pytest.mark.parametrize("bounds", [{}, {"at_least": "1", "at_most": "5"}])
def test_a_tier_has_exactly_one_bound(bounds: dict[str, str]) -> None:
    rule = tiers(("at_least", "9", "3"))
    rule["tiers"].append({**bounds, "points": "1"})
    assert refused(set_data({"A": indicator(10, rule)})) == ["rule.tier-needs-one-bound"]


def test_a_tier_above_a_bound_may_be_followed_by_one_from_that_bound_on() -> None:
    rule = tiers(("above", "90", "10"), ("at_least", "90", "8"))
    assert [points(rule, figure=value) for value in ("90.01", "90", "89.99")] == [10, 8, 0]
