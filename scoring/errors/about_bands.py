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
}
