"""Several reviewers to one score, by the policy of the set."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

from scoring.rules import panels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.algebra.ops import Ops
    from scoring.schema.indicator_set import Panel

V = TypeVar("V")
B = TypeVar("B")


def combiner(panel: Panel) -> Callable[[Ops[V, B], Sequence[V], Sequence[int]], tuple[V, int]]:
    """Return the function that combines scores by this policy.

    It takes the interpreter, the score of every reviewer who answered (at least one) and
    their weights, and returns a numerator and a whole divisor: the combined score is their
    quotient.  The weights matter to the weighted mean only and may be empty elsewhere.
    """
    if panel.combine != "trimmed_mean":
        return {
            "mean": panels.mean,
            "median": panels.median,
            "weighted_mean": panels.weighted_mean,
        }[panel.combine]
    trimmed, smallest = panels.trimmed_mean(panel.drop_lowest, panel.drop_highest), panel.trim_from

    def trimmed_if_large(
        ops: Ops[V, B], scores: Sequence[V], weights: Sequence[int]
    ) -> tuple[V, int]:
        large = smallest is not None and len(scores) >= smallest
        return (trimmed if large else panels.mean)(ops, scores, weights)

    return trimmed_if_large


def trims(panel: Panel, answered: int) -> bool:
    """Whether a panel of this size is trimmed; a smaller one takes the plain mean."""
    return panel.trim_from is not None and answered >= panel.trim_from


def shares(panel: Panel, scores: Sequence[int], weights: Sequence[int]) -> tuple[int, ...]:
    """Return how much each of *scores* counts in the combined score, as whole numbers.

    The combined score is Σ share × score ÷ Σ share.  A score that is left out has share 0;
    among equal scores the one of the reviewer listed first is left out first at the low end,
    and last at the high end, which changes no total.
    """
    count = len(scores)
    if panel.combine == "weighted_mean":
        return tuple(weights)
    if panel.combine == "mean":
        return (1,) * count
    if panel.combine == "median":
        low = high = (count - 1) // 2
    elif trims(panel, count):
        low, high = panel.drop_lowest, panel.drop_highest
    else:
        low = high = 0
    by_score = sorted(range(count), key=lambda place: scores[place])
    kept = set(by_score[low : count - high])
    return tuple(int(place in kept) for place in range(count))


def even_shares(panel: Panel, scores: Sequence[int], weights: Sequence[int]) -> tuple[int, ...]:
    """Return what :func:`shares` returns, but equal scores share what is left out evenly.

    Where totals are combined, reviewers with equal totals may have scored the indicators quite
    differently; counting them alike keeps the points of indicators from depending on the order
    in which the reviewers are listed.
    """
    counted = shares(panel, scores, weights)
    if panel.combine in {"mean", "weighted_mean"}:
        return counted
    kept: dict[int, int] = {}
    tied: dict[int, int] = {}
    for score, share in zip(scores, counted, strict=True):
        kept[score] = kept.get(score, 0) + share
        tied[score] = tied.get(score, 0) + 1
    parts = {score: Fraction(kept[score], tied[score]) for score in kept}
    scale = math.lcm(*(part.denominator for part in parts.values()))
    return tuple((parts[score] * scale).numerator for score in scores)


def present_combiner(panel: Panel) -> Callable[..., Any]:
    """Return a function that combines the scores of those who answered, whoever they are.

    It takes the interpreter, a score for every reviewer, whether each answered (``None`` where
    all did), their weights in hundredths, the highest score, and a function that settles a
    numerator, a whole divisor and a divisor from the sheet into points.  How many answered
    decides which number of scores is combined; where nobody did, the result has no meaning.
    """
    combine: Any = combiner(panel)

    def combined(
        ops: Ops[V, B],
        scores: Sequence[V],
        present: Sequence[B] | None,
        weights: Sequence[int],
        highest: int,
        settled: Callable[[V, int, V | None], V],
    ) -> V:
        if present is None:
            number, count = combine(ops, scores, weights)
            return settled(number, count, None)
        nothing = ops.constant(0)
        if panel.combine == "weighted_mean":
            parts = [
                ops.choose(there, score, nothing)
                for there, score in zip(present, scores, strict=True)
            ]
            counted = [
                ops.choose(there, ops.constant(weight), nothing)
                for there, weight in zip(present, weights, strict=True)
            ]
            least = ops.greatest([ops.total(counted), ops.constant(1)])
            number = ops.weighted_sum(list(zip(weights, parts, strict=True)))
            return settled(number, 1, least)
        beyond = ops.constant(highest + 1)
        placed = ops.ranked(
            [ops.choose(there, score, beyond) for there, score in zip(present, scores, strict=True)]
        )
        # who did not answer stands last, with the highest score, which comes out even as any other
        placed = [ops.least([score, ops.constant(highest)]) for score in placed]
        answered = ops.count(present)
        result = nothing
        for size in range(1, len(scores) + 1):
            number, count = combine(ops, placed[:size], ())
            points = settled(number, count, None)
            result = ops.choose(ops.at_least(answered, size), points, result)
        return result

    return combined
