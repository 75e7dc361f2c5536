"""Groups that add: what is left out is shared out here, over the whole tree, or to a sibling.

With e earned of c points, of which t go to the whole tree and s to those that are left, a group
earns e × (c − t) ÷ (c − t − s), and the total, where t is shared out too, e × c ÷ (c − t − s).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import group, indicator, judged, make_set, policies, root, scale
from carried import value_in

from scoring.plan import plan_of

FINE = judged("0.01", asked="once")
ANY = {"missing": {"missing": "siblings", "not_applicable": "tree"}}
SIBLINGS = {"missing": {"not_applicable": "siblings"}}
TREE = {"missing": {"not_applicable": "tree"}}
ROUNDED = {"rounding": {"shown": 2, "group": 2, "total": 2}, "grades": scale(basis="rounded")}


def ways(receiver: str | None = None) -> dict[str, Any]:
    """Return policies by which a node may be left out in every way."""
    gives = {} if receiver is None else {"not_due": {"give_to": receiver}}
    return {"missing": {**ANY["missing"], **gives}}


def summed(**more: Any) -> Any:
    """Return a set where ``G`` adds up 10, 20 and 30 points; ``a`` may give its own to ``b``."""
    indicators = {
        "a": indicator(10, FINE, "G", **ways("b")),
        "b": indicator(20, FINE, "G", **ways()),
        "c": indicator(30, FINE, "G", **ways()),
    }
    groups = {"total": root(), "G": group(60, **more)}
    return make_set({**indicators, "Z": indicator(40, FINE)}, groups, **ROUNDED)


ALL = {"a": (5, 0, 0), "b": (10, 0, 0), "c": (18, 0, 0)}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, (33, 0)),
        # 15 of 30, and 28 of 50
        ({"c": (0, 1, 0)}, (30, 0)),
        ({"a": (0, 1, 0)}, ("33.6", 0)),
        # 15 of the 30 that stay here; 23 of 40
        ({"c": (0, 2, 30)}, (15, 30)),
        ({"b": (0, 2, 20)}, (23, 20)),
        # 5 of 10 stands for the 30 that stay, 18 of 30 for 50, 18 of 30 for 40
        ({"b": (0, 1, 0), "c": (0, 2, 30)}, (15, 30)),
        ({"a": (0, 2, 10), "b": (0, 1, 0)}, (30, 10)),
        ({"a": (0, 1, 0), "b": (0, 2, 20)}, (24, 20)),
        # what b receives it earns at its rate: 10 + 5 + 18
        ({"a": (0, 3, 0)}, (33, 0)),
        ({"a": (0, 3, 0), "b": (4, 0, 0)}, (24, 0)),
        # 10 + 5 of 30
        ({"a": (0, 3, 0), "c": (0, 1, 0)}, (30, 0)),
        ({"a": (0, 3, 0), "c": (0, 2, 30)}, (15, 30)),
        # what b received it passes on with its own
        ({"a": (0, 3, 0), "b": (0, 1, 0)}, (36, 0)),
        ({"a": (0, 3, 0), "b": (0, 2, 20)}, (18, 30)),
    ],
)
def test_what_is_left_out_of_a_group_is_shared_out(
    given: dict[str, Any], expected: tuple[Any, int]
) -> None:
    points, away = expected
    found = value_in(summed(), "G", Z=0, **ALL | given)
    assert found == (Fraction(points), None, away)


@pytest.mark.parametrize(
    ("given", "total"),
    [
        ({}, "73"),
        # 55 of 70, of 80 and of 40 + 10 with the 30 that are shared out here
        ({"c": (0, 2, 30)}, "78.57"),
        ({"b": (0, 2, 20)}, "78.75"),
        ({"b": (0, 1, 0), "c": (0, 2, 30)}, "78.57"),
    ],
)
def test_what_goes_to_the_whole_tree_is_shared_out_at_the_root(
    given: dict[str, Any], total: str
) -> None:
    assert value_in(summed(), "total", Z=40, **ALL | given) == (Fraction(total), None, None)


def test_what_every_group_gives_to_the_whole_tree_is_added_up() -> None:
    indicators = {
        "a": indicator(10, FINE, "G", **TREE),
        "b": indicator(20, FINE, "G"),
        "c": indicator(10, FINE, "H", **TREE),
        "d": indicator(20, FINE, "H"),
    }
    used = make_set(indicators, {"total": root(), "G": group(30), "H": group(30)}, **ROUNDED)
    given = {"a": (0, 2, 10), "b": 10, "c": (0, 2, 10), "d": 15}
    # 25 of 40
    assert value_in(used, "total", **given) == (Fraction("37.5"), None, None)
    assert value_in(used, "H", **given) == (15, None, 10)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # 4 × 1/2 + 3 + 1
        ({}, (6, 0)),
        # 3 of the ten that b and c can give
        ({"a": (0, 1, 0)}, (6, 0)),
        ({"b": (0, 1, 0)}, ("4.5", 0)),
        ({"b": (0, 2, 5)}, (3, 5)),
        # 2 of the 5 that a can give stands for the ten that stay here
        ({"b": (0, 1, 0), "c": (0, 2, 5)}, (4, 5)),
        ({"a": (0, 2, 10), "b": (0, 1, 0)}, (2, 5)),
        # b earns 3/5 of the ten that it then stands for
        ({"a": (0, 3, 0)}, (7, 0)),
        ({"a": (0, 3, 0), "c": (0, 1, 0)}, (9, 0)),
    ],
)
def test_weights_are_kept_where_something_is_left_out(
    given: dict[str, Any], expected: tuple[Any, int]
) -> None:
    indicators = {
        name: indicator(full, FINE, "G", weight=1, **ways(to))
        for name, full, to in (("a", 10, "b"), ("b", 5, None), ("c", 5, None))
    }
    mean = group(15, combine="weighted_mean", weights_total=3)
    used = make_set(
        {**indicators, "Z": indicator(5, FINE)}, {"total": root(), "G": mean}, **ROUNDED
    )
    assert plan_of(used).steps[0].divisor == 2  # type: ignore[attr-defined]
    everything = {"a": (4, 0, 0), "b": (3, 0, 0), "c": (1, 0, 0)}
    points, away = expected
    assert value_in(used, "G", Z=0, **everything | given) == (Fraction(points), None, away)


def test_one_receiver_may_pass_on_what_another_keeps() -> None:
    indicators = {
        "a": indicator(10, FINE, "G", missing={"not_applicable": {"give_to": "b"}}),
        "b": indicator(20, FINE, "G"),
        "c": indicator(30, FINE, "G", missing={"not_applicable": {"give_to": "d"}}),
        "d": indicator(40, FINE, "G", **SIBLINGS),
    }
    used = make_set(indicators, {"total": root(), "G": group(100)}, **ROUNDED)
    # half of the 20 points of b and of the 10 it received, and they stand for all 100
    found = value_in(used, "G", a=(0, 3), b=10, c=(0, 3), d=(0, 1))
    assert found == (50, None, None)
    # d keeps its own and what it received, at a rate of 3/4
    assert value_in(used, "G", a=(0, 3), b=10, c=(0, 3), d=(30, 0))[0] == Fraction("67.5")


def test_what_a_receiver_has_as_a_bonus_does_not_grow_with_what_it_receives() -> None:
    bonus = indicator(5, FINE, "H", role="bonus", missing=policies("zero"))
    indicators = {
        "a": indicator(10, FINE, "G", missing={"not_applicable": {"give_to": "H"}}),
        "h": indicator(20, FINE, "H"),
        "x": bonus,
    }
    groups = {"total": root(), "G": group(30), "H": group(20, "G", cap=25)}
    used = make_set({**indicators, "Z": indicator(10, FINE)}, groups, **ROUNDED)
    assert value_in(used, "G", Z=0, a=(4, 0), h=10, x=5)[0] == 19
    # half of 20 points, the bonus, and half of the 10 that are received
    assert value_in(used, "G", Z=0, a=(0, 3), h=10, x=5)[0] == 20


@pytest.mark.parametrize(
    ("mode", "shared", "plain"),
    [
        # 5 of 40 for 60 is 7.5, and 22.5 is added up from quarters
        ("half_up", 8, 23),
        ("half_even", 8, 22),
        ("down", 7, 22),
        ("up", 8, 23),
    ],
)
def test_what_is_shared_out_is_rounded_in_the_mode_of_the_group(
    mode: str, shared: int, plain: int
) -> None:
    used = summed(rounding={"places": 0, "mode": mode})
    given = {"a": (5, 0, 0), "b": (0, 1, 0), "c": (0, 0, 0)}
    assert value_in(used, "G", Z=0, **given)[0] == shared
    given = {"a": ("2.25", 0, 0), "b": ("10.25", 0, 0), "c": (10, 0, 0)}
    assert value_in(used, "G", Z=0, **given)[0] == plain


@pytest.mark.parametrize(
    ("mode", "expected"), [("half_up", 5), ("half_even", 4), ("down", 4), ("up", 5)]
)
@pytest.mark.parametrize("step", ["0.5", "0.01"])
def test_a_sum_is_rounded_in_the_mode_of_its_group(mode: str, expected: int, step: str) -> None:
    whole = group(10, rounding={"places": 0, "mode": mode})
    indicators = {name: indicator(5, judged(step, asked="once"), "G") for name in "ab"}
    used = make_set(indicators, {"total": root(), "G": whole})
    # in halves of a point a whole one is two ticks
    assert plan_of(used).tick == {"0.5": 2, "0.01": 100}[step]
    assert value_in(used, "G", a=4, b="0.5") == (expected, None, None)
    assert value_in(used, "G", a=4, b=3) == (7, None, None)


def test_a_bonus_stands_beside_weights_too() -> None:
    indicators = {
        name: indicator(full, FINE, "G", weight=1, **SIBLINGS)
        for name, full in (("a", 10), ("b", 5), ("c", 5))
    }
    bonus = indicator(5, FINE, "G", weight=1, role="bonus", missing=policies("zero"))
    mean = group(15, combine="weighted_mean", weights_total=3, cap=20)
    used = make_set({**indicators, "x": bonus}, {"total": root(), "G": mean}, **ROUNDED)
    # 4 × 1/2 + 1 of the ten that are left stand for 15, and 2 beside them
    given = {"a": (4, 0), "b": (0, 1), "c": (1, 0), "x": 2}
    assert value_in(used, "G", **given) == (Fraction("6.5"), None, None)


def test_a_single_point_that_is_left_stands_for_all_the_others() -> None:
    whole = judged("1", asked="once")
    indicators = {
        "a": indicator(1, whole, "G", **SIBLINGS),
        "b": indicator(10, whole, "G", **SIBLINGS),
    }
    used = make_set(
        indicators,
        {"total": root(), "G": group(11)},
        rounding={"shown": 2, "group": 0, "total": 0},
        grades=scale(basis="rounded"),
    )
    assert plan_of(used).tick == 1
    assert value_in(used, "G", a=(1, 0), b=(0, 1)) == (11, None, None)


# ---------------------------------------------------------------- limits


@pytest.mark.parametrize(
    ("more", "points", "expected"),
    [
        ({"floor": 4}, 3, 4),
        ({"floor": 4}, 5, 5),
        ({"cap": 8}, 9, 8),
        ({"cap": 8}, 5, 5),
        ({"floor": 4, "cap": 8}, 1, 4),
        ({"rounding": {"places": 0}}, "4.5", 5),
        # full points of 10 are not exceeded by rounding
        ({"rounding": {"places": 0}}, 10, 10),
    ],
)
def test_a_sum_is_held_within_its_limits(more: Any, points: Any, expected: int) -> None:
    used = make_set({"a": indicator(10, FINE, "G")}, {"total": root(), "G": group(10, **more)})
    step: Any = plan_of(used).steps[0]
    assert step.floor == (None if "floor" not in more else more["floor"] * plan_of(used).tick)
    assert value_in(used, "G", a=points) == (expected, None, None)
