"""A panel under study: how far reviewers agree, and which disagreements matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.agreement.concordance import kendall, krippendorff
from scoring.agreement.correlations import intraclass
from scoring.agreement.deviations import outliers, severities
from scoring.agreement.ratings import (
    compared,
    complete_table,
    ratings_of,
    standing_reviewers,
)
from scoring.agreement.stakes import stakes_of
from scoring.agreement.without import without_each

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.agreement.concordance import Concordance
    from scoring.agreement.deviations import Outlier, Severity
    from scoring.agreement.figures import Figure
    from scoring.agreement.ratings import Ratings
    from scoring.agreement.stakes import Stakes
    from scoring.agreement.without import Without
    from scoring.evaluation import Evaluation
    from scoring.sheet import Reviewer

__all__ = ["PanelStudy", "study_panel"]


@dataclass(frozen=True, eq=False)
class PanelStudy:
    """What a sheet says of its panel.

    Figures of agreement are about score rates: indicators are the targets, reviewers the raters.
    Void ballots (:attr:`scoring.settle.CheckedSheet.void`) have no part in any of them.

    Attributes:
        evaluation: the sheet as it is.
        reviewers: those under study: all whose ballots stand.
        ratings: what the reviewers gave every indicator the panel scored.
        compared: how many indicators the figures are about; flags earn no points.
        complete: how many of them every reviewer scored; the correlations and W are of these.
        correlations: the six intraclass correlations, by name (``ICC(2,k)``).
        concordance: Kendall's W.
        alpha: Krippendorff's alpha, of all that at least two reviewers scored.
        severities: how far each reviewer lies from the others.
        outliers: single scores that lie far from the others.
        stakes: which disagreements could change the grade.
        without: what comes out without each of the reviewers.
    """

    evaluation: Evaluation
    reviewers: tuple[Reviewer, ...]
    ratings: tuple[Ratings, ...]
    compared: int
    complete: int
    correlations: Mapping[str, Figure]
    concordance: Concordance
    alpha: Figure
    severities: tuple[Severity, ...]
    outliers: tuple[Outlier, ...]
    stakes: Stakes
    without: tuple[Without, ...]

    @property
    def holds(self) -> bool | None:
        """Whether the grade stays the same without any one reviewer.

        ``None`` where no result without a reviewer says otherwise but some are not to be had.
        """
        found = [one.same for one in self.without]
        if False in found:
            return False
        return None if None in found or not found else True


def study_panel(evaluation: Evaluation) -> PanelStudy:
    """Study the panel of one sheet: agreement, harshness, outlying scores, what is at stake.

    The totals and grades are those of the engine, evaluated again and exact; the figures of
    agreement are statistics and say so where they are undefined.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
    """
    ratings = ratings_of(evaluation)
    reviewers = standing_reviewers(evaluation)
    table = complete_table(ratings, tuple(one.id for one in reviewers))
    return PanelStudy(
        evaluation=evaluation,
        reviewers=reviewers,
        ratings=ratings,
        compared=len(compared(ratings)),
        complete=len(table),
        correlations=intraclass(table, len(reviewers)),
        concordance=kendall(table, len(reviewers)),
        alpha=krippendorff([list(one.rates.values()) for one in compared(ratings)]),
        severities=severities(evaluation, ratings),
        outliers=outliers(ratings),
        stakes=stakes_of(evaluation, ratings),
        without=without_each(evaluation),
    )
