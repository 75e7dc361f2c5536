"""What the caps and floors that groups have of their own took from them or gave them."""

from __future__ import annotations

from copy import copy
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from scoring.algebra.ops import INTEGERS
from scoring.evaluation.computing import by_reviewer, by_totals, compute
from scoring.evaluation.otherwise import at_best
from scoring.plan.conditions import CapStep
from scoring.plan.linear import Linear
from scoring.plan.nonlinear import Rates
from scoring.plan.values import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.evaluation.computing import Computed
    from scoring.model import IndicatorSet, Node
    from scoring.plan import Plan
    from scoring.settle import CheckedSheet


class Standing(NamedTuple):
    """What caps and floors mean for points that are gained or lost.

    Attributes:
        at_best: see :attr:`~scoring.evaluation.Evaluation.at_best`.
        held: see :attr:`~scoring.evaluation.Evaluation.held`.
        spare: see :attr:`~scoring.evaluation.Evaluation.spare`.
    """

    at_best: Fraction | None = None
    held: tuple[Node, ...] = ()
    spare: Fraction = Fraction(0)


FREE = Standing()


def standing(checked: CheckedSheet) -> Standing:
    """Return what caps and floors mean for points that are gained or lost."""
    plan = checked.plan
    if not any(_limited(step) or isinstance(step, CapStep) for step in plan.steps):
        return FREE
    made = compute(checked)
    # points lost by one reviewer or by another are not the same where totals are combined
    spare = 0 if by_totals(checked) else taken(plan, made).get(0, 0)
    best = at_best(checked, made) if made.cut or _may_bar(plan.indicator_set) else None
    return Standing(best, _still(checked, made), Fraction(spare, plan.tick))


def _limited(step: object) -> TypeGuard[Linear | Rates]:
    return isinstance(step, Linear | Rates) and not (step.cap is None and step.floor is None)


def _may_bar(indicator_set: IndicatorSet) -> bool:
    """Whether the cap of a group may stand between full points everywhere and a grade."""
    grades, root = indicator_set.grades, indicator_set.root
    for node in indicator_set.nodes.values():
        most = None if node.group is None else node.group.cap
        if most is not None and (node is not root or most < max(root.full, grades[0].lower)):
            return True
    return False


def taken(plan: Plan, made: Computed) -> Mapping[int, int]:
    """Return what own caps took, in ticks, by slot; negative for what floors gave.

    *made* is what one sheet came to, not several added up.  Rule tables look their points up, so
    theirs are not among these.
    """
    values = made.values or [Value(number) for number in made.points]
    found: dict[int, int] = {}
    for step in plan.steps:
        if not _limited(step):
            continue
        (slot,) = step.slots
        if values[slot].out:
            continue
        free = copy(step)
        if isinstance(free, Linear) and free.cap is not None:
            # a bonus that a cap at full points takes is held there as a rounded sum as well
            free.clip = False
        free.cap = free.floor = None
        here, there = (one.compute(INTEGERS, values)[slot].points for one in (step, free))
        if here != there:
            found[slot] = there - here
    return found


def _still(checked: CheckedSheet, made: Computed) -> tuple[Node, ...]:
    """Return the groups and indicators below the total in which more points add nothing.

    A cap cut them, their own or a conditional one, on the sheet of every reviewer where totals
    of reviewers are combined.
    """
    plan = checked.plan
    sheets = [made]
    if by_totals(checked):
        sheets = [by_reviewer(checked, one) for one in checked.valid]
    held = [_cut(plan, sheet) for sheet in sheets]
    everywhere = held[0].intersection(*held[1:])
    return tuple(node for slot, node in enumerate(plan.nodes) if slot and slot in everywhere)


def _cut(plan: Plan, sheet: Computed) -> set[int]:
    own = {slot for slot, points in taken(plan, sheet).items() if points > 0}
    steps = (step for step in plan.steps if isinstance(step, CapStep))
    return own | {step.slots[0] for step in steps if step.number in sheet.cut}
