"""What to look at in a rule for void ballots: one that never decides anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.lint.finding import Finding
from scoring.plan import plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.model import IndicatorSet

FEWEST = 2
"""A ballot with fewer scores is never void."""


def ballots(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """Find a rule for void ballots where too little is asked of the panel for it to apply."""
    void = indicator_set.panel.void
    if void is None or not void.decides:
        return
    leaves = plan_of(indicator_set).leaves
    asked = sum(leaf.rule.by_panel and leaf.node.role == "counts" for leaf in leaves)
    if asked < FEWEST:
        yield Finding("lint.never-void", f"{indicator_set.place}: panel.void", str(asked))
