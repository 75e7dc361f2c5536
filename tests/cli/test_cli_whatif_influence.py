"""``scoring whatif influence``: a file of projects, every format."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from scoring.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

SET = """\
id = "small"
version = "1.0.0"
name = { zh = "小", en = "small" }
source = "test"
rounding = { shown = 2, indicator = 2, total = 2 }
panel = { combine = "weighted_mean", stage = "indicator", at_most = 3 }
missing = { missing = "refuse", not_applicable = "full", not_due = "refuse", void = "refuse" }

[grades]
basis = "rounded"
source = "test"
bands = [{ id = "pass", label = { zh = "过", en = "pass" }, at_least = 0 }]

[group.total]
label = { zh = "总分", en = "total" }

[indicator.A]
under = "total"
label = { zh = "甲", en = "A" }
points = 10
rule = { kind = "judged", step = 0.5 }

[indicator.B]
under = "total"
label = { zh = "乙", en = "B" }
points = 90
rule = { kind = "judged", step = 0.5, asked = "once" }
"""


@pytest.fixture(name="folder")
def folder_with_a_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a set and a table."""
    (tmp_path / "set.toml").write_text(SET, encoding="utf-8")
    (tmp_path / "in.csv").write_text("A.R1,A.R2,B\n10,4,90\n2,4,90\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_table_is_read_and_the_weights_of_reviewers_are_taken(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("set.toml", "in.csv", "--weight", "R1=3", "-o", "out.json")
    assert main(("whatif", "influence", *arguments)) == 0
    data = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert data["format"] == "scoring.whatif.influence/1"
    # 8.5 and 2.5 points of A: a deviation of 3 points
    assert (data["projects"], data["variance"], data["rest"]) == (2, "9", "0")
    assert [(one["id"], one["share"], one["warning"]) for one in data["nodes"]] == [
        ("A", "1", "much"),
        ("B", "0", "none"),
    ]
    assert main(("whatif", "influence", "set.toml", "in.csv", "--lang", "zh")) == 0
    out = capsys.readouterr().out
    assert "甲（A）占分值 10.0%，却占差别的 100.0%。" in out
    assert "乙（B）占分值 90.0%，各项目得分都相同，不起区分作用。" in out


def test_the_table_is_not_written_over_and_its_problems_are_all_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "in.csv").read_bytes()
    arguments = ("set.toml", "in.csv", "-o", "in.csv", "--format", "text", "--force")
    assert main(("whatif", "influence", *arguments)) == 1
    assert (folder / "in.csv").read_bytes() == before
    (folder / "in.csv").write_text("A.R1,B\n11,90\n1,91\n", encoding="utf-8")
    capsys.readouterr()
    assert main(("whatif", "influence", "set.toml", "in.csv", "--lang", "en")) == 1
    assert capsys.readouterr().err.startswith("2 problems")


@pytest.mark.parametrize("written", ["R1", "=3", "R1=-3"])
def test_a_weight_is_written_as_an_id_and_a_number(
    folder: Path, written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.exists()
    assert main(("whatif", "influence", "set.toml", "in.csv", "--weight", written)) == 2
    assert written in capsys.readouterr().err


def test_indices_are_estimated_where_they_are_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("set.toml", "in.csv", "--sobol", "--draws", "256", "--seed", "5")
    assert main(("whatif", "influence", *arguments, "-o", "out.json")) == 0
    made = json.loads((folder / "out.json").read_text(encoding="utf-8"))["sobol"]
    # A alone varies: 256 draws of two samples and of the mix of them
    assert (made["draws"], made["evaluations"], made["seed"]) == (256, 768, 5)
    assert [one["id"] for one in made["nodes"]] == ["A", "B"]
    assert abs(float(made["nodes"][0]["total"]) - 1) < 0.2
    assert made["nodes"][1]["total"] == "0.000000"
    assert main(("whatif", "influence", *arguments, "--lang", "zh")) == 0
    assert "Sobol 指数（各指标独立变动）" in capsys.readouterr().out


def test_draws_and_seed_without_indices_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("set.toml", "in.csv", "--draws", "256", "--seed", "5", "-o", "out.json")
    assert main(("whatif", "influence", *arguments, "--lang", "en")) == 1
    err = capsys.readouterr().err
    assert "--draws is given without --sobol" in err
    assert "--seed is given without --sobol" in err
    assert not (folder / "out.json").exists()


@pytest.mark.parametrize(("more", "loads"), [((), False), (("--sobol",), True)])
def test_the_library_is_loaded_only_where_indices_are_asked_for(
    folder: Path, more: tuple[str, ...], *, loads: bool
) -> None:
    words = ["whatif", "influence", "set.toml", "in.csv", "-o", "out.txt", *more]
    code = f"import sys; from scoring.cli.main import main; assert main({words!r}) == 0; "
    code += "print('SALib' in sys.modules, file=sys.stderr)"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    assert ended.stderr.split()[-1] == str(loads)
