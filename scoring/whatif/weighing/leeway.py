"""How far all weights may move at once before the grade can change.

Every weight w may become anything from w·(1 − x) to w·(1 + x), independently, and all are then
made to add up to the full points again.  A total of M points with score rates r reaches a bound b
where Σ w·(r − b/M) ≥ 0.  Of all such weights the least favourable ones take from every rate above
b/M and give to every rate below it, as far as they may, and the bound is still reached as long as

    x ≤ Σ w·(r − b/M) ÷ Σ w·|r − b/M|

with the present weights.  No weights within that change anything, and those beyond it do: the
extreme of a quotient of linear functions over a box lies in a corner of the box.

What weighs is every indicator, and every group that is more than the sum of its children as one:
one that is combined otherwise, has bonus or penalty items, or a cap or floor that may cut, or whose
rounding makes a difference on this sheet.  Other groups are not rounded again.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.evaluation import verdict_of
from scoring.resolve.outcomes import mentioned
from scoring.whatif.weighing.counting import Counting, Obstacle
from scoring.whatif.weighing.deciding import turns, verdict_at
from scoring.whatif.weighing.monotone import Bound, Capped, Floored, back, through

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.evaluation import Evaluation, Verdict
    from scoring.model import Node
    from scoring.whatif.weighing.deciding import Turn

__all__ = ["Leeway", "weight_leeway"]

NOTHING, ALL = Fraction(0), Fraction(1)
LITTLE = Fraction(1, 1000)
"""How far beyond a share that is included the verdict is shown at most."""


class Unit(NamedTuple):
    """What weighs as one.

    Attributes:
        node: an indicator, or a group taken as a whole.
        weight: its weight in points of the total.
        rate: its points ÷ its full points.
    """

    node: Node
    weight: Fraction
    rate: Fraction


class Leeway(NamedTuple):
    """How far all weights may move at once.

    Attributes:
        evaluation: the sheet as it is.
        now: what it comes to.
        units: what weighs, in reading order.
        most: the largest share x by which every weight may move (0.12 for ±12 %), ``None`` where
            no share below 1 can change the verdict or where an *obstacle* is in the way.
        included: whether the verdict still stands at that share itself.
        exact: whether weights beyond it do change the verdict; otherwise it is only certain that
            it holds so far: a gate or a cap turns there that changes no verdict by itself.
        beyond: the verdict under *witness*; ``None`` where *most* is, or is not *exact*.
        witness: weights at that share, or just beyond it where it is included, by id, in points of
            the total.
        obstacle: why nothing is said.
    """

    evaluation: Evaluation
    now: Verdict
    units: tuple[Unit, ...]
    most: Fraction | None
    included: bool
    exact: bool
    beyond: Verdict | None
    witness: Mapping[str, Fraction]
    obstacle: Obstacle | None


class _Limit(NamedTuple):
    """A share at which a turn may be passed, and the score rate that stands for it."""

    share: Fraction
    included: bool
    turn: Turn
    rate: Fraction


def weight_leeway(evaluation: Evaluation) -> Leeway:
    """Return the largest ±x for all weights at once that cannot change the grade.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
    """
    counting, now = Counting(evaluation), verdict_of(evaluation)
    below: dict[str, list[Unit]] = {}
    root = evaluation.indicator_set.root
    obstacle = _obstacle(counting)
    if obstacle is None:
        _collect(counting, root, below)
        weights = {one.node.id: one.weight for one in below[root.id]}
        if _points(counting, below, weights)[root.id] != evaluation[root.id].points:
            obstacle = Obstacle("rounding", root.id)
    said = Leeway(
        evaluation,
        now,
        units=tuple(below.get(root.id, ())),
        most=None,
        included=False,
        exact=True,
        beyond=None,
        witness={},
        obstacle=obstacle,
    )
    if obstacle is not None or _vetoed(evaluation, below):
        return said
    if len(said.units) == 1 and _may_turn(evaluation, said.units[0].node):
        # the only weight stays what it is, and those inside were not moved
        return said._replace(obstacle=Obstacle("whole", said.units[0].node.id))
    limits = sorted(_limits(counting, below), key=lambda one: (one.share, one.included))
    if not limits:
        return said
    first = limits[0]
    said = said._replace(most=first.share, included=first.included, exact=False)
    for one in limits:
        if one[:2] != first[:2]:
            break
        weights = _worst(one, below, _beyond(one, limits))
        beyond = verdict_at(counting, _points(counting, below, weights))
        # what turns there may change nothing by itself, and then it is only certain so far
        if not one.turn.cap and beyond.differs(now):
            scale = root.full / sum(weights.values(), NOTHING)
            witness = {name: weight * scale for name, weight in weights.items()}
            return said._replace(exact=True, beyond=beyond, witness=witness)
    return said


def _obstacle(counting: Counting) -> Obstacle | None:
    evaluation = counting.evaluation
    root = evaluation.indicator_set.root
    shared = next((one for one in counting.nodes.values() if one.also_under), None)
    if shared is not None:
        return Obstacle("shared", shared.id)
    if root.is_indicator or not counting.parts[root.id]:
        return Obstacle("not_additive", root.id)
    if found := counting.of_group(root):
        return found
    return counting.of_totals((root,))


def _collect(counting: Counting, group: Node, below: dict[str, list[Unit]]) -> list[Unit]:
    """Return what weighs below a group, and note it for the group and those under it."""
    found: list[Unit] = []
    for part in counting.parts[group.id]:
        inside: dict[str, list[Unit]] = {}
        if _adds_up(counting, part.node):
            units = _collect(counting, part.node, inside)
            if part.node.full * _mean(units) == counting.evaluation[part.node.id].points:
                found += units
                below |= inside
                continue
        found.append(Unit(part.node, counting.weights[part.node.id], part.rate))
    below[group.id] = found
    return found


def _mean(units: Sequence[Unit]) -> Fraction:
    """Return the score rate that some units have together."""
    together = sum((one.weight for one in units), NOTHING)
    return sum((one.weight * one.rate for one in units), NOTHING) / together


def _adds_up(counting: Counting, node: Node) -> bool:
    """Whether a node is nothing but the weighted sum of what counts in it."""
    if node.is_indicator or not counting.parts[node.id] or counting.of_group(node):
        return False
    if any(counting.nodes[child].role in {"bonus", "penalty"} for child in node.children):
        return False
    return not any(
        (isinstance(link, Capped) and link.most < node.full)
        or (isinstance(link, Floored) and link.least > 0)
        for link in counting.limits(node)
    )


def _may_turn(evaluation: Evaluation, group: Node) -> bool:
    """Whether weights inside a group that is taken as a whole might turn something."""
    return not group.is_indicator and any(turns(evaluation.indicator_set))


def _vetoed(evaluation: Evaluation, below: Mapping[str, Sequence[Unit]]) -> bool:
    """Whether a veto decides, whatever weights are."""
    for veto in evaluation.indicator_set.vetoes:
        if below.keys() & set(mentioned(veto.when)):
            return False
        if veto is evaluation.vetoed:
            return True
    return False


def _points(
    counting: Counting, below: Mapping[str, Sequence[Unit]], weights: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """Return the points of the groups that add up, with other weights, by id."""
    root = counting.evaluation.indicator_set.root
    found = {}
    for group, units in below.items():
        together = sum((weights[one.node.id] for one in units), NOTHING)
        earned = sum((weights[one.node.id] * one.rate for one in units), NOTHING)
        found[group] = counting.nodes[group].full * earned / together
    raw = found[root.id] + counting.extras(root)
    found[root.id] = through(counting.limits(root), raw)
    return found


def _limits(counting: Counting, below: Mapping[str, Sequence[Unit]]) -> Iterator[_Limit]:
    """Go through the shares at which something may turn."""
    root = counting.evaluation.indicator_set.root
    for turn in turns(counting.evaluation.indicator_set):
        units = below.get(turn.node)
        if units is None:
            continue
        bound: Bound | bool = turn.bound
        if turn.node == root.id:
            bound = back(counting.limits(root), turn.bound)
        if isinstance(bound, bool):
            continue
        rest = counting.extras(root) if turn.node == root.id else NOTHING
        rate = (bound.at - rest) / counting.nodes[turn.node].full
        above = sum((one.weight * (one.rate - rate) for one in units), NOTHING)
        apart = sum((one.weight * abs(one.rate - rate) for one in units), NOTHING)
        if abs(above) == apart:
            # all rates lie on one side of the bound, or on it: no weights lead to the other
            continue
        holds = bound.holds(bound.at + above)
        yield _Limit(abs(above) / apart, holds != bound.beyond, turn, rate)


def _beyond(one: _Limit, limits: Sequence[_Limit]) -> Fraction:
    """Return a share that is just enough to pass a limit."""
    if not one.included:
        return one.share
    following = next((other.share for other in limits if other.share > one.share), ALL)
    return min((one.share + following) / 2, one.share + LITTLE)


def _worst(
    one: _Limit, below: Mapping[str, Sequence[Unit]], share: Fraction
) -> dict[str, Fraction]:
    """Return the weights within a share that pass a limit soonest."""
    weights = {unit.node.id: unit.weight for units in below.values() for unit in units}
    units = below[one.turn.node]
    above = sum((unit.weight * (unit.rate - one.rate) for unit in units), NOTHING)
    # a bound that is reached is passed downwards, one that is not upwards
    down = above > 0 or (above == 0 and not one.turn.bound.beyond)
    for unit in units:
        if unit.rate != one.rate:
            sign = 1 if (unit.rate < one.rate) == down else -1
            weights[unit.node.id] = unit.weight * (1 + sign * share)
    return weights
