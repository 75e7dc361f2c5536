"""The worksheet that is asked for by name, in a workbook that may hold several tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.errors import fail

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scoring.io.workbook.cells import Grid


def picked(source: str, grids: Mapping[str, Grid], wanted: str) -> Mapping[str, Grid]:
    """Return the one worksheet of this name; blanks, width and case make no difference.

    Beside a sheet of this program stands the page that says what it belongs to.

    Raises:
        ScoringError: if there is none, or the names of several differ in no more than that.
    """
    from scoring.io.foreign.headings import folded
    from scoring.io.xlsx.layout import HIDDEN
    from scoring.io.xlsx.sheet_reader import is_ours

    fits = [name for name in grids if name == wanted]
    fits = fits or [name for name in listed(grids) if folded(name) == folded(wanted)]
    if len(fits) != 1:
        known = ", ".join(fits or listed(grids))
        raise fail("foreign.no-worksheet", source, wanted, known=known)
    chosen = {fits[0]: grids[fits[0]]}
    if is_ours(chosen) and HIDDEN in grids:
        chosen[HIDDEN] = grids[HIDDEN]
    return chosen


def listed(grids: Iterable[str]) -> list[str]:
    """Return the names that a user knows of."""
    from scoring.io.xlsx.layout import HIDDEN

    return [name for name in grids if name != HIDDEN]


def refuse_worksheet(place: str, wanted: str | None) -> None:
    """Refuse the name of a worksheet for what has none.

    Raises:
        ScoringError: if there is such a name.
    """
    if wanted is not None:
        raise fail("foreign.no-worksheets", place, wanted)


def refuse_worksheet_of_forms(place: str, wanted: str | None) -> None:
    """Refuse the name of a worksheet for forms that are merged.

    Raises:
        ScoringError: if there is such a name.
    """
    if wanted is not None:
        raise fail("foreign.worksheet-of-forms", place, wanted)
