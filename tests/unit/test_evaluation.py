"""The total, the grade, the points of every node, and how far other grades are."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    checklist,
    chosen,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    one,
    panel,
    policies,
    proportional,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    state,
    tiers,
    trimmed,
    yes_no,
)

if TYPE_CHECKING:
    from scoring.sheet import Entry

HUNDRED = judged("0.001")
EXACT: dict[str, Any] = {"grades": scale(MOF)}
ROUNDED: dict[str, Any] = {"grades": scale(MOF, "rounded"), "rounding": rounded_to(total=2)}


def opened(*bounds: tuple[str, str]) -> dict[str, Any]:
    """Return an exact scale of ``(key, bound)``, best first."""
    bands = [
        {"id": f"g{n}", "label": label(f"g{n}"), key: bound}
        for n, (key, bound) in enumerate(bounds, start=1)
    ]
    return {"grades": {"basis": "exact", "source": "test", "bands": bands}}


@pytest.mark.parametrize(
    ("points", "changed", "total", "grade"),
    [
        ("89.995", EXACT, "89.995", "good"),
        ("89.996", EXACT, "89.996", "good"),
        ("89.994", EXACT, "89.994", "good"),
        ("90", EXACT, "90.00", "excellent"),
        ("90.004", EXACT, "90.004", "excellent"),
        ("89.995", ROUNDED, "90.00", "excellent"),
        ("89.994", ROUNDED, "89.99", "good"),
        ("0", EXACT, "0.00", "poor"),
        ("59.999", EXACT, "59.999", "poor"),
    ],
)
def test_the_total_and_the_grade_follow_the_declared_basis(
    points: str, changed: dict[str, Any], total: str, grade: str
) -> None:
    result = scored(one(100, HUNDRED, **changed), {"A": scores(points)})
    assert (str(result.total), result.grade.id) == (total, grade)
    assert result.exact_total == Fraction(points)


def test_the_printed_total_never_reads_as_another_grade_above_an_excluded_bound() -> None:
    used = one(100, HUNDRED, **opened(("above", "90"), ("at_least", "0")))
    result = scored(used, {"A": scores("90.001")})
    assert result.grade.id == "g1"
    assert result.total > 90


def test_the_printed_total_never_shows_full_points_that_were_not_reached() -> None:
    result = scored(one(100, HUNDRED, **EXACT), {"A": scores("99.999")})
    assert result.total < 100


@pytest.mark.parametrize(
    ("points", "above", "below"),
    [
        ("85", ("excellent", Fraction(5), True), ("fair", Fraction(5), False)),
        ("100", None, ("good", Fraction(10), False)),
        ("10", ("fair", Fraction(50), True), None),
        ("80", ("excellent", Fraction(10), True), ("fair", Fraction(0), False)),
    ],
)
def test_it_is_known_how_far_other_grades_are(points: str, above: Any, below: Any) -> None:
    result = scored(one(100, HUNDRED, **EXACT), {"A": scores(points)})
    for distance, expected in ((result.grade_above, above), (result.grade_below, below)):
        found = distance and (distance.grade.id, distance.points, distance.reached)
        assert found == expected


def test_an_excluded_bound_takes_more_than_the_distance_to_it() -> None:
    used = one(100, HUNDRED, **opened(("above", "90"), ("at_least", "0")))
    result = scored(used, {"A": scores("90")})
    assert result.grade.id == "g2"
    assert result.grade_above is not None
    assert (result.grade_above.points, result.grade_above.reached) == (0, False)
    result = scored(used, {"A": scores("91")})
    assert result.grade_below is not None
    assert (result.grade_below.points, result.grade_below.reached) == (1, True)


def test_the_distance_is_to_the_total_from_which_on_it_is_rounded_to_the_bound() -> None:
    result = scored(one(100, HUNDRED, **ROUNDED), {"A": scores("89.994")})
    assert result.grade_above is not None
    assert result.grade_above.points == Fraction("0.001")
    assert result.grade_below is not None
    assert result.grade_below.points == Fraction("89.994") - Fraction("79.995")


def test_the_distance_is_to_the_bound_where_totals_are_no_finer_than_published() -> None:
    alone = {**ROUNDED, "panel": panel(at_most=1)}
    result = scored(one(100, judged(), **alone), {"A": scores("88")})
    assert result.grade_above is not None
    assert result.grade_above.points == 2


def test_groups_are_sums_and_weighted_means_of_what_is_below() -> None:
    used = make_set(
        {
            "A1": indicator(4, judged(), "A"),
            "A2": indicator(6, judged(), "A"),
            "B": indicator(None, judged(), weight="1"),
        },
        {
            "total": root(100, combine="weighted_mean", weights_total=4),
            "A": group(weight="3"),
        },
    )
    assert used.nodes["B"].full == 25
    result = scored(used, {"A1": scores("3"), "A2": scores("2"), "B": scores("10")})
    assert result["A"].points == 5
    assert result.exact_total == Fraction(5, 10) * 75 + 10
    assert result["A"].score_rate == Fraction(1, 2)
    assert result["A"].lost == 5
    assert [one_result.node.id for one_result in result] == ["total", "A", "A1", "A2", "B"]


def test_indicators_are_rounded_after_the_panel_and_only_then() -> None:
    used = one(10, judged(), rounding=rounded_to(2))
    assert scored(used, {"A": scores("8.33", "8.33", "8.34")}, 3).total == Decimal("8.33")
    assert scored(used, {"A": scores("8.33", "8.34")}, 2).total == Decimal("8.34")


@pytest.mark.parametrize(
    ("rule", "entry"),
    [
        (yes_no(), chosen({"answer": "yes"})),
        (tiers(("at_least", "1", "20/3")), once(figure="1")),
        (proportional(), once(actual="5", target="5")),
        (checklist(None, None), chosen({"1": "yes", "2": "yes"})),
    ],
)
def test_rounding_up_never_gives_more_than_the_full_points(
    rule: dict[str, Any], entry: Entry
) -> None:
    result = scored(one("20/3", rule, rounding=rounded_to(2)), {"A": entry})
    assert result["A"].points <= Fraction(20, 3)
    assert result["A"].lost >= 0
    assert result["A"].score_rate <= 1


def test_trimming_totals_differs_from_trimming_indicators() -> None:
    parts = {name: indicator(10, judged("1")) for name in "AB"}
    given = {"A": scores("10", "2", "6"), "B": scores("1", "9", "4")}
    assert scored(make_set(parts, panel=trimmed()), given, 3).exact_total == 6 + 4
    # the totals are 11, 11 and 10: one 11 and the 10 are left out
    assert scored(make_set(parts, panel=trimmed("total")), given, 3).exact_total == 11


def test_where_totals_are_combined_the_nodes_are_means_over_those_who_count() -> None:
    parts = {name: indicator(10, judged("1")) for name in "AB"}
    given = {"A": scores("10", "1", "5"), "B": scores("9", "1", "7")}
    result = scored(make_set(parts, panel=panel("median", "total")), given, 3)
    assert (result["A"].points, result["B"].points, result.exact_total) == (5, 7, 12)


def test_weights_of_reviewers_count_for_totals_too() -> None:
    used = one(10, judged("1"), panel=panel("weighted_mean", "total"))
    result = scored(used, {"A": scores("9", "3")}, ["2", "1"])
    assert result.exact_total == 7


def test_an_indicator_may_be_the_whole_tree() -> None:
    used = make_set({"A": indicator(10, checklist(None, None), None)}, {})
    assert scored(used, {"A": chosen({"1": "yes", "2": "no"})}).exact_total == 5
    assert used.path("A") == ()
    assert used.depth == 0


def test_perfect_answers_earn_full_points_that_are_no_whole_number_of_cents() -> None:
    used = make_set(
        {name: indicator("20/3", yes_no()) for name in "ABC"},
        rounding=rounded_to(2),
        missing=policies("full"),
    )
    yes = chosen({"answer": "yes"})
    met = scored(used, {"A": yes, "B": yes, "C": yes})
    assert met.exact_total == 20
    # what does not apply counts as much as what is fully met
    assert scored(used, {"A": state("not_applicable"), "B": yes, "C": yes}).exact_total == 20
