"""A score sheet: what was filled in for one project, whatever file it came from."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scoring.errors import Problem, Problems

State = Literal["scored", "missing", "not_applicable", "not_due", "void"]
STATES: tuple[State, ...] = ("scored", "missing", "not_applicable", "not_due", "void")

STATE_NAMES = {
    "scored": "已评",
    "missing": "缺失",
    "not_applicable": "不适用",
    "not_due": "未到期",
    "void": "作废",
}
"""What the states are called in Chinese."""

Answer = Decimal | str
"""Points or a figure as a decimal in its declared unit; a choice as its id."""

ONCE = "value"
"""The column of what is answered once for the project, not by each reviewer."""

REASON_BY = "/reason"
"""In places, beside the id of a reviewer: where that reviewer writes reasons; no input has it."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """One member of the panel.

    Attributes:
        id: the id by which answers belong to a reviewer.
        name: how the reviewer is called; may be empty.
        weight: used where the set takes a weighted mean; above 0, at most 10.
        role: what the reviewer is asked for, such as finance; may be empty.
        scope: the groups and indicators that the reviewer scores; all where it is empty.
        recused: the groups and indicators that the reviewer keeps out of.
    """

    id: str
    name: str = ""
    weight: Decimal = Decimal(1)
    role: str = ""
    scope: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What was filled in for one indicator.

    Attributes:
        answers: by input id, then by reviewer id, or by :data:`ONCE` where it is answered
            once.  What is not there was left blank.
        state: what was declared, or ``None`` where nothing was: then an entry with answers
            is scored and one without is missing.
        reason: why points were taken off.
        evidence: the materials it rests on.
        self_score: the points that the unit under evaluation gave itself, of the indicator's own
            full points; ``None`` where that was left blank, which is no zero.
    """

    answers: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    state: State | None = None
    reason: str = ""
    evidence: tuple[str, ...] = ()
    self_score: Decimal | None = None

    @property
    def blank(self) -> bool:
        """Whether no answer was given."""
        return not any(self.answers.values())


BLANK = Entry()


class Printed(NamedTuple):
    """A figure that somebody printed in a table, to be held against what is computed.

    Attributes:
        node: the node of the set that it speaks of; empty where it is of none.
        what: whether it is points, full points or self scores.
        value: the figure in points, with the decimals it is printed with.
        rows: what the rows it closes add up to, in points; ``None`` for a row of its own.
        place: where it stands.
    """

    node: str
    what: Literal["points", "full", "self"]
    value: Decimal
    rows: Decimal | None
    place: str


def called(reviewers: Iterable[Reviewer]) -> dict[str, str]:
    """Return what reviewers are called where they are listed, by id.

    It is the name, or the id where there is none; where several would be called the same, those
    with a name have their ids behind it.
    """
    there = tuple(reviewers)
    counted = Counter(one.name or one.id for one in there)
    return {
        one.id: f"{one.name} {one.id}" if one.name and counted[one.name] > 1 else one.name or one.id
        for one in there
    }


RESERVED = frozenset({ONCE, "self", "state", "reason", "evidence", "id", "label", "full_points"})
"""What a reviewer may not be called, because columns of sheets are."""
_USABLE_ID = re.compile(r"[\w.\-]{1,64}")


def check_reviewer_ids(ids: Iterable[tuple[str, str]], problems: Problems) -> None:
    """Note every id of a reviewer, given with its place, that occurs twice or cannot be used."""
    seen: set[str] = set()
    for one, place in ids:
        if one in seen or one in RESERVED or not _USABLE_ID.fullmatch(one):
            problems.add("sheet.reviewer-twice", place, one)
        seen.add(one)


@dataclass(frozen=True)
class ScoreSheet:
    """One project's filled-in values.

    Two sheets are equal when they say the same, whatever files they came from.

    Attributes:
        set_id: the indicator set it was filled in for.
        set_version: the version of that set.
        project: what the sheet says of the project: ``name``, ``unit``, ``year`` and the like.
        reviewers: the panel, in the order of the sheet.
        entries: by indicator id; an indicator that is not there was left blank.
        places: where each answer was written, by (indicator, input, column); where each reviewer
            stands, by ("", "", reviewer); a weight that was written, by ("", "weight", reviewer);
            a field of the project, by ("", "project", field); in merged forms where the reason of
            who answered is written, by (indicator, :data:`REASON_BY`, column).
        unreadable: answers that could not be read and were reported already.
        printed: figures printed in the file beside the answers: subtotals, a total, full points.
        notes: what a reader must know of the file beside the result.
        source: the file, for messages.
        panel: the whole panel where this is the form of some of its members and says so.
        asks_self: whether files of it have room for self scores, filled in or not.
    """

    set_id: str
    set_version: str
    project: Mapping[str, str] = field(default_factory=dict)
    reviewers: tuple[Reviewer, ...] = ()
    entries: Mapping[str, Entry] = field(default_factory=dict)
    places: Mapping[tuple[str, str, str], str] = field(default_factory=dict, compare=False)
    unreadable: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)
    printed: tuple[Printed, ...] = field(default=(), compare=False)
    notes: tuple[Problem, ...] = field(default=(), compare=False)
    source: str = field(default="sheet", compare=False)
    panel: tuple[str, ...] = field(default=(), compare=False)
    asks_self: bool = field(default=False, compare=False)

    @property
    def has_self_column(self) -> bool:
        """Whether files of it have room for self scores: where it is asked, or one is given."""
        return self.asks_self or any(one.self_score is not None for one in self.entries.values())

    @property
    def called(self) -> dict[str, str]:
        """What the reviewers are called where they are listed, by id; see :func:`called`."""
        return called(self.reviewers)

    @property
    def begun(self) -> frozenset[str]:
        """The ids of the reviewers who have answered anything, readable or not."""
        columns = {column for _, column in self.unreadable}
        for entry in self.entries.values():
            for given in entry.answers.values():
                columns.update(given)
        return frozenset(one.id for one in self.reviewers if one.id in columns and one.id != ONCE)

    def entry(self, indicator: str) -> Entry:
        """Return what was filled in for an indicator, blank where nothing was."""
        return self.entries.get(indicator, BLANK)

    def reviewer_place(self, reviewer: str) -> str:
        """Return where a reviewer stands, for messages."""
        return self.places.get(("", "", reviewer), self.source)

    def place(self, indicator: str, answer: str, column: str) -> str:
        """Return where an answer stands, for messages."""
        known = self.places.get((indicator, answer, column))
        return known or f"{self.source}: {indicator}/{answer} {column}"

    @property
    def digest(self) -> str:
        """SHA-256 of what the sheet says; the same for the four file formats."""
        said = {
            "set": [self.set_id, self.set_version],
            "project": dict(sorted(self.project.items())),
            "reviewers": [_said(one) for one in self.reviewers],
            "entries": {
                indicator: [
                    {
                        answer: {column: _plain(value) for column, value in sorted(given.items())}
                        for answer, given in sorted(entry.answers.items())
                        if given
                    },
                    entry.state,
                    entry.reason,
                    entry.evidence,
                    # a sheet without self scores is what it was before there were any
                    *([] if entry.self_score is None else [_plain(entry.self_score)]),
                ]
                for indicator, entry in sorted(self.entries.items())
                if entry != BLANK
            },
        }
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def _said(reviewer: Reviewer) -> list[object]:
    said: list[object] = [reviewer.id, reviewer.name, _plain(reviewer.weight)]
    limits = [reviewer.role, reviewer.scope, reviewer.recused]
    return [*said, *limits] if any(limits) else said


def _plain(value: Answer) -> str:
    return value if isinstance(value, str) else f"{Decimal(value).normalize() + 0:f}"
