"""Printed figures held against computed ones, where a table came with its own sums."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.errors import Problem
from scoring.evaluation import evaluate
from scoring.exact import brief, rounded
from scoring.lint.finding import Finding

if TYPE_CHECKING:
    from decimal import Decimal

    from scoring.evaluation import Evaluation
    from scoring.settle import CheckedSheet
    from scoring.sheet import Printed

LEAST_PLACES = 2


def printed_differences(evaluation: Evaluation) -> tuple[Problem, ...]:
    """Return every printed figure that differs from the computed one, in the order of the table.

    A subtotal or total is compared after rounding to the places it is printed with: 88 agrees
    with 88.04 (a notice prints whole numbers).  A row of its own is compared to two places at
    least: 9 does not agree with 8.62.

    Returns:
        Problems with the codes ``printed.points``, ``printed.full`` and ``printed.rows``; each
        has the place, the printed value and the computed one in points.
    """
    found = []
    for one in evaluation.sheet.printed:
        found.extend(_differences(evaluation, one))
    return tuple(found)


def sheet_findings(checked: CheckedSheet) -> list[Finding]:
    """Return what a check of a sound sheet has to say: its notes, and figures that disagree."""
    notes = list(checked.sheet.notes)
    if checked.sheet.printed:
        notes.extend(printed_differences(evaluate(checked.plan.indicator_set, checked)))
    return [Finding(one.code, one.place, one.value, one.details) for one in notes]


def _differences(evaluation: Evaluation, one: Printed) -> list[Problem]:
    places, found = _places(one.value), []
    computed = _computed(evaluation, one)
    strict = one.rows is None or one.what == "full"
    if strict:
        places = max(places, LEAST_PLACES)
    said = f"{one.value:f}"
    differs = computed is not None and _differ(one.value, computed, places)
    if computed is not None and differs:
        label = evaluation.indicator_set.nodes[one.node].label
        details = {
            "id": one.node,
            "zh": label.zh,
            "en": label.en,
            "computed": brief(computed, min(places, LEAST_PLACES)),
        }
        found.append(Problem(f"printed.{one.what}", one.place, said, details))
    if one.rows is not None and _differ(one.value, Fraction(one.rows), places):
        told = computed is not None and differs and Fraction(one.rows) == computed
        if not told and _adds_up(evaluation, one):
            details = {"rows": f"{one.rows:f}"}
            found.append(Problem("printed.rows", one.place, said, details))
    return found


def _computed(evaluation: Evaluation, one: Printed) -> Fraction | None:
    if not one.node:
        return None
    if one.what == "full":
        return evaluation.indicator_set.nodes[one.node].full
    if one.node == evaluation.indicator_set.root.id:
        return Fraction(evaluation.total)
    return evaluation[one.node].points


def _adds_up(evaluation: Evaluation, one: Printed) -> bool:
    """Whether the printed figure is meant to be a sum of rows: no mean stands at its node."""
    if not one.node:
        return True
    return evaluation.indicator_set.nodes[one.node].combine in {None, "sum"}


def _differ(printed: Decimal, computed: Fraction, places: int) -> bool:
    return rounded(computed, places) != rounded(Fraction(printed), places)


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))
