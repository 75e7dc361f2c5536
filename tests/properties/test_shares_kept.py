"""Indicators that keep a share of their points, on any set and any sheet."""

from __future__ import annotations

from fractions import Fraction

from examples import runs
from generators import Case, cases, set_of, sheet_of
from hypothesis import assume, event, given
from hypothesis import strategies as st

import scoring
from scoring.exact import quotient
from scoring.settle import CheckedSheet


def checked(case: Case) -> tuple[scoring.IndicatorSet, CheckedSheet]:
    """Return a set and a sheet that fits it."""
    used = set_of(case)
    try:
        return used, scoring.check_sheet(used, sheet_of(case.sheet))
    except scoring.ScoringError:
        event("refused")
        assume(False)  # noqa: FBT003 - the signature of hypothesis
        raise


def keeping(one: CheckedSheet, kept: tuple[tuple[int, Fraction], ...]) -> CheckedSheet:
    return CheckedSheet(one.sheet, one.plan, one.leaves, one.weights, kept)


@runs(0.5)
@given(cases())
def test_who_keeps_all_points_changes_nothing(case: Case) -> None:
    used, sheet = checked(case)
    everything = tuple((place, Fraction(1)) for place in range(len(sheet.leaves)))
    before = scoring.evaluate(used, sheet)
    after = scoring.evaluate(used, keeping(sheet, everything))
    assert after.ticks == before.ticks
    assert (after.published, after.grade, after.out) == (before.published, before.grade, before.out)


@runs(0.5)
@given(cases(), st.data())
def test_a_share_is_taken_of_that_indicator_alone(case: Case, data: st.DataObject) -> None:
    used, sheet = checked(case)
    assume(used.panel.stage == "indicator" or not sheet.sheet.reviewers)
    able = [
        place
        for place, leaf in enumerate(sheet.plan.leaves)
        if leaf.unit and leaf.node.role in {"counts", "bonus"}
    ]
    assume(able)
    place = data.draw(st.sampled_from(able))
    share = data.draw(st.sampled_from((Fraction(0), Fraction(1, 3), Fraction(1, 2))))
    before = scoring.evaluate(used, sheet)
    after = scoring.evaluate(used, keeping(sheet, ((place, share),)))
    leaf = sheet.plan.leaves[place]
    capped = {one.node for one in (*used.caps,)}
    for node in used.indicators:
        if node.id in capped:
            continue
        points = before[node.id].points
        if node.id == leaf.node.id:
            unit = Fraction(leaf.unit, sheet.plan.tick)
            top, bottom = (points * share / unit).as_integer_ratio()
            points = min(quotient(top, bottom, leaf.mode) * unit, points)
        assert after[node.id].points == points
