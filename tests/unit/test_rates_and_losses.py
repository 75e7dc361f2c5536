"""Score rates and points lost where the whole tree shares points, and those of penalty items."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction

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

ROUNDED = {"shown": 2, "group": 2, "total": 2}
GRADES = scale((("hi", "hi", 30), ("lo", "lo", 0)), "rounded")


def test_a_group_part_of_which_the_tree_shares_has_the_rate_of_what_was_scored() -> None:
    # g has 10 of its 20 points left and earned 10 of 10; in all 25 of 30, so 33.33 of 40
    used = make_set(
        {
            "a": indicator(10, judged(), under="g", missing=policies("tree")),
            "b": indicator(10, judged(), under="g"),
            "c": indicator(20, judged()),
        },
        {"total": root(40), "g": group(20)},
        rounding=ROUNDED,
        grades=GRADES,
        gate=[
            {
                "id": "low",
                "best": "lo",
                "label": {"zh": "低", "en": "low"},
                "when": {"node": "g", "unit": "percent", "below": "60"},
            }
        ],
    )
    result = scored(used, {"a": state("void"), "b": scores("10"), "c": scores("15")})
    assert result.applied == ()
    part = result["g"]
    assert (part.full_points, part.attainable, part.points) == (20, 10, 10)
    assert (part.score_rate, part.lost) == (1, 0)
    # the root gets back what the tree shares
    assert result["total"].attainable == 40
    assert result["total"].score_rate == Fraction(3333, 4000)
    nodes = {one["id"]: one for one in json.loads(scoring.render(result, "json", "en"))["nodes"]}
    assert (nodes["g"]["score_rate"], nodes["g"]["lost"]) == ("1", "0")
    rows = {
        one["id"]: one for one in csv.DictReader(io.StringIO(scoring.render(result, "csv", "en")))
    }
    assert (rows["g"]["score_rate"], rows["g"]["lost"]) == ("100.00%", "0.00")
    lines = scoring.render(result, "text", "en").splitlines()
    (line,) = [one.split() for one in lines if one.split()[:2] == ["group", "g"]]
    assert line[2:6] == ["20", "10.00", "100.00%", "0.00"]


def test_what_a_panel_combines_in_totals_has_the_same_rate() -> None:
    # two reviewers gave g 10 and 5 of the 10 points left: 7.5 of 10
    used = make_set(
        {
            "a": indicator(10, judged(), under="g", missing=policies("tree")),
            "b": indicator(10, judged(), under="g"),
            "c": indicator(20, judged()),
        },
        {"total": root(40), "g": group(20)},
        rounding=ROUNDED,
        grades=GRADES,
        panel={"combine": "mean", "stage": "total", "at_most": 5},
    )
    filled = {"a": state("void"), "b": scores("10", "5"), "c": scores("15", "15")}
    part = scored(used, filled, 2)["g"]
    assert (part.score_rate, part.lost) == (Fraction(3, 4), Fraction(5, 2))


def test_a_penalty_item_has_lost_what_it_took() -> None:
    used = make_set(
        {
            "a": indicator(40, judged()),
            "x": indicator(5, judged(), role="penalty"),
        },
        {"total": root(40)},
        rounding=ROUNDED,
        grades=GRADES,
    )
    result = scored(used, {"a": scores("39"), "x": scores("2")})
    assert result["x"].lost == 2
    (loss,) = [one for one in scoring.contributions(result).largest_losses if one.node.id == "x"]
    assert loss.lost == 2
    lines = scoring.render(result, "text", "en").splitlines()
    (line,) = [one.split() for one in lines if one.split()[1:3] == ["x", "-5"]]
    assert line[2:6] == ["-5", "2.00", "40.00%", "2.00"]
    rows = {
        one["id"]: one for one in csv.DictReader(io.StringIO(scoring.render(result, "csv", "en")))
    }
    assert rows["x"]["lost"] == "2.00"
