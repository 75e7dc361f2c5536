"""The verbs over boxes of inputs, with linear bounds: what a search for the cheapest change asks.

Every verb returns the ends of a value, as :mod:`scoring.algebra.bounds` does, and bounds that
rise with what is moved; see :mod:`scoring.algebra.linear_bounds`.
"""

from __future__ import annotations

import math
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from scoring import exact
from scoring.algebra.bounds import BoundsOps
from scoring.algebra.linear_bounds import Form, Reach, Test, added, flat, highest, leaning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.algebra.bounds import Interval


class ReachOps:
    """The verbs over boxes.  See :class:`~scoring.algebra.ops.Ops`.

    Attributes:
        undecided: the comparisons that chose between two values and may turn out either way, by
            how many choices came before; the steps of a plan always choose in the same order.
        required: comparisons that may turn out either way but were settled, and how.
        possible: whether everything that was settled can be so.

    Args:
        settled: how comparisons turn out, by the number of the choice.
    """

    def __init__(self, settled: Mapping[int, bool] = MappingProxyType({})) -> None:
        self.bounds, self.undecided = BoundsOps(), dict[int, Test]()
        self.settled, self.required, self.possible = settled, list[tuple[Test, bool]](), True
        self.choices = 0

    def constant(self, number: int) -> Reach:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return flat(self.bounds.constant(number), abs(number))

    def total(self, values: Sequence[Reach]) -> Reach:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return self.weighted_sum([(1, value) for value in values])

    def weighted_sum(self, terms: Sequence[tuple[int, Reach]]) -> Reach:
        """See :class:`~scoring.algebra.ops.Ops`."""
        terms = [(number, value) for number, value in terms if number]
        span = self.bounds.weighted_sum([(number, value.span) for number, value in terms])
        up = [(abs(n), value.up if n > 0 else value.down) for n, value in terms]
        down = [(abs(n), value.down if n > 0 else value.up) for n, value in terms]
        grain = math.gcd(*(number * value.grain for number, value in terms))
        return Reach(span, added(up), added(down), grain)

    def exact_quotient(self, value: Reach, divisor: int) -> Reach:
        """See :class:`~scoring.algebra.ops.Ops`."""
        span = self.bounds.exact_quotient(value.span, divisor)
        up, down = (one._replace(divisor=one.divisor * divisor) for one in (value.up, value.down))
        return Reach(span, up, down, value.grain // math.gcd(value.grain, divisor) or 1)

    def rounded_quotient(self, value: Reach, divisor: Reach, mode: str = "half_up") -> Reach:
        """See :class:`~scoring.algebra.ops.Ops`."""
        span = self.bounds.rounded_quotient(value.span, divisor.span, mode)
        by = divisor.span.lo
        if by != divisor.span.hi:
            return flat(span)
        if value.grain % by == 0:
            return self.exact_quotient(value, by)._replace(span=span)
        rest = Fraction(by - 1, by)
        nothing, half = Fraction(0), Fraction(1, 2)
        above, below = {"down": (nothing, rest), "up": (rest, nothing)}.get(mode, (half, half))
        quotient = self.exact_quotient(value, by)
        return Reach(span, _more(quotient.up, above), _more(quotient.down, below))

    def product(self, values: Sequence[Reach]) -> Reach:
        """See :class:`~scoring.algebra.ops.Ops`.

        No slope is steeper than the product of the others at their most.
        """
        span = self.bounds.product([value.span for value in values])
        if any(value.span.lo < 0 for value in values):
            return flat(span)
        tops = [value.span.hi for value in values]
        steep = [
            Fraction(math.prod(tops[:place] + tops[place + 1 :])) for place in range(len(tops))
        ]
        return _leaning(span, values, (Fraction(span.lo), Fraction(span.hi)), steep, steep)

    def power_mean(
        self, values: Sequence[Reach], weights: Sequence[int], exponent: int, unit: int
    ) -> Reach:
        """See :class:`~scoring.algebra.ops.Ops`.

        With mean M a value x of share w moves it by w·(M ÷ x)^(1 − exponent).  Up to an exponent
        of 1 the mean is concave and its slopes where everything is least bound it; in the other
        direction, and for other exponents, the steepest slopes within the ends do.
        """
        spans = [value.span for value in values]
        span = self.bounds.power_mean(spans, weights, exponent, unit)
        lows, highs = [max(one.lo, 0) for one in spans], [max(one.hi, 0) for one in spans]
        low, high = (exact.power_mean(ends, weights, exponent, 1) for ends in (lows, highs))
        if not all(lows) or low < 1:
            return flat(span)
        shares = [Fraction(weight, sum(weights)) for weight in weights]
        if exponent <= 1:
            up, down = (
                [
                    s * Fraction(m + 1, x) ** (1 - exponent)
                    for s, x in zip(shares, lows, strict=True)
                ]
                for m in (low, high)
            )
        else:
            # a mean is above its value less 1, however that was rounded
            up = down = [
                s * Fraction(x, max(low - 1, 1)) ** (exponent - 1)
                for s, x in zip(shares, highs, strict=True)
            ]
        steep = [[one / unit for one in some] for some in (up, down)]
        ends = Fraction(low + 1, unit) + Fraction(1, 2), Fraction(high - 1, unit) - Fraction(1, 2)
        return _leaning(span, values, ends, *steep)

    def log_share(self, value: Reach, worst: int, best: int, full: int) -> Reach:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return flat(self.bounds.log_share(value.span, worst, best, full))

    def least(self, values: Sequence[Reach]) -> Reach:
        """See :class:`~scoring.algebra.ops.Ops`."""
        span = self.bounds.least([value.span for value in values])
        likely = [value for value in values if value.span.lo <= span.hi]
        lowest = min((value.up for value in likely), key=_start)
        down = highest([value.down for value in likely])
        return _among(span, lowest, down, likely)

    def greatest(self, values: Sequence[Reach]) -> Reach:
        """See :class:`~scoring.algebra.ops.Ops`."""
        span = self.bounds.greatest([value.span for value in values])
        likely = [value for value in values if value.span.hi >= span.lo]
        lowest = min((value.down for value in likely), key=_start)
        up = highest([value.up for value in likely])
        return _among(span, up, lowest, likely)

    def ranked(self, values: Sequence[Reach]) -> Sequence[Reach]:
        """See :class:`~scoring.algebra.ops.Ops`."""
        spans = self.bounds.ranked([value.span for value in values])
        up = highest([value.up for value in values])
        down = highest([value.down for value in values])
        return [_among(span, up, down, values) for span in spans]

    def at_least(self, value: Reach, number: int) -> Test:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return Test(self.bounds.at_least(value.span, number).possible, value, number)

    def choose(
        self, condition: Test, yes: Reach, no: Reach, *, names: tuple[str, str] = ("", "")
    ) -> Reach:
        """See :class:`~scoring.algebra.ops.Ops`."""
        number, self.choices = self.choices, self.choices + 1
        truth = self.settled.get(number)
        if truth is not None and truth not in condition.possible:
            self.possible = False
        elif truth is not None and len(condition.possible) > 1:
            self.required.append((condition, truth))
            return yes if truth else no
        span = self.bounds.choose(condition, yes.span, no.span)
        live = [one for truth, one in ((True, yes), (False, no)) if truth in condition.possible]
        if len(live) == 1:
            return live[0]
        self.undecided[number] = condition
        up, down = highest([yes.up, no.up]), highest([yes.down, no.down])
        return _among(span, up, down, live)

    def count(self, conditions: Sequence[Test]) -> Reach:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return flat(self.bounds.count(conditions), tests=tuple(conditions))


def _start(form: Form) -> Fraction:
    return Fraction(form.base, form.divisor)


def _more(form: Form, by: Fraction) -> Form:
    return added([(1, form), (1, Form(by.numerator, {}, by.denominator))])


def _among(span: Interval, up: Form, down: Form, values: Sequence[Reach]) -> Reach:
    """Return one of several values, within the ends of it."""
    grain = math.gcd(*(value.grain for value in values))
    return Reach(span, up.tightened(span.hi), down.tightened(-span.lo), grain)


def _leaning(
    span: Interval,
    values: Sequence[Reach],
    ends: tuple[Fraction, Fraction],
    up: Sequence[Fraction],
    down: Sequence[Fraction],
) -> Reach:
    """Return a value that rises with others, from what it is at their least and at their most."""
    lows, highs = [value.span.lo for value in values], [-value.span.hi for value in values]
    least, most = ends
    above = leaning(least, up, lows, [value.up for value in values])
    below = leaning(-most, down, highs, [value.down for value in values])
    return Reach(span, above.tightened(span.hi), below.tightened(-span.lo))
