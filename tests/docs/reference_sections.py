"""Which classes the reference quotes, on which page, and how each is headed there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.report.rule_words import RULES as RULE_WORDS
from scoring.schema import (
    ballots,
    case,
    doubts,
    evidence,
    fields,
    indicator_set,
    outcome,
    panel,
    register,
    result,
    rules,
    self_result,
    self_score,
    sheet,
)

if TYPE_CHECKING:
    from pydantic import BaseModel


class Section(NamedTuple):
    """How a class is headed: as it stands in the file, in Chinese and in English."""

    model: type[BaseModel]
    written: str
    zh: str
    en: str


def _kind(model: type[BaseModel], kind: str) -> Section:
    """Return the section of a scoring rule, called as the program calls it."""
    zh, en = RULE_WORDS[kind]
    return Section(model, f'kind = "{kind}"', zh, en[0].upper() + en[1:])


SET = (
    Section(indicator_set.SetFile, "", "文件开头", "At the top of the file"),
    Section(fields.Label, "{ zh = …, en = … }", "文字", "Text"),
    Section(indicator_set.Rounding, "rounding", "保留小数", "Rounding"),
    Section(indicator_set.Panel, "panel", "评审组", "Panel"),
    Section(ballots.VoidBallots, "panel.void", "评分作废", "Void ballots"),
    Section(ballots.HighScores, "panel.void.quota", "高分限额", "Quota of high scores"),
    Section(indicator_set.MissingPolicy, "missing", "缺项", "Missing values"),
    Section(indicator_set.GiveTo, '{ give_to = "编号" }', "转给同级", "Given to a sibling"),
    Section(outcome.Grades, "[grades]", "等级标准", "Grade scale"),
    Section(outcome.GradeBand, "grades.bands", "等级", "Grade"),
    Section(indicator_set.Node, "", "分组和指标", "Groups and indicators"),
    Section(indicator_set.NodeRounding, "group、indicator.rounding", "单独舍入", "Own rounding"),
    Section(indicator_set.Group, "[group.编号]", "分组", "Group"),
    Section(indicator_set.Outcome, "group.outcomes", "规则表的结果", "Outcome of a table"),
    Section(indicator_set.TableRow, "group.table", "规则表的一行", "Row of a table"),
    Section(indicator_set.Indicator, "[indicator.编号]", "指标", "Indicator"),
    Section(outcome.Condition, "when", "条件", "Condition"),
    Section(outcome.Cap, "[[cap]]", "封顶", "Cap"),
    Section(outcome.Gate, "[[gate]]", "等级限制", "Gate"),
    Section(outcome.Veto, "[[veto]]", "一票否决", "Veto"),
    Section(outcome.Coefficient, "[coefficient]", "系数", "Coefficient"),
    Section(outcome.CoefficientBand, "coefficient.bands", "系数的一档", "Band of a coefficient"),
    Section(self_score.SelfScore, "[self_score]", "自评偏差", "Deviations of self scores"),
)
RULES = (
    _kind(rules.Judged, "judged"),
    _kind(rules.Band, "band"),
    Section(rules.QualitativeBand, "rule.bands", "档次", "Band"),
    _kind(rules.Levels, "levels"),
    Section(rules.Level, "rule.levels", "一档", "Level"),
    _kind(rules.YesNo, "yes_no"),
    _kind(rules.Checklist, "checklist"),
    Section(rules.Element, "rule.elements", "要点", "Element"),
    _kind(rules.Deductions, "deductions"),
    Section(rules.DeductionLine, "rule.lines", "扣分项", "Deduction"),
    _kind(rules.Steps, "steps"),
    _kind(rules.Proportional, "proportional"),
    Section(rules.Over, "rule.over", "超额", "Far above the target"),
    _kind(rules.Threshold, "threshold"),
    _kind(rules.Equality, "equality"),
    _kind(rules.TwoSided, "two_sided"),
    _kind(rules.Goalposts, "goalposts"),
    _kind(rules.Tiers, "tiers"),
    Section(rules.Tier, "rule.tiers", "档", "Tier"),
    _kind(rules.Rank, "rank"),
    _kind(rules.Ratios, "ratios"),
    Section(rules.RatioItem, "rule.items", "其中一项", "Item"),
    _kind(rules.Survey, "survey"),
    Section(rules.TooFew, "rule.too_few", "答卷太少", "Too few answers"),
    Section(rules.Figure, "rule.actual、rule.target、rule.figure、rule.per", "基础数据", "Figure"),
)
SHEET = (
    Section(sheet.SheetFile, "", "评分表", "Sheet"),
    Section(sheet.ReviewerShape, "[[reviewers]]", "评审专家", "Reviewer"),
    Section(sheet.EntryShape, "[entries.编号]", "填报", "Entry"),
)
PANEL = (
    Section(panel.PanelFile, "", "评审组名单", "Panel"),
    Section(panel.MemberShape, "[[reviewer]]", "一位专家", "One reviewer"),
)
DOUBTS = (
    Section(doubts.DoubtsFile, "", "存疑", "Doubts"),
    Section(doubts.DoubtShape, "[[doubt]]", "一项存疑", "One doubt"),
)
CASE = (
    Section(case.CaseFile, "", "算例", "Worked case"),
    Section(case.Expected, "[expected]", "应得的结果", "Expected result"),
)
REGISTER = (
    Section(register.RegisterFile, "", "登记表", "Register"),
    Section(register.PeriodShape, "[period]、evidence.period", "期间", "Period"),
    Section(register.FactShape, "[[fact]]", "基础数据", "Fact"),
    Section(register.StatementShape, "[[fact.statement]]", "口径", "Statement"),
    Section(register.PartShape, "fact.statement.parts", "分项", "Part"),
    Section(register.EvidenceShape, "[[evidence]]", "佐证材料", "Evidence"),
    Section(evidence.RequirementShape, "[requirement.编号]", "佐证要求", "Requirement"),
    Section(register.FindingShape, "[[finding]]", "问题", "Finding"),
    Section(register.SuggestionShape, "[[suggestion]]", "建议", "Suggestion"),
)
RESULT = (
    Section(result.EvaluationFile, "", "整个结果", "The whole result"),
    Section(result.SetReference, "set", "所用的体系", "The set"),
    Section(result.SheetReference, "sheet", "评分表", "The sheet"),
    Section(result.MemberData, "sheet.panel", "一位评审专家", "One reviewer of the panel"),
    Section(result.GradeReference, "grade", "等级", "Grade"),
    Section(result.DistanceData, "to_grade_above、to_grade_below", "离别的等级多远", "Distance"),
    Section(result.AppliedData, "applied", "起作用的限制", "What limited the outcome"),
    Section(result.WithoutData, "without", "没有限制时", "Without limits"),
    Section(result.LimitData, "limits", "限制拿走的分", "What limits took"),
    Section(result.NodeData, "nodes", "分组和指标", "Groups and indicators"),
    Section(result.LossData, "largest_losses", "失分", "Losses"),
    Section(result.TableNote, "table_notes", "别人做的评分表", "Tables made by others"),
    Section(self_result.SelfScoresData, "self_scores", "自评与复审", "Self scores"),
    Section(self_result.SelfGrade, "self_scores.grade", "自评的等级", "Grade by self scores"),
    Section(self_result.SelfNode, "self_scores.nodes", "自评的一项", "One node by self score"),
    Section(self_result.SelfFinding, "self_scores.findings", "要看的地方", "To be looked at"),
    Section(result.TraceData, "traces", "指标的来历", "How an indicator came about"),
    Section(result.ScoreData, "traces.scores", "一位专家的填报", "One reviewer"),
)
PAGES = {
    "set": SET,
    "rules": RULES,
    "sheet": SHEET,
    "panel": PANEL,
    "doubts": DOUBTS,
    "case": CASE,
    "register": REGISTER,
    "result": RESULT,
}
"""The generated parts by name; a part stands on the page of that name."""

FILES = {"case": "sheet", "panel": "sheet", "doubts": "sheet"}
"""The page of a part that has another name."""

TITLES = {one.model: one for part in PAGES.values() for one in part}
HOMES = {one.model: FILES.get(name, name) for name, part in PAGES.items() for one in part}
"""On which page a class is described."""
