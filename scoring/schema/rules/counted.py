"""Rules that count what is met, what went wrong, or how many steps a value is off."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scoring.schema.fields import Flag, Id, Label, Number, Ratio, Strict
from scoring.schema.rules.figures import Asked, Measured


class YesNo(Strict):
    """Yes earns the full points, no earns nothing (F06)."""

    kind: Literal["yes_no"]
    """This rule."""
    asked: Asked = "panel"
    """Whether every reviewer answers, or the answer is given once."""


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


class DeductionLine(Strict):
    """One kind of fault that costs points."""

    id: Id
    """Its id within the indicator."""
    label: Label
    """What is counted."""
    each: Ratio | None = None
    """The points that one case costs; left out where one case takes everything."""
    at_most: Ratio | None = None
    """The most points this line may cost; without it, all of them."""
    takes_all: Flag = False
    """Whether a single case takes all the points of the indicator."""
    most: Annotated[int, Field(strict=True, ge=1, le=100_000)] = 1000
    """The largest count that makes sense; a larger one is refused."""


class Deductions(Strict):
    """The full points less what each counted fault costs, until they are used up (F10)."""

    kind: Literal["deductions"]
    """This rule."""
    lines: Annotated[tuple[DeductionLine, ...], Field(min_length=1)]
    """The kinds of faults."""
    asked: Asked = "once"
    """Whether every reviewer counts, or the counts are given once."""


class Steps(Measured):
    """Points fall for every step that a value is off the reference, until used up (F08).

    The distance is measured in the unit of the figure, or in percentage points for a rate.
    """

    kind: Literal["steps"]
    """This rule."""
    reference: Number
    """The value that loses nothing."""
    side: Literal["below", "above", "both"]
    """On which side of the reference points are lost."""
    step: Number
    """The length of a step; above 0."""
    deduct: Ratio
    """The points that a step costs."""
    part: Literal["whole", "started", "proportional"]
    """Whether only whole steps cost points, every step begun, or parts of steps in proportion."""
    start: Ratio | None = None
    """The points at the reference; the full points where it is left out."""
