"""The report of a panel: what to discuss first, who decides the grade, how far they agree."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.agreement.deviations import (
    LARGEST_DISTANCE,
    LARGEST_Z,
    LEAST_COMMON,
    LEAST_FOR_DISTANCE,
    LEAST_FOR_Z,
)
from scoring.report.document import Document, Table
from scoring.report.panel.figures import agreement_table, given, indicator_table, rate
from scoring.report.panel.lines import void_lines
from scoring.report.panel.words import tell
from scoring.report.result import head_lines, shown
from scoring.report.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.agreement import PanelStudy
    from scoring.agreement.deviations import Severity
    from scoring.agreement.without import Without
    from scoring.errors import Problem
    from scoring.evaluation import Verdict

MOST_PAIRS = 10


def panel_document(study: PanelStudy, language: str) -> Document:
    """Return the report of a panel."""
    name = study.evaluation.sheet.project.get("name", "")
    colon = "：" if language == "zh" else ": "
    title = tell("title", language)
    document = Document(f"{title}{colon}{name}" if name else title)
    document.say(*head_lines(study.evaluation, language), strong=True)
    if not study.ratings:
        document.say(tell("nobody", language))
        return document
    document.say(*conclusions(study, language), strong=True)
    if study.stakes.each:
        document.show(stakes_table(study, language))
    document.show(without_table(study, language))
    document.show(severity_table(study, language))
    if study.outliers:
        document.show(outlier_table(study, language))
    else:
        document.say(tell("no_outliers", language))
    document.show(agreement_table(study, language))
    document.show(indicator_table(study, language))
    document.say(word("notes", language) + colon.strip(), *_notes(study, language))
    return document


def conclusions(study: PanelStudy, language: str) -> Iterator[str]:
    """Say which disagreements, and which reviewers, the grade hangs on."""
    stakes, comma = study.stakes, "、" if language == "zh" else ", "
    if not any(len(one.points) > 1 for one in study.ratings):
        yield tell("nothing_shared", language)
    elif not stakes.each:
        yield tell("few_disputes", language)
    elif stakes.decisive:
        yield tell("decisive", language, ids=comma.join(one.node.id for one in stakes.decisive))
    else:
        yield tell("none_decisive", language)
    if stakes.pairs:
        pairs = comma.join(f"{one.id} + {other.id}" for one, other in stakes.pairs[:MOST_PAIRS])
        rest = len(stakes.pairs) - MOST_PAIRS
        more = tell("more_pairs", language, count=rest) if rest > 0 else ""
        yield tell("pairs", language, pairs=f"{pairs}{more}")
    elif stakes.pairs is not None:
        yield tell("no_pairs", language)
    if stakes.each:
        yield tell(
            "together",
            language,
            low=shown(study.evaluation, stakes.worst.total),
            low_grade=stakes.worst.outcome.of(language),
            high=shown(study.evaluation, stakes.best.total),
            high_grade=stakes.best.outcome.of(language),
        )
    if study.holds:
        yield tell("holds", language)
        return
    wanted = None if study.holds is None else False
    found = [one for one in study.without if one.same is wanted]
    if wanted is None and len(found) == len(study.without):
        yield tell("all_unknown", language)
        return
    who = comma.join(_name(study, one) for one in found)
    yield tell("unknown" if wanted is None else "depends", language, who=who)


def stakes_table(study: PanelStudy, language: str) -> Table:
    """Return the disagreements, those that could change the grade first."""

    def text(one: Verdict) -> str:
        return f"{shown(study.evaluation, one.total)} {one.outcome.of(language)}"

    rows = tuple(
        (
            one.node.label.of(language),
            one.node.id,
            given(study, one.ratings, one.ratings.lowest, language),
            given(study, one.ratings, one.ratings.highest, language),
            text(one.lowest),
            text(one.highest),
            shown(study.evaluation, one.span),
            word("yes" if one.decisive else "no", language),
        )
        for one in study.stakes.each
    )
    keys = ("lowest", "highest", "at_lowest", "at_highest", "span", "changes")
    return Table(
        tell("stakes", language),
        (
            word("indicator", language),
            word("id", language),
            *(tell(key, language) for key in keys),
        ),
        rows,
        frozenset({2, 3, 6}),
        frozenset(n for n, one in enumerate(study.stakes.each) if one.decisive),
    )


def without_table(study: PanelStudy, language: str) -> Table:
    """Return totals and grades without each of the reviewers."""
    rows = []
    for one in study.without:
        if one.evaluation is None:
            rows.append((_name(study, one), "—", "—", "—", tell("no_result", language)))
            continue
        change = one.evaluation.published_total - study.evaluation.published_total
        note = tell("same" if one.same else "other", language)
        if one.unscored:
            comma = "、" if language == "zh" else ", "
            more = tell("unscored", language, ids=comma.join(one.unscored))
            note = f"{note}{'；' if language == 'zh' else '; '}{more}"
        rows.append(
            (
                _name(study, one),
                str(one.evaluation.total),
                _signed(shown(study.evaluation, change), change),
                one.evaluation.outcome.of(language),
                note,
            )
        )
    return Table(
        tell("without", language),
        (
            tell("left_out", language),
            word("total", language),
            tell("change", language),
            word("grade", language),
            tell("note", language),
        ),
        tuple(rows),
        frozenset({1, 2}),
        frozenset(n for n, one in enumerate(study.without) if one.same is False),
    )


def severity_table(study: PanelStudy, language: str) -> Table:
    """Return how far every reviewer lies from the others."""
    rows = []
    for one in study.severities:
        interval = "—"
        if one.lower is not None and one.upper is not None:
            interval = f"{rate(one.lower, signed=True)} … {rate(one.upper, signed=True)}"
        if one.verdict == "few-indicators":
            verdict = tell("few-common", language, least=LEAST_COMMON)
        else:
            verdict = tell(one.verdict, language)
        rows.append(
            (
                _name(study, one),
                str(len(one.rates)),
                "—" if one.mean is None else rate(one.mean, signed=True),
                interval,
                "—"
                if one.mean is None
                else _signed(shown(study.evaluation, one.points), one.points),
                verdict,
            )
        )
    keys = ("common", "mean", "interval", "points", "verdict")
    return Table(
        tell("severity", language),
        (word("reviewer", language), *(tell(key, language) for key in keys)),
        tuple(rows),
        frozenset({1, 2, 3, 4}),
        frozenset(
            n for n, one in enumerate(study.severities) if one.verdict in {"harsh", "lenient"}
        ),
    )


def outlier_table(study: PanelStudy, language: str) -> Table:
    """Return the scores that lie far from the others."""
    names = study.evaluation.sheet.called
    rows = tuple(
        (
            one.node.label.of(language),
            one.node.id,
            names[one.reviewer],
            shown(study.evaluation, one.points),
            shown(study.evaluation, one.median),
            tell(
                one.rule,
                language,
                value=exact.fixed(one.value, 2) if one.rule == "modified-z" else rate(one.value),
            ),
        )
        for one in study.outliers
    )
    return Table(
        tell("outliers", language),
        (
            *(word(key, language) for key in ("indicator", "id", "reviewer")),
            *(tell(key, language) for key in ("given", "median", "rule")),
        ),
        rows,
        frozenset({3, 4}),
    )


def _notes(study: PanelStudy, language: str) -> Iterator[str]:
    yield "- " + tell("exact", language)
    for line in void_lines(study.evaluation, language):
        yield "- " + line + tell("void", language)
    refused: dict[str, list[str]] = {}
    for one in study.without:
        if one.problems:
            refused.setdefault(_first(one.problems, language), []).append(_name(study, one))
    comma = "、" if language == "zh" else ", "
    for why, who in refused.items():
        yield "- " + tell("refused", language, who=comma.join(who), why=why)
    yield "- " + tell("about_severity", language, least=LEAST_COMMON)
    yield "- " + tell(
        "about_outliers",
        language,
        panel=LEAST_FOR_Z,
        z=exact.as_text(LARGEST_Z),
        share=exact.percentage(LARGEST_DISTANCE, Fraction(1), 0),
        least=LEAST_FOR_DISTANCE,
    )
    yield "- " + tell("about_rates", language, compared=study.compared, complete=study.complete)
    yield "- " + tell("about_spread", language)


def _first(problems: tuple[Problem, ...], language: str) -> str:
    """Return what the first problem says, and how many there are where there are several."""
    what = problems[0].what("zh" if language == "zh" else "en").rstrip("。.")
    return what if len(problems) == 1 else tell("more", language, what=what, count=len(problems))


def _name(study: PanelStudy, one: Without | Severity) -> str:
    return study.evaluation.sheet.called[one.reviewer.id]


def _signed(text: str, value: Fraction) -> str:
    return f"+{text}" if value > 0 else text
