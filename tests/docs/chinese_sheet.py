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
    # doubts
    "The doubts about one sheet.": "关于一份评分表的存疑。",
    "The doubts; those about different cells are independent, at least one.": (
        "各项存疑，至少一项；不同的项各自独立。"
    ),
    "One doubt: what may be off, and what else it may be. Exactly one of ``within``, ``between`` "
    "and ``values`` is written.": (
        "一项存疑：什么拿不准，可能是多少。`within`、`between`、`values` 三种里写一种。"
    ),
    "What is in doubt, as ``whatif scores --change`` names it: ``B2.actual``, ``R3:A1``, or ``D1`` "
    "for the points of an indicator; several cells move together.": (
        "什么存疑，写法同 `whatif scores --change`：`B2.actual` 填报项，`R3:A1` 一位专家的填报，"
        "`D1` 指标的得分；写几处的，同时变。"
    ),
    "By how much it may be off, either way.": "上下可能差多少。",
    "With ``within``: about which value; what stands there where it is left out.": (
        "与 `within` 同写：以哪个值为中心；不写是现在填的值。"
    ),
    "The lowest and the highest value.": "最低和最高的值。",
    "The alternatives.": "可能的几个值。",
    "With ``values``: how often each occurs, as whole numbers; all alike where it is left out.": (
        "与 `values` 同写：各值的机会之比，写整数；不写是相等。"
    ),
    "With ``within`` or ``between``: how far values are apart; the step of the input, or the "
    "decimals it takes, where it is left out.": (
        "与 `within` 或 `between` 同写：相邻两个值相差多少；不写是填报项的步长，或它的小数位。"
    ),
    "With ``within`` or ``between``: whether all values are equally likely, or those in the middle "
    "likelier; what the command asks for where it is left out.": (
        "与 `within` 或 `between` 同写：`uniform` 各值机会相等，`triangular` 越近中间机会越大；"
        "不写的，按命令所写。"
    ),
    "Why it is in doubt; for readers of the file.": "为什么存疑；给看文件的人。",
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
