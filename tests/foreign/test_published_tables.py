"""Published score sheets as the tables they were: the printed totals are the computed ones."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import scoring
from scoring.printed import printed_differences

DATA = Path(__file__).parents[1] / "data"
SHEETS = {
    name: json.loads((DATA / f"{name}.json").read_text("utf-8"))
    for name in ("cn01_huangshi", "cn06_langfang", "cn13_liangping")
}
FILE = Path("自评表.xlsx")


def number(text: str | None) -> Any:
    """Return a figure as a spreadsheet stores it; a text stays one."""
    if text is None:
        return None
    try:
        return float(text)
    except ValueError:
        return text


def built(sheet: dict[str, Any], *, merge: bool = True) -> Path:
    """Build the table: a title, levels merged over their rows, points of groups in a row."""
    nodes = {node["id"]: node for node in sheet["tree"]}
    scores = {row["id"]: row for row in sheet["scores"]}

    def path(node: dict[str, Any]) -> list[str]:
        above = nodes.get(node["parent"])
        return [*(path(above) if above else []), node["name"]]

    paths = {name: path(node)[1:] for name, node in nodes.items()}
    depth = max(map(len, paths.values()))
    titles = ["一级指标", "二级指标", "三级指标"][:depth] if depth > 1 else ["指标名称"]
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "自评表"
    page.append([sheet["title"]])
    page.append([f"单位：{sheet['publisher']}", f"年度：{sheet['year']}"])
    page.append([*titles, "分值", "年度指标值", "实际完成值", "得分", "偏差原因分析及改进措施"])
    rows: list[list[str]] = []
    for name, node in nodes.items():
        own = scores.get(name)
        if node["parent"] is None or (own is None and node["weight"] is None):
            continue
        names = [*paths[name], *[None] * (depth - len(paths[name]))]
        own = own or {}
        figures = [number(own.get(key)) for key in ("target", "actual", "score")]
        page.append([*names, number(node["weight"]), *figures])
        rows.append(paths[name])
    if sheet["title"].startswith("办公"):
        page.append([None] * depth)
        page.append(["效益指标", "生态效益指标"])
    page.append(
        ["总分", *[None] * (depth - 1), 100, None, None, number(sheet["expected"]["total"])]
    )
    if merge:
        for level in range(depth - 1):
            first = 0
            for at in range(1, len(rows) + 1):
                same = (
                    at < len(rows)
                    and len(rows[at]) > level + 1
                    and len(rows[first]) > level + 1
                    and rows[at][: level + 1] == rows[first][: level + 1]
                )
                if not same:
                    if at - first > 1:
                        page.merge_cells(
                            start_row=4 + first,
                            end_row=3 + at,
                            start_column=level + 1,
                            end_column=level + 1,
                        )
                    first = at
    book.save(FILE)
    return FILE


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("merge", [True, False])
@pytest.mark.parametrize("name", SHEETS)
def test_a_published_table_comes_to_its_total(name: str, *, merge: bool) -> None:
    path = built(SHEETS[name], merge=merge)
    made = scoring.import_set(path)
    assert made.notes == ()
    used = made.indicator_set
    assert used.root.full == Decimal(SHEETS[name]["expected"]["full"])
    result = scoring.evaluate(used, scoring.read_sheet(path, used))
    assert result.total == Decimal(SHEETS[name]["expected"]["total"])
    assert len(used.indicators) == len(SHEETS[name]["scores"])
    assert printed_differences(result) == ()


RULE = """rule.kind = "proportional"
rule.better = "higher"
rule.zero_divisor = "refuse"
rule.actual = { label = { zh = "执行数", en = "Executed" }, unit = "万元", places = 2 }
rule.target = { label = { zh = "预算数", en = "Budget" }, unit = "万元", places = 2 }
"""


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("name", "total", "expected"),
    [
        ("cn01_huangshi", "99.55", []),
        # 37.24 of 43.2 is 8.62 of 10, where the unit printed 9; 98 agrees with 97.62
        (
            "cn06_langfang",
            "97.62",
            [("F4", "9", "8.62")],
        ),
    ],
)
def test_a_row_that_the_form_computes_is_held_against_its_formula(
    name: str, total: str, expected: list[tuple[str, str, str]]
) -> None:
    path = built(SHEETS[name])
    text = scoring.import_set(path).text
    judged = 'rule = { kind = "judged", step = 0.01 }\n'
    Path("draft.toml").write_text(text.replace(judged, RULE, 1), "utf-8")
    used = scoring.load_indicator_set("draft.toml")
    result = scoring.evaluate(used, scoring.read_sheet(path, used))
    assert str(result.total) == total
    found = printed_differences(result)
    assert [
        (one.place.partition("!")[2], one.value, one.details["computed"]) for one in found
    ] == expected
