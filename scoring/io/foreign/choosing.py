"""Which columns of a table hold the scores: the one asked for, the experts', or the only one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import fail
from scoring.io.foreign.headings import bare, folded
from scoring.io.workbook.cells import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.io.foreign.finder import Column, Table

OF_SEVERAL = re.compile(r"(专家)?(平均|最终|综合|评价|评定)?(得分|评分|分)")
"""What the result of several experts is called."""


_UNIT = r"((项目|部门|预算)?单位)?自评"
OF_THE_UNIT = re.compile(
    rf"{_UNIT}(得分|评分|打分|分)?(值|数|情况|结果)?|(得分|评分|打分){_UNIT}|self-?(score|points)?"
)
"""What the self score is called."""


class Chosen(NamedTuple):
    """The columns that are read as scores.

    Attributes:
        scores: one, or one for each expert.
        result: a column that says what the experts came to, if there is one.
        own: the column of self scores beside them, if there is one.
    """

    scores: tuple[Column, ...]
    result: Column | None = None
    own: Column | None = None


def choose(table: Table, wanted: str | None) -> Chosen:
    """Return the columns of scores; none where the table has none.

    A column of self scores is one of scores like any other where no other is chosen; beside the
    one that is, it holds the self scores.

    Raises:
        ScoringError: if several fit, or the one asked for is not there.
    """
    chosen = _scores(table, wanted)
    own = [
        one
        for one in table.of("score")
        if one not in {*chosen.scores, chosen.result} and OF_THE_UNIT.fullmatch(bare(one.title))
    ]
    return chosen._replace(own=own[0]) if chosen.scores and len(own) == 1 else chosen


def _scores(table: Table, wanted: str | None) -> Chosen:
    """Return the columns that hold the scores of the result.

    Raises:
        ScoringError: if several fit, or the one asked for is not there.
    """
    page, scores, experts = table.page, table.of("score"), table.of("expert")
    head = table.header[-1]
    if wanted is not None:
        alike = [one for one in table.columns if bare(one.title) == bare(wanted)]
        # a letter is one before it is part of a heading
        fits = alike or [one for one in table.columns if folded(wanted) == folded(_letters(one))]
        fits = fits or [one for one in table.columns if folded(wanted) in folded(one.title)]
        if len(fits) != 1:
            candidates = fits or [*scores, *experts]
            known = _titles(candidates)
            raise fail("foreign.no-column", page.where, wanted, known=known)
        return Chosen((fits[0],))
    if experts:
        results = [one for one in scores if OF_SEVERAL.fullmatch(bare(one.title))]
        return Chosen(tuple(experts), results[0] if len(results) == 1 else None)
    if len(scores) > 1:
        known = _titles(scores)
        raise fail("foreign.several-scores", page.place(head, scores[0].number), known)
    return Chosen(tuple(scores))


def _letters(column: Column) -> str:
    return reference(1, column.number)[:-1]


def _titles(columns: Sequence[Column]) -> str:
    """Return the headings of columns; of those that read alike the letters, by which to ask."""
    read = [bare(one.title) for one in columns]
    told = (
        one.title if read.count(bare(one.title)) == 1 else f"{_letters(one)} ({one.title})"
        for one in columns
    )
    return ", ".join(told)


def full_columns(table: Table) -> dict[int, Column]:
    """Return the columns of full points by the column of names that they belong to.

    A column belongs to the names before it; where there is one only, to every name, under 0.
    Of several behind one name, points are taken before weights.
    """
    full = table.of("full")
    if not full:
        return {}
    names = [one.number for one in table.of("level", "name")]
    found: dict[int, Column] = {}
    for one in full:
        before = max((number for number in names if number < one.number), default=0)
        known = found.get(before)
        if known is None or ("权重" in known.title and "权重" not in one.title):
            found[before] = one
    return {0: next(iter(found.values()))} if len(found) == 1 else found
