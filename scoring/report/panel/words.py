"""What the study of a panel says, in Chinese and English."""

from __future__ import annotations

from scoring.report.words import pick

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("评审组分析", "Panel study"),
    "few_disputes": ("各位专家给的分都相同。", "All reviewers gave the same points."),
    "nothing_shared": (
        "没有哪个指标有两位以上专家评分，看不出分歧。",
        "No indicator was scored by two reviewers or more, so there are no disagreements to see.",
    ),
    "decisive": (
        "单独就能改变等级的分歧：{ids}。先讨论这些。",
        "Disagreements that alone could change the grade: {ids}. Discuss these first.",
    ),
    "none_decisive": (
        "没有哪一项分歧单独能改变等级。",
        "No disagreement alone could change the grade.",
    ),
    "pairs": (
        "两项合起来就能改变等级的分歧：{pairs}。先讨论这些。",
        "Two disagreements settled on the same side could change it: {pairs}. Discuss these first.",
    ),
    "more_pairs": ("等（另有 {count} 对）", " and {count} more"),
    "no_pairs": (
        "任何两项合起来也不能，要三项以上都定在同一边才会。",
        "No two of them could, only three or more settled on the same side.",
    ),
    "together": (
        "全部分歧都定在总分较低的一边：{low}，“{low_grade}”；都定在较高的一边：{high}，“{high_grade}”。",
        "All of them settled on the lower side: {low}, “{low_grade}”; "
        "on the higher side: {high}, “{high_grade}”.",
    ),
    "holds": ("少了任何一位专家，等级都不变。", "The grade holds without any one reviewer."),
    "depends": (
        "少了这些专家，等级会变：{who}。",
        "The grade changes without: {who}.",
    ),
    "unknown": (
        "少了这些专家就没有结果：{who}；少了其余任何一位，等级都不变。",
        "Without these reviewers there is no result: {who}; the grade holds without any other.",
    ),
    "all_unknown": (
        "少一位专家就没有结果，看不出等级是否取决于某一位。",
        "With one reviewer fewer there is no result, so whether the grade rests on one of them "
        "cannot be told.",
    ),
    "nobody": (
        "没有专家逐人评分的指标，无从分析。",
        "Nothing was scored by reviewers, so there is nothing to study.",
    ),
    "stakes": ("分歧与等级（从上往下讨论）", "Disagreements and the grade (discuss from the top)"),
    "lowest": ("最低评分", "Lowest"),
    "highest": ("最高评分", "Highest"),
    "at_lowest": ("都按最低", "If lowest"),
    "at_highest": ("都按最高", "If highest"),
    "span": ("总分相差", "Span"),
    "changes": ("等级会变", "Grade may change"),
    "without": ("少一位专家", "Without one reviewer"),
    "left_out": ("少了", "Without"),
    "change": ("总分增减", "Change"),
    "note": ("说明", "Note"),
    "same": ("等级不变", "same grade"),
    "other": ("等级改变", "other grade"),
    "no_result": ("没有结果", "no result"),
    "refused": ("少了{who}没有结果：{why}。", "No result without {who}: {why}."),
    "void": ("本分析不看这份评分。", " It has no part in this study."),
    "more": ("{what}（共 {count} 个问题）", "{what} ({count} problems)"),
    "unscored": (
        "{ids} 只有这位评了分，按缺失处理",
        "{ids} scored by nobody else, so settled as missing",
    ),
    "severity": ("偏严偏宽（与其他专家的合成分相比）", "Harsh and lenient (against the others)"),
    "common": ("共评指标", "Common"),
    "mean": ("平均偏差", "Mean deviation"),
    "interval": ("95%区间", "95 % interval"),
    "points": ("折合总分", "In the total"),
    "verdict": ("结论", "Verdict"),
    "harsh": ("偏严", "harsh"),
    "lenient": ("偏宽", "lenient"),
    "neither": ("看不出", "neither"),
    "few-common": ("共评指标不足 {least} 个，不下结论", "under {least} common indicators"),
    "outliers": ("离群的评分", "Outlying scores"),
    "no_outliers": ("没有离群的评分。", "No outlying scores."),
    "given": ("评分", "Given"),
    "median": ("中位数", "Median"),
    "rule": ("判断依据", "By"),
    "modified-z": ("修正Z值 {value}", "modified z {value}"),
    "distance": ("离中位数 {value}", "{value} from the median"),
    "agreement": ("总体一致性", "Agreement overall"),
    "figure": ("统计量", "Figure"),
    "value": ("数值", "Value"),
    "meaning": ("含义", "Meaning"),
    "each": ("各指标的分歧", "Agreement by indicator"),
    "scored": ("评分人数", "Scored by"),
    "spread": ("极差", "Range"),
    "deviation": ("平均离差", "Average deviation"),
    "about_rates": (
        "一致性按得分率算（减分项按未扣的比例），问项不算："
        "{compared} 个指标，其中 {complete} 个全体都评了。"
        "ICC 和 W 只用全体都评了的，α 用至少两位评了的。",
        "Agreement is about score rates (of penalties what is left), without flags: {compared} "
        "indicators, {complete} of them scored by all. ICC and W take those scored by all, alpha "
        "those scored by at least two.",
    ),
    "about_severity": (
        "偏严、偏宽：平均偏差的95%区间（t分布）不含零，且共评指标不少于 {least} 个。"
        "折合总分：各指标的偏差分按它在总分里的份量相加。",
        "Harsh or lenient: the 95 % interval of the mean deviation (Student's t) holds no zero, on "
        "at least {least} common indicators. In the total: deviations in points, each times what "
        "a point of that indicator gives in the total.",
    ),
    "about_outliers": (
        "离群：{panel} 人以上且绝对离差的中位数不为零的，"
        "修正Z值（0.6745×偏差÷绝对离差的中位数）的绝对值大于 {z}；"
        "其余的，与中位数相差超过分值的 {share}；不足 {least} 人的不判断。",
        "Outlying: with {panel} reviewers or more and a median absolute deviation above zero, a "
        "modified z-score (0.6745 × deviation ÷ that) beyond {z}; else a distance from the median "
        "of more than {share} of the full points; below {least} reviewers nothing is said.",
    ),
    "about_spread": (
        "极差、平均离差按得分率；平均离差是各人与中位数之差的平均。",
        "Range and average deviation are score rates; the latter is the mean distance from the "
        "median.",
    ),
    "exact": (
        "总分和等级都是把评分表改动后重新评出来的，准确无误。",
        "Totals and grades were evaluated again from the changed sheet; they are exact.",
    ),
}

MEANINGS: dict[str, tuple[str, str]] = {
    "ICC(1,1)": ("一位专家，单向", "one reviewer, one-way"),
    "ICC(2,1)": ("一位专家，绝对一致", "one reviewer, absolute agreement"),
    "ICC(3,1)": ("一位专家，相对一致", "one reviewer, consistency"),
    "ICC(1,k)": ("{k} 位平均，单向", "mean of {k}, one-way"),
    "ICC(2,k)": ("{k} 位平均，绝对一致", "mean of {k}, absolute agreement"),
    "ICC(3,k)": ("{k} 位平均，相对一致", "mean of {k}, consistency"),
    "W": ("指标排序一致（{test}）", "same order of indicators ({test})"),
    "alpha": ("一位专家，绝对一致，弃权也可", "one reviewer, absolute agreement, gaps allowed"),
}

NAMES: dict[str, tuple[str, str]] = {
    "W": ("肯德尔 W", "Kendall's W"),
    "alpha": ("克里彭多夫 α", "Krippendorff's alpha"),
}

WHY: dict[str, tuple[str, str]] = {
    "few-reviewers": ("算不出：不足两位专家", "undefined: fewer than two reviewers"),
    "few-indicators": (
        "算不出：可用的指标不足两个",
        "undefined: fewer than two indicators to go by",
    ),
    "no-variance": ("算不出：得分率都相同", "undefined: all score rates are equal"),
    "means-alike": (
        "算不出：各指标的平均得分率相差不大于偶然",
        "undefined: the indicators differ no more than by chance",
    ),
    "no-residual": ("没有区间：意见完全一致", "no interval: they agree exactly"),
    "no-interval": ("没有区间：近似算法不适用", "no interval: its approximation breaks down"),
}
"""Why a figure, or its interval, is undefined; see :data:`scoring.agreement.figures.Why`."""


def tell(key: str, language: str, **details: object) -> str:
    """Return a text of the study of a panel."""
    return pick(TEXTS[key], language).format(**details)
