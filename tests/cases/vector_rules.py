"""Golden vectors of scoring rules: each as a set of one indicator and a sheet."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from builders import (
    PASS,
    band,
    chosen,
    figure,
    fill,
    judged,
    label,
    once,
    one,
    proportional,
    rounded_to,
    scale,
    scored,
    scores,
    tiers,
)

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

TWO: dict[str, Any] = {"rounding": rounded_to(2, 2), "grades": scale(basis="rounded")}
"""Points and total rounded to two decimals, as the vectors are."""

RATE = figure("rate", places=4, at_most=10)
PERCENT = figure("rate", unit="%", at_most=1000)


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


def from_threshold(vector: dict[str, Any]) -> Evaluation:
    """F05: nothing below the pass line, then in a line up to the target."""
    how = vector["parameters"]
    rule = {"kind": "threshold", "actual": RATE, "target": "1", "pass_line": how["threshold"]}
    return scored(one(how["weight"], rule, **TWO), {"A": once(actual=vector["input"]["rate"])})


def by_steps(vector: dict[str, Any]) -> Evaluation:
    """F08: every step away from the reference costs points."""
    how = vector["parameters"]
    rule = {
        "kind": "steps",
        "figure": PERCENT,
        "reference": how["reference_percent"],
        "side": {"higher_better": "below", "lower_better": "above"}[how["direction"]],
        "step": how["step_pp"],
        "deduct": how["deduct_per_step"],
        "part": {"floor": "whole", "ceil": "started"}.get(how["partial_step"], how["partial_step"]),
    }
    given = vector["input"]["actual_percent"]
    return scored(one(how["weight"], rule, **TWO), {"A": once(figure=given)})


def by_tiers(vector: dict[str, Any]) -> Evaluation:
    """F18 in tiers; the last tier of the data holds everything else."""
    how = vector["parameters"]
    assert how["lower_inclusive"] is True
    steps = [("at_least", tier["lower"], tier["points"]) for tier in how["tiers"]]
    rule = tiers(*steps)
    return scored(
        one(how["weight"], rule, **TWO), {"A": once(figure=vector["input"]["rate_percent"])}
    )


def several_years(vector: dict[str, Any]) -> Evaluation:
    """F20: the ratios of several years; two places of a rate are whole per cent."""
    how, pairs = vector["parameters"], vector["input"]["pairs"]
    places = how.get("round_each_ratio_places")
    rule = {
        "kind": "ratios",
        "items": [{"id": f"y{n}", "label": label(f"year {n}")} for n in range(len(pairs))],
        "actual": figure("actual", places=0, at_most=1000),
        "target": figure("target", places=0, at_most=1000),
        "method": how["method"],
        "each_at_most_one": False,
    } | ({} if places is None else {"rate_places": places - 2})
    given = {
        f"y{number}.{part}": value
        for number, pair in enumerate(pairs)
        for part, value in zip(("actual", "target"), pair, strict=True)
    }
    return scored(one(how["weight"], rule, **TWO), {"A": once(**given)})


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
