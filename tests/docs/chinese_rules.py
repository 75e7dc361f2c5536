"""The docstrings of the scoring rules in Chinese."""

from __future__ import annotations

RULES = {
    # what most rules have
    "This rule.": "规则的种类。",
    "Whether every reviewer answers, or the answer is given once.": (
        "`panel`：每位专家各答一次；`once`：全表只答一次。"
    ),
    "Whether every reviewer answers, or the answers are given once.": (
        "`panel`：每位专家各答一次；`once`：全表只答一次。"
    ),
    "Its id within the indicator.": "编号，在本指标内不重复。",
    "What was achieved.": "实际完成的数。",
    "What was planned: a figure of the sheet, or a number fixed by the set.": (
        "目标：评分表上的一个数，或者在这里写死的一个数。"
    ),
    "The value that is looked at, or the upper part of a rate where ``per`` is given.": (
        "所看的数；写了 `per` 时是比率的分子。"
    ),
    "The lower part of a rate: the value looked at is then figure ÷ per, in per cent.": (
        "比率的分母；这时所看的是 figure÷per，以百分数计。"
    ),
    "What happens when ``per`` is zero.": (
        "`per` 为零时怎么办：`refuse` 不接受，`zero` 计零分，`full` 计满分。"
    ),
    "What happens when the target is zero.": (
        "目标为零时怎么办：`refuse` 不接受，`zero` 计零分，`full` 计满分，"
        "`met_at_zero` 实际也为零的得满分、否则不得分。"
    ),
    "What happens when the target is zero, never silently 1; ``met_at_zero``: an actual value of "
    "zero earns the full points and any other nothing.": (
        "目标为零时怎么办，不会悄悄当成 1：`refuse` 不接受，`zero` 计零分，`full` 计满分，"
        "`met_at_zero` 实际也为零的得满分、否则不得分。"
    ),
    "The largest count that makes sense.": "合理的最大个数；更大的不接受。",
    "The largest count that makes sense; a larger one is refused.": (
        "合理的最大次数；更大的不接受。"
    ),
    # figures and tiers
    "One quantity that is filled in once for the project, not by each reviewer.": (
        "一项基础数据：全表填一次，不由专家逐人填写。"
    ),
    "What is asked for.": "要填什么。",
    "The unit in which it is written: ``%``, ``万元``, ``天`` …; empty for a plain count.": (
        "单位：`%`、`万元`、`天` 等；单纯计数的不写。"
    ),
    "The most decimals it may have.": "最多几位小数。",
    "The least value that makes sense; a smaller one is refused.": (
        "合理的最小值；更小的不接受。按比例计分的不能小于 0。"
    ),
    "The greatest value that makes sense; it bounds the proof that 64 bits are enough.": (
        "合理的最大值；更大的不接受。程序据此证明 64 位整数够用。"
    ),
    "Points looked up in tiers. Tiers are read in order and the first that holds the value "
    "decides; all are bounded on the same side, and the bounds run one way, so no value matches "
    "two tiers or none.": (
        "按数值所在的档次得分。从上到下逐档对照，先符合的算数；"
        "各档的界限必须在同一侧、朝一个方向排列，所以没有空档，也没有重叠。"
    ),
    "The tiers, best bound first.": "各档，好的在前。",
    "What a value outside every tier earns.": "不在任何一档时得几分。",
    "One tier: a bound, whether the bound itself belongs to it, and its points.": (
        "一档：一个界限，含不含界限本身，得几分。四种界限恰好写一种。"
    ),
    "What a value in this tier earns.": "这一档得几分（是分，不是比例）。",
    # judged, bands, levels
    "The reviewer gives points between 0 and the full points, with a reason.": (
        "由专家在 0 和分值之间打分，并说明理由。"
    ),
    "Points are whole multiples of this.": "打分的最小步长；得分必须是它的整数倍。",
    "A band is chosen and the score must lie in it.": "先选档次，再在档次之内打分。",
    "The bands, best first; the last begins at 0.": "各档次，好的在前，最后一档从 0 开始。",
    "Points are whole multiples of this; the edges of the bands are rounded to it.": (
        "打分的最小步长；档次的边界按它四舍五入。"
    ),
    "One band of a qualitative rule.": "一个档次。",
    "How the band is called.": "档次的名称。",
    "Its lower edge as a share of the full points, the edge included.": (
        "下限占分值的比例，含本数，如 0.8。"
    ),
    "A level is chosen, and each level earns its share of the full points.": (
        "选一档，按这一档的系数得分（如优 1、良 0.85）。"
    ),
    "The levels, best first; shares never rise.": "各档，好的在前；系数不得一档比一档高。",
    "One level of an ordinal rule.": "一档。",
    "How the level is called.": "这一档的名称。",
    "What it earns, as a share of the full points.": "系数：得分值的几成。",
    # counted
    "Yes earns the full points, no earns nothing.": "是得满分，否不得分。",
    "Every element that is met earns its points.": "逐个要点对照，符合一个得一个的分。",
    "The elements.": "各要点。",
    "Whether an element may be half met, for half its points.": (
        "要点能不能“部分符合”；部分符合得一半的分。"
    ),
    "An element without which the whole indicator earns nothing.": (
        "前提要点的编号：它不符合，整个指标不得分。"
    ),
    "One element of a checklist.": "一个要点。",
    "What must hold.": "要点的内容。",
    "What it earns; given for all elements or for none (then they share equally).": (
        "这个要点几分；要么全部写，要么全部不写（平均分配）。"
    ),
    "The full points less what each counted fault costs, until they are used up.": (
        "从满分起，每发现一次问题扣一次，扣完为止。"
    ),
    "The kinds of faults.": "各扣分项。",
    "Whether every reviewer counts, or the counts are given once.": (
        "`panel`：每位专家各数一遍；`once`：全表只填一次。"
    ),
    "One kind of fault that costs points.": "一种要扣分的问题。",
    "What is counted.": "数什么。",
    "The points that one case costs; left out where one case takes everything.": (
        "每次扣几分；出现一次就全扣的不写。"
    ),
    "The most points this line may cost; without it, all of them.": (
        "这一项最多扣几分；不写就没有上限。"
    ),
    "Whether a single case takes all the points of the indicator.": (
        "是不是出现一次，整个指标就不得分。"
    ),
    "Points fall for every step that a value is off the reference, until used up. The distance is "
    "measured in the unit of the figure, or in percentage points for a rate.": (
        "每偏离基准一步扣一次，扣完为止。偏离以数值的单位计；比率以百分点计。"
    ),
    "The value that loses nothing.": "不扣分的基准。",
    "On which side of the reference points are lost.": (
        "哪一侧扣分：`below` 低于基准，`above` 高于基准，`both` 两侧。"
    ),
    "The length of a step; above 0.": "一步多长；大于 0。",
    "The points that a step costs.": "每步扣几分。",
    "Whether only whole steps cost points, every step begun, or parts of steps in proportion.": (
        "不足一步的：`whole` 不扣，`started` 按一步扣，`proportional` 按比例扣。"
    ),
    "The points at the reference; the full points where it is left out.": (
        "在基准上得几分；不写就是满分。"
    ),
    # scaled
    "Points in proportion to actual over target, never above the full points. "
    "``higher``: actual ÷ target × full points. ``lower`` with form ``linear``: full up to the "
    "target, then falling to nothing at twice the target. ``lower`` with form ``reciprocal``: "
    "target ÷ actual × full points beyond the target.": (
        "按实际与目标的比例得分，不超过分值。`higher`：实际÷目标×分值。"
        "`lower` 加 `linear`：不超过目标得满分，超过的按比例扣，到目标两倍为零。"
        "`lower` 加 `reciprocal`：超过目标的，得分为目标÷实际×分值。"
    ),
    "The direction: whether a higher or a lower actual value is better.": (
        "方向：实际值越高越好（`higher`）还是越低越好（`lower`）。"
    ),
    "How a lower-is-better indicator loses points; required there, refused elsewhere.": (
        "越低越好的指标怎样扣分；只有它要写，而且必须写。"
    ),
    "What a result far above the target means, where higher is better; without it, nothing.": (
        "远超目标怎么办，只用于越高越好的；不写就不另作处理。"
    ),
    "What a result far above its target means.": "远超目标怎么办。",
    "The multiple of the target from which it holds, itself included: ``1.3`` is 130 %.": (
        "从目标的几倍起适用，含本数：`1.3` 是 130%。"
    ),
    "``ignore``: full points. ``explain``: full points, and the sheet must give the reason. "
    "``reduce``: points fall with the distance beyond ``from_rate``.": (
        "`ignore` 得满分；`explain` 得满分，但评分表必须写明原因；`reduce` 超出越多扣得越多。"
    ),
    "For ``reduce``: the share of the full points lost for each target's worth beyond "
    "``from_rate``; with 1, a result at ``from_rate`` + 20 % loses 20 % of the full points.": (
        "`reduce` 用：超出 `from_rate` 之后，每多一倍目标扣分值的几成；"
        "写 1 时，超出 20 个百分点扣分值的 20%。"
    ),
    "For ``reduce``: the share of the full points that is kept in any case.": (
        "`reduce` 用：无论如何保留分值的几成。"
    ),
    "Nothing below a pass line, then points rise linearly to the target. With r = actual ÷ target "
    "and θ the pass line: (r − θ) ÷ (1 − θ) × full points.": (
        "低于及格线不得分，从及格线到目标按直线上升。"
        "r＝实际÷目标，θ 为及格线：得分＝(r−θ)÷(1−θ)×分值。"
    ),
    "θ, the share of the target from which points are earned; at least 0 and below 1.": (
        "及格线 θ：达到目标的几成才得分；0 以上、小于 1。"
    ),
    "Full points where the actual value equals the target.": "实际等于目标得满分。",
    "What a value above the target earns.": "高于目标的：`full` 得满分，`zero` 不得分。",
    "What a value below the target earns.": "低于目标的：`full` 得满分，`zero` 不得分。",
    "The middle is best: full points in a range, falling linearly to nothing outside it. An edge "
    "where ``zero_below`` equals ``full_from`` is a cliff; a side without its zero keeps the full "
    "points.": (
        "适中最好：在区间内得满分，区间外按直线降到零。`zero_below` 等于 `full_from` 的，"
        "一出区间就不得分；没有写零点的一侧不扣分。"
    ),
    "The lower end of the range that earns the full points, itself included.": (
        "满分区间的下端，含本数。"
    ),
    "The upper end of that range, itself included.": "满分区间的上端，含本数。",
    "Where the points have fallen to nothing on the lower side.": "低到多少不得分。",
    "Where the points have fallen to nothing on the upper side.": "高到多少不得分。",
    "A value between two goalposts: (value − worst) ÷ (best − worst) × full points. With scale "
    "``log``, natural logarithms of the three are taken first.": (
        "数值在最差值和最好值之间的位置：(数值−最差值)÷(最好值−最差值)×分值。"
        '`scale = "log"` 时，三个数都先取自然对数。'
    ),
    "The value.": "数值。",
    "The goalpost that earns nothing; it may lie above the best one.": (
        "最差值，得零分；可以大于最好值。"
    ),
    "The goalpost that earns the full points.": "最好值，得满分。",
    "Whether the values are taken as they are, or their logarithms.": (
        "`linear` 用原数，`log` 用对数。"
    ),
    "Whether a value beyond a goalpost counts as the goalpost, or is refused.": (
        "超出两端的：`clip` 按端点算，`refuse` 不接受。"
    ),
    # rank, ratios, survey
    "The full points less a deduction for every place behind the first of a cohort. Asked for are "
    "how many are better, how many others are equal, and how many there are, so that ties and a "
    "cohort of one are well defined.": (
        "从满分起，名次每落后第一名一位扣一次。要填：有几个比本项目好，有几个与本项目并列，"
        "一共几个；所以并列和只有一个参评的，都有确定的结果。"
    ),
    "The points that each place behind the first costs, until they are used up.": (
        "每落后一位扣几分，扣完为止。"
    ),
    "Whether equals all take the best of their places, the worst, or the mean.": (
        "并列的：`best` 都取最前的名次，`worst` 都取最后的名次，`mean` 取平均。"
    ),
    "The largest cohort that makes sense; a larger one is refused.": (
        "最多几个参评；更多的不接受。"
    ),
    "Several ratios in one indicator: of years, of sites, of parts of a plan.": (
        "一个指标里有几个比率：几个年度、几个地点、计划的几个部分。"
    ),
    "The items, each with an actual and a planned figure.": "各项，每项有实际数和计划数。",
    "The upper part of each ratio; the sheet asks for one per item, ``<item>.actual``.": (
        "各比率的分子；评分表上每项填一个，填报项是 `编号.actual`。"
    ),
    "The lower part of each ratio; the sheet asks for one per item, ``<item>.target``.": (
        "各比率的分母；评分表上每项填一个，填报项是 `编号.target`。"
    ),
    "How the ratios become one.": (
        "怎样合成一个：`mean_of_ratios` 比率的平均，`ratio_of_sums` 合计之比，"
        "`weighted` 比率的加权平均，`worst` 取最低的。"
    ),
    "Whether a ratio above 1 counts as 1 before the ratios are combined.": (
        "合成之前，超过 1 的比率是不是按 1 算。"
    ),
    "Decimals of per cent to which each ratio is rounded first, where that is declared: with 0, "
    "64.36 % counts as 64 %. Not for ``ratio_of_sums``.": (
        "每个比率先按百分数保留几位小数，写了才做：写 0 时 64.36% 按 64% 算。"
        "`ratio_of_sums` 不能用。"
    ),
    "What happens when the lower part is zero, of any item, or of all together for "
    "``ratio_of_sums``.": (
        "分母为零时怎么办（任何一项为零；`ratio_of_sums` 是合计为零）："
        "`refuse` 不接受，`zero` 计零分，`full` 计满分。"
    ),
    "One period, site or part of an indicator.": "一个年度、地点或部分。",
    "How it is called.": "名称。",
    "Its weight, for the method ``weighted``.": "权重；`weighted` 用。",
    "Satisfaction from a survey: how many gave each answer. The result is the mean of the shares "
    "of the levels, weighted by the answers. With ``tiers`` it is looked up, in per cent; without, "
    "points are in proportion to it.": (
        "问卷得出的满意度：填每种回答各有几份。满意度是各档系数按份数的加权平均。"
        "写了 `tiers` 的，按百分数查档得分；没有写的，按满意度的比例得分。"
    ),
    "The answers that could be given, best first, with what each counts; the sheet asks how many "
    "gave it.": "可选的回答和系数，好的在前；评分表上填每种回答几份。",
    "Whether the sheet also asks how many questionnaires were handed out, ``handed_out``, for the "
    "response rate.": "是不是还要填发出几份（填报项 `handed_out`），用来看回收率。",
    "Tiers of the result in per cent, best first, read as those of the rule ``tiers``.": (
        "满意度（百分数）的各档，好的在前；读法同 `tiers`。"
    ),
    "What a result outside every tier earns; required with ``tiers``.": (
        "不在任何一档时得几分；写了 `tiers` 的必填。"
    ),
    "What too few answers mean; without it, any number of answers counts.": (
        "答卷太少怎么办；不写就不论多少份都算。"
    ),
    "What happens when nobody answered.": (
        "没有人回答时怎么办：`refuse` 不接受，`zero` 计零分，`full` 计满分。"
    ),
    "What a survey with too few answers means.": "答卷太少怎么办。",
    "The number of answers below which it holds.": "少于几份算太少。",
    "``refuse`` the sheet, earn nothing, or lose a share of the full points.": (
        "`refuse` 不接受，`zero` 计零分，`deduct` 扣分值的几成。"
    ),
    "For ``deduct``: the share of the full points that is lost.": "`deduct` 用：扣分值的几成。",
}
