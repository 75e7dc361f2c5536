"""The words of the formula of an indicator, in both languages."""

from __future__ import annotations

FORMULAS: dict[str, tuple[str, str]] = {
    "points_given": ("所给分数", "points given"),
    "answer": ("所选答案", "the answer"),
    "result": ("调查结果", "survey result"),
    "quoted": ("“{text}”", "“{text}”"),
    "defined": ("{name} ＝ {value}", "{name} = {value}"),
    "formula": ("得分 ＝ {value}", "points = {value}"),
    "case": ("若 {when}", "if {when}"),
    "otherwise": ("否则", "otherwise"),
    "chosen_case": ("选{when}：得分 ＝ {value}", "{when}: points = {value}"),
    "chosen_when": ("选{words}，{when}", "{words}, {when}"),
    "case_line": ("{when}：得分 ＝ {value}", "{when}: points = {value}"),
    "named": ("{value}（{names}）", "{value} ({names})"),
    "legend": ("{numbers}：{counts}", "{numbers}: {counts}"),
    "answer_counts": ("“{answer}”计 {value}", "“{answer}” counts {value}"),
    "zero_refused": (
        "若 {when}：不能计分，评分表须改正",
        "if {when}: no points can be computed and the sheet is refused",
    ),
    "refused": ("不接受：{when}", "refused: {when}"),
    "refused_for": ("选{words}时不接受：{when}", "refused with {words}: {when}"),
    "reason_needed": ("须说明原因：{when}", "a reason is required: {when}"),
}
