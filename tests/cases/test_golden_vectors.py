"""Golden vectors: what the rules of the reference come to, exactly."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import judged, one, scored, scores
from vector_rules import (
    by_steps,
    by_tiers,
    edge_of_band,
    from_threshold,
    in_proportion,
    rounded_once,
    several_years,
)
from vector_sheets import (
    by_raters,
    gap_of_rates,
    mean_of_components,
    not_applicable,
    on_the_scale,
    sum_of_leaves,
    weighted_sections,
)

import scoring

if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.evaluation import Evaluation

DATA = Path(__file__).parents[1] / "data"
VECTORS = {
    v["id"]: v for v in json.loads((DATA / "golden_vectors.json").read_text("utf-8"))["vectors"]
}


def score_rate(vector: dict[str, Any]) -> str:
    """The score rate of an indicator as the report prints it."""
    used = one(vector["parameters"]["weight"], judged())
    report = scoring.render(scored(used, {"A": scores(vector["input"]["score"])}), "csv")
    row = next(row for row in csv.DictReader(io.StringIO(report)) if row["id"] == "A")
    return row["score_rate"].removesuffix("%")


COMPUTED: dict[str, Callable[[dict[str, Any]], Evaluation]] = {
    "F01": in_proportion,
    "F02": in_proportion,
    "F03": in_proportion,
    "F05": from_threshold,
    "F08": by_steps,
    "F18_proportional": in_proportion,
    "F18_tiered": by_tiers,
    "F20": several_years,
    "F11_band_edge": edge_of_band,
    "raters": by_raters,
    "NA_branch": not_applicable,
    "NA_total": not_applicable,
    "PART_total": weighted_sections,
    "arithmetic_mean": mean_of_components,
    "geometric_mean": mean_of_components,
    "round": rounded_once,
    "leaf_sum": sum_of_leaves,
    "rate_gap_percent": gap_of_rates,
}
SCORES = [i for i, v in VECTORS.items() if v["rule"] in COMPUTED]
GRADES = [i for i, v in VECTORS.items() if v["rule"] == "grade"]
RATES = [i for i, v in VECTORS.items() if v["rule"] == "score_rate_percent"]


@pytest.mark.parametrize("vector_id", SCORES)
def test_a_vector_comes_to_its_expected_score(vector_id: str) -> None:
    vector = VECTORS[vector_id]
    expected = vector["expected"]
    result = COMPUTED[vector["rule"]](vector)
    if isinstance(expected, dict):
        assert result.grade.label.zh == expected["grade"]
        expected = expected["score"]
    assert str(result.total) == expected
    assert str(result.total) != vector.get("wrong_if_rounded_twice")


@pytest.mark.parametrize("vector_id", GRADES)
def test_a_vector_comes_to_its_expected_grade(vector_id: str) -> None:
    vector = VECTORS[vector_id]
    assert on_the_scale(vector).grade.label.zh == vector["expected"]


@pytest.mark.parametrize("vector_id", RATES)
def test_a_vector_comes_to_its_expected_score_rate(vector_id: str) -> None:
    assert score_rate(VECTORS[vector_id]) == VECTORS[vector_id]["expected"]


def test_every_one_of_the_64_vectors_goes_through_the_engine() -> None:
    assert sorted([*SCORES, *GRADES, *RATES]) == [f"G{number:02}" for number in range(1, 65)]
    assert {*SCORES, *GRADES, *RATES} == set(VECTORS)
