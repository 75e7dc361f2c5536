"""What rules ask for: quantities, rates, and where a value stands against a bound."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Discriminator, Tag

from scoring.schema.fields import Label, Number, Places, Ratio, Strict

Asked = Literal["panel", "once"]
Settlement = Literal["refuse", "zero", "full"]
ZeroTarget = Literal["refuse", "zero", "full", "met_at_zero"]


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


def figure_or_number(value: Any) -> str:
    """Return which branch of :data:`Target` a value is written for."""
    return "figure" if isinstance(value, (dict, Figure)) else "number"


Target = Annotated[
    Annotated[Figure, Tag("figure")] | Annotated[Number, Tag("number")],
    Discriminator(figure_or_number),
]
"""What was planned: a figure of the sheet, or a number fixed by the set."""


class Measured(Strict):
    """A rule over one value: a figure, or a rate of two figures in per cent."""

    figure: Figure
    """The value that is looked at, or the upper part of a rate where ``per`` is given."""
    per: Figure | None = None
    """The lower part of a rate: the value looked at is then figure ÷ per, in per cent."""
    zero_divisor: Settlement = "refuse"
    """What happens when ``per`` is zero."""


class Bound(NamedTuple):
    """A bound, which side of it a tier lies on, and whether the bound belongs to the tier."""

    at: Fraction
    from_below: bool
    included: bool


class Bounded(Strict):
    """Something that holds on one side of a bound."""

    at_least: Number | None = None
    """Holds from this bound on, the bound included."""
    above: Number | None = None
    """Holds above this bound, the bound excluded."""
    at_most: Number | None = None
    """Holds up to this bound, the bound included."""
    below: Number | None = None
    """Holds below this bound, the bound excluded."""

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


class Tier(Bounded):
    """One tier: a bound, whether the bound itself belongs to it, and its points."""

    points: Ratio
    """What a value in this tier earns."""
