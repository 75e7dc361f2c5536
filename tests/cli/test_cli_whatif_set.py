"""``scoring whatif set``: every format, lists as files, and what is wrong in both sets at once."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scoring.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable

SET = """
id = "s"
version = "{version}"
source = "test"
name = {{ zh = "甲", en = "a" }}
rounding = {{ shown = 1, total = 1 }}
panel = {{ combine = "mean", stage = "indicator", at_most = 3 }}
missing = {{ missing = "zero", not_applicable = "refuse", not_due = "refuse", void = "refuse" }}

[grades]
basis = "rounded"
source = "test"
bands = [
  {{ id = "high", label = {{ zh = "优", en = "high" }}, at_least = 8 }},
  {{ id = "low", label = {{ zh = "差", en = "low" }}, at_least = 0 }},
]

[group.total]
label = {{ zh = "总分", en = "Total" }}
points = 10

[indicator.A]
under = "total"
label = {{ zh = "甲", en = "a" }}
points = {a}
rule = {{ kind = "tiers", figure = {{ label = {{ zh = "数", en = "n" }} }}, tiers = [
  {{ at_least = 1, points = {a} }}], otherwise = 0 }}

[indicator.{other}]
under = "total"
label = {{ zh = "乙", en = "b" }}
points = {b}
rule = {{ kind = "tiers", figure = {{ label = {{ zh = "数", en = "n" }} }}, tiers = [
  {{ at_least = 1, points = {b} }}], otherwise = 0 }}
"""


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs the command where two sets and a table are."""
    monkeypatch.chdir(tmp_path)
    old = SET.format(version="1.0.0", a=8, b=2, other="B")
    Path("old.toml").write_text(old, encoding="utf-8")
    Path("new.toml").write_text(SET.format(version="2.0.0", a=7, b=3, other="B"), encoding="utf-8")
    Path("c.toml").write_text(SET.format(version="3.0.0", a=8, b=2, other="C"), encoding="utf-8")
    Path("t.csv").write_text("name,A,B\n甲,1,1\n乙,1,0\n丙,0,1\n丁,0,0\n", encoding="utf-8")

    def run_it(*arguments: str) -> tuple[int, str, str]:
        status = main(["whatif", "set", *arguments])
        return status, *capsys.readouterr()

    return run_it


Run = "Callable[..., tuple[int, str, str]]"


def test_who_moves_is_shown_with_the_changes_that_moved_them(run: Run) -> None:
    status, out, err = run("old.toml", "new.toml", "t.csv", "--lang", "en")
    assert (status, err) == (0, "")
    assert "4 projects; 2 have another total or grade, 1 another grade" in out
    rows = [line.split() for line in out.splitlines()]
    # 8 + 2 to 7 + 3 is one change: half of it is no set
    assert ["2", "乙", "8.0", "7.0", "high", "low", "(1)", "-1.0", "(the", "grade)", "0.0"] in rows
    assert ["3", "丙", "2.0", "3.0", "low", "low", "(1)", "+1.0", "0.0"] in rows
    assert any("points 8 → 7" in line and "points 2 → 3" in line for line in out.splitlines())


def test_columns_that_are_not_used_or_not_there_are_said(run: Run) -> None:
    status, out, _ = run("old.toml", "c.toml", "t.csv", "--lang", "en")
    assert status == 0
    assert "Columns that the new set does not use: B." in out
    assert "settled as the new set says: C." in out


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_pages_have_the_same_tables(run: Run, name: str) -> None:
    status, out, _ = run("old.toml", "new.toml", "t.csv", "--format", name, "--lang", "zh")
    assert status == 0
    assert "（等级由它）" in out


def test_programs_get_everything_exactly(run: Run) -> None:
    status, out, _ = run("old.toml", "new.toml", "t.csv", "--format", "json")
    data = json.loads(out)
    assert (status, data["format"]) == (0, "scoring.whatif.set/1")
    assert (data["before"]["version"], data["after"]["version"]) == ("1.0.0", "2.0.0")
    assert data["counts"] == [[2, 2], [1, 3]]
    assert data["transitions"] == [[1, 1], [0, 2]]
    (part,) = data["parts"]
    assert {one["id"] for one in part["changes"]} == {"A", "B"}
    assert (part["moves"], part["regrades"], part["needed"]) == (2, 1, 1)
    assert data["movers"][0] == {
        "row": 2,
        "project": "乙",
        "totals": ["8", "7"],
        "grades": ["high", "low"],
        "effects": [{"part": 0, "alone": "-1", "last": "-1", "regrades": True, "needed": True}],
        "together": "0",
    }


def test_long_lists_go_to_a_file_whole(run: Run) -> None:
    assert run("old.toml", "new.toml", "t.csv", "-o", "m.csv")[0] == 0
    with Path("m.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [*csv.reader(file)] == [
            ["row", "project", "total_before", "total_after", "grade_before", "grade_after",
             "part_1", "together"],
            ["2", "乙", "8", "7", "high", "low", "-1", "0"],
            ["3", "丙", "2", "3", "low", "low", "1", "0"],
        ]  # fmt: skip


def test_what_both_sets_refuse_is_said_once_and_nothing_is_written(run: Run) -> None:
    Path("bad.csv").write_text("name,A,B,C\n甲,1,x,1\n乙,-1,1,y\n", encoding="utf-8")
    status, out, err = run("old.toml", "c.toml", "bad.csv", "-o", "m.csv", "--lang", "en")
    assert (status, out) == (1, "")
    assert err.startswith("3 problems:")
    for said in ("row 1: B", "row 2: A", "row 2: C"):
        assert err.count(said) == 1
    assert not Path("m.csv").exists()


def test_sets_and_tables_are_never_overwritten(run: Run) -> None:
    for name in ("old.toml", "new.toml", "t.csv"):
        status, _, err = run("old.toml", "new.toml", "t.csv", "-o", name, "--force")
        assert status == 1
        assert name in err
