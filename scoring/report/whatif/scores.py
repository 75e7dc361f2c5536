"""The report of changed scores: totals and grades before and after, and what changed between."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.evaluation import verdict_of
from scoring.report import language_for, render_document
from scoring.report.advice import advice_lines
from scoring.report.answers import answer_word
from scoring.report.document import Document, Table
from scoring.report.outcome import limit_lines
from scoring.report.panel.lines import void_lines
from scoring.report.result import INDENT, shown
from scoring.report.whatif.score_words import tell
from scoring.report.words import STATES, pick, say, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.evaluation import Evaluation
    from scoring.sheet import Answer
    from scoring.whatif.altering.scores import ChangedNode, ChangedScores, MadeChange


def render_changed_scores(
    found: ChangedScores, format: str = "text", language: str | None = None
) -> str:
    """Return what changed scores come to.

    Args:
        found: what :func:`scoring.change_scores` returned.
        format: ``text``, ``markdown``, ``html`` or ``json``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    from scoring.report.whatif.bounds import as_json
    from scoring.report.whatif.scores_data import changed_data

    language = language_for(found.before.indicator_set, language)
    if format == "json":
        return as_json(changed_data(found))
    return render_document(_document(found, language), format)


def titled(evaluation: Evaluation, title: str, language: str) -> str:
    """Return a title with the name of the project, where it has one."""
    name = evaluation.sheet.project.get("name", "")
    colon = "：" if language == "zh" else ": "
    return f"{title}{colon}{name}" if name else title


def _document(found: ChangedScores, language: str) -> Document:
    document = Document(titled(found.before, tell("change_title", language), language))
    document.say(*_head(found, language), strong=True)
    document.show(_changes(found, language))
    if found.nodes:
        document.show(_nodes(found, language))
    else:
        document.say(tell("no_nodes", language))
    before = list(limit_lines(found.before, language))
    if before != list(limit_lines(found.after, language)):
        lines = before or [tell("none", language)]
        document.say(tell("limits_before", language), *(f"- {line}" for line in lines))
    notes = list(_notes(found, language))
    if notes:
        colon = "：" if language == "zh" else ":"
        document.say(word("notes", language) + colon, *(f"- {line}" for line in notes))
    return document


def _notes(found: ChangedScores, language: str) -> Iterator[str]:
    if any(one.target.what == "points" for one in found.changes):
        yield tell("given", language)
    none, blank = tell("none_void", language), "" if language == "zh" else " "
    before, after = (
        blank.join(void_lines(one, language)) or none for one in (found.before, found.after)
    )
    if before != after:
        yield tell("void_differ", language, before=before, after=after)


def _head(found: ChangedScores, language: str) -> Iterator[str]:
    """Return totals and grades, then what limits the new ones and how far other grades are."""
    before, after = found.before, found.after
    full = exact.as_text(after.indicator_set.root.full)
    same = before.published_total == after.published_total
    line = tell(
        "totals_same" if same else "totals",
        language,
        before=before.total,
        after=after.total,
        full=full,
    )
    differs = verdict_of(before).differs(verdict_of(after))
    yield line + tell(
        "grades" if differs else "grades_same",
        language,
        before=before.outcome.of(language),
        after=after.outcome.of(language),
    )
    yield from limit_lines(after, language)
    yield from advice_lines(after, language)
    used = after.indicator_set
    yield say("set_line", language, name=used.name.of(language), id=used.id, version=used.version)


def _changes(found: ChangedScores, language: str) -> Table:
    return Table(
        tell("changes", language),
        (
            tell("key", language),
            word("indicator", language),
            tell("was", language),
            tell("is", language),
        ),
        tuple(
            (
                one.target.key,
                one.target.leaf.node.label.of(language),
                _before(found, one, language),
                _value(found, one, one.after, language),
            )
            for one in found.changes
        ),
        frozenset({2, 3}),
    )


def _before(found: ChangedScores, one: MadeChange, language: str) -> str:
    """Write what stood there: once where it is the same in every column."""
    texts = [_value(found, one, value, language) for value in one.before]
    comma = "、" if language == "zh" else ", "
    return texts[0] if len(set(texts)) == 1 else comma.join(texts)


def _value(
    found: ChangedScores, one: MadeChange, value: Fraction | Answer | None, language: str
) -> str:
    if value is None:
        return tell("nothing", language)
    if one.target.what == "state":
        return pick(STATES[str(value)], language)
    if isinstance(value, Fraction):
        return shown(found.before, value)
    if isinstance(value, str):
        choices = one.target.asked.choices if one.target.asked else ()
        named = {choice.id: choice.zh if language == "zh" else choice.en for choice in choices}
        return named.get(value, value)
    unit = one.target.asked.unit if one.target.asked else ""
    return f"{value:f}{unit}"


def _nodes(found: ChangedScores, language: str) -> Table:
    return Table(
        tell("nodes", language),
        (
            *(word(key, language) for key in ("indicator", "id", "full")),
            *(tell(key, language) for key in ("was", "is", "difference")),
        ),
        tuple(
            (
                INDENT * one.node.level + one.node.label.of(language),
                one.node.id,
                exact.as_text(one.node.full),
                _points(found.before, one, one.before, language),
                _points(found.after, one, one.after, language),
                _difference(found, one),
            )
            for one in found.nodes
        ),
        frozenset({2, 3, 4, 5}),
        frozenset(n for n, one in enumerate(found.nodes) if not one.node.is_indicator),
    )


def _points(
    evaluation: Evaluation, one: ChangedNode, points: Fraction | None, language: str
) -> str:
    if points is None:
        return word("left_out", language)
    if one.node.role == "flag":
        return answer_word(evaluation, one.node.id, language)
    if one.node is evaluation.indicator_set.root:
        return str(evaluation.total)
    return shown(evaluation, points)


def _difference(found: ChangedScores, one: ChangedNode) -> str:
    if one.difference is None or one.node.role == "flag":
        return "—"
    sign = "+" if one.difference > 0 else "-"
    return sign + shown(found.before, abs(one.difference))
