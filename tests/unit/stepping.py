"""Points that are lost step by step, as rules."""

from __future__ import annotations

from typing import Any

from builders import figure

PARTS = {"floor": "whole", "ceil": "started", "proportional": "proportional"}


def steps(part: str = "whole", side: str = "below", **more: Any) -> dict[str, Any]:
    """Return a rule: each 5 below 100 costs 2, unless said otherwise."""
    return {
        "kind": "steps",
        "figure": figure("value"),
        "reference": "100",
        "side": side,
        "step": "5",
        "deduct": "2",
        "part": part,
        **more,
    }
