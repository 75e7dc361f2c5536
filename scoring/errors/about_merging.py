"""Problems of the forms of several reviewers, and of what a reviewer may score.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "merge.no-forms": (
        "这里没有评分表（“{value}”）。",
        '请给出放评分表的文件夹，或 "forms/*.xlsx" 这样的写法。',
        "There are no sheets here (“{value}”).",
        'Give the folder that holds the sheets, or a pattern such as "forms/*.xlsx".',
    ),
    "merge.missing-member": (
        "缺评审专家“{value}”的评分表。",
        "请补上；确实不再参加的，用 --panel 给出没有此人的评审组名单。",
        "The form of reviewer “{value}” is missing.",
        "Get it; if the reviewer no longer takes part, give a panel file without the id: --panel.",
    ),
    "merge.blank-form": (
        "评分表是空白的（{value}）：没有一个评分。",
        "请换成填好的；全部弃权的，不要放进来，并从评审组名单中删去。",
        "The form is blank ({value}): it holds no score.",
        "Take the filled one; whoever abstains from everything is left out, form and panel alike.",
    ),
    "merge.scored-twice": (
        "评审专家“{value}”评了两次（另一处：{other}）。",
        "请只留一份；若是两个人，请改成不同的编号。",
        "Reviewer “{value}” scored twice (also at {other}).",
        "Keep one form; if these are two people, give them different ids.",
    ),
    "merge.same-content": (
        "这份评分表与“{other}”内容完全相同。",
        "请只留一份，或换成另一位专家的。",
        "This form says exactly what “{other}” says.",
        "Keep one of them, or take the form of the other reviewer.",
    ),
    "merge.not-on-panel": (
        "“{value}”不在评审组名单（{panel}）里。",
        "请把这位专家加进名单，或去掉这份评分表。",
        "“{value}” is not on the panel ({panel}).",
        "Add the reviewer to the panel file, or leave the form out.",
    ),
    "merge.conflict": (
        "这里写“{value}”，另一处（{other}）写“{before}”。",
        "全表只填一次的内容须一致，请核实后改成相同，或只留一处。",
        "This says “{value}”, but {other} says “{before}”.",
        "What is answered once must agree: find out which is right, or keep one of them.",
    ),
    "merge.other-weight": (
        "评审专家“{id}”的权重在这里是 {value}，另一处（{other}）是 {before}。",
        "请改成一致。",
        "The weight of reviewer “{id}” is {value} here and {before} at {other}.",
        "Make them agree.",
    ),
    "merge.one-file": (
        "评审专家“{value}”与“{other}”的编号只有大小写不同，文件会互相覆盖。",
        "请改一个编号。",
        "The ids “{value}” and “{other}” differ in case only, so their files would be one.",
        "Change one of the ids.",
    ),
    "sheet.recused": (
        "专家“{reviewer}”对指标“{id}”回避，却填了 {value}。",
        "请清空；不需回避的，改评审组名单。",
        "“{reviewer}” is recused from “{id}” and yet filled in {value}.",
        "Clear it; or correct the panel file if there is nothing to be recused from.",
    ),
    "sheet.out-of-scope": (
        "指标“{id}”不在专家“{reviewer}”的评分范围内，却填了 {value}。",
        "请清空，或在评审组名单里扩大其范围。",
        "“{id}” is outside the scope of “{reviewer}”, and yet {value} was filled in.",
        "Clear it, or widen the scope in the panel file.",
    ),
    "sheet.unknown-scope": (
        "专家“{id}”的范围或回避里写的“{value}”，指标体系里没有。",
        "请用体系里分组或指标的编号。",
        "The scope or recusal of “{id}” names “{value}”, which the set does not have.",
        "Use ids of groups and indicators of the set.",
    ),
    "sheet.unknown-scope-hint": (
        "专家“{id}”的范围或回避里写的“{value}”，指标体系里没有。",
        "是不是{hint_zh}？",
        "The scope or recusal of “{id}” names “{value}”, which the set does not have.",
        "Did you mean {hint_en}?",
    ),
    "sheet.too-few-ballots": (
        "{who} 的评分按规定作废，只剩 {value} 位专家的有效，至少需要 {least} 位。",
        "请让他们重新评分，或另请专家。",
        "The ballots of {who} are void by rule; {value} are left, at least {least} are needed.",
        "Have them score again, or ask other reviewers.",
    ),
    "sheet.too-few-valid": (
        "指标“{id}”去掉作废的评分后只剩 {value} 位专家的，至少需要 {least} 位。",
        "请补齐；作废的评分不计入。",
        "Without the void ballots only {value} reviewers scored “{id}”; "
        "at least {least} are needed.",
        "Get others; void ballots count nowhere.",
    ),
    "sheet.limited-with-totals": (
        "专家“{value}”有评分范围或回避，而这套体系按各人总分合成，每位都得评全部指标。",
        "请改用按指标合成的体系，或由这位专家不参加评审。",
        "“{value}” has a scope or a recusal, but this set combines totals, "
        "for which everybody scores everything.",
        "Use a set that combines per indicator, or leave the reviewer off the panel.",
    ),
}
