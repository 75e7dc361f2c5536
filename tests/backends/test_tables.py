"""Tables of every kind go in and come out; what they hold is read exactly or refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from builders import (
    codes_of,
)

from scoring.portfolio import evaluate_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scoring.model import IndicatorSet

ROWS = {
    "project": ["甲", "乙", "丙", "丁"],
    "A.R1": ["40", "30.5", None, "0"],
    "A.R2": [None, "31", None, "0"],
    "B.actual": ["80", "40.05", "100", None],
    "B.state": [None, "", "scored", "不适用"],
    "C.1": ["yes", "partly", "no", " yes "],
    "C.2": ["yes", "no", "no", "no"],
    "year": ["2021", "2022", "2023", "2024"],
}
# 30.75 is a mean of two; 40.05 ÷ 80 × 40 = 20.025 is rounded half up
EXPECTED = {
    "total": ["100.00", "55.78", "40.00", "50.00"],
    "grade": ["excellent", "poor", "poor", "poor"],
    "A.points": ["40.00", "30.75", "0.00", "0.00"],
    "B.points": ["40.00", "20.03", "40.00", "40.00"],
    "C.points": ["20.00", "5.00", "0.00", "10.00"],
}


def from_relation() -> duckdb.DuckDBPyRelation:
    """Return the rows as a relation."""
    connection = duckdb.connect()
    rows = pa.table(ROWS)
    connection.register("rows", rows)
    connection.execute("CREATE TABLE projects AS SELECT * FROM rows")
    return connection.sql("SELECT * FROM projects")


KINDS: dict[str, tuple[Callable[[], Any], Callable[[Any], pa.Table], type]] = {
    "arrow": (lambda: pa.table(ROWS), lambda made: made, pa.Table),
    "pandas": (
        lambda: pd.DataFrame(ROWS, index=list("wxyz")),
        lambda made: pa.Table.from_pandas(made, preserve_index=False),
        pd.DataFrame,
    ),
    "polars": (lambda: pl.DataFrame(ROWS), lambda made: made.to_arrow(), pl.DataFrame),
    "duckdb": (from_relation, lambda made: made.to_arrow_table(), duckdb.DuckDBPyRelation),
}


def as_expected(made: pa.Table) -> None:
    """Hold a result against what was computed by hand."""
    assert made.column_names[:2] == ["project", "year"]
    assert made.column("project").to_pylist() == ROWS["project"]
    for name, values in EXPECTED.items():
        assert [str(value) for value in made.column(name).to_pylist()] == values, name
    assert pa.types.is_decimal(made.schema.field("total").type)
    assert made.column("total_ticks").to_pylist() == [10000, 5578, 4000, 5000]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_kind_of_object_comes_back(kind: str, three: IndicatorSet) -> None:
    make, to_arrow, returned = KINDS[kind]
    result = evaluate_table(three, make())
    assert isinstance(result, returned)
    as_expected(to_arrow(result))


def test_a_data_frame_keeps_its_index_and_the_objects_in_its_columns(three: IndicatorSet) -> None:
    marks = [object(), None, 3, dt.date(2024, 1, 1)]
    given = pd.DataFrame(ROWS | {"mark": marks}, index=[3, 3, 1, 0])
    made = evaluate_table(three, given)
    assert list(made.index) == [3, 3, 1, 0]
    assert all(one is other for one, other in zip(made["mark"], marks, strict=True))
    assert made["total"].tolist() == [Decimal(one) for one in EXPECTED["total"]]
    assert "A.R1" not in made.columns


def test_a_file_goes_in_and_a_file_comes_out(three: IndicatorSet, tmp_path: Path) -> None:
    given, out = tmp_path / "projects.parquet", tmp_path / "scored.parquet"
    pq.write_table(pa.table(ROWS), given)
    assert evaluate_table(three, given, output=out) == out
    as_expected(pq.read_table(out))
    as_expected(evaluate_table(three, str(given)).to_arrow_table())
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "projects.parquet",
        "scored.parquet",
    ]


def test_a_table_in_memory_can_be_written_to_a_file(three: IndicatorSet, tmp_path: Path) -> None:
    out = tmp_path / "scored.parquet"
    assert evaluate_table(three, pd.DataFrame(ROWS), output=out) == out
    as_expected(pq.read_table(out))


def test_csv_goes_in_and_csv_comes_out(three: IndicatorSet, tmp_path: Path) -> None:
    given, out = tmp_path / "projects.csv", tmp_path / "scored.csv"
    pd.DataFrame(ROWS | {"note": ['say "yes",\nthen no', "", "=1+1", "。"]}).to_csv(
        given, index=False, encoding="utf-8-sig"
    )
    assert evaluate_table(three, given, output=out) == out
    made = pd.read_csv(out, dtype=str, keep_default_na=False)
    # what a spreadsheet program would take for a formula is marked as text
    assert made["note"].tolist() == ['say "yes",\nthen no', "", "'=1+1", "。"]
    for name, values in EXPECTED.items():
        assert made[name].tolist() == values


def test_many_rows_keep_their_order(three: IndicatorSet, tmp_path: Path) -> None:
    count = 300_000
    numbers = np.arange(count)
    table = pa.table(
        {
            "number": numbers,
            "A.R1": pa.array(numbers % 81 / 2),
            "B.actual": pa.array(numbers % 8_001).cast(pa.decimal128(21, 2)),
            "C.1": pa.array(["yes", "no"]).take(pa.array(numbers % 2)),
            "C.2": pa.array(["partly"]).take(pa.array(numbers * 0)),
        }
    )
    made = evaluate_table(three, table)
    assert made.column("number").equals(table.column("number"))
    assert made.column("A.points").to_pylist()[::997] == [
        Decimal(int(n) % 81) / 2 for n in numbers[::997]
    ]
    given, out = tmp_path / "many.parquet", tmp_path / "scored.parquet"
    pq.write_table(table, given, row_group_size=10_000)
    read = pq.read_table(evaluate_table(three, given, output=out))
    assert read.equals(made.cast(read.schema))


def test_an_empty_table_gives_an_empty_table(three: IndicatorSet) -> None:
    made = evaluate_table(three, pa.table(ROWS).slice(0, 0))
    assert made.num_rows == 0
    assert "total" in made.column_names


NAMES = ["project", "A.R1", "A.state", "B.actual", "C.1", "C.2", "C.reason"]
EMPTY: dict[str, Any] = {
    "pandas, objects": pd.DataFrame({name: [] for name in NAMES}, dtype=object),
    "pandas, doubles": pd.DataFrame({name: [] for name in NAMES}, dtype=float),
    "pandas, names alone": pd.DataFrame(columns=NAMES),
    "pandas, categories": pd.DataFrame({name: [] for name in NAMES}, dtype="category"),
    "pandas, filtered": pd.DataFrame({name: [1] for name in NAMES}, dtype=object).iloc[:0],
    "polars, nothing": pl.DataFrame({name: [] for name in NAMES}),
    "polars, text": pl.DataFrame(
        {name: [] for name in NAMES}, schema=dict.fromkeys(NAMES, pl.Utf8)
    ),
    "polars, objects": pl.DataFrame(
        {name: [] for name in NAMES}, schema=dict.fromkeys(NAMES, pl.Object)
    ),
    "arrow, nothing": pa.table({name: pa.array([], pa.null()) for name in NAMES}),
    "arrow, doubles": pa.table({name: pa.array([], pa.float64()) for name in NAMES}),
}
MADE = ["project", "total", "total_ticks", "ticks_per_point", "grade"]


@pytest.mark.parametrize("kind", EMPTY)
def test_a_frame_without_rows_gives_one_with_the_columns_of_a_result(
    kind: str, three: IndicatorSet, tmp_path: Path
) -> None:
    frame = EMPTY[kind]
    made = evaluate_table(three, frame)
    assert type(made) is type(frame)
    assert len(made) == 0
    names = made.column_names if isinstance(made, pa.Table) else list(made.columns)
    assert names == [*MADE, "total.points", "A.points", "B.points", "C.points"]
    out = evaluate_table(three, frame, output=tmp_path / "out.parquet")
    assert pq.read_table(out).column_names == names


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_file_without_rows_gives_one_without_rows(
    suffix: str, three: IndicatorSet, tmp_path: Path
) -> None:
    given, out = tmp_path / f"in{suffix}", tmp_path / f"out{suffix}"
    if suffix == ".csv":
        given.write_text(",".join(NAMES), "utf-8")
    else:
        # what pandas writes of a frame without rows: doubles, also where choices would stand
        pq.write_table(EMPTY["arrow, doubles"], given)
    evaluate_table(three, given, output=out)
    connection = duckdb.connect()
    read = connection.read_csv(str(out)) if suffix == ".csv" else connection.read_parquet(str(out))
    assert read.columns[:5] == MADE
    assert read.fetchall() == []


@pytest.mark.parametrize("frame", [pd.DataFrame(), pl.DataFrame(), pa.table({})])
def test_a_frame_without_columns_is_no_table_of_the_set(frame: Any, three: IndicatorSet) -> None:
    assert codes_of(lambda: evaluate_table(three, frame)) == ["table.no-answers"]


def test_a_frame_of_answers_alone_gives_results_alone(points: IndicatorSet) -> None:
    columns = {"A": ["3", "4"]}
    for frame in (pl.DataFrame(columns), pd.DataFrame(columns), pa.table(columns)):
        made = evaluate_table(points, frame)
        names = list(getattr(made, "column_names", None) or made.columns)
        assert ("total" in names, len(made)) == (True, 2)


def test_a_frame_that_cannot_be_read_is_a_problem_and_no_traceback(three: IndicatorSet) -> None:
    frame = pl.DataFrame({"project": [object()]}, schema={"project": pl.Object})
    frame = frame.with_columns(pl.lit("40").alias("A.R1"))
    assert codes_of(lambda: evaluate_table(three, frame)) == ["table.broken"]


# ---------------------------------------------------------------- files that are none


def test_paths_to_nothing_and_kinds_that_are_unknown_are_named(
    points: IndicatorSet, tmp_path: Path
) -> None:
    assert codes_of(lambda: evaluate_table(points, tmp_path / "a.parquet")) == ["file.not-found"]
    assert codes_of(lambda: evaluate_table(points, "a.xlsx")) == ["file.unknown-kind"]
    given = pa.table({"A": [1]})
    for name, code in (("a.txt", "file.unknown-kind"), ("no/such/a.csv", "file.not-written")):
        out = tmp_path / name
        assert codes_of(lambda out=out: evaluate_table(points, given, output=out)) == [code]
    with pytest.raises(TypeError, match="dict"):
        evaluate_table(points, {"A": [1]})


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.parquet", b"PAR1 and nothing else", "table.broken"),
        ("a.csv", b"", "table.no-header"),
        ("a.csv", b"A\n1\n2,3\n", "table.broken"),
        ("a.csv", "名,A\n甲,1\n".encode("gbk"), "file.not-text"),
        ("a.csv", b'A\n"1\n', "table.broken"),
        ("a.csv", b"a,A\n1,2\n", "table.columns-alike"),
    ],
)
def test_files_that_cannot_be_read_are_a_problem_and_no_traceback(
    name: str, content: bytes, code: str, points: IndicatorSet, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    assert codes_of(lambda: evaluate_table(points, tmp_path / name)) == [code]


def test_a_parquet_file_with_names_alike_is_refused(points: IndicatorSet, tmp_path: Path) -> None:
    pq.write_table(pa.table({"A": [1], "a": [2]}), tmp_path / "a.parquet")
    assert codes_of(lambda: evaluate_table(points, tmp_path / "a.parquet")) == [
        "table.columns-alike"
    ]
