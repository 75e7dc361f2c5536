"""Rules and limits that cannot take effect are found, and those that can are left alone."""

from __future__ import annotations

from typing import Any

import pytest
from builders import (
    checklist,
    figure,
    group,
    indicator,
    judged,
    label,
    make_set,
    policies,
    proportional,
    root,
    tiers,
    yes_no,
)
from linted import findings, gate, levels, limited, with_rule

# ---------------------------------------------------------------- indicators without effect


@pytest.mark.parametrize(
    "rule",
    [
        levels("0.5", "0.5"),
        tiers(("at_least", "60", "5"), otherwise="5"),
        tiers(("at_least", "60", "10"), figure=figure(at_least=60, at_most=100)),
        {
            "kind": "steps",
            "figure": figure(at_least=90, at_most=100),
            "reference": 90,
            "side": "below",
            "step": 1,
            "deduct": 1,
            "part": "whole",
        },
        {
            "kind": "goalposts",
            "figure": figure(at_least=80, at_most=100),
            "worst": 0,
            "best": 60,
            "outside": "clip",
        },
    ],
    ids=["levels", "tiers", "range", "steps", "goalposts"],
)
def test_an_indicator_that_earns_the_same_whatever_is_filled_in_is_found(
    rule: dict[str, Any],
) -> None:
    assert ("always-the-same", "indicator.A.rule") in with_rule(rule)


@pytest.mark.parametrize(
    "rule",
    [
        judged(),
        yes_no(),
        checklist("10"),
        levels(1, "0.5", 0),
        proportional(),
        tiers(("at_least", "60", "10")),
    ],
)
def test_an_indicator_that_can_earn_more_or_less_is_left_alone(rule: dict[str, Any]) -> None:
    assert not with_rule(rule)


def test_a_divisor_of_zero_may_be_what_makes_the_difference() -> None:
    rule = tiers(("at_least", "0", "10"), per=figure("per"), otherwise="10")
    assert ("always-the-same", "indicator.A.rule") in with_rule(rule)
    assert not [one for one in with_rule({**rule, "zero_divisor": "zero"}) if "same" in one[0]]


def test_a_group_held_at_nothing_is_found_and_its_indicators_are_not() -> None:
    nodes = {
        "A": indicator(10, judged(), under="G", label=label("a")),
        "B": indicator(10, judged(), label=label("b")),
    }
    made = make_set(nodes, {"total": root(), "G": group(cap=0)})
    assert findings(made) == [("always-the-same", "group.G")]


def test_a_flag_that_no_condition_asks_for_is_found() -> None:
    nodes = {
        "A": indicator(10, judged(), label=label("a")),
        "Q": indicator(None, yes_no(), role="flag", label=label("q")),
    }
    assert findings(make_set(nodes)) == [("unused-flag", "indicator.Q")]
    assert not findings(limited())


# ---------------------------------------------------------------- branches


@pytest.mark.parametrize(
    ("bounds", "never"),
    [
        (("90", "60"), []),
        (("100.01", "60"), [0]),
        (("100", "60"), []),
        (("90", "40"), []),
        (("70", "50", "49.99"), [2]),
        (("101", "100.5", "100"), [0, 1]),
    ],
)
def test_a_tier_whose_bound_lies_outside_the_figure_is_found(
    bounds: tuple[str, ...], never: list[int]
) -> None:
    steps = [("at_least", at, str(10 - number)) for number, at in enumerate(bounds)]
    rule = tiers(*steps, figure=figure(at_least=50, at_most=100, places=2))
    assert with_rule(rule) == [("tier-never", f"indicator.A.rule.tiers[{n}]") for n in never]


@pytest.mark.parametrize(("bounds", "never"), [(("2", "1", "0"), []), (("2", "1.5", "1"), [2])])
def test_a_tier_between_two_whole_numbers_is_never_reached_by_a_count(
    bounds: tuple[str, ...], never: list[int]
) -> None:
    steps = [("above", at, str(10 - number)) for number, at in enumerate(bounds)]
    found = with_rule(tiers(*steps, figure=figure(places=0)))
    assert found == [("tier-never", f"indicator.A.rule.tiers[{n}]") for n in never]


def test_tiers_of_a_rate_are_held_against_what_the_rate_can_be() -> None:
    rule = tiers(
        ("at_most", "5", "10"),
        ("at_most", "10", "5"),
        figure=figure(at_least=20, at_most=100),
        per=figure("per", at_least=100, at_most=200),
    )
    # between 20 ÷ 200 and 100 ÷ 100, in per cent
    assert with_rule(rule) == [("tier-never", "indicator.A.rule.tiers[0]")]


def test_tiers_of_a_survey_are_held_against_the_shares_of_its_levels() -> None:
    asked = {
        "kind": "survey",
        "levels": levels(1, "0.4")["levels"],
        "tiers": [{"at_least": 90, "points": 10}, {"at_least": 30, "points": 5}],
        "otherwise": 0,
    }
    assert with_rule(asked) == []
    asked["tiers"].insert(1, {"at_least": 40, "points": 7})
    assert with_rule(asked) == [("tier-never", "indicator.A.rule.tiers[2]")]


def test_two_levels_of_one_share_and_a_prerequisite_worth_everything_are_found() -> None:
    assert with_rule(levels(1, "0.5", "0.5", 0)) == [
        ("levels-alike", "indicator.A.rule.levels[2].share")
    ]
    assert with_rule(checklist("10", prerequisite="1")) == [
        ("prerequisite-is-all", "indicator.A.rule.prerequisite")
    ]
    assert not with_rule(checklist("9", "1", prerequisite="1"))


@pytest.mark.parametrize(("from_rate", "found"), [("1.3", False), ("1.5", False), ("1.51", True)])
def test_a_clause_on_results_beyond_the_figure_s_maximum_is_found(
    from_rate: str,
    found: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    over = {"from_rate": from_rate, "effect": "reduce", "deduct": 1}
    rule = proportional("100", actual=figure(at_most=150), over=over)
    assert with_rule(rule) == ([("over-never", "indicator.A.rule.over.from_rate")] * found)
    planned = {**rule, "target": figure("plan")}
    assert not with_rule(planned)
    assert not with_rule({**rule, "over": {"from_rate": from_rate, "effect": "ignore"}})


@pytest.mark.parametrize(
    ("least", "most", "places", "found"),
    [("50", "100", 0, False), ("100", "120", 0, False), ("101", "120", 0, True),
     ("99.5", "99.9", 1, True), ("99.5", "100", 1, False)],
)  # fmt: skip
def test_a_planned_value_that_no_actual_one_can_equal_is_found(
    least: str,
    most: str,
    places: int,
    found: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    rule = {
        "kind": "equality",
        "actual": figure(at_most=100, places=0),
        "target": figure("plan", at_least=least, at_most=most, places=places),
        "above": "full",
        "below": "zero",
    }
    assert (("never-equal", "indicator.A.rule.target") in with_rule(rule)) == found
    assert not with_rule({**rule, "target": "100"})


def test_a_row_of_a_table_that_an_earlier_one_covers_is_found() -> None:
    rows = [
        {"when": {"X": ["l1"]}, "gives": "good"},
        {"when": {"X": ["l1"], "Y": ["l2"]}, "gives": "bad"},
        {"gives": "bad"},
    ]
    outcomes = [{"id": i, "label": label(i), "share": s} for i, s in (("good", 1), ("bad", 0))]
    nodes = {one: indicator(50, levels(1, 0), label=label(one)) for one in "XY"}
    top = {"total": root(100, combine="table", outcomes=outcomes, table=rows)}
    assert findings(make_set(nodes, top)) == [("row-never", "group.total.table[1]")]
    top["total"]["table"] = [rows[1], rows[0], rows[2]]
    assert not findings(make_set(nodes, top))


# ---------------------------------------------------------------- caps, gates, vetoes


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ({"node": "A", "below": 60}, None),
        ({"node": "A", "below": 0}, "never-holds"),
        ({"node": "A", "above": 60}, "never-holds"),
        ({"node": "A", "at_most": 60}, "always-holds"),
        ({"node": "A", "unit": "percent", "above": 100}, "never-holds"),
        ({"node": "A", "unit": "percent", "below": 60}, None),
        ({"node": "B", "below": 10}, "never-holds"),
        ({"node": "B", "at_least": 10}, "always-holds"),
        ({"node": "total", "at_least": 100}, None),
        ({"node": "total", "above": 100}, "never-holds"),
        ({"all": [{"no": "Q"}, {"node": "B", "below": 10}]}, "never-holds"),
        ({"any": [{"no": "Q"}, {"node": "B", "below": 10}]}, None),
        ({"any": [{"no": "Q"}, {"node": "B", "at_least": 10}]}, "always-holds"),
    ],
)
def test_a_condition_that_is_settled_before_any_sheet_is_found(
    when: dict[str, Any], found: str | None
) -> None:
    assert findings(gate(when)) == ([(found, "gate[0].when")] if found else [])


def test_what_a_policy_may_give_counts_among_what_a_node_can_come_to() -> None:
    below = {"gate": [{"id": "g", "label": label("g"), "best": "poor",
                       "when": {"node": "B", "below": 10}}]}  # fmt: skip
    assert ("never-holds", "gate[0].when") in findings(limited(**below))
    assert not findings(limited(**below, missing=policies("zero")))


def test_conditions_of_caps_and_vetoes_are_looked_at_too() -> None:
    never = {"node": "B", "below": 10}
    made = limited(
        cap=[{"id": "c", "label": label("c"), "at_most": 5, "when": never}],
        veto=[
            {"id": "v", "label": label("v"), "grade": "poor", "when": {"yes": "Q"}},
            {"id": "w", "label": label("w"), "grade": "poor", "when": never},
        ],
    )
    assert findings(made) == [("never-holds", "cap[0].when"), ("never-holds", "veto[1].when")]


def test_a_cap_above_what_can_be_reached_and_a_gate_at_the_best_grade_are_found() -> None:
    cap = {"id": "c", "label": label("c"), "node": "A", "at_most": 61, "when": {"yes": "Q"}}
    assert findings(limited(cap=[cap])) == [("cap-too-high", "cap[0].at_most")]
    assert not findings(limited(cap=[{**cap, "at_most": 59}]))
    assert findings(gate({"yes": "Q"}, "good")) == [("gate-limits-nothing", "gate[0]")]
    assert not findings(gate({"yes": "Q"}, "fair"))
