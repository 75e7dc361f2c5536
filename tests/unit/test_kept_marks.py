"""A missed target that kept full marks: self scores held against what the rule gives."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    figure,
    indicator,
    judged,
    make_set,
    once,
    proportional,
    rounded_to,
    scored,
    scores,
    tiers,
)

import scoring
from scoring.targets import by_rule, is_full, missed_target

if TYPE_CHECKING:
    from scoring.errors import Problem

FIXED = {"kind": "threshold", "pass_line": "0.6", "actual": figure("a"), "target": "95"}
EQUAL = {
    "kind": "equality",
    "actual": figure("a"),
    "target": figure("t"),
    "above": "full",
    "below": "zero",
}


def evaluated(rule: dict[str, Any], own: str | None = None, **given: str) -> scoring.Evaluation:
    """Evaluate one indicator of 10 points, rounded to two decimals, beside a judged one."""
    used = make_set(
        {"A": indicator(10, rule), "B": indicator(90, judged())}, rounding=rounded_to(2)
    )
    entry = replace(once(**given), self_score=None if own is None else Decimal(own))
    return scored(used, {"A": entry, "B": replace(scores("80"), self_score=Decimal(80))})


def finding(rule: dict[str, Any], own: str, **given: str) -> Problem | None:
    """Return what is to be looked at in the self score, if anything is."""
    compared = scoring.compare_self(evaluated(rule, own, **given))
    assert compared is not None
    (found,) = compared.findings or (None,)
    return found


@pytest.mark.parametrize(
    ("rule", "given", "missed"),
    [
        # 80 of 95 in proportion: 8.42; of 95 from 57 on: (80 - 57) / 38 × 10 = 6.05
        (proportional(), {"actual": "80", "target": "95"}, ("80", "95", "8.42")),
        (proportional("95"), {"actual": "80"}, ("80", "95", "8.42")),
        (FIXED, {"actual": "80"}, ("80", "95", "6.05")),
        (EQUAL, {"actual": "94.9", "target": "95"}, ("94.9", "95", "0")),
        # lower is better: 100 minutes in place of 80, 80 ÷ 100 × 10 = 8
        (
            proportional(better="lower", form="reciprocal"),
            {"actual": "100", "target": "80"},
            ("100", "80", "8"),
        ),
    ],
)
def test_full_marks_for_a_missed_target_are_found(
    rule: dict[str, Any], given: dict[str, str], missed: tuple[str, str, str]
) -> None:
    evaluation = evaluated(rule, **given)
    found = missed_target(evaluation, "A")
    assert found is not None
    assert (found.actual, found.target, found.points) == tuple(Fraction(one) for one in missed)
    problem = finding(rule, "10", **given)
    assert problem is not None
    assert (problem.code, problem.value) == ("self.missed-target", "10")
    assert (problem.details["actual"], problem.details["target"]) == missed[:2]
    assert Fraction(str(problem.details["points"])) == Fraction(missed[2])
    assert "10" in problem.what("zh")
    assert missed[1] in problem.what("en")


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        (proportional(), {"actual": "95", "target": "95"}),
        (proportional(), {"actual": "120", "target": "95"}),
        # each whole step of 5 below 100 costs 2: 99.27 has none, and full marks
        (
            {
                "kind": "steps",
                "figure": figure("rate"),
                "reference": "100",
                "side": "below",
                "step": "5",
                "deduct": "2",
                "part": "whole",
            },
            {"figure": "99.27"},
        ),
        (EQUAL, {"actual": "96", "target": "95"}),
    ],
)
def test_full_marks_that_the_rule_gives_are_none(
    rule: dict[str, Any], given: dict[str, str]
) -> None:
    assert missed_target(evaluated(rule, **given), "A") is None
    assert finding(rule, "10", **given) is None


def test_any_other_difference_from_the_rule_is_said_as_one() -> None:
    rule = proportional()
    below = finding(rule, "8", actual="80", target="95")
    assert below is not None
    assert (below.code, below.value, below.details["points"]) == ("self.not-by-rule", "8", "8.42")
    exact = finding(rule, "8.42", actual="80", target="95")
    assert exact is None
    # too much may cost as well, but then no target was missed
    over = proportional(over={"from_rate": "1.3", "effect": "reduce", "deduct": "0.5"})
    beyond = finding(over, "10", actual="150", target="100")
    assert beyond is not None
    assert beyond.code == "self.not-by-rule"


def test_figures_without_a_target_are_held_against_the_rule_too() -> None:
    rule = tiers(("at_least", "90", "10"), ("at_least", "60", "5"))
    found = finding(rule, "10", figure="75")
    assert found is not None
    assert (found.code, found.details["points"]) == ("self.not-by-rule", "5.00")


def test_what_is_judged_has_no_rule_to_be_held_against() -> None:
    evaluation = evaluated(proportional(), "10", actual="95", target="95")
    assert by_rule(evaluation, "B") is None
    assert missed_target(evaluation, "B") is None
    assert by_rule(evaluation, "A") == 10


def test_a_zero_target_that_is_settled_by_the_rule_has_points_and_no_miss() -> None:
    rule = proportional(zero_divisor="zero")
    evaluation = evaluated(rule, "10", actual="5", target="0")
    assert by_rule(evaluation, "A") == 0
    assert missed_target(evaluation, "A") is None
    found = finding(rule, "10", actual="5", target="0")
    assert found is not None
    assert found.code == "self.not-by-rule"


def test_full_points_are_those_that_the_set_rounds() -> None:
    used = make_set({"A": indicator("20/3", proportional("100"))}, rounding=rounded_to(2))
    evaluation = scored(used, {"A": once(actual="50")})
    assert [is_full(evaluation, "A", Decimal(one)) for one in ("6.67", "6.66")] == [True, False]
