"""The tree of a set: who stands under whom, and whether points and weights add up."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring import tree
from scoring.exact import as_text
from scoring.model import Node, Policies
from scoring.resolve.rule_checks import check_rule
from scoring.schema.indicator_set import Group, Indicator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.errors import Problems
    from scoring.schema.indicator_set import MissingPolicy, SetFile

ONE = Fraction(1)


class _Builder:
    """Holds what is known of the tree while it is resolved."""

    def __init__(self, written: SetFile, place: str, problems: Problems) -> None:
        self.place, self.problems, self.written = place, problems, written
        entries: dict[str, Group | Indicator] = {**written.group, **written.indicator}
        for node_id in written.group.keys() & written.indicator.keys():
            problems.add("set.id-twice", self.key(node_id), node_id)
        self.entries = dict(sorted(entries.items(), key=lambda item: item[1].order))
        self.children: dict[str, list[str]] = {node_id: [] for node_id in self.entries}
        for node_id, entry in self.entries.items():
            if entry.under in self.children:
                self.children[entry.under].append(node_id)
        self.full: dict[str, Fraction] = {}

    def key(self, node_id: str) -> str:
        """Return the place of a node in the file."""
        table = "indicator" if node_id in self.written.indicator else "group"
        return f"{self.place}: {table}.{node_id}"

    def settle_points(self, order: list[str]) -> None:
        """Note the full points of every node, of a sum from its children where it states none."""
        for node_id in reversed(order):
            entry, below = self.entries[node_id], self.children[node_id]
            full = entry.points
            sums = isinstance(entry, Group) and entry.combine == "sum"
            if full is None and sums and below and all(child in self.full for child in below):
                full = sum((self.full[child] for child in below), Fraction(0))
            if full is None:
                continue
            if full <= 0:
                self.problems.add("set.points-not-positive", f"{self.key(node_id)}.points", full)
            else:
                self.full[node_id] = full

    def share_weights(self, order: list[str]) -> None:
        """Give children of a weighted mean that state no points the share of their weight."""
        for node_id in order:
            entry = self.entries[node_id]
            if node_id in self.full or entry.under is None or entry.under not in self.full:
                continue
            parent = self.entries[entry.under]
            if isinstance(parent, Group) and parent.weights_total and entry.weight:
                self.full[node_id] = self.full[entry.under] * entry.weight / parent.weights_total

    def check(self, node_id: str) -> None:
        """Check one node, its full points and those of its children known."""
        entry = self.entries[node_id]
        if node_id not in self.full and entry.points is None:
            self.problems.add("set.no-points", self.key(node_id), node_id)
        if isinstance(entry, Group):
            self.check_group(node_id, entry)
        elif node_id in self.full:
            where = f"{self.key(node_id)}.rule"
            check_rule(entry.rule, self.full[node_id], self.written, where, self.problems)

    def check_group(self, node_id: str, entry: Group) -> None:
        """Check that a group has children and that their points or weights add up."""
        where, children = self.key(node_id), self.children[node_id]
        if not children:
            self.problems.add("set.empty-group", where, node_id)
            return
        if entry.combine == "weighted_mean":
            self.check_weights(node_id, entry)
            return
        if entry.weights_total is not None:
            self.problems.add("set.weights-under-sum", f"{where}.weights_total", node_id)
        for child in children:
            if self.entries[child].weight is not None:
                self.problems.add("set.weight-under-sum", f"{self.key(child)}.weight", child)
        if node_id in self.full and all(child in self.full for child in children):
            together = sum((self.full[child] for child in children), Fraction(0))
            self.compare(node_id, "set.points-off", f"{where}.points", self.full[node_id], together)

    def check_weights(self, node_id: str, entry: Group) -> None:
        """Check that the weights under a weighted mean add up to the total declared."""
        where, children = self.key(node_id), self.children[node_id]
        if entry.weights_total is None:
            self.problems.add("set.no-weights-total", where, node_id)
        together = Fraction(0)
        for child in children:
            weight = self.entries[child].weight
            if weight is None or weight <= 0:
                self.problems.add("set.no-weight", f"{self.key(child)}.weight", weight, id=child)
                return
            together += weight
        if entry.weights_total is not None:
            key = f"{where}.weights_total"
            self.compare(node_id, "set.weights-off", key, entry.weights_total, together)

    def compare(
        self, node_id: str, code: str, key: str, stated: Fraction, together: Fraction
    ) -> None:
        """Note a difference between what is stated and what the children add up to."""
        if stated != together:
            self.problems.add(
                code,
                key,
                as_text(stated),
                id=node_id,
                together=as_text(together),
                difference=as_text(together - stated),
                children=", ".join(self.children[node_id]),
            )

    def node(self, node_id: str, made: dict[str, Node]) -> Node:
        """Return the finished node; its parent is made already."""
        entry = self.entries[node_id]
        parent = made.get(entry.under or "")
        factor = ONE
        above = self.entries.get(entry.under or "")
        if parent and isinstance(above, Group) and above.combine == "weighted_mean":
            weight = entry.weight or ONE
            total = above.weights_total or ONE
            factor = parent.full * weight / (self.full[node_id] * total)
        inherited = parent.policies if parent else _policies(self.written.missing, None)
        return Node(
            id=node_id,
            label=entry.label,
            parent=entry.under,
            children=tuple(self.children[node_id]),
            level=parent.level + 1 if parent else 0,
            full=self.full[node_id],
            weight=entry.weight,
            factor=factor,
            reach=factor * parent.reach if parent else ONE,
            policies=_policies(entry.missing, inherited),
            combine=entry.combine if isinstance(entry, Group) else None,
            rule=entry.rule if isinstance(entry, Indicator) else None,
            explanation=entry.explanation if isinstance(entry, Indicator) else None,
            standard=entry.standard if isinstance(entry, Indicator) else None,
            source=entry.source or self.written.source,
            illustrative=entry.illustrative,
        )


def resolve_nodes(written: SetFile, place: str, problems: Problems) -> dict[str, Node]:
    """Return every node, parents first; an empty mapping where the tree is not sound."""
    build = _Builder(written, place, problems)
    if not written.indicator:
        problems.add("set.no-indicator", f"{place}: indicator")
    for state, policy in written.missing:
        if policy is None:
            problems.add("set.policy-missing", f"{place}: missing.{state}", state=state)
    under = {node_id: entry.under for node_id, entry in build.entries.items()}
    for node_id, entry in build.entries.items():
        if entry.under in written.indicator:
            problems.add("set.under-indicator", f"{build.key(node_id)}.under", entry.under)
    before = len(problems)
    order = tree.ordered(under, problems, build.key, place)
    if len(problems) > before or not order:
        return {}
    build.settle_points(order)
    build.share_weights(order)
    for node_id in order:
        build.check(node_id)
    if len(problems):
        return {}
    made: dict[str, Node] = {}
    for node_id in order:
        made[node_id] = build.node(node_id, made)
    return made


def check_raw_tree(data: Mapping[str, Any], place: str, problems: Problems) -> None:
    """Note what is wrong with the tree of a file whose shape is wrong elsewhere."""
    under: dict[str, str | None] = {}
    tables: dict[str, str] = {}
    for table in ("group", "indicator"):
        entries = data.get(table)
        for node_id, entry in entries.items() if isinstance(entries, dict) else ():
            parent = entry.get("under") if isinstance(entry, dict) else None
            if not isinstance(entry, dict) or not isinstance(parent, str | None):
                return
            under[node_id], tables[node_id] = parent, table
    if under:
        tree.ordered(under, problems, lambda one: f"{place}: {tables[one]}.{one}", place)


def _policies(written: MissingPolicy, inherited: Policies | None) -> Policies:
    given = dict(written)
    return Policies(
        *(
            given[state] or (getattr(inherited, state) if inherited else "refuse")
            for state in Policies._fields
        )
    )
