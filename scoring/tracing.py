"""How one indicator came to its points: inputs, rule, branch taken, exact and rounded."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.ops import INTEGERS
from scoring.algebra.trace import TRACES, branches_of
from scoring.panel import shares, trims
from scoring.scopes import barred
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.plan import Leaf
    from scoring.rules.base import Input
    from scoring.settle import CheckedSheet, Settled
    from scoring.sheet import Answer, Entry, Reviewer, State

    Absences = tuple[Sequence[Reviewer], Sequence[Reviewer], Sequence[Reviewer], Sequence[Reviewer]]

NOBODY: Absences = ((), (), (), ())


class Score(NamedTuple):
    """What one reviewer's answers, or the answers given once, came to.

    Attributes:
        reviewer: who answered; ``None`` where the answers are given once.
        answers: what was asked and what was answered.
        branches: the branches of the rule that were taken, as keys for a report.
        points: the points, before the panel is combined and before rounding.
        share: how much it counts; 0 for a score that a trimmed mean or median leaves out.
    """

    reviewer: Reviewer | None
    answers: tuple[tuple[Input, Answer], ...]
    branches: tuple[str, ...]
    points: Fraction
    share: int


class Trace(NamedTuple):
    """How an indicator came to its points.

    Attributes:
        node: the indicator.
        entry: what was filled in for it.
        state: the state of what was filled in.
        policy: what settled it where no rule ran: ``zero`` or ``full``, else ``None``.
        asked: what the rule asked for.
        reviewers: who answered; a single ``None`` where the answers are given once.
        numbers: what their answers came to, each a number of 1/*divisor* points; each also
            remembers the branches taken.
        divisor: see *numbers*.
        shares: how much each of them counts.
        abstained: the reviewers who were asked and did not answer.
        recused: the reviewers who keep out of it.
        out_of_scope: the reviewers who are not asked.
        void: the reviewers whose ballots are void by rule.
        untrimmed: whether the panel was too small to be trimmed, so the plain mean was taken.
        before: the points before rounding, as numerator and divisor.
        after: the points that count, as numerator and divisor.
        rounded_to: the decimals the set rounds to, ``None`` where it does not round.
        kept: the share of its points that counts, ``None`` where all of them do.
    """

    node: Node
    entry: Entry
    state: State
    policy: str | None
    asked: tuple[Input, ...]
    reviewers: Sequence[Reviewer | None]
    numbers: Sequence[int]
    divisor: int
    shares: Sequence[int]
    abstained: Sequence[Reviewer]
    recused: Sequence[Reviewer]
    out_of_scope: Sequence[Reviewer]
    void: Sequence[Reviewer]
    untrimmed: bool
    before: tuple[int, int]
    after: tuple[int, int]
    rounded_to: int | None
    kept: Fraction | None = None

    @property
    def scores(self) -> tuple[Score, ...]:
        """What each reviewer's answers came to, or the answers given once."""
        given = self.entry.answers
        return tuple(
            Score(
                reviewer=who,
                answers=tuple(
                    (asked, given[asked.id][who.id if who else ONCE]) for asked in self.asked
                ),
                branches=branches_of(number),
                points=Fraction(number, self.divisor),
                share=share,
            )
            for who, number, share in zip(self.reviewers, self.numbers, self.shares, strict=True)
        )

    @property
    def exact(self) -> Fraction:
        """The points before rounding."""
        return Fraction(*self.before)

    @property
    def points(self) -> Fraction:
        """The points that count."""
        return Fraction(*self.after)

    @property
    def reason(self) -> str:
        """The reason given for points taken off."""
        return self.entry.reason

    @property
    def evidence(self) -> tuple[str, ...]:
        """The materials named."""
        return self.entry.evidence


def trace(evaluation: Evaluation, indicator: str) -> Trace:
    """Return how *indicator* came to its points.

    Raises:
        KeyError: if the set has no such indicator.
    """
    checked, used = evaluation.checked, evaluation.indicator_set
    plan, panel = checked.plan, used.panel
    place = plan.places[indicator]
    leaf, given = plan.leaves[place], checked.leaves[place]
    rule, after = leaf.rule, (evaluation.ticks[leaf.slot], evaluation.tick)
    numbers: Sequence[int] = ()
    reviewers: Sequence[Reviewer | None] = ()
    counted: Sequence[int] = ()
    absent: Sequence[Reviewer] = ()
    policy, before, divisor, untrimmed = None, after, 1, False
    if given.fixed is not None:
        policy = _policy(leaf, given.state)
    else:
        numbers = rule.numerators(TRACES, given.rows)
        factor = rule.denominator(TRACES, given.rows[0]) if rule.divides_by_data else 1
        divisor = factor * rule.divisor * plan.tick
        reviewers, absent = _who(checked, leaf, given)
        counted = _counted(evaluation, leaf, given, numbers)
        untrimmed = rule.by_panel and panel.trim_from is not None and not trims(panel, len(numbers))
        if panel.stage == "indicator" or not rule.by_panel:
            together = INTEGERS.weighted_sum(list(zip(counted, numbers, strict=True)))
            before = (together, divisor * sum(counted))
    abstained, recused, outside, void = _absences(checked, indicator, absent)
    return Trace(
        leaf.node,
        checked.sheet.entry(indicator),
        given.state,
        policy,
        rule.inputs,
        reviewers,
        numbers,
        divisor,
        counted,
        abstained,
        recused,
        outside,
        void,
        untrimmed,
        before,
        after,
        used.rounding.indicator if leaf.node.rounding is None else leaf.node.rounding.places,
        dict(checked.kept).get(place) if checked.kept else None,
    )


def _who(
    checked: CheckedSheet, leaf: Leaf, given: Settled
) -> tuple[Sequence[Reviewer | None], Sequence[Reviewer]]:
    """Return who answered an indicator and who did not."""
    if not leaf.rule.by_panel:
        return (None,), ()
    panel = checked.sheet.reviewers
    if len(given.members) == len(panel):
        return panel, ()
    present = set(given.members)
    return (
        [panel[member] for member in given.members],
        [one for place, one in enumerate(panel) if place not in present],
    )


def _absences(checked: CheckedSheet, indicator: str, absent: Sequence[Reviewer]) -> Absences:
    """Return who abstained, who is recused, for whom it is out of scope, whose ballot is void."""
    if not absent:
        return NOBODY
    used, reviewers = checked.plan.indicator_set, checked.sheet.reviewers
    void = {reviewers[one.member].id for one in checked.void}
    why = {
        one.id: barred(used, one).get(indicator) or ("void" if one.id in void else "abstained")
        for one in absent
    }

    def those(reason: str) -> Sequence[Reviewer]:
        return [one for one in absent if why[one.id] == reason]

    return those("abstained"), those("recused"), those("out-of-scope"), those("void")


def _counted(
    evaluation: Evaluation, leaf: Leaf, given: Settled, numbers: Sequence[int]
) -> Sequence[int]:
    """Return how much the scores count, by their own order or by that of the totals."""
    if not leaf.rule.by_panel:
        return (1,)
    checked, panel = evaluation.checked, evaluation.indicator_set.panel
    if panel.stage == "total":
        return evaluation.counted
    every = checked.weights
    weights = [every[member] for member in given.members] if checked.plan.weighted else ()
    return shares(panel, numbers, weights)


def _policy(leaf: Leaf, state: State) -> str:
    if state == "scored":
        return leaf.rule.zero
    policy = getattr(leaf.node.policies, state)
    return policy if isinstance(policy, str) else "give_to"
