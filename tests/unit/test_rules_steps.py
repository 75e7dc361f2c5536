"""Points that fall for every step a value is off its reference."""

from __future__ import annotations

import json
import math
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from builders import figure
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_alone import (
    Alone,
    alone,
    assert_proven,
    branches,
    exact,
    named,
    objections_to,
    peak,
    points,
    rows_in_intervals,
)

from scoring.algebra.bounds import INT64_MAX
from scoring.algebra.ops import INTEGERS
from scoring.exact import round_to_step

DATA = Path(__file__).parents[1] / "data"
VECTORS = [
    vector
    for vector in json.loads((DATA / "golden_vectors.json").read_text("utf-8"))["vectors"]
    if vector["rule"] == "F08"
]
PARTS = {"floor": "whole", "ceil": "started", "proportional": "proportional"}


def steps(part: str = "whole", side: str = "below", **more: Any) -> dict[str, Any]:
    """Return a rule: each 5 below 100 costs 2, unless said otherwise."""
    return {
        "kind": "steps",
        "figure": figure("value"),
        "reference": "100",
        "side": side,
        "step": "5",
        "deduct": "2",
        "part": part,
        **more,
    }


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


# ---------------------------------------------------------------- against the formula


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """Return a rule over a figure or a rate, with bounds of any sign and any fineness."""
    decimals = st.integers(-20_000, 20_000).map(lambda number: f"{number}E-2")
    low = draw(st.sampled_from([-300, -1, 0]))
    value = figure("value", places=draw(st.integers(0, 3)), at_least=low, at_most=300)
    per = figure("per", places=draw(st.integers(0, 3)), at_most=300)
    start = draw(st.none() | st.fractions(Fraction(1, 9), 10, max_denominator=9))
    return steps(
        draw(st.sampled_from(list(PARTS.values()))),
        draw(st.sampled_from(["below", "above", "both"])),
        figure=value,
        reference=draw(decimals),
        step=draw(st.sampled_from(["0.01", "0.3", "1", "2.5", "5", "30"])),
        deduct=str(draw(st.fractions(Fraction(1, 9), 3, max_denominator=9))),
        **({} if start is None else {"start": str(start)}),
        **({"per": per} if draw(st.booleans()) else {}),
    )


def by_formula(rule: dict[str, Any], one: Alone, row: list[int]) -> Fraction:
    """Return max(0, start − deduct · f(Δ ÷ step)), with Δ and f in plain fractions."""
    given = [Fraction(n, asked.scale) for n, asked in zip(row, one.rule.inputs, strict=True)]
    value = 100 * given[0] / given[1] if "per" in rule else given[0]
    beyond = value - Fraction(rule["reference"])
    distance = {"below": -beyond, "above": beyond, "both": abs(beyond)}[rule["side"]]
    number = max(distance, Fraction(0)) / Fraction(rule["step"])
    number = {
        "whole": Fraction(math.floor(number)),
        "started": Fraction(math.ceil(number)),
        "proportional": number,
    }[rule["part"]]
    left = Fraction(rule.get("start", "10")) - Fraction(rule["deduct"]) * number
    return max(left, Fraction(0))


@settings(max_examples=400)
@given(data=st.data(), rule=rules(), rounded=st.booleans())
def test_integers_follow_the_formula_and_the_proof_holds_them(
    data: st.DataObject, rule: dict[str, Any], *, rounded: bool
) -> None:
    by_data = "per" in rule and rule["part"] == "proportional"
    one = alone(rule, rounded=rounded or by_data)
    intervals, row = data.draw(rows_in_intervals(one))
    assert exact(one, row) == by_formula(rule, one, row)
    assert_proven(one, intervals, row)


@settings(max_examples=200)
@given(rule=rules(), number=st.integers(0, 12), off=st.sampled_from([-1, 0, 1]))
def test_edges_of_steps_follow_the_formula(rule: dict[str, Any], number: int, off: int) -> None:
    rule["figure"] = figure("value", places=3, at_least=-1000, at_most=1000)
    rule.pop("per", None)
    one = alone(rule)
    sign = 1 if rule["side"] == "above" else -1
    edge = Fraction(rule["reference"]) + sign * number * Fraction(rule["step"])
    row = [int((edge + Fraction(off, 1000)) * one.rule.inputs[0].scale)]
    assert exact(one, row) == by_formula(rule, one, row)


@pytest.mark.parametrize("part", PARTS.values())
@pytest.mark.parametrize("step", ["0.01", "1", "5"])
@pytest.mark.parametrize("rate", [False, True])
def test_figures_of_usual_size_fit_64_bits(part: str, step: str, *, rate: bool) -> None:
    rule = steps(part, step=step) | ({"per": figure("per")} if rate else {})
    assert peak(alone(rule, rounded=True)) <= INT64_MAX


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
