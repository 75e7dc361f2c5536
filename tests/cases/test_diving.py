"""Diving: seven judges, the highest and the lowest mark left out, times difficulty."""

from __future__ import annotations

import csv
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from builders import indicator, judged, make_set, root, scored, scores, trimmed

if TYPE_CHECKING:
    import scoring

MARKS = Path(__file__).parents[3] / "shared" / "cases" / "diving_sydney.csv"
pytestmark = pytest.mark.skipif(not MARKS.exists(), reason="the marks are not beside the checkout")

PUBLISHED = {"XIONG Ni": "708.72", "PLATAS Fernando": "708.42", "SAOUTINE Dmitri": "703.20"}
FINALISTS = 110


def _rows() -> list[dict[str, str]]:
    if not MARKS.exists():
        return []
    with MARKS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = _rows()


@cache
def dive_of(difficulty: str) -> scoring.IndicatorSet:
    """Return the set of a dive: five marks of up to ten, times 0.6, times the difficulty."""
    full = str(30 * Fraction(difficulty))
    return make_set(
        {"marks": indicator(10, judged("0.5"), weight="1")},
        {"total": root(full, combine="weighted_mean", weights_total="1")},
        panel=trimmed(at_most=7, trim_from=7),
    )


def points(row: dict[str, str]) -> Fraction:
    """Return the points of a dive."""
    given = [row[f"J{judge}"] for judge in range(1, 8)]
    return scored(dive_of(row["difficulty"]), {"marks": scores(*given)}, 7).exact_total


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"row {number}") for number, row in enumerate(ROWS, start=2)]
)
def test_a_dive_earns_its_published_points(row: dict[str, str]) -> None:
    assert points(row) == Fraction(row["expected_points"])


@pytest.mark.parametrize("diver", PUBLISHED)
def test_the_dives_of_semifinal_and_final_add_up_to_the_published_total(diver: str) -> None:
    dives = [row for row in ROWS[:FINALISTS] if row["diver"] == diver]
    assert len(dives) == 11
    assert sum(map(points, dives)) == Fraction(PUBLISHED[diver])


def test_the_file_has_the_dives_it_should_have() -> None:
    assert len(ROWS) == 120
    assert {row["round"] for row in ROWS[:FINALISTS]} == {"Semi", "Final"}
