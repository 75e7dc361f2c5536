"""Conditions in print: nothing is taken away on either side of a comparison."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from scoring import exact
from scoring.algebra.prose import building
from scoring.algebra.prose.arithmetic import minus, number, plus, scaled
from scoring.algebra.prose.expressions import (
    Always,
    Compared,
    Extreme,
    OneOf,
    Product,
    Sum,
    Symbol,
    Together,
)
from scoring.algebra.prose.knowledge import positive, range_of, symbols_in
from scoring.algebra.prose.values import ADDED, PER_CENT, ValueWriter, number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.prose.expressions import Condition

SIGNS = {(True, False): "≥", (True, True): ">", (False, False): "≤", (False, True): "<"}


HARDLY_LONGER = 6


class Quantity(NamedTuple):
    """A quotient with a name, so that what is held against a bound can be called by it."""

    name: str
    upper: Sum
    lower: Sum

    @property
    def value(self) -> Sum:
        """What it is."""
        return building.divided(self.upper, self.lower)


class Writer(ValueWriter):
    """Writes values and conditions in one language.

    Args:
        language: ``zh`` or ``en``.
        unit: what a condition on points is divided by: how many of its units make one point.
        quantities: what has a name; its divisor is above zero wherever it is looked at.
    """

    def __init__(self, language: str, unit: int = 1, quantities: Sequence[Quantity] = ()) -> None:
        super().__init__(language)
        self.unit, self.quantities = unit, quantities

    def condition(self, condition: Condition) -> str:
        """Return a condition as text."""
        match condition:
            case Always(holds):
                return self.say("always" if holds else "never")
            case OneOf(symbol, chosen):
                words = dict(symbol.choices)
                named = [self.say("quoted", x=words[one]) for one in chosen]
                return self.say("is_one_of", x=symbol.name, xs=self.say("choices").join(named))
            case Together(every, parts):
                equal = _equality(condition)
                if equal is not None:
                    return self._comparison(equal, "=" if every else "≠")
                texts = [
                    f"({self.condition(part)})"
                    if isinstance(part, Together) and _equality(part) is None
                    else self.condition(part)
                    for part in parts
                ]
                return self.say("and" if every else "or").join(texts)
            case Compared():
                return self._comparison(condition)
        raise TypeError(f"no words for {condition}")

    def _comparison(self, condition: Compared, sign: str = "") -> str:
        for quantity in self.quantities:
            found = _of_quantity(condition, quantity)
            if found is not None:
                limit, upward = found
                sign = sign or SIGNS[upward, condition.strict]
                return f"{quantity.name} {sign} {_per_cent(limit)}"
        varying, bound = Sum(condition.value.varying), condition.bound - condition.value.constant
        upward = min(varying.parts.items(), key=lambda item: _place(item[0]))[1] > 0
        sign = sign or SIGNS[upward, condition.strict]
        texts = []
        for unit in _units(varying, bound, self.unit):
            size = 1 / unit if upward else -1 / unit
            texts.append(self._sides(building.scaled(varying, size), bound * size, sign))
        # in points, unless that takes many more digits
        return texts[-1] if len(texts[-1]) <= len(texts[0]) + HARDLY_LONGER else texts[0]

    def _sides(self, varying: Sum, bound: Fraction, sign: str) -> str:
        """Return varying ≥ bound, or as *sign* says, what is taken away on the other side."""
        left = Sum({product: n for product, n in varying.parts.items() if n > 0})
        right = scaled(Sum({product: n for product, n in varying.parts.items() if n < 0}), -1)
        if sign == "≤" and not right.parts and range_of(left).lo == bound:
            sign = "="
        rate = _rate(left, right, bound)
        if rate is not None:
            return f"{self.value(rate[0])} {sign} {_per_cent(rate[1])}"
        if not right.parts:
            lone = left.lone
            unit = lone[1].unit if lone and isinstance(lone[1], Symbol) else ""
            gap = " " if unit and unit != "%" else ""
            return f"{self.value(left, ADDED)} {sign} {number_text(bound)}{gap}{unit}"
        if bound < 0:
            left = plus(left, number(-bound))
        else:
            right = plus(right, number(bound))
        return f"{self.value(left, ADDED)} {sign} {self.value(right, ADDED)}"


def _units(varying: Sum, bound: Fraction, points: int) -> list[Fraction]:
    """Return what a comparison may be divided by so that it reads well."""
    sizes = [abs(coefficient) for coefficient in varying.parts.values()]
    first = abs(min(varying.parts.items(), key=lambda item: _place(item[0]))[1])
    found = [
        Fraction(
            math.gcd(*(size.numerator for size in sizes)),
            math.lcm(*(size.denominator for size in sizes)),
        )
    ]
    if all(exact.terminates(size / first) for size in (*sizes, bound)):
        found = [first]
    return [*found, Fraction(points)] if any(map(_has_cap, varying.parts)) else found


def _has_cap(product: Product) -> bool:
    """Whether a product is points that are held at some number of points."""
    factor = next(iter(product.parts))
    if len(product.parts) > 1 or not isinstance(factor, Extreme):
        return False
    constant = [one.is_constant for one in factor.values]
    divided = (n < 0 for one in factor.values for part in one.parts for n in part.parts.values())
    return any(constant) and not any(divided)


def _place(product: Product) -> int:
    """Return the place of the first of the things asked for that stand in a product."""
    places = [symbol.place for symbol in symbols_in(Sum({product: Fraction(1)}))]
    return min(places, default=0)


def _equality(condition: Together) -> Compared | None:
    """Return the comparison of which both sides are given, or ``None``."""
    match condition.parts:
        case (Compared(value, bound, strict), Compared(other, opposite, other_strict)):
            same = scaled(value, -1) == other and bound == -opposite
            if same and strict == other_strict == (not condition.every):
                return Compared(value, bound, strict=False)
    return None


def _per_cent(value: Fraction) -> str:
    return f"{number_text(PER_CENT * value)}%"


def _of_quantity(condition: Compared, quantity: Quantity) -> tuple[Fraction, bool] | None:
    """Return the bound of a quantity, and whether it is a lower one, where that is compared."""
    value = minus(condition.value, number(condition.bound))
    upper, lower = quantity.upper.parts, quantity.lower.parts
    # value = factor · upper − limit · factor · lower, in every part
    for one, other in combinations(lower, 2):
        first, second = (value.parts.get(part, Fraction(0)) for part in (one, other))
        above = [upper.get(part, Fraction(0)) for part in (one, other)]
        crossed = above[0] * lower[other] - above[1] * lower[one]
        if not crossed:
            continue
        factor = (first * lower[other] - second * lower[one]) / crossed
        if not factor:
            return None
        limit = (factor * above[0] - first) / lower[one] / factor
        said = scaled(minus(quantity.upper, scaled(quantity.lower, limit)), factor)
        return (limit, factor > 0) if said == value else None
    return None


def _rate(left: Sum, right: Sum, bound: Fraction) -> tuple[Sum, Fraction] | None:
    """Return a rate and its bound where two figures are compared, else ``None``."""
    if len(left.parts) != 1:
        return None
    ((product, coefficient),) = left.parts.items()
    if sorted(product.parts.values()) == [-1, 1] and not right.parts:
        return Sum({product: Fraction(1)}), bound / coefficient
    one, other = left.lone, right.lone
    if bound or one is None or other is None or one[0] == other[0]:
        return None
    figures = isinstance(one[1], Symbol) and isinstance(other[1], Symbol)
    if not figures or not positive(right) or not exact.terminates(other[0] / one[0]):
        return None
    return Sum({Product({one[1]: 1, other[1]: -1}): Fraction(1)}), other[0] / one[0]
