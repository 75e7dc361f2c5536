"""Who scores what: the scope of a reviewer, and what a reviewer keeps out of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

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
    found: set[str] = set()
    waiting = [name for name in ids if name in nodes]
    while waiting:
        node = nodes[waiting.pop()]
        if node.is_indicator:
            found.add(node.id)
        waiting += node.children
    return frozenset(found)


def barred(indicator_set: IndicatorSet, reviewer: Reviewer) -> dict[str, Barred]:
    """Return the indicators that a reviewer does not score, by id, each with the reason.

    A recusal goes before a scope: what a reviewer keeps out of is recused, in scope or not.
    """
    found: dict[str, Barred] = {}
    if reviewer.scope:
        inside = below(indicator_set, reviewer.scope)
        found = {one.id: "out-of-scope" for one in indicator_set.indicators if one.id not in inside}
    return found | dict.fromkeys(below(indicator_set, reviewer.recused), "recused")
