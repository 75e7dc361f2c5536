"""The block of funds above a self-evaluation table is its execution rate."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from foreign.tables import FULL, HEAD, NAMES, SCORE, save
from foreign.test_published_tables import RULE

import scoring
from scoring.printed import printed_differences

FILE = Path("自评表.xlsx")
FUNDS = ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
BODY = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"]


def form(budget: Any = 200, spent: Any = 195.5, printed: Any = 9.78, total: Any = 97.78) -> Path:
    """Build the form of the unit: full points 10 for execution, 100 for the rest."""
    table = [
        ["项目支出绩效自评表"],
        ["项目名称", "某项目"],
        FUNDS,
        ["", "年度资金总额", 180, budget, spent, 10, "97.75%", printed],
        ["", "其中：当年财政拨款", 180, 150, 150, None, "—", "—"],
        ["", "上年结转资金", 0, 50, 45.5, None, "—", "—"],
        ["年度总体目标", "预期目标", "", "", "实际完成情况"],
        ["", "完成若干工作", "", "", "已完成"],
        BODY,
        *([*NAMES[n], None, None, FULL[n], SCORE[n], None] for n in NAMES),
        ["总分", None, None, None, None, 110, total, None],
    ]
    return save(FILE, ("自评表", table), merge=["F4:F6", "A3:B3", "A4:A6"])


@pytest.mark.usefixtures("here")
def test_its_total_row_is_an_indicator_like_the_others() -> None:
    path = form()
    made = scoring.import_set(path)
    assert [(one.code, one.value) for one in made.notes] == [("draft.not-hundred", "110")]
    first = made.indicator_set.indicators[0]
    assert (first.label.zh, int(first.full)) == ("预算执行率", 10)
    # as printed: 9.78 beside the 88 of the table
    result = scoring.evaluate(made.indicator_set, scoring.read_sheet(path, made.indicator_set))
    assert str(result.total) == "97.78"
    assert result.sheet.place(first.id, "score", "R1") == "自评表.xlsx 自评表!H4"


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("printed", "total", "expected"),
    [
        # 195.5 of 200 is 97.75 %, so 9.775 of 10, rounded once to 9.78
        (9.78, 97.78, []),
        (10, 98, [("H4", "10")]),
        (10, 98.5, [("H4", "10"), ("G17", "98.5")]),
    ],
)
def test_its_figures_are_taken_where_the_rule_asks_for_them(
    printed: float, total: float, expected: list[tuple[str, str]]
) -> None:
    path = form(printed=printed, total=total)
    text = scoring.import_set(path).text
    judged = 'rule = { kind = "judged", step = 0.01 }\n'
    Path("draft.toml").write_text(text.replace(judged, RULE, 1), "utf-8")
    used = scoring.load_indicator_set("draft.toml")
    result = scoring.evaluate(used, scoring.read_sheet(path, used))
    assert str(result.total) == "97.78"
    found = [
        (one.place.partition("!")[2], str(one.value))
        for one in printed_differences(result)
        if one.code in {"printed.points", "printed.missed-target"}
    ]
    assert found == expected


@pytest.mark.usefixtures("here")
def test_a_figure_that_is_wrong_there_is_named_by_its_own_cell() -> None:
    path = form(budget="约200")
    text = scoring.import_set(path).text
    judged = 'rule = { kind = "judged", step = 0.01 }\n'
    Path("draft.toml").write_text(text.replace(judged, RULE, 1), "utf-8")
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.read_sheet(path, "draft.toml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place, problem.value) == (
        "cell.not-a-number",
        "自评表.xlsx 自评表!D4",
        "约200",
    )


@pytest.mark.usefixtures("here")
def test_a_set_without_an_execution_rate_refuses_the_row() -> None:
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.read_sheet(form(), "set.toml")
    assert [(one.code, one.value) for one in caught.value.problems] == [
        ("foreign.unmatched", "预算执行率")
    ]


@pytest.mark.usefixtures("here")
def test_groups_in_a_flat_table_and_a_grade_below_it_are_no_indicators() -> None:
    table: list[list[Any]] = [["评价指标", "权重", "评分"]]
    seen: set[str] = set()
    groups = {"决策": 20, "产出": 50, "效益": 31}
    for name, path in NAMES.items():
        if path[0] not in seen:
            seen.add(path[0])
            table.append([f"{'一二三'[len(seen) - 1]}、{path[0]}", groups[path[0]], None])
        table.append([path[2], FULL[name], SCORE[name]])
    table += [["合计", 100, 88], ["评价等级", None, "良"]]
    result = scoring.evaluate(
        used := scoring.load_indicator_set("set.toml"),
        scoring.read_sheet(save(FILE, ("表", table)), used),
    )
    assert str(result.total) == "88.00"
    (found,) = printed_differences(result)
    assert (found.code, found.place, found.value, found.details["computed"]) == (
        "printed.full",
        "自评表.xlsx 表!B9",
        "31",
        "30.00",
    )


@pytest.mark.usefixtures("here")
def test_tabs_between_the_fields_are_read_as_commas_are() -> None:
    lines = ["\t".join(HEAD), *("\t".join([*NAMES[n], str(FULL[n]), str(SCORE[n])]) for n in NAMES)]
    path = Path("表.csv")
    path.write_bytes("\n".join(lines).encode("gb18030"))
    used = scoring.load_indicator_set("set.toml")
    assert str(scoring.evaluate(used, scoring.read_sheet(path, used)).total) == "88.00"
