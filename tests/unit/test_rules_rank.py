"""Points by the place in a cohort."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from examples import runs
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from rule_alone import (
    SPECS,
    alone,
    assert_proven,
    branches,
    exact,
    named,
    objected,
    objections_to,
    points,
    rows_in_intervals,
)

from scoring.algebra.ops import INTEGERS


def rank(ties: str = "best", deduct: str = "0.25", **more: Any) -> dict[str, Any]:
    """Return a rule by which every place behind the first costs *deduct*."""
    return {"kind": "rank", "deduct": deduct, "ties": ties, **more}


def place(better: str, equal: str = "0", cohort: str = "21") -> dict[str, str]:
    """Return where a project stands."""
    return {"better": better, "equal": equal, "cohort": cohort}


def test_every_place_behind_the_first_costs_the_same() -> None:
    # w − (rank − 1) · 0.25 (F15)
    found = [points(rank(), "5", **place(better)) for better in ("0", "1", "4", "19", "20")]
    assert found == [5, Fraction("4.75"), 4, Fraction("0.25"), 0]


def test_points_are_never_below_nothing() -> None:
    assert points(rank(deduct="3"), **place("3")) == 1
    assert points(rank(deduct="3"), **place("4")) == 0
    assert points(rank(deduct="3"), **place("20")) == 0


@pytest.mark.parametrize(
    ("ties", "expected"), [("best", "9.5"), ("worst", "8.75"), ("mean", "9.125")]
)
def test_equals_take_the_best_the_worst_or_the_mean_of_their_places(
    ties: str, expected: str
) -> None:
    # third to sixth together: 2, 5 or 3.5 places behind the first
    assert points(rank(ties), **place("2", "3")) == Fraction(expected)


@pytest.mark.parametrize("ties", ["best", "worst", "mean"])
def test_without_equals_ties_do_not_matter_and_a_single_peer_is_first(ties: str) -> None:
    assert points(rank(ties), **place("2")) == Fraction("9.5")
    assert points(rank(ties), **place("0", "0", "1")) == 10
    assert objected(rank(ties), **place("0", "0", "1")) == []


@pytest.mark.parametrize(
    ("better", "equal", "cohort", "contradicts"),
    [
        ("0", "0", "1", False),
        ("1", "0", "1", True),
        ("0", "1", "1", True),
        ("9", "0", "10", False),
        ("5", "4", "10", False),
        ("5", "5", "10", True),
        ("10", "0", "10", True),
        ("0", "999", "1000", False),
        ("999", "999", "1000", True),
    ],
)
def test_those_better_and_those_equal_are_others_of_the_cohort(
    better: str, equal: str, cohort: str, *, contradicts: bool
) -> None:
    found = objected(rank(), **place(better, equal, cohort))
    assert found == ["sheet.rank-beyond-cohort"] * contradicts


def test_what_is_asked_is_counted_in_whole_numbers_up_to_the_largest_cohort() -> None:
    asked = alone(rank(cohort=30)).rule.inputs
    assert [(one.id, one.lowest, one.highest) for one in asked] == [
        ("better", 0, 29),
        ("equal", 0, 29),
        ("cohort", 1, 30),
    ]
    assert {(one.kind, one.scale, one.step) for one in asked} == {("figure", 1, 1)}
    assert all(one.label and one.label.zh and one.label.en for one in asked)
    assert not alone(rank()).rule.by_panel


@pytest.mark.parametrize(
    ("better", "equal", "taken"),
    [
        ("0", "0", "rank.first"),
        ("0", "1", "rank.behind"),
        ("4", "0", "rank.behind"),
        ("19", "1", "rank.used_up"),
    ],
)
def test_a_trace_says_first_behind_or_used_up(better: str, equal: str, taken: str) -> None:
    rule = rank("worst", "0.5")
    assert branches(rule, **place(better, equal)) == (taken,)
    assert named("zh")(taken)
    assert named("en")(taken)


@runs(5)
@given(
    data=st.data(),
    ties=st.sampled_from(["best", "worst", "mean"]),
    deduct=st.fractions(Fraction(1, 9), 4, max_denominator=9),
    full=st.fractions(Fraction(1, 3), 30, max_denominator=12),
    rounded=st.booleans(),
)
def test_integers_follow_the_formula_and_the_proof_holds_them(
    data: st.DataObject, ties: str, deduct: Fraction, full: Fraction, *, rounded: bool
) -> None:
    one = alone(rank(ties, str(deduct), cohort=60), str(full), rounded=rounded)
    intervals, row = data.draw(rows_in_intervals(one))
    better, equal, cohort = row
    counted = {"best": Fraction(0), "worst": Fraction(equal), "mean": Fraction(equal, 2)}[ties]
    assert exact(one, row) == max(full - deduct * (better + counted), Fraction(0))
    assert_proven(one, intervals, row)
    contradicts = [holds for _, holds in one.rule.objections(INTEGERS, row)]
    assert contradicts == [better + equal >= cohort]


@pytest.mark.parametrize("deduct", ["0", "-0.25"])
def test_a_place_costs_something(deduct: str) -> None:
    assert objections_to(rank(deduct=deduct)) == [("rule.deduction-not-positive", "rule.deduct")]
    assert objections_to(rank()) == []


@pytest.mark.parametrize("changed", [{"cohort": 0}, {"cohort": 100_001}, {"ties": "middle"}])
def test_ties_and_the_cohort_are_declared(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SPECS.validate_python({**rank(), **changed})


def test_how_ties_count_is_never_assumed() -> None:
    rule = rank()
    del rule["ties"]
    with pytest.raises(ValidationError):
        SPECS.validate_python(rule)
