"""Grade bounds over a whole table: numbers as a bound moves, who moves, wanted shares."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any, NamedTuple

from scoring.errors import Problems, ScoringError
from scoring.plan import limits_of, plan_of
from scoring.portfolio.graded import graded
from scoring.whatif.bounding.judging import allowed
from scoring.whatif.bounding.moving import finals_of, moved_to
from scoring.whatif.bounding.scales import own_scale, pairs_of, scale_of, with_bounds
from scoring.whatif.bounding.sorted_totals import Totals, below
from scoring.whatif.bounding.wanted import wanted_bounds
from scoring.whatif.bounding.wants import wants_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from scoring.model import Grade, IndicatorSet
    from scoring.whatif.bounding.intervals import Interval
    from scoring.whatif.bounding.moving import Moved
    from scoring.whatif.bounding.scales import Points, Scale
    from scoring.whatif.bounding.sorted_totals import Step
    from scoring.whatif.bounding.wanted import Wanted

__all__ = ["BandStudy", "Critical", "Sweep", "study_bands"]


class Critical(NamedTuple):
    """A value of a bound at which somebody changes grade.

    Attributes:
        bound: the value.  A bound that includes its total still gives the better grade at it, and
            no longer above it; one that does not gives it below, and no longer at it.
        projects: how many change there.
        counts: how many projects have each grade beyond it, best first.
    """

    bound: Fraction
    projects: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sweep:
    """One bound moving through all that it may be, the others staying as they are.

    Attributes:
        grade: the grade whose bound it is.
        allowed: what the bound may be.
        begin: how many projects have each grade with the bound at its lowest, best first.
        critical: how many values there are at which somebody changes grade.
        passed: how many of them the bound is beyond as it is.
    """

    grade: Grade
    allowed: Interval
    begin: tuple[int, ...]
    critical: int
    passed: int
    _step: Step
    _scale: int

    @property
    def criticals(self) -> Iterator[Critical]:
        """Go through every value at which somebody changes grade, ascending."""
        step = self._step
        columns = [step.counts(place).tolist() for place in range(len(self.begin))]
        rows = zip(step.values.tolist(), step.changing().tolist(), *columns, strict=True)
        for value, projects, *counts in rows:
            yield Critical(Fraction(value, self._scale), projects, tuple(counts))


@dataclass(frozen=True, slots=True)
class BandStudy:
    """What grade bounds mean to the projects of a table.

    Attributes:
        indicator_set: the set.
        source: what the table is called.
        projects: how many rows it has.
        counts: how many projects have each grade in the end, best first.
        sweeps: every bound of the set, best first.
        moved: who has another grade on the other scale, where one was asked for or found.
        wanted: the bounds that give wanted shares, or why there are none, where some are wanted.
    """

    indicator_set: IndicatorSet
    source: str
    projects: int
    counts: tuple[int, ...]
    sweeps: tuple[Sweep, ...]
    moved: Moved | None
    wanted: Wanted | None


def study_bands(
    indicator_set: IndicatorSet,
    table: Any,
    *,
    scale: str | None = None,
    bands: Mapping[str, Points] | Iterable[tuple[str, Points]] = (),
    want: Sequence[str] = (),
    name: str | None = None,
    weights: Mapping[str, Decimal | int] | None = None,
) -> BandStudy:
    """Say what grade bounds mean to the projects of a table, exactly and with every breakpoint.

    Args:
        indicator_set: the rules of the evaluation.
        table: one row a project; see :func:`scoring.evaluate_table`.
        scale: another scale: ``national``, ``guangdong``, or the id or path of a set.
        bands: other lower bounds in points, by the id or label of the grade; of the other scale
            where one is given.
        want: shares that are wanted, such as ``优<=30%`` or ``poor>=5%``, or numbers of projects,
            such as ``优<=3``; the bounds that give them are those that lie nearest to the present
            ones, all taken together.
        name: the column with the names of the projects; by default the first of those that hold
            no answers.
        weights: the weights of the reviewers; see :func:`scoring.evaluate_table`.

    Returns:
        The numbers of projects in each grade, now and as every bound moves; who has another grade
        on the other scale, or with the bounds that were found.

    Raises:
        ScoringError: with everything that is wrong with the scale, the bounds, the wants and the
            table.
        TypeError: if *table* is no table.
    """
    problems, pairs = Problems(), pairs_of(bands)
    other = _other(indicator_set, scale, pairs, problems)
    base = other or own_scale(indicator_set)
    wants = wants_of(base.grades, want, problems)
    try:
        found = graded(indicator_set, table, name=name, weights=weights)
    except ScoringError as error:
        problems.extend(error.problems)
    problems.raise_if_any()
    plan, grades = plan_of(indicator_set), indicator_set.grades
    finals = finals_of(plan, grades, found)
    totals = Totals(found.totals, finals.kinds, finals.maps)
    limits = limits_of(grades[:-1], found.scale)
    sweeps = []
    for number in range(len(limits)):
        within = allowed(indicator_set, grades, number)
        # at its ends nobody can be on both sides of a bound
        window = floor(within.lower * found.scale) + 1, ceil(within.upper * found.scale) - 1
        step = totals.stepped(number, limits, window)
        passed = below(step.values, Fraction(limits[number]), itself=False)
        critical = len(step.values)
        one = Sweep(grades[number], within, step.begin, critical, passed, step, found.scale)
        sweeps.append(one)
    wanted = wanted_bounds(plan, found, base, wants) if wants else None
    scale_found = other if wanted is None else wanted.scale
    return BandStudy(
        indicator_set,
        found.source,
        len(found.totals),
        totals.counts(limits),
        tuple(sweeps),
        None if scale_found is None else moved_to(plan, found, scale_found),
        wanted,
    )


def _other(
    indicator_set: IndicatorSet,
    name: str | None,
    bands: list[tuple[str, Points]],
    problems: Problems,
) -> Scale | None:
    """Return the scale that was asked for, ``None`` where none was or it cannot be."""
    found: Scale | None = None if name is None and not bands else own_scale(indicator_set)
    if name is not None:
        try:
            found = scale_of(indicator_set, name, problems)
        except ScoringError as error:
            problems.extend(error.problems)
            found = None
    if found is None or not bands:
        return found
    return with_bounds(indicator_set, found, bands, problems)
