"""Whether a rule table has levels to look up and covers every combination of them."""

from __future__ import annotations

import math
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from scoring.schema.indicator_set import Group, Indicator
from scoring.schema.rules import Levels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from scoring.resolve.structure import Builder

MOST_COMBINATIONS = 20_000
NOT_APPLICABLE = "not_applicable"


class LevelOf(NamedTuple):
    """A level that a child of a table can have, and its share of the full points."""

    id: str
    share: Fraction


def levels_of(entry: Group | Indicator) -> tuple[LevelOf, ...]:
    """Return the levels a child of a table can have, best first; none where it has no levels."""
    if isinstance(entry, Group):
        return tuple(LevelOf(one.id, one.share) for one in entry.outcomes)
    if isinstance(entry.rule, Levels) and entry.rule.asked == "once":
        return tuple(LevelOf(one.id, one.share) for one in entry.rule.levels)
    return ()


def check_table(build: Builder, node_id: str, entry: Group) -> None:
    """Note what is wrong with a rule table."""
    shares = [one.share for one in entry.outcomes]
    falling = all(high > low for high, low in pairwise(shares))
    if not shares or not falling or shares[0] > 1 or shares[-1] < 0:
        key = f"{build.key(node_id)}.outcomes"
        build.problems.add("group.outcomes-not-falling", key, node_id)
        return
    levels = _levels(build, node_id)
    sound = [
        _check_row(build, node_id, entry, number, levels) for number in range(len(entry.table))
    ]
    if all(sound) and all(levels.values()):
        _check_cover(build, node_id, entry, levels)


def _levels(build: Builder, node_id: str) -> dict[str, tuple[str, ...]]:
    """Return the ids of the levels of every child."""
    levels = {}
    for child in build.counting(node_id):
        known = levels_of(build.entries[child])
        distinct = all(high.share > low.share for high, low in pairwise(known))
        if not known or not distinct:
            build.problems.add("group.child-without-levels", build.key(child), child, id=node_id)
        levels[child] = tuple(one.id for one in known)
    return levels


def _check_row(
    build: Builder, node_id: str, entry: Group, number: int, levels: dict[str, tuple[str, ...]]
) -> bool:
    """Note levels and outcomes that do not exist; return whether all do."""
    key, row, add = f"{build.key(node_id)}.table[{number}]", entry.table[number], build.problems.add
    gives = [one.id for one in entry.outcomes]
    sound = row.gives in gives
    if not sound:
        add("rule.unknown-element", f"{key}.gives", row.gives, known=", ".join(gives))
    for child, fits in row.when.items():
        known = (*levels.get(child, ()), NOT_APPLICABLE) if child in levels else ()
        for level in fits:
            if level not in known:
                said = ", ".join(known or levels)
                add("group.unknown-level", f"{key}.when.{child}", level, known=said)
                sound = False
    return sound


def _check_cover(
    build: Builder, node_id: str, entry: Group, levels: dict[str, tuple[str, ...]]
) -> None:
    key = f"{build.key(node_id)}.table"
    if math.prod(len(known) for known in levels.values()) > MOST_COMBINATIONS:
        build.problems.add("group.table-too-large", key, node_id, most=MOST_COMBINATIONS)
    elif said := hole_in(entry, levels):
        build.problems.add("group.table-hole", key, said, id=node_id)


def hole_in(entry: Group, levels: Mapping[str, Sequence[str]]) -> str:
    """Return a combination of levels that no row of a table covers, empty where there is none."""
    for combination in product(*levels.values()):
        chosen = dict(zip(levels, combination, strict=True))
        left_out = all(level == NOT_APPLICABLE for level in combination)
        if not left_out and not any(
            all(chosen[c] in f for c, f in row.when.items()) for row in entry.table
        ):
            return ", ".join(f"{child} = {level}" for child, level in chosen.items())
    return ""
