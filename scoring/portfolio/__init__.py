"""Many projects at once: the plan of a set as one SQL statement over a wide table."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoring import exact
from scoring.errors import Problems, fail
from scoring.plan import LARGEST_WEIGHT, plan_of
from scoring.portfolio.columns import read_layout, refuse_ids_alike
from scoring.portfolio.inputs import misfits
from scoring.portfolio.rows import note_row
from scoring.portfolio.sheets import SheetTable, as_table
from scoring.portfolio.statement import Statement
from scoring.portfolio.tables import blank_columns, kinds_of, opened, reading
from scoring.portfolio.writing import refuse_input, writable, write
from scoring.settle.answers import exact_decimal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import IndicatorSet
    from scoring.portfolio.columns import Layout
    from scoring.portfolio.tables import Table

__all__ = ["evaluate_table"]

MOST_LISTED = 100
"""How many problems of rows are listed; the rows beyond are counted."""
MOST_DOUBTFUL = 1_000
"""How many logarithms of one indicator may need more digits than doubles have."""
HUNDREDTHS = 2


def evaluate_table(
    indicator_set: IndicatorSet,
    table: Any,
    *,
    output: str | Path | None = None,
    weights: Mapping[str, Decimal | int] | None = None,
) -> Any:
    """Score every row of a wide table, one row a project, by one SQL statement.

    The digits are those of :func:`scoring.evaluate`, row by row.  What the columns are called is
    laid down in :mod:`scoring.portfolio.columns`.

    Args:
        indicator_set: the rules of the evaluation.
        table: the path of a Parquet or CSV file, a DuckDB relation, a data frame of pandas or
            Polars, or an Arrow table; or a folder of filled sheets, or a pattern such as
            ``2024/*.xlsx``, where every sheet and every folder of forms is a project.  Numbers of
            a table are in the declared units: text, whole numbers, decimals, or doubles that are
            as good as decimals; choices are written as their ids.
        output: the path of a Parquet or CSV file to write the result to.
        weights: the weights of the reviewers, where the set takes a weighted mean; 1 where a
            reviewer is not named.

    Returns:
        The path written to; else the same kind of object as was given, and a DuckDB relation for
        a file.  Its columns: those passed through; ``total``, the published total; ``total_ticks``
        ÷ ``ticks_per_point``, the exact total before it is rounded; ``grade``; where the set has
        such, ``total_before`` and ``grade_before`` gates and vetoes, ``gate.<id>``, ``veto.<id>``,
        the ``veto`` that decides, ``coefficient``; ``<node>.points`` for every node, or for a flag
        ``<node>.yes``, whether conditions read it as a yes; null where it does not count here.
        Decimals are exact; where the set has points that are no decimals of at most 12 places,
        there are ``<node>.ticks`` ÷ ``ticks_per_point`` instead, and a total that is not rounded
        has as many decimals as keep it from reading as a grade it does not have.  It is left out
        only where these are more than 18 digits.

    Raises:
        ScoringError: with every problem of the sheets; of the columns, or ids of the set that
            columns cannot tell apart; or of the rows, up to a hundred and how many more rows there
            are; or if the set needs what one statement cannot compute exactly.
        TypeError: if *table* is no table.
    """
    target = None if output is None else writable(Path(output))
    if target is not None:
        refuse_input(target, table)
    given, statement = prepared(indicator_set, table, weights or {})
    with reading(given.source):
        passed = given.keeps or target is not None
        text = statement.scoring(given.text, passed=passed)
        if target is not None:
            return write(given.run(text), target, given.source)
        return given.back(text, statement.layout.passed)


def prepared(
    indicator_set: IndicatorSet, table: Any, weights: Mapping[str, Decimal | int]
) -> tuple[Table, Statement]:
    """Return a table whose rows can all be scored, and the statement that does it.

    Raises:
        ScoringError: as :func:`evaluate_table`.
        TypeError: if *table* is no table.
    """
    void = indicator_set.panel.void
    if void is not None and void.decides:
        raise fail("table.cannot-void", f"{indicator_set.place}: panel.void")
    plan, given = plan_of(indicator_set), opened(as_table(indicator_set, table, weights))
    refuse_ids_alike(plan)
    layout = read_layout(plan, given.names, given.source)
    if isinstance(given, SheetTable):
        said = {who: one for who, one in given.weights.items() if who in layout.reviewers}
        weights = said | dict(weights)
    hundredths = _weights(weights, layout, given.source)
    if len(layout.reviewers) > indicator_set.panel.at_most and indicator_set.panel.stage == "total":
        problems = Problems()
        most, count = indicator_set.panel.at_most, len(layout.reviewers)
        problems.add("sheet.panel-too-large", given.source, count, most=most)
        problems.raise_if_any()
    with reading(given.source):
        kinds = kinds_of(given)
        kinds |= blank_columns(given, misfits(plan, layout, kinds))
        statement = Statement(plan, layout, kinds, hundredths, given.source)
        _refuse_taken(statement, layout, given.source)
        _refuse_rows(statement, given, weights)
        known = _decided_logs(statement, given)
        if known:
            statement = Statement(plan, layout, kinds, hundredths, given.source, known)
    return given, statement


def _weights(weights: Mapping[str, Decimal | int], layout: Layout, source: str) -> dict[str, int]:
    """Return the weights of the reviewers in hundredths."""
    problems, most, found = Problems(), LARGEST_WEIGHT // 100, {}
    for who, weight in weights.items():
        value = exact_decimal(weight)
        whole = None if value is None else exact.whole(value, HUNDREDTHS)
        if whole is None or not 0 < whole <= LARGEST_WEIGHT:
            problems.add("sheet.bad-weight", source, weight, id=who, most=most)
        elif who not in layout.reviewers:
            problems.add("sheet.unknown-reviewer", source, who)
        else:
            found[who] = whole
    problems.raise_if_any()
    return found


def _refuse_taken(statement: Statement, layout: Layout, source: str) -> None:
    """Refuse tables that have columns of the names of results."""
    problems, made = Problems(), set[str]()
    passed = {name.casefold() for name in layout.passed}
    for result in statement.results:
        name = result.name.casefold()
        if name in passed:
            problems.add("table.column-taken", f"{source}: {result.name}", result.name)
        elif name in made:
            place = statement.plan.indicator_set.place
            problems.add("table.results-alike", place, result.name)
        made.add(name)
    problems.raise_if_any()


def _refuse_rows(statement: Statement, given: Table, weights: Mapping[str, Decimal | int]) -> None:
    """Refuse rows that cannot be scored, all of them at once."""
    plan, layout = statement.plan, statement.layout
    ((bad,),) = given.rows(statement.counting(given.text))
    if not bad:
        return
    problems, listed = Problems(), 0
    exactly = {who: Decimal(weight) for who, weight in weights.items()}
    for place, *cells in given.rows(statement.listing(given.text, MOST_LISTED)):
        row = dict(zip(layout.columns, cells, strict=True))
        note_row(plan, layout, exactly, row, f"{given.source}: row {place}", problems)
        listed += 1
        if len(problems) >= MOST_LISTED:
            break
    if bad > listed:
        problems.add("table.more", given.source, bad - listed)
    problems.raise_if_any()


def _decided_logs(statement: Statement, given: Table) -> dict[tuple[int, int, int], dict[int, int]]:
    """Return the shares by logarithms of the table that a double cannot be trusted with.

    Raises:
        ScoringError: if there are too many of them.
    """
    known: dict[tuple[int, int, int], dict[int, int]] = {}
    for doubt, text in statement.doubting(given.text, MOST_DOUBTFUL + 1):
        values = given.rows(text)
        if len(values) > MOST_DOUBTFUL:
            raise fail("table.cannot-logs", given.source, len(values), id=doubt.node)
        for (value,) in values:
            share = exact.log_share(value, *doubt.about)
            known.setdefault(doubt.about, {})[value] = share
    return known
