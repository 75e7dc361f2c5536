"""The standards of rules by which points follow a figure, in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.io.rule_text.parts import (
    measured_name,
    percent,
    plain,
    share_of,
    target_name,
    unit_of,
    with_unit,
)
from scoring.io.rule_text.words_zh import per_zero, spans, target_zero, when_zero
from scoring.schema import rules as written

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

PARTS = {
    "whole": "不足一步的不扣",
    "started": "不足一步的按一步扣",
    "proportional": "不足一步的按比例扣",
}
SIDES = {
    "below": ("达到 {at}（含）", "低于 {at} 的，每低"),
    "above": ("不超过 {at}（含）", "高于 {at} 的，每高"),
    "both": ("等于 {at}", "高于或低于 {at} 的，每偏离"),
}
OUTSIDE = {"clip": "超出两端的按端点计", "refuse": "超出两端的不接受"}
METHODS = {
    "mean_of_ratios": "先求各项的比率（{upper}÷{lower}），再取平均数",
    "ratio_of_sums": "以各项{upper}之和÷各项{lower}之和为比率",
    "weighted": "先求各项的比率（{upper}÷{lower}），再按权重（{weights}）加权平均",
    "worst": "先求各项的比率（{upper}÷{lower}），取其中最低的",
}


def _steps(rule: written.Steps, full: Fraction) -> str:
    unit = unit_of(rule)
    start = full if rule.start is None else rule.start
    at = with_unit(rule.reference, unit)
    safe, lost = (text.format(at=at) for text in SIDES[rule.side])
    length = f"{plain(rule.step)} 个百分点" if unit == "%" else with_unit(rule.step, unit)
    return (
        f"{measured_name(rule, 'zh')}{safe}的得 {plain(start)} 分；{lost} {length}扣 "
        f"{plain(rule.deduct)} 分，{PARTS[rule.part]}，扣完为止，最低 0 分。{per_zero(rule, full)}"
    )


def _proportional(rule: written.Proportional, full: Fraction) -> str:
    actual, target = rule.actual.label.zh, target_name(rule.target, "zh")
    most = plain(full)
    if rule.better == "higher":
        text = (
            f"{actual}越高越好：达到{target}（含）的得 {most} 分；未达到的，得分＝"
            f"{actual}÷{target}×{most}。{_over(rule, full)}"
        )
    elif rule.form == "linear":
        text = (
            f"{actual}越低越好：不超过{target}（含）的得 {most} 分；超过的按超出的比例扣分，得分＝"
            f"（2×{target}－{actual}）÷{target}×{most}；达到{target}的 2 倍（含）及以上的得 0 分。"
        )
    else:
        text = (
            f"{actual}越低越好：不超过{target}（含）的得 {most} 分；超过的，得分＝"
            f"{target}÷{actual}×{most}。"
        )
    return text + target_zero(rule, full)


def _over(rule: written.Proportional, full: Fraction) -> str:
    over, target = rule.over, target_name(rule.target, "zh")
    if over is None or over.effect == "ignore":
        return "超过的仍得满分，不另加分。"
    rate = percent(over.from_rate)
    if over.effect == "explain":
        return f"达到{target}的 {rate}（含）及以上的，仍得满分，但须说明原因。"
    return (
        f"达到{target}的 {rate}（含）及以上的要扣分，得分＝{plain(full)}×[1－"
        f"{plain(over.deduct or 0)}×（{rule.actual.label.zh}÷{target}－{rate}）]，"
        f"最低 {share_of(over.at_least, full)} 分。"
    )


def _threshold(rule: written.Threshold, full: Fraction) -> str:
    actual, target = rule.actual.label.zh, target_name(rule.target, "zh")
    line, most = percent(rule.pass_line), plain(full)
    return (
        f"{actual}达到{target}（含）的得 {most} 分，超过的不另加分；达到{target}的 {line}（含）"
        f"但未达到{target}的，得分＝（{actual}÷{target}－{line}）÷（100%－{line}）×{most}；"
        f"低于{target}的 {line}（不含）的得 0 分。{target_zero(rule, full)}"
    )


def _equality(rule: written.Equality, full: Fraction) -> str:
    earned = {"full": plain(full), "zero": "0"}
    return (
        f"{rule.actual.label.zh}等于{target_name(rule.target, 'zh')}的得 {plain(full)} 分；"
        f"高于的得 {earned[rule.above]} 分；低于的得 {earned[rule.below]} 分。"
    )


def _two_sided(rule: written.TwoSided, full: Fraction) -> str:
    unit, most = unit_of(rule), plain(full)
    low, high = (with_unit(one, unit) for one in (rule.full_from, rule.full_to))
    name = measured_name(rule, "zh")
    text = f"{name}适中最好：在 {low}（含）至 {high}（含）之间的得 {most} 分"
    for word, edge, nothing, begins, onwards in (
        ("低于", low, rule.zero_below, rule.full_from, "及以下"),
        ("高于", high, rule.zero_above, rule.full_to, "及以上"),
    ):
        if nothing is None:
            text += f"；{word} {edge} 的也得 {most} 分"
        elif nothing == begins:
            text += f"；{word} {edge}（不含）的得 0 分"
        else:
            end = with_unit(nothing, unit)
            text += f"；{word} {edge} 的按差距成比例扣分，到 {end}（含）{onwards}得 0 分"
    return f"{text}。{per_zero(rule, full)}"


def _goalposts(rule: written.Goalposts, full: Fraction) -> str:
    name, unit, most = rule.figure.label.zh, rule.figure.unit, plain(full)
    low, high = plain(rule.worst), plain(rule.best)
    if rule.scale == "log":
        name, low, high = (f"ln({one})" for one in (name, low, high))
    worst, best = (with_unit(one, unit) for one in (rule.worst, rule.best))
    return (
        f"{rule.figure.label.zh}为最差值 {worst} 的得 0 分，为最好值 {best} 的得 {most} 分；"
        f"其间得分＝（{name}－{low}）÷（{high}－{low}）×{most}；{OUTSIDE[rule.outside]}。"
    )


def _tiers(rule: written.Tiers, full: Fraction) -> str:
    lines = spans(rule.tiers, rule.otherwise, unit_of(rule))
    return f"按{measured_name(rule, 'zh')}分档：{lines}。{per_zero(rule, full)}"


def _ratios(rule: written.Ratios, full: Fraction) -> str:
    upper, lower, most = rule.actual.label.zh, rule.target.label.zh, plain(full)
    weights = "、".join(f"{one.label.zh} {plain(one.weight)}" for one in rule.items if one.weight)
    names = "、".join(one.label.zh for one in rule.items)
    how = METHODS[rule.method].format(upper=upper, lower=lower, weights=weights)
    text = f"分项（{names}）填写：{how}"
    sums = rule.method == "ratio_of_sums"
    if rule.each_at_most_one:
        text += f"，单项{upper}超过{lower}的按{lower}计" if sums else "，单项比率超过 1 的按 1 计"
    if rule.rate_places is not None:
        places = f" {rule.rate_places} 位小数" if rule.rate_places else "整数"
        text += f"，单项比率先以百分数四舍五入到{places}"
    zero = f"各项{lower}之和" if sums else f"任何一项{lower}"
    text += f"；得分＝所得比率×{most}，不超过 {most} 分。"
    return text + when_zero(zero, rule.zero_divisor, full)


SENTENCES: dict[type, Callable[[Any, Fraction], str]] = {
    written.Steps: _steps,
    written.Proportional: _proportional,
    written.Threshold: _threshold,
    written.Equality: _equality,
    written.TwoSided: _two_sided,
    written.Goalposts: _goalposts,
    written.Tiers: _tiers,
    written.Ratios: _ratios,
}
