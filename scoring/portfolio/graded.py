"""What decides the grades of a whole table: the totals, and which gates and vetoes hold."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from scoring.errors import fail
from scoring.plan import plan_of
from scoring.portfolio import prepared
from scoring.portfolio.columns import read_layout
from scoring.portfolio.reading import identifier
from scoring.portfolio.tables import opened, optional, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from scoring.model import IndicatorSet
    from scoring.portfolio.statement import Statement


class Pattern(NamedTuple):
    """Which gates hold, and which veto decides.

    Attributes:
        held: for every gate, whether it holds.
        veto: which veto decides, counted from 1; 0 for none.
    """

    held: tuple[bool, ...]
    veto: int


class Graded(NamedTuple):
    """What decides the grades of the projects of a table; arrays have one item a row.

    Attributes:
        source: what the table is called in messages.
        names: what the projects are called: an array of texts, or ``None`` where no column says.
        totals: an array of 64-bit integers, the totals that bounds are held against in units of
            1/*scale* points; those of vetoes where they replace the total.
        scale: how many units make a point.
        patterns: the patterns that occur.
        places: an array of the places of the rows' own among them.
    """

    source: str
    names: Any
    totals: Any
    scale: int
    patterns: tuple[Pattern, ...]
    places: Any


def graded(
    indicator_set: IndicatorSet,
    table: Any,
    *,
    name: str | None = None,
    weights: Mapping[str, Decimal | int] | None = None,
) -> Graded:
    """Score a table and return what decides its grades.

    Args:
        indicator_set: the rules of the evaluation.
        table: see :func:`scoring.evaluate_table`.
        name: the column that says what projects are called; by default the first of those that
            hold no answers.
        weights: see :func:`scoring.evaluate_table`.

    Raises:
        ScoringError: as :func:`scoring.evaluate_table`; or if there is no such column, there are
            no rows, or NumPy is not installed.
        TypeError: if *table* is no table.
    """
    given, statement = prepared(indicator_set, table, weights or {})
    numpy = optional("numpy", given.source)
    passed = statement.layout.passed
    if name is not None and name not in passed:
        known = ", ".join(passed) or "—"
        raise fail("bands.no-name-column", given.source, name, known=known)
    called = name or next(iter(passed), None)
    total, scale = _total(statement)
    chosen = [f"{total} AS totals", f"{_pattern(indicator_set)} AS patterns"]
    if called is not None:
        chosen.append(f"CAST({identifier(called)} AS VARCHAR) AS names")
    text = statement.scoring(given.text, passed=called is not None)
    with reading(given.source):
        found = given.run(f"SELECT {', '.join(chosen)} FROM ({text})").fetchnumpy()
    totals = numpy.asarray(found["totals"], dtype=numpy.int64)
    if not len(totals):
        raise fail("bands.no-rows", given.source)
    numbers, places = numpy.unique(numpy.asarray(found["patterns"]), return_inverse=True)
    patterns = tuple(_read(indicator_set, int(number)) for number in numbers)
    totals = _replaced(indicator_set, totals, scale, patterns, places)
    return Graded(given.source, found.get("names"), totals, scale, patterns, places)


def _total(statement: Statement) -> tuple[str, int]:
    """Return the total before any veto as SQL, and how many of its units make a point."""
    names = {result.name: result.text for result in statement.results}
    places = statement.plan.outcomes.places
    if places is not None:
        column = "total_before" if "total_before" in names else "total"
        return f"CAST({column} * {10**places} AS BIGINT)", 10**places
    column = "total_ticks_before" if "total_ticks_before" in names else "total_ticks"
    return column, statement.ticks_per_point


def _pattern(indicator_set: IndicatorSet) -> str:
    """Return which gates hold and which veto decides as a whole number in SQL."""
    terms = ["0"]
    for place, gate in enumerate(indicator_set.gates):
        terms.append(f"CASE WHEN {identifier(f'gate.{gate.id}')} THEN {2**place} ELSE 0 END")
    step = 2 ** len(indicator_set.gates)
    for number, veto in enumerate(indicator_set.vetoes, start=1):
        column = identifier("veto")
        terms.append(f"CASE WHEN {column} = '{veto.id}' THEN {number * step} ELSE 0 END")
    return f"CAST({' + '.join(terms)} AS BIGINT)"


def _read(indicator_set: IndicatorSet, number: int) -> Pattern:
    """Return a pattern from its number."""
    gates = len(indicator_set.gates)
    held = tuple(bool(number >> place & 1) for place in range(gates))
    return Pattern(held, number >> gates)


def _replaced(
    indicator_set: IndicatorSet,
    totals: Any,
    scale: int,
    patterns: Sequence[Pattern],
    places: Any,
) -> Any:
    """Return the totals with those that vetoes put in their place."""
    for place, pattern in enumerate(patterns):
        instead = replaced_total(indicator_set, pattern)
        if instead is not None:
            totals = totals.copy()
            totals[places == place] = (instead * scale).numerator
    return totals


def replaced_total(indicator_set: IndicatorSet, pattern: Pattern) -> Fraction | None:
    """Return the total that the veto of a pattern publishes, ``None`` where it leaves it alone."""
    if not pattern.veto:
        return None
    total = indicator_set.vetoes[pattern.veto - 1].total
    return None if total is None else Fraction(total)


def columns_read(indicator_set: IndicatorSet, table: Any) -> dict[str, str]:
    """Return the columns of a table that hold answers to a set, and the indicator of each.

    Raises:
        ScoringError: with everything that is wrong with the columns.
        TypeError: if *table* is no table.
    """
    given = opened(table)
    layout = read_layout(plan_of(indicator_set), given.names, given.source)
    return {column: key[0] for key, column in layout.columns.items()}
