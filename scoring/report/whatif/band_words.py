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
    "projects": ("{count} 个项目", "Projects: {count}"),
    "counts": ("现在的等级", "Grades now"),
    "number": ("项目数", "Projects"),
    "share": ("占比", "Share"),
    "sweep": (
        "“{grade}”的界限（现在 {bound}）移动时各等级的项目数；"
        "可移动范围 {allowed}，共 {count} 个临界值",
        "Projects in each grade as the bound of “{grade}” (now {bound}) moves within {allowed}; "
        "critical values: {count}",
    ),
    "beyond": ("界限", "Bound"),
    "changing": ("变动", "Changing"),
    "transitions": (
        "换成 {scale} 之后：{count} 个项目（{share}）变等级",
        "With {scale}: {count} of {all} projects ({share}) change grade",
    ),
    "from_to": ("原来＼之后", "From \\ to"),
    "together": ("合计", "Together"),
    "movers": ("变等级的项目，离原等级近的在前", "Who changes grade, nearest to the old one first"),
    "first_movers": (
        "变等级的项目，离原等级近的在前（{all} 个中的前 {count} 个）",
        "Who changes grade, nearest to the old one first (the first {count} of {all})",
    ),
    "row": ("行", "Row"),
    "project": ("项目", "Project"),
    "total": ("总分", "Total"),
    "before": ("原来", "Before"),
    "after": ("之后", "After"),
    "away": ("离原等级", "From the old grade"),
    "found": (
        "要使 {wants}，离现在最近的界限：{scale}。",
        "For {wants} the nearest bounds are: {scale}.",
    ),
    "impossible": (
        "{wants}：没有这样的界限，因为：",
        "{wants}: there are no such bounds, because:",
    ),
    "not_together": (
        "这些要求单独都能满足，不能同时满足：{wants}。",
        "Each of these could be met, but not together: {wants}.",
    ),
    "nearest": (
        "{want}：其余要求满足时，能有的最近的项目数是 {numbers}。",
        "{want}: with the others met, the nearest number of projects is {numbers}.",
    ),
    "nearest_alone": (
        "{want}：能有的最近的项目数是 {numbers}。",
        "{want}: the nearest number of projects is {numbers}.",
    ),
    "fixed": (
        "{count} 个项目由于等级限制或一票否决，无论界限在哪里都是这个等级。",
        "Given this grade by gates and vetoes, whatever the bounds: {count}.",
    ),
    "barred": (
        "{count} 个项目由于等级限制或一票否决，无论界限在哪里都不会是这个等级。",
        "Kept from this grade by gates and vetoes, whatever the bounds: {count}.",
    ),
    "tied": (
        "总分相同的项目不能分开；最多的一组有 {count} 个，都是 {total} 分。",
        "Projects with equal totals cannot be parted; the largest group has {count}, "
        "all with {total}.",
    ),
    "bounds_found": ("找到的界限", "The bounds that were found"),
    "same_from": ("在此范围内结果相同", "The same anywhere in"),
    "about_critical": (
        "界限越过“界限”一栏的数时，“变动”个项目变等级，之后各等级的项目数如后几栏；两行之间没有项目变动。"
        "带 * 的一行是现在。",
        "When a bound passes the value in a row, so many projects change and the grades have these "
        "numbers from there on; between two rows nobody changes. The row with * is the present.",
    ),
    "all_in_csv": (
        "这里只列出一部分；全部临界值或变动项目见 JSON，或写入 .csv（-o）。",
        "Only some are listed; JSON has all of them, and so has a .csv file (-o).",
    ),
    "proven_all": (
        "等级限制、一票否决照旧成立；总分相同的项目总在一起。",
        "Gates and vetoes hold as before; projects with equal totals stay together.",
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
