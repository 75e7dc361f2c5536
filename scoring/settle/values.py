"""What the engine is given once a sheet has been checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

    from scoring.plan import Plan
    from scoring.sheet import ScoreSheet, State


class Settled(NamedTuple):
    """What the engine is given for one indicator.

    Attributes:
        rows: the inputs, one row for each reviewer who answered, or a single row.
        members: which reviewers these rows belong to, by their place on the sheet.
        fixed: points in ticks where a policy decided, ``None`` where the rule decides.
        state: the state the entry was in.
        out: how it is left out (see :data:`scoring.model.SIBLINGS`), 0 where it counts.
    """

    rows: tuple[tuple[int, ...], ...]
    members: tuple[int, ...]
    fixed: int | None
    state: State
    out: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class CheckedSheet:
    """A sheet that is known to fit its set; made by :func:`scoring.settle.check_sheet`.

    Attributes:
        sheet: the sheet as it was filled in.
        plan: the plan of the set.
        leaves: what each indicator is given, in the order of ``plan.leaves``.
        weights: the weights of the reviewers, in hundredths.
        kept: which indicators keep a share of their points only, by their place among ``leaves``,
            and that share; their points are taken, and rounded as the indicator is, once they
            are settled.
    """

    sheet: ScoreSheet
    plan: Plan
    leaves: tuple[Settled, ...]
    weights: tuple[int, ...]
    kept: tuple[tuple[int, Fraction], ...] = ()
