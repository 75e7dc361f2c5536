"""Diving: the highest and the lowest mark left out, times difficulty."""

from __future__ import annotations

import csv
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from builders import fill, indicator, judged, make_set, once, root, scored, scores, state, trimmed

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.sheet import Entry

MARKS = Path(__file__).parents[3] / "shared" / "cases" / "diving_sydney.csv"
pytestmark = pytest.mark.skipif(not MARKS.exists(), reason="the marks are not beside the checkout")

PUBLISHED = {"XIONG Ni": "708.72", "PLATAS Fernando": "708.42", "SAOUTINE Dmitri": "703.20"}
FINALISTS = 110
DIVES = [f"S{number}" for number in range(1, 6)] + [f"F{number}" for number in range(1, 7)]


def _rows() -> list[dict[str, str]]:
    if not MARKS.exists():
        return []
    with MARKS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = _rows()
EVERY = [pytest.param(row, id=f"row {number}") for number, row in enumerate(ROWS, start=2)]


@cache
def dive_of(difficulty: str) -> scoring.IndicatorSet:
    """Return the set of a dive: five marks of up to ten, times 0.6, times the difficulty."""
    full = str(30 * Fraction(difficulty))
    return make_set(
        {"marks": indicator(10, judged("0.5"), weight="1")},
        {"total": root(full, combine="weighted_mean", weights_total="1")},
        panel=trimmed(at_most=7, trim_from=7),
    )


@cache
def diving() -> scoring.IndicatorSet:
    """Return the set that ships."""
    return scoring.load_indicator_set("diving")


def marks(row: dict[str, str], judges: int = 7) -> list[str]:
    """Return the marks of the first judges."""
    return [row[f"J{judge}"] for judge in range(1, judges + 1)]


def points(row: dict[str, str]) -> Fraction:
    """Return the points of a dive."""
    return scored(dive_of(row["difficulty"]), {"marks": scores(*marks(row))}, 7).exact_total


def competition(dives: dict[str, dict[str, str]], judges: int = 7) -> Evaluation:
    """Return the result of a diver with the set that ships; other dives are not dived."""
    entries: dict[str, Entry] = {}
    for dive in DIVES:
        row = dives.get(dive)
        left_out = state("not_applicable")
        given = scores(*marks(row, judges)) if row else left_out
        entries[f"{dive}.marks"] = given
        entries[f"{dive}.difficulty"] = once(score=row["difficulty"]) if row else left_out
    return scoring.evaluate(diving(), fill(diving(), entries, judges))


@pytest.mark.parametrize("row", EVERY)
def test_a_dive_earns_its_published_points(row: dict[str, str]) -> None:
    assert points(row) == Fraction(row["expected_points"])


@pytest.mark.parametrize("row", EVERY)
def test_a_dive_earns_its_published_points_with_the_set_that_ships(row: dict[str, str]) -> None:
    result = competition({"F1": row})
    assert result["F1"].points == result.exact_total == Fraction(row["expected_points"])


@pytest.mark.parametrize("row", EVERY)
def test_with_five_judges_the_three_marks_in_the_middle_count(row: dict[str, str]) -> None:
    middle = sorted(map(Fraction, marks(row, 5)))[1:-1]
    result = competition({"F1": row}, judges=5)
    assert result.exact_total == sum(middle) * Fraction(row["difficulty"])


@pytest.mark.parametrize("diver", PUBLISHED)
def test_the_dives_of_semifinal_and_final_add_up_to_the_published_total(diver: str) -> None:
    dives = [row for row in ROWS[:FINALISTS] if row["diver"] == diver]
    assert len(dives) == 11
    assert sum(map(points, dives)) == Fraction(PUBLISHED[diver])


@pytest.mark.parametrize("diver", PUBLISHED)
def test_a_sheet_of_all_dives_comes_to_the_published_total(diver: str) -> None:
    dives = {
        row["round"][0] + row["dive_no"]: row for row in ROWS[:FINALISTS] if row["diver"] == diver
    }
    assert set(dives) == set(DIVES)
    assert str(competition(dives).total) == PUBLISHED[diver]


def test_the_file_has_the_dives_it_should_have() -> None:
    assert len(ROWS) == 120
    assert {row["round"] for row in ROWS[:FINALISTS]} == {"Semi", "Final"}
