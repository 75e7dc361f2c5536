"""Reviewers held against the set: ids, weights, scopes, and what they answered beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring import exact
from scoring.errors import MOST_HINTS
from scoring.meant import meant
from scoring.plan import LARGEST_WEIGHT
from scoring.scopes import barred
from scoring.settle.answers import exact_decimal
from scoring.sheet import check_reviewer_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.errors import Problems
    from scoring.model import IndicatorSet
    from scoring.sheet import Reviewer, ScoreSheet

HUNDREDTHS = 2


def check_reviewers(
    indicator_set: IndicatorSet | None,
    reviewers: Sequence[Reviewer],
    place_of: Callable[[str], str],
    problems: Problems,
) -> None:
    """Note ids, weights and scopes that cannot be used; without a set, scopes are not looked at."""
    check_reviewer_ids([(one.id, place_of(one.id)) for one in reviewers], problems)
    most = LARGEST_WEIGHT // 100
    for one in reviewers:
        weight, place = exact_decimal(one.weight), place_of(one.id)
        in_range = weight is not None and 0 < weight <= most
        if not in_range or weight is None or exact.whole(weight, HUNDREDTHS) is None:
            problems.add("sheet.bad-weight", place, one.weight, id=one.id, most=most)
        for name in (*one.scope, *one.recused):
            if indicator_set is None:
                break
            if name not in indicator_set.nodes:
                few = len(problems) < MOST_HINTS
                hint = meant(name, indicator_set.nodes.values()) if few else None
                code = "sheet.unknown-scope-hint" if hint else "sheet.unknown-scope"
                problems.add(code, place, name, id=one.id, **(hint or {}))


def check_scopes(indicator_set: IndicatorSet, sheet: ScoreSheet, problems: Problems) -> bool:
    """Note answers of reviewers where they are recused or out of scope.

    Returns:
        Whether any reviewer is limited at all.
    """
    limited = [one for one in sheet.reviewers if one.scope or one.recused]
    totals = indicator_set.panel.stage == "total"
    for one in limited:
        if totals:
            place = sheet.reviewer_place(one.id)
            problems.add("sheet.limited-with-totals", place, one.id)
            continue
        for indicator, why in barred(indicator_set, one).items():
            for asked, given in sheet.entry(indicator).answers.items():
                if one.id in given:
                    place = sheet.place(indicator, asked, one.id)
                    said = {"id": indicator, "reviewer": sheet.called[one.id]}
                    problems.add(f"sheet.{why}", place, given[one.id], **said)
    return bool(limited)
