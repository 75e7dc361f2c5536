"""Self scores held against the review: differences, bands, direction and totals, by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    codes_of,
    group,
    indicator,
    judged,
    made,
    make_set,
    once,
    policies,
    proportional,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    set_data,
    state,
    trimmed,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from scoring.sheet import Entry


def own(entry: Entry, points: str, reason: str = "") -> Entry:
    """Return an entry with a self score."""
    return replace(entry, self_score=Decimal(points), reason=reason)


def compared(
    used: scoring.IndicatorSet, entries: dict[str, Entry], reviewers: Any = 1
) -> scoring.SelfComparison:
    """Return the comparison of a sheet that has self scores."""
    found = scoring.compare_self(scored(used, entries, reviewers))
    assert found is not None
    return found


def two(**more: Any) -> scoring.IndicatorSet:
    """Return two judged indicators of 20 and 80 points."""
    parts = {"A": indicator(20, judged()), "B": indicator(80, judged())}
    return make_set(parts, **{"rounding": rounded_to(2), **more})


GRADES = scale((("high", "High", 90), ("low", "Low", 0)))


def test_the_totals_are_those_of_one_sheet_twice_evaluated() -> None:
    used = two(grades=GRADES)
    found = compared(used, {"A": own(scores("15", "16"), "19"), "B": own(scores("70"), "75.5")}, 2)
    # the review is 15.5 and 70, the self score 19 and 75.5
    assert (str(found.review.total), str(found.own.total)) == ("85.50", "94.50")
    assert (found.difference, found.direction) == (-9, "high")
    assert [one.id for one in found.grades] == ["high", "low"]
    assert found.grade_differs
    assert found.complete
    about = found["A"]
    assert (about.own, about.review, about.difference) == (19, Fraction("15.5"), Fraction("-3.5"))
    # 3.5 of 20 points
    assert about.share == Fraction(35, 200)
    assert (about.direction, found["B"].direction) == ("high", "high")
    assert [one.node.id for one in found] == ["total", "A", "B"]


def test_a_self_score_below_the_review_is_low_and_an_equal_one_the_same() -> None:
    found = compared(two(), {"A": own(scores("15"), "14"), "B": own(scores("70"), "70")})
    assert [found[name].direction for name in ("total", "A", "B")] == ["low", "low", "same"]
    assert found.direction == "low"
    assert not found.grade_differs


@pytest.mark.parametrize(
    ("points", "band"),
    [("16", 0), ("17", 0), ("17.01", 1), ("20", 1), ("15", 0), ("14.99", 1), ("11.99", 2)],
)
def test_a_deviation_of_exactly_the_bound_is_within_it(points: str, band: int) -> None:
    # of 20 points, 5 % is 1 and 20 % is 4; the review gave 16
    entries = {"A": own(scores("16"), points, "why"), "B": own(scores("70"), "70")}
    assert compared(two(), entries)["A"].band == band


def test_bands_are_those_that_the_set_declares() -> None:
    used = two(self_score={"bands": ["0.1", "1/3", "0.5"], "explain_above": "0.15"})
    entries = {"A": own(scores("10"), "13"), "B": own(scores("8"), "40")}
    found = compared(used, entries)
    assert found.bounds == (Fraction(1, 10), Fraction(1, 3), Fraction(1, 2))
    # 3 of 20 is 15 %, 32 of 80 is 40 %
    assert [(found[name].band, found[name].explained) for name in "AB"] == [(1, True), (2, False)]
    assert [one.code for one in found.findings] == ["self.unexplained"]
    assert compared(two(), entries).bounds == (Fraction(1, 20), Fraction(1, 5))


def test_what_is_above_the_first_band_needs_a_reason_where_nothing_else_is_declared() -> None:
    def codes(points: str, reason: str = "", evidence: tuple[str, ...] = ()) -> list[str]:
        about = replace(own(scores("16"), points, reason), evidence=evidence)
        entries = {"A": about, "B": own(scores("70"), "70")}
        return [one.code for one in compared(two(), entries).findings]

    assert codes("17") == []
    assert codes("17.01") == ["self.unexplained"]
    assert codes("14.99") == ["self.unexplained"]
    assert codes("17.01", "缺材料") == []
    assert codes("17.01", "  ") == ["self.unexplained"]
    assert codes("17.01", evidence=("抽查记录",)) == []
    assert codes("17.01", evidence=("  ",)) == ["self.unexplained"]


def test_of_a_penalty_the_smaller_number_is_the_better_one() -> None:
    parts = {"A": indicator(100, judged()), "P": indicator(10, judged(), role="penalty")}
    used = make_set(parts, {"total": root(floor=0)})
    found = compared(used, {"A": own(scores("80"), "80"), "P": own(scores("6"), "2", "why")})
    # 4 points less were taken off: 78 against 74
    assert (found.own.exact_total, found.review.exact_total) == (78, 74)
    assert (found["P"].difference, found["P"].direction) == (4, "high")
    assert found.direction == "high"


def test_bonus_items_have_self_scores_like_any_other() -> None:
    parts = {"A": indicator(100, judged()), "X": indicator(10, judged(), role="bonus")}
    used = make_set(parts, {"total": root(cap=105)})
    found = compared(used, {"A": own(scores("80"), "98"), "X": own(scores("1"), "9", "why")})
    # the cap of the total holds the self scores as well: 98 + 9 is cut to 105
    assert (found.own.exact_total, found.review.exact_total) == (105, 81)
    assert found["X"].share == Fraction(8, 10)


def test_a_blank_self_score_is_none_and_the_review_stands_for_it() -> None:
    parts = {
        "A": indicator(20, judged(), under="G"),
        "B": indicator(30, judged(), under="G"),
        "C": indicator(50, judged(), under="H"),
    }
    used = make_set(parts, {"total": root(), "G": group(), "H": group()}, grades=GRADES)
    found = compared(used, {"A": own(scores("16"), "20"), "B": scores("21"), "C": scores("45")})
    assert not found.complete
    assert [node.id for node in found.blank] == ["B", "C"]
    assert [one.standing for one in found] == ["partly", "partly", "compared", "blank"] + [
        "blank"
    ] * 2
    assert (found["B"].own, found["B"].difference, found["B"].share) == (None, None, None)
    # only what both have makes a difference: 20 for 16
    assert (found.own.exact_total, found.review.exact_total) == (86, 82)
    assert found["G"].difference == -4
    (reason, blank) = found.findings
    assert (reason.code, blank.code, blank.value) == ("self.unexplained", "self.blank", "2")
    assert blank.details["en"] == "B indicator, C indicator"


def test_zero_is_a_self_score() -> None:
    found = compared(two(), {"A": own(scores("16"), "0", "why"), "B": own(scores("70"), "70")})
    assert found.complete
    assert (found["A"].own, found["A"].difference) == (0, 16)


def test_a_sheet_without_self_scores_is_not_compared() -> None:
    assert scoring.compare_self(scored(two(), {"A": scores("1"), "B": scores("2")})) is None


def test_what_the_review_leaves_out_is_left_out_of_the_self_score_too() -> None:
    parts = {"A": indicator(50, judged()), "B": indicator(50, judged())}
    missing = policies("refuse", not_applicable="siblings")
    basis = scale(basis="rounded")
    used = make_set(parts, missing=missing, rounding=rounded_to(2, 2), grades=basis)
    entries = {"A": own(scores("40"), "45", "why"), "B": own(state("not_applicable"), "50")}
    found = compared(used, entries)
    # all 100 points go to A: 40 of 50 is 80, 45 of 50 is 90
    assert (found.review.exact_total, found.own.exact_total) == (80, 90)
    assert found["B"].standing == "left_out"
    assert (found["B"].own, found["B"].difference) == (None, None)
    assert [node.id for node in found.left_out] == ["B"]
    assert found.complete
    only = {"A": scores("40"), "B": own(state("not_applicable"), "50")}
    assert scoring.compare_self(scored(used, only)) is None


def test_a_policy_that_gives_points_is_compared_with_what_it_gives() -> None:
    used = two(missing=policies("zero"))
    found = compared(used, {"A": own(state("missing"), "20", "why"), "B": own(scores("7"), "7")})
    assert (found["A"].standing, found["A"].difference) == ("compared", -20)


def test_totals_of_reviewers_that_are_combined_are_held_against_one_self_total() -> None:
    used = two(panel=trimmed("total"), rounding=rounded_to(2))
    entries = {
        "A": own(scores("10", "15", "20"), "20", "why"),
        "B": own(scores("40", "60", "80"), "76", "why"),
    }
    found = compared(used, entries, 3)
    # of 50, 75 and 100 the middle one is left; the self score has one total, 96
    assert (str(found.review.total), str(found.own.total)) == ("75.00", "96.00")
    assert (found["A"].review, found["A"].own) == (15, 20)


def test_a_cap_that_cut_the_review_does_not_hold_where_the_self_score_is_beyond_it() -> None:
    cap = {
        "id": "weak",
        "label": {"zh": "弱", "en": "weak"},
        "at_most": 60,
        "when": {"node": "A", "below": 10},
    }
    found = compared(
        two(cap=[cap]), {"A": own(scores("9"), "12", "why"), "B": own(scores("80"), "80")}
    )
    # the review is 89 and capped at 60; by the self score A has 12 and no cap applies
    assert (found.review.exact_total, found.own.exact_total) == (60, 92)


def test_a_question_keeps_its_answer_and_has_no_line() -> None:
    veto = {
        "id": "fraud",
        "label": {"zh": "造假", "en": "fraud"},
        "when": {"yes": "Q"},
        "grade": "low",
    }
    parts = {
        "A": indicator(100, judged()),
        "Q": indicator(None, yes_no(asked="once"), role="flag"),
    }
    used = make_set(parts, veto=[veto], grades=GRADES)
    found = compared(used, {"A": own(scores("95"), "99"), "Q": once(answer="yes")})
    # what the reviewers found holds for both
    assert [one.id for one in found.grades] == ["low", "low"]
    assert found.complete
    assert [one.node.id for one in found] == ["total", "A"]
    with pytest.raises(KeyError):
        found["Q"]


def test_full_points_without_end_are_claimed_by_what_they_are_rounded_to() -> None:
    parts = {"A": indicator("20/3", proportional("100")), "B": indicator("10/3", proportional("9"))}
    used = make_set(parts, rounding=rounded_to(2))
    found = compared(
        used, {"A": own(once(actual="50"), "6.67"), "B": own(once(actual="9"), "3.33")}
    )
    # 20/3 is written 6.67 and 10/3 is written 3.33; half of 20/3 is 3.33
    assert [(found[name].own, found[name].review) for name in "AB"] == [
        (Fraction(20, 3), Fraction("3.33")),
        (Fraction("3.33"), Fraction("3.33")),
    ]
    assert [one.code for one in found.findings] == ["self.missed-target"]
    above = {"A": own(once(actual="50"), "6.68"), "B": once(actual="9")}
    assert codes_of(lambda: scored(used, above)) == ["sheet.self-above-full"]


def test_where_nothing_is_rounded_the_smallest_fraction_of_the_set_counts() -> None:
    used = make_set({"A": indicator(10, judged("0.5"))}, panel=_one_reviewer())
    assert codes_of(lambda: scored(used, {"A": own(scores("5"), "7.25")})) == ["sheet.self-finer"]
    assert compared(used, {"A": own(scores("5"), "7.5", "why")})["A"].own == Fraction("7.5")


def _one_reviewer() -> dict[str, Any]:
    return {"combine": "mean", "stage": "indicator", "at_most": 1}


def test_under_a_rule_table_a_self_score_is_what_a_level_earns() -> None:
    levels = [
        {"id": "high", "label": {"zh": "高", "en": "high"}, "share": 1},
        {"id": "low", "label": {"zh": "低", "en": "low"}, "share": "0.4"},
    ]
    rule = {"kind": "levels", "levels": levels, "asked": "once"}
    table = [{"when": {"a": ["high"]}, "gives": "s"}, {"gives": "w"}]
    outcomes = [
        {"id": "s", "label": {"zh": "强", "en": "strong"}, "share": 1},
        {"id": "w", "label": {"zh": "弱", "en": "weak"}, "share": "0.2"},
    ]
    about = root(100, combine="table", table=table, outcomes=outcomes)
    used = made(set_data({"a": indicator(10, rule)}, {"total": about}))
    found = compared(used, {"a": own(once(level="low"), "10", "why")})
    assert (found.review.exact_total, found.own.exact_total) == (20, 100)
    between = {"a": own(once(level="low"), "7")}
    assert codes_of(lambda: scored(used, between)) == ["sheet.self-no-level"]
