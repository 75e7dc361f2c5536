"""What is said of scores that are tried out, in Chinese and English."""

from __future__ import annotations

from scoring.report.words import pick

TEXTS: dict[str, tuple[str, str]] = {
    "change_title": ("改分的影响", "What if scores were others"),
    "totals": ("总分 {before} → {after} 分（满分 {full}）", "Total {before} → {after} of {full}."),
    "totals_same": ("总分仍是 {after} 分（满分 {full}）", "Total still {after} of {full}."),
    "grades": ("，等级：{before} → {after}", " Grade: {before} → {after}."),
    "grades_same": ("，等级仍是：{after}", " Grade still: {after}."),
    "changes": ("改了什么", "What was changed"),
    "key": ("改动", "What"),
    "was": ("原来", "Before"),
    "is": ("改为", "After"),
    "nodes": ("变动的得分", "Points that changed"),
    "difference": ("变动", "Change"),
    "no_nodes": ("没有得分变动。", "No points changed."),
    "limits_before": (
        "改前起作用的封顶、等级限制、一票否决和系数：",
        "Caps, gates, vetoes and the coefficient before:",
    ),
    "void_differ": (
        "哪些评分作废，改前改后不同，其他指标也会随着变。改前：{before}改后：{after}",
        "Other ballots are void than before, which changes other indicators too. "
        "Before: {before} After: {after}",
    ),
    "none_void": ("没有作废的评分。", "None is void."),
    "given": (
        "得分直接改的，所填的不再起作用，几位专家视为意见一致。",
        "Where points were given, what was filled in has no effect, and all reviewers agree on "
        "them.",
    ),
    "nothing": ("（空）", "(blank)"),
    "effects_title": ("单个指标的影响", "What single indicators change"),
    "decisive": (
        "单独就能改变等级的指标：{ids}（一步之内：{step}）。",
        "Indicators that change the grade alone: {ids} (within a step: {step}).",
    ),
    "none_decisive": (
        "没有哪个指标单独就能改变等级。",
        "No indicator changes the grade alone.",
    ),
    "none": ("无", "none"),
    "plus_minus": (
        "减一步、加一步（空白：没有变化；“—”：没有下一步）",
        "One step less, one step more (blank: no change; “—”: no such step)",
    ),
    "tornado": (
        "影响最大的指标：最低分和最高分",
        "The largest effects: fewest and most points",
    ),
    "minus": ("减一步", "Less"),
    "plus": ("加一步", "More"),
    "least": ("最低", "Fewest"),
    "most": ("最高", "Most"),
    "span": ("总分相差", "Span"),
    "rest": ("另有 {count} 个影响更小的指标没有列出。", "{count} smaller effects are not shown."),
    "about_steps": (
        "一步：档次、要点清单、是非题是下一个可能的得分；专家打分是评分标准规定的步长；由数据按公式算的是分值的"
        " {percent}%，不超出最低和最高分，按指标的小数位取。",
        "A step leads to the next level, or the next points of a checklist or question; it is the "
        "declared step where points are given freely, and {percent} % of the full points where "
        "they follow figures by a formula; it ends at the fewest and most points, and has the "
        "decimals of the indicator.",
    ),
    "about_percent": (
        "一步：档次、要点清单、是非题是下一个可能的得分；其他是分值的 {percent}%，"
        "不超出最低和最高分，按指标的小数位取。",
        "A step leads to the next level, or the next points of a checklist or question; elsewhere "
        "it is {percent} % of the full points; it ends at the fewest and most points, and has the "
        "decimals of the indicator.",
    ),
    "about_ends": (
        "最低、最高分：有档次的是最低、最高一档，其他是 0 分和满分。",
        "Fewest and most points are those of the lowest and highest level, else 0 and the full "
        "points.",
    ),
    "about_alone": (
        "每次只动一个指标（几位专家意见一致），其他不变，重新评一遍：舍入、封顶、等级限制、一票否决都重新执行。"
        "减分项加一步是多减。",
        "One indicator moves at a time, all reviewers agreeing on it, and the sheet is evaluated "
        "again with rounding, caps, gates and vetoes. A penalty item that moves up takes more.",
    ),
    "left_out": ("没有列出不计分的指标：{ids}。", "Left out and not listed: {ids}."),
}


def tell(key: str, language: str, **details: object) -> str:
    """Return a text on scores that are tried out."""
    return pick(TEXTS[key], language).format(**details)
