"""The command that scores a whole table."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import scoring
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
"""


@pytest.fixture(name="folder")
def folder_with_a_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a set and a table."""
    (tmp_path / "set.toml").write_text(SET, encoding="utf-8")
    (tmp_path / "in.csv").write_text("项目,A.R1,A.R2\n甲,10,4\n乙,7,\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_csv_table_is_scored_into_a_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["table", "set.toml", "in.csv", "-o", "out.csv", "--lang", "zh"]
    assert main([*words, "--weight", "R1=2", "--weight", "R2=0.5"]) == 0
    assert "out.csv" in capsys.readouterr().out
    lines = (folder / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (folder / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert lines[0].startswith("项目,total,total_ticks,ticks_per_point,grade,")
    assert lines[1].startswith("甲,8.80,")
    assert lines[2].startswith("乙,7.00,")
    assert sorted(path.name for path in folder.iterdir()) == ["in.csv", "out.csv", "set.toml"]


def test_a_parquet_table_is_scored_into_parquet(folder: Path) -> None:
    pq.write_table(pa.table({"A.R1": [7.5]}), folder / "in [1].parquet")
    assert main(["table", "set.toml", "in [1].parquet", "-o", "out.parquet"]) == 0
    assert pq.read_table("out.parquet").column("total").to_pylist() == [Decimal("7.50")]


def test_an_existing_file_is_overwritten_only_when_asked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "out.csv").write_text("of before", encoding="utf-8")
    words = ["table", "set.toml", "in.csv", "-o", "out.csv"]
    assert main(words) == 1
    assert "--force" in capsys.readouterr().err
    assert (folder / "out.csv").read_text(encoding="utf-8") == "of before"
    assert main([*words, "--force"]) == 0
    assert "total" in (folder / "out.csv").read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("folder")
def test_problems_of_rows_are_printed_all_at_once_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "in.csv").write_text("A.R1,A.R2\n11,4\nx,\n,\n", encoding="utf-8")
    assert main(["table", "set.toml", "in.csv", "-o", "out.csv", "--lang", "en"]) == 1
    said = capsys.readouterr().err
    for place in ("in.csv: row 1: A.R1", "in.csv: row 2: A.R1", "in.csv: row 3: A.R1"):
        assert place in said
    assert not (folder / "out.csv").exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("weight", ["R1", "R1=", "=2", "R1=much", "R1=-1"])
def test_a_weight_is_written_with_its_reviewer(
    weight: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--lang", "zh", "table", "set.toml", "in.csv", "-o", "out.csv", "--weight", weight]
    assert main(words) == 2
    assert "R1=1.5" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_set_must_be_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table", "no-such-set", "in.csv", "-o", "out.csv"]) == 1
    assert "no-such-set" in capsys.readouterr().err


def test_scoring_a_table_is_part_of_the_library(folder: Path) -> None:
    used = scoring.load_indicator_set(str(folder / "set.toml"))
    from scoring.portfolio import evaluate_table

    made = evaluate_table(used, folder / "in.csv").project('"项目", total').fetchall()
    assert made == [("甲", Decimal("7.00")), ("乙", Decimal("7.00"))]
