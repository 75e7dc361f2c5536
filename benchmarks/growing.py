"""Sets that grow: what a node costs in small ones and in large ones."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from cases import deep_data, renormalising, set_data, sheet_for
from timing import in_turn, ratio

import scoring
from scoring.plan import plan_of

if TYPE_CHECKING:
    from collections.abc import Callable

BRANCHES = (6, 12, 24, 49)
REVIEWERS = (1, 5, 7)
MOST_MORE = 1.5


class Growth(NamedTuple):
    """One line of the second table: microseconds for each node, and for each reviewer of it.

    Attributes:
        what: the set.
        nodes: how many nodes it has.
        load: to read the data, prove the set and plan it, for each node, in each round.
        evaluate: to evaluate, for each node and reviewer, in each round, by :data:`REVIEWERS`.
    """

    what: str
    nodes: int
    load: list[float]
    evaluate: list[list[float]]


def growth(rounds: int, load_rounds: int) -> list[Growth]:
    """Measure sets that grow: that of the first table, then deep ones, one that renormalises."""
    small, deep = set_data(4, 5), [deep_data(branches) for branches in BRANCHES]
    named = [("20 indicators in 4 groups", small)]
    named += [
        (f"{number} branches, nine levels", d) for number, d in zip(BRANCHES, deep, strict=True)
    ]
    named += [(f"{BRANCHES[-1]} branches, renormalising", renormalising(deep[-1]))]
    sets = [scoring.resolve_set(data, "bench.toml") for _, data in named]
    loads = in_turn([_loading(data) for _, data in named], load_rounds, tidy=True)
    tasks = [
        _evaluating(used, scoring.check_sheet(used, sheet_for(data, reviewers)))
        for used, (_, data) in zip(sets, named, strict=True)
        for reviewers in REVIEWERS
    ]
    times = iter(in_turn(tasks, rounds))
    return [
        Growth(
            what,
            len(used.nodes),
            [taken * 1e6 / len(used.nodes) for taken in load],
            [[t * 1e6 / len(used.nodes) / r for t in next(times)] for r in REVIEWERS],
        )
        for (what, _), used, load in zip(named, sets, loads, strict=True)
    ]


def _loading(data: dict[str, Any]) -> Callable[[], object]:
    return lambda: plan_of(scoring.resolve_set(data, "bench.toml"))


def _evaluating(used: Any, checked: Any) -> Callable[[], object]:
    return lambda: scoring.evaluate(used, checked)


def growth_table(lines: list[Growth]) -> list[str]:
    """Return the rows of the growth, the last one with what the largest set costs more."""
    small, first, large = lines[0], lines[1], lines[len(BRANCHES)]
    more = [
        median([a - b for a, b in zip(at, before, strict=True)])
        for at, before in zip(large.evaluate, small.evaluate, strict=True)
    ]
    people = [f"{number} reviewer{'s' if number > 1 else ''}" for number in REVIEWERS]
    return [
        f"| set | nodes | load, µs a node | {' | '.join(f'evaluate(), {p}' for p in people)} |",
        f"|---|---:|---:|{'---:|' * len(people)}",
        *(
            f"| {one.what} | {one.nodes:,} | {median(one.load):.0f} | "
            + " | ".join(f"{median(taken):.2f}" for taken in one.evaluate)
            + " |"
            for one in lines
        ),
        f"| **{large.nodes:,} against {first.nodes} (load) and {small.nodes} nodes** | "
        f"| **× {ratio(large.load, first.load):.2f}** | "
        + " | ".join(f"**{number:+.2f}**" for number in more)
        + " |",
        f"| bar | | ≈ × 1 | {' | '.join(f'≤ +{MOST_MORE}' for _ in more)} |",
    ]
