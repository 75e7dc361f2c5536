"""The same sheet evaluated once more with the self scores in place of what the review gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scoring.resolve.leaving import children_first
from scoring.settle.changed import with_points
from scoring.settle.self_scores import self_ticks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.evaluation.result import Evaluation
    from scoring.model import Node
    from scoring.settle import CheckedSheet

Standing = Literal["compared", "partly", "blank", "left_out"]


@dataclass(frozen=True, slots=True)
class SelfScored:
    """A sheet at its self scores.

    Attributes:
        checked: the sheet with every self score that counts in place of what the review gave.
        standings: of every node, whether it has one: ``compared``; ``partly``, for a group of
            which some indicators have none; ``blank``; ``left_out``, where it does not count in
            the review.
    """

    checked: CheckedSheet
    standings: Mapping[str, Standing]


def self_scored(evaluation: Evaluation) -> SelfScored | None:
    """Return the sheet of a review at its self scores, ``None`` where it has none that counts."""
    checked = evaluation.checked
    points = {}
    for leaf, given in zip(checked.plan.leaves, checked.leaves, strict=True):
        ticks = self_ticks(leaf, evaluation.sheet, checked.plan.tick)
        if ticks is not None and not given.out:
            points[leaf.node.id] = ticks
    if not points:
        return None
    standings: dict[str, Standing] = {}
    for node in children_first(evaluation.indicator_set.nodes):
        standings[node.id] = _standing(node, evaluation, points, standings)
    return SelfScored(with_points(checked, points), standings)


def _standing(
    node: Node,
    review: Evaluation,
    points: Mapping[str, int],
    standings: Mapping[str, Standing],
) -> Standing:
    if review.out.get(node.id):
        return "left_out"
    if node.is_indicator:
        return "compared" if node.id in points else "blank"
    nodes = review.indicator_set.nodes
    counting = (child for child in node.children if nodes[child].role != "flag")
    below = {standings[child] for child in counting} - {"left_out"}
    if below <= {"blank"}:
        return "blank"
    return "compared" if below == {"compared"} else "partly"
