"""Problems of registers: what names nothing, and what cannot be compared or applied.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "register.twice": (
        "编号“{value}”出现了两次（另一处：{other}）。",
        "请改一个，编号不能重复。",
        "The id “{value}” occurs twice (the other one: {other}).",
        "Change one of them.",
    ),
    "register.name-twice": (
        "两份材料都叫“{value}”（另一处：{other}），评分表写这个名称时分不清是哪一份。",
        "请把题名写得不同，或改 also。",
        "Two materials are called “{value}” (the other one: {other}); a sheet that names it could "
        "mean either.",
        "Give them different titles, or change also.",
    ),
    "register.unknown-fact": (
        "登记表里没有基础数据“{value}”。",
        "请核对编号，或补上这项。",
        "The register has no fact “{value}”.",
        "Check the id, or add the fact.",
    ),
    "register.unknown-fact-hint": (
        "登记表里没有基础数据“{value}”。",
        "是不是“{hint}”？",
        "The register has no fact “{value}”.",
        "Did you mean “{hint}”?",
    ),
    "register.unknown-statement": (
        "这项基础数据没有编号是“{value}”的口径。",
        "请在 uses 里写某个 statement 的 id。",
        "This fact has no statement “{value}”.",
        "Write the id of one of its statements in uses.",
    ),
    "register.unknown-statement-hint": (
        "这项基础数据没有编号是“{value}”的口径。",
        "是不是“{hint}”？",
        "This fact has no statement “{value}”.",
        "Did you mean “{hint}”?",
    ),
    "register.unknown-evidence": (
        "登记表里没有编号是“{value}”的材料。",
        "请核对编号，或登记这份材料。",
        "The register has no material “{value}”.",
        "Check the number, or register the material.",
    ),
    "register.unknown-evidence-hint": (
        "登记表里没有编号是“{value}”的材料。",
        "是不是“{hint}”？",
        "The register has no material “{value}”.",
        "Did you mean “{hint}”?",
    ),
    "register.unknown-finding": (
        "登记表里没有问题“{value}”。",
        "请核对编号；不针对某个问题的建议不写 answers。",
        "The register has no finding “{value}”.",
        "Check the id; a suggestion that answers no problem has no answers.",
    ),
    "register.unknown-finding-hint": (
        "登记表里没有问题“{value}”。",
        "是不是“{hint}”？",
        "The register has no finding “{value}”.",
        "Did you mean “{hint}”?",
    ),
    "register.unknown-indicator": (
        "指标体系 {set} 里没有“{value}”。",
        "请核对指标编号，或用 scoring sets show 查看。",
        "The set {set} has no “{value}”.",
        "Check the id, or see them with: scoring sets show.",
    ),
    "register.unknown-indicator-hint": (
        "指标体系 {set} 里没有“{value}”。",
        "是不是{hint_zh}？",
        "The set {set} has no “{value}”.",
        "Did you mean {hint_en}?",
    ),
    "register.unknown-input": (
        "“{value}”不是这个指标的填报项。",
        "可写：{known}。",
        "“{value}” is no answer of this indicator.",
        "Use one of: {known}.",
    ),
    "register.not-a-figure": (
        "“{value}”不是全表只填一次的数值，不能由基础数据填。",
        "请改成基础数据所在的填报项，或从 feeds 里删去。",
        "“{value}” is no figure that is filled in once, so no fact can be its value.",
        "Write the answer that holds the fact, or remove it from feeds.",
    ),
    "register.fed-twice": (
        "“{value}”已由另一处填（{other}）。",
        "一个填报项只能由一项基础数据填，请删去一处。",
        "“{value}” is fed already ({other}).",
        "One answer has one fact; remove one of the two.",
    ),
    "register.input-unit": (
        "“{value}”的单位是“{asked}”，基础数据的单位是“{unit}”，不能换算。",
        "请改基础数据的 unit；元、千元、万元、亿元之间会换算。",
        "“{value}” is in “{asked}”, the fact in “{unit}”; one cannot be turned into the other.",
        "Change the unit of the fact; 元, 千元, 万元 and 亿元 are converted.",
    ),
    "register.unit": (
        "单位“{value}”不能换算成基础数据的单位“{unit}”。",
        "请改成同一单位；元、千元、万元、亿元之间会换算。",
        "The unit “{value}” cannot be turned into that of the fact, “{unit}”.",
        "Use the same unit; 元, 千元, 万元 and 亿元 are converted.",
    ),
    "register.units-differ": (
        "基础数据“{value}”的单位是“{other}”，这里是“{unit}”，不能比较。",
        "请把两项改成同一单位。",
        "The fact “{value}” is in “{other}”, this one in “{unit}”, so they cannot be compared.",
        "Write both facts in one unit.",
    ),
    "register.statements": (
        "一项基础数据写了 {value} 个口径，超过上限 {most}。",
        "请只登记说法不同的，或分成几项。",
        "One fact has {value} statements, more than {most}.",
        "Register those that say something different, or make several facts.",
    ),
    "register.tolerance": (
        "允许的差额 {value} 小于零。",
        "请写零或正数。",
        "The tolerance {value} is below zero.",
        "Write zero or a positive number.",
    ),
    "register.period": (
        "期间从 {value} 到 {to}，终点早于起点。",
        "请对调或改正。",
        "The period from {value} to {to} ends before it begins.",
        "Correct it.",
    ),
    "register.no-share": (
        "折扣没有写保留多少。",
        "请写 share，如 0.5。",
        "A discount needs the share of points that is kept.",
        "Write share, such as 0.5.",
    ),
    "register.share": (
        "保留的比例 {value} 不在 0 与 1 之间。",
        '全部保留请写 effect = "warn"，全部扣除请写 effect = "zero"。',
        "The share {value} does not lie between 0 and 1.",
        'To keep all points write effect = "warn", to take all of them effect = "zero".',
    ),
    "register.share-unused": (
        "effect 是“{used}”，share {value} 用不上。",
        '请删去 share，或改为 effect = "discount"。',
        "With the effect “{used}” the share {value} means nothing.",
        'Remove share, or write effect = "discount".',
    ),
    "register.not-an-indicator": (
        "“{value}”是分组，不是指标。",
        "请逐个写它下面的指标。",
        "“{value}” is a group and no indicator.",
        "Write the indicators below it one by one.",
    ),
    "register.weaker": (
        "“{value}”比指标体系的规定（{other}：{own}）宽。",
        "登记表只能比指标体系要求得更严；请改严，或删去。",
        "“{value}” asks for less than the set does ({other}: {own}).",
        "A register may only ask for more than its set: tighten it, or leave it out.",
    ),
    "register.other-kind": (
        "“{value}”不在指标体系要求的类别（{kinds}，{other}）之内。",
        "请只写其中的类别，或删去 kinds。",
        "“{value}” is none of the kinds that the set requires ({kinds}, {other}).",
        "Name some of those only, or leave kinds out.",
    ),
    "register.effect-role": (
        "“{value}”是减分项或问项，缺材料不能减它的分。",
        '请改为 effect = "warn"。',
        "“{value}” is a penalty or a flag; it has no points that lacking evidence could take.",
        'Write effect = "warn".',
    ),
    "register.effect-unrounded": (
        "指标体系没有规定“{value}”的得分保留几位小数，打折后的得分没有确定的写法。",
        '请在体系里规定小数位（rounding.indicator），或改用 effect = "warn" 或 "zero"。',
        "The set does not round “{value}”, so a share of its points has no declared decimals.",
        'Declare them in the set (rounding.indicator), or write effect = "warn" or "zero".',
    ),
}
