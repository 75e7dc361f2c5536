"""The block of funds above a self-evaluation table: its total row is the execution rate.

The form of 财预〔2020〕10号 has it with headings of its own (年初预算数, 全年预算数, 全年执行数,
分值, 执行率, 得分); only the row 年度资金总额 is scored.  Its cells are laid into the columns of
the table below, as if it were a row there, and keep their own places.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.io.foreign.headings import bare, heading
from scoring.io.foreign.page import WIDEST
from scoring.io.workbook.cells import Cell

if TYPE_CHECKING:
    from scoring.io.foreign.finder import Table
    from scoring.io.foreign.page import Page

NAME = "预算执行率"
_BUDGET = re.compile(r"(全年|调整)?预算数|全年预算")
_SPENT = re.compile(r"(全年)?执行数|全年执行|实际支出数")
_TOTAL = re.compile(r"(年度|项目)?资金总额|总额|资金合计")


def with_funds(table: Table) -> Table:
    """Return a table with the scored row of the block of funds above it, if there is one."""
    page = table.page
    for row in range(1, table.header[0]):
        columns = _headings(page, row)
        if {"target", "actual", "full"} <= columns.keys():
            scored = _scored_row(page, row, table.header[0], columns)
            return table if scored is None else _laid_in(table, scored, columns)
    return table


def _headings(page: Page, row: int) -> dict[str, int]:
    """Return the columns of a row of headings by what they hold."""
    found: dict[str, int] = {}
    for column in range(1, WIDEST + 1):
        text = page.text(row, column)
        word, means = bare(text), heading(text)
        if _BUDGET.fullmatch(word):
            found["target"] = column
        elif _SPENT.fullmatch(word):
            found["actual"] = column
        elif means is not None and means.kind in {"full", "score"}:
            found.setdefault(means.kind, column)
    return found


def _scored_row(page: Page, head: int, end: int, columns: dict[str, int]) -> int | None:
    first = min(columns.values())
    for row in range(head + 1, end):
        words = (bare(page.text(row, column)) for column in range(1, first))
        if any(_TOTAL.fullmatch(word) for word in words):
            return row
    return None


def _laid_in(table: Table, row: int, columns: dict[str, int]) -> Table:
    page, names = table.page, table.of("level", "name")
    targets = {names[0].number: (0, NAME)}
    for kind, column in columns.items():
        fits = table.of(kind)
        # of several columns of scores nobody can say which one this is
        if len(fits) == 1 or (fits and kind != "score"):
            targets[fits[-1].number] = (column, "")
    cells = {at: cell for at, cell in page.cells.items() if at[0] != row}
    moved: dict[tuple[int, int], tuple[int, int]] = {}
    for number, (column, name) in targets.items():
        cell = page.cells.get((row, column))
        if name:
            cell = Cell(row, number, name, "text", formula=False, percent=False)
        moved[row, number] = (row, column or number)
        if cell is not None:
            cells[row, number] = cell
    laid = replace(page, cells=cells, moved=moved, starts={}, down={})
    return replace(table, page=laid, above=(row,))
