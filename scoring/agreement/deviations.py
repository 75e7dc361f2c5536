"""Reviewers who are harsh or lenient, and single scores that lie far from the others."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from scoring.agreement.distributions import t_quantile
from scoring.agreement.figures import FEWEST
from scoring.agreement.ratings import compared, median_of, standing_reviewers
from scoring.panel import shares

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.agreement.ratings import Ratings
    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.sheet import Reviewer

LEAST_COMMON = 5
"""On fewer indicators scored by others too nobody is called harsh or lenient."""
CONFIDENCE = 0.95

LARGEST_Z = Fraction(7, 2)
"""A modified z-score beyond this is outlying."""
NORMAL = Fraction(6745, 10000)
"""The median absolute deviation of a normal distribution, in standard deviations."""
LEAST_FOR_Z = 4
"""Smaller panels have no median absolute deviation worth the name."""
LARGEST_DISTANCE = Fraction(1, 4)
"""Where there is no z-score: a distance from the median beyond this much of the full points."""
LEAST_FOR_DISTANCE = 3
"""Of two scores neither is the outlying one."""

Verdict = Literal["harsh", "lenient", "neither", "few-indicators"]


class Severity(NamedTuple):
    """How far a reviewer lies from the others.

    Attributes:
        reviewer: who it is about.
        rates: for every indicator that others scored too, the rate given less the combined rate of
            the others, by id.
        mean: the mean of them, ``None`` where there are none.
        lower: the lower end of its 95 % confidence interval by Student's t, ``None`` for fewer
            than two indicators.
        upper: the upper end of it.
        points: the same differences added up, in points of the total: each times what a point
            of that indicator gives in the total (:attr:`scoring.model.Node.reach`), or the share
            of it that lacking evidence leaves.
        verdict: ``harsh`` or ``lenient`` where the interval holds no zero, else ``neither``;
            ``few-indicators`` below :data:`LEAST_COMMON`.
    """

    reviewer: Reviewer
    rates: Mapping[str, Fraction]
    mean: Fraction | None
    lower: float | None
    upper: float | None
    points: Fraction
    verdict: Verdict


class Outlier(NamedTuple):
    """A score that lies far from those of the other reviewers.

    Attributes:
        node: the indicator.
        reviewer: who gave it.
        points: what was given.
        median: the median of what all gave, in points.
        rule: ``modified-z`` (Iglewicz & Hoaglin 1993, How to detect and handle outliers), or
            ``distance`` from the median where that is undefined.
        value: the modified z-score, or the distance as a share of the full points.
    """

    node: Node
    reviewer: str
    points: Fraction
    median: Fraction
    rule: Literal["modified-z", "distance"]
    value: Fraction


def severities(evaluation: Evaluation, ratings: tuple[Ratings, ...]) -> tuple[Severity, ...]:
    """Return how far every reviewer lies from the others, in the order of the sheet.

    Void ballots have no part in it.
    """
    reviewers = standing_reviewers(evaluation)
    ids = [one.id for one in reviewers]
    weights = dict(zip(ids, evaluation.checked.valid_weights, strict=True))
    panel = evaluation.indicator_set.panel
    plan, kept = evaluation.checked.plan, dict(evaluation.checked.kept)
    found = []
    for reviewer in reviewers:
        rates, together = {}, Fraction(0)
        for one in compared(ratings):
            others = [who for who in one.points if who != reviewer.id]
            if reviewer.id not in one.points or not others:
                continue
            # what ranks the others ranks their numbers, so fractions do as well as whole numbers
            scale = math.lcm(*(one.points[who].denominator for who in others))
            numbers = [(one.points[who] * scale).numerator for who in others]
            counted = shares(panel, numbers, [weights[who] for who in others])
            combined = Fraction(
                sum(n * share for n, share in zip(numbers, counted, strict=True)),
                sum(counted) * scale,
            )
            apart = one.points[reviewer.id] - combined
            together += apart * one.node.reach * kept.get(plan.places[one.node.id], 1)
            side = -1 if one.node.role == "penalty" else 1
            rates[one.node.id] = side * apart / one.node.full
        found.append(_severity(reviewer, rates, together))
    return tuple(found)


def _severity(reviewer: Reviewer, rates: Mapping[str, Fraction], points: Fraction) -> Severity:
    count = len(rates)
    if not count:
        return Severity(reviewer, rates, None, None, None, points, "few-indicators")
    mean = sum(rates.values(), Fraction(0)) / count
    if count < FEWEST:
        return Severity(reviewer, rates, mean, None, None, points, "few-indicators")
    squares = sum(((one - mean) ** 2 for one in rates.values()), Fraction(0))
    half = t_quantile(CONFIDENCE, count - 1) * math.sqrt(squares / (count * (count - 1)))
    lower, upper = float(mean) - half, float(mean) + half
    verdict: Verdict = "neither"
    if count < LEAST_COMMON:
        verdict = "few-indicators"
    elif upper < 0:
        verdict = "harsh"
    elif lower > 0:
        verdict = "lenient"
    return Severity(reviewer, rates, mean, lower, upper, points, verdict)


def outliers(ratings: tuple[Ratings, ...]) -> tuple[Outlier, ...]:
    """Return the scores that lie far from the others, indicator by indicator.

    Flags are left out, because an answer of yes or no lies near or far from nothing.
    """
    found = []
    for one in compared(ratings):
        middle = one.median
        apart = {who: rate - middle for who, rate in one.rates.items()}
        typical = median_of([abs(distance) for distance in apart.values()])
        by_z = len(apart) >= LEAST_FOR_Z and bool(typical)
        if len(apart) < LEAST_FOR_DISTANCE:
            continue
        for who, distance in apart.items():
            value = NORMAL * distance / typical if by_z else distance
            far = abs(value) > LARGEST_Z if by_z else abs(value) > LARGEST_DISTANCE
            if far:
                points = one.points[who]
                median = median_of(list(one.points.values()))
                rule: Literal["modified-z", "distance"] = "modified-z" if by_z else "distance"
                found.append(Outlier(one.node, who, points, median, rule, value))
    return tuple(found)
