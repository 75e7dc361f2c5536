"""Trees of any size, sheets for them, and what must come out of them: fractions, node by node."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, Any

from builders import fill, group, indicator, judged, root, scores, set_data, state

import scoring

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet
    from scoring.sheet import Entry

PLACES, REVIEWERS = 4, 3
NOTHING = Fraction(0)

Children = dict[str, list[str]]
"""The children of every node, parents before children."""

Given = dict[str, list[Decimal] | None]
"""The scores of every indicator, ``None`` where it does not apply."""


def draws(seed: int) -> random.Random:
    """Return a source of numbers that are the same in every run."""
    return random.Random(seed)  # noqa: S311 - reproducible, no secret


# ---------------------------------------------------------------- trees and sheets


def grown(nodes: int, depth: int) -> Children:
    """Return an irregular tree: first one branch down to the last level, then nodes anywhere."""
    draw = draws(nodes)
    under, levels, inner = {}, {"total": 0}, ["total"]
    for number in range(1, nodes):
        name = f"N{number}"
        under[name] = inner[-1] if number <= depth else draw.choice(inner)
        levels[name] = levels[under[name]] + 1
        if levels[name] < depth:
            inner.append(name)
    children: Children = {name: [] for name in levels}
    for name, parent in under.items():
        children[parent].append(name)
    return children


def chain(depth: int) -> Children:
    """Return groups under each other, each with an indicator beside the next group."""
    children: Children = {}
    for level in range(depth):
        name = f"G{level}" if level else "total"
        last = level + 1 == depth
        children[name] = [f"I{level}"] if last else [f"I{level}", f"G{level + 1}"]
        children[f"I{level}"] = []
    return children


def wide(indicators: int) -> Children:
    """Return a single group with many indicators."""
    names = [f"I{number}" for number in range(indicators)]
    return {"total": names, **{name: [] for name in names}}


def tree_data(children: Children, **changed: Any) -> dict[str, Any]:
    """Return a set of sums with five points an indicator."""
    above = {child: name for name, below in children.items() for child in below}
    groups = {
        name: group(under=above[name]) if name in above else root()
        for name, below in children.items()
        if below
    }
    leaves = {
        name: indicator(5, judged(), above[name]) for name, below in children.items() if not below
    }
    return set_data(leaves, groups, **changed)


def rounded_groups(data: dict[str, Any]) -> dict[str, Any]:
    """Return a set that rounds its groups and its total."""
    rounding = {"shown": PLACES, "group": PLACES, "total": PLACES}
    return data | {"rounding": rounding, "grades": data["grades"] | {"basis": "rounded"}}


def given_to(children: Children, *, gaps: bool = False) -> Given:
    """Return scores for every indicator; with *gaps* about a fifth of them does not apply."""
    draw = draws(len(children))
    given: Given = {}
    for name, below in children.items():
        if not below:
            points = [Decimal(draw.randrange(501)) / 100 for _ in range(REVIEWERS)]
            given[name] = None if gaps and draw.random() < 0.2 else points
    return given


def evaluated(used: IndicatorSet, given: Given) -> Evaluation:
    """Evaluate what was given."""
    entries: dict[str, Entry] = {
        name: state("not_applicable") if points is None else scores(*map(str, points))
        for name, points in given.items()
    }
    return scoring.evaluate(used, fill(used, entries, REVIEWERS))


# ---------------------------------------------------------------- what must come out


def mean(points: list[Decimal]) -> Fraction:
    """Return the mean of the reviewers."""
    return sum(map(Fraction, points), NOTHING) / len(points)


def half_up(value: Fraction) -> Fraction:
    """Return points as groups are rounded."""
    return Fraction((value * 10**PLACES + Fraction(1, 2)).__floor__(), 10**PLACES)


def sums(children: Children, given: Given) -> dict[str, Fraction]:
    """Return the points of every node where groups add up."""
    points: dict[str, Fraction] = {}
    for name in reversed(children):
        scored = given.get(name)
        own = mean(scored) if scored else NOTHING
        points[name] = own + sum((points[child] for child in children[name]), NOTHING)
    return points


def renormalised(children: Children, given: Given) -> dict[str, tuple[Fraction, Fraction, bool]]:
    """Return points, full points and whether it counts of every node where gaps are shared out."""
    found: dict[str, tuple[Fraction, Fraction, bool]] = {}
    for name in reversed(children):
        scored = given.get(name)
        if not children[name]:
            found[name] = (mean(scored) if scored else NOTHING, Fraction(5), bool(scored))
            continue
        below = [found[child] for child in children[name]]
        full = sum((one[1] for one in below), NOTHING)
        could = sum((one[1] for one in below if one[2]), NOTHING)
        earned = sum((one[0] for one in below if one[2]), NOTHING)
        points = half_up(full * earned / could) if could else NOTHING
        found[name] = (points, full, bool(could))
    return found


RATES: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "weakest": min,
    "best": max,
    "median": median,
    "weighted_mean": lambda rates: sum(rates, NOTHING) / len(rates),
}
"""What a group makes of the score rates of its children; weights are equal."""


def mixed(
    children: Children, kinds: Mapping[str, str], given: Given
) -> dict[str, tuple[Fraction, Fraction]]:
    """Return points and full points of every node where groups combine in their own ways."""
    found: dict[str, tuple[Fraction, Fraction]] = {}
    for name in reversed(children):
        below = [found[child] for child in children[name]]
        if not below:
            found[name] = (mean(given[name] or []), Fraction(5))
        elif kinds[name] == "sum":
            points = sum((one[0] for one in below), NOTHING)
            # the total is exact; other groups are rounded
            rounded = points if name == "total" else half_up(points)
            found[name] = (rounded, sum((one[1] for one in below), NOTHING))
        else:
            rate = RATES[kinds[name]]([points / full for points, full in below])
            found[name] = (half_up(10 * rate), Fraction(10))
    return found
