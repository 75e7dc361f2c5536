"""The shape of a worked case: a sheet, what must come out, and where it is from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from scoring.schema.fields import Number, Strict
from scoring.schema.sheet import SheetFile


class Expected(Strict):
    """What must come out, exactly."""

    total: Number
    """The published total."""
    grade: str
    """The id of the grade."""
    outcome: str = ""
    """The words of the outcome in either language, where they are not those of the grade."""
    coefficient: Number | None = None
    """What the total is worth elsewhere, where the set says so."""
    points: dict[str, Number] = Field(default_factory=dict)
    """Points of groups and indicators, by id."""


class CaseFile(Strict):
    """A worked case of an indicator set."""

    title: str
    """What the case shows."""
    source: Annotated[str, StringConstraints(min_length=1)]
    """Where the figures are from, or that they are constructed."""
    sheet: SheetFile
    """The filled sheet."""
    expected: Expected
    """What must come out."""
