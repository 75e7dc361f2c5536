"""``scoring whatif bands``: every format, lists as files, and what is wrong all at once."""

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
version = "1.0.0"
source = "test"
name = { zh = "甲", en = "a" }
rounding = { shown = 1, total = 1, indicator = 1 }
panel = { combine = "weighted_mean", stage = "indicator", at_most = 3 }
missing = { missing = "refuse", not_applicable = "refuse", not_due = "refuse", void = "refuse" }

[grades]
basis = "rounded"
source = "test"
bands = [
  { id = "high", label = { zh = "优", en = "high" }, at_least = 8 },
  { id = "low", label = { zh = "差", en = "low" }, at_least = 0 },
]

[group.total]
label = { zh = "总分", en = "Total" }

[indicator.A]
under = "total"
label = { zh = "甲", en = "a" }
points = 10
rule = { kind = "judged", step = 0.1 }
"""
# means 9, 8, 8 and, weighted two to one, 8.7, 8 and 8
ROWS = "city,code,A.R1,A.R2\n=1+1,k1,8,10\n乙,k2,8,8\n丙,k3,8,8\n丁,k4,2,4\n"
Run = "Callable[..., tuple[int, str, str]]"


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs the command where a set and a table are."""
    monkeypatch.chdir(tmp_path)
    Path("s.toml").write_text(SET, encoding="utf-8")
    Path("t.csv").write_text(ROWS, encoding="utf-8")

    def run_it(*arguments: str) -> tuple[int, str, str]:
        status = main(["whatif", "bands", *arguments])
        return status, *capsys.readouterr()

    return run_it


def listed(name: str) -> list[list[str]]:
    """Return the rows of a CSV file."""
    with Path(name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_table_has_its_numbers_and_the_values_at_which_they_change(run: Run) -> None:
    status, out, err = run("s.toml", "t.csv", "--lang", "en")
    assert (status, err) == (0, "")
    rows = [line.split() for line in out.splitlines()]
    assert ["high", "≥", "8", "3", "75.0%"] in rows
    assert [">", "3.0", "*", "1", "3", "1"] in rows
    assert [">", "8.0", "2", "1", "3"] in rows
    assert [">", "9.0", "1", "0", "4"] in rows


def test_long_lists_go_to_a_file_whole(run: Run) -> None:
    assert run("s.toml", "t.csv", "-o", "critical.csv")[0] == 0
    assert listed("critical.csv") == [
        ["bound_of", "bound", "included", "projects", "high", "low"],
        ["high", "", "true", "0", "4", "0"],
        ["high", "3", "true", "1", "3", "1"],
        ["high", "8", "true", "2", "1", "3"],
        ["high", "9", "true", "1", "0", "4"],
    ]
    assert run("s.toml", "t.csv", "--set-band", "优=8.5", "-o", "movers.csv")[0] == 0
    assert listed("movers.csv") == [
        ["row", "project", "total", "before", "after", "away"],
        ["2", "乙", "8", "high", "low", "0.5"],
        ["3", "丙", "8", "high", "low", "0.5"],
    ]
    # what a spreadsheet would run stays a text
    assert run("s.toml", "t.csv", "--set-band", "优=9.1", "-o", "all.csv")[0] == 0
    assert listed("all.csv")[1][1] != "=1+1"
    assert listed("all.csv")[1][1].endswith("=1+1")


def test_programs_get_everything(run: Run) -> None:
    words = ("--want", "优<=30%", "--name", "code", "--weight", "R1=2", "--format", "json")
    status, out, _ = run("s.toml", "t.csv", *words)
    data = json.loads(out)
    assert (status, data["format"], data["projects"]) == (0, "scoring.whatif.bands/1", 4)
    assert [one["projects"] for one in data["grades"]] == [3, 1]
    # (2 x 8 + 10) / 3 is 8.7 rounded
    assert [one["bound"] for one in data["sweeps"][0]["critical"]] == ["2.7", "8", "8.7"]
    assert data["wanted"]["counts"] == [1, 3]
    assert data["wanted"]["ranges"] == [
        {"lower": "8", "upper": "8.7", "from_lower": False, "to_upper": True}
    ]
    assert data["wanted"]["scale"]["grades"][0]["bound"] == "8.1"
    assert [one["project"] for one in data["moved"]["movers"]] == ["k2", "k3"]
    assert data["moved"]["transitions"] == [[1, 2], [0, 1]]


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_pages_say_why_nothing_will_do(run: Run, name: str) -> None:
    words = ("--want", "优<=70%", "--want", "优>=30%", "--format", name, "--lang", "zh")
    status, out, _ = run("s.toml", "t.csv", *words)
    assert status == 0
    # one of four, or three of four
    assert "没有这样的界限" in out.replace("&lt;", "<")
    assert "1 (25.0%)" in out
    assert "3 (75.0%)" in out
    assert "最多的一组有 2 个，都是 8.0 分" in out


def test_everything_wrong_is_said_at_once_and_nothing_is_written(run: Run) -> None:
    Path("bad.csv").write_text("city,A.R1,A.R2\n甲,8,x\n乙,11,2\n", encoding="utf-8")
    words = ("--set-band", "优=11", "--want", "优<30%", "-o", "out.csv", "--lang", "en")
    status, out, err = run("s.toml", "bad.csv", *words)
    assert (status, out) == (1, "")
    assert err.startswith("4 problems:")
    for said in ("above the full points", "“优<30%” says nothing", "row 1: A.R2", "row 2: A.R1"):
        assert said in err
    assert not Path("out.csv").exists()
    Path("none.csv").write_text("city,A.R1\n", encoding="utf-8")
    status, _, err = run("s.toml", "none.csv", "--lang", "en")
    assert (status, "The table has no rows." in err) == (1, True)


def test_a_table_is_held_against_one_scale_at_a_time(run: Run) -> None:
    code, out, err = run(
        "s.toml", "t.csv", "--scale", "national", "--scale", "guangdong", "--lang", "en"
    )
    assert (code, out) == (1, "")
    assert "not “national, guangdong”" in err


def test_its_inputs_are_never_overwritten(run: Run) -> None:
    status, _, err = run("s.toml", "t.csv", "-o", "t.csv", "--force", "--lang", "en")
    assert status == 1
    assert "t.csv" in err
    assert Path("t.csv").read_text(encoding="utf-8") == ROWS


def test_a_folder_of_sheets_stands_for_a_table(run: Run) -> None:
    Path("all").mkdir()
    for name, a, b in (("k1", 8, 10), ("k2", 8, 8)):
        text = (
            f"#set,s,1.0.0\n#project,name,{name}\n#reviewer,R1\n#reviewer,R2\nid,R1,R2\nA,{a},{b}\n"
        )
        Path(f"all/{name}.csv").write_text(text, encoding="utf-8")
    for given in ("all", "all/k?.csv"):
        status, out, _ = run("s.toml", given, "--want", "优<=1", "--format", "json")
        data = json.loads(out)
        assert (status, data["projects"], data["wanted"]["counts"]) == (0, 2, [1, 1])
        assert [one["project"] for one in data["moved"]["movers"]] == ["k2"]
    before = Path("all/k1.csv").read_bytes()
    status, _, err = run("s.toml", "all", "-o", "all/k1.csv", "--force", "--lang", "en")
    assert (status, "all/k1.csv" in err) == (1, True)
    assert Path("all/k1.csv").read_bytes() == before
    assert run("s.toml", "all/*.xlsx", "--lang", "en")[0] == 1
