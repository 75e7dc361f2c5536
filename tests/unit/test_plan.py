"""The tick of a set, the order of its steps, and the proof that 64 bits suffice."""

from __future__ import annotations

import gc
import weakref
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    band,
    checklist,
    chosen,
    codes_of,
    figure,
    group,
    indicator,
    judged,
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

from scoring.algebra.bounds import INT64_MAX
from scoring.algebra.ops import INTEGERS
from scoring.plan import plan_of

if TYPE_CHECKING:
    import scoring

ALONE = panel(at_most=1)


@pytest.mark.parametrize(
    ("points", "rule", "changed", "tick"),
    [
        (10, judged("1"), {"panel": ALONE}, 1),
        (10, judged("0.5"), {"panel": ALONE}, 2),
        (10, judged("0.01"), {"panel": ALONE}, 100),
        (10, judged("1"), {"panel": panel(at_most=5)}, 60),
        (10, judged("1"), {"panel": panel(at_most=7)}, 420),
        (10, judged("1"), {"panel": panel(stage="total")}, 1),
        (10, judged("1"), {"rounding": rounded_to(2)}, 100),
        (10, judged("0.125"), {"rounding": rounded_to(2)}, 200),
        ("10/3", yes_no(), {"panel": ALONE}, 3),
        (10, checklist(None, None, None), {"panel": ALONE}, 3),
        (10, checklist(None, None, None, partial=True), {"panel": ALONE}, 3),
        (5, checklist(None, None, partial=True), {"panel": ALONE}, 4),
        (10, checklist(None, None, None), {"rounding": rounded_to(2)}, 100),
        ("3.33", band("0.8", "0"), {"panel": ALONE}, 100),
        (10, tiers(("at_least", "1", "10/7")), {"panel": ALONE}, 7),
        (10, judged("1"), {"panel": ALONE, "grades": scale((("a", "a", "8.5"), *MOF[3:]))}, 2),
    ],
)
def test_the_tick_is_the_coarsest_in_which_every_score_is_whole(
    points: Any, rule: dict[str, Any], changed: dict[str, Any], tick: int
) -> None:
    assert plan_of(one(points, rule, **changed)).tick == tick


def test_what_is_asked_once_needs_no_finer_tick_for_the_panel() -> None:
    used = one(10, judged("1", asked="once"), panel=panel(at_most=7))
    assert plan_of(used).tick == 1


def test_a_plan_is_made_once_for_a_set() -> None:
    used = one(10, judged())
    assert plan_of(used) is plan_of(used)


def test_children_are_computed_before_their_parents() -> None:
    used = make_set(
        {"A1": indicator(10, judged(), "A"), "B": indicator(5, judged())},
        {"total": root(), "A": group()},
    )
    plan = plan_of(used)
    order = [plan.nodes[step.slots[0]].id for step in plan.steps]
    assert order == ["A", "total"]
    assert plan.slots["total"] == 0
    assert [leaf.node.id for leaf in plan.leaves] == ["A1", "B"]


@pytest.mark.parametrize(
    ("weights", "factors", "divisor"),
    [(("20", "80"), (1, 4), 5), (("1", "1"), (1, 1), 2), (("50", "50"), (1, 1), 2)],
)
def test_a_weighted_mean_is_whole_factors_over_one_divisor(
    weights: tuple[str, str], factors: tuple[int, int], divisor: int
) -> None:
    parts = {
        name: indicator(100, judged("1"), weight=weight)
        for name, weight in zip("AB", weights, strict=True)
    }
    total = sum(map(int, weights))
    used = make_set(parts, {"total": root(100, combine="weighted_mean", weights_total=total)})
    step = plan_of(used).steps[0]
    assert (step.factors, step.divisor) == (factors, divisor)


@pytest.mark.parametrize(
    ("bands", "key", "tick_of_total", "limits"),
    [
        (MOF, "at_least", None, (9000, 8000, 6000)),
        (MOF, "at_least", 0, (90, 80, 60)),
        ((("a", "a", "0.5"), ("b", "b", "0")), "at_least", 0, (1,)),
    ],
)
def test_grade_limits_are_whole_units_of_the_graded_total(
    bands: Any, key: str, tick_of_total: int | None, limits: tuple[int, ...]
) -> None:
    basis = "exact" if tick_of_total is None else "rounded"
    used = one(
        100,
        judged("0.01"),
        rounding=rounded_to(2, tick_of_total),
        grades=scale(bands, basis, key),
    )
    assert plan_of(used).limits == limits


def test_an_excluded_bound_begins_one_unit_above_it() -> None:
    grades = scale(basis="rounded")
    grades["bands"].insert(0, {"id": "top", "label": grades["bands"][0]["label"], "above": "90"})
    used = one(100, judged("0.01"), rounding=rounded_to(2, 2), grades=grades)
    assert plan_of(used).limits == (9001,)


@pytest.mark.parametrize(
    ("points", "rule", "changed"),
    [
        (10, proportional("7", actual=figure("a", at_most="1e15", places=8)), {}),
        (100, proportional(), {"rounding": rounded_to(8, shown=8)}),
        (10, tiers(("at_least", "0.00000001", "5"), figure=figure("v", at_most="1e20")), {}),
        ("1e17", judged("0.01"), {}),
    ],
)
def test_a_set_that_needs_more_than_64_bits_is_refused(
    points: Any, rule: dict[str, Any], changed: dict[str, Any]
) -> None:
    assert codes_of(lambda: plan_of(one(points, rule, **changed))) == ["set.too-fine"]


def test_a_sound_set_has_a_peak_below_64_bits() -> None:
    used = one(10, proportional(), rounding=rounded_to(2))
    assert 0 < plan_of(used).peak <= INT64_MAX


def published(used: scoring.IndicatorSet, total: str, times: int = 1) -> tuple[int, int]:
    """Return a total of *times* sheets as it is published, and in which unit."""
    plan = plan_of(used)
    ticks = Fraction(total) * plan.tick * times
    assert ticks.denominator == 1
    found = plan.outcomes.publish(INTEGERS, ticks.numerator, times)
    return found, plan.outcomes.scale


@pytest.mark.parametrize("times", [1, 7])
@pytest.mark.parametrize(
    ("total", "expected"), [("89.995", 9000), ("89.994", 8999), ("1", 100), ("0.0049", 0)]
)
def test_the_total_is_rounded_half_up_where_the_set_says_so(
    total: str, times: int, expected: int
) -> None:
    rounding = rounded_to(total=2)
    used = one(100, judged("0.0001"), rounding=rounding, grades=scale(basis="rounded"))
    assert published(used, total, times) == (expected, 100)


def test_the_total_is_left_alone_where_the_set_rounds_nothing() -> None:
    alone = one(100, judged("0.001"), panel=ALONE)
    assert published(alone, "89.995") == (89995, 1000)
    assert published(alone, "89.995", 3) == (3 * 89995, 1000)


def published_finely(places: int) -> scoring.IndicatorSet:
    return make_set(
        {"A": indicator("1e6", judged("1"))},
        panel=panel("weighted_mean", "total", at_most=50),
        rounding=rounded_to(total=places, shown=8),
        grades=scale(basis="rounded"),
    )


def test_the_numbers_that_publish_a_total_count_in_the_proof() -> None:
    assert codes_of(lambda: plan_of(published_finely(8))) == ["set.too-fine"]
    used = published_finely(4)
    result = scored(used, {"A": scores(*["1000000"] * 50)}, ["10"] * 50)
    assert 2 * result.ticks[0] * 10**4 + result.tick <= plan_of(used).peak


def test_groups_larger_than_the_total_count_in_the_proof() -> None:
    used = make_set(
        {"A": indicator(1, yes_no(), "G", weight="1")},
        {
            "total": root(10, combine="weighted_mean", weights_total=1),
            "G": group(20, combine="weighted_mean", weights_total=1, weight="1"),
        },
        panel=panel(stage="total", at_most=2),
    )
    yes = {"answer": "yes"}
    result = scored(used, {"A": chosen(yes, yes)}, 2)
    assert max(result.ticks) <= plan_of(used).peak


def test_full_points_by_policy_count_in_the_proof() -> None:
    small = figure("v", places=0, at_most=1)
    rule = tiers(("at_least", "1", "1"), figure=small)
    used = make_set(
        {"A": indicator(1000, rule), "B": indicator(1, judged())}, missing=policies("full")
    )
    result = scored(used, {"A": state("not_applicable"), "B": scores("1")})
    assert result.ticks[0] <= plan_of(used).peak


def test_full_points_by_policy_fit_the_tick_under_a_weighted_mean() -> None:
    used = make_set(
        {
            name: indicator("10/3", yes_no(), weight=w)
            for name, w in zip("ABC", (1, 2, 6), strict=True)
        },
        {"total": root(10, combine="weighted_mean", weights_total=9)},
        rounding=rounded_to(2),
        missing=policies("full"),
    )
    met = chosen({"answer": "yes"})
    result = scored(used, {"A": state("not_applicable"), "B": met, "C": met})
    # what does not apply counts as much as what is fully met, and both in two decimals
    assert result["A"].points == result["B"].points == Fraction(333, 100)


def test_no_reviewer_more_than_declared_finds_a_tick_too_coarse() -> None:
    used = one(10, judged("1"), panel=trimmed(at_most=7))
    for count in range(1, 8):
        given = ["10"] * (count - 1) + ["3"]
        assert scored(used, {"A": scores(*given)}, count)["A"].ticks >= 0


def test_a_rounded_indicator_keeps_the_places_declared() -> None:
    used = one(10, judged("0.01"), rounding=rounded_to(1))
    assert scored(used, {"A": scores("4.44", "4.45", "4.46")}, 3)["A"].points == Fraction("4.5")
    used = one(10, proportional(), rounding=rounded_to(1))
    assert scored(used, {"A": once(actual="1", target="3")})["A"].points == Fraction("3.3")


def test_a_plan_is_made_once_and_goes_with_its_set() -> None:
    used = one(10, judged())
    assert plan_of(used) is plan_of(used)
    gone = weakref.ref(used)
    del used
    gc.collect()
    assert gone() is None
