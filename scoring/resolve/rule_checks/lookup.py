"""Checks of rules that look points up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.resolve.rule_checks.common import check_measured, check_points, check_tiers
from scoring.resolve.rule_checks.counted import check_deduct

if TYPE_CHECKING:
    from scoring.resolve.rule_checks.common import Around
    from scoring.schema.rules import Rank, Tiers


def check_tiers_rule(rule: Tiers, around: Around) -> None:
    """Check the value that is looked up and the tiers it is looked up in."""
    check_measured(rule, around)
    check_points(rule.otherwise, "otherwise", around)
    check_tiers(rule.tiers, around)


def check_rank(rule: Rank, around: Around) -> None:
    """Check that a place costs something."""
    check_deduct(rule.deduct, "deduct", around)
