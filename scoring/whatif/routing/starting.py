"""Where a search for routes starts: the indicators that may move, and what they can come to."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from scoring.evaluation.computing import indicator_ticks
from scoring.whatif.routing.attainable import attainable
from scoring.whatif.routing.effort import Mover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.evaluation import Evaluation
    from scoring.whatif.routing.wishes import Wishes


def movers_of(
    evaluation: Evaluation, wishes: Wishes, *, falling: bool, scale: int, priced: bool
) -> Iterator[Mover]:
    """Go through the indicators that may move, with the points they can come to.

    Args:
        evaluation: the sheet as it is.
        wishes: what they may do.
        falling: whether points are to be lost, and not to be won.
        scale: how many units the effort of a tick has that costs 1.
        priced: whether declared costs count; otherwise all ticks are alike.
    """
    plan = evaluation.checked.plan
    # what is given, before caps on indicators and cumulative rounding change it
    given = indicator_ticks(evaluation.checked)
    for leaf in plan.leaves:
        if leaf.node.id in wishes.still:
            continue
        now = given[leaf.slot]
        rising = falling == (leaf.node.role == "penalty")
        low, high = wishes.ends(leaf, plan.tick)
        there = attainable(plan, leaf)
        if rising:
            first = bisect_right(there, now)
            points = (now, *there[first : bisect_right(there, high)])
        else:
            last = bisect_left(there, now)
            points = (now, *reversed(there[bisect_left(there, low) : last]))
        if len(points) > 1:
            cost = wishes.cost(leaf.node.id) if priced else 1
            yield Mover(leaf.node, leaf.slot, points, int(cost * scale), math.gcd(*points))
