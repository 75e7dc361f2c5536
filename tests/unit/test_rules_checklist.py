"""Yes or no, and checklists of elements."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import (
    checklist,
    chosen,
    indicator,
    one,
    picked,
    refused,
    scored,
    set_data,
    sheet_refused,
    yes_no,
)

SHARED = checklist(None, None, None, partial=True)


@pytest.mark.parametrize(("answer", "expected"), [("yes", 4), ("no", 0)])
def test_yes_earns_everything_and_no_nothing(answer: str, expected: int) -> None:
    assert scored(one(4, yes_no()), {"A": chosen({"answer": answer})})["A"].points == expected


def test_reviewers_who_disagree_are_averaged() -> None:
    entry = chosen({"answer": "yes"}, {"answer": "no"}, {"answer": "yes"})
    assert scored(one(4, yes_no()), {"A": entry}, 3)["A"].points == Fraction(8, 3)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (("yes", "yes", "yes"), Fraction(10)),
        (("yes", "no", "no"), Fraction(10, 3)),
        (("yes", "partly", "no"), Fraction(5)),
        (("partly", "partly", "partly"), Fraction(5)),
        (("no", "no", "partly"), Fraction(5, 3)),
        (("no", "no", "no"), Fraction(0)),
    ],
)
def test_elements_share_equally_and_half_met_earns_half(
    answers: tuple[str, str, str], expected: Fraction
) -> None:
    row = dict(zip("123", answers, strict=True))
    assert scored(one(10, SHARED), {"A": chosen(row)})["A"].points == expected


@pytest.mark.parametrize(
    ("answers", "expected"), [("yyn", "9"), ("nny", "1"), ("yny", "6"), ("yyy", "10")]
)
def test_elements_may_have_points_of_their_own(answers: str, expected: str) -> None:
    words = {"y": "yes", "n": "no"}
    row = {number: words[a] for number, a in zip("123", answers, strict=True)}
    used = one(10, checklist("5", "4", "1"))
    assert scored(used, {"A": chosen(row)})["A"].points == Fraction(expected)


@pytest.mark.parametrize(
    ("first", "expected"), [("yes", Fraction(10)), ("partly", Fraction(15, 2)), ("no", Fraction(0))]
)
def test_without_the_prerequisite_nothing_is_earned(first: str, expected: Fraction) -> None:
    used = one(10, checklist(None, None, partial=True, prerequisite="1"))
    entry = chosen({"1": first, "2": "yes"})
    assert scored(used, {"A": entry})["A"].points == expected


def test_the_prerequisite_may_stand_anywhere_in_the_list() -> None:
    used = one(10, checklist("3", "7", prerequisite="2"))
    assert scored(used, {"A": chosen({"1": "yes", "2": "no"})})["A"].points == 0
    assert scored(used, {"A": chosen({"1": "no", "2": "yes"})})["A"].points == 7


def test_a_checklist_may_be_answered_once() -> None:
    used = one(10, checklist(None, None, asked="once"))
    assert scored(used, {"A": picked(e1="yes", e2="no")})["A"].points == 5


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"1": "yes", "2": "yes"}, "sheet.half-answered"),
        ({"1": "yes", "2": "yes", "3": "maybe"}, "sheet.unknown-choice"),
        ({"1": "yes", "2": "yes", "3": "yes", "4": "yes"}, "sheet.unknown-input"),
    ],
)
def test_a_checklist_is_answered_whole_or_not_at_all(row: dict[str, str], code: str) -> None:
    assert sheet_refused(one(10, SHARED), {"A": chosen(row)}) == [code]


def test_half_met_is_no_answer_where_it_is_not_allowed() -> None:
    used = one(10, checklist(None, None))
    entry = chosen({"1": "yes", "2": "partly"})
    assert sheet_refused(used, {"A": entry}) == ["sheet.unknown-choice"]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (checklist("5", "4"), "rule.elements-off"),
        (checklist("5", "6"), "rule.elements-off"),
        (checklist("10", "0"), "rule.elements-off"),
        (checklist("12", "-2"), "rule.elements-off"),
        (checklist("5", None), "rule.some-elements-without-points"),
        (checklist(None, prerequisite="9"), "rule.unknown-element"),
        (checklist(), "shape.empty-list"),
    ],
)
def test_a_checklist_that_does_not_add_up_is_refused(rule: dict[str, Any], code: str) -> None:
    assert refused(set_data({"A": indicator(10, rule)})) == [code]


def test_two_elements_with_one_id_are_refused() -> None:
    rule = checklist(None, None)
    rule["elements"][1]["id"] = "1"
    assert refused(set_data({"A": indicator(10, rule)})) == ["rule.id-twice"]
