"""The standards of rules by which something is judged or counted, in Chinese."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring.io.rule_text.parts import (
    edges_are_rounded,
    edges_of,
    numbered,
    percent,
    plain,
    share_of,
)
from scoring.io.rule_text.words_zh import ZERO, asked, bound, spans
from scoring.rules.checklist import element_points
from scoring.schema import rules as written

if TYPE_CHECKING:
    from collections.abc import Callable

TIES = {
    "best": "都按所占名次中最好的一个计",
    "worst": "都按所占名次中最差的一个计",
    "mean": "都按所占名次的平均数计",
}


def _judged(rule: written.Judged, full: Fraction) -> str:
    return (
        f"{asked(rule.asked)}在 0（含）至 {plain(full)}（含）分之间评分，"
        f"以 {plain(rule.step)} 分为最小单位，并说明理由。"
    )


def _band(rule: written.Band, full: Fraction) -> str:
    lines: list[str] = []
    upper, upper_share = full, "100%"
    for band, edge in zip(rule.bands, edges_of(rule, full), strict=True):
        first, share = not lines, percent(band.from_share)
        shares = f"{bound(share, included=True)}至 {bound(upper_share, included=first)}"
        ends = f"{bound(plain(edge), included=True)}至 {bound(plain(upper), included=first)}"
        lines.append(f"“{band.label.zh}”为分值的 {shares}，即 {ends}分")
        upper, upper_share = edge, share
    rounded = "档次的界限按最小单位四舍五入。" if edges_are_rounded(rule, full) else ""
    return (
        f"{asked(rule.asked)}先选档次，再在该档范围内给分，以 {plain(rule.step)} 分为最小单位："
        f"{'；'.join(lines)}。{rounded}"
    )


def _levels(rule: written.Levels, full: Fraction) -> str:
    lines = "；".join(
        f"“{one.label.zh}”得分值的 {percent(one.share)}，即 {share_of(one.share, full)} 分"
        for one in rule.levels
    )
    return f"{asked(rule.asked)}选定等级：{lines}。"


WORTH = {
    "bonus": "所得每 1 分，给上级加 {each} 分。",
    "penalty": "所得每 1 分，从上级扣 {each} 分。",
}

FLAG = {
    "panel": "由每位评审专家回答是或否；是记 1，否记 0，合成、舍入后满 1 的为“是”，否则为“否”。",
    "once": "由评审组统一回答是或否。",
}


def _yes_no(rule: written.YesNo, full: Fraction) -> str:
    return f"{asked(rule.asked)}判断：是得 {plain(full)} 分，否得 0 分。"


def _checklist(rule: written.Checklist, full: Fraction) -> str:
    points = element_points(rule, full)
    lines = "；".join(
        f"{numbered(place)}{element.label.zh}（{plain(earned)} 分）"
        for place, (element, earned) in enumerate(zip(rule.elements, points, strict=True))
    )
    half = "部分符合的得该项分数的一半。" if rule.partial else ""
    must = ""
    if rule.prerequisite is not None:
        ids = [element.id for element in rule.elements]
        missing = "完全不符合" if rule.partial else "不符合"
        must = f"{numbered(ids.index(rule.prerequisite))}{missing}的，整个指标得 0 分。"
    return f"{asked(rule.asked)}逐项核对，符合一项得一项的分：{lines}。{half}{must}"


def _deductions(rule: written.Deductions, full: Fraction) -> str:
    lines = []
    for line in rule.lines:
        if line.each is None:
            lines.append(f"“{line.label.zh}”出现一次即扣完全部分值")
            continue
        most = "" if line.at_most is None else f"，最多扣 {plain(line.at_most)} 分"
        lines.append(f"“{line.label.zh}”每次扣 {plain(line.each)} 分{most}")
    who = "由每位评审专家计数，" if rule.asked == "panel" else ""
    return f"{who}从 {plain(full)} 分起扣，扣完为止，最低 0 分：{'；'.join(lines)}。"


def _rank(rule: written.Rank, full: Fraction) -> str:
    return (
        f"按排名计分：第一名得 {plain(full)} 分，每退后一个名次扣 {plain(rule.deduct)} 分，"
        f"扣完为止，最低 0 分；并列的，{TIES[rule.ties]}。"
    )


def _survey(rule: written.Survey, full: Fraction) -> str:
    counts = "、".join(f"“{one.label.zh}”计 {percent(one.share)}" for one in rule.levels)
    text = f"按问卷结果计分：每份答卷{counts}，调查结果为全部答卷的平均数；"
    if rule.tiers:
        text += f"按调查结果分档：{spans(rule.tiers, rule.otherwise or Fraction(0), '%')}。"
    else:
        text += f"得分＝调查结果×{plain(full)}。"
    few = rule.too_few
    if few is not None:
        effect = {
            "refuse": "不接受",
            "zero": "得 0 分",
            "deduct": f"扣 {share_of(few.deduct, full)} 分，最低 0 分",
        }[few.effect]
        text += f"答卷少于 {few.answers} 份（不含）的，{effect}。"
    if rule.handed_out:
        text += "另填发放问卷数，答卷不得多于发放数。"
    return f"{text}没有答卷的，{ZERO[rule.nobody].format(full=plain(full))}。"


SENTENCES: dict[type, Callable[[Any, Fraction], str]] = {
    written.Judged: _judged,
    written.Band: _band,
    written.Levels: _levels,
    written.YesNo: _yes_no,
    written.Checklist: _checklist,
    written.Deductions: _deductions,
    written.Rank: _rank,
    written.Survey: _survey,
}
