"""Changes tried out: whether one leads there, computed exactly, and what of it can be saved."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.ops import INTEGERS
from scoring.evaluation.computing import indicator_ticks
from scoring.model import TREE
from scoring.plan.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.settle import CheckedSheet
    from scoring.whatif.routing.effort import Effort
    from scoring.whatif.routing.goal import Goal

Key = tuple[int, int]
"""Effort and indicators changed, the one that is to be least first."""


class Found(NamedTuple):
    """A change that leads there: the place of every mover among its points, and what it takes."""

    indices: tuple[int, ...]
    key: Key


class Trials:
    """Tries changes of one sheet.

    Attributes:
        still: the values of all nodes with no indicator moved, groups left to be computed.
    """

    def __init__(self, checked: CheckedSheet, effort: Effort, goal: Goal) -> None:
        self.plan, self.effort, self.goal = checked.plan, effort, goal
        ticks = indicator_ticks(checked)
        self.still = [Value(points) for points in ticks]
        for leaf, given in zip(self.plan.leaves, checked.leaves, strict=True):
            if given.out:
                away = leaf.full if given.out == TREE else None
                self.still[leaf.slot] = Value(ticks[leaf.slot], given.out, away)
        self.known: dict[tuple[int, ...], bool] = {}
        self.tried: set[tuple[int, ...]] = set()
        worth = self._worth()
        # of equals those that come last in the set are brought back first
        self.order = sorted(range(len(worth)), key=lambda place: (worth[place], -place))

    def better(
        self, best: Found | None, indices: tuple[int, ...], taken: Sequence[frozenset[int]]
    ) -> Found | None:
        """Return what is found from a change, each indicator brought back as far as may be.

        Args:
            best: what was found before; returned where nothing better is.
            indices: the change.
            taken: sets of movers that may not all be changed.
        """
        if indices in self.tried or holds_one(taken, indices) or not self.meets(indices):
            return best
        self.tried.add(indices)
        found = list(indices)
        for place in self.order:
            # most are needed as they are, which one look tells
            low, high = -1, found[place]
            if not high or not self.meets((*found[:place], high - 1, *found[place + 1 :])):
                continue
            high -= 1
            while high - low > 1:
                middle = (low + high) // 2
                if self.meets((*found[:place], middle, *found[place + 1 :])):
                    high = middle
                else:
                    low = middle
            found[place] = high
        key = self.effort.key(*self.effort.of(found))
        return Found(tuple(found), key) if best is None or key < best.key else best

    def _worth(self) -> list[Fraction]:
        """Return what every mover gives the total where all have moved, by what it takes."""
        tops = [len(mover.points) - 1 for mover in self.effort.movers]
        whole = self.values(tops)[0].points
        found = []
        for place, mover in enumerate(self.effort.movers):
            without = self.values([*tops[:place], 0, *tops[place + 1 :]])[0].points
            taken = 1 if self.effort.fewest else mover.effort(tops[place])
            found.append(Fraction(abs(whole - without), taken))
        return found

    def values(self, indices: Sequence[int]) -> list[Value[int]]:
        """Return the values of all nodes with the movers there."""
        values = list(self.still)
        for mover, index in zip(self.effort.movers, indices, strict=True):
            values[mover.slot] = Value(mover.points[index])
        self.plan.carry_out(INTEGERS, values)
        return values

    def meets(self, indices: tuple[int, ...]) -> bool:
        """Whether the sheet meets the goal with the movers there, computed exactly."""
        met = self.known.get(indices)
        if met is None:
            met = self.known[indices] = self.goal.met_by(self.values(indices))
        return met


def holds_one(taken: Sequence[frozenset[int]], indices: Sequence[int]) -> bool:
    """Whether everything in one of the sets is changed."""
    return any(all(indices[place] for place in one) for one in taken)
