"""The cheapest change that meets a goal: a search that proves what it finds.

Boxes of points are split until the cheapest sheet that is left is found.  What a box takes at
least comes from :mod:`scoring.algebra.reaching`: the very steps that compute a sheet, interpreted
over the box, tell which totals, caps, gates and vetoes are possible there and bound them linearly.
A box that cannot meet the goal, or takes no less than what was found, is left aside; every sheet
that counts as found was computed exactly, with whole numbers.  So the end is a proof; a search that
is stopped before it knows what any change takes at least.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.linear_bounds import flat, moving
from scoring.algebra.reaching import ReachOps
from scoring.plan.values import Value
from scoring.whatif.routing.effort import Box, Effort
from scoring.whatif.routing.goal import Asking
from scoring.whatif.routing.steepest import Steepest
from scoring.whatif.routing.trying import Found, Trials, holds_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.linear_bounds import Reach
    from scoring.settle import CheckedSheet
    from scoring.whatif.routing.effort import Estimate, Mover
    from scoring.whatif.routing.goal import Goal
    from scoring.whatif.routing.trying import Key

MOST_BOXES = 5_000
"""A search that has looked at so many boxes stops."""

SELDOM = 40
"""After so many boxes it is worth looking again how to weigh effort and indicators."""

MIXES = 11
"""So many ways to weigh effort and indicators are tried."""

IDLE = 2
"""A comparison that was settled so often to no use is not settled any more."""

WIDE = 8
"""Of a wide range of points less than 1/this is not split off where the bound is far off."""

Mix = tuple[int, int]
"""See :attr:`scoring.whatif.routing.effort.Effort.mix`."""


class Answer(NamedTuple):
    """What a search came to.

    Attributes:
        found: the cheapest change that was found, ``None`` where there is none.
        least: what any change takes at least; ``None`` where nothing leads there.
        proven: whether *found* is the cheapest of all, or nothing leads there.
    """

    found: Found | None
    least: Key | None
    proven: bool


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
        self.trials = Trials(checked, self.effort, goal)
        self.steepest = Steepest(self.plan, movers, self.trials.still)
        self.idle: dict[int, int] = {}

    def cheapest(self, taken: Sequence[frozenset[int]], floor: Key = (0, 0)) -> Answer:
        """Return the cheapest change that meets the goal.

        Args:
            taken: sets of movers that may not all be changed.
            floor: what it is known to take at least.
        """
        self.trials.tried.clear()
        floor = max(floor, self._first_step())
        serial, due = count(), 0
        waiting: list[tuple[Key, int, int, Box, Estimate]] = []
        tops = tuple(len(mover.points) - 1 for mover in self.movers)
        whole, mixed_for = Box((0,) * len(tops), tops), None
        best = self.trials.better(None, tops, taken)
        boxes = [(whole, self._estimate(whole))]
        while boxes or waiting:
            left = self.most_boxes - self.boxes
            if best is not None and best.key != mixed_for and due <= self.boxes and left > MIXES:
                best = self._choose_mix(whole, best, taken)
                mixed_for, due = best.key, self.boxes + SELDOM
            for box, asked in boxes:
                if asked is None or holds_one(taken, box.low):
                    continue
                best = self.trials.better(best, self._relaxed(box, asked), taken)
                # of equals the later one is looked at first: it is nearer to an end
                key = self._bound(box, asked, best)
                heappush(waiting, (key, -sum(box.low), -next(serial), box, asked))
            if not waiting or (best is not None and best.key == floor):
                break
            key, _, _, box, asked = heappop(waiting)
            if best is not None and key >= best.key:
                break
            if self.boxes >= self.most_boxes:
                return Answer(best, max(key, floor), proven=False)
            boxes = []
            # what was found since may bound it better
            if best is not None and self._bound(box, asked, best) >= best.key:
                continue
            # the low corner takes least of all in its box
            if self.trials.meets(box.low):
                best = self.trials.better(best, box.low, taken)
            else:
                boxes = self._parts(box, asked, best)
        return Answer(best, None if best is None else best.key, proven=True)

    def _first_step(self) -> Key:
        """Return what it takes to move one indicator to the next of its points, if one must."""
        if not self.movers or self.trials.meets((0,) * len(self.movers)):
            return 0, 0
        return self.effort.key(min(mover.effort(1) for mover in self.movers), 1)

    def reach(self, box: Box) -> tuple[ReachOps, list[Value[Reach]]]:
        """Return what every node can come to in a box, and the verbs that say so."""
        ops = ReachOps(dict(box.settled))
        values: list[Value[Reach]] = []
        for value in self.trials.still:
            out, away = (None if one is None else ops.constant(one) for one in value[1:3])
            values.append(Value(ops.constant(value.points), out, away))
        for place, mover in enumerate(self.movers):
            low, high = (mover.points[corner[place]] for corner in box[:2])
            here = flat(ops.constant(low).span, abs(low))
            values[mover.slot] = Value(
                here if low == high else moving(place, low, high, mover.grain)
            )
        for number, step in enumerate(self.plan.steps):
            for slot, found in step.compute(ops, values).items():
                values[slot] = self.steepest.tightened(number, found, box)
        return ops, values

    def _estimate(self, box: Box) -> Estimate | None:
        self.boxes += 1
        ops, values = self.reach(box)
        if not ops.possible:
            return None
        cover, together = partial(self.effort.cover, box), partial(self.effort.together, box)
        asked = self.goal.takes(ops, values, cover, together)
        if asked is None:
            return None
        asked = asked._replace(open=tuple(ops.undecided), mix=self.effort.mix)
        if asked.moves:
            return asked
        # nothing more is needed if all turns out well: see what must turn
        turns = (Asking(cover).turning(test) for test in ops.undecided.values())
        turn = next((one for one in turns if one is not None), None)
        return asked if turn is None else asked._replace(moves=turn.moves)

    def _choose_mix(self, box: Box, best: Found, taken: Sequence[frozenset[int]]) -> Found:
        """Weigh effort and indicators so that both together bound the whole box best.

        Any weights will do; the better they are, the fewer boxes are looked at.  What is found on
        the way is returned where it is better than what was known.
        """
        effort, changed = reversed(best.key) if self.fewest else best.key
        found = []
        for number in range(MIXES) if changed else ():
            ratio = Fraction(effort, changed) * Fraction(4) ** (number - MIXES // 2)
            self.effort.mix = _weights(ratio)
            asked = self._estimate(box)
            if asked is not None:
                best = self.trials.better(best, self._relaxed(box, asked), taken) or best
                found.append((asked.mixed, self.effort.mix))
        bounds = [(self._second(mixed, best, mix), mix) for mixed, mix in found]
        self.effort.mix = max(bounds, default=(0, (0, 0)))[1]
        return best

    def _second(self, mixed: int, best: Found, mix: Mix) -> int:
        """Return what comes second at least where the first is no more than what was found."""
        by_effort, by_change = mix
        first, second = (by_change, by_effort) if self.fewest else (by_effort, by_change)
        return -((first * best.key[0] - mixed) // second) if second else 0

    def _bound(self, box: Box, asked: Estimate, best: Found | None) -> Key:
        effort, changed = self.effort.of(box.low)
        known = self.effort.key(effort, changed)
        first, second = self.effort.key(effort + asked.effort, changed + asked.changed)
        if best is not None and first >= best.key[0]:
            by_effort, by_change = asked.mix
            mixed = asked.mixed + by_effort * effort + by_change * changed
            second = max(second, self._second(mixed, best, asked.mix))
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

    def _parts(
        self, box: Box, asked: Estimate, best: Found | None
    ) -> list[tuple[Box, Estimate | None]]:
        """Split a box by how a comparison turns out, where one way takes more, or by points."""
        before = self._bound(box, asked, best)
        for number in asked.open:
            if self.idle.get(number, 0) >= IDLE or self.boxes >= self.most_boxes:
                continue
            halves = [(half, self._estimate(half)) for half in box.turned(number)]
            if any(one is None or self._bound(half, one, best) > before for half, one in halves):
                self.idle[number] = 0
                return halves
            self.idle[number] = self.idle.get(number, 0) + 1
        place, index = self._cut(box, asked)
        low, high = box.low[place], box.high[place]
        sliver = min(index - low, high - index) < (high - low) // WIDE
        if sliver and not self.trials.meets(self._relaxed(box, asked)):
            # what looks cheap is not: a sliver more of it would not say so either
            place, index = self._middle(box)
        return [(half, self._estimate(half)) for half in box.split(place, index)]

    def _cut(self, box: Box, asked: Estimate) -> tuple[int, int]:
        """Return where to split: where the relaxed question cannot be followed, or the middle."""
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
        return self._middle(box)

    def _middle(self, box: Box) -> tuple[int, int]:
        """Return the middle of the mover whose points take the most effort to go through."""

        def width(place: int) -> int:
            mover = self.movers[place]
            return mover.effort(box.high[place]) - mover.effort(box.low[place])

        place = max(range(len(self.movers)), key=width)
        return place, (box.low[place] + box.high[place] + 1) // 2


def _weights(ratio: Fraction) -> tuple[int, int]:
    """Return weights of effort and of an indicator, so that one is worth *ratio* of effort."""
    near = ratio.limit_denominator(64)
    return (near.denominator, near.numerator) if near > 0 else (64, 1)
