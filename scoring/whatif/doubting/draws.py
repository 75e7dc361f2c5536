"""Many draws of one sheet at once, over NumPy arrays of whole numbers.

Every draw comes to what the engine comes to on that sheet: the same plan is interpreted over
arrays.  What is drawn comes from the raw stream of PCG64, which NumPy keeps the same on every
machine and in every version; a number below n is the high half of a raw one times n, cut off,
which favours none by more than n in 4 294 967 296.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scoring.algebra.arrays import ARRAYS
from scoring.algebra.ops import INTEGERS
from scoring.evaluation import Verdict
from scoring.evaluation.computing import indicator_ticks
from scoring.model import TREE
from scoring.panel import present_combiner
from scoring.plan import settle
from scoring.plan.values import Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.algebra.arrays import Ints, Truths
    from scoring.plan import Leaf
    from scoring.settle import CheckedSheet, Settled
    from scoring.whatif.doubting.doubts import Doubt

HALF = 32
CHUNK = 100_000
"""How many draws are computed at once, so that memory stays small."""


class Drawn(NamedTuple):
    """What draws come to; arrays with one number for each.

    Attributes:
        published: the published total in units of the grade scale.
        grade: the place of the grade, 0 for the best.
        veto: which veto decides, counted from 1; 0 for none.
        there: whether there is a result; the others are 0 where there is none.
    """

    published: Ints
    grade: Ints
    veto: Ints
    there: Truths


def verdicts(checked: CheckedSheet, made: Drawn) -> Counter[Verdict]:
    """Return how often every verdict was drawn."""
    used, scale = checked.plan.indicator_set, checked.plan.outcomes.scale
    kinds = len(used.vetoes) + 1
    found: Counter[Verdict] = Counter()
    ends = (made.grade * np.int64(kinds) + made.veto)[made.there]
    totals = made.published[made.there]
    for end in np.flatnonzero(np.bincount(ends)).tolist():
        grade, veto = used.grades[end // kinds], end % kinds
        outcome = (used.vetoes[veto - 1].outcome if veto else None) or grade.label
        values, times = np.unique(totals[ends == end], return_counts=True)
        for value, count in zip(values.tolist(), times.tolist(), strict=True):
            found[Verdict(Fraction(value, scale), grade, outcome)] += count
    return found


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

    def differences(self, doubt: Doubt, draws: int) -> Ints:
        """Return by how many ticks the points of an indicator are off."""
        bounds = np.asarray(list(accumulate(doubt.odds)), dtype=np.int64)
        places = np.searchsorted(bounds, self.below(int(bounds[-1]), draws), side="right")
        return np.asarray((places - doubt.steps) * doubt.step, dtype=np.int64)


def drawn(
    checked: CheckedSheet, draws: int, panels: Ints | None, differences: Mapping[int, Ints]
) -> Drawn:
    """Return what every draw comes to.

    Args:
        checked: the sheet; scores of its reviewers are combined, not their totals.
        draws: how many draws there are.
        panels: for every seat a row with the places of reviewers; ``None`` leaves the panel be.
        differences: by how many ticks indicators are off, by their place among the leaves.
    """
    parts = []
    for start in range(0, draws, CHUNK):
        here = slice(start, min(start + CHUNK, draws))
        parts.append(
            _chunk(
                checked,
                here.stop - here.start,
                None if panels is None else panels[:, here],
                {place: ticks[here] for place, ticks in differences.items()},
            )
        )
    published, grade, veto, there = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Drawn(published, grade, veto, there)


def _chunk(
    checked: CheckedSheet, draws: int, panels: Ints | None, differences: Mapping[int, Ints]
) -> Drawn:
    plan = checked.plan
    points = [ARRAYS.constant(number) for number in indicator_ticks(checked)]
    there: Truths = np.ones(draws, dtype=np.bool_)
    kept = dict(checked.kept)
    for place, (leaf, given) in enumerate(zip(plan.leaves, checked.leaves, strict=True)):
        if panels is not None and leaf.rule.by_panel and given.fixed is None:
            points[leaf.slot], answered = _of_panel(checked, leaf, given, panels)
            if answered is not None:
                there = there & answered
            if place in kept:
                points[leaf.slot] = _share(
                    plan.grain(leaf), leaf.mode, points[leaf.slot], kept[place]
                )
        if place in differences:
            off = points[leaf.slot] + differences[place]
            points[leaf.slot] = np.clip(off, 0, leaf.best)
    outcome = plan.outcomes.decide(ARRAYS, _rolled_up(checked, points))
    nothing = np.int64(0)
    return Drawn(
        np.where(there, outcome.published, nothing),
        np.where(there, outcome.grade, nothing),
        np.where(there, outcome.veto, nothing),
        there,
    )


def _rolled_up(checked: CheckedSheet, points: list[Ints]) -> list[Value[Ints]]:
    plan = checked.plan
    if plan.linear and not any(given.out for given in checked.leaves):
        plan.roll_up(ARRAYS, points)
        return [Value(one) for one in points]
    values = [Value(one) for one in points]
    for leaf, given in zip(plan.leaves, checked.leaves, strict=True):
        if given.out:
            away = ARRAYS.constant(leaf.full) if given.out == TREE else None
            values[leaf.slot] = Value(points[leaf.slot], ARRAYS.constant(given.out), away)
    plan.carry_out(ARRAYS, values)
    return values


def _of_panel(
    checked: CheckedSheet, leaf: Leaf, given: Settled, panels: Ints
) -> tuple[Ints, Truths | None]:
    """Return the points of an indicator for every panel, and where enough have scored it."""
    plan, rule = checked.plan, leaf.rule
    panel, count = plan.indicator_set.panel, len(checked.sheet.reviewers)
    numbers = np.zeros(count, dtype=np.int64)
    numbers[list(given.members)] = rule.numerators(INTEGERS, given.rows)
    has = np.zeros(count, dtype=np.bool_)
    has[list(given.members)] = True
    scores = [numbers[seat] for seat in panels]

    def settled(number: Ints, divisor: int, data: Ints | None) -> Ints:
        return settle(ARRAYS, leaf, number, rule.divisor * divisor, data)

    everyone = all(member in given.members for member in checked.valid)
    if plan.weighted:
        # weights go with the reviewers that are drawn; nobody's answer weighs nothing
        weighed = np.where(has, np.asarray(checked.weights, dtype=np.int64), np.int64(0))
        weights = [weighed[seat] for seat in panels]
        number = ARRAYS.total([a * b for a, b in zip(weights, scores, strict=True)])
        points = settled(number, 1, np.maximum(ARRAYS.total(weights), np.int64(1)))
    else:
        present = None if everyone else [has[seat] for seat in panels]
        highest = leaf.full * rule.divisor
        combine = present_combiner(panel)
        points = np.asarray(combine(ARRAYS, scores, present, (), highest, settled))
    if everyone:
        return points, None
    answered = ARRAYS.count([has[seat] for seat in panels])
    return points, ARRAYS.at_least(answered, max(panel.at_least, 1))


def _share(unit: int, mode: str, points: Ints, share: Fraction) -> Ints:
    """Return a share of settled points, rounded as the indicator is, but never up beyond them."""
    top, bottom = share.as_integer_ratio()
    by = ARRAYS.constant(bottom * unit)
    part = ARRAYS.rounded_quotient(ARRAYS.weighted_sum([(top, points)]), by, mode)
    return ARRAYS.least([part * np.int64(unit), points])
