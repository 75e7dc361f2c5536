"""At which weights two projects of a table change places.

Projects are ranked by their totals before these are rounded.  As one weight moves and its siblings
share the rest in proportion (see :mod:`scoring.whatif.weighing.weights`), every total moves along
a straight line, by the rate of the node less the common rate of its siblings.  So two projects
change places at one weight at most, and nobody does before two neighbours do: following these finds
every change in the order in which it comes.  Everything is exact; groups are not rounded again.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from scoring.resolve.groups import LINEAR
from scoring.resolve.outcomes import mentioned
from scoring.whatif.comparing.portfolio_points import points_of, reached
from scoring.whatif.weighing.counting import Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from scoring.model import IndicatorSet, Node
    from scoring.whatif.comparing.portfolio_points import Projects

__all__ = ["NodeRanks", "RankChanges", "Swap", "rank_changes"]


class Swap(NamedTuple):
    """Two projects that change places.

    Attributes:
        weight: the weight at which their totals are equal, in points of the total.
        falls: who is ahead until then.
        rises: who is ahead from there on.
        place: the place they change for, 1 for the best.
    """

    weight: Fraction
    falls: str
    rises: str
    place: int


class NodeRanks(NamedTuple):
    """What one weight does to the order of projects.

    Attributes:
        node: the group or indicator that weighs.
        weight: what it weighs, in points of the total.
        most: what its group weighs.
        down: who changes places as it weighs less, nearest first.
        up: who changes places as it weighs more, nearest first.
        level: how many projects have the total of another now, from which any change of the weight
            parts them; they change no places by that, and stand in neither list for it.
        more: whether there are changes further away than those that are listed.
    """

    node: Node
    weight: Fraction
    most: Fraction
    down: tuple[Swap, ...]
    up: tuple[Swap, ...]
    level: int
    more: bool


class RankChanges(NamedTuple):
    """At which weights the projects of a table change places.

    Attributes:
        indicator_set: the set.
        projects: how many are ranked.
        set_aside: how many are not: where something is left out, or where rounding of groups or
            caps make a difference, the total is no weighted sum.
        each: the nodes, in reading order; those without a sibling that counts are not there.
        unweighed: the nodes whose weights are not looked at, and why.
    """

    indicator_set: IndicatorSet
    projects: int
    set_aside: int
    each: tuple[NodeRanks, ...]
    unweighed: tuple[tuple[Node, Obstacle], ...]


def rank_changes(
    indicator_set: IndicatorSet,
    table: Any,
    *,
    weights: Mapping[str, Decimal | int] | None = None,
    most: int = 3,
) -> RankChanges:
    """Return at which weights projects change places.

    Args:
        indicator_set: the rules of the evaluation.
        table: one row a project, as :func:`scoring.evaluate_table` takes it; the first column that
            is no answer names the projects.
        weights: the weights of the reviewers, as there.
        most: how many changes are followed each way, for every weight.

    Raises:
        ScoringError: as :func:`scoring.evaluate_table` does, and for fewer than two projects.
    """
    ids = [node.id for node in indicator_set.nodes.values() if node.role != "flag"]
    projects = points_of(indicator_set, table, ids, weights)
    kept = [place for place, fits in enumerate(_add_up(indicator_set, projects)) if fits]
    names = [projects.names[place] for place in kept]
    points = {
        name: [column[place] or 0 for place in kept] for name, column in projects.points.items()
    }
    each, unweighed = [], []
    for node in indicator_set.nodes.values():
        siblings = _siblings(indicator_set, node)
        if not siblings:
            continue
        obstacle = _obstacle(indicator_set, node)
        if obstacle is not None:
            unweighed.append((node, obstacle))
            continue
        found = _ranks(indicator_set, node, siblings, points)
        # one more than is listed says whether there are more
        down, up = (
            [
                Swap(at, names[falls], names[rises], place)
                for at, falls, rises, place in islice(one, most + 1)
            ]
            for one in found.changes
        )
        more = max(len(down), len(up)) > most
        listed = tuple(down[:most]), tuple(up[:most])
        each.append(NodeRanks(node, found.weight, found.most, *listed, found.level, more))
    aside = len(projects.names) - len(kept)
    return RankChanges(indicator_set, len(kept), aside, tuple(each), tuple(unweighed))


def _add_up(indicator_set: IndicatorSet, projects: Projects) -> Iterator[bool]:
    """Say of every project whether its total is nothing but a weighted sum."""
    whole = reached(indicator_set)
    groups = [indicator_set.root.id, *(name for name, alone in whole.items() if not alone)]
    sums = []
    for name in groups:
        node = indicator_set.nodes[name]
        scale = math.lcm(*(share.denominator for share in node.shares))
        terms = [
            ((share * scale).numerator, projects.points[child])
            for child, share in zip(node.children, node.shares, strict=True)
            if share
        ]
        sums.append((scale, projects.points[name], terms))
    for place in range(len(projects.names)):
        yield all(
            points[place] is not None
            and all(column[place] is not None for _, column in terms)
            and scale * (points[place] or 0)
            == sum(factor * (column[place] or 0) for factor, column in terms)
            for scale, points, terms in sums
        )


def _siblings(indicator_set: IndicatorSet, node: Node) -> dict[str, Fraction]:
    """Return the siblings that count, with what their full points give their group."""
    if node.parent is None or node.role != "counts":
        return {}
    nodes, group = indicator_set.nodes, indicator_set.nodes[node.parent]
    return {
        child: share
        for child, share in zip(group.children, group.shares, strict=True)
        if child != node.id and nodes[child].role == "counts"
    }


def _obstacle(indicator_set: IndicatorSet, node: Node) -> Obstacle | None:
    """Return what keeps the totals from moving along straight lines, if anything."""
    nodes, path = indicator_set.nodes, [node]
    while (parent := path[-1].parent) is not None:
        path.append(nodes[parent])
    for one in path:
        if one.also_under:
            return Obstacle("shared", one.id)
    for group in path[1:]:
        written = group.group
        if group.combine not in LINEAR or written is None:
            return Obstacle("not_additive", group.id)
        if written.cumulative is not None:
            return Obstacle("cumulative", group.id)
        beside = any(nodes[child].role in {"bonus", "penalty"} for child in group.children)
        if beside or written.cap is not None or written.floor is not None:
            return Obstacle("limited", group.id)
    ids = {one.id for one in path[1:]}
    for cap in indicator_set.caps:
        if ids.intersection([cap.node or indicator_set.root.id, *mentioned(cap.when)]):
            return Obstacle("cap", cap.id)
    return None


class _Changes(NamedTuple):
    """What a node weighs, what its group does, and who changes places downwards and upwards."""

    weight: Fraction
    most: Fraction
    level: int
    changes: tuple[Iterator[_Change], Iterator[_Change]]


_Change = tuple[Fraction, int, int, int]
"""A weight, who falls, who rises, and the place they change for."""


def _ranks(
    indicator_set: IndicatorSet,
    node: Node,
    siblings: Mapping[str, Fraction],
    points: Mapping[str, Sequence[int]],
) -> _Changes:
    nodes, group = indicator_set.nodes, indicator_set.nodes[node.parent or ""]
    together = sum((share * nodes[one].full for one, share in siblings.items()), Fraction(0))
    factors = {node.id: 1 / node.full}
    factors |= {one: -share / together for one, share in siblings.items()}
    scale = math.lcm(*(factor.denominator for factor in factors.values()))
    columns = [((factor * scale).numerator, points[one]) for one, factor in factors.items()]
    totals = points[indicator_set.root.id]
    slopes = [
        sum(factor * column[place] for factor, column in columns) for place in range(len(totals))
    ]
    weight, most = node.reach * node.full, group.reach * group.full

    def changes(way: int, room: Fraction) -> Iterator[_Change]:
        for far, falls, rises, place in _in_order(totals, [way * slope for slope in slopes]):
            if far * scale >= room:
                return
            yield weight + way * far * scale, falls, rises, place

    level = _parted(totals, slopes)
    return _Changes(weight, most, level, (changes(-1, weight), changes(1, most - weight)))


def _parted(totals: Sequence[int], slopes: Sequence[int]) -> int:
    """Return how many projects are level with others that move along other slopes."""
    each: dict[int, Counter[int]] = {}
    for total, slope in zip(totals, slopes, strict=True):
        each.setdefault(total, Counter())[slope] += 1
    return sum(found.total() for found in each.values() if len(found) > 1)


def _in_order(totals: Sequence[int], slopes: Sequence[int]) -> Iterator[_Change]:
    """Give the changes of order as totals move along their slopes, nearest first."""
    order = sorted(range(len(totals)), key=lambda one: (-totals[one], -slopes[one]))
    place_of = {one: place for place, one in enumerate(order)}
    waiting: list[tuple[Fraction, int, int]] = []

    def meet(place: int) -> None:
        if 0 <= place < len(order) - 1:
            ahead, behind = order[place], order[place + 1]
            nearing = slopes[behind] - slopes[ahead]
            if nearing > 0:
                far = Fraction(totals[ahead] - totals[behind], nearing)
                heapq.heappush(waiting, (far, ahead, behind))

    for place in range(len(order)):
        meet(place)
    while waiting:
        far, falls, rises = heapq.heappop(waiting)
        place = place_of[falls]
        if place_of[rises] != place + 1:
            # somebody has come between them, who will meet both of them first
            continue
        order[place], order[place + 1] = rises, falls
        place_of[falls], place_of[rises] = place + 1, place
        yield far, falls, rises, place + 1
        meet(place - 1)
        meet(place + 1)
