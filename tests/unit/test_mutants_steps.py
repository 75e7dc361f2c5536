"""The steps of a plan: which kind each group is, in which order, and cumulative rounding."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import (
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    policies,
    root,
    rounded_to,
    scale,
    scored,
    yes_no,
)

from scoring.algebra.ops import INTEGERS
from scoring.plan import plan_of
from scoring.plan.conditions import CapStep
from scoring.plan.linear import Linear, PlainStep
from scoring.plan.values import Value

ONCE = judged("0.5", asked="once")
FLAG = indicator(None, yes_no(asked="once"), "G", role="flag")
OUT = {"missing": policies("siblings")}
TREE = {"missing": policies("tree")}
ZERO = {"missing": policies("zero")}
ROUNDED = {
    "rounding": {"shown": 2, "group": 0, "total": 0},
    "grades": scale(basis="rounded"),
}


def under_g(*extra: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return two indicators of five points under ``G``, one under the total, and others."""
    parts = {name: indicator(5, ONCE, "G", **more) for name in "ab"}
    others = {f"x{number}": one for number, one in enumerate(extra)}
    return {**parts, **others, "Z": indicator(10, ONCE)}


BONUS = indicator(2, ONCE, "G", role="bonus", **ZERO)
PENALTY = indicator(2, ONCE, "G", role="penalty", **ZERO)


@pytest.mark.parametrize(
    ("indicators", "more", "kind"),
    [
        (under_g(), {}, PlainStep),
        (under_g(FLAG), {}, PlainStep),
        (under_g(), {"cap": 8}, Linear),
        (under_g(), {"floor": 2}, Linear),
        (under_g(), {"cap": 8, "floor": 2}, Linear),
        (under_g(BONUS), {"cap": 11}, Linear),
        (under_g(PENALTY), {}, Linear),
        (under_g(**OUT), {"rounding": {"places": 0}}, Linear),
        (under_g(**ZERO), {}, PlainStep),
        (under_g(), {"rounding": {"places": 0}}, Linear),
        (under_g(**TREE), {"rounding": {"places": 0}}, Linear),
    ],
)
def test_a_group_that_only_adds_up_is_plain(
    indicators: dict[str, Any], more: dict[str, Any], kind: type
) -> None:
    used = make_set(
        indicators,
        {"total": root(), "G": group(10, **more)},
        rounding=rounded_to(total=0),
        grades=scale(basis="rounded"),
    )
    step = plan_of(used).steps[0]
    assert plan_of(used).nodes[step.slots[0]].id == "G"
    assert type(step) is kind


def test_a_group_over_one_whose_parts_can_be_left_out_is_not_plain() -> None:
    indicators = {"a": indicator(5, ONCE, "G", **TREE), "b": indicator(5, ONCE, "G")}
    groups = {"total": root(), "F": group(10), "G": group(10, "F")}
    used = make_set(indicators, groups, **ROUNDED)
    assert [type(step) for step in plan_of(used).steps] == [Linear, Linear, Linear]


@pytest.mark.parametrize(
    ("points", "factors", "divisor"),
    [((10, 10), None, 1), ((5, 5), (2, 2), 1), ((20, 20), (1, 1), 2), ((5, 20), (4, 1), 2)],
)
def test_a_plain_group_has_factors_unless_it_only_adds(
    points: tuple[int, int], factors: tuple[int, ...] | None, divisor: int
) -> None:
    parts = {name: indicator(full, ONCE, weight=1) for name, full in zip("AB", points, strict=True)}
    used = make_set(parts, {"total": root(20, combine="weighted_mean", weights_total=2)})
    (step,) = plan_of(used).steps
    assert isinstance(step, PlainStep)
    assert (step.factors, step.divisor, step.reads) == (factors, divisor, (1, 2))


@pytest.mark.parametrize("combine", ["sum", "median", "product", "pool"])
@pytest.mark.parametrize(("own", "mode"), [({}, "down"), ({"mode": "up"}, "up")])
def test_a_step_rounds_in_the_mode_of_its_group(
    combine: str, own: dict[str, str], mode: str
) -> None:
    used = make_set(
        under_g(),
        {"total": root(), "G": group(10, combine=combine, rounding={"places": 0, **own})},
        rounding={"shown": 2, "mode": "down"},
    )
    step: Any = plan_of(used).steps[0]
    assert (step.mode, step.unit) == (mode, plan_of(used).tick)


# ---------------------------------------------------------------- order


def read_when_known(used: Any) -> bool:
    """Whether every step reads only what is known when its turn comes."""
    plan = plan_of(used)
    known = {leaf.slot for leaf in plan.leaves}
    for step in plan.steps:
        if not known.issuperset(step.reads):
            return False
        known |= set(step.slots)
    return known == set(range(len(plan.nodes)))


def limited(node: str, by: str) -> Any:
    """Return a set where a group can have 3 points at most if another has 5."""
    when = {"node": by, "at_least": "5"}
    cap = {"id": "c", "label": label("c"), "when": when, "node": node, "at_most": "3"}
    return make_set(
        {"g": indicator(10, ONCE, "G"), "h": indicator(10, ONCE, "H")},
        {"total": root(), "G": group(), "H": group()},
        cap=[cap],
    )


@pytest.mark.parametrize(("node", "by"), [("G", "H"), ("H", "G")])
def test_a_cap_waits_for_the_points_it_depends_on(node: str, by: str) -> None:
    used = limited(node, by)
    assert read_when_known(used)
    for points, left in (("5", 3), ("4.5", 10)):
        given = {by.lower(): once(score=points), node.lower(): once(score="10")}
        found = scored(used, given)
        assert (found[node].points, found["total"].points) == (left, left + Fraction(points))


def test_what_a_cap_cuts_is_known_without_its_condition() -> None:
    plan = plan_of(limited("G", "H"))
    (cap,) = (step for step in plan.steps if isinstance(step, CapStep))
    points = 3 * plan.tick
    # 9 points, 2 of them a bonus, and of 4 points 3 are one
    for ticks, beside, left in ((9, 2, 0), (4, 3, 2), (4, -1, -1), (2, 1, 1)):
        value = Value(ticks * plan.tick, 0, 5, beside * plan.tick)
        expected = (min(points, value.points), 0, 5, left * plan.tick)
        assert cap.cut(INTEGERS, value) == expected


def test_a_shared_group_is_computed_before_a_parent_further_down() -> None:
    groups = {
        "total": root(30),
        "G": group(10),
        "S": group(10, "G", also_under=["K"]),
        "H": group(20),
        "I": group(20, "H"),
        "K": group(20, "I"),
    }
    used = make_set({"s": indicator(10, ONCE, "S"), "c": indicator(10, ONCE, "K")}, groups)
    assert read_when_known(used)
    found = scored(used, {"s": once(score="7"), "c": once(score="2")})
    assert [found[one].points for one in ("G", "K", "total")] == [7, 9, 16]


# ---------------------------------------------------------------- cumulative rounding


@pytest.mark.parametrize(
    ("mode", "given", "expected"),
    [
        # sums so far of 0.5, 1, 2.5 and 3 in whole points
        ("half_up", ("0.5", "0.5", "1.5", "0.5"), [1, 0, 2, 0]),
        ("half_even", ("0.5", "0.5", "1.5", "0.5"), [0, 1, 1, 1]),
        ("down", ("0.5", "0.5", "1.5", "0.5"), [0, 1, 1, 1]),
        ("up", ("0.5", "0.5", "1.5", "0.5"), [1, 0, 2, 0]),
        ("half_up", ("2", "0", "5", "1"), [2, 0, 5, 1]),
    ],
)
def test_what_a_rounded_sum_rises_with_each_child_is_its_points(
    mode: str, given: tuple[str, ...], expected: list[int]
) -> None:
    used = make_set(
        {"Q": FLAG, **{name: indicator(5, ONCE, "G") for name in "abcd"}},
        {"total": root(), "G": group(20, cumulative=0)},
        rounding={"shown": 2, "mode": mode},
    )
    answers = {name: once(score=points) for name, points in zip("abcd", given, strict=True)}
    found = scored(used, {**answers, "Q": once(answer="yes")})
    assert [found[one].points for one in "abcd"] == expected
    assert found["total"].points == sum(expected)
