"""How firm a grade is, all at once: margins, weights, reviewers, rounding."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.agreement import study_panel
from scoring.whatif.basis import both_ways
from scoring.whatif.leeway import weight_leeway

if TYPE_CHECKING:
    from scoring.agreement import PanelStudy
    from scoring.evaluation import Evaluation
    from scoring.whatif.basis import BothWays
    from scoring.whatif.leeway import Leeway

FEWEST = 2
"""With fewer reviewers nothing is said of a panel."""


class Certificate(NamedTuple):
    """How firm a grade is; every part is what the function of its name returns.

    Attributes:
        evaluation: the sheet as it is, with the distance to other grades.
        leeway: by how much all weights may move; :func:`scoring.weight_leeway`.
        panel: which disagreements and which reviewers the grade hangs on, ``None`` with fewer
            than two reviewers; :func:`scoring.study_panel`.
        basis: the grade of the exact and of the rounded total; :func:`scoring.both_ways`.
    """

    evaluation: Evaluation
    leeway: Leeway
    panel: PanelStudy | None
    basis: BothWays

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
    return Certificate(
        evaluation,
        weight_leeway(evaluation),
        study_panel(evaluation) if several else None,
        both_ways(evaluation),
    )
