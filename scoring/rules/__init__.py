"""Every scoring rule, written once over the closed algebra, one family a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.rules.checklist import ChecklistRule, YesNoRule
from scoring.rules.deductions import DeductionsRule
from scoring.rules.equality import EqualityRule
from scoring.rules.goalposts import GoalpostsRule
from scoring.rules.judged import BandRule, JudgedRule
from scoring.rules.levels import LevelsRule
from scoring.rules.proportional import ProportionalRule
from scoring.rules.rank import RankRule
from scoring.rules.ratios import RatiosRule
from scoring.rules.steps import StepsRule
from scoring.rules.survey import SurveyRule
from scoring.rules.threshold import ThresholdRule
from scoring.rules.tiers import TiersRule
from scoring.rules.two_sided import TwoSidedRule
from scoring.schema import rules as written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scoring.rules.base import Rule

__all__ = ["KINDS", "build", "quanta"]

KINDS: dict[type, Any] = {
    written.Judged: JudgedRule,
    written.Proportional: ProportionalRule,
    written.YesNo: YesNoRule,
    written.Tiers: TiersRule,
    written.Checklist: ChecklistRule,
    written.Band: BandRule,
    written.Levels: LevelsRule,
    written.Deductions: DeductionsRule,
    written.Steps: StepsRule,
    written.Rank: RankRule,
    written.Threshold: ThresholdRule,
    written.Equality: EqualityRule,
    written.TwoSided: TwoSidedRule,
    written.Goalposts: GoalpostsRule,
    written.Ratios: RatiosRule,
    written.Survey: SurveyRule,
}


def build(spec: written.RuleSpec, full: Fraction, tick: int) -> Rule:
    """Return the rule of an indicator with these full points, in ticks of 1/*tick* point."""
    rule: Rule = KINDS[type(spec)].build(spec, full, tick)
    return rule


def quanta(spec: written.RuleSpec, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
    """Return fractions of a point that the inputs and results of a rule are made of.

    Where the points are *rounded* anyway, only what is written down or added unrounded counts.
    """
    found: Sequence[Fraction] = KINDS[type(spec)].quanta(spec, full, rounded=rounded)
    return found
