"""The docstrings of an indicator set and its tree in Chinese."""

from __future__ import annotations

SET = {
    "The evidence it requires; a register beside the sheet says what there is, and may ask for "
    "more. Without a register nothing is taken.": (
        "要求的佐证材料；有没有，看评分表旁的登记表，登记表可以要求得更严。没有登记表的，不减分。"
    ),
    # the set as a whole
    "An indicator set: the versioned tree with points, rules, panel and grades.": (
        "一套指标体系：带版本号的指标树，连同分值、评分标准、评审组和等级。写在文件最前面、所有表之前。"
    ),
    "The id of the set.": "指标体系的编号。",
    "The version of the set, such as ``1.0.0``.": "版本，写成 `1.0.0` 的样子。",
    "The name of the set.": "名称。",
    "The language in which its users read, where their locale does not say.": (
        "使用者的语言；只在系统没有说明时才用。"
    ),
    "The set this one was made from: the id of a set that ships, or a path relative to this file. "
    "What is written here overrides what stands there: tables key by key, lists and single values "
    "whole, so is a rule of another kind. ``id``, ``version``, ``name`` and ``source`` are its "
    "own.": (
        "在哪套体系的基础上改：自带体系的编号，或相对于本文件的路径。本文件写了的覆盖原来的："
        "表逐键覆盖，列表和单个的值整个替换，换了种类的评分标准也整个替换。"
        "`id`、`version`、`name`、`source` 必须自己写。"
    ),
    "With ``extends``: nodes of that set that are taken out before anything is overridden, a group "
    "with everything under it. One that is written here again starts afresh.": (
        "与 `extends` 同用：先从原体系删去的分组和指标，分组连同其下的一切；"
        "删去后在本文件又写的，从头写起。"
    ),
    "Where the set is laid down.": "依据的文件。",
    "The first day on which it applies, such as ``2020-02-25``; empty where it is not known.": (
        "施行日期，写成 `2020-02-25` 的样子；不知道的不写。"
    ),
    "The last day on which it applies; empty while it is in force.": (
        "最后适用的一天；仍在施行的不写。"
    ),
    "What a reader must know, such as which figures are illustrative.": (
        "读者必须知道的事，例如哪些数字只是示例。"
    ),
    "Where scores are rounded.": "在哪里舍入。",
    "How reviewers are combined.": "多位专家的评分怎样合成。",
    "What missing values mean; every state must be settled here.": (
        "缺项怎么处理；四种状态都要在这里写明。"
    ),
    "The grade scale.": "等级标准。",
    "Conditional caps on the points of nodes, applied in the order of the tree.": (
        "有条件的封顶，限制某个节点的得分；从下级到上级依次执行。"
    ),
    "Limits of the grade, applied in this order, after the total is known.": (
        "等级限制；总分算出之后，按书写次序执行。"
    ),
    "What replaces the outcome, applied last; of several that hold the first counts.": (
        "一票否决，最后执行；同时成立的，先写的算数。"
    ),
    "What the total is worth elsewhere, such as a share of payment.": (
        "总分折算成的系数，例如付费比例。"
    ),
    "How far self scores may lie from the review.": "自评得分与复审得分的偏差怎样分档。",
    "How far the self scores of the unit under evaluation may lie from the review. "
    "Deviations are shares of the full points of an indicator or group. Where the set says "
    "nothing, the bands end at 5 % and 20 %: above 20 % an audit firm flags differences in "
    "software that is in use; 5 %, and that what lies above it needs a reason, are ours.": (
        "项目单位自评与复审的偏差怎样分档，按占分值的比例。体系没有写的，以 5% 和 20% 分档："
        "20% 是一家事务所的软件里提示差异的界限；5%，以及超过 5% 须说明，是我们定的。"
    ),
    "The shares of the full points at which the bands of deviations end, rising; a deviation of "
    "exactly this share is still within. The last band is what lies above all of them.": (
        "各档的上限，占分值的比例，由小到大；正好等于的算在档内。超过最后一个的另成一档。"
    ),
    "The share of the full points above which a deviation needs a reason on the sheet; the first "
    "of the bands where it is left out.": (
        "偏差超过分值的多少，须在评分表上写原因；不写的，取第一档的上限。"
    ),
    "The groups, by id.": "分组（一级、二级指标），按编号。",
    "The indicators, by id.": "指标，按编号。",
    # label
    "A text in both languages.": "一段文字的两种语言，两种都要写。",
    "In Chinese.": "中文。",
    "In English.": "英文。",
    # rounding
    "Where scores are rounded, and how many decimals are shown. The stages follow each other: what "
    "the panel comes to, the indicator, each group, the total; a stage that is not declared rounds "
    "nothing.": (
        "在哪里舍入，显示几位小数。依次有四处：专家合成分、指标得分、分组得分、总分；"
        "没有写的一处不舍入。"
    ),
    "Decimals that are printed at least; what is finer is printed as it is.": (
        "至少显示几位小数；更细的数照实显示。"
    ),
    "How: ``half_up`` (四舍五入), ``half_even``, ``down`` or ``up``. Below zero ``down`` still "
    "goes to the smaller number, ``up`` to the larger: −2.341 becomes −2.35 or −2.34.": (
        "怎样舍入：`half_up` 四舍五入，`half_even` 四舍六入五成双，`down` 去尾，`up` 进一。"
        "负数也是 `down` 取较小的数、`up` 取较大的数：−2.341 得 −2.35 或 −2.34。"
    ),
    "Decimals to which the combined score of a panel is rounded.": (
        "专家评分合成之后保留几位小数；按指标合成的体系才能写。"
    ),
    "Decimals to which the points of every indicator are rounded, once: after the panel is "
    "combined, or for each reviewer where totals are combined.": (
        "每个指标的得分保留几位小数，只舍入一次：按指标合成的，合成之后舍入；"
        "按总分合成的，对每位专家分别舍入。"
    ),
    "Decimals to which the points of every group below the total are rounded; required where "
    "groups cannot be exact, because points are shared out again or a mean is geometric.": (
        "总分以下每个分组的得分保留几位小数；分组可能除不尽的必须写："
        "不适用的分值由别的指标分担，或者取几何平均之类。"
    ),
    "Decimals to which the total is rounded.": "总分保留几位小数。",
    "How one node is rounded, where it differs from the set.": (
        "某个分组或指标的舍入，与整套体系不同时才写。"
    ),
    "Decimals to which its points are rounded.": "得分保留几位小数。",
    "How, where that differs from the set.": "怎样舍入；与整套体系不同时才写。",
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
    "Which ballots are void by rule.": "哪些专家的评分按规定作废。",
    "Which ballots are void by rule: left out as a whole, as if the reviewer were absent. A "
    "ballot is what one reviewer scored, points ÷ full points of every indicator that counts and "
    "that the reviewer scored; bonus and penalty items, flags and what is answered once are no "
    "part of it, and a single score is never void.": (
        "哪些专家的评分按规定作废：整份不计入，如同没有评。看的是这位专家所评的各项计分指标的"
        "得分率；加分项、减分项、问项和全表只填一次的不算，只评了一项的不作废。"
    ),
    "Whether a ballot is void that gives full points everywhere.": "`true`：全部打满分的作废。",
    "Whether a ballot is void in which all score rates are the same.": (
        "`true`：得分率全部相同的作废。"
    ),
    "How many high scores a ballot may have.": "高分的限额。",
    "A quota of high scores.": "高分的限额：超过的整份作废。",
    "From this score rate on a score is a high one: above 0, at most 1.": (
        "得分率达到多少算高分：大于 0、不超过 1。"
    ),
    "How much of the scores of a ballot may be high ones: at least 0, at most 1.": (
        "高分最多占所评指标的几成：不小于 0、不超过 1。"
    ),
    # missing
    "What a state other than *scored* means; what is left out is inherited from above.": (
        "没有评分时怎么处理：`refuse` 不出结果；`zero` 计零分；`full` 计满分；"
        "`skip` 得分和应得分值都不计，并写明；`siblings` 分值由同级按分值分担；"
        '`tree` 由全部指标按分值分担；`{ give_to = "编号" }` 转给一个同级。没有写的沿用上级。'
    ),
    "Nothing was filled in.": "没有填。",
    "The indicator does not apply to this project.": "指标不适用于本项目。",
    "The indicator cannot be judged yet.": "还没到可以评的时候。",
    "What was filled in does not count.": "填的内容作废。",
    "The points of what does not count go to a named sibling, which then weighs more.": (
        "不计的分值转给指定的同级，它的分量随之加大。"
    ),
    "The sibling that receives them.": "接收分值的同级的编号。",
    # nodes
    "What groups and indicators have in common.": "分组和指标都可以用的键。",
    "Its name; names may repeat, ids may not.": "名称；名称可以重复，编号不可以。",
    "The id of the parent; only the root has none.": "上级的编号；只有总分不写。",
    "Further parents that count this node too, each with the same points or weight.": (
        "另外还归入哪些上级；在每个上级那里，分值或权重都相同。"
    ),
    "Where it stands among its siblings; of equal order, groups stand before indicators, each as "
    "they are written.": "在同级中的次序，小的在前；相同的，先分组、后指标，各按文件里的先后。",
    "Full points. A group of kind ``sum`` may leave them to its children; a child of a "
    "``weighted_mean`` may leave them to its weight.": (
        "分值。求和的分组可以不写，由下级相加；加权平均的下级可以不写，由权重推出。"
    ),
    "Weight under a parent that takes a mean of its children.": (
        "权重；只用在上级取某种平均的时候。"
    ),
    "``bonus`` adds its points to the parent's beyond its full points and ``penalty`` takes them "
    "off, under a mean by its weight; neither is part of the full points. A ``flag`` gives no "
    "points: it is a yes-or-no question that conditions refer to.": (
        "`counts` 计分；`bonus` 加分项，得分在上级满分之外另加；`penalty` 减分项，得分从上级减去；"
        "加权平均之下都按权重折算；加分项、减分项都不算在分值里。"
        "`flag` 问项，不给分，是供条件引用的是非题。"
    ),
    "What missing values mean here and below, where it differs from the parent.": (
        "本节点及其下级的缺项处理，与上级不同时才写。"
    ),
    "How its points are rounded, where that differs from the set.": (
        "本节点得分的舍入，与整套体系不同时才写。"
    ),
    "Where it is laid down, where that differs from the source of the set.": (
        "依据；与整套体系的依据不同时才写。"
    ),
    "Whether its points or weight are ours, because the source prints none.": (
        "分值或权重是不是自己定的示例（依据文件没有规定）。"
    ),
    "A leaf: what is scored.": "被评分的指标，没有下级。",
    "How inputs become points.": "评分标准：填报的内容怎样变成得分。",
    "What the indicator looks at.": "指标解释。",
    "The scoring standard as evaluators read it; written from the rule where it is left out.": (
        "给评审人员看的评分标准文字；不写就由程序按规则写出。"
    ),
    # groups
    "A node that is computed from its children. A ``sum`` adds their points. All others work on "
    "score rates (points ÷ full points), and give the rate that results times the full points of "
    "the group: ``weighted_mean``; ``pool``, where optional children share the full points in "
    "proportion to theirs, those that do not apply left out; geometric, harmonic and power mean; "
    "the ``product`` of the rates; the ``weakest``, the ``best``, the ``median`` or the "
    "``most_frequent`` rate (of equally frequent ones the highest); ``one_of``, where exactly one "
    "child is scored; ``drop``, a mean without some of the lowest or highest; ``table``, where the "
    "levels of the children are looked up.": (
        "由下级算出来的节点：总分、一级指标、二级指标。`sum` 把下级的得分相加；"
        "其余各种都看下级的得分率（得分÷分值），合成一个得分率，再乘本组的分值："
        "`weighted_mean` 加权平均；"
        "`pool` 共享分值，可选的下级按各自分值的比例分享本组分值，不适用的不算；"
        "`geometric_mean` 几何平均、`harmonic_mean` 调和平均、`power_mean` 幂平均；"
        "`product` 连乘；`weakest` 取最低、`best` 取最高、`median` 取中位数、"
        "`most_frequent` 取最常见（同样多时取高的）；`one_of` 择一，恰好评其中一项；"
        "`drop` 去掉最低或最高的若干项后平均；`table` 规则表，按下级的档次查表。"
    ),
    "How the children become one score.": "下级怎样合成一个得分。",
    "What the weights of the children must add up to; required for a weighted mean.": (
        "下级权重的合计应当是多少；加权平均时必填。"
    ),
    "The exponent of a power mean; required there.": "幂平均的幂次；幂平均必填。",
    "For ``drop``: how many children are left out so that the rest comes out best; at least one "
    "always stays.": "`drop` 用：去掉几项，使其余的合起来最好；至少留一项。",
    "For ``drop``: how many are left out so that the rest comes out worst.": (
        "`drop` 用：去掉几项，使其余的合起来最差。"
    ),
    "The outcomes of a ``table``, best first.": "`table` 用：可能的结果，好的在前。",
    "The rows of a ``table``; together they must cover every combination of levels.": (
        "`table` 用：规则表的各行；合起来要包括每一种档次的组合。"
    ),
    "The most points the group can have (封顶); required where it has bonus items.": (
        "本组最多得几分（封顶）；有加分项的必填。"
    ),
    "The fewest points the group can have; 0 where it has penalty items and this is left out.": (
        "本组最少得几分；有减分项而没有写的，是 0。"
    ),
    "Decimals to which the points of the children of a sum are rounded cumulatively: each by what "
    "the sum so far, rounded, rises with it, so that they add up to the rounded sum.": (
        "求和的分组用：下级得分累计取整，保留几位小数。"
        "每个下级的得分取“累加到它为止的和”舍入后比前一个多出的部分，所以合计正好等于舍入后的和。"
    ),
    "One outcome of a rule table.": "规则表的一种结果。",
    "Its id within the group.": "编号，在本组内不重复。",
    "How the outcome is called.": "结果的名称。",
    "What it earns, as a share of the full points; outcomes of one group differ.": (
        "得本组分值的几成；同一组的各种结果不能相同。"
    ),
    "One row of a rule table: the first row that fits decides.": (
        "规则表的一行；从上到下，先符合的算数。"
    ),
    "By child, the levels that fit, ``not_applicable`` for one that does not count; a child that "
    "is not named may have any level.": (
        "每个下级可以是哪些档次；不计的下级，档次写 `not_applicable`。"
        "没有写的下级不论什么档次都行。"
    ),
    "The outcome, one of those of the group.": "得出的结果，写结果的编号。",
}
