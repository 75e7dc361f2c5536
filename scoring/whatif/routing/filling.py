"""What it takes to fill a linear bound by movers, the cheapest first."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.algebra.linear_bounds import Form


class Need(NamedTuple):
    """A bound, and what its movers must give."""

    form: Form
    gap: int


def share_of(inner: Form, outer: Form) -> Fraction | None:
    """Return what a gain of one bound is worth in another that holds it, ``None`` where none does.

    Its movers must be some of the others', all worth as much more there, and held by the same
    limits.
    """
    if len(inner.slopes) >= len(outer.slopes) or not inner.slopes.keys() <= outer.slopes.keys():
        return None
    shares = {Fraction(outer.slopes[place], slope) for place, slope in inner.slopes.items()}
    if len(shares) != 1:
        return None
    (share,) = shares
    places = frozenset(inner.slopes)
    there = {(movers, room) for movers, room in outer.limits if movers & places < movers}
    rest = set(outer.limits) - there
    crossing = any(movers & places and not movers > places for movers, _ in there)
    own = {(movers, room * share) for movers, room in inner.limits}
    held = {(movers, Fraction(room)) for movers, room in rest}
    return None if crossing or held != own else share


def filled(
    need: Need,
    gains: Mapping[int, int],
    prices: Mapping[int, Fraction],
    inner: Sequence[tuple[frozenset[int], Fraction]],
) -> tuple[Fraction, dict[int, Fraction]] | None:
    """Return what it takes to fill a need, and how far movers move for it; ``None``: they cannot.

    Args:
        need: what is to be filled; groups of its movers give together at most what it says.
        gains: what each mover can give.
        prices: what each takes for what it gives.
        inner: movers that must give so much among themselves, first of all.
    """
    form = need.form
    rooms, left = [Fraction(room) for _, room in form.limits], Fraction(need.gap)
    order = sorted(gains, key=lambda one: (prices[one], -gains[one], one))
    taken = dict.fromkeys(order, Fraction(0))
    for places, wanted in (*inner, (frozenset(order), None)):
        gap = left if wanted is None else wanted
        for place in order if gap > 0 else ():
            holding = [one for one, (movers, _) in enumerate(form.limits) if place in movers]
            # what more movers give together does not hold what these must give
            tight = [rooms[one] for one in holding if form.limits[one][0] <= places]
            here = min(gains[place] - taken[place], gap, *tight) if place in places else 0
            if here <= 0:
                continue
            for one in holding:
                rooms[one] = max(rooms[one] - here, Fraction(0))
            taken[place] += here
            gap, left = gap - here, left - here
            if gap <= 0:
                break
        if gap > 0:
            return None
    effort = sum((prices[place] * here for place, here in taken.items()), Fraction(0))
    return effort, {place: here / form.slopes[place] for place, here in taken.items() if here}
