"""Problems of doubts that are declared, samples that are drawn, and tables of too few projects.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "doubt.unknown-indicator": (
        "体系里没有指标“{value}”。",
        "请写 set.toml 里的指标编号。",
        "The set has no indicator “{value}”.",
        "Write the id of an indicator of the set.",
    ),
    "doubt.twice": (
        "同一个指标写了两次出入，这里是 {value}。",
        "请只留一次。",
        "The doubt of one indicator is given twice, here as {value}.",
        "Give it once.",
    ),
    "doubt.group": (
        "“{value}”是分组，它的得分由下级算出。",
        "请写它下面的指标。",
        "“{value}” is a group, computed from what stands below it.",
        "Name the indicators below it.",
    ),
    "doubt.flag": (
        "“{value}”是问项，不计分。",
        "请不要写问项。",
        "“{value}” is a flag and earns no points.",
        "Leave flags out.",
    ),
    "doubt.left-out": (
        "指标“{value}”在这张表上不计。",
        "请删去这一项。",
        "The indicator “{value}” does not count on this sheet.",
        "Leave it out.",
    ),
    "doubt.out-of-range": (
        "可能的出入 {value} 分不在 0（不含）到分值 {full} 之间。",
        "请写大于 0、不超过分值的分数。",
        "A doubt of {value} points is not above 0 and up to the full points {full}.",
        "Write points above 0, at most the full points.",
    ),
    "doubt.finer-than-step": (
        "可能的出入 {value} 分比这个指标的得分单位 {step} 更细。",
        "请写 {step} 的整数倍。",
        "A doubt of {value} points is finer than the points of this indicator, {step}.",
        "Write a whole multiple of {step}.",
    ),
    "doubt.with-totals": (
        "按总分合成几位专家的体系，各专家的得分不同，不能给指标“{value}”写一个出入。",
        "请不写出入，只看专家的影响。",
        "Where totals of reviewers are combined, each has points of their own, and one doubt of "
        "the indicator “{value}” says nothing of them.",
        "Leave doubts out, and look at the reviewers only.",
    ),
    "doubt.too-few-draws": (
        "抽样次数 {value} 不在 {least} 到 {most} 之间。",
        "请改 --draws。",
        "The number of draws {value} is not from {least} to {most}.",
        "Change --draws.",
    ),
    "doubt.bad-seed": (
        "种子 {value} 不是 0 到 {most} 的整数。",
        "请改 --seed。",
        "The seed {value} is no whole number from 0 to {most}.",
        "Change --seed.",
    ),
    "doubt.no-result": (
        "抽到的 {value} 个评审组，没有一个把各指标都评到。",
        "请增加 --draws；各专家的评分范围几乎不重叠的，重抽专家没有意义。",
        "None of the {value} panels that were drawn scored every indicator.",
        "Raise --draws; where hardly two reviewers score the same, resampling says nothing.",
    ),
    "doubt.no-numpy": (
        "抽样需要 {value}，本机没有安装。",
        "请安装：pip install 'scoring[whatif]'；专家不超过八位、没有写出入的，不用抽样。",
        "Drawing samples needs {value}, which is not installed here.",
        "Install it: pip install 'scoring[whatif]'; up to eight reviewers without declared doubts "
        "need no drawing.",
    ),
    "influence.too-few": (
        "只有 {value} 个项目，看不出差别来自哪里。",
        "请给出至少 {least} 个项目的表。",
        "There are {value} projects, and differences are between projects.",
        "Give a table of {least} projects or more.",
    ),
}
