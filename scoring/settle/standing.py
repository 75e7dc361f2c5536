"""What of the tree counts on one sheet: states carried up from the indicators to the groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.resolve.leaving import code

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.errors import Problems
    from scoring.model import IndicatorSet
    from scoring.plan import Plan
    from scoring.settle.values import Settled
    from scoring.sheet import ScoreSheet


def standing(
    indicator_set: IndicatorSet, out: Mapping[str, int]
) -> tuple[dict[str, int], set[str]]:
    """Return how every node is left out (0: it counts), and which groups hold nothing that counts.

    *out* holds the indicators.  A group under which nothing counts is left out as its own policy
    for *not applicable* says.
    """
    nodes = indicator_set.nodes
    standing_, empty = dict(out), set()
    waiting = [(node_id, False) for node_id in nodes]
    while waiting:
        node_id, ready = waiting.pop()
        if node_id in standing_:
            continue
        node = nodes[node_id]
        if not ready:
            waiting.append((node_id, True))
            waiting += [(child, False) for child in node.children if child not in standing_]
            continue
        below = [child for child in node.children if nodes[child].role == "counts"]
        gone = all(standing_[child] for child in below)
        if gone:
            empty.add(node_id)
        left = gone and node.parent is not None
        standing_[node_id] = code(node.policies.not_applicable) if left else 0
    return standing_, empty


def check_groups(
    plan: Plan, leaves: Sequence[Settled], sheet: ScoreSheet, problems: Problems
) -> None:
    """Note groups under which nothing counts and whose policy is to refuse, and bad choices."""
    if len(problems):
        return
    indicator_set = plan.indicator_set
    chosen = [node for node in plan.nodes if node.combine == "one_of"]
    out = {leaf.node.id: given.out for leaf, given in zip(plan.leaves, leaves, strict=True)}
    if not any(out.values()) and not chosen:
        return
    standing_, empty = standing(indicator_set, out)
    for node_id in empty:
        node = indicator_set.nodes[node_id]
        said = {"id": node.id, "zh": node.label.zh, "en": node.label.en}
        if node.parent is None:
            problems.add("sheet.nothing-scored", sheet.source)
        elif node.policies.not_applicable == "refuse":
            problems.add("policy.group-refused", sheet.source, **said)
    for node in chosen:
        below = [child for child in node.children if indicator_set.nodes[child].role == "counts"]
        count = sum(not standing_[child] for child in below)
        if count != 1 and node.id not in empty:
            said = {"id": node.id, "zh": node.label.zh, "en": node.label.en}
            problems.add("sheet.one-of", sheet.source, count, **said)
