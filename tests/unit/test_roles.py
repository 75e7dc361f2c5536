"""Roles of nodes: bonus, penalty and flag items, and what two groups count."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    group,
    indicator,
    judged,
    made,
    make_set,
    once,
    policies,
    refused,
    root,
    scored,
    set_data,
)

if TYPE_CHECKING:
    from scoring.model import IndicatorSet


def extras(**more: Any) -> IndicatorSet:
    """Ten points, a bonus of up to three, a penalty of up to four, under a group of ten."""
    rule = judged(asked="once")
    return make_set(
        {
            "a": indicator("10", rule),
            "up": indicator("3", rule, role="bonus"),
            "down": indicator("4", rule, role="penalty"),
            "ask": indicator(None, {"kind": "yes_no", "asked": "once"}, role="flag"),
        },
        {"total": root("10", **more)},
        missing=policies("zero"),
    )


@pytest.mark.parametrize(
    ("a", "up", "down", "cap", "expected"),
    [
        ("8", "3", "0", "12", "11"),
        ("10", "3", "0", "12", "12"),
        ("10", "3", "0", "10", "10"),
        ("8", "1", "4", "12", "5"),
        ("2", "0", "4", "12", "0"),
    ],
)
def test_bonus_and_penalty_stand_beside_the_full_points(
    a: str, up: str, down: str, cap: str, expected: str
) -> None:
    given = {"a": once(score=a), "up": once(score=up), "down": once(score=down)}
    found = scored(extras(cap=cap), {**given, "ask": once(answer="yes")})
    assert found.total == Decimal(expected)
    assert found.indicator_set.root.full == 10


def test_a_floor_may_let_penalties_go_below_zero() -> None:
    given = {"a": once(score="2"), "down": once(score="4"), "ask": once(answer="no")}
    assert scored(extras(cap="12", floor="-5"), given).total == -2


def test_what_can_exceed_the_full_points_needs_a_cap() -> None:
    data = set_data(
        {
            "a": indicator("10", judged(asked="once")),
            "up": indicator("3", judged(asked="once"), role="bonus"),
        }
    )
    assert refused(data) == ["group.bonus-needs-cap"]


def test_a_flag_is_a_question_without_points() -> None:
    with_points = indicator("3", {"kind": "yes_no", "asked": "once"}, role="flag")
    data = set_data({"a": indicator("10", judged(asked="once")), "ask": with_points})
    assert refused(data) == ["set.flag-with-points"]
    other = indicator(None, judged(asked="once"), role="flag")
    data = set_data({"a": indicator("10", judged(asked="once")), "ask": other})
    assert "set.flag-not-yes-no" in refused(data)


def shared() -> dict[str, Any]:
    """One indicator that two groups count."""
    rule = judged(asked="once")
    return set_data(
        {
            "a": indicator("10", rule, under="G"),
            "b": indicator("20", rule, under="G", also_under=["H"]),
            "c": indicator("30", rule, under="H"),
        },
        {"total": root("80"), "G": group("30"), "H": group("50")},
    )


def test_a_shared_indicator_counts_in_both_its_parents() -> None:
    given = {"a": once(score="1"), "b": once(score="7"), "c": once(score="3")}
    found = scored(made(shared()), given)
    assert [found[one].points for one in ("G", "H", "total")] == [8, 10, 18]
    assert found.indicator_set.nodes["b"].reach == 2


@pytest.mark.parametrize(
    ("also", "code"),
    [(["G"], "tree.shared-twice"), (["X"], "tree.unknown-parent"), (["a"], "tree.unknown-parent")],
)
def test_a_second_parent_must_be_another_group(also: list[str], code: str) -> None:
    data = shared()
    data["indicator"]["b"]["also_under"] = also
    assert refused(data) == [code]


def test_a_group_cannot_stand_under_itself_by_another_way() -> None:
    data = shared()
    data["group"]["G"]["also_under"] = ["H"]
    data["group"]["H"]["also_under"] = ["G"]
    assert refused(data) == ["tree.cycle"]
