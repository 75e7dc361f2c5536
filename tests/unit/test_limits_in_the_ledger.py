"""What limits took from the total: a line for each of them, and all of it adds up."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builders import (
    chosen,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    panel,
    policies,
    root,
    scored,
    scores,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet

ONCE = judged(asked="once")
FLAG = indicator(None, yes_no(asked="once"), role="flag")
TWO = [
    {"id": "late", "label": label("late"), "when": {"yes": "F"}, "node": "A", "at_most": "50"},
    {"id": "fraud", "label": label("fraud"), "when": {"yes": "G"}, "node": "A", "at_most": "30"},
]


def capped(under: dict[str, Any] | None = None, **more: Any) -> IndicatorSet:
    """Return a group of 60 points with a bonus, on which two caps may fall."""
    groups = {"total": root(**(under or {})), "A": group(60, label=label("A"), **more)}
    return make_set(
        {
            "a": indicator(60, ONCE, "A"),
            "up": indicator(5, ONCE, "A", role="bonus"),
            "b": indicator(40, ONCE),
            "F": FLAG,
            "G": FLAG,
        },
        groups,
        cap=TWO,
        rounding={"shown": 2, "group": 2},
    )


def found(used: IndicatorSet, late: str = "yes", fraud: str = "yes", up: str = "0") -> Evaluation:
    given = {"a": once(score="58"), "up": once(score=up), "b": once(score="30")}
    flags = {"F": once(answer=late), "G": once(answer=fraud)}
    return scored(used, {**given, **flags}, 0)


def lines_of(result: Evaluation) -> list[tuple[str, str, Fraction]]:
    """Return the lines of limits, having held their sum against the total."""
    ledger = scoring.contributions(result)
    parts = sum(part.points for part in ledger) + sum(one.points for one in ledger.limits)
    assert parts + ledger.rounding == ledger.total
    return [(one.label.en, one.node.id, one.points) for one in ledger.limits]


def test_two_caps_on_one_node_have_a_line_each() -> None:
    result = found(capped(cap="65"))
    assert result.total == 60
    assert lines_of(result) == [("late", "A", -8), ("fraud", "A", -20)]
    data = json.loads(scoring.render(result, "json"))
    assert [(one["label"]["en"], one["points"]) for one in data["limits"]] == [
        ("late", "-8"),
        ("fraud", "-20"),
    ]
    text = scoring.render(result, "text", "zh")
    assert "“late”使总分变动 -8.00 分。" in text
    assert "“fraud”使总分变动 -20.00 分。" in text


def test_a_cap_that_cut_nothing_has_no_line() -> None:
    assert lines_of(found(capped(cap="65"), late="no")) == [("fraud", "A", -28)]
    assert lines_of(found(capped(cap="65"), fraud="no")) == [("late", "A", -8)]


def test_the_own_cap_of_a_group_has_its_own_line_before_the_others() -> None:
    result = found(capped(cap="61"), up="5")
    assert lines_of(result) == [("A", "A", -2), ("late", "A", -11), ("fraud", "A", -20)]


def test_the_floor_of_a_group_has_its_own_line_beside_a_cap() -> None:
    used = make_set(
        {
            "a": indicator(60, ONCE, "A"),
            "down": indicator(50, ONCE, "A", role="penalty"),
            "b": indicator(40, ONCE),
            "F": FLAG,
            "G": FLAG,
        },
        {"total": root(), "A": group(60, label=label("A"), floor="55")},
        cap=TWO,
    )
    given = {"a": once(score="58"), "down": once(score="50"), "b": once(score="30")}
    result = scored(used, {**given, "F": once(answer="yes"), "G": once(answer="no")}, 0)
    assert lines_of(result) == [("A", "A", 47), ("late", "A", -5)]


def test_caps_below_a_weighted_mean_are_counted_in_points_of_the_total() -> None:
    used = make_set(
        {
            "a": indicator(60, ONCE, "A"),
            "b": indicator(40, ONCE, weight="1"),
            "F": FLAG,
            "G": FLAG,
        },
        {
            "total": root(100, combine="weighted_mean", weights_total="2"),
            "A": group(60, weight="1", label=label("A")),
        },
        cap=TWO,
        rounding={"shown": 2, "group": 2},
    )
    given = {"a": once(score="54"), "b": once(score="20")}
    result = scored(used, {**given, "F": once(answer="yes"), "G": once(answer="yes")}, 0)
    # one point of 60 is 50/60 points of the total
    assert lines_of(result) == [
        ("late", "A", Fraction(-10, 3)),
        ("fraud", "A", Fraction(-50, 3)),
    ]


def test_two_caps_on_the_total_have_a_line_each() -> None:
    used = make_set(
        {"a": indicator(60, ONCE), "b": indicator(40, ONCE), "F": FLAG, "G": FLAG},
        {"total": root()},
        cap=[{**cap, "node": "total"} for cap in TWO],
    )
    given = {"a": once(score="58"), "b": once(score="30")}
    result = scored(used, {**given, "F": once(answer="yes"), "G": once(answer="yes")}, 0)
    assert lines_of(result) == [("late", "total", -38), ("fraud", "total", -20)]


def test_two_caps_on_a_group_that_takes_the_weakest_have_a_line_each() -> None:
    used = make_set(
        {
            "a": indicator(60, ONCE, "A"),
            "c": indicator(60, ONCE, "A"),
            "b": indicator(40, ONCE),
            "F": FLAG,
            "G": FLAG,
        },
        {"total": root(), "A": group(60, combine="weakest", label=label("A"))},
        cap=TWO,
    )
    given = {"a": once(score="58"), "c": once(score="60"), "b": once(score="30")}
    result = scored(used, {**given, "F": once(answer="yes"), "G": once(answer="yes")}, 0)
    assert lines_of(result) == [("late", "A", -8), ("fraud", "A", -20)]


def test_caps_that_fell_on_different_reviewers_add_up_where_totals_are_combined() -> None:
    used = make_set(
        {
            "a": indicator(60, judged(), "A"),
            "b": indicator(40, judged()),
            "F": indicator(None, yes_no(), role="flag"),
            "G": indicator(None, yes_no(), role="flag"),
        },
        {"total": root(), "A": group(60, combine="best", label=label("A"))},
        panel=panel(stage="total"),
        cap=TWO,
        missing=policies("zero"),
    )

    def said(*given: str) -> Any:
        return chosen(*({"answer": one} for one in given))

    result = scored(
        used,
        {
            "a": scores("58", "56", "60"),
            "b": scores("30", "30", "30"),
            "F": said("yes", "no", "no"),
            "G": said("no", "yes", "no"),
        },
        3,
    )
    # 50, 30 and 60 instead of 58, 56 and 60
    assert result["A"].points == Fraction(140, 3)
    first, second = result.applied
    assert (first.before, first.after) == (58, Fraction(166, 3))
    assert (second.before, second.after) == (Fraction(166, 3), Fraction(140, 3))
    assert lines_of(result) == [("late", "A", Fraction(-8, 3)), ("fraud", "A", Fraction(-26, 3))]
