"""What is to be looked at in self scores held against the review.

Each entry: what it is (zh), what to do (zh), what it is (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "self.missed-target": (
        "{id}“{zh}”目标 {target}{unit}，实际 {actual}{unit}，没有完成，自评仍得满分 {value}；"
        "按评分标准得 {points} 分。",
        "请核对目标值和实际值，并请单位改正自评得分或说明依据。",
        "{id} “{en}”: the target {target}{unit} was missed with {actual}{unit}, and yet the self "
        "score is full marks, {value}; the rule gives {points}.",
        "Check both figures, and ask the unit to correct the self score or to explain it.",
    ),
    "self.not-by-rule": (
        "{id}“{zh}”自评 {value} 分，同样的数按评分标准得 {points} 分。",
        "请核对自评用的数和算法。",
        "{id} “{en}”: the self score is {value}; on the same figures the rule gives {points}.",
        "Check the figures and the arithmetic of the self-evaluation.",
    ),
    "self.unexplained": (
        "{id}“{zh}”自评 {value} 分，复审 {points} 分，相差分值的 {share}，"
        "没有写原因，也没有佐证材料。",
        "请在这一指标的“扣分原因”里说明偏差，或写上佐证材料。",
        "{id} “{en}”: self score {value}, review {points}; they differ by {share} of the full "
        "points, and neither a reason nor evidence is given.",
        "Explain the deviation in the column of reasons, or name the evidence for it.",
    ),
    "self.blank": (
        "没有自评得分的指标 {value} 个：{zh}。",
        "空着的不按零分计，比较时取复审得分；请向单位核实。",
        "Indicators without self scores: {value} ({en}).",
        "A blank is not a zero; the review stands for it in the comparison. Ask the unit.",
    ),
}
