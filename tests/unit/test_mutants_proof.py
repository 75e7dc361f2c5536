"""The largest number that can occur in a set, worked out by hand, and what is said beyond it."""

from __future__ import annotations

from typing import Any

import pytest
from builders import (
    figure,
    indicator,
    judged,
    make_set,
    one,
    panel,
    problems_of,
    proportional,
    rounded_to,
    scale,
    tiers,
    trimmed,
)
from rule_written import RATIOS

from scoring.plan import Plan, plan_of, proof
from scoring.rules.proportional import ProportionalRule

ONCE = judged("1", asked="once")
WHOLE = {"rounding": rounded_to(0)}


def count(most: int, **more: Any) -> dict[str, Any]:
    """Return a figure that is a whole number."""
    return figure("count", places=0, at_most=most, **more)


def shared(actual: int, target: int) -> dict[str, Any]:
    """Return a rule of one whole number over another."""
    return proportional(count(target), actual=count(actual))


@pytest.mark.parametrize(
    ("rule", "changed", "peak"),
    [
        # ten points in whole points: what is given once is never added up
        (ONCE, {"panel": panel(at_most=3)}, 10),
        # three means of ten points in sixths: 3 × 60
        (judged("1"), {"panel": panel(at_most=3)}, 180),
        # of three the middle one stands alone, of two the middle is their sum: 2 × 60
        (judged("1"), {"panel": panel("median", at_most=3)}, 120),
        # of four the two in the middle: 2 × 120
        (judged("1"), {"panel": panel("median", at_most=4)}, 240),
        # five are too few to be trimmed, of seven three are left: 5 × 10 × 420
        (
            judged("1"),
            {"panel": trimmed(at_most=7, trim_from=6, drop_lowest=2, drop_highest=2)},
            21000,
        ),
        # 2 × (3 × 1000 × 10) and the divisor, 3 × 1000
        (judged("1"), {"panel": panel("weighted_mean", at_most=3), **WHOLE}, 63000),
        # totals: once each; with the largest weight; as often as equal ones can share
        (judged("1"), {"panel": panel(stage="total")}, 50),
        (judged("1"), {"panel": panel("weighted_mean", "total")}, 50_000),
        (judged("1"), {"panel": panel("median", "total")}, 1250),
        (judged("1"), {"panel": trimmed("total")}, 1250),
    ],
)
def test_reviewers_are_added_up_to_the_largest_number(
    rule: dict[str, Any], changed: dict[str, Any], peak: int
) -> None:
    assert plan_of(one(10, rule, **changed)).peak == peak


@pytest.mark.parametrize(
    ("rule", "changed", "peak"),
    [
        # twice 10 × 7, and the target beside it
        (shared(5, 7), WHOLE, 147),
        # 10 × 20 is more than that
        (shared(20, 7), WHOLE, 200),
        # a target that can only be 1: twice 10 and 1
        (shared(1, 1), WHOLE, 21),
        # what may be far below zero counts by its size
        (tiers(("at_least", "5", "10"), figure=count(10, at_least=-100)), {}, 100),
        (tiers(("at_least", "5", "10"), figure=count(9)), {}, 10),
    ],
)
def test_the_figures_of_a_rule_lead_to_the_largest_number(
    rule: dict[str, Any], changed: dict[str, Any], peak: int
) -> None:
    used = one(10, rule, **changed)
    assert plan_of(used).tick == 1
    assert plan_of(used).peak == peak


@pytest.mark.parametrize("policy", ["tree", "siblings"])
def test_what_is_shared_out_leads_to_the_largest_number(policy: str) -> None:
    used = make_set(
        {
            "A": indicator(10, ONCE, missing={"not_applicable": policy}),
            "B": indicator(10, ONCE),
        },
        rounding=rounded_to(total=0),
        grades=scale(basis="rounded"),
    )
    assert plan_of(used).tick == 1
    # 20 full points × 20 earned, over the 10 to 20 that count: twice the one, and the other
    assert plan_of(used).peak == 2 * 400 + 20


def test_a_set_beyond_64_bits_is_named_with_its_tick_and_its_largest_number() -> None:
    (found,) = problems_of(lambda: plan_of(one("1e17", judged("0.01"))))
    assert (found.code, found.place) == ("set.too-fine", "test.toml: indicator.A.rule")
    # in 1/6000 points, five reviewers: 1e17 × 6000 × 5
    assert found.details == {"tick": 6000, "peak": "3.0e+21"}


def test_a_total_beyond_64_bits_is_no_fault_of_an_indicator() -> None:
    used = one("1e17", judged("1"), panel=panel("weighted_mean", "total"))
    (found,) = problems_of(lambda: plan_of(used))
    assert (found.code, found.place) == ("set.too-fine", "test.toml")
    assert found.details == {"tick": 1, "peak": "5.0e+20"}


@pytest.mark.parametrize(
    ("limit", "places"),
    [
        (30, []),
        # the sum is 30, B alone is 20, A is 10
        (29, ["test.toml"]),
        (20, ["test.toml"]),
        (19, ["test.toml: indicator.B.rule"]),
        (10, ["test.toml: indicator.B.rule"]),
        (9, ["test.toml: indicator.A.rule"]),
    ],
)
def test_the_first_number_beyond_the_limit_is_where_the_problem_is(
    monkeypatch: pytest.MonkeyPatch, limit: int, places: list[str]
) -> None:
    monkeypatch.setattr(proof, "INT64_MAX", limit)
    used = make_set({"A": indicator(10, ONCE), "B": indicator(20, ONCE)})
    if not places:
        assert plan_of(used).peak == limit
        return
    assert [found.place for found in problems_of(lambda: plan_of(used))] == places


def test_a_rule_that_could_divide_by_zero_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    # no rule does; if one came to do so, its set would be refused
    monkeypatch.setattr(
        ProportionalRule, "denominator", lambda _rule, ops, _values: ops.constant(0)
    )
    rule = proportional("5", better="lower", form="reciprocal")
    (found,) = problems_of(lambda: plan_of(one(10, rule, **WHOLE)))
    assert (found.code, found.place) == (
        "set.may-divide-by-zero",
        "test.toml: indicator.A.rule",
    )


def test_numbers_beyond_64_bits_may_be_allowed() -> None:
    used = one("1e17", judged("0.01"))
    assert problems_of(lambda: Plan(used))
    # 1e17 points of five reviewers in 1/6000 points
    assert Plan(used, wide=True).peak == 3 * 10**21
    small = one(10, ONCE)
    assert Plan(small, wide=True).peak == Plan(small).peak == 10


def test_a_plan_that_may_be_wide_is_still_never_divided_by_zero(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        ProportionalRule, "denominator", lambda _rule, ops, _values: ops.constant(0)
    )
    used = one(10, proportional("5", better="lower", form="reciprocal"), **WHOLE)
    (found,) = problems_of(lambda: Plan(used, wide=True))
    assert found.code == "set.may-divide-by-zero"


def test_rates_that_are_rounded_on_the_way_are_never_divided_by_zero() -> None:
    rule = {**RATIOS, "method": "weighted", "rate_places": 0}
    used = one(10, {**rule, "actual": count(8), "target": count(8)}, **WHOLE)
    targets = [asked.lowest for asked in plan_of(used).leaves[0].rule.inputs]
    # a target may be 0, which is settled before any rate is formed
    assert targets == [0, 0, 0, 0]
