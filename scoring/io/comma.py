"""Score sheets as CSV: the rows of the workbook as plain text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from scoring.errors import Problems, fail
from scoring.io.cells import kept_out, unambiguous
from scoring.io.encoding import read_csv_text
from scoring.io.files import write_text
from scoring.io.harmless import harmless, plain
from scoring.io.raw import (
    BESIDES,
    EVIDENCE,
    REASON,
    SELF,
    STATE,
    RawCell,
    RawReviewer,
    RawSheet,
    row_key,
    split_key,
)
from scoring.plan import plan_of
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from pathlib import Path

    from scoring.model import IndicatorSet
    from scoring.rules.base import Input
    from scoring.sheet import Answer, ScoreSheet

ID = "id"
FULL_POINTS = "full_points"
LABELS = ("label", FULL_POINTS)
"""Columns that help the reader; full points are held against the set."""


def read_csv_sheet(path: Path, text: str | None = None) -> RawSheet:
    """Return what a CSV sheet says; *text* is its content where it was read already.

    Raises:
        ScoringError: if it cannot be read or has no header row.
    """
    source = str(path)
    raw, problems = RawSheet(source), Problems()
    content = read_csv_text(path) if text is None else text
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    header: list[str] = []
    try:
        for row in reader:
            place = f"{source}:{reader.line_num}"
            if not any(field.strip() for field in row):
                continue
            if row[0].startswith("#"):
                _take_line(raw, row, place, problems)
            elif header:
                _take_row(raw, header, row, place, problems)
            else:
                header = _header(raw, row, place, problems)
    except csv.Error as error:
        problems.add("csv.broken", f"{source}:{reader.line_num}", reason=error)
    if not header:
        problems.add("csv.no-header", source)
    problems.raise_if_any()
    return raw


def _take_line(raw: RawSheet, row: list[str], place: str, problems: Problems) -> None:
    name, *rest = (field.strip() for field in row)
    rest += [""] * 6
    if name == "#project":
        rest[0] = plain(rest[0])
    if (name == "#set" and raw.set_id) or (name == "#project" and rest[0] in raw.project):
        problems.add("file.duplicate-key", place, rest[0])
    elif name == "#set":
        raw.set_id, raw.set_version = rest[0], rest[1]
    elif name == "#project":
        raw.project[rest[0]] = plain(rest[1])
        raw.project_places[rest[0]] = place
    elif name == "#panel":
        raw.whole_panel = tuple(filter(None, rest))
    elif name == "#reviewer":
        scope, recused = (tuple(text.split()) for text in rest[4:6])
        raw.reviewers.append(
            RawReviewer(rest[0], plain(rest[1]), rest[2], place, plain(rest[3]), scope, recused)
        )
    else:
        problems.add("csv.unknown-line", place, name)


def _header(raw: RawSheet, row: list[str], place: str, problems: Problems) -> list[str]:
    header = [field.strip() for field in row]
    if header[:2] == ["key", "level1"]:
        raise fail("csv.saved-workbook", place)
    if ID not in header:
        raise fail("csv.no-header", place)
    raw.asks_self = SELF in header
    known = {ID, ONCE, "", *LABELS, *BESIDES, *(one.id for one in raw.reviewers)}
    for name in header:
        if name not in known:
            problems.add("sheet.unknown-reviewer", place, name)
    for name in dict.fromkeys(name for name in header if name and header.count(name) > 1):
        problems.add("file.duplicate-key", place, name)
    return header


def _take_row(
    raw: RawSheet, header: list[str], row: list[str], place: str, problems: Problems
) -> None:
    nameless = [text for name, text in zip(header, row, strict=False) if not name and text.strip()]
    if nameless:
        problems.add("csv.nameless-column", place, nameless[0])
        return
    if len(row) > len(header):
        problems.add("csv.too-many-fields", place, len(row), expected=len(header))
        return
    fields = dict(zip(header, row, strict=False))
    indicator, answer = split_key(fields.get(ID, ""))
    if not indicator:
        problems.add("csv.no-id", place)
        return
    if fields.get(FULL_POINTS, "").strip() and not answer:
        raw.full_points.append((indicator, fields[FULL_POINTS], f"{place} {FULL_POINTS}"))
    for column, text in fields.items():
        where = f"{place} {column}"
        blank_beside = column in BESIDES and not text.strip()
        if blank_beside and column == REASON:
            raw.reason_places.setdefault(indicator, where)
        if column in {ID, "", *LABELS} or blank_beside:
            continue
        about = "" if column in BESIDES else answer
        said = plain(text) if column in BESIDES else text
        raw.cells.append(RawCell(indicator, about, column, said, "text", where))


def write_csv_sheet(sheet: ScoreSheet, indicator_set: IndicatorSet, path: Path) -> None:
    """Write a sheet as CSV, with a byte-order mark so that Excel reads the Chinese."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["#set", sheet.set_id, sheet.set_version])
    if sheet.panel:
        writer.writerow(["#panel", *sheet.panel])
    for key, text in sheet.project.items():
        writer.writerow(["#project", harmless(key), harmless(text)])
    for one in sheet.reviewers:
        limits = [harmless(one.role), " ".join(one.scope), " ".join(one.recused)]
        said = ["#reviewer", one.id, harmless(one.name), f"{one.weight:f}"]
        writer.writerow([*said, *limits] if any(limits) else said)
    columns = [ONCE, *(one.id for one in sheet.reviewers)]
    has_self = sheet.has_self_column
    writer.writerow([ID, *LABELS, *columns, *[SELF] * has_self, STATE, REASON, EVIDENCE])
    language = indicator_set.language
    kept = kept_out(indicator_set, sheet.reviewers, language)
    for leaf in plan_of(indicator_set).leaves:
        entry, inputs = sheet.entry(leaf.node.id), leaf.rule.inputs
        single = inputs[0] if len(inputs) == 1 else None
        given = entry.answers.get(single.id, {}) if single else {}
        beside = [entry.state or "", harmless(entry.reason), harmless("\n".join(entry.evidence))]
        if has_self:
            beside.insert(0, "" if entry.self_score is None else f"{entry.self_score:f}")
        label = harmless(leaf.node.label.of(language))
        by_panel = leaf.rule.by_panel
        marks = [kept.get((leaf.node.id, one), "") if by_panel else "" for one in columns]
        answers = [_written(inputs[0], given.get(column)) for column in columns]
        if single:
            answers = [said or mark for said, mark in zip(answers, marks, strict=True)]
        writer.writerow([leaf.node.id, label, leaf.node.full, *answers, *beside])
        for asked in () if single else inputs:
            given = entry.answers.get(asked.id, {})
            label = harmless(asked.label.of(language)) if asked.label else asked.id
            answers = [
                _written(asked, given.get(column)) or mark
                for column, mark in zip(columns, marks, strict=True)
            ]
            writer.writerow(
                [row_key(leaf.node.id, asked.id), label, "", *answers, *[""] * len(beside)]
            )
    write_text(path, out.getvalue(), "utf-8-sig")


def _written(asked: Input, answer: Answer | None) -> str:
    if answer is None:
        return ""
    said = unambiguous(asked, answer)
    return said if isinstance(said, str) else f"{said:f}"
