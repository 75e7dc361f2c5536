"""The shape of a register: the facts, evidence, findings and suggestions beside a score sheet."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema

from scoring.schema.evidence import RequirementShape
from scoring.schema.fields import Id, Label, Number, Strict


def _both(value: Any) -> Any:
    return {"zh": value, "en": value} if isinstance(value, str) else value


Wording = Annotated[
    Label,
    BeforeValidator(_both),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
                    "required": ["zh", "en"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
"""A text in both languages, or one text for both."""

_MONTHS = 12


def _day(value: Any) -> str:
    """Return a year, a month or a day as text, if there is one."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    text = str(value)
    parts = text.split("-")
    if isinstance(value, (int, str)) and all(part.isascii() and part.isdigit() for part in parts):
        lengths = [len(part) for part in parts]
        year, month, day = [int(part) for part in [*parts, "1", "1"][:3]]
        if lengths in ([4], [4, 2], [4, 2, 2]) and year and 1 <= month <= _MONTHS:
            try:
                date(year, month, day)
            except ValueError:
                pass
            else:
                return text
    raise ValueError("day")


When = Annotated[
    str,
    BeforeValidator(_day),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
"""A year, a month or a day: ``2020``, ``2020-05``, ``2020-05-17``."""


class PeriodShape(Strict):
    """A period, both ends included, such as ``{ from = 2018, to = 2019 }``."""

    model_config = ConfigDict(populate_by_name=False)

    first: When = Field(alias="from")
    """Its first year, month or day: ``2020``, ``"2020-05"`` or ``"2020-05-17"``."""
    last: When = Field(alias="to")
    """Its last year, month or day."""


class PartShape(Strict):
    """One part of an amount."""

    label: Wording
    """What it is called."""
    amount: Number
    """How much, in the unit of the statement."""


class StatementShape(Strict):
    """What one document says of a quantity."""

    id: Id
    """Its id within the fact."""
    document: Wording
    """Which document says so, and where."""
    evidence: str = ""
    """The number of the material in this register."""
    amount: Number
    """The amount, read exactly."""
    unit: str = ""
    """Its own unit; that of the fact where it is left out.  元, 千元, 万元 and 亿元 are converted
    into each other."""
    parts: tuple[PartShape, ...] = ()
    """What it consists of; the parts must add up to the amount."""


class FactShape(Strict):
    """One quantity, as stated by one or several documents."""

    id: Id
    """Its id."""
    label: Wording
    """What it is called."""
    unit: str = ""
    """The unit in which it is shown and compared."""
    period: str = ""
    """The year or period it belongs to, in words."""
    feeds: tuple[str, ...] = ()
    """The answers on the sheet that hold it, such as ``B2/target``, or ``B2`` where an indicator
    asks one thing only."""
    uses: str = ""
    """The id of the statement that is used."""
    tolerance: Number = Decimal(0)
    """By how much statements may differ, and parts from their amount, in the unit of the fact."""
    at_most: tuple[str, ...] = ()
    """The ids of facts it must not exceed, such as the budget of what was spent."""
    statement: tuple[StatementShape, ...]
    """What the documents say, at least one of them."""


class EvidenceShape(Strict):
    """One numbered material."""

    number: Id
    """Its number."""
    title: Wording
    """Its title."""
    also: tuple[str, ...] = ()
    """What sheets call it besides."""
    kind: str = ""
    """What kind of paper it is, such as a contract or a report."""
    period: PeriodShape | None = None
    """The period it is about."""
    supports: tuple[str, ...] = ()
    """The ids of the indicators it supports; a group stands for all below it."""
    status: Literal["supplied", "requested", "refused"] = "supplied"
    """Whether it is there, was asked for and is not there yet, or was refused."""
    note: str = ""
    """Anything else to be said of it."""


class FindingShape(Strict):
    """A problem that was found."""

    id: Id
    """Its id."""
    text: Wording
    """What was found."""
    indicators: tuple[str, ...] = ()
    """The ids of the indicators or groups it is about."""
    evidence: tuple[str, ...] = ()
    """The numbers of the materials it rests on."""
    facts: tuple[str, ...] = ()
    """The ids of the facts it rests on."""
    suggestion: Wording | None = None
    """What is suggested."""


class SuggestionShape(Strict):
    """A suggestion that stands alone, or answers findings."""

    id: Id
    """Its id."""
    text: Wording
    """What is suggested."""
    answers: tuple[str, ...] = ()
    """The ids of the findings it answers; none at all where it answers no problem."""
    indicators: tuple[str, ...] = ()
    """The ids of the indicators or groups it is about."""


class RegisterFile(Strict):
    """A register: what an evaluation rests on, beside its score sheet.

    A text may be written in both languages, or as one text for both.
    """

    note: Wording | None = None
    """What readers should know of it; printed with the result."""
    period: PeriodShape | None = None
    """The period under evaluation; the project year of the sheet where it is left out."""
    fact: tuple[FactShape, ...] = ()
    """The facts, in their order."""
    evidence: tuple[EvidenceShape, ...] = ()
    """The materials, in their order."""
    requirement: dict[str, RequirementShape] = Field(default_factory=dict)
    """Which indicators require evidence, by id, beyond what the set requires."""
    finding: tuple[FindingShape, ...] = ()
    """The problems that were found, in their order."""
    suggestion: tuple[SuggestionShape, ...] = ()
    """Suggestions that are not written beside a single finding."""
