"""Reading and writing score sheets of every format; the suffix of the file decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoring.errors import Problems, fail
from scoring.io.assemble import assemble
from scoring.io.files import READ_ONLY, SUFFIXES, unknown_kind
from scoring.io.foreign.worksheets import refuse_worksheet
from scoring.io.raw import RawSheet
from scoring.io.sets import load_indicator_set, shipped_sets
from scoring.sheet import Reviewer, ScoreSheet

if TYPE_CHECKING:
    from scoring.io.foreign.finder import Table
    from scoring.merging import ReviewPanel
    from scoring.model import IndicatorSet
    from scoring.settle import CheckedSheet


def read_raw(path: Path, sheet: str | None = None) -> RawSheet | Table:
    """Return what a file says, not yet understood; a table made by others as a table.

    Of a workbook, *sheet* is the worksheet to look at.

    Raises:
        ScoringError: if the file cannot be read as what its suffix says.
    """
    match path.suffix.lower():
        case ".xlsx" | ".csv" | ".xls":
            from scoring.io.foreign.opening import ours_or_table

            return ours_or_table(path, sheet)
        case ".toml":
            from scoring.io.structured import read_toml_sheet

            refuse_worksheet(str(path), sheet)
            return read_toml_sheet(path)
        case ".json":
            from scoring.io.structured import read_json_sheet

            refuse_worksheet(str(path), sheet)
            return read_json_sheet(path)
        case other:
            raise unknown_kind(path, other, (*SUFFIXES, *READ_ONLY))


def open_sheet(
    path: str | Path,
    indicator_set: IndicatorSet | str | Path | None = None,
    *,
    incomplete: bool = False,
    column: str | None = None,
    sheet: str | None = None,
) -> tuple[IndicatorSet, CheckedSheet]:
    """Read a sheet together with the set it was filled in for.

    Args:
        path: the sheet, ``.xlsx``, ``.csv``, ``.toml`` or ``.json``.
        indicator_set: the set, or its id or path; without it, the sheet names one that ships.
        incomplete: whether something may be missing or not yet due, whatever the set says; such a
            sheet is for :func:`scoring.incomplete.readings`.
        column: in a table made by others, the heading of the column of scores, where several fit.
        sheet: in a workbook, the name of the worksheet, where several hold a table.

    Raises:
        ScoringError: with every problem of the sheet, each with its cell, line or key.
    """
    path = Path(path)
    raw = read_raw(path, sheet)
    if not isinstance(raw, RawSheet):
        return _open_foreign(raw, indicator_set, column, incomplete=incomplete)
    if not raw.set_id:
        raise fail("sheet.no-set", raw.source)
    used, problems = set_for(raw, indicator_set), Problems()
    if changed_since(raw, used):
        problems.add("sheet.changed-set", raw.source)
    return used, assemble(raw, used, problems, incomplete=incomplete)


def set_for(raw: RawSheet, indicator_set: IndicatorSet | str | Path | None) -> IndicatorSet:
    """Return the set that is asked for, or else the one that ships and the sheet names.

    Raises:
        ScoringError: if there is no such set or it is not sound.
    """
    if indicator_set is None:
        if raw.set_id not in shipped_sets():
            known = ", ".join(shipped_sets())
            raise fail("sheet.unknown-set", raw.source, raw.set_id, known=known)
        indicator_set = raw.set_id
    if isinstance(indicator_set, (str, Path)):
        return load_indicator_set(indicator_set)
    return indicator_set


def changed_since(raw: RawSheet, used: IndicatorSet) -> bool:
    """Whether a sheet was made from another state of the same version of a set."""
    same = (raw.set_id, raw.set_version) == (used.id, used.version)
    return bool(raw.set_digest) and raw.set_digest != used.digest and same


def _open_foreign(
    table: Table,
    indicator_set: IndicatorSet | str | Path | None,
    column: str | None,
    *,
    incomplete: bool,
) -> tuple[IndicatorSet, CheckedSheet]:
    from scoring.io.foreign.reading import read_foreign

    if indicator_set is None:
        raise fail("foreign.no-set", table.page.where)
    if isinstance(indicator_set, (str, Path)):
        indicator_set = load_indicator_set(indicator_set)
    problems = Problems()
    raw = read_foreign(table, indicator_set, column, problems, incomplete=incomplete)
    return indicator_set, assemble(raw, indicator_set, problems, incomplete=incomplete)


def read_sheet(
    path: str | Path,
    indicator_set: IndicatorSet | str | Path | None = None,
    *,
    column: str | None = None,
    sheet: str | None = None,
) -> ScoreSheet:
    """Read a filled score sheet and check it against its set.

    Args:
        path: the sheet, ``.xlsx``, ``.csv``, ``.toml`` or ``.json``; the same content gives
            equal sheets whatever the format.  A score table made by others (``.xlsx``,
            ``.csv``, ``.xls``) is read by its headings.
        indicator_set: the set, or its id or path; without it, the sheet names one that ships.
        column: in a table made by others, the heading of the column of scores, where several fit.
        sheet: in a workbook, the name of the worksheet, where several hold a table.

    Returns:
        What was filled in: points and figures as decimals in their declared units, choices by
        their ids.

    Raises:
        ScoringError: with every problem of the sheet, each with its cell, line or key.
    """
    return open_sheet(path, indicator_set, column=column, sheet=sheet)[1].sheet


def write_sheet(
    sheet: ScoreSheet, path: str | Path, indicator_set: IndicatorSet, language: str | None = None
) -> None:
    """Write a sheet, filled or blank; the suffix decides the format.

    The file is written whole or not at all.

    Raises:
        ScoringError: if the suffix is unknown or the file cannot be written.
    """
    path = Path(path)
    match path.suffix.lower():
        case ".xlsx":
            from scoring.io.xlsx.sheet_writer import write_xlsx_sheet

            write_xlsx_sheet(sheet, indicator_set, path, language or indicator_set.language)
        case ".csv":
            from scoring.io.comma import write_csv_sheet

            write_csv_sheet(sheet, indicator_set, path)
        case ".toml":
            from scoring.io.structured import write_toml_sheet

            write_toml_sheet(sheet, indicator_set, path)
        case ".json":
            from scoring.io.structured import write_json_sheet

            write_json_sheet(sheet, indicator_set, path)
        case other:
            raise fail("file.unknown-kind", str(path), other, known=", ".join(SUFFIXES))


def blank_sheet(
    indicator_set: IndicatorSet, reviewers: int | ReviewPanel, *, self_scores: bool = False
) -> ScoreSheet:
    """Return a sheet with nothing filled in, for a panel of this size or with these members.

    Args:
        indicator_set: the set it is for.
        reviewers: how many reviewers, or who they are.
        self_scores: whether there is room for what the unit under evaluation gave itself.

    Raises:
        ScoringError: if the set does not allow a panel of this size.
    """
    most = indicator_set.panel.at_most
    number = reviewers if isinstance(reviewers, int) else len(reviewers.members)
    if not 1 <= number <= most:
        code = "sheet.panel-too-large" if number > most else "sheet.panel-too-small"
        raise fail(code, indicator_set.id, number, most=most)
    if isinstance(reviewers, int):
        panel = tuple(Reviewer(f"R{place}") for place in range(1, reviewers + 1))
    else:
        panel = reviewers.members
    version = indicator_set.version
    return ScoreSheet(indicator_set.id, version, {}, panel, asks_self=self_scores)
