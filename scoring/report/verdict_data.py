"""A verdict, and what limited it, as data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.exact import as_text

if TYPE_CHECKING:
    from scoring.evaluation import Applied, Verdict


def verdict_data(one: Verdict) -> dict[str, Any]:
    """Return total, grade and outcome as plain data; the total is an exact text."""
    return {
        "total": as_text(one.total),
        "grade": {"id": one.grade.id, "zh": one.grade.label.zh, "en": one.grade.label.en},
        "outcome": {"zh": one.outcome.zh, "en": one.outcome.en},
    }


def applied_data(one: Applied) -> dict[str, Any]:
    """Return a cap, gate or veto that changed something, as plain data."""
    before, after = (None if value is None else as_text(value) for value in (one.before, one.after))
    return {
        "kind": one.kind,
        "id": one.rule.id,
        "label": {"zh": one.rule.label.zh, "en": one.rule.label.en},
        "node": None if one.node is None else one.node.id,
        "before": before,
        "after": after,
    }
