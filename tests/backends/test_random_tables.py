"""A table of random sheets comes to what each comes to, or is refused for the same reasons."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import event, given, settings

import scoring
from scoring.plan import plan_of
from scoring.portfolio import evaluate_table

sys.path.insert(0, str(Path(__file__).parent.parent / "properties"))

from generators import Case, cases, set_of, sheet_of
from wide import all_columns, arrow, row_of, scored_alike

CANNOT = {"table.cannot-bits", "table.cannot-logs"}
"""What a statement may refuse to compute; a single sheet is then evaluated all the same."""


def codes_of(error: scoring.ScoringError) -> list[str]:
    """Return the codes of an error, each once."""
    return sorted({problem.code for problem in error.problems})


@given(cases())
@settings(max_examples=30)
def test_a_table_comes_to_what_its_sheets_come_to(case: Case) -> None:
    indicator_set, sheet = set_of(case), sheet_of(case.sheet)
    weights = {one.id: one.weight for one in sheet.reviewers}
    try:
        scored_alike(indicator_set, [sheet, sheet], weights=weights)
    except scoring.ScoringError as error:
        event(" ".join(codes_of(error)))
        if not set(codes_of(error)) <= CANNOT:
            raise


@given(cases(wild=True))
@settings(max_examples=30)
def test_a_row_is_refused_for_what_its_sheet_is_refused_for(case: Case) -> None:
    indicator_set, sheet = set_of(case), sheet_of(case.sheet)
    expected = []
    try:
        scoring.evaluate(indicator_set, sheet)
    except scoring.ScoringError as error:
        expected = codes_of(error)
    by_panel = any(leaf.rule.by_panel for leaf in plan_of(indicator_set).leaves)
    people = [one.id for one in sheet.reviewers]
    row = {**all_columns(indicator_set, people), **row_of(indicator_set, sheet)}
    weights = {one.id: one.weight for one in sheet.reviewers} if by_panel else {}
    found: list[str] = []
    try:
        evaluate_table(indicator_set, arrow([row]), weights=weights)
    except scoring.ScoringError as error:
        found = codes_of(error)
    event("refused" if expected else "scored")
    if not (found and set(found) <= CANNOT):
        assert found == expected
