"""Printed subtotals, totals and weights are held against what is computed."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from foreign.tables import FULL, HEAD, NAMES, RULE, SCORE, rows, save, set_text

import scoring
from scoring.cli.main import main
from scoring.printed import printed_differences
from scoring.register import resolve_register

FILE = Path("表.xlsx")
PAGE = "表.xlsx 评分表"


def differences(*more: list[Any], table: list[list[Any]] | None = None) -> list[tuple[str, ...]]:
    save(FILE, ("评分表", [HEAD, *(table or rows()), *more]))
    used = scoring.load_indicator_set("set.toml")
    result = scoring.evaluate(used, scoring.read_sheet(FILE, used))
    return [
        (
            one.code,
            one.place.removeprefix(f"{PAGE}!"),
            str(one.value),
            str(one.details.get("computed") or one.details.get("rows")),
        )
        for one in printed_differences(result)
    ]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param(["合计", None, None, 100, 88], [], id="all agrees"),
        pytest.param(["合计", None, None, 100, "88.00"], [], id="two places"),
        pytest.param(
            ["合计", None, None, 100, 98],
            [("printed.points", "E9", "98", "88")],
            id="a wrong total",
        ),
        pytest.param(
            ["合计", None, None, 110, 88],
            [("printed.full", "D9", "110", "100.00")],
            id="wrong full points",
        ),
        pytest.param(
            ["效益", "小计", None, 30, 24.5],
            [("printed.points", "E9", "24.5", "25.0")],
            id="a wrong subtotal",
        ),
        pytest.param(
            ["小计", None, None, 30, "待定"],
            [],
            id="a subtotal that is no number",
        ),
    ],
)
def test_a_closing_row(more: list[Any], expected: list[tuple[str, ...]]) -> None:
    assert differences(more) == expected


@pytest.mark.usefixtures("here")
def test_full_points_that_add_to_110_under_a_printed_100() -> None:
    table = [[*r[:3], 30 if r[2] == "质量达标率" else r[3], r[4]] for r in rows()]
    assert differences(["合计", None, None, 100, 88], table=table) == [
        ("printed.full", "D6", "30", "20.00"),
        ("printed.rows", "D9", "100", "110"),
    ]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("printed", "agrees"),
    [("88", True), ("88.0", True), ("88.04", True), ("88.05", False), ("89", False)],
)
def test_a_total_of_fewer_decimals_is_compared_after_rounding(
    printed: str, *, agrees: bool
) -> None:
    table = [[*r[:4], 5.04 if r[2] == "立项依据充分性" else r[4]] for r in rows()]
    found = differences(["合计", None, None, 100, printed], table=table)
    assert found == ([] if agrees else [("printed.points", "E9", printed, found[0][3])])
    assert agrees or Decimal(found[0][3]) == Decimal("88.04")


@pytest.mark.usefixtures("here")
def test_a_score_beside_figures_is_only_compared() -> None:
    Path("set.toml").write_text(set_text({"B1": RULE}), "utf-8")
    table = [[*HEAD, "年度指标值", "实际完成值"]]
    for name in NAMES:
        figures = ("≥200", 190) if name == "B1" else ("完成", "完成")
        table.append([*NAMES[name], FULL[name], SCORE[name], *figures])
    save(FILE, ("评分表", table))
    used = scoring.load_indicator_set("set.toml")
    result = scoring.evaluate(used, scoring.read_sheet(FILE, used))
    # 190 of 200 is 95 %, 28.5 of 30, where 27 was printed
    assert result["B1"].points == Decimal("28.5")
    assert str(result.total) == "89.50"
    (found,) = printed_differences(result)
    assert (found.code, found.place, found.value) == ("printed.points", f"{PAGE}!E5", "27")
    assert found.details["computed"] == "28.50"


@pytest.mark.usefixtures("here")
def test_differences_stand_beside_the_result_and_in_the_check(
    capsys: pytest.CaptureFixture[str],
) -> None:
    save(FILE, ("评分表", [HEAD, *rows(), ["合计", None, None, 100, 98]]))
    used = ["--set", "set.toml", "--lang"]
    assert main(["score", str(FILE), *used, "zh"]) == 0
    shown = capsys.readouterr().out
    assert "总分 88.00 分" in shown
    assert f"- {PAGE}!E9：total“总分”印的得分是 98，计算结果是 88。" in shown
    assert main(["score", str(FILE), *used, "zh", "--format", "json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["table_notes"]
    assert (told["code"], told["place"]) == ("printed.points", f"{PAGE}!E9")
    assert (told["value"], told["computed"]) == ("98", "88")
    assert told["text"]["zh"].startswith("total“总分”印的得分是 98，计算结果是 88。")
    assert main(["check", str(FILE), *used, "en", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["problems"] == []
    (note,) = data["notes"]
    assert (note["code"], note["place"], note["value"]) == ("printed.points", f"{PAGE}!E9", "98")


@pytest.mark.usefixtures("here")
def test_a_figure_that_cannot_be_read_is_said_and_not_compared() -> None:
    assert differences(["合计", None, None, "#REF!", "=SUM(E2:E8)"]) == []
    notes = scoring.read_sheet(FILE, "set.toml").notes
    assert [(one.code, one.place, one.value) for one in notes] == [
        ("foreign.printed-unreadable", f"{PAGE}!D9", "#REF!"),
        ("foreign.printed-not-saved", f"{PAGE}!E9", None),
    ]


@pytest.mark.usefixtures("here")
def test_printed_full_marks_for_a_missed_target_are_said_to_be_that() -> None:
    Path("set.toml").write_text(set_text({"B1": RULE}), "utf-8")
    table = [[*HEAD, "年度指标值", "实际完成值"]]
    for name in NAMES:
        figures = ("≥200", 190) if name == "B1" else ("完成", "完成")
        printed = FULL[name] if name == "B1" else SCORE[name]
        table.append([*NAMES[name], FULL[name], printed, *figures])
    save(FILE, ("评分表", table))
    used = scoring.load_indicator_set("set.toml")
    (found,) = printed_differences(scoring.evaluate(used, scoring.read_sheet(FILE, used)))
    # 190 of 200 is 28.5 of 30, and 30 was printed
    assert (found.code, found.place, found.value) == ("printed.missed-target", f"{PAGE}!E5", "30")
    assert (found.details["actual"], found.details["target"]) == ("190", "200")
    assert found.details["computed"] == "28.50"
    assert "没有完成，印的仍是满分 30" in found.what("zh")


@pytest.mark.usefixtures("here")
def test_printed_figures_are_held_against_what_was_there_before_evidence_took_something() -> None:
    more = [["决策", "小计", None, 20, 16], ["合计", None, None, 100, 88]]
    save(FILE, ("评分表", [HEAD, *rows(), *more]))
    used = scoring.load_indicator_set("set.toml")
    register = resolve_register({"requirement": {"B1": {"effect": "zero"}}}, "r.toml")
    examined = scoring.examine(register, used, scoring.read_sheet(FILE, used))
    # 88 less the 27 of B1
    assert str(examined.after.total) == "61.00"
    (found,) = printed_differences(examined.after)
    # 5 + 4 + 8.5 under 决策, where 16 is printed
    assert (found.code, found.value, found.details["computed"]) == ("printed.points", "16", "17.5")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("heading", ["平均分", "专家平均分", "综合分", "平均得分"])
def test_what_several_experts_came_to_is_compared_whatever_it_is_called(heading: str) -> None:
    table = [[*row[:4], row[4], row[4], row[4]] for row in rows()]
    head = [*HEAD[:4], "专家1", "专家2", heading]
    closing = ["产出", "小计", None, 50, 45.5, 45.5, 45.6]
    rate = ["得分率", None, None, None, None, None, 0.88]
    save(FILE, ("评分表", [head, *table, closing, rate]))
    used = scoring.load_indicator_set("set.toml")
    result = scoring.evaluate(used, scoring.read_sheet(FILE, used))
    assert str(result.total) == "88.00"
    assert [(one.code, one.place, one.value) for one in printed_differences(result)] == [
        ("printed.points", f"{PAGE}!G9", "45.6")
    ]
