"""What the values that a set file chooses from are called, in Chinese and English."""

from __future__ import annotations

from scoring.report.rule_words import RULES
from scoring.report.words import POLICIES, STAGE, pick

_MODES = {
    "half_up": ("四舍五入", "half up"),
    "half_even": ("四舍六入五成双", "half to even"),
    "down": ("向下舍去", "always down"),
    "up": ("向上进位", "always up"),
}
_POLICIES = {
    **POLICIES,
    "refuse": ("不接受", "sheet refused"),
    "zero": ("计零分", "no points"),
    "full": ("计满分", "full points"),
}
_EFFECTS = {
    "ignore": ("不处理，得满分", "full points"),
    "explain": ("得满分，须写明原因", "full points, with a reason"),
    "reduce": ("减分", "points fall"),
    "refuse": ("不接受", "sheet refused"),
    "zero": ("不得分", "no points"),
    "deduct": ("扣分", "a deduction"),
    "warn": ("只提示", "a warning only"),
    "discount": ("保留一部分得分", "a share of the points"),
}
_EARNS = {"full": ("得满分", "full points"), "zero": ("不得分", "no points")}

CHOICES: dict[str, dict[str, tuple[str, str]]] = {
    "language": {"zh": ("中文", "Chinese"), "en": ("英文", "English")},
    "mode": _MODES,
    "missing": _POLICIES,
    "not_applicable": _POLICIES,
    "not_due": _POLICIES,
    "void": _POLICIES,
    "zero_divisor": _POLICIES,
    "nobody": _POLICIES,
    "combine": {
        **RULES,
        "mean": ("取平均", "mean"),
        "trimmed_mean": ("去高去低后取平均", "trimmed mean"),
    },
    "kind": RULES,
    "stage": STAGE,
    "role": {
        "counts": ("计入", "counts"),
        "bonus": ("加分项", "bonus item"),
        "penalty": ("减分项", "penalty item"),
        "flag": ("问项，不计分", "flag without points"),
    },
    "basis": {
        "exact": ("舍入之前的总分", "the exact total"),
        "rounded": ("舍入后的总分", "the rounded total"),
    },
    "outcome": {"grade": ("等级", "a grade"), "decision": ("决定", "a decision")},
    "asked": {
        "panel": ("每位专家填写", "every reviewer"),
        "once": ("全表填一次", "once for the sheet"),
    },
    "side": {
        "below": ("低于基准值的", "below the reference"),
        "above": ("高于基准值的", "above the reference"),
        "both": ("高于和低于基准值的", "on both sides of the reference"),
    },
    "part": {
        "whole": ("不足一步不扣", "whole steps only"),
        "started": ("不足一步按一步扣", "a step begun counts whole"),
        "proportional": ("不足一步按比例扣", "in proportion"),
    },
    "better": {
        "higher": ("越高越好", "higher is better"),
        "lower": ("越低越好", "lower is better"),
    },
    "form": {"linear": ("按差额递减", "linear"), "reciprocal": ("按反比递减", "reciprocal")},
    "effect": _EFFECTS,
    "above": _EARNS,
    "below": _EARNS,
    "scale": {"linear": ("原值", "the values"), "log": ("对数", "their logarithms")},
    "outside": {
        "clip": ("按端点计", "counts as the goalpost"),
        "refuse": ("不接受", "sheet refused"),
    },
    "ties": {
        "best": ("都取最好的名次", "the best of their places"),
        "worst": ("都取最差的名次", "the worst of their places"),
        "mean": ("取平均名次", "the mean of their places"),
    },
    "method": {
        "mean_of_ratios": ("各项比率取平均", "mean of the ratios"),
        "ratio_of_sums": ("合计之比", "ratio of the sums"),
        "weighted": ("各项比率加权平均", "weighted mean of the ratios"),
        "worst": ("取最低的比率", "the worst ratio"),
    },
}
"""By the key they stand under; the same word may mean something else under another."""


def choice_text(key: str, value: str, language: str) -> str | None:
    """Return what a chosen value is called, or ``None`` where the key takes any text.

    Args:
        key: the key it stands under, such as ``mode``.
        value: what is written, such as ``half_up``.
        language: ``zh`` or ``en``.
    """
    words = CHOICES.get(key, {}).get(value)
    return None if words is None else pick(words, language)
