"""How firm the grade of one project is against another grade scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import Problems, ScoringError
from scoring.evaluation.distance import Distance, to_grade
from scoring.whatif.bounding.intervals import pieces
from scoring.whatif.bounding.judging import Judge, Judged, allowed
from scoring.whatif.bounding.scales import NAMED, Scale, own_scale, pairs_of, scale_of, with_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.evaluation import Evaluation
    from scoring.model import Grade
    from scoring.whatif.bounding.intervals import Interval
    from scoring.whatif.bounding.scales import Points

__all__ = ["Alternative", "GradeMargins", "Margin", "Threshold", "grade_margins"]


class Margin(NamedTuple):
    """How far the total is from a grade that it does not have.

    Attributes:
        distance: how many points away that grade is; see :class:`scoring.Distance`.
        better: whether it is better than that of the total.
        gives: the grade in the end if the total were there and gates and vetoes held as now.
    """

    distance: Distance
    better: bool
    gives: Grade


class Threshold(NamedTuple):
    """How far the lower bound of a grade may be moved, all others staying as they are.

    Attributes:
        grade: the grade, with its bound as it is.
        allowed: the bounds a set may have here: between those of the grades beside it, within
            the full points, on the same side of the totals that vetoes put in place.
        stays: those of them with which this project keeps its grade.
        below: the grade with a bound just below these; ``None`` where that is not allowed.
        above: the same just above them.
    """

    grade: Grade
    allowed: Interval
    stays: Interval
    below: Grade | None
    above: Grade | None


class Alternative(NamedTuple):
    """What the project comes to on another scale.

    Attributes:
        scale: the scale.
        judged: the grade there, before and after gates and vetoes.
    """

    scale: Scale
    judged: Judged


@dataclass(frozen=True, slots=True)
class GradeMargins:
    """How firm the grade of one project is against another scale.

    Attributes:
        evaluation: the project as it is.
        margins: every other grade, best first.
        thresholds: every bound, best first; the lowest grade has none.
        alternatives: the other scales, in the order in which they were asked for; last the own
            one with the bounds that were asked for.
    """

    evaluation: Evaluation
    margins: tuple[Margin, ...]
    thresholds: tuple[Threshold, ...]
    alternatives: tuple[Alternative, ...]


def grade_margins(
    evaluation: Evaluation,
    scales: Sequence[str] | None = None,
    bands: Mapping[str, Points] | Iterable[tuple[str, Points]] = (),
) -> GradeMargins:
    """Say how far every grade is, how far bounds may be moved, and the grade on other scales.

    The total is held against bounds as the set says: as it is published, exact or rounded.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
        scales: other scales: ``national``, ``guangdong``, or the id or path of a set whose scale
            is meant; by default the first two, where the set calls its outcome a grade and has
            no gate or veto that names a grade they lack.
        bands: other lower bounds of the set's own scale in points, by the id or label of the
            grade.

    Raises:
        ScoringError: with everything that is wrong with the scales and bounds.
    """
    used, judge = evaluation.indicator_set, Judge(evaluation)
    chosen = _chosen(evaluation, scales, pairs_of(bands))
    here = used.grades.index(evaluation.band)
    margins = [
        Margin(to_grade(evaluation, place), place < here, judge.at(grade))
        for place, grade in enumerate(used.grades)
        if place != here
    ]
    thresholds = [_threshold(judge, number) for number in range(len(used.grades) - 1)]
    alternatives = [Alternative(scale, judge.on(scale.grades)) for scale in chosen]
    return GradeMargins(evaluation, tuple(margins), tuple(thresholds), tuple(alternatives))


def _chosen(
    evaluation: Evaluation, scales: Sequence[str] | None, bands: list[tuple[str, Points]]
) -> list[Scale]:
    """Return the scales that were asked for, or those known that the set may have."""
    used, problems = evaluation.indicator_set, Problems()
    found: list[Scale | None] = []
    if scales is None and used.written.grades.outcome == "grade":
        found = [scale_of(used, name, Problems()) for name in NAMED]
    for name in scales or ():
        try:
            found.append(scale_of(used, name, problems))
        except ScoringError as error:
            problems.extend(error.problems)
    if bands:
        found.append(with_bounds(used, own_scale(used), bands, problems))
    problems.raise_if_any()
    return [one for one in found if one is not None]


def _threshold(judge: Judge, number: int) -> Threshold:
    """Return how far one bound may be moved."""
    used = judge.evaluation.indicator_set
    grades, grade = used.grades, used.grades[number]
    whole = allowed(used, grades, number)

    def given(bound: Interval) -> Grade:
        moved = grade._replace(lower=bound.inside)
        return judge.on((*grades[:number], moved, *grades[number + 1 :])).grade

    # a total has the grade up to a bound that is included, and no longer at one that is not
    found = [(one, given(one)) for one in pieces(whole, judge.graded, after=grade.included)]
    here = next(place for place, (one, _) in enumerate(found) if grade.lower in one)
    first = last = here
    same = found[here][1].id
    while first and found[first - 1][1].id == same:
        first -= 1
    while last + 1 < len(found) and found[last + 1][1].id == same:
        last += 1
    return Threshold(
        grade,
        whole,
        found[first][0].joined(found[last][0]),
        found[first - 1][1] if first else None,
        found[last + 1][1] if last + 1 < len(found) else None,
    )
