"""The docstrings of grades, caps, gates, vetoes and coefficients in Chinese."""

from __future__ import annotations

OUTCOME = {
    # grades
    "The grade scale: ordered lower bounds, best first.": "等级标准：从高到低排列的下限。",
    "Whether the grade is read off the exact total or off the rounded one.": (
        "按未舍入的总分（`exact`）还是按舍入后的总分（`rounded`）定等级。"
    ),
    "What results call it: a grade, or a decision such as support or no support.": (
        "结果里叫什么：`grade` 等级，`decision` 结论（如予以支持、不予支持）。"
    ),
    "The grades, best first.": "各等级，从高到低。",
    "Where the scale is laid down.": "等级标准的依据。",
    "A grade and its lower bound. ``at_least`` or ``above`` is the lower bound; ``at_most`` or "
    "``below`` may state the upper one, which is then checked against the next band for holes and "
    "overlaps.": (
        "一个等级和它的下限。`at_least` 或 `above` 是下限；"
        "`at_most` 或 `below` 可以写明上限，只用来与相邻的等级核对有没有空档和重叠。"
    ),
    "Its id.": "编号。",
    "How the grade is called.": "等级的名称。",
    "Holds from this bound on, the bound included.": "大于等于。",
    "Holds above this bound, the bound excluded.": "大于。",
    "Holds up to this bound, the bound included.": "小于等于。",
    "Holds below this bound, the bound excluded.": "小于。",
    # conditions
    "Something that holds or does not: a bound on a node, an answer, or several of these. Exactly "
    "one of ``node``, ``yes``, ``no``, ``all`` and ``any`` is given.": (
        "一个条件，成立或者不成立：某个节点的界限、某个回答，或者几个条件合起来。"
        "`node`、`yes`、`no`、`all`、`any` 恰好写一个。"
    ),
    "A group or an indicator whose points are held against one of the bounds.": (
        "分组或指标的编号；它的得分与一个界限比较（`at_least` 等四个键恰好写一个）。"
    ),
    "Whether the bound is in points of the node or in per cent of its full points, those that are "
    "shared out over the whole tree left out.": (
        "界限以分计（`points`），还是以得分占分值的百分数计（`percent`）；"
        "由全部指标分担的分值不算在内。"
    ),
    "An indicator that is answered with yes (or earned its full points), by the panel together.": (
        "指标的编号；回答“是”（或得满分）时成立，几位专家回答的看合成之后的。"
    ),
    "An indicator that is not.": "指标的编号；没有回答“是”（也没有得满分）时成立。",
    "Every one of these holds.": "各条件全部成立。",
    "At least one of these holds.": "至少一个条件成立。",
    # caps, gates, vetoes
    "A cap limits the points of a node; with 0 it takes them all.": (
        "封顶：限制一个节点的得分；写 0 就是全部扣掉。"
    ),
    "How it is called in results.": "在结果中的名称。",
    "When it applies.": "什么时候起作用。",
    "Where it is laid down.": "依据。",
    "The node; the total where it is left out.": "限制哪个节点；不写就是总分。",
    "The most points the node can have when the condition holds.": "条件成立时最多得几分。",
    "A gate limits the grade, never the total.": "等级限制：限制等级，不改变总分。",
    "The best grade that is left.": "最高只能评为哪个等级。",
    "By how many grades the grade is lowered; either this or ``best`` is given.": (
        "降低几级；与 `best` 恰好写一个。"
    ),
    "A veto replaces the outcome, whatever the total.": "一票否决：不论总分多少，替换结论。",
    "The grade that is given instead.": "改评为哪个等级；与 `outcome` 恰好写一个。",
    "The words that stand instead of a grade, such as “Results Not Demonstrated”.": (
        "代替等级的文字，例如“结果未证实”。"
    ),
    "The total that is published instead, where it is replaced too: one that has this grade, from "
    "0 to the full points.": (
        "总分也替换的，写改为公布几分：在 0 与满分之间，按等级标准就是所给的等级。"
    ),
    # coefficient
    "What the total is worth elsewhere, such as the share of a fee that is paid.": (
        "总分折算成的系数，例如付费比例。"
    ),
    "By the published total, best first; the last holds every total below the others.": (
        "按公布的总分分档，高的在前；最后一档包括其余所有总分。"
    ),
    "The decimals to which it is rounded.": "系数保留几位小数。",
    "The coefficient of totals from a bound on: ``value`` + ``per_point`` × total.": (
        "从某个界限起的系数：`value`＋`per_point`×总分。"
    ),
    "The coefficient, or its constant part.": "系数，或系数中不变的部分。",
    "What each point of the total adds.": "总分每一分增加多少。",
}
