"""The report on what makes the difference between projects."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring import exact
from scoring.report import language_for, render_document
from scoring.report.document import Document, Table
from scoring.report.whatif.data import head
from scoring.report.whatif.sobol import sobol_data, sobol_line, sobol_notes, sobol_table, tell
from scoring.report.words import pick, say, word
from scoring.whatif.comparing.sobol import adds_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.whatif.comparing.influence import Influence, NodeInfluence

FORMAT = "scoring.whatif.influence/1"
WHOLE_PER_CENT = 1

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("差别来自哪里", "What makes the difference"),
    "projects": (
        "{count} 个项目，总分的标准差 {deviation} 分。",
        "{count} projects; the standard deviation of totals is {deviation} points.",
    ),
    "alike": (
        "{count} 个项目的总分都相同，没有差别可分。",
        "All {count} projects have the same total: there is no difference to account for.",
    ),
    "little": (
        "{name}（{id}）占分值 {weight}，只占差别的 {share}。",
        "{name} ({id}) has {weight} of the weight and {share} of the difference.",
    ),
    "much": (
        "{name}（{id}）占分值 {weight}，却占差别的 {share}。",
        "{name} ({id}) has {weight} of the weight, yet {share} of the difference.",
    ),
    "none": (
        "{name}（{id}）占分值 {weight}，各项目得分都相同，不起区分作用。",
        "{name} ({id}) has {weight} of the weight, and all projects the same points.",
    ),
    "fits": (
        "各指标占的差别与分值大致相称。",
        "Shares of the difference go roughly with the weights.",
    ),
    "table": ("分值与差别", "Weight and difference"),
    "weight": ("占分值", "Weight"),
    "share": ("占差别", "Difference"),
    "lowest": ("最低得分", "Lowest"),
    "highest": ("最高得分", "Highest"),
    "mean": ("平均得分率", "Mean rate"),
    "rest": ("舍入、封顶、分担", "Rounding, caps, sharing"),
    "about": (
        "占差别：这一项给总分的分与总分的协方差 ÷ 总分的方差；各指标（和整个算的分组）"
        "连同舍入、封顶、分担的部分，相加正好是 100%；负数说明它缩小了差别。",
        "Difference: the covariance of what a node gives with the total ÷ the variance of the "
        "total; indicators, groups that count as one, and what rounding, caps and sharing account "
        "for add up to 100%. Below 0, it evens differences out.",
    ),
    "about_words": (
        "占差别不超过占分值的三分之一，或是三倍以上，且其中大的一个不小于 5% 的，上面写明。",
        "What has a third of its weight or less of the difference, or three times its weight or "
        "more, is named above where the larger of the two is 5% or more.",
    ),
    "left_out": (
        "不计的项目里，{ids} 按没有给分算；占差别因此不说明它们起多少作用，上面不点名。",
        "Where they do not count, {ids} are taken to give nothing; their share of the difference "
        "then says little of what they do, and they are not named above.",
    ),
    "other_groups": (
        "求和、加权平均、共享分值以外的分组，整个算一项：{ids}。",
        "Groups that are no sum, weighted mean or pool count as one: {ids}.",
    ),
}


def render_influence(found: Influence, format: str = "text", language: str | None = None) -> str:
    """Return the report on what makes the difference between projects.

    Args:
        found: what :func:`scoring.influence` returned.
        format: ``text``, ``markdown``, ``html`` or ``json``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    language = language_for(found.indicator_set, language)
    if format == "json":
        return json.dumps(influence_data(found), ensure_ascii=False, indent=2) + "\n"
    return render_document(influence_document(found, language), format)


def influence_document(found: Influence, language: str) -> Document:
    """Return the report on what makes the difference between projects."""
    used = found.indicator_set
    document = Document(_tell("title", language))
    line = say("set_line", language, name=used.name.of(language), id=used.id, version=used.version)
    deviation = f"{float(found.variance) ** 0.5:.2f}"
    key = "projects" if found.variance else "alike"
    document.say(line, _tell(key, language, count=f"{found.projects:,}", deviation=deviation))
    if found.variance:
        named = list(_warnings(found, language))
        document.say(*(named or [_tell("fits", language)]), strong=True)
    document.show(influence_table(found, language))
    if found.sobol is not None:
        document.say(sobol_line(found.sobol, language))
        if found.sobol.each:
            weights = {one.node.id: one.nominal for one in found.each}
            document.show(sobol_table(found.sobol, weights, language))
    colon = "：" if language == "zh" else ":"
    document.say(word("notes", language) + colon, *_notes(found, language))
    return document


def _warnings(found: Influence, language: str) -> Iterator[str]:
    for one in found.each:
        if one.warning is not None and one.nominal is not None and one.share is not None:
            yield _tell(
                one.warning,
                language,
                name=one.node.label.of(language),
                id=one.node.id,
                weight=_share(one.nominal),
                share=_share(one.share),
            )


def influence_table(found: Influence, language: str) -> Table:
    """Return what every node weighs and accounts for."""
    rows = [_row(one, language) for one in found.each]
    if found.rest:
        rows.append((_tell("rest", language), "", "—", _share(found.rest), "—", "—", "—"))
    keys = ("weight", "share", "lowest", "highest", "mean")
    return Table(
        _tell("table", language),
        (
            word("indicator", language),
            word("id", language),
            *(_tell(key, language) for key in keys),
        ),
        tuple(rows),
        frozenset({2, 3, 4, 5, 6}),
        frozenset(n for n, one in enumerate(found.each) if one.warning),
    )


def _row(one: NodeInfluence, language: str) -> tuple[str, ...]:
    # a group stands out by nothing else where its indicators follow
    indent = "　" * (one.node.level - 1) if language == "zh" else "  " * (one.node.level - 1)
    return (
        indent + one.node.label.of(language),
        one.node.id,
        "—" if one.nominal is None else _share(one.nominal),
        "—" if one.share is None else _share(one.share),
        exact.brief(one.lowest, 2, 4),
        exact.brief(one.highest, 2, 4),
        _share(one.mean / one.node.full),
    )


def _notes(found: Influence, language: str) -> Iterator[str]:
    comma = "、" if language == "zh" else ", "
    yield "- " + _tell("about", language)
    yield "- " + _tell("about_words", language)
    gone = [one.node.id for one in found.each if one.left_out]
    if gone:
        yield "- " + _tell("left_out", language, ids=comma.join(gone))
    other = [one.node.id for one in found.each if one.whole and not one.node.is_indicator]
    if other:
        yield "- " + _tell("other_groups", language, ids=comma.join(other))
    if found.sobol is not None:
        yield from ("- " + note for note in sobol_notes(found.sobol, language))
    elif not adds_up(found.indicator_set):
        yield "- " + tell("not_additive", language)


def _share(value: Fraction) -> str:
    """Write a share in per cent with one decimal; what is not 0 never reads as 0."""
    if value < 0:
        return "-" + _share(-value)
    return str(exact.percentage(value, Fraction(1), WHOLE_PER_CENT))


def _tell(key: str, language: str, **details: object) -> str:
    return pick(TEXTS[key], language).format(**details)


def influence_data(found: Influence) -> dict[str, Any]:
    """Return what makes the difference as plain data; numbers are exact texts, indices are not."""
    used = found.indicator_set
    return {
        **head(FORMAT, used),
        "projects": found.projects,
        "variance": exact.as_text(found.variance),
        "nodes": [
            {
                "id": one.node.id,
                "part_of_sum": one.whole,
                "weight": None if one.nominal is None else exact.as_text(one.nominal),
                "share": None if one.share is None else exact.as_text(one.share),
                "lowest": exact.as_text(one.lowest),
                "highest": exact.as_text(one.highest),
                "mean": exact.as_text(one.mean),
                "left_out": one.left_out,
                "warning": one.warning,
            }
            for one in found.each
        ],
        "rest": None if found.rest is None else exact.as_text(found.rest),
        "sobol": None if found.sobol is None else sobol_data(found.sobol),
    }
