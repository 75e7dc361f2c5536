"""Rules that look points up: in tiers of a value, or by the place in a cohort."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scoring.schema.fields import Ratio, Strict
from scoring.schema.rules.figures import Measured, Tier


class Tiers(Measured):
    """Points looked up in tiers (F07, F18 tiered).

    Tiers are read in order and the first that holds the value decides; all are bounded on
    the same side, and the bounds run one way, so no value matches two tiers or none.
    """

    kind: Literal["tiers"]
    """This rule."""
    tiers: Annotated[tuple[Tier, ...], Field(min_length=1)]
    """The tiers, best bound first."""
    otherwise: Ratio
    """What a value outside every tier earns."""


class Rank(Strict):
    """The full points less a deduction for every place behind the first of a cohort (F15).

    Asked for are how many are better, how many others are equal, and how many there are, so
    that ties and a cohort of one are well defined.
    """

    kind: Literal["rank"]
    """This rule."""
    deduct: Ratio
    """The points that each place behind the first costs, until they are used up."""
    ties: Literal["best", "worst", "mean"]
    """Whether equals all take the best of their places, the worst, or the mean."""
    cohort: Annotated[int, Field(strict=True, ge=1, le=100_000)] = 1000
    """The largest cohort that makes sense; a larger one is refused."""
