"""A draft suggests the rule that a standard says without a doubt, and puts none in force."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from builders import once
from foreign.tables import HEAD, save

import scoring
from scoring.cli.main import main
from scoring.io.foreign.standards import suggested

FILE = Path("表.xlsx")

TIERS = {
    "both edges by their neighbours": (
        "≥95%得10分；90%-95%得8分；<90%得0分",
        {"95": "10", "94.99": "8", "90": "8", "89.99": "0", "120": "10"},
    ),
    "edges that say what they hold": (
        "完成率达到100%的得满分；80%（含）—100%（不含）的，得6分；80%以下的不得分。",
        {"100": "10", "99.99": "6", "80": "6", "79.99": "0"},
    ),
    "edges that hold above": (
        "大于95%得10分，90%（不含）至95%（含）得7.5分，90%及以下得2分",
        {"95.01": "10", "95": "7.5", "90.01": "7.5", "90": "2"},
    ),
    "lower is better, a line each": (
        "超支率≤5%得10分；\n5%-10%得3分\n超过10%不得分\n",
        {"0": "10", "5": "10", "5.01": "3", "10": "3", "10.01": "0"},
    ),
    "an inequality between two": (
        "≥90%得10分；60%≤满意度<90%得5分；<60%不得分",
        {"90": "10", "89.99": "5", "60": "5", "59.99": "0"},
    ),
    "whatever is left": ("≥90%得满分；其他情况不得分", {"90": "10", "89.99": "0"}),
    "up to a hundred": (
        "95%（含）-100%得10分；60%（含）-95%得4分；0%-60%得1分",
        {"100": "10", "95": "10", "94.99": "4", "60": "4", "59.99": "1", "0": "1"},
    ),
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


def imported(*standards: str, heads: tuple[str, ...] = ("评分标准",)) -> scoring.ImportedSet:
    """Return the draft of a table with an indicator of 10 points that has these standards."""
    table = [["产出", "数量", "完成情况", 10, 9, *standards], ["效益", "效果", "实施效益", 90, 80]]
    save(FILE, ("评分表", [[*HEAD, *heads], *table]))
    return scoring.import_set(FILE)


def in_force(made: scoring.ImportedSet) -> scoring.IndicatorSet:
    """Return the set once a person did what the comment says."""
    lines = made.text.splitlines()
    (at,) = [n for n, line in enumerate(lines) if line.startswith("# rule = ")]
    above = max(n for n in range(at) if lines[n].startswith("rule = "))
    lines[above : at + 1] = [lines[at].removeprefix("# ")]
    Path("checked.toml").write_text("\n".join(lines), "utf-8")
    return scoring.load_indicator_set("checked.toml")


def earned(used: scoring.IndicatorSet, name: str, value: str) -> Decimal:
    """Return the points of the first indicator for one value."""
    first, second = used.indicators
    judged = scoring.Entry(answers={"score": {"R1": Decimal(80)}})
    entries = {first.id: once(**{name: value}), second.id: judged}
    sheet = scoring.ScoreSheet(used.id, used.version, {}, (scoring.Reviewer("R1"),), entries)
    return Decimal(str(float(scoring.evaluate(used, sheet)[first.id].points)))


@pytest.mark.parametrize(("standard", "expected"), TIERS.values(), ids=TIERS)
def test_tiers_are_suggested_where_every_bound_is_on_one_side(
    standard: str, expected: dict[str, str]
) -> None:
    made = imported(standard)
    codes = [one.code for one in made.notes]
    # as it is imported, the indicator is judged whatever the standard says
    first = made.indicator_set.indicators[0]
    assert (first.rule.kind, first.standard.zh if first.standard else "") == (
        "judged",
        standard.strip(),
    )
    assert codes == ["draft.says-tiers"]
    used = in_force(made)
    assert {value: earned(used, "figure", value) for value in expected} == {
        value: Decimal(points) for value, points in expected.items()
    }


@pytest.mark.parametrize(
    ("standard", "expected"),
    [
        ("资料齐全得满分，每缺一项扣2分，扣完为止。", {"0": "10", "1": "8", "4": "2", "6": "0"}),
        ("每发现1处不合规扣1.5分", {"0": "10", "3": "5.5"}),
        ("每有一个单位未完成扣2分", {"1": "8"}),
        ("每缺一份年度报告扣2分", {"1": "8"}),
    ],
)
def test_what_each_fault_costs_is_suggested(standard: str, expected: dict[str, str]) -> None:
    made = imported(standard)
    assert [one.code for one in made.notes] == ["draft.says-deductions"]
    used = in_force(made)
    assert {value: earned(used, "1", value) for value in expected} == {
        value: Decimal(points) for value, points in expected.items()
    }


def test_several_kinds_of_faults_are_several_lines() -> None:
    made = suggested(["每缺一项扣2分；每发现一处错误扣0.5分，扣完为止"], Fraction(10))
    assert made is not None
    assert made.toml.count("each = ") == 2
    assert "each = 2 }" in made.toml
    assert "each = 0.5 }" in made.toml


@pytest.mark.parametrize(
    "standard",
    [
        "",
        "由专家根据情况评分",
        "≥95%得10分",  # and below?
        "95%以上得10分；90%-95%得8分；90%以下得0分",  # whose is 95?
        "≥95%得10分；80%-90%得8分；<80%得0分",  # a gap
        "≥90%得10分；80%-95%得8分；<80%得0分",  # an overlap
        "≥95%得10分；90%-95%（含）得8分；<90%得0分",  # 95 belongs to both
        ">95%得10分；90%-95%（不含）得8分；<90%得0分",  # 95 belongs to neither
        "≥95%得8分；90%-95%得6分；<90%得0分",  # not the full points
        "≥95%得6分；90%-95%得10分；<90%得0分",  # neither rises nor falls
        "完成率≥95%得10分；合格率90%-95%得8分；<90%得0分",  # of two things
        "完成率≥95%得10分；90%≤合格率<95%得8分；<90%得0分",  # of two things
        "x≥95%得10分；90%≤x<95%得8分；x<90%得0分",  # of what?
        "≥95%得10分；90%-95%得8分；<90%得0分；有投诉的扣2分",  # and more
        "≥95%得10分；90%-95%酌情得分；<90%得0分",
        "每低于目标1个百分点扣1分",  # in parts or in steps?
        "每少1个百分点扣1分",
        "每缺少一个工作日扣0.5分",
        "全部按时得满分；每有一个月未完成扣2分",
        "每缺一项扣2分；情节严重的不得分",
        "制度健全得5分；每缺一项扣1分",  # not the full points
        "每缺两项扣2分",
        "每缺一项扣0分",
        "每缺一项扣1分；每缺一项扣2分",
        "每缺一项酌情扣1-2分",
        "90%-100%（不含）得10分；<90%得0分",  # and 100?
        "每缺一项扣2分，" * 60,
    ],
)
def test_nothing_is_suggested_where_there_is_any_doubt(standard: str) -> None:
    assert suggested([standard], Fraction(10)) is None


def test_an_explanation_beside_the_standard_may_not_speak_of_points() -> None:
    standard = "≥95%得10分；<95%不得分"
    assert suggested(["反映产出数量目标的实现情况", standard], Fraction(10)) is not None
    assert suggested(["未完成的酌情扣分", standard], Fraction(10)) is None
    assert suggested([standard, standard], Fraction(10)) is None
    made = imported("反映产出数量", standard, heads=("指标解释", "评分标准"))
    assert [(one.code, one.place) for one in made.notes] == [
        ("draft.says-tiers", "表.xlsx 评分表!G2")
    ]


@pytest.mark.parametrize(("area", "cells"), [("F2:G2", ["F2"]), ("F2:F3", [])])
def test_a_standard_merged_over_several_indicators_suggests_nothing(
    area: str, cells: list[str]
) -> None:
    rows = [
        ["产出", "数量", "完成情况", 10, 9, "每缺一项扣2分"],
        ["产出", "数量", "资料齐全", 90, 80],
    ]
    save(FILE, ("评分表", [[*HEAD, "评分标准"], *rows]), merge=[area])
    made = scoring.import_set(FILE)
    assert [one.place for one in made.notes] == [f"{FILE} 评分表!{one}" for one in cells]
    assert made.text.count("# rule") == len(cells)


def test_without_full_points_nothing_is_suggested() -> None:
    table = [["产出", "数量", "完成情况", 9, "≥95%得10分；<95%不得分"]]
    save(FILE, ("评分表", [[*HEAD[:3], "得分", "评分标准"], *table]))
    assert "# rule" not in scoring.import_set(FILE).text


def test_the_command_says_what_it_suggests(capsys: pytest.CaptureFixture[str]) -> None:
    imported("≥95%得10分；90%-95%得8分；<90%得0分")
    assert main(["import", str(FILE), "-o", "草稿.toml", "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert "表.xlsx 评分表!F2：“完成情况”的评分标准写明了分档，草稿里以注释写出这条规则" in said
    text = Path("草稿.toml").read_text("utf-8")
    assert "tiers = [{ at_least = 95, points = 10 }, { at_least = 90, points = 8 }]" in text
    assert "≥95%得10分；90%-95%得8分；<90%得0分" in text
