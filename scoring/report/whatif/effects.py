"""The report of what single indicators change: the plus–minus table and the tornado."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring import exact
from scoring.report import language_for, render_document
from scoring.report.document import Document, Table
from scoring.report.result import head_lines, shown
from scoring.report.whatif.score_words import tell
from scoring.report.whatif.scores import titled
from scoring.report.words import word
from scoring.whatif.altering.steps import OF_FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from scoring.evaluation import Evaluation
    from scoring.whatif.altering.effects import Effect, Effects, Moved


def render_effects(
    steps: Effects,
    ends: Effects,
    format: str = "text",
    language: str | None = None,
    most: int | None = None,
) -> str:
    """Return what single indicators change.

    Args:
        steps: what :func:`scoring.plus_minus` returned.
        ends: what :func:`scoring.tornado` returned for the same sheet.
        format: ``text``, ``markdown``, ``html`` or ``json``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.
        most: how many of the largest effects a report shows; all by default, and always as JSON.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    from scoring.report.whatif.bounds import as_json
    from scoring.report.whatif.scores_data import effects_data

    language = language_for(steps.evaluation.indicator_set, language)
    if format == "json":
        return as_json(effects_data(steps, ends))
    return render_document(_document(steps, ends, most, language), format)


def _document(steps: Effects, ends: Effects, most: int | None, language: str) -> Document:
    evaluation = steps.evaluation
    document = Document(titled(evaluation, tell("effects_title", language), language))
    document.say(*head_lines(evaluation, language), strong=True)
    document.say(_decisive(steps, ends, language))
    document.show(_plus_minus(steps, language))
    shown_ = ends.each if most is None else ends.each[:most]
    document.show(_tornado(ends, shown_, language))
    rest = len(ends.each) - len(shown_)
    if rest:
        document.say(tell("rest", language, count=rest))
    colon = "：" if language == "zh" else ":"
    notes = (f"- {line}" for line in _notes(steps, language))
    document.say(word("notes", language) + colon, *notes)
    return document


def _decisive(steps: Effects, ends: Effects, language: str) -> str:
    comma = "、" if language == "zh" else ", "
    near = [one.node.id for one in steps.decisive]
    # a gate may hold between two levels and not at the ends
    all_ = [*(one.node.id for one in ends.decisive), *near]
    if not all_:
        return tell("none_decisive", language)
    ids, step = comma.join(dict.fromkeys(all_)), comma.join(near) or tell("none", language)
    return tell("decisive", language, ids=ids, step=step)


def _plus_minus(steps: Effects, language: str) -> Table:
    labels = [tell(key, language) for key in ("minus", "plus")]
    rows = [_row(steps.evaluation, one, language) for one in steps.each]
    return _table("plus_minus", labels, rows, steps.each, language)


def _tornado(ends: Effects, each: tuple[Effect, ...], language: str) -> Table:
    labels = [tell(key, language) for key in ("least", "most")]
    rows = [
        (*_row(ends.evaluation, one, language), shown(ends.evaluation, one.span)) for one in each
    ]
    return _table("tornado", labels, rows, each, language, tell("span", language))


def _table(
    title: str,
    labels: list[str],
    rows: list[tuple[str, ...]],
    each: tuple[Effect, ...],
    language: str,
    *more: str,
) -> Table:
    total, grade = word("total", language), word("grade", language)
    headers = [word(key, language) for key in ("indicator", "id", "points")]
    for label in labels:
        headers += [label, total, grade]
    strong = frozenset(number for number, one in enumerate(each) if one.decisive)
    return Table(
        tell(title, language),
        (*headers, *more),
        tuple(rows),
        frozenset({2, 3, 4, 6, 7, 9}),
        strong,
    )


def _row(evaluation: Evaluation, one: Effect, language: str) -> tuple[str, ...]:
    """Return an indicator, its points, and what fewer and more of them come to."""

    def points(number: Fraction) -> str:
        if one.node.role == "flag":
            return word("yes" if number == one.node.full else "no", language)
        return shown(evaluation, number)

    def cells(moved: Moved | None) -> tuple[str, str, str]:
        if moved is None:
            return "—", "", ""
        verdict = moved.verdict
        total = "" if verdict.total == one.now.total else shown(evaluation, verdict.total)
        grade = verdict.outcome.of(language) if verdict.differs(one.now) else ""
        return points(moved.points), total, grade

    named = one.node.label.of(language), one.node.id, points(one.points)
    return (*named, *cells(one.fewer), *cells(one.more))


def _notes(steps: Effects, language: str) -> Iterator[str]:
    percent = OF_FIGURES if steps.percent is None else steps.percent
    key = "about_steps" if steps.percent is None else "about_percent"
    yield tell(key, language, percent=exact.as_text(percent))
    yield tell("about_ends", language)
    yield tell("about_alone", language)
    out = _left_out(steps.evaluation)
    if out:
        comma = "、" if language == "zh" else ", "
        yield tell("left_out", language, ids=comma.join(out))


def _left_out(evaluation: Evaluation) -> list[str]:
    checked = evaluation.checked
    pairs = zip(checked.plan.leaves, checked.leaves, strict=True)
    return [leaf.node.id for leaf, given in pairs if given.out]
