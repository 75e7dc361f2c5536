"""How firm a grade is, all at once: margins, weights, reviewers, rounding, the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.agreement import study_panel
from scoring.errors import ScoringError
from scoring.whatif.basis import both_ways
from scoring.whatif.routing.routes import routes
from scoring.whatif.weighing.leeway import weight_leeway

if TYPE_CHECKING:
    from scoring.agreement import PanelStudy
    from scoring.errors import Problem
    from scoring.evaluation import Evaluation
    from scoring.whatif.basis import BothWays
    from scoring.whatif.routing.routes import Routes
    from scoring.whatif.weighing.leeway import Leeway

FEWEST = 2
"""With fewer reviewers nothing is said of a panel."""
FEWEST_BOXES, BOXES = 100, 5_000
"""A search for the way out stops after so many boxes, and leaves the rest to ``scoring whatif
route``: the second number ÷ the indicators, each of which a box costs time, but not fewer than the
first."""


class WayOut(NamedTuple):
    """What has to be lost before the grade falls, flags staying as they are.

    Attributes:
        points: the way that loses the least points; :func:`scoring.slip`.
        indicators: the way that changes the fewest indicators.

    Where a search was stopped before it had a proof, they hold what was found and what any way
    takes at least.
    """

    points: Routes
    indicators: Routes

    @property
    def proven(self) -> bool:
        """Whether no way loses fewer points, and none changes fewer indicators."""
        return self.points.proven and self.indicators.proven


class Certificate(NamedTuple):
    """How firm a grade is; every part is what the function of its name returns.

    Attributes:
        evaluation: the sheet as it is, with the distance to other grades.
        leeway: by how much all weights may move; :func:`scoring.weight_leeway`.
        panel: which disagreements and which reviewers the grade hangs on, ``None`` with fewer
            than two reviewers; :func:`scoring.study_panel`.
        basis: the grade of the exact and of the rounded total; :func:`scoring.both_ways`.
        out: the cheapest ways out of the grade; ``None`` at the lowest, and where *unsaid* says
            why they are not known.
        unsaid: why nothing is said of the ways out, where something is in the way.
    """

    evaluation: Evaluation
    leeway: Leeway
    panel: PanelStudy | None
    basis: BothWays
    out: WayOut | None
    unsaid: tuple[Problem, ...] = ()

    @property
    def firm(self) -> bool | None:
        """Whether neither one reviewer nor the rounding of the total changes the grade.

        ``None`` where some result without a reviewer is not to be had and no other says no.
        """
        if not self.basis.same:
            return False
        return True if self.panel is None else self.panel.holds


def certify(evaluation: Evaluation) -> Certificate:
    """Say how firm the grade of one sheet is.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
    """
    several = len(evaluation.checked.valid) >= FEWEST
    out, unsaid = _out(evaluation)
    return Certificate(
        evaluation,
        weight_leeway(evaluation),
        study_panel(evaluation) if several else None,
        both_ways(evaluation),
        out,
        unsaid,
    )


def _out(evaluation: Evaluation) -> tuple[WayOut | None, tuple[Problem, ...]]:
    if evaluation.grade is evaluation.indicator_set.grades[-1]:
        return None, ()
    most = max(BOXES // len(evaluation.checked.plan.leaves), FEWEST_BOXES)
    try:
        return WayOut(
            routes(evaluation, out=True, most_boxes=most),
            routes(evaluation, out=True, least="indicators", most_boxes=most),
        ), ()
    except ScoringError as error:
        return None, error.problems
