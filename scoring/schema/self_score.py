"""How far a self score may lie from the review."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from scoring.schema.fields import Ratio, Strict


class SelfScore(Strict):
    """How far the self scores of the unit under evaluation may lie from the review.

    Deviations are shares of the full points of an indicator or group. Where the set says nothing,
    the bands end at 5 % and 20 %: above 20 % an audit firm flags differences in software that is in
    use; 5 %, and that what lies above it needs a reason, are ours.
    """

    bands: Annotated[tuple[Ratio, ...], Field(min_length=1)] = (Fraction(1, 20), Fraction(1, 5))
    """The shares of the full points at which the bands of deviations end, rising; a deviation of
    exactly this share is still within. The last band is what lies above all of them."""
    explain_above: Ratio | None = None
    """The share of the full points above which a deviation needs a reason on the sheet; the first
    of the bands where it is left out."""
    source: str = ""
    """Where it is laid down."""

    @property
    def above(self) -> Fraction:
        """The share of the full points above which a deviation needs a reason."""
        return self.bands[0] if self.explain_above is None else self.explain_above
