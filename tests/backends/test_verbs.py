"""Every verb over SQL and over arrays comes to what it comes to over whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import exact
from scoring.algebra.arrays import ARRAYS
from scoring.algebra.ops import INTEGERS
from scoring.algebra.pieces import BeyondSqlError
from scoring.algebra.sql import SqlOps
from scoring.portfolio.chain import Column, chained, levels_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Verb = Callable[[Any, Any], Any]

MODES = ("half_up", "half_even", "down", "up")


CONNECTION = duckdb.connect()


def by_integers(rows: list[tuple[int, ...]], *verbs: Verb) -> list[list[int]]:
    """Return what verbs come to, row by row."""
    return [[int(verb(INTEGERS, row)) for verb in verbs] for row in rows]


def by_arrays(rows: list[tuple[int, ...]], *verbs: Verb) -> list[list[int]]:
    """Return what verbs come to, for all rows at once as arrays."""
    columns = [np.asarray(column, dtype=np.int64) for column in zip(*rows, strict=True)]
    found = [np.broadcast_to(verb(ARRAYS, columns), (len(rows),)) for verb in verbs]
    made: list[list[int]] = np.stack(found, axis=1).tolist()
    return made


def by_sql(rows: list[tuple[int, ...]], *verbs: Verb, slack: int = 0) -> list[list[int]]:
    """Return what verbs come to, for all rows at once by one statement.

    The bounds that the expressions are made with are *slack* wider than the numbers.
    """
    ops = SqlOps()
    columns = dict(enumerate(zip(*rows, strict=True)))
    values = [
        ops.column(f"c{place}", min(column) - slack, max(column) + slack)
        for place, column in columns.items()
    ]
    results = {f"r{number}": verb(ops, values) for number, verb in enumerate(verbs)}
    given = pa.table({f"c{place}": pa.array(c, pa.int64()) for place, c in columns.items()})
    CONNECTION.register("given", given)
    levels = [[Column(name, name) for name in given.column_names], *levels_of(results)]
    statement = chained("given", levels, f"SELECT {', '.join(results)}")
    return [list(row) for row in CONNECTION.execute(statement).fetchall()]


def agree(rows: list[tuple[int, ...]], *verbs: Verb, slack: int = 0) -> None:
    """Hold the interpreters against each other."""
    expected = by_integers(rows, *verbs)
    assert by_arrays(rows, *verbs) == expected
    assert by_sql(rows, *verbs, slack=slack) == expected


def table(*columns: st.SearchStrategy[int]) -> st.SearchStrategy[list[tuple[int, ...]]]:
    """Return rows of whole numbers."""
    return st.lists(st.tuples(*columns), min_size=1, max_size=12)


any_number = st.integers(-(10**12), 10**12) | st.integers(-12, 12)
divisors = st.integers(1, 10**6) | st.integers(1, 12)
slacks = st.sampled_from((0, 1, 10**9))

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


# ---------------------------------------------------------------- means


means = st.tuples(
    st.sampled_from((-1, 0, 1, 2, 3, 4)),
    st.lists(st.integers(1, 4), min_size=1, max_size=4),
    st.sampled_from((1, 2, 5, 60, 100)),
)


@given(st.data(), means)
def test_power_means_agree(data: st.DataObject, mean: tuple[int, list[int], int]) -> None:
    exponent, weights, unit = mean
    most = data.draw(st.sampled_from((3, 10, 100, 1_000)))
    rows = data.draw(table(*[st.integers(0, most)] * len(weights)))

    def verb(ops: Any, v: Any) -> Any:
        return ops.power_mean(v, weights, exponent, unit)

    expected = by_integers(rows, verb)
    assert by_arrays(rows, verb) == expected
    try:
        assert by_sql(rows, verb) == expected
    except BeyondSqlError as error:
        assert sum(weights) * most.bit_length() > 80, error


@pytest.mark.parametrize("exponent", [0, 2, 3])
def test_means_next_to_a_half_are_rounded_on_whole_numbers(exponent: int) -> None:
    count = exponent or 2
    rows = [tuple(10**6 + step + (place == 0) for place in range(count)) for step in range(-2, 3)]
    rows += [(k * k * 9, 4, *([k] * (count - 2))) for k in (1, 2, 1001)]
    agree(
        rows,
        *(
            lambda ops, v, unit=unit: ops.power_mean(v, [1] * count, exponent, unit)
            for unit in (1, 2, 3)
        ),
    )


# ---------------------------------------------------------------- logarithms


POSTS = (
    (100, 75_000, 1_000),
    (1, 4, 1),
    (1, 4, 2),
    (75_000, 100, 77),
    (10, 20, 10_000),
    (3, 5, 100),
    (10**6, 2**40, 1_000),
)


def share(worst: int, best: int, full: int) -> Verb:
    """Return the verb that places a number between two goalposts."""
    return lambda ops, v: ops.log_share(v[0], worst, best, full)


def decided(rows: list[tuple[int, ...]], verb: Verb) -> list[list[int]]:
    """Return what a verb comes to by SQL once the values in doubt are known."""
    found = SqlOps()
    verb(found, [found.column("c0", min(rows)[0], max(rows)[0])])
    (doubt,) = found.doubts
    names = {"value": doubt.value, "doubtful": doubt.doubtful}
    CONNECTION.register("given", pa.table({"c0": pa.array([row[0] for row in rows], pa.int64())}))
    levels = [[Column("c0", "c0")], *levels_of(names)]
    text = chained("given", levels, "SELECT DISTINCT value", "WHERE doubtful")
    values = [value for (value,) in CONNECTION.execute(text).fetchall()]
    known = {value: exact.log_share(value, *doubt.about) for value in values}
    ops = SqlOps({doubt.about: known})
    result = verb(ops, [ops.column("c0", min(rows)[0], max(rows)[0])])
    levels = [[Column("c0", "c0")], *levels_of({"result": result})]
    text = chained("given", levels, "SELECT result")
    return [list(row) for row in CONNECTION.execute(text).fetchall()]


@given(st.sampled_from(POSTS), st.data())
def test_shares_by_logarithms_agree(posts: tuple[int, int, int], data: st.DataObject) -> None:
    worst, best, _ = posts
    rows = data.draw(table(st.integers(min(worst, best), max(worst, best))))
    assert by_arrays(rows, share(*posts)) == by_integers(rows, share(*posts))
    assert decided(rows, share(*posts)) == by_integers(rows, share(*posts))


@pytest.mark.parametrize("posts", [(1, 4, 1), (4, 1, 1), (1, 10**6, 3), (100, 4_000, 1_000)])
def test_every_share_by_logarithms_agrees_halves_included(posts: tuple[int, int, int]) -> None:
    low, high = sorted(posts[:2])
    rows = [(value,) for value in range(low, min(high, 4_000) + 1)]
    # the geometric middle is a half, and goes up
    rows += [(value,) for value in (1_000, 10**6) if low <= value <= high]
    expected = by_integers(rows, share(*posts))
    assert by_arrays(rows, share(*posts)) == expected
    assert decided(rows, share(*posts)) == expected


def test_what_a_double_cannot_tell_from_a_half_is_in_doubt_and_nothing_else_is() -> None:
    ops = SqlOps()
    share(1, 4, 1)(ops, [ops.column("c0", 1, 4)])
    names = {"value": ops.doubts[0].value, "doubtful": ops.doubts[0].doubtful}
    CONNECTION.register("given", pa.table({"c0": pa.array([1, 2, 3, 4], pa.int64())}))
    levels = [[Column("c0", "c0")], *levels_of(names)]
    text = chained("given", levels, "SELECT value", "WHERE doubtful")
    assert CONNECTION.execute(text).fetchall() == [(2,)]


def test_logarithms_too_fine_for_doubles_are_exact_in_arrays_and_refused_in_sql() -> None:
    rows = [(10**15,), (10**16 + 1,), (2**60,)]
    verb = share(10**15, 2**60, 1_000)
    assert by_arrays(rows, verb) == by_integers(rows, verb)
    with pytest.raises(BeyondSqlError) as caught:
        by_sql(rows, verb)
    assert caught.value.why == "logs"
