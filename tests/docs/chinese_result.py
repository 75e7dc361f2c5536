"""The docstrings of results in Chinese."""

from __future__ import annotations

RESULT = {
    # the whole result
    "An evaluation; numbers are texts, a decimal or a ratio such as ``10/3``.": (
        "一份评价结果。数都写成文字：小数，或 `10/3` 这样的分数，一位不差。"
    ),
    "The version of this shape.": "本格式的版本。",
    "The version of the engine.": "程序的版本。",
    "The set used.": "所用的指标体系。",
    "The sheet scored.": "所评的评分表。",
    "The total as it is published.": "公布的总分。",
    "The total before it was rounded.": "舍入之前的总分。",
    "What the whole set can earn.": "整套体系的满分。",
    "The grade.": "等级。",
    "What stands as the outcome: the grade, or the words of a veto.": (
        "结论：等级的名称，或一票否决所写的文字。"
    ),
    "The caps, gates and vetoes that changed something, in their order.": (
        "起了作用的封顶、等级限制、一票否决，按执行次序。"
    ),
    "What would have come out without them; none where none changed anything.": (
        "没有这些限制时的结果；都没有起作用时为空。"
    ),
    "Whether the grade is read off the exact or the rounded total.": (
        "按未舍入的还是按舍入后的总分定等级。"
    ),
    "How far the next better grade is.": "离上一等级多远；没有或由限制决定的为空。",
    "How much may be lost before the grade falls.": "离下一等级多远；没有或由限制决定的为空。",
    "What rounding above the indicators added to the total.": (
        "指标以上各处舍入给总分带来的增减。"
    ),
    "What caps, floors and vetoes took from the total.": (
        "封顶、最低得分和一票否决给总分带来的增减。"
    ),
    "Every node in reading order, the root first.": "每个节点，按阅读次序，总分在最前。",
    "What cost points, the costliest first.": "失分的指标和分组，失分多的在前。",
    "For a table made by others: printed figures that differ, and how it was read.": (
        "别人做的评分表：印的数与计算结果不同的地方，和读表时须知道的事。"
    ),
    "What a table made by others says otherwise, or what to know of how it was read.": (
        "别人做的评分表里与结果不同的地方，或读表时须知道的事。"
    ),
    "What it is, such as ``printed.points``; see the list of problems.": (
        "是什么，如 `printed.points`；见问题一览。"
    ),
    "Where it stands: file and cell.": "在哪里：文件和单元格。",
    "What stands there.": "那里写的是什么。",
    "What was computed in place of it; none where nothing was.": "计算结果；没有的为空。",
    "What it is and what to do, in words.": "是什么、怎么办，用文字写。",
    "How indicators came to their points, where that was asked for.": (
        "各指标的来历；`explain` 才有。"
    ),
    # references
    "Which indicator set was used.": "用的是哪套指标体系。",
    "Its version.": "版本。",
    "SHA-256 of its content.": "内容的 SHA-256 摘要。",
    "Which sheet was scored.": "评的是哪份评分表。",
    "SHA-256 of its content; the same for every file format.": (
        "内容的 SHA-256 摘要；各种文件格式相同。"
    ),
    "What the sheet says of the project.": "评分表上的项目情况。",
    "The ids of the reviewers.": "评审专家的编号。",
    "The reviewers, and what each of them scores.": "评审专家，各评什么。",
    "One reviewer of the panel.": "一位评审专家。",
    "The id.": "编号。",
    "How the reviewer is called; may be empty.": "姓名或称呼，可以是空的。",
    "What the reviewer was asked for; may be empty.": "请来评哪方面，可以是空的。",
    "The groups and indicators the reviewer scored; all where it is empty.": (
        "评了哪些分组和指标；空的是全部。"
    ),
    "The groups and indicators the reviewer kept out of.": "回避了哪些分组和指标。",
    "A grade.": "一个等级。",
    "Its name in Chinese.": "中文名称。",
    "Its name in English.": "英文名称。",
    "How far another grade is.": "离另一个等级多远。",
    "How many points away its bound is.": "离它的界限差几分。",
    "Whether exactly that many points are enough, or it takes more.": (
        "`true`：恰好这么多就够；`false`：必须超过。"
    ),
    "Whether full points everywhere reach it while caps hold that cut points or that groups have "
    "of their own; for a worse grade, whether the floor of the total lets it come to that.": (
        "起了作用的封顶成立时，连同分组自己的上限，其余各项都得满分，够不够得着；"
        "下一级：总分的下限容不容许降到。"
    ),
    # limits
    "A cap, gate or veto that changed something.": "一条起了作用的封顶、等级限制或一票否决。",
    "What it is.": "是哪一种。",
    "Its name.": "名称。",
    "The node whose points a cap limits.": "封顶所限制的节点；其余两种为空。",
    "Its points before the cap.": "封顶之前的得分。",
    "Its points after the cap.": "封顶之后的得分。",
    "What would have come out without caps, gates and vetoes.": (
        "没有封顶、等级限制、一票否决时的结果。"
    ),
    "The total.": "总分。",
    "Its grade.": "等级。",
    "What a cap, a floor or a veto took from the total.": (
        "一条封顶、最低得分或一票否决给总分带来的增减。"
    ),
    "The node it limits.": "所限制的节点。",
    "What it is called.": "名称。",
    "In points of the total, negative where it took some.": ("折算成总分里的分；拿走的是负数。"),
    # nodes
    "What one node earned; numbers as exact text.": "一个节点的得分；数都是准确的文字。",
    "The id of the node.": "节点的编号。",
    "The id of its parent.": "上级的编号；总分为空。",
    "What conditions read of a yes-or-no indicator, for the panel together; none where it is left "
    "out, and for every other node.": (
        "是非题合成之后为 `yes` 还是 `no`，也就是条件所看到的；不计的和其他节点为空。"
    ),
    "What it earned.": "得分。",
    "What it could earn.": "分值。",
    "Whether it counts, is a bonus, a penalty or a flag.": (
        "`counts` 计分，`bonus` 加分项，`penalty` 减分项，`flag` 问项。"
    ),
    "Where its points went if it does not count: to its siblings, the tree, or one sibling.": (
        "不计的，分值去了哪里：`siblings` 同级，`tree` 全部指标，`give_to` 一个同级；计分的为空。"
    ),
    "What it could earn once what is left out has been shared out; none where its group did not "
    "take it, and where it grew differently under several parents.": (
        "有效分值：不计的分值分担出去之后，它值几分；它的分组没有取用它，或者它在几个上级之下"
        "放大的倍数不同的，为空。"
    ),
    "What it earned of that, in its own points: under sums they add up.": (
        "有效得分：按有效分值得几分，以它自己的分值计；求和时可以相加。"
    ),
    "How much of the full points that apply below it was scored; none where nothing applies.": (
        "其下适用的分值中，已评分的占多少；都不适用的为空。"
    ),
    "Points ÷ full points, without those that the whole tree shares.": (
        "得分率：得分÷分值，分值不含由全树分担的。"
    ),
    "Full points, without those that the whole tree shares, less points; what a penalty took.": (
        "失分：分值（不含由全树分担的）−得分；减分项是所减的分。"
    ),
    "What an indicator gave to the total; none for a group.": ("指标给总分贡献了几分；分组为空。"),
    "What an indicator cost, or a group beside what is below it, in points of the total.": (
        "一个指标的失分，或分组在其下级之外自己的失分，折算成总分里的分。"
    ),
    "The id of the indicator.": "指标的编号。",
    "The id of the indicator or group.": "指标或分组的编号。",
    "The points.": "失了几分。",
    # traces
    "How one indicator came to its points.": "一个指标的得分怎么来的。",
    "The kind of its rule.": "评分标准的种类。",
    "The state of what was filled in.": "填报的状态。",
    "What settled it where no rule ran.": "没有评分的，按哪条缺项规定处理。",
    "What each reviewer's answers came to.": "每位专家的填报各得几分。",
    "The ids of the reviewers who were asked and did not answer.": "弃权的专家。",
    "The ids of the reviewers who keep out of it.": "回避的专家。",
    "Why the ballot is void by rule; none where it counts.": (
        "评分为什么作废：`all_full` 全部满分，`all_alike` 得分率全部相同，`quota` 高分超过限额；"
        "计入的是 `null`。"
    ),
    "The ids of the reviewers whose ballots are void.": "评分作废的专家。",
    "The ids of the reviewers in whose scope it does not lie.": "不在其评分范围的专家。",
    "The points before rounding.": "舍入之前的得分。",
    "The points that count.": "计入的得分。",
    "The decimals they were rounded to.": "保留了几位小数；没有舍入的为空。",
    "The materials named.": "所列的佐证材料。",
    "What one reviewer's answers came to.": "一位专家的填报得几分。",
    "The id of the reviewer; none where the answers are given once.": (
        "专家的编号；全表只填一次的为空。"
    ),
    "The answers by input id.": "填报的内容，按填报项的编号。",
    "The branches of the rule that were taken.": "适用了评分标准的哪一支。",
    "The points before the panel is combined and before rounding.": ("合成之前、舍入之前的得分。"),
    "How much it counts; 0 where it was left out.": "计入几份；0 是没有计入。",
}
