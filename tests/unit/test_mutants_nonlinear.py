"""Groups that work on rates: what each earns, how high a rate can be, what is left of them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import group, indicator, judged, make_set, policies, root
from carried import value_in
from rated import FINE, earned, rated

from scoring.plan import plan_of

HALVES = judged("0.5", asked="once")


@pytest.mark.parametrize(
    ("used", "points", "expected"),
    [
        # 10 × ∛(0.8³ + 0.6³ ÷ 2), where the exponent is 3: 0.364
        (rated("power_mean", 10, 10, exponent=3), (8, 6), "7.14"),
        (rated("power_mean", 10, 10, exponent=2), (8, 6), "7.07"),
        (rated("power_mean", 10, 10, exponent=4), (8, 6), "7.21"),
        (rated("harmonic_mean", 10, 10), (8, 2), "3.2"),
        (rated("geometric_mean", 10, 10), (8, 2), "4"),
        # 10 × 2/4 × 2/3
        (rated("product", 4, 3), (2, 2), "3.33"),
        # the mean of the five best of seven, and of the three in the middle of five
        (rated("drop", *[10] * 7, drop_lowest=2), (9, 8, 7, 6, 5, 1, 0), "7"),
        (rated("drop", *[10] * 5, drop_lowest=1, drop_highest=1), (9, 8, 7, 1, 0), "5.33"),
    ],
)
def test_a_rate_becomes_points(used: Any, points: tuple[int, ...], expected: str) -> None:
    assert earned(used, *points) == Fraction(expected)


def test_the_weights_of_a_mean_of_powers_are_kept_in_proportion() -> None:
    indicators = {
        name: indicator(10, FINE, "G", weight=weight)
        for name, weight in zip("abc", (1, 2, 3), strict=True)
    }
    used = make_set(
        indicators,
        {"total": root(), "G": group(10, combine="geometric_mean", weights_total=6)},
        rounding={"shown": 2, "group": 2},
    )
    step: Any = plan_of(used).steps[0]
    assert step.weights == (1, 2, 3)
    # the sixth root of 1 × 1 × (1/4)³
    assert earned(used, 10, 10, "2.5") == 5


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("half_up", "6.3"), ("half_even", "6.2"), ("down", "6.2"), ("up", "6.3")],
)
@pytest.mark.parametrize(
    ("combine", "more", "points"),
    [
        # a rate of 5/8 in tenths is 6.25
        ("median", {}, ("2.5", "2.5")),
        ("product", {}, ("2.5", "4")),
        ("drop", {"drop_lowest": 1}, ("2.5", "0")),
        ("drop", {"drop_lowest": 1, "fulls": (4, 8)}, ("2.5", "0")),
    ],
)
def test_a_rate_is_rounded_in_the_mode_of_its_group(
    mode: str, expected: str, combine: str, more: dict[str, Any], points: tuple[str, ...]
) -> None:
    written = dict(more)
    fulls = written.pop("fulls", (4, 4))
    used = rated(combine, *fulls, rounding={"places": 1, "mode": mode}, **written)
    assert earned(used, *points) == Fraction(expected)


def test_points_may_be_rounded_to_two_ticks() -> None:
    indicators = {name: indicator(4, HALVES, "G") for name in "ab"}
    product = group("23/2", combine="product", rounding={"places": 0})
    used = make_set(indicators, {"total": root(), "G": product})
    step: Any = plan_of(used).steps[0]
    assert (plan_of(used).tick, step.unit) == (2, 2)
    # 23/2 × 5/8 × 1 is 7.1875, and × 3/4 it is 5.39…
    assert earned(used, "2.5", "4") == 7
    assert earned(used, "2.5", "3") == 5
    # full points of 11.5 are not rounded up to 12
    assert earned(used, "4", "4") == Fraction(23, 2)


def test_a_mean_of_powers_is_right_where_full_points_are_no_whole_units() -> None:
    indicators = {name: indicator(4, HALVES, "G") for name in "ab"}
    mean = group("23/2", combine="geometric_mean", rounding={"places": 0})
    used = make_set(indicators, {"total": root(), "G": mean})
    # 23/2 × 5/8 is 7.1875
    assert earned(used, "2.5", "2.5") == 7
    assert earned(used, "4", "4") == Fraction(23, 2)


@pytest.mark.parametrize(
    ("combine", "points", "expected"),
    [("weakest", (3, 8), "3"), ("best", (3, 8), "8"), ("median", (3, 8), "5.5")],
)
def test_what_is_not_rounded_is_exact(combine: str, points: tuple[int, ...], expected: str) -> None:
    indicators = {name: indicator(20, FINE, "G") for name in "ab"}
    used = make_set(indicators, {"total": root(), "G": group(20, combine=combine)})
    assert earned(used, *points) == Fraction(expected)


def test_a_flag_is_no_child_that_counts() -> None:
    flag = indicator(None, {"kind": "yes_no", "asked": "once"}, "G", role="flag")
    indicators = {name: indicator(20, FINE, "G") for name in "ab"}
    used = make_set({"Q": flag, **indicators}, {"total": root(), "G": group(10, combine="weakest")})
    assert value_in(used, "G", a=10, b=20, Q=0) == (5, None, None)


# ---------------------------------------------------------------- limits


@pytest.mark.parametrize(
    ("limits", "points", "expected"),
    [
        ({}, (0, 9), 0),
        ({"floor": 3}, (0, 9), 3),
        ({"floor": 3}, (5, 9), 5),
        ({"cap": 7}, (8, 9), 7),
        ({"cap": 7}, (5, 9), 5),
        ({"floor": 3, "cap": 7}, (8, 9), 7),
        ({"floor": 3, "cap": 7}, (1, 9), 3),
    ],
)
def test_a_group_is_held_within_its_limits(
    limits: dict[str, Any], points: tuple[int, ...], expected: int
) -> None:
    assert earned(rated("weakest", 10, 10, **limits), *points) == expected


def lifted(combine: str, *caps: int, bonus: str = "bonus", **more: Any) -> Any:
    """Return a set where ``G`` works on groups of ten points, lifted to these caps."""
    names = "HIJ"[: len(caps)]
    indicators: dict[str, Any] = {}
    for name in names:
        indicators |= {
            name.lower(): indicator(10, FINE, name),
            f"{name.lower()}x": indicator(20, FINE, name, role=bonus, missing=policies("zero")),
        }
    groups = {name: group(10, "G", cap=cap) for name, cap in zip(names, caps, strict=True)}
    return make_set(
        indicators,
        {"total": root(), "G": group(10, combine=combine, **more), **groups},
        rounding={"shown": 2},
    )


@pytest.mark.parametrize(
    ("combine", "given", "expected"),
    [
        ("weakest", {"h": 10, "hx": 5, "i": 10, "ix": 3}, 13),
        ("weakest", {"h": 10, "hx": 20, "i": 10, "ix": 20}, 15),
        ("best", {"h": 10, "hx": 5, "i": 10, "ix": 20}, 25),
        ("median", {"h": 10, "hx": 5, "i": 10, "ix": 20}, 20),
    ],
)
def test_a_bonus_lifts_a_rate_beyond_one(
    combine: str, given: dict[str, int], expected: int
) -> None:
    assert value_in(lifted(combine, 15, 25), "G", **given)[0] == expected
    rounded = lifted(combine, 15, 25, rounding={"places": 1})
    assert value_in(rounded, "G", **given)[0] == expected


@pytest.mark.parametrize(
    ("used", "most"),
    [
        (rated("weakest", 10, 10), 1),
        # 15 of 10 points is a rate of at most 2, 25 of 10 of at most 3
        (lifted("weakest", 15, 15), 2),
        (lifted("weakest", 15, 25), 3),
        (lifted("weakest", 10, 10), 1),
        # a cap beyond the full points lifts nothing where there is no bonus
        (lifted("weakest", 15, 25, bonus="penalty"), 1),
    ],
)
def test_it_is_known_how_high_a_rate_can_be(used: Any, most: int) -> None:
    plan = plan_of(used)
    (step,) = (one for one in plan.steps if plan.nodes[one.slots[0]].id == "G")
    found: Any = step
    assert found.most == most * found.top


@pytest.mark.parametrize(
    ("between", "most"), [("product", 6), ("best", 3), ("sum", 3), ("weakest", 3)]
)
def test_a_group_between_passes_on_how_high_a_rate_can_be(between: str, most: int) -> None:
    bonus = {"role": "bonus", "missing": policies("zero")}
    flag = indicator(None, {"kind": "yes_no", "asked": "once"}, "F", role="flag")
    used = make_set(
        {
            "q": flag,
            "h": indicator(10, FINE, "H"),
            "hx": indicator(20, FINE, "H", **bonus),
            "i": indicator(10, FINE, "I"),
            "ix": indicator(20, FINE, "I", **bonus),
            "z": indicator(10, FINE, "G"),
        },
        {
            "total": root(),
            "G": group(10, combine="best"),
            "F": group(20, "G", combine=between, rounding={"places": 2}),
            "H": group(10, "F", cap=15),
            "I": group(10, "F", cap=25),
        },
    )
    plan = plan_of(used)
    steps: dict[str, Any] = {plan.nodes[one.slots[0]].id: one for one in plan.steps}
    assert steps["G"].most == most * steps["G"].top
