"""Several reviewers to one score, and how much each of them counts."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import panel, trimmed

from scoring.algebra.ops import INTEGERS
from scoring.panel import combiner, even_shares, shares, trims
from scoring.schema.indicator_set import Panel


def combined(
    written: dict[str, Any], scores: list[int], weights: list[int] | None = None
) -> Fraction:
    """Combine scores by a panel policy."""
    policy = Panel.model_validate(written)
    number, divisor = combiner(policy)(INTEGERS, scores, weights or [100] * len(scores))
    return Fraction(number, divisor)


@pytest.mark.parametrize(
    ("policy", "scores", "expected"),
    [
        (panel("mean"), [79, 80, 81, 82, 60], Fraction(382, 5)),
        (panel("mean"), [7], Fraction(7)),
        (panel("median"), [3, 1, 2], Fraction(2)),
        (panel("median"), [4, 1, 2, 3], Fraction(5, 2)),
        (panel("median"), [5], Fraction(5)),
        (panel("median"), [5, 8], Fraction(13, 2)),
        (trimmed(), [79, 80, 81, 82, 60], Fraction(80)),
        (trimmed(), [9, 9, 9, 1], Fraction(9)),
        (trimmed(trim_from=3), [9, 1], Fraction(5)),
        (trimmed(trim_from=5), [9, 1, 1, 1], Fraction(3)),
        (trimmed(drop_lowest=0), [9, 4, 2], Fraction(3)),
        (trimmed(drop_lowest=2, drop_highest=0), [9, 4, 2], Fraction(9)),
    ],
)
def test_scores_are_combined_by_the_policy_of_the_set(
    policy: dict[str, Any], scores: list[int], expected: Fraction
) -> None:
    assert combined(policy, scores) == expected


def test_a_weighted_mean_counts_every_score_with_its_weight() -> None:
    assert combined(panel("weighted_mean"), [10, 4], [200, 100]) == 8


@pytest.mark.parametrize(
    ("policy", "scores", "counted"),
    [
        (panel("mean"), [5, 6, 7], (1, 1, 1)),
        (panel("median"), [9, 1, 5], (0, 0, 1)),
        (panel("median"), [9, 1, 5, 6], (0, 0, 1, 1)),
        (trimmed(), [9, 1, 5], (0, 0, 1)),
        (trimmed(), [9, 1], (1, 1)),
        (trimmed(), [5, 5, 5], (0, 1, 0)),
        (trimmed(), [9, 9, 1, 1], (1, 0, 0, 1)),
    ],
)
def test_it_is_known_which_scores_count(
    policy: dict[str, Any], scores: list[int], counted: tuple[int, ...]
) -> None:
    assert shares(Panel.model_validate(policy), scores, [100] * len(scores)) == counted


def test_the_shares_of_a_weighted_mean_are_the_weights() -> None:
    assert shares(Panel.model_validate(panel("weighted_mean")), [9, 1], [150, 50]) == (150, 50)


def test_a_panel_smaller_than_declared_is_not_trimmed() -> None:
    policy = Panel.model_validate(trimmed(trim_from=3))
    assert [trims(policy, answered) for answered in (1, 2, 3, 7)] == [False, False, True, True]


@pytest.mark.parametrize("combine", ["mean", "median", "weighted_mean"])
def test_a_policy_without_trimming_never_trims(combine: str) -> None:
    assert not trims(Panel.model_validate(panel(combine)), 50)


def test_equal_totals_share_what_is_left_out() -> None:
    trimming = Panel(
        combine="trimmed_mean",
        stage="total",
        at_most=7,
        drop_lowest=1,
        drop_highest=1,
        trim_from=3,
    )
    assert even_shares(trimming, [5, 5, 9], []) == (1, 1, 0)
    assert even_shares(trimming, [1, 5, 5, 5, 9], []) == (0, 1, 1, 1, 0)
    assert even_shares(trimming, [5, 5, 5, 9], []) == (2, 2, 2, 0)
    assert even_shares(trimming, [5, 5, 5, 9, 9], []) == (4, 4, 4, 3, 3)
