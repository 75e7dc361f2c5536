"""Steps follow their formula, and the proof of a set holds them."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import pytest
from builders import figure
from examples import runs
from hypothesis import given
from hypothesis import strategies as st
from rule_alone import (
    Alone,
    alone,
    assert_proven,
    exact,
    peak,
    rows_in_intervals,
)
from stepping import PARTS, steps

from scoring.algebra.bounds import INT64_MAX


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


@runs(7)
@given(data=st.data(), rule=rules(), rounded=st.booleans())
def test_integers_follow_the_formula_and_the_proof_holds_them(
    data: st.DataObject, rule: dict[str, Any], *, rounded: bool
) -> None:
    by_data = "per" in rule and rule["part"] == "proportional"
    one = alone(rule, rounded=rounded or by_data)
    intervals, row = data.draw(rows_in_intervals(one))
    assert exact(one, row) == by_formula(rule, one, row)
    assert_proven(one, intervals, row)


@runs(3)
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
