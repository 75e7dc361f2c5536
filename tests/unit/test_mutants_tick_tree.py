"""The tick of small sets, worked out by hand: the total, what is left out, the order of nodes."""

from __future__ import annotations

from typing import Any

import pytest
from builders import (
    group,
    indicator,
    judged,
    label,
    make_set,
    policies,
    root,
    rounded_to,
    scale,
    yes_no,
)
from ticking import (
    FLAG,
    FOLD,
    GROUPS,
    MEAN,
    ONCE,
    ROUNDED,
    TEN,
    TENTHS,
    VETO,
    cap,
    grouped,
    half,
    halves,
    inside,
    mean,
    tick,
)

from scoring.plan import plan_of

# ---------------------------------------------------------------- the total


@pytest.mark.parametrize(
    ("rounding", "shared", "expected"),
    [
        # where the total can be held exactly it is rounded where it is published, not before
        ({"shown": 2, "total": 0}, False, 2),
        ({"shown": 2, "total": 1}, False, 2),
        ({"shown": 2, "total": 0}, True, 1),
        ({"shown": 2, "total": 1}, True, 10),
    ],
)
def test_the_total_is_as_fine_as_it_must_be(
    rounding: dict[str, int], shared: Any, expected: int
) -> None:
    more = {"missing": {"not_applicable": "siblings"}} if shared else {}
    found = tick(
        halves(**more), {"total": mean()}, rounding=rounding, grades=scale(basis="rounded")
    )
    assert found == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        # the bounds of grades, and what a cap leaves of the total
        ({"grades": scale((("a", "a", "7.5"), ("b", "b", "0")))}, 2),
        (cap("7.5"), 2),
        # what a veto publishes stands beside totals, unless they are rounded
        ({"veto": [{**VETO, "grade": "pass"}]}, 1),
        ({"veto": [{**VETO, "outcome": label("none"), "total": "2.5"}]}, 2),
        ({"veto": [{**VETO, "outcome": label("none"), "total": "2.5"}], **TENTHS}, 1),
    ],
)
def test_the_outcome_can_make_a_tick_finer(changed: dict[str, Any], expected: int) -> None:
    assert tick({"A": TEN, "Q": FLAG}, **changed) == expected


@pytest.mark.parametrize(("node", "expected"), [("A", 4), ("G", 4), ("a", 4), (None, 2)])
def test_what_a_cap_leaves_is_halved_with_the_rest(node: str | None, expected: int) -> None:
    indicators, groups = {"Q": FLAG, **inside(10)}, {"total": mean(), "G": group(10, weight=1)}
    assert tick({**indicators, "A": half(10, ONCE)}, groups, **cap("2.5", node)) == expected


# ---------------------------------------------------------------- shared out over the tree


LEFT = {"missing": {"not_applicable": "tree"}}
GIVEN = {"missing": {"not_applicable": {"give_to": "b"}}}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # a half of the group, and a half of that in the total; the points are all rounded
        (half(10, ONCE, "G", **LEFT), half(10, ONCE, "G"), 4),
        (half(10, ONCE, "G"), half(10, ONCE, "G", **LEFT), 4),
        # where nothing is, the total is not rounded before it is published
        (half(10, ONCE, "G"), half(10, ONCE, "G"), 2),
        # 10 × 1/2 ÷ 4 is 5/4 of the points of a, 5/8 in the total
        (half(4, ONCE, "G", **LEFT), half(10, ONCE, "G"), 8),
    ],
)
def test_what_is_left_out_is_held_as_finely_as_its_parents_need(
    a: dict[str, Any], b: dict[str, Any], expected: int
) -> None:
    groups = {"total": mean(), "G": group(10, weight=1, **MEAN)}
    asked = {**FLAG, "under": "G"}
    found = tick({"Q": asked, "a": a, "b": b, "B": half(10, ONCE)}, groups, **ROUNDED)
    assert found == expected


@pytest.mark.parametrize(
    ("points", "full", "expected"), [(10, 15, 2), (4, 15, 2), (10, 10, 1), (4, 10, 1)]
)
def test_what_is_given_to_a_sibling_is_held_in_the_points_of_the_group(
    points: int, full: int, expected: int
) -> None:
    children = {"a": half(points, ONCE, "G", **GIVEN), "b": half(10, ONCE, "G")}
    groups = {"total": root(full + 10), "G": group(full, **MEAN)}
    assert tick({**children, "B": TEN}, groups, **ROUNDED) == expected
    kept = {"a": half(points, ONCE, "G"), "b": half(10, ONCE, "G")}
    assert tick({**kept, "B": TEN}, groups, **ROUNDED) == 1


def quarters(child: dict[str, Any], **more: Any) -> int:
    """Return the tick where two halves of points are left out and a mean halves them again."""
    indicators = {
        "a": indicator("5/2", yes_no(asked="once"), "G", **child),
        "b": indicator("5/2", yes_no(asked="once"), "H", **child),
        "B": half(5, ONCE),
    }
    groups = {
        "total": mean(5),
        "F": group(5, weight=1),
        "G": group("5/2", "F", **more),
        "H": group("5/2", "F", **more),
    }
    return tick(indicators, groups, **{**ROUNDED, "rounding": {**GROUPS, "indicator": 0}})


def test_a_group_or_an_indicator_left_out_is_held_in_its_own_points() -> None:
    siblings, tree, zero = ({"missing": policies(one)} for one in ("siblings", "tree", "zero"))
    assert quarters(tree, **zero) == 4
    assert quarters(siblings, **tree) == 4
    assert quarters(zero, **tree) == 2


@pytest.mark.parametrize("rounding", [{"indicator": 0}, {"panel": 0}])
def test_what_is_held_below_full_points_is_as_fine_as_they_are(rounding: dict[str, int]) -> None:
    indicators = {name: indicator("5/2", yes_no(), "F") for name in "ab"}
    found = tick({**indicators, "B": half(5, ONCE)}, FOLD, rounding={"shown": 2, **rounding})
    assert found == 4


def test_a_group_held_below_full_points_is_as_fine_as_they_are() -> None:
    product = group("5/2", "F", combine="product", rounding={"places": 0})
    indicators = {
        name: indicator(10, ONCE, under) for name, under in zip("abcd", "GGHH", strict=True)
    }
    groups = {**FOLD, "G": product, "H": product}
    assert tick({**indicators, "B": half(5, ONCE)}, groups) == 4


def test_a_shared_child_is_known_before_both_its_parents() -> None:
    indicators = {
        "a": indicator(10, judged("0.5", asked="once"), "G", also_under=["H"], weight=1),
        "c": indicator(10, ONCE, "H", weight=1),
    }
    groups = {"total": root(20), "G": group(10, rounding={"places": 1}), "H": group(10, **MEAN)}
    # halves of a half, and tenths
    assert tick(indicators, groups) == 20


def test_a_shared_group_is_known_before_a_parent_further_down() -> None:
    indicators = {
        "s": indicator(10, judged("0.5", asked="once"), "T"),
        "c": indicator(10, ONCE, "K", weight=1),
    }
    groups = {
        "total": root(20),
        "G": group(10),
        "S": group(10, "G", also_under=["K"], weight=1),
        "T": group(10, "S"),
        "H": group(10),
        "I": group(10, "H"),
        "K": group(10, "I", **MEAN),
    }
    assert tick(indicators, groups) == 4
    # the order in which groups are written is none of their computing
    assert tick(indicators, dict(sorted(groups.items(), reverse=True))) == 4


# ---------------------------------------------------------------- how groups are rounded


def test_a_total_that_can_be_held_exactly_is_not_rounded_before_it_is_published() -> None:
    used = make_set(
        {"A": indicator(10, judged("0.5", asked="once"))},
        rounding=rounded_to(total=0),
        grades=scale(basis="rounded"),
    )
    assert plan_of(used).plain


@pytest.mark.parametrize(("own", "mode"), [({}, "down"), ({"mode": "up"}, "up")])
def test_a_group_may_be_rounded_in_its_own_way(own: dict[str, str], mode: str) -> None:
    indicators, groups = grouped(inside(10), rounding={"places": 1, **own})
    used = make_set(indicators, groups, rounding={"shown": 2, "mode": "down"})
    step: Any = plan_of(used).steps[0]
    assert (step.unit, step.mode) == (2, mode)


def test_what_a_bonus_gave_is_held_as_finely_on_the_way_up() -> None:
    fine = judged("0.25", asked="once")
    indicators = {
        "a": indicator(10, ONCE, "G"),
        "x": indicator(2, fine, "G", role="bonus", missing=policies("zero")),
        "f": indicator(10, ONCE, "F"),
        "B": half(10, ONCE, missing={"not_applicable": "siblings"}),
    }
    groups = {
        "total": mean(20),
        "F": group(20, weight=1, rounding={"places": 0}),
        "G": group(10, "F", cap=12),
    }
    # F has whole points, but a quarter of them may be the bonus of G, and the mean halves it
    rounded = {"rounding": {"shown": 2, "total": 0}, "grades": scale(basis="rounded")}
    assert tick(indicators, groups, **rounded) == 8
    kept = {**indicators, "B": half(10, ONCE)}
    assert tick(kept, groups, **rounded) == 4
