"""Totals of many projects as sorted arrays: the module of what-ifs that knows NumPy.

Totals and bounds are whole numbers of one unit, so nothing is rounded and equal totals are
equal.  A *kind* of project is a way in which gates and vetoes turn the grade of the total into
the grade in the end; mostly there is one kind.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import fail

try:
    import numpy as np
except ImportError:
    raise fail("table.no-engine", "scoring.whatif", "numpy") from None

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


WIDE = 2**62


class Step(NamedTuple):
    """What changes while one bound moves upward through all that it may be.

    Attributes:
        values: the totals at which a project changes its grade, ascending.
        begin: how many projects have each grade with the bound below all of them.
        pairs: which grade becomes which, by place.
        moved: for every pair, how many projects have changed so once the bound is beyond each of
            *values*.
    """

    values: Ints
    begin: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    moved: tuple[Ints, ...]

    def counts(self, place: int) -> Ints:
        """Return how many projects have a grade with the bound beyond each of the values."""
        result = np.full(len(self.values), self.begin[place], dtype=np.int64)
        for (before, after), moved in zip(self.pairs, self.moved, strict=True):
            if before == place:
                result -= moved
            if after == place:
                result += moved
        return result

    def changing(self) -> Ints:
        """Return how many projects change at each of the values."""
        together = np.zeros(len(self.values), dtype=np.int64)
        for moved in self.moved:
            together += moved
        return np.diff(together, prepend=0)


class Totals:
    """The totals of many projects, sorted once.

    Args:
        totals: whole numbers of a unit, one for each project.
        kinds: the kind of each of them.
        finals: for every kind, the place of the grade in the end by that of the total.
    """

    def __init__(self, totals: Ints, kinds: Ints, finals: Sequence[Sequence[int]]) -> None:
        self.finals = [tuple(one) for one in finals]
        if len(finals) == 1:
            self.each = [np.sort(totals)]
        else:
            self.each = [np.sort(totals[kinds == kind]) for kind in range(len(finals))]

    def counts(self, limits: Sequence[int]) -> tuple[int, ...]:
        """Return how many projects have each grade in the end, best first.

        Args:
            limits: the least total of every grade but the lowest, best first.
        """
        found = np.zeros(len(limits) + 1, dtype=np.int64)
        for finals, totals in zip(self.finals, self.each, strict=True):
            ends = [len(totals), *np.searchsorted(totals, limits).tolist(), 0]
            for final, (above, below) in zip(finals, pairwise(ends), strict=True):
                found[final] += above - below
        return tuple(found.tolist())

    def stepped(self, number: int, limits: Sequence[int], window: tuple[int, int]) -> Step:
        """Return what changes while a bound moves through a window.

        Args:
            number: the place of the grade whose bound it is.
            limits: the least total of every grade but the lowest, best first.
            window: the least and the greatest total that a project may have to change its grade.
        """
        begin = np.asarray(self.counts(limits))
        inside: dict[tuple[int, int], list[Ints]] = {}
        for finals, totals in zip(self.finals, self.each, strict=True):
            first = int(np.searchsorted(totals, window[0]))
            last = int(np.searchsorted(totals, window[1], side="right"))
            here = totals[first:last]
            before, after = finals[number], finals[number + 1]
            if before == after or not len(here):
                continue
            # those that do not reach the bound now have the grade before it at the beginning
            lower = int(np.searchsorted(here, limits[number]))
            begin[before] += lower
            begin[after] -= lower
            inside.setdefault((before, after), []).append(here)
        pairs = tuple(inside)
        sorts = [_merged(inside[pair]) for pair in pairs]
        found = distinct(_merged(sorts))
        # a single sort need not be searched for what was found in it
        moved = [found.upto] if len(pairs) == 1 else [_up_to(one, found.values) for one in sorts]
        return Step(found.values, tuple(begin.tolist()), pairs, tuple(moved))


def _up_to(ordered: Ints, values: Ints) -> Ints:
    """Return how many sorted totals are at most each of some values."""
    return np.searchsorted(ordered, values, side="right").astype(np.int64)


def _merged(sorts: Sequence[Ints]) -> Ints:
    """Return sorted totals as one."""
    if len(sorts) == 1:
        return sorts[0]
    return np.sort(np.concatenate([np.empty(0, dtype=np.int64), *sorts]))


class Distinct(NamedTuple):
    """Sorted totals without their repetitions.

    Attributes:
        values: every total once, ascending.
        upto: how many totals are at most each of them.
    """

    values: Ints
    upto: Ints


def distinct(ordered: Ints) -> Distinct:
    """Return the totals that occur, and how many there are up to each."""
    last = np.empty(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=last[:-1])
    last[-1:] = True
    ends = np.flatnonzero(last)
    return Distinct(ordered[ends], ends + 1)


def places_of(totals: Ints, limits: Sequence[int]) -> Ints:
    """Return the places of the grades of totals, 0 for the best.

    Args:
        totals: the totals.
        limits: the least total of every grade but the lowest, best first.
    """
    reached = np.searchsorted(np.asarray(limits[::-1], dtype=np.int64), totals, side="right")
    return len(limits) - reached


def looked_up(finals: Sequence[Sequence[int]], kinds: Ints, places: Ints) -> Ints:
    """Return the grades in the end of projects, by their kinds and the grades of their totals."""
    found: Ints = np.asarray(finals, dtype=np.int64)[kinds, places]
    return found


def crossed(before: Ints, after: Ints, olds: int, news: int) -> list[list[int]]:
    """Return how many projects go from each grade to each: a row for each of the old ones."""
    found = np.bincount(before * news + after, minlength=olds * news)
    return [row.tolist() for row in found.reshape(olds, news)]


def nearest_first(rows: Ints, away: Ints) -> tuple[Ints, Ints]:
    """Return rows and how far away they are, the nearest first, else in the order they have."""
    order = np.argsort(away, kind="stable")
    return rows[order], away[order]


def differing(before: Ints, after: Ints, same: Sequence[Sequence[bool]]) -> Ints:
    """Return the rows whose grade before is not the one after; *same* says which are the same."""
    return np.flatnonzero(~np.asarray(same, dtype=np.bool_)[before, after])


def away_from(totals: Ints, times: int, bounds: Ints) -> Ints:
    """Return how far totals are from the nearest of their own bounds, in units *times* as fine.

    Args:
        totals: a total for each project.
        times: how many of the units of *bounds* make one of *totals*.
        bounds: a column for each project, with as many rows as it has bounds.
    """
    found: Ints = np.abs(bounds - totals * times).min(axis=0)
    return found


def table_of(numbers: Sequence[Sequence[Sequence[int]]], *, wide: bool) -> Ints:
    """Return whole numbers as an array, of Python integers where 64 bits are too few."""
    return np.asarray(numbers, dtype=object if wide else np.int64)


def taken(numbers: Sequence[int], places: Ints) -> Ints:
    """Return for every project the number at its place."""
    return np.asarray(numbers, dtype=np.int64)[places]


def occurring(numbers: Ints, number: int) -> int:
    """Return how often a number occurs."""
    return int(np.count_nonzero(numbers == number))


def most_equal(totals: Ints) -> tuple[int, int]:
    """Return how many projects have the total that most have, and that total."""
    found = distinct(np.sort(totals))
    each = np.diff(found.upto, prepend=0)
    place = int(np.argmax(each))
    return int(each[place]), int(found.values[place])


def below(values: Ints, number: Fraction, *, itself: bool) -> int:
    """Return how many of ascending values lie below a number, or are the number *itself*."""
    whole = number.numerator // number.denominator
    # only a whole number can be one of the values
    right = itself or whole != number
    return int(np.searchsorted(values, whole, side="right" if right else "left"))


def unequal(ones: Ints, times: int, others: Ints, other_times: int) -> list[int]:
    """Return the places at which two arrays differ, their units being so many times the same."""
    most = max(int(np.abs(ones).max()) * times, int(np.abs(others).max()) * other_times)
    # what goes beyond 64 bits is compared as Python compares it
    kind = np.int64 if most < WIDE else object
    left, right = ones.astype(kind) * times, others.astype(kind) * other_times
    return np.flatnonzero(left != right).tolist()
