"""What a total leads to: conditions, caps, gates, vetoes, grades, a coefficient."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from scoring.schema.fields import Id, Label, Number, Places, Ratio, Strict
from scoring.schema.rules.figures import Bounded


class Condition(Bounded):
    """Something that holds or does not: a bound on a node, an answer, or several of these.

    Exactly one of ``node``, ``yes``, ``no``, ``all`` and ``any`` is given.
    """

    node: Id | None = None
    """A group or an indicator whose points are held against one of the bounds."""
    unit: Literal["points", "percent"] = "points"
    """Whether the bound is in points of the node or in per cent of its full points, those that are
    shared out over the whole tree left out."""
    yes: Id | None = None
    """An indicator that is answered with yes (or earned its full points), by the panel together."""
    no: Id | None = None
    """An indicator that is not."""
    all: tuple[Condition, ...] = ()
    """Every one of these holds."""
    any: tuple[Condition, ...] = ()
    """At least one of these holds."""


class Adjustment(Strict):
    """What caps, gates and vetoes have in common."""

    id: Id
    """Its id."""
    label: Label
    """How it is called in results."""
    when: Condition
    """When it applies."""
    source: str = ""
    """Where it is laid down."""


class Cap(Adjustment):
    """A cap limits the points of a node; with 0 it takes them all (F17)."""

    node: Id | None = None
    """The node; the total where it is left out."""
    at_most: Ratio
    """The most points the node can have when the condition holds."""


class Gate(Adjustment):
    """A gate limits the grade, never the total."""

    best: Id | None = None
    """The best grade that is left."""
    lower_by: Annotated[int, Field(strict=True, ge=1)] | None = None
    """By how many grades the grade is lowered; either this or ``best`` is given."""


class Veto(Adjustment):
    """A veto replaces the outcome, whatever the total."""

    grade: Id | None = None
    """The grade that is given instead."""
    outcome: Label | None = None
    """The words that stand instead of a grade, such as “Results Not Demonstrated”."""
    total: Number | None = None
    """The total that is published instead, where it is replaced too: one that has this grade, from
    0 to the full points."""


class GradeBand(Bounded):
    """A grade and its lower bound.

    ``at_least`` or ``above`` is the lower bound; ``at_most`` or ``below`` may state the upper
    one, which is then checked against the next band for holes and overlaps.
    """

    id: Id
    """Its id."""
    label: Label
    """How the grade is called."""


class Grades(Strict):
    """The grade scale: ordered lower bounds, best first."""

    basis: Literal["exact", "rounded"]
    """Whether the grade is read off the exact total or off the rounded one."""
    outcome: Literal["grade", "decision"] = "grade"
    """What results call it: a grade, or a decision such as support or no support."""
    bands: Annotated[tuple[GradeBand, ...], Field(min_length=1)]
    """The grades, best first."""
    source: str
    """Where the scale is laid down."""


class CoefficientBand(Bounded):
    """The coefficient of totals from a bound on: ``value`` + ``per_point`` × total."""

    value: Ratio
    """The coefficient, or its constant part."""
    per_point: Ratio = Fraction(0)
    """What each point of the total adds."""


class Coefficient(Strict):
    """What the total is worth elsewhere, such as the share of a fee that is paid."""

    label: Label
    """How it is called in results."""
    bands: Annotated[tuple[CoefficientBand, ...], Field(min_length=1)]
    """By the published total, best first; the last holds every total below the others."""
    places: Places
    """The decimals to which it is rounded."""
    source: str = ""
    """Where it is laid down."""
