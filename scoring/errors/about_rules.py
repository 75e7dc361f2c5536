"""Problems of what a set declares: its rules, grade scale, rounding and panel.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

RULES: dict[str, tuple[str, str, str, str]] = {
    "rule.step-does-not-fit": (
        "分值 {full} 不是步长 {value} 的整数倍，满分打不出来。",
        "请改步长。",
        "The full points {full} are not whole steps of {value}, so they could never be given.",
        "Change the step.",
    ),
    "rule.id-twice": (
        "编号“{value}”出现了两次。",
        "请改其中一个。",
        "The id “{value}” occurs twice.",
        "Change one of them.",
    ),
    "rule.bands-not-falling": (
        "档次下限 {value} 按步长取整后不低于上一档。",
        "请从高到低排列。",
        "The lower edge {value}, in whole steps, is not below that of the band before.",
        "List the bands best first.",
    ),
    "rule.band-above-full": (
        "档次下限 {value} 超过 1（满分）。",
        "请写占分值的比例。",
        "The lower edge {value} is above 1, the full points.",
        "Write a share of the full points.",
    ),
    "rule.bands-leave-hole": (
        "最低一档从 {value} 开始，以下没有档次。",
        "最低一档必须从 0 开始。",
        "The last band begins at {value} and leaves a hole below it.",
        "The last band must begin at 0.",
    ),
    "rule.unknown-element": (
        "前提要点“{value}”不存在。",
        "可用的有：{known}。",
        "There is no element “{value}”.",
        "These exist: {known}.",
    ),
    "rule.some-elements-without-points": (
        "有的要点写了分值，有的没有。",
        "请全部写，或全部不写（平均分配）。",
        "Some elements have points and some have none.",
        "Give points to all, or to none, and they share equally.",
    ),
    "rule.elements-off": (
        "各要点分值合计 {value}，指标分值 {full}。",
        "两者必须相等，且每个要点大于 0。",
        "The elements add up to {value}, the indicator has {full} full points.",
        "They must be equal, and every element above 0.",
    ),
    "rule.negative-figure": (
        "按比例计分不能用于负数（下限 {value}）。",
        "请把 at_least 设为 0 或以上，或换一种评分标准。",
        "A proportional rule makes no sense for negative values (at_least {value}).",
        "Set at_least to 0 or more, or use another rule.",
    ),
    "rule.empty-range": (
        "上限 {value} 不高于下限。",
        "请改 at_most 或 at_least。",
        "The greatest value {value} is not above the least.",
        "Change at_most or at_least.",
    ),
    "rule.form-missing": (
        "越低越好的指标没有说明怎样扣分。",
        '请写 form = "linear"（到目标两倍时为零）或 "reciprocal"（目标÷实际）。',
        "A lower-is-better rule does not say how points are lost.",
        'Write form = "linear" (nothing at twice the target) or "reciprocal" (target ÷ actual).',
    ),
    "rule.form-not-wanted": (
        "越高越好的指标用不到 form（{value}）。",
        "请删除它。",
        "A higher-is-better rule has no use for form ({value}).",
        "Remove it.",
    ),
    "rule.target-not-positive": (
        "目标值 {value} 不是正数，不能按比例计分。",
        "请换目标值，或用是/否、分档规则。",
        "The target {value} is not positive; nothing is in proportion to it.",
        "Change the target, or use a yes/no or tier rule.",
    ),
    "rule.needs-rounding": (
        "本评分标准要除以评分表上的数，得分不一定除得尽，但没有声明保留几位小数。",
        "请写 rounding.indicator，例如 2。",
        "This rule divides by a figure of the sheet, which need not come out even, and the set "
        "declares no decimals to round to.",
        "Write rounding.indicator, such as 2.",
    ),
    "rule.tier-needs-one-bound": (
        "每档恰好要有一个界限，这里有 {value} 个。",
        "请写 at_least、above、at_most、below 之一，含不含界限值由此说明。",
        "A tier needs exactly one bound; this one has {value}.",
        "Write one of at_least, above, at_most, below; it says whether the bound is included.",
    ),
    "rule.tier-points": (
        "本档得分 {value} 不在 0 至分值 {full} 之间。",
        "请改本档得分。",
        "The points {value} of this tier are not between 0 and the full points {full}.",
        "Change the points of the tier.",
    ),
    "rule.tiers-mixed-sides": (
        "各档界限方向不一致，会有重叠或空档。",
        "请全部用下限（at_least/above），或全部用上限（at_most/below）。",
        "The tiers are bounded on different sides, which leaves overlaps or holes.",
        "Use lower bounds (at_least/above) throughout, or upper bounds (at_most/below).",
    ),
    "rule.tiers-not-ordered": (
        "界限 {value} 已被上一档包含，本档永远用不到。",
        "下限从高到低、上限从低到高排列。",
        "The bound {value} is already held by the tier before, so this tier never applies.",
        "List lower bounds downwards, upper bounds upwards.",
    ),
    "rule.deduction-not-positive": (
        "扣分 {value} 不是正数，扣不了分。",
        "请写大于 0 的扣分。",
        "A deduction of {value} takes nothing off.",
        "Write points above 0.",
    ),
    "rule.line-needs-one-cost": (
        "扣分事项“{value}”应恰好写 each 和 takes_all 之一。",
        "每次扣若干分的写 each；出现一次即不得分的写 takes_all = true。",
        "The line “{value}” needs exactly one of each and takes_all.",
        "Write each, the points a case costs, or takes_all = true if one case takes everything.",
    ),
    "rule.at-most-without-each": (
        "没有写每次扣分（each），扣分上限 {value} 用不上。",
        "请写 each，或删去 at_most。",
        "The limit {value} has no use without each, the points that one case costs.",
        "Write each, or leave at_most out.",
    ),
    "rule.at-most-outside-points": (
        "扣分上限 {value} 不在 0（不含）至分值 {full} 之间。",
        "请改 at_most；不设上限的不写。",
        "The limit {value} is not above 0 and at most the full points {full}.",
        "Change at_most, or leave it out where there is no limit.",
    ),
    "rule.step-not-positive": (
        "步长 {value} 不是正数。",
        "请写大于 0 的步长。",
        "The step {value} has no length.",
        "Write a step above 0.",
    ),
    "rule.start-outside-points": (
        "起始分 {value} 不在 0（不含）至分值 {full} 之间。",
        "请改 start；从分值扣起的不写。",
        "The points {value} at the reference are not above 0 and at most the full points {full}.",
        "Change start, or leave it out to begin with the full points.",
    ),
    "rule.share-outside": (
        "系数 {value} 不在 0 至 1 之间。",
        "请写占分值的比例，例如 0.85。",
        "The share {value} is not between 0 and 1.",
        "Write a share of the full points, such as 0.85.",
    ),
    "rule.shares-rising": (
        "系数 {value} 高于上一级，等级应从优到劣排列。",
        "请调整顺序或系数。",
        "The share {value} is above that of the level before; levels stand best first.",
        "Change the order or the share.",
    ),
    "grades.needs-one-bound": (
        "等级“{value}”恰好要有一个下限。",
        "请写 at_least（含）或 above（不含）。",
        "The grade “{value}” needs exactly one lower bound.",
        "Write at_least (included) or above (excluded).",
    ),
    "grades.not-falling": (
        "等级“{id}”的下限 {value} 不低于上一等级。",
        "请从高到低排列。",
        "The lower bound {value} of “{id}” is not below that of the grade before.",
        "List the grades best first.",
    ),
    "grades.overlap": (
        "等级“{id}”的上限 {value} 与“{above}”重叠。",
        "同一总分只能属于一个等级；可删去上限。",
        "The upper bound {value} of “{id}” overlaps “{above}”.",
        "A total may have one grade only; leave the upper bound out.",
    ),
    "grades.hole": (
        "等级“{id}”到 {value} 为止，下一个界限是 {bound}，中间的总分没有等级（如 89.5）。",
        "请删去上限，等级由下限决定。",
        "“{id}” ends at {value} and the next bound is {bound}: totals in between have no grade.",
        "Leave the upper bound out; lower bounds decide.",
    ),
    "grades.hole-below": (
        "最低等级“{id}”从 {value} 开始，更低的总分没有等级。",
        "最低等级必须从 0 开始（含）。",
        "The lowest grade “{id}” begins at {value}; totals below it have no grade.",
        "The lowest grade must begin at 0, included.",
    ),
    "grades.out-of-reach": (
        "最高等级的下限 {value} 高于总分值 {full}。",
        "请改等级标准或分值。",
        "The best grade begins at {value}, above the full points {full} of the set.",
        "Change the scale or the points.",
    ),
    "grades.basis-without-rounding": (
        "等级按四舍五入后的总分确定，但没有声明总分保留几位小数。",
        "请写 rounding.total。",
        "The grade is read off the rounded total, but no decimals are declared for it.",
        "Write rounding.total.",
    ),
    "grades.basis-contradicts": (
        "等级按未舍入的总分确定，公布的却是舍入后的总分，89.995 会显示 90.00 而评为良。",
        '请改 basis = "rounded"，或删去 rounding.total。',
        "The grade is read off the exact total while the rounded one is published: 89.995 would "
        "be shown as 90.00 and graded below it.",
        'Write basis = "rounded", or leave out rounding.total.',
    ),
    "rounding.of-total": (
        "总分“{id}”另写了 rounding（{value} 位小数），等级依据就说不清是哪个数。",
        "请删去，总分的小数位写在 rounding.total。",
        "The total “{id}” has a rounding of its own ({value} decimals), so it is not clear which "
        "number is graded.",
        "Remove it and write the decimals of the total as rounding.total.",
    ),
    "rounding.shown-too-few": (
        "得分保留 {value} 位小数，却只显示 {shown} 位，显示的数加不起来。",
        "请把 rounding.shown 设为 {value} 或以上。",
        "Points are rounded to {value} decimals but only {shown} are shown, "
        "so what is shown would not add up.",
        "Set rounding.shown to {value} or more.",
    ),
    "panel.empty-range": (
        "最少人数 {value} 多于最多人数 {most}。",
        "请改 at_least 或 at_most。",
        "The smallest panel {value} is above the largest {most}.",
        "Change at_least or at_most.",
    ),
    "panel.nothing-to-trim": (
        "只有去高去低的平均（trimmed_mean）才用 drop_lowest、drop_highest、trim_from；"
        "这里是 {value}。",
        "请删除它们，或改 combine。",
        "drop_lowest, drop_highest and trim_from belong to a trimmed_mean; this is a {value}.",
        "Remove them, or change combine.",
    ),
    "panel.drops-missing": (
        "没有说明去掉几个最低分和最高分。",
        "请写 drop_lowest 和 drop_highest。",
        "How many scores are left out is not declared.",
        "Write drop_lowest and drop_highest.",
    ),
    "panel.trim-from-missing": (
        "没有说明从几人起去高去低。",
        "请写 trim_from，至少 {least}；人数不足时取平均并注明。",
        "From how many reviewers on scores are left out is not declared.",
        "Write trim_from, at least {least}; a smaller panel takes the plain mean and says so.",
    ),
    "panel.trims-all": (
        "trim_from 为 {value} 时会把分数全部去掉。",
        "请设为 {least} 或以上。",
        "With trim_from {value} every score could be left out.",
        "Set it to {least} or more.",
    ),
    "panel.void-nothing": (
        "panel.void 里什么也没有规定。",
        "请写 all_full、all_alike 或 quota，或去掉 void。",
        "panel.void says nothing.",
        "Write all_full, all_alike or quota, or leave void out.",
    ),
    "panel.bad-quota": (
        "高分限额的 {value} 不可用。",
        "at_least_rate 须大于 0、不超过 1；at_most_share 须不小于 0、不超过 1。",
        "{value} cannot be used for a quota of high scores.",
        "at_least_rate is above 0 and at most 1; at_most_share is at least 0 and at most 1.",
    ),
    "panel.needs-rounding": (
        "按评审专家权重加权平均不一定除得尽，但没有声明保留几位小数。",
        "请写 rounding.indicator，例如 2。",
        "A mean weighted by reviewer need not come out even, and no decimals are declared.",
        "Write rounding.indicator, such as 2.",
    ),
}
