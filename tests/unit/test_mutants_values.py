"""What a node comes to, and what a plan knows of its set before any sheet is read."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import group, indicator, judged, make_set, policies, root, yes_no

from scoring.algebra.ops import INTEGERS
from scoring.plan import plan_of
from scoring.plan.values import held_beside, pick, rounded_to, together

ONCE = judged("1", asked="once")


@pytest.mark.parametrize(
    ("amounts", "ways", "found"),
    [
        # what belongs to being scored and to the three ways of being left out
        ({1: 50}, {1, 2}, [0, 50, 0]),
        ({2: 50}, {1, 2}, [0, 0, 50]),
        ({1: 30, 3: 40}, {1, 2, 3}, [0, 30, 0, 40]),
        ({2: 50}, {2}, [0, 0, 50]),
    ],
)
def test_an_amount_belongs_to_a_way_of_being_left_out(
    amounts: dict[int, int], ways: set[int], found: list[int]
) -> None:
    assert [pick(INTEGERS, out, amounts, frozenset(ways)) for out in range(len(found))] == found


def test_where_no_amount_can_be_taken_there_is_none() -> None:
    assert pick(INTEGERS, None, {1: 50}, frozenset({1})) is None
    assert pick(INTEGERS, 2, {1: 50}, frozenset({2})) is None
    assert pick(INTEGERS, 1, {1: 0}, frozenset({1})) is None
    assert together(INTEGERS, [None, None]) is None
    assert together(INTEGERS, []) is None
    assert together(INTEGERS, [None, 0]) == 0
    assert together(INTEGERS, [3, None, 4]) == 7


@pytest.mark.parametrize(
    ("mode", "unit", "expected"),
    [
        # 25 ÷ 2 is 12.5
        ("half_up", 1, 13),
        ("half_even", 1, 12),
        ("down", 1, 12),
        ("half_up", 2, 12),
        ("up", 2, 14),
        ("half_up", 5, 15),
        ("half_even", 5, 10),
    ],
)
def test_a_quotient_is_rounded_to_whole_units(mode: str, unit: int, expected: int) -> None:
    assert rounded_to(INTEGERS, 25, 2, unit, mode) == expected


@pytest.mark.parametrize(
    ("before", "after", "beside", "left"),
    [
        # nothing moved; a cap takes a part of the bonus, all of it, and more
        (65, 65, 5, 5),
        (65, 62, 5, 2),
        (65, 60, 5, 0),
        (65, 32, 5, 0),
        # a floor gives back a part of the penalty, all of it, and more
        (-3, -3, -4, -4),
        (-3, 0, -4, -1),
        (-3, 1, -4, 0),
        (-3, 9, -4, 0),
        # neither adds to what the other way would have to be taken
        (20, 30, 5, 5),
        (30, 20, -4, -4),
        (30, 20, 0, 0),
        (30, 20, None, None),
    ],
)
def test_limits_take_from_bonus_and_penalty_first(
    before: int, after: int, beside: int | None, left: int | None
) -> None:
    assert held_beside(INTEGERS, before, after, beside) == left


# ---------------------------------------------------------------- what a plan knows

NOTHING_OUT = {"missing": policies("zero")}
WHOLE = {"rounding": {"places": 0}}


@pytest.mark.parametrize(
    ("changed", "more", "plain", "linear"),
    [
        ({}, {}, True, True),
        ({"cap": 8}, {}, False, True),
        ({"combine": "pool", **WHOLE}, {"missing": {"not_applicable": "siblings"}}, False, True),
        ({"combine": "best"}, {}, False, False),
        ({"combine": "product", **WHOLE}, {}, False, False),
        ({"cumulative": 0}, {}, False, False),
    ],
)
def test_a_plan_knows_whether_its_steps_only_add(
    changed: dict[str, Any], more: dict[str, Any], plain: Any, linear: Any
) -> None:
    used = make_set(
        {"a": indicator(10, ONCE, "G", **more), "Z": indicator(10, ONCE)},
        {"total": root(), "G": group(10, **changed)},
    )
    assert (plan_of(used).plain, plan_of(used).linear) == (plain, linear)


def test_a_plan_knows_what_each_indicator_gives_the_total() -> None:
    flag = indicator(None, yes_no(asked="once"), role="flag")
    extras = {
        "up": indicator(3, ONCE, "G", role="bonus", **NOTHING_OUT),
        "down": indicator(4, ONCE, "G", role="penalty", **NOTHING_OUT),
    }
    weighted = {
        "a": indicator(10, ONCE, "H", weight=1),
        "b": indicator(20, ONCE, "H", weight=2),
        "c": indicator(7, ONCE, "G"),
    }
    used = make_set(
        {"q": flag, **weighted, **extras},
        {
            "total": root(22),
            "G": group(7, cap=9),
            "H": group(15, combine="weighted_mean", weights_total=3),
        },
    )
    plan = plan_of(used)
    # 15 × 1/3 ÷ 10 and 15 × 2/3 ÷ 20 are both a half
    reaches = {
        leaf.node.id: Fraction(reach, plan.reach_scale)
        for leaf, reach in zip(plan.leaves, plan.reaches, strict=True)
    }
    half = Fraction(1, 2)
    assert reaches == {"q": 0, "a": half, "b": half, "c": 1, "up": 1, "down": -1}
    assert plan.reach_scale == 2
    full = {
        leaf.node.id: Fraction(reach, plan.reach_scale * plan.tick)
        for leaf, reach in zip(plan.leaves, plan.full_reaches, strict=True)
    }
    assert full == {"q": 0, "a": 5, "b": 10, "c": 7, "up": 0, "down": 0}
    assert plan.places == {leaf.node.id: place for place, leaf in enumerate(plan.leaves)}
