"""The tick of a set: the coarsest fraction of a point in which every score is a whole number."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import rules
from scoring.model import GIVE, TREE
from scoring.resolve.groups import LINEAR
from scoring.resolve.leaving import children_first, inexact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import IndicatorSet, Node
    from scoring.schema.indicator_set import Group


def tick_of(indicator_set: IndicatorSet) -> int:
    """Return how many ticks make one point."""
    parts = [grade.lower for grade in indicator_set.grades]
    parts += [cap.at_most for cap in indicator_set.caps]
    if indicator_set.rounding.total is None:
        # what a veto publishes stands beside totals in ticks
        replaced = [veto.total for veto in indicator_set.vetoes if veto.total is not None]
        parts += map(Fraction, replaced)
    capped: dict[str, list[Fraction]] = {}
    for cap in indicator_set.caps:
        capped.setdefault(cap.node or indicator_set.root.id, []).append(cap.at_most)
    finest: dict[str, Fraction] = {}
    away: dict[str, Fraction] = {}
    beside: dict[str, Fraction] = {}
    for node in indicator_set.indicators:
        parts += _indicator(indicator_set, node, finest, capped.get(node.id, []))
    for node in children_first(indicator_set.nodes):
        parts.append(node.full)
        if node.group is not None:
            parts += _group(indicator_set, node, node.group, finest, capped.get(node.id, []))
            if node.group.cumulative is not None:
                parts.append(Fraction(1, 10**node.group.cumulative))
        away[node.id] = _away(indicator_set, node, away)
        parts.append(away[node.id])
        if indicator_set.ways[node.id].beside:
            beside[node.id] = _beside(indicator_set, node, finest, beside)
            parts.append(beside[node.id])
    return math.lcm(*(part.denominator for part in parts))


def rounding_of(indicator_set: IndicatorSet, node: Node, tick: int) -> tuple[int, str]:
    """Return to how many ticks a group is rounded, 0 for none, and how."""
    rounding = indicator_set.rounding
    places, mode = rounding.group, rounding.mode
    if node.parent is None:
        # the total is rounded where it is published; here only where it could not be held exactly
        needed = inexact(node, indicator_set.nodes, indicator_set.ways)
        places = rounding.total if needed else None
    if node.rounding is not None:
        places, mode = node.rounding.places, node.rounding.mode or mode
    return (0 if places is None else tick // 10**places), mode


def finest_of(indicator_set: IndicatorSet, node: Node) -> Fraction:
    """Return the fraction of a point of which the points of an indicator are whole multiples."""
    found: dict[str, Fraction] = {}
    _indicator(indicator_set, node, found, [])
    return found[node.id]


def _indicator(
    indicator_set: IndicatorSet,
    node: Node,
    finest: dict[str, Fraction],
    capped: Sequence[Fraction],
) -> list[Fraction]:
    rounding, panel = indicator_set.rounding, indicator_set.panel
    places = rounding.indicator if node.rounding is None else node.rounding.places
    spec = node.scored_by
    by_panel = getattr(spec, "asked", "once") == "panel"
    rounded = places is not None or (by_panel and rounding.panel is not None)
    parts = list(rules.quanta(spec, node.full, rounded=rounded))
    if by_panel and rounding.panel is not None:
        parts.append(Fraction(1, 10**rounding.panel))
    if places is not None:
        # what is held below full points of 20/3 may be 20/3
        denominator = math.lcm(10**places, node.full.denominator)
    elif rounded:
        denominator = math.lcm(10 ** (rounding.panel or 0), node.full.denominator)
    else:
        reviewers = 1
        if by_panel and panel.stage == "indicator":
            reviewers = math.lcm(*range(1, panel.at_most + 1))
        denominator = math.lcm(*(part.denominator for part in parts)) * reviewers
    finest[node.id] = Fraction(1, math.lcm(denominator, *(cap.denominator for cap in capped)))
    return [*parts, finest[node.id]]


def _group(
    indicator_set: IndicatorSet,
    node: Node,
    group: Group,
    finest: dict[str, Fraction],
    capped: Sequence[Fraction],
) -> list[Fraction]:
    """Note how fine the points of a group are; every child is known."""
    nodes, rounding = indicator_set.nodes, indicator_set.rounding
    places = rounding.group
    if node.parent is None:
        needed = inexact(node, nodes, indicator_set.ways)
        places = rounding.total if needed else None
    if node.rounding is not None:
        places = node.rounding.places
    if group.cumulative is not None:
        for child in node.children:
            finest[child] = Fraction(1, math.lcm(10**group.cumulative, finest[child].denominator))
    pairs = list(zip(node.children, node.shares, strict=True))
    below = [finest[child] * share for child, share in pairs if share]
    extra = [finest[c] * s for c, s in pairs if s and nodes[c].role != "counts"]
    if places is not None:
        below = [Fraction(1, 10**places), node.full, *extra]
    elif node.combine == "table":
        below = [one.share * node.full for one in group.outcomes]
    elif node.combine not in LINEAR:
        # the others are rounded: what they come to may be no fraction at all
        counting = [c for c, _ in pairs if nodes[c].role == "counts"]
        scale = 2 if node.combine == "median" else 1
        below = [finest[c] * node.full / nodes[c].full / scale for c in counting]
    limits = [one for one in (group.cap, group.floor) if one is not None]
    finest[node.id] = Fraction(
        1, math.lcm(*(part.denominator for part in [*below, *limits, *capped]))
    )
    return [finest[node.id]]


def _away(indicator_set: IndicatorSet, node: Node, below: dict[str, Fraction]) -> Fraction:
    """Return in which fractions of a point a node holds what is shared out over the whole tree.

    It is held in the points of every parent on the way up; *below* knows every child.
    """
    nodes, ways = indicator_set.nodes, indicator_set.ways
    parts = [Fraction(1)]
    if TREE in ways[node.id].out:
        parts.append(node.full)
    for child, share in zip(node.children, node.shares, strict=True):
        if nodes[child].role != "counts":
            continue
        if TREE in ways[child].out or ways[child].parts:
            parts.append(share * below[child])
        if GIVE in ways[child].out:
            parts.append(share * nodes[child].full)
    return Fraction(1, math.lcm(*(part.denominator for part in parts)))


def _beside(
    indicator_set: IndicatorSet,
    node: Node,
    finest: dict[str, Fraction],
    below: dict[str, Fraction],
) -> Fraction:
    """Return how fine that part of a group's points is which bonus and penalty items gave.

    The points of a group are as fine as the items that stand in it, and those of groups further
    down may be finer.
    """
    parts = [finest[node.id]]
    for child, share in zip(node.children, node.shares, strict=True):
        if indicator_set.nodes[child].role == "counts" and child in below:
            parts.append(share * below[child])
    return Fraction(1, math.lcm(*(part.denominator for part in parts)))
