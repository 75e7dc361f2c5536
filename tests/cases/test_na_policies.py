"""One sheet of 17 indicators, one of them not applicable, under six policies.

``na_policies.json`` says what the branch, the total and the weights come to; each of these is
rounded once, where it is printed.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    fill,
    group,
    indicator,
    judged,
    label,
    make_set,
    panel,
    policies,
    rounded_to,
    scale,
    scored,
    scores,
    state,
)

import scoring
from scoring import exact
from scoring.ledger import attribute
from scoring.model import GIVE, SIBLINGS, TREE
from scoring.report.outcome import attainable
from scoring.report.outcome_words import tell

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet

DATA = json.loads((Path(__file__).parents[1] / "data" / "na_policies.json").read_text("utf-8"))
EXPECTED = {case["policy"]: case for case in DATA["expected"]}
OUT, BRANCH = "B2", "B"
RENORMALISED = ("renormalise_siblings", "renormalise_global", "named_sibling")


def policy_of(name: str) -> Any:
    """Return the policy of the engine that the data calls *name*."""
    if name == "named_sibling":
        return {"give_to": EXPECTED[name]["receiver"]}
    return {"renormalise_siblings": "siblings", "renormalise_global": "tree"}.get(name, name)


def used_with(name: str) -> IndicatorSet:
    """Return the tree of the data, under which only B2 may be declared not applicable."""
    parents = {node["parent"] for node in DATA["tree"]}
    groups, indicators = {}, {}
    for node in DATA["tree"]:
        text = {"label": label(node["name"])}
        if node["id"] in parents:
            groups[node["id"]] = group(node["weight"], node["parent"], **text)
        else:
            indicators[node["id"]] = indicator(node["weight"], judged("1"), node["parent"], **text)
    indicators[OUT]["missing"] = {"not_applicable": policy_of(name)}
    return make_set(
        indicators,
        groups,
        # a branch whose points have no end is kept to four decimals, the total to two
        rounding={**rounded_to(total=2), "group": 4},
        grades=scale(basis="rounded"),
        missing=policies(),
        panel=panel(at_most=1),
    )


ENTRIES = {
    value["id"]: state(value["state"]) if value["score"] is None else scores(value["score"])
    for value in DATA["values"]
}


def evaluated(name: str) -> Evaluation:
    """Return the sheet of the data under a policy."""
    return scored(used_with(name), ENTRIES)


def effective(result: Evaluation) -> dict[str, Fraction]:
    """Return what every indicator that counts weighs once the others were left out."""
    shares = attribute(result).shares
    return {
        node.id: max(shares[node.id].growths, default=0) * node.full
        for node in result.indicator_set.indicators
        if not result.out.get(node.id)
    }


def printed(value: Fraction) -> str:
    """Return a figure as the data prints it."""
    return str(exact.rounded(value, 2))


@pytest.mark.parametrize("name", EXPECTED)
def test_the_total_is_the_one_of_the_policy(name: str) -> None:
    assert str(evaluated(name).total) == EXPECTED[name]["total"]


@pytest.mark.parametrize("name", EXPECTED)
def test_the_branch_gives_what_the_policy_says(name: str) -> None:
    """In points of the total: what the ledger says its indicators gave."""
    result = evaluated(name)
    children = set(result.indicator_set.nodes[BRANCH].children)
    parts = [part.points for part in scoring.contributions(result) if part.node.id in children]
    assert printed(sum(parts, Fraction(0))) == EXPECTED[name]["branch_B"]


@pytest.mark.parametrize("name", RENORMALISED)
def test_the_effective_weights_are_those_of_the_policy_and_make_up_the_whole(name: str) -> None:
    result = evaluated(name)
    found, expected = effective(result), EXPECTED[name]["effective_weights"]
    assert {one: str(found[one]) for one in expected} == expected
    assert sum(found.values()) == result.indicator_set.root.full == 100


@pytest.mark.parametrize("name", RENORMALISED)
def test_what_keeps_its_weight_and_what_does_not_is_known(name: str) -> None:
    """Siblings and a named sibling change their branch only, the whole tree changes everything."""
    changed = {
        node_id
        for node_id, weight in effective(evaluated(name)).items()
        if weight != used_with(name).nodes[node_id].full
    }
    siblings = {"B1", "B3", "B4", "B5"}
    others = {node.id for node in used_with(name).indicators} - siblings - {OUT}
    assert (
        changed
        == {
            "renormalise_siblings": siblings,
            "renormalise_global": siblings | others,
            "named_sibling": {"B3"},
        }[name]
    )


@pytest.mark.parametrize("name", EXPECTED)
def test_the_original_points_of_every_node_stay_what_they_were(name: str) -> None:
    written = {node["id"]: Fraction(node["weight"]) for node in DATA["tree"]}
    assert {result.node.id: result.full_points for result in evaluated(name)} == written


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("renormalise_siblings", SIBLINGS),
        ("renormalise_global", TREE),
        ("named_sibling", GIVE),
        ("full", 0),
        ("zero", 0),
    ],
)
def test_it_is_known_how_the_indicator_was_left_out(name: str, way: int) -> None:
    assert evaluated(name).out.get(OUT, 0) == way


@pytest.mark.parametrize("name", EXPECTED)
def test_contributions_and_rounding_make_the_total_and_losses_the_rest(name: str) -> None:
    result = evaluated(name)
    ledger = scoring.contributions(result)
    assert sum((part.points for part in ledger), ledger.rounding) == result.published_total
    assert abs(ledger.rounding) < Fraction(1, 100)


def test_what_is_skipped_is_out_of_the_points_and_of_what_could_be_earned() -> None:
    """Attainable is what was scored: the total and its rate are those of 95 points, not of 100."""
    expected = EXPECTED["skip"]
    result = evaluated("skip")
    could = attainable(result)
    assert str(could) == expected["attainable"]
    rate = exact.percentage(result.published_total, could)
    assert rate == f"{expected['score_rate_percent']}%"
    said = tell("attainable", "en", could="95.00", points=expected["total"], rate=rate)
    assert said in scoring.render(result, "text", "en")


def test_what_is_not_due_yet_is_read_both_ways() -> None:
    """The rate of what was scored so far, and the total if nothing more comes, side by side."""
    used = used_with("zero")
    both = scoring.readings(used, fill(used, {**ENTRIES, OUT: state("not_due")}))
    assert str(both.so_far.total) == EXPECTED["skip"]["score_rate_percent"]
    assert str(both.nothing_more.total) == EXPECTED["zero"]["total"]
    assert both.coverage == Fraction(95, 100)
