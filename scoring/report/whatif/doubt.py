"""The report on other panels and on points in doubt."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.evaluation import verdict_of
from scoring.report import language_for, render_document
from scoring.report.document import Document, Table
from scoring.report.panel.lines import void_lines
from scoring.report.result import head_lines, shown
from scoring.report.whatif.doubt_data import doubt_data
from scoring.report.whatif.doubt_words import tell
from scoring.report.whatif.doubts_table import doubts_table
from scoring.report.words import COMBINE, pick, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.errors import Problem
    from scoring.evaluation import Verdict
    from scoring.schema.indicator_set import Panel
    from scoring.sheet import Reviewer
    from scoring.whatif.doubting.doubts import Doubt
    from scoring.whatif.doubting.panels import DoubtStudy, WithoutTwo
    from scoring.whatif.doubting.resampling import Resampling

PLACES = 2
"""The decimals of a mean, where totals are shown with no more."""
RULE_OF_THREE = 3
"""What never occurs in n draws is, with 95 % confidence, less likely than 3 ÷ n."""
MOST_PAIRS = 10
"""How many pairs whose absence matters are listed."""


def render_doubt(study: DoubtStudy, format: str = "text", language: str | None = None) -> str:
    """Return the report on other panels and on what is in doubt.

    Args:
        study: what :func:`scoring.study_doubt` returned.
        format: ``text``, ``markdown``, ``html`` or ``json``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    language = language_for(study.evaluation.indicator_set, language)
    if format == "json":
        return json.dumps(doubt_data(study), ensure_ascii=False, indent=2) + "\n"
    return render_document(doubt_document(study, language), format)


def doubt_document(study: DoubtStudy, language: str) -> Document:
    """Return the report on other panels and on what is in doubt."""
    name = study.evaluation.sheet.project.get("name", "")
    colon = "：" if language == "zh" else ": "
    title = tell("title", language)
    document = Document(f"{title}{colon}{name}" if name else title)
    document.say(*head_lines(study.evaluation, language), strong=True)
    document.say(*_conclusions(study, language), strong=True)
    if study.one:
        document.show(panels_table(study, language))
    if _doubts(study):
        document.show(doubts_table(_doubts(study), language))
    if study.resamplings:
        document.show(chances_table(study, language))
        document.show(totals_table(study, language))
    notes = tuple(_notes(study, language))
    if notes:
        document.say(word("notes", language) + colon.strip(), *notes)
    return document


def _conclusions(study: DoubtStudy, language: str) -> Iterator[str]:
    comma = "、" if language == "zh" else ", "
    if study.one:
        who = [_name(study, one.reviewer) for one in study.one if one.same is not True]
        yield tell("one_not" if who else "one_holds", language, who=comma.join(who))
    if study.two:
        other = len(_pairs(study))
        totals = [one.verdict.total for one in study.two if one.verdict is not None]
        if other:
            yield tell("two_not", language, count=len(study.two), other=other)
        else:
            low, high = (shown(study.evaluation, end(totals)) for end in (min, max))
            yield tell("two_holds", language, low=low, high=high)
    if study.rules:
        which = [_rule(one.panel, language) for one in study.rules if _moves(study, one.verdict)]
        yield tell("rules_not" if which else "rules_hold", language, which=comma.join(which))
    for one in study.resamplings:
        cause, error = tell(one.cause, language), _error(one, one.stays)
        key = "stays" if one.exact else "stays_about"
        aside = tell("aside", language, share=_share(one.set_aside)) if one.set_aside else ""
        share = _share(one.stays)
        yield tell(key, language, cause=cause, share=share, error=error, aside=aside)
    if not study.resamplings:
        yield tell("nothing", language)


def panels_table(study: DoubtStudy, language: str) -> Table:
    """Return totals and grades of other panels; of pairs only those whose absence matters."""
    rows = [_row(study, tell("as_is", language), study.now, language)]
    for who, verdict, _ in _panels(study, language):
        rows.append(_row(study, who, verdict, language))
    return Table(
        tell("panels", language),
        (
            tell("change", language),
            word("total", language),
            tell("difference", language),
            word("grade", language),
            tell("note", language),
        ),
        tuple(rows),
        frozenset({1, 2}),
        frozenset(n for n, row in enumerate(rows) if row[4] == tell("other", language)),
    )


def _panels(
    study: DoubtStudy, language: str
) -> Iterator[tuple[str, Verdict | None, Sequence[Problem]]]:
    """Give every other panel in words, what it comes to, and why it does not."""
    for one in study.one:
        verdict = None if one.evaluation is None else verdict_of(one.evaluation)
        yield tell("without", language, who=_name(study, one.reviewer)), verdict, one.problems
    between = "、" if language == "zh" else " and "
    for pair in _pairs(study)[:MOST_PAIRS]:
        who = between.join(_name(study, one) for one in pair.reviewers)
        yield tell("without", language, who=who), pair.verdict, pair.problems
    for rule in study.rules:
        how = _rule(rule.panel, language)
        yield tell("rule", language, how=how), rule.verdict, rule.problems


def _pairs(study: DoubtStudy) -> list[WithoutTwo]:
    """Return the pairs whose absence matters."""
    return [pair for pair in study.two if _moves(study, pair.verdict)]


def _row(
    study: DoubtStudy, changed: str, verdict: Verdict | None, language: str
) -> tuple[str, ...]:
    if verdict is None:
        return (changed, "—", "—", "—", tell("no_result", language))
    change = verdict.total - study.now.total
    sign = "+" if change > 0 else ""
    return (
        changed,
        shown(study.evaluation, verdict.total),
        sign + shown(study.evaluation, change),
        verdict.outcome.of(language),
        tell("other" if verdict.differs(study.now) else "same", language),
    )


def chances_table(study: DoubtStudy, language: str) -> Table:
    """Return how likely each grade is."""
    rows = tuple(
        (
            tell(one.cause, language),
            chance.outcome.of(language),
            _share(chance.probability),
            tell("exact", language) if one.exact else _error(one, chance.probability),
        )
        for one in study.resamplings
        for chance in one.chances
    )
    keys = ("probability", "error")
    heads = (tell("cause", language), word("grade", language))
    return Table(
        tell("chances", language),
        (*heads, *(tell(key, language) for key in keys)),
        rows,
        frozenset({2, 3}),
    )


def totals_table(study: DoubtStudy, language: str) -> Table:
    """Return the mean and the middle of the totals."""
    places = max(PLACES, study.evaluation.indicator_set.rounding.shown)
    rows = tuple(
        (
            tell(one.cause, language),
            exact.fixed(one.mean, places),
            shown(study.evaluation, one.low),
            shown(study.evaluation, one.high),
            _share(one.set_aside),
            tell("every", language)
            if one.exact
            else tell("drawn", language, draws=f"{one.draws:,}", seed=one.seed),
        )
        for one in study.resamplings
    )
    keys = ("cause", "mean", "low", "high", "set_aside", "how")
    return Table(
        tell("totals", language),
        tuple(tell(key, language) for key in keys),
        rows,
        frozenset({1, 2, 3, 4}),
    )


def _notes(study: DoubtStudy, language: str) -> Iterator[str]:
    for line in void_lines(study.evaluation, language):
        yield f"- {line}"
    if study.one:
        yield "- " + tell("about_panels", language)
    if len(_pairs(study)) > MOST_PAIRS:
        yield "- " + tell("some_pairs", language, most=MOST_PAIRS)
    refused: dict[str, list[str]] = {}
    for who, _, problems in _panels(study, language):
        if problems:
            what = problems[0].what("zh" if language == "zh" else "en").rstrip("。.")
            refused.setdefault(what, []).append(who)
    for why, panels in refused.items():
        comma = "；" if language == "zh" else "; "
        yield "- " + tell("refused", language, why=why, who=comma.join(panels))
    for key, details in _about_chances(study):
        yield "- " + tell(key, language, **details)


def _about_chances(study: DoubtStudy) -> Iterator[tuple[str, dict[str, str]]]:
    """Give what must be said of the chances, by the key of its text."""
    if any(one.cause != "doubts" for one in study.resamplings):
        yield "about_reviewers", {}
    if _doubts(study):
        yield "about_doubts", {}
    if any(one.cause == "doubts" and one.set_aside for one in study.resamplings):
        yield "about_refused", {}
    if any(not one.exact for one in study.resamplings):
        yield "about_draws", {}
    fewest = min((one.draws for one in study.resamplings if _always(one)), default=0)
    if fewest:
        yield "about_never", {"most": f"{100 * RULE_OF_THREE / fewest:.3f}%"}


def _doubts(study: DoubtStudy) -> tuple[Doubt, ...]:
    return study.resamplings[-1].doubts if study.resamplings else ()


def _always(one: Resampling) -> bool:
    """Whether draws came to one of several outcomes only: their standard error says nothing."""
    used = one.evaluation.indicator_set
    several = len(used.grades) > 1 or bool(used.vetoes)
    return not one.exact and several and len(one.chances) == 1


def _moves(study: DoubtStudy, verdict: Verdict | None) -> bool:
    return verdict is None or verdict.differs(study.now)


def _name(study: DoubtStudy, one: Reviewer) -> str:
    return study.evaluation.sheet.called[one.id]


def _rule(panel: Panel, language: str) -> str:
    how = pick(COMBINE[panel.combine], language)
    return how.format(high=panel.drop_highest, low=panel.drop_lowest)


def _share(value: Fraction) -> str:
    return str(exact.percentage(value, Fraction(1)))


def _error(one: Resampling, share: Fraction) -> str:
    """Write the standard error of a share of draws in percentage points."""
    if one.exact:
        return ""
    return f"{100 * float(share * (1 - share) / one.draws) ** 0.5:.3f}%"
