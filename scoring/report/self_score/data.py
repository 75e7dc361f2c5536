"""Self scores beside the review as data; numbers are exact texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.exact import as_text
from scoring.report.decimals import decimal_text

if TYPE_CHECKING:
    from fractions import Fraction

    from scoring.deviation import Deviation, SelfComparison
    from scoring.model import Node

SELF_COLUMNS = ("self_points", "self_difference", "self_direction", "self_band")
"""The columns of self scores in CSV: points, review less self score, direction, and band."""


def self_data(compared: SelfComparison) -> dict[str, Any]:
    """Return a comparison for programs; see ``SelfScoresData`` in the shape of results."""
    grade = compared.own.grade
    return {
        "complete": compared.complete,
        "total": str(compared.own.total),
        "grade": {"id": grade.id, "zh": grade.label.zh, "en": grade.label.en},
        "outcome": {"zh": compared.own.outcome.zh, "en": compared.own.outcome.en},
        "difference": as_text(compared.difference),
        "direction": compared.direction,
        "grade_differs": compared.grade_differs,
        "bands": [as_text(bound) for bound in compared.bounds],
        "explain_above": as_text(compared.explain_above),
        "declared": compared.declared is not None,
        "nodes": [_node(compared, one) for one in compared],
        "findings": [
            {
                "code": one.code,
                "place": one.place,
                "value": one.value,
                "text": {
                    "zh": f"{one.what('zh')}{one.remedy('zh')}",
                    "en": f"{one.what('en')} {one.remedy('en')}",
                },
            }
            for one in compared.findings
        ],
    }


def self_fields(compared: SelfComparison, node: Node, places: int) -> list[str]:
    """Return the columns of :data:`SELF_COLUMNS` for one node, blank where nothing is compared."""
    one = None if node.role == "flag" else compared[node.id]
    if one is None or one.own is None or one.difference is None:
        return [""] * len(SELF_COLUMNS)
    numbers = (one.own, one.difference)
    return [*(decimal_text(value, places) for value in numbers), one.direction or "", str(one.band)]


def _node(compared: SelfComparison, one: Deviation) -> dict[str, Any]:
    given = compared.review.sheet.entry(one.node.id).self_score
    return {
        "id": one.node.id,
        "standing": one.standing,
        "self_score": None if given is None else f"{given:f}",
        "self_points": _maybe(one.own),
        "review_points": as_text(one.review),
        "difference": _maybe(one.difference),
        "share": _maybe(one.share),
        "direction": one.direction,
        "band": None if one.own is None else one.band,
        "by_rule": _maybe(one.by_rule),
        "explained": one.explained,
    }


def _maybe(value: Fraction | None) -> str | None:
    return None if value is None else as_text(value)
