"""One sheet to the forms of its reviewers: the way back from merging."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.sheet import ONCE

if TYPE_CHECKING:
    from scoring.sheet import Entry, ScoreSheet


def split_sheet(sheet: ScoreSheet) -> tuple[ScoreSheet, ...]:
    """Return a sheet for each reviewer: only that reviewer's answers, and what is said once.

    Each names the whole panel, so that merging them notices who is missing.  A sheet without
    reviewers is the only form there is.
    """
    panel = tuple(one.id for one in sheet.reviewers)
    forms = []
    for one in sheet.reviewers:
        columns = {one.id, ONCE}
        entries = {name: _only(entry, columns) for name, entry in sheet.entries.items()}
        others = set(panel) - columns
        places = {key: place for key, place in sheet.places.items() if key[2] not in others}
        unreadable = frozenset(cell for cell in sheet.unreadable if cell[1] not in others)
        form = replace(sheet, reviewers=(one,), entries=entries, places=places)
        forms.append(replace(form, unreadable=unreadable, panel=panel))
    return tuple(forms) or (sheet,)


def _only(entry: Entry, columns: set[str]) -> Entry:
    answers = {
        asked: {column: value for column, value in given.items() if column in columns}
        for asked, given in entry.answers.items()
    }
    return replace(entry, answers={asked: given for asked, given in answers.items() if given})
