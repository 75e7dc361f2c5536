"""The certificate of a grade: one paragraph, and one object of data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scoring.exact import as_text
from scoring.report import language_for, render_document
from scoring.report.advice import advice_lines
from scoring.report.document import Document
from scoring.report.outcome import limit_lines
from scoring.report.panel_data import stakes_data
from scoring.report.panel_study import conclusions
from scoring.report.result import shown
from scoring.report.verdict_data import verdict_data
from scoring.report.whatif_data import head
from scoring.report.whatif_weights import leeway_data, leeway_lines
from scoring.report.words import pick

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.evaluation import Distance
    from scoring.whatif.certificate import Certificate

FORMAT = "scoring.certificate/1"

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("等级证明", "Certificate of the grade"),
    "result": ("{total} 分（满分 {full}），{outcome}。", "{total} of {full}, {outcome}."),
    "same_basis": (
        "按未舍入的总分和按舍入到 {places} 位小数的总分定级，结果相同。",
        "Exact and rounded (to {places} decimals), the total has the same grade.",
    ),
    "other_basis": (
        "等级取决于总分的舍入：未舍入是 {exact}，“{exact_grade}”；"
        "舍入到 {places} 位小数是 {rounded}，“{rounded_grade}”。",
        "The grade hangs on the rounding of the total: exact it is {exact}, “{exact_grade}”; "
        "rounded to {places} decimals {rounded}, “{rounded_grade}”.",
    ),
}


def render_certificate(
    certificate: Certificate, format: str = "text", language: str | None = None
) -> str:
    """Return the certificate of a grade.

    Args:
        certificate: what :func:`scoring.certify` returned.
        format: ``text``, ``markdown``, ``html`` or ``json``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    language = language_for(certificate.evaluation.indicator_set, language)
    if format == "json":
        return json.dumps(certificate_data(certificate), ensure_ascii=False, indent=2) + "\n"
    name = certificate.evaluation.sheet.project.get("name", "")
    colon = "：" if language == "zh" else ": "
    title = _say("title", language)
    document = Document(f"{title}{colon}{name}" if name else title)
    between = "" if language == "zh" else " "
    document.say(between.join(_sentences(certificate, language)))
    return render_document(document, format)


def _sentences(certificate: Certificate, language: str) -> Iterator[str]:
    evaluation = certificate.evaluation
    full = as_text(evaluation.indicator_set.root.full)
    outcome = evaluation.outcome.of(language)
    yield _say("result", language, total=evaluation.total, full=full, outcome=outcome)
    yield from limit_lines(evaluation, language)
    yield from advice_lines(evaluation, language)
    yield from leeway_lines(certificate.leeway, language)
    if certificate.panel is not None:
        yield from conclusions(certificate.panel, language)
    basis = certificate.basis
    if basis.same:
        yield _say("same_basis", language, places=basis.places)
        return
    yield _say(
        "other_basis",
        language,
        places=basis.places,
        exact=as_text(basis.exact.total),
        exact_grade=basis.exact.outcome.of(language),
        rounded=shown(evaluation, basis.rounded.total),
        rounded_grade=basis.rounded.outcome.of(language),
    )


def certificate_data(certificate: Certificate) -> dict[str, Any]:
    """Return the certificate as plain data; ``recompute`` names what gives each part again."""
    evaluation, basis, panel = certificate.evaluation, certificate.basis, certificate.panel
    return {
        **head(FORMAT, evaluation.indicator_set),
        "sheet": evaluation.sheet.digest,
        "total": str(evaluation.total),
        "exact_total": as_text(evaluation.exact_total),
        "grade": evaluation.grade.id,
        "outcome": {"zh": evaluation.outcome.zh, "en": evaluation.outcome.en},
        "above": _distance(evaluation.grade_above),
        "below": _distance(evaluation.grade_below),
        "weights": leeway_data(certificate.leeway),
        "panel": None if panel is None else stakes_data(panel),
        "rounding": {
            "places": basis.places,
            "exact": verdict_data(basis.exact),
            "rounded": verdict_data(basis.rounded),
            "same": basis.same,
        },
        "recompute": {
            "weights": "scoring whatif weights",
            "panel": "scoring panel",
        },
    }


def _distance(one: Distance | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "grade": one.grade.id,
        "points": as_text(one.points),
        "reached": one.reached,
        "within_reach": one.within_reach,
    }


def _say(key: str, language: str, **details: object) -> str:
    return pick(TEXTS[key], language).format(**details)
