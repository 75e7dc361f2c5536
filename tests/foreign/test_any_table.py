"""Whatever stands in a table, it is read or refused with problems, and a draft always loads."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from foreign.tables import CHECKLIST, HEAD, RULE, rows, save, set_text

import scoring

WORDS: list[Any] = [
    *(
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "指标",
            "分值",
            "权重",
            "得分",
            "自评得分",
            "专家1",
            "专家评分",
            "目标值",
            "实际值",
        ]
    ),
    *(
        [
            "评分标准",
            "扣分原因",
            "编号",
            "序号",
            "小计",
            "合计",
            "总分",
            "其中：",
            "决策",
            "产出",
            "项目立项",
            "满意度",
            "决策小计",
        ]
    ),
    *(
        [
            "年度资金总额",
            "全年预算数",
            "全年执行数",
            "预算执行率",
            "评价等级",
            "立项依据充分性",
            "A1",
            "C2",
        ]
    ),
    *(None, None, None, 1, 5, 10, 100, 0, -1, 0.2, True, "5分", "20%", "—", "≥10", "=1+1", "#N/A"),
    *("  ", "１０", "99999999999999999999", "1e400", "NaN", "-0", "()", "1.", "①", "第一"),
]
FAMILIES = {"workbook", "csv", "draft", "foreign"}


def any_table(draw: random.Random) -> Path:
    """Write the sound table with cells and rows of other words among its own."""
    more = ["自评得分", "专家1"][: draw.randint(0, 2)]
    table: list[list[Any]] = [[*HEAD, *more], *rows()] if draw.random() < 0.8 else []
    for _ in range(draw.randint(1, 8)):
        if table and draw.random() < 0.6:
            row = draw.choice(table)
            if row:
                row[draw.randrange(len(row))] = draw.choice(WORDS)
        else:
            new = [draw.choice(WORDS) for _ in range(draw.randint(0, 7))]
            table.insert(draw.randint(0, len(table)), new)
    if draw.random() < 0.3:
        path = Path("any.csv")
        lines = [",".join("" if one is None else str(one) for one in row) for row in table]
        path.write_bytes("\n".join(lines).encode(draw.choice(["utf-8", "gb18030"])))
        return path
    top, left = draw.randint(1, 9), draw.randint(1, 5)
    area = f"{'ABCDE'[left - 1]}{top}:{'ABCDEFG'[left + 1]}{top + draw.randint(0, 3)}"
    return save(Path("any.xlsx"), ("表", table), merge=[area] if draw.random() < 0.5 else [])


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("seed", range(6))
def test_any_table_is_read_or_refused_with_problems(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - repeatable tables, not secrets
    Path("figures.toml").write_text(set_text({"B1": RULE, "A1": CHECKLIST}), "utf-8")
    sets = [scoring.load_indicator_set(name) for name in ("set.toml", "figures.toml")]
    imported = 0
    for _ in range(40):
        path = any_table(draw)
        for used in sets:
            try:
                result = scoring.evaluate(used, scoring.read_sheet(path, used))
            except scoring.ScoringError as error:
                assert all(one.place.startswith(str(path)) for one in error.problems)
                assert all(one.line("zh") and one.line("en") for one in error.problems)
            else:
                assert scoring.render(result, "text", "zh")
                assert scoring.render(result, "json")
        try:
            made = scoring.import_set(path)
        except scoring.ScoringError as error:
            assert {one.code.partition(".")[0] for one in error.problems} <= FAMILIES
        else:
            imported += 1
            assert all(one.line("zh") and one.line("en") for one in made.notes)
    assert imported > 10
