"""Contributions and losses: parts that add up to the total, exactly."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.ledger.attribution import attribute
from scoring.ledger.reviewers import seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.schema.fields import Label

NOTHING = Fraction(0)
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
        unearned: what groups lost that is no loss of an indicator: nothing under them counts and
            their own policy gives less than full points, or everything under them has full points
            and they have not.
    """

    contributions: tuple[Contribution, ...]
    evaluation: Evaluation
    limits: tuple[Limited, ...] = ()
    unearned: tuple[Contribution, ...] = ()

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
        """What cost points, the costliest first, equals in reading order, groups at the end."""
        parts = (*self.contributions, *self.unearned)
        losing = [part for part in parts if part.gave < part.could]
        # all parts of a ledger have one scale
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
    """Return the ledger of a set whose groups share out, choose or limit points.

    Where totals of reviewers are combined, every sheet is traced back by itself, for what was
    taken or limited on one need not be on another; what counts is their mean.
    """
    used = evaluation.indicator_set
    kept = [node for node in used.indicators if node.role != "flag"]
    sums = _Sums()
    for part, one in seen(evaluation):
        sums.add(part, one, kept)
    pairs = [(node, sums.gave[node.id], sums.could[node.id]) for node in kept]
    groups = [
        (node, NOTHING, sums.unearned[node.id])
        for node in used.nodes.values()
        if node.id in sums.unearned
    ]
    limits = (sums.limits[key] for key in sorted(sums.limits))
    parts = _whole([*pairs, *groups])
    unearned = parts[len(pairs) :]
    return Ledger(parts[: len(pairs)], evaluation, (*limits, *_vetoed(evaluation)), unearned)


class _Sums:
    """Adds up what evaluations of parts of the total come to.

    Attributes:
        gave, could: by id, what each indicator gave and could have given.
        unearned: by id, what groups lost that no indicator did.
        limits: by the place of the node, the number of the cap, and whether it adds.
    """

    def __init__(self) -> None:
        self.gave: dict[str, Fraction] = {}
        self.could: dict[str, Fraction] = {}
        self.unearned: dict[str, Fraction] = {}
        self.limits: dict[tuple[int, int, bool], Limited] = {}

    def add(self, part: Fraction, evaluation: Evaluation, kept: Sequence[Node]) -> None:
        """Add *part* of an evaluation."""
        found = attribute(evaluation)
        for node in kept:
            share, result = found.shares[node.id], evaluation.nodes[node.id]
            gave = part * share.gave * result.points
            counts = node.role == "counts" and not evaluation.out.get(node.id)
            could = gave + part * share.lost * result.lost if counts else NOTHING
            self.gave[node.id] = self.gave.get(node.id, NOTHING) + gave
            self.could[node.id] = self.could.get(node.id, NOTHING) + could
        for node, lost in found.unearned:
            self.unearned[node.id] = self.unearned.get(node.id, NOTHING) + part * lost
        places = {node_id: place for place, node_id in enumerate(found.shares)}
        numbers = {cap.id: number for number, cap in enumerate(evaluation.indicator_set.caps, 1)}
        for one in found.limited:
            number = 0 if one.cap is None else numbers[one.cap.id]
            # a cap and a floor are two limits, and a group may meet either
            key = (places[one.node.id], number, one.points > 0)
            before = self.limits[key].points if key in self.limits else NOTHING
            label = one.node.label if one.cap is None else one.cap.label
            self.limits[key] = Limited(label, one.node, before + part * one.points)


def _whole(pairs: Sequence[tuple[Node, Fraction, Fraction]]) -> tuple[Contribution, ...]:
    """Return contributions as whole numbers over their common denominator."""
    scale = math.lcm(*(one.denominator for _, *pair in pairs for one in pair))
    return tuple(
        Contribution(node, (gave * scale).numerator, (could * scale).numerator, scale)
        for node, gave, could in pairs
    )


def _vetoed(evaluation: Evaluation) -> tuple[Limited, ...]:
    """Return what a veto that replaces the total took from it."""
    veto, root = evaluation.vetoed, evaluation.indicator_set.root
    if veto is None or veto.total is None:
        return ()
    scored = Fraction(evaluation.scored, evaluation.published[1])
    return (Limited(veto.label, root, evaluation.published_total - scored),)
