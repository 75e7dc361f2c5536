"""What differs between two tables of a file, key by key."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pydantic import BaseModel

from scoring.exact import as_text
from scoring.schema.fields import Label
from scoring.schema.indicator_set import GiveTo, TableRow
from scoring.schema.outcome import Condition
from scoring.schema.rules import Bounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.schema.rules import Bound

ONE_VALUE = (Label, Condition, GiveTo)
"""Tables that are quoted whole, because their parts mean nothing alone."""

BOUNDS = frozenset(Bounded.model_fields)

Kind = Literal["added", "removed", "changed", "moved", "renamed", "reordered"]


class Difference(NamedTuple):
    """A difference within one table of a file; see :class:`scoring.comparison.Change`."""

    key: tuple[str, ...]
    kind: Kind
    before: Any
    after: Any


def differences(before: Any, after: Any, key: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Go through the differences of two values of a file, key by key.

    Tables of one kind are compared by key, lists of tables by the ids or bounds of their items;
    anything else is replaced as a whole.
    """
    tables = isinstance(before, BaseModel) and type(before) is type(after)
    if tables and not isinstance(before, ONE_VALUE):
        yield from _fields(before, after, key)
    elif _has_items(before) or _has_items(after):
        yield from _items(before, after, key)
    elif before != after:
        yield Difference(key, "changed", before, after)


def _fields(before: BaseModel, after: BaseModel, key: tuple[str, ...]) -> Iterator[Difference]:
    names = list(type(before).model_fields)
    if isinstance(before, Bounded) and isinstance(after, Bounded):
        names = [name for name in names if name not in BOUNDS]
        if before.bounds != after.bounds:
            yield Difference((*key, "bound"), "changed", before.bounds, after.bounds)
    for name in names:
        yield from differences(getattr(before, name), getattr(after, name), (*key, name))


def _items(
    before: Sequence[Any], after: Sequence[Any], key: tuple[str, ...]
) -> Iterator[Difference]:
    old, new = _named(before), _named(after)
    for name, item in old.items():
        if name not in new:
            yield Difference((*key, f"[{name}]"), "removed", item, None)
    for name, item in new.items():
        if name in old:
            yield from differences(old[name], item, (*key, f"[{name}]"))
        else:
            yield Difference((*key, f"[{name}]"), "added", None, item)
    pair = same_order([*old], [*new])
    if pair:
        yield Difference(key, "reordered", *pair)


def _has_items(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], BaseModel)


def _named(items: Sequence[Any]) -> Mapping[str, Any]:
    """Return the items of a list by their name; one that occurs again is numbered."""
    found, seen = {}, Counter[str]()
    for item in items:
        name = _name(item)
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name} #{seen[name]}"] = item
    return found


def _name(item: Any) -> str:
    if isinstance(item, TableRow):
        return ", ".join(f"{child}={'/'.join(fits)}" for child, fits in item.when.items()) or "*"
    return str(item.id) if hasattr(item, "id") else bounds_text(item.bounds)


def bounds_text(bounds: Sequence[Bound]) -> str:
    """Write bounds as they are read: ``≥ 90``, ``> 80``."""
    signs = {(True, True): "≥", (True, False): ">", (False, True): "≤", (False, False): "<"}
    return ", ".join(f"{signs[one.from_below, one.included]} {as_text(one.at)}" for one in bounds)


def same_order(
    before: Sequence[str], after: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return what both have in common, in both orders, or ``None`` where they agree."""
    old = tuple(one for one in before if one in set(after))
    new = tuple(one for one in after if one in set(before))
    return None if old == new else (old, new)
