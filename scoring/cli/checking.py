"""``scoring check`` of a panel, and which files of a project it has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scoring.language import Language


def check_panel(path: Path, used: str | None, language: Language) -> list[str]:
    """Return lines that say a panel is sound, and what could not be checked without a set.

    Raises:
        ScoringError: with every problem of it.
    """
    from scoring.io.panel_file import read_panel
    from scoring.io.sets import load_indicator_set
    from scoring.report.words import say

    panel = read_panel(path, None if used is None else load_indicator_set(used))
    lines = [say("sound", language, place=path)]
    if used is None and any(one.scope or one.recused for one in panel.members):
        lines.append(say("scopes_unchecked", language))
    return lines


def refuse_idle_folder(path: Path) -> None:
    """Refuse a folder in which there is nothing to be checked.

    Raises:
        ScoringError: if it holds no set, and is not called like one that ships.
    """
    from scoring.errors import ScoringError
    from scoring.io.forms import no_sheets
    from scoring.io.sets import FILE_NAME, shipped_sets

    holds_none = path.is_dir() and not (path / FILE_NAME).exists()
    if holds_none and str(path) not in shipped_sets():
        raise ScoringError([no_sheets(path, "project.nothing-there")])


def project_lines(names: Sequence[str], language: Language) -> list[str]:
    """Return which files were read, and which were not, where the folder of a project is named."""
    from scoring.io.project import project_files
    from scoring.report.project import file_lines

    files = project_files(names[0]) if len(names) == 1 else None
    return [] if files is None else list(file_lines(files, language))
