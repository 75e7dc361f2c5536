"""Rule tables: what their outcomes earn, and what holds where nothing under them counts."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import group, indicator, judged, label, make_set, root, scale
from carried import value_in

from scoring.plan import plan_of

OUT = {"missing": {"not_applicable": "siblings"}}
ALWAYS: dict[str, Any] = {}


def levels(*shares: str) -> dict[str, Any]:
    """Return a rule of levels ``l1``, ``l2`` … with these shares."""
    made = [
        {"id": f"l{number}", "label": label(share), "share": share}
        for number, share in enumerate(shares, start=1)
    ]
    return {"kind": "levels", "levels": made, "asked": "once"}


def looked_up(*shares: str, **more: Any) -> dict[str, Any]:
    """Return what makes a group a table of outcomes ``o1``, ``o2`` … for the levels of ``a``."""
    names = [f"o{number}" for number in range(1, len(shares) + 1)]
    return {
        "combine": "table",
        "outcomes": [
            {"id": name, "label": label(name), "share": share}
            for name, share in zip(names, shares, strict=True)
        ],
        "table": [
            *({"when": {"a": [f"l{name[1:]}"]}, "gives": name} for name in names[:-1]),
            {"gives": names[-1]},
        ],
        **more,
    }


def tabled(*shares: str, child: dict[str, Any] = ALWAYS, mode: str = "half_up", **more: Any) -> Any:
    """Return a set where ``G`` of ten points is looked up by the levels of ``a``."""
    rule = levels(*(f"{len(shares) - n}/{len(shares)}" for n in range(len(shares))))
    return make_set(
        {"a": indicator(10, rule, "G", **child), "Z": indicator(10, judged("0.01", asked="once"))},
        {"total": root(), "G": group(10, **looked_up(*shares, **more))},
        rounding={"shown": 2, "indicator": 2, "total": 2, "mode": mode},
        grades=scale(basis="rounded"),
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        # ten points, two and a half, nothing
        ({}, ("10", "5/2", "0")),
        ({"cap": 8}, ("8", "5/2", "0")),
        ({"cap": 2}, ("2", "2", "0")),
        ({"cap": 12}, ("10", "5/2", "0")),
        ({"floor": 2}, ("10", "5/2", "2")),
        ({"floor": 5}, ("10", "5", "5")),
        ({"floor": 1, "cap": "9/2"}, ("9/2", "5/2", "1")),
        ({"rounding": {"places": 0}}, ("10", "3", "0")),
        ({"rounding": {"places": 0, "mode": "half_even"}}, ("10", "2", "0")),
        ({"rounding": {"places": 0, "mode": "down"}}, ("10", "2", "0")),
        ({"rounding": {"places": 0, "mode": "up"}}, ("10", "3", "0")),
    ],
)
def test_an_outcome_earns_its_share_rounded_and_within_the_limits(
    more: dict[str, Any], expected: tuple[str, ...]
) -> None:
    used = tabled("1", "1/4", "0", **more)
    assert plan_of(used).tick == 100
    # levels of ten points, of two thirds and one third of them
    for reached, points in zip((10, 7, 3), expected, strict=True):
        assert value_in(used, "G", a=reached) == (Fraction(points), None, None)


def test_rounding_an_outcome_lifts_it_no_higher_than_the_full_points() -> None:
    used = make_set(
        {"a": indicator(5, levels("1", "0"), "G"), "Z": indicator(10, judged(asked="once"))},
        {
            "total": root("12.5"),
            "G": group("2.5", **looked_up("1", "1/5"), rounding={"places": 0}),
        },
    )
    assert value_in(used, "G", a=5) == (Fraction(5, 2), None, None)
    assert value_in(used, "G", a=0) == (Fraction(1), None, None)


@pytest.mark.parametrize(
    ("policy", "more", "expected"),
    [
        ("siblings", {}, (0, 1, None)),
        ("full", {}, (10, None, None)),
        ("full", {"cap": 8}, (8, None, None)),
        ("zero", {}, (0, None, None)),
        ("zero", {"floor": 3}, (3, None, None)),
    ],
)
def test_a_table_where_nothing_counts_is_settled_by_its_policy(
    policy: str, more: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    used = tabled("1", "1/4", child=OUT, missing={"not_applicable": policy}, **more)
    assert value_in(used, "G", a=(0, 1)) == expected
    counts = (min(10, more.get("cap", 10)), None if expected[1] is None else 0, None)
    assert value_in(used, "G", a=(10, 0)) == counts


def test_a_table_that_always_counts_has_no_way_of_being_left_out() -> None:
    table = looked_up("1", "1/4", missing={"not_applicable": "siblings"})
    used = make_set(
        {
            "a": indicator(10, levels("1", "0"), "G", missing={"not_applicable": "zero"}),
            "b": indicator(10, levels("1", "0"), "G", **OUT),
            "Z": indicator(10, judged(asked="once")),
        },
        {"total": root(), "G": group(10, **table)},
    )
    assert value_in(used, "G", a=10, b=(0, 1)) == (10, None, None)


def test_a_table_at_the_root_is_settled_and_never_left_out() -> None:
    used = make_set(
        {"a": indicator(10, levels("1", "0"), **OUT)},
        {"total": root(10, **looked_up("1", "1/4", missing={"not_applicable": "siblings"}))},
    )
    assert value_in(used, "total", a=(0, 1)) == (0, None, None)
    assert value_in(used, "total", a=(10, 0)) == (10, None, None)


def test_a_table_may_look_up_what_another_one_gives() -> None:
    inner = looked_up("1", "1/2", "1/4", rounding={"places": 0})
    outer = {
        **looked_up("1", "3/10", "0"),
        "table": [
            {"when": {"H": ["o1"]}, "gives": "o1"},
            {"when": {"H": ["o2"]}, "gives": "o2"},
            {"gives": "o3"},
        ],
    }
    used = make_set(
        {"a": indicator(3, levels("1", "2/3", "1/3"), "H")},
        {"total": root(), "G": group(10, **outer), "H": group(5, "G", **inner)},
    )
    # five points, 2.5 rounded to 3, 1.25 rounded to 1
    found = [value_in(used, "G", a=points)[0] for points in (3, 2, 1)]
    assert found == [10, 3, 0]
