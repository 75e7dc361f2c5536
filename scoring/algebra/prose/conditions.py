"""Conditions said as plainly as they can be: about what is filled in, not about ticks.

``⌊x⌋ ≥ 1`` is ``x ≥ 1``, and the least of two values reaches a bound where both do.  A whole
number reaches n exactly where it exceeds n − 1; of the two, the one that reads better is taken.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.algebra.prose.arithmetic import minus, multiplied, number, plus, scaled
from scoring.algebra.prose.expressions import (
    Always,
    Chosen,
    Compared,
    Counted,
    Extreme,
    OneOf,
    Rounded,
    Sum,
    Symbol,
    Together,
)
from scoring.algebra.prose.knowledge import decided, positive, symbols_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.algebra.prose.expressions import Condition

HALF = Fraction(1, 2)


def reaches(value: Sum, least: int) -> Condition:
    """Return whether a value that is a whole number is at least *least*."""
    whole = compared(value, Fraction(least), strict=False)
    above = compared(value, Fraction(least - 1), strict=True)
    # 1 is how a rule says above nothing, where it does not count
    prefers = least == 1 and (len(value.parts) > 1 or value.lone is None or value.lone[0] != 1)
    lengths = _length(whole), _length(above)
    return above if lengths[1] < lengths[0] or (prefers and lengths[1] == lengths[0]) else whole


def misses(value: Sum, least: int) -> Condition:
    """Return whether a value that is a whole number is less than *least*."""
    return reaches(scaled(value, -1), 1 - least)


def compared(value: Sum, bound: Fraction, *, strict: bool) -> Condition:
    """Return the condition value ≥ bound, or value > bound where *strict*."""
    symbol = _only_choice(value)
    if symbol is not None:
        return _one_of(value, symbol, bound, strict=strict)
    varying = plus(value, number(-value.constant))
    lone = varying.lone
    if lone is not None:
        coefficient, factor = lone
        limit = (bound - value.constant) / coefficient
        if not isinstance(factor, Symbol):
            if coefficient > 0:
                found = _resolved(factor, limit, strict=strict)
                opposite = False
            else:
                found = _resolved(factor, limit, strict=not strict)
                opposite = True
            if found is not None:
                return negated(found) if opposite else found
    spread = _spread(value, bound, strict=strict)
    if spread is not None:
        return spread
    if bound == value.constant == 0:
        value = _as_rates(value)
        if value.constant:
            return compared(value, bound, strict=strict)
    made = Compared(value, bound, strict)
    known = decided(made)
    return made if known is None else Always(known)


def _spread(value: Sum, bound: Fraction, *, strict: bool) -> Condition | None:
    """Return a comparison with the least or greatest of some values as one of each of them.

    Only where nothing else is compared than what these depend on, or it would read worse.
    """
    for product, coefficient in value.varying.items():
        one = Sum({product: coefficient})
        lone = one.lone
        if lone is None or not isinstance(lone[1], Extreme):
            continue
        rest = minus(value, one)
        if symbols_in(rest) <= symbols_in(one):
            return together(
                (
                    compared(plus(rest, scaled(inner, coefficient)), bound, strict=strict)
                    for inner in lone[1].values
                ),
                every=lone[1].greatest == (coefficient < 0),
            )
    return None


def _as_rates(value: Sum) -> Sum:
    """Return a value to hold against zero, divided by a product of which rates can be made.

    What holds of ``a·u + b·t > 2·t·u`` holds of ``a ÷ t + b ÷ u > 2`` too.
    """
    for product, coefficient in value.parts.items():
        factors = product.parts.values()
        several = len(factors) > 1 and min(factors) > 0 and coefficient < 0
        if several and positive(Sum({product: Fraction(1)})):
            parts = value.parts.items()
            return Sum({multiplied(one, product, -1): number_ for one, number_ in parts})
    return value


def _resolved(factor: object, limit: Fraction, *, strict: bool) -> Condition | None:
    """Return the condition factor ≥ limit, or > limit, said of what the factor is made of."""
    match factor:
        case Extreme(greatest, values):
            return together(
                (compared(one, limit, strict=strict) for one in values), every=not greatest
            )
        case Rounded(value, mode):
            return _rounded_reaches(
                value, mode, math.floor(limit) + 1 if strict else math.ceil(limit)
            )
        case Chosen(holds, fails, yes, no, _):
            ways = (
                together((holds, compared(yes, limit, strict=strict)), every=True),
                together((fails, compared(no, limit, strict=strict)), every=True),
            )
            return together(ways, every=False)
        case Counted(conditions):
            least = math.floor(limit) + 1 if strict else math.ceil(limit)
            if least in {1, len(conditions)}:
                return together(conditions, every=least == len(conditions))
    return None


def _rounded_reaches(value: Sum, mode: str, least: int) -> Condition:
    if mode == "down":
        return compared(value, Fraction(least), strict=False)
    if mode == "up":
        return compared(value, Fraction(least - 1), strict=True)
    # a half goes up to every whole number, or only to the even ones
    return compared(value, least - HALF, strict=mode == "half_even" and least % 2 == 1)


def _only_choice(value: Sum) -> Symbol | None:
    factors = {factor for product in value.varying for factor in product.parts}
    if len(factors) != 1:
        return None
    factor = factors.pop()
    return factor if isinstance(factor, Symbol) and factor.choices else None


def _one_of(value: Sum, symbol: Symbol, bound: Fraction, *, strict: bool) -> Condition:
    chosen = []
    for here, _ in symbol.choices:
        total = value.constant
        for product, coefficient in value.varying.items():
            total += coefficient * here ** product.parts[symbol]
        if total > bound or (total == bound and not strict):
            chosen.append(here)
    if len(chosen) in {0, len(symbol.choices)}:
        return Always(bool(chosen))
    return OneOf(symbol, tuple(chosen))


def negated(condition: Condition) -> Condition:
    """Return the opposite of a condition."""
    match condition:
        case Always(holds):
            return Always(not holds)
        case Compared(value, bound, strict):
            return Compared(scaled(value, -1), -bound, not strict)
        case OneOf(symbol, chosen):
            return OneOf(symbol, tuple(v for v, _ in symbol.choices if v not in chosen))
        case Together(every, parts):
            return together((negated(part) for part in parts), every=not every)
    raise TypeError(f"no opposite of {condition}")


def together(conditions: Iterable[Condition], *, every: bool) -> Condition:
    """Return the condition that all of these hold, or that one does."""
    parts: list[Condition] = []
    for one in conditions:
        if isinstance(one, Always):
            if one.holds != every:
                return one
        elif isinstance(one, Together) and one.every == every:
            parts += [part for part in one.parts if part not in parts]
        elif one not in parts:
            parts.append(one)
    if len(parts) == 1:
        return parts[0]
    return Together(every, tuple(parts)) if parts else Always(every)


def _length(condition: Condition) -> int:
    """Return how much there is to read in the bounds: digits, and whether one is needed."""
    match condition:
        case Compared(value, bound, _):
            varying = value.varying
            limit = (bound - value.constant) / abs(next(iter(varying.values())))
            length = len(str(limit.denominator))
            if len(varying) > 1 or any(len(product.parts) > 1 for product in varying):
                length += 1 if limit else 0
            lone = plus(value, number(-value.constant)).lone
            if lone is None or not isinstance(lone[1], Symbol):
                # 99999 ticks are said worse than less than 100000
                length += len(str(abs(limit.numerator)).rstrip("0"))
            return length
        case Together(_, parts):
            return sum(_length(part) for part in parts)
    return 0
