"""What a rule gives on the figures of a sheet, to be held against points that somebody gave.

One definition serves self scores and printed scores: a target that was missed and kept full marks.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.ops import INTEGERS
from scoring.plan import settle
from scoring.rules.equality import EqualityRule
from scoring.rules.proportional import ProportionalRule
from scoring.rules.threshold import ThresholdRule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from scoring.evaluation import Evaluation
    from scoring.plan import Leaf
    from scoring.settle import Settled


class Missed(NamedTuple):
    """A target of the sheet, or of the set, that the actual value does not meet.

    Attributes:
        actual: the actual value, in its unit.
        target: the target, in the same unit.
        unit: the unit; may be empty.
        points: what the rule gives for it, less than full points.
    """

    actual: Fraction
    target: Fraction
    unit: str
    points: Fraction


def by_rule(evaluation: Evaluation, indicator: str) -> Fraction | None:
    """Return the points that a rule gives on figures, ``None`` where nothing but judgement does.

    They are the points of the indicator before lacking evidence, caps and cumulative rounding take
    their part; there are none where a choice or a score is asked for, or a policy decided.

    Raises:
        KeyError: if there is no such indicator.
    """
    leaf, given = _leaf(evaluation, indicator)
    figures = all(asked.kind == "figure" for asked in leaf.rule.inputs)
    if leaf.rule.by_panel or not figures or given.state != "scored":
        return None
    ticks = given.fixed
    if ticks is None:
        rule, row = leaf.rule, given.rows[0]
        data = rule.denominator(INTEGERS, row) if rule.divides_by_data else None
        ticks = settle(INTEGERS, leaf, rule.numerator(INTEGERS, row), rule.divisor, data)
    return Fraction(ticks, evaluation.checked.plan.tick)


def is_full(evaluation: Evaluation, indicator: str, given: Decimal) -> bool:
    """Whether points that somebody gave are full points, as the set rounds them.

    Raises:
        KeyError: if there is no such indicator.
    """
    leaf, _ = _leaf(evaluation, indicator)
    return Fraction(given) * evaluation.checked.plan.tick >= leaf.best


def missed_target(evaluation: Evaluation, indicator: str) -> Missed | None:
    """Return the target that an indicator missed at the cost of points, if it did.

    A target that the rule takes as met, within its steps or above a pass line, is not missed.

    Raises:
        KeyError: if there is no such indicator.
    """
    points = by_rule(evaluation, indicator)
    leaf, given = _leaf(evaluation, indicator)
    if points is None or not given.rows:
        return None
    if points * evaluation.checked.plan.tick >= leaf.best:
        return None
    rule = leaf.rule
    if not isinstance(rule, EqualityRule | ProportionalRule | ThresholdRule):
        return None
    actual, target = _pair(rule, given.rows[0])
    if not _falls_short(rule, actual, target):
        return None
    asked = rule.inputs[0]
    return Missed(Fraction(actual, asked.scale), Fraction(target, asked.scale), asked.unit, points)


def _leaf(evaluation: Evaluation, indicator: str) -> tuple[Leaf, Settled]:
    plan = evaluation.checked.plan
    place = plan.places[indicator]
    return plan.leaves[place], evaluation.checked.leaves[place]


def _pair(
    rule: EqualityRule | ProportionalRule | ThresholdRule, row: Sequence[int]
) -> tuple[int, int]:
    return row[0], row[1] if rule.fixed_target is None else rule.fixed_target


def _falls_short(
    rule: EqualityRule | ProportionalRule | ThresholdRule, actual: int, target: int
) -> bool:
    """Whether the actual value lies on the wrong side of the target: too much may cost as well."""
    if isinstance(rule, EqualityRule):
        return actual != target
    higher = not isinstance(rule, ProportionalRule) or rule.higher
    return actual < target if higher else actual > target
