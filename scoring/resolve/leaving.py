"""What can be left out of a tree, and whether every group can cope with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.model import GIVE, SIBLINGS, TREE, Ways
from scoring.resolve.groups import LINEAR
from scoring.resolve.tables import NOT_APPLICABLE, hole_in, levels_of
from scoring.schema.indicator_set import GiveTo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.errors import Problems
    from scoring.model import Node, Policies
    from scoring.schema.indicator_set import Group, Indicator, SetFile

CODES = {"siblings": SIBLINGS, "tree": TREE}
EXACT = frozenset({"sum", "weighted_mean", "weakest", "best", "median", "one_of", "table"})
"""Groups whose points are exact as long as nothing is left out."""

MEANS_OF_POWERS = frozenset({"geometric_mean", "harmonic_mean", "power_mean"})
NOTHING_IS_NOTHING = frozenset({"product", "best", "one_of"})
"""Groups where a child that is skipped may count as nothing."""


def ways_of(nodes: Mapping[str, Node]) -> dict[str, Ways]:
    """Return, for every node, in which ways it can be left out, or go beyond its full points."""
    ways: dict[str, Ways] = {}
    for node in nodes.values():
        if node.is_indicator:
            kinds = {code(policy) for policy in node.policies}
            ways[node.id] = Ways(frozenset(kinds - {0}), parts=False)
    shares_out = any(one.out for one in ways.values())
    for node in children_first(nodes):
        if node.is_indicator:
            continue
        below = [ways[c] for c in node.children if nodes[c].role == "counts"]
        wholly = bool(below) and all(one.out for one in below)
        out = frozenset({code(node.policies.not_applicable)} - {0}) if wholly else frozenset()
        parts = any(TREE in one.out or one.parts for one in below)
        group = node.group
        capped = group is not None and group.cap is not None and group.cap <= node.full
        bonus = any(nodes[child].role == "bonus" for child in node.children)
        beyond = not capped and (bonus or any(one.beyond for one in below))
        extra = any(nodes[child].role in {"bonus", "penalty"} for child in node.children)
        beside = extra or any(one.beside for one in below)
        beside = beside and shares_out and node.combine in LINEAR
        ways[node.id] = Ways(out, parts=parts, beyond=beyond, beside=beside)
    return ways


def code(policy: object) -> int:
    """Return how a policy leaves a node out, 0 where it does not."""
    return GIVE if isinstance(policy, GiveTo) else CODES.get(str(policy), 0)


def inexact(node: Node, nodes: Mapping[str, Node], ways: Mapping[str, Ways]) -> bool:
    """Whether the points of a group may be no whole number of any tick."""
    children = [c for c in node.children if nodes[c].role == "counts"]
    shared_out = any(SIBLINGS in ways[c].out or GIVE in ways[c].out for c in children)
    if node.parent is None:
        shared_out = shared_out or any(TREE in ways[c].out or ways[c].parts for c in children)
    if node.combine in LINEAR:
        return shared_out
    return node.combine not in EXACT


def check_leaving(
    written: SetFile,
    nodes: Mapping[str, Node],
    ways: Mapping[str, Ways],
    place: str,
    problems: Problems,
) -> None:
    """Note policies that a group above cannot carry out, and groups that must be rounded."""
    for node in nodes.values():
        key = f"{place}: {'indicator' if node.is_indicator else 'group'}.{node.id}"
        _check_policies(node, nodes, ways, key, problems)
        if node.combine == "table":
            _check_table(node, written, ways, key, problems)
        if not node.is_indicator and inexact(node, nodes, ways):
            _check_rounding(node, written, key, problems)


def _check_table(
    node: Node, written: SetFile, ways: Mapping[str, Ways], key: str, problems: Problems
) -> None:
    """Check that a rule table says what holds where a child is left out."""
    entries: dict[str, Group | Indicator] = {**written.group, **written.indicator}
    levels = {
        child: [
            *(one.id for one in levels_of(entries[child])),
            *([NOT_APPLICABLE] if ways[child].out else []),
        ]
        for child in node.children
        if entries[child].role == "counts"
    }
    if node.group is not None and (said := hole_in(node.group, levels)):
        problems.add("group.table-hole", f"{key}.table", said, id=node.id)


def _check_policies(
    node: Node,
    nodes: Mapping[str, Node],
    ways: Mapping[str, Ways],
    key: str,
    problems: Problems,
) -> None:
    for state, policy in node.policies._asdict().items():
        if isinstance(policy, GiveTo) and node.role != "counts":
            problems.add("policy.nothing-to-give", f"{key}.missing.{state}", node.id)
        elif isinstance(policy, GiveTo):
            _check_receiver(node, policy.give_to, nodes, ways, f"{key}.missing.{state}", problems)
    named = receivers(node.policies)
    if len(named) > 1:
        problems.add("policy.one-receiver", key, ", ".join(sorted(named)), id=node.id)
    if node.parent is not None and node.role == "counts":
        for parent_id in (node.parent, *node.also_under):
            _check_parent(node, nodes[parent_id], ways[node.id], key, problems)


def _check_rounding(node: Node, written: SetFile, key: str, problems: Problems) -> None:
    stage = "total" if node.parent is None else "group"
    if node.rounding is None and getattr(written.rounding, stage) is None:
        problems.add("group.needs-rounding", f"{key}.rounding", node.id, stage=stage)
    mode = (node.rounding and node.rounding.mode) or written.rounding.mode
    if node.combine in MEANS_OF_POWERS and mode != "half_up":
        problems.add("rounding.half-up-only", key, mode)


def _check_receiver(
    node: Node,
    receiver: str,
    nodes: Mapping[str, Node],
    ways: Mapping[str, Ways],
    key: str,
    problems: Problems,
) -> None:
    other = nodes.get(receiver)
    sibling = other is not None and other.parent == node.parent and receiver != node.id
    if other is None or not sibling or other.role != "counts" or node.also_under:
        problems.add("policy.receiver-no-sibling", key, receiver, id=node.id)
        return
    gives_itself = any(isinstance(policy, GiveTo) for policy in other.policies)
    if gives_itself or other.also_under or ways[receiver].parts:
        problems.add("policy.receiver-cannot", key, receiver, id=node.id)


def _check_parent(node: Node, parent: Node, ways: Ways, key: str, problems: Problems) -> None:
    if parent.combine in LINEAR:
        rounds_lines = parent.group is not None and parent.group.cumulative is not None
        if rounds_lines and (ways.out or ways.parts):
            # lines rounded to add up would be made larger again, and no longer add up
            problems.add("policy.under-cumulative", key, node.id, id=parent.id)
        return
    if parent.combine == "one_of" and SIBLINGS not in ways.out:
        problems.add("group.one-of-needs-siblings", key, node.id, id=parent.id)
    # a child that earns nothing would drag the others down, which leaving it out must not
    dragged = parent.combine not in NOTHING_IS_NOTHING
    skips = node.is_indicator and "skip" in node.policies and dragged
    if TREE in ways.out or ways.parts or GIVE in ways.out or skips:
        problems.add("policy.not-under", key, parent.combine, id=node.id, parent=parent.id)
    weighted = parent.group is not None and parent.group.weights_total is not None
    if ways.out and weighted and parent.combine in MEANS_OF_POWERS:
        problems.add("policy.weighted-mean-of-powers", key, parent.combine, parent=parent.id)


def receivers(policies: Policies) -> set[str]:
    """Return the siblings that may receive the points of a node."""
    return {policy.give_to for policy in policies if isinstance(policy, GiveTo)}


def children_first(nodes: Mapping[str, Node]) -> list[Node]:
    """Return the nodes, every one after all its children, shared ones too."""
    done: dict[str, None] = {}
    waiting = [(node_id, False) for node_id in nodes]
    while waiting:
        node_id, ready = waiting.pop()
        if ready:
            done.setdefault(node_id)
        elif node_id not in done:
            waiting.append((node_id, True))
            waiting += [(child, False) for child in nodes[node_id].children if child not in done]
    return [nodes[node_id] for node_id in done]
