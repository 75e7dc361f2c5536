"""The exact points of nodes over a table of projects, as whole numbers of ticks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from scoring.errors import fail
from scoring.plan import plan_of
from scoring.portfolio import evaluate_table
from scoring.portfolio.columns import read_layout
from scoring.portfolio.reading import identifier
from scoring.portfolio.sheets import as_table
from scoring.portfolio.tables import opened
from scoring.resolve.groups import LINEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from scoring.model import IndicatorSet

FEWEST = 2


class Projects(NamedTuple):
    """The projects of a table.

    Attributes:
        names: what stands in the first column that is no answer, with the number of the row where
            several have the same; else that number.
        points: by the id of a node its points in ticks, one number for each project; of a flag 1
            where it is read as a yes, else 0; ``None`` where it is left out.
        scale: how many ticks make a point.
    """

    names: tuple[str, ...]
    points: Mapping[str, tuple[int | None, ...]]
    scale: int


def points_of(
    indicator_set: IndicatorSet,
    table: Any,
    nodes: Sequence[str],
    weights: Mapping[str, Decimal | int] | None,
) -> Projects:
    """Evaluate a table and return the points of some nodes.

    Raises:
        ScoringError: as :func:`scoring.evaluate_table` does, and for fewer than two projects.
    """
    table = as_table(indicator_set, table, weights)
    given = opened(table)
    layout = read_layout(plan_of(indicator_set), given.names, given.source)
    result = opened(evaluate_table(indicator_set, table, weights=weights))
    there = set(result.names)
    kinds = ("points", "ticks", "yes")
    columns = [next(f"{one}.{kind}" for kind in kinds if f"{one}.{kind}" in there) for one in nodes]
    chosen = ["ticks_per_point", *columns, *layout.passed[:1]]
    rows = result.rows(f"SELECT {', '.join(map(identifier, chosen))} FROM {result.text}")
    if len(rows) < FEWEST:
        raise fail("influence.too-few", given.source, len(rows), least=FEWEST)
    scales, *found = zip(*rows, strict=True)
    (scale,) = set(scales)
    named = found.pop() if layout.passed else (None,) * len(rows)
    points = {
        name: tuple(_ticks(one, scale if column.endswith(".points") else 1) for one in values)
        for name, column, values in zip(nodes, columns, found, strict=True)
    }
    return Projects(tuple(_told_apart(named)), points, scale)


def _told_apart(names: Sequence[object]) -> Iterator[str]:
    """Give names of which no two are the same."""
    often = Counter(names)
    for number, name in enumerate(names, start=1):
        if name is None:
            yield f"#{number}"
        else:
            yield f"{name} (#{number})" if often[name] > 1 else str(name)


def reached(indicator_set: IndicatorSet) -> dict[str, bool]:
    """Return the nodes below the total that weighted sums reach, and which have nothing below."""
    nodes, found = indicator_set.nodes, dict[str, bool]()
    waiting = [indicator_set.root.id]
    while waiting:
        for child in nodes[waiting.pop()].children:
            if child not in found and nodes[child].role != "flag":
                found[child] = nodes[child].combine not in LINEAR
                waiting += [] if found[child] else [child]
    return {name: found[name] for name in nodes if name in found}


def _ticks(points: Decimal | int | None, scale: int) -> int | None:
    """Return points, or ticks already, as ticks; a yes as 1."""
    if points is None:
        return None
    top, bottom = points.as_integer_ratio()
    return top * scale // bottom
