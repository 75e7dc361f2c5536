"""The manual of a set beyond its tree: limits, policies, rounding, panel, what stands where."""

from __future__ import annotations

from typing import Any

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
from manual_lines import lines_of, part

import scoring

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
FICTIONAL = scoring.load_indicator_set("fictional")


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
    rounding = {**rounded_to(1, 0, 1), "panel": 3, "mode": "half_even"}
    used = one(10, judged(), rounding=rounding, grades=scale(basis="rounded"))
    lines = lines_of(used, "en")
    start = lines.index("Rounding")
    assert lines[start + 1 : start + 6] == [
        "- What the panel comes to: rounded half to even to 3 decimals.",
        "- Points of indicators: rounded half to even to 1 decimal.",
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
    rounded = {"grades": scale(basis="rounded"), "rounding": rounded_to(total=2)}
    lines = lines_of(one(10, judged(), **rounded))
    assert any(line.endswith("任何总分") for line in lines)
    assert "等级按舍入后的总分确定。" in lines
    assert "等级按未舍入的总分确定。" in lines_of(one(10, judged()))


def test_caps_gates_and_vetoes_are_said_with_their_conditions() -> None:
    text = "\n".join(lines_of(FICTIONAL))
    for words in (
        "若“有人值守”未得满分，“巡查记录”最多 5 分。",
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
            "f": indicator(None, yes_no(asked="once"), role="flag"),
        },
        gate=[gate],
        grades=scale((("b", "好", 3), ("c", "差", 0))),
    )
    text = "\n".join(lines_of(used))
    words = "若（“indicator”为是且“indicator”未得满分）或“indicator”得分超过 3.5 分（不含），"
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
