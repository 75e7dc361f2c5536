"""The Human Development Index of 2022: every published row, through the set that ships."""

from __future__ import annotations

import csv
import json
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import once

import scoring
from scoring.schema.rules import Goalposts

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

DATA = Path(__file__).parents[1] / "data"
with (DATA / "hdi_latest.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
GOALPOSTS: dict[str, Any] = json.loads((DATA / "hdi_goalposts.json").read_text("utf-8"))

COLUMNS = {
    "health": "life_expectancy",
    "expected-schooling": "expected_schooling",
    "mean-schooling": "mean_schooling",
    "income": "gni_per_head",
}
"""By indicator, the column of the data it is filled in from."""


@cache
def hdi() -> scoring.IndicatorSet:
    """Return the set that ships."""
    return scoring.load_indicator_set("undp-hdi")


def rule(indicator: str) -> Goalposts:
    """Return the scoring rule of one of its indicators."""
    written = hdi().nodes[indicator].rule
    assert isinstance(written, Goalposts)
    return written


def figure(row: dict[str, str], indicator: str) -> str:
    """Return a figure with as many decimals as the set accepts; a few have nine of them."""
    finest = Decimal(1).scaleb(-rule(indicator).figure.places)
    return str(Decimal(row[COLUMNS[indicator]]).quantize(finest, ROUND_HALF_UP))


def evaluated(row: dict[str, str]) -> Evaluation:
    """Return the index of a row."""
    used = hdi()
    entries = {indicator: once(figure=figure(row, indicator)) for indicator in COLUMNS}
    sheet = scoring.ScoreSheet(used.id, used.version, entries=entries)
    return scoring.evaluate(used, sheet)


@pytest.mark.parametrize("row", [pytest.param(row, id=row["iso3"]) for row in ROWS])
def test_a_country_has_its_published_index_and_tier(row: dict[str, str]) -> None:
    result = evaluated(row)
    assert str(result.total) == row["expected_hdi"]
    if row["expected_tier"]:  # groups of countries have none
        assert result.grade.label.en == row["expected_tier"]


def test_a_country_just_below_a_tier_is_lifted_into_it_by_the_rounding() -> None:
    uganda = next(row for row in ROWS if row["iso3"] == "UGA")
    assert uganda["hdi_unrounded_6dp"] == "0.549838"
    result = evaluated(uganda)
    assert str(result.total) == "0.550"
    assert result.grade.id == "medium"


def test_countries_are_ranked_as_published() -> None:
    totals = {row["iso3"]: evaluated(row).total for row in ROWS if row["expected_rank"]}
    for row in ROWS:
        if row["expected_rank"]:
            better = sum(total > totals[row["iso3"]] for total in totals.values())
            assert better + 1 == int(row["expected_rank"])


@pytest.mark.parametrize("indicator", COLUMNS)
def test_the_set_has_the_published_goalposts(indicator: str) -> None:
    published = GOALPOSTS["goalposts"][COLUMNS[indicator]]
    written = rule(indicator)
    assert (written.worst, written.best) == (Decimal(published["min"]), Decimal(published["max"]))
    assert written.scale == {"linear": "linear", "natural log": "log"}[published["transform"]]
    assert written.outside == "clip"


def test_the_set_has_the_published_tiers() -> None:
    tiers = [(tier["label"], Decimal(tier["lower"])) for tier in GOALPOSTS["result"]["tiers"]]
    assert [(grade.label.en, grade.lower) for grade in hdi().grades] == tiers


def test_the_file_has_the_rows_it_should_have() -> None:
    assert len(ROWS) == 204
    assert sum(bool(row["expected_rank"]) for row in ROWS) == 193
