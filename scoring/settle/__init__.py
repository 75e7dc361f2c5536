"""A sheet held against its set: every answer checked, every missing one settled.

What comes out holds whole numbers only, so no rule ever meets a blank or a decimal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.errors import Problems
from scoring.plan import plan_of
from scoring.settle.ballots import void_ballots, without_void
from scoring.settle.checker import Checker
from scoring.settle.standing import check_groups
from scoring.settle.values import CheckedSheet, Settled, VoidBallot

if TYPE_CHECKING:
    from scoring.model import IndicatorSet
    from scoring.sheet import ScoreSheet

__all__ = ["CheckedSheet", "Settled", "VoidBallot", "check_sheet"]


def check_sheet(
    indicator_set: IndicatorSet,
    sheet: ScoreSheet,
    problems: Problems | None = None,
    *,
    incomplete: bool = False,
) -> CheckedSheet:
    """Hold *sheet* against *indicator_set*.

    Args:
        indicator_set: the set the sheet was filled in for.
        sheet: what was filled in.
        problems: what reading the file has found already; raised with what is found here.
        incomplete: whether gaps and missing reviewers are no problem, whatever the set says; what
            is returned is for :func:`scoring.incomplete.readings` then.

    Raises:
        ScoringError: with every problem of the sheet, each with its place.
    """
    problems = Problems() if problems is None else problems
    plan = plan_of(indicator_set)
    check = Checker(plan, sheet, problems, incomplete=incomplete)
    check.whole_sheet()
    leaves = tuple(check.leaf(leaf) for leaf in plan.leaves)
    if not len(problems) and not any(leaf.state == "scored" for leaf in leaves):
        problems.add("sheet.nothing-scored", sheet.source)
    void = () if len(problems) else void_ballots(plan, leaves)
    if void:
        leaves = without_void(plan, sheet, leaves, void, problems, least=check.least)
    if not incomplete:
        check_groups(plan, leaves, sheet, problems)
    problems.raise_if_any()
    return CheckedSheet(sheet, plan, leaves, check.weights(), void=void)
