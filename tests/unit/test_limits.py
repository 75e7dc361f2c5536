"""Caps limit points, gates limit the grade, vetoes replace the outcome, in that order."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    group,
    indicator,
    judged,
    label,
    made,
    once,
    policies,
    refused,
    root,
    scale,
    scored,
    set_data,
    state,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

FLAG = indicator(None, yes_no(asked="once"), role="flag")


def data(**changed: Any) -> dict[str, Any]:
    """Two sections of 60 and 40 points and two questions."""
    rule = judged(asked="once")
    return set_data(
        {
            "a": indicator("60", rule, under="A"),
            "b": indicator("40", rule, under="B"),
            "fraud": FLAG,
            "late": FLAG,
        },
        {"total": root(), "A": group(), "B": group()},
        grades=scale(MOF, "rounded"),
        missing=policies("siblings", missing="refuse"),
        rounding={"shown": 2, "group": 2, "total": 2},
        **changed,
    )


def found(
    changed: dict[str, Any], a: str, b: str, fraud: str = "no", late: str = "no"
) -> Evaluation:
    entries = {"a": once(score=a), "b": once(score=b)}
    answers = {"fraud": once(answer=fraud), "late": once(answer=late)}
    return scored(made(data(**changed)), {**entries, **answers})


def limit(name: str, when: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": name, "label": label(name), "when": when, **more}


CAP = {"cap": [limit("c", {"yes": "late"}, at_most="70")]}
GATE = {"gate": [limit("g", {"node": "B", "unit": "percent", "below": "60"}, best="fair")]}
LOWER = {"gate": [limit("g", {"yes": "late"}, lower_by=1)]}
VETO = {"veto": [limit("v", {"yes": "fraud"}, grade="poor")]}


def test_a_cap_limits_the_total_and_the_grade_follows() -> None:
    result = found(CAP, "55", "37", late="yes")
    assert (result.total, result.grade.id) == (Decimal("70.00"), "fair")
    assert result.without == (Fraction(92), result.indicator_set.grades[0])
    (applied,) = result.applied
    assert (applied.kind, applied.before, applied.after) == ("cap", 92, 70)
    assert result.grade_above is None


def test_a_cap_that_takes_nothing_is_not_told() -> None:
    result = found(CAP, "40", "20", late="yes")
    assert (result.total, result.applied, result.without) == (Decimal("60.00"), (), None)


def test_a_cap_may_look_at_another_node_and_limit_a_section() -> None:
    cap = limit("c", {"node": "b", "at_most": "10"}, node="A", at_most="30")
    result = found({"cap": [cap]}, "50", "10")
    assert (result["A"].points, result["a"].points, result.total) == (30, 50, 40)
    assert found({"cap": [cap]}, "50", "11").total == 61


@pytest.mark.parametrize(("b", "grade"), [("24", "good"), ("23.99", "fair")])
def test_a_gate_limits_the_grade_and_not_the_total(b: str, grade: str) -> None:
    result = found(GATE, "60", b)
    assert (result.exact_total, result.grade.id) == (60 + Fraction(b), grade)
    assert result.band.id == "good"


def test_a_gate_lowers_the_grade_but_never_below_the_last() -> None:
    assert found(LOWER, "60", "40", late="yes").grade.id == "good"
    assert found(LOWER, "10", "0", late="yes").grade.id == "poor"
    assert found(LOWER, "10", "0", late="yes").applied == ()


def test_gates_apply_in_the_order_they_are_written() -> None:
    best = limit("best", {"yes": "late"}, best="good")
    lower = limit("lower", {"yes": "fraud"}, lower_by=1)
    both = {"late": "yes", "fraud": "yes"}
    assert found({"gate": [best, lower]}, "60", "40", **both).grade.id == "fair"
    assert found({"gate": [lower, best]}, "60", "40", **both).grade.id == "good"


def test_a_veto_replaces_the_grade_and_both_are_shown() -> None:
    result = found(VETO, "55", "37", fraud="yes")
    assert (result.total, result.grade.id, result.band.id) == (
        Decimal("92.00"),
        "poor",
        "excellent",
    )
    text = scoring.render(result, language="zh")
    assert "一票否决“v”" in text
    assert "没有上述限制时：总分 92.00 分，“优”" in text


def test_a_veto_comes_last_and_may_have_words_and_a_total_of_its_own() -> None:
    outcome = {"zh": "无法评定", "en": "Not rated"}
    veto = limit("v", {"yes": "fraud"}, outcome=outcome, total="0")
    result = found({**LOWER, "veto": [veto]}, "60", "40", fraud="yes", late="yes")
    assert (result.total, result.outcome.zh, result.exact_total) == (
        Decimal("0.00"),
        "无法评定",
        100,
    )
    assert [one.kind for one in result.applied] == ["gate", "veto"]
    ledger = scoring.contributions(result)
    parts = sum(part.points for part in ledger) + sum(one.points for one in ledger.limits)
    assert parts + ledger.rounding == ledger.total == 0


def test_the_first_of_several_vetoes_counts() -> None:
    first = limit("first", {"yes": "late"}, grade="fair")
    second = limit("second", {"yes": "fraud"}, grade="poor")
    result = found({"veto": [first, second]}, "60", "40", fraud="yes", late="yes")
    assert result.vetoed is not None
    assert (result.vetoed.id, result.grade.id) == ("first", "fair")
    assert found({"veto": [first, second]}, "60", "40", fraud="yes").grade.id == "poor"


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        ({"all": [{"yes": "late"}, {"no": "fraud"}]}, True),
        ({"all": [{"yes": "late"}, {"yes": "fraud"}]}, False),
        ({"any": [{"yes": "fraud"}, {"node": "total", "at_least": "92"}]}, True),
        ({"any": [{"yes": "fraud"}, {"node": "total", "above": "92"}]}, False),
        ({"node": "a", "unit": "percent", "at_most": "91.67"}, True),
        ({"node": "a", "unit": "percent", "below": "91.66"}, False),
        ({"node": "a", "below": "55"}, False),
        ({"node": "a", "at_most": "55"}, True),
    ],
)
def test_a_condition_is_decided_on_exact_numbers(when: dict[str, Any], *, holds: bool) -> None:
    changed = {"gate": [limit("g", when, best="poor")]}
    assert (found(changed, "55", "37", late="yes").grade.id == "poor") is holds


def test_a_question_that_does_not_apply_was_answered_neither_way() -> None:
    for answer in ("yes", "no"):
        used = made(data(gate=[limit("g", {answer: "fraud"}, best="poor")]))
        entries = {"a": once(score="55"), "b": once(score="37"), "late": once(answer="no")}
        assert scored(used, {**entries, "fraud": state("not_applicable")}).grade.id == "excellent"


COEFFICIENT = {
    "coefficient": {
        "label": label("pay"),
        "places": 3,
        "bands": [
            {"at_least": "80", "value": "1"},
            {"at_least": "60", "value": "0", "per_point": "1/80"},
            {"at_least": "0", "value": "0"},
        ],
    }
}


@pytest.mark.parametrize(
    ("a", "expected"), [("40", "1.000"), ("39.99", "1.000"), ("35", "0.938"), ("19.99", "0.000")]
)
def test_a_coefficient_follows_the_published_total(a: str, expected: str) -> None:
    result = found(COEFFICIENT, a, "40")
    assert str(result.coefficient) == expected


SECTION = {"node": "a", "below": "1"}
WITHIN = {"node": "A", "below": "1"}
LATE = {"yes": "late"}
BOTH = {"yes": "late", "no": "late"}
BOUNDED = {"yes": "late", "below": "1"}


@pytest.mark.parametrize(
    ("kind", "one", "code"),
    [
        ("cap", limit("c", {"yes": "x"}, at_most="1"), "outcome.unknown-node"),
        ("cap", limit("c", LATE, node="x", at_most="1"), "outcome.unknown-node"),
        ("cap", limit("c", {"yes": "A"}, at_most="1"), "outcome.yes-of-group"),
        ("cap", limit("c", LATE, node="a", at_most="60"), "outcome.cap-limits-nothing"),
        ("cap", limit("c", SECTION, node="a", at_most="1"), "outcome.cap-in-circle"),
        ("cap", limit("c", WITHIN, node="a", at_most="1"), "outcome.cap-in-circle"),
        ("gate", limit("g", LATE), "outcome.gate-needs-one"),
        ("gate", limit("g", LATE, best="best"), "outcome.unknown-grade"),
        ("gate", limit("g", {}, best="fair"), "outcome.condition-needs-one"),
        ("gate", limit("g", BOTH, best="fair"), "outcome.condition-needs-one"),
        ("gate", limit("g", {"node": "a"}, best="fair"), "outcome.condition-bounds"),
        ("gate", limit("g", BOUNDED, best="fair"), "outcome.condition-bounds"),
        ("veto", limit("v", LATE), "outcome.veto-needs-one"),
        ("veto", limit("v", LATE, grade="x"), "outcome.unknown-grade"),
        ("veto", limit("v", LATE, grade="poor", total="0.001"), "outcome.total-too-fine"),
        ("veto", limit("v", LATE, grade="poor", total="-1"), "outcome.total-out-of-range"),
        ("veto", limit("v", LATE, grade="excellent", total="100.01"), "outcome.total-out-of-range"),
        ("veto", limit("v", LATE, outcome=label("x"), total="101"), "outcome.total-out-of-range"),
        ("veto", limit("v", LATE, grade="poor", total="60"), "outcome.total-of-other-grade"),
        ("veto", limit("v", LATE, grade="fair", total="59.99"), "outcome.total-of-other-grade"),
    ],
)
def test_a_limit_that_cannot_be_carried_out_is_refused(
    kind: str, one: dict[str, Any], code: str
) -> None:
    assert refused(data(**{kind: [one]})) == [code]


@pytest.mark.parametrize(
    ("grade", "total"),
    [("poor", "0"), ("poor", "59.99"), ("fair", "60"), ("excellent", "90"), ("excellent", "100")],
)
def test_a_veto_may_give_any_total_that_has_its_grade(grade: str, total: str) -> None:
    result = found({"veto": [limit("v", LATE, grade=grade, total=total)]}, "55", "37", late="yes")
    assert (result.published_total, result.grade.id) == (Fraction(total), grade)


def test_a_bound_that_is_excluded_does_not_have_the_grade_above_it() -> None:
    veto = limit("v", LATE, grade="fair", total="60")
    above = scale((("good", "良", 60), ("fair", "中", 0)), "rounded", "above")
    above["bands"][-1] = {"id": "fair", "label": label("中"), "at_least": "0"}
    assert made(data(veto=[veto]) | {"grades": above}).vetoes[0].grade == "fair"
    better = [{**veto, "grade": "good"}]
    assert refused(data(veto=better) | {"grades": above}) == ["outcome.total-of-other-grade"]


def test_a_veto_with_words_and_a_total_has_the_grade_of_that_total() -> None:
    veto = limit("v", LATE, outcome=label("not rated"), total="70")
    result = found({**LOWER, "veto": [veto]}, "60", "40", late="yes")
    assert (result.outcome.en, result.published_total, result.grade.id) == ("not rated", 70, "fair")
    words = limit("v", LATE, outcome=label("not rated"))
    result = found({**LOWER, "veto": [words]}, "60", "40", late="yes")
    assert (result.published_total, result.grade.id) == (100, "good")


def test_two_limits_cannot_have_one_id() -> None:
    gate = limit("c", LATE, best="fair")
    assert refused(data(**CAP, gate=[gate])) == ["rule.id-twice"]


def test_a_node_that_is_left_out_has_no_points_to_hold_against_a_bound() -> None:
    low = {"gate": [limit("g", {"node": "B", "below": "10"}, best="poor")]}
    entries = {"a": once(score="55"), "fraud": once(answer="no"), "late": once(answer="no")}
    result = scored(made(data(**low)), {**entries, "b": state("not_applicable")})
    assert (result.applied, result.band, result.grade.id) == ((), result.grade, "excellent")
    assert found(low, "55", "9").grade.id == "poor"
