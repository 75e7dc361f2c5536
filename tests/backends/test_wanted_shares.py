"""Bounds for wanted shares against every choice of bounds, tried one by one."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations

import pytest
from banded import ENDS, KEYS, Rows, counted, grades_of, now, rows_of_points, set_of, table
from builders import codes_of, problems_of
from hypothesis import event, given, settings
from hypothesis import strategies as st

import scoring
from scoring import study_bands

EACH = 4
"""Bounds are tried in quarters of a point; totals are whole points."""
TRIED = [*combinations(range(10 * EACH, 0, -1), 3)]
PRESENT = (8 * EACH, 6 * EACH, 3 * EACH)
Wants = list[tuple[int, str, int]]


def place_of(bounds: tuple[int, ...], total: int) -> int:
    """Return the place of the grade of a total, decided here and not by the program."""
    at = total * EACH
    pairs = zip(bounds, KEYS, strict=True)
    return 3 - sum(at > bound if key == "above" else at >= bound for bound, key in pairs)


def in_the_end(bounds: tuple[int, ...], ending: str, row: tuple[int, int]) -> int:
    """Return the place of the grade of a project in the end."""
    more, vetoed = ENDS[ending], "veto" in ENDS[ending] and row[0] >= 7
    if vetoed and "grade" in more["veto"]:
        return "abcd".index(more["veto"]["grade"])
    if vetoed:
        return place_of(bounds, int(more["veto"]["total"]))
    place = place_of(bounds, sum(row))
    for key, value, most in more.get("gates", ()):
        if row[1] <= most:
            place = min(place + value, 3) if key == "lower_by" else max(place, "abcd".index(value))
    return place


def possible(bounds: tuple[int, ...], ending: str) -> bool:
    """Whether a veto that names a grade and a total agrees with these bounds."""
    veto = ENDS[ending].get("veto", {})
    if not {"grade", "total"} <= veto.keys():
        return True
    return place_of(bounds, int(veto["total"])) == "abcd".index(veto["grade"])


def met(counts: Counter[int], wants: Wants, projects: int) -> bool:
    """Whether numbers of projects are what is wanted, in tenths of all."""
    for place, side, tenths in wants:
        share, wanted = counts[place] * 10, tenths * projects
        if (share < wanted and side != "<=") or (share > wanted and side != ">="):
            return False
    return True


def moved(bounds: tuple[int, ...]) -> int:
    """Return how far bounds at least are that part whole totals as these do, in points."""
    far = 0
    for at, old, key in zip(bounds, PRESENT, KEYS, strict=True):
        first = at // EACH if key == "above" else -(-at // EACH) - 1
        far += max(0, first - old // EACH, old // EACH - first - 1)
    return far


def all_counts(rows: Rows, ending: str) -> list[tuple[int, Counter[int]]]:
    """Return how far bounds are moved together, and the numbers of each grade, for all bounds."""
    return [
        (moved(bounds), Counter(in_the_end(bounds, ending, row) for row in rows))
        for bounds in TRIED
        if possible(bounds, ending)
    ]


some_wants = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["<=", ">=", "="]), st.integers(0, 9)),
    min_size=1,
    max_size=3,
    unique_by=lambda want: want[0],
)


@given(rows_of_points, st.sampled_from(sorted(ENDS)), some_wants, st.sampled_from([1, None]))
@settings(max_examples=40)
def test_wanted_shares_are_found_exactly_where_there_are_bounds_for_them(
    rows: Rows, ending: str, wants: Wants, places: int | None
) -> None:
    written = [f"{'甲乙丙丁'[place]}{side}{tenths * 10}%" for place, side, tenths in wants]
    tried = all_counts(rows, ending)
    best = min((far for far, counts in tried if met(counts, wants, len(rows))), default=None)
    try:
        found = study_bands(now(ending, places), table(rows), want=written).wanted
    except scoring.ScoringError as error:
        # what no table could meet is refused before any is looked at
        assert best is None
        assert all(one.code.startswith("bands.wants-") for one in error.problems)
        return
    assert found is not None
    event("impossible" if best is None else f"moved {best}")
    assert (found.scale is None) == (best is None)
    if found.scale is None or best is None:
        kept = [wants[written.index(one.want.text)] for one in found.reasons]
        assert not any(met(counts, kept, len(rows)) for _, counts in tried)
        for reason, want in zip(found.reasons, kept, strict=True):
            others = [one for one in kept if one is not want]
            able = {counts[want[0]] for _, counts in tried if met(counts, others, len(rows))}
            low, high = reason.want.between(len(rows))
            expected = {max((n for n in able if n <= high), default=None)}
            expected |= {min((n for n in able if n >= low), default=None)}
            assert set(reason.nearest) == expected - {None}
        return
    again = set_of(tuple(one.lower for one in found.scale.grades[:3]), ending, places)
    ids = grades_of(again, rows)
    assert found.counts == counted(ids)
    assert met(Counter("abcd".index(one) for one in ids), wants, len(rows))
    olds = [Fraction(old, EACH) for old in PRESENT]
    far = [
        max(Fraction(0), whole.lower - old, old - whole.upper)
        for whole, old in zip(found.ranges, olds, strict=True)
    ]
    assert sum(far) == best
    if met(
        Counter("abcd".index(one) for one in grades_of(now(ending, places), rows)), wants, len(rows)
    ):
        assert [one.lower for one in found.scale.grades[:3]] == olds
    assert all(
        one.lower in whole for one, whole in zip(found.scale.grades, found.ranges, strict=False)
    )


def test_equal_totals_are_never_parted() -> None:
    rows = [(7, 0), (7, 0), (7, 0), (6, 0), (5, 0)]
    found = study_bands(now("none"), table(rows), want=["甲<=40%", "甲>=20%"]).wanted
    assert found is not None
    assert found.scale is None
    assert (found.tied, found.tie) == (3, 7)
    # three of five have 7 points: either none or sixty per cent
    assert [(one.want.text, one.nearest) for one in found.reasons] == [
        ("甲<=40%", (3,)),
        ("甲>=20%", (0,)),
    ]


def test_gates_and_vetoes_fix_some_grades_whatever_the_bounds() -> None:
    rows = [(7, 2), (8, 2), (3, 2), (2, 2)]
    found = study_bands(now("grade"), table(rows), want=["丁<=25%"]).wanted
    assert found is not None
    assert found.scale is None
    assert [(one.fixed, one.barred, one.nearest) for one in found.reasons] == [(2, 0, (2,))]
    rows = [(7, 0), (6, 0), (5, 1), (5, 2)]
    found = study_bands(now("best"), table(rows), want=["乙>=60%"]).wanted
    assert found is not None
    assert [(one.fixed, one.barred, one.nearest) for one in found.reasons] == [(0, 2, (2,))]


def test_a_bound_counts_for_those_that_are_lowered_to_the_next_grade() -> None:
    rows = [(8, 0), (8, 2), (6, 1), (6, 0)]
    study = study_bands(now("lower"), table(rows), want=["丙>=50%"])
    # 8 and 6 points without B are lowered: from 甲 to 乙, from 丙 to 丁
    assert study.counts == (1, 2, 0, 1)
    assert study.wanted is not None
    assert study.wanted.scale is not None
    # just off 甲, and just into 乙, both end as 丙; for 7 points to do so takes a whole point
    bounds = [one.lower for one in study.wanted.scale.grades]
    assert bounds == [Fraction("8.1"), Fraction("5.9"), 3, 0]
    assert study.wanted.counts == (1, 1, 2, 0)
    none = study_bands(now("lower"), table([(8, 0), (8, 0), (8, 2)]), want=["甲>=50%"]).wanted
    assert none is not None
    assert [(one.fixed, one.barred, one.nearest) for one in none.reasons] == [(0, 2, (1,))]


def test_numbers_of_projects_may_be_wanted_beside_shares() -> None:
    rows = [(8, 2), (8, 1), (7, 1), (6, 1), (5, 0)]
    found = study_bands(now("none"), table(rows), want=["甲<=1", "乙=60 %", "丁 ≥ 0"]).wanted
    assert found is not None
    assert found.scale is not None
    # nine points are not enough any more; 9, 8 and 7 points are three of five
    assert [one.lower for one in found.scale.grades] == [Fraction("9.1"), 6, 3, 0]
    assert found.counts == (1, 3, 1, 0)
    assert [one.is_share for one in found.wants] == [False, True, False]
    # more than there are, and less than a share of them comes to
    for wants in (["甲>=6"], ["甲<=1", "甲>=40%"]):
        none = study_bands(now("none"), table(rows), want=wants).wanted
        assert none is not None
        assert [one.want.text for one in none.reasons] == wants
        assert none.scale is None
    assert none.reasons[0].nearest == (2,)
    alone = study_bands(now("none"), table(rows), want=["甲>=6"]).wanted
    assert alone is not None
    assert [one.nearest for one in alone.reasons] == [(5,)]
    far = study_bands(now("lower"), table(rows), want=[f"乙>={10**30}", f"丙<={10**30}"]).wanted
    assert far is not None
    # ten points are 甲 wherever its bound is, and five would have to be, to be lowered to 乙
    assert [(one.want.text, one.nearest) for one in far.reasons] == [(f"乙>={10**30}", (3,))]


def test_bounds_that_exclude_themselves_stay_where_a_total_is_on_them() -> None:
    found = study_bands(now("none"), table([(6, 0), (8, 1)]), want=["丁<=50%"]).wanted
    assert found is not None
    assert found.scale is not None
    assert [one.lower for one in found.scale.grades] == [8, 6, 3, 0]


def test_bounds_stay_where_they_are_when_they_do() -> None:
    found = study_bands(now("none"), table([(8, 1), (6, 1), (4, 0)]), want=["甲<=40%"])
    assert found.wanted is not None
    assert found.wanted.scale is not None
    assert [one.lower for one in found.wanted.scale.grades] == [8, 6, 3, 0]
    assert found.moved is not None
    assert found.moved.moving == 0


def test_wanted_shares_start_from_bounds_that_were_asked_for() -> None:
    rows = [(8, 2), (8, 1), (7, 1), (6, 1), (5, 0)]
    found = study_bands(now("none"), table(rows), bands={"甲": "9.5"}, want=["甲>=40%"]).wanted
    assert found is not None
    assert found.scale is not None
    # the nearest way down from 9.5 that lets the second in
    assert found.scale.grades[0].lower == 9


@pytest.mark.parametrize(
    ("wants", "codes"),
    [
        (["甲<30", "甲", "戊>=5%", "丁>=101%"],
         ["bands.not-wanted", "bands.not-wanted", "bands.unknown-grade", "bands.beyond-all"]),
        (["甲<=2.5", "乙>=-1", "甲=多", "乙=3 %%"],
         ["bands.no-number", "bands.no-number", "bands.not-wanted", "bands.not-wanted"]),
        (["甲<=30%", "a>=30.5%"], ["bands.wants-contradict"]),
        (["甲<=3", "a>=4", "乙=1", "乙=0"], ["bands.wants-contradict", "bands.wants-contradict"]),
        (["甲>=60%", "乙>=40.5%"], ["bands.wants-too-much"]),
        (["甲<=30%", "乙<=30%", "丙=10%", "丁≤29.9%"], ["bands.wants-too-little"]),
    ],
)  # fmt: skip
def test_wants_that_no_table_could_meet_are_named(wants: list[str], codes: list[str]) -> None:
    assert codes_of(lambda: study_bands(now("none"), table([(8, 1)]), want=wants)) == codes


def test_everything_that_is_wrong_is_said_at_once() -> None:
    rows = [(8, 1), (9, 5)]
    wrong = problems_of(
        lambda: study_bands(
            now("none"), table(rows), scale="none", bands={"x": "1"}, want=["甲<30%"]
        )
    )
    assert [one.code for one in wrong] == [
        "set.not-found",
        "bands.not-wanted",
        "sheet.above-full-points",
        "sheet.above-full-points",
    ]
    assert codes_of(lambda: study_bands(now("none"), table(rows[:0]))) == ["bands.no-rows"]
    unknown = problems_of(lambda: study_bands(now("none"), table(rows[:1]), name="名称"))
    assert [(one.code, one.details["known"]) for one in unknown] == [
        ("bands.no-name-column", "project")
    ]
