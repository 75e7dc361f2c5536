"""Who has another grade on another scale, and how far from the old one they are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from scoring.plan import limits_of
from scoring.portfolio.graded import replaced_total
from scoring.whatif.bounding import sorted_totals
from scoring.whatif.bounding.judging import outcomes_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.model import Grade
    from scoring.plan import Plan
    from scoring.portfolio.graded import Graded, Pattern
    from scoring.whatif.bounding.scales import Scale

MOST = 2**62
"""What distances stay below where they are arrays of 64 bits."""


class Mover(NamedTuple):
    """A project that has another grade on the other scale.

    Attributes:
        row: the number of its row, from 1.
        name: what it is called; the number of its row where the table does not say.
        total: the total that bounds are held against.
        before: its grade now.
        after: its grade on the other scale.
        away: how many points the total is, on the other scale, from where the old grade begins or
            ends; from the nearest bound where that scale has no such grade.
    """

    row: int
    name: str
    total: Fraction
    before: Grade
    after: Grade
    away: Fraction


class Finals(NamedTuple):
    """How gates and vetoes turn the grade of a total into the one in the end.

    Attributes:
        maps: for every kind of project, the place in the end by that of the total.
        kinds: an array of the kind of every project.
    """

    maps: tuple[tuple[int, ...], ...]
    kinds: Any


def finals_of(plan: Plan, grades: tuple[Grade, ...], found: Graded) -> Finals:
    """Return what becomes of grades on a scale, by the rules of the set itself."""
    outcomes = outcomes_on(plan, grades)

    def end_of(pattern: Pattern) -> tuple[int, ...]:
        if replaced_total(plan.indicator_set, pattern) is not None:
            # the grade is that of the total put in place
            return tuple(range(len(grades)))
        return tuple(
            outcomes.settled(place, pattern.held, pattern.veto) for place in range(len(grades))
        )

    ends = [end_of(pattern) for pattern in found.patterns]
    maps = tuple(dict.fromkeys(ends))
    return Finals(maps, sorted_totals.taken([maps.index(one) for one in ends], found.places))


@dataclass(frozen=True, slots=True)
class Moved:
    """What another scale would change.

    Attributes:
        scale: the other scale.
        counts: how many projects have each grade of it.
        transitions: how many go from each grade, by row, to each grade of the other scale.
        moving: how many have another grade.
    """

    scale: Scale
    counts: tuple[int, ...]
    transitions: tuple[tuple[int, ...], ...]
    moving: int
    _found: Graded
    _olds: tuple[Grade, ...]
    _rows: Any
    _away: Any
    _unit: int
    _places: tuple[Any, Any]

    @property
    def movers(self) -> Iterator[Mover]:
        """Go through those that have another grade, those nearest to their old one first."""
        before, after = self._places
        names, totals, scale = self._found.names, self._found.totals, self._found.scale
        for row, away in zip(self._rows.tolist(), self._away.tolist(), strict=True):
            name = None if names is None else names[row]
            yield Mover(
                row + 1,
                str(row + 1) if not isinstance(name, str) else name,
                Fraction(int(totals[row]), scale),
                self._olds[before[row]],
                self.scale.grades[after[row]],
                Fraction(away, self._unit),
            )


def moved_to(plan: Plan, found: Graded, scale: Scale) -> Moved:
    """Return what another scale would change."""
    olds, news = plan.indicator_set.grades, scale.grades
    places = [
        sorted_totals.places_of(found.totals, limits_of(grades[:-1], found.scale))
        for grades in (olds, news)
    ]
    finals = [finals_of(plan, grades, found) for grades in (olds, news)]
    ends = [
        sorted_totals.looked_up(final.maps, final.kinds, place)
        for final, place in zip(finals, places, strict=True)
    ]
    same = [[old.id == new.id for new in news] for old in olds]
    rows = sorted_totals.differing(ends[0], ends[1], same)
    unit = math.lcm(found.scale, *(one.lower.denominator for one in news))
    marks = [
        [[int(mark * unit) for mark in _marks(old, new, news)] for new in range(len(news))]
        for old in olds
    ]
    wide = max(abs(one) for old in marks for new in old for one in new) >= MOST
    table = sorted_totals.table_of(marks, wide=wide or plan.indicator_set.root.full * unit >= MOST)
    bounds = table[places[0][rows], places[1][rows]].T
    away = sorted_totals.away_from(found.totals[rows], unit // found.scale, bounds)
    rows, away = sorted_totals.nearest_first(rows, away)
    transitions = sorted_totals.crossed(ends[0], ends[1], len(olds), len(news))
    return Moved(
        scale,
        tuple(sum(column) for column in zip(*transitions, strict=True)),
        tuple(map(tuple, transitions)),
        len(rows),
        found,
        olds,
        rows,
        away,
        unit,
        (ends[0], ends[1]),
    )


def _marks(old: Grade, new: int, news: Sequence[Grade]) -> tuple[Fraction, Fraction]:
    """Return the two bounds of which the nearer one stands between a total and its old grade.

    Where only one does, it is given twice.

    Args:
        old: the grade that the total itself has now.
        new: the place of the grade that it has on the other scale.
        news: the other scale.
    """
    place = next((place for place, one in enumerate(news) if one.id == old.id), new)
    if place < new:
        return news[place].lower, news[place].lower
    if place > new:
        return news[place - 1].lower, news[place - 1].lower
    above = news[max(new - 1, 0)].lower
    return above, news[min(new, max(len(news) - 2, 0))].lower
