"""Conditions over points, shares and answers, for one sheet and for several added up."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import group, indicator, judged, label, make_set, root, scale, yes_no

from scoring.algebra.ops import INTEGERS
from scoring.plan import plan_of
from scoring.plan.values import Value

FINE = judged("0.01", asked="once")
FLAG = indicator(None, yes_no(asked="once"), role="flag")
AWAY = {"missing": {"not_applicable": "tree"}}


def decided(when: dict[str, Any], times: int = 1, **given: Any) -> bool:
    """Whether a condition holds where these nodes have points, or points, out and away."""
    used = make_set(
        {
            "a": indicator(10, FINE, "G", **AWAY),
            "b": indicator("20/3", yes_no(asked="once"), "G", **AWAY),
            "Z": indicator(10, FINE),
            "q": FLAG,
        },
        {"total": root("80/3"), "G": group("50/3")},
        rounding={"shown": 2, "indicator": 2, "group": 2, "total": 2},
        grades=scale((("good", "good", 5), ("poor", "poor", 0)), "rounded"),
        gate=[{"id": "g", "label": label("g"), "when": when, "best": "poor"}],
    )
    plan = plan_of(used)
    assert plan.tick == 300
    values: list[Value[int]] = [Value(0)] * len(plan.nodes)
    for name, value in given.items():
        points, out, away = (
            (*value, None, None)[:3] if isinstance(value, tuple) else (value, None, None)
        )
        ticks = (Fraction(points) * 300 * times).numerator
        away = None if away is None else (Fraction(away) * 300).numerator
        values[plan.slots[name]] = Value(ticks, out, away)
    holds = plan.outcomes.conditions.holds
    found = holds(INTEGERS, values, used.gates[0].when, times)
    if times == 1:
        assert holds(INTEGERS, values, used.gates[0].when) is found
    return found


TICK = Fraction(1, 300)


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(
    ("bound", "below", "at", "above"),
    [
        ("at_least", False, True, True),
        ("above", False, False, True),
        ("at_most", True, True, False),
        ("below", True, False, False),
    ],
)
def test_a_bound_is_held_against_points_and_shares(
    times: int, bound: str, *, below: bool, at: bool, above: bool
) -> None:
    step = TICK / times
    points = {"node": "Z", bound: "7"}
    share = {"node": "Z", "unit": "percent", bound: "70"}
    for when in (points, share, {"all": [points, share]}, {"any": [points]}):
        found = [decided(when, times, Z=7 + n * step) for n in (-1, 0, 1)]
        assert found == [below, at, above]


@pytest.mark.parametrize(
    ("bound", "between", "beyond"),
    [("at_least", False, True), ("above", False, True), ("at_most", True, False)],
)
def test_a_bound_between_two_ticks_is_held_exactly(
    bound: str, *, between: bool, beyond: bool
) -> None:
    # 7.0001 points are 2100.03 ticks
    for when in (
        {"node": "Z", bound: "7.0001"},
        {"node": "Z", "unit": "percent", bound: "70.001"},
    ):
        assert decided(when, Z=7) is between
        assert decided(when, Z=7 + TICK) is beyond


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(
    ("bound", "found"),
    [
        ("at_least", [False, True, True]),
        ("above", [False, False, True]),
        ("below", [True, False, False]),
    ],
)
def test_a_share_is_one_of_what_is_not_shared_out(
    times: int, bound: str, found: list[bool]
) -> None:
    when = {"node": "G", "unit": "percent", bound: "62.5"}
    # of 50/3 points 20/3 are shared out, and 6.25 of the ten that are left is the bound
    away = Fraction(20, 3)
    points = [Fraction("6.25") + n * Fraction(1, 300 * times) for n in (-1, 0, 1)]
    assert [decided(when, times, G=(one, None, away)) for one in points] == found
    # where nothing is, it is one of all of them
    assert decided(when, times, G=(Fraction("6.25"), None, 0)) is (bound == "below")


def test_what_is_shared_out_as_a_whole_has_no_share() -> None:
    for bound in ("at_most", "at_least"):
        when = {"node": "G", "unit": "percent", bound: "0"}
        assert not decided(when, G=(0, None, Fraction(50, 3)))
        # a single tick that is left has one
        assert decided(when, G=(0, None, Fraction(50, 3) - TICK))


@pytest.mark.parametrize("unit", ["points", "percent"])
@pytest.mark.parametrize(("out", "holds"), [(None, True), (0, True), (1, False), (2, False)])
def test_what_is_left_out_has_nothing_to_hold_against_a_bound(
    unit: str, out: int | None, *, holds: bool
) -> None:
    when = {"node": "a", "unit": unit, "at_most": "5"}
    assert decided(when, a=(0, out)) is holds
    assert decided(when, a=(0, out, None if out is None else 0)) is holds
    assert not decided(when, a=(6, out))


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("out", [None, 0, 1, 2])
def test_yes_is_full_points_as_they_are_rounded_and_no_is_fewer(
    times: int, out: int | None
) -> None:
    counts = not out
    # full points of 20/3 are rounded to 6.67, and held at 20/3
    for points, yes in (
        (Fraction(20, 3), True),
        (Fraction(20, 3) - TICK / times, False),
        (0, False),
    ):
        assert decided({"yes": "b"}, times, b=(points, out)) is (yes and counts)
        assert decided({"no": "b"}, times, b=(points, out)) is (not yes and counts)


@pytest.mark.parametrize(
    ("first", "second"), [(True, True), (True, False), (False, True), (False, False)]
)
def test_all_hold_or_any(*, first: bool, second: bool) -> None:
    parts = [{"node": "Z", "at_least": "5"}, {"node": "a", "at_least": "5"}]
    given = {"Z": 6 if first else 4, "a": 6 if second else 4}
    assert decided({"all": parts}, **given) is (first and second)
    assert decided({"any": parts}, **given) is (first or second)
    nested = {"all": [parts[0], {"any": [parts[1], {"node": "a", "below": "4"}]}]}
    assert decided(nested, 2, **given) is (first and second)
