"""Effective points: what every node weighs and earned once what is left out was shared out."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builders import (
    group,
    indicator,
    judged,
    make_set,
    policies,
    root,
    scale,
    scored,
    scores,
    state,
)

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

GRADES = scale((("only", "only", 0),), "rounded")
ROUNDED = {"shown": 2, "group": 2, "total": 2}
SIBLINGS = policies("siblings")
ADDS_UP = "their effective points add up to the total"
OWN = "elsewhere they are in the points of each node itself"


def evaluated(indicators: dict[str, Any], groups: dict[str, Any], **filled: Any) -> Evaluation:
    """Evaluate a small set."""
    used = make_set(indicators, groups, rounding=ROUNDED, grades=GRADES)
    return scored(used, filled)


def effective(evaluation: Evaluation) -> dict[str, tuple[str | None, str | None]]:
    """Return effective full points and points of every node, as the JSON has them."""
    nodes = json.loads(scoring.render(evaluation, "json", "en"))["nodes"]
    return {one["id"]: (one["effective_full_points"], one["effective_points"]) for one in nodes}


def test_under_a_weighted_mean_effective_points_are_not_said_to_add_up() -> None:
    # weights 0.5 and 0.3 become 0.625 and 0.375: 62.5 of 9/10 and 37.5 of 6/20 make 67.5
    found = evaluated(
        {
            "a": indicator(10, judged(), weight="0.5", missing=SIBLINGS),
            "b": indicator(20, judged(), weight="0.3"),
            "c": indicator(30, judged(), weight="0.2", missing=SIBLINGS),
        },
        {"total": root(100, combine="weighted_mean", weights_total=1)},
        a=scores("9"),
        b=scores("6"),
        c=state("void"),
    )
    assert effective(found)["a"] == ("12.5", "11.25")
    text = scoring.render(found, "text", "en")
    assert OWN in text
    assert ADDS_UP not in text


def test_a_group_partly_shared_out_over_the_tree_weighs_less() -> None:
    # 40 points are borne by b (10) and c (20): 40/3 and 80/3
    found = evaluated(
        {
            "a": indicator(10, judged(), under="g", missing=policies("tree")),
            "b": indicator(10, judged(), under="g"),
            "c": indicator(20, judged()),
        },
        {"total": root(40), "g": group(20)},
        a=state("void"),
        b=scores("10"),
        c=scores("15"),
    )
    assert effective(found) == {
        "total": ("40", "33.33"),
        "g": ("40/3", "40/3"),
        "a": ("0", "0"),
        "b": ("40/3", "40/3"),
        "c": ("80/3", "20"),
    }
    assert ADDS_UP in scoring.render(found, "text", "en")


def test_a_bonus_in_a_group_that_is_left_out_gives_nothing_and_says_so() -> None:
    found = evaluated(
        {
            "a": indicator(10, judged(), under="g", missing=SIBLINGS),
            "x": indicator(2, judged(), under="g", role="bonus"),
            "b": indicator(10, judged()),
        },
        {"total": root(20), "g": group(10, cap=12, missing=SIBLINGS)},
        a=state("void"),
        x=scores("2"),
        b=scores("5"),
    )
    assert effective(found)["x"] == ("0", "0")
    assert effective(found)["b"] == ("20", "10")
    note = "x indicator: its 2.00 points do not count, because nothing that counts is left under g"
    assert note in scoring.render(found, "text", "en")
    assert "x indicator：2.00 分未计入" in scoring.render(found, "text", "zh")


def test_a_node_that_grew_differently_under_two_parents_has_no_effective_points() -> None:
    # under g it stays worth 10 beside b; under h it bears the 10 points of c as well
    found = evaluated(
        {
            "a": indicator(10, judged(), under="g", also_under=["h"]),
            "b": indicator(10, judged(), under="g", missing=SIBLINGS),
            "c": indicator(10, judged(), under="h", missing=SIBLINGS),
        },
        {"total": root(40), "g": group(20), "h": group(20)},
        a=scores("5"),
        b=scores("10"),
        c=state("void"),
    )
    assert effective(found)["a"] == (None, None)
    assert effective(found)["b"] == ("10", "10")
    assert effective(found)["h"] == ("20", "10")
    text = scoring.render(found, "text", "en")
    assert "Eff. points" in text
    assert OWN in text
    rows = {
        row["id"]: row for row in csv.DictReader(io.StringIO(scoring.render(found, "csv", "en")))
    }
    assert rows["a"]["effective_points"] == ""
    assert rows["b"]["effective_points"] == "10.00"


def test_what_the_weakest_did_not_take_has_no_effective_points() -> None:
    # c's 10 points go to g, whose weakest is a: 2/10 of 20
    found = evaluated(
        {
            "a": indicator(10, judged(), under="g"),
            "b": indicator(10, judged(), under="g"),
            "c": indicator(10, judged(), missing=SIBLINGS),
        },
        {"total": root(20), "g": group(10, combine="weakest")},
        a=scores("2"),
        b=scores("7"),
        c=state("void"),
    )
    assert found.exact_total == Fraction(4)
    assert effective(found)["g"] == ("20", "4")
    assert effective(found)["a"] == ("20", "4")
    assert effective(found)["b"] == (None, None)
