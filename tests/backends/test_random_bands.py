"""What is said of a whole table agrees with what is said of each project, on random sets."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pytest
from banded import now, table
from hypothesis import event, given, settings

import scoring

sys.path.insert(0, str(Path(__file__).parent.parent / "properties"))

from generators import Case, cases, set_of, sheet_of
from wide import arrow, row_of

CANNOT = {"table.cannot-bits", "table.cannot-logs", "table.no-answers"}


@given(cases())
@settings(max_examples=30)
def test_a_table_of_one_project_changes_grade_where_the_project_does(case: Case) -> None:
    used, sheet = set_of(case), sheet_of(case.sheet)
    weights = {one.id: one.weight for one in sheet.reviewers}
    result = scoring.evaluate(used, sheet)
    try:
        study = scoring.study_bands(used, arrow([row_of(used, sheet)]), weights=weights)
    except scoring.ScoringError as error:
        codes = {problem.code for problem in error.problems}
        event(" ".join(sorted(codes)))
        if not codes <= CANNOT | {"sheet.unknown-reviewer"}:
            raise
        return
    place = used.grades.index(result.grade)
    assert study.counts == tuple(int(number == place) for number in range(len(used.grades)))
    thresholds = scoring.grade_margins(result, ()).thresholds
    assert len(study.sweeps) == len(thresholds)
    for sweep, threshold in zip(study.sweeps, thresholds, strict=True):
        assert sweep.allowed == threshold.allowed
        ends = {threshold.stays.lower} if threshold.below is not None else set[Fraction]()
        ends |= {threshold.stays.upper} if threshold.above is not None else set()
        assert ends <= {one.bound for one in sweep.criticals}
        assert bool(ends) == bool(sweep.critical)
        event("critical" if ends else "nowhere critical")


@pytest.mark.parametrize("kind", ["arrow", "pandas", "polars", "duckdb", "parquet"])
def test_any_kind_of_table_will_do(kind: str, tmp_path: Path) -> None:
    given_table: Any = table([(8, 1), (6, 1), (4, 0), (4, 0)])
    match kind:
        case "pandas":
            given_table = given_table.to_pandas()
        case "polars":
            import polars as pl

            given_table = pl.from_arrow(given_table)
        case "duckdb":
            given_table = duckdb.from_arrow(given_table)
        case "parquet":
            duckdb.from_arrow(given_table).write_parquet(str(tmp_path / "t.parquet"))
            given_table = tmp_path / "t.parquet"
    found = scoring.study_bands(now("none"), given_table, bands={"甲": 7})
    assert found.counts == (1, 1, 2, 0)
    assert found.moved is not None
    assert [one.name for one in found.moved.movers] == ["P2"]
    again = scoring.backtest(now("none"), now("best"), given_table)
    assert again.moving == 0
