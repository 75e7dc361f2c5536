"""The report on weights that move: intervals, and how far all may move at once."""

from __future__ import annotations

import json
import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring import exact
from scoring.report import language_for, render_document
from scoring.report.document import Document, Table
from scoring.report.result import head_lines, shown
from scoring.report.verdict_data import verdict_data
from scoring.report.whatif.data import head
from scoring.report.whatif.weights_words import tell, why
from scoring.report.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.whatif.weighing.leeway import Leeway
    from scoring.whatif.weighing.weights import End, WeightInterval, WeightIntervals

FORMAT = "scoring.whatif.weights/1"
PLACES = 2


def render_weights(
    intervals: WeightIntervals, leeway: Leeway, format: str = "text", language: str | None = None
) -> str:
    """Return the report on the weights of a sheet.

    Args:
        intervals: what :func:`scoring.weight_intervals` returned.
        leeway: what :func:`scoring.weight_leeway` returned for the same evaluation.
        format: ``text``, ``markdown``, ``html`` or ``json``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    language = language_for(intervals.evaluation.indicator_set, language)
    if format == "json":
        data = weights_data(intervals, leeway)
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return render_document(weights_document(intervals, leeway, language), format)


def weights_document(intervals: WeightIntervals, leeway: Leeway, language: str) -> Document:
    """Return the report on the weights of a sheet."""
    evaluation = intervals.evaluation
    name = evaluation.sheet.project.get("name", "")
    colon = "：" if language == "zh" else ": "
    title = tell("title", language)
    document = Document(f"{title}{colon}{name}" if name else title)
    document.say(*head_lines(evaluation, language), strong=True)
    document.say(*_conclusions(intervals, leeway, language), strong=True)
    if intervals.each:
        document.show(intervals_table(intervals, language))
    if leeway.witness:
        document.show(witness_table(leeway, language))
    document.say(word("notes", language) + colon.strip(), *_notes(intervals, language))
    return document


def _conclusions(intervals: WeightIntervals, leeway: Leeway, language: str) -> Iterator[str]:
    comma = "、" if language == "zh" else ", "
    loose = [one.node.id for one in intervals.each if not one.firm]
    if intervals.each:
        key = "some" if loose else "none"
        yield tell(key, language, ids=comma.join(loose))
    yield from leeway_lines(leeway, language)


def leeway_lines(leeway: Leeway, language: str) -> Iterator[str]:
    """Say by how much all weights may move at once."""
    if leeway.obstacle is not None:
        reason = why(leeway.obstacle.why, leeway.obstacle.about, language)
        yield tell("no_leeway", language, why=reason)
        return
    if leeway.most is None:
        yield tell("any", language)
    else:
        yield _share_line(leeway, language)
    whole = [unit.node.id for unit in leeway.units if not unit.node.is_indicator]
    if whole:
        comma = "、" if language == "zh" else ", "
        yield tell("whole", language, ids=comma.join(whole))


def _share_line(leeway: Leeway, language: str) -> str:
    share = 100 * (leeway.most or Fraction(0))
    bound = tell("up_to" if leeway.included or _cut_off(share) else "below", language)
    how = {"bound": bound, "share": f"{_inward(share, up=False)}%"}
    if leeway.beyond is None:
        return tell("leeway_holds", language, **how)
    grade, total = leeway.beyond.outcome.of(language), leeway.beyond.total
    return tell("leeway", language, grade=grade, total=shown(leeway.evaluation, total), **how)


def intervals_table(intervals: WeightIntervals, language: str) -> Table:
    """Return the interval of every weight."""
    rows = tuple(
        (
            one.node.label.of(language),
            one.node.id,
            exact.brief(one.weight, PLACES),
            str(exact.percentage(one.weight, one.most)),
            _end(one.low, up=True),
            _end(one.high, up=False),
            _beyond(one.low, language),
            _beyond(one.high, language),
        )
        for one in intervals.each
    )
    keys = ("weight", "of", "low", "high", "under", "over")
    return Table(
        tell("intervals", language),
        (word("indicator", language), word("id", language), *(tell(key, language) for key in keys)),
        rows,
        frozenset({2, 3, 4, 5}),
        frozenset(n for n, one in enumerate(intervals.each) if not one.firm),
    )


def witness_table(leeway: Leeway, language: str) -> Table:
    """Return the weights under which the grade changes first."""
    rows = tuple(
        (
            unit.node.label.of(language),
            unit.node.id,
            str(exact.percentage(unit.rate, Fraction(1))),
            exact.brief(unit.weight, PLACES),
            exact.fixed(leeway.witness[unit.node.id], PLACES),
            _signed(leeway.witness[unit.node.id] / unit.weight - 1),
        )
        for unit in leeway.units
    )
    return Table(
        tell("witness", language),
        (
            *(word(key, language) for key in ("indicator", "id", "rate")),
            *(tell(key, language) for key in ("weight", "then", "changed")),
        ),
        rows,
        frozenset({2, 3, 4, 5}),
    )


def _notes(intervals: WeightIntervals, language: str) -> Iterator[str]:
    comma = "、" if language == "zh" else ", "
    for key in ("about_weight", "about_rates", "about_all", "about_ends"):
        yield "- " + tell(key, language)
    reasons: dict[str, list[str]] = {}
    for one in intervals.unweighed:
        reason = why(one.obstacle.why, one.obstacle.about, language)
        reasons.setdefault(reason, []).append(one.node.id)
    for reason, ids in reasons.items():
        yield "- " + tell("unweighed", language, ids=comma.join(ids), why=reason)


def _end(end: End, *, up: bool) -> str:
    if end.beyond is None:
        return "—"
    sign = "" if end.included or _cut_off(end.at) else "> " if up else "< "
    return sign + _inward(end.at, up=up)


def _cut_off(value: Fraction) -> bool:
    """Whether what is written of a number lies inside it, because the number goes on."""
    return (value * 10**4).denominator != 1


def _inward(value: Fraction, *, up: bool) -> str:
    """Write a number with two to four decimals, cut off upwards or downwards."""
    number = value * 10**4
    whole = math.ceil(number) if up else math.floor(number)
    return exact.brief(Fraction(whole, 10**4), PLACES)


def _beyond(end: End, language: str) -> str:
    return "—" if end.beyond is None else end.beyond.outcome.of(language)


def _signed(change: Fraction) -> str:
    sign = "+" if change > 0 else ""
    return f"{sign}{exact.fixed(100 * change, PLACES)}%"


def weights_data(intervals: WeightIntervals, leeway: Leeway) -> dict[str, Any]:
    """Return the weights as plain data; numbers are exact texts, decimals or ratios."""
    evaluation = intervals.evaluation
    used = evaluation.indicator_set
    return {
        **head(FORMAT, used),
        "sheet": {"digest": evaluation.sheet.digest},
        "now": verdict_data(intervals.now),
        "weights": [_interval(one) for one in intervals.each],
        "not_computed": [
            {"id": one.node.id, "why": one.obstacle.why, "about": one.obstacle.about}
            for one in intervals.unweighed
        ],
        "all_at_once": leeway_data(leeway),
    }


def leeway_data(leeway: Leeway) -> dict[str, Any]:
    """Return by how much all weights may move at once, as plain data."""
    return {
        "most": None if leeway.most is None else exact.as_text(leeway.most),
        "included": leeway.included,
        "exact": leeway.exact,
        "beyond": None if leeway.beyond is None else verdict_data(leeway.beyond),
        "witness": {name: exact.as_text(one) for name, one in leeway.witness.items()},
        "not_computed": None if leeway.obstacle is None else leeway.obstacle._asdict(),
    }


def _interval(one: WeightInterval) -> dict[str, Any]:
    return {
        "id": one.node.id,
        "under": one.parent.id,
        "weight": exact.as_text(one.weight),
        "weight_of_group": exact.as_text(one.most),
        "low": _end_data(one.low),
        "high": _end_data(one.high),
    }


def _end_data(end: End) -> dict[str, Any]:
    return {
        "at": exact.as_text(end.at),
        "included": end.included,
        "beyond": None if end.beyond is None else verdict_data(end.beyond),
    }
