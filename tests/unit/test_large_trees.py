"""Trees that are large, deep, wide, or nothing but one node."""

from __future__ import annotations

import sys
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from builders import codes_of, fill, indicator, judged, made, panel, policies, scores, set_data
from growing import (
    RATES,
    chain,
    draws,
    evaluated,
    given_to,
    grown,
    mixed,
    renormalised,
    rounded_groups,
    sums,
    tree_data,
    wide,
)

import scoring
from scoring.errors import MOST_HINTS
from scoring.incomplete import readings
from scoring.plan import plan_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from growing import Children

NODES, DEPTH = 2500, 9
DEEPER = sys.getrecursionlimit() + 100
SHARED_OUT = policies(not_applicable="siblings")


# ---------------------------------------------------------------- what they come to


def test_a_tree_of_2500_nodes_and_nine_levels_adds_up_exactly() -> None:
    children = grown(NODES, DEPTH)
    used, given = made(tree_data(children)), given_to(children)
    assert (len(used.nodes), used.depth) == (NODES, DEPTH)
    result, expected = evaluated(used, given), sums(children, given)
    assert {node.node.id: node.points for node in result} == expected
    assert result.exact_total == expected["total"]


def test_its_contributions_add_up_to_the_total_and_its_losses_to_the_rest() -> None:
    children = grown(NODES, DEPTH)
    used, given = made(tree_data(children)), given_to(children)
    ledger = scoring.contributions(evaluated(used, given))
    expected = sums(children, given)["total"]
    assert sum((part.points for part in ledger), Fraction(0)) == expected
    assert sum((part.lost for part in ledger), Fraction(0)) == used.root.full - expected


def test_gaps_all_over_a_large_tree_are_shared_out_level_by_level() -> None:
    children = grown(NODES, DEPTH)
    used = made(rounded_groups(tree_data(children, missing=SHARED_OUT)))
    given = given_to(children, gaps=True)
    result, expected = evaluated(used, given), renormalised(children, given)
    left_out = {name for name, (_, _, counts) in expected.items() if not counts}
    assert any(children[name] for name in left_out)
    assert set(result.out) == left_out
    assert {node.node.id: node.points for node in result} == {
        name: points for name, (points, _, _) in expected.items()
    }


def test_every_group_of_a_large_tree_may_combine_in_its_own_way() -> None:
    children = grown(NODES, DEPTH)
    data = tree_data(children, rounding={"shown": 2, "group": 4})
    draw, kinds = draws(7), {"total": "sum"}
    for name, below in children.items():
        if not below or name == "total":
            continue
        kinds[name] = draw.choice(["sum", *RATES])
        data["group"][name]["combine"] = kinds[name]
        if kinds[name] != "sum":
            data["group"][name]["points"] = 10
        if kinds[name] == "weighted_mean":
            data["group"][name]["weights_total"] = len(below)
            for child in below:
                data["group" if children[child] else "indicator"][child]["weight"] = 1
    given = given_to(children)
    result, expected = evaluated(made(data), given), mixed(children, kinds, given)
    assert set(kinds.values()) == {"sum", *RATES}
    assert {node.node.id: (node.points, node.full_points) for node in result} == expected


def test_a_chain_of_sixty_levels_adds_up_exactly() -> None:
    children = chain(60)
    used, given = made(tree_data(children)), given_to(children)
    assert used.depth == 60
    result = evaluated(used, given)
    assert {node.node.id: node.points for node in result} == sums(children, given)


def test_gaps_in_a_chain_of_sixty_levels_are_shared_out_level_by_level() -> None:
    children = chain(60)
    used = made(rounded_groups(tree_data(children, missing=SHARED_OUT)))
    given = given_to(children, gaps=True)
    assert not all(given.values())
    expected = renormalised(children, given)["total"][0]
    assert evaluated(used, given).exact_total == expected


def test_a_group_may_have_thousands_of_indicators() -> None:
    children = wide(NODES)
    used, given = made(tree_data(children)), given_to(children)
    assert evaluated(used, given).exact_total == sums(children, given)["total"]


def test_a_chain_may_be_deeper_than_functions_may_call_each_other() -> None:
    children = chain(DEEPER)
    used = made(rounded_groups(tree_data(children, missing=SHARED_OUT)))
    given = given_to(children, gaps=True)
    expected = renormalised(children, given)["total"][0]
    assert evaluated(used, given).exact_total == expected


def test_what_stands_twice_in_such_a_chain_counts_twice() -> None:
    children = chain(DEEPER)
    data = tree_data(children)
    data["indicator"]["I9"]["also_under"] = ["G700"]
    used, given = made(data), given_to(children)
    result = evaluated(used, given)
    assert result.exact_total == sums(children, given)["total"] + result["I9"].points


def test_an_incomplete_sheet_of_such_a_chain_reads_both_ways() -> None:
    used = made(rounded_groups(tree_data(chain(DEEPER))))
    read = readings(used, fill(used, {"I0": scores("4"), "I9": scores("3")}))
    assert read.coverage == Fraction(2, DEEPER)
    assert read.nothing_more.exact_total == 7
    assert read.so_far.exact_total == Fraction(7 * DEEPER, 2)


def test_a_set_may_be_a_single_indicator() -> None:
    used = made(set_data({"A": indicator(10, judged(), under=None)}, {}))
    result = evaluated(used, {"A": [Decimal(7), Decimal(8), Decimal("8.5")]})
    assert list(used.nodes) == ["A"]
    assert result.exact_total == Fraction(47, 6)
    assert scoring.contributions(result).lost == 10 - Fraction(47, 6)


# ---------------------------------------------------------------- work, not time


def calls_of(action: Callable[[], object]) -> int:
    """Return how many functions are called while something is done."""
    count = 0

    def seen(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("missing", [policies(), SHARED_OUT], ids=["refuse", "siblings"])
@pytest.mark.parametrize(
    ("small", "large"),
    [(grown(100, 6), grown(400, 6)), (chain(50), chain(200)), (wide(99), wide(399))],
    ids=["irregular", "chain", "wide"],
)
def test_four_times_the_nodes_are_four_times_the_work(
    small: Children, large: Children, missing: dict[str, str]
) -> None:
    def work(children: Children) -> tuple[int, int]:
        data = rounded_groups(tree_data(children, missing=missing))
        used, given = made(data), given_to(children)
        result = evaluated(used, given)
        return (
            calls_of(lambda: plan_of(made(data))),
            calls_of(lambda: [evaluated(used, given), scoring.contributions(result)]),
        )

    work(small)
    for less, more in zip(work(small), work(large), strict=True):
        assert more < 4.4 * less


def test_a_trace_of_a_panel_by_totals_does_not_compute_all_totals_again() -> None:
    def work(nodes: int) -> int:
        children = wide(nodes)
        used = made(tree_data(children, panel=panel(stage="total")))
        result = evaluated(used, given_to(children))
        return calls_of(lambda: scoring.trace(result, "I0"))

    work(10)
    assert work(400) == work(100)


def test_hundreds_of_unknown_indicators_are_all_named_and_the_first_get_hints() -> None:
    used = made(tree_data(wide(200)))
    entries = {f"i.{number}": scores("1") for number in range(200)} | {"I0": scores("1")}
    codes = codes_of(lambda: scoring.check_sheet(used, fill(used, entries)))
    unknown = [code for code in codes if code.startswith("sheet.unknown-indicator")]
    assert unknown[:MOST_HINTS] == ["sheet.unknown-indicator-hint"] * MOST_HINTS
    assert unknown[MOST_HINTS:] == ["sheet.unknown-indicator"] * (200 - MOST_HINTS)
