"""The cheapest cuts against every choice of cuts, for scales of any length and grades lowered."""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import NamedTuple

import numpy as np
from hypothesis import event, given, settings
from hypothesis import strategies as st

from scoring.whatif.bounding.boxes import best_in_boxes
from scoring.whatif.bounding.cutting import NEVER, Cuts, best_cuts, costs_of, parts_at

HIGHEST = 7


class Drawn(NamedTuple):
    """Projects, the bounds as they are, and what is wanted."""

    totals: list[int]
    kinds: list[int]
    ends: list[tuple[int, ...]]
    bounds: list[tuple[int, bool]]
    least: list[int]
    most: list[int]


@st.composite
def portfolios(draw: st.DrawFn, lowest: int = 0) -> Drawn:
    """Draw some; grades are lowered by no more than *lowest*, and never above a best one."""
    grades = draw(st.integers(2, 5))
    last = grades - 1
    ends = []
    for _ in range(draw(st.integers(1, 3))):
        down, best = draw(st.integers(0, lowest)), draw(st.integers(0, last))
        ends.append(tuple(max(min(place + down, last), best) for place in range(grades)))
    totals = draw(st.lists(st.integers(0, HIGHEST), min_size=1, max_size=8))
    at = draw(
        st.lists(st.integers(1, HIGHEST), min_size=last, max_size=last, unique=True).map(
            lambda one: sorted(one, reverse=True)
        )
    )
    some = st.integers(0, len(totals))
    pairs = [sorted((draw(some), draw(some))) for _ in range(grades)]
    return Drawn(
        totals,
        [draw(st.integers(0, len(ends) - 1)) for _ in totals],
        ends,
        [(bound, draw(st.booleans())) for bound in at],
        [low for low, _ in pairs],
        [high for _, high in pairs],
    )


def cuts_of(drawn: Drawn) -> Cuts:
    totals, kinds = np.asarray(drawn.totals), np.asarray(drawn.kinds)
    values, parts = parts_at(totals, kinds, drawn.ends, len(drawn.bounds))
    costs = tuple(
        costs_of(values, 1, at, (0, HIGHEST + 1), len(drawn.bounds) + 1, included=included)
        for at, included in drawn.bounds
    )
    return Cuts(values, parts, costs, len(drawn.totals))


def counted(drawn: Drawn, values: list[int], chosen: tuple[int, ...]) -> list[int]:
    """Return how many projects have each grade in the end, one project at a time."""
    found = [0] * (len(chosen) + 1)
    for total, kind in zip(drawn.totals, drawn.kinds, strict=True):
        ends = drawn.ends[kind]
        # where all ends are one, a total need not be among the values
        band = sum(total < (*values, HIGHEST + 1)[cut] for cut in chosen)
        found[ends[band]] += 1
    return found


def cheapest(drawn: Drawn, cuts: Cuts) -> int | None:
    """Return what the cheapest cuts cost, ``None`` where none will do."""
    values, costs = cuts.values.tolist(), list[int]()
    for rising in combinations_with_replacement(range(len(values) + 1), len(cuts.costs)):
        chosen = rising[::-1]
        counts = counted(drawn, values, chosen)
        wanted = zip(drawn.least, counts, drawn.most, strict=True)
        if all(low <= count <= high for low, count, high in wanted):
            costs.append(sum(int(one[cut]) for one, cut in zip(cuts.costs, chosen, strict=True)))
    return min(costs, default=None)


def checked(drawn: Drawn, cuts: Cuts, found: list[int] | None, best: int | None) -> None:
    assert (found is None) == (best is None)
    if found is None:
        return
    assert found == sorted(found, reverse=True)
    counts = counted(drawn, cuts.values.tolist(), tuple(found))
    wanted = zip(drawn.least, counts, drawn.most, strict=True)
    assert all(low <= count <= high for low, count, high in wanted)
    assert sum(int(one[cut]) for one, cut in zip(cuts.costs, found, strict=True)) == best


@given(portfolios(lowest=3))
@settings(max_examples=300)
def test_boxes_hold_the_cheapest_cuts(drawn: Drawn) -> None:
    cuts = cuts_of(drawn)
    best = cheapest(drawn, cuts)
    event("impossible" if best is None else "possible")
    checked(drawn, cuts, best_in_boxes(cuts, drawn.least, drawn.most), best)
    first = best_in_boxes(cuts, drawn.least, drawn.most, first=True)
    assert (first is None) == (best is None)
    barred = cuts._replace(costs=(np.full_like(cuts.costs[0], NEVER), *cuts.costs[1:]))
    assert best_in_boxes(barred, drawn.least, drawn.most) is None


@given(portfolios())
@settings(max_examples=200)
def test_bound_by_bound_the_same_is_found_where_nothing_is_lowered(drawn: Drawn) -> None:
    cuts = cuts_of(drawn)
    best = cheapest(drawn, cuts)
    event("impossible" if best is None else "possible")
    checked(drawn, cuts, best_cuts(cuts, drawn.least, drawn.most), best)
