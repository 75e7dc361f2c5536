"""How firm one grade is: every bound, how far it can move, and other scales."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    indicator,
    judged,
    label,
    made,
    once,
    rounded_to,
    scale,
    scored,
    set_data,
)
from margin_sets import limit, project

import scoring
from scoring import grade_margins
from scoring.whatif.bounding.intervals import Interval, pieces

if TYPE_CHECKING:
    from scoring.whatif.bounding.margins import GradeMargins


def stays(found: GradeMargins) -> dict[str, Any]:
    return {
        one.grade.id: (
            str(one.stays.lower),
            str(one.stays.upper),
            one.stays.from_lower,
            one.stays.to_upper,
            one.below and one.below.id,
            one.above and one.above.id,
        )
        for one in found.thresholds
    }


def margins(found: GradeMargins) -> dict[str, Any]:
    return {
        one.distance.grade.id: (
            one.better,
            str(one.distance.points),
            one.distance.reached,
            one.gives.id,
        )
        for one in found.margins
    }


# ---------------------------------------------------------------- margins


def test_every_grade_has_a_distance_and_not_only_the_next_one() -> None:
    # 55 points: five to fair, 25 to good, 35 to excellent
    found = grade_margins(project("50", "5"))
    assert margins(found) == {
        "excellent": (True, "6999/200", True, "excellent"),
        "good": (True, "4999/200", True, "good"),
        "fair": (True, "999/200", True, "fair"),
    }


def test_distances_count_from_the_total_before_it_is_rounded() -> None:
    # 87.996 is published as 88.00; below 79.995 it is published as 79.99
    found = grade_margins(project("77.996"))
    assert margins(found) == {
        "excellent": (True, "1999/1000", True, "excellent"),
        "fair": (False, "8001/1000", False, "fair"),
        "poor": (False, "28001/1000", False, "poor"),
    }


def test_a_distance_says_what_gates_leave_of_the_grade_there() -> None:
    found = grade_margins(project("84", "4", gate=[limit("g", best="fair")]))
    assert found.evaluation.band.id == "good"
    assert [one.gives.id for one in found.margins] == ["fair", "fair", "poor"]
    vetoed = grade_margins(project("84", "4", veto=[limit("v", grade="poor")]))
    assert [one.gives.id for one in vetoed.margins] == ["poor", "poor", "poor"]


# ---------------------------------------------------------------- how far bounds move


def test_a_bound_moves_up_to_the_total_and_between_the_others() -> None:
    found = grade_margins(project("78"))
    assert stays(found) == {
        "excellent": ("88", "100", False, True, "excellent", None),
        "good": ("60", "88", False, True, None, "fair"),
        "fair": ("0", "80", False, False, None, None),
    }


def test_an_exclusive_bound_is_left_at_the_total_itself() -> None:
    grades = scale(MOF[:3], basis="rounded", key="above")
    grades["bands"].append({"id": "poor", "label": label("差"), "at_least": "0"})
    found = grade_margins(project("78", grades=grades))
    assert stays(found) == {
        "excellent": ("88", "100", True, False, "excellent", None),
        "good": ("60", "88", False, False, None, "fair"),
        "fair": ("0", "80", False, False, None, None),
    }


@pytest.mark.parametrize(("basis", "total"), [("rounded", "88"), ("exact", "21999/250")])
def test_bounds_are_held_against_the_total_that_the_set_grades(basis: str, total: str) -> None:
    rounding = rounded_to(total=2) if basis == "rounded" else rounded_to()
    grades = scale(MOF, basis=basis)
    found = grade_margins(project("77.996", rounding=rounding, grades=grades))
    assert stays(found)["excellent"][:2] == (total, "100")


def test_a_gate_can_make_a_bound_not_matter() -> None:
    # the total has good, the gate leaves fair: so would any bound of excellent and good
    found = grade_margins(project("84", "4", gate=[limit("g", best="fair")]))
    assert stays(found) == {
        "excellent": ("80", "100", False, True, None, None),
        "good": ("60", "90", False, False, None, None),
        "fair": ("0", "80", False, False, None, None),
    }


def test_a_gate_that_lowers_moves_what_bounds_give() -> None:
    found = grade_margins(project("84", "4", gate=[limit("g", lower_by=1)]))
    assert found.evaluation.grade.id == "fair"
    assert stays(found)["excellent"] == ("88", "100", False, True, "good", None)
    assert stays(found)["good"] == ("60", "88", False, True, None, "poor")


def test_a_veto_that_replaces_the_total_is_held_against_bounds() -> None:
    words = {"outcome": label("不合格"), "total": "70"}
    found = grade_margins(project("84", "4", veto=[limit("v", **words)]))
    assert (found.evaluation.grade.id, found.evaluation.outcome.zh) == ("fair", "不合格")
    assert stays(found)["good"] == ("70", "90", False, False, "good", None)
    assert stays(found)["fair"] == ("0", "70", False, True, None, "poor")


def test_a_veto_that_names_grade_and_total_keeps_bounds_where_both_agree() -> None:
    veto = limit("v", grade="fair", total="70")
    found = grade_margins(project("84", "4", veto=[veto]))
    assert stays(found)["good"] == ("70", "90", False, False, None, None)
    assert stays(found)["fair"] == ("0", "70", False, True, None, None)
    # it does so where it does not hold as well: the set would be refused
    idle = grade_margins(project("84", "10", veto=[veto]))
    assert idle.thresholds[2].allowed == Interval(
        Fraction(0), Fraction(70), from_lower=False, to_upper=True
    )


def test_the_interval_of_every_bound_is_that_of_trying_every_tick() -> None:
    bands = [("a", "甲", "9"), ("b", "乙", "7.5"), ("c", "丙", "3"), ("d", "丁", "0")]
    data = set_data(
        {"A": indicator("10", judged("0.1", asked="once"))},
        rounding=rounded_to(total=1),
        grades=scale(bands, basis="rounded"),
        gate=[{"id": "g", "label": label("g"), "when": {"node": "A", "below": "8"}, "best": "b"}],
    )
    for tenths in range(0, 101, 7):
        result = scored(made(data), {"A": once(score=str(tenths / 10))}, 0)
        for number, found in enumerate(grade_margins(result, ()).thresholds):
            for tick in range(101):
                moved = [*bands]
                moved[number] = (*bands[number][:2], str(tick / 10))
                try:
                    used = made({**data, "grades": scale(moved, basis="rounded")})
                except scoring.ScoringError:
                    assert Fraction(tick, 10) not in found.allowed
                    continue
                again = scored(used, {"A": once(score=str(tenths / 10))}, 0)
                within = Fraction(tick, 10) in found.stays
                assert (again.grade.id == result.grade.id) == within


def test_pieces_leave_out_what_is_empty() -> None:
    whole = Interval(Fraction(0), Fraction(4), from_lower=False, to_upper=True)
    marks = [Fraction(0), Fraction(4), Fraction(9), Fraction(2), Fraction(2)]
    assert [(str(p.lower), str(p.upper)) for p in pieces(whole, marks, after=True)] == [
        ("0", "2"),
        ("2", "4"),
    ]
    closed = pieces(whole, marks, after=False)
    assert [p.inside for p in closed] == [1, 3, 4]
    assert [Fraction(2) in p for p in closed] == [False, True, False]


def test_a_scale_of_one_grade_has_no_bounds() -> None:
    found = grade_margins(project("84", grades=scale(basis="rounded")), ())
    assert (found.margins, found.thresholds, found.alternatives) == ((), (), ())
