"""What every verb comes to over arrays, and where a double is trusted with a logarithm."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from scoring.algebra.arrays import ARRAYS
from scoring.algebra.logs import double_logs


def ints(*numbers: int) -> Any:
    """Return an array of 64 bits."""
    return np.array(numbers, dtype=np.int64)


A, B = ints(-7, 0, 5), ints(2, 2, 2)
YES = np.array([True, False, True])

# ---------------------------------------------------------------- arrays


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        (lambda: ARRAYS.constant(-7), -7),
        (lambda: ARRAYS.total([A, B, B]), [-3, 4, 9]),
        (lambda: ARRAYS.total([]), 0),
        (lambda: ARRAYS.weighted_sum([(3, A), (-2, B)]), [-25, -4, 11]),
        (lambda: ARRAYS.exact_quotient(ints(-6, 0, 9), 3), [-2, 0, 3]),
        (lambda: ARRAYS.exact_quotient(ints(3 * (2**59 + 1)), 3), [2**59 + 1]),
        (lambda: ARRAYS.rounded_quotient(A, B), [-3, 0, 3]),
        (lambda: ARRAYS.rounded_quotient(A, B, "half_up"), [-3, 0, 3]),
        (lambda: ARRAYS.rounded_quotient(A, B, "half_even"), [-4, 0, 2]),
        (lambda: ARRAYS.rounded_quotient(A, B, "down"), [-4, 0, 2]),
        (lambda: ARRAYS.rounded_quotient(A, B, "up"), [-3, 0, 3]),
        (
            lambda: ARRAYS.rounded_quotient(ints(1, 2, 3, 4, 5), ints(3), "half_even"),
            [0, 1, 1, 1, 2],
        ),
        (lambda: ARRAYS.rounded_quotient(ints(1, 3, 5, 7), ints(2), "half_even"), [0, 2, 2, 4]),
        (lambda: ARRAYS.rounded_quotient(ints(1, 2, 3, 4), ints(3), "up"), [1, 1, 1, 2]),
        (lambda: ARRAYS.rounded_quotient(ints(7, 7, 7), ints(-4, 0, 1), "down"), [7, 7, 7]),
        (lambda: ARRAYS.product([A, B, B]), [-28, 0, 20]),
        (lambda: ARRAYS.least([A, B, ints(1)]), [-7, 0, 1]),
        (lambda: ARRAYS.greatest([A, B, ints(1)]), [2, 2, 5]),
        (lambda: ARRAYS.ranked([A, B])[0], [-7, 0, 2]),
        (lambda: ARRAYS.ranked([A, B])[1], [2, 2, 5]),
        (lambda: ARRAYS.ranked([A, ints(1)])[1], [1, 1, 5]),
        (lambda: ARRAYS.choose(YES, A, B), [-7, 2, 5]),
        (lambda: ARRAYS.count([YES, YES, ARRAYS.at_least(A, 0)]), [2, 1, 3]),
        # twice the root of 2·8 is 8, the root of 3·3 is 3; what is beneath nothing is nothing
        (lambda: ARRAYS.power_mean([ints(2, 3, -5), ints(8, 3, 9)], [1, 1], 0, 1), [4, 3, 0]),
        (lambda: ARRAYS.power_mean([ints(2, 4), ints(4)], [1, 1], 1, 2), [2, 2]),
        (lambda: ARRAYS.power_mean([ints(-5, 1), ints(9, 9)], [1, 1], 1, 1), [5, 5]),
        (lambda: ARRAYS.power_mean([ARRAYS.constant(3), ARRAYS.constant(6)], [1, 1], -1, 1), 4),
    ],
)
def test_a_verb_over_arrays_comes_to_whole_numbers_of_64_bits(verb: Any, expected: Any) -> None:
    found = verb()
    assert found.dtype == np.int64
    assert found.tolist() == expected


def test_no_sheets_have_no_means() -> None:
    found = ARRAYS.power_mean([ints(), ints()], [1, 1], 0, 1)
    assert found.dtype == np.int64
    assert found.tolist() == []


def test_a_truth_is_one_for_each_sheet() -> None:
    found = ARRAYS.at_least(ints(1, 2, 3), 2)
    assert found.dtype == np.bool_
    assert found.tolist() == [False, True, True]


def test_a_number_of_more_than_64_bits_is_refused() -> None:
    assert ARRAYS.constant(2**63 - 1) == 2**63 - 1
    with pytest.raises(OverflowError):
        ARRAYS.constant(2**63)


@pytest.mark.parametrize(
    ("values", "posts", "expected"),
    [
        # ln 10 ÷ ln 1000 is a third; what lies outside the goalposts is taken to be one of them
        ((1, 10, 100, 1000, 0, 9999), (1, 1000, 100), [0, 33, 67, 100, 0, 100]),
        ((1, 10, 100, 1000, 0, 9999), (1000, 1, 100), [100, 67, 33, 0, 100, 0]),
        # the geometric middle is a half, where a double comes to a little less
        ((168, 169, 170), (13, 2197, 3), [1, 2, 2]),
        ((169, 2197, 13), (13, 2197, 7), [4, 7, 0]),
        ((360, 361), (19, 6859, 7), [3, 4]),
        # too large for a double: the exact functions decide about every value
        ((2**54, 2**55, 2**56), (2**54, 2**56, 10), [0, 5, 10]),
        ((1, 2, 4), (1, 4, 2**60), [0, 2**59, 2**60]),
    ],
)
def test_a_share_by_logarithms_is_exact_in_every_sheet(
    values: tuple[int, ...], posts: tuple[int, int, int], expected: list[int]
) -> None:
    found = ARRAYS.log_share(ints(*values), *posts)
    assert found.dtype == np.int64
    assert found.tolist() == expected


def test_a_single_share_for_all_sheets_is_one_number() -> None:
    assert ARRAYS.log_share(ARRAYS.constant(169), 13, 2197, 3).tolist() == 2
    assert ARRAYS.log_share(ARRAYS.constant(10), 1, 1000, 100).tolist() == 33


# ---------------------------------------------------------------- logarithms


@pytest.mark.parametrize(
    ("worst", "best", "full", "slope"),
    [
        (1, 4, 3, 3 / math.log(4)),
        (4, 1, 3, -3 / math.log(4)),
        (100, 75_000, 1_000, 1_000 / math.log(750)),
        (2**53, 1, 5, -5 / math.log(2**53)),
        (1, 2**53, 5, 5 / math.log(2**53)),
    ],
)
def test_the_slope_leads_from_the_worst_to_the_best(
    worst: int, best: int, full: int, slope: float
) -> None:
    found = double_logs(worst, best, full)
    assert found.slope == pytest.approx(slope, rel=1e-15)
    # 64 times 8 · 2^-53 of the points and of the slope together
    assert found.margin == pytest.approx(2.0**-44 * (full + abs(slope)), rel=1e-15)


@pytest.mark.parametrize(("worst", "best"), [(2**53 + 1, 1), (1, 2**53 + 1)])
def test_a_goalpost_that_is_no_whole_number_of_a_double_is_refused(worst: int, best: int) -> None:
    with pytest.raises(OverflowError, match=r"^9007199254740993 is no whole number of a double$"):
        double_logs(worst, best, 5)


def test_points_too_fine_for_a_double_are_refused() -> None:
    # 450122348214 · (1 + 1 ÷ ln 2) is just beneath 2^40, a sixteenth of 2^44
    assert double_logs(1, 2, 450_122_348_214).margin < 2.0**-4
    for worst, best in ((1, 2), (2, 1)):
        with pytest.raises(OverflowError, match=r"^450122348215 parts are too fine for a double$"):
            double_logs(worst, best, 450_122_348_215)
