"""A checked sheet as another panel: some of its reviewers more than once, others not at all."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.sheet import Reviewer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.settle import CheckedSheet


def redrawn(checked: CheckedSheet, picks: Sequence[int]) -> CheckedSheet | None:
    """Return the sheet as if a panel had scored it in which each seat answers as a reviewer did.

    Answers, as :func:`scoring.report.explain` shows them, stay as they were.

    Args:
        checked: the sheet as it is.
        picks: for every seat the place of a reviewer whose ballot stands.

    Returns:
        ``None`` where too few of them scored an indicator that the panel scored.
    """
    least = max(checked.plan.indicator_set.panel.at_least, 1)
    leaves = []
    for leaf, given in zip(checked.plan.leaves, checked.leaves, strict=True):
        if not leaf.rule.by_panel or given.fixed is not None:
            leaves.append(given)
            continue
        row_of = dict(zip(given.members, given.rows, strict=True))
        seats = tuple(seat for seat, member in enumerate(picks) if member in row_of)
        if len(seats) < least:
            return None
        rows = tuple(row_of[picks[seat]] for seat in seats)
        leaves.append(given._replace(rows=rows, members=seats))
    reviewers = tuple(Reviewer(str(seat)) for seat in range(1, len(picks) + 1))
    return replace(
        checked,
        sheet=replace(checked.sheet, reviewers=reviewers),
        leaves=tuple(leaves),
        weights=tuple(checked.weights[member] for member in picks),
        void=(),
    )


def arrangements(picks: Sequence[int]) -> int:
    """Return in how many ways reviewers can take the seats of a panel."""
    ways = math.factorial(len(picks))
    for times in Counter(picks).values():
        ways //= math.factorial(times)
    return ways
