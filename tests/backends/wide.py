"""Sheets as rows of a wide table, and what comes back held against single evaluations."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pyarrow as pa

import scoring
from scoring import exact
from scoring.plan import plan_of
from scoring.portfolio import evaluate_table
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet
    from scoring.sheet import ScoreSheet


def row_of(indicator_set: IndicatorSet, sheet: ScoreSheet) -> dict[str, str]:
    """Return the row that says what a sheet says, all of it as text."""
    row = {}
    for leaf in plan_of(indicator_set).leaves:
        node, entry = leaf.node.id, sheet.entry(leaf.node.id)
        for asked in leaf.rule.inputs:
            for who, answer in entry.answers.get(asked.id, {}).items():
                name = f"{node}.{asked.id}" if who == ONCE else f"{node}.{asked.id}.{who}"
                written = answer if isinstance(answer, str) else f"{answer:f}"
                percent = asked.unit == "%" and isinstance(answer, Decimal)
                row[name] = written + "%" * percent
        if entry.state:
            row[f"{node}.state"] = entry.state
        if entry.reason:
            row[f"{node}.reason"] = entry.reason
    return row


def columns_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return rows as columns."""
    rows = list(rows)
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def arrow(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Return rows as an Arrow table of text."""
    return pa.table({name: pa.array(c, pa.string()) for name, c in columns_of(rows).items()})


def all_columns(indicator_set: IndicatorSet, reviewers: Iterable[str]) -> dict[str, None]:
    """Return an empty row with a column for every answer."""
    row = {}
    people = list(reviewers)
    for leaf in plan_of(indicator_set).leaves:
        for asked in leaf.rule.inputs:
            for who in people if leaf.rule.by_panel else (ONCE,):
                row[f"{leaf.node.id}.{asked.id}" + ("" if who == ONCE else f".{who}")] = None
        row[f"{leaf.node.id}.state"] = row[f"{leaf.node.id}.reason"] = None
    return row


def scored_alike(
    indicator_set: IndicatorSet, sheets: Sequence[ScoreSheet], **more: Any
) -> pa.Table:
    """Score sheets one by one and as a table, and hold every figure against the other."""
    people = dict.fromkeys(one.id for sheet in sheets for one in sheet.reviewers)
    empty = all_columns(indicator_set, people)
    if "weights" in more:
        panel = {w for leaf in plan_of(indicator_set).leaves if leaf.rule.by_panel for w in people}
        more["weights"] = {who: w for who, w in more["weights"].items() if who in panel}
    table = arrow({**empty, **row_of(indicator_set, sheet)} for sheet in sheets)
    result = evaluate_table(indicator_set, table, **more)
    assert result.num_rows == len(sheets)
    for row, sheet in zip(result.to_pylist(), sheets, strict=True):
        same(row, scoring.evaluate(indicator_set, sheet))
    return result


def alike(shown: Decimal, evaluation: Evaluation) -> None:
    """Hold a total against the published one; where it is no decimal, nothing reads too well."""
    places = -int(shown.as_tuple().exponent)
    published, used = evaluation.published_total, evaluation.indicator_set
    assert Fraction(shown) == Fraction(exact.rounded(published, places))
    full = used.root.full
    assert (Fraction(shown) >= full) == (published >= full) or not exact.terminates(full)
    for grade in used.grades:
        assert (Fraction(shown) >= grade.lower) == (published >= grade.lower)
        assert (Fraction(shown) > grade.lower) == (published > grade.lower)


def same(row: Mapping[str, Any], evaluation: Evaluation) -> None:
    """Hold a row of the result against an evaluation."""
    indicator_set = evaluation.indicator_set
    assert row["grade"] == evaluation.grade.id
    total = Fraction(row["total_ticks"], row["ticks_per_point"])
    assert total == evaluation.exact_total or "total" not in row
    if "total" not in row:
        assert total == evaluation.published_total
    else:
        alike(row["total"], evaluation)
        if indicator_set.rounding.total is not None:
            assert row["total"].as_tuple() == evaluation.total.as_tuple()
    if "grade_before" in row:
        assert row["grade_before"] == evaluation.band.id
    if indicator_set.vetoes:
        vetoed = evaluation.vetoed
        assert row["veto"] == (vetoed and vetoed.id)
    if "coefficient" in row:
        assert row["coefficient"] == evaluation.coefficient
    for node, found in evaluation.nodes.items():
        if found.node.role == "flag":
            assert row[f"{node}.yes"] is evaluation.answered(node)
            continue
        points = row.get(f"{node}.points")
        if f"{node}.ticks" in row:
            ticks = row[f"{node}.ticks"]
            points = None if ticks is None else Fraction(ticks, row["ticks_per_point"])
        expected = None if evaluation.out.get(node) else found.points
        assert points == expected, (node, points, expected)
