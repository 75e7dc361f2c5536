"""Which worksheet of a workbook is read, where several hold a score table."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from builders import problems_of
from foreign.scored import reading_commands
from foreign.tables import HEAD, rows, save

import scoring
from scoring.cli.main import main
from scoring.io.foreign.old import OLE

if TYPE_CHECKING:
    from scoring.errors import Problem

FILE = Path("表.xlsx")


def several() -> Path:
    """Write a workbook with two score tables: 88 points, and all of the 100."""
    full = [[*row[:4], row[3]] for row in rows()]
    remarks = [["说明"], ["由第三方机构填写"]]
    return save(FILE, ("复审", [HEAD, *rows()]), ("自评（1）", [HEAD, *full]), ("说明", remarks))


def total(sheet: str | None) -> str:
    """Return the total of what a worksheet says."""
    used = scoring.load_indicator_set("set.toml")
    return str(scoring.evaluate(used, scoring.read_sheet(FILE, used, sheet=sheet)).total)


def refused(sheet: str | None, path: Path = FILE) -> Problem:
    """Return the only problem there is with a worksheet."""
    (found,) = problems_of(lambda: scoring.read_sheet(path, "set.toml", sheet=sheet))
    return found


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("sheet", "expected"), [("复审", "88.00"), ("自评（1）", "100.00"), ("自评(1)", "100.00")]
)
def test_the_worksheet_that_is_named_is_read(sheet: str, expected: str) -> None:
    several()
    assert total(sheet) == expected


@pytest.mark.usefixtures("here")
def test_without_a_name_several_are_refused_and_the_hint_says_how_to_name_one() -> None:
    several()
    found = refused(None)
    assert (found.code, found.value) == ("foreign.several-tables", "复审, 自评（1）")
    assert "--sheet" in found.remedy("zh")
    assert "--sheet" in found.remedy("en")


@pytest.mark.usefixtures("here")
def test_a_name_that_is_not_there_is_answered_with_those_that_are() -> None:
    several()
    found = refused("专家")
    assert (found.code, found.place, found.value) == ("foreign.no-worksheet", str(FILE), "专家")
    assert found.details["known"] == "复审, 自评（1）, 说明"


@pytest.mark.usefixtures("here")
def test_a_worksheet_without_a_table_is_refused() -> None:
    several()
    found = refused("说明")
    assert (found.code, found.value) == ("foreign.no-table-there", "说明")
    assert found.details["known"] == "复审, 自评（1）, 说明"


@pytest.mark.usefixtures("here")
def test_two_tables_on_the_worksheet_that_is_named_are_still_too_many() -> None:
    twice = [HEAD, *rows(), [], ["三级指标", "分值", "自评得分"], ["满意度", 10, 9]]
    save(FILE, ("复审", [HEAD, *rows()]), ("自评", twice))
    found = refused("自评")
    assert (found.code, found.value) == (
        "foreign.several-tables",
        "表.xlsx 自评!A1, 表.xlsx 自评!A10",
    )


@pytest.mark.usefixtures("here")
def test_a_hidden_worksheet_is_read_where_it_is_named() -> None:
    book = openpyxl.load_workbook(several())
    book["自评（1）"].sheet_state = "hidden"
    book.save(FILE)
    assert total(None) == "88.00"
    assert total("自评（1）") == "100.00"


@pytest.mark.usefixtures("here")
def test_a_draft_is_made_of_the_worksheet_that_is_named() -> None:
    save(FILE, ("甲", [HEAD, *rows()]), ("乙", [HEAD, *rows()[:3]]))
    assert scoring.import_set(FILE, sheet="甲").indicator_set.root.full == 100
    # 6 + 4 + 10
    assert scoring.import_set(FILE, sheet="乙").indicator_set.root.full == 20
    (found,) = problems_of(lambda: scoring.import_set(FILE))
    assert found.code == "foreign.several-tables"
    (found,) = problems_of(lambda: scoring.import_set(FILE, sheet="丙"))
    assert (found.code, found.details["known"]) == ("foreign.no-worksheet", "甲, 乙")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("name", "content"), [("表.csv", ""), ("表.toml", ""), ("表.json", "{}")])
def test_a_file_without_worksheets_has_none_of_that_name(name: str, content: str) -> None:
    Path(name).write_text(content, "utf-8")
    assert refused("复审", Path(name)).code == "foreign.no-worksheets"


def ours() -> tuple[openpyxl.Workbook, str]:
    """Write a workbook of our own with 88 points; return it, and what its sheet is called."""
    used = scoring.load_indicator_set("set.toml")
    sheet = scoring.blank_sheet(used, 1)
    given = {row[2]: row[4] for row in rows()}
    entries = {
        one.id: scoring.Entry(answers={"score": {"R1": Decimal(str(given[one.label.zh]))}})
        for one in used.indicators
    }
    filled = scoring.ScoreSheet(used.id, used.version, {}, sheet.reviewers, entries)
    scoring.write_sheet(filled, FILE, used)
    book = openpyxl.load_workbook(FILE)
    (own,) = [one.title for one in book.worksheets if one.cell(1, 1).value == "key"]
    return book, own


@pytest.mark.usefixtures("here")
def test_one_of_our_own_sheets_is_picked_where_there_are_two() -> None:
    book, own = ours()
    copied = book.copy_worksheet(book[own])
    copied.title = "复评"
    (cell,) = [one for row in copied.iter_rows() for one in row if one.value == 18.5]
    cell.value = 17
    book.save(FILE)
    found = refused(None)
    assert (found.code, found.value) == ("workbook.several-score-sheets", f"{own}, 复评")
    assert "--sheet" in found.remedy("zh")
    # 17 instead of 18.5
    assert (total(own), total("复评")) == ("88.00", "86.50")


@pytest.mark.usefixtures("here")
def test_our_own_sheet_is_read_by_its_name_and_a_table_beside_it_by_its_own() -> None:
    book, own = ours()
    page = book.create_sheet("自评")
    for row in [HEAD, *([*row[:4], row[3]] for row in rows())]:
        page.append(row)
    book.save(FILE)
    assert (total(None), total(own), total("自评")) == ("88.00", "88.00", "100.00")
    found = refused("附表")
    assert "_scoring" not in str(found.details["known"])


@pytest.mark.usefixtures("here")
def test_forms_that_are_merged_have_no_worksheet_to_be_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    several()
    Path("forms").mkdir()
    names = [["score", str(FILE), str(FILE)], ["score", "forms"], ["explain", "*.xlsx"]]
    save(Path("forms/1.xlsx"), ("复审", [HEAD, *rows()]))
    for name in names:
        assert main([*name, "--set", "set.toml", "--sheet", "复审", "--lang", "en"]) == 1
        assert "Where forms are merged, --sheet (复审) cannot be used" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_every_command_that_takes_a_column_takes_a_worksheet(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = str(several())
    for command in reading_commands(path):
        asked = [*command, "--set", "set.toml", "--lang", "zh"]
        assert main(asked) == 1
        assert "请用 --sheet 写明用哪一张工作表" in "".join(capsys.readouterr())
        assert main([*asked, "--sheet", "复审"]) == 0
        assert command[0] == "check" or "88.00" in capsys.readouterr().out
    assert main(["import", path, "-o", "a.toml", "--sheet", "自评（1）"]) == 0
    assert Path("a.toml").is_file()


@pytest.mark.usefixtures("here")
def test_an_old_workbook_is_asked_for_its_worksheet_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from scoring.io.foreign import old
    from scoring.io.workbook.grid import read_workbook

    several()
    Path("表.xls").write_bytes(OLE)
    monkeypatch.setattr(old, "read_old_workbook", lambda _: read_workbook(FILE))
    found = refused("专家", Path("表.xls"))
    assert (found.code, found.details["known"]) == ("foreign.no-worksheet", "复审, 自评（1）, 说明")
    used = scoring.load_indicator_set("set.toml")
    assert scoring.evaluate(used, scoring.read_sheet("表.xls", used, sheet="复审")).total == 88
