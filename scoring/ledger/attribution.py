"""How the points of the total are traced back to the indicators, from the root down.

A node has two multipliers: one turns its points into points of the total, one its losses.  Below
a sum, a weighted mean or a pool they are those of the node times the weight of the child, and what
was shared out again makes the weights of the others larger.  A third multiplier belongs to what
bonus and penalty items below it gave, which nothing makes larger.  A group that takes the weakest,
the best, one of several or drops some hands everything to the children it took.  Any other group
(a geometric mean, a product, a table …) has no exact parts, so its points are split in proportion
to what its children would give in a weighted mean, and its losses likewise.  What is added up
this way is always the total.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

from scoring.ledger.taken import taken
from scoring.ledger.unheld import Unheld
from scoring.model import GIVE
from scoring.resolve.groups import LINEAR
from scoring.schema.indicator_set import GiveTo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.schema.outcome import Adjustment

ONE, NOTHING = Fraction(1), Fraction(0)


@dataclass(slots=True)
class Share:
    """How a node reaches the total.

    Attributes:
        gave: what one of its points gave to the total.
        lost: what one point it lost cost.
        beside: what one point gave that a bonus or penalty item below it gave or took; nothing that
            is shared out makes that larger.
        growths: by how much its full points grew because something else was left out, under every
            parent that counts it; empty where it is left out or no group took it.
    """

    gave: Fraction = NOTHING
    lost: Fraction = NOTHING
    beside: Fraction = NOTHING
    growths: set[Fraction] = field(default_factory=set)


class Taken(NamedTuple):
    """What one limit of a group took from the total, or added to it.

    Attributes:
        node: the group it limits.
        cap: the conditional cap; ``None`` for what the group says of itself: its cap, its floor,
            or what it earns where nothing under it counts.
        points: in points of the total, negative where it took some.
    """

    node: Node
    cap: Adjustment | None
    points: Fraction


@dataclass(slots=True)
class Attribution:
    """What every node gave and cost.

    Attributes:
        shares: by node id.
        limited: what each limit of a group took or added, in the order in which they apply.
        unearned: what groups lost, in points of the total, that is no loss of what is below them:
            nothing counts there, or all of it has full points.
    """

    shares: dict[str, Share]
    limited: list[Taken] = field(default_factory=list)
    unearned: list[tuple[Node, Fraction]] = field(default_factory=list)


def attribute(evaluation: Evaluation) -> Attribution:
    """Trace the total of an evaluation back to its nodes."""
    used = evaluation.indicator_set
    order = _parents_first(evaluation)
    found = Attribution({node_id: Share() for node_id in order})
    root = found.shares[used.root.id]
    root.gave = root.lost = root.beside = ONE
    root.growths.add(ONE)
    without = Unheld(evaluation)
    for node_id in order:
        node = used.nodes[node_id]
        if node.children:
            _Group(evaluation, node, found, without).hand_down()
    return found


def _parents_first(evaluation: Evaluation) -> Sequence[str]:
    nodes = evaluation.indicator_set.nodes
    if not any(node.also_under for node in nodes.values()):
        return list(nodes)
    above = {node.id: {p for p in (node.parent, *node.also_under) if p} for node in nodes.values()}
    return list(TopologicalSorter(above).static_order())


def _add(found: Attribution, node: Node, points: Fraction, cap: Adjustment | None = None) -> None:
    if points:
        found.limited.append(Taken(node, cap, points))


class _Group:
    """Hands what a group gave and lost down to its children."""

    def __init__(
        self, evaluation: Evaluation, node: Node, found: Attribution, without: Unheld
    ) -> None:
        self.evaluation, self.node, self.found = evaluation, node, found
        self.without = without
        self.share = found.shares[node.id]
        self.beside = NOTHING
        nodes = evaluation.indicator_set.nodes
        pairs = [(nodes[c], s) for c, s in zip(node.children, node.shares, strict=True) if s]
        self.counting = [(one, s) for one, s in pairs if one.role == "counts"]
        self.extra = [(one, s) for one, s in pairs if one.role != "counts"]
        self.present = [(one, s) for one, s in self.counting if not evaluation.out.get(one.id)]

    def hand_down(self) -> None:
        """Give every child its multipliers, and note what limits took."""
        kind = str(self.node.combine)
        if not self.present:
            # what its own policy gives a group under which nothing counts comes from no child
            _add(self.found, self.node, self._uncapped() * self.share.gave)
            if not self.evaluation.out.get(self.node.id):
                self._unearned(self._uncapped())
        elif kind in LINEAR:
            self._linear()
        else:
            rates = {one.id: self._points(one) / one.full for one, _ in self.present}
            self._by_rates(taken(self.node, self.present, rates))
        for one in self.evaluation.applied:
            if one.kind == "cap" and one.node is self.node and one.before is not None:
                self._limited(one.before, one.after or NOTHING, one.rule)

    def _limited(self, before: Fraction, after: Fraction, cap: Adjustment | None = None) -> None:
        """Note a limit; a cap takes from the bonus first, a floor gives back the penalty first."""
        beside, moved = self.beside, self.beside + after - before
        self.beside = min(max(moved, min(beside, NOTHING)), max(beside, NOTHING))
        given = self.beside - beside
        counted = (after - before - given) * self.share.gave + given * self.share.beside
        _add(self.found, self.node, counted, cap)

    def _unearned(self, points: Fraction) -> None:
        lost = (self.node.full - points) * self.share.lost
        if lost > 0:
            self.found.unearned.append((self.node, lost))

    def _points(self, node: Node) -> Fraction:
        return self.evaluation.nodes[node.id].points

    def _uncapped(self) -> Fraction:
        """Return the points of the group before the first of its conditional caps."""
        for one in self.evaluation.applied:
            if one.kind == "cap" and one.node is self.node and one.before is not None:
                return one.before
        return self._points(self.node)

    def _beside(self, node: Node) -> Fraction:
        return Fraction(self.evaluation.beside.get(node.id, 0), self.evaluation.tick)

    def _away(self, node: Node) -> Fraction:
        tick = self.evaluation.checked.plan.tick
        return Fraction(self.evaluation.away.get(node.id, 0), tick)

    def _received(self) -> dict[str, Fraction]:
        """Return how much larger siblings are that received the points of others."""
        received: dict[str, Fraction] = {}
        for one, share in self.counting:
            if self.evaluation.out.get(one.id) == GIVE:
                receiver = next(p.give_to for p in one.policies if isinstance(p, GiveTo))
                received[receiver] = received.get(receiver, NOTHING) + share * one.full
        return received

    def _linear(self) -> None:
        received = self._received()
        grown = {
            one.id: 1 + received.get(one.id, NOTHING) / (share * one.full)
            for one, share in self.counting
        }
        could = sum(
            (grown[one.id] * share * (one.full - self._away(one)) for one, share in self.present),
            NOTHING,
        )
        away = NOTHING
        if self.node.parent is not None:
            away = self._away(self.node)
        attainable = self.node.full - away
        stretch = attainable / could if could else ONE
        earned = NOTHING
        for one, share in self.present:
            factor = share * grown[one.id] * stretch
            self._give(one, factor, share, grown[one.id] * stretch)
            earned += factor * (self._points(one) - self._beside(one))
            self.beside += share * self._beside(one)
        for one, share in self.extra:
            child = self.found.shares[one.id]
            child.gave += share * self.share.beside
            child.beside += share * self.share.beside
            child.growths.add(ONE)
            self.beside += share * self._points(one)
        earned += self.beside
        group = self.node.group
        if group is not None and (group.cap is not None or group.floor is not None or self.extra):
            floor = group.floor if group.floor is not None else (NOTHING if self.extra else None)
            held = earned if group.cap is None else min(earned, group.cap)
            held = held if floor is None else max(held, floor)
            if held != earned:
                self._limited(earned, self._uncapped())

    def _give(self, node: Node, factor: Fraction, share: Fraction, growth: Fraction) -> None:
        child = self.found.shares[node.id]
        child.gave += factor * self.share.gave
        child.lost += factor * self.share.lost
        child.beside += share * self.share.beside
        child.growths.update(growth * above for above in self.share.growths)

    def _by_rates(self, taken: Sequence[Node]) -> None:
        """Split what the group gave and lost by what the children would give in a mean."""
        shares = {one.id: share for one, share in self.counting}
        held, full = self._uncapped(), self.node.full
        points = self.without.points(self.node)
        points = held if points is None else points
        gave = {one.id: shares[one.id] * self._points(one) for one in taken}
        lost = {one.id: shares[one.id] * (one.full - self._points(one)) for one in taken}
        together, missing = sum(gave.values(), NOTHING), sum(lost.values(), NOTHING)
        for one in taken:
            up = points / together * shares[one.id] if together else NOTHING
            down = (full - points) / missing * shares[one.id] if missing else NOTHING
            child = self.found.shares[one.id]
            child.gave += up * self.share.gave
            child.lost += down * self.share.lost
            child.beside += up * self.share.gave
            child.growths.update(self.share.growths)
        if points and not together:
            _add(self.found, self.node, points * self.share.gave)
        if not missing:
            self._unearned(points)
        if points != held:
            self._limited(points, held)
