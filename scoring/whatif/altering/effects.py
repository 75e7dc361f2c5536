"""What single indicators move: a step down and up, and from their least to their most points.

Every indicator moves alone while all others stay, and each time the sheet is evaluated again.
What is left out has no points to move and is passed over.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import fail
from scoring.evaluation import Verdict, evaluate, verdict_of
from scoring.exact import to_decimal
from scoring.settle.answers import exact_decimal
from scoring.settle.changed import with_points
from scoring.whatif.altering.steps import PER_CENT, fewer, more, range_of, step_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.plan import Leaf

__all__ = ["Effect", "Effects", "Moved", "plus_minus", "tornado"]

STEP = "--step"
"""The place of what is wrong with the size of a step."""


class Moved(NamedTuple):
    """An indicator at other points.

    Attributes:
        points: its points.
        verdict: what comes out with them.
    """

    points: Fraction
    verdict: Verdict


class Effect(NamedTuple):
    """What one indicator does to the result while all others stay.

    Attributes:
        node: the indicator.
        points: its points now.
        now: what comes out now.
        fewer: with fewer points; ``None`` where it cannot have fewer.
        more: with more points; ``None`` where it cannot have more.
    """

    node: Node
    points: Fraction
    now: Verdict
    fewer: Moved | None
    more: Moved | None

    @property
    def span(self) -> Fraction:
        """By how many points the highest and the lowest of its totals differ."""
        totals = [self.now.total, *(one.verdict.total for one in self._moved)]
        return max(totals) - min(totals)

    @property
    def decisive(self) -> bool:
        """Whether it changes the grade or the outcome."""
        return any(one.verdict.differs(self.now) for one in self._moved)

    @property
    def _moved(self) -> tuple[Moved, ...]:
        return tuple(one for one in (self.fewer, self.more) if one is not None)


class Effects(NamedTuple):
    """What every indicator does to the result, each alone.

    Attributes:
        evaluation: the sheet as it is.
        each: the effects; those of :func:`plus_minus` in reading order, those of :func:`tornado`
            by the span of the total, widest first.
        percent: the size of a step that was asked for, in per cent of the full points.
    """

    evaluation: Evaluation
    each: tuple[Effect, ...]
    percent: Fraction | None = None

    @property
    def decisive(self) -> tuple[Effect, ...]:
        """The indicators that change the grade or the outcome."""
        return tuple(one for one in self.each if one.decisive)


def plus_minus(evaluation: Evaluation, percent: Decimal | int | str | None = None) -> Effects:
    """Evaluate the sheet again with every indicator one step down and one step up.

    A step leads to the next level where a rule gives a few points only; else it is the step that
    the rule declares for points that reviewers give, and ten per cent of the full points where
    points follow a figure by a formula.  No step leads beyond the fewest or the most points, and
    it comes out in the decimals of the indicator.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
        percent: another size for all steps that do not lead to the next level, in per cent of the
            full points: above 0, at most 100.

    Raises:
        ScoringError: if *percent* is none.
    """
    size = None if percent is None else _percent(percent)
    plan = evaluation.checked.plan

    def ends(leaf: Leaf, now: Fraction) -> tuple[int | None, int | None]:
        within, step = range_of(plan, leaf), step_of(plan, leaf, size)
        return fewer(within, now, step), more(within, now, step)

    return Effects(evaluation, tuple(_effects(evaluation, ends)), size)


def tornado(evaluation: Evaluation) -> Effects:
    """Evaluate the sheet again with every indicator at its fewest and at its most points.

    These are zero and the full points, or the least and the most that its levels give.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
    """

    def ends(leaf: Leaf, now: Fraction) -> tuple[int | None, int | None]:
        within = range_of(evaluation.checked.plan, leaf)
        low = within.least if within.least < now else None
        return low, within.most if within.most > now else None

    found = sorted(_effects(evaluation, ends), key=lambda one: (-one.span, not one.decisive))
    return Effects(evaluation, tuple(found))


def _percent(written: Decimal | int | str) -> Fraction:
    """Return the size of a step, or refuse it."""
    number = exact_decimal(to_decimal(written) if isinstance(written, str) else written)
    if number is None or not 0 < number <= PER_CENT:
        raise fail("change.bad-step", STEP, written)
    return Fraction(number)


def _effects(
    evaluation: Evaluation,
    ends: Callable[[Leaf, Fraction], tuple[int | None, int | None]],
) -> Iterator[Effect]:
    """Go through the indicators that count, each moved to its ends, which are in ticks."""
    checked, now = evaluation.checked, verdict_of(evaluation)
    used, tick = evaluation.indicator_set, checked.plan.tick

    def moved(node_id: str, ticks: int | None) -> Moved | None:
        if ticks is None:
            return None
        again = evaluate(used, with_points(checked, {node_id: ticks}))
        return Moved(Fraction(ticks, tick), verdict_of(again))

    for leaf, given in zip(checked.plan.leaves, checked.leaves, strict=True):
        if given.out:
            continue
        node_id = leaf.node.id
        points = evaluation[node_id].points
        low, high = ends(leaf, points * tick)
        yield Effect(leaf.node, points, now, moved(node_id, low), moved(node_id, high))
