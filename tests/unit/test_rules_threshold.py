"""Points from a pass line on."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import figure
from examples import runs
from hypothesis import given
from hypothesis import strategies as st
from rule_alone import alone, assert_proven, objections_to, peak, rows_in_intervals
from rule_guarded import answers, assert_held, built, earned, settled, taken, vectors

from scoring.algebra.bounds import INT64_MAX
from scoring.exact import round_to_step

VECTORS = vectors("F05")


def threshold(target: Any = None, line: str = "0.6", **more: Any) -> dict[str, Any]:
    """Return a rule; without a *target* it is a figure of the sheet."""
    return {
        "kind": "threshold",
        "actual": figure("actual"),
        "target": target or figure("target"),
        "pass_line": line,
        **more,
    }


# ---------------------------------------------------------------- the reference


def test_all_golden_vectors_of_pass_lines_are_here() -> None:
    assert [one["id"] for one in VECTORS] == [*(f"G{n:02}" for n in range(9, 15)), "G57"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_golden_vectors_come_out(vector: dict[str, Any]) -> None:
    how, rate = vector["parameters"], vector["input"]["rate"]
    by_sheet = earned(threshold(None, how["threshold"]), how["weight"], actual=rate, target="1")
    by_set = earned(threshold("1", how["threshold"]), how["weight"], actual=rate)
    assert by_sheet == by_set
    assert round_to_step(by_sheet, Fraction(1, 100)) == Fraction(vector["expected"])


# ---------------------------------------------------------------- the line


@pytest.mark.parametrize(
    ("actual", "points", "branch"),
    [
        ("0", "0", "threshold.not_passed"),
        ("5.9999", "0", "threshold.not_passed"),
        ("6", "0", "threshold.passed"),
        ("6.0001", "0.00025", "threshold.passed"),
        ("9.9999", "9.99975", "threshold.passed"),
        ("10", "10", "threshold.target_met"),
        ("25", "10", "threshold.target_met"),
    ],
)
def test_the_pass_line_earns_nothing_yet_and_the_target_everything(
    actual: str, points: str, branch: str
) -> None:
    for rule, given_ in (
        (threshold(), {"actual": actual, "target": "10"}),
        (threshold("10"), {"actual": actual}),
    ):
        assert earned(rule, **given_) == Fraction(points)
        assert taken(rule, **given_) == (branch,)


def test_a_pass_line_of_nothing_is_a_plain_proportion() -> None:
    rule = threshold(None, "0")
    assert [earned(rule, actual=value, target="3") for value in ("0", "1", "3")] == [
        0,
        Fraction(10, 3),
        10,
    ]


@pytest.mark.parametrize(
    ("settlement", "actual", "points", "branch"),
    [
        ("zero", "0", 0, ()),
        ("full", "7", 10, ()),
        ("met_at_zero", "0", 10, ("target.zero_met",)),
        ("met_at_zero", "0.0001", 0, ("target.zero_missed",)),
    ],
)
def test_a_target_of_zero_is_settled_as_declared(
    settlement: str, actual: str, points: int, branch: tuple[str, ...]
) -> None:
    rule = threshold(zero_divisor=settlement)
    assert earned(rule, actual=actual, target="0") == points
    assert taken(rule, actual=actual, target="0") == branch


# ---------------------------------------------------------------- against the formula


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """Return a rule with a target of the sheet or of the set, as fine as it may be."""
    target = draw(st.sampled_from([None, "3", "0.7", "12.345", "30"]))
    return threshold(
        target or figure("target", places=draw(st.integers(0, 2)), at_most=30),
        str(draw(st.fractions(0, Fraction(11, 12), max_denominator=12))),
        actual=figure("actual", places=draw(st.integers(0, 2)), at_most=60),
        zero_divisor=draw(st.sampled_from(["zero", "full", "met_at_zero"])),
    )


def by_formula(rule: dict[str, Any], full: Fraction, given_: list[Fraction]) -> Fraction:
    """Return (r − θ) ÷ (1 − θ) of the full points, clipped."""
    actual = given_[0]
    target = given_[1] if len(given_) > 1 else Fraction(rule["target"])
    if target == 0:
        met = {"zero": 0, "full": 1, "met_at_zero": int(actual == 0)}
        return full * met[rule["zero_divisor"]]
    line = Fraction(rule["pass_line"])
    share = (actual / target - line) / (1 - line)
    return full * min(max(share, Fraction(0)), Fraction(1))


@runs(5)
@given(data=st.data(), rule=rules(), full=st.sampled_from(["10", "3", "20/3", "2.5"]))
def test_integers_follow_the_formula_and_the_proof_holds_them(
    data: st.DataObject, rule: dict[str, Any], full: str
) -> None:
    one = built(rule, full)
    intervals, row = data.draw(rows_in_intervals(one))
    if len(row) > 1 and data.draw(st.integers(0, 9)) == 0:
        row[1] = 0
    assert settled(one, row) == by_formula(rule, one.full, answers(one, row))
    assert_held(one, row)
    if all(low <= number for number, (low, _) in zip(row, intervals, strict=True)):
        assert_proven(one, intervals, row)


@pytest.mark.parametrize("target", [None, "10"])
def test_figures_of_usual_size_fit_64_bits(target: str | None) -> None:
    assert peak(alone(threshold(target), rounded=True)) <= INT64_MAX


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (threshold(), []),
        (threshold("10", "0"), []),
        (threshold(None, "1"), [("rule.pass-line-outside", "rule.pass_line")]),
        (threshold(None, "-0.1"), [("rule.pass-line-outside", "rule.pass_line")]),
        (threshold("-1"), [("rule.target-not-positive", "rule.target")]),
        (
            threshold(actual=figure("a", at_least=-1)),
            [("rule.negative-figure", "rule.actual.at_least")],
        ),
    ],
)
def test_a_pass_line_that_makes_no_sense_is_refused(
    rule: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert objections_to(rule) == expected


def test_a_target_of_the_sheet_needs_rounding_and_one_of_the_set_does_not() -> None:
    assert objections_to(threshold(), rounded=False) == [("rule.needs-rounding", "rule")]
    assert objections_to(threshold("7"), rounded=False) == []
