"""A draft of an indicator set from a score table: its tree, its points, judgement everywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.errors import Problem, fail
from scoring.exact import as_text, decimal_places, rounded, terminates
from scoring.io.foreign.figures import Figures
from scoring.io.foreign.rows import points_behind, read_rows
from scoring.io.foreign.standards import suggested

if TYPE_CHECKING:
    from scoring.io.foreign.finder import Table
    from scoring.io.foreign.rows import Row
    from scoring.io.foreign.standards import Suggestion

_USABLE = re.compile(r"[\w.\-]{1,64}")
LEAST_PLACES, MOST_PLACES = 2, 8
WHOLE = 100
LARGEST = 1_000_000
"""More is no number of points."""
ROOT = "total"


@dataclass(slots=True)
class DraftNode:
    """A group or an indicator of a draft.

    Attributes:
        points: full points of an indicator; ``None`` for a group, whose children give them.
        illustrative: whether the table has none.
        suggestion: the rule that its standard says without a doubt, if it does.
    """

    id: str
    name: str
    under: str
    points: Fraction | None = None
    illustrative: bool = False
    standard: str = ""
    suggestion: Suggestion | None = None


@dataclass(slots=True)
class Draft:
    """What a set is to hold.

    Attributes:
        nodes: groups before what stands under them.
        places: decimals of points.
        experts: how many columns of reviewers the table has.
        notes: what is doubtful.
    """

    source: str
    nodes: list[DraftNode] = field(default_factory=list)
    places: int = LEAST_PLACES
    experts: int = 1
    notes: list[Problem] = field(default_factory=list)

    @property
    def total(self) -> Fraction:
        """What the indicators add up to."""
        return sum((one.points for one in self.nodes if one.points is not None), Fraction(0))


def draft_from(table: Table, source: str) -> Draft:
    """Return the draft of a set from a table; *source* is what the set cites.

    Raises:
        ScoringError: if the table has no indicator.
    """
    return _Drafter(table, source).make()


class _Drafter:
    def __init__(self, table: Table, source: str) -> None:
        self.table, self.page = table, table.page
        self.figures = Figures(table)
        self.draft = Draft(source, experts=max(1, len(table.of("expert"))))
        self.groups: dict[tuple[str, ...], str] = {}
        self.seen: dict[tuple[str, ...], str] = {}
        self.used = {ROOT}
        self.children: dict[str, int] = {}
        self.numbers: list[int] = []

    def make(self) -> Draft:
        rows = read_rows(self.table)
        leaves = [row for row in rows if row.kind == "indicator" and self._counts(row)]
        self.numbers = [row.number for row in leaves]
        if not leaves:
            raise fail("draft.no-indicator", self.page.where)
        share = Fraction(rounded(Fraction(WHOLE, len(leaves)), LEAST_PLACES))
        for row in leaves:
            under = self._groups(row)
            self._leaf(row, under, share)
        for row in rows:
            if row.kind == "nameless":
                place = self.page.place(row.number, self.table.columns[0].number)
                self.draft.notes.append(Problem("draft.nameless", place))
        if self.draft.total != WHOLE:
            total = as_text(self.draft.total)
            self.draft.notes.append(Problem("draft.not-hundred", self.page.where, total))
        return self.draft

    def _counts(self, row: Row) -> bool:
        """Whether a row is an indicator: it has points of some kind, or a standard."""
        kinds = ("full", "score", "expert", "standard", "target", "actual")
        return any(self.page.text(row.number, one.number) for one in self.table.of(*kinds))

    def _groups(self, row: Row) -> str:
        under, key = ROOT, row.key
        for size in range(1, len(key)):
            name = self.groups.get(key[:size])
            if name is None:
                name = self.groups[key[:size]] = self._next(under)
                self.draft.nodes.append(DraftNode(name, _clean(row.path[size - 1]), under))
            under = name
        return under

    def _next(self, under: str) -> str:
        """Return the next id below a group: A, then A.1, then A.1.1."""
        while True:
            number = self.children[under] = self.children.get(under, 0) + 1
            letter = (
                chr(ord("A") + number - 1) if number <= ord("Z") - ord("A") + 1 else f"N{number}"
            )
            name = letter if under == ROOT else f"{under}.{number}"
            if name not in self.used:
                self.used.add(name)
                return name

    def _leaf(self, row: Row, under: str, share: Fraction) -> None:
        place = self.page.place(row.number, row.deepest)
        name = _clean(row.path[-1])
        if row.key in self.seen:
            said = {"other": self.seen[row.key]}
            self.draft.notes.append(Problem("draft.twice", place, name, said))
        self.seen.setdefault(row.key, place)
        points, scored = self.figures.full_of(row), self._scored(row)
        node = DraftNode(self._id(row, under), name, under, points)
        if points is None or not 0 < points <= LARGEST:
            least = share if not self.figures.full else Fraction(1)
            node.points, node.illustrative = max(least, scored), True
            self.draft.notes.append(Problem("draft.no-points", place, name))
        elif scored > points:
            said = {"full": as_text(points), "points": as_text(scored)}
            self.draft.notes.append(Problem("draft.above-full-points", place, name, said))
        node.points = self._fitting(node.points or Fraction(0))
        self._standard(row, node)
        self.draft.nodes.append(node)

    def _standard(self, row: Row, node: DraftNode) -> None:
        """Take the standard of an indicator, and note a rule that it says."""
        said = self.figures.texts(row, self.table.of("standard"))
        texts = [cell.text.strip() for cell in said]
        node.standard = "\n".join(texts)
        if node.points is None or node.illustrative:
            return
        suggestion = suggested(texts, node.points)
        if suggestion is None:
            return
        cell = said[suggestion.which]
        if self._of_several(cell.row, cell.column):
            return
        node.suggestion = suggestion
        kind = "draft.says-tiers" if suggestion.kind == "tiers" else "draft.says-deductions"
        place = self.page.place(cell.row, cell.column)
        self.draft.notes.append(Problem(kind, place, node.name))

    def _of_several(self, row: int, column: int) -> bool:
        """Whether a cell is merged over several indicators, and so says nothing of one alone."""
        area = self.page.merge(row, column)
        return area is not None and sum(area[0] <= one <= area[2] for one in self.numbers) > 1

    def _id(self, row: Row, under: str) -> str:
        for one in self.table.of("id"):
            written = self.page.text(row.number, one.number)
            if _USABLE.fullmatch(written) and written not in self.used:
                self.used.add(written)
                return written
        return self._next(under)

    def _fitting(self, points: Fraction) -> Fraction:
        """Return points with as many decimals as a set can have, and note how many there are."""
        if not terminates(points) or decimal_places(points) > MOST_PLACES:
            points = Fraction(rounded(points, MOST_PLACES))
        self.draft.places = max(self.draft.places, decimal_places(points))
        return points

    def _scored(self, row: Row) -> Fraction:
        """Return the highest score of a row, and note how many decimals scores have."""
        highest = Fraction(0)
        for one in self.table.of("score", "expert"):
            value = self.figures.points(row.number, one)
            if value is None:
                continue
            if 0 <= value <= LARGEST:
                highest = max(highest, self._fitting(Fraction(value)))
        return highest


def _clean(name: str) -> str:
    """Return a name as it is written, without the points behind it, which the set has as such."""
    whole = " ".join(name.split())
    return whole if points_behind(whole) is None else re.split("[(（][^(（]*$", whole)[0].strip()
