"""Tables scored by the sets that lie between two others, taking some of the steps."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from scoring.errors import ScoringError
from scoring.plan import limits_of, plan_of
from scoring.portfolio.graded import graded
from scoring.whatif.backtesting.changing import in_between, joined
from scoring.whatif.bounding import sorted_totals
from scoring.whatif.bounding.moving import finals_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

    from scoring.comparison import Change
    from scoring.model import Grade, IndicatorSet
    from scoring.whatif.backtesting.changing import Step, Steps

LEVELS = ("node", "parent", "branch", "all")


class Part(NamedTuple):
    """Changes of the set that are made together.

    Attributes:
        changes: the changes; several where one alone is no sound set, or can score no table.
        alone: whether the old set with nothing else changed is sound.
        last: whether the new set without only these is.
        moves: how many totals it changes alone; ``None`` where it cannot be made alone.
        regrades: how many grades it changes alone.
        needed: how many projects have another grade by the new set without it; ``None`` where
            that is no set.
    """

    changes: tuple[Change, ...]
    alone: bool
    last: bool
    moves: int | None
    regrades: int | None
    needed: int | None


class Scored(NamedTuple):
    """A table scored by one set.

    Attributes:
        totals: an array of the totals that bounds are held against, in 1/*scale* points.
        scale: how many units make a point.
        ends: an array of the places of the grades in the end.
        grades: the grades of the set.
        names: what the projects are called; see :class:`scoring.portfolio.graded.Graded`.
        source: what the table is called.
    """

    totals: Any
    scale: int
    ends: Any
    grades: tuple[Grade, ...]
    names: Any
    source: str

    def total(self, row: int) -> Fraction:
        """Return the total of a row, counted from 0."""
        return Fraction(int(self.totals[row]), self.scale)

    def grade(self, row: int) -> Grade:
        """Return the grade in the end of a row, counted from 0."""
        return self.grades[int(self.ends[row])]

    def name(self, row: int) -> str:
        """Return what a row is called, counted from 0."""
        name = None if self.names is None else self.names[row]
        return name if isinstance(name, str) else str(row + 1)


class Retake(NamedTuple):
    """A table scored with and without one part of the changes.

    Attributes:
        part: the part.
        alone: by the old set with nothing else changed; ``None`` where that cannot be.
        without: by the new set without it; ``None`` where that cannot be.
    """

    part: Part
    alone: Scored | None
    without: Scored | None


def scored(
    indicator_set: IndicatorSet,
    table: Any,
    weights: Mapping[str, Decimal | int] | None,
    name: str | None = None,
) -> Scored:
    """Score a table.

    Raises:
        ScoringError: as :func:`scoring.portfolio.graded.graded`.
    """
    found, plan = graded(indicator_set, table, name=name, weights=weights), plan_of(indicator_set)
    grades = indicator_set.grades
    finals = finals_of(plan, grades, found)
    places = sorted_totals.places_of(found.totals, limits_of(grades[:-1], found.scale))
    ends = sorted_totals.looked_up(finals.maps, finals.kinds, places)
    return Scored(found.totals, found.scale, ends, grades, found.names, found.source)


def moved_rows(before: Scored, after: Scored) -> list[int]:
    """Return the rows whose total is another one, counted from 0."""
    scale = math.lcm(before.scale, after.scale)
    times = scale // before.scale, scale // after.scale
    return sorted_totals.unequal(before.totals, times[0], after.totals, times[1])


def regraded_rows(before: Scored, after: Scored) -> list[int]:
    """Return the rows whose grade is another one, counted from 0."""
    same = [[one.id == other.id for other in after.grades] for one in before.grades]
    return list(sorted_totals.differing(before.ends, after.ends, same).tolist())


def retaken(
    steps: Steps,
    before: Scored,
    after: Scored,
    table: Any,
    weights: Mapping[str, Decimal | int] | None,
    report: Callable[[int, int], object] | None,
) -> list[Retake]:
    """Score a table by the old set with each part alone, and by the new one without each.

    Steps that cannot be taken alone are joined: those of one node, then of the children of one
    group, of one branch, and at last all; with the others of these only where they must be.

    Args:
        steps: the steps from the old set to the new one.
        before: the table scored by the old set.
        after: the same by the new one.
        table: the table.
        weights: the weights of the reviewers.
        report: called with how many of about how many sets are done.
    """
    work = _Work(steps, table, weights, report)
    every, alone = frozenset(steps.changes), work.alone()
    place = {step: number for number, step in enumerate(steps.changes)}
    found = []
    for part in sorted(alone, key=lambda part: min(place[step] for step in part)):
        own, without = alone[part], work.by(every.difference(part))
        about = Part(
            tuple(one for step in part for one in steps.changes[step]),
            own is not None,
            without is not None,
            None if own is None else len(moved_rows(before, own)),
            None if own is None else len(regraded_rows(before, own)),
            None if without is None else len(regraded_rows(without, after)),
        )
        found.append(Retake(about, own, without))
    if report is not None:
        report(work.done, work.done)
    return found


class _Work:
    """Scores a table by sets in between, none of them twice in vain, and says how far it is."""

    def __init__(
        self,
        steps: Steps,
        table: Any,
        weights: Mapping[str, Decimal | int] | None,
        report: Callable[[int, int], object] | None,
    ) -> None:
        self.steps, self.table, self.weights, self.report = steps, table, weights, report
        self.done = 0
        self.refused: set[frozenset[Step]] = set()

    def by(self, taken: Iterable[Step]) -> Scored | None:
        """Score the table by the set that some steps lead to, ``None`` where that cannot be."""
        some = frozenset(taken)
        if some in self.refused:
            return None
        if self.report is not None:
            self.report(self.done, max(2 * len(self.steps.changes), self.done + 1))
        self.done += 1
        try:
            return scored(in_between(self.steps, some), self.table, self.weights)
        except ScoringError:
            self.refused.add(some)
            return None

    def alone(self) -> dict[tuple[Step, ...], Scored | None]:
        """Score the table by the old set with each step alone, joined where they must be."""
        steps = self.steps.changes
        alone: dict[tuple[Step, ...], Scored | None] = {(one,): self.by((one,)) for one in steps}
        for level in LEVELS:
            for some in joined(self.steps, steps, level):
                apart = [part for part, one in alone.items() if one is None and {*part} <= {*some}]
                fewest = tuple(step for part in apart for step in part)
                # with what could be taken alone as well, where that is of use
                for bundle in dict.fromkeys((fewest, some)) if apart else ():
                    if (together := self.by(bundle)) is not None:
                        kept = {p: one for p, one in alone.items() if not {*p} <= {*bundle}}
                        alone = kept | {bundle: together}
                        break
        return alone
