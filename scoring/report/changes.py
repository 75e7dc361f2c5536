"""What differs between two indicator sets, in words and as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scoring.comparison import diff_sets
from scoring.report import render_listing
from scoring.report.document import Document, Table
from scoring.report.key_words import KEYS, key_words
from scoring.report.value_words import differing, keyed_text, plain
from scoring.report.words import pick, word
from scoring.schema.fields import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.comparison import Change
    from scoring.model import IndicatorSet

SECTIONS = (
    (("set",), ("体系", "The set")),
    (("node", "rule", "policy", "order"), ("指标", "Indicators")),
    (("rounding", "panel", "self_score"), ("计算", "Calculation")),
    (("grades", "cap", "gate", "veto", "coefficient"), ("等级和限制", "Grades and limits")),
)
PHRASES = {
    "none": ("没有差异。", "No difference."),
    "count": ("差异 {count} 处：", "Differences: {count}."),
    "added": ("新增", "added"),
    "removed": ("删去", "removed"),
    "reordered": ("次序", "order"),
    "children": ("下级次序", "order of children"),
    "zh": ("中文", "Chinese"),
    "en": ("英文", "English"),
    "what": ("对象", "What"),
    "how": ("差异", "Difference"),
}


def render_changes(
    before: IndicatorSet, after: IndicatorSet, format: str = "text", language: str = "zh"
) -> str:
    """Return what differs between two sets, as a report.

    Args:
        before: the set that was used so far.
        after: the set it is held against.
        format: ``text``, ``markdown``, ``json``, ``csv`` or ``html``.
        language: ``zh`` or ``en``; the JSON has both.

    Raises:
        ValueError: if the format is unknown.
    """
    found = diff_sets(before, after)
    if format == "json":
        data = changes_data(before, after, found)
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    document = changes_document(before, after, found, language)
    if format == "csv":
        rows = tuple((one.part, one.id, *in_words(one, language)) for one in found)
        heads = ("part", "id", _say("what", language), _say("how", language))
        document = Document(document.title)
        document.show(Table("", heads, rows))
    return render_listing(document, format)


def changes_document(
    before: IndicatorSet, after: IndicatorSet, found: Sequence[Change], language: str
) -> Document:
    """Return the differences in words, one a line, by the part of the set they belong to."""
    document = Document(f"{before.id} {before.version} → {after.id} {after.version}")
    document.say(_say("count" if found else "none", language, count=len(found)))
    for parts, title in SECTIONS:
        lines = [line_of(one, language) for one in found if one.part in parts]
        if lines:
            document.say(pick(title, language), *(f"- {line}" for line in lines), strong=True)
    return document


def changes_data(
    before: IndicatorSet, after: IndicatorSet, found: Sequence[Change]
) -> dict[str, Any]:
    """Return the differences for programs, numbers as texts, each in both languages too."""
    return {
        "before": {"id": before.id, "version": before.version, "digest": before.digest},
        "after": {"id": after.id, "version": after.version, "digest": after.digest},
        "changes": [
            {
                "part": one.part,
                "kind": one.kind,
                "id": one.id,
                "key": ".".join(one.key).replace(".[", "["),
                "before": plain(one.before),
                "after": plain(one.after),
                "zh": line_of(one, "zh"),
                "en": line_of(one, "en"),
            }
            for one in found
        ],
    }


def line_of(change: Change, language: str) -> str:
    """Return a difference in words, such as ``B2 预算执行率：分值 5 → 6``."""
    what, how = in_words(change, language)
    return f"{what}{'：' if language == 'zh' else ': '}{how}"


def in_words(change: Change, language: str) -> tuple[str, str]:
    """Return what differs and how, in words."""
    what = _what(change, language)
    keys = key_words(change.part, change.key, language)
    if change.kind in {"added", "removed"}:
        one = change.after if change.kind == "added" else change.before
        said = f"{_say(change.kind, language)} {keys}".strip()
        about = keyed_text(change.key[-1] if change.key else "", one, language)
        if change.part != "node" or change.key:
            # its name, or the bound it is known by, stands before it already
            name = change.label.of(language) if change.label and not change.key else ""
            about = about.removeprefix(name or keys.rpartition(" · ")[2].partition(" ")[2])
            about = about.lstrip("，, ")
        if change.part in {"grades", "cap", "gate", "veto"} and not change.key:
            about = _comma(f"{pick(KEYS['id'], language)} {change.id}", about, language)
        if language == "zh":
            return what, f"{said}（{about}）"
        return what, f"{said} ({about})"
    if change.kind == "reordered":
        order = _say("children" if change.part == "order" else "reordered", language)
        keys = f"{keys} {order}".strip()
    elif _said_alike(change, language):
        keys, language = _in_the_other(keys, language)
    key = change.key[-1] if change.key else ""
    texts = (keyed_text(key, one, language) or "—" for one in (change.before, change.after))
    old, new = differing(*texts)
    return what, f"{keys} {old} → {new}".strip()


def _comma(first: str, rest: str, language: str) -> str:
    return ("，" if language == "zh" else ", ").join(one for one in (first, rest) if one)


def _what(change: Change, language: str) -> str:
    """Return what a difference is found at: the set, a node, a grade or a limit."""
    name = change.label.of(language) if change.label else ""
    if change.part in {"node", "rule", "policy", "order"}:
        return f"{change.id} {name}"
    if change.part == "set":
        return word("set", language)
    part = "grade" if change.part == "grades" and change.id else change.part
    title = pick(KEYS[part], language)
    return f"{title[:1].upper()}{title[1:]} {name}".strip()


def _said_alike(change: Change, language: str) -> bool:
    """Whether two labels differ only in the language that is not the reader's."""
    old, new = change.before, change.after
    labels = isinstance(old, Label) and isinstance(new, Label)
    return labels and old.of(language) == new.of(language)


def _in_the_other(keys: str, language: str) -> tuple[str, str]:
    other = "en" if language == "zh" else "zh"
    name = _say(other, language)
    return f"{keys}（{name}）" if language == "zh" else f"{keys} ({name})", other


def _say(key: str, language: str, **details: object) -> str:
    return pick(PHRASES[key], language).format(**details)
