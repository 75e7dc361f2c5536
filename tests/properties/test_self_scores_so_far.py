"""Self scores on unfinished sheets are compared as far as the review goes, whatever is missing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from examples import runs
from generators import Case, set_of, sheet_of
from hypothesis import assume, event, given
from test_readings import NOTHING, gapped
from test_self_scores import in_no_table

import scoring


@runs(0.5)
@given(gapped())
def test_what_was_scored_is_compared_and_the_reports_are_given(case: Case) -> None:
    used, sheet = set_of(case), sheet_of(case.sheet)
    names = [one.id for one in used.indicators if one.role != "flag" and in_no_table(used, one.id)]
    assume(names)
    entries = {
        one.id: replace(sheet.entry(one.id), self_score=Decimal(0) if one.id in names else None)
        for one in used.indicators
    }
    try:
        read = scoring.readings(used, replace(sheet, entries=entries))
    except scoring.ScoringError as error:
        event("refused")
        assert {one.code for one in error.problems} <= NOTHING, error.problems
        return
    found = scoring.compare_self(read.so_far)
    out = read.so_far.out
    compared = {name for name in names if not out.get(name)}
    assert (found is not None) == bool(compared)
    if found is None:
        return
    assert {
        one.node.id for one in found if one.node.is_indicator and one.standing == "compared"
    } == compared
    for one in found:
        if one.node.id in compared:
            assert one.own == 0
            assert one.review == read.so_far[one.node.id].points
        if out.get(one.node.id):
            assert (one.standing, one.own, one.by_rule) == ("left_out", None, None)
    for language in ("zh", "en"):
        assert scoring.render_readings(read, "text", language)
    assert '"self_scores"' in scoring.render_readings(read, "json")
