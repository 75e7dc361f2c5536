"""Golden vectors: what the rules of the reference come to, exactly."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    PASS,
    band,
    chosen,
    figure,
    fill,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    one,
    panel,
    policies,
    proportional,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    state,
    tiers,
    trimmed,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.evaluation import Evaluation
    from scoring.sheet import Entry

DATA = Path(__file__).parents[1] / "data"
VECTORS = {
    v["id"]: v for v in json.loads((DATA / "golden_vectors.json").read_text("utf-8"))["vectors"]
}
SCALES = {s["id"]: s for s in json.loads((DATA / "grade_bands.json").read_text("utf-8"))["scales"]}

LATER = {
    "F05 threshold-linear": ["G09", "G10", "G11", "G12", "G13", "G14", "G57"],
    "F08 step deduction": ["G15", "G16", "G17", "G18", "G19", "G20", "G21", "G22"],
    "F20 several items in one indicator": ["G29", "G30", "G31"],
    "renormalising what is not applicable": ["G37", "G40", "G41"],
    "geometric mean": ["G47"],
    "gap between indicator rate and execution rate": ["G64"],
}
"""Vectors whose rule comes with a later feature."""

TWO = {"rounding": rounded_to(2, 2), "grades": scale(basis="rounded")}
RATE = {"label": label("rate"), "places": 4, "at_most": 10}


def graded(name: str, basis: str = "exact") -> dict[str, Any]:
    """Return a scale of the reference data."""
    bands = SCALES[name]["bands"]
    return scale([(f"g{n}", b["label"], b["lower"]) for n, b in enumerate(bands)], basis)


def in_proportion(vector: dict[str, Any]) -> Evaluation:
    """F01, F02, F03 and F18 in proportion."""
    how, given = vector["parameters"], vector["input"]
    direction = {
        "F02": {"better": "lower", "form": "linear"},
        "F03": {"better": "lower", "form": "reciprocal"},
    }.get(vector["rule"], {})
    if "rate" in given:
        rule, entry = proportional("1", actual=RATE), once(actual=given["rate"])
    elif "executed" in given:
        rule, entry = proportional(), once(actual=given["executed"], target=given["budget"])
    else:
        rule = proportional(how["target"], actual=figure("actual", at_most=10_000), **direction)
        entry = once(actual=given["actual"])
    return scored(one(how["weight"], rule, **TWO), {"A": entry})


def by_tiers(vector: dict[str, Any]) -> Evaluation:
    """F18 in tiers; the last tier of the data holds everything else."""
    how = vector["parameters"]
    assert how["lower_inclusive"] is True
    steps = [("at_least", tier["lower"], tier["points"]) for tier in how["tiers"]]
    rule = tiers(*steps)
    return scored(
        one(how["weight"], rule, **TWO), {"A": once(figure=vector["input"]["rate_percent"])}
    )


def edge_of_band(vector: dict[str, Any]) -> Evaluation:
    """F11: the lowest points that the band accepts."""
    how = vector["parameters"]
    used = one(how["weight"], band(how["fraction"], "0"), **TWO)
    for hundredths in range(10_000):
        points = str(Decimal(hundredths).scaleb(-2))
        sheet = fill(used, {"A": chosen({"band": "b1", "score": points})})
        try:
            return scoring.evaluate(used, sheet)
        except scoring.ScoringError as error:
            if [problem.code for problem in error.problems] != ["sheet.outside-band"]:
                raise
    raise AssertionError("the band accepts nothing")


def by_raters(vector: dict[str, Any]) -> Evaluation:
    """Several reviewers."""
    how, given = vector["parameters"], vector["input"]["scores"]
    used = one(
        100,
        judged(),
        panel={"mean": panel(), "trimmed_1_1": trimmed()}[how["method"]],
        rounding=rounded_to(total=2),
        grades=graded(how["scale"], "rounded"),
    )
    return scored(used, {"A": scores(*given)}, len(given))


def not_applicable(vector: dict[str, Any]) -> Evaluation:
    """One indicator of a branch not applicable; the rest of the tree as one indicator."""
    how, given = vector["parameters"], vector["input"]
    indicators: dict[str, dict[str, Any]] = {}
    entries: dict[str, Entry] = {}
    for child in given["children"]:
        indicators[child["id"]] = indicator(child["weight"], judged(), "B")
        blank = child["score"] is None
        entries[child["id"]] = state(child["state"]) if blank else scores(child["score"])
    groups = {"total": root(how.get("total")), "B": group(how["branch_weight"])}
    if "rest_score" in given:
        indicators["rest"] = indicator(how["rest_weight"], judged())
        entries["rest"] = scores(given["rest_score"])
    used = make_set(indicators, groups, missing=policies(not_applicable=how["policy"]), **TWO)
    return scored(used, entries)


def weighted_sections(vector: dict[str, Any]) -> Evaluation:
    """PART: sections in per cent under weights."""
    how = vector["parameters"]
    return _weighted(vector["input"]["sections"], how["section_weights"], "100", how["scale"], 2)


def arithmetic_mean(vector: dict[str, Any]) -> Evaluation:
    """The mean of equal components on a scale from 0 to 1."""
    how, values = vector["parameters"], vector["input"]["values"]
    return _weighted(values, ["1"] * len(values), "1", how["scale"], how["places"])


def _weighted(
    given: list[str], weights: list[str], full: str, scale_name: str, places: int
) -> Evaluation:
    ids = [f"S{number}" for number in range(len(given))]
    used = make_set(
        {i: indicator(full, judged("0.1"), weight=w) for i, w in zip(ids, weights, strict=True)},
        {"total": root(full, combine="weighted_mean", weights_total=str(sum(map(int, weights))))},
        rounding=rounded_to(total=places, shown=places),
        grades=graded(scale_name, "rounded"),
    )
    return scored(used, {i: scores(points) for i, points in zip(ids, given, strict=True)})


def on_the_scale(vector: dict[str, Any]) -> Evaluation:
    """The grade of a total."""
    how = vector["parameters"]
    kind, _, places = how["basis"].partition("_")
    used = one(
        100,
        judged("0.001"),
        rounding=rounded_to(total=int(places)) if places else rounded_to(),
        grades=graded(how["scale"], kind),
    )
    return scored(used, {"A": scores(vector["input"]["total"])})


def rounded_once(vector: dict[str, Any]) -> Evaluation:
    """A value rounded half up."""
    how = vector["parameters"]
    assert how["mode"] == "HALF_UP"
    used = one(
        10,
        judged("0.001"),
        rounding=rounded_to(total=how["places"]),
        grades=scale(PASS, "rounded"),
    )
    return scored(used, {"A": scores(vector["input"]["value"])})


def sum_of_leaves(vector: dict[str, Any]) -> Evaluation:
    """Three thirds, rounded at the leaf or at the total."""
    how = vector["parameters"]
    assert set(vector["input"]["rates"]) == {"1"}
    leaf = how["round_stage"] == "leaf"
    rounding = rounded_to(how["places"]) if leaf else rounded_to(total=how["places"])
    names = [f"L{number}" for number in range(len(how["weights"]))]
    used = make_set(
        {n: indicator(w, yes_no()) for n, w in zip(names, how["weights"], strict=True)},
        rounding=rounding,
        grades=scale(basis="exact" if leaf else "rounded"),
    )
    return scored(used, {name: chosen({"answer": "yes"}) for name in names})


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
    "F18_proportional": in_proportion,
    "F18_tiered": by_tiers,
    "F11_band_edge": edge_of_band,
    "raters": by_raters,
    "NA_branch": not_applicable,
    "NA_total": not_applicable,
    "PART_total": weighted_sections,
    "arithmetic_mean": arithmetic_mean,
    "round": rounded_once,
    "leaf_sum": sum_of_leaves,
}
POSTPONED = {vector_id for ids in LATER.values() for vector_id in ids}
SCORES = [i for i, v in VECTORS.items() if v["rule"] in COMPUTED and i not in POSTPONED]
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


def test_every_vector_is_covered_or_listed_for_later() -> None:
    covered = {*SCORES, *GRADES, *RATES}
    assert not covered & POSTPONED
    assert covered | POSTPONED == set(VECTORS)
