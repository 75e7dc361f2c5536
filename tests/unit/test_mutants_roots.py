"""Means with powers and roots as SQL: what is written, and how far a first guess may be off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from scoring import exact
from scoring.algebra.pieces import BeyondSqlError, Number
from scoring.algebra.sql import SqlOps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.algebra.pieces import Piece


def text(piece: str | Piece) -> str:
    """Return a piece written out, without names for what is used twice."""
    return piece if isinstance(piece, str) else "".join(map(text, piece.parts))


def within(piece: str | Piece) -> Iterator[Number]:
    """Yield the numbers that a piece is made of, and the piece itself."""
    if isinstance(piece, Number):
        yield piece
    if not isinstance(piece, str):
        for part in piece.parts:
            yield from within(part)


def rooted(doubled: str, degree: int) -> tuple[str, str]:
    """Return how a first guess at a root is written, and the root decided on whole numbers."""
    near = f"CAST(floor(pow(CAST({doubled} AS DOUBLE), 1.0 / {degree}) / 2 + 0.5) AS BIGINT)"

    def reached(more: str) -> str:
        power = " * ".join([f"(2 * {near} + {more})"] * degree)
        return f"(({doubled} + (-1) * ({power})) >= 0)"

    here = f"(CASE WHEN {reached('(-1)')} THEN {near} ELSE greatest(({near} + (-1)), 0) END)"
    return near, f"(CASE WHEN {reached('1')} THEN ({near} + 1) ELSE {here} END)"


def mean(weights: list[int], exponent: int, unit: int) -> Number:
    """Return a mean of one to five and nothing to seven."""
    ops = SqlOps()
    values = [ops.column("b", 1, 5), ops.column("c", 0, 7)]
    return ops.power_mean(values, weights, exponent, unit)


def test_a_quadratic_mean_is_guessed_by_a_double_and_decided_on_whole_numbers() -> None:
    found = mean([1, 1], 2, 1)
    near, written = rooted("((4 * ((b * b) + (c * c))) // 2)", 2)
    assert text(found) == written
    # the root of (25 + 49) ÷ 2 is 6.08, that of (1 + 0) ÷ 2 is 0.71; a guess may be one more
    assert found.within == (1, 6)
    assert {one.within for one in within(found) if text(one) == near} == {(0, 7)}


def test_a_weighted_cubic_mean_is_rooted_as_a_whole() -> None:
    found = mean([2, 1], 3, 2)
    # three weights, and a unit of two to the third power: 24
    near, written = rooted("((8 * (2 * (b * b * b) + (c * c * c))) // 24)", 3)
    assert text(found) == written
    # the third root of (250 + 343) ÷ 24 is 2.91, that of 2 ÷ 24 is 0.44
    assert found.within == (0, 3)
    assert {one.within for one in within(found) if text(one) == near} == {(0, 4)}


def test_a_geometric_mean_is_nothing_where_a_value_is() -> None:
    found = mean([1, 2], 0, 1)
    near, written = rooted("((8 * (b * c * c)) // 1)", 3)
    assert text(found) == f"(CASE WHEN (least(b, c) >= 1) THEN {written} ELSE 0 END)"
    # the third root of 5 · 49 is 6.26
    assert found.within == (0, 6)
    assert {one.within for one in within(found) if text(one) == near} == {(0, 7)}


def test_a_harmonic_mean_is_one_quotient() -> None:
    # 3 ÷ (1/b + 2/c) is 3bc ÷ (c + 2b), here in tens
    above, below = "(2 * (3 * b * c) + (10 * c + 10 * (2 * b)))", "(2 * (10 * c + 10 * (2 * b)))"
    found = mean([1, 2], -1, 10)
    assert text(found) == f"(CASE WHEN (least(b, c) >= 1) THEN ({above} // {below}) ELSE 0 END)"
    # 3 ÷ (1/5 + 2/7) is 6.18, and a half of ten goes up
    assert found.within == (0, 1)


def test_an_arithmetic_mean_needs_no_root() -> None:
    found = mean([1, 3], 1, 2)
    assert text(found) == "((2 * (b + 3 * c) + 8) // 16)"
    assert found.within == (0, 3)


def test_a_value_beneath_nothing_counts_as_nothing() -> None:
    ops = SqlOps()
    found = ops.power_mean([ops.column("a", -9, 9)], [1], 1, 1)
    assert text(found) == "greatest(a, 0)"
    assert found.within == (0, 9)


@pytest.mark.parametrize(("most", "bits"), [(2**40 + 1, 82), (2**41, 84)])
def test_a_root_larger_than_a_double_can_guess_is_refused(most: int, bits: int) -> None:
    ops = SqlOps()
    assert ops.power_mean([ops.column("v", 0, 2**40)], [1], 2, 1).within == (0, 2**40)
    with pytest.raises(BeyondSqlError) as caught:
        ops.power_mean([ops.column("v", 0, most)], [1], 2, 1)
    assert (caught.value.why, caught.value.needed) == ("bits", bits)


@pytest.mark.parametrize("exponent", [-1, 0, 1, 2])
def test_every_value_of_a_mean_has_a_weight(exponent: int) -> None:
    ops = SqlOps()
    with pytest.raises(ValueError, match="zip"):
        ops.power_mean([ops.column("b", 1, 5), ops.column("c", 0, 7)], [1], exponent, 1)


def computed(values: list[int], weights: list[int], exponent: int, unit: int) -> int:
    """Return what DuckDB makes of a mean."""
    ops = SqlOps()
    columns = [ops.column(f"c{at}", 0, value) for at, value in enumerate(values)]
    mean = text(ops.power_mean(columns, weights, exponent, unit))
    row = ", ".join(f"CAST({value} AS BIGINT) AS c{at}" for at, value in enumerate(values))
    return duckdb.sql(f"SELECT {mean} FROM (SELECT {row})").fetchall()[0][0]  # noqa: S608


def test_a_guess_that_is_one_too_small_is_put_right() -> None:
    # a third is less than 1/3 in a double, so the third root of 1000000007³ is beneath a half
    number = 10**9 + 7
    assert (number**3) ** (1 / 3) < number
    assert computed([number], [1], 3, 2) == exact.power_mean([number], [1], 3, 2) == 500_000_004


def test_a_guess_that_is_one_too_large_is_put_right() -> None:
    # a fifth is more than 1/5 in a double, and the mean is less than a half by 10^-12
    number, weights = 2**16 + 1, [2**38, 1]
    assert (number**5) ** (1 / 5) > number
    assert exact.power_mean([number, number - 1], weights, 5, 2) == 2**15
    assert computed([number, number - 1], weights, 5, 2) == 2**15
