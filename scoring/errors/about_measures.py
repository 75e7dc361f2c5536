"""Problems of rules that follow a value, and of answers that contradict each other.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "sheet.rank-beyond-cohort": (
        "排在前面的与并列的合计，不少于参加排名的总数；总数应包含本项目。",
        "请核对这三个数。",
        "Those better and those equal leave no room for this one in the cohort.",
        "Check the three numbers; the cohort includes this one.",
    ),
    "rule.over-not-wanted": (
        "越低越好的指标没有超额完成一说，用不到 over。",
        "请删除它。",
        "Where lower is better nothing can be far above the target, so over has no use.",
        "Remove it.",
    ),
    "rule.over-below-target": (
        "from_rate 是目标的倍数，{value} 低于 1。",
        "请写 1 或以上，例如 1.3 表示目标的 130%。",
        "from_rate is a multiple of the target, and {value} is below 1.",
        "Write 1 or more; 1.3 is 130% of the target.",
    ),
    "rule.over-reduces-not": (
        'effect = "{effect}" 不扣分，用不到这一项（{value}）。',
        '请删除它，或写 effect = "reduce"。',
        'effect = "{effect}" takes nothing off, so this ({value}) has no use.',
        'Remove it, or write effect = "reduce".',
    ),
    "rule.over-deduct-missing": (
        "没有说明超额完成怎样扣分。",
        "请写 deduct：每超出一个目标值，扣去分值的几分之几；写 1 则超出 20% 扣 20%。",
        "How much a result far above its target loses is not declared.",
        "Write deduct, the share of the full points lost for each target's worth beyond; "
        "with 1, being 20% beyond loses 20%.",
    ),
    "rule.over-deduct-not-positive": (
        "扣分比例 {value} 不大于 0，等于不扣分。",
        '请写大于 0 的数；不扣分则写 effect = "ignore" 或 "explain"。',
        "A deduct of {value} is not above 0, so nothing is lost.",
        'Write a number above 0, or effect = "ignore" or "explain".',
    ),
    "rule.pass-line-outside": (
        "及格线 {value} 不在 0（含）至 1（不含）之间。",
        "请写占目标的比例，例如 0.6。",
        "The pass line {value} is not between 0, included, and 1, excluded.",
        "Write a share of the target, such as 0.6.",
    ),
    "rule.target-never-met": (
        "实际值最多 {places} 位小数并有上下限，永远不会等于目标值 {value}。",
        "请改目标值，或改 actual 的 places、at_least、at_most。",
        "The actual value has at most {places} decimals and its limits: it can never equal the "
        "target {value}.",
        "Change the target, or places, at_least and at_most of actual.",
    ),
    "rule.edges-not-rising": (
        "{value} 低于 {other}（{limit}）。",
        "应有 zero_below ≤ full_from ≤ full_to ≤ zero_above。",
        "{value} is below {other} ({limit}).",
        "They must stand in order: zero_below ≤ full_from ≤ full_to ≤ zero_above.",
    ),
    "rule.never-falls": (
        "两侧都没有说明到哪里扣完，任何值都得满分。",
        "请写 zero_below 或 zero_above；与区间端点相同表示出了区间即不得分。",
        "Neither side says where the points have fallen to nothing, so every value earns them all.",
        "Write zero_below or zero_above; equal to the end of the range it is a cliff.",
    ),
    "rule.goalposts-equal": (
        "最差值与最好值都是 {value}，中间没有距离。",
        "请改其中一个。",
        "The worst and the best value are both {value}, with nothing between them.",
        "Change one of them.",
    ),
    "rule.goalpost-without-logarithm": (
        "{value} 没有对数。",
        '请写大于 0 的数，或写 scale = "linear"。',
        "{value} has no logarithm.",
        'Write a number above 0, or scale = "linear".',
    ),
    "rule.logarithm-needs-rounding": (
        "对数除不尽，但没有声明保留几位小数。",
        "请写 rounding.indicator，例如 2。",
        "Logarithms do not come out even, and the set declares no decimals to round to.",
        "Write rounding.indicator, such as 2.",
    ),
    "rule.weight-missing": (
        "加权平均的“{value}”没有写权重。",
        '请给每一项写 weight，或改 method = "mean_of_ratios"。',
        "“{value}” has no weight, and the method is weighted.",
        'Give every item a weight, or write method = "mean_of_ratios".',
    ),
    "rule.weight-not-wanted": (
        "{method} 用不到权重 {value}。",
        '请删除它，或改 method = "weighted"。',
        "{method} has no use for the weight {value}.",
        'Remove it, or write method = "weighted".',
    ),
    "rule.weight-not-positive": (
        "权重 {value} 不大于 0。",
        "请写大于 0 的数；不计的一项请删去。",
        "The weight {value} is not above 0.",
        "Write a number above 0, or leave the item out.",
    ),
    "rule.rate-places-not-wanted": (
        "合计相除（ratio_of_sums）没有各项的比率，用不到 rate_places（{value}）。",
        "请删除它，或改 method。",
        "A ratio of sums has no single ratios to round, so rate_places ({value}) has no use.",
        "Remove it, or change the method.",
    ),
    "rule.level-id-taken": (
        "编号“{value}”已用于发放问卷数。",
        "请换一个编号。",
        "The id “{value}” is that of the number of questionnaires handed out.",
        "Choose another one.",
    ),
    "rule.otherwise-missing": (
        "没有说明不在各档之内得多少分。",
        "请写 otherwise，例如 0。",
        "What a result in no tier earns is not declared.",
        "Write otherwise, such as 0.",
    ),
    "rule.otherwise-not-wanted": (
        "没有分档，用不到 otherwise（{value}）。",
        "请删除它，或写 tiers。",
        "Without tiers there is no use for otherwise ({value}).",
        "Remove it, or write tiers.",
    ),
    "rule.few-deduct-missing": (
        "没有说明样本不足扣分值的几分之几。",
        "请写 too_few.deduct，例如 0.3。",
        "What share of the full points too few answers cost is not declared.",
        "Write too_few.deduct, such as 0.3.",
    ),
    "rule.few-deduct-not-wanted": (
        'effect = "{effect}" 用不到 deduct（{value}）。',
        '请删除它，或写 effect = "deduct"。',
        'effect = "{effect}" has no use for deduct ({value}).',
        'Remove it, or write effect = "deduct".',
    ),
    "rule.few-deduct-outside": (
        "扣分比例 {value} 不在 0（不含）至 1（含）之间。",
        "请写占分值的比例，例如 0.3。",
        "The deduct {value} is not between 0, excluded, and 1, included.",
        "Write a share of the full points, such as 0.3.",
    ),
    "sheet.outside-goalposts": (
        "{value} 在最差值与最好值之外，指标体系不允许。",
        "请核对数值和单位。",
        "{value} lies beyond the worst or the best value, which the set does not allow.",
        "Check the number and its unit.",
    ),
    "sheet.too-few-surveyed": (
        "指标“{id}”收回的答卷太少（依次为 {value}），达不到指标体系要求的份数。",
        "请补充调查；确实无法补充的，在状态列说明。",
        "Fewer people answered the survey of “{id}” than the set requires (in order: {value}).",
        "Ask more people; if that cannot be done, declare its state.",
    ),
    "sheet.more-answers-than-handed-out": (
        "指标“{id}”各档答卷合计多于发放的问卷数（依次为 {value}）。",
        "请核对各档份数和发放数。",
        "More answers are counted for “{id}” than questionnaires were handed out "
        "(in order: {value}).",
        "Check the counts and the number handed out.",
    ),
    "sheet.over-needs-reason": (
        "指标“{id}”的实际值远超目标值（依次为 {value}），没有说明原因。",
        "请在“扣分原因”栏（reason）写明偏差原因。",
        "The actual value of “{id}” is far above its target (in order: {value}), "
        "and no reason is given.",
        "Say why in “Reason for points lost” (reason).",
    ),
}
