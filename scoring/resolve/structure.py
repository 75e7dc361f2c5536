"""The tree of a set: who stands under whom, and whether points and weights add up."""

from __future__ import annotations

from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from scoring import tree
from scoring.exact import as_text
from scoring.resolve.groups import check_combine
from scoring.resolve.nodes import ONE, built
from scoring.resolve.rule_checks import Around, check_rule
from scoring.schema.indicator_set import Group, Indicator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.errors import Problems
    from scoring.model import Node
    from scoring.schema.indicator_set import SetFile

MEANS = frozenset({"weighted_mean", "geometric_mean", "harmonic_mean", "power_mean", "drop"})
"""What may have weights; a weighted mean must."""


class Builder:
    """Holds what is known of the tree while it is resolved.

    Attributes:
        entries: groups and indicators by id, in the order they are written.
        children: the children of every node, those it shares with another parent included.
        full: the full points found so far.
    """

    def __init__(self, written: SetFile, place: str, problems: Problems) -> None:
        self.place, self.problems, self.written = place, problems, written
        entries: dict[str, Group | Indicator] = {**written.group, **written.indicator}
        for node_id in written.group.keys() & written.indicator.keys():
            problems.add("set.id-twice", self.key(node_id), node_id)
        self.entries = dict(sorted(entries.items(), key=lambda item: item[1].order))
        self.children: dict[str, list[str]] = {node_id: [] for node_id in self.entries}
        for node_id, entry in self.entries.items():
            for parent in (entry.under, *entry.also_under):
                if parent in self.children:
                    self.children[parent].append(node_id)
        self.full: dict[str, Fraction] = {}

    def key(self, node_id: str) -> str:
        """Return the place of a node in the file."""
        table = "indicator" if node_id in self.written.indicator else "group"
        return f"{self.place}: {table}.{node_id}"

    def counting(self, node_id: str) -> list[str]:
        """Return the children that are part of the full points."""
        return [one for one in self.children[node_id] if self.entries[one].role == "counts"]

    def check_shared(self) -> None:
        """Check the further parents of nodes: known groups, none twice, no circle."""
        for node_id, entry in self.entries.items():
            key = f"{self.key(node_id)}.also_under"
            seen = {entry.under}
            for parent in entry.also_under:
                if parent not in self.written.group:
                    self.problems.add("tree.unknown-parent", key, parent, id=node_id)
                elif parent in seen or entry.under is None:
                    self.problems.add("tree.shared-twice", key, parent, id=node_id)
                seen.add(parent)
        if any(entry.also_under for entry in self.entries.values()):
            self._check_circles()

    def _check_circles(self) -> None:
        waits = {node_id: set(children) for node_id, children in self.children.items()}
        try:
            TopologicalSorter(waits).prepare()
        except CycleError as error:
            path: list[str] = error.args[1]
            # without what stands in several places there would be no circle
            shared = next(one for one in path if self.entries[one].also_under)
            key = f"{self.key(shared)}.also_under"
            self.problems.add("tree.cycle", key, shared, path=" → ".join(path))

    def settle_points(self, order: list[str]) -> None:
        """Note the full points of every node, of a sum from its children where it states none."""
        for node_id in _children_first(order, self.children):
            entry, below = self.entries[node_id], self.counting(node_id)
            full = entry.points
            sums = isinstance(entry, Group) and entry.combine == "sum"
            if entry.role == "flag":
                self._check_flag(node_id, entry)
                full = ONE
            if full is None and sums and below and all(child in self.full for child in below):
                full = sum((self.full[child] for child in below), Fraction(0))
            if full is None:
                continue
            if full <= 0:
                self.problems.add("set.points-not-positive", f"{self.key(node_id)}.points", full)
            else:
                self.full[node_id] = full

    def _check_flag(self, node_id: str, entry: Group | Indicator) -> None:
        if entry.points is not None:
            self.problems.add("set.flag-with-points", f"{self.key(node_id)}.points", entry.points)
        if not isinstance(entry, Indicator) or entry.rule.kind != "yes_no":
            self.problems.add("set.flag-not-yes-no", self.key(node_id), node_id)

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
            rounded = self.written.rounding.indicator is not None or entry.rounding is not None
            check_rule(entry.rule, Around(self.full[node_id], rounded, where, self.problems))
            self._check_log(node_id, entry)

    def _check_log(self, node_id: str, entry: Indicator) -> None:
        """Check that a logarithm is rounded half up, to a whole number of the full points."""
        if getattr(entry.rule, "scale", "linear") != "log":
            return
        own, stage = entry.rounding, self.written.rounding
        places = own.places if own else stage.indicator
        mode = (own and own.mode) or stage.mode
        where, full = f"{self.key(node_id)}.rule", self.full[node_id]
        if mode != "half_up":
            self.problems.add("rounding.half-up-only", where, mode)
        if places is not None and (full * 10**places).denominator != 1:
            self.problems.add("rule.log-full-not-whole", where, as_text(full))

    def check_group(self, node_id: str, entry: Group) -> None:
        """Check that a group has children and that their points or weights add up."""
        where, children = self.key(node_id), self.counting(node_id)
        if not children:
            self.problems.add("set.empty-group", where, node_id)
            return
        check_combine(self, node_id, entry)
        if entry.combine in MEANS:
            self.check_weights(node_id, entry)
            return
        if entry.weights_total is not None:
            self.problems.add("set.weights-under-sum", f"{where}.weights_total", node_id)
        for child in children:
            single = self.entries[child].also_under == ()
            if self.entries[child].weight is not None and single:
                self.problems.add("set.weight-under-sum", f"{self.key(child)}.weight", child)
        if entry.combine != "sum":
            return
        if node_id in self.full and all(child in self.full for child in children):
            together = sum((self.full[child] for child in children), Fraction(0))
            self.compare(node_id, "set.points-off", f"{where}.points", self.full[node_id], together)

    def check_weights(self, node_id: str, entry: Group) -> None:
        """Check that the weights under a mean add up to the total declared."""
        where, children = self.key(node_id), self.counting(node_id)
        weights = [self.entries[child].weight for child in children]
        if entry.combine != "weighted_mean" and not any(weights) and entry.weights_total is None:
            return
        if entry.weights_total is None:
            self.problems.add("set.no-weights-total", where, node_id)
        together = Fraction(0)
        for child, weight in zip(children, weights, strict=True):
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
                children=", ".join(self.counting(node_id)),
            )


def resolve_nodes(written: SetFile, place: str, problems: Problems) -> dict[str, Node]:
    """Return every node, parents first; an empty mapping where the tree is not sound."""
    build = Builder(written, place, problems)
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
    if len(problems) == before:
        build.check_shared()
    if len(problems) > before or not order:
        return {}
    build.settle_points(order)
    build.share_weights(order)
    for node_id in order:
        build.check(node_id)
    if len(problems):
        return {}
    return built(build, order)


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


def _children_first(order: list[str], children: Mapping[str, list[str]]) -> list[str]:
    """Return the ids with every node after all its children, shared ones too."""
    done: dict[str, None] = {}
    waiting = [(node_id, False) for node_id in order]
    while waiting:
        node_id, ready = waiting.pop()
        if ready:
            done.setdefault(node_id)
        elif node_id not in done:
            waiting.append((node_id, True))
            waiting += [(child, False) for child in children[node_id] if child not in done]
    return list(done)
