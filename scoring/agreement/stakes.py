"""Which disagreements could change the grade: the sheet evaluated again, each of them settled."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from scoring.agreement.ratings import disputed
from scoring.evaluation import evaluate, verdict_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from scoring.agreement.ratings import Ratings
    from scoring.evaluation import Evaluation, Verdict
    from scoring.model import Node


MOST_FOR_PAIRS = 30
"""With more disagreements nobody looks at every two of them."""


class Stake(NamedTuple):
    """A disagreement and what it could change.

    Attributes:
        node: the indicator.
        ratings: who gave what.
        lowest: what comes out if all who scored it agree on the lowest score.
        highest: what comes out if they agree on the highest.
        span: by how much the totals of these two differ.
        decisive: whether the grade or the outcome differs between the two, or from the present one.
    """

    node: Node
    ratings: Ratings
    lowest: Verdict
    highest: Verdict
    span: Fraction
    decisive: bool


class Stakes(NamedTuple):
    """All disagreements on points.

    Attributes:
        each: the decisive ones first, then by the span of the total, widest first.
        now: what the sheet comes to.
        worst: what comes out with every one of them settled on the side of the lower total.
        best: the same with the side of the higher total.
        pairs: where no disagreement is decisive alone, every two that are when both are settled on
            the side of the lower total, or both on that of the higher; ``None`` where that was not
            looked for: one alone suffices, or all together change nothing, or there are more
            than :data:`MOST_FOR_PAIRS`.
    """

    each: tuple[Stake, ...]
    now: Verdict
    worst: Verdict
    best: Verdict
    pairs: tuple[tuple[Node, Node], ...] | None

    @property
    def decisive(self) -> tuple[Stake, ...]:
        """The disagreements that could change the grade alone: discuss these first."""
        return tuple(one for one in self.each if one.decisive)

    @property
    def together(self) -> bool:
        """Whether the grade could change if all disagreements were settled on one side."""
        return self.worst.differs(self.now) or self.best.differs(self.now)


def stakes_of(evaluation: Evaluation, ratings: tuple[Ratings, ...]) -> Stakes:
    """Evaluate the sheet again with every disagreement settled at its lowest and highest score.

    All who scored an indicator then answer as the reviewer with that score did; who abstained
    still abstains.  No float takes part.
    """
    now = verdict_of(evaluation)
    found, worst, best = [], {}, {}
    for one in disputed(ratings):
        ends = [
            next(who for who, given in one.points.items() if given == points)
            for points in (one.lowest, one.highest)
        ]
        low, high = (agreeing(evaluation, {one.node.id: who}) for who in ends)
        worst[one.node.id] = ends[high.total < low.total]
        best[one.node.id] = ends[high.total >= low.total]
        decisive = low.differs(high) or low.differs(now) or high.differs(now)
        found.append(Stake(one.node, one, low, high, abs(high.total - low.total), decisive))
    found.sort(key=lambda stake: (not stake.decisive, -stake.span))
    stakes = Stakes(
        tuple(found), now, agreeing(evaluation, worst), agreeing(evaluation, best), None
    )
    if stakes.decisive or not stakes.together or len(found) > MOST_FOR_PAIRS:
        return stakes
    sides = [side for side, end in ((worst, stakes.worst), (best, stakes.best)) if end.differs(now)]
    pairs = []
    for two in combinations([one.node for one in found], 2):
        settled = (agreeing(evaluation, {one.id: side[one.id] for one in two}) for side in sides)
        if any(one.differs(now) for one in settled):
            pairs.append(two)
    return stakes._replace(pairs=tuple(pairs))


def agreeing(evaluation: Evaluation, models: Mapping[str, str]) -> Verdict:
    """Evaluate the sheet on which all agree with one reviewer on some indicators.

    Args:
        evaluation: the sheet as it is.
        models: the id of the reviewer to agree with, by the id of the indicator.
    """
    checked, sheet = evaluation.checked, evaluation.sheet
    reviewers = [one.id for one in sheet.reviewers]
    leaves, entries = list(checked.leaves), dict(sheet.entries)
    for indicator, model in models.items():
        entry, place = sheet.entries[indicator], checked.plan.places[indicator]
        answers = {asked: dict.fromkeys(said, said[model]) for asked, said in entry.answers.items()}
        entries[indicator] = replace(entry, answers=answers)
        # these answers were checked as those of one reviewer, so they are right for all
        given = leaves[place]
        row = given.rows[given.members.index(reviewers.index(model))]
        leaves[place] = given._replace(rows=(row,) * len(given.rows))
    changed = replace(checked, sheet=replace(sheet, entries=entries), leaves=tuple(leaves))
    return verdict_of(evaluate(evaluation.indicator_set, changed))
