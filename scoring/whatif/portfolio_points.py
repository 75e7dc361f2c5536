"""The exact points of nodes over a table of projects, as whole numbers of ticks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoring.errors import fail
from scoring.portfolio import evaluate_table
from scoring.portfolio.reading import identifier
from scoring.portfolio.tables import opened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from scoring.model import IndicatorSet

FEWEST = 2


def points_of(
    indicator_set: IndicatorSet,
    table: Any,
    nodes: Sequence[str],
    weights: Mapping[str, Decimal | int] | None,
) -> tuple[dict[str, tuple[int | None, ...]], int]:
    """Return the points of nodes, one number for each project, and how many make a point.

    Where a node is left out, there is ``None``.

    Raises:
        ScoringError: as :func:`scoring.evaluate_table` does, and for fewer than two projects.
    """
    result = opened(evaluate_table(indicator_set, table, weights=weights))
    names = set(result.names)
    columns = [f"{one}.points" if f"{one}.points" in names else f"{one}.ticks" for one in nodes]
    chosen = ", ".join(map(identifier, ["ticks_per_point", *columns]))
    rows = result.rows(f"SELECT {chosen} FROM {result.text}")
    if len(rows) < FEWEST:
        source = str(table) if isinstance(table, (str, Path)) else "table"
        raise fail("influence.too-few", source, len(rows), least=FEWEST)
    scales, *found = zip(*rows, strict=True)
    (scale,) = set(scales)
    made = {
        name: tuple(_ticks(one, scale if column.endswith(".points") else 1) for one in values)
        for name, column, values in zip(nodes, columns, found, strict=True)
    }
    return made, scale


def _ticks(points: Decimal | int | None, scale: int) -> int | None:
    """Return points, or ticks already, as ticks."""
    if points is None:
        return None
    top, bottom = points.as_integer_ratio()
    return top * scale // bottom
