"""The docstrings of self scores in results in Chinese."""

from __future__ import annotations

SELF = {
    "The self scores of the sheet held against the review, where it has any.": (
        "自评得分与复审得分的比较；评分表有自评得分的才有。"
    ),
    "The self scores held against the review.": "自评得分与复审得分的比较。",
    "Whether every indicator that counts has a self score; where one has none, the review stands "
    "for it in the total and the grade below.": (
        "计分的指标是否都有自评得分；没有的，下面的总分和等级里取复审得分。"
    ),
    "The total that the self scores come to.": "按自评得分得出的总分。",
    "The grade of that total.": "这个总分的等级。",
    "The outcome of the self scores: the grade, or the words of a veto.": (
        "按自评得分的结论：等级的名称，或一票否决所写的文字。"
    ),
    "Published total of the review less that of the self scores.": "复审总分减自评总分。",
    "Whether the self scores come to more than the review, less, or the same.": (
        "`high` 自评总分偏高，`low` 偏低，`same` 一致。"
    ),
    "Whether grade or outcome differ from those of the review.": "等级或结论是否与复审不同。",
    "Where the bands of deviations end, as shares of the full points.": (
        "偏差各档的上限，占分值的比例。"
    ),
    "The share above which a deviation needs a reason.": "偏差超过分值的多少须写原因。",
    "Whether the set declares them, or they are the defaults.": (
        "`true`：体系写明的；`false`：默认的。"
    ),
    "Every indicator and group but questions in reading order, the total first.": (
        "问项以外的每个指标和分组，按阅读次序，总分在最前。"
    ),
    "What is to be looked at.": "要看的地方。",
    "The grade that the self scores come to.": "按自评得分得出的等级。",
    "One indicator or group by self score and by review; numbers as exact text.": (
        "一个指标或分组的自评和复审；数都是准确的文字。"
    ),
    "Whether it is compared; ``partly``: some indicators below have no self score; ``blank``: "
    "there is none; ``left_out``: the review leaves it out.": (
        "`compared` 作了比较，`partly` 下面有的指标没有自评得分，`blank` 没有自评得分，"
        "`left_out` 复审不计。"
    ),
    "The self score of an indicator as it was filled in; none for a group.": (
        "指标填写的自评得分；分组为空。"
    ),
    "What the self scores come to, caps and rounding done; none where nothing is compared.": (
        "按自评得分得出的分，封顶、舍入之后；没有比较的为空。"
    ),
    "What the review came to.": "复审得出的分。",
    "Review less self score.": "复审得分减自评得分。",
    "The size of the difference as a share of the full points.": "差额的大小，占分值的比例。",
    "Whether the self score is better for the unit than the review, worse, or the same.": (
        "`high` 自评对单位更有利，`low` 更不利，`same` 一致。"
    ),
    "How many of the bounds in ``bands`` the share lies above.": (
        "占分值的比例超过了 `bands` 中的几个。"
    ),
    "What the rule gives on the figures of the sheet; none where points are judged.": (
        "由评分表上的数按评分标准得出的分；由专家评判的为空。"
    ),
    "False where a deviation needs a reason and has neither one nor evidence.": (
        "偏差须说明而没有写原因、也没有佐证材料的，为 `false`。"
    ),
    "What is to be looked at in the self scores.": "自评得分要看的一处。",
    "What it is, such as ``self.missed-target``; see the list of problems.": (
        "是什么，如 `self.missed-target`；见问题一览。"
    ),
    "Where to look: the self score, or where the reason is to be written; file and cell.": (
        "要看的地方：自评得分，或写扣分原因的一格；文件和单元格。"
    ),
    "The self score, or how many are missing.": "自评得分，或缺少几个。",
}
