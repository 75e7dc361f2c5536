"""The docstrings of the file formats in Chinese.

The key is the English docstring itself, so one that was reworded is missing here until it has
been translated anew, and a test says so.
"""

from __future__ import annotations

CHINESE = {
    # indicator set
    "An indicator set: the versioned tree with points, rules, panel and grades.": (
        "一套指标体系：带版本号的指标树，连同分值、评分标准、评审组和等级。写在文件最前面、所有表之前。"
    ),
    "The id of the set.": "指标体系的编号。",
    "The version of the set, such as ``1.0.0``.": "版本，写成 `1.0.0` 的样子。",
    "The name of the set.": "名称。",
    "The language in which its users read, where their locale does not say.": (
        "使用者的语言；只在系统没有说明时才用。"
    ),
    "Where the set is laid down.": "依据的文件。",
    "From when it applies.": "从什么时候起适用。",
    "What a reader must know, such as which figures are illustrative.": (
        "读者必须知道的事，例如哪些数字只是示例。"
    ),
    "Where scores are rounded.": "在哪里四舍五入。",
    "How reviewers are combined.": "多位专家的评分怎样合成。",
    "What missing values mean; every state must be settled here.": (
        "缺项怎么处理；四种状态都要在这里写明。"
    ),
    "The grade scale.": "等级标准。",
    "The groups, by id.": "分组（一级、二级指标），按编号。",
    "The indicators, by id.": "指标，按编号。",
    # label
    "A text in both languages.": "一段文字的两种语言，两种都要写。",
    "In Chinese.": "中文。",
    "In English.": "英文。",
    # rounding
    "Where scores are rounded half up, and how many decimals are shown.": (
        "在哪里四舍五入，显示几位小数。没有写的地方不舍入。"
    ),
    "Decimals that are printed at least; what is finer is printed as it is.": (
        "至少显示几位小数；更细的数照实显示。"
    ),
    "Decimals to which the points of every indicator are rounded, once: after the panel is "
    "combined, or for each reviewer where totals are combined.": (
        "每个指标的得分保留几位小数，只舍入一次：按指标合成的，合成之后舍入；"
        "按总分合成的，对每位专家分别舍入。"
    ),
    "Decimals to which the total is rounded.": "总分保留几位小数。",
    # panel
    "How several reviewers become one score; an abstention is not a zero.": (
        "几位专家的评分怎样合成一个；弃权不是零分。"
    ),
    "How the scores of the reviewers who answered are combined.": (
        "已评分专家的分数怎样合成：`mean` 平均，`weighted_mean` 加权平均，"
        "`median` 中位数，`trimmed_mean` 去高去低后平均。"
    ),
    "Whether the scores of an indicator are combined, or the totals of the reviewers.": (
        "`indicator`：逐个指标合成；`total`：各专家先算出自己的总分，再合成总分。"
    ),
    "The largest panel.": "最多几位专家。",
    "The fewest reviewers who must answer.": "每个指标至少要有几位专家评分。",
    "How many of the lowest scores a trimmed mean leaves out.": "去掉几个最低分。",
    "How many of the highest scores a trimmed mean leaves out.": "去掉几个最高分。",
    "The smallest panel that is trimmed; below it the plain mean is taken, and said so.": (
        "从几位专家起才去高去低；人数不足时取平均，并在结果中注明。"
    ),
    # missing
    "What a state other than *scored* means; what is left out is inherited from above.": (
        "没有评分时怎么处理：`refuse` 不出结果，`zero` 计零分，`full` 计满分。没有写的沿用上级。"
    ),
    "Nothing was filled in.": "没有填。",
    "The indicator does not apply to this project.": "指标不适用于本项目。",
    "The indicator cannot be judged yet.": "还没到可以评的时候。",
    "What was filled in does not count.": "填的内容作废。",
    # grades
    "The grade scale: ordered lower bounds, best first.": "等级标准：从高到低排列的下限。",
    "Whether the grade is read off the exact total or off the rounded one.": (
        "按未舍入的总分（`exact`）还是按舍入后的总分（`rounded`）定等级。"
    ),
    "The grades, best first.": "各等级，从高到低。",
    "Where the scale is laid down.": "等级标准的依据。",
    "A grade and its lower bound.": "一个等级和它的下限。",
    "Its id.": "编号。",
    "How the grade is called.": "等级的名称。",
    "The lowest total with this grade, the bound included.": "下限，含本数。",
    "The bound above which totals have this grade, the bound excluded.": "下限，不含本数。",
    "A stated upper bound, included; checked against the next band for holes and overlaps.": (
        "文件里写明的上限，含本数；只用来核对有没有空档和重叠。"
    ),
    "A stated upper bound, excluded; checked against the next band.": (
        "文件里写明的上限，不含本数；只用来核对。"
    ),
    # nodes
    "What groups and indicators have in common.": "分组和指标都可以用的键。",
    "Its name; names may repeat, ids may not.": "名称；名称可以重复，编号不可以。",
    "The id of the parent; only the root has none.": "上级的编号；只有总分不写。",
    "Where it stands among its siblings; of equal order, groups stand before indicators, each as "
    "they are written.": ("在同级中的次序，小的在前；相同的，先分组、后指标，各按文件里的先后。"),
    "Full points. A group of kind ``sum`` may leave them to its children; a child of a "
    "``weighted_mean`` may leave them to its weight.": (
        "分值。求和的分组可以不写，由下级相加；加权平均的下级可以不写，由权重推出。"
    ),
    "Weight under a parent of kind ``weighted_mean``.": "权重；只用在加权平均的分组之下。",
    "What missing values mean here and below, where it differs from the parent.": (
        "本节点及其下级的缺项处理，与上级不同时才写。"
    ),
    "Where it is laid down, where that differs from the source of the set.": (
        "依据；与整套体系的依据不同时才写。"
    ),
    "Whether its points or weight are ours, because the source prints none.": (
        "分值或权重是不是自己定的示例（依据文件没有规定）。"
    ),
    "A node that is computed from its children.": "由下级算出来的节点：总分、一级指标、二级指标。",
    "How the children become one score.": (
        "下级怎样合成：`sum` 求和，`weighted_mean` 按得分率加权平均。"
    ),
    "What the weights of the children must add up to; required for a weighted mean.": (
        "下级权重的合计应当是多少；加权平均时必填。"
    ),
    "A leaf: what is scored.": "被评分的指标，没有下级。",
    "How inputs become points.": "评分标准：填报的内容怎样变成得分。",
    "What the indicator looks at.": "指标解释。",
    "The scoring standard as evaluators read it; written from the rule where it is left out.": (
        "给评审人员看的评分标准文字；不写就由程序按规则写出。"
    ),
    # rules
    "This rule.": "规则的种类。",
    "The reviewer gives points between 0 and the full points, with a reason.": (
        "由专家在 0 和分值之间打分，并说明理由。"
    ),
    "Points are whole multiples of this.": "打分的最小步长；得分必须是它的整数倍。",
    "Whether every reviewer answers, or the answer is given once.": (
        "`panel`：每位专家各答一次；`once`：全表只答一次。"
    ),
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
    "What was achieved.": "实际完成的数。",
    "What was planned: a figure of the sheet, or a number fixed by the set.": (
        "目标：评分表上的一个数，或者在这里写死的一个数。"
    ),
    "What happens when the figure to divide by is zero; never silently 1.": (
        "除数为零时怎么办；不会悄悄当成 1。"
    ),
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
    "Yes earns the full points, no earns nothing.": "是得满分，否不得分。",
    "Points looked up in tiers. Tiers are read in order and the first that holds the value "
    "decides; all are bounded on the same side, and the bounds run one way, so no value matches "
    "two tiers or none.": (
        "按数值所在的档次得分。从上到下逐档对照，先符合的算数；"
        "各档的界限必须在同一侧、朝一个方向排列，所以没有空档，也没有重叠。"
    ),
    "The value that is looked up, or the upper part of a rate where ``per`` is given.": (
        "用来对照的数；写了 `per` 时是比率的分子。"
    ),
    "The lower part of a rate: the value looked up is then figure ÷ per, in per cent.": (
        "比率的分母；这时用来对照的是 figure÷per，以百分数计。"
    ),
    "The tiers, best bound first.": "各档，好的在前。",
    "What a value outside every tier earns.": "不在任何一档时得几分。",
    "What happens when ``per`` is zero.": "`per` 为零时怎么办。",
    "One tier: a bound, whether the bound itself belongs to it, and its points.": (
        "一档：一个界限，含不含界限本身，得几分。四种界限恰好写一种。"
    ),
    "The tier holds values from this bound on, the bound included.": "大于等于。",
    "The tier holds values above this bound, the bound excluded.": "大于。",
    "The tier holds values up to this bound, the bound included.": "小于等于。",
    "The tier holds values below this bound, the bound excluded.": "小于。",
    "What a value in this tier earns.": "这一档得几分（是分，不是比例）。",
    "Every element that is met earns its points.": "逐个要点对照，符合一个得一个的分。",
    "The elements.": "各要点。",
    "Whether an element may be half met, for half its points.": (
        "要点能不能“部分符合”；部分符合得一半的分。"
    ),
    "An element without which the whole indicator earns nothing.": (
        "前提要点的编号：它不符合，整个指标不得分。"
    ),
    "Whether every reviewer answers, or the answers are given once.": (
        "`panel`：每位专家各答一次；`once`：全表只答一次。"
    ),
    "One element of a checklist.": "一个要点。",
    "Its id within the indicator.": "编号，在本指标内不重复。",
    "What must hold.": "要点的内容。",
    "What it earns; given for all elements or for none (then they share equally).": (
        "这个要点几分；要么全部写，要么全部不写（平均分配）。"
    ),
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
    # sheet
    "A filled score sheet.": "一份评分表。写在文件最前面、所有表之前。",
    "The id of the indicator set.": "所用指标体系的编号。",
    "The version of the indicator set.": "所用指标体系的版本。",
    "What is said of the project: ``name``, ``unit``, ``year`` and the like.": (
        "项目情况：`name` 名称、`unit` 单位、`year` 年度等；`note` 会印在结果的说明里。"
    ),
    "The panel.": "评审专家。",
    "By indicator id.": "各指标的填报，按指标编号。",
    "One member of the panel.": "一位评审专家。",
    "The id that the answers refer to.": "编号，填报时用它指明是谁。",
    "How the reviewer is called.": "姓名或称呼。",
    "Used where the set takes a weighted mean.": "权重；只有取加权平均的体系才用。",
    "What was filled in for one indicator.": "一个指标的填报。",
    "By input id, then by reviewer id or ``value`` where it is answered once.": (
        "先写填报项的编号，再写专家的编号；全表只填一次的，写 `value`。"
    ),
    "``not_applicable``, ``not_due``, ``void`` or ``missing``; empty otherwise.": (
        "`not_applicable` 不适用、`not_due` 未到期、`void` 作废、`missing` 缺失；其余情况留空。"
    ),
    "Why points were taken off.": "扣分原因。",
    "The materials it rests on.": "佐证材料。",
    # worked cases
    "A worked case of an indicator set.": (
        "一个算例：放在指标体系文件夹的 `cases/` 里，每个文件一个。"
    ),
    "What the case shows.": "说明什么。",
    "Where the figures are from, or that they are constructed.": "数字的出处；虚构的要写明。",
    "The filled sheet.": "填好的评分表，写法同上。",
    "What must come out.": "应当得出的结果。",
    "What must come out, exactly.": "应当得出的结果，一分不差。",
    "The published total.": "公布的总分。",
    "The id of the grade.": "等级的编号。",
    "Points of groups and indicators, by id.": "分组和指标的得分，按编号；可以只写几个。",
}
