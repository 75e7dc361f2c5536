"""Full points in brackets behind names, as in 决策（20分）: read, and held against the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from foreign.tables import save

import scoring

FILE = Path("表.xlsx")
HEAD = ["一级指标", "二级指标", "得分"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


def imported(*rows: list[Any], head: list[Any] = HEAD) -> scoring.ImportedSet:
    """Return the draft of a table of these rows."""
    save(FILE, ("评分表", [head, *rows]))
    return scoring.import_set(FILE)


def test_without_a_column_of_points_they_are_those_behind_the_names() -> None:
    made = imported(
        ["决策（20分）", "依据（8分）", 7],
        [None, "程序(满分12分)", 11],
        ["产出（80分）", "完成率 （80.0 分）", 70],
        ["总分（100分）", None, 88],
    )
    assert made.notes == ()
    leaves = made.indicator_set.indicators
    assert [(one.label.zh, str(one.full)) for one in leaves] == [
        ("依据", "8"),
        ("程序", "12"),
        ("完成率", "80"),
    ]
    assert [made.indicator_set.nodes[name].label.zh for name in "AB"] == ["决策", "产出"]
    sheet = scoring.read_sheet(FILE, made.indicator_set)
    assert str(scoring.evaluate(made.indicator_set, sheet).total) == "88.00"


def test_a_group_whose_indicators_add_up_to_something_else_is_told_of() -> None:
    made = imported(
        ["决策（20分）", "依据（10分）", 8],
        [None, "程序（12分）", 10],
        ["产出（78分）", "完成率（78分）", 70],
    )
    assert [(one.code, one.place, one.value) for one in made.notes] == [
        ("printed.full", "表.xlsx 评分表!A2", "20")
    ]
    assert made.notes[0].details["computed"] == "22.00"
    sheet = scoring.read_sheet(FILE, made.indicator_set)
    differences = scoring.printed_differences(scoring.evaluate(made.indicator_set, sheet))
    assert [one.place for one in differences] == ["表.xlsx 评分表!A2"]


def test_the_column_of_points_decides_and_the_name_is_held_against_it() -> None:
    made = imported(
        ["决策", "依据（10分）", 12, 8],
        ["产出", "完成率（88分）", 88, 80],
        head=[*HEAD[:2], "分值", "得分"],
    )
    assert [str(one.full) for one in made.indicator_set.indicators] == ["12", "88"]
    assert [(one.code, one.place, one.value) for one in made.notes] == [
        ("printed.full", "表.xlsx 评分表!B2", "10")
    ]


def test_what_is_no_number_of_points_stays_part_of_the_draft_as_written() -> None:
    made = imported(["决策（20%）", "依据（扣分项）", 7], ["产出", "完成率（得分率）", 70])
    assert [one.code for one in made.notes].count("draft.no-points") == 2
    assert [one.label.zh for one in made.indicator_set.indicators] == [
        "依据（扣分项）",
        "完成率（得分率）",
    ]
    assert made.indicator_set.nodes["A"].label.zh == "决策（20%）"
