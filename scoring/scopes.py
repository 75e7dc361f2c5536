"""Who scores what: the scope of a reviewer, and what a reviewer keeps out of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from scoring.model import descendants

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.model import IndicatorSet
    from scoring.sheet import Reviewer

Barred = Literal["recused", "out-of-scope"]
"""Why a reviewer does not score an indicator."""


def below(indicator_set: IndicatorSet, ids: Iterable[str]) -> frozenset[str]:
    """Return the indicators that *ids* name: a group means everything below it.

    Ids that the set does not have name nothing.
    """
    nodes = indicator_set.nodes
    known = {name for name in ids if name in nodes}
    everything = known | descendants(nodes, known)
    return frozenset(name for name in everything if nodes[name].is_indicator)


def barred(indicator_set: IndicatorSet, reviewer: Reviewer) -> dict[str, Barred]:
    """Return the indicators that a reviewer does not score, by id, each with the reason.

    A recusal goes before a scope: what a reviewer keeps out of is recused, in scope or not.
    """
    found: dict[str, Barred] = {}
    if reviewer.scope:
        inside = below(indicator_set, reviewer.scope)
        found = {one.id: "out-of-scope" for one in indicator_set.indicators if one.id not in inside}
    return found | dict.fromkeys(below(indicator_set, reviewer.recused), "recused")
