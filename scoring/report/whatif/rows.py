"""Long lists of what-ifs as rows for a CSV file; numbers are written exactly."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.io.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scoring.whatif.bounding.bands import BandStudy
    from scoring.whatif.bounding.moving import Moved


def csv_text(rows: Iterable[Sequence[str | int]]) -> str:
    """Return rows as the text of a CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def critical_rows(study: BandStudy) -> Iterator[Sequence[str | int]]:
    """Go through every critical value of every bound, after a row of headings.

    ``bound`` is empty where the bound is below all of its critical values.
    """
    ids = [grade.id for grade in study.indicator_set.grades]
    yield ["bound_of", "bound", "included", "projects", *ids]
    for sweep in study.sweeps:
        included = "true" if sweep.grade.included else "false"
        yield [sweep.grade.id, "", included, 0, *sweep.begin]
        for one in sweep.criticals:
            yield [sweep.grade.id, as_text(one.bound), included, one.projects, *one.counts]


def mover_rows(moved: Moved) -> Iterator[Sequence[str | int]]:
    """Go through every project that changes grade, after a row of headings."""
    yield ["row", "project", "total", "before", "after", "away"]
    for one in moved.movers:
        total, away = as_text(one.total), as_text(one.away)
        yield [one.row, harmless(one.name), total, one.before.id, one.after.id, away]
