"""What a reader of any format hands over: texts, each with its key, column and place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scoring.errors import Problem
    from scoring.sheet import Printed

SELF, STATE, REASON, EVIDENCE = "self", "state", "reason", "evidence"
"""The columns that say something of the indicator as a whole."""

BESIDES = (SELF, STATE, REASON, EVIDENCE)


class RawCell(NamedTuple):
    """One filled-in cell, not yet understood.

    Attributes:
        indicator: the indicator it belongs to.
        answer: the input it answers; empty for the columns of :data:`BESIDES`, and where an
            indicator has a single input.
        column: a reviewer id, ``value``, or one of :data:`BESIDES`.
        text: what is written there, exactly.
        kind: ``text``, ``number``, ``percent``, ``boolean``, ``error``, ``date`` or
            ``blank_formula``.
        place: where it stands, for messages.
    """

    indicator: str
    answer: str
    column: str
    text: str
    kind: str
    place: str


class RawReviewer(NamedTuple):
    """A reviewer as written."""

    id: str
    name: str
    weight: str
    place: str
    role: str = ""
    scope: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()


@dataclass(slots=True)
class RawSheet:
    """A sheet as written.

    Attributes:
        project_places: where each field of the project stands.
        reason_places: where the reason of an indicator is to be written, if it is blank.
        panel: the reviewers it was made for, where it says so.
        whole_panel: all reviewers, where it was made for some of them.
        limits: role, scope and recusals of reviewers, where they do not stand beside their names.
        full_points: indicator, full points as they stand there, and where.
        printed: figures that stand there and are held against what is computed.
        notes: what a reader must know of the file beside the result.
        reported: indicators whose gap was reported already.
        asks_self: whether there is room for self scores.
    """

    source: str
    set_id: str = ""
    set_version: str = ""
    set_digest: str = ""
    project: dict[str, str] = field(default_factory=dict)
    project_places: dict[str, str] = field(default_factory=dict)
    reason_places: dict[str, str] = field(default_factory=dict)
    reviewers: list[RawReviewer] = field(default_factory=list)
    cells: list[RawCell] = field(default_factory=list)
    panel: tuple[str, ...] = ()
    whole_panel: tuple[str, ...] = ()
    limits: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    full_points: list[tuple[str, str, str]] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    reported: set[str] = field(default_factory=set)
    asks_self: bool = False


def split_key(key: str) -> tuple[str, str]:
    """Return indicator and input of a row key such as ``A1`` or ``A1/2``."""
    indicator, _, answer = key.strip().partition("/")
    return indicator, answer


def row_key(indicator: str, answer: str = "") -> str:
    """Return the key of a row."""
    return f"{indicator}/{answer}" if answer else indicator
