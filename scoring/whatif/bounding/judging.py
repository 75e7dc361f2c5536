"""What a computed sheet comes to on another grade scale, everything else being the same."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.ops import INTEGERS
from scoring.evaluation.computing import compute
from scoring.plan import Value
from scoring.plan.outcome import Outcomes
from scoring.whatif.bounding.intervals import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.evaluation import Evaluation
    from scoring.model import Grade, IndicatorSet
    from scoring.plan import Outcome, Plan
    from scoring.schema.fields import Label


class Judged(NamedTuple):
    """What a total leads to on a scale.

    Attributes:
        band: the grade of the total itself.
        grade: the grade in the end, after gates and vetoes.
        outcome: the words of the outcome: those of a veto, else of the grade.
    """

    band: Grade
    grade: Grade
    outcome: Label


def outcomes_on(plan: Plan, grades: tuple[Grade, ...]) -> Outcomes:
    """Return the end of a plan with another grade scale."""
    used = replace(plan.indicator_set, grades=grades, derived={})
    return Outcomes(used, plan.slots, plan.tick)


class Judge:
    """Holds one evaluation against other scales.

    Neither points nor conditions look at grades, so the points of the nodes are computed once;
    what they lead to is decided by the code that evaluates.
    """

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.plan = evaluation.checked.plan
        made = compute(evaluation.checked)
        self._times = made.times
        self._values = made.values or [Value(points) for points in made.points]

    def on(self, grades: tuple[Grade, ...]) -> Judged:
        """Return what the evaluation comes to where the set has these grades."""
        found = self._decided(grades)
        used = self.evaluation.indicator_set
        words = used.vetoes[found.veto - 1].outcome if found.veto else None
        grade = grades[found.grade]
        return Judged(grades[found.before], grade, words or grade.label)

    def _decided(self, grades: tuple[Grade, ...]) -> Outcome[int]:
        return outcomes_on(self.plan, grades).decide(INTEGERS, self._values, self._times)

    def at(self, band: Grade) -> Grade:
        """Return the grade in the end if the total were in a band, gates and vetoes as now."""
        grades = self.evaluation.indicator_set.grades
        found, outcomes = self._decided(grades), self.plan.outcomes
        held = [bool(one) for one in found.gates]
        return grades[outcomes.settled(grades.index(band), held, found.veto)]

    @property
    def graded(self) -> tuple[Fraction, ...]:
        """The totals that bounds are held against: the published one, and that of a veto."""
        found = self.evaluation
        return tuple({Fraction(found.scored, found.published[1]), found.published_total})


def allowed(
    indicator_set: IndicatorSet, grades: Sequence[Grade], number: int, *, alone: bool = True
) -> Interval:
    """Return the bounds that a grade may have without the set being refused.

    They lie within the full points, and on the same side as now of the totals of vetoes that
    name a grade as well: a total of another grade than the veto gives is refused.

    Args:
        indicator_set: the set.
        grades: its grades, or those of another scale.
        number: the place of the grade.
        alone: whether the other bounds stay, so that this one lies between its neighbours.
    """
    grade, floor, ceiling = grades[number], grades[-1].lower, indicator_set.root.full
    top = True
    if alone:
        floor = grades[number + 1].lower
        top = not number
        ceiling = ceiling if top else grades[number - 1].lower
    whole = Interval(floor, ceiling, from_lower=False, to_upper=top and grade.included)
    places = {one.id: place for place, one in enumerate(grades)}
    for veto in indicator_set.vetoes:
        if veto.total is None or veto.grade is None:
            continue
        if places[veto.grade] <= number:
            whole = whole.up_to(Fraction(veto.total), included=grade.included)
        else:
            whole = whole.down_to(Fraction(veto.total), included=not grade.included)
    return whole
