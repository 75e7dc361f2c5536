"""The report of an evaluation: total, grade, points of every node, largest losses, notes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.deviation import compare_self
from scoring.evaluation import reviewer_ticks
from scoring.ledger import contributions
from scoring.panel import even_shares, trims
from scoring.report import outcome
from scoring.report.advice import advice_lines
from scoring.report.answers import answer_word, divided_lines
from scoring.report.document import Document, Table
from scoring.report.effective import effective
from scoring.report.outcome_words import HEADERS, tell
from scoring.report.panel.lines import member_lines
from scoring.report.required import unnamed_lines
from scoring.report.self_score.lines import add_self_scores
from scoring.report.table_notes import table_lines
from scoring.report.words import COMBINE, STAGE, STATES, pick, say, word
from scoring.scopes import barred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.evaluation import Evaluation, NodeResult
    from scoring.ledger import Ledger
    from scoring.model import Node

INDENT = "　"
LARGEST = 10
MOST_DECIMALS = 6


def result_document(evaluation: Evaluation, language: str, *, registered: bool = False) -> Document:
    """Return the report of *evaluation*; *registered* where a register tells of evidence."""
    name = evaluation.sheet.project.get("name", "")
    title = word("title", language)
    document = Document(
        f"{title}：{name}" if name and language == "zh" else f"{title}: {name}" if name else title
    )
    ledger = contributions(evaluation)
    document.say(*head_lines(evaluation, language), strong=True)
    document.show(tree_table(evaluation, language))
    if ledger.largest_losses:
        document.show(losses_table(evaluation, ledger, language))
    else:
        document.say(say("no_losses", language))
    compared = compare_self(evaluation)
    if compared is not None:
        add_self_scores(document, compared, language)
    notes = list(_notes(evaluation, ledger, language))
    if not registered:
        notes += unnamed_lines(evaluation, language)
    if notes:
        document.say(
            word("notes", language) + ("：" if language == "zh" else ":"),
            *(f"- {note}" for note in notes),
        )
    return document


def shown(evaluation: Evaluation, value: Fraction) -> str:
    """Write points exactly, with at least the decimals of the set, so that what stands adds up.

    What has no end is written as its beginning and a sign that it goes on.
    """
    places = evaluation.indicator_set.rounding.shown
    return exact.brief(value, places, max(places, MOST_DECIMALS))


def head_lines(evaluation: Evaluation, language: str) -> Iterator[str]:
    """Return total and grade, what limits them and how far others are, the set, the panel."""
    used = evaluation.indicator_set
    yield outcome.result_line(evaluation, language) or say(
        "result",
        language,
        total=evaluation.total,
        full=exact.as_text(used.root.full),
        grade=evaluation.outcome.of(language),
    )
    yield from outcome.limit_lines(evaluation, language)
    yield from advice_lines(evaluation, language)
    yield say("set_line", language, name=used.name.of(language), id=used.id, version=used.version)
    count = len(evaluation.sheet.reviewers)
    if count:
        panel = used.panel
        how = pick(COMBINE[panel.combine], language)
        how = how.format(high=panel.drop_highest, low=panel.drop_lowest)
        stage = pick(STAGE[panel.stage], language)
        comma = "，" if language == "zh" else ", "
        line = "panel_of_one" if count == 1 else "panel_line"
        yield say(line, language, count=count, how=f"{how}{comma}{stage}")


def tree_table(evaluation: Evaluation, language: str) -> Table:
    """Return points, full points, score rate and points lost of every node.

    Where something is left out, the effective full points and points stand beside the original.
    """
    rows, strong = [], []
    grown = effective(evaluation)
    for number, result in enumerate(evaluation):
        node = result.node
        if not node.is_indicator:
            strong.append(number)
        name = INDENT * node.level + node.label.of(language)
        if node.role == "flag":
            answer = answer_word(evaluation, node.id, language)
            rows.append((name, node.id, "—", answer, "—", "—", *["—"] * 2 * bool(grown)))
            continue
        full = {"bonus": "+", "penalty": "-"}.get(node.role, "") + exact.as_text(node.full)
        points, rate, lost = _numbers(evaluation, result, root=not number)
        extra = ["—"] * 2 * bool(grown)
        both = grown.get(node.id)
        if both is not None:
            extra = [shown(evaluation, one) for one in both]
        if evaluation.out.get(node.id):
            points = rate = lost = "—"
        rows.append((name, node.id, full, points, rate, lost, *extra))
    headers = ("indicator", "id", "full", "points", "rate", "lost")
    more = [pick(HEADERS[one], language) for one in HEADERS] if grown else []
    return Table(
        word("tree", language),
        (*(word(header, language) for header in headers), *more),
        tuple(rows),
        frozenset({2, 3, 4, 5, 6, 7}),
        frozenset(strong),
    )


def _numbers(evaluation: Evaluation, result: NodeResult, *, root: bool) -> tuple[str, str, str]:
    """Return points, score rate and points lost; those of the root as precise as the total."""
    places = evaluation.indicator_set.rounding.shown
    if root:
        places = max(places, len(str(evaluation.total).partition(".")[2]))
        total = evaluation.published_total
        rate = exact.percentage(total, result.node.full, max(2, places)) or "—"
        return str(evaluation.total), rate, shown(evaluation, result.node.full - total)
    rate = exact.percentage(result.points, result.attainable) or "—"
    return shown(evaluation, result.points), rate, shown(evaluation, result.lost)


def losses_table(evaluation: Evaluation, ledger: Ledger, language: str) -> Table:
    """Return what cost most, in points of the total."""
    rows = []
    so_far = Fraction(0)
    together = sum((part.lost for part in ledger.largest_losses), so_far)
    for part in ledger.largest_losses[:LARGEST]:
        so_far += part.lost
        rows.append(
            (
                part.node.label.of(language),
                part.node.id,
                shown(evaluation, part.lost),
                exact.percentage(part.lost, together) or "—",
                exact.percentage(so_far, together) or "—",
                _reason(evaluation, part.node, language),
            )
        )
    headers = ("indicator", "id", "lost", "share_lost", "cumulative", "reason")
    return Table(
        word("losses", language),
        tuple(word(header, language) for header in headers),
        tuple(rows),
        frozenset({2, 3, 4}),
    )


def _reason(evaluation: Evaluation, node: Node, language: str) -> str:
    """Return why points were lost, as far as it is written or known."""
    if node.is_indicator:
        return evaluation.sheet.entry(node.id).reason or "—"
    key = "nothing_counts" if outcome.is_empty(evaluation, node) else "not_full"
    return tell(key, language)


def _notes(evaluation: Evaluation, ledger: Ledger, language: str) -> Iterator[str]:
    if "note" in evaluation.sheet.project:
        yield " ".join(evaluation.sheet.project["note"].splitlines())
    yield from member_lines(evaluation, language)
    yield from _indicator_notes(evaluation, language)
    yield from divided_lines(evaluation, language)
    yield from outcome.note_lines(evaluation, ledger, language)
    yield from _total_notes(evaluation, language)
    yield from _number_notes(evaluation, ledger, language)
    yield from table_lines(evaluation, language)
    if any(result.node.illustrative for result in evaluation):
        yield say("illustrative", language)


def _indicator_notes(evaluation: Evaluation, language: str) -> Iterator[str]:
    checked, panel = evaluation.checked, evaluation.indicator_set.panel
    kept = dict(checked.kept)
    reviewers = evaluation.sheet.reviewers
    out_of_it = [barred(evaluation.indicator_set, reviewers[one]) for one in checked.valid]
    for place, (leaf, given) in enumerate(zip(checked.plan.leaves, checked.leaves, strict=True)):
        about = {"id": leaf.node.id, "name": leaf.node.label.of(language)}
        if place in kept:
            share = exact.percentage(kept[place], Fraction(1))
            points = shown(evaluation, evaluation[leaf.node.id].points)
            yield say("kept", language, **about, share=share, points=points)
        left_out = outcome.left_out_line(evaluation, leaf, given.state, language)
        if left_out is not None:
            yield left_out
        elif given.fixed is not None:
            yield say(
                "by_policy",
                language,
                **about,
                state=pick(STATES[given.state], language),
                points=shown(evaluation, evaluation[leaf.node.id].points),
                full=exact.as_text(leaf.node.full),
            )
        elif leaf.rule.by_panel and panel.stage == "indicator":
            rest = len(given.rows)
            asked = sum(leaf.node.id not in barred_ for barred_ in out_of_it)
            absent = asked - rest
            if absent:
                yield say("abstained", language, **about, count=absent, rest=rest)
            if panel.trim_from is not None and not trims(panel, rest):
                yield say("untrimmed", language, **about, least=panel.trim_from)


def _number_notes(evaluation: Evaluation, ledger: Ledger, language: str) -> Iterator[str]:
    """Say where shown numbers and exact ones differ."""
    used = evaluation.indicator_set
    if ledger.rounding and not evaluation.checked.plan.plain:
        difference = exact.brief(ledger.rounding)
        yield tell("residue_groups", language, difference=difference)
    elif ledger.rounding:
        yield say(
            "residue",
            language,
            exact=exact.as_text(evaluation.exact_total),
            total=evaluation.total,
            difference=exact.as_text(ledger.rounding),
        )
    if used.grade_basis == "exact":
        yield say("basis_exact", language, exact=exact.as_text(evaluation.exact_total))
    points = (one.points for one in evaluation if one.node.role != "flag")
    if not all(exact.terminates(one) for one in points):
        yield say("display", language)


def _total_notes(evaluation: Evaluation, language: str) -> Iterator[str]:
    panel, checked = evaluation.indicator_set.panel, evaluation.checked
    reviewers = [evaluation.sheet.reviewers[member] for member in checked.valid]
    if panel.stage != "total" or not reviewers:
        return
    ticks = [reviewer_ticks(checked, member)[0] for member in checked.valid]
    counted = even_shares(panel, ticks, checked.valid_weights)
    tick = checked.plan.tick
    out = [
        say(
            "reviewer_total",
            language,
            name=evaluation.sheet.called[one.id],
            total=exact.as_text(Fraction(total, tick)),
        )
        for one, total, share in zip(reviewers, ticks, counted, strict=True)
        if not share
    ]
    if out:
        yield say(
            "dropped_total", language, who="、".join(out) if language == "zh" else ", ".join(out)
        )
    if panel.combine != "weighted_mean" and len({share for share in counted if share}) > 1:
        yield say("tied_totals", language)
    if panel.trim_from is not None and not trims(panel, len(reviewers)):
        yield say("untrimmed_total", language, least=panel.trim_from)
