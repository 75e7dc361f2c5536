"""Tables that nobody made with this program are read right, whatever their layout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from foreign.scored import FILE, agrees, plain
from foreign.tables import FULL, HEAD, NAMES, SCORE, edited, rows, save

if TYPE_CHECKING:
    from collections.abc import Callable


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
