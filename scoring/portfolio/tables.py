"""Tables of any kind, run by DuckDB: the only module that knows it."""

from __future__ import annotations

import csv
import re
import sys
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from scoring.errors import fail
from scoring.portfolio.reading import NULL_TYPE, identifier, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import duckdb

GIVEN = "given_table"
SUFFIXES = (".parquet", ".csv")
STOPPED = "Query interrupted"
"""What DuckDB raises as a plain error where Python would raise ``KeyboardInterrupt``."""


class Table(Protocol):
    """A table that statements can be run over.

    Attributes:
        source: what it is called in messages.
        names: its columns.
        text: how it stands after FROM.
        keeps: whether statements are to pass the other columns through.
    """

    source: str
    names: list[str]
    text: str
    keeps: bool

    def run(self, statement: str) -> duckdb.DuckDBPyRelation:
        """Return the result of a statement over :attr:`text`, not yet computed."""

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Return the rows of the result of a statement."""

    def back(self, statement: str, passed: Sequence[str]) -> Any:
        """Return a result as what was given, with the columns that are passed through."""


def opened(table: Any) -> Table:
    """Return a table, whatever it is given as.

    Args:
        table: the path of a Parquet or CSV file, a DuckDB relation, a data frame of pandas or
            Polars, an Arrow table, or what :func:`scoring.portfolio.sheets.as_table` returned.

    Raises:
        ScoringError: if there is no such file, or DuckDB is not installed.
        TypeError: if it is nothing of these.
    """
    if isinstance(table, (str, Path)):
        return _File(Path(table))
    if isinstance(table, Connected):
        return cast("Table", table)
    home = type(table).__module__.partition(".")[0].lstrip("_")
    name = type(table).__name__
    if home == "duckdb" and name == "DuckDBPyRelation":
        return _Relation(table)
    if (home, name) in {("pandas", "DataFrame"), ("polars", "DataFrame"), ("pyarrow", "Table")}:
        return _Frame(table, home)
    raise TypeError(
        f"a {type(table).__name__} is no table: give a path, a relation or a data frame"
    )


def engine(source: str) -> Any:
    """Return DuckDB.

    Raises:
        ScoringError: if it is not installed.
    """
    return optional("duckdb", source)


def optional(name: str, source: str) -> Any:
    """Return a module that need not be installed, loaded when it is used.

    Raises:
        ScoringError: if it is not installed.
    """
    try:
        return import_module(name)
    except ImportError:
        raise fail("table.no-engine", source, name) from None


def kinds_of(table: Table) -> dict[str, str]:
    """Return the type of every column, by its name; text where there are no rows.

    What an empty table holds its columns for says nothing of what would stand in them.
    """
    if not table.rows(f"SELECT 1 FROM {table.text} LIMIT 1"):
        return dict.fromkeys(table.names, "VARCHAR")
    found = table.run(f"SELECT * FROM {table.text}")
    return dict(zip(table.names, map(str, found.types), strict=True))


def blank_columns(table: Table, columns: Sequence[str]) -> dict[str, str]:
    """Return those of *columns* in which nothing stands, with the type of such columns.

    A frame holds such a column as numbers, whatever would stand in it.
    """
    if not columns:
        return {}
    counts = ", ".join(f"count({identifier(one)})" for one in columns)
    (found,) = table.rows(f"SELECT {counts} FROM {table.text}")
    return {one: NULL_TYPE for one, count in zip(columns, found, strict=True) if not count}


@contextmanager
def reading(source: str) -> Iterator[None]:
    """Turn what DuckDB finds wrong with a table into a problem.

    Raises:
        ScoringError: if the table is broken.
        KeyboardInterrupt: if the user has stopped it, which DuckDB says in words of its own.
    """
    problems = engine(source)
    try:
        yield
    except problems.InterruptException:
        raise KeyboardInterrupt from None
    except RuntimeError as error:
        if str(error) == STOPPED:
            raise KeyboardInterrupt from None
        raise
    except problems.Error as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise fail("table.broken", source, reason=reason) from None


class _Relation:
    """A relation of DuckDB; its result belongs to the same connection."""

    keeps = True
    source = "table"
    text = GIVEN

    def __init__(self, relation: duckdb.DuckDBPyRelation) -> None:
        self.relation = relation
        self.names = list(relation.columns)

    def run(self, statement: str) -> duckdb.DuckDBPyRelation:
        """See :class:`Table`."""
        return cast("duckdb.DuckDBPyRelation", self.relation.query(GIVEN, statement))

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """See :class:`Table`."""
        return self.run(statement).fetchall()

    def back(self, statement: str, passed: Sequence[str]) -> Any:
        """See :class:`Table`."""
        return self.run(statement)


class Connected:
    """A table of a connection of its own."""

    connection: duckdb.DuckDBPyConnection

    def run(self, statement: str) -> duckdb.DuckDBPyRelation:
        """See :class:`Table`."""
        return self.connection.sql(statement)

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """See :class:`Table`."""
        return self.connection.execute(statement).fetchall()


class _File(Connected):
    """A Parquet or CSV file; without a place to write to, its result is a relation."""

    keeps = True

    def __init__(self, path: Path) -> None:
        self.source, self.path = str(path), path
        suffix = path.suffix.lower()
        # a name without a suffix is that of a folder which is not there
        if suffix not in SUFFIXES and (suffix or path.exists()):
            raise fail("file.unknown-kind", self.source, path.suffix, known=", ".join(SUFFIXES))
        if not path.exists():
            raise fail("file.not-found", self.source)
        self.connection = engine(self.source).connect()
        with reading(self.source):
            self._open(suffix)

    def _open(self, suffix: str) -> None:
        # a name such as "table [1].csv" is no pattern
        quoted_path = quoted(re.sub(r"[\[*?]", r"[\g<0>]", self.source))
        if suffix == ".parquet":
            self.text = f"read_parquet({quoted_path})"
            schema = f"SELECT name FROM parquet_schema({quoted_path})"
            written = {name for (name,) in self.connection.sql(schema).fetchall()}
            columns = self.connection.sql(f"SELECT * FROM {self.text}").columns
            # names that differ in case only are renamed A, a_1 when they are read
            self.names = [n if n in written else n.rpartition("_")[0] for n in columns]
            return
        self.names = _header(self.path)
        columns = [f"c{place}" for place in range(len(self.names))]
        typed = ", ".join(f"'{column}': 'VARCHAR'" for column in columns)
        named = zip(columns, self.names, strict=True)
        chosen = ", ".join(f"{column} AS {identifier(name)}" for column, name in named)
        self.text = (
            f"(SELECT {chosen} FROM read_csv({quoted_path}, header = true, auto_detect = false,"
            f" columns = {{{typed}}}, delim = ',', quote = '\"', escape = '\"'))"
        )

    def back(self, statement: str, passed: Sequence[str]) -> Any:
        """See :class:`Table`."""
        return self.run(statement)


def _header(path: Path) -> list[str]:
    """Return the names of the columns of a CSV file.

    Raises:
        ScoringError: if it has none, or is no text.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            names = next(csv.reader(file), [])
    except UnicodeDecodeError as error:
        raise fail("file.not-text", str(path), byte=error.start + 1) from None
    except OSError as error:
        raise fail("file.unreadable", str(path), reason=error.strerror) from None
    if not any(name.strip() for name in names):
        raise fail("table.no-header", str(path))
    return names


class _Frame(Connected):
    """A data frame in memory; what is passed through never leaves it."""

    keeps = False
    source = "table"
    text = GIVEN

    def __init__(self, frame: Any, home: str) -> None:
        self.frame, self.home = frame, home
        columns = frame.column_names if home == "pyarrow" else list(frame.columns)
        self.labels = {str(column): column for column in columns}
        self.names = [str(column) for column in columns]
        if not columns or len(self.labels) < len(columns):
            # the names alone tell that nothing can be scored
            return
        self.arrow = optional("pyarrow", self.source)
        self.connection = engine(self.source).connect()
        # columns of Python objects are read as text, not guessed from the first thousand
        self.connection.execute("SET pandas_analyze_sample = 0")
        with reading(self.source):
            self.connection.register(GIVEN, self._readable())

    def _readable(self) -> Any:
        """Return the frame; without rows, as text: columns of nothing may be unreadable."""
        if len(self.frame):
            return self.frame
        nothing = self.arrow.array([], self.arrow.string())
        return self.arrow.table(dict.fromkeys(self.names, nothing))

    def back(self, statement: str, passed: Sequence[str]) -> Any:
        """See :class:`Table`."""
        result = self.run(statement)
        labels = [self.labels[name] for name in passed]
        if self.home == "polars":
            whole = result.pl()
            # of a frame of no columns polars does not know how many rows it has
            return self.frame.select(labels).hstack(whole.get_columns()) if labels else whole
        made = result.to_arrow_table()
        if self.home == "pyarrow":
            kept = self.frame.select(labels)
            for name, column in zip(made.column_names, made.columns, strict=True):
                kept = kept.append_column(name, column)
            return kept
        pandas, arrow = sys.modules["pandas"], self.arrow

        def exactly(kind: Any) -> Any:
            # doubles would not be exact, and whole numbers with nulls would become doubles
            if arrow.types.is_decimal(kind):
                return pandas.ArrowDtype(kind)
            return pandas.Int64Dtype() if arrow.types.is_integer(kind) else None

        columns = made.to_pandas(types_mapper=exactly)
        columns.index = self.frame.index
        return pandas.concat([self.frame[labels], columns], axis=1)
