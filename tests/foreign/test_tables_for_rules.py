"""What rules ask for beyond a table made by others is a problem with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from broken.making import Expected, sheet_is_refused
from foreign.tables import CHECKLIST, HEAD, RULE, rows, save, set_text

FILE = "表.xlsx"
PAGE = f"{FILE} 评分表"


@pytest.mark.usefixtures("here")
def test_what_the_rules_ask_for_beyond_the_table_is_said_at_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("set.toml").write_text(set_text({"B1": RULE, "A1": CHECKLIST}), "utf-8")
    save(Path(FILE), ("评分表", [HEAD, *rows()]))
    one, two = sheet_is_refused(
        capsys,
        FILE,
        Expected("foreign.needs-answers", f"{PAGE}!C2", "A1"),
        Expected("foreign.needs-answers", f"{PAGE}!C5", "B1"),
        used="set.toml",
    )
    assert "依据、程序" in one.what("zh")
    assert "实际完成值、目标值" in two.what("zh")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("≤100", 90, Expected("cell.comparison", f"{PAGE}!F5", "≤100")),
        ("按计划", 90, Expected("cell.not-a-number", f"{PAGE}!F5", "按计划")),
        (100, "约90", Expected("cell.not-a-number", f"{PAGE}!G5", "约90")),
        (100, "90个", Expected("cell.unknown-text", f"{PAGE}!G5", "90个")),
        (100, None, Expected("sheet.half-answered-once", f"{PAGE}!G5")),
        (0, 5, Expected("sheet.zero-divisor", f"{PAGE}!F5", "0")),
    ],
)
def test_figures_that_the_rule_cannot_use(
    target: Any, actual: Any, expected: Expected, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("set.toml").write_text(set_text({"B1": RULE}), "utf-8")
    table = [[*HEAD, "年度指标值", "实际完成值"]]
    table += [[*r, *((target, actual) if r[2] == "实际完成率" else (None, None))] for r in rows()]
    save(Path(FILE), ("评分表", table))
    sheet_is_refused(capsys, FILE, expected, used="set.toml")
