"""Cuts through sorted totals that give every grade a wanted number of projects.

A cut is a number of distinct totals: those from there on reach the bound.  Equal totals cannot
be parted, because no cut lies between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scoring.whatif.bounding.sorted_totals import distinct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

NEVER = 2**61
"""A cost that stands for what cannot be."""


class Cuts(NamedTuple):
    """Where the bounds of a scale can lie.

    Attributes:
        values: the totals that can be on either side of a bound, each once, ascending.
        parts: for every grade but the lowest, how many projects have it or a better one in the
            end: a sum of parts by the place of the bound that each follows, with that bound at
            each cut; one more than there are values.
        costs: for every bound, how far each cut is from the bound as it is, see
            :func:`costs_of`; :data:`NEVER` where the bound must not be there.
        projects: how many projects there are.
    """

    values: Ints
    parts: tuple[Mapping[int, Ints], ...]
    costs: tuple[Ints, ...]
    projects: int


def parts_at(
    totals: Ints, kinds: Ints, ends: Sequence[tuple[int, ...]], bounds: int
) -> tuple[Ints, tuple[Mapping[int, Ints], ...]]:
    """Return the totals that matter, and how many projects have a grade or a better one.

    Args:
        totals: the totals of the projects.
        kinds: their kinds.
        ends: for every kind, the place in the end by that of the total, never falling.
        bounds: how many bounds the scale has.
    """
    free = [len(set(one)) > 1 for one in ends]
    each = [np.sort(totals[kinds == kind]) for kind in range(len(ends))]
    moving = [one for one, able in zip(each, free, strict=True) if able]
    together = np.sort(np.concatenate([np.empty(0, dtype=np.int64), *moving]))
    values = distinct(together).values
    parts = []
    for place in range(bounds):
        found = {place: np.zeros(len(values) + 1, dtype=np.int64)}
        for kind, own in zip(ends, each, strict=True):
            # the lowest grade of a total that ends here or better
            bound = sum(end <= place for end in kind) - 1
            if bound == bounds:
                found[place] += len(own)
            elif bound >= 0:
                part = found.setdefault(bound, np.zeros(len(values) + 1, dtype=np.int64))
                part[:-1] += len(own) - np.searchsorted(own, values)
        parts.append(found)
    return values, tuple(parts)


def costs_of(
    values: Ints, times: int, bound: int, whole: tuple[int, int], share: int, *, included: bool
) -> Ints:
    """Return how far a bound is from the places that each cut stands for, in shares of a unit.

    Where the nearest end does not belong to these places, it is one share further away.

    Args:
        values: the totals, each once, ascending.
        times: how many of the units of the others make one of the totals.
        bound: the bound as it is.
        whole: the least and the greatest that it may be.
        share: how many shares make a unit; more than there are bounds, so that ends that do not
            belong to their places only decide between bounds that are moved equally far.
        included: whether the bound itself has the grade: the upper ends belong to the places then,
            the lower ones otherwise.
    """
    inner = values * times
    lower = np.clip(np.concatenate([[whole[0]], inner]), *whole)
    upper = np.clip(np.concatenate([inner, [whole[1]]]), *whole)
    found: Ints = share * np.maximum(np.maximum(lower - bound, bound - upper), 0)
    found += (lower >= bound) if included else (upper <= bound)
    return found


def best_cuts(cuts: Cuts, least: Sequence[int], most: Sequence[int]) -> list[int] | None:
    """Return the cuts of all bounds, best first, that cost least together.

    Args:
        cuts: where the bounds can lie; every number follows its own bound alone.
        least: the least number of projects of every grade, best first.
        most: the greatest.

    Returns:
        The cuts, or ``None`` where there are none.
    """
    each = [parts[place] for place, parts in enumerate(cuts.parts)]
    before = [np.zeros(1, dtype=np.int64)]
    windows: list[tuple[Ints, Ints]] = []
    size = len(cuts.values) + 1
    for place, (reached, costs) in enumerate(zip(each, cuts.costs, strict=True)):
        if place:
            above = -each[place - 1]
            first = np.searchsorted(above, least[place] - reached)
            last = np.searchsorted(above, most[place] - reached, side="right") - 1
            first = np.maximum(first, np.arange(size))
            sums = _least_between(before[-1], first, last) + costs
            windows.append((first, last))
        else:
            sums = np.where((reached >= least[0]) & (reached <= most[0]), costs, NEVER)
        before.append(np.minimum(sums, NEVER))
    rest = cuts.projects - (each[-1] if each else np.zeros(1, dtype=np.int64))
    sums = np.where((rest >= least[-1]) & (rest <= most[-1]), before[-1], NEVER)
    cut = int(np.argmin(sums))
    if sums[cut] >= NEVER:
        return None
    found = [cut] if each else []
    for (first, last), sums in zip(reversed(windows), reversed(before[1:-1]), strict=True):
        start = int(first[cut])
        cut = start + int(np.argmin(sums[start : int(last[cut]) + 1]))
        found.append(cut)
    return found[::-1]


def _least_between(costs: Ints, first: Ints, last: Ints) -> Ints:
    """Return the least cost from one place to another, for many pairs of places at once."""
    result = np.full(len(first), NEVER, dtype=np.int64)
    length = last - first + 1
    width, level = 1, costs
    while width <= len(costs):
        here = (length >= width) & (length < 2 * width)
        starts, ends = first[here], last[here] - width + 1
        result[here] = np.minimum(level[starts], level[ends])
        if 2 * width > len(costs):
            break
        level = np.minimum(level[:-width], level[width:])
        width *= 2
    return result
