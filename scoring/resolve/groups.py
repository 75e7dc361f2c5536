"""Whether the way a group combines its children makes sense."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.resolve.tables import check_table
from scoring.schema.indicator_set import Group

if TYPE_CHECKING:
    from scoring.resolve.structure import Builder

LINEAR = frozenset({"sum", "weighted_mean", "pool"})
MOST_SUBSETS = 2000


def check_combine(build: Builder, node_id: str, entry: Group) -> None:
    """Note what is contradictory in how a group combines its children."""
    _check_keys(build, node_id, entry)
    _check_extras(build, node_id, entry)
    if entry.combine == "drop":
        _check_drop(build, node_id, entry)
    if entry.combine == "table":
        check_table(build, node_id, entry)


def _check_keys(build: Builder, node_id: str, entry: Group) -> None:
    """Check that keys of one kind of group do not stand at another, and stand where they must."""
    where, add = build.key(node_id), build.problems.add
    for key, kind, given in (
        ("exponent", "power_mean", entry.exponent is not None),
        ("drop_lowest", "drop", bool(entry.drop_lowest)),
        ("drop_highest", "drop", bool(entry.drop_highest)),
        ("outcomes", "table", bool(entry.outcomes)),
        ("table", "table", bool(entry.table)),
        ("cumulative", "sum", entry.cumulative is not None),
    ):
        if given and entry.combine != kind:
            add("group.key-of-other-kind", f"{where}.{key}", entry.combine, key=key, kind=kind)
    if entry.combine == "power_mean" and entry.exponent is None:
        add("shape.missing-key", f"{where}.exponent", name="exponent")
    if entry.floor is not None and entry.cap is not None and entry.floor > entry.cap:
        add("group.floor-above-cap", f"{where}.floor", as_text(entry.floor), cap=as_text(entry.cap))
    full = build.full.get(node_id)
    if entry.floor is not None and full is not None and entry.floor > full:
        add("group.floor-above-full", f"{where}.floor", as_text(entry.floor), full=as_text(full))


def _check_extras(build: Builder, node_id: str, entry: Group) -> None:
    """Check where bonus and penalty items stand; what can exceed the full points has a cap."""
    for child in build.children[node_id]:
        role = build.entries[child].role
        if role in {"bonus", "penalty"} and entry.combine not in LINEAR:
            build.problems.add(
                "group.extra-not-here", f"{build.key(child)}.role", role, combine=entry.combine
            )
        if role == "bonus" and entry.cap is None:
            build.problems.add("group.bonus-needs-cap", f"{build.key(node_id)}.cap", id=child)


def _check_drop(build: Builder, node_id: str, entry: Group) -> None:
    where, children = build.key(node_id), build.counting(node_id)
    lowest, highest = entry.drop_lowest, entry.drop_highest
    if not lowest + highest:
        build.problems.add("group.drops-nothing", where, node_id)
    elif lowest + highest >= len(children):
        build.problems.add("group.drops-all", where, lowest + highest, count=len(children))
    if not lowest or not highest:
        subsets = math.comb(len(children), lowest + highest)
        if subsets > MOST_SUBSETS and not alike(build, node_id):
            build.problems.add("group.drop-too-many", where, subsets, most=MOST_SUBSETS)
    elif not alike(build, node_id):
        build.problems.add("group.drops-both-ways", where, node_id)


def alike(build: Builder, node_id: str) -> bool:
    """Whether the counting children of a ``drop`` weigh the same for the same rate."""
    entry, children = build.entries[node_id], build.counting(node_id)
    if isinstance(entry, Group) and entry.weights_total is not None:
        return len({build.entries[child].weight for child in children}) == 1
    return len({build.full.get(child) for child in children}) == 1
