"""A workbook made by this program, filled in, back to raw cells."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.errors import Problems
from scoring.exact import as_text, to_decimal
from scoring.io.raw import BESIDES, REASON, SELF, RawCell, RawReviewer, RawSheet, split_key
from scoring.io.workbook.grid import read_workbook, reference
from scoring.io.xlsx.layout import (
    FULL,
    HIDDEN,
    KEY_COLUMN,
    KEY_ROW,
    POINTS,
    ROW_NAMES,
    ROW_PROJECT,
    ROW_WEIGHTS,
)
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scoring.io.workbook.grid import Cell, Grid

CORNER = "key"
REVIEWER = "reviewer:"
LISTS = ("scope", "recused")
WORDED = frozenset(BESIDES) - {SELF}
"""The columns whose cells are taken as the texts that they show."""


def is_ours(grids: Mapping[str, Grid]) -> bool:
    """Whether a workbook was made by this program, whatever became of it since."""
    corners = (grid.cells.get((KEY_ROW, KEY_COLUMN)) for grid in grids.values())
    return HIDDEN in grids or any(_text(cell) == CORNER for cell in corners)


def read_xlsx_sheet(path: Path, grids: Mapping[str, Grid] | None = None) -> RawSheet:
    """Return what a filled workbook says; *grids* are its pages where they were read already.

    Raises:
        ScoringError: if it is not a readable workbook, or not one made for score sheets.
    """
    grids = read_workbook(path) if grids is None else grids
    raw, problems = RawSheet(str(path)), Problems()
    _read_hidden(raw, grids.get(HIDDEN))
    scores = [
        grid for grid in grids.values() if _text(grid.cells.get((KEY_ROW, KEY_COLUMN))) == CORNER
    ]
    if len(scores) != 1:
        code = "workbook.several-score-sheets" if scores else "workbook.no-score-sheet"
        problems.add(code, str(path), ", ".join(grid.name for grid in scores or grids.values()))
        problems.raise_if_any()
    _Reader(raw, scores[0], problems).read()
    problems.raise_if_any()
    return raw


def _read_hidden(raw: RawSheet, grid: Grid | None) -> None:
    if grid is None:
        return
    said = {
        _text(cell): _text(grid.cells.get((row, 2)))
        for (row, column), cell in grid.cells.items()
        if column == 1
    }
    raw.set_id, raw.set_version = said.get("set", ""), said.get("version", "")
    raw.set_digest = said.get("digest", "")
    raw.panel = tuple(filter(None, said.get("panel", "").split(" ")))
    raw.whole_panel = tuple(said.get("whole-panel", "").split())
    for name in raw.panel:
        scope, recused = (tuple(said.get(f"{key}:{name}", "").split()) for key in LISTS)
        raw.limits[name] = (said.get(f"role:{name}", ""), scope, recused)


def _text(cell: Cell | None) -> str:
    return cell.text.strip() if cell else ""


def _shown(cell: Cell) -> str:
    """Return a cell as it is seen, where it is taken as a text."""
    if cell.kind == "date":
        return _date(cell.text)
    number = to_decimal(cell.text) if cell.percent and cell.kind == "number" else None
    return cell.text if number is None else f"{as_text(Fraction(number * 100))}%"


def _date(serial: str) -> str:
    """Return the day that a spreadsheet counts from the end of 1899, as 2021-10-18."""
    from datetime import date, timedelta  # few sheets hold a date

    try:
        return (date(1899, 12, 30) + timedelta(days=int(serial.partition(".")[0]))).isoformat()
    except (ValueError, OverflowError):
        return serial


class _Reader:
    def __init__(self, raw: RawSheet, grid: Grid, problems: Problems) -> None:
        self.raw, self.grid, self.problems = raw, grid, problems
        self.page = f"{raw.source} {grid.name}!"
        self.columns = self._keys(
            {c: cell for (r, c), cell in grid.cells.items() if r == KEY_ROW and c != KEY_COLUMN},
            row=KEY_ROW,
        )
        self.rows = self._keys(
            {r: cell for (r, c), cell in grid.cells.items() if c == KEY_COLUMN and r != KEY_ROW},
            column=KEY_COLUMN,
        )
        self.with_answers_below = {key.rpartition("/")[0] for key in self.rows if "/" in key}

    def _place(self, row: int, column: int) -> str:
        return self.page + reference(row, column)

    def _keys(
        self, cells: dict[int, Cell], *, row: int | None = None, column: int | None = None
    ) -> dict[str, int]:
        found: dict[str, int] = {}
        for number, cell in sorted(cells.items()):
            key = _text(cell)
            if key in found:
                place = self._place(row or number, column or number)
                self.problems.add("workbook.key-twice", place, key)
            found.setdefault(key, number)
        return found

    def read(self) -> None:
        """Read the project, the panel and every answer."""
        answers = {
            key: column
            for key, column in self.columns.items()
            if key.startswith(REVIEWER) or key == ONCE or key in BESIDES
        }
        self.raw.asks_self = SELF in answers
        if ONCE not in answers or not self.rows:
            self.problems.add("workbook.no-keys", self._place(KEY_ROW, KEY_COLUMN))
            return
        for key, row in self.rows.items():
            if key.startswith(ROW_PROJECT):
                name = key.removeprefix(ROW_PROJECT)
                self.raw.project[name] = self._after(row)
                self.raw.project_places[name] = self._place(row, KEY_COLUMN + 2)
        self._read_panel(answers)
        rows = {key: row for key, row in self.rows.items() if not key.startswith("#")}
        self._read_set_data(rows, answers)
        self._check_merges(rows, answers)
        self._check_strays(rows, answers)
        for key, row in rows.items():
            self._read_row(key, row, answers)

    def _read_set_data(self, rows: dict[str, int], answers: dict[str, int]) -> None:
        """Read what the set says in the sheet, so that a change of it is noticed."""
        for key, row in rows.items():
            full = self.grid.cells.get((row, self.columns.get(FULL, 0)))
            if full and "/" not in key:
                self.raw.full_points.append((key, full.text, self._place(row, full.column)))
        for name in self.raw.panel:
            if f"{REVIEWER}{name}" not in answers:
                self.problems.add("workbook.no-reviewer-column", self._place(KEY_ROW, 1), name)

    def _read_row(self, key: str, row: int, answers: dict[str, int]) -> None:
        indicator, answer = split_key(key)
        for name, column in answers.items():
            cell = self.grid.cells.get((row, column))
            if cell is None:
                self._note_blank(indicator, answer, name, row, column)
            elif name in BESIDES and answer:
                if cell.text.strip():
                    self.problems.add(
                        "workbook.beside-input",
                        self._place(row, column),
                        cell.text,
                        id=indicator,
                    )
            elif not self._is_ours(cell, key, name):
                self._take(indicator, answer, name, cell)

    def _is_ours(self, cell: Cell, key: str, name: str) -> bool:
        """Whether this is a formula of the workbook itself: what answers below come to."""
        computes = cell.formula and key in self.with_answers_below
        return computes and (name.startswith(REVIEWER) or name == ONCE)

    def _take(self, indicator: str, answer: str, name: str, cell: Cell) -> None:
        kind = "percent" if cell.percent and cell.kind == "number" else cell.kind
        about = "" if name in BESIDES else answer
        self.raw.cells.append(
            RawCell(
                indicator,
                about,
                name.removeprefix(REVIEWER),
                _shown(cell) if name in WORDED or kind == "date" else cell.text,
                kind,
                self._place(cell.row, cell.column),
            )
        )

    def _note_blank(self, indicator: str, answer: str, name: str, row: int, column: int) -> None:
        """Remember where a blank answer stands, so that a problem can name its cell."""
        if name == REASON and not answer:
            self.raw.reason_places[indicator] = self._place(row, column)
        elif name not in BESIDES:
            self.raw.cells.append(
                RawCell(
                    indicator,
                    answer,
                    name.removeprefix(REVIEWER),
                    "",
                    "text",
                    self._place(row, column),
                )
            )

    def _after(self, row: int) -> str:
        """Return what stands in a row to the right of its label."""
        cells = [
            cell
            for (r, column), cell in self.grid.cells.items()
            if r == row and column > KEY_COLUMN + 1
        ]
        # cells of one row differ in their columns, which come first after it
        return _shown(min(cells)) if cells else ""

    def _read_panel(self, answers: dict[str, int]) -> None:
        names, weights = self.rows.get(ROW_NAMES), self.rows.get(ROW_WEIGHTS)
        for key, column in answers.items():
            if key.startswith(REVIEWER):
                name = self._panel_cell(names, column)
                weight = self._panel_cell(weights, column)
                place = self._place(weights or KEY_ROW, column)
                reviewer = key.removeprefix(REVIEWER)
                limits = self.raw.limits.get(reviewer, ("", (), ()))
                self.raw.reviewers.append(RawReviewer(reviewer, name, weight, place, *limits))

    def _panel_cell(self, row: int | None, column: int) -> str:
        """Return the name or weight of a reviewer."""
        cell = self.grid.cells.get((row, column)) if row else None
        if cell and cell.kind in {"error", "blank_formula"}:
            kind = "cell.error-value" if cell.kind == "error" else "cell.formula-without-value"
            self.problems.add(kind, self._place(cell.row, column), cell.text)
        return _text(cell)

    def _check_merges(self, rows: dict[str, int], answers: dict[str, int]) -> None:
        for first_row, first_column, last_row, last_column in self.grid.merged:
            held = [
                (row, column)
                for key, row in rows.items()
                if first_row <= row <= last_row
                for name, column in answers.items()
                # what is said of an indicator as a whole is merged over its rows
                if first_column <= column <= last_column and not (name in BESIDES and "/" in key)
            ]
            if len(held) > 1:
                area = f"{reference(first_row, first_column)}:{reference(last_row, last_column)}"
                self.problems.add("workbook.merged-answers", self._place(*held[0]), area)

    def _check_strays(self, rows: dict[str, int], answers: dict[str, int]) -> None:
        """Refuse answers that stand in rows or columns without a key: they would be lost."""
        known_columns = {KEY_COLUMN, *self.columns.values()}
        known_rows = {row for row, column in self.grid.cells if column == KEY_COLUMN}
        of_indicators, asked = set(rows.values()), set(answers.values())
        first, points = min(of_indicators, default=0), self.columns.get(POINTS)
        for (row, column), cell in self.grid.cells.items():
            if cell.formula or not cell.text.strip():
                continue
            stray_row = row > first and row not in known_rows and column in asked
            in_a_row = row in of_indicators
            stray_column = in_a_row and column not in known_columns
            if in_a_row and column == points:
                self.problems.add("workbook.points-typed", self._place(row, column), cell.text)
            elif stray_row or stray_column:
                self.problems.add("workbook.stray-cell", self._place(row, column), cell.text)
