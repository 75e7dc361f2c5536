"""What rules, ways to combine and branches of rules are called, in Chinese and English."""

from __future__ import annotations

RULES = {
    "judged": ("专家评分", "judged"),
    "proportional": ("按比例", "proportional"),
    "yes_no": ("是否", "yes or no"),
    "tiers": ("分档", "tiers"),
    "checklist": ("要点清单", "checklist"),
    "band": ("定性档次", "qualitative band"),
    "levels": ("等级系数", "levels"),
    "deductions": ("扣分清单", "deduction list"),
    "steps": ("按步扣分", "deduction by steps"),
    "rank": ("按名次", "rank"),
    "threshold": ("及格线以上按比例", "from a pass line on"),
    "equality": ("与目标相等", "equal to the target"),
    "two_sided": ("适度区间", "best in a range"),
    "goalposts": ("最差值至最好值", "between goalposts"),
    "ratios": ("多项比率", "several ratios"),
    "survey": ("满意度调查", "survey"),
    "sum": ("求和", "sum"),
    "weighted_mean": ("加权平均", "weighted mean"),
    "pool": ("共享分值", "shared pool"),
    "geometric_mean": ("几何平均", "geometric mean"),
    "harmonic_mean": ("调和平均", "harmonic mean"),
    "power_mean": ("幂平均", "power mean"),
    "product": ("连乘", "product"),
    "weakest": ("取最低", "the weakest"),
    "best": ("取最高", "the best"),
    "median": ("取中位数", "median"),
    "most_frequent": ("取最常见", "the most frequent"),
    "one_of": ("择一", "one of"),
    "drop": ("去掉若干项后平均", "mean without some"),
    "table": ("规则表", "rule table"),
}
BRANCHES = {
    "yes_no.yes": ("是，得满分", "yes: full points"),
    "yes_no.no": ("否，不得分", "no: nothing"),
    "checklist.counted": ("前提具备，逐项计分", "prerequisite met"),
    "checklist.prerequisite_missing": ("缺前提，不得分", "prerequisite missing: nothing"),
    "proportional.target_met": ("达到目标，得满分", "target met: full points"),
    "proportional.in_proportion": ("未达到目标要求，按比例", "target not met: in proportion"),
    "proportional.twice_target": ("达到目标两倍，不得分", "twice the target or more: nothing"),
    "proportional.over_explain": (
        "远超目标，得满分，须说明原因",
        "far above the target: full points, with a reason",
    ),
    "proportional.over_reduced": ("远超目标，按超出程度扣分", "far above the target: reduced"),
    "proportional.over_least": (
        "远超目标，扣到保底分",
        "far above the target: reduced to the least that is kept",
    ),
    "target.zero_met": ("目标为零且实际为零，得满分", "target of zero met: full points"),
    "target.zero_missed": ("目标为零而实际不为零，不得分", "target of zero not met: nothing"),
    "threshold.target_met": ("达到目标，得满分", "target met: full points"),
    "threshold.passed": (
        "达到及格线，按超出及格线的部分计分",
        "pass line reached: in proportion to what is beyond it",
    ),
    "threshold.not_passed": ("低于及格线，不得分", "below the pass line: nothing"),
    "equality.equal": ("等于目标，得满分", "equal to the target: full points"),
    "equality.above_full": ("高于目标，得满分", "above the target: full points"),
    "equality.above_zero": ("高于目标，不得分", "above the target: nothing"),
    "equality.below_full": ("低于目标，得满分", "below the target: full points"),
    "equality.below_zero": ("低于目标，不得分", "below the target: nothing"),
    "two_sided.within": ("在适度区间内，得满分", "within the best range: full points"),
    "two_sided.below": ("低于适度区间，按差距扣分", "below the best range: in proportion"),
    "two_sided.below_nothing": (
        "低于适度区间过多，不得分",
        "too far below the best range: nothing",
    ),
    "two_sided.below_full": (
        "低于适度区间，这一侧不扣分",
        "below the best range, which costs nothing",
    ),
    "two_sided.above": ("高于适度区间，按差距扣分", "above the best range: in proportion"),
    "two_sided.above_nothing": (
        "高于适度区间过多，不得分",
        "too far above the best range: nothing",
    ),
    "two_sided.above_full": (
        "高于适度区间，这一侧不扣分",
        "above the best range, which costs nothing",
    ),
    "goalposts.best": ("达到最好值，得满分", "best value reached: full points"),
    "goalposts.between": ("在最差值与最好值之间", "between the worst and the best value"),
    "goalposts.worst": ("不好于最差值，不得分", "no better than the worst value: nothing"),
    "ratios.reached": ("合并后的比率达到 1，得满分", "combined ratio of 1 reached: full points"),
    "ratios.in_proportion": ("按合并后的比率计分", "in proportion to the combined ratio"),
    "survey.too_few_zero": ("样本不足，不得分", "too few answers: nothing"),
    "survey.too_few_deduct": ("样本不足，扣去一部分分值", "too few answers: a share is lost"),
    "tiers.otherwise": ("不在各档之内", "in no tier"),
    "deductions.none": ("没有扣分事项，得满分", "no fault counted: full points"),
    "deductions.counted": ("按事项扣分", "less what the faults cost"),
    "deductions.used_up": (
        "应扣分达到或超过分值，扣完为止",
        "the faults cost the full points or more: used up",
    ),
    "deductions.takes_all": (
        "出现一次即不得分的事项，不得分",
        "a fault that takes all the points: nothing",
    ),
    "steps.none": ("不扣分", "no step lost"),
    "steps.counted": ("按偏离基准的步数扣分", "less what the steps off the reference cost"),
    "steps.used_up": ("偏离过大，扣完为止", "too many steps off: used up"),
    "rank.first": ("排名第一，得满分", "first: full points"),
    "rank.behind": ("按名次扣分", "less what the places behind the first cost"),
    "rank.used_up": ("名次靠后，扣完为止", "too many places behind: used up"),
}


def branch(key: str, language: str) -> str:
    """Return how a branch of a rule is called."""
    if key.startswith("tiers.tier "):
        number = key.removeprefix("tiers.tier ")
        return f"第 {number} 档" if language == "zh" else f"tier {number}"
    return BRANCHES[key][0 if language == "zh" else 1]
