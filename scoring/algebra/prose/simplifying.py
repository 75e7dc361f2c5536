"""Expressions said as plainly as they can be, with what is known in the branch they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.algebra.prose import arithmetic as ex
from scoring.algebra.prose.arithmetic import atom, number
from scoring.algebra.prose.building import added, choice, divided, extreme, rounded, times
from scoring.algebra.prose.conditions import compared, together
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
    Rounded,
    Symbol,
    Together,
)
from scoring.algebra.prose.knowledge import decided, range_of, with_fact

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scoring.algebra.prose.expressions import Atom, Condition, Sum
    from scoring.algebra.prose.knowledge import Facts


def simplified(value: Sum, facts: Facts = ()) -> Sum:
    """Return a value as plainly as it can be said where *facts* hold."""
    parts = []
    for product, coefficient in value.parts.items():
        made = number(coefficient)
        for factor, exponent in product.parts.items():
            inner = _simplified_atom(factor, facts)
            for _ in range(abs(exponent)):
                made = times(made, inner) if exponent > 0 else divided(made, inner, facts)
        parts.append(made)
    return added(parts)


def _simplified_atom(factor: Atom, facts: Facts) -> Sum:
    found = atom(factor)
    match factor:
        case Grouped(value):
            found = simplified(value, facts)
        case Extreme(greatest, values):
            plain = [simplified(one, facts) for one in values]
            found = extreme(plain, greatest=greatest, facts=facts)
        case Rounded(value, mode):
            found = rounded(simplified(value, facts), mode)
        case Chosen():
            found = _simplified_choice(factor, facts)
        case Counted(conditions):
            found = atom(Counted(tuple(plainly(one, facts) for one in conditions)))
        case Placed(values, place):
            found = _simplified_place([simplified(one, facts) for one in values], place, facts)
        case Mean(values, weights, exponent):
            found = atom(Mean(tuple(simplified(v, facts) for v in values), weights, exponent))
        case LogShare(value, worst, best):
            found = atom(LogShare(simplified(value, facts), worst, best))
        case Symbol():
            lowest, highest = range_of(found, facts)
            found = number(lowest) if lowest is not None and lowest == highest else found
    return found


def _simplified_place(values: Sequence[Sum], place: int, facts: Facts) -> Sum:
    """Return the value at a place; the first is the least, and the last the greatest."""
    if place in {0, len(values) - 1}:
        return extreme(values, greatest=place > 0, facts=facts)
    return atom(Placed(tuple(values), place))


def _simplified_choice(chosen: Chosen, facts: Facts) -> Sum:
    holds, fails = plainly(chosen.holds, facts), plainly(chosen.fails, facts)
    taken: Sum | None = None
    if isinstance(holds, Always):
        taken = chosen.yes if holds.holds else chosen.no
    elif isinstance(fails, Always):
        taken = chosen.no if fails.holds else chosen.yes
    if taken is not None:
        return simplified(taken, facts)
    return choice(
        holds,
        fails,
        simplified(chosen.yes, with_fact(facts, holds)),
        simplified(chosen.no, with_fact(facts, fails)),
        chosen.names,
    )


def plainly(condition: Condition, facts: Facts) -> Condition:
    """Return a condition as plainly as it can be said where *facts* hold."""
    known = decided(condition, facts)
    if known is not None:
        return Always(known)
    match condition:
        case Together(every, parts):
            return together((plainly(part, facts) for part in parts), every=every)
        case Compared(value, bound, strict):
            plain = compared(simplified(value, facts), bound, strict=strict)
            mirrored = Compared(ex.scaled(value, -1), -bound, strict)
            # what is not below and is known not to be above is equal
            equal = not strict and plain == condition and mirrored in facts
            return together((plain, mirrored), every=True) if equal else plain
        case OneOf(symbol, chosen):
            possible = _possible(symbol, facts)
            left = tuple(one for one in chosen if one in possible)
            if len(left) in {0, len(possible)}:
                return Always(bool(left))
            return OneOf(symbol, left)
    return condition


def _possible(symbol: Symbol, facts: Facts) -> set[Fraction]:
    about = [fact for fact in facts if isinstance(fact, OneOf) and fact.symbol == symbol]
    return {value for value, _ in symbol.choices}.intersection(*(fact.chosen for fact in about))
