"""The figures of a table that close or head other rows, kept to be held against the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from scoring.errors import Problem
from scoring.io.cells import is_blank
from scoring.io.foreign.rows import points_behind
from scoring.sheet import Printed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.io.foreign.choosing import Chosen
    from scoring.io.foreign.figures import Figures
    from scoring.io.foreign.finder import Column
    from scoring.io.foreign.matching import Matcher
    from scoring.io.foreign.rows import Row
    from scoring.io.raw import RawSheet
    from scoring.model import Node


def covered(row: Row, rows: Sequence[Row]) -> list[Row]:
    """Return the rows of indicators that a subtotal, a total or a group row sums up."""
    leaves = [one for one in rows if one.kind == "indicator"]
    if row.kind == "total":
        return leaves
    if row.key:
        return [one for one in leaves if one.key[: len(row.key)] == row.key]
    # a subtotal of no name closes what stands above it, back to the one before
    earlier = [one.number for one in rows if one.kind == "subtotal" and one.number < row.number]
    return [one for one in leaves if max(earlier, default=0) < one.number < row.number]


class PrintedKeeper:
    """Adds the printed figures of a table to *raw*, and a note for each that cannot be read."""

    def __init__(self, raw: RawSheet, figures: Figures, matcher: Matcher, chosen: Chosen) -> None:
        self.raw, self.figures, self.matcher, self.chosen = raw, figures, matcher, chosen
        self.page = figures.table.page
        self.only = chosen.scores[0] if len(chosen.scores) == 1 else chosen.result
        self.judged = {cell.indicator for cell in raw.cells if cell.answer == "score"}

    def keep(self, rows: Sequence[Row], matched: Mapping[int, Node]) -> None:
        """Keep what is printed in every row."""
        for row in rows:
            self._behind_names(row)
            if row.kind == "indicator":
                node = matched.get(row.number)
                if node is not None:
                    self._own(row, node)
                if 0 not in self.figures.full:
                    self._merged_weights(row)
            elif row.kind != "nameless":
                self._closing(row, covered(row, rows))

    def _own(self, row: Row, node: Node) -> None:
        column = self.figures.full_column(row)
        if column is not None:
            self._figure(node.id, "full", row, column, [])
        several = len(self.chosen.scores) > 1
        if self.only is not None and (several or node.id not in self.judged):
            self._figure(node.id, "points", row, self.only, [])

    def _closing(self, row: Row, below: list[Row]) -> None:
        node = None
        if row.kind == "total":
            node = self.matcher.set.root
        elif row.path:
            node = self.matcher.by_path(row.path, group=True)
        name = node.id if node else ""
        column = self.figures.full_column(row) if row.kind == "group" else self._last_full()
        if column is not None:
            self._figure(name, "full", row, column, below)
        if self.only is not None:
            self._figure(name, "points", row, self.only, below)
        if self.chosen.own is not None:
            self._figure(name, "self", row, self.chosen.own, below)
        for one in self.chosen.scores if len(self.chosen.scores) > 1 else ():
            self._figure("", "points", row, one, below)

    def _last_full(self) -> Column | None:
        """Return the column of full points in which a closing row adds up: that of its leaves."""
        return self.figures.full[max(self.figures.full)] if self.figures.full else None

    def _figure(
        self,
        node: str,
        what: Literal["points", "full", "self"],
        row: Row,
        column: Column,
        below: Sequence[Row],
    ) -> None:
        cell = self.page.cells.get((row.number, column.number))
        if cell is None or (cell.kind == "text" and is_blank(cell.text)):
            return
        place = self.page.place(row.number, column.number)
        value = self.figures.points(row.number, column)
        if value is None:
            unsaved = cell.kind == "blank_formula"
            code = "foreign.printed-not-saved" if unsaved else "foreign.printed-unreadable"
            self.raw.notes.append(Problem(code, place, None if unsaved else cell.text))
            return
        rows_sum = self.figures.total(below, column) if below else None
        self.raw.printed.append(Printed(node, what, value, rows_sum, place))

    def _behind_names(self, row: Row) -> None:
        """Keep the full points in brackets behind the names that a row itself says."""
        said = {self.page.text(row.number, number): number for number in sorted(row.starts)}
        for size, name in enumerate(row.path, 1):
            value = points_behind(name)
            if value is None or name not in said:
                continue
            group = size < len(row.path) or row.kind == "group"
            node = self.matcher.by_path(row.path[:size], group=group)
            if node is not None:
                place = self.page.place(row.number, said[name])
                self.raw.printed.append(Printed(node.id, "full", value, None, place))

    def _merged_weights(self, row: Row) -> None:
        """Keep the full points of groups that stand beside their names, on their first row."""
        names = sorted(one.number for one in self.figures.table.of("level", "name"))
        for size, number in enumerate(names, 1):
            column = self.figures.full.get(number)
            if column is None or number == row.deepest or number not in row.starts:
                continue
            value = self.figures.points(row.number, column)
            node = self.matcher.by_path(row.path[:size], group=True)
            if value is not None and node is not None:
                place = self.page.place(row.number, column.number)
                self.raw.printed.append(Printed(node.id, "full", value, None, place))
