"""The words of a manual, in both languages."""

from __future__ import annotations

from scoring.report.formula_words import FORMULAS
from scoring.report.limit_words import LIMITS

SENTENCES: dict[str, tuple[str, str]] = {
    **FORMULAS,
    **LIMITS,
    # the head
    "title": ("{name}：评分手册（{id} {version}）", "{name}: scoring manual ({id} {version})"),
    "source": ("依据：{text}", "Source: {text}"),
    "effective": ("自 {day} 起施行。", "It applies from {day}."),
    "until": ("施行至 {day}。", "It applies until {day}."),
    "extends": (
        "在“{name}”的基础上修改而成，未改的部分以其为准。",
        "It is made from “{name}”; what is not changed stands as there.",
    ),
    "size": (
        "满分 {full} 分，{groups} 个分组，{indicators} 个指标。",
        "{full} points in full, {groups} groups, {indicators} indicators.",
    ),
    "one_size": ("满分 {full} 分，1 个指标。", "{full} points in full, 1 indicator."),
    "reading": (
        "公式取自评分规则本身，有几种情形的，自上而下第一个符合的为准。指标的公式给出舍入之前的得分，"
        "由评审专家填报的为一位专家的得分；分组的公式用于各下级都计入的情形。",
        "Formulas are taken from the scoring rules themselves; of several cases the first that "
        "fits counts. That of an indicator gives its points before they are rounded, where "
        "reviewers answer those of one reviewer; that of a group is for the case that all its "
        "children count.",
    ),
    # titles
    "grades": ("等级", "Grades"),
    "decisions": ("结论", "Decisions"),
    "range": ("总分", "Total"),
    "rounding": ("舍入", "Rounding"),
    "panel": ("评审", "Panel"),
    "missing": ("没有得分的情形", "What has no points"),
    "caps": ("封顶", "Caps"),
    "gates": ("等级限制", "Gates"),
    "vetoes": ("一票否决", "Vetoes"),
    "coefficient": ("系数", "Coefficient"),
    "self_scores": ("自评与复审", "Self score and review"),
    "tree": ("指标一览", "Indicators at a glance"),
    # grades
    "basis_exact": ("等级按未舍入的总分确定。", "The grade is read off the exact total."),
    "basis_rounded": ("等级按舍入后的总分确定。", "The grade is read off the rounded total."),
    "any_total": ("任何总分", "any total"),
    "or_more": ("{low}以上", "{low} or more"),
    "or_less": ("{high}以下", "{high} or less"),
    "between": ("{low}至 {high}", "{low} to {high}"),
    "included": ("{bound}（含）", "{bound} (included)"),
    "excluded": ("{bound}（不含）", "{bound} (not included)"),
    # rounding
    "rounds": ("{stage}{how}到{places}。", "{stage}: {how} to {places}."),
    "one_decimal": (" 1 位小数", "1 decimal"),
    "decimals": (" {count} 位小数", "{count} decimals"),
    "whole_points": ("整数", "whole points"),
    "not_rounded": ("{stage}不舍入。", "{stage}: not rounded."),
    "shown": ("数字至少写出{places}。", "Numbers are printed with at least {places}."),
    "stage_panel": ("评审组合成后的得分", "What the panel comes to"),
    "stage_indicator": ("各指标得分", "Points of indicators"),
    "stage_group": ("各分组得分", "Points of groups"),
    "stage_total": ("总分", "Total"),
    "stage_node": ("本项得分", "Its points"),
    "half_up": ("四舍五入", "rounded half up"),
    "half_even": ("四舍六入五成双", "rounded half to even"),
    "down": ("向下舍去", "rounded down"),
    "up": ("向上进位", "rounded up"),
    # the panel
    "panel_mean": ("取各位专家的平均", "the mean of the reviewers"),
    "panel_weighted_mean": (
        "按专家权重取加权平均",
        "the mean of the reviewers, each with a weight",
    ),
    "panel_median": (
        "取各位专家的中位数（人数为偶数时取中间两个的平均）",
        "the median of the reviewers (of an even number the mean of the two in the middle)",
    ),
    "panel_trimmed_mean": (
        "去掉 {high} 个最高、{low} 个最低后取平均",
        "the mean without the {high} highest and the {low} lowest",
    ),
    "on_indicator": ("每个指标的得分{how}。", "The points of every indicator are {how}."),
    "on_total": ("总分{how}。", "The total is {how}."),
    "panel_size": (
        "评审专家 {least} 至 {most} 位；弃权的不计入。",
        "{least} to {most} reviewers; an abstention is left out.",
    ),
    "panel_one": ("评审专家 1 位。", "One reviewer."),
    "void_all_full": (
        "全部打满分的评分作废，各指标都不计入。",
        "A ballot with full points everywhere is void and counts nowhere.",
    ),
    "void_all_alike": (
        "各指标得分率全部相同的评分作废，各指标都不计入。",
        "A ballot in which all score rates are the same is void and counts nowhere.",
    ),
    "void_quota": (
        "得分率 {rate}% 及以上的指标超过 {share}% 的评分作废，各指标都不计入。",
        "A ballot in which more than {share} % of the scores are at a rate of {rate} % or above "
        "is void and counts nowhere.",
    ),
    "trim_from": (
        "不足 {least} 位时不去掉，取平均。",
        "With fewer than {least} nothing is left out of the mean.",
    ),
    # what a state means
    "state_line": ("{state}：{policy}。", "{state}: {policy}."),
    "policy_refuse": ("不接受评分表，须处理后再评", "the sheet is refused until that is settled"),
    "policy_zero": ("计零分", "it earns nothing"),
    "policy_full": ("计满分", "it earns its full points"),
    "policy_skip": (
        "不计入，得分和应得分值都不算",
        "it is left out of what is earned and of what could be",
    ),
    "policy_siblings": (
        "不计入，其分值由同级指标按各自分值分担",
        "it is left out, and its siblings share its points in proportion to theirs",
    ),
    "policy_tree": (
        "不计入，其分值由全部指标按各自分值分担",
        "it is left out, and the whole tree shares its points in proportion",
    ),
    "policy_give": (
        "不计入，其分值转给“{name}”",
        "it is left out, and “{name}” receives its points",
    ),
    "policy_here": (
        "没有得分的情形与上级不同：{policies}。",
        "What has no points, where that differs from above: {policies}.",
    ),
    "policy_state": ("{state}——{policy}", "{state}: {policy}"),
    # groups
    "sum": ("得分为各下级得分之和。", "The points of its children are added."),
    "weighted_mean": (
        "各下级的得分率按权重加权平均，乘以分值。",
        "The score rates of its children are averaged by weight, times the full points.",
    ),
    "pool": (
        "各下级共享 {full} 分：适用的按各自分值的比例计，不适用的不计。",
        "Its children share {full} points in proportion to theirs; those that do not apply are "
        "left out.",
    ),
    "geometric_mean": (
        "各下级得分率的几何平均，乘以分值；有一项为零即为零。",
        "The geometric mean of the score rates of its children, times the full points; "
        "nothing where one of them is nothing.",
    ),
    "harmonic_mean": (
        "各下级得分率的调和平均，乘以分值；有一项为零即为零。",
        "The harmonic mean of the score rates of its children, times the full points; "
        "nothing where one of them is nothing.",
    ),
    "power_mean": (
        "各下级得分率的 {exponent} 次幂平均，乘以分值。",
        "The power mean of exponent {exponent} of the score rates of its children, times the full "
        "points.",
    ),
    "product": (
        "各下级得分率连乘，乘以分值。",
        "The product of the score rates of its children, times the full points.",
    ),
    "weakest": (
        "取各下级得分率中最低的，乘以分值。",
        "The lowest of the score rates of its children, times the full points.",
    ),
    "best": (
        "取各下级得分率中最高的，乘以分值。",
        "The highest of the score rates of its children, times the full points.",
    ),
    "median": (
        "取各下级得分率的中位数（偶数个时取中间两个的平均），乘以分值。",
        "The median of the score rates of its children (of an even number the mean of the two in "
        "the middle), times the full points.",
    ),
    "most_frequent": (
        "取各下级得分率中出现最多的（同样多的取最高），乘以分值。",
        "The score rate that occurs most often among its children (of equally frequent ones the "
        "highest), times the full points.",
    ),
    "one_of": (
        "各下级只评一项，以其得分率乘以分值。",
        "Exactly one of its children is scored; its score rate times the full points.",
    ),
    "drop_lowest": (
        "去掉得分率最低的 {lowest} 项（使其余最高），其余取平均，乘以分值；至少留一项。",
        "The {lowest} lowest are dropped (so that the rest comes out best) and the rest averaged, "
        "times the full points; one always stays.",
    ),
    "drop_highest": (
        "去掉得分率最高的 {highest} 项（使其余最低），其余取平均，乘以分值；至少留一项。",
        "The {highest} highest are dropped (so that the rest comes out worst) and the rest "
        "averaged, times the full points; one always stays.",
    ),
    "drop_both": (
        "去掉得分率最低的 {lowest} 项和最高的 {highest} 项，其余取平均，乘以分值；至少留一项。",
        "The {lowest} lowest and the {highest} highest are dropped and the rest averaged, times "
        "the full points; one always stays.",
    ),
    "table": (
        "按各下级的等级查表，自上而下第一行符合的为准。",
        "The levels of its children are looked up; the first row that fits decides.",
    ),
    "table_row": ("{when}：{outcome}", "{when}: {outcome}"),
    "table_any": ("其他情形", "in any other case"),
    "table_level": ("“{name}”为{levels}", "“{name}” is {levels}"),
    "outcome": (
        "“{label}”得分值的 {share}，即 {points} 分",
        "“{label}” earns {share} of the full points, that is {points}",
    ),
    "weights": ("权重合计 {total}：{weights}。", "Weights, {total} in all: {weights}."),
    "equal_weights": ("各下级权重相同。", "Its children weigh the same."),
    "by_points": ("各下级按分值计权。", "Its children weigh by their full points."),
    "weight_of": ("“{name}” {weight}", "“{name}” {weight}"),
    "cap": ("封顶：最多 {points} 分。", "Cap: at most {points} points."),
    "floor": ("最低 {points} 分。", "Never below {points} points."),
    "cumulative": (
        "各下级得分依次舍入到{places}：每项取累计数舍入后的增加数，合计等于舍入后的总和。",
        "The points of its children are rounded one after the other to {places}, each by "
        "what the sum so far, rounded, rises with it; they add up to the rounded sum.",
    ),
    # nodes
    "points_full": ("{points} 分", "{points} points"),
    "one_point": ("1 分", "1 point"),
    "extra_bonus": ("加分项，最多加 {points} 分", "bonus item, at most {points} points more"),
    "extra_penalty": ("扣分项，最多扣 {points} 分", "penalty item, at most {points} points less"),
    "weighed_bonus": (
        "加分项，自身 {points} 分，给上级最多加 {most} 分",
        "bonus item, {points} points of its own, at most {most} more for its parent",
    ),
    "weighed_penalty": (
        "扣分项，自身 {points} 分，从上级最多扣 {most} 分",
        "penalty item, {points} points of its own, at most {most} less for its parent",
    ),
    "extra_flag": ("标记，不计分，供条件引用", "flag, no points: conditions refer to it"),
    "counts_bonus": (
        "加分项：在上级分值之外加分，不是满分的一部分。",
        "Bonus item: its points are added beyond the full points of its parent.",
    ),
    "counts_penalty": (
        "扣分项：从上级得分中扣除，不是满分的一部分。",
        "Penalty item: its points are taken off those of its parent.",
    ),
    "worth_bonus": (
        "加分项：自身每得 1 分，“{parent}”加 {each} 分，不是满分的一部分。",
        "Bonus item: each of its points adds {each} to those of “{parent}”, beyond the full "
        "points.",
    ),
    "worth_penalty": (
        "扣分项：自身每得 1 分，“{parent}”扣 {each} 分，不是满分的一部分。",
        "Penalty item: each of its points takes {each} off those of “{parent}”.",
    ),
    "also_under": ("同时计入：{names}。", "It also counts for: {names}."),
    "illustrative": (
        "分值或权重为示例，来源未作规定。",
        "Its points or weight are illustrative; the source prints none.",
    ),
    "explanation": ("指标说明：{text}", "What it looks at: {text}"),
    "standard": ("评分标准（原文）：{text}", "Scoring standard (as stated): {text}"),
    "rule": ("评分标准：{text}", "Scoring standard: {text}"),
    "asked": ("填报：{inputs}。", "To fill in: {inputs}."),
    "input_figure": ("{name}（{range}）", "{name} ({range})"),
    "figure_range": ("{low} 至 {high}{unit}", "{low} to {high}{unit}"),
    "figure_from": ("{low}{unit} 起", "{low}{unit} or more"),
    "figure_places": ("，最多{places}", ", at most {places}"),
    "figure_whole": ("，整数", ", a whole number"),
}


def say(key: str, language: str, **details: object) -> str:
    """Return a sentence."""
    return SENTENCES[key][0 if language == "zh" else 1].format(**details)


def decimals(places: int, language: str) -> str:
    """Return a number of decimals; none are whole points."""
    if not places:
        return say("whole_points", language)
    return say("one_decimal" if places == 1 else "decimals", language, count=places)
