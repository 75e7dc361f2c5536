"""What is measured, and the alternatives it is measured against."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import scoring


def label(text: str) -> dict[str, str]:
    """Return a text in both languages."""
    return {"zh": text, "en": text}


def set_data(groups: int, indicators: int) -> dict[str, Any]:
    """Return a set of judged indicators of five points each, in equal groups."""
    full = groups * indicators * 5
    bands = (("excellent", "0.9"), ("good", "0.8"), ("fair", "0.6"), ("poor", "0"))
    data: dict[str, Any] = {
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
    for group in range(groups):
        name = f"G{group}"
        data["group"][name] = {"label": label(name), "under": "total", "points": indicators * 5}
        for number in range(indicators):
            data["indicator"][f"{name}.{number}"] = {
                "label": label("indicator"),
                "under": name,
                "points": 5,
                "rule": {"kind": "judged"},
            }
    return data


def sheet_for(data: dict[str, Any], reviewers: int) -> scoring.ScoreSheet:
    """Return a filled sheet with reproducible scores between 3.00 and 5.00."""
    draw = random.Random(20211018)  # noqa: S311 - reproducible scores, no secret
    panel = tuple(scoring.Reviewer(f"R{number}") for number in range(1, reviewers + 1))
    entries = {
        indicator: scoring.Entry(
            {"score": {one.id: Decimal(draw.randrange(300, 501)) / 100 for one in panel}}
        )
        for indicator in data["indicator"]
    }
    return scoring.ScoreSheet("bench", "1.0.0", {}, panel, entries)


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
