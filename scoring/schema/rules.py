"""How the scoring rule of an indicator is written in a set."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Discriminator, Field, Tag

from scoring.schema.fields import Flag, Id, Label, Number, Places, Ratio, Strict

Asked = Literal["panel", "once"]
Settlement = Literal["refuse", "zero", "full"]


class Figure(Strict):
    """One quantity that is filled in once for the project, not by each reviewer."""

    label: Label
    """What is asked for."""
    unit: str = ""
    """The unit in which it is written: ``%``, ``万元``, ``天`` …; empty for a plain count."""
    places: Places = 4
    """The most decimals it may have."""
    at_least: Number = Decimal(0)
    """The least value that makes sense; a smaller one is refused."""
    at_most: Number = Decimal(1_000_000_000)
    """The greatest value that makes sense; it bounds the proof that 64 bits are enough."""


class Judged(Strict):
    """The reviewer gives points between 0 and the full points, with a reason (F13)."""

    kind: Literal["judged"]
    """This rule."""
    step: Number = Decimal("0.01")
    """Points are whole multiples of this."""
    asked: Asked = "panel"
    """Whether every reviewer answers, or the answer is given once."""


def _figure_or_number(value: Any) -> str:
    return "figure" if isinstance(value, (dict, Figure)) else "number"


class Proportional(Strict):
    """Points in proportion to actual over target, never above the full points.

    ``higher``: actual ÷ target × full points (F01, F18).  ``lower`` with form ``linear``:
    full up to the target, then falling to nothing at twice the target (F02).  ``lower`` with
    form ``reciprocal``: target ÷ actual × full points beyond the target (F03).
    """

    kind: Literal["proportional"]
    """This rule."""
    better: Literal["higher", "lower"]
    """The direction: whether a higher or a lower actual value is better."""
    form: Literal["linear", "reciprocal"] | None = None
    """How a lower-is-better indicator loses points; required there, refused elsewhere."""
    actual: Figure
    """What was achieved."""
    target: Annotated[
        Annotated[Figure, Tag("figure")] | Annotated[Number, Tag("number")],
        Discriminator(_figure_or_number),
    ]
    """What was planned: a figure of the sheet, or a number fixed by the set."""
    zero_divisor: Settlement = "refuse"
    """What happens when the figure to divide by is zero; never silently 1."""


class YesNo(Strict):
    """Yes earns the full points, no earns nothing (F06)."""

    kind: Literal["yes_no"]
    """This rule."""
    asked: Asked = "panel"
    """Whether every reviewer answers, or the answer is given once."""


class Bound(NamedTuple):
    """A bound, which side of it a tier lies on, and whether the bound belongs to the tier."""

    at: Fraction
    from_below: bool
    included: bool


class Tier(Strict):
    """One tier: a bound, whether the bound itself belongs to it, and its points."""

    at_least: Number | None = None
    """The tier holds values from this bound on, the bound included."""
    above: Number | None = None
    """The tier holds values above this bound, the bound excluded."""
    at_most: Number | None = None
    """The tier holds values up to this bound, the bound included."""
    below: Number | None = None
    """The tier holds values below this bound, the bound excluded."""
    points: Ratio
    """What a value in this tier earns."""

    @property
    def bounds(self) -> tuple[Bound, ...]:
        """The bounds that are given; a sound tier has exactly one."""
        written = (
            (self.at_least, True, True),
            (self.above, True, False),
            (self.at_most, False, True),
            (self.below, False, False),
        )
        return tuple(
            Bound(Fraction(at), from_below, included)
            for at, from_below, included in written
            if at is not None
        )


class Tiers(Strict):
    """Points looked up in tiers (F07, F18 tiered).

    Tiers are read in order and the first that holds the value decides; all are bounded on
    the same side, and the bounds run one way, so no value matches two tiers or none.
    """

    kind: Literal["tiers"]
    """This rule."""
    figure: Figure
    """The value that is looked up, or the upper part of a rate where ``per`` is given."""
    per: Figure | None = None
    """The lower part of a rate: the value looked up is then figure ÷ per, in per cent."""
    tiers: Annotated[tuple[Tier, ...], Field(min_length=1)]
    """The tiers, best bound first."""
    otherwise: Ratio
    """What a value outside every tier earns."""
    zero_divisor: Settlement = "refuse"
    """What happens when ``per`` is zero."""


class Element(Strict):
    """One element of a checklist."""

    id: Id
    """Its id within the indicator."""
    label: Label
    """What must hold."""
    points: Ratio | None = None
    """What it earns; given for all elements or for none (then they share equally)."""


class Checklist(Strict):
    """Every element that is met earns its points (F09)."""

    kind: Literal["checklist"]
    """This rule."""
    elements: Annotated[tuple[Element, ...], Field(min_length=1)]
    """The elements."""
    partial: Flag = False
    """Whether an element may be half met, for half its points."""
    prerequisite: Id | None = None
    """An element without which the whole indicator earns nothing."""
    asked: Asked = "panel"
    """Whether every reviewer answers, or the answers are given once."""


class QualitativeBand(Strict):
    """One band of a qualitative rule."""

    id: Id
    """Its id within the indicator."""
    label: Label
    """How the band is called."""
    from_share: Ratio
    """Its lower edge as a share of the full points, the edge included."""


class Band(Strict):
    """A band is chosen and the score must lie in it (F11)."""

    kind: Literal["band"]
    """This rule."""
    bands: Annotated[tuple[QualitativeBand, ...], Field(min_length=1)]
    """The bands, best first; the last begins at 0."""
    step: Number = Decimal("0.01")
    """Points are whole multiples of this; the edges of the bands are rounded to it."""
    asked: Asked = "panel"
    """Whether every reviewer answers, or the answer is given once."""


RuleSpec = Annotated[
    Judged | Proportional | YesNo | Tiers | Checklist | Band, Field(discriminator="kind")
]
