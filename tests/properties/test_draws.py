"""Draws, against sheets on which the panel or the values that were drawn are written down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from examples import runs
from generators import Case, cases, set_of, sheet_of
from hypothesis import assume, given
from hypothesis import strategies as st

import scoring
from scoring.evaluation import verdict_of
from scoring.whatif.doubting.draws import Choices, drawn, verdicts
from scoring.whatif.doubting.redrawn import redrawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.evaluation import Verdict
    from scoring.settle import CheckedSheet

PANELS = 4


def written_out(checked: CheckedSheet, picks: Sequence[int]) -> scoring.ScoreSheet:
    """Return the sheet with one reviewer for every seat, who answers as the one that was drawn."""
    sheet = checked.sheet
    seats = {f"seat{number}": sheet.reviewers[pick] for number, pick in enumerate(picks)}
    entries = dict(sheet.entries)
    for leaf in checked.plan.leaves:
        entry = sheet.entries.get(leaf.node.id)
        if leaf.rule.by_panel and entry is not None:
            answers = {
                asked: {seat: given[who.id] for seat, who in seats.items() if who.id in given}
                for asked, given in entry.answers.items()
            }
            entries[leaf.node.id] = replace(entry, answers=answers)
    reviewers = tuple(replace(who, id=seat) for seat, who in seats.items())
    return replace(sheet, reviewers=reviewers, entries=entries)


def one(checked: CheckedSheet, panels: list[list[int]], number: int) -> Verdict | None:
    """Return what a single panel comes to over arrays."""
    picks = np.ascontiguousarray(np.asarray(panels, dtype=np.int64).T)
    made = drawn(checked, (), Choices(len(panels), picks))
    alone = made._replace(there=made.there & (np.arange(len(panels)) == number))
    return next(iter(verdicts(checked, alone)), None)


@runs(2)
@given(cases(), st.data())
def test_every_draw_comes_to_what_the_engine_makes_of_that_panel(
    case: Case, data: st.DataObject
) -> None:
    used = set_of(case)
    checked = scoring.check_sheet(used, sheet_of(case.sheet))
    assume(len(checked.valid) > 1)
    member = st.sampled_from(checked.valid)
    size = len(checked.valid)
    panels = data.draw(
        st.lists(st.lists(member, min_size=size, max_size=size), min_size=PANELS, max_size=PANELS)
    )
    for number, picks in enumerate(panels):
        again = redrawn(checked, picks)
        if again is None:
            assert one(checked, panels, number) is None
            continue
        verdict = verdict_of(scoring.evaluate(used, written_out(checked, picks)))
        assert verdict_of(scoring.evaluate(used, again)) == verdict
        assert one(checked, panels, number) == verdict
