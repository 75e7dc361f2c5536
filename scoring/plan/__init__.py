"""The tick of a set, and the order in which its points are computed.

The tick is the coarsest fraction of a point in which every score of the set is a whole
number: indicators rounded to two decimals need 1/100; unrounded means of up to five
reviewers need 1/60 of a step.  Interpreting the plan over intervals proves, before any sheet
is read, that 64-bit integers suffice and that no divisor can be zero.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeVar

from scoring.panel import combiner
from scoring.plan.leaves import Leaf, leaf_value, make_leaf, settle
from scoring.plan.linear import Linear, PlainStep
from scoring.plan.outcome import Outcome, Outcomes, limits_of
from scoring.plan.proof import LARGEST_WEIGHT, prove
from scoring.plan.steps import Step, steps_of
from scoring.plan.tick import finest_of, tick_of
from scoring.plan.values import Given, Value

if TYPE_CHECKING:
    from scoring.algebra.ops import Ops
    from scoring.model import IndicatorSet

__all__ = [
    "LARGEST_WEIGHT",
    "Given",
    "Leaf",
    "Outcome",
    "Plan",
    "Step",
    "Value",
    "leaf_value",
    "limits_of",
    "plan_of",
    "settle",
]

V = TypeVar("V")


class Plan:
    """A set made ready for computing; see the attributes.

    Attributes:
        tick: how many ticks make one point.
        combine: combines the scores of a panel; *weighted* says whether weights matter to it.
        leaves: the indicators in reading order.
        places: the place of every indicator id among the leaves.
        steps: what is computed after the indicators, in order.
        plain: whether every step is a sum or a weighted mean of what always counts.
        linear: whether it is one wherever everything counts.
        slots: the place of every node id; the root is at 0.
        outcomes: from the values of the nodes to total and grade.
        reaches: what one tick of each leaf gives the total, in 1/*reach_scale* ticks, where the
            plan is plain.
        full_reaches: what the full points of each leaf give the total, in the same unit.
        limits: the lower bounds of the grades above the lowest, in units of *grade_scale*.
        grade_scale: how many units of the graded total make one point.
        peak: the largest number that can occur.

    Args:
        indicator_set: the set.
        wide: whether numbers beyond 64 bits will do, as they do for Python.
    """

    def __init__(self, indicator_set: IndicatorSet, *, wide: bool = False) -> None:
        self.indicator_set = indicator_set
        self.tick = tick_of(indicator_set)
        self.combine = combiner(indicator_set.panel)
        self.weighted = indicator_set.panel.combine == "weighted_mean"
        self.slots = {node_id: slot for slot, node_id in enumerate(indicator_set.nodes)}
        self.nodes = tuple(indicator_set.nodes.values())
        self.leaves = tuple(
            make_leaf(indicator_set, node, self.slots[node.id], self.tick)
            for node in indicator_set.indicators
        )
        self.places = {leaf.node.id: place for place, leaf in enumerate(self.leaves)}
        self.steps = steps_of(indicator_set, self.slots, self.tick)
        self.plain = all(isinstance(step, PlainStep) for step in self.steps)
        self.linear = all(isinstance(step, PlainStep | Linear) for step in self.steps)
        self.outcomes = Outcomes(indicator_set, self.slots, self.tick)
        self.reaches, self.reach_scale = self._reaches()
        self.full_reaches = tuple(
            (leaf.full if leaf.node.role == "counts" else 0) * reach
            for leaf, reach in zip(self.leaves, self.reaches, strict=True)
        )
        self.grade_scale, self.limits = self.outcomes.scale, self.outcomes.limits
        self.peak = prove(self, wide=wide)

    def _reaches(self) -> tuple[tuple[int, ...], int]:
        """Return how far each indicator reaches, as whole numbers over a common scale."""
        reaches = [leaf.node.reach for leaf in self.leaves]
        scale = math.lcm(*(reach.denominator for reach in reaches))
        return tuple((reach * scale).numerator for reach in reaches), scale

    def roll_up(self, ops: Ops[V, Any], values: list[V]) -> None:
        """Fill in the points of every group of a linear plan, everything counting."""
        for step in self.steps:
            below = [values[child] for child in step.reads]
            # the steps of a linear plan have it; asking each would cost what this loop saves
            values[step.slots[0]] = step.points(ops, below)  # type: ignore[attr-defined]  # see above

    def grain(self, leaf: Leaf) -> int:
        """Return of how many ticks the points of an indicator are whole multiples.

        Full points may be none.  Groups divide by it, so nothing finer may be put in its place.
        """
        finest = finest_of(self.indicator_set, leaf.node)
        return leaf.unit or (finest * self.tick).numerator

    def carry_out(self, ops: Ops[V, Any], values: list[Value[V]]) -> None:
        """Fill in the values of every group; those of the indicators stand in their slots."""
        for step in self.steps:
            for slot, value in step.compute(ops, values).items():
                values[slot] = value


def plan_of(indicator_set: IndicatorSet) -> Plan:
    """Return the plan of a set, made once for as long as the set lives.

    Raises:
        ScoringError: if the set needs numbers beyond 64 bits or may divide by zero.
    """
    # kept with the set and not in a table here: a plan knows its set, so a table of plans would
    # keep every set alive
    plan = indicator_set.derived.get(Plan)
    if plan is None:
        plan = indicator_set.derived[Plan] = Plan(indicator_set)
    return plan
