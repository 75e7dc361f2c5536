"""Checks of rules by which points are given by judgement."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from scoring.exact import as_text, round_to_step
from scoring.resolve.rule_checks.common import check_ids, check_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.resolve.rule_checks.common import Around
    from scoring.schema.rules import Band, Judged, Level, Levels


def check_judged(rule: Judged, around: Around) -> None:
    """Check that points can be given in steps."""
    check_step(rule.step, around)


def check_band(rule: Band, around: Around) -> None:
    """Check that bands fall, begin within the full points and leave no hole."""
    full, where, problems = around.full, around.where, around.problems
    check_step(rule.step, around)
    check_ids((band.id for band in rule.bands), f"{where}.bands", problems)
    # edges that fall together on a step leave a band that nobody can choose
    step = Fraction(rule.step) if rule.step > 0 else Fraction(1)
    for number, (upper, lower) in enumerate(pairwise(rule.bands), start=1):
        edges = [round_to_step(one.from_share * full, step) for one in (upper, lower)]
        if edges[1] >= edges[0]:
            key = f"{where}.bands[{number}].from_share"
            problems.add("rule.bands-not-falling", key, as_text(lower.from_share))
    if rule.bands[0].from_share > 1:
        key = f"{where}.bands[0].from_share"
        problems.add("rule.band-above-full", key, as_text(rule.bands[0].from_share))
    last = rule.bands[-1].from_share
    if last != 0:
        key = f"{where}.bands[{len(rule.bands) - 1}].from_share"
        problems.add("rule.bands-leave-hole", key, as_text(last))


def check_levels_rule(rule: Levels, around: Around) -> None:
    """Check the levels that can be chosen."""
    check_levels(rule.levels, around)


def check_levels(levels: Sequence[Level], around: Around) -> None:
    """Check that levels have ids of their own and shares within 0 and 1 that never rise."""
    where, problems = f"{around.where}.levels", around.problems
    check_ids([level.id for level in levels], where, problems)
    for number, level in enumerate(levels):
        if not 0 <= level.share <= 1:
            problems.add("rule.share-outside", f"{where}[{number}].share", as_text(level.share))
    for number, (better, worse) in enumerate(pairwise(levels), start=1):
        if worse.share > better.share:
            problems.add("rule.shares-rising", f"{where}[{number}].share", as_text(worse.share))
