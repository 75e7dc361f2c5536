"""Full points where the actual value equals the target."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import figure
from examples import runs
from hypothesis import given
from hypothesis import strategies as st
from rule_alone import assert_proven, objections_to, rows_in_intervals
from rule_guarded import answers, assert_held, built, earned, settled, taken

WAYS = ("full", "zero")


def equality(
    target: Any = None, above: str = "zero", below: str = "zero", **more: Any
) -> dict[str, Any]:
    """Return a rule; without a *target* it is a figure of the sheet."""
    return {
        "kind": "equality",
        "actual": figure("actual"),
        "target": target or figure("target"),
        "above": above,
        "below": below,
        **more,
    }


@pytest.mark.parametrize("above", WAYS)
@pytest.mark.parametrize("below", WAYS)
def test_what_lies_above_or_below_earns_what_is_declared(above: str, below: str) -> None:
    worth = {"full": 10, "zero": 0}
    for actual, points, branch in (
        ("4.9999", worth[below], f"equality.below_{below}"),
        ("5", 10, "equality.equal"),
        ("5.0001", worth[above], f"equality.above_{above}"),
    ):
        by_set = equality("5", above, below)
        by_sheet = equality(None, above, below)
        assert earned(by_set, actual=actual) == points
        assert earned(by_sheet, actual=actual, target="5.0000") == points
        assert taken(by_set, actual=actual) == (branch,)
        assert taken(by_sheet, actual=actual, target="5") == (branch,)


def test_a_target_of_zero_is_met_by_zero_alone() -> None:
    # 安全事故 0 起
    accidents = equality("0", actual=figure("accidents", places=0, at_most=1000))
    assert [earned(accidents, actual=number) for number in ("0", "1", "2")] == [10, 0, 0]
    assert earned(equality(), actual="0", target="0") == 10


def test_a_target_may_be_negative() -> None:
    growth = figure("growth", at_least=-100, at_most=100)
    rule = equality("-3", above="full", actual=growth)
    assert [earned(rule, actual=value) for value in ("-3.1", "-3", "-2.9")] == [0, 10, 10]


def test_figures_of_different_fineness_are_compared_exactly() -> None:
    rule = equality(figure("t", places=1), actual=figure("a", places=3))
    assert [earned(rule, actual=value, target="0.3") for value in ("0.300", "0.301")] == [10, 0]


def test_nothing_is_divided_so_nothing_needs_rounding() -> None:
    one = built(equality(), "10/3")
    assert not one.rule.divides_by_data
    assert not one.rule.guarded
    assert objections_to(equality(), "10/3", rounded=False) == []


# ---------------------------------------------------------------- against the definition


@runs(5)
@given(
    data=st.data(),
    target=st.sampled_from([None, "0", "2", "-1.5", "2.25"]),
    ways=st.tuples(st.sampled_from(WAYS), st.sampled_from(WAYS)),
    places=st.tuples(st.integers(0, 2), st.integers(0, 2)),
)
def test_integers_follow_the_definition_and_the_proof_holds_them(
    data: st.DataObject, target: str | None, ways: tuple[str, str], places: tuple[int, int]
) -> None:
    rule = equality(
        target or figure("t", places=places[0], at_least=-3, at_most=3),
        *ways,
        actual=figure("a", places=places[1], at_least=-3, at_most=3),
    )
    one = built(rule, "20/3")
    intervals, row = data.draw(rows_in_intervals(one))
    given_ = answers(one, row)
    aim = given_[1] if target is None else Fraction(target)
    above, below = ("full", *ways)[1:]
    way = "full" if given_[0] == aim else above if given_[0] > aim else below
    assert settled(one, row) == (one.full if way == "full" else 0)
    assert_held(one, row)
    assert_proven(one, intervals, row)


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (equality("5"), []),
        (equality("0"), []),
        (equality("0.00001"), [("rule.target-never-met", "rule.target")]),
        (equality("-1"), [("rule.target-never-met", "rule.target")]),
        (
            equality("11", actual=figure("a", at_most=10)),
            [("rule.target-never-met", "rule.target")],
        ),
        (
            equality(figure("t", at_least=4, at_most=4)),
            [("rule.empty-range", "rule.target.at_most")],
        ),
    ],
)
def test_a_target_that_can_never_be_met_is_refused(
    rule: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert objections_to(rule) == expected
