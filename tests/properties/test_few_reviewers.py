"""Readings are of the scores that are there, however many reviewers the set asks for."""

from __future__ import annotations

from copy import deepcopy

from examples import runs
from generators import Case, set_of, sheet_of
from hypothesis import event, given
from test_readings import gapped

import scoring


def asking(case: Case, least: int) -> Case:
    """Return the case with a set that asks for so many reviewers at least."""
    data = deepcopy(case.data)
    data["panel"]["at_least"] = least
    return Case(data, case.sheet)


@runs(0.5)
@given(gapped())
def test_how_many_are_asked_for_changes_what_is_lacking_and_nothing_else(case: Case) -> None:
    most = case.data["panel"]["at_most"]
    one, all_of_them = (set_of(asking(case, least)) for least in (1, most))
    sheet = sheet_of(case.sheet)
    try:
        read = scoring.readings(one, sheet)
    except scoring.ScoringError as error:
        event("refused")
        codes = [problem.code for problem in error.problems]
        try:
            scoring.readings(all_of_them, sheet)
        except scoring.ScoringError as other:
            assert [problem.code for problem in other.problems] == codes
            return
        raise
    more = scoring.readings(all_of_them, sheet)
    assert (more.so_far.ticks, more.so_far.tick) == (read.so_far.ticks, read.so_far.tick)
    assert more.nothing_more.ticks == read.nothing_more.ticks
    assert (more.coverage, more.awaited) == (read.coverage, read.awaited)
    assert read.lacking == {}
    rest = more.nothing_more.checked
    for leaf, settled in zip(rest.plan.leaves, rest.leaves, strict=True):
        answered = len(settled.members)
        if leaf.rule.by_panel and settled.fixed is None and answered < most:
            assert more.lacking[leaf.node.id] == most - answered
        else:
            assert leaf.node.id not in more.lacking
