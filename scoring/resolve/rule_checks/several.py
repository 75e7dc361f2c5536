"""Checks of rules over several pairs or many answers at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.resolve.rule_checks.common import (
    check_ids,
    check_not_negative,
    check_points,
    check_tiers,
)
from scoring.resolve.rule_checks.given import check_levels
from scoring.resolve.rule_checks.scaled import check_rounded

if TYPE_CHECKING:
    from scoring.resolve.rule_checks.common import Around
    from scoring.schema.rules import Ratios, Survey, TooFew

HANDED_OUT = "handed_out"
"""The id under which the sheet asks for the number of questionnaires."""


def check_ratios(rule: Ratios, around: Around) -> None:
    """Check the items, their figures and their weights, and whether ratios are rounded."""
    where, problems = around.where, around.problems
    check_ids([item.id for item in rule.items], f"{where}.items", problems)
    check_not_negative(rule.actual, "actual", around)
    check_not_negative(rule.target, "target", around)
    for number, item in enumerate(rule.items):
        key = f"{where}.items[{number}].weight"
        if item.weight is None:
            if rule.method == "weighted":
                problems.add("rule.weight-missing", key, item.id)
        elif rule.method != "weighted":
            problems.add("rule.weight-not-wanted", key, as_text(item.weight), method=rule.method)
        elif item.weight <= 0:
            problems.add("rule.weight-not-positive", key, as_text(item.weight))
    if rule.method == "ratio_of_sums" and rule.rate_places is not None:
        problems.add("rule.rate-places-not-wanted", f"{where}.rate_places", rule.rate_places)
    check_rounded(around, exact=rule.rate_places is not None)


def check_survey(rule: Survey, around: Around) -> None:
    """Check the levels, the tiers, and what too few answers mean."""
    where, problems = around.where, around.problems
    check_levels(rule.levels, around)
    for number, level in enumerate(rule.levels):
        if rule.handed_out and level.id == HANDED_OUT:
            problems.add("rule.level-id-taken", f"{where}.levels[{number}].id", level.id)
    if rule.tiers:
        check_tiers(rule.tiers, around)
        if rule.otherwise is None:
            problems.add("rule.otherwise-missing", f"{where}.otherwise")
        else:
            check_points(rule.otherwise, "otherwise", around)
    elif rule.otherwise is not None:
        problems.add("rule.otherwise-not-wanted", f"{where}.otherwise", as_text(rule.otherwise))
    if rule.too_few is not None:
        _check_too_few(rule.too_few, around)
    check_rounded(around, exact=bool(rule.tiers))


def _check_too_few(few: TooFew, around: Around) -> None:
    where, problems = f"{around.where}.too_few.deduct", around.problems
    if few.effect != "deduct":
        if few.deduct is not None:
            problems.add(
                "rule.few-deduct-not-wanted", where, as_text(few.deduct), effect=few.effect
            )
    elif few.deduct is None:
        problems.add("rule.few-deduct-missing", where)
    elif not 0 < few.deduct <= 1:
        problems.add("rule.few-deduct-outside", where, as_text(few.deduct))
