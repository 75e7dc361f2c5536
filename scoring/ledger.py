"""Contributions and losses: parts that add up to the total, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.evaluation import Evaluation
    from scoring.model import Node

_new = tuple.__new__


class Contribution(NamedTuple):
    """What one indicator gave to the total and what it cost, in points of the total.

    Attributes:
        node: the indicator.
        gave: what it gave, as a whole number of 1/*scale* points.
        could: what it could have given, in the same unit.
        scale: how many of these units make one point.
    """

    node: Node
    gave: int
    could: int
    scale: int

    @property
    def points(self) -> Fraction:
        """What it gave to the total."""
        return Fraction(self.gave, self.scale)

    @property
    def full_points(self) -> Fraction:
        """What it could have given."""
        return Fraction(self.could, self.scale)

    @property
    def lost(self) -> Fraction:
        """What it cost: full points less points."""
        return Fraction(self.could - self.gave, self.scale)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The contributions of all indicators, and what rounding the total added.

    ``sum(c.points for c in ledger.contributions) + ledger.rounding == ledger.total``, exactly.

    Attributes:
        contributions: in reading order.
        evaluation: what they were computed from.
    """

    contributions: tuple[Contribution, ...]
    evaluation: Evaluation

    def __iter__(self) -> Iterator[Contribution]:
        """Go through the contributions, in reading order."""
        return iter(self.contributions)

    def __len__(self) -> int:
        """Return how many indicators there are."""
        return len(self.contributions)

    @property
    def rounding(self) -> Fraction:
        """Published total less the exact one; 0 where the total is not rounded."""
        return self.evaluation.published_total - self.evaluation.exact_total

    @property
    def total(self) -> Fraction:
        """The published total."""
        return self.evaluation.published_total

    @property
    def full_points(self) -> Fraction:
        """What the whole set can earn."""
        return self.evaluation.indicator_set.root.full

    @property
    def lost(self) -> Fraction:
        """Full points of the set less the exact total: what the losses add up to."""
        return self.full_points - self.evaluation.exact_total

    @property
    def largest_losses(self) -> tuple[Contribution, ...]:
        """The indicators that cost points, the costliest first, equals in reading order."""
        losing = [part for part in self.contributions if part.gave < part.could]
        return tuple(sorted(losing, key=lambda part: part.gave - part.could))


def contributions(evaluation: Evaluation) -> Ledger:
    """Return how much every indicator gave to the total and how much it cost.

    Below the total, every group is a sum or a weighted mean and nothing is rounded, so what an
    indicator gives is its points times the product of the factors above it
    (:attr:`scoring.model.Node.reach`).
    """
    plan, ticks = evaluation.checked.plan, evaluation.ticks
    scale = evaluation.tick * plan.reach_scale
    times = evaluation.tick // plan.tick
    parts = tuple(
        [
            _new(Contribution, (leaf.node, ticks[leaf.slot] * reach, full * times, scale))
            for leaf, reach, full in zip(plan.leaves, plan.reaches, plan.full_reaches, strict=True)
        ]
    )
    return Ledger(parts, evaluation)
