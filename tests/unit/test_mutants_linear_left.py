"""Groups that add, where nothing under them counts."""

from __future__ import annotations

from typing import Any

import pytest
from builders import group, indicator, judged, make_set, policies, root, scale
from carried import value_in

from scoring.algebra.ops import INTEGERS
from scoring.model import Policies
from scoring.plan.left import Left
from scoring.plan.values import Value

FINE = judged("0.01", asked="once")
SIBLINGS = {"missing": {"not_applicable": "siblings"}}
ROUNDED = {"rounding": {"shown": 2, "group": 2, "total": 2}, "grades": scale(basis="rounded")}


@pytest.mark.parametrize(
    ("policy", "limits", "expected"),
    [
        ("siblings", {}, (0, 1, None)),
        ("tree", {}, (0, 2, 60)),
        ("zero", {}, (0, None, None)),
        ("zero", {"floor": 7}, (7, None, None)),
        ("full", {}, (60, None, None)),
        ("full", {"cap": 50}, (50, None, None)),
        ("refuse", {}, (0, None, None)),
    ],
)
def test_a_sum_where_nothing_counts_is_settled_by_its_policy(
    policy: str, limits: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    indicators = {
        name: indicator(full, FINE, "G", **SIBLINGS)
        for name, full in (("a", 10), ("b", 20), ("c", 30))
    }
    more = {"missing": {"not_applicable": policy}, **limits}
    groups = {"total": root(), "G": group(60, **more)}
    used = make_set({**indicators, "Z": indicator(40, FINE)}, groups, **ROUNDED)
    nothing = dict.fromkeys("abc", (0, 1))
    assert value_in(used, "G", Z=0, **nothing) == expected
    out, away = (None if one is None else 0 for one in expected[1:])
    points = max(20, limits.get("floor", 0))
    assert value_in(used, "G", Z=0, **nothing | {"c": (10, 0)}) == (points, out, away)


def test_a_sum_that_always_counts_has_no_way_of_being_left_out() -> None:
    indicators = {"a": indicator(10, FINE, "G"), "b": indicator(10, FINE, "G", **SIBLINGS)}
    settled = group(20, missing={"not_applicable": "siblings"})
    kept = {**indicators, "a": {**indicators["a"], "missing": policies("zero")}}
    used = make_set(kept, {"total": root(), "G": settled}, **ROUNDED)
    assert value_in(used, "G", a=4, b=(0, 1)) == (8, None, None)


def test_a_total_where_nothing_counts_is_settled_and_never_left_out() -> None:
    total = root(20, missing={"not_applicable": "siblings"})
    children = {name: indicator(10, FINE, **SIBLINGS) for name in "ab"}
    used = make_set(children, {"total": total}, **ROUNDED)
    assert value_in(used, "total", a=(0, 1), b=(0, 1)) == (0, None, None)
    assert value_in(used, "total", a=(4, 0), b=(0, 1)) == (8, None, None)


@pytest.mark.parametrize(
    ("policy", "empty", "expected"),
    [
        ("siblings", None, (7, None, 3, 2)),
        ("siblings", False, (7, 0, 3, 2)),
        ("siblings", True, (0, 1, 0, 0)),
        ("tree", True, (0, 2, 10, 0)),
        ("full", False, (7, None, 3, 2)),
        ("full", True, (9, None, 0, 0)),
        ("zero", True, (4, None, 0, 0)),
    ],
)
def test_where_nothing_counts_nothing_is_kept_of_what_was_counted(
    policy: Any, empty: Any, expected: tuple[int | None, ...]
) -> None:
    used = Policies(*[policy] * 4)
    left = Left(used, frozenset({1}), 10, (4, 9), root=False)
    assert left.value(INTEGERS, empty, Value(7, None, 3, 2)) == expected
