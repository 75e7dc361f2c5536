"""The middle is best (F21)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from scoring.rules.base import Input, RowByRow, figure_input, ticks
from scoring.rules.lines import Edge, Line, edge, line_quanta, lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import TwoSided

V = TypeVar("V")
B = TypeVar("B")

PER_CENT = 100


class Side(NamedTuple):
    """One side of the best range: where the points have fallen to nothing, and how they fall.

    Without :attr:`line` the edge of the range is a cliff.
    """

    nothing: Edge
    line: Line | None


@dataclass(frozen=True, slots=True)
class TwoSidedRule(RowByRow):
    """Full points in a range, falling along a straight line to nothing outside it.

    A side that is ``None`` keeps the full points.
    """

    inputs: tuple[Input, ...]
    full: int
    full_from: Edge
    full_to: Edge
    lower: Side | None
    upper: Side | None
    divisor: int
    divides_by_data: bool
    nonzero: tuple[int, ...]
    zero: str
    by_panel: bool = False

    @classmethod
    def build(cls, spec: TwoSided, full: Fraction, tick: int) -> TwoSidedRule:
        """Return the rule for an indicator with these full points."""
        places = [spec.figure.places, *([spec.per.places] if spec.per else [])]
        scale = 10 ** max(places)
        inputs = [figure_input("figure", spec.figure, scale)]
        if spec.per:
            inputs.append(figure_input("per", spec.per, scale))
        # what the written places are as positions: a rate in per cent is 100 × figure ÷ per
        unit = Fraction(1, PER_CENT) if spec.per else Fraction(scale)
        spans = {
            side: (nothing * unit, everything * unit)
            for side, (nothing, everything) in _spans(spec).items()
        }
        sloping = {side: span for side, span in spans.items() if span[0] != span[1]}
        found, divisor = lines(ticks(full, tick), list(sloping.values()))
        falls = dict(zip(sloping, found, strict=True))
        sides = {side: Side(edge(nothing), falls.get(side)) for side, (nothing, _) in spans.items()}
        return cls(
            inputs=tuple(inputs),
            full=ticks(full, tick) * divisor,
            full_from=edge(Fraction(spec.full_from) * unit),
            full_to=edge(Fraction(spec.full_to) * unit),
            lower=sides.get("below"),
            upper=sides.get("above"),
            divisor=divisor,
            divides_by_data=spec.per is not None,
            nonzero=(1,) if spec.per else (),
            zero=spec.zero_divisor,
        )

    @staticmethod
    def quanta(spec: TwoSided, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        if rounded or spec.per:
            return [full]
        step = Fraction(1, 10**spec.figure.places)
        sloping = [span for span in _spans(spec).values() if span[0] != span[1]]
        return [full, *(part for span in sloping for part in line_quanta(full, *span, step))]

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        figure, per = values[0], self.denominator(ops, values)
        everything = ops.weighted_sum([(self.full, per)])

        def outside(side: Side | None, name: str, sign: int) -> V:
            if side is None:
                return everything
            if side.line is None:
                return ops.constant(0)
            over = side.nothing.over(ops, figure, per)
            return ops.choose(
                ops.at_least(ops.weighted_sum([(sign, over)]), 1),
                side.line.points(ops, figure, per, everything),
                ops.constant(0),
                names=(f"two_sided.{name}", f"two_sided.{name}_nothing"),
            )

        from_lower = ops.at_least(self.full_from.over(ops, figure, per), 0)
        beyond_upper = ops.at_least(self.full_to.over(ops, figure, per), 1)
        not_below = ops.choose(
            beyond_upper,
            outside(self.upper, "above", -1),
            everything,
            names=(_outside_name(self.upper, "above"), "two_sided.within"),
        )
        return ops.choose(
            from_lower,
            not_below,
            outside(self.lower, "below", 1),
            names=("", _outside_name(self.lower, "below")),
        )

    def denominator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        return values[1] if self.divides_by_data else ops.constant(1)


def _outside_name(side: Side | None, name: str) -> str:
    if side is None:
        return f"two_sided.{name}_full"
    return "" if side.line else f"two_sided.{name}_nothing"


def _spans(spec: TwoSided) -> dict[str, tuple[Fraction, Fraction]]:
    """Return, for each side that falls, where nothing is earned and where everything is."""
    written: dict[str, tuple[Decimal | None, Decimal]] = {
        "below": (spec.zero_below, spec.full_from),
        "above": (spec.zero_above, spec.full_to),
    }
    return {
        side: (Fraction(nothing), Fraction(everything))
        for side, (nothing, everything) in written.items()
        if nothing is not None
    }
