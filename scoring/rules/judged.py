"""Points given by judgement, freely or within a chosen band (F13, F11)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from scoring.exact import round_to_step
from scoring.rules.base import Choice, Input, RowByRow, ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Band, Judged

V = TypeVar("V")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class JudgedRule(RowByRow):
    """The points are what was given."""

    inputs: tuple[Input, ...]
    by_panel: bool
    divisor: int = 1
    divides_by_data: bool = False
    nonzero: tuple[int, ...] = ()
    zero: str = "refuse"

    @classmethod
    def build(cls, spec: Judged, full: Fraction, tick: int) -> JudgedRule:
        """Return the rule for an indicator with these full points."""
        return cls((_points(spec.step, full, tick),), spec.asked == "panel")

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        return values[0]

    @staticmethod
    def quanta(spec: Judged, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        return [full, Fraction(spec.step)]

    def numerators(self, ops: Ops[V, B], rows: Sequence[Sequence[V]]) -> Sequence[V]:
        """See :class:`~scoring.rules.base.Rule`."""
        return [row[0] for row in rows]


@dataclass(frozen=True, slots=True)
class BandRule(RowByRow):
    """A band is chosen, best first, and the points given must lie in it.

    The lower edge belongs to a band, the upper edge to the band above; the best band holds
    the full points.  Edges are shares of the full points, rounded half up to the step,
    because that is what an evaluator can write down (0.8 × 3.33 = 2.664 is 2.66).
    """

    inputs: tuple[Input, ...]
    by_panel: bool
    edges: tuple[int, ...]
    divisor: int = 1
    divides_by_data: bool = False
    nonzero: tuple[int, ...] = ()
    zero: str = "refuse"

    @classmethod
    def build(cls, spec: Band, full: Fraction, tick: int) -> BandRule:
        """Return the rule for an indicator with these full points."""
        score = _points(spec.step, full, tick)
        edges = tuple(round_to_step(b.from_share * full, Fraction(spec.step)) for b in spec.bands)
        choices = tuple(
            Choice(number, band.id, band.label.zh, band.label.en)
            for number, band in enumerate(spec.bands)
        )
        band = Input("band", "choice", 1, 1, 0, len(choices) - 1, choices=choices)
        return cls((band, score), spec.asked == "panel", tuple(ticks(edge, tick) for edge in edges))

    @staticmethod
    def quanta(spec: Band, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        step = Fraction(spec.step)
        return [full, step, *(round_to_step(b.from_share * full, step) for b in spec.bands)]

    def limits(self, band: int) -> tuple[int, int | None]:
        """Return the lower edge of a band, in it, and its upper edge, not in it, in ticks."""
        return self.edges[band], self.edges[band - 1] if band else None

    def objections(self, ops: Ops[V, B], values: Sequence[V]) -> Sequence[tuple[str, B]]:
        """See :class:`~scoring.rules.base.Rule`; the score must lie in the band chosen."""
        band, score = values
        lower, upper = ops.constant(self.edges[0]), ops.constant(self.inputs[1].highest + 1)
        # going down from the best band, 0, the last comparison that holds stands for the band
        for number in range(1, len(self.edges)):
            here = ops.at_least(band, number)
            lower = ops.choose(here, ops.constant(self.edges[number]), lower)
            upper = ops.choose(here, ops.constant(self.edges[number - 1]), upper)
        below = ops.at_least(ops.weighted_sum([(1, lower), (-1, score)]), 1)
        beyond = ops.at_least(ops.weighted_sum([(1, score), (-1, upper)]), 0)
        return [("sheet.outside-band", below), ("sheet.outside-band", beyond)]

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        return values[1]

    def numerators(self, ops: Ops[V, B], rows: Sequence[Sequence[V]]) -> Sequence[V]:
        """See :class:`~scoring.rules.base.Rule`."""
        return [row[1] for row in rows]


def _points(step: object, full: Fraction, tick: int) -> Input:
    size = ticks(Fraction(str(step)), tick)
    return Input("score", "points", tick, size, 0, ticks(full, tick))
