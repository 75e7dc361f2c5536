"""Contributions and losses: parts that add up to the total, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from scoring.evaluation import Evaluation
    from scoring.model import Node


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one indicator gave to the total and what it cost, in points of the total.

    Attributes:
        node: the indicator.
        points: what it gave.
        full_points: what it could have given.
    """

    node: Node
    points: Fraction
    full_points: Fraction

    @property
    def lost(self) -> Fraction:
        """What it cost: full points less points."""
        return self.full_points - self.points


@dataclass(frozen=True, slots=True)
class Ledger:
    """The contributions of all indicators, and what rounding the total added.

    ``sum(c.points for c in ledger) + ledger.rounding == ledger.total``, exactly.

    Attributes:
        contributions: in reading order.
        rounding: published total less the exact one; 0 where the total is not rounded.
        total: the published total.
        full_points: what the root can earn.
    """

    contributions: tuple[Contribution, ...]
    rounding: Fraction
    total: Fraction
    full_points: Fraction

    def __iter__(self) -> Iterator[Contribution]:
        return iter(self.contributions)

    def __len__(self) -> int:
        return len(self.contributions)

    @property
    def lost(self) -> Fraction:
        """Full points of the set less the exact total: what the losses add up to."""
        return self.full_points - (self.total - self.rounding)

    @property
    def largest_losses(self) -> tuple[Contribution, ...]:
        """The indicators that cost points, the costliest first, equals in reading order."""
        losing = [c for c in self.contributions if c.lost]
        return tuple(sorted(losing, key=lambda c: -c.lost))


def contributions(evaluation: Evaluation) -> Ledger:
    """Return how much every indicator gave to the total and how much it cost.

    Below the total, every group is a sum or a weighted mean and nothing is rounded, so what an
    indicator gives is its points times the product of the factors above it
    (:attr:`scoring.model.Node.reach`).
    """
    nodes = evaluation.indicator_set.nodes
    parts = tuple(
        Contribution(node, evaluation[node.id].points * node.reach, node.full * node.reach)
        for node in nodes.values()
        if node.is_indicator
    )
    published = evaluation.published_total
    return Ledger(
        contributions=parts,
        rounding=published - evaluation.exact_total,
        total=published,
        full_points=evaluation.indicator_set.root.full,
    )
