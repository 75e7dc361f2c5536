"""The shape of a requirement of evidence, as sets and registers write it."""

from __future__ import annotations

from typing import Literal

from scoring.schema.fields import Ratio, Strict


class RequirementShape(Strict):
    """What happens where an indicator has no evidence of the period."""

    effect: Literal["warn", "discount", "zero"]
    """Only say so, keep a share of its points, or take all of them."""
    share: Ratio | None = None
    """The share of its points that is kept under ``discount``, above 0 and below 1."""
    kinds: tuple[str, ...] = ()
    """The kinds of papers one of which is required, such as contracts; any where it is left out."""
