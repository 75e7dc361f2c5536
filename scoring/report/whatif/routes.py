"""The report on routes to a grade, or out of one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scoring import exact
from scoring.report import language_for, render_document
from scoring.report.document import Document, Table
from scoring.report.outcome import limit_lines
from scoring.report.result import head_lines, shown
from scoring.report.whatif.data import head
from scoring.report.whatif.routes_words import tell
from scoring.report.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from scoring.evaluation import Evaluation
    from scoring.whatif.routing.routes import Route, Routes

FORMAT = "scoring.whatif.route/1"


def render_routes(found: Routes, format: str = "text", language: str | None = None) -> str:
    """Return the report on routes to a grade, or out of one.

    Args:
        found: what :func:`scoring.routes` or :func:`scoring.slip` returned.
        format: ``text``, ``markdown``, ``html`` or ``json``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    language = language_for(found.evaluation.indicator_set, language)
    if format == "json":
        return json.dumps(routes_data(found), ensure_ascii=False, indent=2) + "\n"
    return render_document(routes_document(found, language), format)


def routes_document(found: Routes, language: str) -> Document:
    """Return the report on routes."""
    evaluation = found.evaluation
    name = evaluation.sheet.project.get("name", "")
    colon = "：" if language == "zh" else ": "
    way = "out" if found.out else "to"
    title = tell(f"title_{way}", language, grade=found.grade.label.of(language))
    document = Document(f"{title}{colon}{name}" if name else title)
    document.say(*head_lines(evaluation, language), strong=True)
    document.say(*_conclusions(found, language), strong=True)
    if found.each:
        document.show(routes_table(found, language))
    document.say(word("notes", language) + colon.strip(), *_notes(found, language))
    return document


def _conclusions(found: Routes, language: str) -> Iterator[str]:
    if found.each:
        first = found.each[0]
        then, node = first.evaluation, first.moves[0].node
        key = "cheapest" if first.proven else "known"
        yield tell(
            f"{key}_one" if len(first.moves) == 1 else key,
            language,
            count=len(first.moves),
            name=node.label.of(language),
            id=node.id,
            points=shown(found.evaluation, first.points),
            total=then.total,
            grade=then.outcome.of(language),
        )
        if not first.proven:
            yield _unsettled(found, language)
        return
    if not found.proven:
        yield _unsettled(found, language)
        return
    if not found.moving:
        yield tell("nothing_moves", language)
        return
    yield tell(
        "impossible_out" if found.out else "impossible_to",
        language,
        grade=found.grade.label.of(language),
        total=found.utmost.total,
        then=found.utmost.outcome.of(language),
    )
    for line in limit_lines(found.utmost, language):
        yield tell("held", language, line=line)


def _unsettled(found: Routes, language: str) -> str:
    """Return what any route takes that is not proven, or not known, and what was not settled."""
    details = {"least": _amount(found, found.at_least, language), "boxes": found.boxes}
    last = found.each[-1] if found.each else None
    if last is None:
        return tell("none_known", language, **details)
    if last.proven:
        return tell("no_other_known", language, **details)
    taken = found.taken(last)
    key = "tie_unsettled" if taken == found.at_least else "unsettled"
    then = "then_points" if found.least == "indicators" else "then_indicators"
    details |= {"known": _amount(found, taken, language), "then": tell(then, language)}
    said = tell(key, language, **details)
    if len(found.each) == 1:
        return said
    return tell("of_route", language, number=len(found.each)) + said


def _amount(found: Routes, amount: Fraction | None, language: str) -> str:
    if amount is None:
        return ""
    if found.least == "indicators":
        return tell("amount_one" if amount == 1 else "amount_indicators", language, amount=amount)
    return tell(f"amount_{found.least}", language, amount=shown(found.evaluation, amount))


def routes_table(found: Routes, language: str) -> Table:
    """Return the routes, a row for every indicator that changes."""
    costly = found.least == "cost" or any(one.cost != one.points for one in found.each)
    keys = ("now", "then", "change", *(("cost",) if costly else ()), "total", "grade")
    rows: list[tuple[str, ...]] = []
    strong = set()
    for number, one in enumerate(found.each, start=1):
        strong.add(len(rows))
        rows += _rows(found.evaluation, one, number, language, costly=costly)
    return Table(
        tell("table", language),
        (
            tell("number", language),
            word("indicator", language),
            word("id", language),
            *(tell(key, language) for key in keys),
        ),
        tuple(rows),
        frozenset(range(3, 8 if costly else 7)),
        frozenset(strong),
    )


def _rows(
    evaluation: Evaluation, route: Route, number: int, language: str, *, costly: bool
) -> Iterator[tuple[str, ...]]:
    then = route.evaluation
    for place, move in enumerate(route.moves):
        change = move.after - move.before
        sign = "+" if change > 0 else ""
        yield (
            "" if place else str(number),
            move.node.label.of(language),
            move.node.id,
            shown(evaluation, move.before),
            shown(evaluation, move.after),
            f"{sign}{shown(evaluation, change)}",
            *((shown(evaluation, move.cost),) if costly else ()),
            "" if place else str(then.total),
            "" if place else then.outcome.of(language),
        )


def _notes(found: Routes, language: str) -> Iterator[str]:
    yield "- " + tell(f"least_{found.least}", language)
    if len(found.each) > 1:
        yield "- " + tell("others", language)
    if found.each and found.complete:
        yield "- " + tell("complete", language)
    way = tell("steps_out" if found.out else "steps_to", language)
    yield "- " + tell("steps", language, way=way)
    moving = {node.id for node in found.moving}
    still = [node.id for node in found.evaluation.indicator_set.indicators if node.id not in moving]
    if still:
        comma = "、" if language == "zh" else ", "
        yield "- " + tell("still", language, ids=comma.join(still))
    last = found.each[-1] if found.each else None
    if last is None:
        if found.proven:
            yield "- " + tell("none_proven", language, boxes=found.boxes)
        return
    if last.proven:
        if not found.proven:
            yield "- " + _unsettled(found, language)
        yield "- " + tell("proven", language, boxes=found.boxes)
    elif len(found.each) == 1:
        yield "- " + tell("not_proven", language)
    else:
        yield "- " + _unsettled(found, language)
        yield "- " + tell("others_proven", language, number=len(found.each))


def routes_data(found: Routes) -> dict[str, Any]:
    """Return routes as plain data; numbers are exact texts, decimals or ratios."""
    evaluation = found.evaluation
    return {
        **head(FORMAT, evaluation.indicator_set),
        "sheet": {"digest": evaluation.sheet.digest},
        "now": _outcome(evaluation),
        "grade": found.grade.id,
        "out": found.out,
        "least": found.least,
        "routes": [
            {
                "moves": [
                    {
                        "id": move.node.id,
                        "before": exact.as_text(move.before),
                        "after": exact.as_text(move.after),
                        "cost": exact.as_text(move.cost),
                    }
                    for move in one.moves
                ],
                "indicators": len(one.moves),
                "points": exact.as_text(one.points),
                "cost": exact.as_text(one.cost),
                "proven": one.proven,
                "then": _outcome(one.evaluation),
            }
            for one in found.each
        ],
        "proven": found.proven,
        "at_least": None if found.at_least is None else exact.as_text(found.at_least),
        "complete": found.complete,
        "moving": [node.id for node in found.moving],
        "utmost": {
            **_outcome(found.utmost),
            "applied": [{"kind": one.kind, "id": one.rule.id} for one in found.utmost.applied],
        },
    }


def _outcome(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "total": exact.as_text(evaluation.published_total),
        "grade": evaluation.grade.id,
        "outcome": {"zh": evaluation.outcome.zh, "en": evaluation.outcome.en},
    }
