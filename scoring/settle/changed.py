"""A checked sheet with some indicators at other points, without being checked again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.settle.values import CheckedSheet


def with_points(checked: CheckedSheet, points: Mapping[str, int]) -> CheckedSheet:
    """Return the sheet with some indicators at given points, whatever was answered for them.

    All reviewers agree on them then, a share that was kept of the points is gone, and an
    indicator that was left out counts.  Answers, as :func:`scoring.report.explain` shows them,
    stay as they were.

    Args:
        checked: the sheet as it is.
        points: points in ticks of the plan (1/``checked.plan.tick`` points), by indicator id.

    Raises:
        KeyError: if an id is not that of an indicator.
    """
    places = {checked.plan.places[indicator]: ticks for indicator, ticks in points.items()}
    leaves = list(checked.leaves)
    for place, ticks in places.items():
        leaves[place] = leaves[place]._replace(fixed=ticks, state="scored", out=0)
    kept = tuple(one for one in checked.kept if one[0] not in places)
    return replace(checked, leaves=tuple(leaves), kept=kept)
