"""The bounds that give wanted shares, nearest to the present ones, or why there are none.

The number of projects of a grade depends on its own bound and that of the next better grade only,
whatever gates that name a best grade and vetoes do, so the nearest bounds are found bound by
bound from the best, exactly.  Where gates lower grades, a bound counts for several grades, and
the nearest bounds are those of :mod:`scoring.whatif.bounding.boxes`, as exactly.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.plan import limits_of
from scoring.whatif.bounding import sorted_totals
from scoring.whatif.bounding.boxes import best_in_boxes
from scoring.whatif.bounding.cutting import NEVER, Cuts, best_cuts, costs_of, parts_at
from scoring.whatif.bounding.judging import allowed
from scoring.whatif.bounding.moving import finals_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import Grade
    from scoring.plan import Plan
    from scoring.portfolio.graded import Graded
    from scoring.whatif.bounding.intervals import Interval
    from scoring.whatif.bounding.moving import Finals
    from scoring.whatif.bounding.scales import Scale
    from scoring.whatif.bounding.wants import Want


class Reason(NamedTuple):
    """A want that cannot be met together with the others that stand beside it.

    Attributes:
        want: what is wanted.
        fixed: how many projects gates and vetoes give this grade whatever the bounds.
        barred: how many projects they keep from it whatever the bounds.
        nearest: the numbers of projects nearest to what is wanted that can be had while the
            others beside it are met; one below and one above where there are such.
    """

    want: Want
    fixed: int
    barred: int
    nearest: tuple[int, ...]


class Wanted(NamedTuple):
    """The bounds that give wanted shares.

    Attributes:
        wants: what is wanted.
        scale: the bounds nearest to the present ones that give it; ``None`` where none do.
        counts: how many projects have each grade then, best first; empty where there are none.
        ranges: for every bound, where it gives the same grades to all; those that share one must
            stay in order.
        reasons: wants that cannot be met together, as few as already cannot; empty where there are
            bounds.
        tied: how many projects have the total that most have.
        tie: that total.
    """

    wants: tuple[Want, ...]
    scale: Scale | None
    counts: tuple[int, ...]
    ranges: tuple[Interval, ...]
    reasons: tuple[Reason, ...]
    tied: int
    tie: Fraction


def wanted_bounds(plan: Plan, found: Graded, base: Scale, wants: Sequence[Want]) -> Wanted:
    """Return the bounds nearest to those of a scale that give wanted shares."""
    finals = finals_of(plan, base.grades, found)
    search = _Search(plan, found, base, finals)
    tied, total = sorted_totals.most_equal(found.totals)
    tie = Fraction(total, found.scale)
    cuts = search.best(wants)
    if cuts is None:
        return Wanted(tuple(wants), None, (), (), search.reasons(wants), tied, tie)
    ranges = tuple(search.range_of(place, cut) for place, cut in enumerate(cuts))
    scale = base._replace(grades=_placed(base, cuts, ranges, Fraction(1, found.scale)))
    totals = sorted_totals.Totals(found.totals, finals.kinds, finals.maps)
    counts = totals.counts(limits_of(scale.grades[:-1], found.scale))
    return Wanted(tuple(wants), scale, counts, ranges, (), tied, tie)


class _Search:
    """Looks for cuts that give wanted numbers."""

    def __init__(self, plan: Plan, found: Graded, base: Scale, finals: Finals) -> None:
        used, grades = plan.indicator_set, base.grades
        self.projects, self.grades, self.scale = len(found.totals), grades, found.scale
        self.fixed, self.barred = [0] * len(grades), [0] * len(grades)
        for kind, ends in enumerate(finals.maps):
            here = sorted_totals.occurring(finals.kinds, kind)
            for place in range(len(grades)):
                self.fixed[place] += here * ({*ends} == {place})
                self.barred[place] += here * (place not in ends)
        self.allowed = [
            allowed(used, grades, place, alone=False) for place in range(len(grades) - 1)
        ]
        self.values, parts = parts_at(found.totals, finals.kinds, finals.maps, len(grades) - 1)
        unit = math.lcm(found.scale, *(one.lower.denominator for one in grades))
        if used.root.full * unit * len(grades) ** 2 >= NEVER:
            # distances are then whole units of the totals
            unit = found.scale
        costs = []
        for grade, whole in zip(grades, self.allowed, strict=False):
            ends = (math.floor(whole.lower * unit), math.floor(whole.upper * unit))
            bound = math.floor(grade.lower * unit)
            times, share = unit // found.scale, len(grades)
            one = costs_of(self.values, times, bound, ends, share, included=grade.included)
            first, last = self._ends(whole, included=grade.included)
            one[:first] = NEVER
            one[last + 1 :] = NEVER
            costs.append(one)
        self.cuts = Cuts(self.values, parts, tuple(costs), self.projects)
        self.alone = all({*one} == {place} for place, one in enumerate(parts))

    def _ends(self, whole: Interval, *, included: bool) -> tuple[int, int]:
        """Return the first and the last cut where a bound may lie."""
        lower, upper = whole.lower * self.scale, whole.upper * self.scale
        below = included and whole.from_lower
        beyond = not included and whole.to_upper
        return (
            sorted_totals.below(self.values, lower, itself=not below),
            sorted_totals.below(self.values, upper, itself=beyond),
        )

    def best(self, wants: Sequence[Want]) -> list[int] | None:
        """Return the cuts nearest to the bounds as they are, ``None`` where there are none."""
        least, most = self._between(wants)
        if self.alone:
            return best_cuts(self.cuts, least, most)
        return best_in_boxes(self.cuts, least, most)

    def _able(self, least: Sequence[int], most: Sequence[int]) -> bool:
        """Whether there are bounds that give numbers of projects between these."""
        if self.alone:
            return best_cuts(self.cuts, least, most) is not None
        return best_in_boxes(self.cuts, least, most, first=True) is not None

    def _between(self, wants: Sequence[Want]) -> tuple[list[int], list[int]]:
        """Return the least and the greatest number of projects of every grade."""
        least, most = [0] * len(self.grades), [self.projects] * len(self.grades)
        for one in wants:
            low, high = one.between(self.projects)
            least[one.place] = max(least[one.place], low)
            most[one.place] = min(most[one.place], high)
        return least, most

    def reasons(self, wants: Sequence[Want]) -> tuple[Reason, ...]:
        """Return wants that cannot be met together, none of which could be left out of them."""
        kept = list(wants)
        for one in wants:
            others = [other for other in kept if other is not one]
            if not self._able(*self._between(others)):
                kept = others
        return tuple(
            Reason(one, self.fixed[one.place], self.barred[one.place], self._nearest(one, kept))
            for one in kept
        )

    def _nearest(self, want: Want, kept: Sequence[Want]) -> tuple[int, ...]:
        """Return the nearest numbers below and above that can be had with the others met."""
        least, most = self._between([one for one in kept if one is not want])
        floor, ceiling = least[want.place], most[want.place]
        low, high = want.between(self.projects)

        def able(first: int, last: int) -> bool:
            least[want.place], most[want.place] = max(first, floor), min(last, ceiling)
            return self._able(least, most)

        found = []
        if able(0, high):
            # the greatest number up to what is wanted
            first, last = 0, high
            while first < last:
                middle = (first + last + 1) // 2
                first, last = (middle, last) if able(middle, high) else (first, middle - 1)
            found.append(first)
        if able(low, self.projects):
            first, last = low, self.projects
            while first < last:
                middle = (first + last) // 2
                first, last = (first, middle) if able(low, middle) else (middle + 1, last)
            found.append(first)
        return tuple(found)

    def range_of(self, place: int, cut: int) -> Interval:
        """Return the bounds that a cut stands for."""
        whole, included = self.allowed[place], self.grades[place].included
        if cut:
            below = Fraction(int(self.values[cut - 1]), self.scale)
            whole = whole.down_to(below, included=not included)
        if cut < len(self.values):
            above = Fraction(int(self.values[cut]), self.scale)
            whole = whole.up_to(above, included=included)
        return whole


def _placed(
    base: Scale, cuts: Sequence[int], ranges: Sequence[Interval], unit: Fraction
) -> tuple[Grade, ...]:
    """Return the grades with bounds in their ranges, nearest to where they were, in order."""
    grades = list(base.grades)
    for place, (cut, whole) in enumerate(zip(cuts, ranges, strict=True)):
        left = whole if not place else whole.up_to(grades[place - 1].lower, included=False)
        bound = _nearest_in(left, grades[place].lower, unit)
        if cut in cuts[place + 1 :] and bound == left.lower:
            # room for the next bound, which lies in the same range
            bound = left.inside
        grades[place] = grades[place]._replace(lower=bound)
    return tuple(grades)


def _nearest_in(whole: Interval, bound: Fraction, unit: Fraction) -> Fraction:
    """Return the number of an interval that is nearest, a unit inside where an end is open."""
    if bound in whole:
        return bound
    if bound <= whole.lower:
        end = whole.lower if whole.from_lower else whole.lower + unit
    else:
        end = whole.upper if whole.to_upper else whole.upper - unit
    return end if end in whole else whole.inside
