"""What a finding of :func:`scoring.lint.lint` says, in Chinese and English.

Each entry: what it is (zh), what to do (zh), what it is (en), what to do (en).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.errors import catalogue, printable
from scoring.report.register.words import REGISTER_FINDINGS
from scoring.report.words import pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.language import Language
    from scoring.lint import Finding

FINDINGS: dict[str, tuple[str, str, str, str]] = {
    "lint.same-name": (
        "指标 {ids} 同名：“{value}”。",
        "报告里要靠编号区分；能改名就改名。",
        "The indicators {ids} have one name: “{value}”.",
        "Readers can tell them apart by id only; rename them if the source lets you.",
    ),
    "lint.outputs-and-effects": (
        "产出和效益（{ids}）合计占 {value}，不足 60%。",
        "财预〔2020〕10号原则上要求不低于 60%；有理由的可不改。",
        "Outputs and effects ({ids}) together weigh {value}, less than 60 %.",
        "Caiyu [2020] No. 10 wants 60 % at least in principle; leave it if there is a reason.",
    ),
    "lint.always-the-same": (
        "“{id}”不论怎样填报都得 {value} 分，影响不了总分。",
        "请核对各档得分、数值范围或封顶；不需要计分的可以删去。",
        "“{id}” comes to {value} points whatever is filled in, so it cannot change the total.",
        "Check its tiers, the range of its figures or its cap, or leave it out.",
    ),
    "lint.never-void": (
        "由专家逐人评的计分指标只有 {value} 个，评分不会按 panel.void 作废。",
        "只评一项的评分从不作废；请去掉 void，或核对哪些指标由专家评。",
        "The panel scores only {value} indicators that count, so no ballot is ever void.",
        "A ballot with a single score never is: leave out panel.void, or check what is asked once.",
    ),
    "lint.unused-flag": (
        "问项“{value}”没有任何条件用到。",
        "请在封顶、等级限制或一票否决的条件里用它，或者删去。",
        "No condition asks for the flag “{value}”.",
        "Use it in the condition of a cap, gate or veto, or leave it out.",
    ),
    "lint.unused-weight": (
        "“{id}”的权重 {value} 不起作用：上级不按权重合成。",
        "请改写分值，或改上级的合成方式。",
        "The weight {value} of “{id}” has no effect: its parent does not use weights.",
        "Write points instead, or combine the parent in another way.",
    ),
    "lint.points-not-exact": (
        "“{id}”的分值 {value} 用 {places} 位小数写不尽，得满分时会差一点。",
        "请改用写得尽的分值，或增加小数位数。",
        "The full points {value} of “{id}” do not fit {places} decimals, "
        "so full marks fall short of them.",
        "Use points that fit, or declare more decimals.",
    ),
    "lint.weight-not-exact": (
        "“{id}”的权重 {value} 用 {places} 位小数写不尽，印出来会看不出确切数值。",
        "请改用写得尽的权重，如整数权重，再写 weights_total。",
        "The weight {value} of “{id}” does not fit {places} decimals, "
        "so what is printed does not show it exactly.",
        "Use weights that fit, such as whole ones, with their weights_total.",
    ),
    "lint.tier-never": (
        "这一档（{value}）永远取不到：数值只在 {low}–{high} 之间，或已归入前面的档。",
        "请核对界限，或核对数值的 at_least 和 at_most。",
        "This tier ({value}) is never reached: the value lies between {low} and {high}, "
        "or an earlier tier takes it.",
        "Check the bound, or at_least and at_most of the figure.",
    ),
    "lint.levels-alike": (
        "“{zh}”和“{other_zh}”两档得分比例相同，都是 {value}。",
        "请核对比例；确实相同的可以合并。",
        "The levels “{en}” and “{other_en}” earn the same share, {value}.",
        "Check the shares, or make them one level.",
    ),
    "lint.prerequisite-is-all": (
        "前提要点“{value}”就是全部分值，前提不起作用。",
        "请删去 prerequisite，或补上其他要点。",
        "The prerequisite “{value}” is worth everything, so being one changes nothing.",
        "Leave prerequisite out, or add the other elements.",
    ),
    "lint.over-never": (
        "超目标的规定永远用不上：{value} 倍目标至少是 {from_value}，而实际值最多 {most}。",
        "请核对 from_rate，或放宽实际值的 at_most。",
        "The clause on results over the target never applies: {value} times the target is at "
        "least {from_value}, the actual value at most {most}.",
        "Check from_rate, or raise at_most of the actual value.",
    ),
    "lint.never-equal": (
        "实际值永远不等于目标值：目标在 {value} 之间，实际值在 {low}–{high} 之间。",
        "请核对目标值、数值范围和小数位数。",
        "The actual value can never equal the target: that lies within {value}, "
        "the actual value within {low}–{high}.",
        "Check the target, the range of the figures and their decimals.",
    ),
    "lint.row-never": (
        "规则表第 {value} 行永远用不上：第 {before} 行已经包括它。",
        "请调整次序，或删去这一行。",
        "Row {value} of the table never decides: row {before} covers it.",
        "Change their order, or leave the row out.",
    ),
    "lint.never-holds": (
        "“{value} {zh}”的条件永远不会成立。",
        "请核对条件里的界限：所看节点到不了那里。",
        "The condition of “{value} {en}” can never hold.",
        "Check its bounds: the nodes it looks at do not get there.",
    ),
    "lint.always-holds": (
        "“{value} {zh}”的条件永远成立，对每个项目都起作用。",
        "请核对条件里的界限。",
        "The condition of “{value} {en}” always holds: it applies to every project.",
        "Check its bounds.",
    ),
    "lint.cap-too-high": (
        "封顶 {value} 高于最多可得的 {most} 分，不起作用。",
        "请改低，或删去“{id}”。",
        "The cap {value} is above the {most} points that can be reached, so it limits nothing.",
        "Lower it, or leave “{id}” out.",
    ),
    "lint.gate-limits-nothing": (
        "等级限制“{value}”不降低任何等级。",
        "请核对 best；最高等级不是限制。",
        "The gate “{value}” lowers no grade.",
        "Check best: the best grade of all is no limit.",
    ),
    "lint.illustrative": (
        "{count} 处分值或权重只是示例（{first}……），没有文件依据。",
        "用于正式评价前请按项目调整。",
        "{count} points or weights are illustrative ({first} …): no source lays them down.",
        "Set your own before a formal evaluation.",
    ),
    "lint.no-cases": (
        "没有算例。",
        "请在 cases 文件夹里放一份填好的表和应得的结果，以后每次检查都会重算。",
        "There are no worked cases.",
        "Put a filled sheet and what must come out of it into the folder cases; "
        "every check computes them again.",
    ),
}

HEADS = {"one": ("提示 1 条：", "1 note:"), "many": ("提示 {count} 条：", "{count} notes:")}


def finding_line(finding: Finding, language: Language) -> str:
    """Return place, what it is and what to do, in one line."""
    what, remedy = sentences(finding, language)
    if language == "zh":
        return printable(f"{finding.place}：{what}{remedy}")
    return printable(f"{finding.place}: {what} {remedy}")


def sentences(finding: Finding, language: Language) -> tuple[str, str]:
    """Return what a finding is, and what to do."""
    texts = FINDINGS.get(finding.code) or REGISTER_FINDINGS.get(finding.code)
    if texts is None:
        what, remedy = catalogue.sentences(finding.code, language)
    else:
        what, remedy = texts[:2] if language == "zh" else texts[2:]
    quoted = {"value": finding.value, **finding.details}
    return what.format(**quoted), remedy.format(**quoted)


def findings_lines(findings: Sequence[Finding], language: Language) -> list[str]:
    """Return findings as lines under a heading; none at all where there are none."""
    if not findings:
        return []
    head = pick(HEADS["one" if len(findings) == 1 else "many"], language)
    lines = [f"  {finding_line(one, language)}" for one in findings]
    return [head.format(count=len(findings)), *lines]


def findings_data(findings: Sequence[Finding], language: Language) -> list[dict[str, Any]]:
    """Return findings for programs, with their words."""
    return [
        {
            "code": one.code,
            "place": one.place,
            "value": one.value,
            "note": sentences(one, language)[0],
            "remedy": sentences(one, language)[1],
        }
        for one in findings
    ]
