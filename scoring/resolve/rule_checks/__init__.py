"""Whether the scoring rule of an indicator makes sense: one check per kind of rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.resolve.rule_checks.common import Around
from scoring.resolve.rule_checks.counted import (
    check_checklist,
    check_deductions,
    check_steps_rule,
)
from scoring.resolve.rule_checks.given import check_band, check_judged, check_levels_rule
from scoring.resolve.rule_checks.lookup import check_rank, check_tiers_rule
from scoring.resolve.rule_checks.scaled import (
    check_equality,
    check_goalposts,
    check_proportional,
    check_threshold,
    check_two_sided,
)
from scoring.resolve.rule_checks.several import check_ratios, check_survey
from scoring.schema import rules as written

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["CHECKS", "Around", "check_rule"]

CHECKS: dict[type, Callable[[Any, Around], None] | None] = {
    written.Judged: check_judged,
    written.Band: check_band,
    written.Levels: check_levels_rule,
    written.YesNo: None,
    written.Checklist: check_checklist,
    written.Deductions: check_deductions,
    written.Steps: check_steps_rule,
    written.Proportional: check_proportional,
    written.Tiers: check_tiers_rule,
    written.Rank: check_rank,
    written.Threshold: check_threshold,
    written.Equality: check_equality,
    written.TwoSided: check_two_sided,
    written.Goalposts: check_goalposts,
    written.Ratios: check_ratios,
    written.Survey: check_survey,
}
"""How each kind of rule is checked; ``None`` where its shape says it all."""


def check_rule(rule: written.RuleSpec, around: Around) -> None:
    """Note what is wrong with *rule*."""
    check = CHECKS[type(rule)]
    if check is not None:
        check(rule, around)
