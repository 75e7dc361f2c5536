"""Speed, as ratios against a named alternative in the same run.

Run with ``python -m pytest benchmarks --benchmark-only``; ``python benchmarks/table.py`` writes the
table of ``README.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from cases import bare_loop, bare_rows, set_data, sheet_for

import scoring

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

pytestmark = pytest.mark.benchmark


@pytest.fixture(scope="module")
def twenty() -> dict[str, Any]:
    data = set_data(4, 5)
    used = scoring.resolve_set(data, "bench.toml")
    sheet = sheet_for(data, 5)
    return {
        "set": used,
        "sheet": sheet,
        "checked": scoring.check_sheet(used, sheet),
        "rows": bare_rows(sheet),
    }


def test_bare_loop_total_only(benchmark: BenchmarkFixture, twenty: dict[str, Any]) -> None:
    total = benchmark(bare_loop, twenty["rows"])
    assert abs(total - float(scoring.evaluate(twenty["set"], twenty["sheet"]).total)) < 0.11


def test_evaluate(benchmark: BenchmarkFixture, twenty: dict[str, Any]) -> None:
    def run() -> tuple[Any, ...]:
        one = scoring_evaluate(twenty["set"], twenty["checked"])
        return one.total, one.grade, one.nodes

    scoring_evaluate = scoring.evaluate
    assert len(benchmark(run)[2]) == 25


def test_evaluate_with_ledger_and_traces(
    benchmark: BenchmarkFixture, twenty: dict[str, Any]
) -> None:
    evaluate, contributions, trace = scoring.evaluate, scoring.contributions, scoring.trace
    ids = [node.id for node in twenty["set"].indicators]

    def run() -> tuple[Any, ...]:
        one = evaluate(twenty["set"], twenty["checked"])
        ledger = contributions(one)
        traces = [trace(one, indicator) for indicator in ids]
        return one.total, one.grade, ledger, ledger.largest_losses, traces

    assert len(benchmark(run)[4]) == 20


def test_check_sheet(benchmark: BenchmarkFixture, twenty: dict[str, Any]) -> None:
    checked = benchmark(scoring.check_sheet, twenty["set"], twenty["sheet"])
    assert len(checked.leaves) == 20


def test_load_official_set(benchmark: BenchmarkFixture) -> None:
    used = benchmark(scoring.load_indicator_set, "mof-project-2020")
    assert len(used.indicators) == 17
