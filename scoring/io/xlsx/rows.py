"""The rows of the tree in the workbook: what is asked, what was answered, what it comes to."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring.errors import ScoringError
from scoring.evaluation import evaluate
from scoring.exact import as_text, fixed
from scoring.io.cells import in_a_list, kept_out, unambiguous
from scoring.io.raw import EVIDENCE, REASON, SELF, STATE
from scoring.io.rule_text import rule_text
from scoring.io.xlsx import words
from scoring.io.xlsx.canvas import (
    LEVEL_WIDTH,
    LINE_HEIGHT,
    PADDING,
    TALLEST,
    WIDTHS,
    Canvas,
    lines_of,
)
from scoring.io.xlsx.layout import POINTS, lay_out
from scoring.io.xlsx.live import Live
from scoring.plan import plan_of
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.io.xlsx.layout import Row
    from scoring.io.xlsx.look import Styles
    from scoring.model import IndicatorSet, Node
    from scoring.rules.base import Input
    from scoring.sheet import Answer, ScoreSheet

LONGEST_LIST = 255
TOTAL, GRADE = "#total", "#grade"


class Rows(Canvas):
    """Writes the rows of the tree on a page."""

    def __init__(
        self,
        page: Any,
        style: Styles,
        sheet: ScoreSheet,
        indicator_set: IndicatorSet,
        language: str,
    ) -> None:
        self.sheet, self.set, self.language = sheet, indicator_set, language
        self.plan = plan_of(indicator_set)
        super().__init__(page, style, lay_out(self.plan, sheet))
        self.live = Live(self.plan, self.layout, language)
        self.kept_out = kept_out(indicator_set, sheet.reviewers, language)
        self.computed = _computed(indicator_set, sheet, language)
        places = indicator_set.rounding.shown
        self.shown = "0." + "0" * places if places else "0"

    def indicator_row(self, row: Row) -> None:
        """Write the row of an indicator or of one of its inputs."""
        number, node, leaf = row.number, row.node, row.leaf
        if leaf is None:
            return
        if row.kind == "indicator":
            self.block(row)
        asked = self.asked_text(node, row.asked) if row.asked else ""
        if not row.asked:
            key = "reviewer_points" if self.live.member_cells(leaf) else "project_data"
            asked = words.WORDS[key][self.language]
        self.put(number, "asked", asked, self.style("text"))
        self.page.set_row(number - 1, self.height(row, asked))
        self.answers(row)

    def block(self, row: Row) -> None:
        """Write what is said once of an indicator, over all its rows."""
        node, leaf = row.node, row.leaf
        if leaf is None:
            return
        rows = self.rows_of(row)
        full = as_text(node.full)
        self.merged(rows, "id", node.id, self.style("middle"))
        written = full if "/" in full else node.full
        # a question has no full points
        written = "" if node.role == "flag" else written
        self.merged(rows, "full", written, self.style("middle"))
        self.merged(rows, "standard", rule_text(node, self.language), self.style("text"))
        points = self.style("number", self.shown)
        self.merged(rows, POINTS, "", points)
        if node.role != "flag":
            value = self.computed.get(node.id, "")
            self.formula(row.number, POINTS, self.live.indicator(leaf), points, value)
        self.beside(row, rows)

    def rows_of(self, row: Row) -> range:
        """Return the rows of an indicator: its own and those of its inputs."""
        below = [one.number for one in self.layout.rows if one.node.id == row.node.id]
        return range(row.number, max(below) + 1)

    def height(self, row: Row, asked: str) -> float:
        """Return the height of a row, so that the longest text of its indicator can be read."""
        entry = self.sheet.entry(row.node.id)
        texts = {
            "standard": rule_text(row.node, self.language),
            REASON: entry.reason,
            EVIDENCE: "\n".join(entry.evidence),
        }
        shared = max(lines_of(text, WIDTHS[key]) for key, text in texts.items())
        shared = max(shared, lines_of(row.node.label.of(self.language), LEVEL_WIDTH))
        own = lines_of(asked, WIDTHS["asked"])
        rows = sum(1 for one in self.layout.rows if one.node.id == row.node.id)
        return min(max(own, shared / rows) * LINE_HEIGHT + PADDING, TALLEST)

    def answers(self, row: Row) -> None:
        """Write the cells to fill in of one row, and lock the others."""
        leaf = row.leaf
        given: Mapping[str, Answer] = {}
        if leaf is None:
            return
        if row.asked:
            given = self.sheet.entry(row.node.id).answers.get(row.asked.id, {})
        by_panel = leaf.rule.by_panel
        for key in self.layout.columns:
            member = key.removeprefix("reviewer:")
            if key != ONCE and member == key:
                continue
            mark = self.kept_out.get((row.node.id, member)) if by_panel else None
            if row.asked and mark and member not in given:
                self.put(row.number, key, mark, self.style("kept_out"))
            elif row.asked and (key != ONCE) == by_panel:
                self.open_cell(row.number, key, row.asked, given.get(member))
            elif row.kind == "indicator" and key != ONCE and self.live.member_cells(leaf):
                self.formula(
                    row.number,
                    key,
                    self.live.answered_points(leaf, key),
                    self.style("number", "0.00##"),
                )
            else:
                self.put(row.number, key, "", self.style("shut"))

    def open_cell(self, row: int, key: str, asked: Input, answer: Answer | None) -> None:
        """Write a cell to fill in, with what it accepts."""
        style = self.style("open", '0.######"%"' if asked.unit == "%" else "")
        value: Answer | None
        if isinstance(answer, str):
            value = next(
                words.choice_word(c, self.language) for c in asked.choices if c.id == answer
            )
        else:
            value = None if answer is None else unambiguous(asked, answer)
        self.put(row, key, value, style)
        say = {name: text[self.language] for name, text in words.WORDS.items()}
        if asked.kind == "choice":
            source = [
                in_a_list(words.choice_word(choice, self.language)) for choice in asked.choices
            ]
            if len(",".join(source)) > LONGEST_LIST:
                return
            self.warned(
                row,
                key,
                {"validate": "list", "source": source, "error_message": say["bad_choice"]},
            )
        else:
            low = as_text(Fraction(asked.lowest, asked.scale))
            high = as_text(Fraction(asked.highest, asked.scale))
            hint = {"input_title": "%", "input_message": say["percent_hint"]}
            self.bounded(row, key, low, high, **(hint if asked.unit == "%" else {}))

    def bounded(self, row: int, key: str, low: str, high: str, **hint: str) -> None:
        """Let a cell warn of numbers that are not between these."""
        rule = {
            "validate": "decimal",
            "criteria": "between",
            "minimum": f"={low}" if "/" in low else Decimal(low),
            "maximum": f"={high}" if "/" in high else Decimal(high),
            "error_message": words.WORDS["bad_points"][self.language].format(low=low, high=high),
        }
        self.warned(row, key, rule | hint)

    def warned(self, row: int, key: str, rule: dict[str, Any]) -> None:
        """Let a cell warn of what it does not accept."""
        column = self.layout.columns[key] - 1
        # an abstention or a dash may be written too, so the program warns and does not forbid
        title = words.WORDS["bad_title"][self.language]
        rule = rule | {"error_title": title, "error_type": "warning", "ignore_blank": True}
        self.page.data_validation(row - 1, column, row - 1, column, rule)

    def asked_text(self, node: Node, asked: Input) -> str:
        """Return what is asked for in one row."""
        if asked.label:
            unit = f"（{asked.unit}）" if self.language == "zh" else f" ({asked.unit})"
            return asked.label.of(self.language) + (unit if asked.unit else "")
        if asked.kind == "points":
            text = words.WORDS["points"][self.language]
            return text.format(full=fixed_or_ratio(node.full))
        return "／".join(words.choice_word(choice, self.language) for choice in asked.choices)

    def beside(self, row: Row, rows: range) -> None:
        """Write self score, state, reason and evidence."""
        entry = self.sheet.entry(row.node.id)
        if SELF in self.layout.columns:
            asked = row.node.role != "flag"
            self.merged(rows, SELF, entry.self_score, self.style("open" if asked else "shut"))
            if asked:
                self.bounded(row.number, SELF, "0", as_text(row.node.full))
        state = words.STATE_WORDS.get(entry.state or "", {}).get(self.language, "")
        self.merged(rows, STATE, state, self.style("open"))
        self.merged(rows, REASON, entry.reason, self.style("words"))
        self.merged(rows, EVIDENCE, "\n".join(entry.evidence), self.style("words"))
        column = self.layout.columns[STATE] - 1
        self.page.data_validation(
            row.number - 1,
            column,
            row.number - 1,
            column,
            {
                "validate": "list",
                "source": [word[self.language] for word in words.STATE_WORDS.values()],
                "error_title": words.WORDS["bad_title"][self.language],
                "error_message": words.WORDS["bad_choice"][self.language],
            },
        )

    def sum_row(self, row: Row) -> None:
        """Write a subtotal, or the total with its grade."""
        total = row.kind == "total"
        for key in self.layout.columns:
            if key != "key":
                self.put(row.number, key, "", self.style("sum"))
        word = words.WORDS["total" if total else "subtotal"][self.language]
        label = word if total else f"{row.node.label.of(self.language)}  {word}"
        self.put(row.number, "level1", label, self.style("sum"))
        self.put(row.number, "full", row.node.full, self.style("sum"))
        for key in self.live.members:
            self.formula(
                row.number, key, self.live.reviewer_subtotal(row, key), self.style("sum", "0.00##")
            )
        self.formula(
            row.number,
            POINTS,
            self.live.subtotal(row),
            self.style("sum", self.shown),
            self.computed.get(TOTAL if total else row.node.id, ""),
        )
        if total:
            if not self.live.adds_up:
                later = words.WORDS["scored_later"][self.language]
                self.put(row.number, "standard", later, self.style("sum"))
            self.put(row.number, STATE, words.WORDS["grade"][self.language], self.style("sum"))
            self.formula(
                row.number,
                REASON,
                self.live.grade(row),
                self.style("sum"),
                self.computed.get(GRADE, ""),
            )
        self.page.set_row(row.number - 1, 22)


def _computed(indicator_set: IndicatorSet, sheet: ScoreSheet, language: str) -> dict[str, Any]:
    """Return what the formulas of a filled sheet come to, for programs that do not calculate."""
    try:
        result = evaluate(indicator_set, sheet)
    except ScoringError:
        return {}
    known: dict[str, Any] = {one.node.id: float(one.points) for one in result}
    known[TOTAL] = float(result.published_total)
    known[GRADE] = result.outcome.of(language)
    return known


def fixed_or_ratio(points: Fraction) -> str:
    """Return full points as short as they can be written exactly."""
    text = as_text(points)
    return text if "/" in text else fixed(points, len(text.partition(".")[2]))
