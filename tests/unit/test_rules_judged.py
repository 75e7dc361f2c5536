"""Points given by judgement, freely or within a chosen band."""

from __future__ import annotations

from fractions import Fraction

import pytest
from builders import (
    band,
    chosen,
    indicator,
    judged,
    made,
    one,
    refused,
    scored,
    scores,
    set_data,
    sheet_refused,
)

from scoring.exact import round_to_step

QUALITATIVE = band("0.8", "0.6", "0")


@pytest.mark.parametrize("points", ["0", "0.01", "4.5", "9.99", "10"])
def test_a_judged_indicator_earns_what_was_given(points: str) -> None:
    assert scored(one(10, judged()), {"A": scores(points)})["A"].points == Fraction(points)


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ("10.01", "sheet.above-full-points"),
        ("-0.01", "sheet.negative"),
        ("5.005", "sheet.finer-than-step"),
        ("5.1", "sheet.finer-than-step"),
        ("好", "cell.not-a-number"),
        ("NaN", "cell.not-a-number"),
        ("Infinity", "cell.not-a-number"),
    ],
)
def test_points_outside_the_scale_or_finer_than_the_step_are_refused(
    points: str, code: str
) -> None:
    assert sheet_refused(one(10, judged("0.25")), {"A": scores(points)}) == [code]


@pytest.mark.parametrize("step", ["0.3", "20", "0", "-1"])
def test_a_step_that_does_not_divide_the_full_points_is_refused(step: str) -> None:
    assert refused(set_data({"A": indicator(10, judged(step))})) == ["rule.step-does-not-fit"]


def test_a_step_may_be_coarser_than_a_point() -> None:
    coarse = one(10, judged("5"))
    assert scored(coarse, {"A": scores("5")})["A"].points == 5
    assert sheet_refused(coarse, {"A": scores("6")}) == ["sheet.finer-than-step"]


@pytest.mark.parametrize(
    ("share", "full", "step", "edge"),
    [
        ("0.8", "3.33", "0.01", "2.66"),
        ("0.6", "3.33", "0.01", "2"),
        ("0.8", "10", "0.5", "8"),
        ("0.65", "10", "1", "7"),
        ("0", "10", "0.01", "0"),
    ],
)
def test_the_edge_of_a_band_is_rounded_to_what_can_be_written(
    share: str, full: str, step: str, edge: str
) -> None:
    assert round_to_step(Fraction(share) * Fraction(full), Fraction(step)) == Fraction(edge)


@pytest.mark.parametrize(
    ("name", "points"),
    [("b1", "8"), ("b1", "10"), ("b2", "7.99"), ("b2", "6"), ("b3", "5.99"), ("b3", "0")],
)
def test_points_in_the_chosen_band_count(name: str, points: str) -> None:
    entry = chosen({"band": name, "score": points})
    assert scored(one(10, QUALITATIVE), {"A": entry})["A"].points == Fraction(points)


@pytest.mark.parametrize(
    ("name", "points"), [("b1", "7.99"), ("b2", "8"), ("b2", "5.99"), ("b3", "6"), ("b3", "10")]
)
def test_points_outside_the_chosen_band_are_refused(name: str, points: str) -> None:
    entry = chosen({"band": name, "score": points})
    assert sheet_refused(one(10, QUALITATIVE), {"A": entry}) == ["sheet.outside-band"]


def test_a_band_without_points_and_points_without_a_band_are_half_answered() -> None:
    used = one(10, QUALITATIVE)
    assert sheet_refused(used, {"A": chosen({"band": "b1"})}) == ["sheet.half-answered"]
    assert sheet_refused(used, {"A": chosen({"score": "9"})}) == ["sheet.half-answered"]


def test_an_unknown_band_is_refused() -> None:
    entry = chosen({"band": "b9", "score": "9"})
    assert sheet_refused(one(10, QUALITATIVE), {"A": entry}) == ["sheet.unknown-choice"]


def test_every_reviewer_may_choose_another_band() -> None:
    entry = chosen({"band": "b1", "score": "9"}, {"band": "b3", "score": "2"}, None)
    assert scored(one(10, QUALITATIVE), {"A": entry}, 3)["A"].points == Fraction(11, 2)


@pytest.mark.parametrize(
    ("shares", "code"),
    [
        (("0.6", "0.8", "0"), "rule.bands-not-falling"),
        (("0.8", "0.8", "0"), "rule.bands-not-falling"),
        (("1.2", "0"), "rule.band-above-full"),
        (("0.8", "0.6"), "rule.bands-leave-hole"),
    ],
)
def test_bands_with_holes_or_out_of_order_are_refused(shares: tuple[str, ...], code: str) -> None:
    assert code in refused(set_data({"A": indicator(10, band(*shares))}))


def test_two_bands_with_one_id_are_refused() -> None:
    rule = band("0.8", "0")
    rule["bands"][1]["id"] = "b1"
    assert refused(set_data({"A": indicator(10, rule)})) == ["rule.id-twice"]


def test_points_may_be_given_once_for_the_project() -> None:
    used = made(set_data({"A": indicator(10, judged(asked="once"))}))
    assert sheet_refused(used, {"A": scores("5")}) == ["sheet.asked-once"]
