"""Decimals in, ticks out: reading numbers, rounding them, writing them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from scoring import exact


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", "5"),
        (" 4.50 ", "4.50"),
        ("+3", "3"),
        ("-0.5", "-0.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1e3", "1000"),
        ("２０２０", "2020"),
        ("３．６", "3.6"),
        ("−1", "-1"),
        ("–1", "-1"),
        ("1,239.36", "1239.36"),
        ("1,234,567", "1234567"),
        ("１，２３９．３６", "1239.36"),
        ("\u3000\u200b7\ufeff", "7"),
        ("892.57000000000005", "892.57"),
        ("100.00000000000001", "100"),
        ("3.6999999999999997", "3.7"),
        ("0.30000000000000004", "0.3"),
        ("123456789012345", "123456789012345"),
        ("0e999", "0"),
    ],
)
def test_numbers_as_people_and_spreadsheets_write_them_are_read(text: str, value: str) -> None:
    assert exact.to_decimal(text) == Decimal(value)


def test_noise_leaves_no_zeros_behind() -> None:
    found = [exact.to_decimal(text) for text in ("892.57000000000005", "100.00000000000001")]
    assert [str(one) for one in found] == ["892.57", "100"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "1,23",
        "12,34.5",
        "1,2345",
        ",123",
        "1.2.3",
        "1 000",
        "NaN",
        "nan",
        "inf",
        "-Infinity",
        "True",
        "0x10",
        "5²",
        "①",
        "½",
        "五",
        "1/2",
        "50%",
        "1e31",
        "1e-31",
        "1234567890.1234567",
        "9" * 61,
        "٣",
    ],
)
def test_what_has_two_meanings_or_none_is_refused(text: str) -> None:
    assert exact.to_decimal(text) is None


@pytest.mark.parametrize(("text", "folded"), [("Ａ１％", "A1%"), ("5²", "5²"), ("①", "①")])
def test_only_characters_with_one_meaning_are_folded(text: str, folded: str) -> None:
    assert exact.fold(text) == folded


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.33", Fraction(333, 100)),
        ("10/3", Fraction(10, 3)),
        ("10/0", None),
        ("/3", None),
        ("1/2/3", None),
        ("x", None),
    ],
)
def test_points_are_a_decimal_or_a_ratio(text: str, value: Fraction | None) -> None:
    assert exact.to_fraction(text) == value


@pytest.mark.parametrize(
    ("value", "places", "number"),
    [
        ("1.25", 2, 125),
        ("1.250", 2, 125),
        ("1.255", 2, None),
        ("-3", 1, -30),
        ("1E+2", 0, 100),
        ("0", 8, 0),
    ],
)
def test_a_decimal_is_a_whole_number_of_its_last_place_or_none(
    value: str, places: int, number: int | None
) -> None:
    assert exact.whole(Decimal(value), places) == number


@pytest.mark.parametrize(
    ("numerator", "denominator", "whole"),
    [(1, 2, 1), (5, 2, 3), (-5, 2, -2), (-1, 2, 0), (4, 3, 1), (5, 3, 2), (7, 1, 7), (0, 9, 0)],
)
def test_halves_round_towards_the_larger_number(
    numerator: int, denominator: int, whole: int
) -> None:
    assert exact.round_half_up(numerator, denominator) == whole


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("0.125", 2, "0.13"),
        ("2.675", 2, "2.68"),
        ("1.005", 2, "1.01"),
        ("10", 2, "10.00"),
        ("0.0049", 2, "0.00"),
        ("88.04", 0, "88"),
        ("1/3", 4, "0.3333"),
        ("2/3", 4, "0.6667"),
    ],
)
def test_numbers_are_written_with_the_places_asked_for(value: str, places: int, text: str) -> None:
    assert exact.fixed(Fraction(value), places) == text
    assert exact.rounded(Fraction(value), places) == Decimal(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(5, 4), "1.25"),
        (Fraction(10, 3), "10/3"),
        (Fraction(7), "7"),
        (Fraction(-1, 8), "-0.125"),
        (1 + Fraction(1, 2**40), "1.0000000000009094947017729282379150390625"),
    ],
)
def test_exact_text_is_exact_however_long_it_is(value: Fraction, text: str) -> None:
    assert exact.as_text(value) == text
    assert Fraction(exact.as_text(value)) == value


@pytest.mark.parametrize("places", [0, 2, 8, 30])
def test_rounding_is_off_by_no_more_than_half_of_the_last_place(places: int) -> None:
    for value in (Fraction(2, 3), Fraction(10**12 + 1, 7), Fraction(-1, 3)):
        off = abs(Fraction(exact.rounded(value, places)) - value)
        assert off <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("value", "limit", "text"),
    [
        ("89.994", "90", "89.99"),
        ("89.995", "90", "89.995"),
        ("89.996", "90", "89.996"),
        ("89.99999", "90", "89.99999"),
        ("90", "90", "90.00"),
        ("90.004", "90", "90.00"),
        ("89.996", None, "90.00"),
    ],
)
def test_a_limit_is_never_shown_before_it_is_reached(
    value: str, limit: str | None, text: str
) -> None:
    assert exact.below(Fraction(value), 2, Fraction(limit) if limit else None) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        ("14", "15", "93.33%"),
        ("15", "15", "100.00%"),
        ("0", "15", "0.00%"),
        ("14.9999", "15", "99.999%"),
        ("0.0001", "15", "0.001%"),
        ("1", "0", None),
    ],
)
def test_a_percentage_shows_100_or_0_only_when_it_is(
    part: str, whole: str, text: str | None
) -> None:
    assert exact.percentage(Fraction(part), Fraction(whole)) == text


@pytest.mark.parametrize(
    ("value", "places"), [("1/8", 3), ("3", 0), ("1/20", 2), ("1/3", None), ("7/6", None)]
)
def test_it_is_known_which_values_have_a_last_decimal(value: str, places: int | None) -> None:
    assert exact.terminates(Fraction(value)) is (places is not None)
    if places is not None:
        assert exact.decimal_places(Fraction(value)) == places
