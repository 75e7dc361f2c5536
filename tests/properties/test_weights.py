"""Intervals of weights against the set itself, resolved anew with other weights."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from reweighing import evaluated, reweighed, trees, weighed

from scoring.evaluation import verdict_of
from scoring.whatif.weighing.leeway import weight_leeway
from scoring.whatif.weighing.weights import weight_intervals

if TYPE_CHECKING:
    from random import Random

    from scoring.sheet import Entry
    from scoring.whatif.weighing.weights import End, WeightInterval

TICK = Fraction(1, 10**6)
STEPS = 7


@given(trees())
def test_an_interval_ends_exactly_where_the_set_with_other_weights_says(
    drawn: tuple[dict[str, Any], dict[str, Entry]],
) -> None:
    data, entries = drawn
    found = weight_intervals(evaluated(data, entries))
    for one in found.each:

        def differs(weight: Fraction, one: WeightInterval = one) -> bool:
            again = reweighed(data, entries, one.node.id, weight, one.most)
            return verdict_of(again).differs(found.now)

        for end, outwards in ((one.low, -1), (one.high, 1)):
            _check_end(one, end, outwards, differs)
            for step in range(STEPS):
                inside = one.weight + (end.at - one.weight) * Fraction(step, STEPS)
                assert not differs(inside), (one, inside)


def _check_end(one: WeightInterval, end: End, outwards: int, differs: Any) -> None:
    if end.beyond is None:
        assert end.at in {0, one.most}
        assert not end.included
        assert not differs(end.at - outwards * TICK)
        return
    inside = end.at - outwards * TICK
    if (one.weight - inside) * outwards <= 0:
        assert not differs(inside), (one, end)
    assert differs(end.at) is not end.included, (one, end)
    outside = end.at + outwards * TICK
    if 0 < outside < one.most:
        assert differs(outside), (one, end)


@given(trees(group_places=st.none()), st.randoms(use_true_random=False))
def test_no_weights_within_the_leeway_change_the_grade_and_some_beyond_it_do(
    drawn: tuple[dict[str, Any], dict[str, Entry]], chance: Random
) -> None:
    data, entries = drawn
    found = weight_leeway(evaluated(data, entries))
    if found.obstacle is not None:
        return
    now = {unit.node.id: unit.weight for unit in found.units}
    rates = sorted({unit.rate for unit in found.units})
    most = Fraction(99, 100) if found.most is None else found.most
    shares = [most if found.included else most * (1 - TICK)]
    for share in (*shares, most / 2):
        for turn in rates:
            for sign in (1, -1):
                corner = {
                    unit.node.id: unit.weight * (1 + (sign if unit.rate < turn else -sign) * share)
                    for unit in found.units
                }
                assert not weighed(data, entries, corner).differs(found.now), corner
        moved = {
            name: weight * (1 + share * Fraction(chance.randint(-100, 100), 100))
            for name, weight in now.items()
        }
        assert not weighed(data, entries, moved).differs(found.now), moved
    if found.beyond is None:
        return
    again = weighed(data, entries, dict(found.witness))
    assert again == found.beyond
    assert again.differs(found.now)
