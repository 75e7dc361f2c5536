"""The result of one evaluation: plain data, to be reported, explained or replayed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from scoring import exact
from scoring.evaluation.answers import answered
from scoring.evaluation.distance import to_better, to_worse
from scoring.evaluation.own_limits import standing
from scoring.evaluation.shown import shown_total
from scoring.notebook import ShownInNotebooks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from scoring.evaluation.distance import Distance
    from scoring.evaluation.otherwise import Unlimited
    from scoring.evaluation.own_limits import Standing
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
        away: the ticks of its full points that the whole tree shares; 0 for the root, which gets
            them back, and for what is left out.
    """

    node: Node
    ticks: int
    tick: int
    away: int = 0

    @property
    def points(self) -> Fraction:
        """What it earned, in points of its own scale, exactly."""
        return Fraction(self.ticks, self.tick)

    @property
    def full_points(self) -> Fraction:
        """Its full points, as declared."""
        return self.node.full

    @property
    def attainable(self) -> Fraction:
        """What it could earn here: its full points less those that the whole tree shares."""
        return self.node.full - Fraction(self.away, self.tick) if self.away else self.node.full

    @property
    def lost(self) -> Fraction:
        """What it could earn here less points; for a penalty item, the points it took.

        A little below 0 where a line of a group that rounds cumulatively took over what the
        lines before it were rounded off.
        """
        return self.points if self.node.role == "penalty" else self.attainable - self.points

    @property
    def score_rate(self) -> Fraction:
        """Points ÷ what it could earn here; more than 1 by a bonus or a cumulative rounding.

        A line of a group that rounds cumulatively takes over what those before it were rounded
        off, and may have a little more than its full points.
        """
        return self.points / self.attainable


class Applied(NamedTuple):
    """A cap, gate or veto that changed something.

    Attributes:
        kind: ``cap``, ``gate`` or ``veto``.
        rule: what is written of it.
        node: the node whose points a cap limits, else ``None``.
        before: what the node had before the cap, in points of its own scale, else ``None``;
            where totals of reviewers are combined, that of those who count.
        after: what it has after it; the same where a cap changed which reviewers count and cut
            none of those.
    """

    kind: str
    rule: Adjustment
    node: Node | None = None
    before: Fraction | None = None
    after: Fraction | None = None


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
        beside: what bonus and penalty items gave of the points of groups, in 1/*tick* points, by
            id; empty where nothing is shared out.
        counted: how much every reviewer whose ballot stands counts where totals are combined;
            empty elsewhere.
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
    beside: Mapping[str, int]
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
        """The total as it is printed: ``Decimal("88.00")``; see :func:`~.shown.shown_total`."""
        places = self.indicator_set.rounding.total
        if places is not None:
            return exact.decimal(self.published[0], places)
        return shown_total(self.indicator_set, self.published_total)

    @property
    def grade_above(self) -> Distance | None:
        """The next better grade and how many points it takes.

        ``None`` at the top, and where a cap on the total, a gate or a veto decides and points
        alone change nothing.  Where caps below the total cut points, more points there do not
        count, and the grade may be out of reach while they hold: see :attr:`Distance.within_reach`
        and :attr:`capped`.
        """
        return None if self.decided_otherwise else to_better(self)

    @property
    def grade_below(self) -> Distance | None:
        """The next worse grade and how many points may be lost first.

        ``None`` at the bottom, and where a cap on the total, a gate or a veto decides.
        """
        return None if self.decided_otherwise else to_worse(self)

    @property
    def capped(self) -> tuple[Node, ...]:
        """The groups and indicators below the total whose points caps cut, each once."""
        root = self.indicator_set.root
        cut = (one.node for one in self.applied if one.node is not None)
        return tuple(dict.fromkeys(one for one in (*cut, *self.held) if one is not root))

    @cached_property
    def _standing(self) -> Standing:
        # only advice asks for it, so an evaluation does not wait for it
        return standing(self.checked)

    @property
    def at_best(self) -> Fraction | None:
        """The published total with full points everywhere while the caps that cut points hold.

        They hold whether or not their conditions still would, and so do those that groups have of
        their own.  ``None`` where no cap cut any and no own cap is in the way of a grade, and
        where the set has groups in which more points may mean fewer.
        """
        return self._standing.at_best

    @property
    def held(self) -> tuple[Node, ...]:
        """The groups and indicators below the total in which more points add nothing.

        Caps hold them, their own or conditional ones: where totals of reviewers are combined,
        those that are cut for every reviewer.
        """
        return self._standing.held

    @property
    def spare(self) -> Fraction:
        """The points that the total's own cap took.

        Negative where its floor gave some, 0 where totals of reviewers are combined.
        """
        return self._standing.spare

    @property
    def decided_otherwise(self) -> bool:
        """Whether a cap on the total, a gate or a veto decides, so that points change nothing."""
        root = self.indicator_set.root
        return any(one.kind != "cap" or one.node is root for one in self.applied)

    def answered(self, node_id: str) -> bool | None:
        """Return whether conditions read an indicator as a yes, for the panel together.

        It is a yes where the points of the panel, rounded as declared, are full points: under a
        mean where every reviewer said yes.  ``None`` where it is left out and is neither.

        Raises:
            KeyError: if the set has no such node.
            TypeError: for a group.
        """
        return answered(self, node_id)

    def __getitem__(self, node_id: str) -> NodeResult:
        """Return what a node earned."""
        return self.nodes[node_id]

    def __iter__(self) -> Iterator[NodeResult]:
        """Go through the nodes in reading order."""
        return iter(self.nodes.values())

    def __repr__(self) -> str:
        name = self.indicator_set
        return f"<Evaluation {self.total} {self.grade.label.zh} by {name.id} {name.version}>"
