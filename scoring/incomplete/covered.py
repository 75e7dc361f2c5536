"""How much of a tree was scored."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.incomplete.progress import progress_of
from scoring.resolve.leaving import children_first

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.evaluation import Evaluation
    from scoring.model import Node


def coverage(evaluation: Evaluation) -> dict[str, Fraction | None]:
    """Return, for every node, how much of the full points that apply below it was scored.

    That of a group is the mean of its children's that apply, weighed by what their full points
    are worth under that group, so a node in several groups counts in each with its share there.
    What does not apply is left out, and so are the alternatives to a scored one: their siblings
    stand for them, and the group still counts with its own full points, less those that the whole
    tree shares or that are skipped.  Where nothing below a node applies there is no coverage
    (``None``).
    """
    used = evaluation.indicator_set
    progress = progress_of(used, evaluation.sheet)
    covered: dict[str, Fraction | None] = dict.fromkeys(used.nodes)
    gone = dict.fromkeys(used.nodes, Fraction(0))
    for node in children_first(used.nodes):
        if node.is_indicator:
            if node.role != "counts" or node.id in progress.unchosen:
                continue
            state = progress.states[node.id]
            if state != "not_applicable":
                covered[node.id] = Fraction(state == "scored")
        else:
            covered[node.id] = _mean(used.nodes, node, covered, gone)
        if covered[node.id] is None and node.policies.not_applicable in {"tree", "skip"}:
            gone[node.id] = node.full
    return covered


def _mean(
    nodes: Mapping[str, Node],
    group: Node,
    covered: Mapping[str, Fraction | None],
    gone: dict[str, Fraction],
) -> Fraction | None:
    """Return the coverage of a group, and note how many of its points nobody stands for."""
    scored = applies = Fraction(0)
    for name, share in zip(group.children, group.shares, strict=True):
        child, part = nodes[name], covered[name]
        if child.role != "counts":
            continue
        gone[group.id] += abs(share) * gone[name]
        if part is not None:
            weight = abs(share) * (child.full - gone[name])
            applies += weight
            scored += weight * part
    return scored / applies if applies else None
