"""Self scores on any set and any sheet: equal ones change nothing, and others what they are."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from examples import runs
from generators import Case, cases, set_of, sheet_of
from hypothesis import assume, event, given

import scoring
from scoring.evaluation.computing import indicator_ticks
from scoring.exact import as_text, terminates

if TYPE_CHECKING:
    from scoring.settle import CheckedSheet


def checked(case: Case) -> CheckedSheet:
    """Return a sheet that fits its set, of a panel whose scores are combined."""
    used = set_of(case)
    assume(used.panel.stage == "indicator" or not case.sheet["reviewers"])
    try:
        return scoring.check_sheet(used, sheet_of(case.sheet))
    except scoring.ScoringError:
        event("refused")
        assume(False)  # noqa: FBT003 - the signature of hypothesis
        raise


def as_reviewed(sheet: CheckedSheet) -> dict[str, Decimal]:
    """Return the points of the indicators that were scored, where they can be written."""
    found, ticks = {}, indicator_ticks(sheet)
    for leaf, settled in zip(sheet.plan.leaves, sheet.leaves, strict=True):
        points = Fraction(ticks[leaf.slot], sheet.plan.tick)
        asked = settled.state == "scored" and leaf.node.role != "flag"
        if asked and terminates(points):
            found[leaf.node.id] = Decimal(as_text(points))
    return found


@runs(0.5)
@given(cases())
def test_self_scores_equal_to_the_review_change_nothing(case: Case) -> None:
    before = checked(case)
    given_ = as_reviewed(before)
    assume(given_)
    entries = dict(before.sheet.entries)
    for name, points in given_.items():
        entries[name] = replace(before.sheet.entry(name), self_score=points)
    used = before.plan.indicator_set
    review = scoring.evaluate(used, replace(before.sheet, entries=entries))
    found = scoring.compare_self(review)
    assert found is not None
    assert found.own.ticks == review.ticks == scoring.evaluate(used, before).ticks
    assert (found.difference, found.direction, found.grade_differs) == (0, "same", False)
    for one in found:
        assert one.difference in {0, None}
        assert one.band == 0
        assert (one.own is None) == (one.standing in {"blank", "left_out"})
        if one.node.is_indicator:
            assert (one.standing == "compared") == (one.node.id in given_)
    assert {finding.code for finding in found.findings} <= {"self.blank"}
    assert {node.id for node in found.blank}.isdisjoint(given_)


@runs(0.5)
@given(cases())
def test_no_self_score_at_all_is_the_review_and_the_reports_say_both(case: Case) -> None:
    before = checked(case)
    used = before.plan.indicator_set
    names = [name for name in as_reviewed(before) if in_no_table(used, name)]
    assume(names)
    entries = {
        name: replace(before.sheet.entry(name), self_score=Decimal(0))
        if name in names
        else before.sheet.entry(name)
        for name in before.plan.places
    }
    review = scoring.evaluate(used, replace(before.sheet, entries=entries))
    found = scoring.compare_self(review)
    assert found is not None
    for name in names:
        one = found[name]
        if one.own == 0 and one.review:
            assert one.direction == ("high" if one.node.role == "penalty" else "low")
            assert one.share == one.review / one.node.full
    for format_ in ("text", "json", "csv"):
        assert scoring.render(review, format_)


def in_no_table(used: scoring.IndicatorSet, name: str) -> bool:
    node = used.nodes[name]
    parents = [node.parent, *node.also_under]
    return not any(one and used.nodes[one].combine == "table" for one in parents)
