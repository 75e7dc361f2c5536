"""Folders of many projects: one filled sheet, or folder of forms, for each of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import ScoringError, fail
from scoring.io.files import SET, is_sheet, matching, names_several
from scoring.io.forms import natural, open_sheets
from scoring.io.project import open_project, project_files
from scoring.io.sheets import open_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.errors import Problems
    from scoring.model import IndicatorSet
    from scoring.sheet import ScoreSheet

NUMBER, NAME, YEAR = "number", "name", "year"
"""What a sheet says of its project by which it is told from others."""


class Filled(NamedTuple):
    """One of many projects.

    Attributes:
        name: its number or name as its sheet says, with the year where others have the same; else
            the name of the file or folder.
        path: the file or folder.
        sheet: what was filled in, forms merged.
    """

    name: str
    path: Path
    sheet: ScoreSheet


def find_projects(name: str | Path) -> list[Path]:
    """Return the sheets and folders of projects in a folder, or those a pattern stands for.

    Project 2 comes before project 10; a ``set.toml`` is no project.

    Raises:
        ScoringError: if there are none, or the folder is that of one project.
    """
    folder = Path(name)
    if folder.is_dir():
        if project_files(name) is not None:
            raise fail("folder.one-project", str(name), name)
        there = list(folder.iterdir())
    else:
        there = matching(str(name))
    found = [one for one in there if _is_project(one)]
    if not found:
        raise fail("merge.no-forms", str(name), name)
    return sorted(found, key=natural)


def files_of(name: str | Path) -> Iterator[Path]:
    """Go through all files that many projects are read from."""
    for one in find_projects(name):
        if one.is_dir():
            yield from (file for file in one.rglob("*") if file.is_file())
        else:
            yield one


def open_projects(
    name: str | Path, indicator_set: IndicatorSet, problems: Problems
) -> list[Filled]:
    """Read the sheets of many projects; those that cannot be read are noted and left out.

    Args:
        name: a folder, or a pattern such as ``2024/*.xlsx``.  Every sheet is a project, and so is
            every folder in it: its forms are merged, with its panel and register if it has any.
        indicator_set: the set that all were filled in for.
        problems: where everything that is wrong with any of them is noted.
    """
    read: list[tuple[Path, ScoreSheet]] = []
    try:
        paths = find_projects(name)
    except ScoringError as error:
        problems.extend(error.problems)
        return []
    for path in paths:
        try:
            sheet = _opened(path, indicator_set, problems)
        except ScoringError as error:
            problems.extend(error.problems)
        else:
            read.append((path, sheet))
    return _named(read, problems)


def _is_project(path: Path) -> bool:
    if path.is_dir() and names_several(path):
        return not path.name.startswith(".")
    return path.is_file() and is_sheet(path) and path.name != SET


def _opened(path: Path, used: IndicatorSet, problems: Problems) -> ScoreSheet:
    """Return the sheet of one project.

    Raises:
        ScoringError: with everything that is wrong with it.
    """
    files = project_files(path)
    if files is not None:
        checked = open_project(files, used).checked
        for place, share in checked.kept:
            if checked.leaves[place].state == "scored" and share != 1:
                lacking = checked.plan.leaves[place].node.id
                problems.add("folder.evidence-lacking", str(files.register), lacking)
        return checked.sheet
    if path.is_dir():
        return open_sheets([path], used)[1].sheet
    sheet = open_sheet(path, used)[1].sheet
    people = [one.id for one in sheet.reviewers]
    if sheet.panel and {*sheet.panel} - {*people}:
        panel, some = ", ".join(sheet.panel), ", ".join(people)
        problems.add("folder.form-of-some", sheet.source, some, panel=panel)
    return sheet


def _named(read: Sequence[tuple[Path, ScoreSheet]], problems: Problems) -> list[Filled]:
    """Return projects with their names, and note those of which there are several."""
    seen: dict[tuple[str, str], Path] = {}
    for path, sheet in read:
        said = _said(path, sheet)
        other = seen.setdefault(said, path)
        if other != path:
            problems.add("folder.same-project", str(path), said[0], other=str(other))
    often = Counter(name for name, _ in seen)
    named = []
    for path, sheet in read:
        name, year = _said(path, sheet)
        named.append(Filled(f"{name} {year}".strip() if often[name] > 1 else name, path, sheet))
    return named


def _said(path: Path, sheet: ScoreSheet) -> tuple[str, str]:
    """Return what a project is called, and its year; without a name, its file says both."""
    name = sheet.project.get(NUMBER) or sheet.project.get(NAME)
    if name:
        return name, sheet.project.get(YEAR, "")
    return (path.stem if path.is_file() else path.name), ""
