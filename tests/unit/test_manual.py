"""The manual of a set beyond its rules: groups, roles, limits, policies, rounding, panel."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    REFUSE,
    group,
    indicator,
    judged,
    make_set,
    one,
    panel,
    policies,
    root,
    rounded_to,
    scale,
    trimmed,
    yes_no,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from prose_reader import value_of

import scoring
from scoring.algebra.ops import INTEGERS
from scoring.plan import Value, plan_of
from scoring.report import describe
from scoring.report.manual_groups import PRINTED, group_formula

if TYPE_CHECKING:
    from scoring.model import IndicatorSet, Node

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
FICTIONAL = scoring.load_indicator_set("fictional")


def lines_of(used: IndicatorSet, language: str = "zh") -> list[str]:
    """Return the lines of a manual."""
    return describe(used, language=language).splitlines()


def part(used: IndicatorSet, node_id: str, language: str = "zh") -> list[str]:
    """Return the lines about one node, its heading first."""
    lines = lines_of(used, language)
    name = used.nodes[node_id].label.of(language)
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{node_id} {name}　"))
    return lines[start : lines.index("", start) if "" in lines[start:] else None]


# ---------------------------------------------------------------- groups


def groups() -> list[tuple[IndicatorSet, Node]]:
    """Return the groups of the shipped sets whose formula is printed."""
    sets = [scoring.load_indicator_set(name) for name in scoring.shipped_sets()]
    return [
        (used, node)
        for used in sets
        for node in used.nodes.values()
        if node.group and node.combine in PRINTED and node.group.cumulative is None
    ]


GROUPS = groups()


@pytest.mark.parametrize(("used", "node"), GROUPS, ids=[f"{u.id}-{n.id}" for u, n in GROUPS])
@settings(max_examples=max(5, settings.default.max_examples // 10))
@given(st.data())
def test_the_formula_of_a_group_is_what_the_plan_computes(
    used: IndicatorSet, node: Node, data: st.DataObject
) -> None:
    plan = plan_of(used)
    values: list[Any] = [Value(0)] * len(used.nodes)
    named = {}
    for child in dict.fromkeys(node.children):
        below = used.nodes[child]
        tenths = data.draw(st.integers(0, 10))
        ticks = int(below.full * plan.tick) * tenths // 10
        values[plan.slots[child]] = Value(ticks)
        same = [used.nodes[one].label.zh for one in node.children].count(below.label.zh) > 1
        name = f"{below.label.zh} ({child})" if same else below.label.zh
        named[name] = Fraction(ticks, plan.tick)
    step = next(
        s for s in plan.steps if s.slots[0] == plan.slots[node.id] and not hasattr(s, "cap_")
    )
    expected = step.compute(INTEGERS, values)[plan.slots[node.id]].points
    text = group_formula(used, node, "zh").removeprefix("得分 ＝ ")
    if "平均(" in text:  # a mean is said in words
        return
    assert value_of(text, named) == Fraction(expected, plan.tick)


COMBINED = {
    "weighted_mean": ("权重合计 4：“堤基（权重一）” 1、“堤身（权重三，分值由权重推出）” 3。", "Weights, 4 in all: "),
    "pool": ("各下级共享 10 分：适用的按各自分值的比例计", "Its children share 10 points"),
    "geometric_mean": ("几何平均(上游（权重二），权重 2；2 × 下游（权重一），权重 1)", "The geometric mean"),
    "harmonic_mean": ("调和平均(左岸；2.5 × 右岸)，四舍五入到 2 位小数", "The harmonic mean"),
    "power_mean": ("各下级得分率的 2 次幂平均", "The power mean of exponent 2"),
    "product": ("0.3 × 闸门 × 启闭机，四舍五入到 2 位小数", "The product of the score rates"),
    "weakest": ("最小值(0.6 × 北坝；1.2 × 南坝；0.3 × 西坝)", "The lowest of the score rates"),
    "best": ("最大值(0.6 × 北坝；1.2 × 南坝；0.3 × 西坝)", "The highest of the score rates"),
    "median": ("从小到大第 2 个(0.6 × 北坝；1.2 × 南坝；0.3 × 西坝)", "The median of the score rates"),
    "most_frequent": ("取各下级得分率中出现最多的（同样多的取最高）", "that occurs most often"),
    "one_of": ("各下级只评一项", "Exactly one of its children"),
    "drop": ("去掉得分率最低的 1 项（使其余最高）", "The 1 lowest are dropped"),
    "drop_both": ("去掉得分率最低的 1 项和最高的 1 项", "The 1 lowest and the 1 highest"),
    "table": ("自上而下第一行符合的为准", "the first row that fits decides"),
    "cumulative": ("依次舍入到整数", "one after the other to whole points"),
}  # fmt: skip


@pytest.mark.parametrize("node_id", COMBINED)
@LANGUAGES
def test_every_way_to_combine_is_said(node_id: str, language: str) -> None:
    words = COMBINED[node_id][0 if language == "zh" else 1]
    assert any(words in line for line in part(FICTIONAL, node_id, language))


def test_every_way_to_combine_is_covered() -> None:
    ways = {node.combine for node in FICTIONAL.nodes.values() if node.group}
    assert ways == {FICTIONAL.nodes[node_id].combine for node_id in COMBINED} | {"sum"}


def test_a_rule_table_is_printed_row_by_row_with_its_words() -> None:
    zh, en = (part(FICTIONAL, "table", language) for language in ("zh", "en"))
    assert "- “观察”得分值的 50%，即 5 分" in zh
    assert "- “设计”为“好”且“维护”为“好”或“不适用”：安全" in zh
    assert "- 其他情形：危险" in zh
    assert "- “Design” is “good” and “Upkeep” is “good” or “not applicable”: safe" in en


def test_bonus_penalty_and_flag_say_what_they_are() -> None:
    assert part(FICTIONAL, "bonus")[0].endswith("　加分项，最多加 5 分")
    assert part(FICTIONAL, "penalty", "en")[0].endswith("　penalty item, at most 8 points less")
    assert "- 加分项：在上级分值之外加分，不是满分的一部分。" in part(FICTIONAL, "bonus")
    flag = part(FICTIONAL, "serious", "en")
    assert flag[0].endswith("　flag, no points: conditions refer to it")
    assert flag[1:] == ["- The panel together answers yes or no."]
    group_ = part(FICTIONAL, "extras")
    assert "- 封顶：最多 12 分。" in group_
    assert "- 最低 1 分。" in group_
    assert any(line.endswith("，不超过 12，不低于 1") for line in group_)


# ---------------------------------------------------------------- what has no points


def test_what_a_state_means_is_said_once_and_where_it_changes() -> None:
    lines = lines_of(FICTIONAL)
    head = lines[lines.index("没有得分的情形") :][:5]
    assert head[1:] == [
        "- 缺失：不接受评分表，须处理后再评。",
        "- 不适用：不接受评分表，须处理后再评。",
        "- 未到期：不接受评分表，须处理后再评。",
        "- 作废：计零分。",
    ]
    changes = {
        "gap_siblings": "不适用——不计入，其分值由同级指标按各自分值分担",
        "gap_give": "不适用——不计入，其分值转给“接收项”",
        "gap_zero": "不适用——计零分",
        "gap_full": "缺失——计零分；不适用——计满分",
        "gap_skip": "不适用——不计入，得分和应得分值都不算；未到期——不计入，得分和应得分值都不算",
        "gap_tree": "不适用——不计入，其分值由全部指标按各自分值分担",
    }
    for node_id, words in changes.items():
        assert f"- 没有得分的情形与上级不同：{words}。" in part(FICTIONAL, node_id)
    assert not any("没有得分" in line for line in part(FICTIONAL, "gap_receiver"))


def test_a_policy_inherited_from_above_is_not_said_again() -> None:
    used = make_set(
        {"a": indicator(5, judged(), "g"), "b": indicator(5, judged())},
        {"total": root(), "g": group(missing={"void": "zero"})},
        missing=REFUSE,
    )
    assert any("作废——计零分" in line for line in part(used, "g"))
    assert not any("作废" in line for line in part(used, "a"))


# ---------------------------------------------------------------- rounding and panel


def test_the_stages_of_rounding_are_said_in_order() -> None:
    rounding = {**rounded_to(2, 0, 1), "panel": 3, "mode": "half_even"}
    lines = lines_of(one(10, judged(), rounding=rounding), "en")
    start = lines.index("Rounding")
    assert lines[start + 1 : start + 6] == [
        "- What the panel comes to: rounded half to even to 3 decimals.",
        "- Points of indicators: rounded half to even to 2 decimals.",
        "- Points of groups: not rounded.",
        "- Total: rounded half to even to whole points.",
        "- Numbers are printed with at least 1 decimal.",
    ]


def test_a_node_that_is_rounded_otherwise_says_so() -> None:
    assert "- 本项得分向上进位到 1 位小数。" in part(FICTIONAL, "up")
    assert "- Its points: rounded half to even to 1 decimal." in part(FICTIONAL, "half_even", "en")


@pytest.mark.parametrize(
    ("combined", "zh", "en"),
    [
        (panel(), "每个指标的得分取各位专家的平均。", "are the mean of the reviewers."),
        (panel("weighted_mean", "total"), "总分按专家权重取加权平均。", "The total is the mean of"),
        (panel("median"), "中位数（人数为偶数时取中间两个的平均）。", "are the median of"),
        (trimmed(), "不足 3 位时不去掉，取平均。", "With fewer than 3 nothing is left out"),
        (trimmed(), "去掉 1 个最高、1 个最低后取平均。", "without the 1 highest and the 1 lowest"),
        (panel(at_least=2), "评审专家 2 至 5 位；弃权的不计入。", "2 to 5 reviewers;"),
        (panel(at_most=1), "评审专家 1 位。", "One reviewer."),
    ],
)
def test_how_reviewers_are_combined_is_said(combined: dict[str, Any], zh: str, en: str) -> None:
    used = one(10, judged(), panel=combined)
    assert any(line.endswith(zh) for line in lines_of(used))
    assert any(en in line for line in lines_of(used, "en"))


# ---------------------------------------------------------------- grades and limits


def test_every_bound_of_a_grade_says_whether_it_belongs_to_it() -> None:
    lines = lines_of(FICTIONAL, "en")
    rows = {
        line.split()[0]: line.partition("  ")[2].strip() for line in lines if line[1:9] == " " * 8
    }
    assert rows["A"] == "330 (not included) or more"
    assert rows["B"] == "260 (included) to 330 (included)"
    assert rows["C"] == "160 (included) to 260 (not included)"
    assert rows["D"] == "160 (not included) or less"


def test_a_scale_of_one_grade_holds_any_total() -> None:
    lines = lines_of(one(10, judged(), grades=scale(basis="rounded")))
    assert any(line.endswith("任何总分") for line in lines)
    assert "等级按舍入后的总分确定。" in lines
    assert "等级按未舍入的总分确定。" in lines_of(one(10, judged()))


def test_caps_gates_and_vetoes_are_said_with_their_conditions() -> None:
    text = "\n".join(lines_of(FICTIONAL))
    for words in (
        "若“有人值守”为否，“巡查记录”最多 5 分。",
        "若“管理水平”得分低于 3 分（不含）且“现场检查”得分占其应得分值的比例不超过 50%（含），"
        "“乙部：合成方式”最多 60 分。",
        "比例低于 20%（不含）或“隐患”得分不超过 0 分（含），“总分”最多 150 分。",
        "若“有严重问题”为是，等级最高为“乙”。",
        "若“迟报”为是且“迟报有说明”为否，等级降 1 级。",
        "若“弄虚作假”为是，等级为“丁”。依据：",
        "若“弄虚作假”为是，总分按 0 分计。",
        "若“有测量数据”为否，结论为“无法评定”。",
        "一票否决最后适用，几条同时成立时以第一条为准。",
    ):
        assert words in text


def test_conditions_within_conditions_are_bracketed() -> None:
    when = {"any": [{"all": [{"yes": "f"}, {"no": "a"}]}, {"node": "a", "above": "3.50"}]}
    gate = {"id": "g", "label": {"zh": "限", "en": "limit"}, "when": when, "lower_by": 1}
    used = make_set(
        {
            "a": indicator(5, judged()),
            "f": indicator(1, yes_no(asked="once"), role="flag"),
        },
        gate=[gate],
        grades=scale((("b", "好", 3), ("c", "差", 0))),
    )
    text = "\n".join(lines_of(used))
    words = "若（“indicator”为是且“indicator”未得满分）或“indicator”得分超过 3.5 分（不含），等级降 1 级。"
    assert words in text


def test_a_coefficient_is_said_band_by_band() -> None:
    lines = lines_of(FICTIONAL, "en")
    start = lines.index("Coefficient")
    assert lines[start + 1 : start + 6] == [
        "- Share of the fee follows from the total:",
        "- total above 330 (not included): 1",
        "- total at least 160 (included): 0.4 + 1/550 × total",
        "- otherwise: 0",
        "- It is rounded half up to 3 decimals.",
    ]


# ---------------------------------------------------------------- the rest


def test_days_source_and_what_a_set_extends_stand_at_its_head(tmp_path: Any) -> None:
    lines = lines_of(FICTIONAL)
    assert "自 2020-01-01 起施行。" in lines
    assert "施行至 2099-12-31。" in lines
    file = tmp_path / "set.toml"
    file.write_text(
        'id = "local"\nversion = "1.0.0"\nextends = "mof-project-2020"\n'
        'source = "A city"\nname.zh = "本地"\nname.en = "Local"\n'
    )
    head = lines_of(scoring.load_indicator_set(file), "en")[:8]
    assert head[0] == "Local: scoring manual (local 1.0.0)"
    assert "Source: A city" in head
    assert "It is made from “mof-project-2020”; what is not changed stands as there." in head


def test_marks_sources_and_further_parents_stand_where_they_differ() -> None:
    used = make_set(
        {
            "a": indicator(5, judged(), illustrative=True, source="Another text"),
            "b": indicator(5, judged()),
        }
    )
    assert "- 分值或权重为示例，来源未作规定。" in part(used, "a")
    assert "- 依据：Another text" in part(used, "a")
    assert not any("依据" in line or "示例" in line for line in part(used, "b"))
    assert any(line.endswith(" 5 *  专家评分") for line in lines_of(used))
    assert "- 同时计入：取最高、取中位、取最常见。" in part(FICTIONAL, "north")


def test_what_is_stated_stands_beside_what_the_rule_says() -> None:
    stated = {"zh": "酌情给分", "en": "As seems right"}
    used = make_set({"a": indicator(5, judged("0.5"), standard=stated, explanation=stated)})
    assert part(used, "a", "en")[1:4] == [
        "- What it looks at: As seems right",
        "- Scoring standard (as stated): As seems right",
        "- Scoring standard: Each reviewer gives 0 to 5 points (both included) in multiples of "
        "0.5, and says why.",
    ]


def test_figures_say_what_may_be_filled_in() -> None:
    assert any(
        "填报：水位（0 至 100 米，最多 2 位小数）。" in line
        for line in part(FICTIONAL, "steps_proportional")
    )
    asked = {"label": {"zh": "数", "en": "number"}, "places": 1, "unit": "%", "at_least": -5}
    rule = {
        "kind": "tiers",
        "figure": asked,
        "tiers": [{"at_least": 1, "points": 2}],
        "otherwise": 0,
    }
    used = make_set({"a": indicator(2, rule)}, missing=policies())
    assert "- To fill in: number (-5% or more, at most 1 decimal)." in part(used, "a", "en")
