"""Exact numbers: rounding as it is declared, roots and logarithms decided beyond doubt."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from math import floor, isqrt
from typing import NamedTuple

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)


class Root(NamedTuple):
    """The number whose *degree*-th power is *power*, which need be no fraction."""

    power: Fraction
    degree: int


def rounded(value: Fraction | Root, places: int | None, mode: str = "half_up") -> Fraction:
    """Return a number with so many decimals, rounded as it is declared."""
    if places is None:
        if isinstance(value, Root):
            raise TypeError("a root is rounded")
        return value
    one = 10**places
    if isinstance(value, Root):
        low, beside = _beside_root(value.power * one**value.degree, value.degree)
    else:
        low = floor(value * one)
        rest = value * one - low
        beside = (rest > 0) + (rest >= HALF) + (rest > HALF)
    rises = {
        "half_up": beside >= 2,
        "half_even": beside == 3 or (beside == 2 and low % 2 == 1),
        "down": False,
        "up": beside >= 1,
    }[mode]
    return Fraction(low + rises, one)


def _beside_root(power: Fraction, degree: int) -> tuple[int, int]:
    """Return the whole number a root is not below, and how far above it the root lies.

    0: it is that number; 1: it lies less than a half above; 2: a half; 3: more.
    """
    low = whole_root(floor(power), degree)
    middle = (low + HALF) ** degree
    return low, (power > low**degree) + (power >= middle) + (power > middle)


def whole_root(number: int, degree: int) -> int:
    """Return the largest whole number whose power is not above *number*."""
    if degree == 1:
        return number
    if degree == 2:
        return isqrt(number)
    low, high = 0, 1
    while high**degree <= number:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= number else (low, middle)
    return low


def log_share(value: Fraction, worst: Fraction, best: Fraction) -> Fraction:
    """Return ln(value ÷ worst) ÷ ln(best ÷ worst), to 70 digits where it is no fraction."""
    with localcontext() as context:
        context.prec = 80

        def ln(number: Fraction) -> Decimal:
            return (Decimal(number.numerator) / Decimal(number.denominator)).ln()

        share = Fraction(ln(value / worst) / ln(best / worst))
    simple = share.limit_denominator(10**6)
    return simple if abs(simple - share) < Fraction(1, 10**50) else share
