"""What makes the difference between projects, beside what was meant to.

What a node gives the total of a project is its points times what one of its points gives there.
Its share of the difference is the covariance of that with the total over all projects, divided by
the variance of the total: how much of the spread of totals it accounts for.  The shares of what
adds up to the total add up to 1, with what rounding, caps and points that are shared out account
for; a share is below 0 where a node evens differences out.  All of this is exact.

Where points do not add up, Sobol indices say more; they are statistics, see
:mod:`scoring.whatif.comparing.sobol`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from scoring.whatif.comparing.portfolio_points import points_of, reached
from scoring.whatif.comparing.sobol import DRAWS, check_asked, inputs_of, sobol_indices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from scoring.model import IndicatorSet, Node
    from scoring.whatif.comparing.sobol import SobolIndices

__all__ = ["Influence", "NodeInfluence", "influence"]

Warning_ = Literal["none", "little", "much"]

NOTABLE = Fraction(1, 20)
"""From this share of the weight on, or of the difference, a mismatch is worth a word."""
FACTOR = 3
"""A share of the difference that is so many times larger or smaller than that of the weight."""


class NodeInfluence(NamedTuple):
    """What one node does to the difference between projects.

    Attributes:
        node: the group or indicator.
        whole: whether it is part of the sum to 1: an indicator, or a group that is no weighted
            sum of its children.
        nominal: its full points in the total ÷ the full points of the set; ``None`` for bonus and
            penalty items.
        share: its share of the difference; ``None`` where all totals are equal.
        lowest: its fewest points, of its own scale.
        highest: its most points.
        mean: the mean of its points.
        left_out: in how many projects it does not count; there it gives nothing.
        warning: ``none`` where all projects have the same points, ``little`` where the share is at
            most a third of the weight, ``much`` where it is three times the weight or more;
            ``None`` also where it does not count in some projects, of which the share says little.
    """

    node: Node
    whole: bool
    nominal: Fraction | None
    share: Fraction | None
    lowest: Fraction
    highest: Fraction
    mean: Fraction
    left_out: int
    warning: Warning_ | None


class Influence(NamedTuple):
    """What makes the difference between the projects of a table.

    Attributes:
        indicator_set: the set.
        projects: how many there are.
        variance: of the total before it is published, in points², over all projects.
        each: the nodes that reach the total through weighted sums, in reading order.
        rest: what rounding, caps and points that are shared out account for.
        sobol: what indicators that vary independently do to the total, where it was asked for.
    """

    indicator_set: IndicatorSet
    projects: int
    variance: Fraction
    each: tuple[NodeInfluence, ...]
    rest: Fraction | None
    sobol: SobolIndices | None = None


def influence(
    indicator_set: IndicatorSet,
    table: Any,
    *,
    weights: Mapping[str, Decimal | int] | None = None,
    sobol: bool = False,
    draws: int = DRAWS,
    seed: int = 1,
) -> Influence:
    """Return how much every node accounts for the difference between projects.

    Args:
        indicator_set: the rules of the evaluation.
        table: one row a project, as :func:`scoring.evaluate_table` takes it.
        weights: the weights of the reviewers, as there.
        sobol: whether to estimate Sobol indices besides, which needs SALib.
        draws: how many draws these rest on: a power of two, 256 to 16,384.
        seed: where the draws begin; the same seed gives the same digits with the same versions of
            SALib, SciPy and NumPy.

    Raises:
        ScoringError: as :func:`scoring.evaluate_table` does, and for fewer than two projects.  With
            *sobol* also if *draws* or *seed* are out of range, if SALib is not installed, if the
            set combines totals of reviewers or has a group of which one child counts, or if an
            indicator counts in no project.
    """
    if sobol:
        check_asked(indicator_set, draws, seed)
    root = indicator_set.root
    whole = reached(indicator_set)
    inputs = inputs_of(indicator_set) if sobol else ()
    asked = list(dict.fromkeys([root.id, *whole, *inputs]))
    _, points, scale = points_of(indicator_set, table, asked, weights)
    indices = sobol_indices(indicator_set, points, draws, seed) if sobol else None
    totals = [ticks or 0 for ticks in points[root.id]]
    count = len(totals)
    spread = _products(totals, totals)
    each = tuple(
        _of_node(indicator_set, name, points[name], totals, (spread, scale), whole=alone)
        for name, alone in whole.items()
    )
    shares = [one.share for one in each if one.whole and one.share is not None]
    rest = 1 - sum(shares, Fraction(0)) if spread else None
    variance = Fraction(spread, (count * scale) ** 2)
    return Influence(indicator_set, count, variance, each, rest, indices)


def _of_node(
    indicator_set: IndicatorSet,
    name: str,
    points: Sequence[int | None],
    totals: Sequence[int],
    units: tuple[int, int],
    *,
    whole: bool,
) -> NodeInfluence:
    node, (spread, scale) = indicator_set.nodes[name], units
    given = [ticks or 0 for ticks in points]
    counted = [ticks for ticks in points if ticks is not None] or [0]
    share = node.reach * Fraction(_products(given, totals), spread) if spread else None
    nominal = None
    if node.role == "counts":
        nominal = node.reach * node.full / indicator_set.root.full
    return NodeInfluence(
        node,
        whole,
        nominal,
        share,
        Fraction(min(counted), scale),
        Fraction(max(counted), scale),
        Fraction(sum(counted), len(counted) * scale),
        points.count(None),
        None if None in points else _warning(nominal, share, alike=min(given) == max(given)),
    )


def _products(first: Sequence[int], second: Sequence[int]) -> int:
    """Return n² times the covariance of two columns of n numbers."""
    together = sum(a * b for a, b in zip(first, second, strict=True))
    return len(first) * together - sum(first) * sum(second)


def _warning(nominal: Fraction | None, share: Fraction | None, *, alike: bool) -> Warning_ | None:
    if nominal is None or share is None:
        return None
    if alike:
        return "none" if nominal >= NOTABLE else None
    if nominal >= NOTABLE and share * FACTOR <= nominal:
        return "little"
    return "much" if share >= NOTABLE and share >= FACTOR * nominal else None
