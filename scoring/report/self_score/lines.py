"""The section of a report that holds self scores against the review."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.report.document import Table
from scoring.report.self_score import words as self_words
from scoring.report.self_score.words import say
from scoring.report.words import word
from scoring.scopes import below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.deviation import Deviation, SelfComparison
    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.report.document import Document

INDENT = "　"
NONE = "—"
MOST_DECIMALS = 6


def add_self_scores(
    document: Document, compared: SelfComparison, language: str, *, so_far: bool = False
) -> None:
    """Add the totals, the table of deviations, and what is to be looked at.

    *so_far* is said of a review that is not complete: what it has not scored is left out of it.
    """
    head = _head(compared, language, so_far=so_far)
    document.say(say("title", language), *head, strong=True)
    document.show(_table(compared, language, so_far=so_far))
    if compared.findings:
        lines = [f"- {one.line('zh' if language == 'zh' else 'en')}" for one in compared.findings]
        document.say(say("look_at", language), *lines)


def signed(value: Fraction, places: int) -> str:
    """Write a difference exactly, with its sign."""
    text = exact.brief(value, places, max(places, MOST_DECIMALS))
    return f"+{text}" if value > 0 else text


def _head(compared: SelfComparison, language: str, *, so_far: bool) -> Iterator[str]:
    own, review = compared.own, compared.review
    there = sum(one.standing == "compared" and one.node.is_indicator for one in compared)
    yield say(
        "totals_so_far" if so_far else "totals" if compared.complete else "totals_partly",
        language,
        own=own.total,
        own_grade=own.outcome.of(language),
        review=review.total,
        grade=review.outcome.of(language),
        difference=signed(compared.difference, review.indicator_set.rounding.shown),
        direction=say(compared.direction, language),
        there=there,
        blank=len(compared.blank),
    )
    if compared.complete and compared.grade_differs and not so_far:
        yield say("other_grade", language)
    yield self_words.bands(
        compared.bounds, compared.explain_above, language, declared=compared.declared is not None
    )


def _table(compared: SelfComparison, language: str, *, so_far: bool) -> Table:
    rows, strong = [], []
    for number, one in enumerate(compared):
        if not one.node.is_indicator:
            strong.append(number)
        out = "not_yet" if so_far and _may_count(compared, one.node) else "left_out"
        rows.append(_row(compared, one, out, language))
    heads = [word(key, language) for key in ("indicator", "id", "full")]
    more = ("own", "review", "difference", "share", "direction", "band", "explanation")
    return Table(
        "",
        (*heads, *(say(key, language) for key in more)),
        tuple(rows),
        frozenset({2, 3, 4, 5, 6}),
        frozenset(strong),
    )


def _may_count(compared: SelfComparison, node: Node) -> bool:
    """Whether something of a node may still count, when it is scored."""
    used, entry = compared.review.indicator_set, compared.review.sheet.entry
    settled = {"not_applicable", "void"}
    return any(entry(name).state not in settled for name in below(used, [node.id]))


def _row(compared: SelfComparison, one: Deviation, out: str, language: str) -> tuple[str, ...]:
    node, places = one.node, compared.review.indicator_set.rounding.shown
    full = {"bonus": "+", "penalty": "-"}.get(node.role, "") + exact.as_text(node.full)
    head = (INDENT * node.level + node.label.of(language), node.id, full)
    if one.standing == "left_out":
        given = compared.review.sheet.entry(node.id).self_score
        shown = NONE if given is None else _points(Fraction(given), places)
        return (*head, shown, NONE, NONE, NONE, NONE, NONE, say(out, language))
    review = _total(compared.review, one, one.review, places)
    if one.own is None or one.difference is None:
        return (*head, NONE, review, NONE, NONE, NONE, NONE, say("blank", language))
    return (
        *head,
        _total(compared.own, one, one.own, places),
        review,
        signed(one.difference, places),
        exact.percentage(abs(one.difference), node.full) or NONE,
        say(one.direction or "same", language),
        self_words.band(compared.bounds, one.band, language),
        _explanation(compared, one, language),
    )


def _explanation(compared: SelfComparison, one: Deviation, language: str) -> str:
    """Say what lacking evidence took, and what explains the rest."""
    if not one.lacking:
        return _rest(compared, one, language)
    places = compared.review.indicator_set.rounding.shown
    took = say("lacking", language, points=_points(one.lacking, places))
    rest = NONE if one.difference == -one.lacking else _rest(compared, one, language)
    return took if rest == NONE else ("；" if language == "zh" else "; ").join((took, rest))


def _rest(compared: SelfComparison, one: Deviation, language: str) -> str:
    if one.standing == "partly":
        return say("partly", language)
    if not one.explained:
        return say("unexplained", language)
    if one.difference and one.by_rule is not None:
        return say("by_rule", language)
    entry = compared.review.sheet.entry(one.node.id)
    if not one.difference or not one.node.is_indicator:
        return NONE
    if entry.reason.strip():
        return " ".join(entry.reason.splitlines())
    between = "；" if language == "zh" else "; "
    named = between.join(" ".join(text.split()) for text in entry.evidence if text.strip())
    return say("by_evidence", language, evidence=named) if named else NONE


def _total(evaluation: Evaluation, one: Deviation, value: Fraction, places: int) -> str:
    """Write points; those of the total as precise as the total is printed."""
    return str(evaluation.total) if one.node.parent is None else _points(value, places)


def _points(value: Fraction, places: int) -> str:
    return exact.brief(value, places, max(places, MOST_DECIMALS))
