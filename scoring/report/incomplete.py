"""Both readings of an incomplete sheet, side by side."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.deviation import compare_self
from scoring.incomplete import coverage
from scoring.report.answers import answer_word
from scoring.report.data import evaluation_data
from scoring.report.document import Document, Table
from scoring.report.outcome import limit_lines
from scoring.report.outcome_words import HEADERS, tell
from scoring.report.panel.lines import void_lines
from scoring.report.result import INDENT, shown
from scoring.report.self_score.lines import add_self_scores
from scoring.report.words import pick, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.evaluation import Evaluation, NodeResult
    from scoring.incomplete import Readings


def incomplete_document(read: Readings, language: str) -> Document:
    """Return the two totals and, for every node, both points and how much was scored."""
    document = Document(word("title", language))
    document.say(
        _so_far(read, language),
        *(tell("so_far_limit", language, line=one) for one in limit_lines(read.so_far, language)),
        tell("nothing_more", language, **_ends(read.nothing_more, language)),
        *(
            tell("nothing_more_limit", language, line=one)
            for one in limit_lines(read.nothing_more, language)
        ),
        tell("coverage", language, share=exact.percentage(read.coverage, Fraction(1)) or "0%"),
        *_of_the_panel(read, language),
    )
    covered = coverage(read.nothing_more)
    rows = []
    for so_far, rest in zip(read.so_far, read.nothing_more, strict=True):
        node, part = rest.node, covered[rest.node.id]
        if node.role == "flag":
            answers = (answer_word(one, node.id, language) for one in read[:2])
            rows.append(
                (INDENT * node.level + node.label.of(language), node.id, "—", *answers, "—")
            )
            continue
        rows.append(
            (
                INDENT * node.level + node.label.of(language),
                node.id,
                exact.as_text(node.full),
                _points(read.so_far, so_far),
                _points(read.nothing_more, rest),
                "—" if part is None else exact.percentage(part, Fraction(1)) or "0%",
            )
        )
    headers = [word(key, language) for key in ("indicator", "id", "full")]
    more = [pick(HEADERS[key], language) for key in ("so_far", "nothing_more", "coverage")]
    document.show(Table("", (*headers, *more), tuple(rows), frozenset({2, 3, 4, 5})))
    compared = compare_self(read.so_far)
    if compared is not None:
        add_self_scores(document, compared, language, so_far=True)
    return document


def _of_the_panel(read: Readings, language: str) -> Iterator[str]:
    """Say who of the panel has not scored yet, what that means, and whose ballot is void."""
    comma = "、" if language == "zh" else ", "
    if read.awaited:
        yield tell("awaited", language, who=comma.join(read.awaited))
    if read.lacking:
        yield tell("lacking", language, **_lacking(read, language))
    if read.awaited or read.lacking:
        yield tell("may_fall", language)
    yield from void_lines(read.nothing_more, language)


def _lacking(read: Readings, language: str) -> dict[str, object]:
    """Return how many reviewers are asked for, and which indicators lack how many of them."""
    numbers = sorted(set(read.lacking.values()))
    begun = {
        leaf.node.id
        for leaf, given in zip(
            read.nothing_more.checked.plan.leaves, read.nothing_more.checked.leaves, strict=True
        )
        if leaf.rule.by_panel and given.members
    }
    whole = len(numbers) == 1 and begun == read.lacking.keys()
    comma, between = ("、", "，") if language == "zh" else (", ", "; ")
    parts = []
    for number in numbers:
        ids = [name for name, lacks in read.lacking.items() if lacks == number]
        key = "lack_all" if whole else "lack_some"
        parts.append(tell(key, language, ids=comma.join(ids), count=number))
    return {
        "least": read.nothing_more.indicator_set.written.panel.at_least,
        "which": between.join(parts),
    }


def _points(evaluation: Evaluation, result: NodeResult) -> str:
    """Return the points of a node, those of the root as published."""
    if result.node is evaluation.indicator_set.root:
        return str(evaluation.total)
    if evaluation.out.get(result.node.id):
        return "—"
    return shown(evaluation, result.points)


def _ends(evaluation: Evaluation, language: str) -> dict[str, object]:
    return {"total": evaluation.total, "grade": evaluation.outcome.of(language)}


def _so_far(read: Readings, language: str) -> str:
    """Return what was scored so far, as points over what they could be where that is all of it."""
    earned, used = read.nothing_more.exact_total, read.nothing_more.indicator_set
    could, places = used.root.full * read.coverage, used.rounding.shown
    ends = _ends(read.so_far, language)
    # where points are not simply added up, no fraction says how the total came about
    whole = earned * used.root.full / could if could else None
    vetoed = any(one.kind == "veto" for one in (*read.so_far.applied, *read.nothing_more.applied))
    if (
        whole is None
        or vetoed
        or exact.rounded(whole, places) != exact.rounded(read.so_far.exact_total, places)
    ):
        return tell("so_far_total", language, **ends)
    points = f"{exact.brief(earned, places)} / {exact.brief(could, places)}"
    return tell("so_far", language, points=points, **ends)


def incomplete_json(read: Readings) -> str:
    """Return both readings as JSON, each in the shape of ``scoring schema result``."""
    data = {
        "format": "scoring.readings/1",
        "coverage": exact.as_text(read.coverage),
        "awaited": list(read.awaited),
        "lacking": dict(read.lacking),
        "so_far": evaluation_data(read.so_far),
        "nothing_more": evaluation_data(read.nothing_more, with_self=False),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
