"""What to look at in the tree: names, points, weights, indicators without effect."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.exact import as_text, decimal_places, percentage, terminates
from scoring.lint.finding import Finding
from scoring.lint.ranges import ranges_of, rule_range
from scoring.plan import plan_of
from scoring.resolve.outcomes import mentioned
from scoring.resolve.structure import MEANS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.model import IndicatorSet, Node
    from scoring.schema.indicator_set import Group, Indicator

OUTPUTS_AND_EFFECTS = ("产出", "效益", "效果")
"""How the names of the branches begin that 财预〔2020〕10号 wants to weigh 60 % together."""

LEAST_SHARE = Fraction(60, 100)


def key_of(indicator_set: IndicatorSet, node_id: str) -> str:
    """Return the place of a node in its file."""
    table = "indicator" if node_id in indicator_set.written.indicator else "group"
    return f"{indicator_set.place}: {table}.{node_id}"


def same_names(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """Find indicators that cannot be told apart by their name, in either language."""
    seen: set[tuple[str, ...]] = set()
    for language in ("zh", "en"):
        by_name: dict[str, list[str]] = {}
        for node in indicator_set.indicators:
            by_name.setdefault(node.label.of(language), []).append(node.id)
        for name, ids in by_name.items():
            if len(ids) > 1 and tuple(ids) not in seen:
                seen.add(tuple(ids))
                place = f"{key_of(indicator_set, ids[1])}.label"
                yield Finding("lint.same-name", place, name, {"ids": ", ".join(ids)})


def outputs_and_effects(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """Find outputs and effects that together weigh less than 60 % (财预〔2020〕10号)."""
    root = indicator_set.root
    found = [
        node
        for node in indicator_set.nodes.values()
        if node.level == 1
        and node.role == "counts"
        and node.label.zh.startswith(OUTPUTS_AND_EFFECTS)
    ]
    together = sum((node.full * node.factor for node in found), Fraction(0))
    if found and together < LEAST_SHARE * root.full:
        share = percentage(together, root.full)
        ids = ", ".join(node.id for node in found)
        yield Finding(
            "lint.outputs-and-effects", f"{indicator_set.place}: group", share, {"ids": ids}
        )


def without_effect(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """Find indicators whose answers cannot change their points, and flags that nothing asks for."""
    conditions = [
        one.when for one in (*indicator_set.caps, *indicator_set.gates, *indicator_set.vetoes)
    ]
    asked = {node_id for condition in conditions for node_id in mentioned(condition)}
    for leaf in plan_of(indicator_set).leaves:
        node, place = leaf.node, key_of(indicator_set, leaf.node.id)
        if node.role == "flag":
            if node.id not in asked:
                yield Finding("lint.unused-flag", place, node.id)
            continue
        points = rule_range(leaf)
        if points.lo == points.hi:
            earned = as_text(Fraction(points.lo, plan_of(indicator_set).tick))
            yield Finding("lint.always-the-same", f"{place}.rule", earned, {"id": node.id})


def unused_weights(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """Find weights of nodes none of whose parents has a use for weights."""
    for node in indicator_set.nodes.values():
        parents = [one for one in (node.parent, *node.also_under) if one is not None]
        used = any(indicator_set.nodes[one].combine in MEANS for one in parents)
        if node.weight is not None and not used:
            place = f"{key_of(indicator_set, node.id)}.weight"
            yield Finding("lint.unused-weight", place, as_text(node.weight), {"id": node.id})


def idle_groups(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """Find groups that come to the same points whatever their children do, as under a cap of 0."""
    plan = plan_of(indicator_set)
    points = {
        node.id: value.points for node, value in zip(plan.nodes, ranges_of(plan), strict=True)
    }
    fixed = {node_id for node_id, one in points.items() if one.lo == one.hi}
    for node in plan.nodes:
        if node.id in fixed and not fixed.issuperset(node.children):
            earned = as_text(Fraction(points[node.id].lo, plan.tick))
            place = key_of(indicator_set, node.id)
            yield Finding("lint.always-the-same", place, earned, {"id": node.id})


def not_exact(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """Find full points and weights with more decimals than points of their node have."""
    file, rounding = indicator_set.written, indicator_set.rounding
    for node in indicator_set.nodes.values():
        written: Group | Indicator = (
            file.indicator[node.id] if node.is_indicator else file.group[node.id]
        )
        place = key_of(indicator_set, node.id)
        if node.weight is not None and not _fits(node.weight, rounding.shown):
            details = {"id": node.id, "places": rounding.shown}
            yield Finding("lint.weight-not-exact", f"{place}.weight", as_text(node.weight), details)
            continue
        # what a group has from its children is said of the children
        own = written.points is not None or node.weight is not None
        places = _places(indicator_set, node)
        if own and not _fits(node.full, places):
            details = {"id": node.id, "places": places}
            yield Finding("lint.points-not-exact", f"{place}.points", as_text(node.full), details)


def _places(indicator_set: IndicatorSet, node: Node) -> int:
    """Return the decimals that the points of a node have, or are shown with."""
    rounding = indicator_set.rounding
    if node.rounding is not None:
        return node.rounding.places
    stage = rounding.indicator if node.is_indicator else rounding.group
    if node.parent is None:
        stage = rounding.total
    return rounding.shown if stage is None else stage


def _fits(value: Fraction, places: int) -> bool:
    return terminates(value) and decimal_places(value) <= places


def illustrative(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """Find points and weights that no source lays down, once for all of them."""
    ours = [node.id for node in indicator_set.nodes.values() if node.illustrative]
    if ours:
        details = {"count": len(ours), "first": ", ".join(ours[:3])}
        yield Finding("lint.illustrative", indicator_set.place, None, details)
