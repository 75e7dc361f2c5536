"""Expressions to columns of a chain of tables, each computed from the one before.

What is used twice becomes a column of its own, and so does what would be too long to read, so
the text of a statement grows with the plan and no faster.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.algebra.pieces import Piece

LONGEST = 2_000
DEEPEST = 40
_NAME = re.compile(r"\b[a-z]+[0-9]*\b")


class Column(NamedTuple):
    """A column: its name and the text it is computed by."""

    name: str
    text: str


class _Written(NamedTuple):
    """A piece as it is written: its text, the level it can stand in, how deep it is nested."""

    text: str
    level: int
    depth: int


def levels_of(named: Mapping[str, Piece], first: int = 0) -> list[list[Column]]:
    """Return the columns by level; those of a level refer to those of the levels before it.

    Args:
        named: what must be a column, by its name.
        first: the number with which generated names begin.
    """
    pieces = _in_order(named.values())
    uses = dict.fromkeys(pieces, 0)
    for piece in pieces:
        for part in piece.parts:
            if not isinstance(part, str):
                uses[part] += 1
    names: dict[Piece, list[str]] = {}
    for name, piece in named.items():
        names.setdefault(piece, []).append(name)
    levels: list[list[Column]] = []
    written: dict[Piece, _Written] = {}
    made = first
    for piece in pieces:
        here = _write(piece, written)
        own = names.get(piece, [])
        shared = uses[piece] > 1 and len(piece.parts) > 1
        if own or shared or len(here.text) > LONGEST or here.depth > DEEPEST:
            if not own:
                own, made = [f"x{made}"], made + 1
            while len(levels) <= here.level:
                levels.append([])
            levels[here.level] += [Column(name, here.text) for name in own]
            here = _Written(own[0], here.level + 1, 0)
        written[piece] = here
    return levels


def _write(piece: Piece, written: Mapping[Piece, _Written]) -> _Written:
    inner = [written[part] for part in piece.parts if not isinstance(part, str)]
    text = "".join(part if isinstance(part, str) else written[part].text for part in piece.parts)
    level = max((one.level for one in inner), default=0)
    return _Written(text, level, 1 + max((one.depth for one in inner), default=0))


def _in_order(roots: Iterable[Piece]) -> Sequence[Piece]:
    """Return everything the roots are made of, each piece after its own parts."""
    found, waiting = set(roots), list(roots)
    while waiting:
        for part in waiting.pop().parts:
            if not isinstance(part, str) and part not in found:
                found.add(part)
                waiting.append(part)
    return sorted(found, key=lambda piece: piece.number)


def chained(table: str, levels: Sequence[Sequence[Column]], chosen: str, after: str = "") -> str:
    """Return a statement that computes one level after the other, each from the one before.

    Args:
        table: what the first level is computed from, as it stands after FROM.
        levels: the columns of each level; what a later level needs is carried along.
        chosen: what is selected from the last level.
        after: what stands behind it.
    """
    needed = _names(f"{chosen} {after}")
    carried: list[set[str]] = []
    for level in reversed(levels):
        made = {column.name for column in level}
        carried.append(needed - made)
        needed = carried[-1].union(*(_names(c.text) for c in level if c.name in needed | made))
    known: set[str] = set()
    parts, source = [], table
    for number, (level, more) in enumerate(zip(levels, reversed(carried), strict=True)):
        columns = [*sorted(known & more), *(f"{one.text} AS {one.name}" for one in level)]
        # without this, every level of a large table would be kept in memory
        parts.append(
            f"level{number} AS NOT MATERIALIZED (\n  SELECT {', '.join(columns)} FROM {source}\n)"
        )
        known = known & more | {one.name for one in level}
        source = f"level{number}"
    return f"WITH {', '.join(parts)}\n{chosen}\nFROM {source} {after}".rstrip()


def _names(text: str) -> set[str]:
    """Return every word of a text that may be the name of a column made here."""
    return set(_NAME.findall(text))
