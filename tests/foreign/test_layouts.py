"""Tables that nobody made with this program are read right, whatever their layout."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from foreign.tables import FULL, HEAD, NAMES, SCORE, edited, rows, save

import scoring
from scoring.printed import printed_differences

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = Path("表.xlsx")


def evaluated(path: Path, column: str | None = None) -> scoring.Evaluation:
    used = scoring.load_indicator_set("set.toml")
    return scoring.evaluate(used, scoring.read_sheet(path, used, column=column))


def agrees(path: Path, column: str | None = None) -> scoring.Evaluation:
    """Every indicator has its points, they come to 88.00, and nothing printed differs."""
    result = evaluated(path, column)
    assert {n: result[n].points for n in SCORE} == {n: Decimal(str(s)) for n, s in SCORE.items()}
    assert str(result.total) == "88.00"
    assert result.grade.label.zh == "良"
    assert printed_differences(result) == ()
    return result


def plain() -> Path:
    return save(FILE, ("评分表", [HEAD, *rows()]))


def merged_down() -> Path:
    table = [list(row) for row in rows()]
    for row, blank in ((1, (0, 1)), (2, (0,)), (4, (0,)), (6, (0, 1))):
        for column in blank:
            table[row][column] = None
    areas = ["A2:A4", "B2:B3", "A5:A6", "A7:A8", "B7:B8"]
    return save(FILE, ("评分表", [HEAD, *table]), merge=areas)


def blanks_below() -> Path:
    path = merged_down()

    def unmerge(page: Any) -> None:
        for area in list(page.merged_cells.ranges):
            page.unmerge_cells(str(area))

    return edited(path, unmerge)


def title_rows() -> Path:
    head = [["某市某项目绩效评价评分表"], ["单位：某局", None, None, "日期：2024年3月"], []]
    foot = [[], ["评价人：张三", None, None, None, None], ["注：本表一式两份。"]]
    return save(FILE, ("评分表", [*head, HEAD, *rows(), *foot]), merge=["A1:E1"])


def two_row_header() -> Path:
    top = ["评价指标", None, None, "分值", "得分", None]
    below = ["一级指标", "二级指标", "三级指标", None, "得分", "扣分原因"]
    table = [[*row, "理由"] for row in rows()]
    areas = ["A1:C1", "D1:D2", "E1:F1"]
    return save(FILE, ("评分表", [top, below, *table]), merge=areas)


def subtotals() -> Path:
    a, b, c = rows()[:3], rows()[3:5], rows()[5:]
    table = [
        *a,
        ["决策", "小计", None, 20, 17.5],
        *b,
        ["产出小计", None, None, 50, 45.5],
        *c,
        ["小计", None, None, 30, 25],
        ["合计", None, None, 100, 88],
    ]
    return save(FILE, ("评分表", [HEAD, *table]))


def total_on_top() -> Path:
    table: list[list[Any]] = [["总 分", None, None, 100, 88]]
    groups = {"决策": (20, 17.5), "产出": (50, 45.5), "效益": (30, 25)}
    for group, (full, score) in groups.items():
        table.append([group, None, None, full, score])
        table += [[None, *row[1:]] for row in rows() if row[0] == group]
    return save(FILE, ("评分表", [HEAD, *table]))


def by_id() -> Path:
    table = [["编号", "指标名称", "满分", "评价得分"]]
    table += [[name, f"（改过的名称{n}）", FULL[name], SCORE[name]] for n, name in enumerate(NAMES)]
    return save(FILE, ("评分表", table))


def of_which() -> Path:
    table: list[list[Any]] = [*rows()]
    table.insert(4, [None, None, "其中：第一季度", None, 13])
    table.insert(5, [None, None, "其中：第二季度", None, 14])
    return save(FILE, ("评分表", [HEAD, *table]))


def two_sheets() -> Path:
    notes = [["填表说明"], ["一、指标解释见附件。"], ["二、得分保留一位小数。"]]
    return save(FILE, ("说明", notes), ("打分", [HEAD, *rows()]))


def percent_weights() -> Path:
    head = [*HEAD[:3], "权重（%）", "得分"]
    path = save(FILE, ("评分表", [head, *([*r[:3], r[3] / 100, r[4]] for r in rows())]))

    def as_percent(page: Any) -> None:
        for row in range(2, 9):
            page.cell(row, 4).number_format = "0%"

    return edited(path, as_percent)


def percent_texts() -> Path:
    head = [*HEAD[:3], "权重", "得分"]
    return save(FILE, ("评分表", [head, *([*r[:3], f"{r[3]}％", r[4]] for r in rows())]))


def full_width() -> Path:
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    table = [[*r[:3], str(r[3]).translate(wide), f" {str(r[4]).translate(wide)}分"] for r in rows()]
    head = ["一级\n指标", "二 级 指 标", "三级指标：", "分值（分）", "得　分"]
    return save(FILE, ("评分表", [head, *table]))


def group_weights() -> Path:
    """Every level has its weight beside its name, merged like the name."""
    head = ["一级指标", "权重", "二级指标", "权重", "三级指标", "权重", "得分"]
    weights = {"决策": 20, "产出": 50, "效益": 30}
    second = {"项目立项": 10, "资金投入": 10, "产出数量": 30, "产出质量": 20, "项目效益": 30}
    table: list[list[Any]] = []
    seen: set[str] = set()
    for one, two, three, full, score in rows():
        table.append(
            [
                None if one in seen else one,
                None if one in seen else weights[one],
                None if two in seen else two,
                None if two in seen else second[two],
                three,
                full,
                score,
            ]
        )
        seen |= {one, two}
    areas = ["A2:A4", "B2:B4", "C2:C3", "D2:D3", "A5:A6", "B5:B6", "A7:A8", "B7:B8", "C7:C8"]
    return save(FILE, ("评分表", [head, *table]), merge=[*areas, "D7:D8"])


def repeated_header() -> Path:
    table = [HEAD, *rows()[:4], [], HEAD, *rows()[4:], []]
    return save(FILE, ("评分表", table))


def numbered_names() -> Path:
    table = []
    for one, two, three, full, score in rows():
        table.append([f"一、{one}指标", f"（一）{two}", f"1.{three}（{full}分）", full, score])
    return save(FILE, ("评分表", [HEAD, *table]))


def leaf_names_only() -> Path:
    head = ["序号", "指标名称", "标准分", "自评得分", "备注"]
    table = [[n, NAMES[i][2], FULL[i], SCORE[i], ""] for n, i in enumerate(NAMES, 1)]
    return save(FILE, ("评分表", [head, *table, ["合计", None, 100, 88, None]]))


def formulas_with_values() -> Path:
    """A subtotal that a spreadsheet computed is a number like any other."""
    table = [*rows(), ["合计", None, None, "100", "88.0"]]
    return save(FILE, ("评分表", [HEAD, *table]))


def hidden_other_sheet() -> Path:
    path = save(FILE, ("评分表", [HEAD, *rows()]), ("旧稿", [HEAD, *rows()]))
    import openpyxl

    book = openpyxl.load_workbook(path)
    book["旧稿"].sheet_state = "hidden"
    book.save(path)
    return path


def comma(encoding: str, *more: str) -> Path:
    lines = [",".join(HEAD)]
    seen: set[str] = set()
    for row in rows():
        lines.append(
            ",".join("" if str(one) in seen else str(one) for one in row[:2])
            + ","
            + ",".join(str(one) for one in row[2:])
        )
        seen |= set(row[:2])
    path = Path("表.csv")
    path.write_bytes("\r\n".join([*more, *lines, "合计,,,100,88"]).encode(encoding))
    return path


LAYOUTS: dict[str, Callable[[], Path]] = {
    "one header row": plain,
    "merged cells": merged_down,
    "blanks below a name": blanks_below,
    "title rows and remarks": title_rows,
    "a header of two rows": two_row_header,
    "subtotals": subtotals,
    "the total and the groups on top": total_on_top,
    "ids": by_id,
    "of-which rows": of_which,
    "a second sheet without a table": two_sheets,
    "weights as percentages": percent_weights,
    "weights as texts with a percent sign": percent_texts,
    "full-width digits and headings with blanks": full_width,
    "a weight beside every level": group_weights,
    "the header again on a later page": repeated_header,
    "numbers before the names": numbered_names,
    "names of indicators only": leaf_names_only,
    "a total stored as text": formulas_with_values,
    "a hidden copy": hidden_other_sheet,
    "CSV in UTF-8": lambda: comma("utf-8"),
    "CSV in UTF-8 with a mark": lambda: comma("utf-8-sig"),
    "CSV in GB18030": lambda: comma("gb18030"),
    "CSV with a title": lambda: comma("gb18030", "某项目评分表,,,,", ",,,,"),
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_table_of_any_layout_comes_to_its_total(layout: Callable[[], Path]) -> None:
    agrees(layout())


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
