"""Score sheets as TOML and as JSON: two notations of one shape."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scoring.errors import Problems, fail
from scoring.exact import to_decimal
from scoring.io.cells import kept_out, unambiguous
from scoring.io.files import read_text, write_text
from scoring.io.raw import EVIDENCE, REASON, SELF, STATE, RawCell, RawReviewer, RawSheet
from scoring.io.sets import read_toml
from scoring.plan import plan_of
from scoring.resolve.shape import read_as
from scoring.schema.sheet import SheetFile
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scoring.model import IndicatorSet
    from scoring.sheet import Reviewer, ScoreSheet


def read_toml_sheet(path: Path) -> RawSheet:
    """Return what a TOML sheet says.

    Raises:
        ScoringError: if it is not TOML or not of the shape of a sheet.
    """
    return _raw(read_toml(path), str(path))


def read_json_sheet(path: Path) -> RawSheet:
    """Return what a JSON sheet says.

    Raises:
        ScoringError: if it is not JSON or not of the shape of a sheet.
    """
    place = str(path)
    text = read_text(path)

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                raise fail("file.duplicate-key", place, key)
            found[key] = value
        return found

    try:
        data = json.loads(text, parse_float=_exactly, parse_constant=str, object_pairs_hook=unique)
    except ValueError as error:
        raise fail("file.bad-json", place, reason=error) from None
    except RecursionError:
        raise fail("file.bad-json", place, reason="nested too deeply") from None
    if not isinstance(data, dict):
        raise fail("shape.not-table", place, data)
    try:
        json.dumps(data, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError as error:
        raise fail("file.bad-json", place, reason=error.reason) from None
    return _raw(data, place)


def _exactly(text: str) -> object:
    value = to_decimal(text)
    return text if value is None else value


def _raw(data: Mapping[str, Any], source: str) -> RawSheet:
    return raw_sheet(read_as(SheetFile, data, source, Problems()), source)


def raw_sheet(written: SheetFile, source: str, table: str = "") -> RawSheet:
    """Return the cells of a sheet of this shape, each with its key as its place.

    *table* is what stands before every key where the sheet is part of another file.
    """
    raw = RawSheet(source, written.set, written.version, project=dict(written.project))
    raw.whole_panel = written.panel
    raw.project_places = {key: f"{source}: {table}project.{key}" for key in written.project}
    for number, one in enumerate(written.reviewers):
        place = f"{source}: {table}reviewers[{number}]"
        weight = str(one.weight) if "weight" in one.model_fields_set else ""
        limits = (one.role, one.scope, one.recused)
        raw.reviewers.append(RawReviewer(one.id, one.name, weight, place, *limits))
    for indicator, entry in written.entries.items():
        place = f"{source}: {table}entries.{indicator}"
        for answer, given in entry.answers.items():
            for column, value in given.items():
                where = f"{place}.answers.{answer}.{column}"
                text, kind = _text(value)
                raw.cells.append(RawCell(indicator, answer, column, text, kind, where))
        beside = (
            (STATE, entry.state),
            (REASON, entry.reason),
            *((EVIDENCE, e) for e in entry.evidence),
        )
        for column, text in beside:
            if text:
                raw.cells.append(RawCell(indicator, "", column, text, "text", f"{place}.{column}"))
        if "self_score" in entry.model_fields_set:
            raw.asks_self = True
            text, kind = _text(entry.self_score)
            raw.cells.append(RawCell(indicator, "", SELF, text, kind, f"{place}.self_score"))
    return raw


def _text(value: object) -> tuple[str, str]:
    if isinstance(value, bool):
        return str(value).upper(), "boolean"
    if isinstance(value, (int, Decimal)):
        return str(value), "number"
    return str(value), "text"


def shaped(sheet: ScoreSheet, indicator_set: IndicatorSet) -> dict[str, Any]:
    """Return a sheet in the shape of the file, numbers as ``Decimal``.

    Every answer the set asks for is there, blank where it was left blank, so that the file of
    a blank sheet can be filled in.
    """
    entries: dict[str, Any] = {}
    has_self = sheet.has_self_column
    marks = kept_out(indicator_set, sheet.reviewers, indicator_set.language)
    for leaf in plan_of(indicator_set).leaves:
        entry = sheet.entry(leaf.node.id)
        columns = [one.id for one in sheet.reviewers] if leaf.rule.by_panel else [ONCE]
        answers = {
            asked.id: {
                column: unambiguous(
                    asked,
                    entry.answers.get(asked.id, {}).get(
                        column, marks.get((leaf.node.id, column), "")
                    ),
                )
                for column in columns
            }
            for asked in leaf.rule.inputs
        }
        entries[leaf.node.id] = {
            "answers": answers,
            "state": entry.state or "",
            "reason": entry.reason,
            "evidence": list(entry.evidence),
        }
        if has_self:
            own = entry.self_score
            entries[leaf.node.id]["self_score"] = "" if own is None else own
    return {
        "set": sheet.set_id,
        "version": sheet.set_version,
        **({"panel": list(sheet.panel)} if sheet.panel else {}),
        "project": dict(sheet.project),
        "reviewers": [_reviewer(one) for one in sheet.reviewers],
        "entries": entries,
    }


def _reviewer(one: Reviewer) -> dict[str, Any]:
    limits = {"role": one.role, "scope": list(one.scope), "recused": list(one.recused)}
    said = {"id": one.id, "name": one.name, "weight": one.weight}
    return said | {key: value for key, value in limits.items() if value}


def write_json_sheet(sheet: ScoreSheet, indicator_set: IndicatorSet, path: Path) -> None:
    """Write a sheet as JSON; numbers are numbers, exactly as they are."""
    data = shaped(sheet, indicator_set)
    mark = "number"
    while mark in str(data):
        mark += "-"
    text = json.dumps(_marked(data, mark), ensure_ascii=False, indent=2)
    write_text(path, text.replace(f'"{mark}', "").replace(f'{mark}"', "") + "\n")


def _marked(value: Any, mark: str) -> Any:
    """Mark decimals, so that they are written as numbers and never pass through a float."""
    if isinstance(value, dict):
        return {key: _marked(inner, mark) for key, inner in value.items()}
    if isinstance(value, list):
        return [_marked(inner, mark) for inner in value]
    return f"{mark}{_written(value)}{mark}" if isinstance(value, Decimal) else value


def write_toml_sheet(sheet: ScoreSheet, indicator_set: IndicatorSet, path: Path) -> None:
    """Write a sheet as TOML, one line for each input."""
    data = shaped(sheet, indicator_set)
    head = [f"{key} = {_toml(data[key])}" for key in ("set", "version", "panel") if key in data]
    lines = [*head, "", "[project]"]
    lines += [f"{_toml_key(key)} = {_toml(text)}" for key, text in data["project"].items()]
    for one in data["reviewers"]:
        lines += ["", "[[reviewers]]", *(f"{key} = {_toml(value)}" for key, value in one.items())]
    for indicator, entry in data["entries"].items():
        lines += ["", f"[entries.{_toml_key(indicator)}]"]
        label = indicator_set.nodes[indicator].label.of(indicator_set.language)
        lines.insert(-1, f"# {' '.join(label.split())}")
        beside = ("self_score", "state", "reason", "evidence")
        lines += [f"{key} = {_toml(entry[key])}" for key in beside if key in entry]
        for answer, given in entry["answers"].items():
            row = ", ".join(f"{_toml_key(column)} = {_toml(v)}" for column, v in given.items())
            lines.append(f"answers.{_toml_key(answer)} = {{ {row} }}")
    write_text(path, "\n".join(lines) + "\n")


def _toml(value: Any) -> str:
    if isinstance(value, Decimal):
        return _written(value)
    if isinstance(value, list):
        return f"[{', '.join(_toml(inner) for inner in value)}]"
    # a JSON string is a TOML string, but for DEL, which TOML wants escaped
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _written(value: Decimal) -> str:
    return f"{value or abs(value):f}"


def _toml_key(key: str) -> str:
    bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if bare else _toml(key)
