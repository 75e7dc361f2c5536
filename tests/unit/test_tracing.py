"""How one indicator came to its points."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from builders import (
    band,
    checklist,
    chosen,
    figure,
    indicator,
    judged,
    make_set,
    once,
    one,
    panel,
    policies,
    proportional,
    rounded_to,
    scored,
    scores,
    state,
    tiers,
    trimmed,
    yes_no,
)

import scoring
from scoring.sheet import Entry

TWO = rounded_to(2)
TIERS = tiers(("at_least", "9", "5"), ("at_least", "5", "3"))


def traced(used: scoring.IndicatorSet, entry: Entry, reviewers: Any = 1) -> scoring.Trace:
    """Return the trace of the single indicator of a set."""
    return scoring.trace(scored(used, {"A": entry}, reviewers), "A")


@pytest.mark.parametrize(
    ("rule", "entry", "branches"),
    [
        (judged(), scores("5"), ()),
        (band("0.5", "0"), chosen({"band": "b1", "score": "5"}), ()),
        (yes_no(), chosen({"answer": "yes"}), ("yes_no.yes",)),
        (yes_no(), chosen({"answer": "no"}), ("yes_no.no",)),
        (checklist(None, None), chosen({"1": "yes", "2": "no"}), ()),
        (
            checklist(None, None, prerequisite="1"),
            chosen({"1": "yes", "2": "no"}),
            ("checklist.counted",),
        ),
        (
            checklist(None, None, prerequisite="1"),
            chosen({"1": "no", "2": "yes"}),
            ("checklist.prerequisite_missing",),
        ),
        (proportional(), once(actual="5", target="5"), ("proportional.target_met",)),
        (proportional(), once(actual="4", target="5"), ("proportional.in_proportion",)),
        (
            proportional(better="lower", form="linear"),
            once(actual="6", target="5"),
            ("proportional.in_proportion",),
        ),
        (
            proportional(better="lower", form="linear"),
            once(actual="10", target="5"),
            ("proportional.twice_target",),
        ),
        (
            proportional(better="lower", form="reciprocal"),
            once(actual="6", target="5"),
            ("proportional.in_proportion",),
        ),
        (
            proportional(better="lower", form="reciprocal"),
            once(actual="5", target="5"),
            ("proportional.target_met",),
        ),
        (TIERS, once(figure="9"), ("tiers.tier 1",)),
        (TIERS, once(figure="5"), ("tiers.tier 2",)),
        (TIERS, once(figure="1"), ("tiers.otherwise",)),
    ],
)
def test_the_branch_taken_is_named(
    rule: dict[str, Any], entry: Entry, branches: tuple[str, ...]
) -> None:
    found = traced(one(5, rule, rounding=TWO), entry)
    assert [score.branches for score in found.scores] == [branches]


def test_a_trace_shows_what_every_reviewer_came_to_and_how_much_it_counts() -> None:
    used = one(10, judged(), rounding=TWO, panel=trimmed())
    found = traced(used, scores("9", "3", None, "8.33"), 4)
    assert [s.reviewer and s.reviewer.id for s in found.scores] == ["R1", "R2", "R4"]
    assert [s.points for s in found.scores] == [9, 3, Fraction("8.33")]
    assert [s.share for s in found.scores] == [0, 0, 1]
    assert [one_reviewer.id for one_reviewer in found.abstained] == ["R3"]
    assert found.untrimmed is False


def test_a_panel_too_small_to_be_trimmed_is_said_to_be_so() -> None:
    found = traced(one(10, judged(), panel=trimmed(trim_from=3)), scores("9", "3"), 2)
    assert found.untrimmed is True
    assert [s.share for s in found.scores] == [1, 1]


def test_a_trace_shows_the_points_before_and_after_rounding() -> None:
    used = one(10, proportional(), rounding=TWO)
    found = traced(used, once(actual="1221.36", target="1234.36"))
    assert found.exact == Fraction(122136, 123436) * 10
    assert (found.points, found.rounded_to) == (Fraction("9.89"), 2)
    assert found.scores[0].reviewer is None
    assert [(asked.id, given) for asked, given in found.scores[0].answers] == [
        ("actual", Decimal("1221.36")),
        ("target", Decimal("1234.36")),
    ]


@pytest.mark.parametrize("name", ["missing", "not_applicable", "not_due", "void"])
def test_a_trace_says_which_policy_settled_a_state(name: str) -> None:
    used = make_set(
        {"A": indicator(10, judged()), "B": indicator(1, judged())}, missing=policies("full")
    )
    found = scoring.trace(scored(used, {"A": state(name), "B": scores("1")}), "A")
    assert (found.state, found.policy, found.points, found.scores) == (name, "full", 10, ())


def test_a_zero_divisor_is_said_to_be_settled_by_its_policy() -> None:
    rule = tiers(("at_least", "9", "5"), per=figure("per"), zero_divisor="full")
    found = traced(one(5, rule), once(figure="0", per="0"))
    assert (found.state, found.policy, found.points) == ("scored", "full", 5)


def test_reason_and_evidence_are_kept() -> None:
    entry = Entry({"score": {"R1": Decimal(5)}}, None, "资料不全", ("附件1", "附件2"))
    found = traced(one(10, judged()), entry)
    assert (found.reason, found.evidence) == ("资料不全", ("附件1", "附件2"))


def test_the_shares_of_a_weighted_mean_are_the_weights_in_hundredths() -> None:
    used = one(10, judged(), rounding=TWO, panel=panel("weighted_mean"))
    found = traced(used, scores("9", "4"), ["1.5", "0.5"])
    assert [s.share for s in found.scores] == [150, 50]
    assert found.exact == Fraction(31, 4)


def test_where_totals_are_combined_the_trace_shows_whose_total_counts() -> None:
    parts = {name: indicator(10, judged("1")) for name in "AB"}
    used = make_set(parts, panel=panel("median", "total"))
    given = {"A": scores("10", "1", "5"), "B": scores("9", "1", "7")}
    found = scoring.trace(scored(used, given, 3), "A")
    assert [s.share for s in found.scores] == [0, 0, 1]
    assert found.exact == found.points == 5


def test_an_unknown_indicator_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        scoring.trace(scored(one(10, judged()), {"A": scores("5")}), "total")
