"""Sets with one group that works on rates."""

from __future__ import annotations

from typing import Any

from builders import group, indicator, judged, make_set, root, scale
from carried import value_in

FINE = judged("0.01", asked="once")
OUT = {"missing": {"not_applicable": "siblings"}}


def rated(combine: str, *fulls: Any, under: dict[str, Any] | None = None, **more: Any) -> Any:
    """Return a set where ``G`` of ten points works on the rates of ``a``, ``b`` …."""
    rounding = {"shown": 2, "group": 2, "total": 2}
    indicators = {
        name: indicator(full, FINE, "G", **(under or {}))
        for name, full in zip("abcdefg", fulls, strict=False)
    }
    return make_set(
        {**indicators, "Z": indicator(10, FINE)},
        {"total": root(), "G": group(more.pop("points", 10), combine=combine, **more)},
        rounding=rounding,
        grades=scale(basis="rounded"),
    )


def earned(used: Any, *points: Any) -> Any:
    """Return the points of ``G`` where its children have these."""
    return value_in(used, "G", **dict(zip("abcdefg", points, strict=False)))[0]
