"""How far a total is from the grades next to its own."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.algebra.ops import INTEGERS
from scoring.plan import limits_of
from scoring.rules.grades import bounds_reached

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.evaluation.result import Evaluation
    from scoring.model import Grade


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the total is from another grade.

    Attributes:
        grade: the grade next to the present one.
        points: how many points of the total away its bound is, never negative.
        reached: whether moving by exactly that many points is enough to get that grade, or
            whether it takes more than that.
        within_reach: whether full points everywhere reach it while caps hold that cut the points
            of groups or indicators, and those that groups have of their own; see
            :attr:`Evaluation.at_best`.  For a worse grade, whether the floor of the total lets
            it come to that.
    """

    grade: Grade
    points: Fraction
    reached: bool
    within_reach: bool = True


def to_better(evaluation: Evaluation) -> Distance | None:
    """Return the next better grade and how many points it takes, ``None`` at the top."""
    place = evaluation.indicator_set.grades.index(evaluation.band)
    return to_grade(evaluation, place - 1) if place else None


def to_worse(evaluation: Evaluation) -> Distance | None:
    """Return the next worse grade and what may be lost first, ``None`` at the bottom."""
    grades = evaluation.indicator_set.grades
    place = grades.index(evaluation.band)
    return to_grade(evaluation, place + 1) if place + 1 < len(grades) else None


def to_grade(evaluation: Evaluation, place: int) -> Distance:
    """Return how far the total is from a grade that it does not have.

    Args:
        evaluation: the evaluation.
        place: the place of the grade on the scale, 0 for the best.
    """
    grades = evaluation.indicator_set.grades
    if place < grades.index(evaluation.band):
        return _up_to(evaluation, place)
    bound, included = _bound(evaluation, grades[place - 1])
    # what the cap of the total took is lost first
    start = evaluation.exact_total + max(evaluation.spare, Fraction(0))
    plan, root = evaluation.checked.plan, evaluation.indicator_set.root
    floor = None if root.group is None else root.group.floor
    within = True
    if floor is not None:
        least, outcomes = (floor * plan.tick).numerator, plan.outcomes
        scale = plan.tick if outcomes.places is None else outcomes.scale
        published = Fraction(outcomes.publish(INTEGERS, least, 1), scale)
        within = grades.index(grade_of(grades, published)) >= place
    return Distance(grades[place], start - bound, not included, within)


def _up_to(evaluation: Evaluation, place: int) -> Distance:
    """Return how many points it takes to a better grade."""
    grades, best = evaluation.indicator_set.grades, evaluation.at_best
    bound, included = _bound(evaluation, grades[place])
    within = best is None or grades.index(grade_of(grades, best)) <= place
    # below a floor points count only once they are beyond it
    start = evaluation.exact_total + min(evaluation.spare, Fraction(0))
    return Distance(grades[place], bound - start, included, within)


def _bound(evaluation: Evaluation, grade: Grade) -> tuple[Fraction, bool]:
    """Return the exact total from which on a grade is given, and whether it is given there.

    Where totals are finer than the decimals they are published in, a total below the bound
    may be rounded up to it.
    """
    rounding = evaluation.indicator_set.rounding
    places = rounding.total
    if places is None or 10**places % evaluation.tick == 0:
        return grade.lower, grade.included
    (limit,) = limits_of([grade], 10**places)
    if rounding.mode == "down":
        return Fraction(limit, 10**places), True
    if rounding.mode == "up":
        return Fraction(limit - 1, 10**places), False
    # a half that is rounded to the even number reaches an even limit only
    reached = rounding.mode == "half_up" or limit % 2 == 0
    return Fraction(2 * limit - 1, 2 * 10**places), reached


def grade_of(grades: Sequence[Grade], total: Fraction) -> Grade:
    """Return the grade of a total as it is published."""
    return grade_at(grades, total.numerator, limits_of(grades[:-1], total.denominator))


def grade_at(grades: Sequence[Grade], total: int, limits: Sequence[int]) -> Grade:
    """Return the grade of a total, the lower bounds being in the same unit."""
    reached: int = bounds_reached(INTEGERS, total, limits)
    return grades[len(limits) - reached]
