"""Values of a set file as they are read: numbers, texts, bounds, conditions, whole tables."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from scoring.comparison.tables import BOUNDS, bounds_text
from scoring.exact import as_text
from scoring.model import Node
from scoring.report.choice_words import choice_text
from scoring.report.key_words import key_words
from scoring.report.rule_words import RULES
from scoring.report.words import pick
from scoring.schema.fields import Label
from scoring.schema.indicator_set import GiveTo
from scoring.schema.outcome import Condition
from scoring.schema.rules import Bound, Bounded, DeductionLine, Element, Tier

if TYPE_CHECKING:
    from collections.abc import Callable

WHOLE, AROUND = 40, 10
"""Texts up to this long are quoted whole; of longer ones what differs, and this much around it."""

_LISTS: dict[type, str] = {Tier: "tiers", Element: "elements", DeductionLine: "lines"}
"""The lists in which a key of a table means something of its own."""

PHRASES = {
    "and": ("且", "and"),
    "or": ("或", "or"),
    "of_points": ("{node} {bound} 分", "{node} {bound} points"),
    "of_rate": ("{node} 得分率 {bound}%", "{node} {bound} %"),
    "is_yes": ("{node} 为是", "{node} is yes"),
    "is_no": ("{node} 为否", "{node} is no"),
    "give": ("转给 {node}", "to {node}"),
    "true": ("是", "yes"),
    "false": ("否", "no"),
}


def value_text(value: Any, language: str) -> str:
    """Write a value of a set file, or a node, as it is read; nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, tuple) and value and all(isinstance(one, Bound) for one in value):
        return bounds_text(value)
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value, language)
    return str(value)


def keyed_text(key: str, value: Any, language: str) -> str:
    """Write what stands under *key*: in words where the key offers a choice."""
    chosen = choice_text(key, value, language) if isinstance(value, str) else None
    return value_text(value, language) if chosen is None else chosen


def kind_text(kind: str, language: str) -> str:
    """Return what a kind of rule, or a way to combine, is called."""
    return pick(RULES.get(kind, (kind, kind)), language)


def condition_text(condition: Condition, language: str) -> str:
    """Return a condition in words."""
    if condition.yes or condition.no:
        key = "is_yes" if condition.yes else "is_no"
        return _say(key, language, node=condition.yes or condition.no)
    if condition.node:
        key = "of_rate" if condition.unit == "percent" else "of_points"
        return _say(key, language, node=condition.node, bound=bounds_text(condition.bounds))
    joined = f" {_say('and' if condition.all else 'or', language)} "
    parts = (condition_text(one, language) for one in condition.all or condition.any)
    return f"({joined.join(parts)})"


def differing(old: str, new: str) -> tuple[str, str]:
    """Return two texts, of long ones only what differs and a little around it."""
    if max(len(old), len(new)) <= WHOLE:
        return old, new
    shortest, start, end = min(len(old), len(new)), 0, 0
    while start < shortest and old[start] == new[start]:
        start += 1
    while end < shortest - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return _piece(old, start, end), _piece(new, start, end)


def _piece(text: str, start: int, end: int) -> str:
    first, last = max(start - AROUND, 0), min(len(text) - end + AROUND, len(text))
    # a word of letters is not cut where it begins
    while first and text[first - 1 : first + 1].isascii() and text[first - 1].isalnum():
        first -= 1
    last = min(last, first + 3 * WHOLE)
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"


def _truth(value: bool, language: str) -> str:  # noqa: FBT001 - it is the value that is written
    return _say("true" if value else "false", language)


def _number(value: Fraction | Decimal, _language: str) -> str:
    return as_text(Fraction(value))


def _label(value: Label, language: str) -> str:
    return " ".join(value.of(language).splitlines())


def _receiver(value: GiveTo, language: str) -> str:
    return _say("give", language, node=value.give_to)


def _node(node: Node, language: str) -> str:
    kind = node.rule.kind if node.rule else str(node.combine)
    parts = [f"{key_words('node', ('points',), language)} {as_text(node.full)}"]
    if node.parent is not None:
        parts.insert(0, f"{key_words('node', ('under',), language)} {node.parent}")
    return _joined([*parts, kind_text(kind, language)], language)


def _table(table: BaseModel, language: str) -> str:
    """Write a table of a file: its name, its bounds, then what else is written in it."""
    parts = [table.label.of(language)] if hasattr(table, "label") else []
    keys = [key for key in type(table).model_fields if key in table.model_fields_set]
    if isinstance(table, Bounded):
        parts.append(bounds_text(table.bounds))
        keys = [key for key in keys if key not in BOUNDS]
    kind = _LISTS.get(type(table), type(table).__name__.lower())
    parts += [
        f"{key_words(kind, (key,), language)} {keyed_text(key, getattr(table, key), language)}"
        for key in keys
        if key not in {"id", "label", "kind"}
    ]
    return _joined(parts, language)


def _list(values: tuple[Any, ...], language: str) -> str:
    return ", ".join(value_text(one, language) for one in values)


def _by_key(values: dict[str, Any], language: str) -> str:
    return ", ".join(f"{key} = {value_text(one, language)}" for key, one in values.items())


def _joined(parts: list[str], language: str) -> str:
    return ("，" if language == "zh" else ", ").join(parts)


def _say(key: str, language: str, **details: object) -> str:
    return pick(PHRASES[key], language).format(**details)


_WRITERS: tuple[tuple[Any, Callable[[Any, str], str]], ...] = (
    (bool, _truth),
    ((Fraction, Decimal), _number),
    (Label, _label),
    (Node, _node),
    (GiveTo, _receiver),
    (Condition, condition_text),
    (BaseModel, _table),
    (tuple, _list),
    (dict, _by_key),
)


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it, numbers as texts, nodes by what they can earn."""
    if isinstance(value, (Fraction, Decimal)):
        return as_text(Fraction(value))
    if isinstance(value, Node):
        kind = value.rule.kind if value.rule else value.combine
        return {"under": value.parent, "full_points": as_text(value.full), "rule": kind}
    if isinstance(value, Bound):
        return bounds_text((value,))
    if isinstance(value, BaseModel):
        return {key: plain(one) for key, one in value if key in value.model_fields_set}
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    return {key: plain(one) for key, one in value.items()} if isinstance(value, dict) else value
