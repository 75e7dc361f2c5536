"""The words of self scores beside the review, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.exact import brief

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("自评与复审", "Self score and review"),
    "own": ("自评得分", "Self score"),
    "review": ("复审得分", "Review"),
    "difference": ("差额", "Difference"),
    "share": ("占分值", "Of full points"),
    "direction": ("方向", "Direction"),
    "band": ("偏差", "Deviation"),
    "explanation": ("说明", "Reason"),
    "high": ("自评偏高", "self score higher"),
    "low": ("自评偏低", "self score lower"),
    "same": ("一致", "the same"),
    "within": ("不超过 {bound}", "within {bound}"),
    "over": ("超过 {bound}", "over {bound}"),
    "blank": ("没有自评", "no self score"),
    "left_out": ("复审不计", "left out by the review"),
    "not_yet": ("暂不计", "not counted yet"),
    "partly": ("部分没有自评", "some without self score"),
    "by_rule": ("按评分标准", "by the rule"),
    "lacking": ("佐证不足，少计 {points} 分", "evidence lacking: {points} points less"),
    "by_evidence": ("见佐证材料：{evidence}", "see the evidence: {evidence}"),
    "unexplained": ("未说明", "not explained"),
    "totals": (
        "自评 {own} 分（{own_grade}），复审 {review} 分（{grade}），"
        "差额 {difference} 分：{direction}。",
        "Self score {own} ({own_grade}), review {review} ({grade}), difference {difference}: "
        "{direction}.",
    ),
    "totals_partly": (
        "{there} 个指标有自评得分，{blank} 个没有；没有的取复审得分，合计 {own} 分，"
        "复审 {review} 分，差额 {difference} 分：{direction}。自评得分不全，不比较等级。",
        "Indicators with self scores: {there}, without: {blank}. With the review in place of those "
        "that are not there: {own}, review {review}, difference {difference}: {direction}. Grades "
        "are not compared, since self scores are not complete.",
    ),
    "totals_so_far": (
        "只比较复审已评的指标，都折合成总分：自评 {own} 分，复审 {review} 分，"
        "差额 {difference} 分：{direction}。评分表还没有填完，不比较等级。",
        "Of what the review has scored so far, as totals: self score {own}, review {review}, "
        "difference {difference}: {direction}. Grades are not compared before the sheet is "
        "complete.",
    ),
    "other_grade": ("按自评和按复审，等级不同。", "The grades by self score and by review differ."),
    "bands": (
        "偏差按占分值的比例分档：{bands}；超过 {above} 的须写明原因。",
        "Deviations as shares of full points: {bands}; above {above} they need a reason.",
    ),
    "bands_ours": (
        "偏差按占分值的比例分档：{bands}；超过 {above} 的须写明原因"
        "（指标体系没有规定，这是默认的）。",
        "Deviations as shares of full points: {bands}; above {above} they need a reason (the set "
        "declares none, these are the defaults).",
    ),
    "look_at": ("要看的地方：", "To be looked at:"),
}


def band(bounds: Sequence[Fraction], number: int, language: str) -> str:
    """Return what a band is called: within the first bound, or over the last that it exceeds."""
    if number == 0:
        return say("within", language, bound=percent(bounds[0]))
    return say("over", language, bound=percent(bounds[number - 1]))


def bands(bounds: Sequence[Fraction], above: Fraction, language: str, *, declared: bool) -> str:
    """Return a sentence on all the bands, and above which share a reason is needed."""
    names = [band(bounds, number, language) for number in range(len(bounds) + 1)]
    together = ("、" if language == "zh" else ", ").join(names)
    key = "bands" if declared else "bands_ours"
    return say(key, language, bands=together, above=percent(above))


def percent(share: Fraction) -> str:
    """Write a share in per cent, exactly or with a sign that it goes on."""
    return f"{brief(100 * share)}%"


def say(key: str, language: str, **details: object) -> str:
    """Return a text in *language*."""
    return TEXTS[key][0 if language == "zh" else 1].format(**details)
