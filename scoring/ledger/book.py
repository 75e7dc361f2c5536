"""Contributions and losses: parts that add up to the total, exactly."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.ledger.attribution import attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.schema.fields import Label

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


class Limited(NamedTuple):
    """What a cap, a floor or a veto took from the total (or added to it).

    Attributes:
        label: what it is called: the cap or veto, or the group that has a cap or floor.
        node: the node it limits; the root for a veto.
        points: in points of the total, negative where it took some.
    """

    label: Label
    node: Node
    points: Fraction


@dataclass(frozen=True, slots=True)
class Ledger:
    """The contributions of all indicators, what limits took, and what rounding added.

    The points of the contributions, those of the limits and the rounding add up to the total,
    exactly.

    Attributes:
        contributions: in reading order.
        evaluation: what they were computed from.
        limits: what caps, floors and vetoes took from the total or added to it, each by itself: the
            groups from the root down, for a group its own cap or floor and then conditional caps.
    """

    contributions: tuple[Contribution, ...]
    evaluation: Evaluation
    limits: tuple[Limited, ...] = ()

    def __iter__(self) -> Iterator[Contribution]:
        """Go through the contributions, in reading order."""
        return iter(self.contributions)

    def __len__(self) -> int:
        """Return how many indicators there are."""
        return len(self.contributions)

    @property
    def rounding(self) -> Fraction:
        """What the total has beyond all parts: 0 where nothing above the indicators is rounded."""
        if self.evaluation.checked.plan.plain:
            scored = Fraction(self.evaluation.scored, self.evaluation.published[1])
            return scored - self.evaluation.exact_total
        parts = sum((part.points for part in self.contributions), Fraction(0))
        return self.total - parts - sum((one.points for one in self.limits), Fraction(0))

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

    Where every group is a sum or a weighted mean and everything counts, what an indicator gives is
    its points times the product of the factors above it (:attr:`scoring.model.Node.reach`);
    elsewhere see :mod:`scoring.ledger.attribution`.
    """
    plan, ticks = evaluation.checked.plan, evaluation.ticks
    if not plan.plain:
        return _attributed(evaluation)
    scale = evaluation.tick * plan.reach_scale
    times = evaluation.tick // plan.tick
    parts = tuple(
        [
            _new(Contribution, (leaf.node, ticks[leaf.slot] * reach, full * times, scale))
            for leaf, reach, full in zip(plan.leaves, plan.reaches, plan.full_reaches, strict=True)
        ]
    )
    return Ledger(parts, evaluation, _vetoed(evaluation))


def _attributed(evaluation: Evaluation) -> Ledger:
    """Return the ledger of a set whose groups share out, choose or limit points."""
    found, used = attribute(evaluation), evaluation.indicator_set
    parts: list[tuple[Node, Fraction, Fraction]] = []
    for node in used.indicators:
        if node.role == "flag":
            continue
        share, result = found.shares[node.id], evaluation.nodes[node.id]
        gave = share.gave * result.points
        counts = node.role == "counts" and not evaluation.out.get(node.id)
        could = gave + share.lost * result.lost if counts else Fraction(0)
        parts.append((node, gave, could))
    scale = math.lcm(*(one.denominator for _, *pair in parts for one in pair))
    limits = [
        Limited(one.node.label if one.cap is None else one.cap.label, one.node, one.points)
        for one in found.limited
    ]
    whole = tuple(
        Contribution(node, (gave * scale).numerator, (could * scale).numerator, scale)
        for node, gave, could in parts
    )
    return Ledger(whole, evaluation, (*limits, *_vetoed(evaluation)))


def _vetoed(evaluation: Evaluation) -> tuple[Limited, ...]:
    """Return what a veto that replaces the total took from it."""
    veto, root = evaluation.vetoed, evaluation.indicator_set.root
    if veto is None or veto.total is None:
        return ()
    scored = Fraction(evaluation.scored, evaluation.published[1])
    return (Limited(veto.label, root, evaluation.published_total - scored),)
