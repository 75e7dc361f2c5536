"""Arithmetic over expressions, exact and without a second look at how they read."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, ref

from scoring.algebra.prose.expressions import ONE, Grouped, Product, Sum

if TYPE_CHECKING:
    from scoring.algebra.prose.expressions import Atom


def number(value: Fraction | int) -> Sum:
    """Return a number as an expression."""
    return Sum({ONE: Fraction(value)})


_KEPT: WeakKeyDictionary[Atom, ref[Atom]] = WeakKeyDictionary()


def kept(factor: Atom) -> Atom:
    """Return the one factor that stands for all that are equal to it.

    A rule may name a value often, each time within larger ones; so equal ones are not compared
    part by part again.
    """
    known = _KEPT.get(factor)
    found = known() if known is not None else None
    if found is None:
        _KEPT[factor] = ref(factor)
    return found or factor


def atom(factor: Atom) -> Sum:
    """Return a factor as an expression."""
    return Sum({Product({kept(factor): 1}): Fraction(1)})


def plus(*values: Sum) -> Sum:
    """Return the sum."""
    parts: dict[Product, Fraction] = {}
    for value in values:
        for product, coefficient in value.parts.items():
            parts[product] = parts.get(product, Fraction(0)) + coefficient
    return Sum(parts)


def scaled(value: Sum, factor: Fraction | int) -> Sum:
    """Return factor × value."""
    return Sum({product: coefficient * factor for product, coefficient in value.parts.items()})


def minus(value: Sum, other: Sum) -> Sum:
    """Return value − other."""
    return plus(value, scaled(other, -1))


def multiplied(product: Product, other: Product, sign: int = 1) -> Product:
    """Return product × other, or product ÷ other for a *sign* of −1."""
    factors = dict(product.parts)
    for factor, exponent in other.parts.items():
        factors[factor] = factors.get(factor, 0) + sign * exponent
    return Product(factors)


def as_product(value: Sum) -> tuple[Fraction, Product]:
    """Return a value that is not zero as a coefficient and a product; a sum becomes a factor."""
    if len(value.parts) == 1:
        ((product, coefficient),) = value.parts.items()
        return coefficient, product
    first = next(iter(value.parts.values()))
    return first, Product({kept(Grouped(scaled(value, 1 / first))): 1})


def proportion(value: Sum, other: Sum) -> Fraction | None:
    """Return k where value = k · other, and ``None`` where there is no such number."""
    if ONE in value.parts and ONE in other.parts:
        factor = value.parts[ONE] / other.parts[ONE]
        alone = len(value.parts) == len(other.parts) == 1
        return factor if alone or slope(value, other) == factor else None
    return None if ONE in value.parts or ONE in other.parts else slope(value, other)


def slope(value: Sum, other: Sum) -> Fraction | None:
    """Return k where value − k · other does not vary, ``None`` where there is no such number."""
    factor: Fraction | None = None
    count = 0
    for product, coefficient in value.parts.items():
        if product == ONE:
            continue
        below = other.parts.get(product)
        if below is None or (factor is not None and below * factor != coefficient):
            return None
        factor = coefficient / below
        count += 1
    return factor if count == len(other.parts) - (ONE in other.parts) else None
