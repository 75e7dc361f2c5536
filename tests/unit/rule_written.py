"""Rules as they are written in a set, small enough to compute what they are made of by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from rule_alone import SPECS

from scoring import rules
from scoring.schema.fields import Label

if TYPE_CHECKING:
    from scoring.rules.base import Rule


def text(word: str) -> dict[str, str]:
    """Return a label whose two languages differ."""
    return {"zh": f"中{word}", "en": word}


def label(word: str) -> Label:
    """Return the same label as it is read."""
    return Label(**text(word))


def figure(word: str, places: int = 2, **more: Any) -> dict[str, Any]:
    """Return a figure between 1/2 and 8."""
    return {
        "label": text(word),
        "unit": "m",
        "places": places,
        "at_least": "0.5",
        "at_most": 8,
    } | more


def made(data: dict[str, Any], full: str = "10", tick: int = 100) -> Rule:
    """Return a rule with these full points in this tick."""
    return rules.build(SPECS.validate_python(data), Fraction(full), tick)


def shares(*written: str) -> list[dict[str, Any]]:
    """Return levels with these shares."""
    return [{"id": f"l{n}", "label": text(f"l{n}"), "share": s} for n, s in enumerate(written)]


BANDS = [
    {"id": f"b{n}", "label": text(f"b{n}"), "from_share": s} for n, s in enumerate(("0.8", "0"))
]
ELEMENTS = [{"id": f"e{n}", "label": text(f"e{n}")} for n in range(3)]
LINES = [
    {"id": "late", "label": text("late"), "each": "0.5", "most": 9},
    {"id": "lost", "label": text("lost"), "takes_all": True, "most": 2},
]
ITEMS = [{"id": f"i{n}", "label": text(f"i{n}"), "weight": n} for n in (2, 4)]
RATIOS = {
    "kind": "ratios",
    "each_at_most_one": False,
    "items": ITEMS,
    "actual": figure("a", 1),
    "target": figure("t"),
}
AGAINST = {"actual": figure("a", 1), "target": figure("t")}
FIXED = {"actual": figure("a", 1), "target": "0.25"}
MEASURED = {"figure": figure("f", 1), "per": figure("p")}
STEPS = {"kind": "steps", "side": "below", "step": "0.25", "deduct": 2, "reference": 5}
TIERS = [{"at_least": "0.125", "points": 4}]
SURVEY = {"kind": "survey", "levels": shares("1", "0"), "most": 40}
