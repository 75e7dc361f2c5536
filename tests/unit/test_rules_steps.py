"""Points that fall for every step a value is off its reference."""

from __future__ import annotations

import json
import math
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from builders import figure
from rule_alone import (
    alone,
    branches,
    named,
    objections_to,
    points,
)
from stepping import PARTS, steps

from scoring.algebra.ops import INTEGERS
from scoring.exact import round_to_step

DATA = Path(__file__).parents[1] / "data"
VECTORS = [
    vector
    for vector in json.loads((DATA / "golden_vectors.json").read_text("utf-8"))["vectors"]
    if vector["rule"] == "F08"
]
# ---------------------------------------------------------------- the reference


def test_all_golden_vectors_of_step_deductions_are_here() -> None:
    assert [vector["id"] for vector in VECTORS] == [f"G{number}" for number in range(15, 23)]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
@pytest.mark.parametrize("rate", [False, True])
def test_golden_vectors_come_out(vector: dict[str, Any], *, rate: bool) -> None:
    how, actual = vector["parameters"], vector["input"]["actual_percent"]
    rule = steps(
        PARTS[how["partial_step"]],
        {"higher_better": "below", "lower_better": "above"}[how["direction"]],
        reference=how["reference_percent"],
        step=how["step_pp"],
        deduct=how["deduct_per_step"],
        **({"per": figure("per")} if rate else {}),
    )
    per = {"per": "100"} if rate else {}
    found = points(rule, how["weight"], figure=actual, **per)
    assert round_to_step(found, Fraction(1, 100)) == Fraction(vector["expected"])


# ---------------------------------------------------------------- steps


@pytest.mark.parametrize(
    ("value", "whole", "started", "proportional"),
    [
        ("110", "10", "10", "10"),
        ("100", "10", "10", "10"),
        ("99.9999", "10", "8", "9.99996"),
        ("97.5", "10", "8", "9"),
        ("95.0001", "10", "8", "8.00004"),
        ("95", "8", "8", "8"),
        ("94.9999", "8", "6", "7.99996"),
        ("90", "6", "6", "6"),
        ("75.0001", "2", "0", "0.00004"),
        ("75", "0", "0", "0"),
        ("0", "0", "0", "0"),
    ],
)
def test_a_value_on_the_edge_of_a_step_counts_alike_whole_or_begun(
    value: str, whole: str, started: str, proportional: str
) -> None:
    expected = {"whole": whole, "started": started, "proportional": proportional}
    for part, earned in expected.items():
        assert points(steps(part), figure=value) == Fraction(earned)


@pytest.mark.parametrize(
    ("upper", "lower", "whole", "started"),
    [
        ("19", "20", "8", "8"),
        ("189", "199", "8", "6"),
        ("190", "199", "10", "8"),
        ("7", "7", "10", "10"),
    ],
)
def test_a_rate_is_compared_without_being_rounded(
    upper: str, lower: str, whole: str, started: str
) -> None:
    for part, earned in (("whole", whole), ("started", started)):
        rule = steps(part, per=figure("per"))
        assert points(rule, figure=upper, per=lower) == Fraction(earned)


def test_a_rate_in_proportion_is_exact_until_it_is_rounded() -> None:
    rule = steps("proportional", per=figure("per"))
    # 3 of 3.1 is 96.774… %, so 100/31 percentage points off, each of which costs 0.4
    assert points(rule, figure="3", per="3.1") == 10 - Fraction(2, 5) * Fraction(100, 31)


def test_points_are_lost_on_the_sides_that_are_named() -> None:
    found = {
        side: [points(steps(side=side), figure=value) for value in ("89", "100", "111")]
        for side in ("below", "above", "both")
    }
    assert found == {"below": [6, 10, 10], "above": [10, 10, 6], "both": [6, 10, 6]}


def test_the_points_at_the_reference_may_be_fewer_than_the_full_points() -> None:
    # from 15 of 20 down: each 3 % of deviation −1
    rule = steps("whole", "both", step="3", deduct="1", start="15")
    assert [points(rule, "20", figure=value) for value in ("100", "104", "94", "40")] == [
        15,
        14,
        13,
        0,
    ]


def test_points_are_never_below_nothing_where_a_step_costs_more_than_is_left() -> None:
    rule = steps(deduct="3")
    assert [points(rule, figure=value) for value in ("85", "80", "79")] == [1, 0, 0]


def test_figures_may_be_negative() -> None:
    # an overrun is a negative saving (C4)
    saving = figure("saving", at_least=-100, at_most=100)
    rule = steps(figure=saving, reference="0", step="1", deduct="0.5")
    assert [points(rule, figure=value) for value in ("3", "0", "-0.5", "-1", "-7.9", "-100")] == [
        10,
        10,
        10,
        Fraction("9.5"),
        Fraction("6.5"),
        0,
    ]
    growth = steps("started", per=figure("base"), figure=saving, reference="-2.5", step="1")
    assert [points(growth, figure=value, per="40") for value in ("-1", "-2")] == [10, 4]


@pytest.mark.parametrize(("reference", "step"), [("0.123456", "0.00001"), ("1e2", "0.3")])
def test_reference_and_step_may_be_finer_than_the_figure(reference: str, step: str) -> None:
    value, at, each = Fraction("0.12"), Fraction(reference), Fraction(step)
    rule = steps(reference=reference, step=step, deduct="0.01")
    expected = 10 - Fraction("0.01") * math.floor((at - value) / each)
    assert points(rule, figure="0.12") == max(expected, 0)


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("100", ("steps.none",)),
        ("96", ("steps.none",)),
        ("95", ("steps.counted",)),
        ("75", ("steps.used_up",)),
        ("1", ("steps.used_up",)),
    ],
)
def test_a_trace_says_whether_points_were_lost_or_used_up(
    value: str, taken: tuple[str, ...]
) -> None:
    assert branches(steps(), figure=value) == taken
    assert branches(steps(per=figure("per")), figure=value, per="100") == taken
    assert all(named(language)(key) for key in taken for language in ("zh", "en"))


@pytest.mark.parametrize("part", PARTS.values())
def test_a_rate_per_nothing_is_settled_as_declared(part: str) -> None:
    rule = alone(steps(part, per=figure("per"), zero_divisor="full"), rounded=True).rule
    assert rule.guarded
    assert rule.guard(INTEGERS, [5, 0]) == 0
    assert rule.guard(INTEGERS, [0, 5]) >= 1
    assert rule.when_zero(INTEGERS, [5, 0], 1000) == 1000
    assert rule.divides_by_data == (part == "proportional")
    refused = alone(steps(part, per=figure("per")), rounded=True).rule
    assert refused.zero == "refuse"
    assert not alone(steps(part)).rule.guarded


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (steps(), []),
        (steps("proportional"), []),
        (steps(start="10"), []),
        (steps(step="0"), [("rule.step-not-positive", "rule.step")]),
        (steps(step="-5"), [("rule.step-not-positive", "rule.step")]),
        (steps(deduct="0"), [("rule.deduction-not-positive", "rule.deduct")]),
        (steps(deduct="-2"), [("rule.deduction-not-positive", "rule.deduct")]),
        (steps(start="10.5"), [("rule.start-outside-points", "rule.start")]),
        (steps(start="0"), [("rule.start-outside-points", "rule.start")]),
        (steps(per=figure("per")), []),
        (
            steps(per=figure("per", at_least=-1)),
            [("rule.negative-figure", "rule.per.at_least")],
        ),
        (
            steps(figure=figure("value", at_least=5, at_most=5)),
            [("rule.empty-range", "rule.figure.at_most")],
        ),
        (
            steps(step="0", deduct="0", start="11"),
            [
                ("rule.step-not-positive", "rule.step"),
                ("rule.deduction-not-positive", "rule.deduct"),
                ("rule.start-outside-points", "rule.start"),
            ],
        ),
    ],
)
def test_steps_that_lead_nowhere_are_refused(
    rule: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert objections_to(rule) == expected


def test_a_rate_in_proportion_needs_rounding_and_whole_steps_of_it_do_not() -> None:
    rule = steps("proportional", per=figure("per"))
    assert objections_to(rule, rounded=False) == [("rule.needs-rounding", "rule")]
    assert objections_to(rule, rounded=True) == []
    assert objections_to(steps("whole", per=figure("per")), rounded=False) == []
    assert objections_to(steps("proportional"), rounded=False) == []
