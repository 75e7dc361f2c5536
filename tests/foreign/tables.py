"""Score tables as other people make them, built with openpyxl; and the set they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

SET = """
id = "small"
version = "1.0.0"
language = "zh"
source = "made for the tests"
name = { zh = "小体系", en = "A small set" }
rounding = { shown = 2, indicator = 2, total = 2 }
panel = { combine = "mean", stage = "indicator", at_most = 7 }
missing = { missing = "refuse", not_applicable = "full", not_due = "refuse", void = "refuse" }

[grades]
basis = "rounded"
source = "made for the tests"
bands = [
  { id = "excellent", label = { zh = "优", en = "excellent" }, at_least = 90 },
  { id = "good", label = { zh = "良", en = "good" }, at_least = 80 },
  { id = "poor", label = { zh = "差", en = "poor" }, at_least = 0 },
]

[group.total]
label = { zh = "总分", en = "Total" }
"""
GROUPS = (
    ("A", "total", "决策", "Decision"),
    ("AA", "A", "项目立项", "Start"),
    ("AB", "A", "资金投入", "Money"),
    ("B", "total", "产出", "Outputs"),
    ("BA", "B", "产出数量", "Quantity"),
    ("BB", "B", "产出质量", "Quality"),
    ("C", "total", "效益", "Effects"),
    ("CA", "C", "项目效益", "Effects of the project"),
)
LEAVES = (
    ("A1", "AA", "立项依据充分性", 6, 5),
    ("A2", "AA", "立项程序规范性", 4, 4),
    ("A3", "AB", "预算编制科学性", 10, 8.5),
    ("B1", "BA", "实际完成率", 30, 27),
    ("B2", "BB", "质量达标率", 20, 18.5),
    ("C1", "CA", "实施效益", 20, 16),
    ("C2", "CA", "满意度", 10, 9),
)
"""Id, group, name, full points, score; by hand: 9 + 8.5 + 27 + 18.5 + 25 = 88."""

NAMES = {
    "A1": ("决策", "项目立项", "立项依据充分性"),
    "A2": ("决策", "项目立项", "立项程序规范性"),
    "A3": ("决策", "资金投入", "预算编制科学性"),
    "B1": ("产出", "产出数量", "实际完成率"),
    "B2": ("产出", "产出质量", "质量达标率"),
    "C1": ("效益", "项目效益", "实施效益"),
    "C2": ("效益", "项目效益", "满意度"),
}
FULL = {leaf[0]: leaf[3] for leaf in LEAVES}
SCORE = {leaf[0]: leaf[4] for leaf in LEAVES}
HEAD = ["一级指标", "二级指标", "三级指标", "分值", "得分"]


RULE = """\
[indicator.B1.rule]
kind = "proportional"
better = "higher"
zero_divisor = "refuse"
[indicator.B1.rule.actual]
label = { zh = "实际完成值", en = "Actual" }
places = 4
[indicator.B1.rule.target]
label = { zh = "目标值", en = "Target" }
places = 4
"""
CHECKLIST = """\
[indicator.A1.rule]
kind = "checklist"
elements = [
  { id = "1", points = 3, label = { zh = "依据", en = "Grounds" } },
  { id = "2", points = 3, label = { zh = "程序", en = "Procedure" } },
]
"""


def set_text(rules: dict[str, str] | None = None) -> str:
    """Return the set; *rules* are written instead of the judgement of an indicator."""
    parts = [SET]
    for name, under, zh, en in GROUPS:
        parts.append(f'[group.{name}]\nunder = "{under}"\nlabel = {{ zh = "{zh}", en = "{en}" }}')
    for name, under, zh, full, _ in LEAVES:
        rule = (rules or {}).get(name, 'rule = { kind = "judged", step = 0.01 }')
        parts.append(
            f'[indicator.{name}]\nunder = "{under}"\npoints = {full}\n'
            f'label = {{ zh = "{zh}", en = "Indicator {name}" }}\n{rule}'
        )
    return "\n\n".join(parts)


def rows() -> list[list[Any]]:
    """Return the table row by row, every name in full."""
    return [[*NAMES[name], FULL[name], SCORE[name]] for name in NAMES]


def changed(edit: Callable[[list[list[Any]]], object]) -> list[list[Any]]:
    """Return header and rows after *edit* has changed them."""
    table = [list(HEAD), *rows()]
    edit(table)
    return table


def save(
    path: Path, *pages: tuple[str, Sequence[Sequence[Any]]], merge: Sequence[str] = ()
) -> Path:
    """Write a workbook of these pages; *merge* are areas of the first one."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, table in pages:
        page = book.create_sheet(name)
        for row in table:
            page.append(list(row))
    for area in merge:
        book.worksheets[0].merge_cells(area)
    book.save(path)
    return path


def edited(path: Path, edit: Callable[[Worksheet], object]) -> Path:
    """Change the first page of a workbook in place."""
    book = openpyxl.load_workbook(path)
    edit(book.worksheets[0])
    book.save(path)
    return path
