"""Parts that several edge cases use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builders import figure, indicator, label, once, one, rounded_to, scored, yes_no

if TYPE_CHECKING:
    from fractions import Fraction

TWO = rounded_to(2)
LINEAR = {"better": "lower", "form": "linear"}
RECIPROCAL = {"better": "lower", "form": "reciprocal"}


def earned(rule: dict[str, Any], full: str = "5", **given: str) -> Fraction:
    """Return the points of a rule for these figures, rounded to two decimals."""
    return scored(one(full, rule, rounding=TWO), {"A": once(**given)})["A"].points


def deductions(*lines: dict[str, Any]) -> dict[str, Any]:
    """Return a rule that counts faults, in the lines ``f1``, ``f2`` …."""
    named = [{"id": f"f{n}", "label": label(f"fault {n}")} for n in range(1, len(lines) + 1)]
    written = [name | line for name, line in zip(named, lines, strict=True)]
    return {"kind": "deductions", "lines": written}


def steps(**changed: str) -> dict[str, Any]:
    """Return a rule: each 5 percentage points below 100 cost 2."""
    return {
        "kind": "steps",
        "figure": figure("rate", unit="%", at_least="-1000"),
        "reference": "100",
        "side": "below",
        "step": "5",
        "deduct": "2",
        **changed,
    }


def equality(target: str | None = "10", **changed: str) -> dict[str, Any]:
    """Return a rule under which only the target itself earns the points."""
    return {
        "kind": "equality",
        "actual": figure("actual"),
        "target": target or figure("target"),
        "above": "zero",
        "below": "zero",
        **changed,
    }


def flag(text: str = "a question") -> dict[str, Any]:
    """Return a question that gives no points and is answered once."""
    return indicator(None, yes_no(asked="once"), role="flag", label=label(text))


def limit(name: str, when: dict[str, Any], **what: Any) -> dict[str, Any]:
    """Return a cap, a gate or a veto."""
    return {"id": name, "label": label(name), "when": when, **what}
