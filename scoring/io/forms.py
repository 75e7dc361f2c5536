"""The forms of several reviewers as files: found, read, merged and held against their set."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.errors import Problem, Problems, ScoringError, fail
from scoring.io.assemble import gathered
from scoring.io.files import LOCKS, folders_of_sheets, is_sheet, matching, names_several
from scoring.io.panel_file import read_panel
from scoring.io.raw import RawSheet
from scoring.io.sheets import changed_since, read_raw, set_for
from scoring.merging import ReviewPanel, merge_forms
from scoring.settle import check_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.model import IndicatorSet
    from scoring.settle import CheckedSheet
    from scoring.sheet import ScoreSheet

WAITING = re.compile(
    r"sheet\.(too-few-answers|abstention-with-totals|nothing-scored|refused-\w+)|policy\..*"
)
"""Problems that say no more than that a form is not there."""

NOT_THERE = re.compile(r"merge\.(missing-member|blank-form|scored-twice|same-content)")
_DIGITS = re.compile(r"(\d+)")


def find_sheets(names: Iterable[str | Path]) -> list[Path]:
    """Return the sheets that *names* name: files, folders and patterns such as ``forms/*.xlsx``.

    A folder means every sheet in it, R2 before R10; the lock files of office programs are no
    sheets, and a file that is named twice is read once.

    Raises:
        ScoringError: for folders and patterns without a sheet.
    """
    problems, found = Problems(), dict[str, Path]()
    for name in names:
        path = Path(name)
        several = names_several(name)
        if several and path.is_dir():
            there = [one for one in path.iterdir() if is_sheet(one)]
        elif several:
            there = matching(str(name))
            there = [one for one in there if is_sheet(one)]
        else:
            there = [] if path.name.startswith(LOCKS) else [path]
        if not there:
            problems.extend([no_sheets(path)])
        for one in sorted(there, key=natural):
            found.setdefault(os.path.realpath(one), one)
    problems.raise_if_any()
    return list(found.values())


def no_sheets(path: Path, code: str = "merge.no-forms") -> Problem:
    """Return the problem that there are no sheets: a folder of projects is said to be that."""
    folders = folders_of_sheets(path)
    if not folders:
        return Problem(code, str(path), str(path))
    return Problem("folder.of-projects", str(path), str(path), {"names": ", ".join(folders)})


def natural(path: Path) -> list[tuple[int, str]]:
    """Return by what files are ordered: R2 before R10."""
    parts = _DIGITS.split(path.name)
    return [(int(one), "") if one.isdigit() else (0, one) for one in parts]


def open_sheets(
    names: Sequence[str | Path],
    indicator_set: IndicatorSet | str | Path | None = None,
    panel: ReviewPanel | str | Path | None = None,
    *,
    incomplete: bool = False,
) -> tuple[IndicatorSet, CheckedSheet]:
    """Read forms of one project together with their set, and merge them.

    Args:
        names: files, folders and patterns.
        indicator_set: the set, or its id or path; without it, the sheets name one that ships.
        panel: who is expected, or the path of the file that says so.
        incomplete: whether gaps, blank forms and missing reviewers are no problem.

    Raises:
        ScoringError: with every problem of all the forms, each with its place.
    """
    problems = Problems()
    raws: list[RawSheet] = []
    paths = find_sheets(names)
    for path in paths:
        try:
            raws.append(_form(path))
        except ScoringError as error:
            problems.extend(error.problems)
    unreadable = len(raws) < len(paths)
    for raw in raws:
        if not raw.set_id:
            problems.add("sheet.no-set", raw.source)
    named = [raw for raw in raws if raw.set_id]
    if not named:
        problems.raise_if_any()
    used = set_for(_most_common(named), indicator_set)
    if isinstance(panel, (str, Path)):
        panel = read_panel(panel, used)
    sheets = _gathered(named, used, problems)
    # who did not score cannot be told while a form cannot be read
    all_there = not incomplete and not unreadable and len(sheets) == len(paths)
    if not sheets:
        problems.raise_if_any()
    merged = merge_forms(sheets, panel, problems, source=_together(paths), all_there=all_there)
    partly = len(sheets) < len(paths) or any(NOT_THERE.match(one.code) for one in problems)
    return used, _checked(used, merged, problems, incomplete=incomplete, partly=partly)


def _form(path: Path) -> RawSheet:
    """Return what one form says; of a table made by others nobody knows whose it is."""
    raw = read_raw(path)
    if not isinstance(raw, RawSheet):
        raise fail("sheet.foreign-form", str(path))
    return raw


def read_sheets(
    names: Sequence[str | Path],
    indicator_set: IndicatorSet | str | Path | None = None,
    panel: ReviewPanel | str | Path | None = None,
) -> ScoreSheet:
    """Read the forms of several reviewers as one sheet, checked against its set.

    Args:
        names: files, folders and patterns such as ``forms/*.xlsx``, in any mix of formats.
        indicator_set: the set, or its id or path; without it, the sheets name one that ships.
        panel: who is expected, see :func:`scoring.read_panel`, or the path of that file.

    Raises:
        ScoringError: with every problem of all the forms, each with its place.
    """
    return open_sheets(names, indicator_set, panel)[1].sheet


def _most_common(raws: Sequence[RawSheet]) -> RawSheet:
    ids = [raw.set_id for raw in raws]
    return max(raws, key=lambda raw: ids.count(raw.set_id))


def _gathered(raws: Sequence[RawSheet], used: IndicatorSet, problems: Problems) -> list[ScoreSheet]:
    """Return the sheets of the set in use, and note the others."""
    sheets = []
    for raw in raws:
        if raw.set_id != used.id:
            problems.add("sheet.other-set", raw.source, raw.set_id, expected=used.id)
        elif raw.set_version != used.version:
            problems.add("sheet.other-version", raw.source, raw.set_version, expected=used.version)
        elif changed_since(raw, used):
            problems.add("sheet.changed-set", raw.source)
        else:
            found = Problems()
            # what it raises is in *found*
            with suppress(ScoringError):
                sheets.append(gathered(raw, used, found))
            problems.extend(found)
    return sheets


def _together(paths: Sequence[Path]) -> str:
    """Return what the forms are called together: their folder, or the only one."""
    folders = {str(path.parent) for path in paths}
    return str(paths[0]) if len(paths) == 1 or len(folders) > 1 else folders.pop()


def _checked(
    used: IndicatorSet, merged: ScoreSheet, problems: Problems, *, incomplete: bool, partly: bool
) -> CheckedSheet:
    """Return the merged sheet checked; what only waits for a form is no problem of its own."""
    found = Problems()
    try:
        checked = check_sheet(used, merged, found, incomplete=incomplete)
    except ScoringError as error:
        rest = [one for one in error.problems if not (partly and WAITING.fullmatch(one.code))]
        raise ScoringError([*problems, *rest]) from None
    problems.raise_if_any()
    return checked
