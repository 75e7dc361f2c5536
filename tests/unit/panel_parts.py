"""Panels to study, for the tests of what is at stake and of who deviates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builders import MOF, indicator, judged, make_set, rounded_to, scale, scored, scores

import scoring

if TYPE_CHECKING:
    from scoring.agreement import PanelStudy
    from scoring.agreement.deviations import Severity
    from scoring.model import IndicatorSet
    from scoring.sheet import Entry

ENTRIES = {"A": scores("40", "50", "45"), "B": scores("40", "42", "41")}


def two(**changed: Any) -> IndicatorSet:
    """Return a set of two indicators of fifty points, graded as the 2020 measure grades."""
    halves = {name: indicator("50", judged()) for name in "AB"}
    return make_set(
        halves, **{"grades": scale(MOF), "rounding": rounded_to(indicator=2), **changed}
    )


def study(
    used: IndicatorSet, entries: dict[str, Entry], reviewers: int | list[str] = 3
) -> PanelStudy:
    return scoring.study_panel(scored(used, entries, reviewers))


def many(count: int, *given: str) -> tuple[IndicatorSet, dict[str, Entry]]:
    """Return a set of indicators of twenty points, each scored like this."""
    names = [f"i{number}" for number in range(count)]
    used = make_set(dict.fromkeys(names, indicator("20", judged())))
    return used, dict.fromkeys(names, scores(*given))


def by_id(found: PanelStudy) -> dict[str, Severity]:
    return {one.reviewer.id: one for one in found.severities}
