"""What every reviewer gave every indicator, as points and as score rates."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.agreement.figures import FEWEST
from scoring.tracing import trace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.agreement.figures import Table
    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.sheet import Reviewer


class Ratings(NamedTuple):
    """What the reviewers gave one indicator.

    Attributes:
        node: the indicator.
        points: the points of everyone who scored it, by the id of the reviewer, before they are
            combined and rounded.
        rates: points ÷ full points; for a penalty what is left of them, so that more is always
            better for the project.
        abstained: the ids of those who did not score it.
    """

    node: Node
    points: Mapping[str, Fraction]
    rates: Mapping[str, Fraction]
    abstained: tuple[str, ...]

    @property
    def lowest(self) -> Fraction:
        """The fewest points given."""
        return min(self.points.values())

    @property
    def highest(self) -> Fraction:
        """The most points given."""
        return max(self.points.values())

    @property
    def spread(self) -> Fraction:
        """The highest rate less the lowest."""
        return max(self.rates.values()) - min(self.rates.values())

    @property
    def median(self) -> Fraction:
        """The median of the rates."""
        return median_of(list(self.rates.values()))

    @property
    def deviation(self) -> Fraction:
        """The average deviation of the rates from their median, 0 where all are equal.

        Burke, Finkelstein & Dusig (1999), On average deviation indices for estimating interrater
        agreement, Organizational Research Methods 2, 49-68.
        """
        middle = self.median
        return sum((abs(rate - middle) for rate in self.rates.values()), Fraction(0)) / len(
            self.rates
        )


def standing_reviewers(evaluation: Evaluation) -> tuple[Reviewer, ...]:
    """Return the reviewers under study: those whose ballots stand, in the order of the sheet."""
    reviewers = evaluation.sheet.reviewers
    return tuple(reviewers[place] for place in evaluation.checked.valid)


def ratings_of(evaluation: Evaluation) -> tuple[Ratings, ...]:
    """Return what the reviewers gave, for every indicator that the panel scored."""
    found = []
    for leaf in evaluation.checked.plan.leaves:
        if not leaf.rule.by_panel:
            continue
        traced = trace(evaluation, leaf.node.id)
        if not traced.numbers:
            # what is missing, void or does not apply was settled by policy
            continue
        points = {
            who.id: Fraction(number, traced.divisor)
            for who, number in zip(traced.reviewers, traced.numbers, strict=True)
            if who is not None
        }
        full, penalty = leaf.node.full, leaf.node.role == "penalty"
        rates = {who: (full - one if penalty else one) / full for who, one in points.items()}
        found.append(Ratings(leaf.node, points, rates, tuple(one.id for one in traced.abstained)))
    return tuple(found)


def compared(ratings: tuple[Ratings, ...]) -> tuple[Ratings, ...]:
    """Return those that figures of agreement are made of; flags earn no points."""
    return tuple(one for one in ratings if one.node.role != "flag")


def complete_table(ratings: tuple[Ratings, ...], reviewers: tuple[str, ...]) -> Table:
    """Return the rates of the indicators that every reviewer scored."""
    return tuple(
        tuple(one.rates[who] for who in reviewers)
        for one in compared(ratings)
        if len(one.rates) == len(reviewers)
    )


def disputed(ratings: tuple[Ratings, ...]) -> tuple[Ratings, ...]:
    """Return those on which at least two reviewers gave different points."""
    return tuple(one for one in ratings if len(set(one.points.values())) >= FEWEST)


def median_of(values: list[Fraction]) -> Fraction:
    """Return the middle value, or the mean of the two in the middle."""
    ordered, half = sorted(values), (len(values) - 1) // 2
    return (ordered[half] + ordered[len(values) - 1 - half]) / 2
