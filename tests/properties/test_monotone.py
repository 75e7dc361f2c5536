"""A bound on what comes out is the bound on what goes in that is found by going back."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.whatif.weighing.monotone import Added, Bound, Capped, Floored, Rounded, back, through

POINTS = st.builds(Fraction, st.integers(-200, 200), st.sampled_from((1, 2, 4, 5, 20)))
MODES = st.sampled_from(("half_up", "half_even", "down", "up"))
LINKS = st.one_of(
    st.builds(Added, st.builds(Fraction, st.integers(1, 9), st.integers(1, 5)), POINTS),
    st.builds(Rounded, st.sampled_from((Fraction(1, 2), Fraction(1), Fraction(1, 10))), MODES),
    st.builds(Capped, POINTS),
    st.builds(Floored, POINTS),
)


@given(st.lists(LINKS, max_size=4), st.builds(Bound, POINTS, st.booleans()), POINTS)
def test_going_back_and_going_through_say_the_same(
    links: list[Added | Rounded | Capped | Floored], bound: Bound, points: Fraction
) -> None:
    found = back(links, bound)
    holds = found if isinstance(found, bool) else found.holds(points)
    assert holds is bound.holds(through(links, points))


@pytest.mark.parametrize(
    ("mode", "found"),
    [
        ("half_up", Bound(Fraction(5, 2))),
        ("half_even", Bound(Fraction(5, 2), beyond=True)),
        ("down", Bound(Fraction(3))),
        ("up", Bound(Fraction(2), beyond=True)),
    ],
)
def test_three_is_reached_from_where_the_rounding_makes_three(mode: str, found: Bound) -> None:
    assert Rounded(Fraction(1), mode).before(Bound(Fraction(3))) == found
    assert Rounded(Fraction(1), mode).before(Bound(Fraction(5, 2))) == found
    assert Rounded(Fraction(1), mode).before(Bound(Fraction(2), beyond=True)) == found


def test_what_a_cap_or_a_floor_decides_is_decided_whatever_goes_in() -> None:
    assert back([Capped(Fraction(5))], Bound(Fraction(5), beyond=True)) is False
    assert back([Capped(Fraction(5))], Bound(Fraction(5))) == Bound(Fraction(5))
    assert back([Floored(Fraction(5))], Bound(Fraction(5))) is True
    assert back([Floored(Fraction(5))], Bound(Fraction(5), beyond=True)) == Bound(
        Fraction(5), beyond=True
    )
