"""The scoring standard of an indicator as an evaluator reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.rules.checklist import element_points
from scoring.schema.rules import Band, Checklist, Figure, Judged, Proportional, Tiers, YesNo

if TYPE_CHECKING:
    from scoring.model import Node
    from scoring.schema.rules import RuleSpec


def rule_text(node: Node, language: str) -> str:
    """Return the standard the set states, or one written from the rule."""
    if node.standard:
        return node.standard.of(language)
    zh = language == "zh"
    full = as_text(node.full)
    return _chinese(node.scored_by, node, full) if zh else _english(node.scored_by, node, full)


def _parts(rule: Proportional, language: str) -> tuple[str, str]:
    target = (
        rule.target.label.of(language) if isinstance(rule.target, Figure) else f"{rule.target:f}"
    )
    return rule.actual.label.of(language), target


def _tier(rule: Tiers, language: str) -> list[str]:
    zh = language == "zh"
    signs = {(True, True): "≥", (True, False): ">", (False, True): "≤", (False, False): "<"}
    unit = "%" if rule.per else rule.figure.unit
    lines = []
    for tier in rule.tiers:
        bound = tier.bounds[0]
        sign = signs[bound.from_below, bound.included]
        points = f"得 {as_text(tier.points)} 分" if zh else f"{as_text(tier.points)} points"
        lines.append(f"{sign} {as_text(bound.at)}{unit} {points}")
    other = as_text(rule.otherwise)
    lines.append(f"其余得 {other} 分" if zh else f"otherwise {other} points")
    return lines


def _chinese(rule: RuleSpec, node: Node, full: str) -> str:  # noqa: PLR0911 - a return for each kind of rule
    match rule:
        case Judged():
            return f"由评审专家在 0 至 {full} 分之间评分，并说明理由。"
        case YesNo():
            return f"是得 {full} 分，否得 0 分。"
        case Checklist():
            points = element_points(rule, node.full)
            lines = "；".join(
                f"{e.label.zh}（{as_text(p)} 分）"
                for e, p in zip(rule.elements, points, strict=True)
            )
            half = "；部分符合得一半" if rule.partial else ""
            must = f"；缺“{rule.prerequisite}”的不得分" if rule.prerequisite else ""
            return f"符合一项得一项的分：{lines}{half}{must}。"
        case Band():
            lines = "；".join(
                f"{b.label.zh}：从分值的 {as_text(100 * b.from_share)}%（含）起" for b in rule.bands
            )
            return f"先选档次，得分须在档次之内：{lines}。"
        case Tiers():
            what = rule.figure.label.zh + (f"÷{rule.per.label.zh}" if rule.per else "")
            return f"按{what}分档：{'；'.join(_tier(rule, 'zh'))}。"
        case Proportional():
            actual, target = _parts(rule, "zh")
            if rule.better == "higher":
                return f"得分＝{actual}÷{target}×{full}，不超过 {full} 分。"
            if rule.form == "linear":
                return (
                    f"{actual}不超过{target}的得 {full} 分；超过的按超出比例扣分，达到两倍不得分。"
                )
            return f"{actual}不超过{target}的得 {full} 分；超过的得分＝{target}÷{actual}×{full}。"


def _english(rule: RuleSpec, node: Node, full: str) -> str:  # noqa: PLR0911 - a return for each kind of rule
    match rule:
        case Judged():
            return f"Each reviewer gives 0 to {full} points and says why."
        case YesNo():
            return f"Yes earns {full} points, no earns nothing."
        case Checklist():
            points = element_points(rule, node.full)
            lines = "; ".join(
                f"{e.label.en} ({as_text(p)})" for e, p in zip(rule.elements, points, strict=True)
            )
            half = "; half met earns half" if rule.partial else ""
            must = f"; without “{rule.prerequisite}” nothing is earned" if rule.prerequisite else ""
            return f"Every element met earns its points: {lines}{half}{must}."
        case Band():
            lines = "; ".join(
                f"{b.label.en}: from {as_text(100 * b.from_share)}% of the full points"
                for b in rule.bands
            )
            return f"Choose a band; the points must lie in it: {lines}."
        case Tiers():
            what = rule.figure.label.en + (f" ÷ {rule.per.label.en}" if rule.per else "")
            return f"By tiers of {what}: {'; '.join(_tier(rule, 'en'))}."
        case Proportional():
            actual, target = _parts(rule, "en")
            if rule.better == "higher":
                return f"{actual} ÷ {target} × {full}, at most {full}."
            if rule.form == "linear":
                return (
                    f"{full} points up to {target}; beyond it points fall in proportion to the "
                    f"excess, to nothing at twice the {target}."
                )
            return f"{full} points up to {target}; beyond it {target} ÷ {actual} × {full}."
