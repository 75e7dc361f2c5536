"""Whose scores are still to come: reviewers who have not begun, and indicators with too few."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.plan import plan_of
from scoring.scopes import barred

if TYPE_CHECKING:
    from scoring.model import IndicatorSet
    from scoring.settle import CheckedSheet
    from scoring.sheet import Reviewer, ScoreSheet


def awaited(indicator_set: IndicatorSet, sheet: ScoreSheet) -> tuple[str, ...]:
    """Return the ids of the reviewers who have something to score and have not begun."""
    judged = {one.node.id for one in plan_of(indicator_set).leaves if one.rule.by_panel}
    there = {one.id: one for one in sheet.reviewers}
    scored = sheet.begun

    def has_begun(one: Reviewer) -> bool:
        return one.id in scored or judged <= barred(indicator_set, one).keys()

    return tuple(
        name for name in sheet.panel or there if name not in there or not has_begun(there[name])
    )


def of_those_who_began(indicator_set: IndicatorSet, sheet: ScoreSheet) -> ScoreSheet:
    """Return the sheet without reviewers of whom there is no total yet, where totals count."""
    if indicator_set.panel.stage != "total":
        return sheet
    scored = sheet.begun
    there = tuple(one for one in sheet.reviewers if one.id in scored)
    return replace(sheet, reviewers=there)


def lacking(indicator_set: IndicatorSet, checked: CheckedSheet) -> dict[str, int]:
    """Return how many reviewers the indicators lack that have some of them and too few.

    *checked* is the sheet read in either way; void ballots do not count.
    """
    least = indicator_set.panel.at_least
    return {
        leaf.node.id: least - len(given.members)
        for leaf, given in zip(checked.plan.leaves, checked.leaves, strict=True)
        if leaf.rule.by_panel and given.fixed is None and len(given.members) < least
    }
