"""The words of conditions, caps, gates, vetoes and coefficients, in both languages."""

from __future__ import annotations

LIMITS: dict[str, tuple[str, str]] = {
    "when": ("若{when}，", "where {when}, "),
    "cap_line": (
        "{label}：{when}{node}最多 {points} 分。",
        "{label}: {when}{node} has at most {points} points.",
    ),
    "cap_node": ("“{name}”", "“{name}”"),
    "gate_best": (
        "{label}：{when}等级最高为“{grade}”。",
        "{label}: {when}the best grade left is “{grade}”.",
    ),
    "gate_lower": (
        "{label}：{when}等级降 {count} 级。",
        "{label}: {when}the grade is lowered by {count}.",
    ),
    "veto_grade": ("{label}：{when}等级为“{grade}”。", "{label}: {when}the grade is “{grade}”."),
    "veto_outcome": (
        "{label}：{when}结论为“{grade}”。",
        "{label}: {when}the outcome is “{grade}”.",
    ),
    "veto_total": (
        "{label}：{when}总分按 {total} 分计。",
        "{label}: {when}the total becomes {total}.",
    ),
    "caps_order": (
        "封顶限制得分，按指标的先后次序适用。",
        "A cap limits points; caps apply in the order of the tree.",
    ),
    "gates_order": (
        "等级限制在总分确定之后依次适用，不改变总分。",
        "A gate limits the grade and never the total; gates apply in this order once it is known.",
    ),
    "vetoes_order": (
        "一票否决最后适用，几条同时成立时以第一条为准。",
        "A veto replaces the outcome and applies last; of several that hold the first counts.",
    ),
    "bound_at_least": ("达到 {bound}（含）", "at least {bound} (included)"),
    "bound_above": ("超过 {bound}（不含）", "above {bound} (not included)"),
    "bound_at_most": ("不超过 {bound}（含）", "at most {bound} (included)"),
    "bound_below": ("低于 {bound}（不含）", "below {bound} (not included)"),
    "of_points": ("“{name}”得分{bound}", "the points of “{name}” are {bound}"),
    "of_rate": ("“{name}”得分占其应得分值的比例{bound}", "the score rate of “{name}” is {bound}"),
    "is_yes": ("“{name}”为是", "“{name}” is yes"),
    "is_no": ("“{name}”为否", "“{name}” is no"),
    "is_full": ("“{name}”得满分", "“{name}” earns its full points"),
    "not_full": ("“{name}”未得满分", "“{name}” does not earn its full points"),
    "all_of": ("{parts}", "{parts}"),
    "in_brackets": ("（{parts}）", "({parts})"),
    "and": ("且", " and "),
    "or": ("或", " or "),
    # the coefficient
    "coefficient_of": ("{label}由总分确定：", "{label} follows from the total:"),
    "coefficient_line": ("总分{bound}：{value}", "total {bound}: {value}"),
    "coefficient_rest": ("其余：{value}", "otherwise: {value}"),
    "coefficient_slope": ("{value} ＋ {slope} × 总分", "{value} + {slope} × total"),
    "coefficient_only_slope": ("{slope} × 总分", "{slope} × total"),
    "coefficient_places": ("{how}到{places}。", "It is {how} to {places}."),
}
