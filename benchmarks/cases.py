"""What is measured, and the alternatives it is measured against."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import scoring
from scoring.errors import Problems
from scoring.io.assemble import assemble
from scoring.io.cases import load_cases
from scoring.io.sets import set_file
from scoring.io.structured import raw_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLE = Path(__file__).parents[1] / "docs" / "examples" / "shaoguan-cloud"
SEED = 20211018
DEPTH = 9
BRANCH = 51
"""How many nodes a branch of a deep tree has, the group it begins with included."""


def label(text: str) -> dict[str, str]:
    """Return a text in both languages."""
    return {"zh": text, "en": text}


def frame(full: int) -> dict[str, Any]:
    """Return what a set declares beside its tree."""
    bands = (("excellent", "0.9"), ("good", "0.8"), ("fair", "0.6"), ("poor", "0"))
    return {
        "id": "bench",
        "version": "1.0.0",
        "name": label("bench"),
        "source": "constructed",
        "rounding": {"shown": 2, "indicator": 2, "total": 2},
        "panel": {"combine": "mean", "stage": "indicator", "at_most": 7},
        "missing": dict.fromkeys(("missing", "not_applicable", "not_due", "void"), "refuse"),
        "grades": {
            "basis": "rounded",
            "source": "constructed",
            "bands": [
                {"id": name, "label": label(name), "at_least": str(Decimal(share) * full)}
                for name, share in bands
            ],
        },
        "group": {"total": {"label": label("total"), "points": full}},
        "indicator": {},
    }


def judged(under: str) -> dict[str, Any]:
    """Return an indicator of five points that reviewers give by judgement."""
    return {
        "label": label("indicator"),
        "under": under,
        "points": 5,
        "rule": {"kind": "judged"},
    }


def set_data(groups: int, indicators: int) -> dict[str, Any]:
    """Return a set of judged indicators of five points each, in equal groups."""
    data = frame(groups * indicators * 5)
    for group in range(groups):
        name = f"G{group}"
        data["group"][name] = {"label": label(name), "under": "total", "points": indicators * 5}
        for number in range(indicators):
            data["indicator"][f"{name}.{number}"] = judged(name)
    return data


def deep_data(branches: int) -> dict[str, Any]:
    """Return a set of 51 nodes a branch and a root, nine levels deep: 49 branches make 2,500.

    Every branch is the same, so that trees of different size have the same shape.
    """
    nodes = [
        (f"B{number}{name}", f"B{number}{under}", is_group)
        for number in range(branches)
        for name, under, is_group in branch("", BRANCH - 1, DEPTH - 1)
    ]
    data = frame(5 * sum(not is_group for _, _, is_group in nodes))
    for number in range(branches):
        data["group"][f"B{number}"] = {"label": label("group"), "under": "total"}
    for name, under, is_group in nodes:
        if is_group:
            data["group"][name] = {"label": label("group"), "under": under}
        else:
            data["indicator"][name] = judged(under)
    return data


def branch(under: str, below: int, levels: int) -> Iterator[tuple[str, str, bool]]:
    """Give every node below a group: its id, its parent, whether it is a group.

    An eighth of what is below a group are its indicators; the rest stands in two groups, or in
    one where it is too little for two to reach the last level.
    """
    own = max(1, below // 8) if levels > 1 else below
    groups = 2 if below - own >= 4 * (levels - 1) else 1
    for number in range(own):
        yield f"{under}.{number}", under, False
    for number in range(groups if levels > 1 else 0):
        name = f"{under}.g{number}"
        yield name, under, True
        share = (below - own + number) // groups
        yield from branch(name, share - 1, levels - 1)


def renormalising(data: dict[str, Any]) -> dict[str, Any]:
    """Return a set in which what does not apply is shared out among its siblings."""
    policies = data["missing"] | {"not_applicable": "siblings"}
    return data | {"missing": policies, "rounding": data["rounding"] | {"group": 2}}


def sheet_for(data: dict[str, Any], reviewers: int) -> scoring.ScoreSheet:
    """Return a filled sheet with reproducible scores between 3.00 and 5.00."""
    draw = random.Random(SEED)  # noqa: S311 - reproducible scores, no secret
    panel = tuple(scoring.Reviewer(f"R{number}") for number in range(1, reviewers + 1))
    entries = {
        indicator: scoring.Entry(
            {"score": {one.id: Decimal(draw.randrange(300, 501)) / 100 for one in panel}}
        )
        for indicator in data["indicator"]
    }
    return scoring.ScoreSheet("bench", "1.0.0", {}, panel, entries)


def fictional_sheets() -> tuple[scoring.IndicatorSet, list[scoring.CheckedSheet]]:
    """Return the set that has every rule, group and limit, and the sheets of its worked cases."""
    used = scoring.load_indicator_set("fictional")
    cases = load_cases(set_file("fictional"))
    sheets = [
        assemble(raw_sheet(case.written.sheet, str(case.path), "sheet."), used, Problems())
        for case in cases
    ]
    return used, sheets


def reviewer_forms(folder: Path) -> tuple[Path, ...]:
    """Write the example for seven reviewers, a workbook each; return the workbooks."""
    sheet = scoring.read_sheet(EXAMPLE / "scores.toml")
    seven = [replace(sheet.reviewers[number % 5], id=f"R{number + 1}") for number in range(7)]
    entries = {}
    for name, entry in sheet.entries.items():
        answers = {}
        for asked, given in entry.answers.items():
            more = {f"R{5 + n}": given[f"R{n}"] for n in (1, 2) if f"R{n}" in given}
            answers[asked] = {**given, **more}
        entries[name] = replace(entry, answers=answers)
    used = scoring.load_indicator_set(sheet.set_id)
    whole = replace(sheet, reviewers=tuple(seven), entries=entries)
    return scoring.write_sheets(whole, folder, used)


def bare_rows(sheet: scoring.ScoreSheet) -> list[list[float]]:
    """Return the scores as floats, for the bare loop."""
    return [
        [float(value) for value in entry.answers["score"].values()]
        for entry in sheet.entries.values()
    ]


def bare_loop(rows: list[list[float]]) -> float:
    """Compute only the total, in floats: what a script does that explains nothing."""
    total = 0.0
    for row in rows:
        together = 0.0
        for value in row:
            together += value
        total += together / len(row)
    return total


def forty() -> tuple[scoring.Evaluation, dict[str, int]]:
    """Return a sheet of 40 indicators with a cap, a gate and a veto, and what a point costs."""
    chance = random.Random(SEED)  # noqa: S311 - nothing here is a secret
    data = set_data(8, 5)
    about = {"label": label("limit")}
    gate = {"node": "G3", "unit": "percent", "below": 85}
    veto = {"node": "G4.0", "unit": "percent", "below": 20}
    cap = {"node": "G1.0", "unit": "percent", "below": 50}
    data["gate"] = [{"id": "gate", **about, "when": gate, "best": "good"}]
    data["veto"] = [{"id": "veto", **about, "when": veto, "grade": "poor"}]
    data["cap"] = [{"id": "cap", **about, "node": "G2", "at_most": 20, "when": cap}]
    used = scoring.resolve_set(data, "bench.toml")
    entries = {
        node.id: scoring.Entry(
            answers={"score": {"R1": Decimal(chance.randint(250, 500)).scaleb(-2)}}
        )
        for node in used.indicators
    }
    reviewers = (scoring.Reviewer("R1", "", Decimal(1)),)
    sheet = scoring.ScoreSheet(used.id, used.version, {}, reviewers, entries)
    costs = {node.id: chance.randint(1, 9) for node in used.indicators}
    return scoring.evaluate(used, sheet), costs


def by_solver(evaluation: scoring.Evaluation, costs: dict[str, int]) -> float:
    """Return the least cost of the best grade by HiGHS: the limits written by hand, in floats.

    It is asked for hundredths of a point to gain.  On this sheet the cap and the veto hold nothing
    back, so they are left out.
    """
    import numpy as np  # noqa: PLC0415 - only the alternative needs it
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - as numpy

    nodes = evaluation.indicator_set.indicators
    points = {node.id: float(evaluation[node.id].points) for node in nodes}
    needs = [
        180 - sum(points.values()),
        21.25 - sum(points[n.id] for n in nodes if n.parent == "G3"),
    ]
    rows = [[1.0] * len(nodes), [float(node.parent == "G3") for node in nodes]]
    room = [round(100 * (5 - points[node.id])) for node in nodes]
    found = milp(
        c=np.array([costs[node.id] for node in nodes], float),
        integrality=np.ones(len(nodes)),
        bounds=Bounds(0, np.array(room, float)),
        constraints=LinearConstraint(np.array(rows), 100 * np.array(needs), np.inf),
    )
    return float(found.fun) / 100
