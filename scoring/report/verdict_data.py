"""A verdict as data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.exact import as_text

if TYPE_CHECKING:
    from scoring.evaluation import Verdict


def verdict_data(one: Verdict) -> dict[str, Any]:
    """Return total, grade and outcome as plain data; the total is an exact text."""
    return {
        "total": as_text(one.total),
        "grade": {"id": one.grade.id, "zh": one.grade.label.zh, "en": one.grade.label.en},
        "outcome": {"zh": one.outcome.zh, "en": one.outcome.en},
    }
