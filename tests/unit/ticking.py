"""Small sets whose tick can be worked out by hand.

Most parts stand under a mean of two with equal weights, which halves what is below, so that a
part that is forgotten on the way up is seen: half of a half is a quarter.
"""

from __future__ import annotations

from typing import Any

from builders import (
    group,
    indicator,
    judged,
    label,
    make_set,
    root,
    rounded_to,
    scale,
    yes_no,
)

from scoring.plan import plan_of

ONCE = judged("1", asked="once")
PANEL = judged("1")
FLAG = indicator(None, yes_no(asked="once"), role="flag")
TEN = indicator(10, ONCE)
TENTHS = {"rounding": rounded_to(total=1), "grades": scale(basis="rounded")}
GROUPS = {"shown": 2, "group": 0, "total": 0}
ROUNDED = {"rounding": GROUPS, "grades": scale(basis="rounded")}


MEAN = {"combine": "weighted_mean", "weights_total": 2}
FOLD = {"total": root(5, **MEAN), "F": group(5, weight=1)}


def mean(points: int = 10, **more: Any) -> dict[str, Any]:
    """Return a root that is a mean of two children with equal weights."""
    return root(points, combine="weighted_mean", weights_total=2, **more)


def half(points: str | int, rule: dict[str, Any], under: str = "total", **more: Any) -> Any:
    """Return an indicator of weight 1."""
    return indicator(points, rule, under, weight=1, **more)


def halves(points: str | int = 10, rule: dict[str, Any] = ONCE, **more: Any) -> dict[str, Any]:
    """Return this indicator and another beside it, each of weight 1."""
    return {"A": half(points, rule, **more), "B": half(10, ONCE)}


def tick(indicators: dict[str, Any], groups: dict[str, Any] | None = None, **changed: Any) -> int:
    """Return the tick of a set."""
    return plan_of(make_set(indicators, groups, **changed)).tick


def grouped(inside: dict[str, Any], points: int = 10, **more: Any) -> tuple[Any, Any]:
    """Return a group ``G`` and an indicator ``B`` that weigh the same, and what is in the group."""
    groups = {"total": mean(), "G": group(points, weight=1, **more)}
    return {**inside, "B": half(10, ONCE)}, groups


def inside(*points: str | int, rule: dict[str, Any] = ONCE, **more: Any) -> dict[str, Any]:
    """Return indicators ``a``, ``b`` … under ``G``."""
    return {
        name: indicator(full, rule, "G", **more) for name, full in zip("abcd", points, strict=False)
    }


def cap(at_most: str, node: str | None = None) -> dict[str, Any]:
    """Return a cap where ``Q`` is answered with yes."""
    made = {"id": "c", "label": label("c"), "when": {"yes": "Q"}, "at_most": at_most}
    return {"cap": [made if node is None else {**made, "node": node}]}


VETO = {"id": "v", "label": label("v"), "when": {"yes": "Q"}}
