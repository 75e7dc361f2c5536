"""The docstrings of score sheets and worked cases in Chinese."""

from __future__ import annotations

SHEET = {
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
    "What the reviewer is asked for.": "请来评哪方面，如财务。",
    "The groups and indicators the reviewer scores; all where it is left out.": (
        "评哪些分组和指标；不写是全部。"
    ),
    "The groups and indicators the reviewer keeps out of.": "回避哪些分组和指标。",
    "The ids of the whole panel, where this is the form of some of its members only.": (
        "整个评审组的编号；只有其中几位的评分表才写。"
    ),
    # panel
    "The panel of an evaluation: who scores, with which weight, and what.": (
        "一次评价的评审组：谁评，权重多少，评什么。"
    ),
    "The reviewers, in the order of forms and results.": (
        "评审专家，次序就是评分表和结果里的次序。"
    ),
    "One reviewer of a panel.": "评审组的一位专家。",
    "The id by which forms and answers belong to the reviewer.": (
        "编号，评分表和填报用它指明是谁。"
    ),
    "How the reviewer is called; printed in forms and results.": (
        "姓名或称呼，印在评分表和结果里。"
    ),
    "What the reviewer is asked for, such as finance or the sector.": (
        "请来评哪方面，如财务、行业。"
    ),
    "Used where the set takes a weighted mean: above 0, at most 10, at most two decimals.": (
        "权重，只有取加权平均的体系才用：大于 0、不超过 10，最多两位小数。"
    ),
    "The groups and indicators the reviewer scores, a group with everything below it; all where "
    "it is left out.": ("评哪些分组和指标，分组包括下面的全部；不写是都评。"),
    "The groups and indicators the reviewer keeps out of because of an interest (回避), a group "
    "with everything below it; whatever the scope says.": (
        "回避哪些分组和指标，分组包括下面的全部；不管评分范围怎么写。"
    ),
    "What was filled in for one indicator.": "一个指标的填报。",
    "By input id, then by reviewer id or ``value`` where it is answered once.": (
        "先写填报项的编号，再写专家的编号；全表只填一次的，写 `value`。"
    ),
    "``not_applicable``, ``not_due``, ``void`` or ``missing``; empty otherwise.": (
        "`not_applicable` 不适用、`not_due` 未到期、`void` 作废、`missing` 缺失；其余情况留空。"
    ),
    "Why points were taken off.": "扣分原因。",
    "The materials it rests on.": "佐证材料。",
    "The points that the unit under evaluation gave itself; blank where it gave none.": (
        "项目单位自评的得分；没有自评的留空，留空不是零分。"
    ),
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
    "The words of the outcome in either language, where they are not those of the grade.": (
        "结论的文字，中文或英文都行；与等级名称不同时才写（如一票否决的结论）。"
    ),
    "What the total is worth elsewhere, where the set says so.": ("系数的值；体系规定了系数才有。"),
    "Points of groups and indicators, by id.": "分组和指标的得分，按编号；可以只写几个。",
}
