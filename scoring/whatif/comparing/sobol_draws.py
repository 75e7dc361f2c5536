"""Draws for Sobol indices, and the indices of them: the only module that knows SALib.

SALib draws the numbers and estimates the indices; the totals in between are those of the engine,
whole numbers of ticks from the same plan over arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from SALib.analyze import sobol as analysis
from SALib.sample import sobol as sampling

from scoring.algebra.arrays import ARRAYS
from scoring.plan.values import Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.algebra.arrays import Ints
    from scoring.plan import Plan

CHUNK = 100_000
"""How many totals are computed at once, so that memory stays small."""


class Analysis(NamedTuple):
    """What draws come to.

    Attributes:
        indices: by slot the first order index and the total index of every input that varies,
            each with half the width of its 95 % confidence interval; empty where all totals are
            the same.
        evaluations: how many totals were computed.
        deviation: their standard deviation, in points.
    """

    indices: Mapping[int, tuple[float, float, float, float]]
    evaluations: int
    deviation: float


def totals(plan: Plan, points: Mapping[int, Ints]) -> Ints:
    """Return the totals in ticks, before they are published, where everything counts.

    Args:
        plan: the plan of a set.
        points: by the slot of an indicator its points in ticks; what is not named has none.
    """
    nothing = ARRAYS.constant(0)
    values = [Value(points.get(slot, nothing)) for slot in range(len(plan.nodes))]
    plan.carry_out(ARRAYS, values)
    return np.asarray(values[0].points)


def analysed(plan: Plan, pools: Mapping[int, Sequence[int]], draws: int, seed: int) -> Analysis:
    """Draw every input by itself, evaluate, and return the indices.

    Args:
        plan: the plan of a set.
        pools: by the slot of every input the ticks it is drawn from, rising, each as likely.
        draws: how many draws; for k inputs that vary, draws × (k + 2) totals are computed.
        seed: where they begin.
    """
    known = {slot: np.asarray(pool, dtype=np.int64) for slot, pool in pools.items()}
    moving = [slot for slot, pool in known.items() if pool[0] != pool[-1]]
    if not moving:
        return Analysis({}, 0, 0.0)
    problem = {
        "num_vars": len(moving),
        "names": [plan.nodes[slot].id for slot in moving],
        "bounds": [[0.0, 1.0]] * len(moving),
    }
    numbers = sampling.sample(problem, draws, calc_second_order=False, seed=seed)
    made = np.empty(len(numbers), dtype=np.float64)
    points = {slot: pool[:1] for slot, pool in known.items()}
    for start in range(0, len(numbers), CHUNK):
        part = numbers[start : start + CHUNK]
        for column, slot in zip(part.T, moving, strict=True):
            pool = known[slot]
            points[slot] = pool[(column * len(pool)).astype(np.int64)]
        made[start : start + CHUNK] = totals(plan, points) / plan.tick
    if np.ptp(made) == 0:
        return Analysis({}, len(made), 0.0)
    # SALib takes 0 for no seed at all
    found = analysis.analyze(problem, made, calc_second_order=False, seed=seed + 1)
    columns = (found[key].tolist() for key in ("S1", "S1_conf", "ST", "ST_conf"))
    indices = dict(zip(moving, zip(*columns, strict=True), strict=True))
    return Analysis(indices, len(made), float(np.std(made)))
