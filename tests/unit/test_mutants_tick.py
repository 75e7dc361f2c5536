"""The tick of small sets, worked out by hand: indicators and groups that make it finer."""

from __future__ import annotations

from typing import Any

import pytest
from builders import indicator, judged, label, panel, rounded_to, yes_no
from ticking import FLAG, MEAN, ONCE, PANEL, grouped, half, halves, inside, mean, tick


def test_a_mean_of_two_halves_a_whole_point() -> None:
    assert tick(halves(), {"total": mean()}) == 2


# ---------------------------------------------------------------- indicators


@pytest.mark.parametrize(
    ("points", "rule", "changed", "expected"),
    [
        (10, judged("0.25", asked="once"), {}, 8),
        (10, PANEL, {"panel": panel(at_most=3)}, 12),
        (10, PANEL, {"panel": panel(stage="total", at_most=3)}, 2),
        (10, ONCE, {"panel": panel(at_most=3)}, 2),
        # rounded to tenths, or to no more than whole points
        (10, PANEL, {"rounding": rounded_to(1)}, 20),
        (10, ONCE, {"rounding": rounded_to(1)}, 20),
        (10, PANEL, {"rounding": rounded_to(0)}, 2),
        # held below full points of 20/3: 10 × 1/2 ÷ (20/3) is 3/4 of a 30th
        ("20/3", yes_no(), {"rounding": rounded_to(1)}, 120),
        # what the panel comes to
        (10, PANEL, {"rounding": {"shown": 2, "panel": 1}}, 20),
        (10, PANEL, {"rounding": {"shown": 2, "panel": 0}}, 2),
        (10, ONCE, {"rounding": {"shown": 2, "panel": 1}}, 2),
        ("20/3", yes_no(), {"rounding": {"shown": 2, "panel": 1}}, 120),
        (10, PANEL, {"rounding": {"shown": 2, "panel": 1, "indicator": 0}}, 10),
    ],
)
def test_an_indicator_is_as_fine_as_what_it_earns(
    points: Any, rule: dict[str, Any], changed: dict[str, Any], expected: int
) -> None:
    assert tick(halves(points, rule), {"total": mean()}, **changed) == expected


def test_an_indicator_rounded_in_its_own_way_is_as_fine_as_that() -> None:
    own = halves(rounding={"places": 1})
    assert tick(own, {"total": mean()}) == 20
    assert tick(own, {"total": mean()}, rounding=rounded_to(0)) == 20
    assert tick({"A": indicator(10, PANEL, rounding={"places": 1})}, panel=panel(at_most=7)) == 10
    # to tenths where the panel is combined, and then to whole points
    assert (
        tick({"A": indicator(10, PANEL)}, rounding={"shown": 2, "panel": 1, "indicator": 0}) == 10
    )


# ---------------------------------------------------------------- groups


@pytest.mark.parametrize(
    ("made", "changed", "expected"),
    [
        (grouped(inside(10)), {}, 2),
        (grouped(inside(10, rule=judged("0.5", asked="once"))), {}, 4),
        # a fourth of the points, and half of that
        (grouped(inside(20, 20), 10, combine="pool"), {}, 8),
        # rounded to tenths: by the set, by itself, or not finer than the set says
        (grouped(inside(10)), {"rounding": {"shown": 2, "group": 1}}, 20),
        (grouped(inside(10), rounding={"places": 1}), {}, 20),
        (grouped(inside(10), rounding={"places": 0}), {"rounding": {"shown": 2, "group": 1}}, 2),
        (
            grouped(inside(10, rule=judged("0.5", asked="once")), rounding={"places": 0}),
            {},
            2,
        ),
        # what it is held within
        (grouped(inside(10), cap="7.5"), {}, 4),
        (grouped(inside(10), floor="2.5"), {}, 4),
        (grouped(inside(10), cap="7.5", floor="1/3"), {}, 12),
        # cumulative rounding makes every child as fine as its decimals
        (grouped(inside(5, 5), cumulative=2), {}, 200),
        (grouped(inside(5, 5), cumulative=2, rounding={"places": 0}), {}, 100),
        (grouped(inside(5, 5, rule=judged("0.25", asked="once")), cumulative=1), {}, 40),
        # rates: 10 × 1/20 for a point, and half of that
        (grouped(inside(20, 20), 10, combine="weakest"), {}, 4),
        (grouped(inside(20, 20), 10, combine="best"), {}, 4),
        (grouped(inside(20, 30), 10, combine="best"), {}, 12),
        # a median adds up two and takes the half
        (grouped(inside(20, 20), 10, combine="median"), {}, 8),
        # 30 ÷ 20 ÷ 2 is three quarters, and the mean takes a sixth
        (grouped(inside(20, 20), 30, combine="median"), {}, 24),
        # what is rounded is as fine as its decimals and its full points
        (
            grouped(inside(20, 20), 10, combine="geometric_mean", rounding={"places": 1}),
            {},
            20,
        ),
        (grouped(inside(20, 20), 10, combine="product", rounding={"places": 0}), {}, 2),
    ],
)
def test_a_group_is_as_fine_as_what_it_makes_of_its_children(
    made: tuple[Any, Any], changed: dict[str, Any], expected: int
) -> None:
    assert tick(*made, **changed) == expected


def test_what_stands_beside_the_full_points_is_not_rounded_with_them() -> None:
    fine = judged("0.25", asked="once")
    extra = {"x": indicator(5, fine, "G", role="bonus"), **inside(10, rule=fine)}
    # the bonus keeps its quarters, halved by the mean; the rest of the group has whole points
    assert tick(*grouped(extra, cap=12, rounding={"places": 0})) == 8
    assert tick(*grouped(inside(10, rule=fine), cap=12, rounding={"places": 0})) == 4
    # 10 × 1/2 ÷ 20 is a quarter of a point, and the mean takes the half
    extra = {"x": half(20, ONCE, "G", role="bonus"), **inside(10, 10, weight=1)}
    assert tick(*grouped(extra, cap=12, rounding={"places": 0}, **MEAN)) == 8


def test_a_flag_makes_nothing_finer() -> None:
    asked = {"Q": {**FLAG, "under": "G"}, **inside(20, 20)}
    assert tick(*grouped(asked, 10, combine="weakest")) == 4
    assert tick(*grouped(asked, 10, combine="median")) == 8
    assert tick(*grouped({"Q": asked["Q"], **inside(10)})) == 2


def levels(*shares: str) -> dict[str, Any]:
    """Return a rule of levels ``l1``, ``l2`` … with these shares."""
    made = [
        {"id": f"l{number}", "label": label(share), "share": share}
        for number, share in enumerate(shares, start=1)
    ]
    return {"kind": "levels", "levels": made, "asked": "once"}


def test_a_table_is_as_fine_as_what_its_outcomes_earn() -> None:
    table = {
        "combine": "table",
        "outcomes": [
            {"id": "all", "label": label("all"), "share": "1"},
            {"id": "some", "label": label("some"), "share": "1/4"},
        ],
        "table": [{"when": {"a": ["l1"]}, "gives": "all"}, {"gives": "some"}],
    }
    # a quarter of 10 is 5/2, and half of that
    assert tick(*grouped(inside(10, rule=levels("1", "0")), **table)) == 4
