"""Edge cases 1 to 4 and 61: where a total stands on the grade scale."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from builders import (
    MOF,
    indicator,
    judged,
    make_set,
    one,
    refused,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    set_data,
    sheet_refused,
)

import scoring

EXACT = {"grades": scale(MOF)}
ROUNDED = {"grades": scale(MOF, "rounded"), "rounding": rounded_to(total=2)}


def hundred(points: str, **changed: Any) -> scoring.Evaluation:
    """Return the evaluation of a total out of a hundred."""
    return scored(one(100, judged("0.001"), **changed), {"A": scores(points)})


@pytest.mark.parametrize(
    ("changed", "total", "grade"), [(EXACT, "89.995", "良"), (ROUNDED, "90.00", "优")]
)
def test_edge_01_the_basis_of_the_grade_is_declared_and_both_totals_are_printed(
    changed: dict[str, Any], total: str, grade: str
) -> None:
    """Declared: whether the grade is read off the exact or the rounded total."""
    result = hundred("89.995", **changed)
    assert (str(result.total), result.grade.label.zh) == (total, grade)
    report = scoring.render(result, "text", "zh")
    assert total in report
    assert "89.995" in report


def test_edge_01_a_set_may_not_show_one_total_and_grade_another() -> None:
    """A set that rounds its total grades the rounded one; it cannot declare otherwise."""
    data = set_data({"A": indicator(100, judged())}, rounding=rounded_to(total=2), **EXACT)
    assert refused(data) == ["grades.basis-contradicts"]


def test_edge_02_a_scale_with_holes_is_refused_and_lower_bounds_have_none() -> None:
    """Refused with every hole; grades declared by lower bounds have none."""
    worded = scale(MOF)
    for band, upper in zip(worded["bands"], ("100", "89", "79", "59"), strict=True):
        band["at_most"] = upper
    data = set_data({"A": indicator(100, judged())}, grades=worded)
    assert refused(data) == ["grades.hole"] * 3
    assert hundred("89.5", **EXACT).grade.label.zh == "良"


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        ("90", "优"),
        ("80", "良"),
        ("60", "中"),
        ("89.999", "良"),
        ("79.999", "中"),
        ("59.999", "差"),
    ],
)
def test_edge_03_a_lower_bound_belongs_to_its_grade(points: str, grade: str) -> None:
    """Declared by ``at_least``; ``above`` would leave the bound to the grade below."""
    assert hundred(points, **EXACT).grade.label.zh == grade


def test_edge_04_the_top_grade_holds_full_points_and_nothing_exceeds_them() -> None:
    """The top grade is closed; without bonus items no total lies above the full points."""
    assert hundred("100", **EXACT).grade.label.zh == "优"
    used = one(100, judged(), **EXACT)
    assert sheet_refused(used, {"A": scores("100.5")}) == ["sheet.above-full-points"]


@pytest.mark.parametrize(
    ("cap", "total", "taken"), [("100", "100.00", Fraction(-1, 2)), ("110", "100.50", Fraction(0))]
)
def test_edge_04_with_bonus_items_the_declared_cap_says_how_far_a_total_may_go(
    cap: str, total: str, taken: Fraction
) -> None:
    """Declared: the cap, without which a set with bonus items is refused."""
    parts = {"A": indicator(100, judged()), "more": indicator(10, judged(), role="bonus")}
    used = make_set(parts, {"total": root(100, cap=cap)}, **EXACT)
    result = scored(used, {"A": scores("99"), "more": scores("1.5")})
    assert (str(result.total), result.grade.label.zh) == (total, "优")
    assert sum(one.points for one in scoring.contributions(result).limits) == taken
    assert refused(set_data(parts, {"total": root(100)}, **EXACT)) == ["group.bonus-needs-cap"]


def test_edge_61_a_total_published_in_whole_points_is_compared_after_rounding() -> None:
    """Declared: the decimals of the published total; the exact one is kept beside it."""
    used = one(100, judged(), rounding=rounded_to(total=0), grades=scale(MOF, "rounded"))
    result = scored(used, {"A": scores("88.04")})
    assert str(result.total) == "88"
    assert result.total == Decimal(88)
    assert result.exact_total == Decimal("88.04")
    assert result.grade.label.zh == "良"
