"""Filling in blank workbooks as an evaluator does, and having LibreOffice calculate them."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import openpyxl

import scoring
from scoring.evaluation import reviewer_ticks
from scoring.exact import fixed
from scoring.io.xlsx.layout import answered_in_its_own_row, lay_out
from scoring.plan import plan_of
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet
    from scoring.plan import Leaf
    from scoring.sheet import ScoreSheet

MEMBER_PLACES = 6
XLSX = "xlsx:Calc MS Excel 2007 XML"
STATES = {
    "missing": ("缺失", "missing"),
    "not_applicable": ("不适用", "not applicable"),
    "not_due": ("未到期", "not due"),
    "void": ("作废", "void"),
}


class Scenario(NamedTuple):
    """A set and a sheet filled in for it.

    Attributes:
        name: what it shows; also the name of its file.
        typed: what is typed into cells by (row key, column key), in place of the answer; with
            a number format where it has one.
    """

    name: str
    indicator_set: IndicatorSet
    sheet: ScoreSheet
    language: str = "zh"
    typed: Mapping[tuple[str, str], object] = {}


def program() -> str | None:
    """Return the path of LibreOffice, or ``None`` where there is none or it is not wanted."""
    if os.environ.get("SCORING_WITHOUT_PROGRAMS"):
        return None
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(files: Iterable[Path], to: str, folder: Path, profile: Path) -> str:
    """Convert files in one run of LibreOffice, with a profile of its own; return what it says."""
    found = program()
    assert found is not None
    done = subprocess.run(
        [
            found,
            "--headless",
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to",
            to,
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        capture_output=True,
        text=True,
        timeout=500,
        check=True,
    )
    return done.stdout + done.stderr


def write_filled(scenario: Scenario, folder: Path) -> Path:
    """Write a blank workbook and fill in its yellow cells, found by their hidden keys."""
    used, sheet, path = scenario.indicator_set, scenario.sheet, folder / f"{scenario.name}.xlsx"
    blank = scoring.ScoreSheet(
        used.id,
        used.version,
        {},
        tuple(replace(one, name="", weight=Decimal(1)) for one in sheet.reviewers),
        asks_self=sheet.has_self_column,
    )
    scoring.write_sheet(blank, path, used, scenario.language)
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    rows = {cell.value: cell.row for cell in page["A"] if cell.value}
    columns = {cell.value: cell.column for cell in page[1] if cell.value}

    def put(row: str, column: str, value: Any) -> None:
        if value not in (None, ""):
            cell = page.cell(rows[row], columns[column])
            cell.value = float(value) if isinstance(value, Decimal) else value

    for key, text in sheet.project.items():
        put(f"#project.{key}", "level2", text)
    for one in sheet.reviewers:
        put("#names", f"reviewer:{one.id}", one.name)
        if "#weights" in rows:
            put("#weights", f"reviewer:{one.id}", one.weight)
    for leaf in plan_of(used).leaves:
        _fill_leaf(scenario, leaf, rows, put)
    for (row, column), value in scenario.typed.items():
        cell = page.cell(rows[row], columns[column])
        cell.value, cell.number_format = (
            value if isinstance(value, tuple) else (value, cell.number_format)
        )
    book.save(path)
    return path


def _fill_leaf(scenario: Scenario, leaf: Leaf, rows: Mapping[str, int], put: Any) -> None:
    entry, language = scenario.sheet.entry(leaf.node.id), scenario.language
    put(leaf.node.id, "self", entry.self_score)
    for asked in leaf.rule.inputs:
        key = f"{leaf.node.id}/{asked.id}"
        key = key if key in rows else leaf.node.id
        for column, given in entry.answers.get(asked.id, {}).items():
            value: object = given
            for choice in asked.choices:
                if choice.id == given:
                    value = choice.zh if language == "zh" else choice.en
            put(key, ONCE if column == ONCE else f"reviewer:{column}", value)
    if entry.state:
        put(leaf.node.id, "state", STATES[entry.state][language == "en"])
    put(leaf.node.id, "reason", entry.reason)
    put(leaf.node.id, "evidence", "\n".join(entry.evidence))


class Shown(NamedTuple):
    """What a workbook shows.

    Attributes:
        points: by node id, with the decimals of the set.
        grade: the grade.
        members: what the answers of a reviewer come to, by node id and reviewer, where that is
            calculated and not typed in.
    """

    points: dict[str, str]
    grade: str
    members: dict[tuple[str, str], str]


def shown(scenario: Scenario, path: Path) -> Shown:
    """Return what the calculated workbook shows, points with the decimals of the set."""
    page: Worksheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    used = scenario.indicator_set
    layout = lay_out(plan_of(used), scenario.sheet)
    points: dict[str, str] = {}
    members: dict[tuple[str, str], str] = {}
    grade = ""
    for row in layout.rows:
        if row.kind == "input":
            continue
        value = page.cell(row.number, layout.columns["points"]).value
        points[row.node.id] = _decimals(value, used.rounding.shown)
        computed = row.kind == "total" or (row.leaf and not row.asked)
        for one in scenario.sheet.reviewers if computed else ():
            value = page.cell(row.number, layout.columns[f"reviewer:{one.id}"]).value
            members[row.node.id, one.id] = _decimals(value, MEMBER_PLACES)
        if row.kind == "total":
            grade = page.cell(row.number, layout.columns["reason"]).value or ""
    return Shown(points, grade, members)


def live_points(scenario: Scenario, path: Path) -> set[str]:
    """Return the nodes whose points are a formula: all of them in sets of plain sums."""
    page: Worksheet = openpyxl.load_workbook(path).worksheets[0]
    plan = plan_of(scenario.indicator_set)
    layout = lay_out(plan, scenario.sheet)
    rows = [row for row in layout.rows if row.kind != "input"]
    if plan.plain and plan.outcomes.plain:
        return {row.node.id for row in rows}
    column = layout.columns["points"]
    return {row.node.id for row in rows if page.cell(row.number, column).data_type == "f"}


def expected(scenario: Scenario) -> Shown:
    """Return what the workbook must show: what the engine computes from the same answers."""
    used = scenario.indicator_set
    result = scoring.evaluate(used, scenario.sheet)
    by_totals = used.panel.stage == "total"
    points: dict[str, str] = {}
    for row in lay_out(plan_of(used), scenario.sheet).rows:
        if row.kind == "input":
            continue
        value = result[row.node.id].points
        if row.kind == "total":
            value = result.published_total
        elif by_totals and (row.leaf is None or _scored_by_panel(result, row.leaf)):
            # where totals are combined no single cell of what a panel scored can be right
            points[row.node.id] = ""
            continue
        left_out = result.out.get(row.node.id)
        points[row.node.id] = "" if left_out else fixed(value, used.rounding.shown)
    return Shown(points, result.grade.label.of(scenario.language), _members(result))


def _scored_by_panel(result: Evaluation, leaf: Leaf) -> bool:
    settled = scoring.trace(result, leaf.node.id).policy is not None
    return leaf.rule.by_panel and not settled


def _members(result: Evaluation) -> dict[tuple[str, str], str]:
    """Return what the workbook must show in the columns of the reviewers."""
    used, reviewers = result.indicator_set, result.sheet.reviewers
    found: dict[tuple[str, str], str] = {}
    for leaf in plan_of(used).leaves:
        node = leaf.node
        if answered_in_its_own_row(leaf):
            continue
        given = {score.reviewer: score.points for score in scoring.trace(result, node.id).scores}
        for one in reviewers:
            found[node.id, one.id] = fixed(given[one], MEMBER_PLACES) if one in given else ""
    for member, one in enumerate(reviewers):
        total = ""
        if used.panel.stage == "total":
            ticks = reviewer_ticks(result.checked, member)[0]
            total = fixed(Fraction(ticks, result.checked.plan.tick), MEMBER_PLACES)
        found[used.root.id, one.id] = total
    return found


def _decimals(value: object, places: int) -> str:
    if value is None or isinstance(value, str):
        return str(value or "")
    return fixed(Fraction(repr(value)), places)
