"""Any set, any sheet: a blank workbook that LibreOffice fills in is read as that sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from generators import Case, set_of, sheet_of
from hypothesis import Phase, given, settings
from spreadsheet.filling import fill_in
from spreadsheet.soffice import Scenario, expected, formula_points, program, shown
from written import without_blanks, written

import scoring

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.libreoffice,
    # all workbooks are filled in in one run of the program, by one worker
    pytest.mark.xdist_group("filling"),
    pytest.mark.skipif(program() is None, reason="LibreOffice is not installed"),
]

EACH = 15
"""How many sets that only add up, whose every sum is live, and how many of every kind."""


def drawn(*, plain: bool) -> list[Case]:
    """Return random cases, the same on every run: all are filled in by one run of LibreOffice."""
    found: list[Case] = []

    @settings(max_examples=EACH, phases=[Phase.generate])
    @given(written(plain=plain, usual=True))
    def collect(case: Case) -> None:
        found.append(case)

    collect()
    return found


@pytest.fixture(scope="module")
def scenarios() -> list[Scenario]:
    """Return the sets and sheets, in Chinese and English in turn."""
    cases = [*drawn(plain=True), *drawn(plain=False)]
    return [
        Scenario(f"random{number}", set_of(case), sheet_of(case.sheet), ("zh", "en")[number % 2])
        for number, case in enumerate(cases)
    ]


@pytest.fixture(scope="module")
def saved(scenarios: list[Scenario], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the workbooks as LibreOffice filled them in, calculated and saved them."""
    return fill_in(scenarios, tmp_path_factory.mktemp("filling"))


def test_every_sheet_that_libreoffice_fills_in_is_read_as_it_is(
    scenarios: list[Scenario], saved: dict[str, Path]
) -> None:
    assert len(scenarios) > EACH
    for one in scenarios:
        read = scoring.read_sheet(saved[one.name], one.indicator_set)
        assert read.entries == without_blanks(one.sheet).entries, one.name
        assert read == without_blanks(one.sheet), one.name
        assert read.digest == one.sheet.digest


def test_what_libreoffice_calculates_has_the_digits_of_the_engine(
    scenarios: list[Scenario], saved: dict[str, Path]
) -> None:
    compared = 0
    for one in scenarios:
        wanted, found = expected(one), shown(one, saved[one.name])
        live = formula_points(one, saved[one.name].parents[1] / saved[one.name].name)
        assert {name: found.points[name] for name in live} == {
            name: wanted.points[name] for name in live
        }, one.name
        assert not any(points for name, points in found.points.items() if name not in live)
        root = one.indicator_set.root.id
        assert found.grade == (wanted.grade if root in live else "")
        for (node, who), points in found.members.items():
            # what a reviewer gives in total is shown where the total is
            shows = node != root or root in live
            # answers to what is void come to something, though nothing of it counts
            if one.sheet.entry(node).state != "void":
                assert points == (wanted.members[node, who] if shows else ""), (one.name, node)
        compared += len(live)
    assert compared > 4 * EACH
