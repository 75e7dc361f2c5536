"""One sheet in four formats: the same content, the same digest, the same result."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from examples import runs
from generators import Case, set_of, sheet_of
from hypothesis import given
from written import without_blanks, written

import scoring

if TYPE_CHECKING:
    from scoring.sheet import ScoreSheet

FORMATS = ("toml", "csv", "json", "xlsx")


def again(sheet: ScoreSheet, used: scoring.IndicatorSet, kind: str) -> ScoreSheet:
    """Return a sheet written to a file and read back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sheet.{kind}"
        scoring.write_sheet(sheet, path, used)
        return scoring.read_sheet(path, used)


@runs(0.4)
@given(written())
def test_a_sheet_comes_back_the_same_from_every_format(case: Case) -> None:
    used, sheet = set_of(case), sheet_of(case.sheet)
    total = scoring.evaluate(used, sheet).exact_total
    for kind in FORMATS:
        read = again(sheet, used, kind)
        for name in used.nodes:
            assert read.entry(name) == sheet.entry(name), kind
        assert read == without_blanks(sheet), kind
        assert read.digest == sheet.digest, kind
        assert scoring.evaluate(used, read).exact_total == total, kind


@runs(0.2)
@given(written())
def test_from_one_format_to_the_next_nothing_is_lost(case: Case) -> None:
    used, sheet = set_of(case), sheet_of(case.sheet)
    passed = sheet
    for kind in FORMATS:
        passed = again(passed, used, kind)
    assert passed.digest == sheet.digest
