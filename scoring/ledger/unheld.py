"""What groups that work on score rates would have without their own cap and floor."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from scoring.algebra.ops import INTEGERS
from scoring.plan.nonlinear import Rates
from scoring.plan.table import Table
from scoring.plan.values import Value

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.model import Node


class Unheld:
    """Computes points again without limits, by the steps of the plan that computed them."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.plan = evaluation.checked.plan

    def points(self, node: Node) -> Fraction | None:
        """Return the points of a group before its own cap and floor, rounded as they are.

        ``None`` where the group has neither cap nor floor, and where totals of reviewers are
        combined: means of what they saw are nothing that a step would make of its children.
        """
        group = node.group
        if self.evaluation.counted or group is None or (group.cap is None and group.floor is None):
            return None
        step = self._steps[self.plan.slots[node.id]]
        return Fraction(step.before_limits(INTEGERS, self._values), self.evaluation.tick)

    # both are the same for all groups, and sets may have thousands of them
    @cached_property
    def _steps(self) -> dict[int, Rates | Table]:
        return {one.slots[0]: one for one in self.plan.steps if isinstance(one, Rates | Table)}

    @cached_property
    def _values(self) -> list[Value[int]]:
        return [
            Value(ticks, self.evaluation.out.get(node_id))
            for node_id, ticks in zip(self.plan.slots, self.evaluation.ticks, strict=True)
        ]
