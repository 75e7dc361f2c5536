"""The forms of several reviewers to one sheet; nothing is guessed where they contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.errors import Problems
from scoring.merging.gathering import Gathering
from scoring.merging.members import Attendance, ReviewPanel
from scoring.merging.splitting import split_sheet
from scoring.sheet import ScoreSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ReviewPanel", "merge_forms", "merge_sheets", "split_sheet"]


def merge_sheets(sheets: Sequence[ScoreSheet], panel: ReviewPanel | None = None) -> ScoreSheet:
    """Return one sheet with every reviewer's answers from the forms of one project.

    What is answered once must be the same in all forms that answer it; reasons that differ are
    joined, each with its reviewer, and materials are joined.  The sheet that comes out is not yet
    held against its set: :func:`scoring.check_sheet` and :func:`scoring.evaluate` do that.

    Args:
        sheets: the forms, of one set, as :func:`scoring.read_sheet` returns them; at least one.
        panel: who is expected, with names, weights and scopes, see :func:`scoring.read_panel`;
            without it, whoever the forms name.

    Raises:
        ScoringError: with every contradiction, and everybody who is missing or scored twice.
        ValueError: if there is no sheet.
    """
    problems = Problems()
    merged = merge_forms(sheets, panel, problems)
    problems.raise_if_any()
    return merged


def merge_forms(
    sheets: Sequence[ScoreSheet],
    panel: ReviewPanel | None,
    problems: Problems,
    *,
    source: str = "",
    all_there: bool = True,
) -> ScoreSheet:
    """Return what :func:`merge_sheets` returns, and note what is wrong.

    Args:
        sheets: the forms.
        panel: who is expected.
        problems: where problems are noted.
        source: what the merged sheet is called in messages; the first form without it.
        all_there: whether it is a problem that a member is missing or a form blank.

    Raises:
        ValueError: if there is no sheet.
    """
    if not sheets:
        raise ValueError("there is no sheet to merge")
    first = sheets[0]
    if len(sheets) == 1 and panel is None and not first.panel:
        return first
    sheets = _of_one_set(sheets, problems)
    source = source or sheets[0].source
    there = Attendance(sheets, panel, problems, source=source, all_there=all_there)
    gathering = Gathering(problems, there.reviewers())
    for sheet in there.sheets:
        gathering.take(sheet, there.own(sheet))
    return ScoreSheet(
        set_id=sheets[0].set_id,
        set_version=sheets[0].set_version,
        project=gathering.project,
        reviewers=there.reviewers(),
        entries=gathering.entries(),
        places=gathering.places,
        unreadable=frozenset().union(*(sheet.unreadable for sheet in there.sheets)),
        source=source,
        panel=there.whole_panel,
        asks_self=any(sheet.asks_self for sheet in there.sheets),
    )


def _of_one_set(sheets: Sequence[ScoreSheet], problems: Problems) -> list[ScoreSheet]:
    """Return the sheets of the set that most are of, and note the others."""
    used = [(sheet.set_id, sheet.set_version) for sheet in sheets]
    set_id, version = max(used, key=used.count)
    kept = []
    for sheet in sheets:
        if sheet.set_id != set_id:
            problems.add("sheet.other-set", sheet.source, sheet.set_id, expected=set_id)
        elif sheet.set_version != version:
            problems.add("sheet.other-version", sheet.source, sheet.set_version, expected=version)
        else:
            kept.append(sheet)
    return kept
