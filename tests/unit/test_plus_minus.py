"""Single indicators a step down and up, and at their fewest and most points."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    band,
    checklist,
    chosen,
    figure,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    panel,
    picked,
    policies,
    problems_of,
    proportional,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    state,
    tiers,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from scoring.whatif.altering.effects import Effect


def ends(one: Effect) -> tuple[Fraction | None, Fraction | None]:
    """Return the points that an indicator was moved to."""
    low, high = one.fewer, one.more
    return (low.points if low else None, high.points if high else None)


def steps(rule: dict[str, Any], entry: scoring.Entry, points: Any = 10, **more: Any) -> Any:
    """Return the points one step down and up of a single indicator, rounded to two decimals."""
    used = make_set({"A": indicator(points, rule)}, rounding=rounded_to(2))
    (effect,) = scoring.plus_minus(scored(used, {"A": entry}), **more).each
    return ends(effect)


def levels(*shares: str) -> dict[str, Any]:
    named = [{"id": f"l{n}", "label": label(f"level {n}")} for n in range(1, len(shares) + 1)]
    written = [one | {"share": share} for one, share in zip(named, shares, strict=True)]
    return {"kind": "levels", "levels": written}


def test_points_that_reviewers_give_move_by_the_declared_step() -> None:
    assert steps(judged("0.5"), scores("7")) == (Fraction("6.5"), Fraction("7.5"))


def test_no_step_leads_beyond_zero_or_the_full_points() -> None:
    assert steps(judged("5"), scores("10")) == (5, None)
    assert steps(judged("1"), scores("0")) == (None, 1)
    used = make_set({"A": indicator(10, judged("5"))}, rounding=rounded_to(2))
    # the mean of 10 and 5
    result = scored(used, {"A": scores("10", "5")}, 2)
    assert ends(scoring.plus_minus(result).each[0]) == (Fraction("2.5"), 10)


def test_levels_move_to_the_next_level_whatever_the_panel_comes_to() -> None:
    rule = levels("1", "0.8", "0.5", "0.2")
    assert steps(rule, chosen({"level": "l2"})) == (5, 10)
    used = make_set({"A": indicator(10, rule)}, rounding=rounded_to(2))
    result = scored(used, {"A": chosen({"level": "l2"}, {"level": "l3"})}, 2)
    assert ends(scoring.plus_minus(result).each[0]) == (5, 8)
    # at its fewest it has the points of its lowest level, not zero
    assert ends(scoring.tornado(result).each[0]) == (2, 10)


def test_tiers_move_to_the_next_tier() -> None:
    rule = tiers(("at_least", "90", "10"), ("at_least", "80", "6"), otherwise="1")
    assert steps(rule, once(figure="85")) == (1, 10)


def test_a_checklist_moves_by_what_one_element_may_change() -> None:
    assert steps(checklist("5", "3", "2", asked="once"), picked(e1="yes", e2="no", e3="no")) == (
        3,
        7,
    )


def test_a_checklist_without_its_prerequisite_has_nothing() -> None:
    rule = checklist("5", "3", "2", asked="once", prerequisite="1")
    # 5, 7, 8 or 10, or nothing at all
    assert steps(rule, picked(e1="yes", e2="no", e3="no")) == (0, 7)


def test_yes_or_no_is_all_or_nothing() -> None:
    assert steps(yes_no(asked="once"), once(answer="yes")) == (0, None)


def test_a_score_within_a_band_moves_by_its_step_and_into_other_bands() -> None:
    entry = chosen({"band": "b2", "score": "5"})
    assert steps(band("0.8", "0.5", "0", step="1"), entry) == (4, 6)


def test_points_that_follow_a_figure_move_by_a_tenth_of_the_full_points() -> None:
    assert steps(proportional("100"), once(actual="55")) == (Fraction("4.5"), Fraction("6.5"))


def test_another_size_of_steps_leaves_levels_alone() -> None:
    assert steps(judged("0.5"), scores("7"), percent=20) == (5, 9)
    assert steps(proportional("100"), once(actual="55"), percent="5") == (5, 6)
    assert steps(yes_no(asked="once"), once(answer="no"), percent=20) == (None, 10)


def test_a_step_finer_than_the_decimals_of_the_indicator_is_one_of_these() -> None:
    used = make_set({"A": indicator(10, judged("0.5"))}, rounding=rounded_to(0))
    result = scored(used, {"A": scores("7")})
    assert ends(scoring.plus_minus(result).each[0]) == (6, 8)


def test_a_step_is_one_that_is_left_where_the_panel_is_rounded() -> None:
    rounding = {**rounded_to(2), "panel": 0}
    used = make_set({"A": indicator(10, judged("0.5"))}, rounding=rounding)
    result = scored(used, {"A": scores("7")})
    assert ends(scoring.plus_minus(result).each[0]) == (6, 8)
    found = problems_of(lambda: scoring.change_scores(result, {"A": "7.5"}))
    assert [one.code for one in found] == ["sheet.finer-than-step"]


@pytest.mark.parametrize("written", ["0", "-5", "101", "many", "NaN", 1.5, True])
def test_a_size_that_is_none_is_refused(written: Any) -> None:
    result = scored(make_set({"A": indicator(10, judged())}), {"A": scores("5")})
    found = problems_of(lambda: scoring.plus_minus(result, written))
    assert [(one.place, one.code) for one in found] == [("--step", "change.bad-step")]


GATED = make_set(
    {
        "A": indicator(60, judged("1"), "one"),
        "B": indicator(40, judged("1"), "two"),
        "more": indicator(5, judged("1"), role="bonus"),
        "less": indicator(5, judged("1"), role="penalty"),
        "serious": indicator(None, yes_no(asked="once"), role="flag"),
    },
    {"total": root(100, cap=105), "one": group(60), "two": group(40)},
    rounding=rounded_to(indicator=2, total=2),
    grades=scale(MOF, "rounded"),
    cap=[
        {"id": "c", "label": label("c"), "node": "one", "when": {"yes": "serious"}, "at_most": 30}
    ],
    gate=[
        {
            "id": "g",
            "label": label("g"),
            "when": {"node": "B", "unit": "percent", "below": "50"},
            "best": "fair",
        }
    ],
)
ENTRIES = {
    "A": scores("59"),
    "B": scores("30"),
    "more": scores("2"),
    "less": scores("1"),
    "serious": once(answer="no"),
}


def test_every_indicator_moves_alone_through_caps_and_gates() -> None:
    result = scored(GATED, ENTRIES)
    # 59 + 30 + 2 - 1 = 90
    assert (str(result.total), result.grade.id) == ("90.00", "excellent")
    found = scoring.plus_minus(result)
    totals = {
        one.node.id: [
            None if moved is None else (moved.verdict.total, moved.verdict.grade.id)
            for moved in (one.fewer, one.more)
        ]
        for one in found.each
    }
    assert totals == {
        "A": [(89, "good"), (91, "excellent")],
        "B": [(89, "good"), (91, "excellent")],
        "more": [(89, "good"), (91, "excellent")],
        # a penalty that moves up takes more
        "less": [(91, "excellent"), (89, "good")],
        # a yes caps A at 30 of 60
        "serious": [None, (61, "fair")],
    }
    assert [one.node.id for one in found.decisive] == ["A", "B", "more", "less", "serious"]


def test_the_tornado_has_the_widest_first_and_the_gate_in_its_grades() -> None:
    found = scoring.tornado(scored(GATED, ENTRIES))
    assert [(one.node.id, one.span) for one in found.each] == [
        ("A", 60),
        ("B", 40),
        ("serious", 29),
        ("more", 5),
        ("less", 5),
    ]
    second = found.each[1]
    assert second.fewer is not None
    assert second.more is not None
    # 59 + 0 + 1 = 60 would be fair anyhow; at 40 all is excellent
    assert (second.fewer.verdict.total, second.fewer.verdict.grade.id) == (60, "fair")
    assert (second.more.verdict.total, second.more.verdict.grade.id) == (100, "excellent")


def test_an_effect_on_the_grade_alone_has_no_span_and_is_decisive() -> None:
    used = make_set(
        {
            "A": indicator(100, judged("1")),
            "bad": indicator(None, yes_no(asked="once"), role="flag"),
            "idle": indicator(None, yes_no(asked="once"), role="flag"),
        },
        {"total": root(100)},
        grades=scale(MOF),
        veto=[{"id": "v", "label": label("v"), "when": {"yes": "bad"}, "grade": "poor"}],
    )
    entries = {"A": scores("100"), "idle": once(answer="no"), "bad": once(answer="no")}
    first, bad, idle = scoring.tornado(scored(used, entries)).each
    assert (first.node.id, bad.node.id, idle.node.id) == ("A", "bad", "idle")
    assert (bad.span, bad.decisive, idle.span, idle.decisive) == (0, True, 0, False)


def test_what_is_left_out_is_passed_over_and_what_counts_as_zero_is_not() -> None:
    used = make_set(
        {name: indicator(10, judged("1")) for name in "ABC"},
        {"total": root(30)},
        rounding=rounded_to(total=2),
        grades=scale(basis="rounded"),
        missing=policies(missing="zero", not_applicable="siblings"),
    )
    entries = {"A": scores("5"), "B": state("missing"), "C": state("not_applicable")}
    found = scoring.tornado(scored(used, entries))
    assert [one.node.id for one in found.each] == ["A", "B"]
    assert ends(found.each[1]) == (None, 10)


def test_where_totals_are_combined_steps_begin_at_the_mean_and_end_on_decimals() -> None:
    used = make_set(
        {"A": indicator(60, judged("1")), "B": indicator(40, judged("1"))},
        rounding=rounded_to(indicator=1, total=2),
        panel=panel("mean", "total"),
        grades=scale(MOF, "rounded"),
    )
    result = scored(used, {"A": scores("50", "40", "40"), "B": scores("20", "30", "40")}, 3)
    first = scoring.plus_minus(result).each[0]
    # 130/3 = 43.33…; a point less is 42.33…, a point more 44.33…
    assert ends(first) == (Fraction("42.3"), Fraction("44.4"))
    assert first.fewer is not None
    assert first.fewer.verdict.total == Fraction("72.3")


def test_a_rule_that_is_full_without_a_divisor_can_be_full() -> None:
    rule = tiers(("at_least", "50", "6"), per=figure("per"), zero_divisor="full")
    used = make_set({"A": indicator(10, rule)})
    result = scored(used, {"A": once(figure="60", per="100")})
    assert ends(scoring.tornado(result).each[0]) == (0, 10)
