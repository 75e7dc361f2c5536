"""Whether the grade hangs on the rounding of the total, by sums worked out by hand."""

from __future__ import annotations

from fractions import Fraction

from builders import (
    MOF,
    indicator,
    judged,
    label,
    make_set,
    root,
    rounded_to,
    scale,
    scored,
    scores,
)

from scoring.whatif.basis import both_ways

HALVES = {"A": indicator(60, judged("0.5")), "B": indicator(40, judged("0.5"))}


def test_a_total_just_below_a_bound_is_lifted_by_rounding_only() -> None:
    rounded = make_set(HALVES, grades=scale(MOF, "rounded"), rounding=rounded_to(total=1, shown=1))
    # 49.75 + 30
    far = both_ways(scored(rounded, {"A": scores("50", "49.5"), "B": scores("30", "30")}, 2))
    assert (far.exact.total, far.rounded.total) == (Fraction("79.75"), Fraction("79.8"))
    assert far.same
    whole = make_set(HALVES, grades=scale(MOF, "rounded"), rounding=rounded_to(total=0, shown=0))
    found = both_ways(scored(whole, {"A": scores("49.5"), "B": scores("30")}))
    assert (found.exact.total, found.exact.grade.id) == (Fraction("79.5"), "fair")
    assert (found.rounded.total, found.rounded.grade.id) == (80, "good")
    assert (found.places, found.same) == (0, False)


def test_a_set_that_does_not_round_is_held_against_the_decimals_it_shows() -> None:
    exact = make_set(HALVES, grades=scale(MOF), rounding=rounded_to(shown=0))
    found = both_ways(scored(exact, {"A": scores("50"), "B": scores("29.5")}))
    assert (found.exact.total, found.exact.grade.id) == (Fraction("79.5"), "fair")
    assert (found.rounded.total, found.rounded.grade.id) == (80, "good")
    assert not found.same


def test_a_gate_holds_either_way() -> None:
    when = {"node": "A", "below": 36}
    gated = make_set(
        HALVES,
        grades=scale(MOF, "rounded"),
        rounding=rounded_to(total=0, shown=0),
        gate=[{"id": "g", "label": label("gate"), "lower_by": 1, "when": when}],
    )
    found = both_ways(scored(gated, {"A": scores("35.5"), "B": scores("40")}))
    # 75.5 and 76 are both fair, and lowered to poor
    assert (found.exact.total, found.rounded.total) == (Fraction("75.5"), 76)
    assert [one.grade.id for one in (found.exact, found.rounded)] == ["poor", "poor"]


def test_a_total_that_cannot_be_exact_is_read_as_it_was_decided() -> None:
    mean = make_set(
        {"A": indicator(50, judged("1")), "B": indicator(50, judged("1"))},
        {"total": root(100, combine="geometric_mean")},
        grades=scale(MOF, "rounded"),
        rounding=rounded_to(total=2),
    )
    found = both_ways(scored(mean, {"A": scores("40"), "B": scores("30")}))
    # √(0.8 × 0.6) × 100 = 69.282…
    assert found.exact == found.rounded
    assert found.exact.total == Fraction("69.28")
    assert found.same
