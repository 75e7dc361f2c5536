"""The live formulas of a workbook, made from the same rules that score the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.algebra.formulas import CannotBeAFormulaError
from scoring.io.raw import STATE
from scoring.io.xlsx.answered import Answered
from scoring.io.xlsx.layout import POINTS, answered_in_its_own_row
from scoring.io.xlsx.words import STATE_WORDS
from scoring.plan import settle
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from scoring.io.xlsx.layout import Row
    from scoring.model import Node
    from scoring.plan import Leaf

LONGEST_FORMULA = 8000
UNKNOWN = '""'


class Live(Answered):
    """Formulas for the cells that compute; a formula is text without the leading ``=``."""

    def indicator(self, leaf: Leaf) -> str | None:
        """Return the points of an indicator, rounded as the set says.

        Where totals are combined, an indicator that the panel scores has points of its own only
        if its state settles them.
        """
        if leaf.slot in self.changed or (self.may_be_void and leaf.rule.by_panel):
            return None
        try:
            return self._indicator(leaf)
        except CannotBeAFormulaError:
            return None

    def _indicator(self, leaf: Leaf) -> str | None:
        row = self.head[leaf.node.id]
        missing = self._settled(leaf, "missing")
        if not leaf.rule.by_panel:
            core = self._once(leaf, missing)
        elif self.by_totals:
            core = f"IF(COUNT({self._panel_range(row)})=0,{missing},{UNKNOWN})"
        else:
            count = f"COUNT({self._panel_range(row)})"
            ticks = self._combined(row, leaf.rule.divisor, leaf)
            enough = f"IF({count}<{self.panel.at_least},{UNKNOWN},{ticks}/{self.plan.tick})"
            core = f"IF({count}=0,{missing},{enough})"
        state = self.ref(row, STATE)
        for name, words in STATE_WORDS.items():
            said = ",".join(f'{state}="{word}"' for word in words.values())
            core = f"IF(OR({said}),{self._settled(leaf, name)},{core})"
        return _short(core)

    def _settled(self, leaf: Leaf, state: str) -> str:
        """Return the points a state earns by the policy of the set, blank where it is refused."""
        return self._by_policy(leaf, getattr(leaf.node.policies, state))

    def _by_policy(self, leaf: Leaf, policy: object) -> str:
        full = f"{leaf.best}/{self.plan.tick}"
        return {"full": full, "zero": "0", "skip": "0"}.get(str(policy), UNKNOWN)

    def _once(self, leaf: Leaf, missing: str) -> str:
        numbers = [self.number(leaf, asked, ONCE) for asked in leaf.rule.inputs]
        rule, ops = leaf.rule, self.ops
        limit = self.exact_up_to(leaf)
        data = rule.denominator(ops, numbers) if rule.divides_by_data else None
        ticks = settle(ops, leaf, rule.numerator(ops, numbers), rule.divisor, data)
        core = f"{ticks}/{self.plan.tick}"
        if rule.guarded:
            settled = UNKNOWN
            if rule.zero != "refuse":
                settled = f"{rule.when_zero(ops, numbers, leaf.best)}/{self.plan.tick}"
            core = f"IF({rule.guard(ops, numbers)}=0,{settled},{core})"
        if limit is not None:
            core = f"IF(MAX({','.join(numbers)})>{limit},{UNKNOWN},{core})"
        answered = self.how_many_answered(leaf, ONCE)
        partly = f"IF({answered}<{len(rule.inputs)},{UNKNOWN},{core})"
        return f"IF({answered}=0,{missing},{partly})"

    def answered_points(self, leaf: Leaf, column: str) -> str | None:
        """Return what one reviewer's answers come to, in points, before rounding."""
        numbers = [self.number(leaf, asked, column) for asked in leaf.rule.inputs]
        points = self.ops.exact_quotient(
            self.ops.weighted_sum([(1, leaf.rule.numerator(self.ops, numbers))]),
            leaf.rule.divisor * self.plan.tick,
        )
        answered = self.how_many_answered(leaf, column)
        return _short(f"IF({answered}<{len(leaf.rule.inputs)},{UNKNOWN},{points})")

    def _panel_range(self, row: int) -> str:
        return f"{self.ref(row, self.members[0])}:{self.ref(row, self.members[-1])}"

    def _combined(self, row: int, divisor: int, leaf: Leaf | None) -> str:
        """Return the combined score of a panel in ticks.

        Spreadsheets have their own functions over ranges that skip blank cells, so the panel is
        the one thing that is worded here and not taken from the rules.
        """
        cells, panel = self._panel_range(row), self.panel
        scale = divisor * self.plan.tick
        count, total = f"COUNT({cells})", f"SUM({cells})"
        if panel.combine == "median":
            total, count, scale = f"MEDIAN({cells})", "2", scale * 2
        elif panel.combine == "weighted_mean":
            weights = self._panel_range(self.layout.weights_row)
            # a weight left blank is 1, as everywhere
            blank = f"ISBLANK({weights})"
            total = f"(SUMPRODUCT({weights},{cells})+SUMPRODUCT({blank}*1,{cells}))"
            given = f"SUMPRODUCT({weights},ISNUMBER({cells})*1)"
            ones = f"SUMPRODUCT({blank}*ISNUMBER({cells}))"
            count = f"ROUND(({given}+{ones})*100,0)"
            scale *= 100
        elif panel.combine == "trimmed_mean":
            low = [f"SMALL({cells},{place})" for place in range(1, panel.drop_lowest + 1)]
            high = [f"LARGE({cells},{place})" for place in range(1, panel.drop_highest + 1)]
            large = f"COUNT({cells})>={panel.trim_from}"
            total = f"(SUM({cells})-IF({large},{'+'.join([*low, *high])},0))"
            count = f"(COUNT({cells})-IF({large},{len(low) + len(high)},0))"
        number = f"ROUND({total}*{scale},0)"
        if leaf is None or not (leaf.unit or leaf.panel_unit):
            return f"{number}/({divisor}*{count})"
        return settle(self.ops, leaf, number, divisor, count)

    def reviewer_subtotal(self, row: Row, column: str) -> str | None:
        """Return what one reviewer gives a group, where totals are combined."""
        if not self.by_totals or not self._complete(row):
            return None
        leaves = [leaf for leaf in self.plan.leaves if self._is_below(leaf.node, row.node)]
        counts = []
        for leaf in leaves:
            head = self.head[leaf.node.id]
            points = self.ref(head, POINTS)
            scored = f"COUNT({self.ref(head, column)})" if leaf.rule.by_panel else "0"
            counts.append(f"IF(ISNUMBER({points}),1,{scored})")
        value = self._value(row.node, column)
        return _short(f"IF({'+'.join(counts)}<{len(counts)},{UNKNOWN},{value})")

    def _is_below(self, node: Node, group: Node) -> bool:
        return (
            node.id == group.id
            or group in self.plan.indicator_set.path(node.id)
            or group.parent is None
        )

    def _value(self, node: Node, column: str) -> str:
        """Return the points of a node as an expression over the cells of its indicators."""
        if node.is_indicator:
            leaf = self.plan.leaves[self.plan.places[node.id]]
            points = self.ref(self.head[node.id], POINTS)
            if column == POINTS or not leaf.rule.by_panel:
                return f"N({points})"
            scale = leaf.rule.divisor * self.plan.tick
            number = f"ROUND({self.ref(self.head[node.id], column)}*{scale},0)"
            ticks = settle(self.ops, leaf, number, leaf.rule.divisor, None)
            return f"IF(ISNUMBER({points}),{points},{ticks}/{self.plan.tick})"
        nodes = self.plan.indicator_set.nodes
        parts = []
        for child, factor in zip(node.children, node.shares, strict=True):
            value = self._value(nodes[child], column)
            if factor != 1:
                value = f"{factor.numerator}*{value}/{factor.denominator}"
            parts.append(value)
        return f"({'+'.join(parts)})"

    def _complete(self, row: Row) -> bool:
        """Whether all that a sum adds has a formula: without one part it would look like another.

        A total adds the sums of the first level, and one of them may be too long to be written.
        """
        if not self.adds_up:
            return False
        below = [leaf for leaf in self.plan.leaves if self._is_below(leaf.node, row.node)]
        if any(self.indicator(leaf) is None for leaf in below if leaf.node.role != "flag"):
            return False
        sums = [one for one in self.layout.rows if one.kind == "subtotal"]
        whole = row.kind == "total" and not self.by_totals
        return not whole or all(self.subtotal(one) is not None for one in sums)

    def subtotal(self, row: Row) -> str | None:
        """Return the points of a first-level group, or of the whole.

        Where points are shared out again, groups are no sums, or an indicator has no formula,
        they stand where it is scored.
        """
        if not self._complete(row):
            return None
        if self.by_totals:
            if row.kind == "subtotal":
                return None
            least = f"COUNT({self._panel_range(row.number)})<{max(self.panel.at_least, 1)}"
            ticks = self._combined(row.number, 1, None)
            return f"IF({least},{UNKNOWN},{self._published(f'{ticks}/{self.plan.tick}')})"
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
        for child, factor in zip(node.children, node.shares, strict=True):
            in_sums = self.sums.get(child)
            value = f"N({self.ref(in_sums, POINTS)})" if in_sums else self._sum(nodes[child])
            if factor != 1:
                value = f"{factor.numerator}*{value}/{factor.denominator}"
            parts.append(value)
        return f"({'+'.join(parts)})"

    def _published(self, value: str) -> str:
        places = self.plan.indicator_set.rounding.total
        if places is None:
            return f"ROUND({value},8)"
        tick = self.plan.tick
        whole = f"ROUND({value}*{tick},0)*{10**places}"
        mode = self.plan.indicator_set.rounding.mode
        return f"{self.ops.rounded_quotient(whole, str(tick), mode)}/{10**places}"

    def grade(self, row: Row) -> str | None:
        """Return the grade, blank until every indicator has points."""
        if self.subtotal(row) is None:
            return None
        total = self.ref(row.number, POINTS)
        grades = self.plan.indicator_set.grades
        text = f'"{grades[-1].label.of(self.language)}"'
        pairs = list(zip(grades[:-1], self.plan.limits, strict=True))
        for grade, limit in reversed(pairs):
            scaled = f"ROUND({total}*{self.plan.grade_scale},0)"
            text = f'IF({scaled}>={limit},"{grade.label.of(self.language)}",{text})'
        if self.by_totals:
            return f"IF(ISNUMBER({total}),{text},{UNKNOWN})"
        heads = list(self.head.values())
        points = f"{self.ref(min(heads), POINTS)}:{self.ref(max(heads), POINTS)}"
        complete = len(heads) + sum(
            1 for number in self.sums.values() if min(heads) < number < max(heads)
        )
        return f"IF(COUNT({points})<{complete},{UNKNOWN},{text})"

    def member_cells(self, leaf: Leaf) -> bool:
        """Whether the row of this indicator shows what each reviewer's answers come to."""
        return leaf.rule.by_panel and not answered_in_its_own_row(leaf)


def _short(formula: str) -> str | None:
    """Return *formula*, or ``None`` where a spreadsheet would not take it for its length."""
    return formula if len(formula) <= LONGEST_FORMULA else None
