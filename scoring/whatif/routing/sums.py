"""What indicators can move together: the exact question behind a linear bound.

Where few points can be given, such as levels and tiers, sums of moves leave wide gaps, and a
search that knows only where each move ends would try all of them.  Here the sums themselves are
kept, as the bits of a whole number: bit D of level k says that k indicators that stood still can
move D units together.  Indicators that win the same with the same effort are kept together; of
several such classes all but one are gone through.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_BITS = 20_000
"""Sums of more units than this are not kept."""
MOST_COMBINED = 300
"""Classes whose sums combine in more ways than this are not gone through."""

Key = tuple[int, int]


class Part(NamedTuple):
    """An indicator that may move on.

    Attributes:
        place: its place among the movers.
        slope: what it wins with every tick.
        price: what every tick takes.
        steps: how far it may move on in ticks, rising, each above 0.
        fresh: whether it stands still so far.
    """

    place: int
    slope: int
    price: int
    steps: tuple[int, ...]
    fresh: bool


class Sum(NamedTuple):
    """The cheapest moves: what they take as a key, and how far each mover goes, by place."""

    key: Key
    moves: Mapping[int, int]


class _Class:
    """The sums of indicators of one slope and price, up to what is of use for a gap."""

    def __init__(self, parts: Sequence[Part], gap: int) -> None:
        self.parts, self.slope, self.price = parts, parts[0].slope, parts[0].price
        self.unit = math.gcd(*(step for part in parts for step in part.steps))
        # no cheapest moves go further than the gap by more than the largest of them
        self.bits = -(-gap // (self.slope * self.unit)) + max(
            part.steps[-1] // self.unit for part in parts
        )
        self.stages: list[list[int]] = [[1]]

    def fill(self) -> None:
        """Find the sums, every one on the lowest level only."""
        keep = (1 << (self.bits + 1)) - 1
        for part in self.parts:
            before = self.stages[-1]
            after = [*before, 0] if part.fresh else list(before)
            for level, reach in enumerate(before):
                if reach:
                    after[level + part.fresh] |= _spread(reach, part.steps, self.unit) & keep
            known = 0
            for level, reach in enumerate(after):
                after[level] = reach & ~known
                known |= reach
            self.stages.append(after)

    @property
    def size(self) -> int:
        """How many sums there are."""
        return sum(level.bit_count() for level in self.stages[-1])

    def sums(self) -> Iterator[tuple[int, int]]:
        """Go through the sums in units, with their levels."""
        for level, reach in enumerate(self.stages[-1]):
            left = reach
            while left:
                lowest = left & -left
                yield lowest.bit_length() - 1, level
                left ^= lowest

    def from_(self, least: int) -> Iterator[tuple[int, int]]:
        """Go through the first sum of every level that wins so much at least."""
        start = max(-(-least // (self.slope * self.unit)), 0)
        for level, reach in enumerate(self.stages[-1]):
            left = reach >> start
            if left:
                yield start + (left & -left).bit_length() - 1, level

    def moves(self, units: int, level: int) -> Iterator[tuple[int, int]]:
        """Go through places and moves that come to a sum."""
        for number in range(len(self.parts), 0, -1):
            part, before = self.parts[number - 1], self.stages[number - 1]
            if level < len(before) and before[level] >> units & 1:
                continue
            level -= part.fresh
            for step in part.steps:
                rest = units - step // self.unit
                if rest >= 0 and before[level] >> rest & 1:
                    yield part.place, step
                    units = rest
                    break


def cheapest_sum(parts: Sequence[Part], gap: int, *, fewest: bool) -> Sum | None:
    """Return the cheapest moves that win at least a gap, ``None`` where that is not found out.

    Args:
        parts: the indicators that may move on.
        gap: what they must win together, above 0.
        fewest: whether the indicators that begin to move count before what moves take.
    """
    classes = _classes(parts, gap)
    if not classes or any(one.bits > MOST_BITS for one in classes):
        return None
    for one in classes:
        one.fill()
    classes.sort(key=lambda one: one.size)
    if math.prod(one.size for one in classes[:-1]) > MOST_COMBINED:
        return None
    ways = (
        (_key(classes, picks, fewest=fewest), picks)
        for picks in _ways(classes[:-1], classes[-1], gap)
    )
    best = min(ways, default=None)
    if best is None:
        return None
    key, picks = best
    moves = dict[int, int]()
    for one, (units, level) in zip(classes, picks, strict=True):
        moves.update(one.moves(units, level))
    return Sum(key, moves)


def _classes(parts: Sequence[Part], gap: int) -> list[_Class]:
    kinds: dict[Key, list[Part]] = {}
    for part in parts:
        if part.steps:
            kinds.setdefault((part.slope, part.price), []).append(part)
    return [_Class(some, gap) for some in kinds.values()]


def _ways(others: Sequence[_Class], last: _Class, gap: int) -> Iterator[tuple[Key, ...]]:
    """Go through sums and levels of all classes that win at least a gap."""
    for chosen in product(*(tuple(one.sums()) for one in others)):
        won = sum(
            one.slope * one.unit * units for one, (units, _) in zip(others, chosen, strict=True)
        )
        for ending in last.from_(gap - won):
            yield (*chosen, ending)


def _key(classes: Sequence[_Class], picks: Sequence[Key], *, fewest: bool) -> Key:
    pairs = zip(classes, picks, strict=True)
    effort = sum(one.price * one.unit * units for one, (units, _) in pairs)
    changed = sum(level for _, level in picks)
    return (changed, effort) if fewest else (effort, changed)


def _spread(reach: int, steps: tuple[int, ...], unit: int) -> int:
    """Return the sums that are a step beyond others."""
    found = 0
    for first, count, by in _runs(steps):
        moved, have = reach << first // unit, 1
        while 2 * have <= count:
            moved |= moved << have * by // unit
            have *= 2
        found |= moved | moved << (count - have) * by // unit
    return found


@lru_cache(maxsize=4096)
def _runs(steps: tuple[int, ...]) -> tuple[tuple[int, int, int], ...]:
    """Return steps as runs of equal distance: first, how many, how far apart."""
    found = [[steps[0], 1, 1]]
    for before, step in pairwise(steps):
        run, by = found[-1], step - before
        if run[1] == 1 or run[2] == by:
            run[1:] = [run[1] + 1, by]
        else:
            found.append([step, 1, 1])
    return tuple((first, count, by) for first, count, by in found)
