"""Problems of grade scales that are only tried out: what if a bound were another one.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "bands.unknown-grade": (
        "没有等级“{value}”。",
        "可用的等级：{known}。",
        "There is no grade “{value}”.",
        "These are known: {known}.",
    ),
    "bands.ambiguous-grade": (
        "“{value}”可以指几个等级：{known}。",
        "请写等级的编号。",
        "“{value}” may be any of several grades: {known}.",
        "Write the id of the grade.",
    ),
    "bands.named-twice": (
        "等级“{value}”写了不止一次。",
        "每个等级请只写一次。",
        "The grade “{value}” is given more than once.",
        "Give every grade once.",
    ),
    "bands.lowest": (
        "“{value}”是最低的等级，没有够不着的总分，下限不能改。",
        "请改其他等级的下限。",
        "“{value}” is the lowest grade and holds every total below the others; it has no bound to "
        "change.",
        "Change the bound of another grade.",
    ),
    "bands.not-a-bound": (
        "“{value}”不能作等级的下限。",
        "请写 88 或 88.5 这样的数。",
        "“{value}” is no lower bound of a grade.",
        "Write a number such as 88 or 88.5.",
    ),
    "bands.one-scale": (
        "一张表一次只能换一套等级标准，写了“{value}”。",
        "请只留一个 --scale，逐套来看；一个项目的几套，用 scoring whatif grades。",
        "A table is held against one other scale at a time, not “{value}”.",
        "Keep one --scale, and look at one after another; for one project, scoring whatif grades "
        "takes several.",
    ),
    "bands.no-rows": (
        "表里没有一行。",
        "请放入要分析的项目，一行一个。",
        "The table has no rows.",
        "Put in the projects that are to be looked at, one a row.",
    ),
    "bands.no-name-column": (
        "没有可作项目名称的列“{value}”。",
        "可用的列：{known}。",
        "There is no column “{value}” with the names of projects.",
        "These may be used: {known}.",
    ),
    "bands.not-wanted": (
        "“{value}”不是一个要求。",
        "请写成 优<=30%、差>=5%，或写项目数：优<=3；也可以用 =。",
        "“{value}” says nothing that can be wanted.",
        "Write it like excellent<=30% or poor>=5%, or with a number of projects, excellent<=3; "
        "= will do too.",
    ),
    "bands.no-number": (
        "“{value}”里的数不是项目数。",
        "项目数请写整数，如 优<=3；要的是比例，请加 %，如 优<=30%。",
        "The number in “{value}” is no number of projects.",
        "Write a whole number, such as excellent<=3; for a share add %, such as excellent<=30%.",
    ),
    "bands.beyond-all": (
        "“{value}”要求的比例不在 0% 至 100% 之间。",
        "请改正。",
        "The share in “{value}” is not between 0 % and 100 %.",
        "Correct it.",
    ),
    "bands.wants-contradict": (
        "等级“{value}”的几个要求互相矛盾：不少于 {least}，又不多于 {most}。",
        "请改其中一个。",
        "What is wanted of “{value}” contradicts itself: at least {least} and at most {most}.",
        "Change one of the two.",
    ),
    "bands.wants-too-much": (
        "各等级要求的下限合计 {value}，超过 100%。",
        "请减小其中一些。",
        "The least shares that are wanted add up to {value}, which is more than 100%.",
        "Want less of some of them.",
    ),
    "bands.wants-too-little": (
        "每个等级都有上限，合计只有 {value}，不到 100%。",
        "请放宽其中一些。",
        "Every grade has a greatest share, and they add up to only {value}.",
        "Allow more of some of them.",
    ),
}
