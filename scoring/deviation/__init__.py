"""Self score beside review score (自评得分、复审得分): how far they lie apart, and why.

The self-evaluation is the same evaluation with something changed: every indicator stands at its
self score, so that groups, caps, gates, rounding and the grade come about as for the review.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.deviation.comparison import Deviation, Direction, SelfComparison, Standing
from scoring.deviation.findings import findings_of
from scoring.evaluation import evaluate
from scoring.resolve.leaving import children_first
from scoring.schema.self_score import SelfScore
from scoring.settle.self_scores import self_ticks
from scoring.targets import by_rule
from scoring.whatif.changed import with_points

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.evaluation import Evaluation
    from scoring.model import Node

__all__ = ["Deviation", "Direction", "SelfComparison", "Standing", "compare_self"]


def compare_self(evaluation: Evaluation) -> SelfComparison | None:
    """Hold the self scores of a sheet against its review.

    Args:
        evaluation: what :func:`scoring.evaluate` returned for the sheet.

    Returns:
        Differences, bands, direction and findings of every indicator and group, in points of
        their own, and both totals; ``None`` where the sheet has no self score that counts.
    """
    checked = evaluation.checked
    plan, sheet = checked.plan, evaluation.sheet
    points = {}
    for leaf, given in zip(plan.leaves, checked.leaves, strict=True):
        ticks = self_ticks(leaf, sheet, plan.tick)
        if ticks is not None and not given.out:
            points[leaf.node.id] = ticks
    if not points:
        return None
    own = evaluate(plan.indicator_set, with_points(checked, points))
    declared = plan.indicator_set.written.self_score
    used = declared or SelfScore()
    above = used.above
    comparing = _Comparing(evaluation, own, points, used.bands, above)
    deviations = comparing.deviations()
    findings = tuple(findings_of(evaluation, deviations))
    return SelfComparison(evaluation, own, used.bands, above, declared, deviations, findings)


class _Comparing:
    def __init__(
        self,
        review: Evaluation,
        own: Evaluation,
        points: Mapping[str, int],
        bounds: tuple[Fraction, ...],
        above: Fraction,
    ) -> None:
        self.review, self.own, self.points = review, own, points
        self.bounds, self.above = bounds, above
        self.standings: dict[str, Standing] = {}

    def deviations(self) -> tuple[Deviation, ...]:
        """Return what is said of every indicator and group, the total first."""
        nodes = self.review.indicator_set.nodes
        for node in children_first(nodes):
            self.standings[node.id] = self._standing(node)
        return tuple(self._deviation(node) for node in nodes.values() if node.role != "flag")

    def _standing(self, node: Node) -> Standing:
        if self.review.out.get(node.id):
            return "left_out"
        if node.is_indicator:
            return "compared" if node.id in self.points else "blank"
        below = {
            self.standings[child]
            for child in node.children
            if self.review.indicator_set.nodes[child].role != "flag"
        } - {"left_out"}
        if below <= {"blank"}:
            return "blank"
        return "compared" if below == {"compared"} else "partly"

    def _deviation(self, node: Node) -> Deviation:
        standing = self.standings[node.id]
        root = node.parent is None
        review = self.review.published_total if root else self.review[node.id].points
        computed = by_rule(self.review, node.id) if node.is_indicator else None
        made = Deviation(node, standing, None, review, by_rule=computed)
        if standing in {"blank", "left_out"}:
            return made
        own = self.own.published_total if root else self.own[node.id].points
        made = made._replace(own=own)
        share = made.share or Fraction(0)
        reasoned = bool(self.review.sheet.entry(node.id).reason.strip())
        needs = node.is_indicator and computed is None and share > self.above
        band = sum(share > bound for bound in self.bounds)
        return made._replace(band=band, explained=reasoned or not needs)
