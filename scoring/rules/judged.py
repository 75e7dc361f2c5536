"""Points given by judgement, freely or within a chosen band (F13, F11)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from scoring.exact import round_to_step
from scoring.rules.base import Choice, Input, ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Band, Judged

V = TypeVar("V")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class JudgedRule:
    """The points are what was given."""

    inputs: tuple[Input, ...]
    by_panel: bool
    divisor: int = 1
    divides_by_data: bool = False
    nonzero: int | None = None

    @classmethod
    def build(cls, spec: Judged, full: Fraction, tick: int) -> JudgedRule:
        """Return the rule for an indicator with these full points."""
        return cls((_points(spec.step, full, tick),), spec.asked == "panel")

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        return values[0]

    def numerators(self, ops: Ops[V, B], rows: Sequence[Sequence[V]]) -> Sequence[V]:
        """See :class:`~scoring.rules.base.Rule`."""
        return [row[0] for row in rows]

    def denominator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        return ops.constant(self.divisor)


@dataclass(frozen=True, slots=True)
class BandRule:
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
    nonzero: int | None = None

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

    def limits(self, band: int) -> tuple[int, int | None]:
        """Return the lower edge of a band, in it, and its upper edge, not in it, in ticks."""
        return self.edges[band], self.edges[band - 1] if band else None

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        return values[1]

    def numerators(self, ops: Ops[V, B], rows: Sequence[Sequence[V]]) -> Sequence[V]:
        """See :class:`~scoring.rules.base.Rule`."""
        return [row[1] for row in rows]

    def denominator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        return ops.constant(self.divisor)


def _points(step: object, full: Fraction, tick: int) -> Input:
    size = ticks(Fraction(str(step)), tick)
    return Input("score", "points", tick, size, 0, ticks(full, tick))
