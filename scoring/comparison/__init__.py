"""What differs between two indicator sets, as data: what a reader must know before switching.

Nodes are matched by id.  Compared is what is true, not what is written: full points however they
are stated, policies with what they inherit, the order in which nodes stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from scoring.comparison.tables import Difference, differences, same_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.comparison.tables import Kind
    from scoring.model import IndicatorSet, Node
    from scoring.schema.fields import Label
    from scoring.schema.indicator_set import Group, Indicator, SetFile

__all__ = ["Change", "diff_sets"]

HEAD = ("id", "version", "name", "language", "extends", "source", "effective", "until", "note")
"""What is said of a set as a whole."""

ELSEWHERE = frozenset({"label", "under", "points", "order", "missing", "rule"})
"""Keys of a node that are compared by what follows from them."""

Part = Literal[
    "set", "node", "rule", "policy", "order", "rounding", "panel", "grades", "cap", "gate", "veto",
    "coefficient", "self_score",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs.

    Attributes:
        part: the part of the set it belongs to; ``policy`` is what a missing value means,
            ``order`` that of the children of a group.
        kind: what happened to it; ``changed`` where a value was replaced.
        id: the node, grade, cap, gate or veto; empty where the set as a whole is meant.
        label: what that is called, in the second set where it is still there.
        key: the keys that lead from there to what differs; an item of a list is named by its id
            or bound in brackets, such as ``("tiers", "[≥ 90]", "points")``.
        before: what stood there, ``None`` where there was nothing: a value of the file, or the
            node, cap and so on that is gone.  ``order`` and ``reordered`` have the ids.
        after: what stands there now.
    """

    part: Part
    kind: Kind
    id: str
    label: Label | None
    key: tuple[str, ...]
    before: Any
    after: Any


def diff_sets(before: IndicatorSet, after: IndicatorSet) -> tuple[Change, ...]:
    """Return every difference between two sets, in the reading order of the second.

    Args:
        before: the set that was used so far.
        after: the set it is held against.

    Returns:
        The differences; none where both sets mean the same and are called the same.
    """
    return (
        *_head(before.written, after.written),
        *_nodes(before, after),
        *_order(before, after),
        *_settings(before, after),
    )


def _head(before: SetFile, after: SetFile) -> Iterator[Change]:
    for key in HEAD:
        for found in differences(getattr(before, key), getattr(after, key), (key,)):
            yield Change("set", found.kind, "", None, found.key, found.before, found.after)


# ---------------------------------------------------------------- nodes


def _nodes(before: IndicatorSet, after: IndicatorSet) -> Iterator[Change]:
    def stays(node: Node, other: IndicatorSet) -> bool:
        found = other.nodes.get(node.id)
        return found is not None and found.is_indicator == node.is_indicator

    for node in before.nodes.values():
        if not stays(node, after):
            yield Change("node", "removed", node.id, node.label, (), node, None)
    for node in after.nodes.values():
        if not stays(node, before):
            yield Change("node", "added", node.id, node.label, (), None, node)
        else:
            yield from _node(before, after, node.id)


def _node(before: IndicatorSet, after: IndicatorSet, node_id: str) -> Iterator[Change]:
    old, new = before.nodes[node_id], after.nodes[node_id]
    was, now = _written(before, node_id), _written(after, node_id)

    def change(part: Part, kind: Kind, key: tuple[str, ...], one: Any, other: Any) -> Change:
        return Change(part, kind, node_id, new.label, key, one, other)

    if old.parent != new.parent:
        yield change("node", "moved", ("under",), old.parent, new.parent)
    if old.label != new.label:
        yield change("node", "renamed", ("label",), old.label, new.label)
    # full points that only follow from a weight are said with the weight
    stated = was.points is not None or now.points is not None or was.weight == now.weight
    if old.full != new.full and stated:
        yield change("node", "changed", ("points",), old.full, new.full)
    for key in type(now).model_fields:
        if key not in ELSEWHERE:
            for found in differences(getattr(was, key), getattr(now, key), (key,)):
                yield change("node", found.kind, found.key, found.before, found.after)
    for found in _rule(old, new):
        yield change("rule", found.kind, found.key, found.before, found.after)
    yield from _policies(before, after, node_id)


def _rule(old: Node, new: Node) -> Iterator[Difference]:
    if old.rule is None or new.rule is None or type(old.rule) is type(new.rule):
        yield from differences(old.rule, new.rule)
    else:
        yield Difference(("kind",), "changed", old.rule.kind, new.rule.kind)


def _policies(before: IndicatorSet, after: IndicatorSet, node_id: str) -> Iterator[Change]:
    """Find what missing values mean here and did not before, unless the parent says it already."""
    old, new = before.nodes[node_id], after.nodes[node_id]
    above = None
    if old.parent is not None and old.parent == new.parent:
        above = (before.nodes[old.parent].policies, after.nodes[old.parent].policies)
    for state in type(new.policies)._fields:
        pair = (getattr(old.policies, state), getattr(new.policies, state))
        said = above is not None and pair == tuple(getattr(one, state) for one in above)
        if pair[0] != pair[1] and not said:
            yield Change("policy", "changed", node_id, new.label, (state,), *pair)


def _written(indicator_set: IndicatorSet, node_id: str) -> Group | Indicator:
    file = indicator_set.written
    return file.indicator[node_id] if node_id in file.indicator else file.group[node_id]


def _order(before: IndicatorSet, after: IndicatorSet) -> Iterator[Change]:
    """Find the groups whose children stand in another order, apart from those that are new."""
    for node in after.nodes.values():
        old = before.nodes.get(node.id)
        if old is not None:
            pair = same_order(old.children, node.children)
            if pair:
                yield Change("order", "reordered", node.id, node.label, (), *pair)


# ---------------------------------------------------------------- the rest of a set


def _settings(before: IndicatorSet, after: IndicatorSet) -> Iterator[Change]:
    old, new = before.written, after.written
    parts: tuple[Part, ...] = ("rounding", "panel", "grades", "coefficient", "self_score")
    for part in parts:
        for found in differences(getattr(old, part), getattr(new, part)):
            if found.key[:1] != ("bands",) or part != "grades":
                yield Change(part, found.kind, "", None, found.key, found.before, found.after)
    yield from _listed("grades", old.grades.bands, new.grades.bands)
    yield from _listed("cap", old.cap, new.cap)
    yield from _listed("gate", old.gate, new.gate)
    yield from _listed("veto", old.veto, new.veto)


def _listed(part: Part, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    """Compare grades, caps, gates or vetoes, each by its id."""
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    for one in before:
        if one.id not in new:
            yield Change(part, "removed", one.id, one.label, (), one, None)
    for one in after:
        if one.id not in old:
            yield Change(part, "added", one.id, one.label, (), None, one)
        else:
            for found in differences(old[one.id], one):
                yield Change(part, found.kind, one.id, one.label, *_but_kind(found))
    pair = same_order([*old], [*new])
    if pair:
        yield Change(part, "reordered", "", None, (), *pair)


def _but_kind(found: Difference) -> tuple[tuple[str, ...], Any, Any]:
    return found.key, found.before, found.after
