"""How much of a tree was scored."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.incomplete.progress import progress_of

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation


def coverage(evaluation: Evaluation) -> dict[str, Fraction | None]:
    """Return, for every node, how much of the full points that apply below it was scored.

    An indicator that does not apply is left out, and so are the alternatives to a scored one;
    where nothing below a node applies there is no coverage (``None``).  Full points are weighed
    by what they reach in the total.
    """
    used = evaluation.indicator_set
    progress = progress_of(used, evaluation.sheet)
    scored = dict.fromkeys(used.nodes, Fraction(0))
    applies = dict.fromkeys(used.nodes, Fraction(0))
    for node in used.indicators:
        if node.role != "counts" or node.id in progress.unchosen:
            continue
        state = progress.states[node.id]
        if state != "not_applicable":
            applies[node.id] = abs(node.reach) * node.full
        if state == "scored":
            scored[node.id] = applies[node.id]
    for node in reversed(tuple(used.nodes.values())):
        if node.combine == "one_of" and applies[node.id]:
            # the one that is chosen stands for the whole group
            grown = abs(node.reach) * node.full / applies[node.id]
            applies[node.id] *= grown
            scored[node.id] *= grown
        if node.parent is not None and node.role == "counts":
            applies[node.parent] += applies[node.id]
            scored[node.parent] += scored[node.id]
    return {one: scored[one] / applies[one] if applies[one] else None for one in used.nodes}
