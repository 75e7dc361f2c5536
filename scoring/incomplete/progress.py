"""What of a tree can be told from what a sheet holds so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.model import descendants
from scoring.resolve.leaving import MEANS_OF_POWERS, children_first, code
from scoring.settle.checker import OPEN_STATES

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from scoring.model import IndicatorSet, Node
    from scoring.sheet import ScoreSheet, State


class Progress(NamedTuple):
    """How far a sheet has come.

    Attributes:
        states: the state of every indicator.
        pending: the nodes of which nothing can be told yet: nothing that counts below them was
            scored, or they need all of their children and lack some.
        hidden: the nodes below those.
        unchosen: the blank alternatives to a scored one, and what is below them.
        unfinished: the groups below which something that counts is missing.
    """

    states: dict[str, State]
    pending: AbstractSet[str]
    hidden: AbstractSet[str]
    unchosen: AbstractSet[str]
    unfinished: AbstractSet[str]


def progress_of(indicator_set: IndicatorSet, sheet: ScoreSheet) -> Progress:
    """Return how far a sheet has come."""
    nodes = indicator_set.nodes
    states = {node.id: _state(sheet, node.id) for node in indicator_set.indicators}
    pending = {name for name, state in states.items() if state in OPEN_STATES}
    unfinished, chosen_over = set(pending), set[str]()
    gone = {
        name
        for name, state in states.items()
        if state not in {*OPEN_STATES, "scored"} and code(getattr(nodes[name].policies, state))
    }
    for node in children_first(nodes):
        if node.is_indicator:
            continue
        below = [child for child in node.children if nodes[child].role == "counts"]
        counting = [child for child in below if child not in pending and child not in gone]
        waiting = [child for child in below if child in unfinished]
        if node.combine == "one_of" and len(counting) == 1:
            chosen_over.update(child for child in below if child in pending)
            waiting = [child for child in waiting if child in counting]
        if waiting:
            unfinished.add(node.id)
        if waiting and (not counting or needs_all(node)):
            pending.add(node.id)
        elif not counting and code(node.policies.not_applicable):
            gone.add(node.id)
    unchosen = descendants(nodes, chosen_over) | chosen_over
    return Progress(states, pending, descendants(nodes, pending), unchosen, unfinished)


def needs_all(node: Node) -> bool:
    """Whether the points of a group cannot be told from some of its children.

    A product would take what is missing for full points, a rule table has no row for it, and
    weights of powers cannot be made anew.
    """
    weighted = node.group is not None and node.group.weights_total is not None
    return node.combine in {"product", "table"} or (weighted and node.combine in MEANS_OF_POWERS)


def _state(sheet: ScoreSheet, indicator: str) -> State:
    entry = sheet.entry(indicator)
    state: State = entry.state or ("missing" if entry.blank else "scored")
    return "missing" if state == "scored" and entry.blank else state
