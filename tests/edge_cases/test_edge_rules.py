"""Edge cases 12 to 17, 39, 43 to 45, 49, 50 and 52: what a scoring rule must say."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from builders import (
    band,
    checklist,
    chosen,
    figure,
    indicator,
    label,
    once,
    one,
    problems_of,
    proportional,
    refused,
    scored,
    set_data,
    sheet_refused,
    tiers,
)
from edge_parts import LINEAR, RECIPROCAL, TWO, deductions, earned, equality, steps

import scoring
from scoring.algebra.ops import INTEGERS
from scoring.report.outcome_words import tell

YEARS = (("131", "146"), ("65", "101"), ("161", "168"), ("168", "174"))


def missing_key(rule: dict[str, Any]) -> str:
    """Return the key for whose absence a rule is refused, and for nothing else."""
    (problem,) = problems_of(lambda: one(5, rule))
    assert problem.code == "shape.missing-key"
    return problem.place.rpartition(".")[2]


def test_edge_12_the_form_of_a_lower_is_better_rule_is_named() -> None:
    """Declared: the form, linear to twice the target (F02) or reciprocal (F03)."""
    assert earned(proportional("10", **LINEAR), actual="12") == 4
    assert earned(proportional("10", **RECIPROCAL), actual="12") == Fraction("4.17")
    unnamed = set_data({"A": indicator(5, proportional("10", better="lower"))})
    assert refused(unnamed) == ["rule.form-missing"]


@pytest.mark.parametrize(("above", "points"), [("full", 5), ("zero", 0)])
def test_edge_13_what_lies_beyond_an_equal_target_earns_what_is_declared(
    above: str, points: int
) -> None:
    """Declared: what a value above the target earns, and what one below; neither has a default."""
    assert earned(equality(above=above), actual="10") == 5
    assert earned(equality(above=above), actual="12") == points
    assert earned(equality(above=above), actual="8") == 0
    undeclared = equality()
    del undeclared["above"]
    assert missing_key(undeclared) == "above"


def over(effect: str, **more: str) -> dict[str, Any]:
    """Return a rule for a target of 100 that says what 130 % of it means."""
    return proportional("100", over={"from_rate": "1.3", "effect": effect, **more})


@pytest.mark.parametrize(
    ("rule", "points"),
    [
        (over("ignore"), [10, 10, 10, 10]),
        (over("reduce", deduct="1"), [10, 10, 8, 0]),
        (over("reduce", deduct="1", at_least="0.5"), [10, 10, 8, 5]),
    ],
)
def test_edge_14_far_above_the_target_points_fall_as_declared(
    rule: dict[str, Any], points: list[int]
) -> None:
    """Declared: from which rate on, how fast, and what is kept; at that rate nothing is lost."""
    reached = [earned(rule, "10", actual=value) for value in ("129", "130", "150", "400")]
    assert reached == points


def test_edge_14_far_above_the_target_the_reason_must_be_given_where_that_is_declared() -> None:
    """Declared: ``explain``; full points are earned, but not in silence."""
    used = one(10, over("explain"), rounding=TWO)
    assert sheet_refused(used, {"A": once(actual="130")}) == ["sheet.over-needs-reason"]
    explained = replace(once(actual="150"), reason="the plan was made before the second phase")
    result = scored(used, {"A": explained})
    assert result["A"].points == 10
    assert scoring.trace(result, "A").scores[0].branches == ("proportional.over_explain",)
    assert scored(used, {"A": once(actual="129.99")})["A"].points == 10


@pytest.mark.parametrize(
    ("part", "points"), [("whole", "8"), ("proportional", "7.71"), ("started", "6")]
)
def test_edge_15_what_a_part_of_a_step_costs_is_declared(part: str, points: str) -> None:
    """Declared: ``part``, for 99.27 % where each 5 % lower cost 2; there is no default."""
    assert earned(steps(part=part), "8", figure="99.27") == Fraction(points)
    assert missing_key(steps()) == "part"


def test_edge_16_tiers_that_match_twice_are_refused() -> None:
    """Refused: tiers are ordered, and the first that holds the value decides."""
    twice = tiers(("at_least", "90", "3"), ("at_least", "100", "5"))
    assert refused(set_data({"A": indicator(5, twice)})) == ["rule.tiers-not-ordered"]
    ordered = tiers(("at_least", "100", "5"), ("at_least", "90", "3"))
    assert [earned(ordered, figure=value) for value in ("100", "90", "89")] == [5, 3, 0]


def test_edge_17_every_bound_says_whether_it_is_included() -> None:
    """Declared bound by bound; one rule keeps to one side."""
    assert earned(tiers(("at_most", "10", "5"), otherwise="2"), figure="10") == 5
    assert earned(tiers(("below", "10", "5"), otherwise="2"), figure="10") == 2
    mixed = tiers(("at_most", "10", "5"), ("at_least", "20", "2"))
    assert refused(set_data({"A": indicator(5, mixed)})) == ["rule.tiers-mixed-sides"]


def test_edge_39_deductions_stop_at_nothing_and_what_is_left_over_is_recorded() -> None:
    """Declared: cost and most of each line; what goes beyond the full points is printed."""
    used = one(8, deductions({"each": "5"}, {"each": "1", "at_most": "2"}))
    result = scored(used, {"A": once(f1="2", f2="3")})
    assert result["A"].points == 0
    assert scoring.trace(result, "A").scores[0].branches == ("deductions.used_up",)
    (leaf,), (given,) = result.checked.plan.leaves, result.checked.leaves
    lost = Fraction(leaf.rule.lost(INTEGERS, given.rows[0]), result.tick)
    assert lost == 2 * 5 + 2
    said = tell("unused", "en", id="A", name="indicator", lost="12", unused="4")
    assert said in scoring.render(result, "text", "en")
    (part,) = scoring.contributions(result)
    assert part.lost == 8


@pytest.mark.parametrize(("name", "points"), [("b1", "7.99"), ("b2", "8"), ("b2", "5.9")])
def test_edge_43_points_outside_the_chosen_band_are_refused(name: str, points: str) -> None:
    """Refused with the edges of the band; nothing is moved into it."""
    used = one(10, band("0.8", "0.6", "0"))
    entry = chosen({"band": name, "score": points})
    assert sheet_refused(used, {"A": entry}) == ["sheet.outside-band"]


def test_edge_44_the_edge_of_a_band_is_the_rounded_one() -> None:
    """Declared: the step in which points are given, to which the edges are rounded."""
    used = one("3.33", band("0.8", "0.6", "0"))
    assert scored(used, {"A": chosen({"band": "b1", "score": "2.66"})})["A"].points
    assert scored(used, {"A": chosen({"band": "b2", "score": "2.00"})})["A"].points
    for name, points in (("b1", "2.65"), ("b2", "2.66"), ("b2", "1.99")):
        entry = chosen({"band": name, "score": points})
        assert sheet_refused(used, {"A": entry}) == ["sheet.outside-band"]


def test_edge_45_without_the_prerequisite_the_indicator_earns_nothing() -> None:
    """Declared: which element is the prerequisite."""
    used = one(10, checklist(None, None, None, prerequisite="1"))
    met = {"1": "yes", "2": "yes", "3": "no"}
    assert scored(used, {"A": chosen(met)})["A"].points == Fraction(20, 3)
    assert scored(used, {"A": chosen({**met, "1": "no"})})["A"].points == 0


def test_edge_49_an_overrun_earns_nothing_and_never_less() -> None:
    """Every rule has a floor of nothing, whatever the sign of the figure."""
    saving = tiers(
        ("at_least", "10", "7"),
        ("at_least", "0", "5"),
        figure=figure("saving", unit="%", at_least="-1000"),
    )
    used = one(7, saving)
    assert [
        scored(used, {"A": once(figure=value)})["A"].points for value in ("-250", "0", "12")
    ] == [
        0,
        5,
        7,
    ]
    cost = one(7, proportional("100", better="lower", form="linear"), rounding=TWO)
    assert scored(cost, {"A": once(actual="350")})["A"].points == 0


def several_years(**how: Any) -> dict[str, Any]:
    """Return a rule over four years."""
    return {
        "kind": "ratios",
        "items": [{"id": f"y{n}", "label": label(f"year {n}")} for n in range(len(YEARS))],
        "actual": figure("actual", places=0, at_most=1000),
        "target": figure("target", places=0, at_most=1000),
        "each_at_most_one": False,
        **how,
    }


@pytest.mark.parametrize(
    ("how", "points"),
    [
        ({"method": "mean_of_ratios"}, "6.93"),
        ({"method": "ratio_of_sums"}, "7.13"),
        ({"method": "mean_of_ratios", "rate_places": 0}, "6.94"),
        ({"method": "worst"}, "5.15"),
    ],
)
def test_edge_50_how_several_years_become_one_is_declared(how: dict[str, Any], points: str) -> None:
    """Declared: the method, and whether each yearly rate is rounded first (the published 6.94)."""
    given = {
        f"y{number}.{part}": value
        for number, year in enumerate(YEARS)
        for part, value in zip(("actual", "target"), year, strict=True)
    }
    assert earned(several_years(**how), "8", **given) == Fraction(points)
    assert missing_key(several_years()) == "method"


def ranked(**how: str) -> dict[str, Any]:
    """Return a rule under which each place behind the first costs a quarter of a point."""
    return {"kind": "rank", "deduct": "0.25", **how}


@pytest.mark.parametrize(("ties", "points"), [("best", "9.5"), ("mean", "9.25"), ("worst", "9")])
def test_edge_52_what_equals_share_is_declared(ties: str, points: str) -> None:
    """Declared: two are better and two others equal, so the places are 3 to 5."""
    rule = ranked(ties=ties)
    assert earned(rule, "10", better="2", equal="2", cohort="10") == Fraction(points)
    assert missing_key(ranked()) == "ties"


@pytest.mark.parametrize("ties", ["best", "mean", "worst"])
def test_edge_52_a_single_peer_is_the_first_and_cannot_be_behind_anybody(ties: str) -> None:
    """A cohort of one loses nothing; places that the cohort does not have are refused."""
    rule = ranked(ties=ties)
    assert earned(rule, "10", better="0", equal="0", cohort="1") == 10
    impossible = once(better="1", equal="0", cohort="1")
    assert sheet_refused(one(10, rule), {"A": impossible}) == ["sheet.rank-beyond-cohort"]
