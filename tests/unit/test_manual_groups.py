"""The manual of a set: how groups come to their points, in words and as formulas."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import group, indicator, judged, label, make_set, root, scored
from builders import once as given_once
from examples import runs
from hypothesis import given
from hypothesis import strategies as st
from manual_lines import part
from prose_reader import value_of

import scoring
from scoring.algebra.ops import INTEGERS
from scoring.io.rule_text import rule_text
from scoring.plan import Value, plan_of
from scoring.plan.conditions import CapStep
from scoring.report.manual.groups import PRINTED, group_formula

if TYPE_CHECKING:
    from scoring.model import IndicatorSet, Node

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
FICTIONAL = scoring.load_indicator_set("fictional")


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
@runs(0.1)
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
        one
        for one in plan.steps
        if one.slots[0] == plan.slots[node.id] and not isinstance(one, CapStep)
    )
    expected = step.compute(INTEGERS, values)[plan.slots[node.id]].points
    text = group_formula(used, node, "zh").removeprefix("得分 ＝ ")
    if "平均(" in text:  # a mean is said in words
        return
    assert value_of(text, named) == Fraction(expected, plan.tick)


COMBINED = {
    "weighted_mean": ("权重合计 4：“堤基（权重一）” 1、“堤身", "Weights, 4 in all: "),
    "pool": ("各下级共享 10 分：适用的按各自分值的比例计", "Its children share 10 points"),
    "geometric_mean": ("几何平均(上游（权重二），权重 2；2 × 下游", "The geometric mean"),
    "harmonic_mean": ("调和平均(左岸；2.5 × 右岸)，四舍五入到 2 位小数", "The harmonic mean"),
    "power_mean": ("各下级得分率的 2 次幂平均", "The power mean of exponent 2"),
    "product": ("0.3 × 闸门 × 启闭机，四舍五入到 2 位小数", "The product of the score rates"),
    "weakest": ("最小值(0.6 × 北坝；1.2 × 南坝；0.3 × 西坝)", "The lowest of the score rates"),
    "best": ("最大值(0.6 × 北坝；1.2 × 南坝；0.3 × 西坝)", "The highest of the score rates"),
    "median": ("从小到大第 2 个(0.6 × 北坝；1.2 × 南坝；", "The median of the score rates"),
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


def weighed(**more: Any) -> IndicatorSet:
    """Return a mean with a bonus of 5 points worth 10, and a penalty of 4 worth 8."""
    once = judged(asked="once")
    return make_set(
        {
            "a": indicator(100, once, weight="1", label=label("a")),
            "up": indicator(5, once, role="bonus", weight="0.1", label=label("up"), **more),
            "down": indicator(4, once, role="penalty", weight="0.08", label=label("down")),
        },
        {"total": root(100, combine="weighted_mean", weights_total="1", cap="105")},
    )


def test_a_bonus_under_a_weighted_mean_says_what_it_gives_in_points_of_the_parent() -> None:
    used = weighed()
    entries = {
        "a": given_once(score="50"),
        "up": given_once(score="5"),
        "down": given_once(score="1"),
    }
    # the words are held against what comes out
    assert scored(used, entries, 0).total == 50 + 5 * 2 - 1 * 2
    zh, en = (part(used, "up", language) for language in ("zh", "en"))
    assert zh[0] == "up up　加分项，自身 5 分，给上级最多加 10 分"
    assert zh[1] == "- 加分项：自身每得 1 分，“group”加 2 分，不是满分的一部分。"
    assert en[0] == "up up　bonus item, 5 points of its own, at most 10 more for its parent"
    assert en[1] == (
        "- Bonus item: each of its points adds 2 to those of “group”, beyond the full points."
    )
    zh, en = (part(used, "down", language) for language in ("zh", "en"))
    assert zh[0] == "down down　扣分项，自身 4 分，从上级最多扣 8 分"
    assert zh[1] == "- 扣分项：自身每得 1 分，“group”扣 2 分，不是满分的一部分。"
    assert en[0] == "down down　penalty item, 4 points of its own, at most 8 less for its parent"
    assert en[1] == "- Penalty item: each of its points takes 2 off those of “group”."


def test_a_bonus_in_two_groups_says_what_it_gives_to_each() -> None:
    once = judged(asked="once")
    used = make_set(
        {
            "a": indicator(40, once, "A", weight="1"),
            "b": indicator(60, once, "B"),
            "up": indicator(
                5, once, "A", role="bonus", weight="0.5", also_under=["B"], label=label("up")
            ),
        },
        {
            "total": root(100),
            "A": group(40, combine="weighted_mean", weights_total="1", cap="60", label=label("A")),
            "B": group(60, cap="65", label=label("B")),
        },
    )
    assert part(used, "up", "en")[1:3] == [
        "- Bonus item: each of its points adds 4 to those of “A”, beyond the full points.",
        "- Bonus item: each of its points adds 1 to those of “B”, beyond the full points.",
    ]


def test_the_standard_of_a_weighed_bonus_says_what_its_points_are_worth() -> None:
    used = weighed()
    assert rule_text(used.nodes["up"], "zh").endswith("所得每 1 分，给上级加 2 分。")
    assert rule_text(used.nodes["up"], "en").endswith(" Each point adds 2 to those of its parent.")
    assert rule_text(used.nodes["down"], "zh").endswith("所得每 1 分，从上级扣 2 分。")
    assert rule_text(used.nodes["down"], "en").endswith(
        " Each point takes 2 off those of its parent."
    )
    assert "上级" not in rule_text(used.nodes["a"], "zh")
    own = weighed(standard=label("as stated"))
    assert rule_text(own.nodes["up"], "en") == "as stated"
    assert "parent" not in rule_text(FICTIONAL.nodes["bonus"], "en")
