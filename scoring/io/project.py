"""The folder of a project: its forms, its panel and its register, found and read together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.errors import Problems, ScoringError, fail
from scoring.evaluation import evaluate
from scoring.io.files import FORMS, PANEL, SET, is_sheet, names_several
from scoring.io.foreign.worksheets import refuse_worksheet_of_forms
from scoring.io.forms import find_sheets, open_sheets
from scoring.io.registers import is_register, read_register
from scoring.io.sets import read_toml
from scoring.io.sheets import open_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.evaluation import Evaluation
    from scoring.merging import ReviewPanel
    from scoring.model import IndicatorSet
    from scoring.register import Examination, Register
    from scoring.settle import CheckedSheet
    from scoring.sheet import ScoreSheet


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """What the folder of a project holds.

    Attributes:
        folder: the folder.
        sheets: those in its folder ``forms``, or its own where there is none; R2 before R10.
        set: its ``set.toml``, if any, which its sheets are read with unless another is asked for.
        panel: its ``panel.toml``, if any.
        register: its register, if any: a TOML file, known by its content.
        unread: sheets beside the folder ``forms``; they are no part of the project.
    """

    folder: Path
    sheets: tuple[Path, ...]
    set: Path | None
    panel: Path | None
    register: Path | None
    unread: tuple[Path, ...]


@dataclass(frozen=True, eq=False)
class Project:
    """A project as its folder says it.

    Attributes:
        files: what was found in the folder.
        indicator_set: the set its sheets were filled in for.
        register: its register, ``None`` where it has none.
        checked: its sheet, forms merged, with what lacking evidence takes by the register.
    """

    files: ProjectFiles
    indicator_set: IndicatorSet
    register: Register | None
    checked: CheckedSheet

    @property
    def sheet(self) -> ScoreSheet:
        """What was filled in, the forms of all reviewers together."""
        return self.checked.sheet

    @cached_property
    def examined(self) -> Examination | None:
        """The register held against the sheet, ``None`` where there is no register."""
        if self.register is None:
            return None
        from scoring.register import examine

        return examine(self.register, self.indicator_set, self.checked)

    @cached_property
    def evaluation(self) -> Evaluation:
        """The result, with what lacking evidence takes."""
        if self.examined is not None:
            return self.examined.after
        return evaluate(self.indicator_set, self.checked)


def project_files(name: str | Path) -> ProjectFiles | None:
    """Return what the folder of a project holds; ``None`` for anything else.

    A folder is that of a project if it has a folder ``forms``, a ``panel.toml`` or a register;
    one with a ``set.toml`` and no folder ``forms`` is that of a set.  Where there is a folder
    ``forms``, the sheets beside it are not read.

    Raises:
        ScoringError: if it has two panels or two registers, or a file that might be a register
            cannot be read.
    """
    folder = Path(name)
    if not (folder.is_dir() and names_several(name)):
        return None
    forms, problems = folder / FORMS, Problems()
    places = [folder, forms] if forms.is_dir() else [folder]
    panels = [one / PANEL for one in places if (one / PANEL).is_file()]
    registers = [one for place in places for one in _registers(place, places[-1], problems)]
    own = folder / SET if (folder / SET).is_file() else None
    if len(places) == 1 and (own or not (panels or registers)):
        return None
    _only_one("project.two-panels", panels, problems)
    _only_one("project.two-registers", registers, problems)
    problems.raise_if_any()
    there = [[one for one in _sheets(place) if one not in registers] for place in places]
    if not there[-1]:
        raise fail("merge.no-forms", str(places[-1]), str(places[-1]))
    return ProjectFiles(
        folder,
        tuple(find_sheets(there[-1])),
        own,
        panels[0] if panels else None,
        registers[0] if registers else None,
        tuple(sorted(there[0])) if forms in places else (),
    )


def refuse_projects_among(folders: Sequence[str]) -> None:
    """Refuse folders of projects where several names are merged; a panel alone makes none here.

    Raises:
        ScoringError: with every such folder.
    """
    problems = Problems()
    for one in folders:
        files = project_files(one)
        if files is not None and (files.register or (files.folder / FORMS).is_dir()):
            problems.add("project.not-alone", one, one)
    problems.raise_if_any()


def _sheets(folder: Path) -> list[Path]:
    return sorted(one for one in folder.iterdir() if is_sheet(one) and one.name != SET)


def _registers(folder: Path, forms: Path, problems: Problems) -> list[Path]:
    """Return the registers in a folder; one that cannot be read is a problem, if no form is."""
    found = []
    for one in _sheets(folder):
        if one.suffix.lower() != ".toml":
            continue
        try:
            data = read_toml(one)
        except ScoringError as error:
            # among the forms it is read once more, as a form
            if folder != forms:
                problems.extend(error.problems)
            continue
        if is_register(data):
            found.append(one)
    return found


def _only_one(code: str, found: Sequence[Path], problems: Problems) -> None:
    for other in found[1:]:
        problems.add(code, str(other), other=found[0])


def open_project(
    files: ProjectFiles,
    indicator_set: IndicatorSet | str | Path | None = None,
    panel: ReviewPanel | str | Path | None = None,
    *,
    incomplete: bool = False,
    column: str | None = None,
    sheet: str | None = None,
) -> Project:
    """Read the files of a project together.

    Args:
        files: what :func:`project_files` found.
        indicator_set: the set, or its id or path; without it, the sheets name one that ships.
        panel: who is expected, in place of the panel in the folder.
        incomplete: whether gaps are no problem; lacking evidence takes nothing then.
        column: for a single table made by others, the heading of the column of scores.
        sheet: for a single workbook, the name of the worksheet.

    Raises:
        ScoringError: with every problem of all the files, each with its place.
    """
    problems, register, opened = Problems(), None, None
    indicator_set = files.set if indicator_set is None else indicator_set
    panel = files.panel if panel is None else panel
    try:
        if files.register is not None:
            register = read_register(files.register)
    except ScoringError as error:
        problems.extend(error.problems)
    try:
        if len(files.sheets) == 1 and panel is None:
            opened = open_sheet(
                files.sheets[0], indicator_set, incomplete=incomplete, column=column, sheet=sheet
            )
        else:
            refuse_worksheet_of_forms(str(files.folder), sheet)
            opened = open_sheets(files.sheets, indicator_set, panel, incomplete=incomplete)
    except ScoringError as error:
        problems.extend(error.problems)
    if opened is None or len(problems):
        raise ScoringError(problems)
    used, checked = opened
    if register is not None and not incomplete:
        from scoring.register import with_effects

        checked = with_effects(register, used, checked)
    return Project(files, used, register, checked)


def read_project(
    folder: str | Path,
    indicator_set: IndicatorSet | str | Path | None = None,
    panel: ReviewPanel | str | Path | None = None,
) -> Project:
    """Read the folder of a project: its forms merged, its panel, its register.

    Args:
        folder: a folder with a folder ``forms``, a ``panel.toml`` or a register.
        indicator_set: the set, or its id or path; without it, the sheets name one that ships.
        panel: who is expected, in place of the panel in the folder.

    Returns:
        The project; its ``evaluation`` and ``examined`` are computed when they are asked for.

    Raises:
        ScoringError: with every problem of all the files, each with its place.
    """
    files = project_files(folder)
    if files is None:
        raise fail("project.not-a-project", str(folder), folder)
    return open_project(files, indicator_set, panel)
