"""What every node weighs and earns once what is left out has been shared out."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.ledger import attribute
from scoring.report.outcome_words import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.evaluation import Evaluation
    from scoring.ledger import Ledger
    from scoring.model import Node

Effective = tuple[Fraction, Fraction]
NOTHING: Effective = (Fraction(0), Fraction(0))


def effective(evaluation: Evaluation) -> Mapping[str, Effective | None]:
    """Return effective full points and points of every node, where something is left out.

    They are in points of the node itself: what it could earn here and what it earned, times what
    its weight grew by, what bonus and penalty items gave apart; 0 for what is left out.  ``None``
    where there is no such number: for a node that its group did not take, and for one that grew
    differently under several parents.
    """
    if not evaluation.out:
        return {}
    shares, nodes = attribute(evaluation).shares, evaluation.indicator_set.nodes
    if all(share.growths <= {1} for share in shares.values()):
        return {}
    idle = idle_under(evaluation)
    return {
        node_id: NOTHING
        if evaluation.out.get(node_id) or node_id in idle
        else _of(evaluation, nodes[node_id], share.growths)
        for node_id, share in shares.items()
    }


def effective_of(
    grown: Mapping[str, Effective | None], node: Node, points: Fraction
) -> Effective | tuple[None, None]:
    """Return both numbers of a node: its own where nothing weighs more, else what was found."""
    return grown.get(node.id, (node.full, points)) or (None, None)


def _of(evaluation: Evaluation, node: Node, growths: set[Fraction]) -> Effective | None:
    if len(growths) != 1:
        return None
    (growth,) = growths
    result = evaluation.nodes[node.id]
    beside = Fraction(evaluation.beside.get(node.id, 0), evaluation.tick)
    return growth * result.attainable, growth * (result.points - beside) + beside


def idle_under(evaluation: Evaluation) -> dict[str, Node]:
    """Return the bonus and penalty items that do not count, and the group that is the reason.

    Where nothing that counts is left under a group, its own policy says what it earns, and what
    bonus and penalty items under it gave is not added to that.
    """
    nodes, out = evaluation.indicator_set.nodes, evaluation.out
    idle: dict[str, Node] = {}
    for node in nodes.values():
        if not node.children:
            continue
        reason = idle.get(node.id)
        counting = [one for one in node.children if nodes[one].role == "counts"]
        if reason is None and counting and all(out.get(one) for one in counting):
            reason = node
        for one in node.children:
            if reason is not None and nodes[one].role in {"bonus", "penalty"}:
                idle[one] = reason
            elif node.id in idle:
                idle[one] = idle[node.id]
    return idle


def effective_lines(evaluation: Evaluation, ledger: Ledger, language: str) -> Iterator[str]:
    """Say whether effective points add up, and which bonus and penalty items do not count."""
    used = evaluation.indicator_set
    for node_id, group in idle_under(evaluation).items():
        result = evaluation.nodes[node_id]
        if result.node.is_indicator and result.points:
            yield tell(
                "idle",
                language,
                id=node_id,
                name=result.node.label.of(language),
                points=exact.brief(result.points, used.rounding.shown),
                group=f"{group.id} {group.label.of(language)}",
            )
    if effective(evaluation):
        yield tell("effective" if _adds_up(evaluation, ledger) else "effective_own", language)


def _adds_up(evaluation: Evaluation, ledger: Ledger) -> bool:
    """Whether the effective points of the indicators are those of the total, but for rounding."""
    nodes = evaluation.indicator_set.nodes.values()
    sums = all(node.combine == "sum" for node in nodes if node.children)
    return sums and not ledger.limits and not any(node.also_under for node in nodes)
