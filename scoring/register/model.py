"""The register as it is true: references within it resolved, amounts exact, periods in days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from scoring.schema.fields import Label


class Period(NamedTuple):
    """Days from the first to the last, both included.

    Attributes:
        words: how it was written, as ``2018–2019``.
    """

    first: date
    last: date
    words: str

    def meets(self, other: Period) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


class Part(NamedTuple):
    """One part of an amount, in the unit of the fact."""

    label: Label
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document says of a quantity.

    Attributes:
        amount: in the unit of the fact.
        stated: the amount and the unit as they were written.
        place: where it stands, for messages.
    """

    id: str
    document: Label
    evidence: str
    amount: Fraction
    stated: str
    parts: tuple[Part, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One quantity, as stated by one or several documents.

    Attributes:
        feeds: the answers on the sheet that hold it, such as ``B2/target``.
        tolerance: by how much statements may differ, in the unit of the fact.
        at_most: the ids of facts it must not exceed.
        chosen: the statement that ``uses`` names, if any.
        place: where it stands, for messages.
    """

    id: str
    label: Label
    unit: str
    period: str
    feeds: tuple[str, ...]
    tolerance: Fraction
    at_most: tuple[str, ...]
    statements: tuple[Statement, ...]
    chosen: Statement | None
    place: str

    @property
    def agree(self) -> bool:
        """Whether all statements say the same, within the tolerance."""
        amounts = [one.amount for one in self.statements]
        return max(amounts) - min(amounts) <= self.tolerance

    @property
    def used(self) -> Statement | None:
        """The statement that is used: the chosen one, or the first where all agree."""
        return self.chosen or (self.statements[0] if self.agree else None)

    @property
    def candidates(self) -> tuple[Statement, ...]:
        """The statements that may be the right one: the used one, or all of them."""
        return self.statements if self.used is None else (self.used,)


@dataclass(frozen=True, slots=True)
class Material:
    """One numbered material.

    Attributes:
        names: everything it is called by: its number, its titles, and what sheets call it.
        status: ``supplied``, ``requested`` or ``refused``.
        place: where it stands, for messages.
    """

    number: str
    title: Label
    names: frozenset[str]
    kind: str
    period: Period | None
    supports: tuple[str, ...]
    status: str
    note: str
    place: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """What happens where an indicator has no evidence of the period.

    Attributes:
        share: the share of its points that is kept: 1 under ``warn``, 0 under ``zero``.
        place: where it stands, in a register or a set, for messages.
        kinds: the kinds of papers one of which is required; any where it is empty.
    """

    indicator: str
    effect: str
    share: Fraction
    place: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenFinding:
    """A problem that was found, as people wrote it."""

    id: str
    text: Label
    indicators: tuple[str, ...]
    evidence: tuple[str, ...]
    facts: tuple[str, ...]
    suggestion: Label | None
    place: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggestion that stands alone, or answers findings."""

    id: str
    text: Label
    answers: tuple[str, ...]
    indicators: tuple[str, ...]
    place: str


@dataclass(frozen=True, eq=False)
class Register:
    """What an evaluation rests on, beside its score sheet.

    Attributes:
        period: the period under evaluation, where the register says it.
        facts, materials, requirements: by id, number and indicator.
        digest: SHA-256 of what the file says, whatever its layout and comments.
        source: where it was read from, for messages.
    """

    note: Label | None
    period: Period | None
    facts: Mapping[str, Fact]
    materials: Mapping[str, Material]
    requirements: Mapping[str, Requirement]
    findings: tuple[WrittenFinding, ...]
    suggestions: tuple[Suggestion, ...]
    digest: str
    source: str
