"""What stands in the cells to be filled in, as the whole numbers a rule sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.algebra.bounds import BoundsOps, Interval
from scoring.algebra.formulas import EXACT_IN_A_DOUBLE, CannotBeAFormulaError, FormulaOps
from scoring.io.cells import choice_words
from scoring.io.workbook.cells import reference
from scoring.plan import settle
from scoring.plan.apportion import Apportion
from scoring.plan.conditions import CapStep

if TYPE_CHECKING:
    from scoring.io.xlsx.layout import Layout
    from scoring.plan import Leaf, Plan
    from scoring.rules.base import Input


class Answered:
    """Knows the cells of a workbook and how to read answers from them in formulas."""

    def __init__(self, plan: Plan, layout: Layout, language: str) -> None:
        self.plan, self.layout, self.language = plan, layout, language
        self.ops = FormulaOps()
        self.panel = plan.indicator_set.panel
        self.by_totals = self.panel.stage == "total"
        used = plan.indicator_set
        shared = any(node.also_under for node in used.nodes.values())
        # what a later step changes cannot be told from the answers of the indicator alone
        self.changed = {
            slot
            for step in plan.steps
            if isinstance(step, (Apportion, CapStep))
            for slot in step.slots
        }
        # whether a ballot is void shows only when all of it is there
        self.may_be_void = self.panel.void is not None and self.panel.void.decides
        self.adds_up = not self.may_be_void and plan.plain and plan.outcomes.plain and not shared
        self.members = [key for key in layout.columns if key.startswith("reviewer:")]
        self.head: dict[str, int] = {}
        self.asked: dict[tuple[str, str], int] = {}
        self.sums: dict[str, int] = {}
        for row in layout.rows:
            if row.kind == "indicator":
                self.head[row.node.id] = row.number
            elif row.kind in {"subtotal", "total"}:
                self.sums[row.node.id] = row.number
            if row.asked:
                self.asked[row.node.id, row.asked.id] = row.number

    def ref(self, row: int, column: str) -> str:
        """Return the address of a cell."""
        return reference(row, self.layout.columns[column])

    def _cell(self, leaf: Leaf, asked: Input, column: str) -> str:
        return self.ref(self.asked[leaf.node.id, asked.id], column)

    def number(self, leaf: Leaf, asked: Input, column: str) -> str:
        """Return an answer as the whole number the rule sees."""
        cell = self._cell(leaf, asked, column)
        if asked.kind == "choice":
            text = "0"
            for choice in asked.choices:
                if choice.number:
                    text = f"IF({_is_one_of(cell, choice_words(choice))},{choice.number},{text})"
            return text
        value = cell
        if asked.unit == "%":
            # 95% typed as such is kept as 0.95, as a text with its sign or in a per-cent format
            fraction = f'IF(LEFT(CELL("format",{cell}),1)="P",{cell}*100,{cell})'
            value = f"IF(ISTEXT({cell}),VALUE({cell})*100,{fraction})"
        return f"ROUND({value}*{asked.scale},0)"

    def how_many_answered(self, leaf: Leaf, column: str) -> str:
        """Return how many answers are given; a word that is no answer, such as 弃权, is none."""
        parts = []
        for asked in leaf.rule.inputs:
            cell = self._cell(leaf, asked, column)
            if asked.kind == "choice":
                words = [word for choice in asked.choices for word in choice_words(choice)]
                parts.append(f"{_is_one_of(cell, words)}*1")
            elif asked.unit == "%":
                parts.append(f'ISNUMBER(VALUE({cell}&""))*1')
            else:
                parts.append(f"ISNUMBER({cell})*1")
        return f"({'+'.join(parts)})"

    def exact_up_to(self, leaf: Leaf) -> int | None:
        """Return up to which input the formula is exact, ``None`` where it always is.

        Where the rule divides by a figure, every number in it grows in proportion to the inputs,
        so the interval proof tells from which input on one may leave the whole numbers that a
        spreadsheet holds exactly.

        Raises:
            CannotBeAFormulaError: where no such input can be told.
        """
        rule, bounds = leaf.rule, BoundsOps()
        given = [
            Interval(max(one.lowest, 1), one.highest) if place in rule.nonzero else one.interval
            for place, one in enumerate(rule.inputs)
        ]
        data = rule.denominator(bounds, given) if rule.divides_by_data else None
        settle(bounds, leaf, rule.numerator(bounds, given), rule.divisor, data)
        if bounds.peak < EXACT_IN_A_DOUBLE:
            return None
        if bounds.multiplied or not rule.divides_by_data:
            raise CannotBeAFormulaError(leaf.node.id)
        return max(one.hi for one in given) * EXACT_IN_A_DOUBLE // bounds.peak


def _is_one_of(cell: str, words: list[str]) -> str:
    quoted = [word.replace('"', '""') for word in words]
    listed = ",".join(f'"{word}"' for word in quoted)
    return f"ISNUMBER(MATCH({cell},{{{listed}}},0))"
