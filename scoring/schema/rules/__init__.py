"""How the scoring rule of an indicator is written in a set."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scoring.schema.rules.counted import (
    Checklist,
    DeductionLine,
    Deductions,
    Element,
    Steps,
    YesNo,
)
from scoring.schema.rules.figures import (
    Asked,
    Bound,
    Bounded,
    Figure,
    Measured,
    Settlement,
    Target,
    Tier,
    ZeroTarget,
)
from scoring.schema.rules.given import Band, Judged, Level, Levels, QualitativeBand
from scoring.schema.rules.lookup import Rank, Tiers
from scoring.schema.rules.scaled import (
    Equality,
    Goalposts,
    Over,
    Proportional,
    Threshold,
    TwoSided,
)
from scoring.schema.rules.several import RatioItem, Ratios, Survey, TooFew

__all__ = [
    "Asked",
    "Band",
    "Bound",
    "Bounded",
    "Checklist",
    "DeductionLine",
    "Deductions",
    "Element",
    "Equality",
    "Figure",
    "Goalposts",
    "Judged",
    "Level",
    "Levels",
    "Measured",
    "Over",
    "Proportional",
    "QualitativeBand",
    "Rank",
    "RatioItem",
    "Ratios",
    "RuleSpec",
    "Settlement",
    "Steps",
    "Survey",
    "Target",
    "Threshold",
    "Tier",
    "Tiers",
    "TooFew",
    "TwoSided",
    "YesNo",
    "ZeroTarget",
]

RuleSpec = Annotated[
    Judged
    | Band
    | Levels
    | YesNo
    | Checklist
    | Deductions
    | Steps
    | Proportional
    | Threshold
    | Equality
    | TwoSided
    | Goalposts
    | Tiers
    | Rank
    | Ratios
    | Survey,
    Field(discriminator="kind"),
]
