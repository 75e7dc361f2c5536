"""The edges of reading, rounding, roots, means and writing of exact numbers."""

from __future__ import annotations

import decimal
import itertools
import math
from decimal import Decimal
from fractions import Fraction

import pytest

from scoring import exact

# ---------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0" * 58 + ".5", "0.5"),
        ("1e30", "1e30"),
        ("1e-30", "1e-30"),
        ("-1e30", "-1e30"),
        ("9.99999999999999e30", "9.99999999999999e30"),
        ("1234567890.12345", "1234567890.12345"),
        ("-123456789012345", "-123456789012345"),
        ("1234567890123450", "1234567890123450"),
        ("12345678901200001e-17", "0.123456789012"),
        ("0.12345678901199999", "0.123456789012"),
    ],
)
def test_numbers_at_the_edge_of_what_a_spreadsheet_holds_are_read(text: str, value: str) -> None:
    assert exact.to_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    ("length", "value"), [(59, Decimal(7)), (60, Decimal(7)), (61, None), (62, None)]
)
def test_a_number_may_have_sixty_characters(length: int, value: Decimal | None) -> None:
    assert exact.to_decimal("7".rjust(length, "0")) == value


@pytest.mark.parametrize("text", ["1e31", "1e-31", "-1e31", "12e30", "0.1e-30"])
def test_a_magnitude_beyond_thirty_is_no_number(text: str) -> None:
    assert exact.to_decimal(text) is None


def test_digits_that_are_not_noise_are_not_rounded_away() -> None:
    assert exact.without_noise(Decimal("1.23456789012345")) == Decimal("1.23456789012345")
    assert exact.without_noise(Decimal("0.1234567890120001")) == Decimal("0.123456789012")
    assert exact.without_noise(Decimal("0.1234567890123001")) is None
    assert exact.without_noise(Decimal("0.1234567890123450")) == Decimal("0.123456789012345")


@pytest.mark.parametrize(
    ("value", "places", "number"),
    [
        ("1.5", 1, 15),
        ("15", 0, 15),
        ("12E+1", 0, 120),
        ("12E+1", 2, 12000),
        ("1.2000", 1, 12),
        ("1.2000", 2, 120),
        ("-1.2000", 1, -12),
        ("1.2300", 1, None),
        ("0.0300", 1, None),
        ("0.3000", 0, None),
        ("20", 0, 20),
        ("1.00", 0, 1),
        ("6.0000", 0, 6),
    ],
)
def test_trailing_zeros_decide_nothing(value: str, places: int, number: int | None) -> None:
    assert exact.whole(Decimal(value), places) == number


# ---------------------------------------------------------------- rounding

MODES = {
    "half_even": decimal.ROUND_HALF_EVEN,
    "down": decimal.ROUND_FLOOR,
    "up": decimal.ROUND_CEILING,
}


@pytest.mark.parametrize("mode", list(MODES))
def test_every_mode_rounds_as_the_decimals_of_the_language_do(mode: str) -> None:
    for numerator, denominator in itertools.product(range(-25, 26), (1, 2, 3, 4, 6, 8, 10)):
        value = Decimal(numerator) / Decimal(denominator)
        expected = value.to_integral_value(MODES[mode])
        assert exact.quotient(numerator, denominator, mode) == expected


def test_halves_go_up_where_no_mode_is_named() -> None:
    for numerator, denominator in itertools.product(range(-25, 26), (1, 2, 3, 4, 6, 8, 10)):
        expected = math.floor(Fraction(numerator, denominator) + Fraction(1, 2))
        assert exact.quotient(numerator, denominator) == expected
        assert exact.quotient(numerator, denominator, "half_up") == expected
        assert exact.round_half_up(numerator, denominator) == expected


@pytest.mark.parametrize(
    ("value", "step", "expected"),
    [
        ("1.24", "0.5", "1"),
        ("1.25", "0.5", "1.5"),
        ("7", "3", "6"),
        ("7.5", "3", "9"),
        ("0", "2", "0"),
    ],
)
def test_a_value_is_rounded_to_whole_steps(value: str, step: str, expected: str) -> None:
    assert exact.round_to_step(Fraction(value), Fraction(step)) == Fraction(expected)


# ---------------------------------------------------------------- roots, means, logarithms


@pytest.mark.parametrize("degree", [1, 2, 3, 4, 7])
def test_a_root_is_the_largest_whole_number_whose_power_does_not_exceed(degree: int) -> None:
    near = [base**degree + off for base in (2, 3, 10, 2**20, 10**9 + 7) for off in (-1, 0, 1)]
    for radicand in [*range(300), *near]:
        found = exact.root(radicand, degree)
        assert found**degree <= radicand < (found + 1) ** degree


@pytest.mark.parametrize(
    ("values", "weights", "exponent", "unit", "expected"),
    [
        # harmonic: 2 ÷ (1/3 + 1/6) is 4, 2 ÷ (1/1 + 1/3) is 1.5, 4 ÷ (3/2 + 1/6) is 2.4
        ((3, 6), (1, 1), -1, 1, 4),
        ((1, 3), (1, 1), -1, 1, 2),
        ((2, 6), (3, 1), -1, 1, 2),
        ((20, 60), (3, 1), -1, 1, 24),
        ((20, 60), (1, 1), -1, 10, 3),
        ((20, 60), (1, 1), -1, 4, 8),
        ((0, 6), (1, 1), -1, 1, 0),
        # geometric: the root of 16 is 4, of 2 is 1.41, of 6 is 2.45, the fourth root of 2³·32 is 4
        ((2, 8), (1, 1), 0, 1, 4),
        ((1, 2), (1, 1), 0, 1, 1),
        ((2, 3), (1, 1), 0, 1, 2),
        ((2, 4), (1, 1), 0, 1, 3),
        ((2, 32), (3, 1), 0, 1, 4),
        ((5, 5), (1, 1), 0, 2, 3),
        ((7, 7), (1, 2), 0, 2, 4),
        ((200, 800), (1, 1), 0, 100, 4),
        ((0, 9), (1, 1), 0, 1, 0),
        # arithmetic and quadratic: halves up; the root of (1 + 49) ÷ 2 is 5
        ((1, 2), (1, 1), 1, 1, 2),
        ((1, 2), (3, 1), 1, 1, 1),
        ((10, 20), (1, 1), 1, 10, 2),
        ((0, 5), (1, 1), 1, 1, 3),
        ((1, 7), (1, 1), 2, 1, 5),
        ((10, 70), (1, 1), 2, 20, 3),
        ((0, 5), (1, 1), 2, 1, 4),
        ((1, 3), (3, 1), 2, 1, 2),
        ((1, 2), (1, 1), 3, 1, 2),
        # the third root of (1 + 1 + 25·27) ÷ 27 is 2.92
        ((1, 3), (2, 25), 3, 1, 3),
        ((0, 0), (1, 1), 2, 1, 0),
    ],
)
def test_a_power_mean_comes_to_what_is_computed_by_hand(
    values: tuple[int, ...], weights: tuple[int, ...], exponent: int, unit: int, expected: int
) -> None:
    assert exact.power_mean(values, weights, exponent, unit) == expected


@pytest.mark.parametrize("exponent", [-1, 0, 1, 2])
def test_every_value_of_a_power_mean_has_a_weight(exponent: int) -> None:
    with pytest.raises(ValueError, match="zip"):
        exact.power_mean([1, 2], [1], exponent, 1)


@pytest.mark.parametrize("exponent", [0, 1, 2, 3])
def test_a_power_mean_is_the_nearest_multiple_however_close_a_half_lies(exponent: int) -> None:
    for values in itertools.product((1, 2, 9, 10, 10**6), (3, 8, 10**6 + 1), (1, 5)):
        weights, unit = (1, 2, 3), 2
        found = exact.power_mean(values, weights, exponent, unit)
        low, high = Fraction(2 * found - 1) * unit / 2, Fraction(2 * found + 1) * unit / 2
        if exponent == 0:
            power, mean = 6, Fraction(math.prod(v**w for v, w in zip(values, weights, strict=True)))
        else:
            power = exponent
            mean = Fraction(sum(w * v**exponent for v, w in zip(values, weights, strict=True)), 6)
        assert max(low, Fraction(0)) ** power <= mean < high**power


@pytest.mark.parametrize(
    ("value", "worst", "best", "full", "expected"),
    [
        (10, 10, 1000, 100, 0),
        (1000, 10, 1000, 100, 100),
        (100, 10, 1000, 100, 50),
        (100, 10, 1000, 5, 3),
        (100, 10, 1000, 1, 1),
        (10, 1, 1000, 100, 33),
        (100, 1, 1000, 100, 67),
        (1000, 1, 100000000, 8, 3),
        (10, 1000, 1, 100, 67),
        # ln 2 ÷ ln 10 is 0.30103
        (2, 1, 10, 100000, 30103),
        (2, 1, 10, 10**9, 301029996),
        (2, 1, 10, 10**35, 30102999566398119521373889472449303),
    ],
)
def test_a_share_by_logarithms_is_rounded_as_by_hand(
    value: int, worst: int, best: int, full: int, expected: int
) -> None:
    assert exact.log_share(value, worst, best, full) == expected


def test_the_geometric_middle_is_a_half_and_goes_up_for_large_full_points_too() -> None:
    for base, full in ((3, 7), (7, 10**12 + 1), (12345, 99999)):
        assert exact.log_share(base**2, base, base**3, full) == (full + 1) // 2


def test_what_is_close_to_a_half_and_below_it_does_not_go_up() -> None:
    worst, best = 10**15, 4 * 10**15
    assert exact.log_share(2 * 10**15, worst, best, 1) == 1
    assert exact.log_share(2 * 10**15 - 1, worst, best, 1) == 0


# ---------------------------------------------------------------- writing


@pytest.mark.parametrize(
    ("value", "places", "most", "text"),
    [
        ("5", 0, 8, "5"),
        ("5", 2, 8, "5.00"),
        ("5.125", 2, 8, "5.125"),
        ("5.125", 2, 3, "5.125"),
        ("5.125", 2, 2, "5.12…"),
        ("2/3", 0, 8, "0.66666666…"),
        ("2/3", 0, 3, "0.666…"),
        ("-2/3", 0, 3, "-0.666…"),
        ("-5.125", 2, 2, "-5.12…"),
        ("-5.125", 2, 3, "-5.125"),
        ("0.12345678", 0, 8, "0.12345678"),
        ("0.123456789", 0, 8, "0.12345678…"),
    ],
)
def test_a_brief_number_is_exact_or_says_that_it_goes_on(
    value: str, places: int, most: int, text: str
) -> None:
    assert exact.brief(Fraction(value), places, most) == text
    if most == 8:
        assert exact.brief(Fraction(value), places) == text
    if (places, most) == (0, 8):
        assert exact.brief(Fraction(value)) == text


def test_a_number_is_shortened_for_what_it_shows_and_not_for_its_size() -> None:
    assert exact.brief(Fraction(10**12) + Fraction(1, 3), 0, 2) == "1000000000000.33…"


@pytest.mark.parametrize(
    ("part", "whole", "places", "text"),
    [
        ("1", "3", 0, "33%"),
        ("1", "3", 4, "33.3333%"),
        ("1", "100", 0, "1%"),
        ("1", "250", 0, "0.4%"),
        ("1", "125", 0, "1%"),
        ("1", "100", 2, "1.00%"),
        ("9", "5", 0, "180%"),
        ("-1", "2", 1, "-50.0%"),
        ("2", "3", 2, "66.67%"),
    ],
)
def test_a_percentage_has_the_places_asked_for(
    part: str, whole: str, places: int, text: str
) -> None:
    assert exact.percentage(Fraction(part), Fraction(whole), places) == text


def test_a_decimal_keeps_the_places_it_was_given() -> None:
    assert str(exact.decimal(8800, 2)) == "88.00"
    assert str(exact.decimal(-5, 3)) == "-0.005"
    assert str(exact.decimal(7, 0)) == "7"
    assert str(exact.decimal(int("9" * 40), 2)) == "9" * 38 + ".99"


@pytest.mark.parametrize("value", ["1/7", "1/3", "7/30", "1/14"])
def test_a_denominator_with_another_prime_does_not_terminate(value: str) -> None:
    assert not exact.terminates(Fraction(value))


@pytest.mark.parametrize(
    ("value", "places"),
    [("1/1024", 10), ("1/3125", 5), ("1/1250", 4), ("12", 0), (f"1/{5**40}", 40)],
)
def test_the_places_of_a_decimal_are_counted(value: str, places: int) -> None:
    assert exact.terminates(Fraction(value))
    assert exact.decimal_places(Fraction(value)) == places
    assert exact.as_text(Fraction(value)) == exact.fixed(Fraction(value), places)
