"""A small set that tests change, and the differences in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builders import (
    group,
    indicator,
    judged,
    make_set,
    proportional,
    root,
    rounded_to,
    scale,
    tiers,
)

from scoring.comparison import diff_sets
from scoring.report.changes import line_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import IndicatorSet

GROUPS = {"total": root(), "A": group(), "B": group()}
NODES = {
    "A1": indicator(30, judged(), under="A", label={"zh": "依据", "en": "Grounds"}),
    "A2": indicator(30, proportional(), under="A"),
    "B1": indicator(40, tiers(("at_least", "90", "40"), ("at_least", "60", "20")), under="B"),
}
GRADED = (("good", "良", 50), ("poor", "差", 0))
ROUNDED = rounded_to(indicator=2)


def a_set(
    groups: Mapping[str, Any] | None = None, nodes: Mapping[str, Any] | None = None, **changed: Any
) -> IndicatorSet:
    """Return the set of these tests with nodes replaced, or taken away where they are ``None``."""
    tables = [{**GROUPS, **(groups or {})}, {**NODES, **(nodes or {})}]
    kept = [{key: one for key, one in table.items() if one is not None} for table in tables]
    return make_set(kept[1], kept[0], **{"rounding": ROUNDED, "grades": scale(GRADED), **changed})


PLAIN = a_set()


def lines(before: IndicatorSet, after: IndicatorSet, language: str = "zh") -> list[str]:
    """Return the differences in words."""
    return [line_of(one, language) for one in diff_sets(before, after)]
