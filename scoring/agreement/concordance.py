"""Kendall's W and Krippendorff's alpha.

Kendall & Babington Smith (1939), The problem of m rankings, Annals of Mathematical Statistics 10,
275-287, with the correction for ties of Kendall (1962), Rank Correlation Methods; Krippendorff
(2011), Computing Krippendorff's alpha-reliability.  Values are exact, probabilities are floats.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from scoring.agreement.distributions import chi_square_tail
from scoring.agreement.figures import FEWEST, Figure, too_few

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.agreement.figures import Table


class Concordance(NamedTuple):
    """How alike the reviewers rank the indicators.

    Attributes:
        w: Kendall's W, corrected for ties: 0 not at all, 1 in the same order.
        chi_square: the test statistic, ``None`` where W is undefined.
        freedom: its degrees of freedom.
        p: how probable so much concordance is by chance; good from about eight indicators on.
    """

    w: Figure
    chi_square: Fraction | None = None
    freedom: int | None = None
    p: float | None = None


def kendall(table: Table, reviewers: int) -> Concordance:
    """Return Kendall's W over the reviewers' rankings of the indicators, corrected for ties."""
    why = too_few(len(table), reviewers)
    if why is not None:
        return Concordance(Figure(None, why=why))
    n, m = len(table), reviewers
    ranked = [_ranks(column) for column in zip(*table, strict=True)]
    ties = sum(_ties(column) for column in zip(*table, strict=True))
    below = m * m * (n**3 - n) - m * ties
    if not below:
        return Concordance(Figure(None, why="no-variance"))
    sums = [sum(ranks) for ranks in zip(*ranked, strict=True)]
    mean = Fraction(m * (n + 1), 2)
    w = 12 * sum(((one - mean) ** 2 for one in sums), Fraction(0)) / below
    chi_square = m * (n - 1) * w
    return Concordance(Figure(w), chi_square, n - 1, chi_square_tail(float(chi_square), n - 1))


def _ranks(values: Sequence[Fraction]) -> list[Fraction]:
    """Return the rank of every value, equal ones having the mean of theirs."""
    order = sorted(values)
    first = {value: place for place, value in reversed(list(enumerate(order, start=1)))}
    last = {value: place for place, value in enumerate(order, start=1)}
    return [Fraction(first[value] + last[value], 2) for value in values]


def _ties(values: Sequence[Fraction]) -> int:
    sizes = [len(list(same)) for _, same in groupby(sorted(values))]
    return sum(size**3 - size for size in sizes)


def krippendorff(units: Iterable[Sequence[Fraction]]) -> Figure:
    """Return Krippendorff's alpha with interval differences; scores may be missing.

    Args:
        units: for every indicator the scores of those who scored it.
    """
    pairable = [unit for unit in units if len(unit) >= FEWEST]
    if not pairable:
        return Figure(None, why="few-reviewers")
    if len(pairable) < FEWEST:
        return Figure(None, why="few-indicators")
    every = [value for unit in pairable for value in unit]
    expected = _squares(every) / (len(every) - 1)
    if not expected:
        return Figure(None, why="no-variance")
    observed = sum((_squares(unit) / (len(unit) - 1) for unit in pairable), Fraction(0))
    return Figure(1 - observed / expected)


def _squares(values: Sequence[Fraction]) -> Fraction:
    """Return the squared differences of all ordered pairs, added up."""
    together = Fraction(sum(values))
    return 2 * (len(values) * sum((value * value for value in values), Fraction(0)) - together**2)
