"""A score sheet as a workbook that an evaluator can fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.io.files import replacing
from scoring.io.raw import row_key
from scoring.io.xlsx import words
from scoring.io.xlsx.canvas import LEVEL_WIDTH, LINE_HEIGHT, PADDING, TALLEST, WIDTHS, lines_of
from scoring.io.xlsx.layout import (
    GUIDE,
    HIDDEN,
    KEY_COLUMN,
    KEY_ROW,
    ROW_NAMES,
    ROW_PROJECT,
    ROW_SUM,
    ROW_WEIGHTS,
    SCORES,
)
from scoring.io.xlsx.look import Styles
from scoring.io.xlsx.rows import Rows

if TYPE_CHECKING:
    from pathlib import Path

    from scoring.model import IndicatorSet
    from scoring.sheet import ScoreSheet

REVIEWER_WIDTH, GUIDE_WIDTH = 10, 76
A3, A4 = 8, 9


def write_xlsx_sheet(
    sheet: ScoreSheet, indicator_set: IndicatorSet, path: Path, language: str
) -> None:
    """Write *sheet* as a workbook, whole or not at all.

    Raises:
        ScoringError: if the file cannot be written.
    """
    import xlsxwriter  # needed only where a workbook is written

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with replacing(path) as temporary, xlsxwriter.Workbook(str(temporary), options) as workbook:
        _Writer(workbook, sheet, indicator_set, language).write()


class _Writer(Rows):
    """Writes the three sheets of the workbook."""

    def __init__(
        self, workbook: Any, sheet: ScoreSheet, indicator_set: IndicatorSet, language: str
    ) -> None:
        page = workbook.add_worksheet(SCORES[language])
        super().__init__(page, Styles(workbook), sheet, indicator_set, language)
        self.guide = workbook.add_worksheet(GUIDE[language])
        self.hidden = workbook.add_worksheet(HIDDEN)

    def write(self) -> None:
        """Write the three sheets."""
        self.keys()
        self.top()
        self.headings()
        for row in self.layout.rows:
            if row.kind in {"subtotal", "total"}:
                self.sum_row(row)
            else:
                self.indicator_row(row)
        self.paths()
        self.page_setup()
        self.guide_page()
        self.hidden_page()

    def keys(self) -> None:
        """Write the keys that the reader goes by."""
        self.put(KEY_ROW, KEY_COLUMN, "key")
        for key, column in self.layout.columns.items():
            self.put(KEY_ROW, column, key)
        for key, number in self.layout.project_rows.items():
            self.put(number, KEY_COLUMN, f"{ROW_PROJECT}{key}")
        self.put(self.layout.names_row, KEY_COLUMN, ROW_NAMES)
        if self.layout.weights_row:
            self.put(self.layout.weights_row, KEY_COLUMN, ROW_WEIGHTS)
        for row in self.layout.rows:
            if row.kind == "indicator":
                self.put(row.number, KEY_COLUMN, row_key(row.node.id))
            elif row.kind in {"subtotal", "total"}:
                self.put(row.number, KEY_COLUMN, f"{ROW_SUM}{row.node.id}")
            elif row.asked:
                self.put(row.number, KEY_COLUMN, row_key(row.node.id, row.asked.id))
        self.page.set_row(KEY_ROW - 1, None, None, {"hidden": True})

    def top(self) -> None:
        """Write the title and the fields of the project."""
        self.put(KEY_ROW + 1, 2, self.set.name.of(self.language), self.style("title"))
        self.page.set_row(KEY_ROW, 28)
        last = self.layout.columns["standard"]
        for key, row in self.layout.project_rows.items():
            label = words.PROJECT.get(key, {}).get(self.language, key)
            self.put(row, 2, label, self.style("label"))
            self.page.merge_range(row - 1, 2, row - 1, last - 1, "", self.style("field"))
            text = self.sheet.project.get(key, "")
            self.put(row, 3, text, self.style("field"))
            width = LEVEL_WIDTH * (self.layout.levels - 1) + sum(
                WIDTHS[key] for key in ("id", "full", "standard")
            )
            self.page.set_row(row - 1, lines_of(text, width) * LINE_HEIGHT + PADDING)

    def headings(self) -> None:
        """Write the headings, and the names and weights of the reviewers below them."""
        row = self.layout.heading_row
        names = {one.id: one for one in self.sheet.reviewers}
        lines = 1
        for number, key in enumerate(self.layout.columns):
            if key == "key":
                continue
            member = names.get(key.removeprefix("reviewer:"))
            text = words.heading(key, self.language)
            if member and key.startswith("reviewer:"):
                text = words.reviewer_heading(member, self.language)
                lines = max(lines, lines_of(text, REVIEWER_WIDTH))
                self.put(self.layout.names_row, key, member.name, self.style("name"))
                if self.layout.weights_row:
                    self.put(self.layout.weights_row, key, member.weight, self.style("open"))
                self.page.set_column(number, number, REVIEWER_WIDTH)
            else:
                self.put(self.layout.names_row, key, "", self.style("shut"))
                self.page.set_column(number, number, WIDTHS.get(key, LEVEL_WIDTH))
            self.put(row, key, text, self.style("head"))
        self.put(
            self.layout.names_row,
            "asked",
            words.WORDS["reviewer_name"][self.language],
            self.style("shut"),
        )
        if self.layout.weights_row:
            self.put(
                self.layout.weights_row,
                "asked",
                words.WORDS["weight"][self.language],
                self.style("shut"),
            )
        self.page.set_row(row - 1, max(24, min(lines * LINE_HEIGHT + PADDING, TALLEST)))
        self.page.set_row(self.layout.names_row - 1, 30)
        self.page.set_column(0, 0, None, None, {"hidden": True})

    def paths(self) -> None:
        """Write the path of every indicator, merged over the rows it covers."""
        held: dict[tuple[int, str], list[int]] = {}
        for row in self.layout.rows:
            if row.kind in {"indicator", "input"}:
                path = self.set.path(row.node.id) or (row.node,)
                for level in range(1, self.layout.levels + 1):
                    node = path[min(level, len(path)) - 1]
                    name = node.id if level <= len(path) else ""
                    held.setdefault((level, f"{node.id}/{name}"), []).append(row.number)
        for (level, key), rows in held.items():
            node_id, _, shown = key.rpartition("/")
            column = level
            label = self.set.nodes[node_id].label.of(self.language) if shown else ""
            style = self.style("group" if level < self.layout.levels else "middle")
            if len(rows) > 1:
                self.page.merge_range(rows[0] - 1, column, rows[-1] - 1, column, label, style)
            else:
                self.put(rows[0], column + 1, label, style)

    def page_setup(self) -> None:
        """Freeze, protect and lay out for printing."""
        self.page.freeze_panes(self.layout.names_row, self.layout.columns["full"])
        self.page.protect("", {"format_columns": True, "format_rows": True})
        self.page.set_landscape()
        self.page.set_paper(A3)
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(self.layout.heading_row - 1, self.layout.names_row - 1)
        self.page.set_margins(0.4, 0.4, 0.5, 0.5)
        self.page.hide_gridlines(2)
        self.page.set_footer("&C&P / &N")

    def guide_page(self) -> None:
        """Write how to fill it in."""
        self.guide.set_column(0, 0, GUIDE_WIDTH)
        self.guide.hide_gridlines(2)
        self.guide.write_string(0, 0, self.set.name.of(self.language), self.style("title"))
        lines = list(words.GUIDE_LINES[self.language])
        if self.sheet.has_self_column:
            lines.append(words.SELF_LINE[self.language])
        if self.set.note:
            lines.append(self.set.note.of(self.language))
        for number, line in enumerate(lines, start=2):
            text = f"{number - 1}. {line}"
            self.guide.write_string(number, 0, text, self.style("text"))
            self.guide.set_row(number, lines_of(text, GUIDE_WIDTH) * LINE_HEIGHT + PADDING)
        self.guide.set_paper(A4)
        self.guide.fit_to_pages(1, 0)
        self.guide.protect()

    def hidden_page(self) -> None:
        """Write which set this was made for."""
        said = {
            "set": self.set.id,
            "version": self.set.version,
            "digest": self.set.digest,
            "panel": " ".join(one.id for one in self.sheet.reviewers),
            "layout": "1",
        }
        if self.sheet.panel:
            said["whole-panel"] = " ".join(self.sheet.panel)
        for one in self.sheet.reviewers:
            limits = {
                "role": one.role,
                "scope": " ".join(one.scope),
                "recused": " ".join(one.recused),
            }
            said |= {f"{key}:{one.id}": text for key, text in limits.items() if text}
        for number, (key, value) in enumerate(said.items()):
            self.hidden.write_string(number, 0, key)
            self.hidden.write_string(number, 1, value)
        self.hidden.very_hidden()
