"""Further edges of exact numbers: what a double would get wrong, and what a half is."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scoring import exact


def test_a_root_is_found_on_whole_numbers_where_a_double_would_round() -> None:
    # the square has 54 bits; a double takes it for the number before it
    assert exact.root(94906267**2 - 1, 2) == 94906266
    assert exact.root(94906267**2, 2) == 94906267


def test_a_harmonic_mean_is_computed_on_whole_numbers_where_a_double_would_round() -> None:
    # 2 ÷ (1/3^40 + 1/3^41) is 3^41 ÷ 2, which ends in a half
    assert exact.power_mean([3**40, 3**41], [1, 1], -1, 1) == 18236498188585393202


def test_a_geometric_mean_is_nothing_where_a_value_is_even_one_that_weighs_nothing() -> None:
    assert exact.power_mean([0, 4], [0, 1], 0, 1) == 0
    assert exact.power_mean([1, 4], [0, 1], 0, 1) == 4


@pytest.mark.parametrize(("zeros", "points"), [(39, 0), (40, 0), (41, 1), (45, 1)])
def test_forty_digits_tell_a_share_from_a_half(zeros: int, points: int) -> None:
    # twice the share is 1 − 0.72 · 10^−zeros
    worst = 10**zeros
    assert exact.log_share(2 * worst - 1, worst, 4 * worst, 1) == points


@pytest.mark.parametrize(("places", "text"), [(0, "0%"), (2, "0.00%")])
def test_nothing_of_something_is_nought_per_cent(places: int, text: str) -> None:
    assert exact.percentage(Fraction(0), Fraction(3), places) == text
