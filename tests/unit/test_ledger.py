"""Contributions and losses: parts that add up to the total."""

from __future__ import annotations

from fractions import Fraction

from builders import (
    group,
    indicator,
    judged,
    make_set,
    one,
    policies,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    state,
    trimmed,
)

import scoring


def weighted() -> scoring.IndicatorSet:
    """Return a set with a weighted mean below the total."""
    return make_set(
        {
            "A1": indicator(10, judged(), "A", weight="1"),
            "A2": indicator(5, judged(), "A", weight="2"),
            "B": indicator(40, judged()),
        },
        {"total": root(), "A": group(60, combine="weighted_mean", weights_total=3)},
        missing=policies("full"),
    )


def test_an_indicator_gives_its_points_times_its_reach() -> None:
    result = scored(weighted(), {"A1": scores("5"), "A2": scores("4"), "B": scores("30")})
    ledger = scoring.contributions(result)
    assert {part.node.id: part.points for part in ledger} == {"A1": 10, "A2": 32, "B": 30}
    assert {part.node.id: part.lost for part in ledger} == {"A1": 10, "A2": 8, "B": 10}
    assert (ledger.total, ledger.rounding, ledger.lost) == (72, 0, 28)
    assert sum(part.points for part in ledger) == result.exact_total
    assert sum(part.full_points for part in ledger) == ledger.full_points == 100
    assert len(ledger) == 3


def test_the_largest_losses_come_first_and_equals_in_reading_order() -> None:
    ledger = scoring.contributions(
        scored(weighted(), {"A1": scores("5"), "A2": scores("5"), "B": scores("30")})
    )
    assert [part.node.id for part in ledger.largest_losses] == ["A1", "B"]


def test_nothing_lost_gives_no_losses() -> None:
    ledger = scoring.contributions(
        scored(weighted(), {"A1": state("not_due"), "A2": scores("5"), "B": scores("40")})
    )
    assert ledger.largest_losses == ()
    assert ledger.lost == 0


def test_what_rounding_the_total_adds_stands_in_the_ledger() -> None:
    used = one(
        10,
        judged("0.001"),
        rounding=rounded_to(total=1),
        grades=scale(basis="rounded"),
    )
    ledger = scoring.contributions(scored(used, {"A": scores("8.375")}))
    assert ledger.total == Fraction("8.4")
    assert ledger.rounding == Fraction("0.025")
    assert ledger.lost == Fraction("1.625")
    assert sum(part.points for part in ledger) + ledger.rounding == ledger.total


def test_contributions_add_up_where_totals_are_combined() -> None:
    parts = {name: indicator(10, judged("1")) for name in "AB"}
    used = make_set(parts, panel=trimmed("total"))
    result = scored(used, {"A": scores("10", "2", "6", "3"), "B": scores("1", "9", "4", "4")}, 4)
    ledger = scoring.contributions(result)
    assert sum(part.points for part in ledger) == result.exact_total
