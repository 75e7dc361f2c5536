"""Every verb over SQL and over arrays comes to what it comes to over whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from backends.agreeing import (
    MODES,
    agree,
    any_number,
    by_arrays,
    by_integers,
    by_sql,
    divisors,
    slacks,
    table,
)
from hypothesis import given
from hypothesis import strategies as st

from scoring.algebra.pieces import BeyondSqlError
from scoring.algebra.sql import SqlOps
from scoring.portfolio.chain import levels_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Verb = Callable[[Any, Any], Any]

# ---------------------------------------------------------------- sums, order, choice


@given(table(any_number, any_number, any_number), st.integers(-999, 999), slacks)
def test_sums_agree(rows: list[tuple[int, ...]], number: int, slack: int) -> None:
    agree(
        rows,
        lambda ops, v: ops.total(v),
        lambda ops, v: ops.weighted_sum([(number, v[0]), (0, v[1]), (-1, v[2])]),
        lambda ops, v: ops.weighted_sum([(1, v[0]), (5, ops.constant(number))]),
        slack=slack,
    )


def test_a_long_sum_is_not_nested_beyond_what_an_engine_reads() -> None:
    rows = [tuple(range(2_500))]
    assert by_sql(rows, lambda ops, v: ops.total(v), slack=5) == [[sum(range(2_500))]]


def test_what_is_used_again_and_again_is_written_once() -> None:
    def doubled_often(ops: Any, values: Any) -> Any:
        value = values[0]
        for _ in range(40):
            value = ops.total([ops.least([value, ops.constant(3)]), value, ops.constant(-2)])
            value = ops.least([value, ops.constant(9)])
        return value

    ops = SqlOps()
    levels = levels_of({"result": doubled_often(ops, [ops.column("c0", -9, 9)])})
    assert sum(len(column.text) for level in levels for column in level) < 10_000
    agree([(-9,), (0,), (1,), (2,), (3,), (9,)], doubled_often)


@given(table(any_number, any_number, any_number), slacks)
def test_order_and_choice_agree(rows: list[tuple[int, ...]], slack: int) -> None:
    agree(
        rows,
        lambda ops, v: ops.least(v),
        lambda ops, v: ops.greatest([*v, ops.constant(0)]),
        lambda ops, v: ops.ranked(v)[0],
        lambda ops, v: ops.ranked(v)[1],
        lambda ops, v: ops.ranked(v)[2],
        lambda ops, v: ops.choose(ops.at_least(v[0], 1), v[1], v[2]),
        lambda ops, v: ops.choose(ops.at_least(v[0], 1), ops.constant(7), v[2]),
        lambda ops, v: ops.count([ops.at_least(one, 3) for one in v]),
        slack=slack,
    )


def test_small_constants_do_not_make_small_numbers() -> None:
    def squared(ops: Any, v: Any) -> Any:
        chosen = ops.choose(ops.at_least(v[0], 1), ops.constant(60_000), ops.constant(50_000))
        return ops.product([chosen, chosen])

    def counted(ops: Any, v: Any) -> Any:
        return ops.weighted_sum([(3_000_000_000, ops.count([ops.at_least(v[0], 1)]))])

    agree([(0,), (1,)], squared, counted)


# ---------------------------------------------------------------- quotients and products


def quotient(mode: str) -> Verb:
    """Return the verb that divides the first number by the second."""
    return lambda ops, v: ops.rounded_quotient(v[0], v[1], mode)


@given(table(any_number, divisors), slacks)
def test_rounded_quotients_agree(rows: list[tuple[int, ...]], slack: int) -> None:
    agree(rows, *map(quotient, MODES))
    by = rows[0][1]
    agree(
        rows,
        *(
            lambda ops, v, mode=mode: ops.rounded_quotient(v[0], ops.constant(by), mode)
            for mode in MODES
        ),
        slack=slack,
    )


def test_every_half_and_every_sign_is_rounded_alike() -> None:
    rows = [(value, divisor) for value in range(-13, 14) for divisor in range(1, 7)]
    for some in (rows, [r for r in rows if r[0] < 0], [r for r in rows if r[0] >= 0]):
        agree(some, *map(quotient, MODES))


@given(table(any_number), divisors, slacks)
def test_exact_quotients_agree(rows: list[tuple[int, ...]], divisor: int, slack: int) -> None:
    agree(
        rows,
        lambda ops, v: ops.exact_quotient(ops.weighted_sum([(divisor, v[0])]), divisor),
        slack=slack,
    )


def test_a_divisor_of_zero_in_a_branch_that_is_not_taken_does_no_harm() -> None:
    def verb(ops: Any, v: Any) -> Any:
        quotient_ = ops.rounded_quotient(v[0], v[1], "down")
        return ops.choose(ops.at_least(v[1], 1), quotient_, ops.constant(-1))

    rows = [(7, 0), (7, 2), (0, 0)]
    assert by_sql(rows, verb) == by_arrays(rows, verb) == [[-1], [3], [-1]]


@given(table(st.integers(-999, 999), st.integers(-(10**6), 10**6), st.integers(0, 999)), slacks)
def test_products_agree(rows: list[tuple[int, ...]], slack: int) -> None:
    agree(
        rows,
        lambda ops, v: ops.product(v),
        lambda ops, v: ops.product([v[0], ops.constant(-7), v[1]]),
        slack=slack,
    )


# ---------------------------------------------------------------- beyond 64 bits, and beyond 126


@given(table(st.integers(-(2**62), 2**62), st.integers(1, 2**61)))
def test_sql_takes_128_bits_where_64_might_not_be_enough(rows: list[tuple[int, ...]]) -> None:
    def third(mode: str) -> Verb:
        return lambda ops, v: ops.rounded_quotient(
            ops.product([v[0], v[1]]), ops.weighted_sum([(2, v[1]), (1, v[1])]), mode
        )

    verbs: list[Verb] = [
        *map(third, MODES),
        lambda ops, v: ops.ranked([ops.total([*v, v[0], v[1]]), v[0]])[1],
        lambda ops, v: ops.choose(ops.at_least(v[0], 5), ops.total([v[0], *v, v[0]]), v[1]),
    ]
    assert by_sql(rows, *verbs) == by_integers(rows, *verbs)


def test_sql_refuses_what_126_bits_may_not_hold() -> None:
    ops = SqlOps()
    value = ops.column("c0", 0, 2**62)
    with pytest.raises(BeyondSqlError) as caught:
        ops.product([value, value, value])
    assert caught.value.why == "bits"
    assert caught.value.needed > 126
    with pytest.raises(BeyondSqlError):
        ops.constant(2**127)


def test_python_may_not_branch_on_a_condition_of_sql() -> None:
    ops = SqlOps()
    with pytest.raises(TypeError, match="choose"):
        bool(ops.at_least(ops.column("c0", 0, 5), 3))
