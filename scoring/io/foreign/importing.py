"""From a score table somebody else made to a draft of an indicator set."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import tomli

from scoring.errors import Problem, fail
from scoring.io.files import unknown_kind
from scoring.io.foreign.choosing import Chosen
from scoring.io.foreign.draft import draft_from
from scoring.io.foreign.draft_text import draft_text
from scoring.io.foreign.figures import Figures
from scoring.io.foreign.finder import FIGURES
from scoring.io.foreign.matching import Matcher
from scoring.io.foreign.opening import SUFFIXES, ours_or_table
from scoring.io.foreign.printed import PrintedKeeper
from scoring.io.foreign.rows import read_rows, unseen
from scoring.io.raw import RawSheet
from scoring.plan import plan_of
from scoring.printed import differences
from scoring.resolve import resolve_set

if TYPE_CHECKING:
    from scoring.io.foreign.finder import Table
    from scoring.model import IndicatorSet


@dataclass(frozen=True, slots=True)
class ImportedSet:
    """A draft of an indicator set.

    Attributes:
        text: the content of its set.toml.
        indicator_set: the set that this text declares.
        notes: what is doubtful in the table, each with its cell.
    """

    text: str
    indicator_set: IndicatorSet
    notes: tuple[Problem, ...]


def import_set(path: str | Path, *, sheet: str | None = None) -> ImportedSet:
    """Derive a draft of an indicator set from a score table made by others.

    Groups and indicators follow the columns of names, full points the column 分值; every
    indicator is judged, and the grades are assumed.  What does not add up is in the notes.

    Args:
        path: the table, ``.xlsx``, ``.csv`` or ``.xls``.
        sheet: the name of the worksheet it stands on, where several hold a table.

    Raises:
        ScoringError: if there is no such worksheet or table in the file, or it has no indicator.
    """
    path = Path(path)
    if path.suffix.lower() not in SUFFIXES:
        raise unknown_kind(path, path.suffix, sorted(SUFFIXES))
    table = ours_or_table(path, sheet)
    if isinstance(table, RawSheet):
        raise fail("draft.our-own", str(path), table.set_id)
    draft = draft_from(table, str(path))
    text = draft_text(draft)
    made = resolve_set(tomli.loads(text, parse_float=str), f"{path}: set.toml")
    plan_of(made)
    return ImportedSet(text, made, (*draft.notes, *_sums(table, made)))


def _sums(table: Table, made: IndicatorSet) -> tuple[Problem, ...]:
    """Return the printed sums that the rows do not come to, and what nobody sees."""
    raw = RawSheet(table.page.source)
    figures, matcher = Figures(table), Matcher(made)
    rows = read_rows(table, matcher.leaf_names())
    for one in table.of("score", "expert"):
        PrintedKeeper(raw, figures, matcher, Chosen((one,))).keep(rows, {})
    if not table.of("score", "expert"):
        PrintedKeeper(raw, figures, matcher, Chosen(())).keep(rows, {})
    doubtful = (*raw.notes, *differences(made, raw.printed))
    found = {(one.place, one.code): one for one in doubtful}
    return (*found.values(), *unseen(table, rows, table.of(*FIGURES)))
