"""Scores that are tried out as data for programs; numbers are texts, written exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring.evaluation import verdict_of
from scoring.exact import as_text
from scoring.report.verdict_data import applied_data, verdict_data
from scoring.report.whatif.data import head

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.whatif.altering.effects import Effect, Effects, Moved
    from scoring.whatif.altering.scores import ChangedScores

CHANGED, EFFECTS = "scoring.whatif.scores/1", "scoring.whatif.effects/1"


def changed_data(found: ChangedScores) -> dict[str, Any]:
    """Return what changed scores come to, as plain data."""
    return {
        **head(CHANGED, found.before.indicator_set),
        "sheet": found.before.sheet.digest,
        "changes": [
            {
                "key": one.target.key,
                "indicator": one.target.leaf.node.id,
                "what": one.target.what,
                "input": one.target.asked.id if one.target.asked else None,
                "columns": list(one.target.columns),
                "before": [_value(value) for value in one.before],
                "after": _value(one.after),
            }
            for one in found.changes
        ],
        "before": _result(found.before),
        "after": _result(found.after),
        "nodes": [
            {
                "id": one.node.id,
                "before": _value(one.before),
                "after": _value(one.after),
                "difference": _value(one.difference),
            }
            for one in found.nodes
        ],
    }


def effects_data(steps: Effects, ends: Effects) -> dict[str, Any]:
    """Return what single indicators change, as plain data."""
    evaluation = steps.evaluation
    return {
        **head(EFFECTS, evaluation.indicator_set),
        "sheet": evaluation.sheet.digest,
        "now": verdict_data(verdict_of(evaluation)),
        "percent": _value(steps.percent),
        "plus_minus": [_effect(one) for one in steps.each],
        "tornado": [_effect(one) for one in ends.each],
    }


def _result(evaluation: Evaluation) -> dict[str, Any]:
    return {
        **verdict_data(verdict_of(evaluation)),
        "applied": [applied_data(one) for one in evaluation.applied],
    }


def _effect(one: Effect) -> dict[str, Any]:
    return {
        "id": one.node.id,
        "points": as_text(one.points),
        "fewer": _moved(one.fewer),
        "more": _moved(one.more),
        "span": as_text(one.span),
        "decisive": one.decisive,
    }


def _moved(one: Moved | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"points": as_text(one.points), **verdict_data(one.verdict)}


def _value(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return as_text(value) if isinstance(value, Fraction) else f"{value:f}"
