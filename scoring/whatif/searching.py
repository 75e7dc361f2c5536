"""The cheapest change that meets a goal: a search that proves what it finds.

Boxes of points are split until the cheapest sheet that is left is found.  What a box takes at
least comes from :mod:`scoring.algebra.reaching`: the very steps that compute a sheet, interpreted
over the box, tell which totals, caps, gates and vetoes are possible there and bound them linearly.
A box that cannot meet the goal, or takes no less than what was found, is left aside; every sheet
that counts as found was computed exactly, with whole numbers.  So the end is a proof.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.linear_bounds import flat, moving
from scoring.algebra.ops import INTEGERS
from scoring.algebra.reaching import ReachOps
from scoring.evaluation.computing import indicator_ticks
from scoring.model import TREE
from scoring.plan.values import Value
from scoring.whatif.effort import Box, Effort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.algebra.linear_bounds import Form, Reach
    from scoring.settle import CheckedSheet
    from scoring.whatif.effort import Estimate, Mover
    from scoring.whatif.goal import Goal

MOST_BOXES = 20_000
"""A search that looks at more boxes gives up."""

Key = tuple[int, int]
"""Effort and indicators changed, the one that is to be least first."""


class TooManyError(Exception):
    """A search gave up; what it had found is not proven to be the cheapest."""


class Found(NamedTuple):
    """The cheapest change: the place every mover comes to among its points, and what it takes."""

    indices: tuple[int, ...]
    key: Key


class Search:
    """Searches one sheet; *fewest* says whether indicators count before effort."""

    def __init__(
        self,
        checked: CheckedSheet,
        movers: Sequence[Mover],
        goal: Goal,
        *,
        fewest: bool,
        most_boxes: int = MOST_BOXES,
    ) -> None:
        self.plan, self.movers, self.goal, self.fewest = checked.plan, movers, goal, fewest
        self.most_boxes = most_boxes
        self.effort, self.boxes = Effort(movers, fewest=fewest), 0
        ticks = indicator_ticks(checked)
        self.still = [Value(points) for points in ticks]
        for leaf, given in zip(self.plan.leaves, checked.leaves, strict=True):
            if given.out:
                away = leaf.full if given.out == TREE else None
                self.still[leaf.slot] = Value(ticks[leaf.slot], given.out, away)
        self.known: dict[tuple[int, ...], bool] = {}

    def cheapest(self, taken: Sequence[frozenset[int]], floor: Key | None = None) -> Found | None:
        """Return the cheapest change that meets the goal, ``None`` where there is none.

        Args:
            taken: sets of movers that may not all be changed.
            floor: what it is known to take at least.

        Raises:
            TooManyError: if the search gives up.
        """
        best: Found | None = None
        serial = count()
        waiting: list[tuple[Key, int, int, Box, Estimate]] = []
        tops = tuple(len(mover.points) - 1 for mover in self.movers)
        boxes = [Box((0,) * len(tops), tops)]
        tried = [tops]
        while boxes or waiting:
            for box in boxes:
                asked = None if _holds_one(taken, box.low) else self._estimate(box)
                if asked is None:
                    continue
                tried.append(self._relaxed(box, asked))
                key = self._bound(box, asked)
                if best is None or key < best.key:
                    heappush(waiting, (key, -sum(box.low), next(serial), box, asked))
            for indices in tried:
                best = self._better(best, indices, taken)
            if not waiting or (best is not None and best.key == floor):
                break
            key, _, _, box, asked = heappop(waiting)
            if best is not None and key >= best.key:
                break
            boxes, tried = [], []
            # the low corner takes least of all in its box
            if not self._meets(box.low):
                boxes = list(self._halves(box, asked))
        return best

    def _estimate(self, box: Box) -> Estimate | None:
        self.boxes += 1
        if self.boxes > self.most_boxes:
            raise TooManyError
        ops = ReachOps()
        values: list[Value[Reach]] = []
        for value in self.still:
            out, away = (None if one is None else ops.constant(one) for one in value[1:3])
            values.append(Value(ops.constant(value.points), out, away))
        for place, mover in enumerate(self.movers):
            low, high = (mover.points[corner[place]] for corner in box)
            here = flat(ops.constant(low).span, abs(low))
            values[mover.slot] = Value(
                here if low == high else moving(place, low, high, mover.grain)
            )
        self.plan.carry_out(ops, values)

        def cover(form: Form, number: int) -> Estimate | None:
            return self.effort.cover(box, form, number)

        return self.goal.takes(ops, values, cover)

    def _bound(self, box: Box, asked: Estimate) -> Key:
        effort, changed = self.effort.of(box.low)
        first, second = self.effort.key(effort, changed)
        together = first + asked.key[0], second + asked.key[1]
        return max(self.effort.key(effort + asked.effort, changed + asked.changed), together)

    def _relaxed(self, box: Box, asked: Estimate) -> tuple[int, ...]:
        """Return the nearest points beyond what the relaxed question moves."""
        indices = list(box.low)
        for place, move in asked.moves.items():
            mover = self.movers[place]
            found = mover.at_least(mover.distance(box.low[place]) + move)
            indices[place] = min(found, box.high[place])
        return tuple(indices)

    def _halves(self, box: Box, asked: Estimate) -> Iterator[Box]:
        """Split a box where the relaxed question cannot be followed, or its widest side."""
        place, index = self._cut(box, asked)
        return iter(box.split(place, index))

    def _cut(self, box: Box, asked: Estimate) -> tuple[int, int]:
        indices = self._relaxed(box, asked)
        moved = sorted(
            (place for place in asked.moves if box.high[place] > box.low[place]),
            key=lambda place: -self.movers[place].price * asked.moves[place],
        )
        between = [
            place
            for place in moved
            if self.movers[place].distance(indices[place])
            != self.movers[place].distance(box.low[place]) + asked.moves[place]
        ]
        if between and not self.fewest:
            return between[0], indices[between[0]]
        still = [place for place in moved if not box.low[place]]
        if still:
            return still[0], 1
        if moved:
            return moved[0], indices[moved[0]]

        def width(place: int) -> int:
            mover = self.movers[place]
            return mover.effort(box.high[place]) - mover.effort(box.low[place])

        place = max(range(len(self.movers)), key=width)
        return place, (box.low[place] + box.high[place] + 1) // 2

    def _better(
        self, best: Found | None, indices: tuple[int, ...], taken: Sequence[frozenset[int]]
    ) -> Found | None:
        """Return what is found from a change, each indicator brought back as far as may be."""
        if _holds_one(taken, indices) or not self._meets(indices):
            return best
        found = list(indices)
        by_effort = sorted(
            range(len(found)), key=lambda place: -self.movers[place].effort(found[place])
        )
        for place in reversed(by_effort):
            low, high = 0, found[place]
            if high and self._meets((*found[:place], 0, *found[place + 1 :])):
                found[place] = 0
                continue
            while high - low > 1:
                middle = (low + high) // 2
                if self._meets((*found[:place], middle, *found[place + 1 :])):
                    high = middle
                else:
                    low = middle
            found[place] = high
        key = self.effort.key(*self.effort.of(found))
        return Found(tuple(found), key) if best is None or key < best.key else best

    def _meets(self, indices: tuple[int, ...]) -> bool:
        """Whether the sheet meets the goal with the movers there, computed exactly."""
        met = self.known.get(indices)
        if met is None:
            values = list(self.still)
            for mover, index in zip(self.movers, indices, strict=True):
                values[mover.slot] = Value(mover.points[index])
            self.plan.carry_out(INTEGERS, values)
            met = self.known[indices] = self.goal.met_by(values)
        return met


def _holds_one(taken: Sequence[frozenset[int]], indices: Sequence[int]) -> bool:
    """Whether everything in one of the sets is changed."""
    return any(all(indices[place] for place in one) for one in taken)
