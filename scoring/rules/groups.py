"""How the children of a group become its points."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops

V = TypeVar("V")
B = TypeVar("B")


def plain_sum(ops: Ops[V, B], children: Sequence[V]) -> V:
    """Return the sum of the points of the children."""
    return ops.total(children)


def weighted_mean(ops: Ops[V, B], children: Sequence[V], factors: Sequence[int], divisor: int) -> V:
    """Return full points × Σ weight·rate ÷ Σ weight.

    *factors* ÷ *divisor* holds full points × weight ÷ (full points of the child × Σ weight).
    """
    terms = list(zip(factors, children, strict=True))
    return ops.exact_quotient(ops.weighted_sum(terms), divisor)
