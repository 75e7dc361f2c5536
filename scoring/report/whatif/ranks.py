"""The report on weights at which projects change places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scoring import exact
from scoring.report import language_for, render_document
from scoring.report.document import Document, Table
from scoring.report.whatif.data import head
from scoring.report.whatif.weights_words import why
from scoring.report.words import pick, say, word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from scoring.whatif.comparing.ranks import NodeRanks, RankChanges, Swap

FORMAT = "scoring.whatif.ranks/1"
PLACES = 4

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("权重变动与名次", "Weights and ranks"),
    "ranked": ("{count} 个项目按总分排名。", "{count} projects, ranked by their totals."),
    "aside": (
        "另有 {count} 个项目没有参加，总分不是各项的加权和：有不计的指标，"
        "分组的舍入、封顶起了作用，或分组不是相加。",
        "{count} more are not ranked, as their totals are no weighted sums: something is left out, "
        "rounding of groups or caps matter, or groups do not add up.",
    ),
    "first": (
        "最先改变名次的：{name}（{id}）从 {now} 分变到 {then} 分，"
        "{rises}追平{falls}，争第 {place} 名。",
        "First to change: with {name} ({id}) at {then} points instead of {now}, {rises} draws "
        "level with {falls}, for place {place}.",
    ),
    "none": (
        "没有哪一个权重，单独怎样变，会改变名次。",
        "No weight changes a place by itself, whatever it is.",
    ),
    "none_passes": (
        "没有哪一个权重，单独怎样变，会使谁超过原来在前的。",
        "No weight, whatever it is, lets anybody pass who is behind now.",
    ),
    "level": (
        "现在有总分相同的项目，权重一变就分出先后，不在所列之中：{numbers}。",
        "Some projects are level now and parted by any change of a weight, which is not listed: "
        "{numbers}.",
    ),
    "level_of": ("{id} {count} 个", "{count} by {id}"),
    "table": ("谁在哪里超过谁", "Who passes whom, and where"),
    "now": ("现在", "Now"),
    "then": ("变到", "Becomes"),
    "rises": ("上升", "Rises"),
    "falls": ("下降", "Falls"),
    "place": ("名次", "Place"),
    "more": (
        "再远还有改变名次的，没有列出（--most 可以多列）：{ids}。",
        "Further away there are changes that are not listed (--most lists more): {ids}.",
    ),
    "unmoved": ("不改变名次的权重：{ids}。", "Weights that change no place: {ids}."),
    "about": (
        "权重是满分在总分中的分数；一个权重变动，上级的分值不变，由同级按现在的比例分担，得分率不变。",
        "A weight is what full points give in the total; where one moves, its group keeps its "
        "points, siblings share the rest in proportion, and score rates stay.",
    ),
    "about_totals": (
        "按舍入之前的总分排名；所列的权重上两个总分正好相等，再过去名次就变了。分组不再单独舍入。",
        "Ranked by totals before they are rounded; at the weight that is listed both are equal, "
        "and beyond it they have changed places. Groups are not rounded again.",
    ),
    "unweighed": ("没有计算：{ids}（{why}）。", "Not computed: {ids} ({why})."),
}


def render_ranks(found: RankChanges, format: str = "text", language: str | None = None) -> str:
    """Return the report on weights at which projects change places.

    Args:
        found: what :func:`scoring.rank_changes` returned.
        format: ``text``, ``markdown``, ``html`` or ``json``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    language = language_for(found.indicator_set, language)
    if format == "json":
        return json.dumps(ranks_data(found), ensure_ascii=False, indent=2) + "\n"
    return render_document(ranks_document(found, language), format)


def ranks_document(found: RankChanges, language: str) -> Document:
    """Return the report on weights at which projects change places."""
    used = found.indicator_set
    document = Document(_tell("title", language))
    line = say("set_line", language, name=used.name.of(language), id=used.id, version=used.version)
    lines = [line, _tell("ranked", language, count=f"{found.projects:,}")]
    if found.set_aside:
        lines.append(_tell("aside", language, count=f"{found.set_aside:,}"))
    document.say(*lines)
    moving = [(one, swap) for one in found.each for swap in (*one.down, *one.up)]
    if found.each:
        level = any(one.level for one in found.each)
        document.say(_first(moving, language, level=level), strong=True)
    if moving:
        document.show(swaps_table(moving, language))
    colon = "：" if language == "zh" else ":"
    document.say(word("notes", language) + colon, *_notes(found, language))
    return document


def _first(moving: list[tuple[NodeRanks, Swap]], language: str, *, level: bool) -> str:
    if not moving:
        return _tell("none_passes" if level else "none", language)
    node, swap = min(moving, key=lambda one: abs(one[1].weight - one[0].weight) / one[0].weight)
    return _tell(
        "first",
        language,
        name=node.node.label.of(language),
        id=node.node.id,
        now=_points(node.weight),
        then=_points(swap.weight),
        rises=swap.rises,
        falls=swap.falls,
        place=swap.place,
    )


def swaps_table(moving: list[tuple[NodeRanks, Swap]], language: str) -> Table:
    """Return who passes whom, and where."""
    rows = tuple(
        (
            node.node.label.of(language),
            node.node.id,
            _points(node.weight),
            _points(swap.weight),
            swap.rises,
            swap.falls,
            str(swap.place),
        )
        for node, swap in moving
    )
    keys = ("now", "then", "rises", "falls", "place")
    heads = (word("indicator", language), word("id", language))
    return Table(
        _tell("table", language),
        (*heads, *(_tell(key, language) for key in keys)),
        rows,
        frozenset({2, 3, 6}),
    )


def _notes(found: RankChanges, language: str) -> Iterator[str]:
    comma = "、" if language == "zh" else ", "
    more = [one.node.id for one in found.each if one.more]
    if more:
        yield "- " + _tell("more", language, ids=comma.join(more))
    unmoved = [one.node.id for one in found.each if not (one.down or one.up or one.level)]
    if unmoved:
        yield "- " + _tell("unmoved", language, ids=comma.join(unmoved))
    level = [
        _tell("level_of", language, id=one.node.id, count=f"{one.level:,}")
        for one in found.each
        if one.level
    ]
    if level:
        yield "- " + _tell("level", language, numbers=comma.join(level))
    yield "- " + _tell("about", language)
    yield "- " + _tell("about_totals", language)
    reasons: dict[str, list[str]] = {}
    for node, obstacle in found.unweighed:
        reason = why(obstacle.why, obstacle.about, language)
        reasons.setdefault(reason, []).append(node.id)
    for reason, ids in reasons.items():
        yield "- " + _tell("unweighed", language, ids=comma.join(ids), why=reason)


def _points(value: Fraction) -> str:
    """Write points exactly, or their beginning where they have no end."""
    return exact.brief(value, 2, PLACES)


def _tell(key: str, language: str, **details: object) -> str:
    return pick(TEXTS[key], language).format(**details)


def ranks_data(found: RankChanges) -> dict[str, Any]:
    """Return the changes as plain data; numbers are exact texts."""
    used = found.indicator_set
    return {
        **head(FORMAT, used),
        "projects": found.projects,
        "set_aside": found.set_aside,
        "weights": [
            {
                "id": one.node.id,
                "weight": exact.as_text(one.weight),
                "weight_of_group": exact.as_text(one.most),
                "down": [_swap(swap) for swap in one.down],
                "up": [_swap(swap) for swap in one.up],
                "level": one.level,
                "more": one.more,
            }
            for one in found.each
        ],
        "not_computed": [
            {"id": node.id, "why": obstacle.why, "about": obstacle.about}
            for node, obstacle in found.unweighed
        ],
    }


def _swap(one: Swap) -> dict[str, Any]:
    return {
        "weight": exact.as_text(one.weight),
        "rises": one.rises,
        "falls": one.falls,
        "place": one.place,
    }
