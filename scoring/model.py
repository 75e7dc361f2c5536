"""The indicator set as it is true: references resolved, numbers exact, tree proven."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from scoring.notebook import ShownInNotebooks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from scoring.schema.evidence import RequirementShape
    from scoring.schema.fields import Label
    from scoring.schema.indicator_set import Group, NodeRounding, Panel, Policy, Rounding, SetFile
    from scoring.schema.outcome import Cap, Coefficient, Gate, Veto
    from scoring.schema.rules import RuleSpec


class Policies(NamedTuple):
    """What each state other than *scored* means for a node, its parents asked."""

    missing: Policy
    not_applicable: Policy
    not_due: Policy
    void: Policy


SIBLINGS, TREE, GIVE = 1, 2, 3
"""How a node is left out: its points go to its siblings, over the whole tree, to a sibling."""


class Ways(NamedTuple):
    """In which ways a node can be left out of what it counts for, or count for more.

    Attributes:
        out: the ways in which the whole node can be left out, if any.
        parts: whether parts of it can be left out over the whole tree.
        beyond: whether bonus items can lift it beyond its full points.
        beside: whether some of its points may come from bonus and penalty items, which must be told
            from the others because those may grow by what is shared out.
    """

    out: frozenset[int]
    parts: bool
    beyond: bool = False
    beside: bool = False


class Grade(NamedTuple):
    """A grade and its lower bound.

    Attributes:
        lower: the bound; totals of this grade reach it (or exceed it, see *included*).
        included: whether the bound itself has this grade.
    """

    id: str
    label: Label
    lower: Fraction
    included: bool


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A group or an indicator of a proven tree.

    Attributes:
        full: full points, in points of its own scale.
        parent: the group it stands under in lists; ``None`` for the root.
        also_under: further groups that count it too.
        factor: what one point here gives in points of the parent (1 under a sum); under a parent
            that is no sum of its children, what it would give in a weighted mean.
        reach: what one point here gives in points of the total, through all parents.
        children: ids, in reading order; empty for an indicator.
        shares: the factor of every child under this node.
        level: 0 for the root.
        role: whether it counts, is a bonus or a penalty, or only a flag for conditions.
        combine: how the children become one score; ``None`` for an indicator.
        group: what else is written of a group.
        rule: how inputs become points; ``None`` for a group.
        rounding: how its points are rounded, where that differs from the set.
        evidence: the evidence it requires, if any.
    """

    id: str
    label: Label
    parent: str | None
    also_under: tuple[str, ...]
    children: tuple[str, ...]
    shares: tuple[Fraction, ...]
    level: int
    role: str
    full: Fraction
    weight: Fraction | None
    factor: Fraction
    reach: Fraction
    policies: Policies
    combine: str | None
    group: Group | None
    rule: RuleSpec | None
    rounding: NodeRounding | None
    explanation: Label | None
    standard: Label | None
    source: str
    illustrative: bool
    evidence: RequirementShape | None

    @property
    def scored_by(self) -> RuleSpec:
        """How inputs become points.

        Raises:
            TypeError: for a group, which is computed from its children.
        """
        if self.rule is None:
            raise TypeError(f"{self.id} is a group and has no scoring rule")
        return self.rule

    @property
    def is_indicator(self) -> bool:
        """Whether it is scored, not computed."""
        return self.rule is not None


@dataclass(frozen=True, eq=False)
class IndicatorSet(ShownInNotebooks):
    """The versioned tree with points, rules, panel and grades, proven sound.

    Attributes:
        nodes: every node by id, parents before children, siblings in their order.
        grades: best first; the last one holds every total below the others.
        caps, gates, vetoes: what limits points, the grade, and what replaces the outcome.
        coefficient: what the total is worth elsewhere, if anything.
        ways: how every node can be left out, by id.
        digest: SHA-256 of what the file says, whatever its layout and comments.
        place: where it was read from, for messages.
        written: the file as it was written, checked for shape.
        derived: what is computed from the set once and kept with it, by its class.
    """

    id: str
    version: str
    name: Label
    language: str
    source: str
    note: Label | None
    rounding: Rounding
    panel: Panel
    grades: tuple[Grade, ...]
    grade_basis: str
    caps: tuple[Cap, ...]
    gates: tuple[Gate, ...]
    vetoes: tuple[Veto, ...]
    coefficient: Coefficient | None
    nodes: Mapping[str, Node]
    ways: Mapping[str, Ways]
    digest: str
    place: str
    written: SetFile
    derived: dict[type, Any] = field(default_factory=dict, repr=False)

    @property
    def root(self) -> Node:
        """The node whose points are the total."""
        return next(iter(self.nodes.values()))

    @property
    def indicators(self) -> tuple[Node, ...]:
        """The indicators in reading order."""
        return tuple(node for node in self.nodes.values() if node.is_indicator)

    @property
    def depth(self) -> int:
        """How many levels stand below the root."""
        return max(node.level for node in self.nodes.values())

    def path(self, node_id: str) -> tuple[Node, ...]:
        """Return the nodes from just below the root down to *node_id*.

        Raises:
            KeyError: if there is no such node.
        """
        line = [self.nodes[node_id]]
        while (parent := line[-1].parent) is not None:
            line.append(self.nodes[parent])
        return tuple(line[-2::-1]) if len(line) > 1 else ()

    def __repr__(self) -> str:
        return f"<IndicatorSet {self.id} {self.version}: {len(self.indicators)} indicators>"


def descendants(nodes: Mapping[str, Node], these: Iterable[str]) -> set[str]:
    """Return everything below some nodes, at whatever depth."""
    found: set[str] = set()
    waiting = list(these)
    while waiting:
        for child in nodes[waiting.pop()].children:
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found
