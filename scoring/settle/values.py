"""What the engine is given once a sheet has been checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
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


WhyVoid = Literal["all_full", "all_alike", "quota"]


class VoidBallot(NamedTuple):
    """A ballot that the set declares void.

    Attributes:
        member: whose it is, by the place on the sheet.
        why: full points everywhere, the same rate everywhere, or too many high scores.
    """

    member: int
    why: WhyVoid


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
        void: the ballots that the set declares void; *leaves* are without them.
    """

    sheet: ScoreSheet
    plan: Plan
    leaves: tuple[Settled, ...]
    weights: tuple[int, ...]
    kept: tuple[tuple[int, Fraction], ...] = ()
    void: tuple[VoidBallot, ...] = ()

    def keeping(self, kept: Iterable[tuple[int, Fraction]]) -> CheckedSheet:
        """Return this sheet with the shares in *kept*, but for what a policy has settled."""
        rest = tuple(one for one in kept if self.leaves[one[0]].state == "scored")
        return replace(self, kept=rest)

    @property
    def valid(self) -> tuple[int, ...]:
        """The reviewers whose ballots stand, by their places on the sheet."""
        void = {one.member for one in self.void}
        return tuple(one for one in range(len(self.sheet.reviewers)) if one not in void)

    @property
    def valid_weights(self) -> tuple[int, ...]:
        """The weights of the reviewers whose ballots stand, in hundredths."""
        return tuple(self.weights[one] for one in self.valid) if self.void else self.weights
