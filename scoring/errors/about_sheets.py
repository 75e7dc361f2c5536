"""Problems of score sheets: what was filled in, held against the set.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

from scoring.errors.about_cells import CELLS

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    **CELLS,
    "sheet.no-set": (
        "评分表没有写明所用的指标体系。",
        "请写明 set 和 version，或用 scoring blank 生成空白表。",
        "The sheet does not name its indicator set.",
        "Write set and version, or begin with a sheet from: scoring blank.",
    ),
    "sheet.unknown-set": (
        "评分表用的指标体系“{value}”不在随附的体系（{known}）之列。",
        "请用 --set 给出它的 set.toml。",
        "The sheet was filled in for the set “{value}”, which does not ship (these do: {known}).",
        "Give the path of its set.toml with --set.",
    ),
    "sheet.other-set": (
        "评分表用的是指标体系“{value}”，不是“{expected}”。",
        "请指定对应的体系，或换评分表。",
        "The sheet was filled in for the set “{value}”, not “{expected}”.",
        "Name the right set, or take another sheet.",
    ),
    "sheet.other-version": (
        "评分表用的是第 {value} 版，指标体系是第 {expected} 版。",
        "请重新生成空白表后誊写，或改用原来的版本。",
        "The sheet was filled in for version {value}, the set is version {expected}.",
        "Make a new blank sheet and copy the answers over, or use the set of that version.",
    ),
    "sheet.changed-set": (
        "评分表生成之后，指标体系的内容改过（摘要不同），版本号却没有变。",
        "请重新生成空白表后誊写，并给改过的体系换一个版本号。",
        "The set was changed after the sheet was made (its digest differs) "
        "under the same version number.",
        "Make a new blank sheet and copy the answers over; give the changed set a new version.",
    ),
    "sheet.nothing-scored": (
        "没有任何指标被评分，得不出结果。",
        "请至少填写一个指标。",
        "No indicator was scored, so there is no result.",
        "Fill in at least one indicator.",
    ),
    "sheet.foreign-form": (
        "这份表不是由本程序生成的，看不出是哪位专家的，不能与其他专家的合并。",
        "请单独打分，或改填 scoring blank --each 生成的表。",
        "This table was not made by this program and does not say whose it is, so it cannot be "
        "merged with those of others.",
        "Score it alone, or fill in a form made by scoring blank --each.",
    ),
    "sheet.nothing-stands": (
        "已评的都要等同组的其他项才说明得了问题，还看不出目前得了多少。",
        "请填完至少一个分组，或至少一个单独计分的指标。",
        "All that was scored waits for the rest of its group, so nothing can be said of it so far.",
        "Complete at least one group, or one indicator that counts alone.",
    ),
    "sheet.panel-too-large": (
        "有 {value} 位评审专家，指标体系最多允许 {most} 位。",
        "请减少人数，或改 panel.at_most。",
        "There are {value} reviewers; the set allows {most} at most.",
        "Use fewer, or change panel.at_most.",
    ),
    "sheet.panel-too-small": (
        "评审专家人数不能是 {value}。",
        "至少 1 位，最多 {most} 位。",
        "There cannot be {value} reviewers.",
        "Take at least 1 and at most {most}.",
    ),
    "sheet.reviewer-twice": (
        "评审专家编号“{value}”重复或不可用。",
        "请改成不重复的编号。",
        "The reviewer id “{value}” occurs twice or cannot be used.",
        "Choose another id.",
    ),
    "sheet.bad-weight": (
        "评审专家“{id}”的权重 {value} 不可用。",
        "权重须大于 0、不超过 {most}，最多两位小数。",
        "The weight {value} of reviewer “{id}” cannot be used.",
        "A weight is above 0, at most {most}, with at most two decimals.",
    ),
    "sheet.unknown-indicator": (
        "指标体系里没有指标“{value}”。",
        "请改为已有的编号。",
        "The set has no indicator “{value}”.",
        "Use an id of the set.",
    ),
    "sheet.unknown-indicator-hint": (
        "指标体系里没有指标“{value}”。",
        "是不是{hint_zh}？",
        "The set has no indicator “{value}”.",
        "Did you mean {hint_en}?",
    ),
    "sheet.self-negative": (
        "“{id}”的自评得分 {value} 小于 0。",
        "自评得分在 0 至 {full} 分之间；没有自评的留空。",
        "The self score {value} of “{id}” is below 0.",
        "A self score is between 0 and {full} points; leave it blank where there is none.",
    ),
    "sheet.self-above-full": (
        "“{id}”的自评得分 {value} 超过分值 {full}。",
        "请核对自评得分，或分值是否已经改过。",
        "The self score {value} of “{id}” is above its full points, {full}.",
        "Check the self score, and whether the full points were changed since.",
    ),
    "sheet.self-finer": (
        "“{id}”的自评得分 {value} 太细，这一指标按 {step} 分计。",
        "请改成 {step} 的整数倍，自评和复审才算得到一起。",
        "The self score {value} of “{id}” is too fine; this indicator counts in {step} points.",
        "Write a whole multiple of {step}, so that self score and review are counted alike.",
    ),
    "sheet.self-no-level": (
        "“{id}”的自评得分 {value} 不是任何一档的得分，上级按档查表。",
        "可用的是各档的得分：{known}。",
        "The self score {value} of “{id}” is what no level earns, and its group looks levels up.",
        "Write what one of the levels earns: {known}.",
    ),
    "sheet.self-of-flag": (
        "“{id}”是问项，不打分，没有自评得分（写的是 {value}）。",
        "请把这一格留空。",
        "“{id}” is a question without points and has no self score (found: {value}).",
        "Leave the cell blank.",
    ),
    "sheet.unknown-input": (
        "指标“{id}”没有填报项“{value}”。",
        "可用的有：{known}。",
        "The indicator “{id}” asks for no “{value}”.",
        "It asks for: {known}.",
    ),
    "sheet.unknown-reviewer": (
        "“{value}”不在评审专家之列。",
        "请先在评审专家中列出，或改正列名。",
        "“{value}” is not among the reviewers.",
        "List the reviewer first, or correct the column.",
    ),
    "sheet.asked-of-panel": (
        "指标“{id}”由评审专家逐人评分，“填报值”列（{value}）不能填。",
        "请填在各位专家的列中。",
        "“{id}” is scored by each reviewer; the column “{value}” is not for it.",
        "Write in the columns of the reviewers.",
    ),
    "sheet.asked-once": (
        "指标“{id}”只填一次，不由专家逐人填写（“{value}”列）。",
        "请填在“填报值”列。",
        "“{id}” is answered once, not by each reviewer (column “{value}”).",
        "Write in the value column.",
    ),
    "sheet.answered-twice": (
        "同一项填了两次（另一处：{other}）：{value}。",
        "请只保留一处。",
        "The same thing is answered twice (also at {other}): {value}.",
        "Keep one of them.",
    ),
    "sheet.unknown-state": (
        "不认识的状态“{value}”。",
        "可用的有：scored、missing、not_applicable、not_due、void。",
        "Unknown state “{value}”.",
        "Use scored, missing, not_applicable, not_due or void.",
    ),
    "sheet.state-and-score": (
        "指标“{id}”的状态是“{zh}”（{value}），却又填了分。",
        "请清空状态，或清空所填的分。",
        "“{id}” has the state “{value}” and yet is filled in.",
        "Clear the state, or clear what was filled in.",
    ),
    "sheet.refused-missing": (
        "指标 {id}“{zh}”没有填；空白不等于零分。",
        "请填写{or_zh}。",
        "{id} “{en}” is blank, and blank is not zero.",
        "Fill it in{or_en}.",
    ),
    "sheet.refused-not_applicable": (
        "指标 {id}“{zh}”标为不适用，但指标体系不允许。",
        "请评分；确实不适用的，换一套指标体系。",
        "{id} “{en}” is marked not applicable, which the set does not allow.",
        "Score it, or use a set without it.",
    ),
    "sheet.refused-not_due": (
        "指标 {id}“{zh}”标为未到期，但指标体系不允许。",
        "请评分，或等到期后再评。",
        "{id} “{en}” is marked not due, which the set does not allow.",
        "Score it, or evaluate later.",
    ),
    "sheet.refused-void": (
        "指标 {id}“{zh}”的评分已作废，没有可用的分。",
        "请重新评分。",
        "What was filled in for {id} “{en}” is void, so there is no score.",
        "Score it again.",
    ),
    "sheet.too-few-answers": (
        "指标“{id}”只有 {value} 位专家评分，至少需要 {least} 位。",
        "请补齐；弃权不按零分计。",
        "Only {value} reviewers scored “{id}”; at least {least} are needed.",
        "Get the others; an abstention is not a zero.",
    ),
    "sheet.abstention-with-totals": (
        "指标“{id}”有 {value}/{asked} 位专家评分；按各人总分合成时不能弃权。",
        "请补齐，或改为按指标合成。",
        "{value} of {asked} reviewers scored “{id}”; where totals are combined nobody may abstain.",
        "Get the others, or use a set that combines per indicator.",
    ),
    "sheet.half-answered": (
        "指标“{id}”有 {asked} 项，只填了 {given} 项，缺“{zh}”。",
        "请全部填写，或全部留空（弃权）。",
        "“{id}” asks for {asked} answers, {given} are given; “{en}” is missing.",
        "Answer all of them, or leave all blank to abstain.",
    ),
    "sheet.half-answered-once": (
        "指标“{id}”有 {asked} 项，只填了 {given} 项，缺“{zh}”。",
        "请补上。",
        "“{id}” asks for {asked} figures, {given} are given; “{en}” is missing.",
        "Fill it in.",
    ),
    "sheet.answer-in-head-row": (
        "“{value}”填在了指标“{id}”的首行，这一行由程序计算。",
        "请填在下面各行。",
        "“{value}” stands in the head row of “{id}”, which is computed.",
        "Write in the rows below it.",
    ),
    "sheet.zero-divisor": (
        "指标“{id}”要除以这个数，它是 0。",
        "请核对；确实为 0 的，在状态列说明不适用。",
        "“{id}” divides by this figure, and it is 0.",
        "Check it; if it really is 0, declare the indicator not applicable.",
    ),
    "sheet.unknown-choice": (
        "“{value}”不是可选的答案。",
        "可选：{known_zh}。",
        "“{value}” is not one of the answers.",
        "Choose one of: {known_en}.",
    ),
    "sheet.negative": (
        "“{id}”填了负数 {value}。",
        "请填 {low} 至 {high} 之间的数。",
        "“{id}” is given {value}, which is negative.",
        "Write a number from {low} to {high}.",
    ),
    "sheet.below-range": (
        "“{id}”的 {value} 低于下限 {low}。",
        "请核对数值和单位。",
        "{value} is below the least value {low} of “{id}”.",
        "Check the number and its unit.",
    ),
    "sheet.above-full-points": (
        "“{id}”得分 {value} 高于分值 {high}。",
        "请填 {low} 至 {high} 之间的数。",
        "{value} is above the full points {high} of “{id}”.",
        "Write a number from {low} to {high}.",
    ),
    "sheet.above-range": (
        "“{id}”的 {value} 高于上限 {high}。",
        "请核对数值和单位。",
        "{value} is above the greatest value {high} of “{id}”.",
        "Check the number and its unit.",
    ),
    "sheet.finer-than-step": (
        "“{id}”的 {value} 不是 {step} 的整数倍。",
        "请减少小数位；程序不替您舍入。",
        "{value} for “{id}” is not a whole multiple of {step}.",
        "Write fewer decimals; nothing is rounded for you.",
    ),
    "sheet.outside-band": (
        "得分 {value} 不在所选档次“{zh}”内（{low} 含 至 {high} {included_zh}）。",
        "请改得分或档次。",
        "{value} does not lie in the chosen band “{en}” ({low} included to {high} {included_en}).",
        "Change the score or the band.",
    ),
    "sheet.other-full-points": (
        "这里写的“{id}”分值是 {value}，指标体系里是 {full}。",
        "分值由指标体系规定；要改请改指标体系。",
        "The full points of “{id}” stand here as {value}, in the set they are {full}.",
        "Full points belong to the set: change them there.",
    ),
}
