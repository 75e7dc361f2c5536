"""What is known of a value: from the range of what is filled in, and from the branch it is in."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring import exact
from scoring.algebra.prose.arithmetic import atom, minus, number, plus, proportion, scaled, slope
from scoring.algebra.prose.expressions import (
    Always,
    Chosen,
    Compared,
    Counted,
    Extreme,
    Grouped,
    LogShare,
    Mean,
    OneOf,
    Placed,
    Product,
    Rounded,
    Sum,
    Symbol,
    Together,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.algebra.prose.expressions import Atom, Condition

Facts = tuple["Condition", ...]


class Range(NamedTuple):
    """The least and the greatest value something can have; ``None`` where none is known."""

    lo: Fraction | None
    hi: Fraction | None


NOTHING_KNOWN = Range(None, None)
WHOLE = Range(Fraction(1), Fraction(1))


def same_sign(value: Sum, other: Sum, facts: Facts = ()) -> int:
    """Return 1 where two values are known to have the same sign, −1 the opposite one, else 0."""
    plain = without_denominators(value, facts)
    factor = proportion(plain, without_denominators(other, facts))
    return 0 if factor is None else 1 if factor > 0 else -1


def with_fact(facts: Facts, fact: Condition) -> Facts:
    """Return what is known where *fact* holds as well."""
    if isinstance(fact, Together):
        if not fact.every:
            return facts
        for part in fact.parts:
            facts = with_fact(facts, part)
        return facts
    return (*facts, fact)


def symbols_in(value: Sum) -> set[Symbol]:
    """Return what is filled in that a value depends on, conditions apart."""
    found: set[Symbol] = set()
    for product in value.parts:
        for factor in product.parts:
            match factor:
                case Symbol():
                    found.add(factor)
                case Grouped(inner) | Rounded(inner, _) | LogShare(inner, _, _):
                    found |= symbols_in(inner)
                case Extreme(_, values) | Placed(values, _) | Mean(values, _, _):
                    found |= {symbol for one in values for symbol in symbols_in(one)}
                case Chosen(_, _, yes, no, _):
                    found |= symbols_in(yes) | symbols_in(no)
    return found


def range_of(value: Sum, facts: Facts = ()) -> Range:
    """Return the range of a value where *facts* hold."""
    found = Range(Fraction(0), Fraction(0))
    for product, coefficient in value.parts.items():
        here = _range_of_product(product, facts)
        if coefficient != 1:
            here = _times(here, Range(coefficient, coefficient))
        found = Range(_added(found.lo, here.lo), _added(found.hi, here.hi))
    return _narrowed(value, found, facts)


def never_negative(value: Sum, facts: Facts = ()) -> bool:
    """Whether a value is known to be at least 0."""
    lowest = range_of(value, facts).lo
    if lowest is not None and lowest >= 0:
        return True
    if not facts:
        return False
    plain = without_denominators(value, facts)
    if any(_above(plain, fact) for fact in _comparisons(facts)):
        return True
    parts = [Sum({product: coefficient}) for product, coefficient in value.parts.items()]
    extremes = [one for one in parts if one.lone and isinstance(one.lone[1], Extreme)]
    if len(extremes) != 1 or not extremes[0].lone:
        return False
    (coefficient, factor), rest = extremes[0].lone, minus(value, extremes[0])
    if not isinstance(factor, Extreme):
        return False
    each = (never_negative(plus(rest, scaled(one, coefficient)), facts) for one in factor.values)
    return any(each) if factor.greatest == (coefficient > 0) else all(each)


def positive(value: Sum, facts: Facts = ()) -> bool:
    """Whether a value is known to be above 0."""
    lowest = range_of(value, facts).lo
    return lowest is not None and lowest > 0


def decided(condition: Condition, facts: Facts = ()) -> bool | None:
    """Return whether a condition holds, ``None`` where the values decide."""
    found: bool | None = None
    match condition:
        case _ if condition in facts:
            found = True
        case Always(holds):
            found = holds
        case Compared():
            found = _decided_comparison(condition, facts)
        case OneOf(symbol, chosen) if len(chosen) in {0, len(symbol.choices)}:
            found = bool(chosen)
        case Together(every, parts):
            known = [decided(part, facts) for part in parts]
            if (not every) in known:
                found = not every
            elif None not in known:
                found = every
    return found


def _decided_comparison(condition: Compared, facts: Facts) -> bool | None:
    value = minus(condition.value, number(condition.bound))
    if not condition.strict and never_negative(value, facts):
        return True
    lo, hi = range_of(value, facts)
    if condition.strict:
        if lo is not None and lo > 0:
            return True
        return False if never_negative(scaled(value, -1), facts) else None
    return False if hi is not None and hi < 0 else None


def _comparisons(facts: Facts) -> Iterable[Compared]:
    return [fact for fact in facts if isinstance(fact, Compared)]


def _above(value: Sum, fact: Compared) -> bool:
    """Whether value = k · known + d with k > 0 and d ≥ 0, where a fact holds *known* above 0."""
    factor = slope(value, fact.value)
    if factor is None or factor <= 0:
        return False
    return value.constant - factor * (fact.value.constant - fact.bound) >= 0


def _narrowed(value: Sum, found: Range, facts: Facts) -> Range:
    lo, hi = found
    for fact in _comparisons(facts):
        factor = slope(value, fact.value)
        if factor is None:
            continue
        limit = factor * (fact.bound - fact.value.constant) + value.constant
        if factor > 0:
            lo = limit if lo is None else max(lo, limit)
        else:
            hi = limit if hi is None else min(hi, limit)
    return Range(lo, hi)


def without_denominators(value: Sum, facts: Facts) -> Sum:
    """Return value times whatever positive factors stand in its denominators, or as it is."""
    below: dict[Atom, int] = {}
    for product in value.parts:
        for factor, exponent in product.parts.items():
            below[factor] = min(below.get(factor, 0), exponent)
    if not all(positive(atom(factor), facts) for factor, least in below.items() if least):
        return value
    made = {}
    for product, coefficient in value.parts.items():
        factors = dict(product.parts)
        for factor, least in below.items():
            factors[factor] = factors.get(factor, 0) - least
        made[Product(factors)] = coefficient
    return Sum(made)


def _range_of_product(product: Product, facts: Facts) -> Range:
    found = WHOLE
    for factor, exponent in product.parts.items():
        one = _narrowed(atom(factor), _range_of_atom(factor, facts), facts)
        if exponent < 0:
            one = _inverted(one)
        for _ in range(abs(exponent)):
            found = one if found is WHOLE else _times(found, one)
    return found


def _range_of_atom(factor: Atom, facts: Facts) -> Range:
    found = NOTHING_KNOWN
    match factor:
        case Symbol():
            found = Range(factor.lowest, factor.highest)
        case Grouped(value):
            found = range_of(value, facts)
        case Extreme(greatest, values):
            found = _range_of_extreme([range_of(one, facts) for one in values], greatest=greatest)
        case Chosen(_, _, yes, no, _):
            found = _either([range_of(yes, facts), range_of(no, facts)])
        case Placed(values, _) | Mean(values, _, _):
            found = _either([range_of(one, facts) for one in values])
        case Rounded(value, mode):
            ends = range_of(value, facts)
            found = Range(*(None if end is None else _rounded(end, mode) for end in ends))
        case Counted(conditions):
            found = Range(Fraction(0), Fraction(len(conditions)))
        case LogShare():
            found = Range(Fraction(0), Fraction(1))
    return found


def _rounded(value: Fraction, mode: str) -> Fraction:
    return Fraction(exact.quotient(value.numerator, value.denominator, mode))


def _range_of_extreme(ranges: Sequence[Range], *, greatest: bool) -> Range:
    lows = [one.lo for one in ranges if one.lo is not None]
    highs = [one.hi for one in ranges if one.hi is not None]
    # one bound of any value is enough on this side, and all are needed on the other
    if greatest:
        return Range(max(lows, default=None), max(highs) if len(highs) == len(ranges) else None)
    return Range(min(lows) if len(lows) == len(ranges) else None, min(highs, default=None))


def _either(ranges: Sequence[Range]) -> Range:
    lows, highs = [one.lo for one in ranges], [one.hi for one in ranges]
    return Range(
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
    )


def _added(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def _inverted(one: Range) -> Range:
    if one.lo is None or one.lo <= 0:
        return NOTHING_KNOWN
    return Range(Fraction(0) if one.hi is None else 1 / one.hi, 1 / one.lo)


def _times(one: Range, other: Range) -> Range:
    for fixed, open_ in ((one, other), (other, one)):
        if fixed.lo == fixed.hi and fixed.lo is not None:
            ends = [None if end is None else end * fixed.lo for end in open_]
            return Range(*(ends if fixed.lo >= 0 else reversed(ends)))
    if None not in one and None not in other:
        corners = [a * b for a in one for b in other if a is not None and b is not None]
        return Range(min(corners), max(corners))
    if one.lo is not None and other.lo is not None and min(one.lo, other.lo) >= 0:
        return Range(one.lo * other.lo, None)
    return NOTHING_KNOWN
