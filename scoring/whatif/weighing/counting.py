"""How much every node counts in the total of one sheet, and through which groups it goes there.

A weight is given in points of the total: what full points of the node give there.  What is left
out and shared by its siblings weighs nothing, and they weigh more.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.ops import INTEGERS
from scoring.evaluation.computing import by_totals
from scoring.model import SIBLINGS
from scoring.plan.conditions import CapStep
from scoring.plan.linear import Linear
from scoring.plan.values import Value
from scoring.resolve.groups import LINEAR
from scoring.resolve.outcomes import mentioned
from scoring.whatif.weighing.monotone import Added, Capped, Floored, Link, Rounded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.plan import Step
    from scoring.plan.conditions import Conditions
    from scoring.schema.outcome import Condition

MEANS = frozenset({"mean", "weighted_mean"})


class Obstacle(NamedTuple):
    """Why nothing is said of a weight.

    Attributes:
        why: ``not_additive``, ``cumulative``, ``shared``, ``left_out``, ``limited``, ``rounding``,
            ``whole``, ``cap`` or ``totals``.
        about: the id of the group or cap that is in the way; empty for ``totals``.
    """

    why: str
    about: str


class Part(NamedTuple):
    """A child that counts in its group on this sheet.

    Attributes:
        node: the child.
        worth: what its full points give in points of the group, before they are made up for what
            is left out.
        rate: its points ÷ its full points.
    """

    node: Node
    worth: Fraction
    rate: Fraction


class Counting:
    """One sheet, ready to be weighed otherwise.

    Attributes:
        evaluation: the sheet as it is.
        nodes: the nodes of its set, by id.
        weights: the weight of every node that counts, in points of the total, by id.
        parts: the children that count, by the id of their group.
        several: whether the totals of several reviewers are combined.
    """

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.plan = evaluation.checked.plan
        self.nodes = evaluation.indicator_set.nodes
        self.parts = {one.id: self._parts(one) for one in self.nodes.values() if one.children}
        root = evaluation.indicator_set.root
        self.weights = {root.id: root.full}
        for group, parts in self.parts.items():
            together = sum((part.worth for part in parts), Fraction(0))
            for part in parts if group in self.weights else ():
                weight = self.weights[group] * part.worth / together
                self.weights[part.node.id] = self.weights.get(part.node.id, Fraction(0)) + weight
        self._steps: dict[int, list[Step]] = {}
        for step in self.plan.steps:
            for slot in step.slots:
                self._steps.setdefault(slot, []).append(step)
        self._limits: dict[str, tuple[Link, ...]] = {}
        self.several = by_totals(evaluation.checked) and sum(map(bool, evaluation.counted)) > 1

    def _parts(self, group: Node) -> tuple[Part, ...]:
        return tuple(
            Part(self.nodes[child], share * self.nodes[child].full, self._rate(child))
            for child, share in zip(group.children, group.shares, strict=True)
            if self.nodes[child].role == "counts" and not self.evaluation.out.get(child)
        )

    def _rate(self, node_id: str) -> Fraction:
        return self.evaluation[node_id].points / self.nodes[node_id].full

    def extras(self, group: Node) -> Fraction:
        """Return what bonus and penalty items of a group give in points of the group."""
        return sum(
            (
                share * self.evaluation[child].points
                for child, share in zip(group.children, group.shares, strict=True)
                if self.nodes[child].role in {"bonus", "penalty"}
            ),
            Fraction(0),
        )

    def upwards(self, node: Node) -> tuple[Node, ...]:
        """Return the groups above a node, nearest first, the root last."""
        line = []
        while node.parent is not None:
            node = self.nodes[node.parent]
            line.append(node)
        return tuple(line)

    def obstacle(self, node: Node) -> Obstacle | None:
        """Return what keeps the total from being known where a node weighs otherwise, if anything.

        For the groups above it, and the node itself under a single group.
        """
        path = self.upwards(node)
        above = {one.id for one in path}
        for one in (node, *path):
            if one.also_under:
                return Obstacle("shared", one.id)
        for group in path:
            if found := self.of_group(group):
                return found
        for cap in self.evaluation.indicator_set.caps:
            if above.intersection(mentioned(cap.when)):
                return Obstacle("cap", cap.id)
        return self.of_totals(path)

    def of_totals(self, groups: Sequence[Node]) -> Obstacle | None:
        """Return whether totals of reviewers are combined as no single sheet comes to them.

        Their mean is the total of mean points as long as nothing limits these on the way.
        """
        used, root = self.evaluation.indicator_set, self.evaluation.indicator_set.root
        ids = {one.id for one in groups}
        limited = any(self.limits(group) for group in groups)
        limited |= any((cap.node or root.id) in ids for cap in used.caps)
        if self.several and (limited or used.panel.combine not in MEANS):
            return Obstacle("totals", "")
        return None

    def of_group(self, group: Node) -> Obstacle | None:
        """Return what keeps a group from being the weighted sum of its children, if anything."""
        written = group.group
        if group.combine not in LINEAR:
            return Obstacle("not_additive", group.id)
        if written is not None and written.cumulative is not None:
            return Obstacle("cumulative", group.id)
        gone = [one for one in group.children if self.evaluation.out.get(one)]
        other = any(self.evaluation.out[one] != SIBLINGS for one in gone)
        # what bonus items gave further below is not made larger by what is shared out
        beside = bool(gone) and any(
            self.evaluation.beside.get(part.node.id) for part in self.parts[group.id]
        )
        if other or beside or any(self.evaluation.away.get(one) for one in group.children):
            return Obstacle("left_out", group.id)
        return None

    def limits(self, group: Node) -> tuple[Link, ...]:
        """Return what becomes of the points of a group once its children are added up."""
        if group.id not in self._limits:
            self._limits[group.id] = self._found(group)
        return self._limits[group.id]

    def _found(self, group: Node) -> tuple[Link, ...]:
        tick, links = Fraction(self.plan.tick), list[Link]()
        for step in self._steps.get(self.plan.slots[group.id], ()):
            if isinstance(step, Linear):
                if step.unit:
                    links.append(Rounded(step.unit / tick, step.mode))
                if step.clip:
                    links.append(Capped(step.full / tick))
                links += [] if step.cap is None else [Capped(step.cap / tick)]
                links += [] if step.floor is None else [Floored(step.floor / tick)]
            elif isinstance(step, CapStep) and self._holds(step.conditions, step.cap.when):
                links.append(Capped(step.limit / tick))
        return tuple(links)

    def _holds(self, conditions: Conditions, when: Condition) -> bool:
        values, times = self.values({}, 1)
        return bool(conditions.holds(INTEGERS, values, when, times))

    def values(
        self, points: Mapping[str, Fraction], scale: int
    ) -> tuple[Sequence[Value[int]], int]:
        """Return the values of all nodes, some at other points, and in which unit they are.

        Args:
            points: points of some nodes, by id.
            scale: a number that makes them whole numbers of 1/(*scale* × ticks) points.

        Returns:
            The values, and how many of their units make a tick.
        """
        evaluation = self.evaluation
        unit = evaluation.tick * scale
        found = [
            Value(
                (points[name] * unit).numerator if name in points else ticks * scale,
                evaluation.out.get(name, 0),
                evaluation.away.get(name, 0),
            )
            for name, ticks in zip(self.nodes, evaluation.ticks, strict=True)
        ]
        return found, unit // self.plan.tick

    def link(self, child: Node, group: Node) -> Added:
        """Return what the points of a child become in its group, all else as it is."""
        parts = self.parts[group.id]
        together = sum((part.worth for part in parts), Fraction(0))
        stretch = group.full / together
        rest = sum(
            (part.worth * part.rate for part in parts if part.node is not child), Fraction(0)
        )
        share = group.shares[group.children.index(child.id)]
        return Added(stretch * share, stretch * rest + self.extras(group))
