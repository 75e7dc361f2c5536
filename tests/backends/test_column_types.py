"""Numbers in columns of every type are read exactly, or refused with their row."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa
import pytest
from builders import (
    checklist,
    codes_of,
    figure,
    indicator,
    make_set,
    problems_of,
    proportional,
)

from scoring.portfolio import evaluate_table

if TYPE_CHECKING:
    from scoring.model import IndicatorSet


def total_of(indicator_set: IndicatorSet, **columns: Any) -> list[Any]:
    """Return the totals of a table with these columns."""
    names = {name.replace("_", "."): column for name, column in columns.items()}
    made: list[Any] = evaluate_table(indicator_set, pa.table(names)).column("total").to_pylist()
    return made


READ = [Decimal("0.1"), Decimal("0.3"), Decimal(7), Decimal("999.99"), Decimal(1000)]
COLUMNS = {
    "text": pa.array(["0.1", "+0.30", "7.", " 999.990000", "1000\t"]),
    "text with zeros": pa.array(["00.1", ".3", "007", "999.99", "+1000.00"]),
    "categories": pa.array(["0.1", "0.3", "7", "999.99", "1000"]).dictionary_encode(),
    "decimals": pa.array(READ, pa.decimal128(6, 2)),
    "wide decimals": pa.array(READ, pa.decimal128(38, 30)),
    "doubles": pa.array([0.1, 0.1 + 0.2, 7.0, 999.99, 1e3]),
    "noise as text": pa.array(["0.1", "0.30000000000000004", "7", "999.9900000000001", "1000"]),
    "doubles of 32 bits": pa.array([0.1, 0.3, 7.0, 999.99, 1e3], pa.float32()),
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_numbers_of_every_type_are_read_exactly(kind: str, points: IndicatorSet) -> None:
    assert total_of(points, A=COLUMNS[kind]) == READ


@pytest.mark.parametrize("kind", [pa.int8(), pa.uint16(), pa.int32(), pa.int64(), pa.uint64()])
def test_whole_numbers_of_every_size_are_read(kind: pa.DataType, points: IndicatorSet) -> None:
    assert total_of(points, A=pa.array([0, 7, 100], kind)) == [0, 7, 100]


def test_objects_in_a_data_frame_are_read_as_what_they_are_written_as(points: IndicatorSet) -> None:
    given = pd.DataFrame({"A": pd.Series([Decimal("0.10"), 7, "3.5", 0.1], dtype=object)})
    assert evaluate_table(points, given)["total"].tolist() == [
        Decimal(one) for one in ("0.1", "7", "3.5", "0.1")
    ]


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        (pa.array([0.123]), ["sheet.finer-than-step"]),
        (pa.array([1 / 3]), ["sheet.finer-than-step"]),
        (pa.array([float("nan"), float("inf")]), ["table.not-plain", "table.not-plain"]),
        (pa.array([1e30]), ["sheet.above-full-points"]),
        (pa.array([2**63 - 1]), ["sheet.above-full-points"]),
        (pa.array([2**64 - 1], pa.uint64()), ["sheet.above-full-points"]),
        (pa.array([-1]), ["sheet.negative"]),
        (pa.array(["1,000", "5分", "五", ".", "1e2"]), ["table.not-plain"] * 5),
        (pa.array(["0.123", "1000.01", "-0.01"]), [
            "sheet.finer-than-step", "sheet.above-full-points", "sheet.negative"]),
        (pa.array([Decimal("0.001")], pa.decimal128(38, 3)), ["sheet.finer-than-step"]),
        (pa.array([Decimal("1000.01")], pa.decimal128(38, 2)), ["sheet.above-full-points"]),
        (pa.array([Decimal(10) ** 36], pa.decimal128(38, 0)), ["sheet.above-full-points"]),
        (pa.array(["9" * 40]), ["sheet.above-full-points"]),
        (pa.array([0.123, 1000.01], pa.float32()), [
            "sheet.finer-than-step", "sheet.above-full-points"]),
    ],
)  # fmt: skip
def test_numbers_that_do_not_fit_are_refused_with_their_row(
    column: pa.Array, codes: list[str], points: IndicatorSet
) -> None:
    found = problems_of(lambda: evaluate_table(points, pa.table({"A": column})))
    assert [problem.code for problem in found] == codes
    rows = [problem.place for problem in found]
    assert rows == [f"table: row {number}: A" for number in range(1, len(codes) + 1)]


@pytest.mark.parametrize(
    "column",
    [pa.array([True]), pa.array([dt.date(2024, 1, 1)]), pa.array([[1]]), pa.array([b"1"])],
)
def test_columns_of_other_types_are_refused_as_columns(
    column: pa.Array, points: IndicatorSet
) -> None:
    found = problems_of(lambda: evaluate_table(points, pa.table({"A": column})))
    assert [(problem.code, problem.place) for problem in found] == [
        ("table.wrong-type", "table: A")
    ]


def test_a_column_of_nothing_is_missing(three: IndicatorSet) -> None:
    table = pa.table({"A.R1": pa.nulls(1), "B": [1], "C.1": ["yes"], "C.2": ["yes"]})
    assert evaluate_table(three, table).column("A.points").to_pylist() == [0]


def test_a_percentage_that_may_be_a_fraction_needs_its_sign() -> None:
    percent = figure("rate", unit="%", places=1, at_most=100)
    rated = make_set({"A": indicator(50, proportional("100", actual=percent))})
    texts = pa.table({"A": ["95", "95%", " 0.5 % ", "0", "1.5"]})
    made = evaluate_table(rated, texts).column("total").to_pylist()
    assert [Fraction(one) for one in made] == [
        Fraction(n) / 2 for n in ("95", "95", "0.5", "0", "1.5")
    ]
    for column in (["0.95"], [0.95], [1], [Decimal("0.5")]):
        assert codes_of(lambda column=column: evaluate_table(rated, pa.table({"A": column}))) == [
            "cell.percent-or-fraction"
        ]


def test_whole_numbers_may_stand_for_choices() -> None:
    bands = make_set({"A": indicator(10, checklist(None, asked="once"))})
    assert codes_of(lambda: evaluate_table(bands, pa.table({"A": [1]}))) == ["sheet.unknown-choice"]
