"""The sheets that a command is given: one as it is, several merged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoring.io.files import is_sheet, names_several

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import IndicatorSet
    from scoring.settle import CheckedSheet


def opened(
    files: Sequence[str],
    used: str | None,
    panel: str | None = None,
    *,
    incomplete: bool = False,
    column: str | None = None,
) -> tuple[IndicatorSet, CheckedSheet]:
    """Return the set and the checked sheet that *files* make.

    Raises:
        ScoringError: with every problem of them.
    """
    if panel is None and len(files) == 1 and not names_several(files[0]):
        from scoring.io.sheets import open_sheet

        return open_sheet(files[0], used, incomplete=incomplete, column=column)
    from scoring.io.forms import open_sheets

    return open_sheets(files, used, panel, incomplete=incomplete)


def is_forms(name: str) -> bool:
    """Whether a name stands for forms to be merged, and not for a set in a folder."""
    path = Path(name)
    if not path.is_dir():
        return names_several(name)
    return not (path / "set.toml").exists() and any(is_sheet(one) for one in path.iterdir())


def sheets_and_ids(first: str, rest: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return which words are sheets and which are ids, where a shell has filled in a pattern."""
    sheets = [one for one in rest if Path(one).suffix and Path(one).is_file()]
    return [first, *sheets], [one for one in rest if one not in sheets]
