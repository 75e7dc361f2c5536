"""Rates of children made one rate of their group, computed by hand."""

from __future__ import annotations

from typing import Any

import pytest

from scoring.algebra.ops import INTEGERS
from scoring.rules import grades, groups, panels, rates

ANSWERED = 60


@pytest.mark.parametrize(
    ("ascending", "weakest", "best", "twice_the_median", "most_frequent"),
    [
        ([5], 5, 5, 10, 5),
        ([0], 0, 0, 0, 0),
        ([1, 4], 1, 4, 5, 4),
        ([1, 4, 9], 1, 9, 8, 9),
        ([1, 1, 9], 1, 9, 2, 1),
        ([0, 0, 0, 10, 10], 0, 10, 0, 0),
        ([0, 0, 10, 10], 0, 10, 10, 10),
        ([2, 2, 3, 7, 7], 2, 7, 6, 7),
        ([2, 2, 2, 7, 7], 2, 7, 4, 2),
        ([1, 3, 3, 3, 8, 8, 10], 1, 10, 6, 3),
        ([9, 10], 9, 10, 19, 10),
        ([9, 9, 10], 9, 10, 18, 9),
    ],
)
def test_one_rate_is_picked_from_ascending_ones(
    ascending: list[int], weakest: int, best: int, twice_the_median: int, most_frequent: int
) -> None:
    assert rates.weakest(INTEGERS, ascending) == weakest
    assert rates.best(INTEGERS, ascending) == best
    assert rates.median(INTEGERS, ascending) == twice_the_median
    assert rates.most_frequent(INTEGERS, ascending, 10) == most_frequent


@pytest.mark.parametrize(
    ("lowest", "highest", "ascending", "sixths"),
    [
        (0, 0, [2, 4, 9], 30),
        (1, 0, [2, 4, 9], 39),
        (0, 1, [2, 4, 9], 18),
        (1, 1, [2, 4, 9], 24),
        # one is always kept: the lowest are dropped first
        (5, 0, [2, 4, 9], 54),
        (0, 5, [2, 4, 9], 12),
        (1, 5, [2, 4, 9], 24),
        (2, 2, [2, 4, 9], 54),
        (1, 1, [2, 4], 24),
        (1, 1, [7], 42),
    ],
)
def test_a_mean_leaves_out_either_end_and_keeps_one(
    lowest: int, highest: int, ascending: list[int], sixths: int
) -> None:
    assert rates.kept_mean(lowest, highest, 6)(INTEGERS, ascending) == sixths


@pytest.mark.parametrize(
    ("earned", "could", "dropped", "best", "worst"),
    [
        # 23/30 without the second, 35/110 without the third
        ((5, 30, 18), (10, 100, 20), 1, 46, 19),
        ((5, 30, 18), (10, 100, 20), 2, 54, 18),
        ((5, 30, 18), (10, 100, 20), 0, 24, 24),
        # what could earn nothing is no way to drop the others
        ((5, 0), (10, 0), 1, 30, 30),
        ((1, 0), (1, 0), 1, 60, 60),
        ((1, 0), (2, 0), 1, 30, 30),
        ((0, 0), (0, 0), 1, 0, 0),
        ((0, 3), (4, 4), 1, 45, 0),
    ],
)
def test_the_best_and_the_worst_of_all_ways_to_drop_are_found(
    earned: tuple[int, ...], could: tuple[int, ...], dropped: int, best: int, worst: int
) -> None:
    def points(top: int, bottom: int) -> int:
        return ANSWERED * top // bottom

    for highest, expected in ((False, best), (True, worst)):
        found = rates.best_ratio(INTEGERS, earned, could, dropped, points, highest=highest)
        assert found == expected


@pytest.mark.parametrize(
    ("given", "outs", "there"),
    [
        ((3, 7, 5), (None, None, None), [3, 5, 7]),
        ((3, 7, 5), (0, 0, 0), [3, 5, 7]),
        ((3, 7, 5), (0, 1, 0), [3, 5]),
        ((3, 7, 5), (2, None, 0), [5, 7]),
        ((3, 7, 5), (1, None, 3), [7]),
        ((3, 10, 10), (1, 0, 0), [10, 10]),
        ((10, 3), (0, 1), [10]),
        ((9, 10), (0, 4), [9]),
        ((4,), (0,), [4]),
    ],
)
def test_only_those_present_are_combined_in_ascending_order(
    given: tuple[int, ...], outs: tuple[Any, ...], there: list[int]
) -> None:
    def digits(_ops: Any, ascending: Any) -> int:
        return int("".join(f"{rate:02}" for rate in ascending))

    found = rates.of_those_present(INTEGERS, given, outs, 10, digits)
    assert found == digits(INTEGERS, there)


def test_groups_and_grades_are_sums_means_and_counts() -> None:
    assert groups.plain_sum(INTEGERS, [3, 4, 5]) == 12
    assert groups.weighted_mean(INTEGERS, [10, 20], [3, 1], 5) == 10
    with pytest.raises(ValueError, match="zip"):
        groups.weighted_mean(INTEGERS, [10, 20], [3], 5)
    reached = [grades.bounds_reached(INTEGERS, total, (90, 80, 60)) for total in (59, 60, 80, 90)]
    assert reached == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("combine", "total", "count"),
    [
        (panels.mean, 60, 4),
        (panels.weighted_mean, 5 + 2 * 25 + 3 * 20 + 4 * 10, 10),
        (panels.median, 30, 2),
        (panels.trimmed_mean(0, 0), 60, 4),
        (panels.trimmed_mean(1, 0), 55, 3),
        (panels.trimmed_mean(0, 1), 35, 3),
        (panels.trimmed_mean(1, 2), 10, 1),
    ],
)
def test_scores_of_a_panel_are_a_sum_and_what_to_divide_it_by(
    combine: Any, total: int, count: int
) -> None:
    assert combine(INTEGERS, [5, 25, 20, 10], [1, 2, 3, 4]) == (total, count)


@pytest.mark.parametrize(
    ("scores", "found"),
    [([7], (7, 1)), ([9, 1, 5], (5, 1)), ([1, 2], (3, 2)), ([9, 1, 5, 6, 0], (5, 1))],
)
def test_the_median_is_the_middle_or_the_two_in_the_middle(
    scores: list[int], found: tuple[int, int]
) -> None:
    assert panels.median(INTEGERS, scores, []) == found


def test_every_score_of_a_weighted_mean_has_a_weight() -> None:
    with pytest.raises(ValueError, match="zip"):
        panels.weighted_mean(INTEGERS, [1, 2], [1])
