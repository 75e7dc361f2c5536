"""Means with powers and roots as SQL, decided on whole numbers of up to 126 bits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring import exact
from scoring.algebra.bounds import BoundsOps, Interval
from scoring.algebra.pieces import BeyondSqlError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.pieces import Number, Truth
    from scoring.algebra.sql import SqlOps

LARGEST_ROOT = 2**40


def power_mean(
    ops: SqlOps, values: Sequence[Number], weights: Sequence[int], exponent: int, unit: int
) -> Number:
    """Return what :func:`scoring.exact.power_mean` does.

    Raises:
        BeyondSqlError: if 126 bits may not be enough.
    """
    values = [ops.greatest([value, ops.constant(0)]) for value in values]
    nothing, together = ops.constant(0), sum(weights)
    if exponent < 0:
        others = [
            ops.product([ops.constant(w), *values[:place], *values[place + 1 :]])
            for place, w in enumerate(weights)
        ]
        over = ops.product([ops.constant(together), *values])
        mean = ops.rounded_quotient(over, ops.weighted_sum([(unit, v) for v in others]))
    elif exponent == 0:
        powers = [v for v, w in zip(values, weights, strict=True) for _ in range(w)]
        mean = _rooted(ops, ops.product(powers), together, unit**together)
    else:
        powers = [ops.product([v] * exponent) for v in values]
        radicand = ops.weighted_sum(list(zip(weights, powers, strict=True)))
        mean = _rooted(ops, radicand, exponent, together * unit**exponent)
    within = BoundsOps().power_mean([v.within for v in values], weights, exponent, unit)
    if exponent <= 0:
        mean = ops.choose(ops.at_least(ops.least(values), 1), mean, nothing)
    return ops.narrowed(mean, within)


def _rooted(ops: SqlOps, radicand: Number, degree: int, over: int) -> Number:
    """Return the *degree*-th root of radicand ÷ *over* to the nearest whole number, halves up.

    That number is the largest k with (2k − 1)^degree × over ≤ radicand × 2^degree.  A double
    gives k to within one, and whole numbers decide which of the three it is.
    """
    if degree == 1:
        return ops.rounded_quotient(radicand, ops.constant(over))
    doubled = ops.floor(ops.weighted_sum([(2**degree, radicand)]), ops.constant(over))
    highest = (exact.root(doubled.hi, degree) + 1) // 2
    if highest > LARGEST_ROOT:
        raise BeyondSqlError("bits", degree * highest.bit_length())
    double = ("pow(CAST(", doubled, f" AS DOUBLE), 1.0 / {degree}) / 2 + 0.5")
    near = ops.number(("CAST(floor(", *double, ") AS BIGINT)"), Interval(0, highest + 1))

    def reached(more: int) -> Truth:
        odd = ops.weighted_sum([(2, near), (1, ops.constant(2 * more - 1))])
        short = ops.weighted_sum([(1, doubled), (-1, ops.product([odd] * degree))])
        return ops.at_least(short, 0)

    below = ops.weighted_sum([(1, near), (1, ops.constant(-1))])
    below = ops.greatest([below, ops.constant(0)])
    above = ops.weighted_sum([(1, near), (1, ops.constant(1))])
    here = ops.choose(reached(0), near, below)
    return ops.narrowed(ops.choose(reached(1), above, here), Interval(0, highest))
