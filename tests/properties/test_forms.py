"""A form for each reviewer, merged again: the sheet that was split, to the digest."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from examples import runs
from generators import Case, set_of, sheet_of
from hypothesis import event, given
from hypothesis import strategies as st
from test_formats import FORMATS, without_blanks, written

import scoring


def absent(sheet: scoring.ScoreSheet) -> list[str]:
    """Return the reviewers who answered nothing, where anybody answered anything."""
    columns = {
        column
        for entry in sheet.entries.values()
        for given_ in entry.answers.values()
        for column in given_
    }
    ids = [one.id for one in sheet.reviewers]
    some = columns.intersection(ids)
    return [one for one in ids if one not in some] if some else []


@runs(0.3)
@given(written(), st.sampled_from(FORMATS))
def test_forms_of_every_format_come_together_to_the_same_sheet(case: Case, kind: str) -> None:
    used, sheet = set_of(case), sheet_of(case.sheet)
    missing = absent(sheet)
    event("somebody scored nothing" if missing else "everybody scored something")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "forms"
        paths = scoring.write_sheets(sheet, place, used, suffix=f".{kind}")
        if missing:
            with pytest.raises(scoring.ScoringError) as raised:
                scoring.read_sheets([place], used)
            blank = [(x.place, x.value) for x in raised.value.problems]
            assert {(str(place / f"{one}.{kind}"), one) for one in missing} == set(blank)
            assert {x.code for x in raised.value.problems} == {"merge.blank-form"}
            return
        # in whatever order they come
        merged = scoring.read_sheets(paths[::-1], used)
    assert merged == without_blanks(sheet)
    assert merged.digest == sheet.digest
    assert scoring.evaluate(used, merged).total == scoring.evaluate(used, sheet).total
