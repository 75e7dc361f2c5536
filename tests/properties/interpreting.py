"""Sheets as what an interpreter is given, and a whole plan interpreted over them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring.plan import Given, leaf_value
from scoring.plan.values import Value
from scoring.sheet import ONCE, STATES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.plan import Leaf, Plan
    from scoring.sheet import Answer, ScoreSheet

    Lift = Callable[[list[int]], Any]


def number_of(leaf: Leaf, asked: str, answer: Answer | None) -> int:
    """Return an answer as the rule sees it; any number it may see where there is none."""
    (given,) = (one for one in leaf.rule.inputs if one.id == asked)
    if answer is None:
        return given.lowest
    if isinstance(answer, Decimal):
        return int(Fraction(answer) * given.scale)
    (chosen,) = (choice.number for choice in given.choices if choice.id == answer)
    return chosen


def row_of(leaf: Leaf, sheet: ScoreSheet, who: str) -> list[int]:
    """Return one row of answers as the rule sees it."""
    answers = sheet.entry(leaf.node.id).answers
    return [
        number_of(leaf, asked.id, answers.get(asked.id, {}).get(who)) for asked in leaf.rule.inputs
    ]


def answered(leaf: Leaf, sheet: ScoreSheet, who: str) -> bool:
    """Whether a reviewer answered."""
    return any(who in given for given in sheet.entry(leaf.node.id).answers.values())


def state_of(leaf: Leaf, sheet: ScoreSheet) -> int:
    """Return the state of an entry by its number."""
    entry = sheet.entry(leaf.node.id)
    return STATES.index(entry.state or ("missing" if entry.blank else "scored"))


class Interpreter:
    """Interprets a plan over sheets of one panel.

    Attributes:
        ops: the verbs.
        lift: from a number for every sheet to a value.
        truth: the same for truths.
    """

    def __init__(
        self, ops: Any, plan: Plan, sheets: Sequence[ScoreSheet], lift: Lift, truth: Lift
    ) -> None:
        self.ops, self.plan, self.sheets, self.lift, self.truth = ops, plan, sheets, lift, truth
        self.people = [one.id for one in sheets[0].reviewers]
        self.weights = [int(one.weight * 100) for one in sheets[0].reviewers]

    def rows(self, leaf: Leaf, who: str) -> list[Any]:
        """Return what one reviewer answers."""
        columns = zip(*(row_of(leaf, sheet, who) for sheet in self.sheets), strict=True)
        return [self.lift(list(column)) for column in columns]

    def given(self, leaf: Leaf, who: str | None) -> Given[Any, Any]:
        """Return what an indicator is given, by one reviewer where totals are combined."""
        state = self.lift([state_of(leaf, sheet) for sheet in self.sheets])
        if not leaf.rule.by_panel:
            return Given([self.rows(leaf, ONCE)], None, [100], state)
        if who is not None:
            return Given([self.rows(leaf, who)], None, [100], state)
        present = [
            self.truth([answered(leaf, sheet, one) for sheet in self.sheets]) for one in self.people
        ]
        return Given([self.rows(leaf, one) for one in self.people], present, self.weights, state)

    def values(self, who: str | None = None) -> list[Value[Any]]:
        """Return the value of every node."""
        plan = self.plan
        values: list[Value[Any]] = [Value(self.ops.constant(0))] * len(plan.nodes)
        for leaf in plan.leaves:
            given = self.given(leaf, who)
            values[leaf.slot] = leaf_value(self.ops, plan.indicator_set, leaf, given)
        plan.carry_out(self.ops, values)
        return values
