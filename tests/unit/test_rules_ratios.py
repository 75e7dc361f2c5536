"""Several ratios in one indicator."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import figure, label
from examples import runs
from hypothesis import given
from hypothesis import strategies as st
from rule_alone import alone, assert_proven, objections_to, peak, row_of, rows_in_intervals
from rule_guarded import answers, assert_held, built, settled, taken, vectors

from scoring.algebra.bounds import INT64_MAX
from scoring.exact import round_to_step

VECTORS = vectors("F20")
METHODS = ("mean_of_ratios", "ratio_of_sums", "weighted", "worst")
ZERO = Fraction(0)
SMALL = figure("figure", places=0, at_most=1000)


def ratios(
    *weights: str | None, method: str = "mean_of_ratios", clipped: bool = False, **more: Any
) -> dict[str, Any]:
    """Return a rule with an item ``i1``, ``i2`` … for each weight, ``None`` for one without."""
    items: list[dict[str, Any]] = [
        {"id": f"i{number}", "label": label(f"item {number}")}
        | ({} if weight is None else {"weight": weight})
        for number, weight in enumerate(weights, start=1)
    ]
    return {
        "kind": "ratios",
        "items": items,
        "actual": SMALL,
        "target": SMALL,
        "method": method,
        "each_at_most_one": clipped,
        **more,
    }


def pairs(*given_: tuple[str, str]) -> dict[str, str]:
    """Return the actual figure and the target of each item."""
    return {
        f"i{number}.{part}": value
        for number, pair in enumerate(given_, start=1)
        for part, value in zip(("actual", "target"), pair, strict=True)
    }


def points(data: dict[str, Any], *given_: tuple[str, str], full: str = "10") -> Fraction:
    """Return the points of these pairs, before they are rounded."""
    one = built(data, full)
    row = row_of(one, pairs(*given_))
    assert_held(one, row)
    return settled(one, row)


# ---------------------------------------------------------------- the reference


def test_all_golden_vectors_of_several_ratios_are_here() -> None:
    assert [one["id"] for one in VECTORS] == ["G29", "G30", "G31"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_golden_vectors_come_out(vector: dict[str, Any]) -> None:
    how, given_ = vector["parameters"], vector["input"]["pairs"]
    # two places of a ratio are whole per cent
    places = how.get("round_each_ratio_places")
    rounding = {} if places is None else {"rate_places": places - 2}
    rule = ratios(*[None] * len(given_), method=how["method"], **rounding)
    found = points(rule, *given_, full=how["weight"])
    assert round_to_step(found, Fraction(1, 100)) == Fraction(vector["expected"])


# ---------------------------------------------------------------- the methods


@pytest.mark.parametrize(
    ("method", "free", "clipped"),
    [
        ("mean_of_ratios", "9", "7.5"),
        ("weighted", "7", "6.25"),
        ("ratio_of_sums", "5.4", "5.25"),
        ("worst", "5", "5"),
    ],
)
def test_each_method_combines_in_its_own_way(method: str, free: str, clipped: str) -> None:
    # 130 % and 50 %, the second nineteen times as large
    weights = ("1", "3") if method == "weighted" else (None, None)
    given_ = (("13", "10"), ("95", "190"))
    plain = points(ratios(*weights, method=method), *given_)
    cut = points(ratios(*weights, method=method, clipped=True), *given_)
    assert (plain, cut) == (Fraction(free), Fraction(clipped))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("clipped", [False, True])
def test_the_result_is_never_above_the_full_points(method: str, *, clipped: bool) -> None:
    weights = ("2", "1") if method == "weighted" else (None, None)
    rule = ratios(*weights, method=method, clipped=clipped)
    assert points(rule, ("30", "10"), ("20", "10")) == 10
    assert taken(rule, **pairs(("30", "10"), ("20", "10"))) == ("ratios.reached",)
    assert taken(rule, **pairs(("3", "10"), ("4", "10"))) == ("ratios.in_proportion",)


def test_a_single_ratio_is_a_plain_proportion() -> None:
    for method in ("mean_of_ratios", "ratio_of_sums", "worst"):
        assert points(ratios(None, method=method), ("2", "3")) == Fraction(20, 3)
    assert points(ratios("5", method="weighted"), ("2", "3")) == Fraction(20, 3)


def test_weights_count_by_their_proportion_alone() -> None:
    given_ = (("1", "2"), ("1", "3"), ("3", "4"))
    found = {
        points(ratios(*weights, method="weighted"), *given_)
        for weights in (("1", "2", "3"), ("10", "20", "30"), ("1/6", "1/3", "0.5"))
    }
    assert found == {10 * (Fraction(1, 2) + Fraction(2, 3) + Fraction(9, 4)) / 6}


def test_ratios_rounded_first_come_out_even_and_need_no_rounding() -> None:
    rule = ratios(None, None, rate_places=0)
    # 65 of 101 is 64.36 %, which counts as 64 %; 1 of 8 is 12.5 %, which counts as 13 %
    assert points(rule, ("65", "101"), ("1", "8")) == Fraction("3.85")
    assert not built(rule).rule.divides_by_data
    assert objections_to(rule, rounded=False) == []
    finer = ratios(None, None, method="worst", rate_places=2)
    assert points(finer, ("65", "101"), ("1", "3")) == Fraction("3.333")


def test_labels_say_item_and_figure() -> None:
    rule = ratios(None, None, actual=figure("done"), target=figure("planned"))
    asked = built(rule).rule.inputs
    assert [one.id for one in asked] == ["i1.actual", "i1.target", "i2.actual", "i2.target"]
    assert [one.label.en for one in asked if one.label] == [
        "item 1: done",
        "item 1: planned",
        "item 2: done",
        "item 2: planned",
    ]
    assert [one.label.zh for one in asked if one.label][:1] == ["item 1：done"]


# ---------------------------------------------------------------- targets of zero


@pytest.mark.parametrize("method", ["mean_of_ratios", "weighted", "worst"])
@pytest.mark.parametrize("places", [None, 1])
@pytest.mark.parametrize(("settlement", "expected"), [("zero", 0), ("full", 10)])
def test_one_target_of_zero_settles_all_ratios(
    method: str, places: int | None, settlement: str, expected: int
) -> None:
    weights = ("2", "1") if method == "weighted" else (None, None)
    rounding: dict[str, Any] = {} if places is None else {"rate_places": places}
    rule = ratios(*weights, method=method, zero_divisor=settlement, **rounding)
    assert points(rule, ("3", "10"), ("1", "0")) == expected
    assert points(rule, ("3", "0"), ("1", "2")) == expected


def test_a_ratio_of_sums_needs_only_one_target_above_zero() -> None:
    rule = ratios(None, None, method="ratio_of_sums", zero_divisor="full")
    assert points(rule, ("3", "10"), ("1", "0")) == 4
    assert points(rule, ("3", "0"), ("1", "0")) == 10
    clipped = ratios(None, None, method="ratio_of_sums", clipped=True)
    # what has no target counts for nothing where a ratio counts 1 at most
    assert points(clipped, ("3", "10"), ("1", "0")) == 3


# ---------------------------------------------------------------- against the formula


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """Return a rule with up to four items."""
    count, method = draw(st.integers(1, 4)), draw(st.sampled_from(METHODS))
    weights: list[str | None] = [None] * count
    if method == "weighted":
        share = st.fractions(Fraction(1, 4), 3, max_denominator=4)
        weights = [str(draw(share)) for _ in range(count)]
    places = draw(st.sampled_from([None, 0, 1])) if method != "ratio_of_sums" else None
    most = draw(st.sampled_from([3, 30]))
    fineness = st.sampled_from([0, 1])
    return ratios(
        *weights,
        method=method,
        clipped=draw(st.booleans()),
        actual=figure("actual", places=draw(fineness), at_most=most),
        target=figure("target", places=draw(fineness), at_most=most),
        zero_divisor=draw(st.sampled_from(["zero", "full"])),
        **({} if places is None else {"rate_places": places}),
    )


def by_formula(rule: dict[str, Any], full: Fraction, given_: list[Fraction]) -> Fraction:
    """Return the ratios, combined in plain fractions, of the full points."""
    found = [(given_[n], given_[n + 1]) for n in range(0, len(given_), 2)]
    targets = [target for _, target in found]
    nothing = sum(targets, ZERO) if rule["method"] == "ratio_of_sums" else min(targets)
    if not nothing:
        return full if rule["zero_divisor"] == "full" else ZERO
    if rule["each_at_most_one"]:
        found = [(min(actual, target), target) for actual, target in found]
    if rule["method"] == "ratio_of_sums":
        return full * min(sum((actual for actual, _ in found), ZERO) / nothing, Fraction(1))
    each = [actual / target for actual, target in found]
    if "rate_places" in rule:
        step = Fraction(1, 100 * 10 ** rule["rate_places"])
        each = [round_to_step(one, step) for one in each]
    weights = [Fraction(item.get("weight", 1)) for item in rule["items"]]
    pairs_ = zip(weights, each, strict=True)
    mean = sum((weight * one for weight, one in pairs_), ZERO) / sum(weights, ZERO)
    return full * min(min(each) if rule["method"] == "worst" else mean, Fraction(1))


@runs(7)
@given(data=st.data(), rule=rules(), full=st.sampled_from(["10", "8", "10/3"]))
def test_integers_follow_the_formula_and_the_proof_holds_them(
    data: st.DataObject, rule: dict[str, Any], full: str
) -> None:
    one = built(rule, full)
    intervals, row = data.draw(rows_in_intervals(one))
    proven = True
    if data.draw(st.integers(0, 4)) == 0:
        row[data.draw(st.sampled_from(range(1, len(row), 2)))] = 0
        proven = False
    assert settled(one, row) == by_formula(rule, one.full, answers(one, row))
    assert_held(one, row)
    if proven:
        assert_proven(one, intervals, row)


@pytest.mark.parametrize("method", METHODS)
def test_four_years_of_whole_numbers_fit_64_bits(method: str) -> None:
    weights = ("4", "3", "2", "1") if method == "weighted" else (None,) * 4
    assert peak(alone(ratios(*weights, method=method), "8", rounded=True)) <= INT64_MAX


@pytest.mark.parametrize("method", ["mean_of_ratios", "weighted", "worst"])
def test_ten_years_of_ratios_rounded_first_fit_64_bits(method: str) -> None:
    weights = tuple(map(str, range(1, 11))) if method == "weighted" else (None,) * 10
    usual = {"actual": figure("actual", at_most=10**8), "target": figure("target", at_most=10**8)}
    rule = ratios(*weights, method=method, clipped=True, rate_places=2, **usual)
    assert peak(alone(rule, "8", rounded=True)) <= INT64_MAX


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (ratios(None, None), []),
        (ratios("1", "2", method="weighted"), []),
        (
            ratios("1", None, method="weighted"),
            [("rule.weight-missing", "rule.items[1].weight")],
        ),
        (
            ratios("1", "0", method="weighted"),
            [("rule.weight-not-positive", "rule.items[1].weight")],
        ),
        (ratios("1", None), [("rule.weight-not-wanted", "rule.items[0].weight")]),
        (
            ratios(None, method="ratio_of_sums", rate_places=0),
            [("rule.rate-places-not-wanted", "rule.rate_places")],
        ),
        (
            ratios(None, actual=figure("a", at_least=-1)),
            [("rule.negative-figure", "rule.actual.at_least")],
        ),
        (
            ratios(None, target=figure("t", at_least=-1)),
            [("rule.negative-figure", "rule.target.at_least")],
        ),
    ],
)
def test_items_that_make_no_ratio_are_refused(
    rule: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert objections_to(rule) == expected


def test_an_item_occurs_once() -> None:
    rule = ratios(None, None)
    rule["items"][1]["id"] = "i1"
    assert objections_to(rule) == [("rule.id-twice", "rule.items[1].id")]


@pytest.mark.parametrize("method", METHODS)
def test_ratios_that_are_not_rounded_first_need_rounding(method: str) -> None:
    weights = ("1", "2") if method == "weighted" else (None, None)
    rule = ratios(*weights, method=method)
    assert objections_to(rule, rounded=False) == [("rule.needs-rounding", "rule")]
