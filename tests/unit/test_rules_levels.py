"""Ordinal levels, each with a share of the full points."""

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
    objections_to,
    points,
    rows_in_intervals,
)


def levels(*shares: str, **more: Any) -> dict[str, Any]:
    """Return a rule with the levels ``l0``, ``l1`` … and these shares."""
    listed = [
        {"id": f"l{n}", "label": {"zh": f"第{n}级", "en": f"level {n}"}, "share": share}
        for n, share in enumerate(shares)
    ]
    return {"kind": "levels", "levels": listed, **more}


GOOD = levels("1", "0.85", "0.6", "0.3")
"""优 1, 良 .85, 合格 .6, 不合格 .3 (F12)."""


@pytest.mark.parametrize(
    ("level", "expected"), [("l0", "8"), ("l1", "6.8"), ("l2", "4.8"), ("l3", "2.4")]
)
def test_a_level_earns_its_share_of_the_full_points(level: str, expected: str) -> None:
    assert points(GOOD, "8", level=level) == Fraction(expected)


def test_shares_may_be_ratios_and_repeat() -> None:
    rule = levels("1", "2/3", "2/3", "1/3", "0")
    found = [points(rule, "10", level=f"l{number}") for number in range(5)]
    assert found == [10, Fraction(20, 3), Fraction(20, 3), Fraction(10, 3), 0]


def test_levels_are_chosen_by_id_best_first() -> None:
    (asked,) = alone(GOOD).rule.inputs
    assert (asked.id, asked.kind, asked.lowest, asked.highest) == ("level", "choice", 0, 3)
    assert [tuple(choice) for choice in asked.choices[:2]] == [
        (0, "l0", "第0级", "level 0"),
        (1, "l1", "第1级", "level 1"),
    ]


def test_every_reviewer_chooses_unless_it_is_asked_once() -> None:
    assert alone(GOOD).rule.by_panel
    assert not alone({**GOOD, "asked": "once"}).rule.by_panel


def test_a_trace_takes_no_branch_that_the_answer_does_not_tell() -> None:
    assert branches(GOOD, level="l2") == ()


@runs(5)
@given(
    data=st.data(),
    shares=st.lists(st.fractions(0, 1, max_denominator=12), min_size=2, max_size=7),
    full=st.fractions(Fraction(1, 3), 100, max_denominator=12),
    rounded=st.booleans(),
)
def test_integers_follow_the_formula_and_the_proof_holds_them(
    data: st.DataObject, shares: list[Fraction], full: Fraction, *, rounded: bool
) -> None:
    shares.sort(reverse=True)
    one = alone(levels(*map(str, shares)), str(full), rounded=rounded)
    intervals, row = data.draw(rows_in_intervals(one))
    assert exact(one, row) == shares[row[0]] * full
    assert_proven(one, intervals, row)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (GOOD, []),
        (levels("1", "1", "0", "0"), []),
        (levels("1.01", "0"), [("rule.share-outside", "rule.levels[0].share")]),
        (levels("1", "-0.1"), [("rule.share-outside", "rule.levels[1].share")]),
        (levels("0.6", "0.85", "0.3"), [("rule.shares-rising", "rule.levels[1].share")]),
        (
            levels("1", "85"),
            [
                ("rule.share-outside", "rule.levels[1].share"),
                ("rule.shares-rising", "rule.levels[1].share"),
            ],
        ),
    ],
)
def test_shares_lie_within_the_full_points_and_never_rise(
    rule: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert objections_to(rule) == expected


def test_levels_have_ids_of_their_own() -> None:
    rule = levels("1", "0.5")
    rule["levels"][1]["id"] = "l0"
    assert objections_to(rule) == [("rule.id-twice", "rule.levels[1].id")]


def test_a_single_level_is_no_choice() -> None:
    with pytest.raises(ValidationError):
        SPECS.validate_python(levels("1"))
