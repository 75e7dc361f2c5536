"""Speed, as ratios against a named alternative in the same run.

Run with ``python -m pytest benchmarks --benchmark-only``; ``python benchmarks/table.py`` writes the
table of ``README.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from cases import (
    BRANCH,
    DEPTH,
    bare_loop,
    bare_rows,
    by_solver,
    deep_data,
    fictional_sheets,
    forty,
    renormalising,
    set_data,
    sheet_for,
)
from drawing import DRAWS, tasks

import scoring
from scoring.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

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


@pytest.mark.parametrize("branches", [6, 12, 24, 49])
def test_load_grows_with_the_nodes(benchmark: BenchmarkFixture, branches: int) -> None:
    data = deep_data(branches)
    used = benchmark(scoring.resolve_set, data, "bench.toml")
    assert (len(used.nodes), used.depth) == (BRANCH * branches + 1, DEPTH)


@pytest.mark.parametrize("branches", [6, 12, 24, 49])
def test_plan_grows_with_the_nodes(benchmark: BenchmarkFixture, branches: int) -> None:
    used = scoring.resolve_set(deep_data(branches), "bench.toml")
    assert len(benchmark(Plan, used).nodes) == BRANCH * branches + 1


@pytest.mark.parametrize("reviewers", [1, 5, 7])
@pytest.mark.parametrize("change", [dict, renormalising])
def test_evaluate_2500_nodes(
    benchmark: BenchmarkFixture, change: Callable[[dict[str, Any]], dict[str, Any]], reviewers: int
) -> None:
    data = change(deep_data(49))
    used = scoring.resolve_set(data, "bench.toml")
    checked = scoring.check_sheet(used, sheet_for(data, reviewers))
    assert len(benchmark(scoring.evaluate, used, checked).nodes) == 2500


def test_evaluate_every_rule_group_and_limit(benchmark: BenchmarkFixture) -> None:
    used, sheets = fictional_sheets()
    results = benchmark(lambda: [scoring.evaluate(used, one) for one in sheets])
    assert len({one.grade.id for one in results}) > 1


@pytest.mark.parametrize("number", [0, 1], ids=["resample", "bare-numpy"])
def test_resampling(benchmark: BenchmarkFixture, number: int) -> None:
    task = tasks()[number]
    assert sum(benchmark(task).values()) == DRAWS


def test_solver_of_floats(benchmark: BenchmarkFixture) -> None:
    evaluation, costs = forty()
    assert round(benchmark(by_solver, evaluation, costs), 6) == 117.38


def test_routes(benchmark: BenchmarkFixture) -> None:
    evaluation, costs = forty()

    def run() -> Any:
        return scoring.routes(evaluation, "excellent", least="cost", costs=costs).each[0].cost

    assert float(benchmark(run)) == 117.38
