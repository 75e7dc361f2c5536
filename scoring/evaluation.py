"""One set and one sheet to an evaluation: the total, the grade, the points of every node."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from scoring import exact
from scoring.algebra.ops import INTEGERS
from scoring.notebook import ShownInNotebooks
from scoring.panel import even_shares
from scoring.plan import limits_of, publish
from scoring.rules.grades import bounds_reached
from scoring.settle import CheckedSheet, check_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from scoring.model import Grade, IndicatorSet, Node
    from scoring.plan import Leaf
    from scoring.settle import Settled
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


@dataclass(frozen=True, eq=False)
class Evaluation(ShownInNotebooks):
    """The result of one evaluation: plain data, to be reported, explained or replayed.

    Attributes:
        indicator_set: the set it was computed with.
        checked: the sheet it was computed from.
        ticks: the exact points of every node, in the order of the set's nodes.
        tick: how many ticks make one point.
        published: the total as the set publishes it, and how many of its units make a point.
        grade: the grade of the total.
        nodes: what every node earned, by id.
    """

    indicator_set: IndicatorSet
    checked: CheckedSheet
    ticks: tuple[int, ...]
    tick: int
    published: tuple[int, int]
    grade: Grade
    nodes: Mapping[str, NodeResult]

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
            if shown == value or self._reads_alike(Fraction(shown), value):
                return shown
            places += 1

    def _reads_alike(self, shown: Fraction, value: Fraction) -> bool:
        """Whether a shown total has the grade of the exact one and no full points too many."""
        full, grades = self.indicator_set.root.full, self.indicator_set.grades
        limits = limits_of(grades[:-1], shown.denominator)
        same = grade_at(grades, shown.numerator, limits) is self.grade
        return same and not value < full <= shown

    @property
    def grade_above(self) -> Distance | None:
        """The next better grade and how many points it takes, ``None`` at the top."""
        place = self.indicator_set.grades.index(self.grade)
        if place == 0:
            return None
        better = self.indicator_set.grades[place - 1]
        bound, included = self._bound(better)
        return Distance(better, bound - self.exact_total, included)

    @property
    def grade_below(self) -> Distance | None:
        """The next worse grade and how many points may be lost first, ``None`` at the bottom."""
        place = self.indicator_set.grades.index(self.grade)
        if place + 1 == len(self.indicator_set.grades):
            return None
        worse = self.indicator_set.grades[place + 1]
        bound, included = self._bound(self.grade)
        return Distance(worse, self.exact_total - bound, not included)

    def _bound(self, grade: Grade) -> tuple[Fraction, bool]:
        """Return the exact total from which on a grade is given, and whether it is given there.

        Where totals are finer than the decimals they are published in, a total half a unit
        below the bound is rounded up to it.
        """
        places = self.indicator_set.rounding.total
        if places is None or 10**places % self.tick == 0:
            return grade.lower, grade.included
        (limit,) = limits_of([grade], 10**places)
        return Fraction(2 * limit - 1, 2 * 10**places), True

    def __getitem__(self, node_id: str) -> NodeResult:
        """Return what a node earned."""
        return self.nodes[node_id]

    def __iter__(self) -> Iterator[NodeResult]:
        """Go through the nodes in reading order."""
        return iter(self.nodes.values())

    def __repr__(self) -> str:
        name = self.indicator_set
        return f"<Evaluation {self.total} {self.grade.label.zh} by {name.id} {name.version}>"


def evaluate(indicator_set: IndicatorSet, sheet: ScoreSheet | CheckedSheet) -> Evaluation:
    """Score *sheet* with *indicator_set*.

    Args:
        indicator_set: the rules of the evaluation.
        sheet: what was filled in; a :class:`~scoring.settle.CheckedSheet` is not checked again.

    Returns:
        The total, the grade and the points of every node, all exact.

    Raises:
        ScoringError: if the sheet has problems; all of them are named.
        ValueError: if a checked sheet was checked against another set.
    """
    checked = sheet if isinstance(sheet, CheckedSheet) else check_sheet(indicator_set, sheet)
    plan = checked.plan
    if plan.indicator_set is not indicator_set:
        raise ValueError("the sheet was checked against another indicator set")
    if indicator_set.panel.stage == "total":
        values, tick = _by_totals(checked)
    else:
        values, tick = _by_indicator(checked), plan.tick
    published = publish(plan, values[0], tick)
    scale = published[1]
    grades = indicator_set.grades[:-1]
    limits = plan.limits if scale == plan.grade_scale else limits_of(grades, scale)
    grade = grade_at(indicator_set.grades, published[0], limits)
    # tuple.__new__ makes the tuples without a Python call for each of them
    made = map(tuple.__new__, repeat(NodeResult), zip(plan.nodes, values, repeat(tick)))
    nodes = dict(zip(plan.slots, made, strict=True))
    return Evaluation(indicator_set, checked, tuple(values), tick, published, grade, nodes)


def grade_at(grades: Sequence[Grade], total: int, limits: Sequence[int]) -> Grade:
    """Return the grade of a total, the lower bounds being in the same unit."""
    return grades[len(limits) - bounds_reached(INTEGERS, total, limits)]


def _by_indicator(checked: CheckedSheet) -> list[int]:
    plan, ops = checked.plan, INTEGERS
    values = [0] * len(plan.nodes)
    for leaf, given in zip(plan.leaves, checked.leaves, strict=True):
        values[leaf.slot] = indicator_ticks(checked, leaf, given)
    plan.roll_up(ops, values)
    return values


def indicator_ticks(checked: CheckedSheet, leaf: Leaf, given: Settled) -> int:
    """Return the points of an indicator in ticks, the panel combined and rounding done."""
    rows, members, fixed, _ = given
    if fixed is not None:
        return fixed
    plan, rule, ops = checked.plan, leaf.rule, INTEGERS
    if not rule.by_panel:
        data = rule.denominator(ops, rows[0]) if rule.divides_by_data else None
        return plan.settle(ops, leaf, rule.numerator(ops, rows[0]), rule.divisor, data)
    scores = rule.numerators(ops, rows)
    weights = [checked.weights[member] for member in members] if plan.weighted else ()
    number, count = plan.combine(ops, scores, weights)
    return plan.settle(ops, leaf, number, rule.divisor * count, None)


def reviewer_ticks(checked: CheckedSheet, member: int) -> list[int]:
    """Return the points of every node as a single reviewer sees them, in ticks.

    What is answered once is the same for all; the reviewer has answered everything else.
    """
    plan, ops = checked.plan, INTEGERS
    values = [0] * len(plan.nodes)
    for leaf, given in zip(plan.leaves, checked.leaves, strict=True):
        if leaf.rule.by_panel and given.fixed is None:
            row = given.rows[given.members.index(member)]
            number = leaf.rule.numerator(ops, row)
            values[leaf.slot] = plan.settle(ops, leaf, number, leaf.rule.divisor, None)
        else:
            values[leaf.slot] = indicator_ticks(checked, leaf, given)
    plan.roll_up(ops, values)
    return values


def _by_totals(checked: CheckedSheet) -> tuple[list[int], int]:
    """Combine the totals of the reviewers; every node is the mean over those who count."""
    plan = checked.plan
    sheets = [reviewer_ticks(checked, member) for member in range(len(checked.sheet.reviewers))]
    if not sheets:
        return _by_indicator(checked), plan.tick
    counted = even_shares(plan.indicator_set.panel, [sheet[0] for sheet in sheets], checked.weights)
    values = [
        sum(share * sheet[slot] for share, sheet in zip(counted, sheets, strict=True))
        for slot in range(len(plan.nodes))
    ]
    return values, plan.tick * sum(counted)
