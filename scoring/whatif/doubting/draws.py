"""Drawing panels and values in doubt, or going through all of them, and what they come to.

What is drawn comes from the raw stream of PCG64, which NumPy keeps the same on every machine and
in every version; a number below n is the high half of a raw one times n, cut off, which favours
none by more than n in 4 294 967 296.
"""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction
from itertools import accumulate, combinations_with_replacement
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scoring.algebra.arrays import ARRAYS
from scoring.evaluation import Verdict
from scoring.evaluation.computing import by_totals
from scoring.whatif.doubting.array_sheets import (
    accepted,
    indicator_points,
    rolled_up,
    sheets_of,
)
from scoring.whatif.doubting.array_totals import together
from scoring.whatif.doubting.redrawn import arrangements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.arrays import Ints, Truths
    from scoring.settle import CheckedSheet
    from scoring.whatif.doubting.array_sheets import Sheets
    from scoring.whatif.doubting.doubts import Doubt, Part

HALF = 32
CHUNK, CHUNK_OF_TOTALS = 100_000, 20_000
"""How many draws are computed at once, so that memory stays small."""


class Drawn(NamedTuple):
    """What draws come to; arrays with one number for each.

    Attributes:
        published: the published total in 1/*scale* points.
        scale: its unit; one number where it is the same for all.
        grade: the place of the grade, 0 for the best.
        veto: which veto decides, counted from 1; 0 for none.
        there: whether there is a result; the others mean nothing where there is none.
    """

    published: Ints
    scale: Ints
    grade: Ints
    veto: Ints
    there: Truths


class Choices(NamedTuple):
    """What is drawn, or gone through.

    Attributes:
        size: how many draws there are.
        panels: for every seat a row with the places of reviewers; ``None`` leaves the panel be.
        places: for every doubt, which of its values are taken.
        times: how often each of them counts; ``None`` for once.
    """

    size: int
    panels: Ints | None
    places: tuple[Ints, ...] = ()
    times: Ints | None = None


class Stream:
    """The numbers that are drawn, in their order.

    Args:
        seed: a whole number from 0 on; the same seed gives the same numbers.
    """

    def __init__(self, seed: int) -> None:
        self.bits = np.random.PCG64(seed)

    def below(self, limit: int, count: int) -> Ints:
        """Return *count* whole numbers from 0 up to a *limit* below 2^31, not included."""
        raw = np.asarray(self.bits.random_raw(count))
        return np.asarray(((raw >> HALF) * np.uint64(limit)) >> HALF, dtype=np.int64)

    def panels(self, members: Sequence[int], draws: int) -> Ints:
        """Return panels of as many seats as there are *members*; one row for each seat."""
        size = len(members)
        picked = np.asarray(members, dtype=np.int64)[self.below(size, draws * size)]
        return np.ascontiguousarray(picked.reshape(draws, size).T)

    def places(self, doubt: Doubt, draws: int) -> Ints:
        """Return which of its values a doubt takes."""
        count = doubt.size
        if doubt.triangular:
            # two dice with these many sides: their sums are a triangle
            return self.below((count + 1) // 2, draws) + self.below(count // 2 + 1, draws)
        if not doubt.given:
            return self.below(count, draws)
        bounds = np.asarray(list(accumulate(doubt.given)), dtype=np.int64)
        found = np.searchsorted(bounds, self.below(int(bounds[-1]), draws), side="right")
        return np.asarray(found, dtype=np.int64)


def chosen(members: Sequence[int], doubts: Sequence[Doubt], draws: int, seed: int) -> Choices:
    """Draw panels of *members*, if there are any, and a value of every doubt."""
    stream = Stream(seed)
    panels = stream.panels(members, draws) if members else None
    return Choices(draws, panels, tuple(stream.places(one, draws) for one in doubts))


def every(members: Sequence[int], doubts: Sequence[Doubt]) -> Choices:
    """Return all panels of *members*, if there are any, with all values of the doubts."""
    times, panels = [1], None
    if members:
        ordered = list(combinations_with_replacement(members, len(members)))
        panels = np.asarray(ordered, dtype=np.int64).T
        times = [arrangements(one) for one in ordered]
    sizes = [len(times), *(one.size for one in doubts)]
    count = math.prod(sizes)
    first, *places = np.unravel_index(np.arange(count), sizes)
    weights = np.asarray(times, dtype=np.int64)[first]
    for one, taken in zip(doubts, places, strict=True):
        weights = weights * np.asarray(one.odds, dtype=np.int64)[taken]
    return Choices(count, None if panels is None else panels[:, first], tuple(places), weights)


def drawn(checked: CheckedSheet, doubts: Sequence[Doubt], choices: Choices) -> Drawn:
    """Return what every draw comes to.

    Args:
        checked: the sheet that they have in common, see :mod:`scoring.whatif.doubting.based`.
        doubts: what is in doubt.
        choices: which values the doubts take, and which panel scores.
    """
    parts = []
    chunk = CHUNK_OF_TOTALS if by_totals(checked) else CHUNK
    for start in range(0, choices.size, chunk):
        here = slice(start, min(start + chunk, choices.size))
        panels = None if choices.panels is None else choices.panels[:, here]
        held = [
            (part, numbers(part, taken[here]))
            for one, taken in zip(doubts, choices.places, strict=True)
            for part in one.parts
        ]
        parts.append(_come_to(sheets_of(checked, here.stop - here.start, panels, held)))
    published, scale, grade, veto, there = zip(*parts, strict=True)
    return Drawn(
        np.concatenate(published),
        np.concatenate(scale) if scale[0].ndim else scale[0],
        np.concatenate(grade),
        np.concatenate(veto),
        np.concatenate(there),
    )


def numbers(part: Part, places: Ints) -> Ints:
    """Return the numbers at *places* of the list of a cell, held where it accepts no more."""
    if not isinstance(part.numbers, range):
        return np.asarray(part.numbers, dtype=np.int64)[places]
    found = np.int64(part.numbers.start) + places * np.int64(part.numbers.step)
    return found if part.cell.relative else np.clip(found, *part.cell.limits)


def _come_to(sheets: Sheets) -> Drawn:
    checked, there = sheets.checked, accepted(sheets)
    outcomes = checked.plan.outcomes
    if not by_totals(checked):
        points, answered = indicator_points(sheets)
        outcome = outcomes.decide(ARRAYS, rolled_up(checked, points))
        there, nothing = there & answered, np.int64(0)
        return Drawn(
            np.where(there, outcome.published, nothing),
            np.asarray(outcomes.scale, dtype=np.int64),
            np.where(there, outcome.grade, nothing),
            np.where(there, outcome.veto, nothing),
            there,
        )
    published, scale, grade, veto = (np.zeros(sheets.size, dtype=np.int64) for _ in range(4))
    for part in together(sheets):
        outcome = outcomes.decide(ARRAYS, part.values, part.times)
        published[part.where] = outcome.published
        grade[part.where] = outcome.grade
        veto[part.where] = outcome.veto
        scale[part.where] = outcomes.scale * (part.times if outcomes.places is None else 1)
    return Drawn(published, scale, grade, veto, there)


def verdicts(checked: CheckedSheet, made: Drawn, times: Ints | None = None) -> Counter[Verdict]:
    """Return how often every verdict was drawn, each draw counting as often as *times* says."""
    used = checked.plan.indicator_set
    kinds = len(used.vetoes) + 1
    found: Counter[Verdict] = Counter()
    ends = made.grade * np.int64(kinds) + made.veto
    scales = [int(made.scale)] if not made.scale.ndim else np.unique(made.scale).tolist()
    for scale in scales:
        here = made.there if not made.scale.ndim else made.there & (made.scale == scale)
        for end in np.flatnonzero(np.bincount(ends[here])).tolist():
            grade, veto = used.grades[end // kinds], end % kinds
            outcome = (used.vetoes[veto - 1].outcome if veto else None) or grade.label
            which = here & (ends == end)
            totals = made.published[which]
            counted = _counted(totals, None if times is None else times[which])
            for value, count in counted:
                found[Verdict(Fraction(value, scale), grade, outcome)] += count
    return found


def _counted(totals: Ints, times: Ints | None) -> list[tuple[int, int]]:
    """Return how often every total occurs."""
    if times is None:
        values, counts = np.unique(totals, return_counts=True)
    else:
        values, places = np.unique(totals, return_inverse=True)
        counts = np.zeros(len(values), dtype=np.int64)
        np.add.at(counts, places, times)
    return list(zip(values.tolist(), counts.tolist(), strict=True))
