"""The past scored again by another version of a set, and which change moved whom."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from scoring.errors import Problems, ScoringError
from scoring.portfolio.graded import columns_read
from scoring.portfolio.sheets import as_table
from scoring.whatif.backtesting.changing import steps_between
from scoring.whatif.backtesting.retaking import (
    Part,
    Scored,
    moved_rows,
    regraded_rows,
    retaken,
    scored,
)
from scoring.whatif.bounding import sorted_totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from scoring.model import Grade, IndicatorSet
    from scoring.whatif.backtesting.retaking import Retake

__all__ = ["Backtest", "Effect", "Part", "SetMover", "backtest"]


class Effect(NamedTuple):
    """What one part does to a project.

    Attributes:
        part: the part.
        alone: points that it moves the total of the old set by; ``None`` where it cannot be made
            alone.
        last: points by which the total of the new set differs from that without it; ``None``
            where that is no set.
        regrades: whether it changes the grade alone.
        needed: whether the grade is another one without it.
    """

    part: Part
    alone: Fraction | None
    last: Fraction | None
    regrades: bool | None
    needed: bool | None


class SetMover(NamedTuple):
    """A project whose total or grade is another one.

    Attributes:
        row: the number of its row, from 1.
        name: what it is called; the number of its row where the table does not say.
        totals: its total before and after, as bounds are held against it.
        before: its grade by the old set.
        after: its grade by the new one.
        effects: the parts that do anything to it, alone or last.
        together: points of the difference that no part makes alone: what parts do only with
            others, or undo of each other.
    """

    row: int
    name: str
    totals: tuple[Fraction, Fraction]
    before: Grade
    after: Grade
    effects: tuple[Effect, ...]
    together: Fraction


@dataclass(frozen=True, slots=True)
class Backtest:
    """A table scored by two sets.

    Attributes:
        old: the set it was scored by.
        new: the set it is scored by again.
        source: what the table is called.
        projects: how many rows it has.
        parts: the changes that may move totals and grades.
        counts: how many projects have each grade, by the old set and by the new one.
        transitions: how many go from each old grade, by row, to each new one.
        regraded: how many have another grade.
        moving: how many have another total or grade.
        unused: columns that the old set reads and the new one does not.
        absent: indicators of the new set for which the table has no column; its policies settle
            them.
    """

    old: IndicatorSet
    new: IndicatorSet
    source: str
    projects: int
    parts: tuple[Part, ...]
    counts: tuple[tuple[int, ...], tuple[int, ...]]
    transitions: tuple[tuple[int, ...], ...]
    regraded: int
    moving: int
    unused: tuple[str, ...]
    absent: tuple[str, ...]
    _rows: Sequence[int]
    _pair: tuple[Scored, Scored]
    _retakes: Sequence[Retake]

    @property
    def movers(self) -> Iterator[SetMover]:
        """Go through those with another total or grade, and by what.

        Other grades go first, then the largest differences of totals, else the order of the table.
        """
        for row in self._rows:
            yield _mover(row, *self._pair, self._retakes)


def backtest(
    old: IndicatorSet,
    new: IndicatorSet,
    table: Any,
    *,
    name: str | None = None,
    weights: Mapping[str, Decimal | int] | None = None,
    report: Callable[[int, int], object] | None = None,
) -> Backtest:
    """Score a table by an old and a new set, and say which change moved whom.

    Each change is made alone, to the old set, and all but each, and the whole table is scored by
    every one of these sets.  Changes that are no set alone are joined: first those of one node,
    then of one group, of one branch, and at last all of them.

    Args:
        old: the set the table was scored by.
        new: the set it is scored by again; grades of the same id are the same grade.
        table: one row a project; see :func:`scoring.evaluate_table`.  Filled sheets in place of it
            are those of the old set.  Answers that only one of
            the sets asks for may stand in it; what the new set asks for besides is settled as it
            says for missing values.
        name: the column with the names of the projects; by default the first of those that hold
            no answers to the new set.
        weights: the weights of the reviewers; see :func:`scoring.evaluate_table`.
        report: called as the work goes on, with how many of how many sets are done.

    Raises:
        ScoringError: with everything for which the table cannot be scored by either set.
        TypeError: if *table* is no table.
    """
    table = as_table(old, table, weights, new)
    problems, found = Problems(), list[Scored]()
    for used in (old, new):
        try:
            found.append(scored(used, table, weights, name if used is new else None))
        except ScoringError as error:
            problems.extend(one for one in error.problems if one not in [*problems])
    problems.raise_if_any()
    before, after = found
    regraded = {*regraded_rows(before, after)}
    rows = sorted(regraded.union(moved_rows(before, after)))
    rows.sort(key=lambda row: (row not in regraded, -abs(after.total(row) - before.total(row))))
    steps = steps_between(old, new)
    retakes = retaken(steps, before, after, table, weights, report) if rows else []
    transitions = sorted_totals.crossed(before.ends, after.ends, len(old.grades), len(new.grades))
    asked, reads = columns_read(old, table), columns_read(new, table)
    return Backtest(
        old,
        new,
        after.source,
        len(after.totals),
        tuple(one.part for one in retakes),
        (
            tuple(sum(row) for row in transitions),
            tuple(sum(column) for column in zip(*transitions, strict=True)),
        ),
        tuple(map(tuple, transitions)),
        len(regraded),
        len(rows),
        tuple(column for column in asked if column not in reads),
        tuple(node.id for node in new.indicators if node.id not in reads.values()),
        rows,
        (before, after),
        retakes,
    )


def _mover(row: int, before: Scored, after: Scored, retakes: Sequence[Retake]) -> SetMover:
    """Return what became of one project, and by what."""
    old, new = before.total(row), after.total(row)
    effects = [_effect(row, before, after, one) for one in retakes]
    alone = sum((one.alone for one in effects if one.alone is not None), Fraction(0))
    return SetMover(
        row + 1,
        after.name(row),
        (old, new),
        before.grade(row),
        after.grade(row),
        tuple(one for one in effects if one.alone or one.last or one.regrades or one.needed),
        new - old - alone,
    )


def _effect(row: int, before: Scored, after: Scored, retake: Retake) -> Effect:
    """Return what one part does to one project."""
    alone, without = retake.alone, retake.without
    return Effect(
        retake.part,
        None if alone is None else alone.total(row) - before.total(row),
        None if without is None else after.total(row) - without.total(row),
        None if alone is None else alone.grade(row).id != before.grade(row).id,
        None if without is None else without.grade(row).id != after.grade(row).id,
    )
