"""Several reviewers to one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from oracle.numbers import ONE, ZERO

if TYPE_CHECKING:
    from oracle.points import Data


def shares(
    panel: Data, scores: dict[str, Fraction], weights: dict[str, Fraction]
) -> dict[str, Fraction]:
    """Return with which share the score of each reviewer counts; equal scores share alike."""
    order = sorted(scores, key=lambda one: scores[one])
    low = high = 0
    match panel["combine"]:
        case "mean":
            return dict.fromkeys(scores, ONE)
        case "weighted_mean":
            return {one: weights[one] for one in scores}
        case "median":
            low = high = (len(order) - 1) // 2
        case "trimmed_mean":
            if len(order) >= panel["trim_from"]:
                low, high = panel.get("drop_lowest", 0), panel.get("drop_highest", 0)
        case other:
            raise NotImplementedError(other)
    kept = order[low : len(order) - high]
    equals = {one: [other for other in scores if scores[other] == scores[one]] for one in scores}
    return {
        one: Fraction(sum(other in kept for other in same), len(same))
        for one, same in equals.items()
    }


def combined(panel: Data, scores: dict[str, Fraction], weights: dict[str, Fraction]) -> Fraction:
    """Return the score of the panel."""
    counted = shares(panel, scores, weights)
    return sum((counted[one] * scores[one] for one in scores), ZERO) / sum(counted.values(), ZERO)
