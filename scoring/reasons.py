"""Where the reason for a deduction is to be written: with whoever took the points off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.sheet import ONCE, REASON_BY
from scoring.tracing import trace

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation


def reason_place(evaluation: Evaluation, indicator: str) -> str | None:
    """Return where the reason of an indicator belongs.

    In merged forms it is the form of the reviewer who took most points off, the first of several;
    nobody else can write why.

    Returns:
        The cell, or the form alone where its cell is not known; ``None`` where neither is.

    Raises:
        KeyError: if the set has no such indicator.
    """
    places, traced = evaluation.sheet.places, trace(evaluation, indicator)
    sign = -1 if traced.node.role == "penalty" else 1
    scored = zip(traced.numbers, traced.reviewers, strict=True) if traced.numbers else ()
    # sorting keeps the order of the panel among equals
    for _, who in sorted(scored, key=lambda one: sign * one[0]):
        known = places.get((indicator, REASON_BY, who.id if who else ONCE))
        if known:
            return known
    return places.get((indicator, "", "reason"))
