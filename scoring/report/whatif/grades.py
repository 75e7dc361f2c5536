"""The report of one grade against other bounds: margins, how far bounds move, other scales."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring import exact
from scoring.report.document import Document, Table
from scoring.report.result import head_lines, shown
from scoring.report.whatif.band_words import bound_text, scale_text, tell
from scoring.report.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.model import Grade
    from scoring.whatif.bounding.intervals import Interval
    from scoring.whatif.bounding.margins import Alternative, GradeMargins, Margin, Threshold


def margins_document(found: GradeMargins, language: str) -> Document:
    """Return the report of how firm a grade is against other bounds."""
    evaluation = found.evaluation
    colon = "：" if language == "zh" else ": "
    name = evaluation.sheet.project.get("name", "")
    title = tell("title", language)
    document = Document(f"{title}{colon}{name}" if name else title)
    document.say(*head_lines(evaluation, language), strong=True)
    if found.margins:
        document.show(_margins(found, language))
        document.show(_thresholds(found, language))
    if found.alternatives:
        document.show(_alternatives(found, language))
    document.say(word("notes", language) + colon.strip(), *_notes(found, language))
    return document


def _margins(found: GradeMargins, language: str) -> Table:
    return Table(
        tell("margins", language),
        tuple(tell(key, language) for key in ("grade", "bound", "way", "gives")),
        tuple(
            (
                one.distance.grade.label.of(language),
                _bound(found, one),
                _way(found, one, language),
                one.gives.label.of(language),
            )
            for one in found.margins
        ),
    )


def _bound(found: GradeMargins, one: Margin) -> str:
    """Write the bound between the grade of the total and another one."""
    grades = found.evaluation.indicator_set.grades
    if one.better:
        return bound_text(one.distance.grade)
    above = grades[grades.index(one.distance.grade) - 1]
    return f"{'<' if above.included else '≤'} {exact.as_text(above.lower)}"


def _way(found: GradeMargins, one: Margin, language: str) -> str:
    way = "up" if one.better else "down"
    key = f"{way}_{'reached' if one.distance.reached else 'above'}"
    text = tell(key, language, points=shown(found.evaluation, one.distance.points))
    if one.distance.within_reach:
        return text
    return text + tell("out_of_reach" if one.better else "kept", language)


def _thresholds(found: GradeMargins, language: str) -> Table:
    def given(grade: Grade | None) -> str:
        return "—" if grade is None else grade.label.of(language)

    return Table(
        tell("thresholds", language),
        tuple(tell(key, language) for key in ("grade", "now", "stays", "below", "above")),
        tuple(
            (
                one.grade.label.of(language),
                bound_text(one.grade),
                _stays(found, one, language),
                given(one.below),
                given(one.above),
            )
            for one in found.thresholds
        ),
    )


def _stays(found: GradeMargins, one: Threshold, language: str) -> str:
    text = interval_text(one.stays, found.evaluation.indicator_set.rounding.shown)
    if one.below is None and one.above is None:
        return tell("anywhere", language, interval=text)
    return text


def interval_text(interval: Interval, places: int) -> str:
    """Write an interval with its ends: ``(88.00, 100.00]``; a round bracket leaves the end out."""
    begin, end = "[" if interval.from_lower else "(", "]" if interval.to_upper else ")"
    lower, upper = (exact.brief(one, places) for one in (interval.lower, interval.upper))
    return f"{begin}{lower}, {upper}{end}"


def _alternatives(found: GradeMargins, language: str) -> Table:
    keys = ("scale", "grade", "bound", "source")
    return Table(
        tell("alternatives", language),
        tuple(tell(key, language) for key in keys),
        tuple(
            (
                scale_name(one, language),
                one.judged.outcome.of(language),
                scale_text(one.scale.grades, language),
                one.scale.source if one.scale.name else "—",
            )
            for one in found.alternatives
        ),
        strong=frozenset(
            number
            for number, one in enumerate(found.alternatives)
            if one.judged.outcome != found.evaluation.outcome
        ),
    )


def scale_name(one: Alternative, language: str) -> str:
    """Return what a scale is called."""
    scale = one.scale
    if scale.name in {"national", "guangdong"}:
        name = tell(scale.name, language)
    else:
        name = scale.name or tell("own", language)
    if scale.from_full is None:
        return name
    return name + tell("carried", language, theirs=exact.as_text(scale.from_full))


def _notes(found: GradeMargins, language: str) -> Iterator[str]:
    evaluation = found.evaluation
    places = evaluation.indicator_set.rounding.total
    key = "exact" if places is None else "rounded"
    yield "- " + tell(key, language, places=places)
    if any(one.kind != "cap" for one in evaluation.applied):
        yield "- " + tell("decided", language)
    yield "- " + tell("proven", language)
