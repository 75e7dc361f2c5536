"""How far one weight may move, by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builders import (
    MOF,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    panel,
    policies,
    root,
    scale,
    scored,
    scores,
    state,
    trimmed,
)

import scoring

if TYPE_CHECKING:
    from scoring.model import IndicatorSet
    from scoring.sheet import Entry
    from scoring.whatif.weighing.weights import WeightInterval, WeightIntervals

FREE = judged("0.5", asked="once")
TWO = {"A": once(score="70"), "B": once(score="15")}
"""Rates of 1 and 1/2: with A at x points the total is 50 + x/2."""


def two(**changed: Any) -> IndicatorSet:
    halves = {"A": indicator(70, FREE), "B": indicator(30, FREE)}
    return make_set(halves, **{"grades": scale(MOF), **changed})


def found(used: IndicatorSet, entries: dict[str, Entry], reviewers: int = 1) -> WeightIntervals:
    return scoring.weight_intervals(scored(used, entries, reviewers))


def ends(one: WeightInterval) -> list[tuple[Fraction, bool, str | None]]:
    return [
        (end.at, end.included, None if end.beyond is None else end.beyond.grade.id)
        for end in (one.low, one.high)
    ]


def reasons(intervals: WeightIntervals) -> dict[str, tuple[str, str]]:
    return {one.node.id: tuple(one.obstacle) for one in intervals.unweighed}


def test_both_ends_lie_where_the_total_reaches_a_bound() -> None:
    first, second = found(two(), TWO).each
    assert ends(first) == [(60, True, "fair"), (80, False, "excellent")]
    assert ends(second) == [(20, False, "excellent"), (40, True, "fair")]
    assert (first.weight, first.most, first.parent.id, first.firm) == (70, 100, "total", False)


def test_the_rounding_of_the_total_moves_the_ends() -> None:
    used = two(rounding={"shown": 0, "total": 0}, grades=scale(MOF, "rounded"))
    first, _ = found(used, TWO).each
    assert ends(first) == [(59, True, "fair"), (79, False, "excellent")]


def test_rounding_halves_to_even_decides_about_the_end_itself() -> None:
    rounding = {"shown": 0, "total": 0, "mode": "half_even"}
    bands = (("good", "良", 81), ("poor", "差", 0))
    used = two(rounding=rounding, grades=scale(bands, "rounded"))
    first, _ = found(used, TWO).each
    # 80.5 becomes 80 and anything above it 81
    assert ends(first) == [(61, False, "poor"), (100, False, None)]


def test_a_weight_that_never_changes_the_grade_may_be_anything_between_nothing_and_all() -> None:
    entries = {"A": once(score="59.5"), "B": once(score="25.5")}
    first, second = found(two(), entries).each
    assert ends(first) == ends(second) == [(0, False, None), (100, False, None)]
    assert first.firm


def test_a_gate_on_a_group_that_changes_ends_the_interval() -> None:
    gate = {
        "id": "half",
        "label": label("gate"),
        "when": {"node": "G", "unit": "percent", "below": 60},
        "best": "fair",
    }
    indicators = {
        "A": indicator(40, FREE, "G"),
        "B": indicator(10, FREE, "G"),
        "C": indicator(50, FREE),
    }
    used = make_set(indicators, {"total": root(), "G": group()}, grades=scale(MOF), gate=[gate])
    entries = {"A": once(score="40"), "B": once(score="0"), "C": once(score="45")}
    by_id = {one.node.id: one for one in found(used, entries).each}
    # G has x of its 50 points: its gate turns at 30, before the total falls below 80 at 35
    assert ends(by_id["A"]) == [(35, True, "fair"), (45, False, "excellent")]
    low = {"C": once(score="50"), "A": once(score="40"), "B": once(score="0")}
    by_id = {one.node.id: one for one in found(used, low).each}
    assert ends(by_id["A"])[0] == (40, True, "good")
    poor = {"C": once(score="50"), "A": once(score="31"), "B": once(score="0")}
    by_id = {one.node.id: one for one in found(used, poor).each}
    # a rate of 31/40: 60 per cent of 50 are reached from a weight of 1200/31 on
    assert ends(by_id["A"])[0] == (Fraction(1200, 31), True, "fair")


def test_an_own_cap_holds_the_total_and_with_it_the_grade() -> None:
    indicators = {"A": indicator(60, FREE, "G"), "B": indicator(40, FREE, "G")}
    groups = {"total": root(100), "G": group(cap=85)}
    used = make_set(indicators, groups, grades=scale(MOF))
    first, _ = found(used, {"A": once(score="60"), "B": once(score="30")}).each
    assert ends(first) == [(20, True, "fair"), (100, False, None)]


def test_a_floor_and_a_cap_that_holds_limit_the_group_whatever_its_weight() -> None:
    cap = {
        "id": "low",
        "label": label("cap"),
        "node": "G",
        "at_most": 20,
        "when": {"node": "C", "below": 50},
    }
    indicators = {
        "A": indicator(40, FREE, "G"),
        "B": indicator(10, FREE, "G"),
        "C": indicator(50, FREE),
    }
    groups = {"total": root(), "G": group(floor=15)}
    used = make_set(indicators, groups, grades=scale((("b", "b", 66), ("a", "a", 0))), cap=[cap])
    entries = {"A": once(score="40"), "B": once(score="0"), "C": once(score="49")}
    by_id = {one.node.id: one for one in found(used, entries).each}
    # G has as many points as A weighs, held between 15 and 20: the total is 64 to 69
    assert ends(by_id["A"]) == [(17, True, "a"), (50, False, None)]
    entries |= {"C": once(score="50")}
    by_id = {one.node.id: one for one in found(used, entries).each}
    # without the cap, 65 to 100
    assert ends(by_id["A"]) == [(16, True, "a"), (50, False, None)]


def test_what_is_left_out_weighs_nothing_and_its_siblings_more() -> None:
    indicators = {
        "A": indicator(35, FREE),
        "B": indicator(15, FREE),
        "C": indicator(50, FREE, missing={"not_applicable": "siblings"}),
    }
    used = make_set(
        indicators, rounding={"shown": 2, "group": 2, "total": 2}, grades=scale(MOF, "rounded")
    )
    entries = {"A": once(score="35"), "B": once(score="7.5"), "C": state("not_applicable")}
    first, second = found(used, entries).each
    assert (first.weight, second.weight) == (70, 30)
    assert ends(first) == [
        (Fraction("59.99"), True, "fair"),
        (Fraction("79.99"), False, "excellent"),
    ]


def test_a_bonus_and_the_only_child_of_a_group_have_no_interval() -> None:
    indicators = {
        "A": indicator(70, FREE),
        "B": indicator(30, FREE, "G"),
        "X": indicator(2, FREE, role="bonus"),
    }
    used = make_set(indicators, {"total": root(100, cap=100), "G": group()}, grades=scale(MOF))
    intervals = found(used, {**TWO, "X": once(score="2")})
    assert [one.node.id for one in intervals.each] == ["G", "A"]
    by_id = {one.node.id: one for one in intervals.each}
    assert ends(by_id["A"]) == [(56, True, "fair"), (76, False, "excellent")]
    assert reasons(intervals) == {}


def test_what_stands_below_a_group_that_is_not_additive_is_named() -> None:
    indicators = {
        "A": indicator(40, FREE, "G"),
        "B": indicator(30, FREE, "G"),
        "C": indicator(30, FREE),
    }
    used = make_set(
        indicators, {"total": root(), "G": group(70, combine="weakest")}, grades=scale(MOF)
    )
    entries = {"A": once(score="40"), "B": once(score="30"), "C": once(score="15")}
    intervals = found(used, entries)
    assert [one.node.id for one in intervals.each] == ["G", "C"]
    assert reasons(intervals) == {"A": ("not_additive", "G"), "B": ("not_additive", "G")}


def test_cumulative_rounding_is_named() -> None:
    used = two(group={"total": root(cumulative=0)})
    assert reasons(found(used, TWO)) == dict.fromkeys("AB", ("cumulative", "total"))


def test_a_node_of_several_groups_is_named() -> None:
    indicators = {
        "A": indicator(25, FREE, "G", also_under=["H"]),
        "B": indicator(25, FREE, "G"),
        "C": indicator(25, FREE, "H"),
    }
    used = make_set(indicators, {"total": root(), "G": group(), "H": group()}, grades=scale(MOF))
    intervals = found(used, {name: once(score="17") for name in "ABC"})
    assert reasons(intervals) == {"A": ("shared", "A")}
    assert [one.node.id for one in intervals.each] == ["G", "B", "H", "C"]


def test_points_shared_by_the_whole_tree_are_named() -> None:
    indicators = {
        "A": indicator(35, FREE),
        "B": indicator(15, FREE),
        "C": indicator(50, FREE, missing={"not_applicable": "tree"}),
    }
    used = make_set(
        indicators, rounding={"shown": 2, "group": 2, "total": 2}, grades=scale(MOF, "rounded")
    )
    entries = {"A": once(score="35"), "B": once(score="7.5"), "C": state("not_applicable")}
    assert reasons(found(used, entries)) == dict.fromkeys("AB", ("left_out", "total"))


def test_a_cap_whose_condition_moves_with_the_weight_is_named() -> None:
    cap = {
        "id": "low",
        "label": label("cap"),
        "node": "C",
        "at_most": 10,
        "when": {"node": "G", "unit": "percent", "below": 50},
    }
    indicators = {
        "A": indicator(40, FREE, "G"),
        "B": indicator(30, FREE, "G"),
        "C": indicator(30, FREE),
    }
    used = make_set(indicators, {"total": root(), "G": group()}, grades=scale(MOF), cap=[cap])
    entries = {"A": once(score="40"), "B": once(score="30"), "C": once(score="15")}
    intervals = found(used, entries)
    assert reasons(intervals) == {"A": ("cap", "low"), "B": ("cap", "low")}
    assert [one.node.id for one in intervals.each] == ["G", "C"]


def test_the_mean_of_totals_moves_as_a_single_total() -> None:
    halves = {"A": indicator(70, judged()), "B": indicator(30, judged())}
    used = make_set(halves, grades=scale(MOF), panel=panel(stage="total"))
    entries = {"A": scores("70", "70"), "B": scores("20", "10")}
    first, _ = found(used, entries, 2).each
    assert ends(first) == [(60, True, "fair"), (80, False, "excellent")]


def test_a_trimmed_mean_of_totals_is_named() -> None:
    halves = {"A": indicator(70, judged()), "B": indicator(30, judged())}
    used = make_set(halves, grades=scale(MOF), panel=trimmed("total", 4))
    entries = {"A": scores("70", "70", "60"), "B": scores("20", "10", "10")}
    assert reasons(found(used, entries, 3)) == dict.fromkeys("AB", ("totals", ""))


def test_a_missing_indicator_that_earns_nothing_still_weighs() -> None:
    used = two(missing=policies("zero"))
    first, _ = found(used, {"A": once(score="70")}).each
    assert ends(first) == [(60, True, "poor"), (80, False, "good")]
