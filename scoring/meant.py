"""Which node of a set was probably meant by a word that is no id of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.errors import closest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.model import Node

MOST_NAMED = 3
"""Of more nodes with the same name a message lists no more than these."""


def meant(word: str, nodes: Iterable[Node]) -> dict[str, str] | None:
    """Return what a message quotes of the nodes that *word* was probably meant to be.

    These are the nodes that are called so in Chinese or in English, else the one with the
    closest id, else the one with the closest name.

    Returns:
        ``hint_zh`` and ``hint_en``, ids with names; ``None`` where nothing is close.
    """
    by_id: dict[str, Node] = {}
    by_name: dict[str, list[Node]] = {}
    for node in nodes:
        by_id[node.id] = node
        for name in {_plain(node.label.zh), _plain(node.label.en)}:
            by_name.setdefault(name, []).append(node)
    found = by_name.get(_plain(word), [])
    if not found:
        near = closest(word, by_id)
        called = None if near else closest(_plain(word), by_name)
        found = [by_id[near]] if near else by_name[called] if called else []
    if not found:
        return None
    shown = found[:MOST_NAMED]
    return {
        "hint_zh": "或".join(f"“{node.id}”（{node.label.zh}）" for node in shown),
        "hint_en": " or ".join(f"“{node.id}” ({node.label.en})" for node in shown),
    }


def _plain(name: str) -> str:
    return name.strip().casefold()
