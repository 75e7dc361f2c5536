"""All steps from one set lead to another, none of them leads nowhere."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from builders import group, indicator, make_set, root, scale
from examples import runs
from generators import Case, cases, evaluated, set_of, sheet_of
from hypothesis import given

import scoring
from scoring.whatif.backtesting.changing import SAID, in_between, steps_between

if TYPE_CHECKING:
    from scoring.comparison import Change
    from scoring.model import IndicatorSet

SHIPPED = ("mof-project-2011", "mof-project-2013", "mof-project-2020", "guangdong-project")


def left(found: IndicatorSet, wanted: IndicatorSet) -> list[Change]:
    """Return the differences that may change a score."""
    return [
        one
        for one in scoring.diff_sets(found, wanted)
        if one.part != "set" and not (one.part == "node" and one.key[:1] and one.key[0] in SAID)
    ]


def check(old: IndicatorSet, new: IndicatorSet) -> IndicatorSet:
    """Take none of the steps and all of them; return the set that all lead to."""
    steps = steps_between(old, new)
    assert left(in_between(steps, ()), old) == []
    reached = in_between(steps, frozenset(steps.changes))
    assert left(reached, new) == []
    changes = scoring.diff_sets(old, new)
    assert all(one in changes for some in steps.changes.values() for one in some)
    return reached


@runs(0.5)
@given(cases(), cases())
def test_all_steps_lead_to_the_other_set_and_to_its_digits(old: Case, new: Case) -> None:
    reached = check(set_of(old), set_of(new))
    again, wanted = scoring.evaluate(reached, sheet_of(new.sheet)), evaluated(new)
    assert again.published_total == wanted.published_total
    assert (again.grade.id, again.outcome.zh) == (wanted.grade.id, wanted.outcome.zh)
    assert {one.node.id: one.points for one in again} == {one.node.id: one.points for one in wanted}


@pytest.mark.parametrize(("old", "new"), [*permutations(SHIPPED, 2)])
def test_all_steps_lead_from_one_set_that_ships_to_another(old: str, new: str) -> None:
    check(scoring.load_indicator_set(old), scoring.load_indicator_set(new))


def test_a_node_of_several_parents_stands_where_it_is_written() -> None:
    judged_ = {"kind": "judged", "step": "0.01"}
    shared = {
        "A": indicator("1", judged_, weight="1") | {"under": "total", "also_under": ["G"]},
        "B": indicator("1", judged_, "G", weight="1"),
    }
    deep = {"G": group("10", "H", combine="weighted_mean", weights_total="2"), "H": group()}
    grades = scale((("all", "全", 0),))
    old = make_set({"A": indicator("1", judged_)}, grades=grades)
    check(old, make_set(shared, {"total": root(), **deep}, grades=grades))
