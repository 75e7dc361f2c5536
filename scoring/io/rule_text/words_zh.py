"""What sentences of several kinds of rules share, in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.io.rule_text.parts import plain, spans_of, target_name, with_unit
from scoring.schema.rules import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scoring.schema.rules import Measured, Proportional, Threshold, Tier

ZERO = {
    "refuse": "不能计分，评分表须改正",
    "zero": "得 0 分",
    "full": "得 {full} 分",
    "met_at_zero": "{actual}为 0 的得 {full} 分，不为 0 的得 0 分",
}


def asked(by: str) -> str:
    """Return who answers."""
    return "由每位评审专家" if by == "panel" else "由评审组统一"


def bound(text: str, *, included: bool) -> str:
    """Return a bound, and whether it belongs to what it bounds."""
    return f"{text}（{'含' if included else '不含'}）"


def when_zero(name: str, policy: str, full: Fraction, actual: str = "") -> str:
    """Return what it means where a divisor is zero."""
    return f"{name}为 0 的，{ZERO[policy].format(full=plain(full), actual=actual)}。"


def target_zero(rule: Proportional | Threshold, full: Fraction) -> str:
    """Return what a target of zero means, where it is a figure."""
    if not isinstance(rule.target, Figure):
        return ""
    name = target_name(rule.target, "zh")
    return when_zero(name, rule.zero_divisor, full, rule.actual.label.zh)


def per_zero(rule: Measured, full: Fraction) -> str:
    """Return what it means where the lower part of a rate is zero, for a rate."""
    return "" if rule.per is None else when_zero(rule.per.label.zh, rule.zero_divisor, full)


def spans(tiers: Sequence[Tier], otherwise: Fraction, unit: str) -> str:
    """Return tiers, each with both of its bounds."""
    lines = []
    for low, high, points in spans_of(tiers, otherwise):
        ends = [
            None if end is None else bound(with_unit(end[0], unit), included=end[1])
            for end in (low, high)
        ]
        if low == high:
            where = f"等于 {with_unit(low[0], unit)} 的" if low else ""
        elif low and high:
            where = f"{ends[0]}至 {ends[1]}"
        else:
            where = f"{ends[0]}以上" if low else f"{ends[1]}以下"
        lines.append(f"{where}得 {plain(points)} 分")
    return "；".join(lines)
