"""Rules by which points are given by judgement."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from scoring.schema.fields import Id, Label, Number, Ratio, Strict
from scoring.schema.rules.figures import Asked


class Judged(Strict):
    """The reviewer gives points between 0 and the full points, with a reason (F13)."""

    kind: Literal["judged"]
    """This rule."""
    step: Number = Decimal("0.01")
    """Points are whole multiples of this."""
    asked: Asked = "panel"
    """Whether every reviewer answers, or the answer is given once."""


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


class Level(Strict):
    """One level of an ordinal rule."""

    id: Id
    """Its id within the indicator."""
    label: Label
    """How the level is called."""
    share: Ratio
    """What it earns, as a share of the full points."""


class Levels(Strict):
    """A level is chosen, and each level earns its share of the full points (F12)."""

    kind: Literal["levels"]
    """This rule."""
    levels: Annotated[tuple[Level, ...], Field(min_length=2)]
    """The levels, best first; shares never rise."""
    asked: Asked = "panel"
    """Whether every reviewer answers, or the answer is given once."""
