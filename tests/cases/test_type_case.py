"""The example of 韶财绩〔2021〕41号: 88.00 and 良, and honest about what is illustrative."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import scoring

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "shaoguan-cloud"


@pytest.fixture(scope="module")
def notice() -> dict[str, Any]:
    text = (ROOT / "tests" / "data" / "shaoguan.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return data


@pytest.mark.parametrize("name", ["scores.xlsx", "scores.toml"])
def test_the_example_comes_to_the_total_and_grade_of_the_notice(
    name: str, notice: dict[str, Any]
) -> None:
    used = scoring.load_indicator_set("mof-project-2020")
    result = scoring.evaluate(used, scoring.read_sheet(EXAMPLE / name, used))
    assert str(result.total) == "88.00"
    assert result.total == Decimal(notice["result"]["total"])
    assert result.grade.label.zh == notice["result"]["grade"]
    assert len(result.sheet.reviewers) == 5
    assert result.sheet.project["name"] == notice["project"]["name"]


def test_workbook_and_text_say_the_same() -> None:
    sheets = [scoring.read_sheet(EXAMPLE / name) for name in ("scores.xlsx", "scores.toml")]
    assert sheets[0] == sheets[1]
    assert sheets[0].digest == sheets[1].digest


@pytest.mark.parametrize("panel", [None, EXAMPLE / "panel.toml"], ids=["alone", "panel"])
def test_the_five_workbooks_of_the_reviewers_say_the_same_together(panel: Path | None) -> None:
    merged = scoring.read_sheets([EXAMPLE / "forms"], panel=panel)
    assert len(list((EXAMPLE / "forms").iterdir())) == 5
    assert merged == scoring.read_sheet(EXAMPLE / "scores.xlsx")
    assert merged.digest == scoring.read_sheet(EXAMPLE / "scores.toml").digest
    result = scoring.evaluate(scoring.load_indicator_set(merged.set_id), merged)
    assert (str(result.total), result.grade.label.zh) == ("88.00", "良")


def test_each_workbook_is_that_of_one_reviewer_of_the_panel() -> None:
    sheet = scoring.read_sheet(EXAMPLE / "scores.toml")
    for one, form in zip(sheet.reviewers, scoring.split_sheet(sheet), strict=True):
        written = scoring.read_sheet(EXAMPLE / "forms" / f"{one.id}.xlsx")
        assert written == form
        assert written.panel == ("R1", "R2", "R3", "R4", "R5")


def test_points_are_lost_where_the_notice_finds_fault_and_nowhere_else(
    notice: dict[str, Any],
) -> None:
    sheet = scoring.read_sheet(EXAMPLE / "scores.xlsx")
    result = scoring.evaluate(scoring.load_indicator_set(sheet.set_id), sheet)
    losing = {part.node.id for part in scoring.contributions(result).largest_losses}
    found = {
        indicator
        for finding in (*notice["problems"], *notice["suggestions"])
        for indicator in finding["mof2020"]
    }
    assert losing == found
    assert all(sheet.entry(indicator).reason for indicator in losing)


def test_the_files_say_that_the_single_scores_are_illustrative() -> None:
    sheet = scoring.read_sheet(EXAMPLE / "scores.xlsx")
    assert "示例" in sheet.project["note"]
    assert "未公开" in sheet.project["note"]
    beside = (EXAMPLE / "README.md").read_text("utf-8")
    assert "示例" in beside
    assert "illustrative" in beside
