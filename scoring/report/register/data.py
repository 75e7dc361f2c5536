"""An examination as JSON; amounts and points are texts, written exactly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scoring.exact import as_text
from scoring.report.data import evaluation_data
from scoring.report.lint_words import findings_data

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.language import Language
    from scoring.register import Alternative, Examination, FactResult, MaterialResult
    from scoring.schema.fields import Label

FORMAT = "scoring.examination/1"


def examination_json(examined: Examination, language: Language) -> str:
    """Return everything an examination says, the words of findings in *language*."""
    data = {
        "format": FORMAT,
        **examined_data(examined, language),
        "after": evaluation_data(examined.after),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def examined_data(examined: Examination, language: Language) -> dict[str, Any]:
    """Return what an examination says beside the result in the end."""
    register = examined.register
    return {
        "register": {"digest": register.digest},
        "period": None if examined.period is None else examined.period.words,
        "before": evaluation_data(examined.before),
        "effects": [
            {
                "indicator": one.node.id,
                "effect": one.requirement.effect,
                "share": as_text(one.requirement.share),
                "before": as_text(one.before),
                "after": as_text(one.after),
            }
            for one in examined.effects
        ],
        "facts": [_fact(one) for one in examined.facts],
        "evidence": [_material(one) for one in examined.materials],
        "findings": [
            {
                "id": one.id,
                "text": _both(one.text),
                "indicators": list(one.indicators),
                "evidence": list(one.evidence),
                "facts": list(one.facts),
                "suggestion": None if one.suggestion is None else _both(one.suggestion),
            }
            for one in register.findings
        ],
        "suggestions": [
            {
                "id": one.id,
                "text": _both(one.text),
                "answers": list(one.answers),
                "indicators": list(one.indicators),
            }
            for one in register.suggestions
        ],
        "notes": findings_data(examined.findings, language),
    }


def _both(label: Label) -> dict[str, str]:
    return {"zh": label.zh, "en": label.en}


def _fact(one: FactResult) -> dict[str, Any]:
    fact = one.fact
    indicators = list(dict.fromkeys(each.feed.indicator for each in one.on_sheet))
    results = {each.statement.id: each for each in one.alternatives}
    return {
        "id": fact.id,
        "label": _both(fact.label),
        "unit": fact.unit,
        "period": fact.period,
        "used": None if fact.used is None else fact.used.id,
        "on_sheet": {
            each.feed.key: None if each.amount is None else as_text(each.amount)
            for each in one.on_sheet
        },
        "statements": [
            {
                "id": each.id,
                "document": _both(each.document),
                "evidence": each.evidence or None,
                "amount": as_text(each.amount),
                "stated": each.stated,
                "parts": [
                    {"label": _both(part.label), "amount": as_text(part.amount)}
                    for part in each.parts
                ],
                "result": _alternative(results.get(each.id), indicators),
            }
            for each in fact.statements
        ],
        "differences": [
            {"of": later.id, "from": earlier.id, "amount": as_text(amount)}
            for earlier, later, amount in one.differences
        ],
    }


def _alternative(one: Alternative | None, indicators: list[str]) -> dict[str, Any] | None:
    if one is None:
        return None
    problems = [{"code": each.code, "place": each.place} for each in one.problems]
    return {"problems": problems, **_result(one.evaluation, indicators)}


def _result(made: Evaluation | None, indicators: list[str]) -> dict[str, Any]:
    if made is None:
        return {"points": {}, "total": None, "grade": None}
    points = {name: as_text(made[name].points) for name in indicators}
    return {"points": points, "total": str(made.total), "grade": made.grade.id}


def _material(one: MaterialResult) -> dict[str, Any]:
    material = one.material
    return {
        "number": material.number,
        "title": _both(material.title),
        "kind": material.kind,
        "period": None if material.period is None else material.period.words,
        "status": material.status,
        "in_period": one.in_period,
        "supports": list(one.supports),
        "named_for": list(one.named_for),
        "note": material.note,
    }
