"""A score table that somebody else made to raw cells, matched to a set."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.errors import Problem, Problems, fail
from scoring.exact import fold, to_decimal
from scoring.io.foreign.choosing import choose
from scoring.io.foreign.figures import Figures
from scoring.io.foreign.funds import with_funds
from scoring.io.foreign.matching import Matcher, match_rows
from scoring.io.foreign.printed import PrintedKeeper
from scoring.io.foreign.rows import read_rows, unseen
from scoring.io.raw import EVIDENCE, REASON, SELF, RawCell, RawReviewer, RawSheet
from scoring.plan import plan_of
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.io.foreign.choosing import Chosen
    from scoring.io.foreign.finder import Column, Table
    from scoring.io.foreign.rows import Row
    from scoring.model import IndicatorSet, Node
    from scoring.plan import Leaf
    from scoring.rules.base import Input

TAKEN = {"actual": "actual", "target": "target", "rate": "actual"}
"""The inputs of rules that a table has columns for."""
INPUTS = {"band": "档次", "score": "得分", "answer": "是否", "level": "等级"}
"""What inputs without a name of their own are called in Chinese."""
_AT_LEAST = re.compile(r"^(≥|>=|不低于|不少于)")
_AT_MOST = re.compile(r"^(≤|<=|不高于|不超过)")


def read_foreign(
    table: Table,
    indicator_set: IndicatorSet,
    column: str | None,
    problems: Problems,
    *,
    incomplete: bool = False,
) -> RawSheet:
    """Return what a table says of the indicators of a set.

    Args:
        table: the table.
        indicator_set: the set to which its rows belong.
        column: the heading of the column of scores, where several fit.
        problems: what fits nothing in the set is noted here.
        incomplete: whether an indicator may lack its row, whatever the set says.

    Raises:
        ScoringError: if it cannot be told which column holds the scores.
    """
    reader = _Reader(table, indicator_set, column, problems)
    reader.incomplete = incomplete
    return reader.read()


class _Reader:
    def __init__(
        self, table: Table, indicator_set: IndicatorSet, column: str | None, problems: Problems
    ) -> None:
        self.table, self.page, self.problems = table, table.page, problems
        self.set, self.matcher = indicator_set, Matcher(indicator_set)
        self.figures = Figures(table, indicator_set.root.full)
        self.leaves: dict[str, Leaf] = {
            leaf.node.id: leaf for leaf in plan_of(indicator_set).leaves
        }
        self.chosen: Chosen = choose(table, column)
        self.incomplete = False
        self.numbers: list[int] = []
        self.raw = RawSheet(table.page.source, indicator_set.id, indicator_set.version)

    def read(self) -> RawSheet:
        """Read every row."""
        rows = [self._told(row) for row in read_rows(self.table, self.matcher.leaf_names())]
        self.numbers = [row.number for row in rows]
        matched = match_rows(self.table, rows, self.matcher, self.figures.full_of, self.problems)
        self._reviewers()
        scored = [(row, matched[row.number]) for row in rows if row.number in matched]
        unscored: list[Node] = []
        for row, node in scored:
            lacking = self._take(row, self.leaves[node.id])
            if not lacking:
                continue
            self.raw.reported.add(node.id)
            if all(one.kind == "points" for one in lacking):
                unscored.append(node)
            else:
                self._say_needed(row, node, lacking)
        self._say_unscored(unscored)
        self._say_absent(matched)
        PrintedKeeper(self.raw, self.figures, self.matcher, self.chosen).keep(rows, matched)
        own = [] if self.chosen.own is None else [self.chosen.own]
        read = [*self.chosen.scores, *own, *self.table.of("full", "target", "actual")]
        self.raw.notes.extend(unseen(self.table, rows, read))
        self._say_unread()
        return self.raw

    def _told(self, row: Row) -> Row:
        """Return a row that is a group of the set as one, though nothing stands below it."""
        find = self.matcher
        if row.kind != "indicator" or find.by_path(row.path):
            return row
        is_leaf = find.by_name(row.path, self.figures.full_of(row)) is not None
        is_group = not is_leaf and find.by_path(row.path, group=True) is not None
        return replace(row, kind="group") if is_group else row

    def _reviewers(self) -> None:
        by_panel = any(leaf.rule.by_panel for leaf in self.leaves.values())
        if not by_panel:
            return
        for number, one in enumerate(self.chosen.scores, 1):
            place = self.page.place(self.table.header[-1], one.number)
            self.raw.reviewers.append(RawReviewer(f"R{number}", one.title, "", place))

    def _take(self, row: Row, leaf: Leaf) -> list[Input]:
        """Read the answers of a row; return what its rule asks for and no column has."""
        lacking = []
        for asked in leaf.rule.inputs:
            if asked.kind == "points":
                columns: Sequence[Column] = self.chosen.scores
            else:
                columns = self.table.of(TAKEN[asked.id]) if asked.id in TAKEN else ()
            if asked.kind == "choice" or not columns:
                lacking.append(asked)
                continue
            if asked.kind == "figure":
                self._cell(leaf, asked, row, columns[0], ONCE)
                continue
            for number, one in enumerate(columns, 1):
                name = f"R{number}" if leaf.rule.by_panel else ONCE
                self._cell(leaf, asked, row, one, name)
        if not lacking:
            # where nothing else gives reasons, remarks do
            reasons = self.table.of("reason") or self.table.of("remark")
            self._beside(row, leaf.node.id, REASON, reasons)
            self._beside(row, leaf.node.id, EVIDENCE, self.table.of("evidence"))
            if self.chosen.own is not None:
                self._own_score(row, leaf.node.id, self.chosen.own)
        return lacking

    def _beside(self, row: Row, node: str, column: str, columns: Sequence[Column]) -> None:
        cells = self.figures.texts(row, columns)
        said = [cell for cell in cells if cell.kind in {"text", "number"}]
        if said:
            text = "\n".join(cell.text for cell in said)
            place = self.page.place(said[0].row, said[0].column)
            self.raw.cells.append(RawCell(node, "", column, text, "text", place))

    def _own_score(self, row: Row, node: str, column: Column) -> None:
        self.raw.asks_self = True
        place = self.page.place(row.number, column.number)
        if self._spans_rows(row, column, place):
            return
        text, kind = self._written(row, column)
        text = _without_unit(text) if kind == "text" else text
        self.raw.cells.append(RawCell(node, "", SELF, text, kind, place))

    def _cell(self, leaf: Leaf, asked: Input, row: Row, column: Column, name: str) -> None:
        place = self.page.place(row.number, column.number)
        if self._spans_rows(row, column, place):
            self.raw.reported.add(leaf.node.id)
            return
        text, kind = self._written(row, column)
        if asked.kind == "figure" and kind == "text":
            text = _without_direction(text, leaf, asked)
        elif kind == "text":
            text = _without_unit(text)
        self.raw.cells.append(RawCell(leaf.node.id, asked.id, name, text, kind, place))

    def _spans_rows(self, row: Row, column: Column, place: str) -> bool:
        """Note a score that stands for the rows of several indicators; say whether it does."""
        area = self.page.merge(row.number, column.number)
        if area is None or (area[0] == row.number and len(self._rows_in(area)) == 1):
            return False
        first = self.page.place(area[0], area[1])
        shown = self.page.text(area[0], area[1])
        self.problems.add("foreign.merged-score", place, shown, first=first)
        return True

    def _rows_in(self, area: tuple[int, int, int, int]) -> list[int]:
        return [number for number in self.numbers if area[0] <= number <= area[2]]

    def _written(self, row: Row, column: Column) -> tuple[str, str]:
        """Return what a cell says, and what it is."""
        cell = self.page.cells.get((row.number, column.number))
        if cell is None:
            return "", "text"
        percent = cell.percent and cell.kind == "number"
        return cell.text, "percent" if percent else cell.kind

    def _say_needed(self, row: Row, node: Node, inputs: Sequence[Input]) -> None:
        zh = "、".join(one.label.zh if one.label else INPUTS.get(one.id, one.id) for one in inputs)
        en = ", ".join(one.label.en if one.label else one.id for one in inputs)
        place = self.page.place(row.number, row.deepest or self.table.columns[0].number)
        self.problems.add("foreign.needs-answers", place, node.id, zh=zh, en=en)

    def _say_unscored(self, nodes: Sequence[Node]) -> None:
        if nodes:
            zh = "、".join(f"{one.id} {one.label.zh}" for one in nodes)
            en = ", ".join(f"{one.id} {one.label.en}" for one in nodes)
            place = self.page.place(self.table.header[-1], self.table.columns[0].number)
            self.problems.add("foreign.no-score-column", place, zh=zh, en=en)

    def _say_absent(self, matched: Mapping[int, Node]) -> None:
        present = {node.id for node in matched.values()}
        for leaf in self.leaves.values():
            node = leaf.node
            if node.id in present or node.role in {"bonus", "penalty", "flag"}:
                continue
            said = {"id": node.id, "zh": node.label.zh, "en": node.label.en}
            if node.policies.missing == "refuse" and not self.incomplete:
                self.problems.add("foreign.no-row", self.page.where, **said)
                self.raw.reported.add(node.id)
            else:
                self.raw.notes.append(Problem("foreign.no-row", self.page.where, None, said))

    def _say_unread(self) -> None:
        """Say which columns of scores were not read."""
        used = {*self.chosen.scores, self.chosen.result, self.chosen.own}
        rest = [one for one in self.table.of("score", "expert") if one not in used]
        if rest:
            place = self.page.place(self.table.header[-1], rest[0].number)
            titles = ", ".join(one.title for one in rest)
            self.raw.notes.append(Problem("foreign.not-read", place, titles))


def _without_direction(text: str, leaf: Leaf, asked: Input) -> str:
    """Take off a sign of comparison that says what the rule says: ≥ where higher is better."""
    better = getattr(leaf.node.rule, "better", "")
    pattern = {"higher": _AT_LEAST, "lower": _AT_MOST}.get(better)
    if asked.id != "target" or pattern is None:
        return text
    return pattern.sub("", fold(text))


def _without_unit(text: str) -> str:
    """Take 分 off a number of points; what is none stays as it is written, for the message."""
    number = fold(text).removesuffix("分")
    return text if to_decimal(number) is None else number


def only_table(tables: Sequence[Table], source: str, pages: str) -> Table:
    """Return the one table of a file, tables on hidden pages left out where others are shown.

    Raises:
        ScoringError: if there is none, or several.
    """
    shown = [one for one in tables if not one.page.hidden] or list(tables)
    scored = [one for one in shown if one.of("score", "expert")]
    shown = scored or shown
    if not shown:
        raise fail("workbook.no-score-sheet", source, pages)
    if len(shown) > 1:
        places = [one.page.place(one.header[0], one.columns[0].number) for one in shown]
        names = [one.page.name for one in shown]
        # a name is to be typed behind --sheet as it stands
        told = names if len(set(names)) == len(names) else places
        raise fail("foreign.several-tables", places[1], ", ".join(told))
    return with_funds(shown[0])
