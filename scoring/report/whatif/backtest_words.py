"""What is said of a table scored again by another version of its set, in both languages."""

from __future__ import annotations

from scoring.report.words import pick

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("新旧体系回测", "Scored again by a new version of the set"),
    "moved": (
        "{projects} 个项目，{moved} 个的总分或等级变了，其中 {regraded} 个变等级",
        "{projects} projects; {moved} have another total or grade, {regraded} another grade",
    ),
    "grades": ("等级变化（{share} 变等级）", "Grades ({share} change)"),
    "from_to": ("原来＼之后", "From \\ to"),
    "together": ("合计", "Together"),
    "changes": ("影响得分的改动：", "Changes that may move points:"),
    "parts": ("改动各起多大作用（项目数）", "What the changes do (numbers of projects)"),
    "number": ("改动", "Change"),
    "moves": ("单独改变总分", "Totals moved alone"),
    "regrades": ("单独改变等级", "Grades moved alone"),
    "needed": ("缺它等级不同", "Grades that need it"),
    "movers": ("变动的项目，变等级的在前", "Who moves, other grades first"),
    "first_movers": (
        "变动的项目，变等级的在前（{all} 个中的前 {count} 个）",
        "Who moves, other grades first (the first {count} of {all})",
    ),
    "row": ("行", "Row"),
    "project": ("项目", "Project"),
    "old_total": ("原总分", "Total before"),
    "new_total": ("新总分", "Total after"),
    "old": ("原等级", "Before"),
    "new": ("新等级", "After"),
    "by": ("由哪些改动", "By which changes"),
    "rest": ("合起来才有", "Only together"),
    "mark_regrades": ("（单独就变等级）", " (the grade, alone)"),
    "mark_needed": ("（缺它不变）", " (needed for the grade)"),
    "mark_both": ("（等级由它）", " (the grade)"),
    "about_parts": (
        "“单独”：旧体系只改这一处，整张表重评；“缺它”：新体系只有这一处不改，整张表重评。",
        "Alone: the old set with only this changed, and the whole table scored again. Needed: the "
        "new set with all changed but this.",
    ),
    "about_by": (
        "括号里是改动的序号，其后是它单独使总分增减多少分；“等级由它”指单独就变等级，缺它就不变。",
        "The number of a change stands in brackets, then the points it moves the total by alone; "
        "(the grade): it changes the grade alone, and without it the grade would not be the new "
        "one.",
    ),
    "not_alone": (
        "“—”“?”的不能单独改：旧体系只改这一处不成立，或不能给这张表评分。",
        "“—” and “?”: this cannot be changed alone; the old set with it would not be sound, or "
        "could not score this table.",
    ),
    "about_rest": (
        "“合起来才有”是总分之差减去各改动单独的增减：几处改动同时才有的，或互相抵消的。",
        "Only together: the difference of the totals less what each change does alone, which "
        "changes make only together or undo of each other.",
    ),
    "unused": (
        "新体系不用的列：{columns}。",
        "Columns that the new set does not use: {columns}.",
    ),
    "absent": (
        "表里没有、按新体系的缺项规定处理的指标：{ids}。",
        "Indicators that the table does not have, settled as the new set says: {ids}.",
    ),
    "all_in_csv": (
        "这里只列出一部分；全部见 JSON，或写入 .csv（-o）。",
        "Only some are listed; JSON has all of them, and so has a .csv file (-o).",
    ),
    "working": ("回测", "Scoring again"),
}


def tell(key: str, language: str, **details: object) -> str:
    """Return a text."""
    return pick(TEXTS[key], language).format(**details)
