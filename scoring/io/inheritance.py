"""Sets made from other sets: ``extends`` and ``drop`` in ``set.toml``.

A city's rules are the national set with a few figures changed, so a file may say only what
differs.  What it extends is read as raw data and the file is merged over it; the merged data is
then checked like any other set, its problems placed in the file itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from scoring.errors import closest, fail

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from scoring.errors import Problems

    Table = Mapping[str, Any]

OWN = ("id", "version", "name", "source")
"""What says which set it is, and is never taken over."""

NODES = ("group", "indicator")
OF_THE_COMBINING = frozenset(
    {"weights_total", "exponent", "drop_lowest", "drop_highest", "outcomes", "table", "cumulative"}
)
"""Keys of a group that belong to one way of combining, and go with it."""

OF_THE_TRIMMING = frozenset({"drop_lowest", "drop_highest", "trim_from"})
"""Keys of a panel that belong to a trimmed mean, and go with it."""


class Raw(NamedTuple):
    """The content of a set file, where it was read from, and how messages call that."""

    data: Table
    path: Path
    place: str


def inherited(raw: Raw, find: Callable[[Raw, str], Raw], problems: Problems) -> dict[str, Any]:
    """Return the data of a set with everything it inherits.

    Nodes keep the order of the set that introduces them, with new ones after them.  Without
    ``extends`` the data comes back as it is; with it, it still says so, but no longer ``drop``.

    Args:
        raw: the file as it was read.
        find: returns the set that a file extends, given the file and what it says.
        problems: where unknown ids in ``drop``, and what may not be inherited, are noted.

    Raises:
        ScoringError: where a set cannot be found or read, or sets extend each other in a circle:
            then nothing more can be said.
    """
    line = _line_of(raw, find)
    data = dict(line[-1].data)
    for one in reversed(line[:-1]):
        _check_own(one, data, problems)
        data = _over(_without(data, one, problems), one.data)
    return data


def _line_of(raw: Raw, find: Callable[[Raw, str], Raw]) -> list[Raw]:
    """Return a file and all those it comes from, the next one first."""
    line = [raw]
    seen = [raw.path.resolve()]
    while name := line[-1].data.get("extends"):
        where = f"{line[-1].place}: extends"
        if not isinstance(name, str):
            raise fail("shape.not-text", where, name)
        above = find(line[-1], name)
        path = above.path.resolve()
        if path in seen:
            turned = [one.place for one in line[seen.index(path) :]]
            raise fail("set.extends-cycle", where, name, path=" → ".join([*turned, turned[0]]))
        line.append(above)
        seen.append(path)
    return line


def _check_own(raw: Raw, extended: Table, problems: Problems) -> None:
    for key in OWN:
        if key not in raw.data:
            problems.add("set.not-own", f"{raw.place}: {key}", key)
    said = [raw.data.get(key) for key in OWN[:2]]
    if None not in said and said == [extended.get(key) for key in OWN[:2]]:
        problems.add("set.same-as-extended", f"{raw.place}: id", " ".join(map(str, said)))


def _without(data: Table, raw: Raw, problems: Problems) -> Table:
    """Return *data* without the nodes that *raw* drops, and what stands under them."""
    named = raw.data.get("drop", ())
    if not _are_ids(named):
        return data
    under = {
        node_id: node.get("under") if isinstance(node, dict) else None
        for table in NODES
        for node_id, node in _table(data, table).items()
    }
    for number, node_id in enumerate(named):
        if node_id not in under:
            hint = closest(node_id, under)
            problems.add(
                "set.drop-unknown",
                f"{raw.place}: drop[{number}]",
                node_id,
                hint_zh=f"，是不是“{hint}”" if hint else "",
                hint_en=f", did you mean “{hint}”" if hint else "",
            )
    gone, before = set(named), -1
    while len(gone) > before:
        before = len(gone)
        gone |= {node_id for node_id, parent in under.items() if parent in gone}
    kept = {
        table: {
            node_id: _no_longer_under(node, gone)
            for node_id, node in _table(data, table).items()
            if node_id not in gone
        }
        for table in NODES
        if isinstance(data.get(table), dict)
    }
    return {**data, **kept}


def _no_longer_under(node: Any, gone: set[str]) -> Any:
    """Return a node without those further parents that are gone."""
    if not isinstance(node, dict) or not _are_ids(node.get("also_under")):
        return node
    return {**node, "also_under": [one for one in node["also_under"] if one not in gone]}


def _over(extended: Table, own: Table) -> dict[str, Any]:
    """Return *own* merged over *extended*."""
    rest = {key: value for key, value in own.items() if key not in {*NODES, "panel"}}
    merged: dict[str, Any] = _merged(extended, rest)
    for key in OWN:
        if key in own:
            merged[key] = own[key]
    merged.pop("drop", None)
    if not _are_ids(own.get("drop", ())):
        merged["drop"] = own["drop"]
    for table in NODES:
        if table in own:
            merged[table] = _merged_nodes(extended.get(table), own[table])
    if "panel" in own:
        merged["panel"] = _in_the_same_way(extended.get("panel"), own["panel"], OF_THE_TRIMMING)
    return merged


def _merged_nodes(extended: Any, own: Any) -> Any:
    if not (isinstance(extended, dict) and isinstance(own, dict)):
        return own
    merged = dict(extended)
    for node_id, node in own.items():
        above = extended.get(node_id)
        merged[node_id] = _in_the_same_way(above, node, OF_THE_COMBINING)
        before, rule = _table(above, "rule"), _table(node, "rule")
        if before and rule and _differ(before, rule, "kind"):
            merged[node_id]["rule"] = rule
        before, required = _table(above, "evidence"), _table(node, "evidence")
        if before and required and _differ(before, required, "effect"):
            # the share belongs to the effect it was written for
            rest = {key: one for key, one in before.items() if key != "share"}
            merged[node_id]["evidence"] = {**rest, **required}
    return merged


def _in_the_same_way(extended: Any, own: Any, keys: frozenset[str]) -> Any:
    """Return two tables merged, those *keys* left behind where ``combine`` changes."""
    if isinstance(extended, dict) and isinstance(own, dict) and _differ(extended, own, "combine"):
        extended = {key: value for key, value in extended.items() if key not in keys}
    return _merged(extended, own)


def _differ(extended: Table, own: Table, key: str) -> bool:
    """Whether *own* says something else than *extended*; a group that says nothing is a sum."""
    stands = extended.get(key, "sum" if key == "combine" else None)
    return bool(own.get(key, stands) != stands)


def _merged(extended: Any, own: Any) -> Any:
    """Return two tables merged key by key; anything else replaces what stands there."""
    if not (isinstance(extended, dict) and isinstance(own, dict)):
        return own
    merged = dict(extended)
    for key, value in own.items():
        merged[key] = _merged(extended[key], value) if key in extended else value
    return merged


def _table(data: Any, key: str) -> dict[str, Any]:
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def _are_ids(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value)
