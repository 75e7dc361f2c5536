"""The rows of a table: indicators, groups, subtotals and totals, each with its path of names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scoring.errors import Problem, fail
from scoring.exact import to_decimal
from scoring.io.foreign.finder import FIGURES
from scoring.io.foreign.headings import folded, heading

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence
    from decimal import Decimal

    from scoring.io.foreign.finder import Column, Table

TOTALS = re.compile(
    r"(得分|总分)?(合计|总计|共计)(得分|分值|分数)?|(评价|自评)?总(得|评)?分值?|(最终|综合|总体)得分|total"
)
SUBTOTALS = re.compile(r"(本页|分项|[一二三]级指标)?小计|subtotal")
MOST_ROWS = 2_000
REMARKS = re.compile(r"(评价|评定|绩效|综合|自评|复审)*(等级|级别|结论|意见|结果)|(总|综合)?得分率")
"""A grade, a score rate or a conclusion below the table."""
SIGNED = re.compile(
    r"(项目|评价|评审|评分|打分|单位|填表|制表|复核|审核|经办|联系|负责|组长|专家|人)*"
    r"(签字|签名|签章|盖章|日期|电话|组长|专家|人)(\([^()]*\))?[:：]"
)
"""Who signs below the table."""
OF_WHICH = re.compile(r"(其中|ofwhich)[:：]?")
_ENDS = re.compile(r"(.+?)(小计|合计|总计)")
_NUMBERED = re.compile(
    r"^(第?[一二三四五六七八九十]+[、.．]|[(][一二三四五六七八九十0-9]+[)]|[0-9]+([.][0-9]+)*[、.．]?"
    r"|[a-z][0-9]+([.][0-9]+)*[、.．]?|[①-⑳])(?=[^0-9%])"
)
_IN_BRACKETS = re.compile(r"\([^()]*(分|%)\)$")
_POINTS_BEHIND = re.compile(r"\((?:共|计|满分|分值)?:?([0-9]{1,6}(?:\.[0-9]{1,8})?)分\)$")


@dataclass(frozen=True, slots=True)
class Row:
    """One row that says something.

    Attributes:
        number: the row.
        kind: ``indicator``, ``group``, ``subtotal`` or ``total``.
        path: the names from the top group down, as written.
        deepest: the column in which the last of them stands.
        starts: the columns of names in which this row itself says something.
        more: the rows right below in which its standard, reasons or evidence go on.
    """

    number: int
    kind: str
    path: tuple[str, ...]
    deepest: int
    starts: frozenset[int]
    more: tuple[int, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """All rows that speak of it."""
        return (self.number, *self.more)

    @property
    def key(self) -> tuple[str, ...]:
        """The path by which rows are compared."""
        return tuple(plain_name(one) for one in self.path)


def plain_name(text: str) -> str:
    """Return a name without blanks, a number before it, and points in brackets behind it."""
    name = _IN_BRACKETS.sub("", folded(text)).strip(":：;；。")
    return _NUMBERED.sub("", name) or name


def points_behind(name: str) -> Decimal | None:
    """Return the full points that stand in brackets behind a name, as in 决策（20分）."""
    found = _POINTS_BEHIND.search(folded(name))
    return to_decimal(found.group(1)) if found else None


def read_rows(table: Table, known: Container[str] = frozenset()) -> list[Row]:
    """Return the rows of a table, blank ones and headers of later pages left out.

    *known* are plain names of indicators that may look like subtotals and are none.

    Raises:
        ScoringError: if there are more rows than any score table has.
    """
    page, names = table.page, _names(table)
    last = max((row for row, _ in page.cells), default=0)
    written = {row for row, column in page.cells if column in {c.number for c in table.columns}}
    chain: dict[int, str] = {}
    found: list[Row] = []
    signature, numbers = table.signature, [one.number for one in table.columns]
    skip = 0
    for row in (*table.above, *range(table.first_row, last + 1)):
        if row not in written or row <= skip:
            continue
        if _is_header(table, row, signature, numbers):
            skip = row + len(table.header) - 1
            chain.clear()
            continue
        made = _row(table, row, names, chain, known)
        if made is not None:
            found.append(made)
        elif found and _goes_on(table, row, names, found[-1]):
            found[-1] = replace(found[-1], more=(*found[-1].more, row))
        if len(found) > MOST_ROWS:
            raise fail("foreign.too-long", page.place(row, 1), limit=MOST_ROWS)
    return _with_groups(found)


def has_figures(table: Table, row: int) -> bool:
    """Whether anything stands in a column of figures."""
    return any(table.page.text(row, one.number) for one in table.of(*FIGURES))


def _has_numbers(table: Table, row: int) -> bool:
    texts = (table.page.text(row, one.number) for one in table.of(*FIGURES))
    return any(to_decimal(text.removesuffix("%")) is not None for text in texts)


def unseen(table: Table, rows: Sequence[Row], columns: Sequence[Column]) -> list[Problem]:
    """Return notes on what nobody sees: figures in hidden rows and columns, what a format lost."""
    page = table.page
    notes = [Problem("xls.lossy", page.where)] if page.lossy else []
    for row in rows:
        for one in columns:
            text = page.text(row.number, one.number)
            if text and page.is_hidden(row.number, one.number):
                place = page.place(row.number, one.number)
                notes.append(Problem("foreign.hidden", place, text))
                break
    return notes


def _names(table: Table) -> list[Column]:
    levels = sorted(table.of("level"), key=lambda one: one.level)
    return [*levels, *table.of("name")]


def _is_header(table: Table, row: int, signature: frozenset[str], columns: Sequence[int]) -> bool:
    texts = {folded(table.page.text(row, column)) for column in columns} - {""}
    if not texts or not all(heading(one) for one in texts):
        return False
    return len(texts & signature) * 2 > len(texts)


def _row(
    table: Table,
    row: int,
    names: Sequence[Column],
    chain: dict[int, str],
    known: Container[str],
) -> Row | None:
    page = table.page
    here = {one.number: page.text(row, one.number) for one in names}
    numbered = [page.text(row, one.number) for one in table.of("number", "id")]
    filled = page_names(table, row, names, chain)
    for word in (*here.values(), *numbered):
        kind = _closing(word, chain.values(), known)
        if kind == "of which":
            return None
        if kind is not None:
            return _closing_row(row, kind, word, filled, tuple(chain.values()))
    figures = has_figures(table, row)
    if any(SIGNED.match(folded(text)) for text in here.values()) and not _has_numbers(table, row):
        return None
    if not any(here.values()):
        return Row(row, "nameless", (), 0, frozenset()) if figures else None
    said = [number for number, text in here.items() if text]
    if (
        not figures
        and said == [names[0].number]
        and len(names) > 1
        and not _leads(table, row, names)
    ):
        # a remark, or who signs: it stands in the first column and heads nothing
        return None
    chain.clear()
    chain.update({one.number: filled[one.number] for one in names if filled.get(one.number)})
    return Row(row, "indicator", tuple(chain.values()), max(chain), frozenset(said))


def _goes_on(table: Table, row: int, names: Sequence[Column], above: Row) -> bool:
    """Whether a row of no name and no figures says more of the indicator right above it."""
    if above.kind != "indicator" or row != above.numbers[-1] + 1 or has_figures(table, row):
        return False
    heads = any(table.page.text(row, one.number) for one in (*names, *table.of("number", "id")))
    columns = table.of("standard", "reason", "evidence")
    texts = [text for one in columns if (text := table.page.text(row, one.number))]
    return bool(texts) and not heads and not any(SIGNED.match(folded(one)) for one in texts)


def _closing_row(
    row: int, kind: str, word: str, filled: dict[int, str], chain: tuple[str, ...]
) -> Row:
    """Return a subtotal or total; the names before its word say what it closes."""
    path = _path_above(filled, word)
    if kind == "total":
        return Row(row, "subtotal" if path else "total", path, 0, frozenset())
    named = _ENDS.fullmatch(plain_name(word))
    if not path and named:
        path = _named(chain, named.group(1))
    return Row(row, "subtotal", path or chain[:1], 0, frozenset())


def _leads(table: Table, row: int, names: Sequence[Column]) -> bool:
    """Whether rows below leave the first column of names blank and name something beside it."""
    below = row + 1
    return any(table.page.text(below, one.number) for one in names[1:]) and not table.page.text(
        below, names[0].number
    )


def page_names(
    table: Table, row: int, names: Sequence[Column], chain: dict[int, str]
) -> dict[int, str]:
    """Return the names that hold for a row: merged cells and blanks are filled from above."""
    page, filled, fresh = table.page, {}, False
    last = max((one.number for one in names if page.text(row, one.number)), default=0)
    for one in names:
        text = page.text(row, one.number)
        area = page.merge(row, one.number)
        if area and not text and area[1] <= one.number:
            inside = area[1] == one.number
            text = page.text(area[0], area[1]) if inside and not fresh else ""
            filled[one.number] = text
            continue
        if text:
            fresh = fresh or chain.get(one.number) != text
            filled[one.number] = text
        elif not fresh and one.number < last:
            filled[one.number] = chain.get(one.number, "")
    return filled


def _path_above(filled: dict[int, str], word: str) -> tuple[str, ...]:
    """Return the names before the word that closes a group."""
    path: list[str] = []
    for text in filled.values():
        if text == word:
            break
        if text:
            path.append(text)
    else:
        return ()
    return tuple(path)


def _named(path: Sequence[str], name: str) -> tuple[str, ...]:
    wanted = plain_name(name)
    for at, one in enumerate(path):
        if plain_name(one) == wanted:
            return tuple(path[: at + 1])
    return ()


def _closing(word: str, chain: Iterable[str], known: Container[str]) -> str | None:
    """Return what a row is that begins with this word, or ``None`` for an indicator."""
    name = plain_name(word)
    if not name or name in known:
        return None
    if OF_WHICH.match(name) or REMARKS.fullmatch(name):
        return "of which"
    if TOTALS.fullmatch(name):
        return "total"
    if SUBTOTALS.fullmatch(name):
        return "subtotal"
    ends = _ENDS.fullmatch(name)
    if ends and ends.group(1) in {plain_name(one) for one in chain}:
        return "subtotal"
    return None


def _with_groups(rows: Sequence[Row]) -> list[Row]:
    """Tell the rows of groups from those of indicators: something stands below them."""
    above = {
        row.key[:size] for row in rows if row.kind == "indicator" for size in range(1, len(row.key))
    }
    return [
        replace(row, kind="group") if row.kind == "indicator" and row.key in above else row
        for row in rows
    ]
