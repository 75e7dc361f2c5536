"""Totals of reviewers combined: how much each reviewer counts, whatever the row."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from scoring.panel import trims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.pieces import Number
    from scoring.algebra.sql import SqlOps
    from scoring.schema.indicator_set import Panel


class Shares(NamedTuple):
    """How much each reviewer counts.

    Attributes:
        each: for every reviewer, a whole number.
        together: what they add up to, the same in every row.
        common: a divisor of the combined total and of *together*.
    """

    each: Sequence[Number]
    together: int
    common: int


def shares_of(
    ops: SqlOps, panel: Panel, totals: Sequence[Number], weights: Sequence[int]
) -> Shares:
    """Return what :func:`scoring.panel.even_shares` does: equal totals count alike.

    Of the totals in ascending order, those at either end may be left out.  With b totals below
    one, and e equal to it, it stands at the places from b to b + e; as many of these as are kept,
    divided by e, is its share.
    """
    count = len(totals)
    if panel.combine in {"mean", "weighted_mean"}:
        plain = [1] * count if panel.combine == "mean" else list(weights)
        common = math.gcd(*plain)
        reduced = [number // common for number in plain]
        return Shares([ops.constant(number) for number in reduced], sum(reduced), 1)
    low = high = 0
    if panel.combine == "median":
        low = high = (count - 1) // 2
    elif trims(panel, count):
        low, high = panel.drop_lowest, panel.drop_highest
    common = math.lcm(*range(1, count + 1))
    return Shares(
        [_share(ops, one, totals, (low, count - high), common) for one in totals],
        common * (count - low - high),
        common,
    )


def _share(
    ops: SqlOps, one: Number, totals: Sequence[Number], kept: tuple[int, int], common: int
) -> Number:
    """Return the share of one total, *common* times over."""
    over = [ops.weighted_sum([(1, one), (-1, other)]) for other in totals]
    below = ops.count([ops.at_least(number, 1) for number in over])
    up_to = ops.count([ops.at_least(number, 0) for number in over])
    first = ops.greatest([below, ops.constant(kept[0])])
    last = ops.least([up_to, ops.constant(kept[1])])
    places = ops.weighted_sum([(1, last), (-1, first)])
    places = ops.greatest([places, ops.constant(0)])
    equal = ops.weighted_sum([(1, up_to), (-1, below)])
    each = ops.constant(common)
    for number in range(2, len(totals) + 1):
        each = ops.choose(ops.at_least(equal, number), ops.constant(common // number), each)
    return ops.product([places, each])
