"""The docstrings of registers in Chinese."""

from __future__ import annotations

REGISTER = {
    "A register: what an evaluation rests on, beside its score sheet. "
    "A text may be written in both languages, or as one text for both.": (
        "一份登记表：评价所依据的数据和材料，与评分表放在一起。"
        "文字可以分中英文写，也可以只写一段，两种语言都用它。"
    ),
    "What readers should know of it; printed with the result.": "要让读者知道的；印在结果后面。",
    "The period under evaluation; the project year of the sheet where it is left out.": (
        "评价期；不写的，用评分表里的项目年度。"
    ),
    "The facts, in their order.": "各项基础数据，按次序。",
    "The materials, in their order.": "各份材料，按次序。",
    "Which indicators require evidence, by id, beyond what the set requires.": (
        "哪些指标要求有佐证，按指标编号；指标体系已有规定的，这里只能更严。"
    ),
    "The kinds of papers one of which is required, such as contracts; any where it is left out.": (
        "要求的材料类别，有其中一类即可，如合同；不写的，不论类别。"
    ),
    "The problems that were found, in their order.": "发现的问题，按次序。",
    "Suggestions that are not written beside a single finding.": "没有写在某个问题里的建议。",
    "A period, both ends included, such as ``{ from = 2018, to = 2019 }``.": (
        "一段期间，首尾都包括在内，如 `{ from = 2018, to = 2019 }`。"
    ),
    'Its first year, month or day: ``2020``, ``"2020-05"`` or ``"2020-05-17"``.': (
        '起始的年、月或日：`2020`、`"2020-05"` 或 `"2020-05-17"`。'
    ),
    "Its last year, month or day.": "终止的年、月或日。",
    "One quantity, as stated by one or several documents.": (
        "一个数量，由一份或几份文件写明；每份文件写的是一个口径。"
    ),
    "Its id.": "编号。",
    "What it is called.": "名称。",
    "The unit in which it is shown and compared.": "显示和比较所用的单位。",
    "The year or period it belongs to, in words.": "所属年度或期间，写成文字。",
    "The answers on the sheet that hold it, such as ``B2/target``, or ``B2`` where an indicator "
    "asks one thing only.": (
        "填在评分表的哪些填报项，如 `B2/target`；指标只有一个填报项的，写 `B2` 即可。"
    ),
    "The id of the statement that is used.": "采用哪个口径，写它的编号。",
    "By how much statements may differ, and parts from their amount, in the unit of the fact.": (
        "允许各口径之间、分项合计与总数之间相差多少，用本项的单位。"
    ),
    "The ids of facts it must not exceed, such as the budget of what was spent.": (
        "不得超过哪几项基础数据，写编号；如支出不得超过预算。"
    ),
    "What the documents say, at least one of them.": "各份文件怎么写的，至少一份。",
    "What one document says of a quantity.": "一份文件对一个数量的写法。",
    "Its id within the fact.": "在本项之内的编号。",
    "Which document says so, and where.": "哪份文件的什么地方。",
    "The number of the material in this register.": "这份文件在登记表里的材料编号。",
    "The amount, read exactly.": "金额或数量，按写的读，不经过浮点数。",
    "Its own unit; that of the fact where it is left out. 元, 千元, 万元 and 亿元 are converted "
    "into each other.": "文件里用的单位；不写的，用本项的单位。元、千元、万元、亿元之间自动换算。",
    "What it consists of; the parts must add up to the amount.": "分项；相加应等于总数。",
    "One part of an amount.": "一个分项。",
    "How much, in the unit of the statement.": "金额，用这个口径的单位。",
    "One numbered material.": "一份编了号的材料。",
    "Its number.": "编号。",
    "Its title.": "题名。",
    "What sheets call it besides.": "评分表里的其他叫法。",
    "What kind of paper it is, such as a contract or a report.": "类别，如合同、报告。",
    "The period it is about.": "材料所属的期间。",
    "The ids of the indicators it supports; a group stands for all below it.": (
        "能佐证哪些指标，写编号；写分组的，等于写它下面的全部指标。"
    ),
    "Whether it is there, was asked for and is not there yet, or was refused.": (
        "`supplied` 已提供，`requested` 已要求、未收到，`refused` 没有提供。"
    ),
    "Anything else to be said of it.": "其他说明。",
    "What happens where an indicator has no evidence of the period.": (
        "要求有佐证的指标，没有评价期内的材料时怎么办。"
    ),
    "Only say so, keep a share of its points, or take all of them.": (
        "`warn` 只提示，`discount` 保留得分的一部分，`zero` 不得分。"
    ),
    "The share of its points that is kept under ``discount``, above 0 and below 1.": (
        "`discount` 保留得分的多少，大于 0、小于 1。"
    ),
    "A problem that was found.": "一个问题。",
    "What was found.": "问题的内容。",
    "The ids of the indicators or groups it is about.": "涉及的指标或分组，写编号。",
    "The numbers of the materials it rests on.": "依据的材料，写编号。",
    "The ids of the facts it rests on.": "依据的基础数据，写编号。",
    "What is suggested.": "建议的内容。",
    "A suggestion that stands alone, or answers findings.": "一条建议：针对某些问题，或单独提出。",
    "The ids of the findings it answers; none at all where it answers no problem.": (
        "针对哪些问题，写编号；不针对哪个问题的，不写。"
    ),
}
