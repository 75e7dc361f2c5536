"""The shape of an examination in JSON, and of the result of a project that has one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scoring.schema.fields import Label, Strict
from scoring.schema.result import EvaluationFile


class RegisterReference(Strict):
    """Which register was held against the sheet."""

    digest: str
    """SHA-256 of its content."""


class EffectData(Strict):
    """What an indicator loses that requires evidence and has none."""

    indicator: str
    """The id of the indicator."""
    effect: Literal["warn", "discount", "zero"]
    """What is declared for it."""
    share: str
    """The share of its points that is kept."""
    before: str
    """Its points as the sheet gives them."""
    after: str
    """Its points once the effect is applied."""


class StatementPart(Strict):
    """One part of an amount."""

    label: Label
    """What it is called."""
    amount: str
    """How much, in the unit of the fact."""


class ProblemReference(Strict):
    """A problem, by its code and place."""

    code: str
    """Its code; see the list of problems."""
    place: str
    """Where it is."""


class FigureResult(Strict):
    """What comes out with one figure of a fact."""

    problems: tuple[ProblemReference, ...]
    """Why nothing comes out; empty where something does."""
    points: dict[str, str]
    """The points of the indicators that the fact feeds, by id."""
    total: str | None
    """The total; none where nothing comes out."""
    grade: str | None
    """The id of the grade; none where nothing comes out."""


class StatementData(Strict):
    """What one document says of a fact."""

    id: str
    """Its id within the fact."""
    document: Label
    """Which document says so, and where."""
    evidence: str | None
    """The number of the material; none where none is named."""
    amount: str
    """The amount, in the unit of the fact."""
    stated: str
    """The amount as it was written."""
    parts: tuple[StatementPart, ...]
    """What it consists of."""
    result: FigureResult | None
    """What comes out with this figure; none where the fact feeds nothing."""


class DifferenceData(Strict):
    """By how much two statements of a fact differ."""

    of: str
    """The id of one statement."""
    other: str = Field(alias="from")
    """The id of the other one."""
    amount: str
    """What the first says more than the other, in the unit of the fact."""


class FactData(Strict):
    """One quantity, as stated by one or several documents."""

    id: str
    """Its id."""
    label: Label
    """What it is called."""
    unit: str
    """The unit in which it is shown and compared."""
    period: str
    """The year or period it belongs to, in words."""
    used: str | None
    """The id of the statement that is used; none where none is."""
    on_sheet: dict[str, str | None]
    """What the sheet holds, by answer such as ``B2/target``."""
    statements: tuple[StatementData, ...]
    """What the documents say."""
    differences: tuple[DifferenceData, ...]
    """By how much they differ, pair by pair."""


class MaterialData(Strict):
    """One numbered material, and what it is used for."""

    number: str
    """Its number."""
    title: Label
    """Its title."""
    kind: str
    """What kind of paper it is."""
    period: str | None
    """The period it is about; none where it names none."""
    status: Literal["supplied", "requested", "refused"]
    """Whether it is there, was asked for and is not there yet, or was refused."""
    in_period: bool | None
    """Whether it is of the period under evaluation; none where that cannot be told."""
    supports: tuple[str, ...]
    """The ids of the indicators it supports by the register."""
    named_for: tuple[str, ...]
    """The ids of the indicators for which the sheet names it."""
    note: str
    """Anything else to be said of it."""


class FindingData(Strict):
    """A problem, as people wrote it."""

    id: str
    """Its id."""
    text: Label
    """What was found."""
    indicators: tuple[str, ...]
    """The ids of the indicators or groups it is about."""
    evidence: tuple[str, ...]
    """The numbers of the materials it rests on."""
    facts: tuple[str, ...]
    """The ids of the facts it rests on."""
    suggestion: Label | None
    """What is suggested; none where nothing is written beside it."""


class SuggestionData(Strict):
    """A suggestion that stands alone, or answers findings."""

    id: str
    """Its id."""
    text: Label
    """What is suggested."""
    answers: tuple[str, ...]
    """The ids of the findings it answers."""
    indicators: tuple[str, ...]
    """The ids of the indicators or groups it is about."""


class NoteData(Strict):
    """Something to be looked at, found by the program."""

    code: str
    """What it is, such as ``fact.conflict``; see the list of findings."""
    place: str
    """Where it is."""
    value: str | None
    """What stands there."""
    note: str
    """What it is, in words."""
    remedy: str
    """What to do."""


class ExaminedData(Strict):
    """What a register held against a sheet has shown, beside the result in the end."""

    held_against: RegisterReference = Field(alias="register")
    """The register."""
    period: str | None
    """The period under evaluation; none where it is not known."""
    before: EvaluationFile
    """The result as the sheet is filled in, before lacking evidence takes anything."""
    effects: tuple[EffectData, ...]
    """What lacking evidence takes, warnings included."""
    facts: tuple[FactData, ...]
    """The facts, and what comes out with every figure of them."""
    evidence: tuple[MaterialData, ...]
    """The materials, and what they are used for."""
    findings: tuple[FindingData, ...]
    """The problems that people wrote down."""
    suggestions: tuple[SuggestionData, ...]
    """The suggestions that people wrote down."""
    notes: tuple[NoteData, ...]
    """What is to be looked at, found by the program."""


class ExaminationFile(ExaminedData):
    """A sheet held against its register; numbers are texts, a decimal or a ratio."""

    format: Literal["scoring.examination/1"]
    """The version of this shape."""
    after: EvaluationFile
    """The result once lacking evidence took what the register says."""
