"""Rules over several pairs or many answers at once."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scoring.schema.fields import Flag, Id, Label, Places, Ratio, Strict
from scoring.schema.rules.figures import Figure, Settlement, Tier
from scoring.schema.rules.given import Level


class RatioItem(Strict):
    """One period, site or part of an indicator."""

    id: Id
    """Its id within the indicator."""
    label: Label
    """How it is called."""
    weight: Ratio | None = None
    """Its weight, for the method ``weighted``."""


class Ratios(Strict):
    """Several ratios in one indicator (F20): of years, of sites, of parts of a plan."""

    kind: Literal["ratios"]
    """This rule."""
    items: Annotated[tuple[RatioItem, ...], Field(min_length=1)]
    """The items, each with an actual and a planned figure."""
    actual: Figure
    """The upper part of each ratio; the sheet asks for one per item, ``<item>.actual``."""
    target: Figure
    """The lower part of each ratio; the sheet asks for one per item, ``<item>.target``."""
    method: Literal["mean_of_ratios", "ratio_of_sums", "weighted", "worst"]
    """How the ratios become one."""
    each_at_most_one: Flag
    """Whether a ratio above 1 counts as 1 before the ratios are combined."""
    rate_places: Places | None = None
    """Decimals of per cent to which each ratio is rounded first, where that is declared: with 0,
    64.36 % counts as 64 %. Not for ``ratio_of_sums``."""
    zero_divisor: Settlement = "refuse"
    """What happens when the lower part is zero, of any item, or of all together for
    ``ratio_of_sums``."""


class TooFew(Strict):
    """What a survey with too few answers means."""

    answers: Annotated[int, Field(strict=True, ge=1)]
    """The number of answers below which it holds."""
    effect: Literal["refuse", "zero", "deduct"]
    """``refuse`` the sheet, earn nothing, or lose a share of the full points."""
    deduct: Ratio | None = None
    """For ``deduct``: the share of the full points that is lost."""


class Survey(Strict):
    """Satisfaction from a survey: how many gave each answer (F14).

    The result is the mean of the shares of the levels, weighted by the answers. With
    ``tiers`` it is looked up, in per cent; without, points are in proportion to it.
    """

    kind: Literal["survey"]
    """This rule."""
    levels: Annotated[tuple[Level, ...], Field(min_length=2)]
    """The answers that could be given, best first, with what each counts; the sheet asks how many
    gave it."""
    most: Annotated[int, Field(strict=True, ge=1, le=10_000_000)] = 1_000_000
    """The largest count that makes sense."""
    handed_out: Flag = False
    """Whether the sheet also asks how many questionnaires were handed out, ``handed_out``, for
    the response rate."""
    tiers: tuple[Tier, ...] = ()
    """Tiers of the result in per cent, best first, read as those of the rule ``tiers``."""
    otherwise: Ratio | None = None
    """What a result outside every tier earns; required with ``tiers``."""
    too_few: TooFew | None = None
    """What too few answers mean; without it, any number of answers counts."""
    nobody: Settlement = "refuse"
    """What happens when nobody answered."""
