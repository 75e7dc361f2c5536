"""How an examination is reported where something is out of the ordinary."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from registered import examined, fact, material, parts, sheet

import scoring


def rows(tables: dict[str, Any], language: str = "en") -> list[list[str]]:
    """Return the words of every line of the report."""
    text = scoring.render_examination(examined(tables), language=language)
    return [line.split() for line in text.splitlines()]


def refused() -> dict[str, Any]:
    """Return a register with a figure the sheet refuses: nothing can be divided by it."""
    return {"fact": [fact("budget", "1239.36", "0", uses="F1", feeds=["E/target"])]}


def test_a_figure_that_is_refused_says_so_in_its_row() -> None:
    row = next(row for row in rows(refused()) if row[:1] == ["F2"])
    assert row[:8] == ["F2", "document", "2", "—", "0万元", "-1239.36万元", "—", "—"]
    assert row[8] == "refused"
    assert "divides" in row
    zh = next(row for row in rows(refused(), "zh") if row[:1] == ["F2"])
    assert "不能评分" in zh


def test_a_figure_that_is_refused_has_no_result_in_the_data() -> None:
    data = json.loads(scoring.render_examination(examined(refused()), "json", "zh"))
    sound, broken = (one["result"] for one in data["facts"][0]["statements"])
    assert (sound["total"], sound["problems"]) == ("89.85", [])
    assert (broken["total"], broken["grade"], broken["points"]) == (None, None, {})
    assert [one["code"] for one in broken["problems"]] == ["sheet.zero-divisor"]


def test_parts_that_do_not_add_up_show_the_sum_and_the_difference() -> None:
    budget = fact("budget", "100")
    budget["statement"][0]["parts"] = parts("60", "39.5")
    assert ["F1", "together,", "off", "by", "-0.5万元", "99.5万元"] in rows({"fact": [budget]})


def test_an_amount_in_another_unit_stands_beside_what_was_written() -> None:
    budget = fact("budget", "12393600")
    budget["statement"][0]["unit"] = "元"
    assert [
        "F1",
        "document",
        "1",
        "—",
        "1239.36万元",
        "(written",
        "12393600元)",
        "—",
        "yes",
    ] in rows({"fact": [budget]})


def test_a_finding_may_stand_on_nothing_and_a_suggestion_beside_it() -> None:
    tables = {
        "finding": [{"id": "P1", "text": "late", "suggestion": {"zh": "早些", "en": "be early"}}],
        "suggestion": [{"id": "S1", "text": "go on"}],
    }
    text = scoring.render_examination(examined(tables), language="en")
    assert "P1 late\n- Suggestion: be early\n" in text
    assert "Other suggestions\n\nS1 go on\n" in text


def test_what_a_finding_rests_on_says_what_was_not_supplied() -> None:
    tables = {
        "evidence": [material("E1"), material("E2", status="refused")],
        "finding": [{"id": "P1", "text": "late", "evidence": ["E1", "E2"], "suggestion": "x"}],
    }
    text = scoring.render_examination(examined(tables), language="en")
    assert "- Rests on: E1 paper E1; E2 paper E2 (refused)\n" in text


def test_a_sheet_without_a_name_or_a_year_has_no_lines_for_them() -> None:
    text = scoring.render_examination(examined({}, sheet(project={})), language="en")
    assert "Project" not in text
    assert "Period" not in text


@pytest.mark.parametrize("given", [date(2020, 5, 17), "2020-05-17"])
def test_a_day_may_be_written_with_or_without_quotes(given: object) -> None:
    made = examined({"period": {"from": given, "to": given}})
    assert made.period is not None
    assert made.period.words == "2020-05-17"
