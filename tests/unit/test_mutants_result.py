"""How far other grades are in every mode of rounding, and how a total is printed at its edges."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import (
    MOF,
    indicator,
    judged,
    label,
    make_set,
    once,
    one,
    scale,
    scored,
    scores,
    yes_no,
)

from scoring.evaluation import grade_at
from scoring.evaluation.shown import shown_total

TOTALS = [("top", "顶", "90.01"), ("good", "良", "80"), ("poor", "差", "0")]

EVEN = [("top", "顶", "90.02"), *TOTALS[1:]]


def rounded_set(mode: str, bands: Any, key: str = "at_least") -> Any:
    """Return a set of 100 points whose total is rounded to hundredths in a mode."""
    grades = scale(bands, "rounded", key)
    return one(
        100, judged("0.0001"), grades=grades, rounding={"shown": 2, "total": 2, "mode": mode}
    )


@pytest.mark.parametrize(
    ("mode", "bands", "bound", "reached"),
    [
        # the total from which on it is rounded to the bound, and whether it is at that total
        ("half_up", MOF, "89.995", True),
        ("half_even", MOF, "89.995", True),
        ("down", MOF, "90", True),
        ("up", MOF, "89.99", False),
        # a half below an odd hundredth goes down to the even one
        ("half_even", EVEN, "90.015", True),
        ("half_up", TOTALS, "90.005", True),
        ("half_even", TOTALS, "90.005", False),
        ("down", TOTALS, "90.01", True),
        ("up", TOTALS, "90", False),
    ],
)
def test_the_distance_to_a_grade_follows_the_mode_of_rounding(
    mode: str, bands: Any, bound: str, reached: Any
) -> None:
    used = rounded_set(mode, bands)
    above = scored(used, {"A": scores("85.1234")}).grade_above
    assert above is not None
    assert (above.points, above.reached) == (Fraction(bound) - Fraction("85.1234"), reached)
    below = scored(used, {"A": scores("95.4321")}).grade_below
    assert below is not None
    assert (below.points, below.reached) == (Fraction("95.4321") - Fraction(bound), not reached)
    # and evaluating at the bound itself agrees with what is said of it
    at = scored(used, {"A": scores(bound)})
    assert (at.grade.id == used.grades[0].id) is reached


@pytest.mark.parametrize("mode", ["half_up", "half_even", "down", "up"])
def test_totals_no_finer_than_published_have_the_written_bound(mode: str) -> None:
    grades = scale(MOF, "rounded")
    used = one(
        100,
        judged("1", asked="once"),
        grades=grades,
        rounding={"shown": 2, "total": 2, "mode": mode},
    )
    result = scored(used, {"A": once(score="88")})
    assert result.tick == 1
    assert result.grade_above is not None
    assert (result.grade_above.points, result.grade_above.reached) == (2, True)
    assert result.grade_below is not None
    assert (result.grade_below.points, result.grade_below.reached) == (8, False)


def test_full_points_that_were_reached_are_printed_rounded() -> None:
    used = make_set({"A": indicator("20/3", yes_no(asked="once"))})
    result = scored(used, {"A": once(answer="yes")})
    assert (result.exact_total, str(result.total)) == (Fraction(20, 3), "6.67")


@pytest.mark.parametrize(
    ("points", "shown"),
    [("79.991", "79.991"), ("12.3", "12.30"), ("99.99999", "99.99999"), ("59.999", "59.999")],
)
def test_a_total_that_is_not_rounded_is_printed_as_it_is(points: str, shown: str) -> None:
    result = scored(one(100, judged("0.00001"), grades=scale(MOF)), {"A": scores(points)})
    assert str(result.total) == shown


COEFFICIENT = {
    "label": label("pay"),
    "places": 2,
    "bands": [{"at_least": "70", "value": "1"}, {"at_least": "0", "value": "0"}],
}


def gated(**when: Any) -> dict[str, Any]:
    """Return a gate under a condition."""
    return {"gate": [{"id": "g", "label": label("g"), "best": "poor", "when": when}]}


@pytest.mark.parametrize(
    ("changed", "thirds", "shown"),
    [
        ({}, 20999, "70.00"),  # 69.99666…, and nothing hangs on 70
        ({"coefficient": COEFFICIENT}, 20999, "69.997"),
        (gated(node="total", below="70"), 20999, "69.997"),
        (gated(any=[{"node": "total", "unit": "percent", "above": "70"}]), 21001, "70.003"),
        (gated(node="A", below="70"), 20999, "70.00"),
        ({}, 23999, "79.997"),  # a grade
        ({}, 29999, "99.997"),  # full points
        ({}, 21001, "70.00"),
    ],
)
def test_a_total_without_end_is_printed_on_its_own_side_of_every_bound(
    changed: dict[str, Any], thirds: int, shown: str
) -> None:
    used = one(100, judged(), grades=scale(MOF), **changed)
    assert str(shown_total(used, Fraction(thirds, 300))) == shown


def test_a_total_that_a_veto_puts_in_place_is_printed_whatever_the_grade_of_the_points() -> None:
    veto = {"id": "v", "label": label("v"), "when": {"yes": "B"}, "total": "20.5"}
    veto["outcome"] = label("Not rated")
    leaves = {
        "A": indicator("100", judged(asked="once")),
        "B": indicator(None, yes_no(asked="once"), role="flag"),
    }
    used = make_set(leaves, grades=scale(MOF), veto=[veto])
    result = scored(used, {"A": once(score="95"), "B": once(answer="yes")})
    assert (result.published_total, result.band.id) == (Fraction("20.5"), "excellent")
    assert str(result.total) == "20.50"


def test_it_is_said_in_one_line_what_an_evaluation_is() -> None:
    result = scored(one(100, judged(), grades=scale(MOF)), {"A": scores("88")})
    assert repr(result) == "<Evaluation 88.00 良 by test 1.0.0>"
    assert result["A"].points == 88
    assert [part.node.id for part in result] == ["total", "A"]


def test_a_grade_is_found_by_how_many_bounds_are_reached() -> None:
    grades = one(100, judged(), grades=scale(MOF)).grades
    found = [grade_at(grades, total, (90, 80, 60)).id for total in (0, 59, 60, 79, 80, 89, 90, 99)]
    assert found == ["poor", "poor", "fair", "fair", "good", "good", "excellent", "excellent"]
