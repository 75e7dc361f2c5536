"""What a result far above its target means, and a target of zero that can be met."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from builders import figure, once, one, proportional, rounded_to, scored, sheet_refused
from examples import runs
from hypothesis import given
from hypothesis import strategies as st
from rule_alone import alone, assert_proven, objections_to, peak, row_of, rows_in_intervals
from rule_guarded import answers, assert_held, built, earned, settled, taken

from scoring.algebra.bounds import INT64_MAX, BoundsOps, Interval
from scoring.algebra.ops import INTEGERS
from scoring.rules.proportional import ProportionalRule

MET = "proportional.target_met"


def over(effect: str, from_rate: str = "1.3", **more: Any) -> dict[str, Any]:
    """Return the clause for results from this multiple of the target on."""
    return {"over": {"from_rate": from_rate, "effect": effect, **more}}


REDUCE = over("reduce", deduct="1", at_least="0.5")


# ---------------------------------------------------------------- far above the target


@pytest.mark.parametrize(
    ("actual", "ignored", "explained", "reduced"),
    [
        ("99", "9.9", "9.9", "9.9"),
        ("100", "10", "10", "10"),
        ("129.9999", "10", "10", "10"),
        ("130", "10", "10", "10"),
        ("130.0001", "10", "10", "9.99999"),
        ("150", "10", "10", "8"),
        ("179.9999", "10", "10", "5.00001"),
        ("180", "10", "10", "5"),
        ("1000", "10", "10", "5"),
    ],
)
def test_a_result_far_above_its_target_means_what_is_declared(
    actual: str, ignored: str, explained: str, reduced: str
) -> None:
    clauses = ((over("ignore"), ignored), (over("explain"), explained), (REDUCE, reduced))
    for clause, expected in clauses:
        assert earned(proportional(**clause), actual=actual, target="100") == Fraction(expected)
        assert earned(proportional("100", **clause), actual=actual) == Fraction(expected)


def test_without_a_least_the_points_fall_to_nothing() -> None:
    rule = proportional(**over("reduce", deduct="2"))
    found = [earned(rule, actual=value, target="100") for value in ("130", "155", "180", "999")]
    assert found == [10, 5, 0, 0]


@pytest.mark.parametrize(
    ("actual", "explained", "reduced"),
    [
        ("99", "in_proportion", "in_proportion"),
        ("100", "target_met", "target_met"),
        ("129.9999", "target_met", "target_met"),
        ("130", "over_explain", "over_reduced"),
        ("179.9999", "over_explain", "over_reduced"),
        ("180", "over_explain", "over_least"),
    ],
)
def test_a_trace_says_how_far_a_result_was_beyond(
    actual: str, explained: str, reduced: str
) -> None:
    for clause, branch in ((over("explain"), explained), (REDUCE, reduced)):
        for rule, given_ in (
            (proportional("100", **clause), {"actual": actual}),
            (proportional(**clause), {"actual": actual, "target": "100"}),
        ):
            assert taken(rule, **given_) == (f"proportional.{branch}",)
    assert taken(proportional("100", **over("ignore")), actual="999") == (MET,)
    assert taken(proportional("100"), actual="999") == (MET,)


def test_a_result_that_must_be_explained_says_so() -> None:
    def asks(rule: dict[str, Any], **given_: str) -> bool:
        one = built(rule)
        assert isinstance(one.rule, ProportionalRule)
        return one.rule.needs_reason(INTEGERS, row_of(one, given_))

    explain = proportional(**over("explain"))
    assert [asks(explain, actual=value, target="10") for value in ("5", "12.9999", "13", "99")] == [
        False,
        False,
        True,
        True,
    ]
    assert asks(proportional("10", **over("explain")), actual="13")
    # a target of zero has no multiple
    assert not asks(explain, actual="0", target="0")
    for silent in (proportional(), proportional(**over("ignore")), proportional(**REDUCE)):
        assert not asks(silent, actual="99", target="1")


def test_intervals_say_whether_an_explanation_may_be_needed() -> None:
    one = built(proportional("10", **over("explain", "2"), actual=figure("actual", places=0)))
    assert isinstance(one.rule, ProportionalRule)
    found = [
        one.rule.needs_reason(BoundsOps(), [interval]).possible
        for interval in (Interval(0, 19), Interval(0, 20), Interval(20, 30))
    ]
    assert found == [{False}, {False, True}, {True}]


def test_a_sheet_with_a_result_far_above_its_target_gives_the_reason() -> None:
    used = one("10", proportional(**over("explain")), rounding=rounded_to(2))
    given_ = once(actual="13", target="10")
    assert sheet_refused(used, {"A": given_}) == ["sheet.over-needs-reason"]
    explained = replace(given_, reason="上年结转任务一并完成")
    assert scored(used, {"A": explained})["A"].points == 10
    assert scored(used, {"A": once(actual="12.99", target="10")})["A"].points == 10


# ---------------------------------------------------------------- a target of zero


@pytest.mark.parametrize(
    "direction",
    [{}, {"better": "lower", "form": "linear"}, {"better": "lower", "form": "reciprocal"}],
)
def test_a_target_of_zero_may_be_met_by_zero(direction: dict[str, Any]) -> None:
    rule = proportional(zero_divisor="met_at_zero", **direction)
    assert [earned(rule, actual=value, target="0") for value in ("0", "0.0001", "5")] == [10, 0, 0]
    assert taken(rule, actual="0", target="0") == ("target.zero_met",)
    assert taken(rule, actual="5", target="0") == ("target.zero_missed",)
    assert earned(rule, actual="5", target="5") == 10


# ---------------------------------------------------------------- against the formula


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """Return a proportion in any direction, with any clause that it may have."""
    target = draw(st.sampled_from([None, "3", "0.7", "12.345", "30"]))
    way = draw(st.sampled_from(["higher", "higher", "linear", "reciprocal"]))
    clause: dict[str, Any] = {}
    may_be_kept = st.none() | st.sampled_from(["0", "1/3", "0.5", "1"])
    if way == "higher":
        effect = draw(st.sampled_from([None, "ignore", "explain", "reduce", "reduce"]))
        share = st.fractions(Fraction(1, 5), 2, max_denominator=5).map(str)
        rate = draw(st.sampled_from(["1", "1.3", "3/2", "2"]))
        more: dict[str, Any] = {"deduct": draw(share)} if effect == "reduce" else {}
        kept = draw(may_be_kept) if more else None
        more |= {} if kept is None else {"at_least": kept}
        clause = {} if effect is None else over(effect, rate, **more)
    return proportional(
        target or figure("target", places=draw(st.integers(0, 2)), at_most=30),
        better="higher" if way == "higher" else "lower",
        form=None if way == "higher" else way,
        actual=figure("actual", places=draw(st.integers(0, 2)), at_most=90),
        zero_divisor=draw(st.sampled_from(["zero", "full", "met_at_zero"])),
        **clause,
    )


def by_formula(rule: dict[str, Any], full: Fraction, given_: list[Fraction]) -> Fraction:
    """Return the points by the definitions of F01, F02, F03 and the clause."""
    actual = given_[0]
    target = given_[1] if len(given_) > 1 else Fraction(rule["target"])
    if target == 0:
        met = {"zero": 0, "full": 1, "met_at_zero": int(actual == 0)}
        return full * met[rule["zero_divisor"]]
    rate = actual / target
    if rule["better"] == "lower":
        if rate <= 1:
            return full
        share = 2 - rate if rule["form"] == "linear" else 1 / rate
        return full * max(share, Fraction(0))
    clause = rule.get("over", {"effect": "ignore"})
    share = min(rate, Fraction(1))
    if clause["effect"] == "reduce" and rate >= Fraction(clause["from_rate"]):
        lost = Fraction(clause["deduct"]) * (rate - Fraction(clause["from_rate"]))
        share = max(1 - lost, Fraction(clause.get("at_least", 0)))
    return full * share


@runs(8)
@given(data=st.data(), rule=rules(), full=st.sampled_from(["10", "3", "20/3", "2.5"]))
def test_integers_follow_the_formula_and_the_proof_holds_them(
    data: st.DataObject, rule: dict[str, Any], full: str
) -> None:
    one = built(rule, full)
    intervals, row = data.draw(rows_in_intervals(one))
    proven = True
    if len(row) > 1 and data.draw(st.integers(0, 9)) == 0:
        row[1], proven = 0, False
    assert settled(one, row) == by_formula(rule, one.full, answers(one, row))
    assert_held(one, row)
    if proven:
        assert_proven(one, intervals, row)


@pytest.mark.parametrize("target", [None, "10"])
def test_figures_of_usual_size_fit_64_bits(target: str | None) -> None:
    assert peak(alone(proportional(target, **REDUCE), rounded=True)) <= INT64_MAX


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (over("ignore", "1"), []),
        (over("explain"), []),
        (over("reduce", deduct="3"), []),
        (over("explain", "0.9"), [("rule.over-below-target", "rule.over.from_rate")]),
        (over("reduce"), [("rule.over-deduct-missing", "rule.over.deduct")]),
        (over("reduce", deduct="0"), [("rule.over-deduct-not-positive", "rule.over.deduct")]),
        (over("explain", deduct="1"), [("rule.over-reduces-not", "rule.over.deduct")]),
        (over("ignore", at_least="0"), [("rule.over-reduces-not", "rule.over.at_least")]),
        (
            over("reduce", deduct="1", at_least="1.5"),
            [("rule.share-outside", "rule.over.at_least")],
        ),
        (
            {"better": "lower", "form": "linear", **over("explain")},
            [("rule.over-not-wanted", "rule.over")],
        ),
    ],
)
def test_a_clause_that_makes_no_sense_is_refused(
    clause: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert objections_to(proportional(**clause)) == expected
