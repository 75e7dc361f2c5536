"""The shape of a score sheet in TOML or JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema

from scoring.schema.fields import Strict


def _scalar(value: Any) -> Any:
    if isinstance(value, (str, int, Decimal)):
        return value
    raise ValueError("scalar")


Scalar = Annotated[
    Any,
    PlainValidator(_scalar),
    WithJsonSchema({"type": ["string", "number", "boolean"]}),
]
"""What is written for one answer; it is understood later, with its place."""


class ReviewerShape(Strict):
    """One member of the panel."""

    id: str
    """The id that the answers refer to."""
    name: str = ""
    """How the reviewer is called."""
    weight: Scalar = 1
    """Used where the set takes a weighted mean."""
    role: str = ""
    """What the reviewer is asked for."""
    scope: tuple[str, ...] = ()
    """The groups and indicators the reviewer scores; all where it is left out."""
    recused: tuple[str, ...] = ()
    """The groups and indicators the reviewer keeps out of."""


class EntryShape(Strict):
    """What was filled in for one indicator."""

    answers: dict[str, dict[str, Scalar]] = Field(default_factory=dict)
    """By input id, then by reviewer id or ``value`` where it is answered once."""
    state: str = ""
    """``not_applicable``, ``not_due``, ``void`` or ``missing``; empty otherwise."""
    reason: str = ""
    """Why points were taken off."""
    evidence: tuple[str, ...] = ()
    """The materials it rests on."""
    self_score: Scalar = ""
    """The points that the unit under evaluation gave itself; blank where it gave none."""


class SheetFile(Strict):
    """A filled score sheet."""

    set: str
    """The id of the indicator set."""
    version: str
    """The version of the indicator set."""
    project: dict[str, str] = Field(default_factory=dict)
    """What is said of the project: ``name``, ``unit``, ``year`` and the like."""
    reviewers: tuple[ReviewerShape, ...] = ()
    """The panel."""
    panel: tuple[str, ...] = ()
    """The ids of the whole panel, where this is the form of some of its members only."""
    entries: dict[str, EntryShape] = Field(default_factory=dict)
    """By indicator id."""
