"""Columns in which nothing stands, which frames hold as numbers."""

from __future__ import annotations

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from builders import indicator, judged, make_set, policies, problems_of, yes_no

from scoring.portfolio import evaluate_table

TWO = make_set(
    {"A": indicator(60, judged("0.5", asked="once")), "B": indicator(40, yes_no(asked="once"))},
    missing=policies("zero"),
)
NONE = float("nan")


@pytest.mark.parametrize("kind", ["float64", "float32", "Int64", "boolean", "object"])
@pytest.mark.parametrize("column", ["A.state", "B.state", "B", "A.reason"])
def test_a_blank_column_of_pandas_is_blank_whatever_its_type(column: str, kind: str) -> None:
    frame = pd.DataFrame({"A": [30, 45], "B": ["yes", "no"]})
    frame[column] = pd.Series([None, None], dtype=kind)
    points = evaluate_table(TWO, frame)["total"].astype(str).to_list()
    earned = [30, 45] if column == "B" else [70, 45]
    assert [float(one) for one in points] == earned


def test_blank_columns_of_other_frames_are_blank() -> None:
    arrow = pa.table({"A": [30], "B": ["yes"], "A.state": pa.nulls(1, pa.float64())})
    polars = pl.DataFrame({"A": [30], "B": ["yes"]})
    polars = polars.with_columns(pl.lit(None, pl.Float64).alias("B.state"))
    assert float(evaluate_table(TWO, arrow).column("total").to_pylist()[0]) == 70
    assert float(evaluate_table(TWO, polars)["total"].to_list()[0]) == 70


def test_a_number_where_a_state_should_stand_is_still_refused() -> None:
    frame = pd.DataFrame({"A": [30, 45], "B": ["yes", "no"], "B.state": [NONE, 1.0]})
    found = problems_of(lambda: evaluate_table(TWO, frame))
    assert [one.code for one in found] == ["table.wrong-type"]
