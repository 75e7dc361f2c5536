"""Surveys follow their formula, and the proof of a set holds them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from examples import runs
from hypothesis import given
from hypothesis import strategies as st
from rule_alone import alone, assert_proven, peak, rows_in_intervals
from rule_guarded import assert_held, built, settled
from surveys import SATISFACTION, few, survey

from scoring.algebra.bounds import INT64_MAX

# ---------------------------------------------------------------- the result


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """Return a rule with or without tiers, and any effect of too few answers."""
    share = st.fractions(0, 1, max_denominator=6)
    shares = sorted(draw(st.lists(share, min_size=2, max_size=4)), reverse=True)
    tiers: list[tuple[str, str, str]] = []
    if draw(st.booleans()):
        lower = draw(st.booleans())
        sides = ("at_least", "above") if lower else ("at_most", "below")
        bounds = draw(st.lists(st.integers(0, 200), min_size=1, max_size=3, unique=True))
        tiers = [
            (
                draw(st.sampled_from(sides)),
                f"{bound * 5}E-1",
                draw(st.sampled_from(["10/3", "2.5", "0", "3"])),
            )
            for bound in sorted(bounds, reverse=lower)
        ]
    effect = draw(st.sampled_from([None, "refuse", "zero", "deduct"]))
    short = {} if effect is None else few(effect, draw(st.integers(1, 30)))
    if effect == "deduct":
        short["too_few"]["deduct"] = str(draw(st.fractions(Fraction(1, 9), 1, max_denominator=9)))
    return survey(
        *map(str, shares),
        tiers=tuple(tiers),
        most=20,
        nobody=draw(st.sampled_from(["zero", "full"])),
        handed_out=draw(st.booleans()),
        **short,
    )


def by_formula(rule: dict[str, Any], full: Fraction, given_: list[int]) -> Fraction:
    """Return the mean of the shares or the points of its tier, less what too few cost."""
    answered = given_[: len(rule["levels"])]
    if not sum(answered):
        return full if rule["nobody"] == "full" else Fraction(0)
    shares = [Fraction(level["share"]) for level in rule["levels"]]
    pairs = zip(shares, answered, strict=True)
    mean = sum((share * count for share, count in pairs), Fraction(0)) / sum(answered)
    points = full * mean
    if "tiers" in rule:
        points = next(
            (Fraction(tier["points"]) for tier in rule["tiers"] if _holds(tier, 100 * mean)),
            Fraction(rule["otherwise"]),
        )
    short = rule.get("too_few")
    if short is None or sum(answered) >= short["answers"] or short["effect"] == "refuse":
        return points
    if short["effect"] == "zero":
        return Fraction(0)
    return max(points - Fraction(short["deduct"]) * full, Fraction(0))


def _holds(tier: dict[str, str], value: Fraction) -> bool:
    return any(
        {
            "at_least": value >= Fraction(bound),
            "above": value > Fraction(bound),
            "at_most": value <= Fraction(bound),
            "below": value < Fraction(bound),
        }[side]
        for side, bound in tier.items()
        if side != "points"
    )


@runs(7)
@given(data=st.data(), rule=rules(), full=st.sampled_from(["10", "4", "10/3"]))
def test_integers_follow_the_formula_and_the_proof_holds_them(
    data: st.DataObject, rule: dict[str, Any], full: str
) -> None:
    one = built(rule, full)
    intervals, row = data.draw(rows_in_intervals(one))
    if data.draw(st.integers(0, 9)) == 0:
        row = [0] * len(row)
    assert settled(one, row) == by_formula(rule, one.full, row)
    assert_held(one, row)
    if any(row):
        assert_proven(one, intervals, row)


@pytest.mark.parametrize("tiers", [(), SATISFACTION])
def test_surveys_of_a_province_fit_64_bits(tiers: tuple[tuple[str, str, str], ...]) -> None:
    rule = survey("1", "0.85", "0.6", "0.3", "0", tiers=tiers, most=10_000_000)
    assert peak(alone(rule, rounded=True)) <= INT64_MAX
