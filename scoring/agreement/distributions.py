"""Quantiles of F and Student's t and the tail of chi-square, as reports of agreement need them.

Floats are allowed here: what comes out says how sure a figure is, and scores nothing.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_TERMS = 100_000
TINY = 1e-300
ENOUGH = 1e-15
LARGEST_LOGARITHM = 690.0


def f_quantile(share: float, above: float, below: float) -> float:
    """Return the value that F with these degrees of freedom stays under with this probability.

    The distribution is an incomplete beta function (Abramowitz & Stegun 26.6.2), which grows, so
    halving an interval of logarithms finds it; ``f_quantile(0.975, 5, 18)`` is 3.3820.

    Args:
        share: between 0 and 1.
        above: degrees of freedom of the numerator, above 0.
        below: degrees of freedom of the denominator, above 0.
    """
    low, high = -LARGEST_LOGARITHM, LARGEST_LOGARITHM
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return math.exp(middle)
        ratio = above * math.exp(middle)
        reached = beta_share(above / 2, below / 2, ratio / (ratio + below), below / (ratio + below))
        low, high = (middle, high) if reached < share else (low, middle)


def t_quantile(share: float, freedom: float) -> float:
    """Return the half width, in standard errors, that Student's t stays within.

    ``t_quantile(0.95, 10)`` is 2.2281: 95 % lie between minus and plus that.  The square of t
    is F with one degree of freedom above.
    """
    return math.sqrt(f_quantile(share, 1, freedom))


def beta_share(a: float, b: float, x: float, rest: float) -> float:
    """Return the regularised incomplete beta function at *x*, where *rest* is 1 - *x*.

    The continued fraction is Abramowitz & Stegun 26.5.8; both *x* and *rest* are given because
    one of them may be too close to 1 to be told from it.
    """
    if x <= 0 or rest <= 0:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(b, a, rest, x)
    logarithm = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front = math.exp(logarithm + a * math.log(x) + b * math.log(rest)) / a

    def part(number: int) -> float:
        half = number // 2
        if number % 2:
            return -(a + half) * (a + b + half) * x / ((a + number - 1) * (a + number))
        return half * (b - half) * x / ((a + number - 1) * (a + number))

    return front / continued(lambda _: 1.0, part)


def chi_square_tail(value: float, freedom: float) -> float:
    """Return the probability that chi-square with these degrees of freedom is at least *value*.

    A series near zero and a continued fraction elsewhere (Abramowitz & Stegun 6.5.29, 6.5.31);
    ``chi_square_tail(3.841, 1)`` is 0.0500.
    """
    a, x = freedom / 2, value / 2
    if x <= 0:
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x >= a + 1:
        return front / continued(
            lambda number: x + 2 * number + 1 - a, lambda number: number * (a - number)
        )
    term = together = 1 / a
    number = a
    while term > together * ENOUGH:
        number += 1
        term *= x / number
        together += term
    return 1 - front * together


def continued(whole: Callable[[int], float], part: Callable[[int], float]) -> float:
    """Return ``whole(0) + part(1) / (whole(1) + part(2) / (whole(2) + …))``.

    By the method of Lentz (1976), from the front, until nothing changes any more.
    """
    value = upper = whole(0) or TINY
    lower = 0.0
    for number in range(1, MOST_TERMS):
        lower = 1 / ((whole(number) + part(number) * lower) or TINY)
        upper = (whole(number) + part(number) / upper) or TINY
        value *= upper * lower
        if abs(upper * lower - 1) < ENOUGH:
            break
    return value
