"""Satisfaction from a survey."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import once, one, rounded_to, scored, sheet_refused
from rule_alone import objections_to
from rule_guarded import built, contradicted, earned, taken
from surveys import SATISFACTION, counts, few, survey

# ---------------------------------------------------------------- the result


@pytest.mark.parametrize(
    ("given_", "points"),
    [((10, 0, 0), 10), ((0, 0, 7), 0), ((0, 9, 0), 5), ((2, 1, 0), Fraction(25, 3))],
)
def test_points_follow_the_mean_of_the_answers(
    given_: tuple[int, ...], points: int | Fraction
) -> None:
    assert earned(survey(), **counts(*given_)) == points
    assert taken(survey(), **counts(*given_)) == ()


def test_a_scale_of_five_counts_as_declared() -> None:
    likert = survey("1", "0.8", "0.6", "0.3", "0")
    found = earned(likert, "5", **counts(50, 30, 10, 5, 5))
    assert found == 5 * Fraction("81.5") / 100


@pytest.mark.parametrize(
    ("satisfied", "others", "points", "branch"),
    [
        (90, 10, 10, "tiers.tier 1"),
        (899, 101, 8, "tiers.tier 2"),
        (80, 20, 8, "tiers.tier 2"),
        (799_999, 200_001, 5, "tiers.tier 3"),
        (3, 2, 5, "tiers.tier 3"),
        (59, 41, 0, "tiers.otherwise"),
        (0, 1, 0, "tiers.otherwise"),
    ],
)
def test_tiers_are_read_in_per_cent_without_rounding(
    satisfied: int, others: int, points: int, branch: str
) -> None:
    rule = survey("1", "0", tiers=SATISFACTION)
    assert earned(rule, **counts(satisfied, others)) == points
    assert taken(rule, **counts(satisfied, others)) == (branch,)


def test_tiers_may_be_bounded_from_above_and_leave_the_bound_out() -> None:
    complaints = survey("1", "0", tiers=(("below", "5", "10"), ("at_most", "10", "4")))
    found = [earned(complaints, **counts(n, 100 - n)) for n in (4, 5, 10, 11)]
    assert found == [10, 4, 4, 0]
    above = survey("1", "0", tiers=(("above", "66.67", "10"),))
    assert [earned(above, **counts(*pair)) for pair in ((2, 1), (6668, 3332))] == [0, 10]


# ---------------------------------------------------------------- how many answered


@pytest.mark.parametrize("tiers", [(), SATISFACTION])
def test_too_few_answers_cost_what_is_declared(tiers: tuple[tuple[str, str, str], ...]) -> None:
    enough, less = counts(30, 0), counts(29, 0)
    nothing = survey("1", "0", tiers=tiers, **few("zero"))
    assert [earned(nothing, **given_) for given_ in (enough, less)] == [10, 0]
    assert taken(nothing, **less)[:1] == ("survey.too_few_zero",)
    assert "survey.too_few_zero" not in taken(nothing, **enough)
    share = survey("1", "0", tiers=tiers, **few("deduct", deduct="0.3"))
    assert [earned(share, **given_) for given_ in (enough, less)] == [10, 7]
    assert taken(share, **less)[:1] == ("survey.too_few_deduct",)


def test_what_too_few_answers_cost_never_goes_below_nothing() -> None:
    rule = survey("1", "0", **few("deduct", deduct="0.3"))
    assert [earned(rule, **counts(n, 20 - n)) for n in (20, 8, 6, 5, 0)] == [7, 1, 0, 0, 0]


def test_too_few_answers_may_be_refused() -> None:
    rule = survey("1", "0", **few("refuse", answers=10))
    assert contradicted(rule, **counts(9, 1)) == []
    assert contradicted(rule, **counts(9, 0)) == ["sheet.too-few-surveyed"]
    # nobody at all is settled by what is declared for that
    assert contradicted(rule, **counts(0, 0)) == []
    assert earned(rule, **counts(9, 0)) == 10
    assert contradicted(survey("1", "0", **few("zero")), **counts(1, 0)) == []


def test_no_more_can_answer_than_were_asked() -> None:
    rule = survey("1", "0", handed_out=True)
    assert [one.id for one in built(rule).rule.inputs] == ["l1", "l2", "handed_out"]
    for handed_out, expected in ((29, ["sheet.more-answers-than-handed-out"]), (30, []), (99, [])):
        found = contradicted(rule, **counts(20, 10), handed_out=str(handed_out))
        assert found == expected
    assert earned(rule, **counts(20, 10), handed_out="100") == Fraction(20, 3)
    both = survey("1", "0", handed_out=True, **few("refuse"))
    assert contradicted(both, **counts(5, 5), handed_out="9") == [
        "sheet.too-few-surveyed",
        "sheet.more-answers-than-handed-out",
    ]


@pytest.mark.parametrize("tiers", [(), SATISFACTION])
@pytest.mark.parametrize(("settlement", "points"), [("zero", 0), ("full", 10)])
def test_nobody_answering_is_settled_as_declared(
    tiers: tuple[tuple[str, str, str], ...], settlement: str, points: int
) -> None:
    rule = survey("1", "0", tiers=tiers, nobody=settlement)
    assert earned(rule, **counts(0, 0)) == points
    assert built(survey()).rule.zero == "refuse"
    assert built(survey()).rule.guarded


def test_counts_are_whole_numbers_up_to_the_largest_that_makes_sense() -> None:
    asked = built(survey(most=500, handed_out=True)).rule.inputs
    assert {(one.kind, one.step, one.scale, one.lowest, one.highest) for one in asked} == {
        ("figure", 1, 1, 0, 500)
    }
    assert [one.label.en for one in asked if one.label] == [
        "level 1",
        "level 2",
        "level 3",
        "questionnaires handed out",
    ]


def test_a_sheet_is_refused_for_its_survey_with_every_reason_at_once() -> None:
    rule = survey("1", "0", handed_out=True, **few("refuse"))
    used = one("10", rule, rounding=rounded_to(2))
    short = once(**counts(5, 5), handed_out="9")
    assert sheet_refused(used, {"A": short}) == [
        "sheet.too-few-surveyed",
        "sheet.more-answers-than-handed-out",
    ]
    nobody = once(**counts(0, 0), handed_out="9")
    assert sheet_refused(used, {"A": nobody}) == ["sheet.zero-divisor"]
    enough = once(**counts(20, 10), handed_out="30")
    assert scored(used, {"A": enough})["A"].points == Fraction("6.67")


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (survey(), []),
        (survey("1", "0", tiers=SATISFACTION), []),
        (survey(handed_out=True, **few("deduct", deduct="1")), []),
        (survey("0.5", "1"), [("rule.shares-rising", "rule.levels[1].share")]),
        (survey("1.1", "0"), [("rule.share-outside", "rule.levels[0].share")]),
        (survey(otherwise="0"), [("rule.otherwise-not-wanted", "rule.otherwise")]),
        (
            survey(tiers=SATISFACTION[::-1]),
            [("rule.tiers-not-ordered", f"rule.tiers[{number}]") for number in (1, 2)],
        ),
        (
            survey(tiers=(("at_least", "90", "11"),)),
            [("rule.tier-points", "rule.tiers[0].points")],
        ),
        (survey(**few("deduct")), [("rule.few-deduct-missing", "rule.too_few.deduct")]),
        (
            survey(**few("zero", deduct="0.3")),
            [("rule.few-deduct-not-wanted", "rule.too_few.deduct")],
        ),
        (
            survey(**few("deduct", deduct="0")),
            [("rule.few-deduct-outside", "rule.too_few.deduct")],
        ),
        (
            survey(**few("deduct", deduct="1.1")),
            [("rule.few-deduct-outside", "rule.too_few.deduct")],
        ),
    ],
)
def test_a_survey_that_makes_no_sense_is_refused(
    rule: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert objections_to(rule) == expected


def test_tiers_need_to_say_what_lies_outside_them() -> None:
    rule = survey(tiers=SATISFACTION)
    assert objections_to({**rule, "otherwise": "11"}) == [("rule.tier-points", "rule.otherwise")]
    del rule["otherwise"]
    assert objections_to(rule) == [("rule.otherwise-missing", "rule.otherwise")]


def test_no_level_takes_the_id_of_what_was_handed_out() -> None:
    rule = survey(handed_out=True)
    rule["levels"][0]["id"] = "handed_out"
    assert objections_to(rule) == [("rule.level-id-taken", "rule.levels[0].id")]
    rule["handed_out"] = False
    assert objections_to(rule) == []
    rule["levels"][1]["id"] = "handed_out"
    assert objections_to(rule) == [("rule.id-twice", "rule.levels[1].id")]


def test_a_survey_in_proportion_needs_rounding_and_tiers_do_not() -> None:
    assert objections_to(survey(), rounded=False) == [("rule.needs-rounding", "rule")]
    assert objections_to(survey(tiers=SATISFACTION), rounded=False) == []
