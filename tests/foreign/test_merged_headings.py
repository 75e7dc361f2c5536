"""指标 merged over the columns of several levels, as tables without 一级, 二级, 三级 have it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from foreign.tables import save

import scoring

FILE = Path("表.xlsx")
ROWS: list[list[Any]] = [
    ["决策", "立项", "依据", 10, 10, 8],
    [None, None, "程序", 10, 10, 10],
    ["产出", "数量", "完成率", 80, 70, 70],
    ["总分", None, None, 100, 90, 88],
]
ONE_ROW = [["评价指标", None, None, "分值", "自评得分", "复审得分"]]
TWO_ROWS = [
    ["评价指标", None, None, "分值", "得分", None],
    [None, None, None, None, "自评", "复审"],
]


@pytest.mark.parametrize(
    ("head", "merge", "column"),
    [
        (ONE_ROW, ["A1:C1", "A2:A3", "B2:B3"], "复审得分"),
        (TWO_ROWS, ["A1:C2", "D1:D2", "E1:F1", "A3:A4", "B3:B4"], "复审"),
        (TWO_ROWS, ["A1:C1", "D1:D2", "E1:F1"], "复审"),
    ],
    ids=["one row", "two rows merged", "two rows, the first merged"],
)
def test_a_merged_heading_of_names_stands_for_as_many_levels(
    head: list[list[Any]], merge: list[str], column: str, tmp_path: Path
) -> None:
    path = save(tmp_path / FILE, ("评分表", [*head, *ROWS]), merge=merge)
    made = scoring.import_set(path)
    assert made.notes == ()
    paths = [
        tuple(node.label.zh for node in made.indicator_set.path(one.id))
        for one in made.indicator_set.indicators
    ]
    assert paths == [
        ("决策", "立项", "依据"),
        ("决策", "立项", "程序"),
        ("产出", "数量", "完成率"),
    ]
    sheet = scoring.read_sheet(path, made.indicator_set, column=column)
    assert str(scoring.evaluate(made.indicator_set, sheet).total) == "88.00"


def test_names_merged_like_their_heading_are_of_one_level(tmp_path: Path) -> None:
    table = [["指标名称", None, "分值", "得分"], ["依据", None, 20, 18], ["完成率", None, 80, 70]]
    path = save(tmp_path / FILE, ("评分表", table), merge=["A1:B1", "A2:B2", "A3:B3"])
    made = scoring.import_set(path)
    assert [one.parent for one in made.indicator_set.indicators] == ["total", "total"]
    assert [one.label.zh for one in made.indicator_set.indicators] == ["依据", "完成率"]
