"""At which weights projects change places, by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest
from builders import MOF, codes_of, group, indicator, judged, make_set, root, scale

import scoring

FREE = judged("0.5", asked="once")


def two(**changed: Any) -> scoring.IndicatorSet:
    parts = {"A": indicator(60, FREE), "B": indicator(40, FREE)}
    return make_set(parts, **{"grades": scale(MOF), **changed})


def table(**columns: list[str | None]) -> pa.Table:
    return pa.table({name: pa.array(column, pa.string()) for name, column in columns.items()})


def swaps(found: tuple[scoring.Swap, ...]) -> list[tuple[Fraction, str, str, int]]:
    return [tuple(one) for one in found]


def test_two_projects_change_places_where_their_totals_are_equal() -> None:
    # rates of A 1 and 1/2, of B 1/4 and 3/4: with A at x points 25 + 0.75·x and 75 − 0.25·x
    rows = table(project=["p", "q"], A=["60", "30"], B=["10", "30"])
    first, second = scoring.rank_changes(two(), rows).each
    assert (first.weight, first.most) == (60, 100)
    assert swaps(first.down) == [(50, "p", "q", 1)]
    assert first.up == ()
    assert swaps(second.up) == [(50, "p", "q", 1)]
    assert second.down == ()


def test_changes_come_in_the_order_in_which_the_weight_meets_them() -> None:
    # with A at x: 0.9·x + 10, 0.5·x + 40, 70 and 65, that is 64, 70, 70 and 65 at 60
    rows = table(
        project=["p", "q", "r", "s"],
        A=["60", "54", "42", "39"],
        B=["4", "16", "28", "26"],
    )
    (first, _) = scoring.rank_changes(two(), rows, most=9).each
    # rates: p 1 and 0.1; q 0.9 and 0.4; r 0.7 and 0.7; s 0.65 and 0.65
    # totals with A at x: p 10 + 0.9·x, q 40 + 0.5·x, r 70, s 65
    assert swaps(first.up) == [
        (Fraction(550, 9), "s", "p", 3),
        (Fraction(200, 3), "r", "p", 2),
        (75, "q", "p", 1),
    ]
    # q and r are level at 60 already, and q falls behind at once
    assert swaps(first.down) == [(50, "q", "s", 2)]


def test_projects_that_are_level_now_are_counted_and_pass_nobody() -> None:
    # 70 each: p by rates of 1 and 1/4, q and s by 1/2 and 1; r is behind for good
    rows = table(project=["p", "q", "r", "s"], A=["60", "30", "0", "30"], B=["10", "40", "0", "40"])
    found = scoring.rank_changes(two(), rows)
    assert [(one.level, one.down, one.up) for one in found.each] == [(3, (), ()), (3, (), ())]
    text = scoring.render_ranks(found, "text", "en")
    assert "lets anybody pass who is behind now" in text
    assert "which is not listed: 3 by A, 3 by B." in text
    assert "Weights that change no place" not in text
    # rates that are the same part nobody
    alike = table(project=["p", "q"], A=["30", "30"], B=["20", "20"])
    again = scoring.rank_changes(two(), alike)
    assert [one.level for one in again.each] == [0, 0]
    assert "No weight changes a place by itself" in scoring.render_ranks(again, "text", "en")


def test_projects_of_the_same_name_are_told_apart_by_their_rows() -> None:
    rows = table(project=["x", "x", None], A=["60", "30", "0"], B=["10", "30", "0"])
    (first, _) = scoring.rank_changes(two(), rows).each
    assert swaps(first.down) == [(50, "x (#1)", "x (#2)", 1)]


def test_only_so_many_changes_are_followed_as_are_asked_for() -> None:
    rows = table(
        project=["p", "q", "r", "s"],
        A=["60", "54", "42", "39"],
        B=["4", "16", "28", "26"],
    )
    found = scoring.rank_changes(two(), rows, most=1)
    first, _ = found.each
    assert [one.rises for one in first.up] == ["p"]
    assert first.more
    said = "(--most lists more): A, B."
    assert said in scoring.render_ranks(found, "text", "en")
    whole = scoring.rank_changes(two(), rows, most=9)
    longest = max(len(whole.each[0].up), len(whole.each[0].down))
    exactly = scoring.rank_changes(two(), rows, most=longest)
    assert swaps(exactly.each[0].up) == swaps(whole.each[0].up)
    assert not any(one.more for one in exactly.each)
    assert said not in scoring.render_ranks(exactly, "text", "en")


def test_projects_without_a_name_have_the_number_of_their_row() -> None:
    rows = table(A=["60", "30"], B=["10", "30"])
    assert swaps(scoring.rank_changes(two(), rows).each[0].down) == [(50, "#1", "#2", 1)]


def test_a_project_in_which_something_is_left_out_is_set_aside() -> None:
    parts = {
        "A": indicator(60, FREE),
        "B": indicator(40, FREE, missing={"not_applicable": "siblings"}),
    }
    used = make_set(
        parts, grades=scale(MOF, "rounded"), rounding={"shown": 2, "group": 2, "total": 2}
    )
    columns = {
        "project": ["p", "q", "r"],
        "A": ["60", "30", "50"],
        "B": ["10", "30", None],
        "B.state": [None, None, "not_applicable"],
    }
    found = scoring.rank_changes(used, table(**columns))
    assert (found.projects, found.set_aside) == (2, 1)
    assert swaps(found.each[0].down) == [(50, "p", "q", 1)]
    assert "1 more are not ranked" in scoring.render_ranks(found, language="en")


def test_where_nothing_adds_up_that_is_among_the_reasons_why_nobody_is_ranked() -> None:
    groups = {"total": root(100, combine="weakest")}
    used = make_set({"A": indicator(60, FREE), "B": indicator(40, FREE)}, groups)
    found = scoring.rank_changes(used, table(A=["60", "30"], B=["10", "30"]))
    assert (found.projects, found.set_aside) == (0, 2)
    assert "or groups do not add up" in scoring.render_ranks(found, language="en")


def test_what_keeps_totals_from_moving_along_lines_is_named() -> None:
    parts = {
        "A": indicator(20, FREE, "G"),
        "B": indicator(20, FREE, "G"),
        "C": indicator(30, FREE, "H"),
        "D": indicator(30, FREE, "H"),
        "X": indicator(2, FREE, "H", role="bonus"),
    }
    groups = {"total": root(100), "G": group(40, combine="weakest"), "H": group(60, cap=61)}
    used = make_set(parts, groups, grades=scale(MOF))
    points = {name: ["20", "10"] for name in "ABCD"}
    found = scoring.rank_changes(used, table(X=["1", "0"], **points))
    assert [one.node.id for one in found.each] == ["G", "H"]
    assert {node.id: tuple(why) for node, why in found.unweighed} == {
        "A": ("not_additive", "G"),
        "B": ("not_additive", "G"),
        "C": ("limited", "H"),
        "D": ("limited", "H"),
    }
    out = scoring.render_ranks(found, language="en")
    assert "Not computed: A, B (G is no sum, weighted mean or pool)." in out
    assert "C, D (H has a cap or floor of its own, or bonus or penalty items)" in out


def test_caps_shared_nodes_and_cumulative_rounding_are_named() -> None:
    cap = {
        "id": "low",
        "label": {"zh": "封顶", "en": "cap"},
        "node": "G",
        "at_most": 10,
        "when": {"node": "C", "below": 5},
    }
    parts = {
        "A": indicator(25, FREE, "G"),
        "B": indicator(25, FREE, "G"),
        "C": indicator(25, FREE),
        "D": indicator(25, FREE),
    }
    used = make_set(parts, {"total": root(), "G": group()}, grades=scale(MOF), cap=[cap])
    points = {name: ["20", "10"] for name in "ABCD"}
    found = scoring.rank_changes(used, table(**points))
    assert {node.id: tuple(why) for node, why in found.unweighed} == dict.fromkeys(
        "AB", ("cap", "low")
    )
    used = two(group={"total": root(cumulative=0)})
    found = scoring.rank_changes(used, table(A=["60", "30"], B=["10", "30"]))
    assert {node.id: why.why for node, why in found.unweighed} == dict.fromkeys("AB", "cumulative")
    parts = {
        "A": indicator(25, FREE, "G", also_under=["H"]),
        "B": indicator(25, FREE, "G"),
        "C": indicator(25, FREE, "H"),
    }
    used = make_set(parts, {"total": root(), "G": group(), "H": group()}, grades=scale(MOF))
    found = scoring.rank_changes(used, table(**{name: ["20", "10"] for name in "ABC"}))
    assert {node.id: tuple(why) for node, why in found.unweighed} == {"A": ("shared", "A")}


def test_one_project_has_nobody_to_change_places_with() -> None:
    rows = table(A=["60"], B=["10"])
    assert codes_of(lambda: scoring.rank_changes(two(), rows)) == ["influence.too-few"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_report_says_who_passes_whom(language: str) -> None:
    rows = table(project=["p", "q"], A=["60", "30"], B=["10", "30"])
    out = scoring.render_ranks(scoring.rank_changes(two(), rows), language=language)
    said = {
        "zh": "最先改变名次的：indicator（A）从 60.00 分变到 50.00 分，q追平p，争第 1 名。",
        "en": "First to change: with indicator (A) at 50.00 points instead of 60.00, q draws "
        "level with p, for place 1.",
    }
    assert said[language] in out
    rows = table(A=["60", "30"], B=["30", "10"])
    said = {
        "zh": "没有哪一个权重，单独怎样变，会改变名次。",
        "en": "No weight changes a place by itself, whatever it is.",
    }
    assert said[language] in scoring.render_ranks(
        scoring.rank_changes(two(), rows), language=language
    )
