"""LibreOffice opens, recalculates and saves our workbooks, and shows what the engine computes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from spreadsheet import edges, scenarios
from spreadsheet.soffice import (
    XLSX,
    convert,
    expected,
    live_points,
    program,
    shown,
    write_filled,
)

import scoring

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spreadsheet.soffice import Scenario, Shown

pytestmark = [
    pytest.mark.libreoffice,
    # all workbooks are calculated in one run of the program, by one worker
    pytest.mark.xdist_group("libreoffice"),
    pytest.mark.skipif(program() is None, reason="LibreOffice is not installed"),
]

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1"

# built when the tests are collected, for their names; nothing is written or started by that
ALL = [
    *scenarios.shipped(),
    *scenarios.panels(),
    *scenarios.self_scored(),
    *edges.everything(),
]
EACH = pytest.mark.parametrize("scenario", ALL, ids=[one.name for one in ALL])


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder where LibreOffice keeps its settings, so that it touches no other."""
    return tmp_path_factory.mktemp("profile")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return every workbook as it was filled in, its formulas without values."""
    folder = tmp_path_factory.mktemp("filled")
    return {one.name: write_filled(one, folder) for one in ALL}


@pytest.fixture(scope="module")
def saved(
    filled: dict[str, Path], profile: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Return every workbook as LibreOffice calculated and saved it, all in one run."""
    folder = tmp_path_factory.mktemp("saved")
    convert(filled.values(), XLSX, folder, profile)
    return {name: folder / path.name for name, path in filled.items()}


@pytest.fixture(scope="module")
def calculated(saved: dict[str, Path]) -> Callable[[Scenario], Shown]:
    """Return what shows the cells of a workbook as LibreOffice calculated them, read once."""
    known: dict[str, Shown] = {}

    def read(scenario: Scenario) -> Shown:
        if scenario.name not in known:
            known[scenario.name] = shown(scenario, saved[scenario.name])
        return known[scenario.name]

    return read


def test_the_points_are_calculated_by_libreoffice_and_not_by_us(
    filled: dict[str, Path], saved: dict[str, Path]
) -> None:
    name = ALL[0].name
    before, after = (
        openpyxl.load_workbook(folder[name], data_only=True).worksheets[0]
        for folder in (filled, saved)
    )
    formulas = openpyxl.load_workbook(filled[name]).worksheets[0]
    places = [
        cell.coordinate for row in formulas.iter_rows() for cell in row if cell.data_type == "f"
    ]
    assert len(places) > 20
    assert all(before[place].value is None for place in places)
    assert any(isinstance(after[place].value, float) for place in places)


@EACH
def test_the_cells_show_what_the_engine_computes(
    scenario: Scenario, filled: dict[str, Path], calculated: Callable[[Scenario], Shown]
) -> None:
    wanted, found = expected(scenario), calculated(scenario)
    live = live_points(scenario, filled[scenario.name])
    assert {one: found.points[one] for one in live} == {one: wanted.points[one] for one in live}
    # what a spreadsheet could not compute exactly it does not show at all
    assert not any(points for one, points in found.points.items() if one not in live)
    root = scenario.indicator_set.root.id
    assert found.grade == (wanted.grade if root in live else "")


@EACH
def test_the_columns_of_the_reviewers_show_what_their_answers_come_to(
    scenario: Scenario, calculated: Callable[[Scenario], Shown]
) -> None:
    assert calculated(scenario).members == expected(scenario).members


@EACH
def test_what_libreoffice_saves_is_read_back_as_the_same_sheet(
    scenario: Scenario, saved: dict[str, Path]
) -> None:
    read = scoring.read_sheet(saved[scenario.name], scenario.indicator_set)
    assert read.entries == scenario.sheet.entries
    assert read == scenario.sheet


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_blank_workbook_is_opened_and_printed(
    language: str, tmp_path: Path, profile: Path
) -> None:
    used = scoring.load_indicator_set("mof-project-2020")
    path = tmp_path / "blank.xlsx"
    scoring.write_sheet(scoring.blank_sheet(used, 5), path, used, language)
    said = convert([path], "pdf:calc_pdf_Export", tmp_path, profile)
    assert "Error" not in said
    assert (tmp_path / "blank.pdf").read_bytes().startswith(b"%PDF")


def test_a_blank_workbook_shows_no_points_no_errors_and_no_grade(
    tmp_path: Path, profile: Path
) -> None:
    used = scoring.load_indicator_set("mof-project-2020")
    path = tmp_path / "blank.xlsx"
    scoring.write_sheet(scoring.blank_sheet(used, 5), path, used)
    book = openpyxl.load_workbook(path)
    book.save(path)
    convert([path], XLSX, tmp_path / "out", profile)
    page = openpyxl.load_workbook(tmp_path / "out" / path.name, data_only=True).worksheets[0]
    formulas = [
        cell.coordinate
        for row in book.worksheets[0].iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert {page[place].value for place in formulas} <= {None, "", 0}


def test_a_workbook_saved_as_opendocument_is_refused_with_the_way_out(
    filled: dict[str, Path], profile: Path, tmp_path: Path
) -> None:
    scenario = ALL[0]
    convert([filled[scenario.name]], "ods", tmp_path, profile)
    saved = tmp_path / f"{scenario.name}.ods"
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.read_sheet(saved, scenario.indicator_set)
    assert [problem.code for problem in caught.value.problems] == ["file.unknown-kind"]
    renamed = saved.rename(tmp_path / "renamed.xlsx")
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.read_sheet(renamed, scenario.indicator_set)
    assert [problem.code for problem in caught.value.problems] == ["workbook.opendocument"]


def test_a_workbook_saved_as_csv_is_refused_in_a_few_clear_words(
    filled: dict[str, Path], profile: Path, tmp_path: Path
) -> None:
    scenario = ALL[0]
    convert([filled[scenario.name]], CSV, tmp_path, profile)
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.read_sheet(tmp_path / f"{scenario.name}.csv", scenario.indicator_set)
    assert len(caught.value.problems) <= 3
