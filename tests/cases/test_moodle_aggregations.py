"""Nine ways to aggregate a gradebook: the percentages Moodle comes to, from exact points.

What Moodle leaves out, because it is empty or hidden, is left out of the set.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import group, indicator, judged, make_set, once, root, rounded_to, scored

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

FILE = Path(__file__).parents[1] / "data" / "moodle_aggregations.json"
DATA = json.loads(FILE.read_text("utf-8"))
CASES = {case["aggregation"]: case for case in DATA["cases"]}
TREE: dict[str, list[str]] = DATA["tree"]
TOLERANCE = Fraction(1, 200)

KINDS = {
    "mean": "weighted_mean",
    "weighted_mean": "weighted_mean",
    "points_mean": "pool",
    "mean_extra": "weighted_mean",
    "median": "median",
    "min": "weakest",
    "max": "best",
    "mode": "most_frequent",
}
"""What a category is called here; ``natural`` is a sum and stands on its own below."""


def most(item: str) -> Fraction:
    """Return the maximum of an item."""
    return Fraction(DATA["items"][item]["max"])


def kept(case: dict[str, Any], category: str, *, hidden: bool) -> list[str]:
    """Return what counts in a category: not what is empty and excluded, nor what is hidden."""
    gone = set() if hidden else set(case["hidden"])
    if case["empty"][category] == "exclude":
        gone |= {name for name, item in DATA["items"].items() if item["score"] is None}
    return [child for child in TREE[category] if child not in gone]


def entry(item: str) -> scoring.Entry:
    """Return what was scored; an empty item that counts has nothing."""
    return once(score=DATA["items"][item]["score"] or "0")


def assembled(
    groups: dict[str, Any], indicators: dict[str, Any], rounding: dict[str, Any]
) -> Evaluation:
    """Evaluate the items under these groups."""
    used = make_set(indicators, groups, rounding=rounding)
    return scored(used, {item: entry(item) for item in indicators})


def item(name: str, under: str, **more: Any) -> dict[str, Any]:
    """Return an item of the gradebook, scored once."""
    return indicator(str(most(name)), judged("1", asked="once"), under, **more)


def by_rates(case: dict[str, Any], *, hidden: bool) -> Evaluation:
    """Return a gradebook whose categories work on the shares of their items; 100 points."""
    extra, weights = case.get("extra_credit", {}), case.get("weights", {})
    combine = KINDS[case["aggregation"]]
    weighted = combine == "weighted_mean"
    groups: dict[str, Any] = {"total": root(100, cap=1000)}
    indicators: dict[str, Any] = {}
    for category in TREE:
        children = [one for one in kept(case, category, hidden=hidden) if one not in extra]
        more = {"weights_total": str(sum(int(weights.get(c, 1)) for c in children))}
        under = "total" if category == "course" else "course"
        weight = {"weight": "1"} if weighted and category != "course" else {}
        groups[category] = group(
            100, under, combine=combine, **(more if weighted else {}), **weight
        )
        for child in children:
            if child not in TREE:
                weight = {"weight": weights.get(child, "1")} if weighted else {}
                indicators[child] = item(child, category, **weight)
        for child in extra if category == "course" else ():
            # the share of the item × its factor ÷ how many normal items there are
            worth = Fraction(100 * int(extra[child]), len(children))
            groups["extra"] = group(
                str(worth), "total", role="bonus", combine="weighted_mean", weights_total="1"
            )
            indicators[child] = item(child, "extra", weight="1")
    # Moodle compares shares at five places, and only the most frequent one needs that
    places = {"shown": 5, "group": 5} if combine == "most_frequent" else rounded_to()
    return assembled(groups, indicators, places)


def mean_by_points(case: dict[str, Any], *, hidden: bool) -> Evaluation:
    """Return a gradebook that weighs shares by points, a category by 100; extra adds on top."""
    groups: dict[str, Any] = {"total": root(cap=10_000)}
    indicators: dict[str, Any] = {}
    for category in TREE:
        if category != "course":
            groups[category] = group(100, combine="pool")
        for child in kept(case, category, hidden=hidden):
            if child not in TREE:
                role = {"role": "bonus"} if child in case["extra_credit"] else {}
                under = "total" if category == "course" else category
                indicators[child] = item(child, under, **role)
    return assembled(groups, indicators, rounded_to())


def natural(case: dict[str, Any], *, hidden: bool) -> Evaluation:
    """Return a gradebook that adds points; where a weight is fixed, the rest is split by points."""
    override = {name: Fraction(weight) for name, weight in case["weight_override"].items()}
    groups: dict[str, Any] = {"total": root(cap=10_000)}
    indicators: dict[str, Any] = {}
    for category in TREE:
        children = kept(case, category, hidden=hidden)
        under = "total" if category == "course" else category
        weights: dict[str, Fraction] = {}
        if override.keys() & set(children):
            # the weights are those of the whole category; what is hidden leaves the others theirs
            whole = kept(case, category, hidden=True)
            left = 1 - sum(override.get(one, 0) for one in whole)
            free = sum(most(one) for one in whole if one not in override)
            weights = {one: override.get(one, left * most(one) / free) for one in children}
        if category != "course":
            maximum = str(sum(map(most, children)))
            more = {"combine": "weighted_mean", "weights_total": str(sum(weights.values()))}
            groups[category] = group(maximum, **(more if weights else {}))
        for child in children:
            if child not in TREE:
                role = {"role": "bonus"} if child in case["extra_credit"] else {}
                weight = {"weight": str(weights[child])} if weights else {}
                indicators[child] = item(child, under, **role, **weight)
    return assembled(groups, indicators, rounded_to())


HOW = {**dict.fromkeys(KINDS, by_rates), "points_mean": mean_by_points, "natural": natural}


def percent(result: Evaluation) -> Fraction:
    """Return the total in per cent of the full points."""
    return 100 * result.exact_total / result.indicator_set.root.full


@pytest.mark.parametrize("aggregation", CASES)
def test_a_gradebook_comes_to_the_percentage_of_moodle(aggregation: str) -> None:
    case = CASES[aggregation]
    result = percent(HOW[aggregation](case, hidden=True))
    assert abs(result - Fraction(case["expected"]["percent_all"])) <= TOLERANCE


@pytest.mark.parametrize("aggregation", CASES)
def test_hidden_items_left_out_change_the_percentage_as_in_moodle(aggregation: str) -> None:
    case = CASES[aggregation]
    result = percent(HOW[aggregation](case, hidden=False))
    assert abs(result - Fraction(case["expected"]["percent_hidden_excluded"])) <= TOLERANCE


@pytest.mark.parametrize("hidden", [True, False], ids=["all", "without hidden"])
def test_every_item_contributes_what_moodle_says(hidden: bool) -> None:  # noqa: FBT001
    case = CASES["natural"]
    expected = case["expected"][f"contribution_percent_{'all' if hidden else 'hidden_excluded'}"]
    result = natural(case, hidden=hidden)
    full = result.indicator_set.root.full
    found = {part.node.id: 100 * part.points / full for part in scoring.contributions(result)}
    for name, share in found.items():
        assert abs(share - Fraction(expected[name])) <= TOLERANCE
    assert sum(found.values()) == percent(result)


@pytest.mark.parametrize("hidden", [True, False], ids=["all", "without hidden"])
def test_points_add_up_to_those_of_moodle(hidden: bool) -> None:  # noqa: FBT001
    case = CASES["natural"]
    points, full = case["expected"][f"points_{'all' if hidden else 'hidden_excluded'}"]
    result = natural(case, hidden=hidden)
    assert result.indicator_set.root.full == Fraction(full)
    assert abs(result.exact_total - Fraction(points)) <= TOLERANCE


def test_there_are_nine_aggregations() -> None:
    assert set(CASES) == set(HOW)
    assert len(CASES) == 9
