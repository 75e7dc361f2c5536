"""What differs between two sets apart from their nodes, and every format."""

from __future__ import annotations

import csv
import io
import json
import typing
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    indicator,
    label,
    scale,
    tiers,
    trimmed,
    yes_no,
)
from compared import GRADED, NODES, PLAIN, ROUNDED, a_set, lines
from pydantic import BaseModel

import scoring
from scoring.comparison import diff_sets
from scoring.report.changes import render_changes
from scoring.report.key_words import ITEMS, KEYS, key_words
from scoring.schema.indicator_set import SetFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.comparison import Change
    from scoring.model import IndicatorSet


# ---------------------------------------------------------------- the rest of a set


def test_rounding_and_panel_are_compared_key_by_key() -> None:
    other = a_set(rounding={**ROUNDED, "indicator": 1, "mode": "down"}, panel=trimmed())
    assert lines(PLAIN, other) == [
        "小数：舍入方式 四舍五入 → 向下舍去",
        "小数：指标得分位数 2 → 1",
        "评审组：专家评分合成 取平均 → 去高去低后取平均",
        "评审组：去掉最低几个 0 → 1",
        "评审组：去掉最高几个 0 → 1",
        "评审组：去高去低的起点人数 — → 3",
    ]


def test_grades_are_matched_by_id_and_compared_by_their_bound() -> None:
    other = a_set(grades=scale((("good", "良", 60), ("fair", "中", 40), ("poor", "不合格", 0))))
    assert lines(PLAIN, other) == [
        "等级 良：界限 ≥ 50 → ≥ 60",
        "等级 中：新增（编号 fair，≥ 40）",
        "等级 不合格：名称 差 → 不合格",
    ]
    open_below = {**scale(GRADED), "bands": [*scale(GRADED)["bands"]]}
    open_below["bands"][0] = {"id": "good", "label": label("良"), "above": 50}
    assert lines(PLAIN, a_set(grades=open_below)) == ["等级 良：界限 ≥ 50 → > 50"]


LIMITS = {
    "cap": [{"id": "c", "label": label("封"), "node": "A", "at_most": 20,
             "when": {"node": "B", "below": 10}}],
    "gate": [{"id": "g", "label": label("限"), "best": "poor",
              "when": {"all": [{"node": "A", "unit": "percent", "below": 60}, {"no": "Q"}]}}],
    "veto": [{"id": "v", "label": label("否"), "grade": "poor", "when": {"yes": "Q"}}],
}  # fmt: skip
FLAG = {"Q": indicator(None, yes_no(), role="flag")}


def test_caps_gates_and_vetoes_are_said_with_their_condition() -> None:
    assert lines(a_set(nodes=FLAG), a_set(nodes=FLAG, **LIMITS)) == [
        "封顶 封：新增（编号 c，条件 B < 10 分，节点 A，最高得分 20）",
        "等级限制 限：新增（编号 g，条件 (A 得分率 < 60% 且 Q 为否)，最高等级 poor）",
        "一票否决 否：新增（编号 v，条件 Q 为是，等级 poor）",
    ]
    changed = json.loads(json.dumps(LIMITS))
    changed["cap"][0]["at_most"] = 15
    changed["gate"][0]["when"] = {"any": [{"node": "A", "at_most": 9}, {"no": "Q"}]}
    del changed["veto"]
    assert lines(a_set(nodes=FLAG, **LIMITS), a_set(nodes=FLAG, **changed), "en") == [
        "Cap 封: most points 20 → 15",
        "Gate 限: condition (A < 60 % and Q is no) → (A ≤ 9 points or Q is no)",
        "Veto 否: removed (id v, condition Q is yes, grade poor)",
    ]


def test_of_vetoes_the_order_counts() -> None:
    other = {**LIMITS["veto"][0], "id": "w", "label": label("又")}
    old = a_set(nodes=FLAG, veto=[*LIMITS["veto"], other])
    new = a_set(nodes=FLAG, veto=[other, *LIMITS["veto"]])
    assert lines(old, new) == ["一票否决：次序 v, w → w, v"]


def test_a_coefficient_is_compared_band_by_band() -> None:
    def paid(*bands: tuple[int, str]) -> IndicatorSet:
        written = [{"at_least": at, "value": value, "per_point": "0"} for at, value in bands]
        about = {"label": label("付费比例"), "places": 2, "bands": written}
        return a_set(coefficient=about)

    assert lines(paid((80, "1"), (0, "0.5")), paid((80, "0.9"), (60, "0.7"), (0, "0.5"))) == [
        "系数：档 ≥ 80 · 系数值 1 → 0.9",
        "系数：新增 档 ≥ 60（系数值 0.7，每分增加 0）",
    ]
    (line,) = lines(PLAIN, paid((0, "1")))
    assert line.startswith("系数：— → 付费比例")


def test_what_is_said_of_the_whole_set_is_compared_too() -> None:
    other = a_set(version="1.1.0", name=label("Other"), effective="2021-01-01", note=label("示例"))
    assert lines(PLAIN, other) == [
        "指标体系：版本 1.0.0 → 1.1.0",
        "指标体系：名称 Test → Other",
        "指标体系：施行日期 — → 2021-01-01",
        "指标体系：说明 — → 示例",
    ]


# ---------------------------------------------------------------- every set, every format


SHIPPED = scoring.shipped_sets()


@pytest.mark.parametrize(("one", "other"), [*pairwise(SHIPPED), (SHIPPED[-1], SHIPPED[0])])
def test_any_two_sets_can_be_compared_in_words(one: str, other: str) -> None:
    before, after = scoring.load_indicator_set(one), scoring.load_indicator_set(other)
    found = diff_sets(before, after)
    back = diff_sets(after, before)
    assert sided(found, "added") == sided(back, "removed")
    assert sided(found, "changed") == sided(back, "changed")
    for language in ("zh", "en"):
        text = render_changes(before, after, "text", language)
        assert text.count("\n- ") == len(found)
    data = json.loads(render_changes(before, after, "json"))
    assert len(data["changes"]) == len(found)
    assert (data["before"]["digest"], data["after"]["id"]) == (before.digest, other)


def sided(changes: tuple[Change, ...], kind: str) -> set[tuple[str, str, tuple[str, ...]]]:
    """Return what has this kind, by part, id and key."""
    return {(one.part, one.id, one.key) for one in changes if one.kind == kind}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_set_does_not_differ_from_itself(name: str) -> None:
    assert diff_sets(scoring.load_indicator_set(name), scoring.load_indicator_set(name)) == ()


def test_the_formats_say_the_same() -> None:
    after = a_set(nodes={"A1": {**NODES["A1"], "points": 20}, "A2": {**NODES["A2"], "points": 40}})
    rows = list(csv.reader(io.StringIO(render_changes(PLAIN, after, "csv"))))
    assert rows == [
        ["part", "id", "对象", "差异"],
        ["node", "A1", "A1 依据", "分值 30 → 20"],
        ["node", "A2", "A2 indicator", "分值 30 → 40"],
    ]
    (first, _) = json.loads(render_changes(PLAIN, after, "json"))["changes"]
    assert first == {
        "part": "node",
        "kind": "changed",
        "id": "A1",
        "key": "points",
        "before": "30",
        "after": "20",
        "zh": "A1 依据：分值 30 → 20",
        "en": "A1 Grounds: full points 30 → 20",
    }
    assert "- A1 Grounds: full points 30 → 20" in render_changes(PLAIN, after, "markdown", "en")
    with pytest.raises(ValueError, match="unknown format"):
        render_changes(PLAIN, after, "pdf")


def test_data_names_the_way_to_what_differs() -> None:
    old, new = (
        a_set(nodes={"B1": {**NODES["B1"], "rule": tiers(("at_least", "60", points))}})
        for points in ("20", "25")
    )
    (change,) = json.loads(render_changes(old, new, "json"))["changes"]
    assert (change["key"], change["before"], change["after"]) == ("tiers[≥ 60].points", "20", "25")


def schema_keys() -> Iterator[str]:
    """Go through the keys of every table of a set file."""
    seen: set[type[BaseModel]] = set()
    waiting: list[Any] = [SetFile]
    while waiting:
        one = waiting.pop()
        waiting += typing.get_args(one)
        if isinstance(one, type) and issubclass(one, BaseModel) and one not in seen:
            seen.add(one)
            yield from one.model_fields
            waiting += [field.annotation for field in one.model_fields.values()]


def test_every_key_of_a_set_has_a_name_in_both_languages() -> None:
    keys = set(schema_keys())
    assert keys <= KEYS.keys()
    # what is named is a key, or the bounds taken together
    assert {key.rpartition(".")[2] for key in KEYS} <= keys | {"bound"}
    assert keys >= ITEMS.keys()
    assert key_words("rule", ("tiers", "[≥ 60]", "points"), "en") == "tier ≥ 60 · points"
