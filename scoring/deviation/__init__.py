"""Self score beside review score (自评得分、复审得分): how far they lie apart, and why.

The self-evaluation is the same evaluation with something changed: every indicator stands at its
self score, so that groups, caps, gates, rounding and the grade come about as for the review.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.deviation.comparison import Deviation, Direction, SelfComparison
from scoring.deviation.findings import findings_of
from scoring.evaluation import evaluate
from scoring.evaluation.self_scores import Standing, self_scored
from scoring.schema.self_score import SelfScore
from scoring.targets import by_rule

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
    scored = self_scored(evaluation)
    if scored is None:
        return None
    own = evaluate(evaluation.indicator_set, scored.checked)
    declared = evaluation.indicator_set.written.self_score
    used = declared or SelfScore()
    above = used.above
    comparing = _Comparing(evaluation, own, scored.standings, used.bands, above)
    deviations = comparing.deviations()
    findings = tuple(findings_of(evaluation, deviations))
    return SelfComparison(evaluation, own, used.bands, above, declared, deviations, findings)


class _Comparing:
    def __init__(
        self,
        review: Evaluation,
        own: Evaluation,
        standings: Mapping[str, Standing],
        bounds: tuple[Fraction, ...],
        above: Fraction,
    ) -> None:
        self.review, self.own, self.standings = review, own, standings
        self.bounds, self.above = bounds, above
        # as an examination has it: what evidence takes is what the sheet gives without its effects
        whole = replace(review.checked, kept=())
        self.before = evaluate(review.indicator_set, whole) if review.checked.kept else review

    def deviations(self) -> tuple[Deviation, ...]:
        """Return what is said of every indicator and group, the total first."""
        nodes = self.review.indicator_set.nodes
        return tuple(self._deviation(node) for node in nodes.values() if node.role != "flag")

    def _deviation(self, node: Node) -> Deviation:
        standing = self.standings[node.id]
        root = node.parent is None
        review = self.review.published_total if root else self.review[node.id].points
        counts = node.is_indicator and standing != "left_out"
        computed = by_rule(self.review, node.id) if counts else None
        made = Deviation(node, standing, None, review, by_rule=computed)
        if standing in {"blank", "left_out"}:
            return made
        own = self.own.published_total if root else self.own[node.id].points
        given = self.before[node.id].points if node.is_indicator else review
        made = made._replace(own=own, lacking=given - review)
        share = made.share or Fraction(0)
        # what lacking evidence takes has its reason already; the rest may need one
        rest = abs(given - own) / node.full if node.full else Fraction(0)
        entry = self.review.sheet.entry(node.id)
        backed = bool(entry.reason.strip()) or any(one.strip() for one in entry.evidence)
        needs = node.is_indicator and computed is None and min(share, rest) > self.above
        band = sum(share > bound for bound in self.bounds)
        return made._replace(band=band, explained=backed or not needs)
