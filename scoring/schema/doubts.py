"""The shape of a file of doubts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scoring.schema.fields import Number, Strict
from scoring.schema.sheet import Scalar

Odds = Annotated[int, Field(strict=True, ge=1, le=10_000)]
"""How often an alternative occurs, from 1 to 10,000."""


class DoubtShape(Strict):
    """One doubt: what may be off, and what else it may be.

    Exactly one of ``within``, ``between`` and ``values`` is written.
    """

    cells: Annotated[tuple[str, ...], Field(min_length=1)]
    """What is in doubt, as ``whatif scores --change`` names it: ``B2.actual``, ``R3:A1``, or
    ``D1`` for the points of an indicator; several cells move together."""
    within: Number | None = None
    """By how much it may be off, either way."""
    around: Scalar | None = None
    """With ``within``: about which value; what stands there where it is left out."""
    between: tuple[Scalar, ...] = ()
    """The lowest and the highest value."""
    values: tuple[Scalar, ...] = ()
    """The alternatives."""
    odds: tuple[Odds, ...] = ()
    """With ``values``: how often each occurs, as whole numbers; all alike where it is left out."""
    step: Number | None = None
    """With ``within`` or ``between``: how far values are apart; the step of the input, or the
    decimals it takes, where it is left out."""
    shape: Literal["uniform", "triangular"] | None = None
    """With ``within`` or ``between``: whether all values are equally likely, or those in the
    middle likelier; what the command asks for where it is left out."""
    note: str = ""
    """Why it is in doubt; for readers of the file."""


class DoubtsFile(Strict):
    """The doubts about one sheet."""

    doubt: tuple[DoubtShape, ...]
    """The doubts; those about different cells are independent, at least one."""
