"""What the findings of an examination say, in Chinese and English.

Each entry: what it is (zh), what to do (zh), what it is (en), what to do (en).
"""

from __future__ import annotations

REGISTER_FINDINGS: dict[str, tuple[str, str, str, str]] = {
    "fact.conflict": (
        "“{zh}”有 {count} 个不同的数，最多相差 {value}：{listed_zh}。{used_zh}",
        "请核对各份文件，查明差额由哪一项引起。",
        "“{en}” has {count} different figures, up to {value} apart: {listed_en}.{used_en}",
        "Check the documents and find the item that makes the difference.",
    ),
    "fact.cause": (
        "“{zh}”：{by_zh}与{other_zh}相差 {value}，分项不同之处：{theirs_zh}，对 {mine_zh}。",
        "请核对这几个分项。",
        "“{en}”: {by_en} against {other_en} is off by {value}; the parts that differ: {theirs_en}, "
        "against {mine_en}.",
        "Check these parts.",
    ),
    "fact.unit-slip": (
        "“{zh}”：{by_zh} 为 {amount}，{other_zh} 为 {other_amount}，正好相差一万倍。",
        "多半是元与万元写错，请核对单位。",
        "“{en}”: {by_en} says {amount}, {other_en} says {other_amount}: 10,000 times apart.",
        "Most likely one of them is in 元 and not in 万元; check the units.",
    ),
    "fact.parts": (
        "“{zh}”：{by_zh} 的合计是 {amount}，各分项相加是 {value}，相差 {difference}。",
        "请核对分项是否漏列或写错。",
        "“{en}”: {by_en} states {amount}, its parts add up to {value} ({difference}).",
        "Check whether a part is missing or wrong.",
    ),
    "fact.none-chosen": (
        "“{zh}”的几个数不一致，没有写明采用哪一个。",
        "请在 uses 里写明。",
        "The figures for “{en}” differ, and none is chosen.",
        "Say in uses which one is used.",
    ),
    "fact.exceeds": (
        "“{zh}” {amount}（{by_zh}）超过“{limit_zh}” {other_amount}（{other_zh}），"
        "多 {difference}。",
        "请核对两个数，确实超出的要说明原因。",
        "“{en}” {amount} ({by_en}) exceeds “{limit_en}” {other_amount} ({other_en}) by "
        "{difference}.",
        "Check both figures; if it is so, explain it.",
    ),
    "fact.sheet-differs": (
        "评分表 {key} 填的是 {value}，“{zh}”采用的是 {amount}（{by_zh}），相差 {difference}。",
        "请改评分表，或改 uses。",
        "The sheet has {value} in {key}, the figure used for “{en}” is {amount} ({by_en}): "
        "{difference}.",
        "Correct the sheet, or change uses.",
    ),
    "fact.sheet-slip": (
        "评分表 {key} 填的是 {value}，“{zh}”采用的是 {amount}（{by_zh}），正好相差一万倍。",
        "多半是元与万元填错，请核对单位。",
        "The sheet has {value} in {key}, the figure used for “{en}” is {amount} ({by_en}): 10,000 "
        "times apart.",
        "Most likely one of them is in 元 and not in 万元; check the units.",
    ),
    "fact.sheet-unstated": (
        "评分表 {key} 填的 {value} 与“{zh}”的任何一个口径都不相同。",
        "请改评分表，或登记这个数的出处。",
        "The sheet has {value} in {key}, which no document states for “{en}”.",
        "Correct the sheet, or register where that figure is from.",
    ),
    "fact.not-on-sheet": (
        "评分表没有填 {key}（“{zh}”）。",
        "请补填。",
        "The sheet leaves {key} blank (“{en}”).",
        "Fill it in.",
    ),
    "evidence.period-unknown": (
        "不知道评价的是哪一期，无法判断材料是否属于评价期。",
        "请在登记表写 [period]，或在评分表的项目情况里写 year，如 2020。",
        "It is not known which period is evaluated, so no material can be said to belong to it.",
        "Write [period] in the register, or year in the project of the sheet, such as 2020.",
    ),
    "evidence.other-kind": (
        "“{value} {zh}”要求有佐证材料（{kinds_zh}），提供的（{numbers}）不是这一类。",
        "请补交所要求的材料；类别登记错了的，改正 kind。",
        "“{value} {en}” requires evidence ({kinds_en}), and what was supplied ({numbers}) is of "
        "another kind.",
        "Ask for what is required; if only kind is wrong in the register, correct it.",
    ),
    "evidence.missing": (
        "“{value} {zh}”要求有佐证材料，没有提供。",
        "请补交材料；登记后在 supports 里写明它支持的指标。",
        "“{value} {en}” requires evidence and has none.",
        "Ask for it, register it, and name the indicator in supports.",
    ),
    "evidence.only-outside": (
        "“{value} {zh}”要求有佐证材料，提供的（{numbers}）都不属于评价期。",
        "请补交评价期内的材料。",
        "“{value} {en}” requires evidence, and what was supplied ({numbers}) is of another period.",
        "Ask for material of the period under evaluation.",
    ),
    "evidence.out-of-period": (
        "材料 {value}“{zh}”的期间是 {period}，不在评价期 {evaluated} 内。",
        "不能作为评价期的佐证，请补交。",
        "Material {value} “{en}” is of {period}, not of the period under evaluation, {evaluated}.",
        "It proves nothing for that period; ask for the right one.",
    ),
    "evidence.requested": (
        "材料 {value}“{zh}”已要求提供，尚未收到。",
        "请催交；不能提供的，把 status 改为 refused。",
        "Material {value} “{en}” was asked for and has not come.",
        "Ask again; if it cannot be had, write the status refused.",
    ),
    "evidence.refused": (
        "材料 {value}“{zh}”没有提供。",
        "请在扣分原因里写明。",
        "Material {value} “{en}” was not provided.",
        "Say so in the reasons of the deductions.",
    ),
    "evidence.named-not-supplied": (
        "评分表的 {ids} 以材料 {value}“{zh}”为佐证，但它没有提供。",
        "请改评分表，或核对材料的 status。",
        "The sheet names material {value} “{en}” for {ids}, and it was not supplied.",
        "Correct the sheet, or the status of the material.",
    ),
    "evidence.unregistered": (
        "评分表写的材料“{value}”没有登记（指标 {ids}）。",
        "请登记；名称不同的，写在已登记材料的 also 里。",
        "The sheet names “{value}”, which is not registered (indicators {ids}).",
        "Register it, or add the name to also of a material.",
    ),
    "evidence.unused": (
        "材料 {value}“{zh}”登记了，没有用到。",
        "请在 supports 里写明它支持的指标，或删去。",
        "Material {value} “{en}” is registered and not used.",
        "Name the indicators it supports, or remove it.",
    ),
    "evidence.unknown-indicator": (
        "材料 {number}“{zh}”支持的指标“{value}”不在体系 {set} 里。",
        "请核对指标编号。",
        "Material {number} “{en}” supports “{value}”, which the set {set} does not have.",
        "Check the id.",
    ),
    "finding.no-reason": (
        "“{value} {zh}”失 {lost} 分，没有写扣分原因。",
        "请在评分表里补写。",
        "“{value} {en}” lost points ({lost}), and no reason is given.",
        "Write it on the sheet.",
    ),
    "finding.nothing-lost": (
        "问题 {id} 涉及“{value} {zh}”，但它没有失分。",
        "请核对评分，或核对问题涉及的指标。",
        "Finding {id} is about “{value} {en}”, which lost nothing.",
        "Check the score, or the indicators of the finding.",
    ),
    "finding.no-suggestion": (
        "问题 {value} 没有建议。",
        "请写 suggestion，或在某条建议的 answers 里写上它。",
        "Finding {value} has no suggestion.",
        "Write suggestion, or name it in answers of a suggestion.",
    ),
}
