"""Indicator sets as a list and as a tree."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from scoring.exact import as_text
from scoring.report.document import Document, Table
from scoring.report.key_words import key_words
from scoring.report.rule_words import RULES
from scoring.report.words import pick, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.model import IndicatorSet, Node


def list_document(sets: Iterable[IndicatorSet], language: str, day: str = "") -> Document:
    """Return a table of indicator sets; of those in force on a *day*, with the days they state."""
    days = ("effective", "until") if day else ()
    headers = (
        *(word(key, language) for key in ("set_id", "name", "version")),
        *(_key(key, language) for key in days),
        *(word(key, language) for key in ("indicators", "source")),
    )
    rows = tuple(
        (
            one.id,
            one.name.of(language),
            one.version,
            *(getattr(one.written, key) or "—" for key in days),
            str(len(one.indicators)),
            one.source,
        )
        for one in sets
    )
    title = word("set", language)
    if day:
        title = f"{title}（{day}）" if language == "zh" else f"{title} ({day})"
    document = Document(title)
    document.show(Table("", headers, rows, frozenset({len(headers) - 2})))
    return document


def _key(key: str, language: str) -> str:
    text = key_words("set", (key,), language)
    return text[:1].upper() + text[1:]


def sets_data(sets: Iterable[IndicatorSet]) -> list[dict[str, Any]]:
    """Return what a program needs to know of indicator sets, the nodes of each included."""
    return [
        {
            "id": one.id,
            "version": one.version,
            "name": {"zh": one.name.zh, "en": one.name.en},
            "source": one.source,
            "effective": one.written.effective,
            "until": one.written.until,
            "extends": one.written.extends,
            "digest": one.digest,
            "full_points": as_text(one.root.full),
            "grades": [
                {"id": grade.id, "zh": grade.label.zh, "en": grade.label.en,
                 "lower": as_text(grade.lower), "included": grade.included}
                for grade in one.grades
            ],
            "nodes": [
                {"id": node.id, "under": node.parent, "zh": node.label.zh, "en": node.label.en,
                 "full_points": as_text(node.full), "illustrative": node.illustrative,
                 "rule": node.rule.kind if node.rule else None}
                for node in one.nodes.values()
            ],
        }
        for one in sets
    ]  # fmt: skip


def set_document(indicator_set: IndicatorSet, language: str) -> Document:
    """Return a set as a tree with its points, rules and grades."""
    colon = "：" if language == "zh" else ": "
    document = Document(
        f"{indicator_set.name.of(language)} ({indicator_set.id} {indicator_set.version})"
    )
    lines = [f"{word('source', language)}{colon}{indicator_set.source}"]
    if indicator_set.written.effective:
        lines.append(f"{word('effective', language)}{colon}{indicator_set.written.effective}")
    lines += [
        f"{_key(key, language)}{colon}{getattr(indicator_set.written, key)}"
        for key in ("until", "extends")
        if getattr(indicator_set.written, key)
    ]
    if indicator_set.note:
        lines.append(indicator_set.note.of(language))
    bounds = [
        f"{grade.label.of(language)} {'≥' if grade.included else '>'} {as_text(grade.lower)}"
        for grade in indicator_set.grades
    ]
    lines.append(f"{word('grade', language)}{colon}{' · '.join(bounds)}")
    document.say(*lines)
    headers = ("indicator", "id", "full", "rule")
    nodes = tuple(indicator_set.nodes.values())
    rows = tuple(
        (
            branches(indicator_set, node) + node.label.of(language),
            node.id,
            _full(node) + (" *" if node.illustrative else ""),
            pick(RULES[node.rule.kind if node.rule else str(node.combine)], language),
        )
        for node in nodes
    )
    strong = frozenset(n for n, node in enumerate(nodes) if not node.is_indicator)
    document.show(
        Table("", tuple(word(h, language) for h in headers), rows, frozenset({2}), strong)
    )
    if any(node.illustrative for node in nodes):
        document.say(f"* {word('illustrative', language)}")
    return document


def _full(node: Node) -> str:
    """Return the full points as they count: none for a flag, signed for bonus and penalty."""
    if node.role == "flag":
        return "—"
    return {"bonus": "+", "penalty": "-"}.get(node.role, "") + as_text(node.full)


def branches(indicator_set: IndicatorSet, node: Node) -> str:
    """Return the lines that lead to a node in a drawn tree."""
    if node.parent is None:
        return ""
    text = ""
    line = [indicator_set.root, *indicator_set.path(node.id)]
    for above, one in pairwise(line):
        last = above.children[-1] == one.id
        if one is node:
            text += "└─ " if last else "├─ "
        else:
            text += "   " if last else "│  "
    return text
