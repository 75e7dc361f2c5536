"""The words of a report on a register, in both languages."""

from __future__ import annotations

from scoring.report.words import pick

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("登记表核对", "The register against the sheet"),
    "project": ("项目：{name}", "Project: {name}"),
    "period": ("评价期：{period}", "Period under evaluation: {period}"),
    "reduced": (
        "计入佐证不足的影响：总分 {total} 分，等级：{grade}",
        "With the effects of lacking evidence: total {total}. Grade: {grade}.",
    ),
    "unreduced": (
        "按评分表所填：总分 {total} 分，等级：{grade}",
        "As the sheet is filled in: total {total}. Grade: {grade}.",
    ),
    "files": ("所用文件：{names}", "Files read: {names}"),
    "unread": (
        "没有读（评分表以 forms 里的为准）：{names}",
        "Not read, since the folder forms holds the sheets: {names}",
    ),
    "fact": ("基础数据 {id}：{label}", "Fact {id}: {label}"),
    "fact_of": ("基础数据 {id}：{label}（{period}）", "Fact {id}: {label} ({period})"),
    "parts": ("{label}的分项", "Parts: {label}"),
    "part": ("分项", "Part"),
    "no_parts": ("没有分项，无法核对", "no parts, cannot be checked"),
    "adds_up": ("合计，与总数相符", "together, as stated"),
    "off_by": ("合计，与总数相差 {difference}", "together, off by {difference}"),
    "statement": ("口径", "Figure"),
    "document": ("出自", "Stated by"),
    "number": ("材料", "No."),
    "amount": ("金额", "Amount"),
    "difference": ("与采用数相差", "Off by"),
    "used": ("采用", "Used"),
    "points_of": ("{id} 得分", "{id} points"),
    "restated": ("{amount}（原写 {stated}）", "{amount} (written {stated})"),
    "refused": ("不能评分", "refused"),
    "evidence": ("佐证材料", "Evidence"),
    "material": ("题名", "Title"),
    "kind": ("类别", "Kind"),
    "of_period": ("期间", "Period"),
    "status": ("状态", "Status"),
    "within": ("评价期内", "Of the period"),
    "indicators": ("佐证的指标", "Indicators"),
    "effects": ("佐证不足的指标", "Indicators that lack evidence"),
    "effect": ("规定", "Effect"),
    "before": ("评分表", "On the sheet"),
    "after": ("计入影响后", "With the effect"),
    "findings": ("问题与建议", "Findings and suggestions"),
    "alone": ("其他建议", "Other suggestions"),
    "about": ("- 涉及：{names}", "- About: {names}"),
    "rests_on": ("- 依据：{names}", "- Rests on: {names}"),
    "suggested": ("- 建议：{text}", "- Suggestion: {text}"),
    "with_loss": ("{id} {label}（失 {lost} 分）", "{id} {label} (lost {lost})"),
    "with_status": ("{name}（{status}）", "{name} ({status})"),
    "none": ("核对没有发现问题。", "The check found nothing to look at."),
    "one": ("核对发现 1 处：", "The check found 1 thing to look at:"),
    "many": ("核对发现 {count} 处：", "The check found {count} things to look at:"),
    "note": ("说明：{text}", "Note: {text}"),
}
STATUS = {
    "supplied": ("已提供", "supplied"),
    "requested": ("已要求，未收到", "requested"),
    "refused": ("未提供", "refused"),
}
EFFECTS = {
    "warn": ("只提示", "warning only"),
    "discount": ("保留 {share}", "{share} is kept"),
    "zero": ("不得分", "no points"),
}


def tell(key: str, language: str, **details: object) -> str:
    """Return a text of the report."""
    return pick(TEXTS[key], language).format(**details)
