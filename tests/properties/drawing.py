"""Drawing the parts of random sets and sheets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from builders import label
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

Data = dict[str, Any]
Draw = Any


@dataclass
class Drawing:
    """What draws the parts of a set, and where its points are rounded."""

    draw: Draw
    rounding: Data = field(default_factory=dict)

    def pick(self, choices: Sequence[Any]) -> Any:
        """Return one of the choices."""
        return choices[self.number(0, len(choices) - 1)]

    def toss(self) -> bool:
        """Return one of two ways."""
        return bool(self.draw(st.booleans()))

    def seldom(self, times: int) -> bool:
        """Return true once in so many times."""
        return self.number(1, times) == times

    def number(self, low: int, high: int) -> int:
        """Return a whole number."""
        return int(self.draw(st.integers(low, high)))

    def some(self, choices: Sequence[Any], least: int, most: int) -> list[Any]:
        """Return some of the choices, each once, in their order."""
        places = st.lists(
            st.integers(0, len(choices) - 1), min_size=least, max_size=most, unique=True
        )
        return [choices[place] for place in sorted(self.draw(places))]


def listed(prefix: str, count: int, name: str) -> list[Data]:
    """Return parts with ids and labels: ``b1``, ``b2`` …."""
    return [{"id": f"{prefix}{n}", "label": label(f"{name}{n}")} for n in range(1, count + 1)]
