"""Problems of Sobol indices: what was asked for, and sets and tables that have none.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "sobol.bad-draws": (
        "抽取的组数 {value} 不是 {least} 到 {most} 之间的 2 的幂。",
        "请把 --draws 改成 2 的幂，如 1024、4096。",
        "The number of draws {value} is no power of two from {least} to {most}.",
        "Change --draws to a power of two, such as 1024 or 4096.",
    ),
    "sobol.not-asked": (
        "写了 {value}，没有写 --sobol。",
        "请加上 --sobol，或删去 {value}。",
        "{value} is given without --sobol.",
        "Add --sobol, or leave {value} out.",
    ),
    "sobol.no-library": (
        "Sobol 指数需要 {value}，本机没有安装。",
        "请安装：pip install 'scoring[sobol]'；不写 --sobol 的，不需要它。",
        "Sobol indices need {value}, which is not installed here.",
        "Install it: pip install 'scoring[sobol]'; without --sobol it is not needed.",
    ),
    "sobol.one-of": (
        "“{value}”下面只有一个计分，其余不计，各指标不能独立抽取。",
        "请不写 --sobol，看占差别的比例。",
        "Under “{value}” one child counts and the others do not, so they cannot be drawn "
        "independently.",
        "Leave --sobol out, and look at shares of the difference.",
    ),
    "sobol.by-totals": (
        "这套体系合成几位专家的总分，总分不由各指标合成后的得分算出。",
        "请不写 --sobol，看占差别的比例。",
        "In this set totals of reviewers are combined, so the total does not follow from the "
        "combined points of indicators.",
        "Leave --sobol out, and look at shares of the difference.",
    ),
    "sobol.never-counts": (
        "指标“{value}”在所有项目里都不计，没有得分可抽。",
        "请加上计这个指标的项目，或不写 --sobol。",
        "The indicator “{value}” counts in no project: it has no points to draw from.",
        "Add projects in which it counts, or leave --sobol out.",
    ),
}
