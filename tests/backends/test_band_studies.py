"""Bounds over whole tables against every project evaluated again, bound by bound."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from banded import BANDS, ENDS, Rows, counted, grades_of, now, rows_of_points, set_of, table
from hypothesis import event, given, settings
from hypothesis import strategies as st

import scoring
from scoring import study_bands

if TYPE_CHECKING:
    from scoring.whatif.bounding.bands import BandStudy


# ---------------------------------------------------------------- a bound moves


def beyond(found: BandStudy, number: int, bound: Fraction) -> tuple[int, ...]:
    """Return what the study says of the numbers with one bound somewhere."""
    sweep = found.sweeps[number]
    counts = sweep.begin
    for critical in sweep.criticals:
        passed = bound > critical.bound if sweep.grade.included else bound >= critical.bound
        if passed:
            counts = critical.counts
    return counts


@given(rows_of_points, st.sampled_from(sorted(ENDS)), st.sampled_from([1, None]))
@settings(max_examples=25)
def test_numbers_are_those_of_every_bound_tried(
    rows: Rows, ending: str, places: int | None
) -> None:
    used = now(ending, places)
    found = study_bands(used, table(rows))
    assert found.counts == counted(grades_of(used, rows))
    assert found.projects == len(rows)
    for number, sweep in enumerate(found.sweeps):
        before = None
        for half in range(21):
            bounds = [Fraction(8), Fraction(6), Fraction(3)]
            bounds[number] = Fraction(half, 2)
            try:
                again = set_of(tuple(bounds), ending, places)
            except scoring.ScoringError:
                assert bounds[number] not in sweep.allowed
                continue
            assert bounds[number] in sweep.allowed
            ids = grades_of(again, rows)
            assert beyond(found, number, bounds[number]) == counted(ids)
            if before is not None:
                event("changed" if before != ids else "same")
            before = ids
        criticals = list(sweep.criticals)
        assert len(criticals) == sweep.critical
        assert all(one.bound < other.bound for one, other in pairwise(criticals))
        half = Fraction(1, 2)
        for critical in criticals:
            below = critical.bound - (0 if sweep.grade.included else half)
            ids = []
            for bound in (below, below + half):
                bounds = [Fraction(8), Fraction(6), Fraction(3)]
                bounds[number] = bound
                if bound in sweep.allowed:
                    ids.append(grades_of(set_of(tuple(bounds), ending, places), rows))
            if len(ids) > 1:
                pairs = zip(*ids, strict=True)
                assert critical.projects == sum(one != other for one, other in pairs) > 0


# ---------------------------------------------------------------- who moves


@given(rows_of_points, st.sampled_from(sorted(ENDS)), st.sampled_from([(7, 5, 2), (9, 8, 7)]))
@settings(max_examples=25)
def test_movers_are_those_whose_grade_changes_when_they_are_evaluated_again(
    rows: Rows, ending: str, bounds: tuple[int, int, int]
) -> None:
    used = now(ending)
    moved = dict(zip("abc", bounds, strict=True))
    try:
        again = set_of(tuple(map(Fraction, bounds)), ending, 1)
    except scoring.ScoringError:
        return
    found = study_bands(used, table(rows), bands=moved).moved
    assert found is not None
    olds, news = grades_of(used, rows), grades_of(again, rows)
    movers = list(found.movers)
    assert {(one.row, one.before.id, one.after.id) for one in movers} == {
        (number, old, new)
        for number, (old, new) in enumerate(zip(olds, news, strict=True), start=1)
        if old != new
    }
    assert found.moving == len(movers)
    assert found.counts == counted(news)
    pairs = Counter(zip(olds, news, strict=True))
    ids = [one for one, _, _ in BANDS]
    assert found.transitions == tuple(tuple(pairs[old, new] for new in ids) for old in ids)
    assert [one.away for one in movers] == sorted(one.away for one in movers)


def test_movers_say_how_far_they_are_from_their_old_grade() -> None:
    rows = [(8, 0), (8, 1), (6, 0), (5, 0), (1, 0)]
    found = study_bands(
        now("none"), table(rows), bands={"甲": "9.5", "b": "5.5", "丙": "0.5"}
    ).moved
    assert found is not None
    # 8 and 9 lack 1.5 and 0.5 for 甲; 6 is above 5.5 now; 1 is half a point above the bound
    assert [(one.name, one.before.id, one.after.id, one.away) for one in found.movers] == [
        ("P2", "a", "b", Fraction(1, 2)),
        ("P3", "c", "b", Fraction(1, 2)),
        ("P5", "d", "c", Fraction(1, 2)),
        ("P1", "a", "b", Fraction(3, 2)),
    ]


def test_a_scale_with_other_grades_counts_those() -> None:
    used = now("none")
    found = study_bands(used, table([(8, 1), (6, 1), (4, 0)]), scale="guangdong").moved
    assert found is not None
    assert [one.id for one in found.scale.grades][3] == "low"
    # 9, 7 and 4 of 10 are 90, 70 and 40 of 100
    assert found.counts == (1, 0, 1, 0, 1)
    assert found.moving == 3
