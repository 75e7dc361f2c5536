"""The certificate of a grade: one paragraph, and one object of data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scoring.exact import as_text
from scoring.report import language_for, render_document
from scoring.report.advice import advice_lines
from scoring.report.document import Document
from scoring.report.outcome import limit_lines
from scoring.report.panel.data import stakes_data
from scoring.report.panel.study import conclusions
from scoring.report.result import shown
from scoring.report.verdict_data import verdict_data
from scoring.report.whatif.data import head
from scoring.report.whatif.routes import routes_data
from scoring.report.whatif.weights import leeway_data, leeway_lines
from scoring.report.words import pick

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from scoring.evaluation import Distance
    from scoring.language import Language
    from scoring.whatif.certificate import Certificate, WayOut
    from scoring.whatif.routing.results import Route, Routes

FORMAT = "scoring.certificate/1"

RECOMPUTE = {
    "total": "scoring score",
    "above": "scoring whatif grades",
    "below": "scoring whatif grades",
    "weights": "scoring whatif weights",
    "panel": "scoring panel",
    "rounding": "scoring.both_ways",
    "way_out": "scoring whatif route --out",
}
"""By which command, or function of Python, every part is computed again from the same sheet."""

STOPS = ("。", ".")

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
    "falls": (
        "{flags}各指标一共失去至少 {points} 分，最少 {count} 个指标，才会掉出“{grade}”："
        "如{moves}，总分 {total}，“{then}”。",
        "{flags}it falls out of “{grade}” only if indicators lose {points} points or more in all, "
        "in at least {count} of them: as with {moves}, total {total}, “{then}”.",
    ),
    "falls_open": (
        "{flags}各指标一共失去至少 {points} 分，最少 {count} 个指标，才会掉出“{grade}”；"
        "{known}是否非失这么多不可，找了 {boxes} 步没有定论。",
        "{flags}it falls out of “{grade}” only if indicators lose {points} points or more in all, "
        "in at least {count} of them; {known}whether it takes more than that was not settled "
        "within {boxes} steps.",
    ),
    "known": (
        "已知失去 {points} 分（{count} 个指标）就会：{moves}，总分 {total}，“{then}”；",
        "a loss of {points} points ({count} indicators) is known to do it: {moves}, total {total}, "
        "“{then}”; ",
    ),
    "known_one": (
        "已知失去 {points} 分就会：{moves}，总分 {total}，“{then}”；",
        "a loss of {points} points is known to do it: {moves}, total {total}, “{then}”; ",
    ),
    "never": (
        "{flags}各指标无论怎样失分，都不会掉出“{grade}”。",
        "{flags}no loss of points of indicators leads out of “{grade}”.",
    ),
    "flags": ("标志的回答不变时，", "With flags as they are, "),
    "move": ("{name}（{id}）由 {before} 到 {after}", "{name} ({id}) from {before} to {after}"),
    "unsaid": (
        "掉出这个等级要失多少分，没有计算：{why}",
        "What has to be lost before the grade falls was not computed: {why}",
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
    wanted = language_for(certificate.evaluation.indicator_set, language)
    used: Language = "zh" if wanted == "zh" else "en"
    if format == "json":
        return json.dumps(certificate_data(certificate), ensure_ascii=False, indent=2) + "\n"
    name = certificate.evaluation.sheet.project.get("name", "")
    colon = "：" if used == "zh" else ": "
    title = _say("title", used)
    document = Document(f"{title}{colon}{name}" if name else title)
    between = "" if used == "zh" else " "
    document.say(between.join(_sentences(certificate, used)))
    return render_document(document, format)


def _sentences(certificate: Certificate, language: Language) -> Iterator[str]:
    evaluation = certificate.evaluation
    full = as_text(evaluation.indicator_set.root.full)
    outcome = evaluation.outcome.of(language)
    yield _say("result", language, total=evaluation.total, full=full, outcome=outcome)
    for line in limit_lines(evaluation, language):
        # what is a line of its own elsewhere is a sentence here
        yield line if line.endswith(STOPS) else line + STOPS[language == "en"]
    yield from advice_lines(evaluation, language)
    yield from leeway_lines(certificate.leeway, language)
    if certificate.panel is not None:
        yield from conclusions(certificate.panel, language)
    yield _basis(certificate, language)
    if certificate.out is not None:
        yield _way_out(certificate.out, language)
    yield from (_say("unsaid", language, why=one.what(language)) for one in certificate.unsaid)


def _basis(certificate: Certificate, language: str) -> str:
    basis = certificate.basis
    if basis.same:
        return _say("same_basis", language, places=basis.places)
    return _say(
        "other_basis",
        language,
        places=basis.places,
        exact=as_text(basis.exact.total),
        exact_grade=basis.exact.outcome.of(language),
        rounded=shown(certificate.evaluation, basis.rounded.total),
        rounded_grade=basis.rounded.outcome.of(language),
    )


def _way_out(out: WayOut, language: str) -> str:
    evaluation, grade = out.points.evaluation, out.points.grade.label.of(language)
    has_flags = any(one.role == "flag" for one in evaluation.indicator_set.indicators)
    flags = _say("flags", language) if has_flags else ""
    if any(one.proven and not one.each for one in (out.points, out.indicators)):
        said = _say("never", language, flags=flags, grade=grade)
    elif not out.proven:
        said = _say(
            "falls_open",
            language,
            flags=flags,
            points=shown(evaluation, _least(out.points)),
            count=_least(out.indicators),
            grade=grade,
            known=_known(out, language),
            boxes=out.points.boxes + out.indicators.boxes,
        )
    else:
        fewest = out.indicators.each[0]
        said = _say(
            "falls",
            language,
            flags=flags,
            points=shown(evaluation, out.points.each[0].points),
            count=len(fewest.moves),
            grade=grade,
            moves=_moves(fewest, language),
            total=fewest.evaluation.total,
            then=fewest.evaluation.outcome.of(language),
        )
    return said[0].upper() + said[1:]


def _least(found: Routes) -> Fraction:
    """Return what any way out takes at least."""
    if found.at_least is not None:
        return found.at_least
    return found.taken(found.each[0])


def _known(out: WayOut, language: str) -> str:
    """Return the cheapest way out that is known, where one is."""
    known = [*out.points.each, *out.indicators.each]
    if not known:
        return ""
    best = min(known, key=lambda one: one.points)
    return _say(
        "known_one" if len(best.moves) == 1 else "known",
        language,
        points=shown(out.points.evaluation, best.points),
        count=len(best.moves),
        moves=_moves(best, language),
        total=best.evaluation.total,
        then=best.evaluation.outcome.of(language),
    )


def _moves(route: Route, language: str) -> str:
    comma = "、" if language == "zh" else ", "
    return comma.join(
        _say(
            "move",
            language,
            name=move.node.label.of(language),
            id=move.node.id,
            before=shown(route.evaluation, move.before),
            after=shown(route.evaluation, move.after),
        )
        for move in route.moves
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
        "way_out": None
        if certificate.out is None
        else {
            "least_points": routes_data(certificate.out.points),
            "fewest_indicators": routes_data(certificate.out.indicators),
        },
        "not_computed": [
            {"code": one.code, "zh": one.what("zh"), "en": one.what("en")}
            for one in certificate.unsaid
        ],
        "recompute": RECOMPUTE,
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
