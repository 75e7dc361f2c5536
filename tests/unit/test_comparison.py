"""What differs between two indicator sets, node by node and rule by rule."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builders import (
    checklist,
    figure,
    group,
    indicator,
    judged,
    label,
    make_set,
    policies,
    proportional,
    root,
    scale,
    tiers,
    yes_no,
)
from compared import GRADED, NODES, PLAIN, ROUNDED, a_set, lines

from scoring.comparison import diff_sets
from scoring.report.changes import line_of, render_changes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import IndicatorSet

GRADED_ROUNDED = scale(GRADED, basis="rounded")


def rule_lines(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return what differs between two rules of the same indicator, without its name."""
    old, new = (a_set(nodes={"A1": indicator(30, one, under="A")}) for one in (before, after))
    return [line.removeprefix("A1 indicator: ") for line in lines(old, new, "en")]


# ---------------------------------------------------------------- nodes


def test_two_equal_sets_have_no_difference() -> None:
    assert diff_sets(PLAIN, a_set()) == ()
    assert "没有差异。" in render_changes(PLAIN, a_set())
    assert "No difference." in render_changes(PLAIN, a_set(), language="en")


def test_what_is_written_otherwise_and_means_the_same_is_no_difference() -> None:
    written_out = a_set(
        {"A": group(60, order=0), "total": root("100.0")},
        {"A1": indicator("30.00", judged(), under="A", label={"zh": "依据", "en": "Grounds"})},
    )
    assert diff_sets(PLAIN, written_out) == ()


def test_an_indicator_that_is_new_is_said_with_its_parent_points_and_rule() -> None:
    more = a_set(nodes={"B2": indicator(5, yes_no(), under="B", label=label("新"))})
    assert lines(PLAIN, more) == [
        "total group：分值 100 → 105",
        "B group：分值 40 → 45",
        "B2 新：新增（上级 B，分值 5，是否）",
    ]
    assert lines(more, PLAIN)[0] == "B2 新：删去（上级 B，分值 5，是否）"
    assert lines(more, PLAIN, "en")[0] == "B2 新: removed (parent B, full points 5, yes or no)"


def test_a_dropped_branch_is_said_node_by_node() -> None:
    less = a_set({"B": None}, {"B1": None})
    gone = [one.id for one in diff_sets(PLAIN, less) if one.kind == "removed"]
    assert gone == ["B", "B1"]


def test_a_group_that_becomes_an_indicator_is_another_node() -> None:
    other = a_set({"B": None}, {"B1": None, "B": indicator(40, judged())})
    found = [(one.kind, one.id) for one in diff_sets(PLAIN, other)]
    assert found == [("removed", "B"), ("removed", "B1"), ("added", "B")]


def test_a_moved_node_is_moved_and_not_new() -> None:
    moved = a_set(nodes={"A2": indicator(30, proportional(), under="B")})
    assert lines(PLAIN, moved) == [
        "A group：分值 60 → 30",
        "B group：分值 40 → 70",
        "A2 indicator：上级 A → B",
    ]


def test_a_new_name_is_said_in_the_language_that_changed() -> None:
    chinese = a_set(nodes={"A1": {**NODES["A1"], "label": {"zh": "立项依据", "en": "Grounds"}}})
    assert lines(PLAIN, chinese) == ["A1 立项依据：名称 依据 → 立项依据"]
    assert lines(PLAIN, chinese, "en") == ["A1 Grounds: name (Chinese) 依据 → 立项依据"]
    (change,) = diff_sets(PLAIN, chinese)
    assert (change.kind, change.key) == ("renamed", ("label",))


def test_points_are_exact() -> None:
    def split(first: str, second: str) -> IndicatorSet:
        nodes = {"A1": indicator(first, yes_no()), "A2": indicator(second, yes_no())}
        return make_set(nodes)

    change, _ = diff_sets(split("30", "30"), split("70/3", "110/3"))
    assert (change.before, change.after) == (30, Fraction(70, 3))
    assert line_of(change, "zh") == "A1 indicator：分值 30 → 70/3"


def test_points_that_follow_from_a_weight_are_said_as_the_weight() -> None:
    def weighted(first: str, second: str) -> IndicatorSet:
        mean = root(100, combine="weighted_mean", weights_total=1)
        nodes = {
            "X": indicator(None, judged(), weight=first),
            "Y": indicator(None, judged(), weight=second),
        }
        return make_set(nodes, {"total": mean}, rounding=ROUNDED)

    found = lines(weighted("0.4", "0.6"), weighted("0.5", "0.5"))
    assert found == ["X indicator：权重 0.4 → 0.5", "Y indicator：权重 0.6 → 0.5"]


def test_another_order_of_the_same_children_is_said_once() -> None:
    turned = a_set(nodes={"A1": {**NODES["A1"], "order": 1}})
    (change,) = diff_sets(PLAIN, turned)
    assert (change.part, change.kind, change.id) == ("order", "reordered", "A")
    assert (change.before, change.after) == (("A1", "A2"), ("A2", "A1"))
    assert line_of(change, "en") == "A group: order of children A1, A2 → A2, A1"


def test_a_new_child_does_not_change_the_order_of_the_others() -> None:
    between = {"A15": indicator(1, judged(), under="A", order=-1)}
    assert "order" not in {one.part for one in diff_sets(PLAIN, a_set(nodes=between))}


def test_other_keys_of_a_node_are_said_by_their_name() -> None:
    other = a_set(
        {"A": group(60, cap=50, illustrative=True, source="甲文件")},
        {"A1": {**NODES["A1"], "rounding": {"places": 1}, "standard": label("按实际打分")}},
    )
    assert lines(PLAIN, other) == [
        "A group：依据 — → 甲文件",
        "A group：示例 否 → 是",
        "A group：封顶 — → 50",
        "A1 依据：小数 — → 小数位数 1",
        "A1 依据：评分标准文字 — → 按实际打分",
    ]


def test_of_a_long_text_only_what_differs_is_quoted() -> None:
    text = (
        "实际完成时间与计划完成时间相比，按期完成的得满分，每逾期{}天扣零点五分，扣完为止，不为负。"
    )
    old, new = (
        a_set(nodes={"A1": {**NODES["A1"], "standard": label(text.format(days))}})
        for days in ("一", "十")
    )
    assert lines(old, new) == [
        "A1 依据：评分标准文字 …完成的得满分，每逾期一天扣零点五分，扣完为… → "
        "…完成的得满分，每逾期十天扣零点五分，扣完为…"
    ]
    (change,) = diff_sets(old, new)
    assert change.after.zh == text.format("十")


# ---------------------------------------------------------------- rules


def test_a_rule_is_compared_field_by_field() -> None:
    assert rule_lines(proportional(), proportional(zero_divisor="zero")) == [
        "zero divisor sheet refused → no points"
    ]
    wider = proportional(actual=figure("actual", unit="万元", at_most="500"))
    assert rule_lines(proportional(), wider) == [
        "actual · unit — → 万元",
        "actual · at most 1000000000 → 500",
    ]


def test_a_rule_of_another_kind_is_said_as_such() -> None:
    assert rule_lines(judged(), yes_no()) == ["scoring rule judged → yes or no"]


def test_a_target_may_become_a_number() -> None:
    (line,) = rule_lines(proportional(), proportional("90"))
    assert line == "target target → 90"


def test_tiers_are_matched_by_their_bound() -> None:
    old = tiers(("at_least", "90", "30"), ("at_least", "60", "20"))
    new = tiers(("at_least", "90", "30"), ("above", "80", "25"), ("at_least", "60", "15"))
    assert rule_lines(old, new) == [
        "added tier > 80 (points 25)",
        "tier ≥ 60 · points 20 → 15",
    ]


def test_elements_are_matched_by_their_id_whatever_their_order() -> None:
    old = checklist("10", "20")
    new = {**old, "elements": [*reversed(old["elements"])]}
    assert rule_lines(old, new) == ["elements order 1, 2 → 2, 1"]
    fewer = checklist("30")
    assert rule_lines(old, fewer) == [
        "removed element 2 (element 2, points 20)",
        "element 1 · points 10 → 30",
    ]


def test_a_rule_table_is_compared_row_by_row() -> None:
    def table(*rows: dict[str, Any]) -> IndicatorSet:
        levels = {
            "kind": "levels",
            "asked": "once",
            "levels": [{"id": i, "label": label(i), "share": s} for i, s in (("a", 1), ("b", 0))],
        }
        outcomes = [{"id": i, "label": label(i), "share": s} for i, s in (("yes", 1), ("no", 0))]
        top = root(100, combine="table", outcomes=outcomes, table=list(rows))
        nodes = {"X": indicator(50, levels), "Y": indicator(50, levels)}
        return make_set(nodes, {"total": top})

    first, rest = {"when": {"X": ["a"]}, "gives": "yes"}, {"gives": "no"}
    narrower = {"when": {"X": ["a"], "Y": ["a"]}, "gives": "yes"}
    assert lines(table(first, rest), table(narrower, rest), "en") == [
        "total group: removed row X=a (condition X = a, gives yes)",
        "total group: added row X=a, Y=a (condition X = a, Y = a, gives yes)",
    ]


# ---------------------------------------------------------------- policies


def test_a_policy_is_said_where_it_changes_and_not_at_every_node_that_inherits_it() -> None:
    full = a_set({"A": group(missing={"not_applicable": "full"})})
    assert lines(PLAIN, full) == ["A group：不适用 不接受 → 计满分"]
    zero = a_set(missing=policies("zero"))
    assert {(one.id, one.key) for one in diff_sets(PLAIN, zero)} == {
        ("total", (state,)) for state in ("missing", "not_applicable", "not_due", "void")
    }


def test_a_policy_that_a_node_had_already_is_no_difference() -> None:
    own = {"A1": {**NODES["A1"], "missing": {"void": "refuse"}}}
    assert diff_sets(PLAIN, a_set(nodes=own)) == ()


def test_a_policy_that_changes_because_its_node_moves_is_said() -> None:
    groups = {"B": group(missing={"void": "zero"})}
    moved = {"A2": indicator(30, proportional(), under="B")}
    found = diff_sets(a_set(groups), a_set(groups, moved))
    assert [line_of(one, "zh") for one in found if one.part == "policy"] == [
        "A2 indicator：作废 不接受 → 计零分"
    ]


def test_points_given_to_a_sibling_are_said() -> None:
    given = {"A1": {**NODES["A1"], "missing": {"not_applicable": {"give_to": "A2"}}}}
    after = a_set(nodes=given, rounding={**ROUNDED, "group": 2, "total": 2}, grades=GRADED_ROUNDED)
    before = a_set(rounding={**ROUNDED, "group": 2, "total": 2}, grades=GRADED_ROUNDED)
    assert lines(before, after) == ["A1 依据：不适用 不接受 → 转给 A2"]
