"""How one indicator came to its points: inputs, rule, branch taken, exact and rounded."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.algebra.ops import INTEGERS
from scoring.algebra.trace import Traced, TraceOps
from scoring.evaluation import reviewer_ticks
from scoring.panel import shares, trims
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.plan import Leaf
    from scoring.rules.base import Input
    from scoring.sheet import Answer, Reviewer, State


@dataclass(frozen=True, slots=True)
class Score:
    """What one reviewer's answers, or the answers given once, came to.

    Attributes:
        reviewer: who answered; ``None`` where the answers are given once.
        answers: what was asked and what was answered.
        branches: the branches of the rule that were taken, as keys for a report.
        points: the points, before the panel is combined and before rounding.
        share: how much it counts; 0 for a score that a trimmed mean or median leaves out.
    """

    reviewer: Reviewer | None
    answers: tuple[tuple[Input, Answer], ...]
    branches: tuple[str, ...]
    points: Fraction
    share: int


@dataclass(frozen=True, slots=True)
class Trace:
    """How an indicator came to its points.

    Attributes:
        node: the indicator.
        state: the state of what was filled in.
        policy: what settled it where no rule ran: ``zero`` or ``full``, else ``None``.
        scores: one for each reviewer who answered, or a single one.
        abstained: the reviewers who did not answer.
        untrimmed: whether the panel was too small to be trimmed, so the plain mean was taken.
        exact: the points before rounding.
        points: the points that count.
        rounded_to: the decimals the set rounds to, ``None`` where it does not round.
        reason: the reason given for points taken off.
        evidence: the materials named.
    """

    node: Node
    state: State
    policy: str | None
    scores: tuple[Score, ...]
    abstained: tuple[Reviewer, ...]
    untrimmed: bool
    exact: Fraction
    points: Fraction
    rounded_to: int | None
    reason: str
    evidence: tuple[str, ...]


def trace(evaluation: Evaluation, indicator: str) -> Trace:
    """Return how *indicator* came to its points.

    Raises:
        KeyError: if the set has no such indicator.
    """
    checked = evaluation.checked
    plan, panel = checked.plan, evaluation.indicator_set.panel
    place = {leaf.node.id: number for number, leaf in enumerate(plan.leaves)}[indicator]
    leaf, given = plan.leaves[place], checked.leaves[place]
    entry = evaluation.sheet.entry(indicator)
    result = evaluation[indicator]
    reviewers = evaluation.sheet.reviewers
    rows = [tuple(Traced(number) for number in row) for row in given.rows]
    traced = [_points(leaf, row) for row in rows]
    scores: tuple[Score, ...] = ()
    exact, untrimmed = result.points, False
    abstained: tuple[Reviewer, ...] = ()
    if given.fixed is None:
        weights = [checked.weights[member] for member in given.members]
        counted: tuple[int, ...] = (1,)
        if leaf.rule.by_panel:
            counted = _counted(evaluation, leaf, traced, weights)
            abstained = tuple(r for n, r in enumerate(reviewers) if n not in given.members)
            untrimmed = panel.trim_from is not None and not trims(panel, len(rows))
        scores = tuple(
            Score(
                reviewer=reviewers[member] if leaf.rule.by_panel else None,
                answers=_answers(leaf, evaluation, member),
                branches=branches,
                points=points / plan.tick,
                share=share,
            )
            for member, (points, branches), share in zip(
                given.members, traced, counted, strict=True
            )
        )
        if panel.stage == "indicator" or not leaf.rule.by_panel:
            exact = sum((s.share * s.points for s in scores), Fraction(0)) / sum(counted)
    return Trace(
        node=leaf.node,
        state=given.state,
        policy=_policy(leaf, given.state) if given.fixed is not None else None,
        scores=scores,
        abstained=abstained,
        untrimmed=untrimmed,
        exact=exact,
        points=result.points,
        rounded_to=evaluation.indicator_set.rounding.indicator,
        reason=entry.reason,
        evidence=entry.evidence,
    )


def _points(leaf: Leaf, row: tuple[Traced, ...]) -> tuple[Fraction, tuple[str, ...]]:
    ops = TraceOps()
    number = leaf.rule.numerator(ops, row)
    divisor = leaf.rule.divisor
    if leaf.rule.divides_by_data:
        divisor = leaf.rule.denominator(ops, row).number
    return Fraction(number.number, divisor), number.branches


def _counted(
    evaluation: Evaluation,
    leaf: Leaf,
    traced: list[tuple[Fraction, tuple[str, ...]]],
    weights: list[int],
) -> tuple[int, ...]:
    panel = evaluation.indicator_set.panel
    if panel.stage == "total":
        members = range(len(evaluation.sheet.reviewers))
        totals = [reviewer_ticks(evaluation.checked, member)[0] for member in members]
        return shares(panel, totals, weights)
    scores = [(points * leaf.rule.divisor).numerator for points, _ in traced]
    counted = shares(panel, scores, weights)
    number, count = evaluation.checked.plan.combine(INTEGERS, scores, weights)
    together = sum(share * score for share, score in zip(counted, scores, strict=True))
    assert together * count == number * sum(counted)  # noqa: S101 - one panel, said in two ways
    return counted


def _answers(leaf: Leaf, evaluation: Evaluation, member: int) -> tuple[tuple[Input, Answer], ...]:
    entry = evaluation.sheet.entry(leaf.node.id)
    column = evaluation.sheet.reviewers[member].id if leaf.rule.by_panel else ONCE
    return tuple((asked, entry.answers[asked.id][column]) for asked in leaf.rule.inputs)


def _policy(leaf: Leaf, state: State) -> str:
    if state == "scored":
        return str(getattr(leaf.node.rule, "zero_divisor", "zero"))
    return str(getattr(leaf.node.policies, state))
