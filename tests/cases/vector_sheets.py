"""Golden vectors beyond a single rule: panels, groups, what does not apply, grades."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builders import (
    chosen,
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
    trimmed,
    yes_no,
)

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.sheet import Entry

DATA = Path(__file__).parents[1] / "data"
SCALES = {s["id"]: s for s in json.loads((DATA / "grade_bands.json").read_text("utf-8"))["scales"]}

POLICIES = {
    "renormalise_siblings": "siblings",
    "renormalise_global": "tree",
    "full": "full",
    "zero": "zero",
}
"""What the vectors call the policies of the engine."""

GROUPS_TO = 4
"""Decimals of a branch whose points have no end; the total is rounded to two."""


def graded(name: str, basis: str = "exact") -> dict[str, Any]:
    """Return a scale of the reference data."""
    bands = SCALES[name]["bands"]
    return scale([(f"g{n}", b["label"], b["lower"]) for n, b in enumerate(bands)], basis)


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
    """One indicator of a branch not applicable; the rest of the tree as one indicator.

    Without a rest the branch is the whole tree, so that it is rounded once.
    """
    how, given = vector["parameters"], vector["input"]
    whole = "rest_score" in given
    indicators: dict[str, dict[str, Any]] = {}
    entries: dict[str, Entry] = {}
    for child in given["children"]:
        indicators[child["id"]] = indicator(child["weight"], judged(), "B")
        blank = child["score"] is None
        entries[child["id"]] = state(child["state"]) if blank else scores(child["score"])
    groups = {"B": group(how["branch_weight"], "total" if whole else None)}
    if whole:
        groups = {"total": root(how["total"]), **groups}
        indicators["rest"] = indicator(how["rest_weight"], judged())
        entries["rest"] = scores(given["rest_score"])
    used = make_set(
        indicators,
        groups,
        missing=policies(not_applicable=POLICIES[how["policy"]]),
        rounding={**rounded_to(2, 2), "group": GROUPS_TO},
        grades=scale(basis="rounded"),
    )
    return scored(used, entries)


def weighted_sections(vector: dict[str, Any]) -> Evaluation:
    """PART: sections in per cent under weights."""
    how = vector["parameters"]
    return _weighted(vector["input"]["sections"], how["section_weights"], "100", how["scale"], 2)


def mean_of_components(vector: dict[str, Any]) -> Evaluation:
    """The arithmetic or geometric mean of equal components on a scale from 0 to 1."""
    how, values = vector["parameters"], vector["input"]["values"]
    if vector["rule"] == "geometric_mean":
        return _combined(values, "1", how["scale"], how["places"], combine="geometric_mean")
    return _weighted(values, ["1"] * len(values), "1", how["scale"], how["places"])


def _weighted(
    given: list[str], weights: list[str], full: str, scale_name: str, places: int
) -> Evaluation:
    total = str(sum(map(int, weights)))
    how = {"combine": "weighted_mean", "weights_total": total}
    return _combined(given, full, scale_name, places, weights, **how)


def _combined(
    given: list[str],
    full: str,
    scale_name: str,
    places: int,
    weights: list[str] | None = None,
    **how: Any,
) -> Evaluation:
    ids = [f"S{number}" for number in range(len(given))]
    own = [{} if weights is None else {"weight": weights[n]} for n in range(len(given))]
    used = make_set(
        {i: indicator(full, judged("0.1"), **more) for i, more in zip(ids, own, strict=True)},
        {"total": root(full, **how)},
        rounding=rounded_to(total=places, shown=places),
        grades=graded(scale_name, "rounded"),
    )
    return scored(used, {i: scores(points) for i, points in zip(ids, given, strict=True)})


def gap_of_rates(vector: dict[str, Any]) -> Evaluation:
    """How far the execution rate lies below the rate of the indicators, in per cent of that.

    The two rates are those of a filled sheet; the warning is a set of its own, whose points are
    the gap: (indicator rate - execution rate) / indicator rate.
    """
    given = vector["input"]
    used = make_set(
        {
            "indicators": indicator(given["indicator_weight"], judged()),
            "execution": indicator(given["execution_weight"], judged()),
        }
    )
    sheet = scored(
        used,
        {
            "indicators": scores(given["indicator_score"]),
            "execution": scores(given["execution_score"]),
        },
    )
    reached, executed = sheet["indicators"].score_rate, sheet["execution"].score_rate
    times = math.lcm(reached.denominator, executed.denominator)
    bands = [
        {"id": "red", "label": label("red"), "above": vector["parameters"]["threshold"]},
        {"id": "none", "label": label("none"), "at_least": 0},
    ]
    lights = {"basis": "rounded", "source": "test", "bands": bands}
    warning = one(100, proportional(), rounding=rounded_to(2, 2), grades=lights)
    gap, whole = (reached - executed) * times, reached * times
    return scored(warning, {"A": once(actual=str(gap), target=str(whole))})


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
