"""Worked cases that do not come out as they say are reported, each figure at its key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from broken.making import Expected, changed, quietly
from broken.parts import SET

if TYPE_CHECKING:
    from pathlib import Path

CASE = """\
title = "a case"
source = "made up"
[sheet]
set = "small"
version = "1.0.0"
[[sheet.reviewers]]
id = "R1"
[[sheet.reviewers]]
id = "R2"
weight = 2
[sheet.entries]
A1.answers.score = { R1 = 25, R2 = 28.5 }
A2.answers.actual.value = 90
A2.answers.target.value = 100
B1.answers.1 = { R1 = "yes", R2 = "partly" }
B1.answers.2 = { R1 = "yes", R2 = "no" }
B2.answers = { band.value = "high", score.value = 10 }
B3.answers.figure.value = "95%"
[expected]
total = 85.00
grade = "good"
[expected.points]
A1 = 27.33
B = 30.67
"""
KEY = "small/cases/one.toml"

CASES: dict[str, tuple[list[tuple[str, str]], list[Expected]]] = {
    "another total": (
        [("total = 85.00", "total = 85.01")],
        [Expected("case.differs", f"{KEY}: expected.total", "85.01")],
    ),
    "another grade": (
        [('grade = "good"', 'grade = "poor"')],
        [Expected("case.differs", f"{KEY}: expected.grade", "poor")],
    ),
    "two other points": (
        [("A1 = 27.33", "A1 = 27.34"), ("B = 30.67", "B = 30.66")],
        [
            Expected("case.differs", f"{KEY}: expected.points.A1", "27.34"),
            Expected("case.differs", f"{KEY}: expected.points.B", "30.66"),
        ],
    ),
    "a node that does not exist": (
        [("B = 30.67", "B9 = 30.67")],
        [Expected("case.unknown-node", f"{KEY}: expected.points.B9", "B9")],
    ),
    "no source": (
        [('source = "made up"\n', "")],
        [Expected("shape.missing-key", f"{KEY}: source", None)],
    ),
    "a sheet that is refused": (
        [("R1 = 25,", "R1 = 31,")],
        [
            Expected(
                "sheet.above-full-points",
                f"{KEY}: sheet.entries.A1.answers.score.R1",
                "31",
            )
        ],
    ),
}


@pytest.mark.parametrize(
    ("edits", "expected"), [pytest.param(*case, id=name) for name, case in CASES.items()]
)
def test_a_set_is_not_sound_while_a_case_of_it_has(
    edits: list[tuple[str, str]],
    expected: list[Expected],
    here: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = here / "small"
    (folder / "cases").mkdir(parents=True)
    (folder / "set.toml").write_text(SET, "utf-8")
    (folder / "cases" / "one.toml").write_text(CASE, "utf-8")
    out, _ = quietly(capsys, ["check", "small", "--lang", "en"], status=0)
    assert "small: no problems." in out
    (folder / "cases" / "one.toml").write_text(changed(CASE, *edits), "utf-8")
    out, _ = quietly(capsys, ["check", "small", "--format", "json"])
    found = [(one["code"], one["place"], one["value"]) for one in json.loads(out)["problems"]]
    assert found == [tuple(one) for one in expected]
