"""The live formulas of a workbook, made from the same rules that score the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.algebra.formulas import FormulaOps
from scoring.io.raw import STATE
from scoring.io.workbook.cells import reference
from scoring.io.xlsx.layout import POINTS, answered_in_its_own_row
from scoring.io.xlsx.words import STATE_WORDS, choice_word
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from scoring.io.xlsx.layout import Layout, Row
    from scoring.model import Node
    from scoring.plan import Leaf, Plan
    from scoring.rules.base import Input

LONGEST_FORMULA = 8000
ARGUMENTS = 200


class Live:
    """Formulas for the cells that compute; a formula is text without the leading ``=``."""

    def __init__(self, plan: Plan, layout: Layout, language: str) -> None:
        self.plan, self.layout, self.language = plan, layout, language
        self.ops = FormulaOps()
        self.panel = plan.indicator_set.panel
        self.by_totals = self.panel.stage == "total"
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

    def _panel_range(self, row: int) -> str:
        return f"{self.ref(row, self.members[0])}:{self.ref(row, self.members[-1])}"

    def _number(self, leaf: Leaf, asked: Input, column: str) -> str:
        """Return an answer as the whole number the rule sees."""
        cell = self.ref(self.asked[leaf.node.id, asked.id], column)
        if asked.kind != "choice":
            # a small percentage stands as a text with its sign, which a program reads as a fraction
            value = f"IF(ISTEXT({cell}),VALUE({cell})*100,{cell})" if asked.unit == "%" else cell
            return f"ROUND({value}*{asked.scale},0)"
        text = "0"
        for choice in asked.choices:
            if choice.number:
                text = f'IF({cell}="{choice_word(choice, self.language)}",{choice.number},{text})'
        return text

    def _unanswered(self, leaf: Leaf, column: str) -> str:
        cells = [self.ref(self.asked[leaf.node.id, a.id], column) for a in leaf.rule.inputs]
        return f"COUNTA({','.join(cells)})<{len(cells)}"

    def answered_points(self, leaf: Leaf, column: str) -> str:
        """Return what one reviewer's answers come to, in points, before rounding."""
        numbers = [self._number(leaf, asked, column) for asked in leaf.rule.inputs]
        points = self.ops.exact_quotient(
            self.ops.weighted_sum([(1, leaf.rule.numerator(self.ops, numbers))]),
            leaf.rule.divisor * self.plan.tick,
        )
        return f'IF({self._unanswered(leaf, column)},"",{points})'

    def indicator(self, leaf: Leaf) -> str | None:
        """Return the points of an indicator, rounded as the set says."""
        row = self.head[leaf.node.id]
        if leaf.rule.by_panel:
            if self.by_totals:
                return None
            guard, ticks = self._combined(row, leaf.rule.divisor, leaf)
            core = f'IF({guard},"",{ticks}/{self.plan.tick})'
        else:
            core = self._once(leaf)
        state = self.ref(row, STATE)
        for name, word in STATE_WORDS.items():
            policy = getattr(leaf.node.policies, name)
            full = self.ops.exact_quotient(
                str((leaf.node.full * self.plan.tick).numerator), self.plan.tick
            )
            points = {"full": full, "zero": "0"}.get(policy, '""')
            core = f'IF({state}="{word[self.language]}",{points},{core})'
        return core

    def _once(self, leaf: Leaf) -> str:
        numbers = [self._number(leaf, asked, ONCE) for asked in leaf.rule.inputs]
        rule, ops = leaf.rule, self.ops
        data = rule.denominator(ops, numbers) if rule.divides_by_data else None
        ticks = self.plan.settle(ops, leaf, rule.numerator(ops, numbers), rule.divisor, data)
        core = f"{ticks}/{self.plan.tick}"
        if rule.nonzero is not None:
            policy = getattr(leaf.node.rule, "zero_divisor", "refuse")
            full = f"{(leaf.node.full * self.plan.tick).numerator}/{self.plan.tick}"
            settled = {"full": full, "zero": "0"}.get(policy, '""')
            core = f"IF({numbers[rule.nonzero]}=0,{settled},{core})"
        return f'IF({self._unanswered(leaf, ONCE)},"",{core})'

    def _combined(self, row: int, divisor: int, leaf: Leaf | None) -> tuple[str, str]:
        """Return when a panel has said nothing, and its combined score in ticks.

        Spreadsheets have their own functions over ranges that skip blank cells, so the panel is
        the one thing that is worded here and not taken from the rules.
        """
        cells, panel = self._panel_range(row), self.panel
        scale = divisor * self.plan.tick
        count = f"COUNT({cells})"
        total = f"SUM({cells})"
        if panel.combine == "median":
            total, count, scale = f"MEDIAN({cells})", "2", scale * 2
        elif panel.combine == "weighted_mean":
            weights = self._panel_range(self.layout.weights_row)
            total = f"SUMPRODUCT({weights},{cells})"
            count = f"ROUND(SUMPRODUCT({weights},ISNUMBER({cells})*1)*100,0)"
            scale *= 100
        elif panel.combine == "trimmed_mean":
            low = [f"SMALL({cells},{place})" for place in range(1, panel.drop_lowest + 1)]
            high = [f"LARGE({cells},{place})" for place in range(1, panel.drop_highest + 1)]
            large = f"COUNT({cells})>={panel.trim_from}"
            total = f"(SUM({cells})-IF({large},{'+'.join([*low, *high])},0))"
            count = f"(COUNT({cells})-IF({large},{len(low) + len(high)},0))"
        number = f"ROUND({total}*{scale},0)"
        guard = f"COUNT({cells})<{panel.at_least}"
        if leaf is None or not leaf.unit:
            return guard, f"{number}/({divisor}*{count})"
        return guard, self.plan.settle(self.ops, leaf, number, divisor, count)

    def reviewer_subtotal(self, row: Row, column: str) -> str | None:
        """Return what one reviewer gives a group, where totals are combined."""
        if not self.by_totals:
            return None
        leaves = [leaf for leaf in self.plan.leaves if self._is_below(leaf.node, row.node)]
        heads = [
            self.ref(self.head[leaf.node.id], column if leaf.rule.by_panel else POINTS)
            for leaf in leaves
        ]
        counts = [
            f"COUNT({','.join(heads[start : start + ARGUMENTS])})"
            for start in range(0, len(heads), ARGUMENTS)
        ]
        value = self._value(row.node, column)
        return _short(f'IF({"+".join(counts)}<{len(heads)},"",{value})')

    def _is_below(self, node: Node, group: Node) -> bool:
        return (
            node.id == group.id
            or group in self.plan.indicator_set.path(node.id)
            or (group.parent is None)
        )

    def _value(self, node: Node, column: str) -> str:
        """Return the points of a node as an expression over the cells of its indicators."""
        if node.is_indicator:
            leaf = next(one for one in self.plan.leaves if one.node.id == node.id)
            if column == POINTS or not leaf.rule.by_panel:
                return f"N({self.ref(self.head[node.id], POINTS)})"
            scale = leaf.rule.divisor * self.plan.tick
            number = f"ROUND({self.ref(self.head[node.id], column)}*{scale},0)"
            ticks = self.plan.settle(self.ops, leaf, number, leaf.rule.divisor, None)
            return f"{ticks}/{self.plan.tick}"
        nodes = self.plan.indicator_set.nodes
        parts = []
        for child in (nodes[child] for child in node.children):
            factor = child.factor
            value = self._value(child, column)
            if factor != 1:
                value = f"{factor.numerator}*{value}/{factor.denominator}"
            parts.append(value)
        return f"({'+'.join(parts)})"

    def subtotal(self, row: Row) -> str | None:
        """Return the points of a first-level group, or of the whole."""
        if self.by_totals:
            if row.kind == "subtotal":
                return None
            guard, ticks = self._combined(row.number, 1, None)
            return f'IF({guard},"",{self._published(f"{ticks}/{self.plan.tick}")})'
        if row.kind == "subtotal":
            return _short(f"ROUND({self._sum(row.node)},8)")
        return _short(self._published(self._sum(row.node)))

    def _sum(self, node: Node) -> str:
        """Return a plain sum as a range where every indicator below adds as it is."""
        nodes = self.plan.indicator_set.nodes
        if node.is_indicator:
            return f"N({self.ref(self.head[node.id], POINTS)})"
        if node.parent is not None:
            below = [leaf.node for leaf in self.plan.leaves if self._is_below(leaf.node, node)]
            if all(one.reach == node.reach for one in below):
                first, last = self.head[below[0].id], self.head[below[-1].id]
                return f"SUM({self.ref(first, POINTS)}:{self.ref(last, POINTS)})"
            return self._value(node, POINTS)
        parts = []
        for child in (nodes[child] for child in node.children):
            in_sums = self.sums.get(child.id)
            value = f"N({self.ref(in_sums, POINTS)})" if in_sums else self._sum(child)
            if child.factor != 1:
                value = f"{child.factor.numerator}*{value}/{child.factor.denominator}"
            parts.append(value)
        return f"({'+'.join(parts)})"

    def _published(self, value: str) -> str:
        places = self.plan.indicator_set.rounding.total
        if places is None:
            return f"ROUND({value},8)"
        tick = self.plan.tick
        whole = f"ROUND({value}*{tick},0)*{10**places}"
        return f"{self.ops.rounded_quotient(whole, str(tick))}/{10**places}"

    def grade(self, row: Row) -> str:
        """Return the grade, blank until every indicator has points."""
        total = self.ref(row.number, POINTS)
        grades = self.plan.indicator_set.grades
        text = f'"{grades[-1].label.of(self.language)}"'
        pairs = list(zip(grades[:-1], self.plan.limits, strict=True))
        for grade, limit in reversed(pairs):
            scaled = f"ROUND({total}*{self.plan.grade_scale},0)"
            text = f'IF({scaled}>={limit},"{grade.label.of(self.language)}",{text})'
        if self.by_totals:
            return f'IF(ISNUMBER({total}),{text},"")'
        heads = list(self.head.values())
        points = f"{self.ref(min(heads), POINTS)}:{self.ref(max(heads), POINTS)}"
        complete = len(heads) + sum(
            1 for number in self.sums.values() if min(heads) < number < max(heads)
        )
        return f'IF(COUNT({points})<{complete},"",{text})'

    def member_cells(self, leaf: Leaf) -> bool:
        """Whether the row of this indicator shows what each reviewer's answers come to."""
        return leaf.rule.by_panel and not answered_in_its_own_row(leaf)


def _short(formula: str) -> str | None:
    """Return *formula*, or ``None`` where a spreadsheet would not take it for its length."""
    return formula if len(formula) <= LONGEST_FORMULA else None
