"""Measure what moves with grade bounds against one NumPy sort, and write that table of README.md.

``python benchmarks/bands.py`` takes a few seconds.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import numpy as np
from timing import HERE, in_turn, ratio

from scoring.whatif.bounding.sorted_totals import Totals

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS, PROJECTS, BAR = 25, 1_000_000, 3.0
BEGIN, END = "<!-- bands -->", "<!-- end of bands -->"
SHARES = (0.9, 0.8, 0.6)
"""Where the bounds of four grades lie, as shares of the full points."""
UNITS = {"hundredths of 100 points": 10_000, "exact totals, nearly all different": 10**12}
KINDS = {"no gate": ((0, 1, 2, 3),), "a gate that holds for a tenth": ((0, 1, 2, 3), (2, 2, 2, 3))}


def breakpoints(totals: np.ndarray, kinds: np.ndarray, finals: tuple, full: int) -> int:
    """Find every breakpoint of every bound, and the numbers of all grades beyond each."""
    limits = [int(full * share) for share in SHARES]
    each = Totals(totals, kinds, finals)
    lowest, highest = [*limits[1:], 0], [full, *limits[:-1]]
    found = 0
    for number, window in enumerate(zip(lowest, highest, strict=True)):
        step = each.stepped(number, limits, (window[0] + 1, window[1] - 1))
        for place in range(len(limits) + 1):
            step.counts(place)
        found += len(step.changing())
    return found


def lines() -> list[str]:
    """Measure both ways for every kind of totals; return the rows of the table."""
    drawn = np.random.default_rng(2026)
    rows = []
    for of, full in UNITS.items():
        totals = drawn.integers(0, full, PROJECTS, endpoint=True)
        for limited, finals in KINDS.items():
            kinds = (drawn.integers(0, 10, PROJECTS) == 0).astype(np.int64) * (len(finals) - 1)
            tasks: list[Callable[[], object]] = [
                lambda t=totals, k=kinds, f=finals, u=full: breakpoints(t, k, f, u),
                lambda t=totals: np.sort(t),
            ]
            found = breakpoints(totals, kinds, finals, full)
            ours, theirs = in_turn(tasks, ROUNDS, tidy=True)
            rows.append(
                f"| {of}, {limited} | {found:,} | {median(ours) * 1e3:.1f} ms "
                f"| {median(theirs) * 1e3:.1f} ms | **{ratio(ours, theirs):.1f}** | ≤ {BAR:.0f} |"
            )
    return [
        f"| {PROJECTS:,} totals | breakpoints | time | `np.sort` of the totals | ratio | bar |",
        "|---|---:|---:|---:|---:|---:|",
        *rows,
    ]


def main() -> None:
    """Write the table."""
    path = HERE / "README.md"
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    table = "\n".join(lines())
    path.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
