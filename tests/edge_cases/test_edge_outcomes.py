"""Edge cases 40, 41 and 62: caps, gates and vetoes, and the order in which they apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    group,
    indicator,
    judged,
    make_set,
    once,
    panel,
    policies,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    state,
)
from edge_parts import flag, limit

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

FORGED = {"yes": "forged"}


def ninety_two(**veto: Any) -> Evaluation:
    """Return the evaluation of 92 points under a veto that holds."""
    used = make_set(
        {"A": indicator(100, judged()), "forged": flag("forged evidence")},
        grades=scale(MOF),
        veto=[limit("forgery", FORGED, **veto)],
    )
    return scored(used, {"A": scores("92"), "forged": once(answer="yes")})


def test_edge_40_a_veto_replaces_the_grade_and_both_are_shown() -> None:
    """Declared: what stands instead; the total and the grade without the veto are kept."""
    result = ninety_two(grade="poor")
    assert (str(result.total), result.grade.label.zh) == ("92.00", "差")
    assert result.band.label.zh == "优"
    assert result.without is not None
    assert (result.without.total, result.without.grade.label.zh) == (92, "优")
    assert [(one.kind, one.rule.id) for one in result.applied] == [("veto", "forgery")]
    report = scoring.render(result, "text", "zh")
    for word in ("92.00", "优", "差", "forgery"):
        assert word in report


def test_edge_40_a_veto_may_have_words_of_its_own() -> None:
    """Declared: an outcome that is no grade."""
    words = {"zh": "结果未能证明", "en": "Results Not Demonstrated"}
    result = ninety_two(outcome=words)
    assert (result.outcome.en, result.band.label.zh) == ("Results Not Demonstrated", "优")
    assert words["en"] in scoring.render(result, "text", "en")


def test_edge_40_a_veto_may_replace_the_total_and_the_ledger_says_what_it_took() -> None:
    """Declared: the total that is published instead."""
    result = ninety_two(grade="poor", total=0)
    assert (result.published_total, result.exact_total) == (0, 92)
    assert result.without is not None
    assert result.without.total == 92
    assert [one.points for one in scoring.contributions(result).limits] == [-92]


def test_edge_40_a_veto_that_does_not_hold_changes_nothing() -> None:
    """Declared: the condition, here a question that must be answered."""
    used = ninety_two(grade="poor").indicator_set
    result = scored(used, {"A": scores("92"), "forged": once(answer="no")})
    assert (result.grade.label.zh, result.applied, result.without) == ("优", (), None)


def with_bonus(at_most: str, group_cap: str) -> Evaluation:
    """Return 85 points and a bonus of 8, under a conditional cap that holds."""
    used = make_set(
        {
            "A": indicator(100, judged()),
            "more": indicator(10, judged(), role="bonus"),
            "serious": flag("a serious problem"),
        },
        {"total": root(100, cap=group_cap)},
        grades=scale(MOF),
        cap=[limit("serious", {"yes": "serious"}, at_most=at_most)],
    )
    entries = {"A": scores("85"), "more": scores("8"), "serious": once(answer="yes")}
    return scored(used, entries)


@pytest.mark.parametrize("group_cap", ["100", "110"])
def test_edge_41_a_bonus_does_not_lift_a_total_over_its_cap(group_cap: str) -> None:
    """Declared order: points, bonus and the cap of the group, then the conditional cap, last."""
    result = with_bonus("79", group_cap)
    assert (str(result.total), result.grade.label.zh) == ("79.00", "中")
    ((kind, _, node, before, after),) = result.applied
    assert (kind, node, before, after) == ("cap", result.indicator_set.root, 93, 79)
    assert result.without is not None
    assert (result.without.total, result.without.grade.label.zh) == (93, "优")
    ledger = scoring.contributions(result)
    assert [part.points for part in ledger] == [85, 8]
    assert [one.points for one in ledger.limits] == [-14]


def test_edge_41_a_cap_that_is_not_reached_is_not_reported() -> None:
    """A cap limits and never lifts."""
    result = with_bonus("95", "110")
    assert (str(result.total), result.applied) == ("93.00", ())


def test_edge_41_a_gate_bars_the_grade_that_a_bonus_reached_and_keeps_the_total() -> None:
    """Declared order: gates after every cap, vetoes after every gate."""
    used = make_set(
        {
            "A": indicator(100, judged()),
            "more": indicator(10, judged(), role="bonus"),
            "serious": flag("a serious problem"),
        },
        {"total": root(100, cap=110)},
        grades=scale(MOF),
        gate=[limit("no-excellent", {"yes": "serious"}, best="good")],
    )
    entries = {"A": scores("99"), "more": scores("8"), "serious": once(answer="yes")}
    result = scored(used, entries)
    assert (str(result.total), result.band.label.zh, result.grade.label.zh) == (
        "107.00",
        "优",
        "良",
    )


def with_section(policy: str, points: str | None, **minimum: str) -> Evaluation:
    """Return a section of 40 points, half or all of it not applicable; 70 % of it unless told."""
    section = {"node": "B", **(minimum or {"unit": "percent", "below": "70"})}
    used = make_set(
        {
            "A": indicator(60, judged()),
            "B1": indicator(20, judged(), "B"),
            "B2": indicator(20, judged(), "B"),
        },
        {"total": root(100), "B": group(40)},
        rounding={**rounded_to(total=2), "group": 4},
        grades=scale(MOF, "rounded"),
        panel=panel(at_most=1),
        missing=policies(not_applicable=policy),
        gate=[limit("section", section, best="fair")],
    )
    out = state("not_applicable")
    first = out if points is None else scores(points)
    return scored(used, {"A": scores("60"), "B1": first, "B2": out})


@pytest.mark.parametrize("policy", ["siblings", "tree"])
@pytest.mark.parametrize(("points", "passes"), [("15", 1), ("14", 1), ("13.99", 0)])
def test_edge_62_the_minimum_of_a_section_is_a_share_of_what_it_could_earn_here(
    policy: str, points: str, passes: int
) -> None:
    """Declared: the minimum in per cent; 14 of the 20 points that apply are exactly 70 %."""
    result = with_section(policy, points)
    assert result.band.label.zh in {"优", "良"}
    assert (result.grade is result.band) == bool(passes)
    assert [one.kind for one in result.applied] == ["gate"] * (1 - passes)


@pytest.mark.parametrize("policy", ["siblings", "tree"])
def test_edge_62_a_section_that_is_left_out_as_a_whole_has_no_minimum(policy: str) -> None:
    """Nothing could be earned there, so there is no share of it that is too small."""
    result = with_section(policy, None)
    assert (str(result.total), result.grade.label.zh, result.applied) == ("100.00", "优", ())


def test_edge_62_full_marks_for_what_does_not_apply_count_for_the_minimum() -> None:
    """Declared: full marks; 10 of 20 and 20 given make 75 % of the section."""
    result = with_section("full", "10")
    assert result["B"].points == 30
    assert result.grade.label.zh == "优"


@pytest.mark.parametrize(("policy", "kinds"), [("siblings", []), ("tree", ["gate"])])
def test_edge_62_a_minimum_in_points_looks_at_the_points_as_they_stand(
    policy: str, kinds: list[str]
) -> None:
    """Declared: in points; shared among siblings 14 of 20 stand as 28, over the tree as 14."""
    result = with_section(policy, "14", unit="points", below="28")
    assert result["B"].points == {"siblings": 28, "tree": 14}[policy]
    assert [one.kind for one in result.applied] == kinds
