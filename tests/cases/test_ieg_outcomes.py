"""The six-point outcome of World Bank IEG: set by a rule table, not by weights.

The scale and its points are those of the reference; which combination of sub-ratings gives which
outcome is a matter of judgement there, so the table here is an example.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from builders import (
    group,
    indicator,
    label,
    make_set,
    picked,
    policies,
    problems_of,
    root,
    rounded_to,
    scale,
    scored,
    state,
)

DATA = json.loads((Path(__file__).parents[1] / "data" / "grade_bands.json").read_text("utf-8"))
(IEG,) = [one for one in DATA["scales"] if one["id"] == "ieg_outcome"]
POINTS = {band["label"]: band["points"] for band in IEG["bands"]}
# the last grade holds every total below the others
BOUNDS = {**POINTS, "HU": "0"}
GRADES = scale((name, name, points) for name, points in BOUNDS.items())
ASKED = ("relevance", "efficacy", "efficiency")

GOOD = ["high", "substantial"]
FAIR = [*GOOD, "modest"]
SPARED = "not_applicable"

TABLE = [
    {
        "gives": "HS",
        "when": {"relevance": ["high"], "efficacy": ["high"], "efficiency": ["high", SPARED]},
    },
    {
        "gives": "S",
        "when": {"relevance": GOOD, "efficacy": GOOD, "efficiency": [*GOOD, SPARED]},
    },
    {
        "gives": "MS",
        "when": {"relevance": FAIR, "efficacy": GOOD, "efficiency": [*FAIR, SPARED]},
    },
    {
        "gives": "MU",
        "when": {"relevance": FAIR, "efficacy": FAIR, "efficiency": [*FAIR, SPARED]},
    },
    {"gives": "U", "when": {"efficacy": FAIR}},
    {"gives": "HU"},
]


def levels(*given: tuple[str, str]) -> dict[str, Any]:
    """Return a rule of levels chosen once, each ``(id, share)``."""
    shown = [{"id": one, "label": label(one), "share": share} for one, share in given]
    return {"kind": "levels", "asked": "once", "levels": shown}


def rated(table: list[dict[str, Any]], **ratings: str) -> Any:
    """Return the evaluation of these sub-ratings, ``not_applicable`` where one does not apply."""
    rule = levels(("high", "1"), ("substantial", "2/3"), ("modest", "1/3"), ("negligible", "0"))
    outcomes = [
        {"id": name, "label": label(name), "share": f"{points}/6"}
        for name, points in POINTS.items()
    ]
    used = make_set(
        {name: indicator(1, rule) for name in ASKED},
        {"total": root(6, combine="table", outcomes=outcomes, table=table)},
        missing=policies(not_applicable="siblings"),
        grades=GRADES,
    )
    return scored(
        used,
        {
            name: state(SPARED) if level == SPARED else picked(level=level)
            for name, level in ratings.items()
        },
    )


@pytest.mark.parametrize(
    ("ratings", "outcome"),
    [
        (("high", "high", "high"), "HS"),
        (("high", "substantial", "high"), "S"),
        (("substantial", "substantial", "modest"), "MS"),
        (("substantial", "modest", "substantial"), "MU"),
        (("negligible", "modest", "high"), "U"),
        (("high", "negligible", "high"), "HU"),
    ],
)
def test_a_rule_table_gives_the_outcome_and_its_points(
    ratings: tuple[str, ...], outcome: str
) -> None:
    result = rated(TABLE, **dict(zip(ASKED, ratings, strict=True)))
    assert result.grade.id == outcome
    assert result.exact_total == int(POINTS[outcome])


@pytest.mark.parametrize(("level", "outcome"), [("high", "HS"), ("substantial", "S")])
def test_where_efficiency_does_not_apply_the_table_says_what_holds(
    level: str, outcome: str
) -> None:
    result = rated(TABLE, relevance=level, efficacy=level, efficiency=SPARED)
    assert result.grade.id == outcome


def test_a_table_that_leaves_a_combination_open_is_refused() -> None:
    (problem,) = problems_of(lambda: rated(TABLE[:-1]))
    assert problem.code == "group.table-hole"
    assert "efficacy = negligible" in str(problem.value)


@pytest.mark.parametrize(
    ("before", "after", "outcome"), [("S", "MU", "MS"), ("S", "HU", "MU"), ("MS", "MS", "MS")]
)
def test_a_split_rating_weighs_before_and_after_by_what_was_disbursed(
    before: str, after: str, outcome: str
) -> None:
    """40 % was disbursed before the objectives changed; the mean is rounded to a whole rating."""
    rule = levels(*((name, f"{points}/6") for name, points in POINTS.items()))
    used = make_set(
        {
            "before": indicator(6, rule, "total", weight="40"),
            "after": indicator(6, rule, "total", weight="60"),
        },
        {"total": group(6, None, combine="weighted_mean", weights_total="100")},
        rounding=rounded_to(total=0, shown=0),
        grades={**GRADES, "basis": "rounded"},
    )
    result = scored(used, {"before": picked(level=before), "after": picked(level=after)})
    assert result.grade.id == outcome
