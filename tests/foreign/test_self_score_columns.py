"""A column of self scores in a table made by others: a score alone, a self score beside one."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import problems_of
from foreign.scored import reading_commands
from foreign.tables import HEAD, LEAVES, rows, save

import scoring
from scoring.cli.main import main

FILE = Path("表.xlsx")
FULL = [6, 4, 10, 30, 20, 20, 10]


def read(path: Path, column: str | None = None) -> scoring.ScoreSheet:
    """Return the sheet that a table makes."""
    return scoring.read_sheet(path, scoring.load_indicator_set("set.toml"), column=column)


def own_scores(sheet: scoring.ScoreSheet) -> list[object]:
    """Return the self scores in the order of the set."""
    return [sheet.entry(leaf[0]).self_score for leaf in LEAVES]


@pytest.mark.parametrize("title", ["自评得分", "单位自评分", "自评打分（分）"])
@pytest.mark.usefixtures("here")
def test_beside_the_review_that_is_asked_for_it_holds_self_scores(title: str) -> None:
    head = [*HEAD[:4], title, "复审得分"]
    path = save(FILE, ("评分表", [head, *([*r[:4], r[3], r[4]] for r in rows())]))
    sheet = read(path, "复审得分")
    assert own_scores(sheet) == FULL
    assert not sheet.notes
    used = scoring.load_indicator_set("set.toml")
    # the points are those of the review: 9 + 8.5 + 27 + 18.5 + 25
    assert str(scoring.evaluate(used, sheet).total) == "88.00"


@pytest.mark.usefixtures("here")
def test_it_may_stand_under_a_heading_of_all_scores() -> None:
    top, below = [*HEAD[:4], "得分", None], [None, None, None, None, "自评", "复审"]
    table = [[*r[:4], r[3], r[4]] for r in rows()]
    areas = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"]
    sheet = read(save(FILE, ("评分表", [top, below, *table]), merge=areas), "得分 复审")
    assert own_scores(sheet) == FULL


@pytest.mark.usefixtures("here")
def test_asked_for_or_alone_it_is_the_score() -> None:
    head = [*HEAD[:4], "自评得分", "复审得分"]
    path = save(FILE, ("评分表", [head, *([*r[:4], r[3], r[4]] for r in rows())]))
    used = scoring.load_indicator_set("set.toml")
    sheet = read(path, "自评得分")
    assert own_scores(sheet) == [None] * 7
    assert str(scoring.evaluate(used, sheet).total) == "100.00"
    alone = save(FILE, ("评分表", [[*HEAD[:4], "自评得分"], *([*r[:4], r[3]] for r in rows())]))
    assert own_scores(read(alone)) == [None] * 7


@pytest.mark.usefixtures("here")
def test_self_scores_stand_beside_those_of_experts() -> None:
    head = [*HEAD[:4], "单位自评得分", "专家1", "专家2"]
    table = [[*r[:4], f"{r[3]}分", r[4], r[4]] for r in rows()]
    sheet = read(save(FILE, ("评分表", [head, *table])))
    assert own_scores(sheet) == FULL
    # the unit itself is no expert
    assert [one.name for one in sheet.reviewers] == ["专家1", "专家2"]


@pytest.mark.usefixtures("here")
def test_a_blank_self_score_is_none_and_zero_is_one() -> None:
    head = [*HEAD[:4], "自评得分", "复审得分"]
    given = (None, 0, "—", 30, 20, 20, 10)
    table = [[*r[:4], own, r[4]] for r, own in zip(rows(), given, strict=True)]
    sheet = read(save(FILE, ("评分表", [head, *table])), "复审得分")
    assert own_scores(sheet) == [None, 0, None, 30, 20, 20, 10]


@pytest.mark.usefixtures("here")
def test_one_self_score_for_several_rows_is_refused() -> None:
    head = [*HEAD[:4], "自评得分", "复审得分"]
    table = [[*r[:4], r[3], r[4]] for r in rows()]
    table[1][4] = None
    path = save(FILE, ("评分表", [head, *table]), merge=["E2:E3"])
    found = problems_of(lambda: read(path, "复审得分"))
    assert [(one.code, one.place) for one in found] == [
        ("foreign.merged-score", "表.xlsx 评分表!E2"),
        ("foreign.merged-score", "表.xlsx 评分表!E3"),
    ]


@pytest.mark.usefixtures("here")
def test_a_self_score_that_cannot_be_right_is_refused_at_its_cell() -> None:
    head = [*HEAD[:4], "自评得分", "复审得分"]
    given = (6.5, "4分", 10, 30, "满分", "好", 10)
    table = [[*r[:4], own, r[4]] for r, own in zip(rows(), given, strict=True)]
    path = save(FILE, ("评分表", [head, *table]))
    found = problems_of(lambda: read(path, "复审得分"))
    assert [(one.code, one.place, one.value) for one in found] == [
        ("sheet.self-above-full", "表.xlsx 评分表!E2", "6.5"),
        ("cell.not-a-number", "表.xlsx 评分表!E6", "满分"),
        ("cell.not-a-number", "表.xlsx 评分表!E7", "好"),
    ]


@pytest.mark.usefixtures("here")
def test_every_command_that_reads_a_sheet_is_told_which_column_holds_the_scores(
    capsys: pytest.CaptureFixture[str],
) -> None:
    head = [*HEAD[:4], "自评得分", "复审得分"]
    table = [[*r[:4], r[3], r[4]] for r in rows()]
    path = str(save(FILE, ("评分表", [head, *table])))
    for command in reading_commands(path):
        asked = [*command, "--set", "set.toml", "--lang", "zh"]
        assert main(asked) == 1
        assert "请用 --column 写明用哪一列" in "".join(capsys.readouterr())
        assert main([*asked, "--column", "复审得分"]) == 0
        # the review, and not the full marks of the self score
        assert command[0] == "check" or "88.00" in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_of_columns_with_the_same_heading_one_is_asked_for_by_its_letter() -> None:
    table = [[*row[:4], row[3], row[4]] for row in rows()]
    path = save(FILE, ("评分表", [[*HEAD[:4], "得分", "得分"], *table]))
    used = scoring.load_indicator_set("set.toml")
    for column in (None, "得分"):
        (found,) = problems_of(lambda column=column: read(path, column))
        assert "E (得分), F (得分)" in f"{found.value} {found.details.get('known')}"
    # full marks in the one, 88 in the other
    totals = {one: str(scoring.evaluate(used, read(path, one)).total) for one in ("E", "f")}
    assert totals == {"E": "100.00", "f": "88.00"}
    (found,) = problems_of(lambda: read(path, "Z"))
    assert found.code == "foreign.no-column"
