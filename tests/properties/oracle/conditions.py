"""Whether a condition holds."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from oracle.nodes import Nodes
    from oracle.points import Data
    from oracle.tree import Value


class Sheet(Protocol):
    """What conditions look at."""

    nodes: Nodes

    def value(self, name: str, /) -> Value:
        """Return what a node comes to."""

    def affirmed(self, name: str, /) -> bool:
        """Whether an indicator was answered with yes, or earned all that it can."""


def inside(bounds: Data, value: Fraction) -> bool:
    """Whether a value is on the right side of the one bound that is given."""
    if "at_least" in bounds:
        return value >= Fraction(bounds["at_least"])
    if "above" in bounds:
        return value > Fraction(bounds["above"])
    if "at_most" in bounds:
        return value <= Fraction(bounds["at_most"])
    return value < Fraction(bounds["below"])


def holds(sheet: Sheet, when: Data) -> bool:
    """Whether a condition holds."""
    if "all" in when:
        return all(holds(sheet, part) for part in when["all"])
    if "any" in when:
        return any(holds(sheet, part) for part in when["any"])
    if "node" in when:
        value = sheet.value(when["node"])
        if when.get("unit", "points") == "points":
            return value.out is None and inside(when, value.points)
        # what does not apply is left out of what was earned and of what could be
        could = sheet.nodes.full[when["node"]] - value.away
        return value.out is None and inside(when, 100 * value.points / could)
    asked = when.get("yes") or when["no"]
    if sheet.value(asked).out is not None:
        return False
    return sheet.affirmed(asked) == ("yes" in when)
