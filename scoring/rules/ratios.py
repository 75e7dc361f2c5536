"""Several ratios in one indicator: of years, of sites, of parts of a plan (F20)."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from scoring.rules.base import Input, RowByRow, figure_input, ticks
from scoring.schema.fields import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Figure, RatioItem, Ratios

V = TypeVar("V")
B = TypeVar("B")

PER_CENT = 100


@dataclass(frozen=True, slots=True)
class RatiosRule(RowByRow):
    """The ratios combined to one, times the full points and never above them.

    With aᵢ the actual figures, tᵢ the targets and gᵢ the weights (equal for a plain mean):

    - mean_of_ratios, weighted: Σ gᵢ · aᵢ ÷ tᵢ ÷ Σ gᵢ
    - ratio_of_sums: Σ aᵢ ÷ Σ tᵢ
    - worst: the least aᵢ ÷ tᵢ

    Nothing is rounded but the single ratios, where that is declared.  Otherwise a mean is taken
    over the product of the targets, and the worst is found by multiplying crosswise.

    Attributes:
        full: the full points in ticks, of which :attr:`parts` make one ratio of 1.
        method: how the ratios become one, as it is written.
        weights: gᵢ as whole numbers without a common factor.
        clipped: whether a ratio above 1 counts as 1 before the ratios are combined.
        whole: what a ratio of 1 is after it was rounded; 0 where ratios are not rounded.
        parts: what the combined ratio is divided by, besides the data.
    """

    inputs: tuple[Input, ...]
    full: int
    method: str
    weights: tuple[int, ...]
    clipped: bool
    whole: int
    parts: int
    divisor: int
    divides_by_data: bool
    nonzero: tuple[int, ...]
    zero: str
    by_panel: bool = False

    @classmethod
    def build(cls, spec: Ratios, full: Fraction, tick: int) -> RatiosRule:
        """Return the rule for an indicator with these full points."""
        scale = 10 ** max(spec.actual.places, spec.target.places)
        inputs = []
        for item in spec.items:
            inputs.append(_input(item, "actual", spec.actual, scale))
            inputs.append(_input(item, "target", spec.target, scale))
        weights, parts = _weights(spec), 1
        whole = 0 if spec.rate_places is None else PER_CENT * 10**spec.rate_places
        if spec.method in {"mean_of_ratios", "weighted"}:
            parts = sum(weights)
        parts *= whole or 1
        most = ticks(full, tick)
        common = math.gcd(most, parts)
        return cls(
            inputs=tuple(inputs),
            full=most // common,
            method=spec.method,
            weights=weights,
            clipped=spec.each_at_most_one,
            whole=whole,
            parts=parts,
            divisor=parts // common,
            divides_by_data=not whole,
            nonzero=() if spec.method == "ratio_of_sums" else tuple(range(1, len(inputs), 2)),
            zero=spec.zero_divisor,
        )

    @staticmethod
    def quanta(spec: Ratios, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        if rounded or spec.rate_places is None:
            return [full]
        each = full / (PER_CENT * 10**spec.rate_places)
        weights = _weights(spec)
        shares = [Fraction(1)] if spec.method == "worst" else [Fraction(1, sum(weights))]
        return [full, *(each * share for share in shares)]

    @property
    def guarded(self) -> bool:
        """See :class:`~scoring.rules.base.Rule`."""
        return True

    def guard(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`; the least of the targets, or their total."""
        targets = values[1::2]
        return ops.least(targets) if self.nonzero else ops.total(targets)

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        upper, lower = self._combined(ops, values)
        # the points are full × upper ÷ (divisor × lower), where a ratio of 1 is parts × lower
        everything = ops.weighted_sum([(self.full * self.parts, lower)])
        return ops.choose(
            ops.at_least(ops.weighted_sum([(1, upper), (-self.parts, lower)]), 0),
            everything,
            ops.least([ops.weighted_sum([(self.full, upper)]), everything]),
            names=("ratios.reached", "ratios.in_proportion"),
        )

    def denominator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        return self._combined(ops, values)[1]

    def _combined(self, ops: Ops[V, B], values: Sequence[V]) -> tuple[V, V]:
        """Return the combined ratio, times parts, as upper and lower part."""
        actuals, targets = values[0::2], values[1::2]
        if self.clipped:
            actuals = [ops.least(list(pair)) for pair in zip(actuals, targets, strict=True)]
        if self.method == "ratio_of_sums":
            return ops.total(actuals), ops.greatest([ops.total(targets), ops.constant(1)])
        if self.whole:
            one = ops.constant(1)
            rates = [
                # a target of zero is settled elsewhere, but no interpreter may stumble over it
                ops.rounded_quotient(
                    ops.weighted_sum([(self.whole, actual)]), ops.greatest([target, one])
                )
                for actual, target in zip(actuals, targets, strict=True)
            ]
            if self.method == "worst":
                return ops.least(rates), one
            return ops.weighted_sum(list(zip(self.weights, rates, strict=True))), one
        if self.method == "worst":
            return _least_ratio(ops, actuals, targets)
        terms = [
            _product(ops, [actual, *targets[:place], *targets[place + 1 :]])
            for place, actual in enumerate(actuals)
        ]
        weighted = ops.weighted_sum(list(zip(self.weights, terms, strict=True)))
        return weighted, _product(ops, targets)


def _input(item: RatioItem, part: str, figure: Figure, scale: int) -> Input:
    asked = figure_input(f"{item.id}.{part}", figure, scale)
    zh, en = f"{item.label.zh}：{figure.label.zh}", f"{item.label.en}: {figure.label.en}"
    return dataclasses.replace(asked, label=Label(zh=zh, en=en))


def _weights(spec: Ratios) -> tuple[int, ...]:
    """Return the weights of the items as whole numbers without a common factor."""
    if spec.method != "weighted":
        return (1,) * len(spec.items)
    written = [item.weight or Fraction(0) for item in spec.items]
    scale = math.lcm(*(weight.denominator for weight in written))
    whole = [int(weight * scale) for weight in written]
    common = math.gcd(*whole)
    return tuple(weight // common for weight in whole)


def _product(ops: Ops[V, B], values: Sequence[V]) -> V:
    return values[0] if len(values) == 1 else ops.product(values)


def _least_ratio(ops: Ops[V, B], actuals: Sequence[V], targets: Sequence[V]) -> tuple[V, V]:
    """Return the smallest of the ratios as its upper and lower part."""
    upper, lower = actuals[0], targets[0]
    for actual, target in zip(actuals[1:], targets[1:], strict=True):
        here, least = ops.product([actual, lower]), ops.product([upper, target])
        larger = ops.at_least(ops.weighted_sum([(1, here), (-1, least)]), 0)
        upper = ops.choose(larger, upper, actual)
        lower = ops.choose(larger, lower, target)
    return upper, lower
