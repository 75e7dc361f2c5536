"""Edges of single rules: what bands hold, what a pass line earns, how branches are called."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import checklist, figure, label, proportional
from rule_alone import alone, branches, objected, points, row_of
from rule_guarded import built, contradicted, earned, settled, taken
from rule_written import AGAINST, BANDS, ELEMENTS, LINES, RATIOS, SURVEY, TIERS, made
from rule_written import figure as measure

from scoring.algebra.ops import INTEGERS

IN_PROPORTION, MET = "proportional.in_proportion", "proportional.target_met"

# ---------------------------------------------------------------- bands


def banded(*shares: str) -> dict[str, Any]:
    """Return a rule with a band ``b1``, ``b2`` … for each share, in steps of half a point."""
    bands = [
        {"id": f"b{number}", "label": label(f"band {number}"), "from_share": share}
        for number, share in enumerate(shares, start=1)
    ]
    return {"kind": "band", "step": "0.5", "bands": bands}


@pytest.mark.parametrize(
    ("band", "first", "last"), [("b1", "8", "10"), ("b2", "6", "7.5"), ("b3", "0", "5.5")]
)
def test_a_band_holds_its_lower_edge_and_not_that_of_the_band_above(
    band: str, first: str, last: str
) -> None:
    rule = banded("0.8", "0.6", "0")
    for halves in range(21):
        score = Fraction(halves, 2)
        inside = Fraction(first) <= score <= Fraction(last)
        found = objected(rule, band=band, score=str(float(score)))
        assert found == ([] if inside else ["sheet.outside-band"])


def test_the_limits_of_bands_meet() -> None:
    rule: Any = alone(banded("0.8", "0.6", "0"), "10").rule
    tick = alone(banded("0.8", "0.6", "0"), "10").tick
    found = [rule.limits(band) for band in range(3)]
    assert found == [(8 * tick, None), (6 * tick, 8 * tick), (0, 6 * tick)]


@pytest.mark.parametrize(("answers", "expected"), [("yyn", 9), ("nyn", 4), ("nny", 1)])
def test_elements_of_odd_and_even_points_are_counted_in_whole_points(
    answers: str, expected: int
) -> None:
    rule = checklist("5", "4", "1")
    assert alone(rule).tick == 1
    row = {number: "yes" if a == "y" else "no" for number, a in zip("123", answers, strict=True)}
    assert points(rule, **row) == expected


# ---------------------------------------------------------------- steps


@pytest.mark.parametrize(("part", "expected"), [("whole", 1), ("started", 1), ("proportional", 4)])
def test_only_parts_of_steps_are_divided_by_what_they_are_held_against(
    part: str, expected: int
) -> None:
    value, base = figure("value", places=0), figure("base", places=0)
    shared = {"kind": "steps", "figure": value, "side": "below", "step": "5", "deduct": "2"}
    rule = {**shared, "reference": "100", "part": part}
    one = alone({**rule, "per": base}, rounded=True)
    assert one.rule.denominator(INTEGERS, [7, 4]) == expected
    assert alone(rule).rule.denominator(INTEGERS, [90]) == 1


@pytest.mark.parametrize(
    ("value", "expected"), [("10", 0), ("11", 1), ("20", 10), ("30", 10), ("39", 1), ("40", 0)]
)
def test_the_last_whole_number_before_nothing_still_earns(value: str, expected: int) -> None:
    edges = {"zero_below": "10", "full_from": "20", "full_to": "30", "zero_above": "40"}
    rule = {"kind": "two_sided", "figure": figure("figure", places=0), **edges}
    assert points(rule, figure=value) == expected


# ---------------------------------------------------------------- proportion


@pytest.mark.parametrize(
    ("more", "actual", "names"),
    [
        ({}, "9", (IN_PROPORTION,)),
        ({}, "10", (MET,)),
        ({}, "11", (MET,)),
        ({}, "0", (IN_PROPORTION,)),
        ({"better": "lower", "form": "linear"}, "10", (MET,)),
        ({"better": "lower", "form": "linear"}, "10.1", (IN_PROPORTION,)),
        ({"better": "lower", "form": "linear"}, "19.9", (IN_PROPORTION,)),
        ({"better": "lower", "form": "linear"}, "20", ("proportional.twice_target",)),
        ({"better": "lower", "form": "linear"}, "99", ("proportional.twice_target",)),
        ({"better": "lower", "form": "linear"}, "6", (MET,)),
        ({"better": "lower", "form": "reciprocal"}, "6", (MET,)),
        ({"better": "lower", "form": "reciprocal"}, "10", (MET,)),
        ({"better": "lower", "form": "reciprocal"}, "10.1", (IN_PROPORTION,)),
    ],
)
def test_the_branches_of_a_proportion_have_names(
    more: dict[str, Any], actual: str, names: tuple[str, ...]
) -> None:
    assert taken(proportional(**more), actual=actual, target="10") == names
    assert taken(proportional("10", **more), actual=actual) == names


@pytest.mark.parametrize(("actual", "expected"), [("1", 1), ("2", 1), ("3", 0), ("9", 0)])
def test_a_reduced_result_that_is_one_more_than_the_least_is_earned(
    actual: str, expected: int
) -> None:
    # one point less for every time the target from twice the target on, and nothing at least
    over = {"from_rate": "2", "effect": "reduce", "deduct": "1"}
    rule = proportional("1", over=over, actual=figure("actual", places=0))
    assert points(rule, "1", actual=actual) == expected


@pytest.mark.parametrize(
    ("effect", "actual", "names", "points"),
    [
        ("explain", "119", (MET,), "10"),
        ("explain", "120", ("proportional.over_explain",), "10"),
        ("reduce", "99", (IN_PROPORTION,), "9.9"),
        ("reduce", "119", (MET,), "10"),
        ("reduce", "120", ("proportional.over_reduced",), "10"),
        # 10 × (1 − 1/3 × 0.3) is 9, and 10 × 1/7 is kept in any case
        ("reduce", "150", ("proportional.over_reduced",), "9"),
        ("reduce", "900", ("proportional.over_least",), "10/7"),
    ],
)
def test_far_above_the_target_points_are_exact_in_thirds_and_sevenths(
    effect: str, actual: str, names: tuple[str, ...], points: str
) -> None:
    over = {"from_rate": "1.2", "effect": effect}
    over |= {"deduct": "1/3", "at_least": "1/7"} if effect == "reduce" else {}
    for rule, given in (
        (proportional(over=over), {"actual": actual, "target": "100"}),
        (proportional("100", over=over), {"actual": actual}),
    ):
        assert taken(rule, **given) == names
        assert earned(rule, **given) == Fraction(points)


def test_points_in_proportion_never_pass_the_full_points_by_a_rounded_tick() -> None:
    over = {"from_rate": "1.2", "effect": "reduce", "deduct": "1/3", "at_least": "1/7"}
    one = alone(proportional(over=over), "10", rounded=True)
    row = row_of(one, {"actual": "150", "target": "100"})
    assert one.rule.divisor == 21
    assert one.rule.numerator(INTEGERS, row) == 9 * 100 * 21 * row[1]


@pytest.mark.parametrize(
    ("effect", "actual", "target", "needed"),
    [
        ("explain", "12", "10", True),
        ("explain", "11.9", "10", False),
        ("explain", "0", "0", False),
        ("explain", "5", "0", False),
        ("explain", "0.0002", "0.0001", True),
        ("reduce", "99", "10", False),
        ("ignore", "99", "10", False),
    ],
)
def test_only_what_must_be_explained_needs_a_reason(
    effect: str, actual: str, target: str, needed: Any
) -> None:
    over = {"from_rate": "1.2", "effect": effect}
    over |= {"deduct": "0.5"} if effect == "reduce" else {}
    one = built(proportional(over=over))
    row = row_of(one, {"actual": actual, "target": target})
    rule: Any = one.rule
    assert bool(rule.needs_reason(INTEGERS, row)) is needed


# ---------------------------------------------------------------- lines, tiers, surveys


@pytest.mark.parametrize(("actual", "points"), [("59.99", 0), ("60", 0), ("80", 5), ("100", 10)])
def test_a_pass_line_itself_earns_exactly_nothing(actual: str, points: int) -> None:
    written = {"kind": "threshold", "pass_line": "0.6", "actual": figure("a")}
    assert earned(written | {"target": figure("t")}, actual=actual, target="100") == points
    assert earned(written | {"target": "100"}, actual=actual) == points


def test_a_result_just_above_an_excluded_bound_is_in_the_tier() -> None:
    above = [{"above": "33.3", "points": "4"}]
    below = [{"below": "66.7", "points": "4"}]
    # one of three is 33.33… per cent, two of three are 66.66… per cent
    assert earned(SURVEY | {"tiers": above, "otherwise": "1"}, l0="1", l1="2") == 4
    assert earned(SURVEY | {"tiers": below, "otherwise": "1"}, l0="2", l1="1") == 4
    exactly = [{"above": "25", "points": "4"}]
    assert earned(SURVEY | {"tiers": exactly, "otherwise": "1"}, l0="1", l1="3") == 1


def test_the_tiers_of_a_survey_have_the_names_of_tiers() -> None:
    tiers = [{"at_least": "75", "points": "4"}, {"at_least": "50", "points": "2"}]
    rule = SURVEY | {"tiers": tiers, "otherwise": "1"}
    found = [taken(rule, l0=str(n), l1=str(4 - n)) for n in (4, 3, 2, 1)]
    assert found == [("tiers.tier 1",), ("tiers.tier 1",), ("tiers.tier 2",), ("tiers.otherwise",)]


def test_a_single_answer_is_too_few_and_none_is_settled_on_its_own() -> None:
    rule = SURVEY | {"too_few": {"answers": 10, "effect": "refuse"}}
    for count, found in ((0, []), (1, ["sheet.too-few-surveyed"]), (10, [])):
        assert contradicted(rule, l0=str(count), l1="0") == found
    assert contradicted(rule, l0="9", l1="0") == ["sheet.too-few-surveyed"]
    more = SURVEY | {"handed_out": True}
    assert contradicted(more, l0="3", l1="1", handed_out="4") == []
    assert contradicted(more, l0="3", l1="2", handed_out="4") == [
        "sheet.more-answers-than-handed-out"
    ]


@pytest.mark.parametrize(("answer", "name"), [("yes", ("yes_no.yes",)), ("no", ("yes_no.no",))])
def test_yes_and_no_have_names(answer: str, name: tuple[str, ...]) -> None:
    assert branches({"kind": "yes_no"}, answer=answer) == name


# ---------------------------------------------------------------- what all have in common


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "judged"},
        {"kind": "yes_no"},
        {"kind": "band", "bands": BANDS},
        {"kind": "checklist", "elements": ELEMENTS},
        {"kind": "deductions", "lines": LINES},
        {"kind": "rank", "deduct": 1, "ties": "mean", "cohort": 9},
        {"kind": "tiers", "figure": measure("f"), "tiers": TIERS, "otherwise": 1},
        {"kind": "equality", "above": "full", "below": "zero", **AGAINST},
    ],
)
def test_a_rule_that_divides_by_no_data_has_a_denominator_of_one(data: dict[str, Any]) -> None:
    rule = made(data)
    assert rule.denominator(INTEGERS, [1] * len(rule.inputs)) == 1
    assert rule.numerators(INTEGERS, []) == []


@pytest.mark.parametrize(("zero", "points"), [("full", 10), ("zero", 0)])
def test_a_divisor_of_zero_earns_what_is_declared(zero: str, points: int) -> None:
    rule = proportional(zero_divisor=zero)
    one = built(rule)
    assert settled(one, row_of(one, {"actual": "3", "target": "0"})) == points


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "checklist", "elements": ELEMENTS},
        {"kind": "deductions", "lines": LINES},
        RATIOS | {"method": "weighted", "rate_places": 1},
        RATIOS | {"method": "weighted", "each_at_most_one": True},
        SURVEY,
        SURVEY | {"tiers": [{"at_least": 5, "points": 4}], "otherwise": 1},
    ],
)
def test_a_row_with_an_answer_too_few_is_an_error_and_never_scored(data: dict[str, Any]) -> None:
    rule = made(data)
    with pytest.raises((ValueError, IndexError)):
        rule.numerator(INTEGERS, [1] * (len(rule.inputs) - 1))


def test_the_last_tick_is_lost_only_when_it_is_used_up() -> None:
    line = {"id": "e", "label": label("e"), "each": "3.333", "most": 9}
    rule = made({"kind": "deductions", "lines": [line]}, tick=1000)
    assert [rule.numerator(INTEGERS, [count]) for count in (0, 3, 4)] == [10000, 1, 0]


@pytest.mark.parametrize("method", ["worst", "mean_of_ratios", "ratio_of_sums"])
@pytest.mark.parametrize("places", [None, 2])
def test_ratios_come_to_the_same_in_any_order(method: str, places: Any) -> None:
    items = [{"id": f"i{n}", "label": label(f"i{n}")} for n in range(3)]
    written = {
        "kind": "ratios",
        "method": method,
        "each_at_most_one": False,
        "items": items,
        "actual": figure("a"),
        "target": figure("t"),
    }
    if places is not None and method != "ratio_of_sums":
        written["rate_places"] = places
    expected = {"worst": "5", "mean_of_ratios": "7.5", "ratio_of_sums": "8"}
    pairs = [("1", "2"), ("3", "4"), ("4", "4")]
    for turn in range(3):
        order = [*pairs[turn:], *pairs[:turn]]
        given = {}
        for n, (actual, target) in enumerate(order):
            given |= {f"i{n}.actual": actual, f"i{n}.target": target}
        found = earned(written, **given)
        assert found == Fraction(expected[method])
