"""What lacking evidence takes: held shares of points that flow through the tree."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from builders import (
    MOF,
    codes_of,
    fill,
    group,
    indicator,
    judged,
    make_set,
    once,
    panel,
    picked,
    policies,
    root,
    rounded_to,
    scale,
    scores,
    state,
    yes_no,
)
from registered import examined, fact, found, material, sheet, used

import scoring


def required(effect: str, **more: Any) -> dict[str, Any]:
    """Return a register in which Q requires evidence and has some of another year."""
    return {
        "evidence": [material("E5", supports=["Q"], period={"from": 2018, "to": 2019})],
        "requirement": {"Q": {"effect": effect, **more}},
    }


def test_a_warning_changes_no_points() -> None:
    made = examined(required("warn"))
    assert made.after is made.before
    assert [(one.node.id, one.before, one.after) for one in made.effects] == [("Q", 55, 55)]
    assert ("evidence.only-outside", "r.toml: requirement.Q", "Q") in found(made, "evidence")


def test_no_points_flow_through_the_tree() -> None:
    made = examined(required("zero"))
    # 9.85 + 55 + 25, then 9.85 + 0 + 25
    assert (str(made.before.total), made.before.grade.id) == ("89.85", "good")
    assert (str(made.after.total), made.after.grade.id) == ("34.85", "poor")
    assert [(one.before, one.after) for one in made.effects] == [(55, 0)]


def test_a_discount_is_rounded_as_the_indicator_is() -> None:
    made = examined(required("discount", share="1/3"), sheet(q="55.01"))
    # 55.01 ÷ 3 = 18.33666…
    assert made.after["Q"].points == Fraction("18.34")
    assert str(made.after.total) == "53.19"
    down = used(rounding={"shown": 2, "indicator": 2, "total": 2, "mode": "down"})
    made = examined(required("discount", share="1/3"), sheet(q="55.01"), down)
    assert made.after["Q"].points == Fraction("18.33")


def test_a_share_is_never_rounded_up_beyond_what_was_earned() -> None:
    # full points of 20/3 without decimals: all of them is 6.66…, and 0.99 of that rounds to 7
    indicator_set = make_set(
        {
            "Q": indicator("20/3", yes_no(asked="once"), rounding={"places": 0}),
            "S": indicator("280/3", yes_no(asked="once")),
        },
        rounding=rounded_to(2, 2),
        grades=scale(MOF, "rounded"),
    )
    entries = {"Q": picked(answer="yes"), "S": picked(answer="no")}
    filled = scoring.ScoreSheet("test", "1.0.0", {}, (), entries)
    made = examined(
        {"requirement": {"Q": {"effect": "discount", "share": "0.99"}}}, filled, indicator_set
    )
    assert made.after["Q"].points == made.before["Q"].points == Fraction(20, 3)


def test_results_under_other_figures_include_the_effects() -> None:
    budget = fact("budget", "1234.36", "1239.36", uses="F2", feeds=["E/target"])
    made = examined({**required("zero"), "fact": [budget]})
    totals = [str(one.evaluation.total) for one in made.facts[0].alternatives if one.evaluation]
    assert totals == ["34.89", "34.85"]


def test_evidence_named_on_the_sheet_alone_meets_a_requirement() -> None:
    tables = {"evidence": [material("E1")], "requirement": {"Q": {"effect": "zero"}}}
    made = examined(tables, sheet(evidence={"Q": ("E1",)}))
    assert made.effects == ()
    assert made.after is made.before


def test_an_indicator_that_does_not_apply_needs_no_evidence() -> None:
    indicator_set = used(missing=policies(not_applicable="full"))
    filled = sheet()
    idle = scoring.ScoreSheet(
        "test", "1.0.0", {}, (), {**filled.entries, "Q": state("not_applicable")}
    )
    made = examined({"requirement": {"Q": {"effect": "zero"}}}, idle, indicator_set)
    assert made.effects == ()
    assert made.after["Q"].points == 60


def test_the_points_of_the_panel_are_reduced_once_they_are_combined() -> None:
    indicator_set = make_set(
        {"Q": indicator(100, judged())}, rounding=rounded_to(1, 2), grades=scale(MOF, "rounded")
    )
    filled = fill(indicator_set, {"Q": scores("80", "81", "81")}, 3)
    made = examined(
        {"requirement": {"Q": {"effect": "discount", "share": "0.5"}}}, filled, indicator_set
    )
    # the mean 80.666… is 80.7, half of it 40.35, rounded to 40.4
    assert (made.before["Q"].points, made.after["Q"].points) == (
        Fraction("80.7"),
        Fraction("40.4"),
    )


def test_where_totals_are_combined_the_points_of_every_reviewer_are_reduced() -> None:
    indicator_set = make_set(
        {"Q": indicator(60, judged()), "S": indicator(40, judged())},
        rounding=rounded_to(2, 2),
        panel=panel("median", "total"),
        grades=scale(MOF, "rounded"),
    )
    filled = fill(indicator_set, {"Q": scores("60", "30", "40"), "S": scores("0", "40", "20")}, 3)
    made = examined(
        {"requirement": {"Q": {"effect": "discount", "share": "0.5"}}}, filled, indicator_set
    )
    # totals 60, 70, 60 have the median 60; with half of Q they are 30, 55, 40: the median is 40
    assert (str(made.before.total), str(made.after.total)) == ("60.00", "40.00")


def test_caps_see_the_reduced_points() -> None:
    cap = {
        "id": "c",
        "label": {"zh": "c", "en": "c"},
        "node": "total",
        "at_most": 20,
        "when": {"node": "Q", "below": 30},
    }
    made = examined(required("discount", share="0.5"), None, used(cap=[cap]))
    assert str(made.before.total) == "89.85"
    assert str(made.after.total) == "20.00"
    assert [one.rule.id for one in made.after.applied] == ["c"]


def test_contributions_of_the_reduced_result_add_up() -> None:
    ledger = scoring.contributions(examined(required("discount", share="0.3")).after)
    # 9.85, 55 × 0.3 and 25
    assert [(one.points, one.lost) for one in ledger] == [
        (Fraction("9.85"), Fraction("0.15")),
        (Fraction("16.5"), Fraction("43.5")),
        (25, 5),
    ]
    assert (ledger.total, ledger.lost, ledger.rounding) == (
        Fraction("51.35"),
        Fraction("48.65"),
        0,
    )


def test_reports_of_the_reduced_result_say_that_a_share_counts() -> None:
    after = examined(required("discount", share="0.5")).after
    assert "indicator: only 50.00% of its points counts, 27.50." in scoring.render(
        after, language="en"
    )
    told = scoring.explain(after, ("Q",), language="en")
    assert "exactly 55; only 50.00% of the points counts, 27.5" in told
    assert "Q 55 / 60" not in told
    assert scoring.trace(after, "Q").kept == Fraction(1, 2)
    assert scoring.trace(after, "S").kept is None


def test_a_discount_needs_declared_decimals_but_no_points_do_not() -> None:
    unrounded = make_set({"Q": indicator(100, judged(asked="once"))})
    filled = scoring.ScoreSheet("test", "1.0.0", {}, (), {"Q": once(score="80")})
    tables = {"requirement": {"Q": {"effect": "discount", "share": "0.5"}}}
    assert codes_of(lambda: examined(tables, filled, unrounded)) == ["register.effect-unrounded"]
    nothing = {"requirement": {"Q": {"effect": "zero"}}}
    assert examined(nothing, filled, unrounded).after["Q"].points == 0


def test_a_penalty_has_no_points_that_lacking_evidence_could_take() -> None:
    indicator_set = make_set(
        {
            "Q": indicator(100, judged(asked="once"), under="G"),
            "P": indicator(5, judged(asked="once"), under="G", role="penalty"),
        },
        {"total": root(), "G": group(100)},
    )
    entries = {"Q": once(score="90"), "P": once(score="3")}
    filled = scoring.ScoreSheet("test", "1.0.0", {}, (), entries)
    zero = {"requirement": {"P": {"effect": "zero"}}}
    assert codes_of(lambda: examined(zero, filled, indicator_set)) == ["register.effect-role"]
    warned = examined({"requirement": {"P": {"effect": "warn"}}}, filled, indicator_set)
    assert [one.node.id for one in warned.effects] == ["P"]


def test_a_state_tried_in_what_if_is_settled_by_the_set_whatever_the_evidence() -> None:
    lenient = used(missing=policies(not_applicable="full"))
    made = examined(required("zero"), indicator_set=lenient)
    changed = scoring.change_scores(made.after, {"Q.state": "not_applicable"})
    assert (changed.before["Q"].points, changed.after["Q"].points) == (0, 60)
    # another score of the same indicator still lacks its evidence
    assert scoring.change_scores(made.after, {"Q.score": "60"}).after["Q"].points == 0
