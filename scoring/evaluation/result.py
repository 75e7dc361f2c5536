"""The result of one evaluation: plain data, to be reported, explained or replayed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring import exact
from scoring.algebra.ops import INTEGERS
from scoring.notebook import ShownInNotebooks
from scoring.plan import limits_of
from scoring.rules.grades import bounds_reached

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from scoring.model import Grade, IndicatorSet, Node
    from scoring.schema.fields import Label
    from scoring.schema.outcome import Adjustment, Veto
    from scoring.settle import CheckedSheet
    from scoring.sheet import ScoreSheet


class NodeResult(NamedTuple):
    """What one node earned.

    Attributes:
        node: the group or indicator.
        ticks: its points, as a whole number of ticks.
        tick: how many ticks make one point.
    """

    node: Node
    ticks: int
    tick: int

    @property
    def points(self) -> Fraction:
        """What it earned, in points of its own scale, exactly."""
        return Fraction(self.ticks, self.tick)

    @property
    def full_points(self) -> Fraction:
        """What it could earn."""
        return self.node.full

    @property
    def lost(self) -> Fraction:
        """Full points less points."""
        return self.node.full - self.points

    @property
    def score_rate(self) -> Fraction:
        """Points ÷ full points, between 0 and 1."""
        return self.points / self.node.full


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the total is from another grade.

    Attributes:
        grade: the grade next to the present one.
        points: how many points away its bound is, never negative.
        reached: whether moving by exactly that many points is enough to get that grade, or
            whether it takes more than that.
    """

    grade: Grade
    points: Fraction
    reached: bool


class Applied(NamedTuple):
    """A cap, gate or veto that changed something.

    Attributes:
        kind: ``cap``, ``gate`` or ``veto``.
        rule: what is written of it.
        node: the node whose points a cap limits, else ``None``.
        before: what the node had before the cap, in points of its own scale, else ``None``.
        after: what it has after it.
    """

    kind: str
    rule: Adjustment
    node: Node | None = None
    before: Fraction | None = None
    after: Fraction | None = None


class Unlimited(NamedTuple):
    """What would have come out without caps, gates and vetoes.

    Attributes:
        total: the published total.
        grade: its grade.
    """

    total: Fraction
    grade: Grade


@dataclass(frozen=True, eq=False)
class Evaluation(ShownInNotebooks):
    """The result of one evaluation: plain data, to be reported, explained or replayed.

    Attributes:
        indicator_set: the set it was computed with.
        checked: the sheet it was computed from.
        ticks: the exact points of every node, in the order of the set's nodes.
        tick: how many ticks make one point.
        published: the total as the set publishes it, and how many of its units make a point.
        grade: the grade in the end, after gates and vetoes.
        nodes: what every node earned, by id.
        band: the grade of the total itself.
        out: how nodes are left out (see :data:`scoring.model.SIBLINGS`), by id; those that are
            not there count.
        away: the ticks of nodes whose points are shared out over the whole tree, by id.
        counted: how much every reviewer counts where totals are combined; empty elsewhere.
        applied: the caps, gates and vetoes that changed something, in their order.
        vetoed: the veto that decides, if any.
        scored: the published total before a veto replaced it, in the same unit.
        worth: the coefficient in units of its last decimal, where the set has one.
        without: what would have come out without caps, gates and vetoes; ``None`` where none
            changed anything.
    """

    indicator_set: IndicatorSet
    checked: CheckedSheet
    ticks: tuple[int, ...]
    tick: int
    published: tuple[int, int]
    grade: Grade
    nodes: Mapping[str, NodeResult]
    band: Grade
    out: Mapping[str, int]
    away: Mapping[str, int]
    counted: tuple[int, ...]
    applied: tuple[Applied, ...]
    vetoed: Veto | None
    scored: int
    worth: int | None
    without: Unlimited | None

    @property
    def outcome(self) -> Label:
        """The words of the outcome: those of a veto that has its own, else of the grade."""
        if self.vetoed is not None and self.vetoed.outcome is not None:
            return self.vetoed.outcome
        return self.grade.label

    @property
    def coefficient(self) -> Decimal | None:
        """What the total is worth elsewhere, ``None`` where the set does not say."""
        written = self.indicator_set.coefficient
        if written is None or self.worth is None:
            return None
        return exact.decimal(self.worth, written.places)

    @property
    def sheet(self) -> ScoreSheet:
        """The sheet it was computed from."""
        return self.checked.sheet

    @property
    def exact_total(self) -> Fraction:
        """The total before the rounding the set declares for it, if any."""
        return Fraction(self.ticks[0], self.tick)

    @property
    def published_total(self) -> Fraction:
        """The total the grade is read off."""
        return Fraction(*self.published)

    @property
    def total(self) -> Decimal:
        """The total as it is printed: ``Decimal("88.00")``.

        It never shows a grade or full points that were not reached: where the set grades the
        exact total, 89.996 is not printed as 90.00.
        """
        rounding = self.indicator_set.rounding
        if rounding.total is not None:
            return exact.decimal(self.published[0], rounding.total)
        places, value = rounding.shown, self.published_total
        while True:
            shown = exact.rounded(value, places)
            # the total of a veto is no finer than what is shown, so it is shown at once
            if shown == value or self._reads_alike(Fraction(shown), value):
                return shown
            places += 1

    def _reads_alike(self, shown: Fraction, value: Fraction) -> bool:
        """Whether a shown total has the grade of the exact one and no full points too many."""
        full, grades = self.indicator_set.root.full, self.indicator_set.grades
        limits = limits_of(grades[:-1], shown.denominator)
        same = grade_at(grades, shown.numerator, limits) is self.band
        return same and not value < full <= shown

    @property
    def grade_above(self) -> Distance | None:
        """The next better grade and how many points it takes.

        ``None`` at the top, and where a cap on the total, a gate or a veto decides and points
        alone change nothing.
        """
        place = self.indicator_set.grades.index(self.band)
        if place == 0 or self.decided_otherwise:
            return None
        better = self.indicator_set.grades[place - 1]
        bound, included = self._bound(better)
        return Distance(better, bound - self.exact_total, included)

    @property
    def grade_below(self) -> Distance | None:
        """The next worse grade and how many points may be lost first.

        ``None`` at the bottom, and where a cap on the total, a gate or a veto decides.
        """
        place = self.indicator_set.grades.index(self.band)
        if place + 1 == len(self.indicator_set.grades) or self.decided_otherwise:
            return None
        worse = self.indicator_set.grades[place + 1]
        bound, included = self._bound(self.band)
        return Distance(worse, self.exact_total - bound, not included)

    @property
    def decided_otherwise(self) -> bool:
        """Whether a cap on the total, a gate or a veto decides, so that points change nothing."""
        root = self.indicator_set.root
        return any(one.kind != "cap" or one.node is root for one in self.applied)

    def _bound(self, grade: Grade) -> tuple[Fraction, bool]:
        """Return the exact total from which on a grade is given, and whether it is given there.

        Where totals are finer than the decimals they are published in, a total below the bound
        may be rounded up to it.
        """
        rounding = self.indicator_set.rounding
        places = rounding.total
        if places is None or 10**places % self.tick == 0:
            return grade.lower, grade.included
        (limit,) = limits_of([grade], 10**places)
        if rounding.mode == "down":
            return Fraction(limit, 10**places), True
        if rounding.mode == "up":
            return Fraction(limit - 1, 10**places), False
        # a half that is rounded to the even number reaches an even limit only
        reached = rounding.mode == "half_up" or limit % 2 == 0
        return Fraction(2 * limit - 1, 2 * 10**places), reached

    def __getitem__(self, node_id: str) -> NodeResult:
        """Return what a node earned."""
        return self.nodes[node_id]

    def __iter__(self) -> Iterator[NodeResult]:
        """Go through the nodes in reading order."""
        return iter(self.nodes.values())

    def __repr__(self) -> str:
        name = self.indicator_set
        return f"<Evaluation {self.total} {self.grade.label.zh} by {name.id} {name.version}>"


def grade_at(grades: Sequence[Grade], total: int, limits: Sequence[int]) -> Grade:
    """Return the grade of a total, the lower bounds being in the same unit."""
    reached: int = bounds_reached(INTEGERS, total, limits)
    return grades[len(limits) - reached]
