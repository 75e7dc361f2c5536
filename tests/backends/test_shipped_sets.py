"""The worked cases of the sets that ship: by SQL, by arrays and one by one, digit for digit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from wide import scored_alike

import scoring
from scoring.algebra.arrays import ARRAYS
from scoring.errors import Problems
from scoring.io.assemble import assemble
from scoring.io.cases import load_cases
from scoring.io.sets import set_file, shipped_sets
from scoring.io.structured import raw_sheet
from scoring.plan import Given, leaf_value, plan_of
from scoring.plan.values import Value
from scoring.sheet import STATES

if TYPE_CHECKING:
    from scoring.model import IndicatorSet
    from scoring.plan import Leaf
    from scoring.settle import CheckedSheet


def checked_cases(indicator_set: IndicatorSet, name: str) -> list[CheckedSheet]:
    """Return the sheets of the worked cases of a set."""
    return [
        assemble(raw_sheet(case.written.sheet, str(case.path), "sheet."), indicator_set, Problems())
        for case in load_cases(set_file(name))
    ]


@pytest.mark.parametrize("name", shipped_sets())
def test_one_statement_comes_to_what_single_evaluations_come_to(name: str) -> None:
    indicator_set = scoring.load_indicator_set(name)
    sheets = [checked.sheet for checked in checked_cases(indicator_set, name)]
    assert sheets
    scored_alike(indicator_set, sheets)


# ---------------------------------------------------------------- arrays


def given_as_arrays(sheets: list[CheckedSheet], place: int, leaf: Leaf) -> Given[Any, Any]:
    """Return what the sheets give one indicator, reviewers by their place."""
    people = max(len(sheet.sheet.reviewers) for sheet in sheets) if leaf.rule.by_panel else 1
    lowest = [asked.lowest for asked in leaf.rule.inputs]
    rows = []
    present = []
    for who in range(people):
        taken = []
        for sheet in sheets:
            settled = sheet.leaves[place]
            members = settled.members if leaf.rule.by_panel else (0,) * len(settled.rows)
            given = dict(zip(members, settled.rows, strict=True))
            taken.append((who in given, given.get(who, lowest)))
        present.append(np.asarray([there for there, _ in taken]))
        columns = zip(*(row for _, row in taken), strict=True)
        rows.append([np.asarray(column, dtype=np.int64) for column in columns])
    states = [STATES.index(sheet.leaves[place].state) for sheet in sheets]
    return Given(rows, present if leaf.rule.by_panel else None, [100] * people, np.asarray(states))


@pytest.mark.parametrize("name", shipped_sets())
def test_arrays_come_to_what_single_evaluations_come_to(name: str) -> None:
    indicator_set = scoring.load_indicator_set(name)
    plan = plan_of(indicator_set)
    sheets = [
        sheet
        for sheet in checked_cases(indicator_set, name)
        # where a policy or a zero decides there are no rows to make arrays of
        if all(one.rows or one.state != "scored" for one in sheet.leaves)
    ]
    assert sheets
    values: list[Value[Any]] = [Value(ARRAYS.constant(0))] * len(plan.nodes)
    for place, leaf in enumerate(plan.leaves):
        given = given_as_arrays(sheets, place, leaf)
        values[leaf.slot] = leaf_value(ARRAYS, indicator_set, leaf, given)
    plan.carry_out(ARRAYS, values)
    outcome = plan.outcomes.decide(ARRAYS, values)
    for number, sheet in enumerate(sheets):
        evaluation = scoring.evaluate(indicator_set, sheet)

        def here(array: Any, number: int = number) -> int:
            return int(np.broadcast_to(array, (len(sheets),))[number])

        assert tuple(here(value.points) for value in values) == evaluation.ticks
        assert here(outcome.published) == evaluation.published[0]
        assert indicator_set.grades[here(outcome.grade)] is evaluation.grade
