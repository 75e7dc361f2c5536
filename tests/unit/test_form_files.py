"""Forms as files: every format, folders, locked cells, the file of a panel."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from builders import (
    codes_of,
    fill,
    panel,
    set_data,
    state,
)
from formed import given, limited_sheet, small

import scoring
from scoring.io.forms import find_sheets, open_sheets

if TYPE_CHECKING:
    from scoring.model import IndicatorSet

FORMATS = (".xlsx", ".csv", ".toml", ".json")


@pytest.fixture
def used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> IndicatorSet:
    """Return the small set; the working directory is empty."""
    monkeypatch.chdir(tmp_path)
    return small()


@pytest.mark.parametrize("suffix", FORMATS)
def test_forms_keep_roles_scopes_and_the_panel_in_every_format(
    suffix: str, used: IndicatorSet
) -> None:
    sheet = limited_sheet(used)
    paths = scoring.write_sheets(sheet, "forms", used, suffix=suffix)
    assert [path.name for path in paths] == [f"R{n}{suffix}" for n in (1, 2, 3)]
    assert scoring.read_sheet(paths[2], used).panel == ("R1", "R2", "R3")
    assert scoring.read_sheets(["forms"], used) == sheet
    scoring.write_sheet(sheet, f"all{suffix}", used)
    assert scoring.read_sheet(f"all{suffix}", used) == sheet


def heads(path: Path | str) -> dict[str, object]:
    """Return what stands over the column of every reviewer, by key."""
    page = openpyxl.load_workbook(path).worksheets[0]
    row = next(c.row for c in page["A"] if c.value == "#names") - 1
    keys = {str(one.value): page.cell(row, one.column).value for one in page[1]}
    return {key: text for key, text in keys.items() if key.startswith("reviewer:")}


def test_a_form_is_headed_by_the_number_that_the_reviewer_has_in_the_panel(
    used: IndicatorSet,
) -> None:
    sheet = fill(used, given(), 3)
    paths = scoring.write_sheets(sheet, "forms", used, "zh")
    assert heads(paths[2]) == {"reviewer:R3": "专家3"}
    paths = scoring.write_sheets(sheet, "in-english", used, "en")
    assert heads(paths[2]) == {"reviewer:R3": "Reviewer 3"}
    scoring.write_sheet(sheet, "all.xlsx", used, "zh")
    assert heads("all.xlsx") == {f"reviewer:R{n}": f"专家{n}" for n in (1, 2, 3)}


def test_forms_are_read_by_their_keys_whatever_their_headings_say(used: IndicatorSet) -> None:
    sheet = fill(used, given(), 3)
    path = scoring.write_sheets(sheet, "forms", used, "zh")[2]
    book = openpyxl.load_workbook(path)
    (over,) = (c for row in book.worksheets[0] for c in row if c.value == "专家3")
    over.value = "专家1"
    book.save(path)
    assert heads(path) == {"reviewer:R3": "专家1"}
    assert scoring.read_sheets(["forms"], used) == sheet


def test_a_column_is_headed_by_the_name_or_else_the_id_that_the_panel_gives(
    used: IndicatorSet,
) -> None:
    members = (scoring.Reviewer("R2", "陈"), scoring.Reviewer("E7"))
    sheet = replace(scoring.blank_sheet(used, 2), reviewers=members)
    scoring.write_sheets(sheet, "forms", used)
    said = heads("forms/R2.xlsx") | heads("forms/E7.xlsx")
    assert said == {"reviewer:R2": "陈", "reviewer:E7": "E7"}


def test_forms_of_different_formats_are_merged(used: IndicatorSet) -> None:
    sheet = limited_sheet(used)
    forms = scoring.split_sheet(sheet)
    for one, suffix in zip(forms, (".json", ".xlsx", ".toml"), strict=True):
        scoring.write_sheet(one, f"{one.reviewers[0].id}{suffix}", used)
    names = ["R3.toml", "R1.json", "R2.xlsx"]
    merged = scoring.read_sheets(names, used)
    assert merged == sheet
    assert merged.place("a", "score", "R3") == "R3.toml: entries.a.answers.score.R3"


@pytest.mark.usefixtures("used")
def test_ten_and_more_forms_come_in_their_natural_order() -> None:
    for name in ("R10.csv", "R2.csv", "R1.CSV", "notes.txt", "panel.toml", ".hidden.csv"):
        Path(name).touch()
    assert [str(x) for x in find_sheets(["."])] == ["R1.CSV", "R2.csv", "R10.csv"]
    assert [str(x) for x in find_sheets(["R*.csv", "R2.csv", "./R2.csv"])] == ["R2.csv", "R10.csv"]


def test_a_form_alone_is_scored_as_before(used: IndicatorSet) -> None:
    sheet = fill(used, given(), 3)
    paths = scoring.write_sheets(sheet, "forms", used)
    alone = scoring.read_sheet(paths[2], used)
    # 50 + 42 + 8
    assert scoring.evaluate(used, alone).total == 100
    strict = small(panel=panel(at_least=2))
    paths = scoring.write_sheets(fill(strict, given(), 3), "strict", strict)
    assert set(codes_of(lambda: scoring.read_sheet(paths[2], strict))) == {"sheet.too-few-answers"}


def test_some_forms_may_be_looked_at_before_all_are_back(used: IndicatorSet) -> None:
    sheet = fill(used, given(), 3)
    scoring.write_sheets(sheet, "forms", used)
    Path("forms/R2.xlsx").unlink()
    assert codes_of(lambda: open_sheets(["forms"], used)) == ["merge.missing-member"]
    checked = open_sheets(["forms"], used, incomplete=True)[1]
    assert [one.id for one in checked.sheet.reviewers] == ["R1", "R3"]


@pytest.mark.parametrize("suffix", [".xls", ".xlsm", ".ods", ".et"])
def test_a_form_in_another_kind_of_workbook_is_never_left_out_silently(
    suffix: str, used: IndicatorSet
) -> None:
    scoring.write_sheets(fill(used, given(), 3), "forms", used)
    # its content is no old workbook either; what matters is that it is looked at
    Path("forms/R3.xlsx").replace(f"forms/R3{suffix}").write_bytes(b"\xd0\xcf\x11\xe0")
    for incomplete in (False, True):
        with pytest.raises(scoring.ScoringError) as caught:
            open_sheets(["forms"], used, incomplete=incomplete)
        assert [one.place for one in caught.value.problems] == [str(Path(f"forms/R3{suffix}"))]
    assert find_sheets(["forms"])[-1].suffix == suffix


def test_states_said_by_one_form_hold_for_all() -> None:
    lenient = small(missing={**set_data({})["missing"], "not_applicable": "zero"})
    sheet = fill(lenient, given(c=state("not_applicable")), 3)
    one, *rest = scoring.split_sheet(sheet)
    rest = [replace(x, entries={k: e for k, e in x.entries.items() if k != "c"}) for x in rest]
    merged = scoring.merge_sheets([one, *rest])
    assert merged == sheet
    assert scoring.evaluate(lenient, merged)["c"].points == 0


def test_texts_are_marked_where_a_reviewer_does_not_answer(used: IndicatorSet) -> None:
    sheet = replace(limited_sheet(used), entries={})
    for suffix, first, second in (
        (".csv", "b,indicator,50,,—,,,", "a,indicator,50,,回避,,,"),
        (".toml", 'answers.score = { R1 = "—" }', 'answers.score = { R2 = "回避" }'),
        (".json", '"R1": "—"', '"R2": "回避"'),
    ):
        paths = scoring.write_sheets(sheet, "forms", used, suffix=suffix)
        texts = [path.read_text("utf-8-sig") for path in paths]
        assert [text.count("—") + text.count("回避") for text in texts] == [1, 1, 0]
        assert first in texts[0]
        assert second in texts[1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_cells_that_are_not_theirs_are_marked_and_locked(language: str, used: IndicatorSet) -> None:
    sheet = replace(limited_sheet(used), entries={})
    for path in scoring.write_sheets(sheet, "forms", used, language):
        page = openpyxl.load_workbook(path).worksheets[0]
        keys = {cell.value: cell.row for cell in page["A"] if cell.value}
        column = next(cell.column for cell in page[1] if str(cell.value).startswith("reviewer:"))
        cells = {name: page.cell(keys[name], column) for name in "ab"}
        recused = {"zh": "回避", "en": "recused"}[language]
        expected = {"R1": (None, "—"), "R2": (recused, None), "R3": (None, None)}[path.stem]
        assert tuple(cell.value for cell in cells.values()) == expected
        assert [cell.protection.locked for cell in cells.values()] == [
            value is not None for value in expected
        ]
        assert page.protection.sheet


def test_a_panel_file_is_read(used: IndicatorSet) -> None:
    Path("panel.toml").write_text(
        '[[reviewer]]\nid = "E1"\nname = "陈"\nrole = "财务"\nweight = 1.5\nscope = ["A"]\n'
        '[[reviewer]]\nid = "E2"\nrecused = ["b"]\n',
        "utf-8",
    )
    read = scoring.read_panel("panel.toml", used)
    assert read.members == (
        scoring.Reviewer("E1", "陈", Decimal("1.5"), "财务", ("A",)),
        scoring.Reviewer("E2", recused=("b",)),
    )
    assert scoring.blank_sheet(used, read).reviewers == read.members


def test_a_folder_of_forms_may_not_be_called_like_a_sheet(used: IndicatorSet) -> None:
    sheet = fill(used, given(), 3)
    for name in ("forms.xlsx", "forms.CSV"):
        found = codes_of(lambda name=name: scoring.write_sheets(sheet, name, used))
        assert found == ["file.folder-like-sheet"]
        assert not Path(name).exists()
