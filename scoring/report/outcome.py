"""What a report says about the outcome: limits, decisions, coefficients, what was left out."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.incomplete import coverage
from scoring.report.effective import effective_lines
from scoring.report.outcome_words import tell
from scoring.report.words import STATES, pick
from scoring.resolve.leaving import code
from scoring.rules.deductions import DeductionsRule
from scoring.schema.indicator_set import GiveTo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.evaluation import Applied, Evaluation
    from scoring.ledger import Ledger
    from scoring.model import Node
    from scoring.plan import Leaf


def result_line(evaluation: Evaluation, language: str) -> str | None:
    """Return the first line where the outcome is no grade, else ``None``."""
    if evaluation.indicator_set.written.grades.outcome != "decision":
        return None
    return tell(
        "decision",
        language,
        total=evaluation.total,
        full=exact.as_text(evaluation.indicator_set.root.full),
        grade=evaluation.outcome.of(language),
    )


def limit_lines(evaluation: Evaluation, language: str) -> Iterator[str]:
    """Go through what caps, gates and vetoes changed, and what would have come out without."""
    for one in evaluation.applied:
        yield _applied(evaluation, one, language)
    without = evaluation.without
    if without is not None:
        places = evaluation.indicator_set.rounding.shown
        total = exact.brief(without.total, places)
        grade = without.grade.label.of(language)
        yield tell("without", language, total=total, grade=grade)
    written = evaluation.indicator_set.coefficient
    if written is not None:
        name = written.label.of(language)
        yield tell("coefficient", language, name=name, value=evaluation.coefficient)


def _applied(evaluation: Evaluation, one: Applied, language: str) -> str:
    places = evaluation.indicator_set.rounding.shown
    rule, grade_now = one.rule.label.of(language), evaluation.outcome.of(language)
    if one.kind == "cap" and one.node is not None:
        before, after = one.before or Fraction(0), one.after or Fraction(0)
        return tell(
            "cap" if before != after else "cap_others",
            language,
            rule=rule,
            id=one.node.id,
            name=one.node.label.of(language),
            before=exact.brief(before, places),
            after=exact.brief(after, places),
        )
    if one.kind == "gate":
        best, lower = getattr(one.rule, "best", None), getattr(one.rule, "lower_by", None)
        if best is None:
            return tell("gate_lower", language, rule=rule, count=lower)
        grade = next(grade for grade in evaluation.indicator_set.grades if grade.id == best)
        return tell("gate_best", language, rule=rule, grade=grade.label.of(language))
    if evaluation.vetoed is not None and evaluation.vetoed.total is not None:
        first = tell("veto_total", language, rule=rule, total=evaluation.total)
        between = "" if language == "zh" else " "
        return between.join([first, tell("veto", language, rule=rule, grade=grade_now)])
    return tell("veto", language, rule=rule, grade=grade_now)


def left_out_line(evaluation: Evaluation, leaf: Leaf, state: str, language: str) -> str | None:
    """Return how an indicator was left out, ``None`` where its policy gave it points."""
    if state == "scored":
        return None
    policy = getattr(leaf.node.policies, state)
    about = {
        "id": leaf.node.id,
        "name": leaf.node.label.of(language),
        "state": pick(STATES[state], language),
        "full": exact.as_text(leaf.node.full),
    }
    if leaf.node.role != "counts":
        # bonus and penalty items have no full points that others could take over
        gone = code(policy) or policy == "skip"
        return tell("without_extra", language, **about) if gone else None
    if isinstance(policy, GiveTo):
        receiver = evaluation.indicator_set.nodes[policy.give_to]
        name = f"{receiver.id} {receiver.label.of(language)}"
        return tell("shared_give", language, receiver=name, **about)
    parent = evaluation.indicator_set.nodes[leaf.node.parent or leaf.node.id]
    if code(policy) and is_empty(evaluation, parent):
        return _under_empty(evaluation, parent, language, about)
    if policy == "siblings" and parent.combine == "one_of":
        return tell("not_chosen", language, **about)
    keys = {"siblings": "shared_siblings", "tree": "shared_tree", "skip": "skipped"}
    key = keys.get(policy)
    return tell(key, language, **about) if key else None


def is_empty(evaluation: Evaluation, group: Node) -> bool:
    """Whether nothing under a group counts, so that its own policy decides."""
    nodes, out = evaluation.indicator_set.nodes, evaluation.out
    return all(nodes[child].role != "counts" or child in out for child in group.children)


def _under_empty(
    evaluation: Evaluation, group: Node, language: str, about: Mapping[str, str]
) -> str:
    """Say of an indicator that everything beside it is left out as well."""
    key = "empty_out" if group.id in evaluation.out else "empty_given"
    places = evaluation.indicator_set.rounding.shown
    return tell(
        key,
        language,
        group=f"{group.id} {group.label.of(language)}",
        points=exact.brief(evaluation[group.id].points, places),
        most=exact.as_text(group.full),
        **about,
    )


def note_lines(evaluation: Evaluation, ledger: Ledger, language: str) -> Iterator[str]:
    """Go through what else a reader must know of limits, deductions and coverage."""
    places = evaluation.indicator_set.rounding.shown
    for one in ledger.limits:
        points = exact.brief(abs(one.points), places)
        sign = "-" if one.points < 0 else "+"
        yield tell("limited", language, name=one.label.of(language), points=f"{sign}{points}")
    yield from _unused(evaluation, language)
    yield from effective_lines(evaluation, ledger, language)
    whole = coverage(evaluation)[evaluation.indicator_set.root.id]
    if whole is not None and whole < 1:
        share = exact.percentage(whole, Fraction(1)) or "0%"
        yield tell("coverage", language, share=share)
    could = attainable(evaluation)
    full = evaluation.indicator_set.root.full
    if could < full:
        yield tell(
            "attainable",
            language,
            could=exact.brief(could, places),
            points=evaluation.total,
            rate=exact.percentage(evaluation.published_total, could) or "—",
        )


def _unused(evaluation: Evaluation, language: str) -> Iterator[str]:
    """Go through the deductions that went beyond the points of their indicator."""
    from scoring.algebra.ops import INTEGERS

    checked = evaluation.checked
    for leaf, given in zip(checked.plan.leaves, checked.leaves, strict=True):
        rule = leaf.rule
        if not isinstance(rule, DeductionsRule) or given.fixed is not None:
            continue
        tick = checked.plan.tick
        lost = max(Fraction(rule.lost(INTEGERS, row), tick) for row in given.rows)
        if lost > leaf.node.full:
            yield tell(
                "unused",
                language,
                id=leaf.node.id,
                name=leaf.node.label.of(language),
                lost=exact.as_text(lost),
                unused=exact.as_text(lost - leaf.node.full),
            )


def attainable(evaluation: Evaluation) -> Fraction:
    """Return what could be earned: the full points less what is left out of both sides."""
    used, checked = evaluation.indicator_set, evaluation.checked
    skipped = Fraction(0)
    for leaf, given in zip(checked.plan.leaves, checked.leaves, strict=True):
        if given.state == "scored" or leaf.node.role != "counts":
            continue
        if getattr(leaf.node.policies, given.state) == "skip":
            skipped += leaf.node.reach * leaf.node.full
    return used.root.full - skipped
