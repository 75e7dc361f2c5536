"""Resampling 20 indicators scored by 5 reviewers, and the bare arithmetic of the same draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from cases import set_data, sheet_for

import scoring
from scoring.whatif.doubting.draws import Choices, Stream, drawn, verdicts

if TYPE_CHECKING:
    from collections.abc import Callable

DRAWS, REVIEWERS = 100_000, 5


class Drawing:
    """One sheet and its draws, for both to work on."""

    def __init__(self) -> None:
        data = set_data(4, 5)
        used = scoring.resolve_set(data, "bench.toml")
        sheet = sheet_for(data, REVIEWERS)
        self.checked = scoring.check_sheet(used, sheet)
        self.panels = Stream(1).panels(range(REVIEWERS), DRAWS)
        cents = [
            [int(value * 100) for value in entry.answers["score"].values()]
            for entry in sheet.entries.values()
        ]
        self.cents = np.array(cents, dtype=np.int64)
        self.bounds = np.array([60_00, 80_00, 90_00], dtype=np.int64)

    def ours(self) -> dict[str, int]:
        """Return how often every grade is drawn: indicators, groups, total, gates, the tally."""
        made = drawn(self.checked, (), Choices(DRAWS, self.panels))
        return _by_grade(verdicts(self.checked, made))

    def bare(self) -> dict[str, int]:
        """Do only the arithmetic: the same means, rounded the same, added up and graded.

        Indicator by indicator, which takes less time than one array of all of them.
        """
        totals = np.zeros(DRAWS, dtype=np.int64)
        for row in self.cents:
            together = row[self.panels[0]]
            for seat in self.panels[1:]:
                together += row[seat]
            totals += (2 * together + REVIEWERS) // (2 * REVIEWERS)
        grades = np.bincount(np.searchsorted(self.bounds, totals, side="right"), minlength=4)
        np.unique(totals, return_counts=True)
        return dict(zip(("poor", "fair", "good", "excellent"), grades.tolist(), strict=True))


def _by_grade(tally: dict[Any, int]) -> dict[str, int]:
    found = dict.fromkeys(("poor", "fair", "good", "excellent"), 0)
    for verdict, times in tally.items():
        found[verdict.grade.id] += times
    return found


def tasks() -> list[Callable[[], dict[str, int]]]:
    """Return both, once they have been held against each other.

    Raises:
        ArithmeticError: if they do not come to the same.
    """
    drawing = Drawing()
    if drawing.ours() != drawing.bare():
        raise ArithmeticError("both must draw the same grades")
    return [drawing.ours, drawing.bare]
