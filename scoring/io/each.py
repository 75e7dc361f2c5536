"""One file for each reviewer, all of them or none."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.errors import Problems, fail
from scoring.io.files import SUFFIXES
from scoring.io.sheets import write_sheet
from scoring.merging import split_sheet

if TYPE_CHECKING:
    from scoring.model import IndicatorSet
    from scoring.sheet import ScoreSheet


def write_sheets(
    sheet: ScoreSheet,
    folder: str | Path,
    indicator_set: IndicatorSet,
    language: str | None = None,
    *,
    suffix: str = ".xlsx",
    force: bool = False,
) -> tuple[Path, ...]:
    """Write a form for each reviewer of *sheet*: ``R1.xlsx``, ``R2.xlsx`` and so on.

    Each holds the column of that reviewer and what is said once; :func:`scoring.read_sheets`
    merges them.  All files are written, or none.

    Args:
        sheet: the sheet, filled or blank, of at least one reviewer.
        folder: where to; it is made if it is not there.
        indicator_set: the set the sheet is for.
        language: ``zh`` or ``en``; that of the set without it.
        suffix: the format, ``.xlsx``, ``.csv``, ``.toml`` or ``.json``.
        force: whether files that are there are overwritten.

    Returns:
        The files, in the order of the reviewers.

    Raises:
        ScoringError: if files are there, ids differ in case only, the folder is called like a
            sheet, or nothing can be written.
    """
    folder, problems = Path(folder), Problems()
    if folder.suffix.lower() in SUFFIXES:
        # a folder of such a name is never read as one of forms
        problems.add("file.folder-like-sheet", str(folder), folder.suffix)
    names = [one.id for one in sheet.reviewers] or ["sheet"]
    paths = tuple(folder / f"{name}{suffix}" for name in names)
    seen: dict[str, str] = {}
    for name, path in zip(names, paths, strict=True):
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            problems.add("merge.one-file", str(path), name, other=other)
        if path.exists() and not force:
            problems.add("file.exists", str(path))
    problems.raise_if_any()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".forms-", dir=folder) as beside:
            made = [Path(beside) / path.name for path in paths]
            for form, path in zip(split_sheet(sheet), made, strict=True):
                write_sheet(form, path, indicator_set, language)
            for path, final in zip(made, paths, strict=True):
                path.replace(final)
    except OSError as error:
        reason = error.strerror or str(error)
        raise fail("file.not-written", str(folder), reason=reason) from None
    return paths
