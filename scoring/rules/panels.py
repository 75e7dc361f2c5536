"""How the scores of several reviewers become one: a sum and what to divide it by.

Nothing is divided here, so that whoever rounds, rounds once.  Every function takes the
weights of the reviewers, though only one needs them, so that a policy can name any of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.algebra.ops import Ops

V = TypeVar("V")
B = TypeVar("B")


def mean(ops: Ops[V, B], scores: Sequence[V], weights: Sequence[int]) -> tuple[V, int]:
    """Every score counts alike."""
    return ops.total(scores), len(scores)


def weighted_mean(ops: Ops[V, B], scores: Sequence[V], weights: Sequence[int]) -> tuple[V, int]:
    """Every score counts with the weight of its reviewer."""
    return ops.weighted_sum(list(zip(weights, scores, strict=True))), sum(weights)


def median(ops: Ops[V, B], scores: Sequence[V], weights: Sequence[int]) -> tuple[V, int]:
    """The middle score, or the mean of the two in the middle."""
    aside = (len(scores) - 1) // 2
    return trimmed_mean(aside, aside)(ops, scores, weights)


def trimmed_mean(
    lowest: int, highest: int
) -> Callable[[Ops[V, B], Sequence[V], Sequence[int]], tuple[V, int]]:
    """The mean without the *lowest* lowest and *highest* highest scores, one each of equals."""

    def combine(
        ops: Ops[V, B],
        scores: Sequence[V],
        weights: Sequence[int],
    ) -> tuple[V, int]:
        kept = ops.ranked(scores)[lowest : len(scores) - highest]
        return ops.total(kept), len(kept)

    return combine
