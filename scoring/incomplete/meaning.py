"""The set as one incomplete sheet uses it: what its gaps mean in either reading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.model import Policies, descendants
from scoring.plan import Plan
from scoring.resolve.groups import LINEAR
from scoring.resolve.leaving import inexact, receivers, ways_of
from scoring.schema.indicator_set import NodeRounding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.incomplete.progress import Progress
    from scoring.model import IndicatorSet, Node
    from scoring.schema.indicator_set import Policy

FINER = 4
MOST_PLACES = 8


def so_far(indicator_set: IndicatorSet, progress: Progress) -> IndicatorSet:
    """Return the set in which what is missing is left out and the rest stands for the whole.

    Below a group that adds no points, and below one that receives those of a sibling, the
    siblings stand for what is missing.
    """
    nodes = indicator_set.nodes
    receiving = _receiving(nodes, progress)
    apart = descendants(
        nodes, [one.id for one in nodes.values() if one.children and one.combine not in LINEAR]
    )
    apart |= descendants(nodes, receiving) | progress.unchosen
    open_ = {*progress.pending, *progress.hidden, *progress.unchosen}
    changed = {}
    for node in nodes.values():
        way: Policy = "siblings" if node.id in apart else "tree"
        policies = _specialised(node, progress)
        if node.id in open_:
            policies = _all_as(policies, way)
        group = node.group
        if group is not None and node.id in progress.unfinished:
            # lines that are rounded to add up cannot do so without those that are missing
            group = group.model_copy(update={"cumulative": None})
        changed[node.id] = replace(node, policies=policies, group=group)
    return _rounded(indicator_set, changed)


def nothing_more(indicator_set: IndicatorSet, progress: Progress) -> IndicatorSet:
    """Return the set in which what is missing counts as zero."""
    nodes = indicator_set.nodes
    choices = {one.id for one in nodes.values() if one.combine == "one_of"} & progress.pending
    apart = descendants(nodes, choices) | progress.unchosen
    changed = {}
    for node in nodes.values():
        policies = _specialised(node, progress)
        if node.id in apart:
            policies = _all_as(policies, "siblings")
        elif node.id in progress.pending:
            policies = _all_as(policies, "zero")
        changed[node.id] = replace(node, policies=policies)
    return _rounded(indicator_set, changed)


def _specialised(node: Node, progress: Progress) -> Policies:
    """Return the policies of a node without those that this sheet does not need."""
    if not node.is_indicator:
        return node.policies
    state = progress.states[node.id]
    if state == "scored" or getattr(node.policies, state) == "refuse":
        own = node.policies
        return Policies(*("refuse" if state == "scored" else policy for policy in own))
    kept = getattr(node.policies, state)
    return Policies(*(kept if name == state else "refuse" for name in Policies._fields))


def _all_as(policies: Policies, policy: Policy) -> Policies:
    """Return policies by which every gap means this, and so does a group without anything else."""
    return policies._replace(missing=policy, not_due=policy, not_applicable=policy)


def _receiving(nodes: Mapping[str, Node], progress: Progress) -> set[str]:
    """Return the nodes that receive the points of a sibling on this sheet."""
    return {
        receiver for node in nodes.values() for receiver in receivers(_specialised(node, progress))
    }


def _rounded(indicator_set: IndicatorSet, changed: dict[str, Node]) -> IndicatorSet:
    """Return the set with these nodes, those that are not exact any more rounded finely.

    They are rounded to four decimals more than the set shows.
    """
    ways, rounding = ways_of(changed), indicator_set.rounding
    finer = NodeRounding(places=min(rounding.shown + FINER, MOST_PLACES))
    nodes = {}
    for node in changed.values():
        declared = rounding.total if node.parent is None else rounding.group
        undeclared = node.rounding is None and declared is None
        needs = not node.is_indicator and inexact(node, changed, ways)
        nodes[node.id] = replace(node, rounding=finer) if needs and undeclared else node
    root = indicator_set.root
    if rounding.total is not None and inexact(root, indicator_set.nodes, indicator_set.ways):
        # conditions on the total see it rounded, whether or not it is exact on this sheet
        total = NodeRounding(places=rounding.total)
        nodes[root.id] = replace(nodes[root.id], rounding=total)
    # a reviewer who is missing is still to come
    panel = indicator_set.panel.model_copy(update={"at_least": 1})
    made = replace(indicator_set, nodes=nodes, ways=ways, panel=panel, derived={})
    # what is shared out makes finer ticks than the set needs, and only Python computes this one
    made.derived[Plan] = Plan(made, wide=True)
    return made
