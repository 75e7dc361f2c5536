"""How far every weight may move before the grade changes, everything else in proportion.

To change the weight of a node means: of the points of its group, more or fewer are given to it,
and its siblings share the others as they do now.  Every indicator is scored on the scale it has,
so every score rate stays what it is, deductions included, and bounds that conditions hold a node
against stay bounds on these rates.  The points of the groups above are computed anew, with the
rounding, the caps and the floors they have, and grades, gates and vetoes follow from that: it is
the same sheet under a set whose sums have become weighted means.  No float takes part.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scoring.evaluation import Verdict, verdict_of
from scoring.whatif.weighing.counting import Counting
from scoring.whatif.weighing.deciding import Turn, around, turns, verdict_at
from scoring.whatif.weighing.monotone import Added, back, through

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.whatif.weighing.counting import Obstacle
    from scoring.whatif.weighing.monotone import Link

__all__ = ["End", "Unweighed", "WeightInterval", "WeightIntervals", "weight_intervals"]

BEFORE, AFTER = 0, 1
Cut = tuple[Fraction, int]
"""A place on the line of weights: just before or just after a number."""


class End(NamedTuple):
    """One end of an interval of weights.

    Attributes:
        at: the weight in points of the total.
        included: whether the verdict still stands at that weight itself.
        beyond: what comes out beyond it; ``None`` where a weight cannot go further: it is above 0
            and leaves something to the siblings.
    """

    at: Fraction
    included: bool
    beyond: Verdict | None


class WeightInterval(NamedTuple):
    """In which interval a weight may lie without another verdict.

    Attributes:
        node: the group or indicator that weighs.
        parent: the group whose points it shares with its siblings.
        weight: what it weighs, in points of the total.
        most: what the group weighs, in points of the total.
        low: the lower end.
        high: the upper end.
    """

    node: Node
    parent: Node
    weight: Fraction
    most: Fraction
    low: End
    high: End

    @property
    def firm(self) -> bool:
        """Whether no weight changes the verdict."""
        return self.low.beyond is None and self.high.beyond is None


class Unweighed(NamedTuple):
    """A node whose weight is not looked at, and why."""

    node: Node
    obstacle: Obstacle


class WeightIntervals(NamedTuple):
    """The intervals of all weights of a sheet.

    Attributes:
        evaluation: the sheet as it is.
        now: what it comes to.
        each: the intervals, in reading order; nodes without a sibling that counts have none.
        unweighed: the nodes whose weights are not looked at.
    """

    evaluation: Evaluation
    now: Verdict
    each: tuple[WeightInterval, ...]
    unweighed: tuple[Unweighed, ...]


class Line(NamedTuple):
    """One weight as it moves: what it does to the groups above.

    Attributes:
        weight: the present weight.
        most: the weight of the group.
        entry: the points of the group, from the weight, before they are rounded and limited.
        steps: the groups from there to the root, each with what leads to its points.
    """

    weight: Fraction
    most: Fraction
    entry: Added
    steps: tuple[tuple[str, tuple[Link, ...]], ...]

    def points(self, weight: Fraction) -> dict[str, Fraction]:
        """Return the points of the groups above at another weight, by id."""
        value, found = self.entry.of(weight), {}
        for group, links in self.steps:
            value = found[group] = through(links, value)
        return found

    def cut(self, turn: Turn) -> Cut | None:
        """Return where on the line a turn lies, ``None`` where no weight leads to it."""
        links: list[Link] = []
        for group, some in self.steps:
            links += some
            if group == turn.node:
                break
        bound = back(links, turn.bound)
        if isinstance(bound, bool) or not self.entry.slope:
            return None
        at = (bound.at - self.entry.rest) / self.entry.slope
        # where points fall as the weight rises, what reaches the bound lies below the cut
        return at, BEFORE if bound.beyond == (self.entry.slope < 0) else AFTER


def weight_intervals(evaluation: Evaluation) -> WeightIntervals:
    """Return the exact interval of every weight in which the verdict stays what it is.

    A node has one wherever its points reach the total through sums, weighted means and pools,
    whatever is combined otherwise beside them.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
    """
    counting = Counting(evaluation)
    now, wanted = verdict_of(evaluation), list(turns(evaluation.indicator_set))
    each, unweighed = [], []
    for node in evaluation.indicator_set.nodes.values():
        if node.parent is None or not _has_siblings(counting, node):
            continue
        obstacle = counting.obstacle(node)
        if obstacle is not None:
            unweighed.append(Unweighed(node, obstacle))
            continue
        each.append(_interval(counting, node, now, wanted))
    return WeightIntervals(evaluation, now, tuple(each), tuple(unweighed))


def line_of(counting: Counting, node: Node) -> Line:
    """Return what moving the weight of a node does; nothing may be in the way of it."""
    path = counting.upwards(node)
    group = path[0]
    parts = counting.parts[group.id]
    rate = next(part.rate for part in parts if part.node is node)
    others = [part for part in parts if part.node is not node]
    rest = sum((part.worth * part.rate for part in others), Fraction(0))
    rest /= sum((part.worth for part in others), Fraction(0))
    most = counting.weights[group.id]
    entry = Added((rate - rest) * group.full / most, rest * group.full + counting.extras(group))
    steps = [(group.id, counting.limits(group))]
    for child, above in pairwise(path):
        steps.append((above.id, (counting.link(child, above), *counting.limits(above))))
    return Line(counting.weights[node.id], most, entry, tuple(steps))


def _has_siblings(counting: Counting, node: Node) -> bool:
    if node.id not in counting.weights or node.parent is None:
        return False
    return len(counting.parts[node.parent]) > 1


def _interval(
    counting: Counting, node: Node, now: Verdict, wanted: Sequence[Turn]
) -> WeightInterval:
    line = line_of(counting, node)
    path = counting.upwards(node)
    found = (line.cut(turn) for turn in around(wanted, (one.id for one in path)))
    cuts = sorted({cut for cut in found if cut is not None and 0 < cut[0] < line.most})

    def verdict(weight: Fraction) -> Verdict:
        return verdict_at(counting, line.points(weight))

    up = [cut for cut in cuts if cut >= (line.weight, AFTER)]
    down = [cut for cut in reversed(cuts) if cut <= (line.weight, BEFORE)]
    return WeightInterval(
        node,
        path[0],
        line.weight,
        line.most,
        _end(down, (Fraction(0), AFTER), now, verdict),
        _end(up, (line.most, BEFORE), now, verdict),
    )


def _end(
    cuts: Sequence[Cut], last: Cut, now: Verdict, verdict: Callable[[Fraction], Verdict]
) -> End:
    """Return the first cut that the verdict changes at, going outwards to *last*."""
    for cut, following in zip(cuts, (*cuts[1:], last), strict=False):
        # between two cuts nothing turns, so one weight speaks for all of them
        beyond = verdict((cut[0] + following[0]) / 2)
        if beyond.differs(now):
            rising = following > cut
            return End(cut[0], cut[1] == (AFTER if rising else BEFORE), beyond)
    return End(last[0], included=False, beyond=None)
