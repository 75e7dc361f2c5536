"""Every worked case that ships, its plan interpreted in every way, comes to what is evaluated."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from interpreting import Interpreter

import scoring
from scoring.algebra.bounds import INT64_MAX, BoundsOps, Interval, Truth
from scoring.algebra.ops import INTEGERS
from scoring.algebra.trace import TRACES
from scoring.errors import Problems
from scoring.evaluation import reviewer_ticks
from scoring.io.assemble import assemble
from scoring.io.cases import Case, load_cases
from scoring.io.sets import set_file
from scoring.io.structured import raw_sheet
from scoring.panel import even_shares
from scoring.plan import plan_of

if TYPE_CHECKING:
    from pathlib import Path

    from scoring.plan.values import Value
    from scoring.settle import CheckedSheet

SHIPPED = set_file("fictional").parents[1]
FOLDERS = sorted(path.parent for path in SHIPPED.glob("**/set.toml"))
CASES = [
    pytest.param(folder, case, id=f"{folder.name} {case.path.stem}")
    for folder in FOLDERS
    for case in load_cases(folder / "set.toml")
]


@cache
def loaded(folder: Path) -> scoring.IndicatorSet:
    """Return one of the sets."""
    return scoring.load_indicator_set(folder)


def checked(folder: Path, case: Case) -> CheckedSheet:
    """Return the sheet of a case, held against its set."""
    raw = raw_sheet(case.written.sheet, str(case.path), "sheet.")
    made = assemble(raw, loaded(folder), Problems())
    return made if hasattr(made, "plan") else scoring.check_sheet(loaded(folder), made)


def single(ops: Any, sheet: CheckedSheet, lift: Any = None, truth: Any = None) -> Interpreter:
    """Return what interprets a plan over one sheet."""

    def same(one: Any) -> Any:
        return one[0]

    return Interpreter(ops, sheet.plan, [sheet.sheet], lift or same, truth or same)


def by_totals(sheet: CheckedSheet) -> bool:
    """Whether the totals of reviewers are combined."""
    return sheet.plan.indicator_set.panel.stage == "total" and bool(sheet.sheet.reviewers)


def values_of(made: Interpreter, sheet: CheckedSheet) -> tuple[list[Value[int]], int]:
    """Return the values of all nodes, and how many times over."""
    if not by_totals(sheet):
        return made.values(), 1
    sheets = [made.values(who) for who in made.people]
    for member, values in enumerate(sheets):
        assert [one.points for one in values] == list(reviewer_ticks(sheet, member))
    totals = [one[0].points for one in sheets]
    counted = even_shares(sheet.plan.indicator_set.panel, totals, sheet.weights)
    together = [
        same[0]._replace(points=sum(n * one.points for n, one in zip(counted, same, strict=True)))
        for same in zip(*sheets, strict=True)
    ]
    return together, sum(counted)


@pytest.mark.parametrize(("folder", "case"), CASES)
@pytest.mark.parametrize("ops", [INTEGERS, TRACES], ids=["integers", "traces"])
def test_a_worked_case_comes_to_the_same_step_by_step(folder: Path, case: Case, ops: Any) -> None:
    sheet = checked(folder, case)
    result = scoring.evaluate(sheet.plan.indicator_set, sheet)
    values, times = values_of(single(ops, sheet), sheet)
    outcome = sheet.plan.outcomes.decide(ops, values, times)
    nodes = sheet.plan.slots
    assert tuple(one.points for one in values) == result.ticks
    out = {node: values[slot].out for node, slot in nodes.items() if values[slot].out}
    away = {node: values[slot].away for node, slot in nodes.items() if values[slot].away}
    assert (out, away) == (result.out, result.away)
    used = sheet.plan.indicator_set
    assert (outcome.published, outcome.scored) == (result.published[0], result.scored)
    assert used.grades[outcome.grade] is result.grade
    assert used.grades[outcome.before] is result.band
    assert outcome.coefficient == result.worth
    assert (used.vetoes[outcome.veto - 1] if outcome.veto else None) is result.vetoed


@pytest.mark.parametrize(("folder", "case"), CASES)
def test_the_proof_holds_every_number_of_a_worked_case(folder: Path, case: Case) -> None:
    sheet, ops = checked(folder, case), BoundsOps()
    wide = single(
        ops,
        sheet,
        lambda one: Interval(one[0], one[0]),
        lambda one: Truth(frozenset({bool(one[0])})),
    )
    exact = single(INTEGERS, sheet)
    for who in exact.people if by_totals(sheet) else [None]:
        for interval, value in zip(wide.values(who), exact.values(who), strict=True):
            for around, number in zip(interval, value, strict=True):
                assert (around is None) == (number is None)
                assert around is None or around.lo <= number <= around.hi
    assert ops.peak <= plan_of(loaded(folder)).peak <= INT64_MAX


# in every other one that ships, hundredths of a point suffice
FINER = {"diving": 4200, "undp-hdi": 2_000_000}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_tick_of_a_set_that_ships_is_known(folder: Path) -> None:
    plan = plan_of(loaded(folder))
    assert plan.tick == FINER.get(folder.name, 100)
    assert all((node.full * plan.tick).denominator == 1 for node in plan.nodes)
    assert [plan.nodes[slot].id for slot in plan.slots.values()] == list(plan.slots)
