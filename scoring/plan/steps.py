"""The steps of a plan: what must be computed after the indicators, in order."""

from __future__ import annotations

import math
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from scoring.plan.apportion import Apportion
from scoring.plan.conditions import CapStep
from scoring.plan.linear import Linear, PlainStep
from scoring.plan.nonlinear import Rates
from scoring.plan.table import Table
from scoring.plan.tick import rounding_of
from scoring.resolve.groups import LINEAR
from scoring.resolve.outcomes import waits_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.model import IndicatorSet, Node
    from scoring.plan.values import Value

V = TypeVar("V")
B = TypeVar("B")


class Step(Protocol):
    """One step: it reads values of nodes and gives new ones.

    Attributes:
        slots: the places of the nodes it gives values to.
        reads: the places of the nodes it looks at.
    """

    @property
    def slots(self) -> tuple[int, ...]:
        """See the attributes."""

    @property
    def reads(self) -> tuple[int, ...]:
        """See the attributes."""

    def compute(self, ops: Ops[V, B], values: Sequence[Value[V]]) -> dict[int, Value[V]]:
        """Return the new values by slot."""


def steps_of(indicator_set: IndicatorSet, slots: dict[str, int], tick: int) -> tuple[Step, ...]:
    """Return the steps of a set in an order in which everything they read is known."""
    nodes = indicator_set.nodes
    caps: dict[str, list[Any]] = {}
    for number, cap in enumerate(indicator_set.caps):
        caps.setdefault(cap.node or indicator_set.root.id, []).append((number, cap))
    if not caps and not any(node.also_under for node in nodes.values()):
        order = [node.id for node in reversed(list(nodes.values()))]
    else:
        order = list(TopologicalSorter(waits_for(indicator_set.written, nodes)).static_order())
    steps: list[Step] = []
    for node_id in order:
        node = nodes[node_id]
        if node.children:
            steps += _group_steps(indicator_set, node, slots, tick)
        for number, cap in caps.get(node_id, ()):
            steps.append(CapStep(indicator_set, slots, tick, number, cap))
    return tuple(steps)


def _group_steps(
    indicator_set: IndicatorSet, node: Node, slots: dict[str, int], tick: int
) -> list[Step]:
    unit, mode = rounding_of(indicator_set, node, tick)
    steps: list[Step] = []
    group = node.group
    if group is not None and group.cumulative is not None:
        steps.append(Apportion(indicator_set, node, slots, tick // 10**group.cumulative))
    if node.combine == "table":
        steps.append(Table(indicator_set, node, slots, tick))
    elif node.combine not in LINEAR:
        steps.append(Rates(indicator_set, node, slots, tick, unit, mode))
    elif is_plain(indicator_set, node) and not unit:
        steps.append(_plain(node, slots))
    else:
        steps.append(Linear(indicator_set, node, slots, tick, unit, mode))
    return steps


def is_plain(indicator_set: IndicatorSet, node: Node) -> bool:
    """Whether a group adds weighted points of children that all count, and nothing else."""
    group, nodes = node.group, indicator_set.nodes
    limited = group is not None and (group.cap is not None or group.floor is not None)
    return not limited and all(
        nodes[child].role in {"counts", "flag"}
        and not indicator_set.ways[child].out
        and not indicator_set.ways[child].parts
        for child in node.children
    )


def _plain(node: Node, slots: dict[str, int]) -> PlainStep:
    parts = [
        (slots[child], share)
        for child, share in zip(node.children, node.shares, strict=True)
        if share
    ]
    below = tuple(slot for slot, _ in parts)
    if all(share == 1 for _, share in parts):
        return PlainStep((slots[node.id],), below, None, 1)
    divisor = math.lcm(*(share.denominator for _, share in parts))
    factors = tuple((share * divisor).numerator for _, share in parts)
    return PlainStep((slots[node.id],), below, factors, divisor)
