"""What is said of other grade bounds, in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.report.words import pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import Grade

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("等级界限", "Grade bounds"),
    "margins": ("离每个等级多远", "How far every grade is"),
    "grade": ("等级", "Grade"),
    "bound": ("界限", "Bound"),
    "way": ("总分", "Total"),
    "gives": ("最终等级", "Grade in the end"),
    "up_reached": ("再得 {points} 分", "{points} more"),
    "up_above": ("再得超过 {points} 分", "more than {points} more"),
    "down_reached": ("再失 {points} 分", "{points} less"),
    "down_above": ("再失超过 {points} 分", "more than {points} less"),
    "out_of_reach": ("（封顶之下达不到）", " (caps keep it out of reach)"),
    "kept": ("（保底之下不会）", " (the floor keeps it away)"),
    "thresholds": (
        "每条界限改到哪里，这个项目的等级不变（其他界限不动）",
        "How far each bound can move while this project keeps its grade (the others staying)",
    ),
    "now": ("现在", "Now"),
    "stays": ("等级不变的范围", "The grade stays"),
    "below": ("更低", "Lower"),
    "above": ("更高", "Higher"),
    "anywhere": ("只要次序不乱：{interval}", "anywhere in order: {interval}"),
    "alternatives": ("换一套等级标准", "On other scales"),
    "scale": ("等级标准", "Scale"),
    "source": ("依据", "Source"),
    "national": ("全国四档（national）", "national, four grades"),
    "guangdong": ("广东五档（guangdong）", "Guangdong, five grades"),
    "own": ("本体系，改界限", "this set, bounds changed"),
    "carried": (
        "（原为满分 {theirs} 的标准，按比例折算）",
        " (bounds of {theirs} full points, in proportion)",
    ),
    "rounded": (
        "等级按公布的总分（舍入到 {places} 位小数）定；界限与它相比，距离按舍入之前的总分算。",
        "The grade is read off the published total, rounded to {places} decimals; bounds are held "
        "against it, and distances count from the total before it is rounded.",
    ),
    "exact": (
        "等级按准确的总分定，不舍入。",
        "The grade is read off the exact total, which is not rounded.",
    ),
    "decided": (
        "等级限制或一票否决起了作用：“最终等级”是它们照旧成立时的等级。",
        "A gate or veto decides: the grade in the end is the one given while they hold as now.",
    ),
    "proven": (
        "每个结果都由评分程序按改过的标准重新定级。",
        "Every grade here was given again by the program that scores, on the changed scale.",
    ),
}


def tell(key: str, language: str, **details: object) -> str:
    """Return a text."""
    return pick(TEXTS[key], language).format(**details)


def bound_text(grade: Grade) -> str:
    """Write the lower bound of a grade: ``≥ 90`` or ``> 90``."""
    return f"{'≥' if grade.included else '>'} {as_text(grade.lower)}"


def scale_text(grades: Sequence[Grade], language: str) -> str:
    """Write a scale; the lowest grade has everything below the others."""
    comma = "、" if language == "zh" else ", "
    parts = [f"{one.label.of(language)} {bound_text(one)}" for one in grades[:-1]]
    return comma.join([*parts, grades[-1].label.of(language)])
