"""One verb by whole numbers, by arrays and by SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa
from hypothesis import strategies as st

from scoring.algebra.arrays import ARRAYS
from scoring.algebra.ops import INTEGERS
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
