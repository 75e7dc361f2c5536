"""The cheapest change that meets a goal: a search that proves what it finds.

Boxes of points are split until the cheapest sheet that is left is found.  What a box takes at
least comes from :mod:`scoring.algebra.reaching`: the very steps that compute a sheet, interpreted
over the box, tell which totals, caps, gates and vetoes are possible there and bound them linearly.
A box that cannot meet the goal, or takes no less than what was found, is left aside; every sheet
that counts as found was computed exactly, with whole numbers.  So the end is a proof.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.linear_bounds import flat, moving
from scoring.algebra.ops import INTEGERS
from scoring.algebra.reaching import ReachOps
from scoring.evaluation.computing import indicator_ticks
from scoring.model import TREE
from scoring.plan.values import Value
from scoring.whatif.routing.effort import Box, Effort
from scoring.whatif.routing.goal import Asking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.algebra.linear_bounds import Reach
    from scoring.settle import CheckedSheet
    from scoring.whatif.routing.effort import Estimate, Mover
    from scoring.whatif.routing.goal import Goal

MOST_BOXES = 20_000
"""A search that looks at more boxes gives up."""

SELDOM = 40
"""After so many boxes it is worth looking again how to weigh effort and indicators."""

Mix = tuple[int, int]
"""See :attr:`scoring.whatif.routing.effort.Effort.mix`."""

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
        self.tried: set[tuple[int, ...]] = set()

    def cheapest(self, taken: Sequence[frozenset[int]], floor: Key | None = None) -> Found | None:
        """Return the cheapest change that meets the goal, ``None`` where there is none.

        Args:
            taken: sets of movers that may not all be changed.
            floor: what it is known to take at least.

        Raises:
            TooManyError: if the search gives up.
        """
        self.tried.clear()
        serial, due = count(), 0
        waiting: list[tuple[Key, int, int, Box, Estimate, Mix]] = []
        tops = tuple(len(mover.points) - 1 for mover in self.movers)
        boxes = [Box((0,) * len(tops), tops)]
        best = self._better(None, tops, taken)
        whole, mixed_for = boxes[0], None
        while boxes or waiting:
            if best is not None and best.key != mixed_for and self.boxes >= due:
                best = self._choose_mix(whole, best, taken)
                mixed_for, due = best.key, self.boxes + SELDOM
            for box in boxes:
                asked = None if _holds_one(taken, box.low) else self._estimate(box)
                if asked is None:
                    continue
                best = self._better(best, self._relaxed(box, asked), taken)
                # of equals the later one is looked at first: it is nearer to an end
                mix = self.effort.mix
                key = self._bound(box, asked, best, mix)
                heappush(waiting, (key, -sum(box.low), -next(serial), box, asked, mix))
            if not waiting or (best is not None and best.key == floor):
                break
            key, _, _, box, asked, mix = heappop(waiting)
            if best is not None and key >= best.key:
                break
            boxes = []
            # what was found since may bound it better
            if best is not None and self._bound(box, asked, best, mix) >= best.key:
                continue
            # the low corner takes least of all in its box
            if self._meets(box.low):
                best = self._better(best, box.low, taken)
            else:
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

        cover, together = partial(self.effort.cover, box), partial(self.effort.together, box)
        asked = self.goal.takes(ops, values, cover, together)
        if asked is None or asked.moves:
            return asked
        # nothing more is needed if all turns out well: see what must turn
        turns = (Asking(cover).turning(test) for test in ops.undecided)
        turn = next((one for one in turns if one is not None), None)
        return asked if turn is None else asked._replace(moves=turn.moves)

    def _choose_mix(self, box: Box, best: Found, taken: Sequence[frozenset[int]]) -> Found:
        """Weigh effort and indicators so that both together bound the whole box best.

        Any weights will do; the better they are, the fewer boxes are looked at.  What is found on
        the way is returned where it is better than what was known.
        """
        effort, changed = reversed(best.key) if self.fewest else best.key
        found = []
        for number in range(-10, 11, 2) if changed else ():
            self.effort.mix = _weights(Fraction(effort, changed) * Fraction(2) ** number)
            asked = self._estimate(box)
            if asked is not None:
                best = self._better(best, self._relaxed(box, asked), taken) or best
                found.append((asked.mixed, self.effort.mix))
        bounds = [(self._second(mixed, best, mix), mix) for mixed, mix in found]
        self.effort.mix = max(bounds, default=(0, (0, 0)))[1]
        return best

    def _second(self, mixed: int, best: Found, mix: Mix) -> int:
        """Return what comes second at least where the first is no more than what was found."""
        by_effort, by_change = mix
        first, second = (by_change, by_effort) if self.fewest else (by_effort, by_change)
        return -((first * best.key[0] - mixed) // second) if second else 0

    def _bound(self, box: Box, asked: Estimate, best: Found | None, mix: Mix) -> Key:
        effort, changed = self.effort.of(box.low)
        known = self.effort.key(effort, changed)
        first, second = self.effort.key(effort + asked.effort, changed + asked.changed)
        if best is not None and first >= best.key[0]:
            by_effort, by_change = mix
            mixed = asked.mixed + by_effort * effort + by_change * changed
            second = max(second, self._second(mixed, best, mix))
        # sums of real moves bound both together
        return max((first, second), (known[0] + asked.key[0], known[1] + asked.key[1]))

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
        if indices in self.tried or _holds_one(taken, indices) or not self._meets(indices):
            return best
        self.tried.add(indices)
        found = list(indices)
        # of equals those that come last in the set are brought back first
        by_price = sorted(range(len(found)), key=lambda place: (self.movers[place].price, place))
        for place in reversed(by_price):
            # most are needed as they are, which one look tells
            low, high = -1, found[place]
            if not high or not self._meets((*found[:place], high - 1, *found[place + 1 :])):
                continue
            high -= 1
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


def _weights(ratio: Fraction) -> tuple[int, int]:
    """Return weights of effort and of an indicator, so that one is worth *ratio* of effort."""
    near = ratio.limit_denominator(64)
    return (near.denominator, near.numerator) if near > 0 else (64, 1)


def _holds_one(taken: Sequence[frozenset[int]], indices: Sequence[int]) -> bool:
    """Whether everything in one of the sets is changed."""
    return any(all(indices[place] for place in one) for one in taken)
