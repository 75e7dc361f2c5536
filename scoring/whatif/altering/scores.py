"""What comes out where some answers, or the points of some indicators, are others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import Problems
from scoring.evaluation import evaluate
from scoring.whatif.altering.keys import check_clashes, target_of
from scoring.whatif.altering.rewriting import read, rewritten

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.sheet import Answer
    from scoring.whatif.altering.keys import Target
    from scoring.whatif.altering.rewriting import NewValue, Written

__all__ = ["ChangedNode", "ChangedScores", "MadeChange", "change_scores"]


class MadeChange(NamedTuple):
    """One change that was made.

    Attributes:
        target: what it was made to.
        before: what stood there: points, a state, or the answer in each column; ``None`` for
            nothing.
        after: what stands there now.
    """

    target: Target
    before: tuple[Fraction | Answer | None, ...]
    after: Fraction | Answer | None


class ChangedNode(NamedTuple):
    """A node that has other points.

    Attributes:
        node: the node.
        before: its points before, those of the root as published; ``None`` where it was left out.
        after: its points with the changes.
    """

    node: Node
    before: Fraction | None
    after: Fraction | None

    @property
    def difference(self) -> Fraction | None:
        """Points after less points before, ``None`` where one of them is not there."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


@dataclass(frozen=True, slots=True, eq=False)
class ChangedScores:
    """A sheet before and after some changes, both evaluated.

    Attributes:
        before: the sheet as it is.
        after: the same with the changes: its answers are the changed ones, and points that were
            given to indicators stand whatever was answered for them.
        changes: what was changed, in the order it was asked for.
        nodes: the nodes with other points, in reading order.
    """

    before: Evaluation
    after: Evaluation
    changes: tuple[MadeChange, ...]
    nodes: tuple[ChangedNode, ...]


def change_scores(
    evaluation: Evaluation,
    changes: Mapping[str, NewValue] | Iterable[tuple[str, NewValue]],
) -> ChangedScores:
    """Evaluate a sheet again with some answers or points changed.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
        changes: new values by key: ``C1`` for the points of an indicator, whatever was answered;
            ``C2.actual`` for an answer, that of all reviewers where each of them answers;
            ``R3:A1`` for the answer of one reviewer, ``R3:A1.INPUT`` where there are several;
            ``D2.state`` for a state.  Texts are read as cells are, and a blank one takes an answer
            away.  Points that an earlier change gave stay, unless their indicator changes again.

    Raises:
        ScoringError: with every problem of the changes, the key as its place.
    """
    checked, problems = evaluation.checked, Problems()
    pairs = list(changes.items() if isinstance(changes, Mapping) else changes)
    keys: dict[str, int] = {}
    written: list[Written] = []
    targets: list[Target] = []
    for key, value in pairs:
        keys.setdefault(key, len(keys))
        target = target_of(checked, key, problems)
        if target is None:
            continue
        targets.append(target)
        made = read(checked, target, value, problems)
        if made is not None:
            written.append(made)
    check_clashes(targets, problems)
    again = rewritten(checked, written, keys, problems)
    after = evaluate(evaluation.indicator_set, again)
    return ChangedScores(
        evaluation,
        after,
        tuple(_made(evaluation, one) for one in written),
        tuple(_changed_nodes(evaluation, after)),
    )


def _made(evaluation: Evaluation, one: Written) -> MadeChange:
    target, checked = one.target, evaluation.checked
    indicator = target.leaf.node.id
    if target.what == "points":
        after = Fraction(one.ticks, checked.plan.tick)
        return MadeChange(target, (_points(evaluation, indicator),), after)
    if target.what == "state":
        state = checked.leaves[checked.plan.places[indicator]].state
        return MadeChange(target, (state,), one.value)
    given = evaluation.sheet.entry(indicator).answers.get(target.cells[0][1], {})
    return MadeChange(target, tuple(given.get(column) for column in target.columns), one.value)


def _points(evaluation: Evaluation, node_id: str) -> Fraction | None:
    """Return the points of a node, those of the root as published, ``None`` where it is out."""
    if node_id == evaluation.indicator_set.root.id:
        return evaluation.published_total
    return None if evaluation.out.get(node_id) else evaluation[node_id].points


def _changed_nodes(before: Evaluation, after: Evaluation) -> Iterable[ChangedNode]:
    for node_id, node in before.indicator_set.nodes.items():
        one = ChangedNode(node, _points(before, node_id), _points(after, node_id))
        if one.before != one.after:
            yield one
