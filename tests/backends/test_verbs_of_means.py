"""Means of powers and logarithms give the same by whole numbers, by arrays and by SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from backends.agreeing import (
    CONNECTION,
    agree,
    by_arrays,
    by_integers,
    by_sql,
    table,
)
from hypothesis import given
from hypothesis import strategies as st

from scoring import exact
from scoring.algebra.pieces import BeyondSqlError
from scoring.algebra.sql import SqlOps
from scoring.portfolio.chain import Column, chained, levels_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Verb = Callable[[Any, Any], Any]

# ---------------------------------------------------------------- sums, order, choice


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
