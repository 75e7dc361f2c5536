"""Files that tables are written to: nothing in them runs, and they are never the input."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest
from test_table_command import SET

import scoring

TEXTS = ("=1+1", "+cmd|' /C calc'!A0", "-1+1", "@A1", "\tx", "'=1", "甲", "-5", "+3.50", "-12%", "")
"""What stands in a column that is passed through; the last but one are numbers."""


@pytest.fixture(name="table")
def table_of_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a table whose texts and heading begin like formulas."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "set.toml").write_text(SET, encoding="utf-8")
    path = tmp_path / "in.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([["=名称", "A.R1"], *([text, "7.5"] for text in TEXTS)])
    return path


def scored(table: Path, output: str) -> None:
    scoring.evaluate_table(scoring.load_indicator_set("set.toml"), table, output=output)


def test_a_text_that_begins_like_a_formula_is_none_in_a_csv_result(table: Path) -> None:
    scored(table, output="out.csv")
    with Path("out.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head[0] == "'=名称"
    assert [row[0] for row in rows] == [
        "'=1+1",
        "'+cmd|' /C calc'!A0",
        "'-1+1",
        "'@A1",
        "'\tx",
        "''=1",
        "甲",
        "-5",
        "+3.50",
        "-12%",
        "",
    ]
    assert {row[1] for row in rows} == {"7.50"}


def test_a_parquet_result_keeps_texts_as_they_are(table: Path) -> None:
    scored(table, output="out.parquet")
    names = duckdb.sql("SELECT \"=名称\" FROM 'out.parquet'").fetchall()
    assert [name or "" for (name,) in names] == list(TEXTS)


@pytest.mark.parametrize("name", ["in.csv", "./in.csv", "link.csv"])
def test_a_table_is_never_written_over_itself(table: Path, name: str) -> None:
    Path("link.csv").symlink_to(table)
    before = table.read_bytes()
    with pytest.raises(scoring.ScoringError) as caught:
        scored(table, output=name)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == ("file.is-input", str(Path(name)))
    assert table.read_bytes() == before
