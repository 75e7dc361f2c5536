"""Which columns of a table made by others hold scores, and whose they are."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from foreign.scored import FILE, agrees, evaluated, plain
from foreign.tables import HEAD, edited, rows, save

import scoring
from scoring.printed import printed_differences


@pytest.mark.usefixtures("here")
def test_columns_of_experts_are_reviewers_of_their_own() -> None:
    head = [*HEAD[:4], "专家1", "专家2", "专家3", "平均得分"]
    spread = [[*r[:4], r[4], r[4] - 1, r[4] + 1 if r[4] < r[3] else r[4], None] for r in rows()]
    result = evaluated(save(FILE, ("评分表", [head, *spread])))
    assert [one.name for one in result.sheet.reviewers] == ["专家1", "专家2", "专家3"]
    # A1 has 5, 4 and 6; A2 has 4, 3 and 4, which is 3.67
    assert result["A1"].points == 5
    assert result["A2"].points == Decimal("3.67")
    assert result["B1"].points == 27


@pytest.mark.usefixtures("here")
def test_experts_may_stand_under_one_heading() -> None:
    top = [*HEAD[:4], "专家评分", None, None]
    below = [None, None, None, None, "张三", "李四", "王五"]
    table = [[*r[:4], r[4], r[4] - 0.5, r[4] - 1] for r in rows()]
    areas = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1"]
    result = evaluated(save(FILE, ("评分表", [top, below, *table]), merge=areas))
    assert [one.name for one in result.sheet.reviewers] == [
        "专家评分 张三",
        "专家评分 李四",
        "专家评分 王五",
    ]
    # every mean is half a point below: 88 - 7 × 0.5
    assert str(result.total) == "84.50"


@pytest.mark.usefixtures("here")
def test_the_user_says_which_of_several_columns_is_meant() -> None:
    head = [*HEAD[:4], "自评得分", "复审得分"]
    path = save(FILE, ("评分表", [head, *([*r[:4], r[3], r[4]] for r in rows())]))
    agrees(path, "复审得分")
    assert str(evaluated(path, "自评得分").total) == "100.00"


@pytest.mark.usefixtures("here")
def test_a_column_that_is_not_used_is_said() -> None:
    head = [*HEAD[:4], "初评得分", "复审得分"]
    path = save(FILE, ("评分表", [head, *([*r[:4], r[3], r[4]] for r in rows())]))
    (note,) = evaluated(path, "复审得分").sheet.notes
    assert (note.code, note.place, note.value) == (
        "foreign.not-read",
        "表.xlsx 评分表!E1",
        "初评得分",
    )


@pytest.mark.usefixtures("here")
def test_reasons_are_taken_along() -> None:
    head = [*HEAD, "偏差原因分析及改进措施"]
    table = [[*r, "=没有按期完成" if r[2] == "实施效益" else None] for r in rows()]
    path = save(FILE, ("评分表", [head, *table]))

    def as_text(page: Any) -> None:
        cell = page.cell(7, 6)
        cell.value, cell.data_type = "=没有按期完成", "s"

    result = agrees(edited(path, as_text))
    assert result.sheet.entry("C1").reason == "=没有按期完成"


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "title",
    [
        "扣分原因及改进措施",
        "扣分原因及依据",
        "扣分依据",
        "得分依据",
        "主要扣分原因",
        "失分的原因",
        "备注",
    ],
)
def test_reasons_stand_below_many_headings(title: str) -> None:
    table = [[*HEAD, title], *([*r, f"{r[2]}不足"] for r in rows())]
    result = agrees(save(FILE, ("评分表", table)))
    assert result.sheet.entry("A1").reason == "立项依据充分性不足"


@pytest.mark.usefixtures("here")
def test_remarks_are_no_reasons_where_there_is_a_column_of_reasons() -> None:
    table = [[*HEAD, "备注", "扣分原因"], *([*r, "见附件", "不足"] for r in rows())]
    result = agrees(save(FILE, ("评分表", table)))
    assert result.sheet.entry("A1").reason == "不足"


def test_zero_is_a_score(here: Path) -> None:
    table = [[*r[:4], 0 if r[2] == "满意度" else r[4]] for r in rows()]
    result = evaluated(save(here / FILE, ("评分表", [HEAD, *table])))
    assert result["C2"].points == 0
    assert str(result.total) == "79.00"


@pytest.mark.usefixtures("here")
def test_our_own_csv_may_be_saved_in_gb18030() -> None:
    used = scoring.load_indicator_set("set.toml")
    sheet = evaluated(plain()).sheet
    ours = Path("ours.csv")
    scoring.write_sheet(sheet, ours, used)
    ours.write_bytes(ours.read_text("utf-8-sig").encode("gb18030"))
    assert scoring.read_sheet(ours, used) == sheet


@pytest.mark.usefixtures("here")
def test_two_scores_under_one_heading_are_told_apart() -> None:
    top, below = [*HEAD[:4], "得分", None], [None, None, None, None, "自评", "复审"]
    table = [top, below, *([*r[:4], r[3], r[4]] for r in rows())]
    path = save(FILE, ("评分表", table), merge=["E1:F1"])
    agrees(path, "复审")
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.read_sheet(path, "set.toml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place, problem.value) == (
        "foreign.several-scores",
        "表.xlsx 评分表!E2",
        "得分 自评, 得分 复审",
    )


@pytest.mark.usefixtures("here")
def test_the_sum_of_one_expert_is_compared_too() -> None:
    head = [*HEAD[:4], "专家一", "专家二", "平均分"]
    table = [head, *([*r[:4], r[4], r[4], r[4]] for r in rows())]
    table.append(["合计", None, None, 100, 88, 87, 88])
    result = evaluated(save(FILE, ("评分表", table)))
    assert [one.name for one in result.sheet.reviewers] == ["专家一", "专家二"]
    (found,) = printed_differences(result)
    assert (found.code, found.place, found.value, found.details["rows"]) == (
        "printed.rows",
        "表.xlsx 评分表!F9",
        "87",
        "88",
    )
