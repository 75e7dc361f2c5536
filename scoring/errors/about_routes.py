"""Problems of what is wished of routes to a grade, and of scores that are changed.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "routes.unknown": (
        "没有编号为“{value}”的指标。",
        "请用指标体系里的编号。",
        "There is no indicator “{value}”.",
        "Use an id of the indicator set.",
    ),
    "routes.unknown-hint": (
        "没有编号为“{value}”的指标。",
        "是不是{hint_zh}？",
        "There is no indicator “{value}”.",
        "Did you mean {hint_en}?",
    ),
    "routes.group": (
        "“{value}”是分组，分数由下级算出。",
        "请写它下面的指标的编号。",
        "“{value}” is a group, whose points are computed from its children.",
        "Write the ids of the indicators below it.",
    ),
    "routes.left-out": (
        "指标“{value}”在这张评分表上不计分，没有分数可以变动。",
        "请去掉它；它计分时会怎样，请先在评分表里填上。",
        "The indicator “{value}” does not count on this sheet and has no points to move.",
        "Leave it out; to see it counted, fill it in on the sheet first.",
    ),
    "routes.no-flag": (
        "“{value}”不是标志，本来就没有锁定。",
        '--unlock 只用于标志（role = "flag"），请去掉。',
        "“{value}” is no flag and is not locked anyway.",
        '--unlock is for flags only (role = "flag"); leave it out.',
    ),
    "routes.named-twice": (
        "“{value}”写了不止一次。",
        "每个指标请只写一次。",
        "“{value}” is given more than once.",
        "Give every indicator once.",
    ),
    "routes.no-number": (
        "“{value}”不是数。",
        "请写 3 或 2.5 这样的数。",
        "“{value}” is not a number.",
        "Write a number such as 3 or 2.5.",
    ),
    "routes.free": (
        "每分的代价“{value}”不大于零。",
        "请写大于零的数；不能变动的指标用 --lock。",
        "An effort of “{value}” a point is not above zero.",
        "Write a number above zero; lock what cannot move with --lock.",
    ),
    "routes.reversed": (
        "范围“{value}”的下限高于上限。",
        "请写 最低..最高。",
        "The bounds “{value}” begin above where they end.",
        "Write the least and then the most: 5..8.",
    ),
    "routes.outside": (
        "范围“{value}”超出了 0 到 {full} 分。",
        "请写在这个指标的分值以内。",
        "The bounds “{value}” go beyond 0 to {full} points.",
        "Stay within the full points of the indicator.",
    ),
    "routes.now-outside": (
        "现在的 {now} 分不在范围“{value}”以内。",
        "请写包括现在得分的范围；要从别的分数出发，先改评分表。",
        "The present {now} points lie outside the bounds “{value}”.",
        "Give bounds that hold the present points; to start elsewhere, change the sheet first.",
    ),
    "routes.locked-and-bounded": (
        "“{value}”既锁定，又给了变动范围。",
        "请只留一个。",
        "“{value}” is locked and has bounds to move within.",
        "Keep one of the two.",
    ),
    "routes.locked-and-freed": (
        "“{value}”既锁定，又解锁。",
        "请只留一个。",
        "“{value}” is locked and unlocked.",
        "Keep one of the two.",
    ),
    "routes.one-goal": (
        "没有写去哪个等级，或者既写了等级又写了 --out。",
        "请写 --to 优，或者只写 --out（掉出现在的等级）。",
        "No grade is named to reach, or one is named beside --out.",
        "Write --to excellent, or --out alone (the way out of the present grade).",
    ),
    "routes.reached": (
        "现在已经是“{zh}”，不低于“{value}”。",
        "请写更高的等级；看怎样会掉出现在的等级，用 --out。",
        "The project is “{en}” already, which is no worse than “{value}”.",
        "Name a better grade; for the way out of the present one use --out.",
    ),
    "routes.lowest": (
        "“{zh}”已经是最低的结论，没有更低的等级。",
        "请用 --to 看怎样上升。",
        "“{en}” is the lowest outcome already; there is no worse grade.",
        "Use --to for the way up.",
    ),
    "routes.one-grade": (
        "指标体系只有一个等级，没有别的等级可去，也没有可掉出的。",
        "请换一个有几个等级的体系；只看总分的变化，用 scoring whatif scores。",
        "The set has a single grade: there is none to reach, and none to fall to.",
        "Use a set with several grades; for changes of the total alone, scoring whatif scores.",
    ),
    "routes.none-wanted": (
        "要的方案个数“{value}”小于 1。",
        "请写 1 或更大的整数。",
        "“{value}” routes are fewer than one.",
        "Ask for one or more.",
    ),
    "routes.no-steps": (
        "步数“{value}”小于 1。",
        "请写 1 或更大的整数；不写是 5000。",
        "“{value}” steps are fewer than one.",
        "Allow one or more; without this there are 5,000.",
    ),
    "routes.totals": (
        "这张表把几位专家的总分合成，一个指标变动，每位专家的总分各变各的，没有办法算路径。",
        "请用按指标合成的评分表，或只给一位专家的表。",
        "On this sheet totals of several reviewers are combined; routes move the points of the "
        "panel for an indicator, and there are none.",
        "Use a sheet whose scores are combined by indicator, or that of a single reviewer.",
    ),
}
