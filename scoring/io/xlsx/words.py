"""What stands in the workbook, in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoring.rules.base import Choice
    from scoring.sheet import Reviewer

_NUMBERED = re.compile(r"R([1-9][0-9]*)")
"""The ids of reviewers that are only counted."""

STATE_WORDS = {
    "missing": {"zh": "缺失", "en": "missing"},
    "not_applicable": {"zh": "不适用", "en": "not applicable"},
    "not_due": {"zh": "未到期", "en": "not due"},
    "void": {"zh": "作废", "en": "void"},
}
HEADINGS = {
    "level1": {"zh": "一级指标", "en": "Level 1"},
    "level2": {"zh": "二级指标", "en": "Level 2"},
    "level3": {"zh": "三级指标", "en": "Level 3"},
    "level4": {"zh": "四级指标", "en": "Level 4"},
    "id": {"zh": "编号", "en": "Id"},
    "full": {"zh": "分值", "en": "Full points"},
    "standard": {"zh": "评分标准", "en": "Scoring standard"},
    "asked": {"zh": "填报内容", "en": "To fill in"},
    "self": {"zh": "自评得分", "en": "Self score"},
    "value": {"zh": "填报值", "en": "Value"},
    "points": {"zh": "得分", "en": "Points"},
    "state": {"zh": "状态", "en": "State"},
    "reason": {"zh": "扣分原因", "en": "Reason for points lost"},
    "evidence": {"zh": "佐证材料", "en": "Evidence"},
}
PROJECT = {
    "name": {"zh": "项目名称", "en": "Project"},
    "unit": {"zh": "项目单位", "en": "Unit"},
    "evaluator": {"zh": "评价机构", "en": "Evaluator"},
    "year": {"zh": "评价年度", "en": "Year"},
    "date": {"zh": "评价日期", "en": "Date"},
    "note": {"zh": "说明", "en": "Note"},
}
WORDS = {
    "subtotal": {"zh": "小计", "en": "subtotal"},
    "total": {"zh": "总分", "en": "Total"},
    "scored_later": {
        "zh": "小计、总分和等级在打分时计算",
        "en": "Subtotals, total and grade are computed when the sheet is scored",
    },
    "grade": {"zh": "等级", "en": "Grade"},
    "reviewer": {"zh": "专家", "en": "Reviewer "},
    "reviewer_name": {"zh": "姓名（可填）", "en": "Name (optional)"},
    "reviewer_points": {"zh": "各专家得分", "en": "Points by reviewer"},
    "project_data": {"zh": "项目数据（填在下面各行）", "en": "Project data, in the rows below"},
    "weight": {"zh": "权重", "en": "Weight"},
    "points": {"zh": "打分（0–{full}）", "en": "Points (0–{full})"},
    "bad_title": {"zh": "填写有误", "en": "Not accepted"},
    "bad_points": {
        "zh": "请填 {low} 至 {high} 之间的数。",
        "en": "Enter a number from {low} to {high}.",
    },
    "bad_choice": {"zh": "请从列表中选择。", "en": "Choose from the list."},
    "percent_hint": {
        "zh": "单位为 %：百分之九十五请填 95%。",
        "en": "In per cent: write 95% for ninety-five per cent.",
    },
}
GUIDE_LINES = {
    "zh": (
        "只填黄色单元格；灰色单元格是公式，会随填写自动计算。",
        "每位专家填自己的一列；弃权的留空或填“弃权”，弃权不按零分计；标“—”或“回避”的不填。",
        "清单类指标逐项选“是 / 部分 / 否”，要么全部填，要么全部留空。",
        "“填报值”一列是项目的基础数据，全表只填一次。",
        "不适用、未到期、作废的指标，请在“状态”列选择，不要填分。",
        "扣分须写原因；佐证材料写编号或名称，多份之间用分号隔开。",
        "请勿删除第一行、第一列（已隐藏）和名为 _scoring 的隐藏表，读取时要用。",
        "填好后保存，运行：scoring score 本文件名",
    ),
    "en": (
        "Fill in yellow cells only; grey cells are formulas and follow what you enter.",
        "Every reviewer has a column; to abstain leave it blank or write “abstain”. "
        "An abstention is not a zero. Cells marked — or recused stay as they are.",
        "For a checklist choose yes, partly or no for every element, or leave all of them blank.",
        "The column Value holds figures of the project and is filled in once.",
        "For an indicator that does not apply, is not due or void, choose its State, no score.",
        "Give a reason for points taken off; separate several pieces of evidence by semicolons.",
        "Keep the first row and column (hidden) and the hidden sheet _scoring: reading needs them.",
        "Save it, then run: scoring score THIS-FILE",
    ),
}

SELF_LINE = {
    "zh": "“自评得分”一列填项目单位自评的得分；没有自评的留空，留空不按零分计。",
    "en": "The column Self score holds what the unit under evaluation gave itself; leave it blank "
    "where there is none. A blank is not a zero.",
}


def heading(key: str, language: str) -> str:
    """Return the heading of a column."""
    known = HEADINGS.get(key)
    if known:
        return known[language]
    level = key.removeprefix("level")
    return f"{level}级指标" if language == "zh" else f"Level {level}"


def reviewer_heading(reviewer: Reviewer, language: str) -> str:
    """Return the heading of a reviewer's column: the name, else the number of R3, else the id."""
    numbered = _NUMBERED.fullmatch(reviewer.id)
    if reviewer.name or not numbered:
        return reviewer.name or reviewer.id
    return f"{WORDS['reviewer'][language]}{numbered[1]}"


def choice_word(choice: Choice, language: str) -> str:
    """Return how an answer is written."""
    return choice.zh if language == "zh" else choice.en
