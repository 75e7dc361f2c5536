"""Harsh and lenient reviewers, outlying scores, and what figures of agreement are made of."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import scipy.stats as peer
from builders import (
    MOF,
    fill,
    group,
    indicator,
    judged,
    make_set,
    once,
    panel,
    policies,
    root,
    rounded_to,
    scale,
    scores,
    state,
    trimmed,
)
from panel_parts import by_id, many, study, two

import scoring

# ---------------------------------------------------------------- harsh and lenient


def test_who_is_always_below_the_others_is_harsh() -> None:
    found = by_id(study(*many(5, "16", "18", "18")))
    assert (found["R1"].verdict, found["R2"].verdict) == ("harsh", "lenient")
    assert (found["R1"].mean, found["R2"].mean) == (Fraction(-1, 10), Fraction(1, 20))
    assert (found["R1"].points, found["R2"].points) == (-10, 5)
    assert (found["R1"].lower, found["R1"].upper) == (-0.1, -0.1)


def test_on_four_common_indicators_nobody_is_called_harsh() -> None:
    found = by_id(study(*many(4, "16", "18", "18")))
    assert {one.verdict for one in found.values()} == {"few-indicators"}
    assert found["R1"].mean == Fraction(-1, 10)


def test_the_interval_of_a_mean_deviation_is_that_of_students_t() -> None:
    used, entries = many(5, "10", "10")
    changed = dict(zip(entries, ["10", "9", "12", "8", "10"], strict=True))
    entries = {name: scores(given, "10") for name, given in changed.items()}
    first = by_id(study(used, entries, 2))["R1"]
    rates = [float(one) for one in first.rates.values()]
    assert rates == [0, -0.05, 0.1, -0.1, 0]
    expected = peer.ttest_1samp(rates, 0).confidence_interval(0.95)
    assert (first.lower, first.upper) == pytest.approx(tuple(expected), abs=1e-12)
    assert first.verdict == "neither"
    assert first.points == -1


def test_the_others_are_combined_as_the_set_combines() -> None:
    entries = {"A": scores("20", "10", "40", "0"), "B": scores("20", None, None, None)}

    def others(combine: dict[str, Any], weights: Any = 4) -> Fraction:
        found = by_id(study(two(panel=combine), entries, weights))
        assert set(found["R1"].rates) == {"A"}
        return 20 - 50 * found["R1"].rates["A"]

    assert others(panel()) == Fraction(50, 3)
    assert others(panel("median")) == 10
    assert others(trimmed()) == 10
    assert others(panel("weighted_mean"), ["9", "1", "3", "1"]) == 26


def test_deviations_in_points_are_those_of_the_total() -> None:
    used = make_set(
        {
            "a": indicator("100", judged(), under="g", weight="1"),
            "b": indicator("100", judged(asked="once"), under="g", weight="3"),
            "c": indicator("50", judged()),
        },
        {"total": root(), "g": group("50", combine="weighted_mean", weights_total="4")},
    )
    entries = {"a": scores("60", "80"), "b": once(score="0"), "c": scores("30", "25")}
    first = by_id(study(used, entries, 2))["R1"]
    # a point of a is 50 × ¼ ÷ 100 of the total, a point of c is one
    assert first.points == -20 * Fraction(1, 8) + 5
    assert first.mean == (Fraction(-1, 5) + Fraction(1, 10)) / 2


# ---------------------------------------------------------------- outlying scores


def far(*given: str | None) -> list[tuple[str, str, Fraction]]:
    used = make_set({"a": indicator("10", judged())})
    found = study(used, {"a": scores(*given)}, len(given))
    return [(one.reviewer, one.rule, one.value) for one in found.outliers]


def test_a_score_far_from_the_others_has_a_large_modified_z() -> None:
    # median 8, absolute deviations 0 0.1 0.2 0.1 3, their median 0.1: 0.6745 × 3 ÷ 0.1
    assert far("8", "8.1", "8.2", "7.9", "5") == [("R5", "modified-z", Fraction("-20.235"))]


def test_the_bound_of_the_modified_z_is_three_and_a_half() -> None:
    # median 6, median deviation 1: 0.6745 × 5.18 is 3.494, 0.6745 × 5.19 is 3.501
    assert far("0.82", "5", "6", "6", "7") == []
    assert far("0.81", "5", "6", "6", "7") == [("R1", "modified-z", Fraction("-3.500655"))]


def test_without_a_spread_the_distance_from_the_median_decides() -> None:
    assert far("10", "10", "10", "10", "7") == [("R5", "distance", Fraction(-3, 10))]
    assert far("10", "10", "10", "10", "7.5") == []


def test_a_panel_of_three_is_judged_by_distance_and_one_of_two_not_at_all() -> None:
    assert far("10", "9", "5") == [("R3", "distance", Fraction(-2, 5))]
    assert far("10", "0") == []
    assert far("10", "9", "5", None, None) == [("R3", "distance", Fraction(-2, 5))]


# ---------------------------------------------------------------- what is compared


def test_abstentions_are_left_out_of_correlations_and_not_of_alpha() -> None:
    used, _ = many(4)
    given = [("20", "18", "19"), ("10", "9", None), ("5", "5", "6"), ("0", None, None)]
    entries = {f"i{number}": scores(*one) for number, one in enumerate(given)}
    found = study(used, entries)
    assert (found.compared, found.complete) == (4, 2)
    assert found.ratings[1].abstained == ("R3",)
    whole = [[20, 18, 19], [10, 9], [5, 5, 6]]
    every = [one for unit in whole for one in unit]

    def squares(values: list[int]) -> int:
        return sum((x - y) ** 2 for x in values for y in values)

    observed = sum(Fraction(squares(unit), len(unit) - 1) for unit in whole)
    assert found.alpha.value == 1 - observed / Fraction(squares(every), len(every) - 1)


def test_what_was_settled_by_policy_is_not_compared() -> None:
    used = two(missing=policies("zero"))
    found = study(used, {"A": scores("40", "41", "42"), "B": state("not_applicable")})
    assert [one.node.id for one in found.ratings] == ["A"]
    assert (found.compared, found.complete) == (1, 1)
    assert found.concordance.w.why == "few-indicators"


def test_range_and_average_deviation_are_score_rates() -> None:
    (ratings,) = study(
        make_set({"a": indicator("10", judged())}), {"a": scores("8", "6", "9", "5")}, 4
    ).ratings
    assert (ratings.lowest, ratings.highest, ratings.spread) == (5, 9, Fraction(2, 5))
    assert ratings.median == Fraction(7, 10)
    assert ratings.deviation == Fraction(3, 20)


def test_one_reviewer_is_no_panel_and_nothing_is_told() -> None:
    found = study(two(), {"A": scores("40"), "B": scores("41")}, 1)
    assert {figure.why for figure in found.correlations.values()} == {"few-reviewers"}
    assert found.concordance.w.why == found.alpha.why == "few-reviewers"
    (alone,) = found.severities
    assert (alone.mean, alone.verdict) == (None, "few-indicators")
    assert found.holds is None


def test_a_sheet_without_reviewers_has_nothing_to_study() -> None:
    used = make_set({"a": indicator("10", judged(asked="once"))})
    found = scoring.study_panel(scoring.evaluate(used, fill(used, {"a": once(score="5")}, 0)))
    assert (found.ratings, found.severities, found.without) == ((), (), ())
    assert found.holds is None


def test_rounding_takes_part_as_the_set_declares_it() -> None:
    used = two(rounding=rounded_to(total=0), grades=scale(MOF, "rounded"))
    entries = {"A": scores("44.2", "44.9"), "B": scores("45.2", "45.2")}
    (one,) = study(used, entries, 2).stakes.each
    # 89.4 and 90.1 are published as 89 and 90
    assert (one.lowest.total, one.highest.total, one.span) == (89, 90, 1)
    assert one.decisive
