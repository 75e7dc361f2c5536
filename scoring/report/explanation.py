"""The report of how indicators came to their points."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.io.rule_text import rule_text
from scoring.report.answers import answer_word, reading_line
from scoring.report.document import Document, Table
from scoring.report.outcome import result_line
from scoring.report.panel.lines import barred_lines
from scoring.report.result import shown
from scoring.report.rule_words import branch
from scoring.report.words import POLICIES, STATES, pick, say, word
from scoring.tracing import trace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.evaluation import Evaluation
    from scoring.rules.base import Input
    from scoring.sheet import Answer
    from scoring.tracing import Score, Trace


def explain_document(
    evaluation: Evaluation, language: str, indicators: Sequence[str] = ()
) -> Document:
    """Return how *indicators* came to their points, all of them where none is named.

    A group stands for the indicators below it.

    Raises:
        KeyError: if the set has no such node.
    """
    used = evaluation.indicator_set
    document = Document(word("explain_title", language))
    document.say(
        result_line(evaluation, language)
        or say(
            "result",
            language,
            total=evaluation.total,
            full=exact.as_text(used.root.full),
            grade=evaluation.outcome.of(language),
        ),
        strong=True,
    )
    for indicator in explained(evaluation, indicators):
        _explain(document, evaluation, trace(evaluation, indicator), language)
    return document


def explained(evaluation: Evaluation, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the indicators that *wanted* names, a group standing for what is below it.

    Raises:
        KeyError: if the set has no such node.
    """
    used = evaluation.indicator_set
    ids = {used.nodes[node_id].id for node_id in wanted}
    return tuple(
        node.id
        for node in used.indicators
        if not ids or ids & {used.root.id, *(one.id for one in used.path(node.id))}
    )


def _explain(document: Document, evaluation: Evaluation, traced: Trace, language: str) -> None:
    node = traced.node
    full = exact.as_text(node.full)
    earned = f"{shown(evaluation, traced.points)} / {full}"
    if node.role == "flag":
        earned = answer_word(evaluation, node.id, language)
    document.say(f"{node.id} {node.label.of(language)}　{earned}", strong=True)
    colon = "：" if language == "zh" else ": "
    standard = rule_text(node, language)
    document.say(f"{word('rule', language)}{colon}{standard}")
    if traced.scores:
        document.show(_scores(evaluation, traced, language))
    document.say(*_how(evaluation, traced, language, colon))


def _how(evaluation: Evaluation, traced: Trace, language: str, colon: str) -> Iterator[str]:
    stage, flag = evaluation.indicator_set.panel.stage, traced.node.role == "flag"
    if traced.policy:
        yield say(
            "settled",
            language,
            state=pick(STATES[traced.state], language),
            policy=pick(POLICIES[traced.policy], language),
            points=exact.as_text(traced.points),
        )
    counting = [score for score in traced.scores if score.share]
    if stage == "total" and traced.scores and traced.scores[0].reviewer:
        yield say("total_stage", language)
    elif len(counting) > 1:
        plus = " + ".join(_times(score) for score in counting)
        yield say(
            "calculation",
            language,
            sum=plus,
            divisor=exact.as_text(_number(sum(score.share for score in counting))),
            exact=exact.brief(traced.exact),
        )
    yield from _counting(traced, language)
    if flag:
        yield reading_line(evaluation, traced, language)
    if traced.abstained:
        between, around = ("、", "（{}）") if language == "zh" else (", ", " ({})")
        who = between.join(evaluation.sheet.called[one.id] for one in traced.abstained)
        yield (
            say(
                "abstained",
                language,
                id=traced.node.id,
                name=traced.node.label.of(language),
                count=len(traced.abstained),
                rest=len(traced.scores),
            )
            + around.format(who)
        )
    yield from barred_lines(evaluation, traced, language)
    yield from _reasons(traced.reason, f"{word('reason', language)}{colon}")
    if traced.evidence:
        between = "；" if language == "zh" else "; "
        yield f"{word('evidence', language)}{colon}{between.join(traced.evidence)}"


def _reasons(reason: str, head: str) -> Iterator[str]:
    """Give the reason on a line; where several people gave theirs, each on a line."""
    lines = reason.splitlines()
    if len(lines) == 1:
        yield head + reason
    elif lines:
        yield head.rstrip()
        yield from (f"- {line}" for line in lines)


def _counting(traced: Trace, language: str) -> Iterator[str]:
    """Say what of the exact points counts: a share, rounded, or all of it."""
    if traced.kept is not None:
        # where totals are combined, what stands as exact is reduced already
        node, reduced = traced.node, traced.exact == traced.points
        yield say(
            "kept" if reduced else "kept_of",
            language,
            id=node.id,
            name=node.label.of(language),
            exact=exact.brief(traced.exact),
            share=exact.percentage(traced.kept, Fraction(1)),
            points=exact.brief(traced.points),
        )
    elif traced.scores and traced.rounded_to is not None and traced.exact != traced.points:
        yield say(
            "exact_to",
            language,
            exact=exact.brief(traced.exact),
            places=traced.rounded_to,
            points=exact.as_text(traced.points),
        )
    elif traced.scores and traced.node.role != "flag":
        yield say("exact_is", language, points=exact.brief(traced.points))


def _number(value: int) -> Fraction:
    return Fraction(value)


def _times(score: Score) -> str:
    points = exact.brief(score.points)
    return points if score.share == 1 else f"{score.share}×{points}"


def _scores(evaluation: Evaluation, traced: Trace, language: str) -> Table:
    rows, called = [], evaluation.sheet.called
    for score in traced.scores:
        who = word("once", language)
        if score.reviewer:
            who = called[score.reviewer.id]
        answers = "；" if language == "zh" else "; "
        names = ", ".join(branch(name, language) for name in score.branches)
        rows.append(
            (
                who,
                answers.join(_answer(asked, given, language) for asked, given in score.answers),
                names or "—",
                exact.brief(score.points),
                word("counted", language) if score.share else word("left_out", language),
            )
        )
    headers = ("reviewer", "answers", "branch", "points", "counted")
    return Table("", tuple(word(h, language) for h in headers), tuple(rows), frozenset({3}))


def _answer(asked: Input, given: Answer, language: str) -> str:
    if isinstance(given, str):
        choice = next(choice for choice in asked.choices if choice.id == given)
        text = choice.zh if language == "zh" else choice.en
        return f"{asked.id} {text}" if asked.label else text
    text = f"{given:f}{asked.unit}"
    return f"{asked.label.of(language)} {text}" if asked.label else text
