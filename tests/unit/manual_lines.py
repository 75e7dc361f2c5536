"""The lines of manuals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.report import describe

if TYPE_CHECKING:
    from scoring.model import IndicatorSet


def lines_of(used: IndicatorSet, language: str = "zh") -> list[str]:
    """Return the lines of a manual."""
    return describe(used, language=language).splitlines()


def part(used: IndicatorSet, node_id: str, language: str = "zh") -> list[str]:
    """Return the lines about one node, its heading first."""
    lines = lines_of(used, language)
    name = used.nodes[node_id].label.of(language)
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{node_id} {name}　"))
    return lines[start : lines.index("", start) if "" in lines[start:] else None]
