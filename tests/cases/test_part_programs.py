"""US programs rated with PART: section percentages to weighted score and rating."""

from __future__ import annotations

import csv
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import indicator, judged, made, once, picked

import scoring
from scoring.io.sets import read_toml, set_file

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

FILE = Path(__file__).parents[1] / "data" / "part_programs.csv"
with FILE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
SECTIONS = {"I": "purpose", "II": "planning", "III": "management", "IV": "results"}


@cache
def by_sections() -> scoring.IndicatorSet:
    """Return the set that ships, its sections filled in as whole per cent.

    OMB published no answers to single questions, so these are taken out, with the caps that
    look at them; weights, bands and the override are those of the set.
    """
    data: dict[str, Any] = read_toml(set_file("omb-part"))
    sections = {
        name: indicator("100", judged("1", asked="once"), weight=data["group"][name]["weight"])
        for name in SECTIONS
    }
    data["group"] = {"total": data["group"]["total"]}
    data["indicator"] = {**sections, "RND": data["indicator"]["RND"]}
    del data["cap"]
    return made(data)


def rated(row: dict[str, str]) -> Evaluation:
    """Return the rating of a program."""
    used = by_sections()
    entries = {name: once(score=row[column]) for name, column in SECTIONS.items()}
    entries["RND"] = picked(answer="no" if row["override"] else "yes")
    sheet = scoring.ScoreSheet(used.id, used.version, entries=entries)
    return scoring.evaluate(used, sheet)


PROGRAMS = [pytest.param(row, id=f"{row['program']} {row['year']}") for row in ROWS]


@pytest.mark.parametrize("row", PROGRAMS)
def test_the_sections_of_a_program_weigh_what_they_should(row: dict[str, str]) -> None:
    result = rated(row)
    assert str(result.total) == row["expected_weighted"]
    assert result.exact_total == Fraction(row["expected_weighted"])


@pytest.mark.parametrize("row", PROGRAMS)
def test_the_weighted_score_of_a_program_leads_to_its_published_rating(
    row: dict[str, str],
) -> None:
    result = rated(row)
    assert result.grade.label.en == row["band_from_weighted"]
    assert result.outcome.en == row["published_rating"]


def test_a_program_without_agreed_measures_is_not_rated_whatever_its_score() -> None:
    (row,) = [row for row in ROWS if row["override"]]
    result = rated(row)
    assert row["override"] == "Results Not Demonstrated" == result.outcome.en
    assert [one.rule.id for one in result.applied] == ["not-demonstrated"]
    passing = rated({**row, "results": "100"})
    assert passing.grade.id == "moderately-effective"
    assert passing.outcome.en == "Results Not Demonstrated"


def test_a_score_between_the_printed_whole_numbers_has_the_lower_rating() -> None:
    between = {"purpose": "100", "planning": "88", "management": "71", "results": "83"}
    result = rated({**between, "override": ""})
    assert str(result.total) == "84.5"
    assert result.grade.id == "moderately-effective"


def test_the_file_has_the_programs_it_should_have() -> None:
    assert len(ROWS) == 11
    assert len({row["published_rating"] for row in ROWS}) == 4
