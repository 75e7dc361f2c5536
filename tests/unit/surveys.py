"""Surveys of satisfaction as rules, and what was counted in them."""

from __future__ import annotations

from typing import Any

from builders import label

SATISFACTION = (("at_least", "90", "10"), ("at_least", "80", "8"), ("at_least", "60", "5"))
"""财预〔2021〕101号: 90 % and up 10, 80 to below 90 8, 60 to below 80 5, below that nothing."""


def survey(
    *shares: str, tiers: tuple[tuple[str, str, str], ...] = (), **more: Any
) -> dict[str, Any]:
    """Return a rule with a level ``l1``, ``l2`` … for each share; three unless said otherwise."""
    levels = [
        {"id": f"l{number}", "label": label(f"level {number}"), "share": share}
        for number, share in enumerate(shares or ("1", "0.5", "0"), start=1)
    ]
    looked_up: dict[str, Any] = {}
    if tiers:
        steps = [{side: bound, "points": points} for side, bound, points in tiers]
        looked_up = {"tiers": steps, "otherwise": "0"}
    return {"kind": "survey", "levels": levels, **looked_up, **more}


def few(effect: str, answers: int = 30, deduct: str | None = None) -> dict[str, Any]:
    """Return what fewer answers mean."""
    written = {"answers": answers, "effect": effect}
    return {"too_few": written if deduct is None else {**written, "deduct": deduct}}


def counts(*given_: int) -> dict[str, str]:
    """Return how many gave each answer."""
    return {f"l{number}": str(count) for number, count in enumerate(given_, start=1)}
