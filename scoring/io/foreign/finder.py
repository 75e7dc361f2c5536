"""Where in a file the score table is: its header, found by its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.exact import to_decimal
from scoring.io.foreign.headings import Heading, folded, heading, joined
from scoring.io.foreign.page import WIDEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.io.foreign.page import Page

NAMES = frozenset({"level", "name"})
MOST_LEVELS = 6
"""A heading that is merged over more columns is a title."""
MOST_TABLES = 20
"""More need not be told apart: one is too many."""
FIGURES = frozenset({"full", "score", "expert", "target", "actual"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: what it holds, and how its heading reads."""

    number: int
    kind: str
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was found.

    Attributes:
        header: the rows of its header.
        columns: its columns with a heading, from left to right.
        above: rows above the header that belong to it.
    """

    page: Page
    header: tuple[int, ...]
    columns: tuple[Column, ...]
    above: tuple[int, ...] = ()

    def of(self, *kinds: str) -> list[Column]:
        """Return the columns of these kinds."""
        return [one for one in self.columns if one.kind in kinds]

    @property
    def first_row(self) -> int:
        """The first row below the header."""
        return self.header[-1] + 1

    @property
    def signature(self) -> frozenset[str]:
        """The headings, by which a header row on a later page is told."""
        return frozenset(folded(self.page.text(self.header[0], c.number)) for c in self.columns)


def find_tables(page: Page) -> list[Table]:
    """Return the tables of a page: another one begins where other headings stand."""
    found: list[Table] = []
    rows: dict[int, list[int]] = {}
    for row, column in page.cells:
        if column <= WIDEST:
            rows.setdefault(row, []).append(column)
    numbers = sorted(rows)
    done = 0
    for at, row in enumerate(numbers):
        if len(found) > MOST_TABLES:
            break
        if row <= done or not _promising(page, row, rows[row]):
            continue
        below = numbers[at + 1] if at + 1 < len(numbers) else None
        pair = _two_rows(page, row, below, rows) if below == row + 1 and below else None
        table = _one_row(page, row, rows[row])
        if (
            pair
            and _sound(pair)
            and (len(pair.columns), _kinds(pair))
            > (
                len(table.columns),
                _kinds(table),
            )
        ):
            table = pair
        if not _sound(table):
            continue
        done = table.header[-1]
        if not any(_same(table, other) for other in found):
            found.append(table)
    return found


def _promising(page: Page, row: int, columns: Sequence[int]) -> bool:
    return any(heading(page.text(row, column)) for column in columns)


def _kinds(table: Table) -> list[tuple[str, int]]:
    return [(one.kind, one.level) for one in table.columns]


def _same(one: Table, other: Table) -> bool:
    return [(c.number, folded(c.title)) for c in one.columns] == [
        (c.number, folded(c.title)) for c in other.columns
    ]


def _sound(table: Table) -> bool:
    kinds = {one.kind for one in table.columns}
    return bool(kinds & NAMES and kinds & FIGURES)


def _one_row(page: Page, row: int, columns: Sequence[int]) -> Table:
    found = []
    for column in sorted(columns):
        means = heading(page.text(row, column))
        if means:
            found.extend(_columns(page, row, column, means))
    return Table(page, (row,), tuple(found))


def _columns(page: Page, row: int, column: int, means: Heading) -> list[Column]:
    """Return the columns below a heading: 指标 merged over several stands for as many levels."""
    title = page.text(row, column)
    area = page.merge(row, column)
    if means.kind != "name" or area is None or not 1 <= area[3] - column < MOST_LEVELS:
        return [_column(column, means, title)]
    levels = enumerate(range(column, area[3] + 1), 1)
    return [_column(one, Heading("level", level), title) for level, one in levels]


def _column(number: int, means: Heading, title: str) -> Column:
    return Column(number, means.kind, means.level, " ".join(title.split()))


def _two_rows(page: Page, row: int, below: int, rows: dict[int, list[int]]) -> Table | None:
    """Return a header of two rows, or ``None`` where the second one is no heading."""
    columns = sorted({*rows[row], *rows[below]})
    found, carried = [], ""
    for column in columns:
        top, bottom = page.text(row, column), page.text(below, column)
        over = page.across(row, column)
        carried = top or over or (carried if bottom else "")
        if bottom and to_decimal(bottom) is not None:
            return None
        spanned = carried if bottom and not top else top or over
        means = joined(spanned, bottom)
        if bottom and not heading(bottom) and not _under(page, row, column, spanned):
            return None
        area = page.merge(row, column)
        over_blanks = area and not any(page.text(below, n) for n in range(area[1], area[3] + 1))
        if means and not bottom and over_blanks:
            found.extend(_columns(page, row, column, means))
        elif means:
            title = top if not bottom else bottom if not spanned else f"{spanned} {bottom}"
            found.append(_column(column, means, title if means.kind != "level" else bottom or top))
    return Table(page, (row, below), tuple(found))


def _under(page: Page, row: int, column: int, top: str) -> bool:
    """Whether a heading stands above several columns, this one among them."""
    means = heading(top)
    if means is None or means.kind not in {"score", "expert", "target", "actual"}:
        return False
    area = page.merge(row, column)
    if area:
        return area[3] > area[1] and area[2] == row
    return not page.text(row, column) or not page.text(row, column + 1)
