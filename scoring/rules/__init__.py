"""Every scoring rule, written once over the closed algebra, one family a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.rules.checklist import ChecklistRule, YesNoRule
from scoring.rules.judged import BandRule, JudgedRule
from scoring.rules.proportional import ProportionalRule
from scoring.rules.tiers import TiersRule
from scoring.schema import rules as written

if TYPE_CHECKING:
    from fractions import Fraction

    from scoring.rules.base import Rule

__all__ = ["KINDS", "build"]

KINDS: dict[type, Any] = {
    written.Judged: JudgedRule,
    written.Proportional: ProportionalRule,
    written.YesNo: YesNoRule,
    written.Tiers: TiersRule,
    written.Checklist: ChecklistRule,
    written.Band: BandRule,
}


def build(spec: written.RuleSpec, full: Fraction, tick: int) -> Rule:
    """Return the rule of an indicator with these full points, in ticks of 1/*tick* point."""
    rule: Rule = KINDS[type(spec)].build(spec, full, tick)
    return rule
