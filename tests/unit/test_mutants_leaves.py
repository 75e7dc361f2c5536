"""The indicators of a plan: what they can earn, where they are rounded."""

from __future__ import annotations

from typing import Any

import pytest
from builders import (
    figure,
    indicator,
    judged,
    make_set,
    one,
    panel,
    proportional,
    scale,
    tiers,
    yes_no,
)
from carried import leaf_of, value_of

from scoring.algebra.ops import INTEGERS
from scoring.plan import Given, leaf_value, plan_of, settle

ONCE = judged(asked="once")
COUNT = figure("count", places=0)


GRADES = scale((("a", "a", "0.01"), ("b", "b", "0")))
"""A bound in hundredths, so that they are whole ticks."""


# ---------------------------------------------------------------- what is made of an indicator


@pytest.mark.parametrize(
    ("points", "rule", "rounding", "unit", "best", "clip"),
    [
        # ticks are hundredths; nothing is rounded
        ("10", ONCE, {}, 0, 1000, None),
        ("10", ONCE, {"indicator": 1}, 10, 1000, None),
        # full points of 2.55 are no whole tenths: 2.6 is held below them, 2.5 is what is cut off
        ("2.55", ONCE, {"indicator": 1}, 10, 255, 255),
        ("2.55", ONCE, {"indicator": 1, "mode": "down"}, 10, 250, 255),
        ("2.54", ONCE, {"indicator": 1, "mode": "down"}, 10, 250, 254),
        ("2.54", ONCE, {"indicator": 1, "mode": "half_even"}, 10, 250, 254),
        ("2.54", ONCE, {"indicator": 1, "mode": "up"}, 10, 254, 254),
        # a quotient of two figures may come out above the full points
        ("10", proportional(), {"indicator": 2}, 1, 1000, 1000),
    ],
)
def test_an_indicator_knows_its_unit_and_what_it_can_earn(
    points: str, rule: Any, rounding: dict[str, Any], unit: int, best: int, clip: int | None
) -> None:
    used = one(points, rule, rounding={"shown": 2, **rounding}, grades=GRADES)
    leaf = leaf_of(used)
    assert plan_of(used).tick == 100
    found = (leaf.unit, leaf.best, leaf.clip, leaf.full, leaf.panel_unit)
    assert found == (unit, best, clip, round(float(points) * 100), 0)


@pytest.mark.parametrize(
    ("points", "rule", "panel_unit", "clip"),
    [
        ("10", judged("1"), 1, None),
        # 2.5 is a whole number of tenths, and of whole points it is none
        ("2.5", judged("0.5"), 10, 25),
        ("2.5", judged("0.5", asked="once"), 0, None),
    ],
)
def test_what_a_panel_comes_to_is_rounded_to_a_unit_of_its_own(
    points: str, rule: Any, panel_unit: int, clip: int | None
) -> None:
    places = 1 if points == "10" else 0
    used = one(points, rule, rounding={"shown": 2, "panel": places, "indicator": 1})
    leaf = leaf_of(used)
    assert plan_of(used).tick == 10
    assert (leaf.unit, leaf.panel_unit, leaf.clip) == (1, panel_unit, clip)


def test_a_panel_rounded_to_two_decimals_has_a_unit_of_a_hundredth() -> None:
    used = one("10", judged("0.001"), rounding={"shown": 2, "panel": 2})
    assert (plan_of(used).tick, leaf_of(used).panel_unit) == (1000, 10)


@pytest.mark.parametrize(
    ("rounding", "unit", "mode"),
    [
        (None, 10, "down"),
        ({"places": 2}, 1, "down"),
        ({"places": 2, "mode": "up"}, 1, "up"),
    ],
)
def test_an_indicator_may_be_rounded_in_its_own_way(
    rounding: dict[str, Any] | None, unit: int, mode: str
) -> None:
    more = {} if rounding is None else {"rounding": rounding}
    used = make_set(
        {"A": indicator("10", ONCE, **more)},
        rounding={"shown": 2, "indicator": 1, "mode": "down"},
    )
    assert (leaf_of(used).unit, leaf_of(used).mode) == (unit, mode)


@pytest.mark.parametrize("places", [1, 2])
def test_logarithms_are_rounded_where_the_indicator_is(places: int) -> None:
    rule = {"kind": "goalposts", "figure": figure(places=0), "worst": "1", "best": "1000"}
    used = one(
        "10",
        {**rule, "scale": "log", "outside": "clip"},
        rounding={"shown": 2, "indicator": places},
        grades=GRADES,
    )
    assert plan_of(used).tick == 100
    found: Any = leaf_of(used).rule
    assert found.unit == leaf_of(used).unit == 10 ** (2 - places)
    # log 20 ÷ log 1000 is 0.43367…
    assert value_of(used, [20]).points == {1: 430, 2: 434}[places]


# ---------------------------------------------------------------- rounding


@pytest.mark.parametrize(
    ("mode", "numerator", "expected"),
    [
        ("half_up", 1234, 120),
        ("half_up", 1250, 130),
        ("half_even", 1250, 120),
        ("down", 1290, 120),
        ("up", 1210, 130),
    ],
)
def test_points_are_settled_in_the_mode_of_the_set(
    mode: str, numerator: int, expected: int
) -> None:
    used = one("10", ONCE, rounding={"shown": 2, "indicator": 1, "mode": mode}, grades=GRADES)
    leaf = leaf_of(used)
    # the divisor is the same number as the unit, and neither stands for the other
    assert settle(INTEGERS, leaf, numerator, 10, None) == expected
    assert settle(INTEGERS, leaf, numerator, 2, 5) == expected


@pytest.mark.parametrize(("halves", "expected"), [(9, 10), (8, 8), (20, 20)])
def test_a_unit_may_be_two_ticks(halves: int, expected: int) -> None:
    used = one("10", judged("0.5", asked="once"), rounding={"shown": 2, "indicator": 0})
    assert (plan_of(used).tick, leaf_of(used).unit) == (2, 2)
    assert value_of(used, [halves]).points == expected


@pytest.mark.parametrize(
    ("mode", "scores", "expected"),
    [
        # the mean is 2.5, 2.25, 4.5 or 3
        ("half_up", (2, 3), 3),
        ("half_even", (2, 3), 2),
        ("down", (2, 3), 2),
        ("up", (2, 2, 2, 3), 3),
        ("half_up", (4, 5), 5),
        ("half_even", (4, 5), 4),
        ("down", (3, 3), 3),
    ],
)
def test_a_panel_is_rounded_in_the_mode_of_the_set(
    mode: str, scores: tuple[int, ...], expected: int
) -> None:
    used = one("10", judged("1"), rounding={"shown": 2, "panel": 0, "mode": mode})
    assert plan_of(used).tick == 1
    assert value_of(used, *[[score] for score in scores]).points == expected


@pytest.mark.parametrize(
    ("scores", "expected"),
    # (4 × 2 + 7) ÷ 3 is 5, (4 × 2 + 5) ÷ 3 is 4.33…, the third abstains
    [((400, 700, 900), 500), ((400, 500, 900), 430)],
)
def test_a_weighted_panel_is_rounded_over_the_weights_of_those_who_answered(
    scores: tuple[int, ...], expected: int
) -> None:
    panel_of = panel("weighted_mean")
    used = one("10", judged("0.01"), rounding={"shown": 2, "panel": 1}, panel=panel_of)
    given = Given([[score] for score in scores], [True, True, False], [200, 100, 300], None)
    assert (plan_of(used).tick, leaf_of(used).panel_unit) == (100, 10)
    assert leaf_value(INTEGERS, used, leaf_of(used), given).points == expected


@pytest.mark.parametrize(("combine", "expected"), [("mean", 5), ("median", 4)])
def test_a_panel_is_combined_of_those_who_answered(combine: str, expected: int) -> None:
    used = one("10", judged("1"), rounding={"shown": 2, "panel": 0}, panel=panel(combine))
    present = [True, False, True, True]
    assert value_of(used, [2], [9], [4], [9], present=present).points == expected


@pytest.mark.parametrize(
    ("points", "rounding", "ticks"),
    [
        # a full 20/3 rounded to 6.67 is held at 20/3
        ("20/3", {"panel": 2}, 2000),
        ("20/3", {"panel": 2, "indicator": 3}, 20000),
        # to whole points first, 2.5 would be 3
        ("2.5", {"panel": 0, "indicator": 1}, 25),
        ("20/3", {"indicator": 2}, 2000),
    ],
)
def test_no_rounding_lifts_an_indicator_beyond_its_full_points(
    points: str, rounding: dict[str, int], ticks: int
) -> None:
    used = one(points, yes_no(), rounding={"shown": 3, **rounding})
    assert leaf_of(used).full == ticks
    assert value_of(used, [1]).points == ticks
    assert value_of(used, [0]).points == 0


# ---------------------------------------------------------------- what the rule divides by


@pytest.mark.parametrize(("actual", "expected"), [(5, 1000), (10, 500), (15, 333), (16, 313)])
def test_a_fixed_target_over_a_figure_divides_by_the_figure(actual: int, expected: int) -> None:
    rule = proportional("5", better="lower", form="reciprocal", actual=COUNT)
    used = one("10", rule, rounding={"shown": 2, "indicator": 2})
    assert value_of(used, [actual]).points == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [([1, 1], 1000), ([0, 1], 0), ([1, 2], 500), ([1, 0], 1000), ([0, 0], 1000)],
)
def test_a_target_may_be_as_small_as_it_can_be_written(row: list[int], expected: int) -> None:
    rule = proportional(actual=COUNT, target=COUNT, zero_divisor="full")
    used = one("10", rule, rounding={"shown": 2, "indicator": 2})
    assert value_of(used, row).points == expected


@pytest.mark.parametrize(
    ("row", "points"), [([1, 2], 3), ([1, 1], 10), ([9, 10], 10), ([8, 10], 3), ([8, 0], 0)]
)
def test_what_is_looked_up_is_not_divided_though_a_rate_is_guarded(
    row: list[int], points: int
) -> None:
    rule = tiers(
        ("at_least", "90", "10"),
        otherwise="3",
        figure=COUNT,
        per=COUNT,
        zero_divisor="zero",
    )
    used = one("10", rule)
    assert plan_of(used).tick == 1
    assert value_of(used, row).points == points
