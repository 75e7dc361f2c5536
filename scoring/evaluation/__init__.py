"""One set and one sheet to an evaluation: the total, the grade, the points of every node."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from scoring.algebra.ops import INTEGERS
from scoring.evaluation.computing import compute, reviewer_ticks
from scoring.evaluation.distance import Distance, grade_at
from scoring.evaluation.otherwise import Unlimited, unlimited
from scoring.evaluation.outcome import applied_of
from scoring.evaluation.result import Applied, Evaluation, NodeResult
from scoring.evaluation.verdict import Verdict, verdict_of
from scoring.plan import limits_of
from scoring.settle import CheckedSheet, check_sheet

if TYPE_CHECKING:
    from scoring.model import IndicatorSet
    from scoring.sheet import ScoreSheet

__all__ = [
    "Applied",
    "Distance",
    "Evaluation",
    "NodeResult",
    "Unlimited",
    "Verdict",
    "evaluate",
    "grade_at",
    "reviewer_ticks",
    "verdict_of",
]


def evaluate(indicator_set: IndicatorSet, sheet: ScoreSheet | CheckedSheet) -> Evaluation:
    """Score *sheet* with *indicator_set*.

    Args:
        indicator_set: the rules of the evaluation.
        sheet: what was filled in; a :class:`~scoring.settle.CheckedSheet` is not checked again.

    Returns:
        The total, the grade and the points of every node, all exact.

    Raises:
        ScoringError: if the sheet has problems; all of them are named.
        ValueError: if a checked sheet was checked against another set.
    """
    checked = sheet if isinstance(sheet, CheckedSheet) else check_sheet(indicator_set, sheet)
    plan = checked.plan
    if plan.indicator_set is not indicator_set:
        raise ValueError("the sheet was checked against another indicator set")
    made = compute(checked)
    tick, outcomes = plan.tick * made.times, plan.outcomes
    scale = tick if outcomes.places is None else outcomes.scale
    grades = indicator_set.grades
    # tuple.__new__ makes the tuples without a Python call for each of them
    results = map(
        tuple.__new__, repeat(NodeResult), zip(plan.nodes, made.points, repeat(tick), repeat(0))
    )
    nodes = dict(zip(plan.slots, results, strict=True))
    for node_id in made.away:
        if node_id != indicator_set.root.id and node_id not in made.out:
            nodes[node_id] = nodes[node_id]._replace(away=made.away[node_id] * made.times)
    if outcomes.plain and not made.cut:
        published = outcomes.publish(INTEGERS, made.points[0], made.times)
        limits = plan.limits if scale == plan.grade_scale else limits_of(grades[:-1], scale)
        grade = grade_at(grades, published, limits)
        return Evaluation(
            indicator_set=indicator_set,
            checked=checked,
            ticks=made.points,
            tick=tick,
            published=(published, scale),
            grade=grade,
            nodes=nodes,
            band=grade,
            out=made.out,
            away=made.away,
            beside=made.beside,
            counted=made.counted,
            applied=(),
            vetoed=None,
            scored=published,
            worth=None,
            without=None,
        )
    outcome = outcomes.decide(INTEGERS, made.values, made.times)
    applied = applied_of(plan, made, outcome, nodes)
    veto = indicator_set.vetoes[outcome.veto - 1] if outcome.veto else None
    return Evaluation(
        indicator_set=indicator_set,
        checked=checked,
        ticks=made.points,
        tick=tick,
        published=(outcome.published, scale),
        grade=grades[outcome.grade],
        nodes=nodes,
        band=grades[outcome.before],
        out=made.out,
        away=made.away,
        beside=made.beside,
        counted=made.counted,
        applied=applied,
        vetoed=veto,
        scored=outcome.scored,
        worth=outcome.coefficient,
        without=unlimited(checked) if applied else None,
    )
