"""One indicator over several rows: its standard goes on below, its score is merged over them."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import codes_of
from foreign.tables import HEAD, save

import scoring

FILE = Path("表.xlsx")
HEADS = [*HEAD, "评分标准", "扣分原因"]
TABLE = [
    ["决策", "立项", "立项依据", 20, 18, "①有可研得10分", "缺可研"],
    [None, None, None, None, None, "②有批复得10分", "批复晚于开工"],
    ["产出", "数量", "完成率", 80, 70, "≥95%得80分；<95%不得分", None],
    ["合计", None, None, 100, 88, None, None],
]
OVER_BOTH = [f"{column}2:{column}3" for column in "ABCDE"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("merge", [OVER_BOTH, OVER_BOTH[:3], []], ids=["all", "names", "none"])
def test_what_goes_on_below_an_indicator_belongs_to_it(merge: list[str]) -> None:
    save(FILE, ("评分表", [HEADS, *TABLE]), merge=merge)
    made = scoring.import_set(FILE)
    first, second = made.indicator_set.indicators
    assert first.standard
    assert first.standard.zh == "①有可研得10分\n②有批复得10分"
    assert second.standard
    assert second.standard.zh == "≥95%得80分；<95%不得分"
    # two lines that speak of points are two rules, and no suggestion
    assert [(one.code, one.place) for one in made.notes] == [
        ("draft.says-tiers", "表.xlsx 评分表!F4")
    ]
    result = scoring.evaluate(made.indicator_set, scoring.read_sheet(FILE, made.indicator_set))
    assert str(result.total) == "88.00"
    assert result.sheet.entries[first.id].reason == "缺可研\n批复晚于开工"


def test_a_score_merged_over_two_indicators_is_nobodys() -> None:
    table = [list(row) for row in TABLE]
    table[1][2] = "立项程序"
    save(FILE, ("评分表", [HEADS, *table]), merge=["D2:D3", "E2:E3"])
    used = scoring.import_set(FILE).indicator_set
    assert set(codes_of(lambda: scoring.read_sheet(FILE, used))) == {"foreign.merged-score"}


@pytest.mark.parametrize("remarks", [[], [["注：②以批复为准"]]])
@pytest.mark.parametrize("signer", ["评价人：张三", "专家签字：", "日 期：2024年3月1日"])
def test_a_remark_below_the_table_belongs_to_no_indicator(
    remarks: list[list[str]], signer: str
) -> None:
    signed = [None, None, None, None, None, signer]
    save(FILE, ("评分表", [HEADS, *TABLE[:3], *remarks, signed]), merge=OVER_BOTH)
    last = scoring.import_set(FILE).indicator_set.indicators[-1]
    assert last.standard
    assert last.standard.zh == "≥95%得80分；<95%不得分"


@pytest.mark.parametrize(
    "signer",
    [
        ["评分人：", None, None, "日期：", None],
        ["评价组长签字：", None, None, None, "2024年3月1日"],
        ["联系电话：", None, "盖章（公章）：", None, "0751-8888888"],
    ],
)
def test_who_signs_is_no_indicator(signer: list[str | None]) -> None:
    save(FILE, ("评分表", [HEADS, *TABLE, signer]), merge=OVER_BOTH)
    made = scoring.import_set(FILE)
    assert [one.label.zh for one in made.indicator_set.indicators] == ["立项依据", "完成率"]
    assert [one.code for one in made.notes] == ["draft.says-tiers"]
    sheet = scoring.read_sheet(FILE, made.indicator_set)
    assert str(scoring.evaluate(made.indicator_set, sheet).total) == "88.00"


def test_what_reads_like_a_signature_and_has_points_is_an_indicator() -> None:
    save(FILE, ("评分表", [HEADS, *TABLE, ["专家：", None, None, 10, 8]]), merge=OVER_BOTH)
    assert len(scoring.import_set(FILE).indicator_set.indicators) == 3
