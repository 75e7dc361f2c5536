"""Printed figures held against computed ones, where a table came with its own sums."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.errors import Problem
from scoring.evaluation import evaluate
from scoring.evaluation.self_scores import self_scored
from scoring.exact import as_text, brief, rounded
from scoring.lint.finding import Finding
from scoring.resolve.leaving import children_first
from scoring.targets import is_full, missed_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet
    from scoring.settle import CheckedSheet
    from scoring.sheet import Printed

LEAST_PLACES = 2


def printed_differences(evaluation: Evaluation) -> tuple[Problem, ...]:
    """Return every printed figure that differs from the computed one, in the order of the table.

    A subtotal or total is compared after rounding to the places it is printed with: 88 agrees
    with 88.04 (a notice prints whole numbers).  A row of its own is compared to two places at
    least: 9 does not agree with 8.62.  What lacking evidence takes is left aside.  The sums of a
    column of self scores are held against those scores evaluated as the review is, where all the
    indicators that they sum up have one that counts.

    Returns:
        Problems with the codes ``printed.points``, ``printed.missed-target`` (full marks for a
        target that was missed), ``printed.full``, ``printed.self`` and ``printed.rows``; each has
        the place, the printed value and the computed one in points.
    """
    if evaluation.checked.kept:
        # who printed a figure knew nothing of what a register takes from it
        used, checked = evaluation.indicator_set, evaluation.checked
        evaluation = evaluate(used, replace(checked, kept=()))
    computed = {"points": _points(evaluation)}
    if any(one.what == "self" for one in evaluation.sheet.printed):
        computed["self"] = _self_points(evaluation)
    return tuple(
        _with_target(evaluation, one, problem)
        for one in evaluation.sheet.printed
        for problem in _differences(evaluation.indicator_set, one, computed.get(one.what, {}))
    )


def _points(evaluation: Evaluation) -> dict[str, Fraction]:
    """Return what the nodes came to, by id."""
    points = {one.node.id: one.points for one in evaluation}
    return points | {evaluation.indicator_set.root.id: Fraction(evaluation.total)}


def _self_points(evaluation: Evaluation) -> dict[str, Fraction]:
    """Return what the nodes come to by self scores, those that lack some of them left out."""
    scored = self_scored(evaluation)
    if scored is None:
        return {}
    whole: set[str] = set()
    nodes = evaluation.indicator_set.nodes
    for node in children_first(nodes):
        counting = [child for child in node.children if nodes[child].role != "flag"]
        if scored.standings[node.id] == "compared" and whole.issuperset(counting):
            whole.add(node.id)
    points = _points(evaluate(evaluation.indicator_set, scored.checked))
    return {name: points[name] for name in whole}


def _with_target(evaluation: Evaluation, one: Printed, problem: Problem) -> Problem:
    """Return a difference, said as full marks for a missed target where it is that."""
    if problem.code != "printed.points" or one.node not in evaluation.checked.plan.places:
        return problem
    missed = missed_target(evaluation, one.node)
    if missed is None or not is_full(evaluation, one.node, one.value):
        return problem
    figures = {"target": as_text(missed.target), "actual": as_text(missed.actual)}
    details = {**problem.details, **figures, "unit": missed.unit}
    return Problem("printed.missed-target", problem.place, problem.value, details)


def differences(
    indicator_set: IndicatorSet,
    printed: Iterable[Printed],
) -> tuple[Problem, ...]:
    """Return what :func:`printed_differences` says of full points and of the sums of rows."""
    return tuple(problem for one in printed for problem in _differences(indicator_set, one, {}))


def sheet_findings(checked: CheckedSheet) -> list[Finding]:
    """Return what a check of a sound sheet has to say: its notes, and figures that disagree."""
    notes = list(checked.sheet.notes)
    if checked.sheet.printed:
        notes.extend(printed_differences(evaluate(checked.plan.indicator_set, checked)))
    return [Finding(one.code, one.place, one.value, one.details) for one in notes]


def _differences(
    indicator_set: IndicatorSet, one: Printed, points: Mapping[str, Fraction]
) -> list[Problem]:
    node, found = indicator_set.nodes.get(one.node), []
    computed = points.get(one.node)
    if one.what == "full":
        computed = node.full if node else None
    places = _places(one.value)
    if one.rows is None or one.what == "full":
        places = max(places, LEAST_PLACES)
    said = f"{one.value:f}"
    differs = computed is not None and _differ(one.value, computed, places)
    if node is not None and computed is not None and differs:
        details = {
            "id": node.id,
            "zh": node.label.zh,
            "en": node.label.en,
            "computed": brief(computed, min(places, LEAST_PLACES)),
        }
        found.append(Problem(f"printed.{one.what}", one.place, said, details))
    # a mean is no sum of the rows below it
    sums = node is None or node.combine in {None, "sum"}
    if one.rows is not None and sums and _differ(one.value, Fraction(one.rows), places):
        told = differs and Fraction(one.rows) == computed
        if not told:
            details = {"rows": as_text(Fraction(one.rows))}
            found.append(Problem("printed.rows", one.place, said, details))
    return found


def _differ(printed: Decimal, computed: Fraction, places: int) -> bool:
    return rounded(computed, places) != rounded(Fraction(printed), places)


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))
