"""Days of a set, written with quotes or as dates of TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import scoring
from scoring.io.sets import set_file

if TYPE_CHECKING:
    from pathlib import Path

SET = "mof-project-2020"


def with_days(folder: Path, first: str, last: str) -> scoring.IndicatorSet:
    text = set_file(SET).read_text(encoding="utf-8")
    kept = [one for one in text.splitlines() if not one.startswith(("effective", "until"))]
    file = folder / "days.toml"
    lines = [f"effective = {first}", f"until = {last}", *kept]
    file.write_text("\n".join(lines), encoding="utf-8")
    return scoring.load_indicator_set(file)


def test_a_date_of_toml_and_a_text_are_the_same_set(tmp_path: Path) -> None:
    bare = with_days(tmp_path, "2020-02-25", "2021-12-31")
    quoted = with_days(tmp_path, '"2020-02-25"', '"2021-12-31"')
    assert (bare.written.effective, bare.written.until) == ("2020-02-25", "2021-12-31")
    assert bare.digest == quoted.digest


@pytest.mark.parametrize("first", ["2020-02-25T08:00:00", "20200225", "08:00:00"])
def test_a_time_or_a_number_is_no_day(tmp_path: Path, first: str) -> None:
    with pytest.raises(scoring.ScoringError) as caught:
        with_days(tmp_path, first, '""')
    assert [one.place.rpartition(" ")[2] for one in caught.value.problems] == ["effective"]
