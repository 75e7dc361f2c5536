"""Whether the grade hangs on the rounding of the total."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scoring.evaluation import evaluate, verdict_of
from scoring.resolve.leaving import inexact
from scoring.settle import check_sheet

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation, Verdict


class BothWays(NamedTuple):
    """The verdict read off the total as it is, and off the rounded one.

    Attributes:
        exact: what comes out where the total is not rounded; the same as *rounded* where the
            total cannot be held exactly (a geometric mean) and has only the declared decimals.
        rounded: what comes out where it is rounded to *places* decimals: as the set rounds it, or
            to the decimals it shows where it does not round.
        places: these decimals.
    """

    exact: Verdict
    rounded: Verdict
    places: int

    @property
    def same(self) -> bool:
        """Whether both have the same grade and outcome."""
        return not self.exact.differs(self.rounded)


def both_ways(evaluation: Evaluation) -> BothWays:
    """Evaluate the sheet again with the other basis of the grade.

    Only the rounding of the total differs: indicators and groups are rounded as the set says,
    and caps, gates and vetoes apply.
    """
    used = evaluation.indicator_set
    now, rounding = verdict_of(evaluation), used.rounding
    if rounding.total is not None and inexact(used.root, used.nodes, used.ways):
        return BothWays(now, now, rounding.total)
    if rounding.total is None:
        places = rounding.shown
        other = rounding.model_copy(update={"total": places})
    else:
        places = rounding.total
        other = rounding.model_copy(update={"total": None})
    basis = "rounded" if rounding.total is None else "exact"
    changed = replace(used, rounding=other, grade_basis=basis, derived={})
    # with another rounding ticks may be finer, and settled points are whole numbers of them
    checked = replace(check_sheet(changed, evaluation.sheet), kept=evaluation.checked.kept)
    then = verdict_of(evaluate(changed, checked))
    exact, rounded = (now, then) if rounding.total is None else (then, now)
    return BothWays(exact, rounded, places)
