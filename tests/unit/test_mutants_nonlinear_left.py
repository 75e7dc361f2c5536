"""Groups that work on rates where children, or all of them, are left out."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import group, indicator, make_set, policies, root
from carried import value_in
from rated import FINE, OUT, earned, rated

from scoring.plan import plan_of


@pytest.mark.parametrize(
    ("combine", "more", "points", "expected"),
    [
        ("weakest", {}, ((0, 1), (8, 0), (9, 0)), 8),
        # what is left of three weighs 20 and 30: 4 of 20 or 27 of 30
        ("drop", {"drop_lowest": 1, "fulls": (10, 20, 30)}, ((0, 1), (4, 0), (27, 0)), 9),
        ("drop", {"drop_highest": 1, "fulls": (10, 20, 30)}, ((0, 1), (4, 0), (27, 0)), 2),
        # nor is what is left out the worst that could be left
        ("drop", {"drop_highest": 1, "fulls": (10, 20, 30)}, ((0, 1), (0, 1), (27, 0)), 9),
        ("product", {}, ((0, 1), (8, 0), (5, 0)), 4),
        ("most_frequent", {}, ((0, 1), (8, 0), (8, 0)), 8),
    ],
)
def test_a_child_that_is_left_out_takes_no_part(
    combine: str, more: dict[str, Any], points: tuple[Any, ...], expected: int
) -> None:
    written = dict(more)
    used = rated(combine, *written.pop("fulls", (10, 10, 10)), under=OUT, **written)
    assert earned(used, *points) == expected


@pytest.mark.parametrize(
    ("gone", "expected"), [(0, "6.5"), (1, "6"), (2, "5.5"), (3, "5"), (5, "4"), (6, "3")]
)
def test_the_lowest_of_those_that_are_left_is_dropped(gone: int, expected: str) -> None:
    used = rated("drop", *[10] * 7, under=OUT, drop_lowest=1)
    # nine, eight, … three points; the best of them are left out
    points = [(0, 1) if place < gone else (9 - place, 0) for place in range(7)]
    assert earned(used, *points) == Fraction(expected)


@pytest.mark.parametrize(("under", "scale_"), [({}, 42), (OUT, 420)])
def test_a_mean_of_what_is_left_comes_out_even(under: dict[str, Any], scale_: int) -> None:
    step: Any = plan_of(rated("drop", *[10] * 7, under=under, drop_lowest=1)).steps[0]
    # six or seven are left, or any number of them
    assert step.scale == scale_


@pytest.mark.parametrize(
    ("policy", "limits", "expected"),
    [
        ("siblings", {}, (0, 1, None)),
        ("full", {}, (10, None, None)),
        ("full", {"cap": 8}, (8, None, None)),
        ("zero", {"floor": 3}, (3, None, None)),
        ("siblings", {"floor": 3}, (0, 1, None)),
        ("tree", {}, (0, 2, 10)),
    ],
)
def test_a_group_where_nothing_counts_is_settled_by_its_policy(
    policy: str, limits: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    more = {"missing": {"not_applicable": policy}, **limits}
    used = rated("weakest", 10, 10, under=OUT, **more)
    assert value_in(used, "G", a=(0, 1), b=(0, 1)) == expected
    out, away = (None if one is None else 0 for one in expected[1:])
    assert value_in(used, "G", a=(0, 1), b=(7, 0)) == (7, out, away)


def test_a_group_that_always_counts_has_no_way_of_being_left_out() -> None:
    indicators = {"a": indicator(10, FINE, "G"), "b": indicator(10, FINE, "G", **OUT)}
    weakest = group(10, combine="weakest", missing={"not_applicable": "siblings"})
    kept = {**indicators, "a": {**indicators["a"], "missing": policies("zero")}}
    used = make_set(kept, {"total": root(), "G": weakest})
    assert value_in(used, "G", a=7, b=(0, 1)) == (7, None, None)


def test_a_root_that_works_on_rates_is_settled_and_never_left_out() -> None:
    total = root(10, combine="weakest", missing={"not_applicable": "siblings"})
    used = make_set({name: indicator(10, FINE, **OUT) for name in "ab"}, {"total": total})
    assert value_in(used, "total", a=(0, 1), b=(0, 1)) == (0, None, None)
    assert value_in(used, "total", a=(0, 1), b=(7, 0)) == (7, None, None)
