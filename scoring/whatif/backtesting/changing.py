"""The changes between two sets, as steps that can be taken one by one.

A step is what stands at one place of a set file: the rounding, the grades, one gate, what is
written of one node, its rule.  Taking some of the steps from one set to the other gives a set in
between; whether it is sound is found out by resolving it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from scoring.comparison import diff_sets
from scoring.resolve import resolve_file
from scoring.schema.indicator_set import Indicator

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from scoring.comparison import Change
    from scoring.model import IndicatorSet
    from scoring.schema.indicator_set import Group, SetFile

SECTIONS = ("rounding", "panel", "grades", "coefficient")
LISTS = ("cap", "gate", "veto")
SAID = frozenset({"label", "explanation", "standard", "source", "illustrative"})
"""Keys of a node that change no score."""
APART = ("missing", "rule")
"""Keys of a node that other steps change."""

PLACED = frozenset({"under", "also_under", "order"})
"""Keys that say where a node stands; a change without a key is a node that comes or goes."""

Step = tuple[str, str]
"""The part of the set, and the id of what changes in it; empty for the part as a whole."""


class Steps(NamedTuple):
    """What leads from one set to another.

    Attributes:
        old: the set to begin with.
        new: the set they lead to, taken all together.
        changes: the changes of every step that may change scores, in the order of the diff.
    """

    old: IndicatorSet
    new: IndicatorSet
    changes: Mapping[Step, tuple[Change, ...]]


def steps_between(old: IndicatorSet, new: IndicatorSet) -> Steps:
    """Return the steps from one set to another."""
    changes = diff_sets(old, new)
    whole = {one.part for one in changes if one.kind == "reordered"}
    found: dict[Step, list[Change]] = {}
    for one in changes:
        if one.part == "set":
            continue
        by_id = one.part in {"node", "rule"} or (one.part in LISTS and one.part not in whole)
        found.setdefault((one.part, one.id if by_id else ""), []).append(one)
    return Steps(
        old,
        new,
        {step: tuple(some) for step, some in found.items() if not all(map(_only_said, some))},
    )


def _only_said(change: Change) -> bool:
    """Whether a change is one of words."""
    return change.part == "node" and bool(change.key) and change.key[0] in SAID


def in_between(steps: Steps, taken: Collection[Step]) -> IndicatorSet:
    """Return the set that some of the steps lead to.

    Raises:
        ScoringError: if it is no sound set, because steps belong together.
    """
    old, new = steps.old.written, steps.new.written
    update: dict[str, Any] = {part: getattr(new, part) for part in SECTIONS if (part, "") in taken}
    for part in LISTS:
        update[part] = _list(part, getattr(old, part), getattr(new, part), taken)
    if ("policy", "") in taken:
        update["missing"] = new.missing
    newly = _newly_ordered(steps, taken)
    # as they are written: a node of several parents stands elsewhere in the order of the tree
    ids = _merged([*old.group, *old.indicator], [*new.group, *new.indicator], new_order=newly)
    group: dict[str, Group] = {}
    indicator: dict[str, Indicator] = {}
    for one in ids:
        node = _node(one, old, new, taken, newly=newly)
        if isinstance(node, Indicator):
            indicator[one] = node
        elif node is not None:
            group[one] = node
    made = old.model_copy(update={**update, "group": group, "indicator": indicator})
    return resolve_file(made, f"{steps.old.place} → {steps.new.place}", lambda _: "")


def _newly_ordered(steps: Steps, taken: Collection[Step]) -> bool:
    """Whether nodes stand as in the new set: that is a step, or comes with all that are moved."""
    if ("order", "") in steps.changes:
        return ("order", "") in taken
    return all(
        step in taken
        for step, changes in steps.changes.items()
        if step[0] == "node" and any(not one.key or one.key[0] in PLACED for one in changes)
    )


def _list(
    part: str, old: Sequence[Any], new: Sequence[Any], taken: Collection[Step]
) -> tuple[Any, ...]:
    """Return the caps, gates or vetoes with those changed that are to be."""
    if (part, "") in taken:
        return tuple(new)
    olds, news = ({one.id: one for one in some} for some in (old, new))
    found = []
    for one in _merged([*olds], [*news], new_order=False):
        kept = (news if (part, one) in taken else olds).get(one)
        if kept is not None:
            found.append(kept)
    return tuple(found)


def _merged(old: Sequence[str], new: Sequence[str], *, new_order: bool) -> list[str]:
    """Return the ids of both in the order of one, with the others after what they stand behind."""
    first, second = (new, old) if new_order else (old, new)
    found = list(first)
    for place, one in enumerate(second):
        if one not in first:
            before = next((other for other in reversed(second[:place]) if other in found), None)
            found.insert(0 if before is None else found.index(before) + 1, one)
    return found


def _node(
    node: str, old: SetFile, new: SetFile, taken: Collection[Step], *, newly: bool
) -> Group | Indicator | None:
    """Return what is written of a node with those keys changed that are to be."""
    before, after = _written(old, node), _written(new, node)
    changed = ("node", node) in taken
    if before is None or after is None or type(before) is not type(after):
        return after if changed else before
    update: dict[str, Any] = {}
    if changed:
        keys = [key for key in type(after).model_fields if key not in APART]
        update = {key: getattr(after, key) for key in keys if key != "order"}
    if newly:
        update["order"] = after.order
    if ("policy", "") in taken:
        update["missing"] = after.missing
    if ("rule", node) in taken and isinstance(after, Indicator):
        update["rule"] = after.rule
    return before.model_copy(update=update)


def _written(file: SetFile, node: str) -> Group | Indicator | None:
    return file.indicator.get(node) or file.group.get(node)


def joined(steps: Steps, waiting: Iterable[Step], level: str) -> list[tuple[Step, ...]]:
    """Join steps that belong to one thing.

    Args:
        steps: all the steps.
        waiting: those to be joined.
        level: what belongs together: what is said of one ``node``, of the children of one
            ``parent``, of one ``branch`` below the root, or ``all``.
    """
    found: dict[str, list[Step]] = {}
    for step in waiting:
        found.setdefault("" if level == "all" else _of(steps, step, level), []).append(step)
    return [tuple(some) for some in found.values()]


def _of(steps: Steps, step: Step, level: str) -> str:
    """Return the node, the parent or the branch that a step belongs to, else its part."""
    for used in (steps.new, steps.old):
        node = used.nodes.get(step[1])
        if node is not None and step[0] in {"node", "rule"}:
            path = used.path(node.id)
            named = {"node": node.id, "parent": node.parent, "branch": path[0].id if path else None}
            return named[level] or node.id
    return f"{step[0]} {step[1]}"
