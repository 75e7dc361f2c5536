"""The sheets that a command is given: one as it is, several merged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoring.io.files import is_sheet, names_several

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from scoring.io.project import Project
    from scoring.model import IndicatorSet
    from scoring.settle import CheckedSheet


def opened(
    files: Sequence[str],
    used: str | None,
    panel: str | None = None,
    *,
    incomplete: bool = False,
    column: str | None = None,
    sheet: str | None = None,
) -> tuple[IndicatorSet, CheckedSheet]:
    """Return the set and the checked sheet that *files* make.

    The folder of a project is read with its panel and its register, so that lacking evidence takes
    what the register says.

    Raises:
        ScoringError: with every problem of them.
    """
    project = opened_project(files, used, panel, incomplete=incomplete, column=column, sheet=sheet)
    if project is not None:
        return project.indicator_set, project.checked
    if panel is None and len(files) == 1 and not names_several(files[0]):
        from scoring.io.sheets import open_sheet

        return open_sheet(files[0], used, incomplete=incomplete, column=column, sheet=sheet)
    from scoring.io.foreign.worksheets import refuse_worksheet_of_forms
    from scoring.io.forms import open_sheets

    refuse_worksheet_of_forms(", ".join(files), sheet)
    return open_sheets(files, used, panel, incomplete=incomplete)


def opened_project(
    files: Sequence[str],
    used: str | None,
    panel: str | None = None,
    *,
    incomplete: bool = False,
    column: str | None = None,
    sheet: str | None = None,
) -> Project | None:
    """Return the project whose folder is named, ``None`` where none is.

    Raises:
        ScoringError: with every problem of its files.
    """
    folders = [one for one in files if Path(one).is_dir()]
    if not folders:
        return None
    from scoring.io.project import open_project, project_files, refuse_projects_among

    if len(files) > 1:
        refuse_projects_among(folders)
        return None
    found = project_files(files[0])
    if found is None:
        return None
    return open_project(found, used, panel, incomplete=incomplete, column=column, sheet=sheet)


def opened_by(
    parsed: Namespace, files: Sequence[str] | None = None, *, incomplete: bool = False
) -> tuple[IndicatorSet, CheckedSheet]:
    """Return what the arguments that say how a sheet is read make of *files*, or of their own.

    Raises:
        ScoringError: with every problem of them.
    """
    return opened(
        parsed.file if files is None else files,
        parsed.set,
        parsed.panel,
        incomplete=incomplete,
        column=parsed.column,
        sheet=parsed.sheet,
    )


def is_forms(name: str) -> bool:
    """Whether a name stands for forms to be merged or a project, and not for a set in a folder.

    Raises:
        ScoringError: if the folder of a project contradicts itself.
    """
    path = Path(name)
    if not path.is_dir():
        return names_several(name)
    from scoring.io.project import project_files

    is_set = (path / "set.toml").exists()
    sheets = not is_set and any(is_sheet(one) for one in path.iterdir())
    return sheets or project_files(path) is not None


def sheets_and_ids(first: str, rest: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return which words are sheets and which are ids, where a shell has filled in a pattern."""
    sheets = [one for one in rest if Path(one).suffix and Path(one).is_file()]
    return [first, *sheets], [one for one in rest if one not in sheets]
