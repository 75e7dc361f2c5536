"""The file of doubts."""

from __future__ import annotations

from pathlib import Path

from scoring.errors import Problems
from scoring.io.sets import read_toml
from scoring.resolve.shape import read_as
from scoring.schema.doubts import DoubtsFile
from scoring.whatif.doubting.declared import DeclaredDoubt

__all__ = ["read_doubts"]


def read_doubts(path: str | Path) -> tuple[DeclaredDoubt, ...]:
    """Read the doubts about a sheet, for :func:`scoring.resample` and :func:`scoring.study_doubt`.

    They are held against the sheet there.

    Args:
        path: a TOML file with one ``[[doubt]]`` each, see ``scoring schema doubts``.

    Raises:
        ScoringError: with every problem of the file, each with its key.
    """
    problems = Problems()
    written = read_as(DoubtsFile, read_toml(Path(path)), str(path), problems)
    if not written.doubt:
        # pydantic would also say so of a list in which every doubt has a problem of its own
        problems.add("shape.empty-list", f"{path}: doubt", name="doubt")
        problems.raise_if_any()
    return tuple(
        DeclaredDoubt(
            one.cells,
            one.within,
            one.around,
            one.between,
            one.values,
            one.odds,
            one.step,
            one.shape,
            f"{path}: doubt[{number}]",
            keyed=True,
        )
        for number, one in enumerate(written.doubt)
    )
