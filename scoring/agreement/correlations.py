"""The six intraclass correlations of Shrout & Fleiss (1979), with confidence intervals.

Shrout & Fleiss, Intraclass correlations: uses in assessing rater reliability, Psychological
Bulletin 86, 420-428; intervals as there and in McGraw & Wong (1996), Psychological Methods 1,
30-46.  Values are exact; the ends of intervals are floats.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.agreement.distributions import f_quantile
from scoring.agreement.figures import Figure, too_few

if TYPE_CHECKING:
    from scoring.agreement.figures import Table, Why

CONFIDENCE = Fraction(95, 100)
_UPPER = float(1 - (1 - CONFIDENCE) / 2)

MODELS = ("ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)")


class MeanSquares(NamedTuple):
    """The analysis of variance of indicators × reviewers.

    Attributes:
        indicators: *n*, how many indicators.
        reviewers: *k*, how many reviewers.
        between: mean square between indicators.
        within: mean square within indicators.
        raters: mean square between reviewers.
        residual: mean square of what is left.
    """

    indicators: int
    reviewers: int
    between: Fraction
    within: Fraction
    raters: Fraction
    residual: Fraction


Ends = tuple[float, float]


def mean_squares(table: Table) -> MeanSquares:
    """Return the analysis of variance of a table of at least two rows and two columns."""
    n, k = len(table), len(table[0])
    grand = Fraction(sum(map(sum, table)), n * k)
    rows = [Fraction(sum(row), k) for row in table]
    columns = [Fraction(sum(column), n) for column in zip(*table, strict=True)]
    whole = sum(((value - grand) ** 2 for row in table for value in row), Fraction(0))
    between = k * sum(((mean - grand) ** 2 for mean in rows), Fraction(0))
    raters = n * sum(((mean - grand) ** 2 for mean in columns), Fraction(0))
    return MeanSquares(
        n,
        k,
        between / (n - 1),
        (whole - between) / (n * (k - 1)),
        raters / (k - 1),
        (whole - between - raters) / ((n - 1) * (k - 1)),
    )


def intraclass(table: Table, reviewers: int) -> dict[str, Figure]:
    """Return the six intraclass correlations by their names, see :data:`MODELS`.

    Model 1 takes every indicator to be scored by other reviewers, model 2 the reviewers for a
    sample of those one might ask (absolute agreement), model 3 for all there are (consistency);
    *1* is the reliability of one reviewer, *k* that of the mean of all.
    """
    why = too_few(len(table), reviewers)
    if why is not None:
        return dict.fromkeys(MODELS, Figure(None, why=why))
    found = mean_squares(table)
    n, k, between, within, raters, residual = found
    if not any((between, raters, residual)):
        return dict.fromkeys(MODELS, Figure(None, why="no-variance"))
    beside = (raters - residual) / n
    return {
        "ICC(1,1)": _figure(between - within, between + (k - 1) * within, _one_way(found)),
        "ICC(2,1)": _figure(
            between - residual, between + (k - 1) * residual + k * beside, _two_way(found)
        ),
        "ICC(3,1)": _figure(between - residual, between + (k - 1) * residual, _fixed(found)),
        "ICC(1,k)": _figure(between - within, between, _of_mean(_one_way(found), k)),
        "ICC(2,k)": _figure(between - residual, between + beside, _of_mean(_two_way(found), k)),
        "ICC(3,k)": _figure(between - residual, between, _of_mean(_fixed(found), k)),
    }


def _figure(above: Fraction, below: Fraction, ends: Ends | Why) -> Figure:
    if below <= 0:
        return Figure(None, why="means-alike")
    if isinstance(ends, str):
        return Figure(above / below, why=ends)
    return Figure(above / below, *ends)


def _one_way(found: MeanSquares) -> Ends | Why:
    """Return the interval of ICC(1,1)."""
    n, k = found.indicators, found.reviewers
    return _by_ratio(found.between, found.within, k, n - 1, n * (k - 1))


def _fixed(found: MeanSquares) -> Ends | Why:
    """Return the interval of ICC(3,1)."""
    n, k = found.indicators, found.reviewers
    return _by_ratio(found.between, found.residual, k, n - 1, (n - 1) * (k - 1))


def _by_ratio(between: Fraction, error: Fraction, k: int, above: int, below: int) -> Ends | Why:
    if not error:
        return "no-residual"
    ratio = float(between / error)
    low = ratio / f_quantile(_UPPER, above, below)
    high = ratio * f_quantile(_UPPER, below, above)
    return (low - 1) / (low + k - 1), (high - 1) / (high + k - 1)


def _two_way(found: MeanSquares) -> Ends | Why:
    """Return the interval of ICC(2,1), whose error mixes two mean squares (Satterthwaite)."""
    n, k, exact_between, _, exact_raters, exact_residual = found
    if not exact_raters and not exact_residual:
        return "no-residual"
    whole = exact_between + (k - 1) * exact_residual + k * (exact_raters - exact_residual) / n
    if whole <= 0:
        return "no-interval"
    rho = float((exact_between - exact_residual) / whole)
    between, raters, residual = map(float, (exact_between, exact_raters, exact_residual))
    of_raters = k * rho * raters
    of_residual = (n * (1 + (k - 1) * rho) - k * rho) * residual
    spread = (n - 1) * of_raters**2 + of_residual**2
    freedom = (k - 1) * (n - 1) * (of_raters + of_residual) ** 2 / spread if spread else 0
    if freedom < 1:
        return "no-interval"
    over, under = f_quantile(_UPPER, n - 1, freedom), f_quantile(_UPPER, freedom, n - 1)
    error = k * raters + (k * n - k - n) * residual
    low = n * (between - over * residual) / (over * error + n * between)
    high = n * (under * between - residual) / (error + n * under * between)
    return low, high


def _of_mean(ends: Ends | Why, k: int) -> Ends | Why:
    """Return the interval for the mean of all reviewers (Spearman and Brown)."""
    if isinstance(ends, str):
        return ends
    grown = [1 + (k - 1) * end for end in ends]
    if min(grown) <= 0:
        return "no-interval"
    low, high = (k * end / part for end, part in zip(ends, grown, strict=True))
    return low, high
