"""Expressions put together so that they read well: choices outside, constants folded.

Every function returns an expression that is equal to the plain one wherever the rule applies.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.algebra.prose import arithmetic as ex
from scoring.algebra.prose.arithmetic import atom, minus, number
from scoring.algebra.prose.conditions import compared, misses, reaches
from scoring.algebra.prose.expressions import (
    Always,
    Chosen,
    Compared,
    Extreme,
    Grouped,
    Mean,
    Placed,
    Product,
    Rounded,
    Sum,
)
from scoring.algebra.prose.knowledge import (
    decided,
    never_negative,
    positive,
    same_sign,
    symbols_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.algebra.prose.expressions import Condition
    from scoring.algebra.prose.knowledge import Facts


def _lifted(values: Sequence[Sum], make: Callable[[Sequence[Sum]], Sum]) -> Sum | None:
    """Return the choice between what is made of either branch, where one value is a choice."""
    for place, value in enumerate(values):
        sign, chosen = value.lone or (0, None)
        if not isinstance(chosen, Chosen):
            continue
        if not all(one.is_constant for one in (*values[:place], *values[place + 1 :])):
            return None
        branches = [
            make([*values[:place], ex.scaled(branch, sign), *values[place + 1 :]])
            for branch in (chosen.yes, chosen.no)
        ]
        return choice(chosen.holds, chosen.fails, branches[0], branches[1], chosen.names)
    return None


def scaled(value: Sum, factor: Fraction | int) -> Sum:
    """Return factor × value; the least of some values is scaled inside."""
    if not factor:
        return number(0)
    return ex.plus(
        *(
            _scaled_part(product, coefficient * factor)
            for product, coefficient in value.parts.items()
        )
    )


def _scaled_part(product: Product, coefficient: Fraction) -> Sum:
    whole = Sum({product: coefficient})
    if list(product.parts.values()) != [1]:
        return whole
    sign, size = (1 if coefficient > 0 else -1), abs(coefficient)
    match next(iter(product.parts)):
        case Extreme(greatest, values):
            inside = tuple(scaled(one, size) for one in values)
            return ex.scaled(_with_plain_values(Extreme(greatest, inside)), sign)
        case Placed(values, place):
            inside = tuple(scaled(one, size) for one in values)
            return ex.scaled(atom(Placed(inside, place)), sign)
        case Mean(values, weights, exponent):
            inside = tuple(scaled(one, size) for one in values)
            return ex.scaled(atom(Mean(inside, weights, exponent)), sign)
        case Grouped(inner):
            return ex.scaled(inner, sign * size)
    return whole


def _with_plain_values(factor: Extreme) -> Sum:
    """Return the least of k·x and k·y as k times the least of x and y."""
    sizes = {next(iter(one.parts.values())) for one in factor.values if len(one.parts) == 1}
    if len(sizes) != 1 or any(len(one.parts) != 1 for one in factor.values):
        return atom(factor)
    size = sizes.pop()
    inside = tuple(ex.scaled(one, 1 / size) for one in factor.values)
    return Sum({Product({Extreme(factor.greatest == (size > 0), inside): 1}): size})


def added(values: Sequence[Sum]) -> Sum:
    """Return the sum."""
    parts = [value for value in values if value.parts]
    return _lifted(parts, lambda some: ex.plus(*some)) or ex.plus(*parts)


def times(value: Sum, other: Sum) -> Sum:
    """Return the product."""
    for one, factor in ((value, other), (other, value)):
        if factor.is_constant:
            return scaled(one, factor.constant)
    one_number, one_product = ex.as_product(value)
    number_, product = ex.as_product(other)
    return Sum({ex.multiplied(one_product, product): one_number * number_})


def divided(value: Sum, divisor: Sum, facts: Facts = ()) -> Sum:
    """Return value ÷ divisor, which is not zero wherever the rule applies."""
    if divisor.is_constant:
        return scaled(value, 1 / divisor.constant)
    lone, below = value.lone, divisor.lone
    same = ex.proportion(value, divisor)
    if lone and below and isinstance(lone[1], Extreme) and isinstance(below[1], Extreme):
        inside = _same_proportion(lone[1], below[1])
        same = None if inside is None else inside * lone[0] / below[0]
    if same is not None:
        return number(same)
    if lone is not None:
        match lone[1]:
            case Chosen(holds, fails, yes, no, names):
                above = [ex.scaled(one, lone[0]) for one in (yes, no)]
                if below and isinstance(below[1], Chosen) and below[1].holds == holds:
                    under = [ex.scaled(one, below[0]) for one in (below[1].yes, below[1].no)]
                    return _chosen_quotient(lone[1], above, under)
                taken = [divided(one, divisor, facts) for one in above]
                return choice(holds, fails, taken[0], taken[1], names)
            case Extreme(greatest, values) if _cancels(lone[1], divisor, facts):
                parts = tuple(divided(one, divisor, facts) for one in values)
                return scaled(extreme(parts, greatest=greatest), lone[0])
    return _quotient(value, divisor)


def _cancels(factor: Extreme, divisor: Sum, facts: Facts) -> bool:
    """Whether to divide each of some values: the divisor is positive, and a part of them."""
    inside = {symbol for one in factor.values for symbol in symbols_in(one)}
    return symbols_in(divisor) <= inside and positive(divisor, facts)


def _quotient(value: Sum, divisor: Sum) -> Sum:
    coefficient, under = ex.as_product(divisor)
    parts = value.parts.items()
    return Sum({ex.multiplied(one, under, -1): above / coefficient for one, above in parts})


def _chosen_quotient(chosen: Chosen, above: Sequence[Sum], under: Sequence[Sum]) -> Sum:
    """Return the quotient of two values chosen together: often the least of two quotients."""
    yes, no = (divided(*pair) for pair in zip(above, under, strict=True))
    if isinstance(chosen.holds, Compared) and not chosen.holds.bound and not any(chosen.names):
        plain = [_quotient(*pair) for pair in zip(above, under, strict=True)]
        larger = same_sign(minus(plain[1], plain[0]), chosen.holds.value)
        if larger:
            return extreme((yes, no), greatest=larger < 0)
    return choice(chosen.holds, chosen.fails, yes, no, chosen.names)


def reached(value: Sum, least: int) -> tuple[Condition, Condition]:
    """Return whether a value that is a whole number is at least *least*, and the opposite."""
    parts = [(number_, product) for product, number_ in value.parts.items()]
    if not least and len(parts) == 2:  # noqa: PLR2004 - one value against another
        (above, one), (below, other) = sorted(parts, key=lambda part: -part[0])
        lone = [Sum({product: Fraction(1)}).lone for product in (one, other)]
        chosen = [pair[1] for pair in lone if pair and isinstance(pair[1], Chosen)]
        if len(chosen) == 2 and chosen[0].holds == chosen[1].holds:  # noqa: PLR2004 - as above
            upper, lower = (atom(one) for one in chosen)
            if above > 0 > below and positive(lower):
                ratio = divided(upper, lower)
                limit = -below / above
                return (
                    compared(ratio, limit, strict=False),
                    compared(ex.scaled(ratio, -1), -limit, strict=True),
                )
    return reaches(value, least), misses(value, least)


def _same_proportion(one: Extreme, other: Extreme) -> Fraction | None:
    """Return k > 0 where every value of one is k times that of the other."""
    if one.greatest != other.greatest or len(one.values) != len(other.values):
        return None
    pairs = zip(one.values, other.values, strict=True)
    found = {ex.proportion(*pair) for pair in pairs}
    same = found.pop() if len(found) == 1 else None
    return same if same is not None and same > 0 else None


def extreme(values: Sequence[Sum], *, greatest: bool, facts: Facts = ()) -> Sum:
    """Return the least or the greatest of some values; what never decides is left out."""
    lifted = _lifted(values, lambda some: extreme(some, greatest=greatest, facts=facts))
    if lifted is not None:
        return lifted
    flat: list[Sum] = []
    for value in values:
        factor, inner = value.lone or (Fraction(0), None)
        if isinstance(inner, Extreme) and inner.greatest == greatest and factor > 0:
            flat += [scaled(one, factor) for one in inner.values]
        else:
            flat.append(value)
    kept = list(dict.fromkeys(flat))
    for value in tuple(kept):
        others = [one for one in kept if one is not value]
        if any(_outdone(value, one, kept, facts, greatest=greatest) for one in others):
            kept.remove(value)
    return kept[0] if len(kept) == 1 else atom(Extreme(greatest, tuple(kept)))


def _outdone(value: Sum, other: Sum, kept: Sequence[Sum], facts: Facts, *, greatest: bool) -> bool:
    above, below = (other, value) if greatest else (value, other)
    if never_negative(minus(above, below), facts):
        return True
    # the greater of x and −x is never negative
    nothing = greatest and value.is_constant and value.constant <= 0
    return nothing and ex.scaled(other, -1) in kept


def rounded(value: Sum, mode: str) -> Sum:
    """Return a value rounded to a whole number."""
    if value.is_constant:
        exactly = value.constant
        return number(exact.quotient(exactly.numerator, exactly.denominator, mode))
    lifted = _lifted([value], lambda some: rounded(some[0], mode))
    return lifted or atom(Rounded(value, mode))


def choice(holds: Condition, fails: Condition, yes: Sum, no: Sum, names: tuple[str, str]) -> Sum:
    """Return one of two values."""
    known = decided(holds)
    if known is None and fails == Always(holds=True):
        known = False
    if known is not None:
        return yes if known else no
    if not any(names):
        if yes == no:
            return yes
        if isinstance(holds, Compared) and not holds.bound:
            larger = same_sign(minus(no, yes), holds.value)
            if larger:
                return extreme((yes, no), greatest=larger < 0)
    return atom(Chosen(holds, fails, yes, no, names))
