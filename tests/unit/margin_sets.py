"""Projects of two indicators that are graded on the national scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builders import (
    MOF,
    indicator,
    judged,
    label,
    made,
    once,
    rounded_to,
    scale,
    scored,
    set_data,
)

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

PARTS = {"A": "90", "B": "10"}
ROUNDED = {"rounding": rounded_to(total=2), "grades": scale(MOF, basis="rounded")}
LOW = {"node": "B", "below": "5"}


def limit(name: str, **more: Any) -> dict[str, Any]:
    """Return a gate or veto where B has less than five points."""
    return {"id": name, "label": label(name), "when": LOW, **more}


def project(a: str, b: str = "10", **changed: Any) -> Evaluation:
    """Evaluate a project of A out of 90 points and B out of 10, both fine to 1/1000."""
    points = {name: indicator(full, judged("0.001", asked="once")) for name, full in PARTS.items()}
    used = made(set_data(points, **{**ROUNDED, **changed}))
    return scored(used, {"A": once(score=a), "B": once(score=b)}, 0)
