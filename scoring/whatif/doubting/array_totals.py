"""The totals of reviewers combined, on many sheets at once: who counts differs between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scoring.algebra.arrays import ARRAYS
from scoring.panel import trims
from scoring.whatif.doubting.array_sheets import reviewer_points, rolled_up, seated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.algebra.arrays import Ints, Truths
    from scoring.plan.values import Value
    from scoring.schema.indicator_set import Panel
    from scoring.whatif.doubting.array_sheets import Sheets


class Together(NamedTuple):
    """Sheets on which equally many totals are added up.

    Attributes:
        times: how many, so that *values* are in 1/(times × tick) points.
        where: which sheets they are.
        values: the values of the nodes.
    """

    times: int
    where: Truths
    values: list[Value[Ints]]


def together(sheets: Sheets) -> Iterator[Together]:
    """Combine the totals of the reviewers, or of those who take the seats."""
    checked = sheets.checked
    used, plan = checked.plan.indicator_set, checked.plan
    members = {
        member: rolled_up(checked, reviewer_points(sheets, member)) for member in checked.valid
    }
    first = members[checked.valid[0]]

    def seats(each: Mapping[int, Ints]) -> list[Ints]:
        if sheets.panels is None:
            return [np.broadcast_to(one, (sheets.size,)) for one in each.values()]
        return seated(each, sheets.panels, len(checked.sheet.reviewers))

    weights = seats({who: ARRAYS.constant(checked.weights[who]) for who in members})
    totals = seats({who: values[0].points for who, values in members.items()})
    counted = shares(used.panel, totals, weights)
    times = np.sum(counted, axis=0)
    # where nothing but the total matters, nothing else is combined
    slots = range(1 if plan.outcomes.plain else len(plan.nodes))
    each = [
        totals
        if slot == 0
        else seats({who: values[slot].points for who, values in members.items()})
        for slot in slots
    ]
    for count in np.unique(times).tolist():
        where = times == count
        values = [
            first[slot]._replace(
                points=ARRAYS.total(
                    [n[where] * one[where] for n, one in zip(counted, each[slot], strict=True)]
                ),
                beside=None,
            )
            for slot in slots
        ]
        yield Together(count, where, values)


def shares(panel: Panel, totals: Sequence[Ints], weights: Sequence[Ints]) -> list[Ints]:
    """Return how much every total counts, as :func:`scoring.panel.even_shares` does for one sheet.

    Of the totals in ascending order those at either end may be left out.  With b totals below one,
    and e equal to it, it stands at the places from b to b + e; as many of these as are kept,
    divided by e, is its share.  All are multiplied so that they are whole.
    """
    if panel.combine == "mean":
        return [np.ones_like(one) for one in totals]
    if panel.combine == "weighted_mean":
        return list(weights)
    count, low, high = len(totals), 0, 0
    if panel.combine == "median":
        low = high = (count - 1) // 2
    elif trims(panel, count):
        low, high = panel.drop_lowest, panel.drop_highest
    kept, equal = [], []
    for total in totals:
        below = ARRAYS.count([other < total for other in totals])
        alike = ARRAYS.count([other == total for other in totals])
        last = np.minimum(below + alike, np.int64(count - high))
        kept.append(np.maximum(last - np.maximum(below, np.int64(low)), np.int64(0)))
        equal.append(alike)
    scale = np.lcm.reduce([e // np.gcd(k, e) for k, e in zip(kept, equal, strict=True)])
    return [k * scale // e for k, e in zip(kept, equal, strict=True)]
