"""A sheet as each of the reviewers sees it, where their totals are combined."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.evaluation import Applied, NodeResult
from scoring.evaluation.computing import by_reviewer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.evaluation import Evaluation


class Seen(NamedTuple):
    """What one reviewer sees, and which part of the total that is.

    Attributes:
        part: the share of the total; all of them add up to 1.
        evaluation: points, limits and what is left out on the sheet of this reviewer.
    """

    part: Fraction
    evaluation: Evaluation


def seen(evaluation: Evaluation) -> Iterator[Seen]:
    """Go through what counts of an evaluation: its reviewers, or the whole where scores combine."""
    if not evaluation.counted:
        yield Seen(Fraction(1), evaluation)
    together = sum(evaluation.counted)
    # void ballots are not among those that count
    for member, counts in zip(evaluation.checked.valid, evaluation.counted, strict=False):
        if counts:
            yield Seen(Fraction(counts, together), _as_seen(evaluation, member))


def _as_seen(evaluation: Evaluation, member: int) -> Evaluation:
    checked, used = evaluation.checked, evaluation.indicator_set
    plan, made = checked.plan, by_reviewer(checked, member)
    tick = plan.tick
    nodes = {
        node.id: NodeResult(node, ticks, tick)
        for node, ticks in zip(plan.nodes, made.points, strict=True)
    }
    caps = tuple(
        Applied(
            "cap",
            used.caps[number],
            used.nodes[used.caps[number].node or used.root.id],
            Fraction(before, tick),
            Fraction(after, tick),
        )
        for number, (before, after) in sorted(made.cut.items())
    )
    return replace(
        evaluation,
        ticks=made.points,
        tick=tick,
        nodes=nodes,
        out=made.out,
        away=made.away,
        beside=made.beside,
        counted=(),
        applied=caps,
    )
