"""Doubts about points that are declared: which indicator may be off by how much, and how likely.

The points of an indicator may differ by whole steps of up to ±u: steps are those in which its
points are rounded, or ticks where they are not.  Uniform: every difference is equally likely.
Triangular: with k steps in u, a difference of j steps either way is k + 1 − j times as likely as
one of k steps.  Points below 0 or above what the indicator can earn are held there.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from scoring.evaluation.computing import by_totals
from scoring.exact import as_text
from scoring.settle.answers import exact_decimal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from scoring.errors import Problems
    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.plan import Leaf

Shape = Literal["uniform", "triangular"]


class Doubt(NamedTuple):
    """What the points of an indicator may differ by.

    Attributes:
        node: the indicator.
        within: the most they differ by, in points.
        shape: how likely the differences are.
        place: where the indicator stands among those of the set.
        step: how many ticks make a step.
        steps: how many steps make *within*.
    """

    node: Node
    within: Fraction
    shape: Shape
    place: int
    step: int
    steps: int

    @property
    def odds(self) -> tuple[int, ...]:
        """How often each difference occurs, from −*steps* to +*steps*, as whole numbers."""
        reach = range(-self.steps, self.steps + 1)
        if self.shape == "uniform":
            return (1,) * len(reach)
        return tuple(self.steps + 1 - abs(one) for one in reach)


def check_doubts(
    evaluation: Evaluation,
    doubts: Mapping[str, Decimal | int],
    shape: Shape,
    problems: Problems,
) -> tuple[Doubt, ...]:
    """Hold declared doubts against the set and the sheet, and note what is wrong with them.

    Args:
        evaluation: the sheet as it is.
        doubts: by the id of an indicator, by how many points it may be off.
        shape: how likely the differences are.
        problems: where to note it.
    """
    plan, found = evaluation.checked.plan, []
    nodes = evaluation.indicator_set.nodes
    for name, given in doubts.items():
        place, node = f"doubt {name}", nodes.get(name)
        if node is None:
            problems.add("doubt.unknown-indicator", place, name)
        elif not node.is_indicator:
            problems.add("doubt.group", place, name)
        elif node.role == "flag":
            problems.add("doubt.flag", place, name)
        elif evaluation.out.get(name):
            problems.add("doubt.left-out", place, name)
        elif by_totals(evaluation.checked):
            problems.add("doubt.with-totals", place, name)
        else:
            leaf = plan.leaves[plan.places[name]]
            grain = plan.grain(leaf)
            steps = _steps(leaf, Fraction(grain, plan.tick), given, place, problems)
            if steps is not None:
                within = Fraction(steps * grain, plan.tick)
                one = Doubt(node, within, shape, plan.places[name], grain, steps)
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.place))


def _steps(
    leaf: Leaf, step: Fraction, given: Decimal | int, place: str, problems: Problems
) -> int | None:
    """Return how many steps a doubt is, or note what is wrong with it."""
    number = exact_decimal(given)
    if number is None or not 0 < number <= leaf.node.full:
        problems.add("doubt.out-of-range", place, given, full=as_text(leaf.node.full))
        return None
    steps = Fraction(number) / step
    if steps.denominator != 1:
        problems.add("doubt.finer-than-step", place, given, step=as_text(step))
        return None
    return steps.numerator
