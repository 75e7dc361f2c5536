"""A figure of agreement: its value, or why it has none; never a number that is not one."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

Why = Literal[
    "few-reviewers", "few-indicators", "no-variance", "means-alike", "no-residual", "no-interval"
]
"""Why something is undefined: fewer than two reviewers, or indicators that all of them scored;
all scores are equal; the indicators differ by no more than chance on average, so that the
reliability of means has no value; the reviewers agree exactly, so there is no error to make an
interval of; the approximation of the interval breaks down."""

Table = tuple[tuple[Fraction, ...], ...]
"""One row for each indicator that all reviewers scored, one column for each reviewer."""

FEWEST = 2


class Figure(NamedTuple):
    """A figure of agreement.

    Attributes:
        value: exactly; ``None`` where it is undefined.
        lower: the lower end of the 95 % confidence interval, ``None`` where there is none.
        upper: the upper end of it.
        why: why the value, or else the interval, is undefined; ``None`` where both are there, and
            for figures that are given without an interval.
    """

    value: Fraction | None
    lower: float | None = None
    upper: float | None = None
    why: Why | None = None


def too_few(indicators: int, reviewers: int) -> Why | None:
    """Return what there is too little of to tell agreement, if anything."""
    if reviewers < FEWEST:
        return "few-reviewers"
    return "few-indicators" if indicators < FEWEST else None
