"""Rows of a table to indicators of a set: by id, by the path of names, never by a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.errors import MOST_HINTS, closest
from scoring.io.foreign.headings import folded
from scoring.io.foreign.rows import plain_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from scoring.errors import Problems
    from scoring.io.foreign.finder import Table
    from scoring.io.foreign.rows import Row
    from scoring.model import IndicatorSet, Node

BETWEEN = "›"


class Matcher:
    """Finds the node that a row speaks of."""

    def __init__(self, indicator_set: IndicatorSet) -> None:
        self.set = indicator_set
        self.ids = {folded(node.id): node for node in indicator_set.indicators}
        self.paths: list[tuple[tuple[str, ...], Node]] = []
        for node in indicator_set.nodes.values():
            if node.parent is None:
                continue
            for language in ("zh", "en"):
                path = tuple(loose(n.label.of(language)) for n in indicator_set.path(node.id))
                self.paths.append((path, node))

    def leaf_names(self) -> frozenset[str]:
        """Return the plain names of the indicators."""
        return frozenset(
            plain_name(node.label.of(language))
            for node in self.set.indicators
            for language in ("zh", "en")
        )

    def by_id(self, written: str) -> Node | None:
        """Return the indicator of this id."""
        return self.ids.get(folded(written))

    def by_path(self, path: Sequence[str], *, group: bool = False) -> Node | None:
        """Return the one node whose names, in their order, are these.

        Levels that the table leaves out may be missing, but not all of them: a single name is
        a path only where the node stands directly below the total.
        """
        wanted = tuple(loose(one) for one in path)
        if not wanted:
            return self.set.root if group else None
        fits = {
            node.id: node
            for own, node in self.paths
            if node.is_indicator != group and own == wanted
        }
        if not fits and (len(wanted) > 1 or group):
            fits = {
                node.id: node
                for own, node in self.paths
                if node.is_indicator != group and own[-1] == wanted[-1] and _within(wanted, own)
            }
        return next(iter(fits.values())) if len(fits) == 1 else None

    def by_name(self, path: Sequence[str], full: Fraction | None) -> Node | None:
        """Return the only indicator of this name, if its full points are these."""
        name = loose(path[-1])
        fits = {node.id: node for own, node in self.paths if node.is_indicator and own[-1] == name}
        found = next(iter(fits.values())) if len(fits) == 1 else None
        return found if found is not None and found.full == full else None

    def hint(self, path: Sequence[str]) -> str | None:
        """Return the indicator that was probably meant, for a message only."""
        names = {
            plain_name(node.label.of(language)): f"{node.id} {node.label.of(language)}"
            for language in ("en", "zh")
            for node in self.set.indicators
        }
        near = closest(plain_name(path[-1]), names)
        return names[near] if near else None


def loose(name: str) -> str:
    """Return a name without the word 指标 behind it, which tables add and leave out."""
    plain = plain_name(name)
    return plain.removesuffix("指标") or plain


def _within(names: Sequence[str], path: Sequence[str]) -> bool:
    """Whether these names occur in the path in this order."""
    rest = iter(path)
    return all(any(one == other for other in rest) for one in names)


def match_rows(
    table: Table,
    rows: Sequence[Row],
    matcher: Matcher,
    full_of: Callable[[Row], Fraction | None],
    problems: Problems,
) -> dict[int, Node]:
    """Return the indicator of every row that is one, by its number; note what fits none.

    A row without figures that fits none is a remark below the table.
    """
    page, found = table.page, {}
    seen: dict[str, str] = {}
    ids = table.of("id")
    for row in rows:
        if row.kind not in {"indicator", "nameless"}:
            continue
        place = page.place(row.number, row.deepest or table.columns[0].number)
        node, written = None, next((page.text(row.number, c.number) for c in ids), "")
        if written:
            node = matcher.by_id(written)
        if row.kind == "nameless" and node is None:
            figures = (page.text(row.number, one.number) for one in table.columns)
            problems.add("foreign.no-name", place, next(filter(None, figures), ""))
            continue
        named = None
        if row.path:
            named = matcher.by_path(row.path) or matcher.by_name(row.path, full_of(row))
        if node is not None and named is not None and named is not node:
            said = f"{written} {row.path[-1]}"
            problems.add("foreign.id-and-name", place, said, id=node.id, other=named.id)
            continue
        node = node or named
        if node is None:
            _unmatched(table, row, matcher, place, problems)
        elif node.id in seen:
            shown = BETWEEN.join(row.path) or written
            problems.add("foreign.row-twice", place, shown, id=node.id, other=seen[node.id])
        else:
            seen[node.id] = place
            found[row.number] = node
    return found


def _unmatched(table: Table, row: Row, matcher: Matcher, place: str, problems: Problems) -> None:
    from scoring.io.foreign.rows import has_figures

    if not has_figures(table, row.number):
        return
    hint = matcher.hint(row.path) if len(problems) < MOST_HINTS else None
    code = "foreign.unmatched-hint" if hint else "foreign.unmatched"
    problems.add(code, place, BETWEEN.join(row.path), hint=hint)
