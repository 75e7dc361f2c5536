"""Small sets with something to look at, and what is found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builders import (
    group,
    indicator,
    judged,
    label,
    make_set,
    root,
    rounded_to,
    scale,
    tiers,
    yes_no,
)

from scoring.lint import lint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import IndicatorSet

TWO = rounded_to(indicator=2, total=2)
GRADES = scale((("good", "良", 50), ("fair", "中", 20), ("poor", "差", 0)), basis="rounded")


def findings(indicator_set: IndicatorSet, cases: int | None = None) -> list[tuple[str, str]]:
    """Return code and key of every finding, those of made-up sets without their file."""
    return [
        (one.code.removeprefix("lint."), one.place.removeprefix("test.toml: "))
        for one in lint(indicator_set, cases)
    ]


def with_rule(rule: Mapping[str, Any], points: int | str = 10) -> list[tuple[str, str]]:
    """Return what is found in a set with this rule and another indicator."""
    nodes = {"A": indicator(points, rule), "Z": indicator(90, judged(), label=label("other"))}
    return findings(make_set(nodes, rounding=TWO, grades=GRADES))


def levels(*shares: str | int) -> dict[str, Any]:
    """Return levels ``l1``, ``l2`` … with these shares."""
    made = [
        {"id": f"l{number}", "label": label(f"level {number}"), "share": share}
        for number, share in enumerate(shares, start=1)
    ]
    return {"kind": "levels", "asked": "once", "levels": made}


def limited(*, points: str = "10", **limits: Any) -> IndicatorSet:
    """Return a set with caps, gates or vetoes over A (60), B (40) and the flag Q."""
    nodes = {
        "A1": indicator(60, judged(), under="A", label=label("first")),
        "B1": indicator(40, tiers(("at_least", "60", "40"), otherwise=points), under="B"),
        "Q": indicator(None, yes_no(), role="flag", label=label("asked")),
    }
    groups = {"total": root(), "A": group(), "B": group()}
    always = {"veto": [{"id": "q", "label": label("q"), "grade": "poor", "when": {"yes": "Q"}}]}
    return make_set(nodes, groups, rounding=TWO, grades=GRADES, **{**always, **limits})


def gate(when: Mapping[str, Any], best: str = "poor") -> IndicatorSet:
    """Return a set with this gate."""
    return limited(gate=[{"id": "g", "label": label("gate"), "best": best, "when": when}])
