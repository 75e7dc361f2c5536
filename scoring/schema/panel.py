"""The shape of the file of a panel."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scoring.schema.fields import Id, Number, Strict


class MemberShape(Strict):
    """One reviewer of a panel."""

    id: Id
    """The id by which forms and answers belong to the reviewer."""
    name: str = ""
    """How the reviewer is called; printed in forms and results."""
    role: str = ""
    """What the reviewer is asked for, such as finance or the sector."""
    weight: Number = Field(default=1, validate_default=True)
    """Used where the set takes a weighted mean: above 0, at most 10, at most two decimals."""
    scope: tuple[Id, ...] = ()
    """The groups and indicators the reviewer scores, a group with everything below it; all where
    it is left out."""
    recused: tuple[Id, ...] = ()
    """The groups and indicators the reviewer keeps out of because of an interest (回避), a group
    with everything below it; whatever the scope says."""


class PanelFile(Strict):
    """The panel of an evaluation: who scores, with which weight, and what."""

    reviewer: Annotated[tuple[MemberShape, ...], Field(min_length=1)]
    """The reviewers, in the order of forms and results."""
