"""Bounds of grades hold as far as is said: every answer against a set that is read anew."""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from typing import TYPE_CHECKING

from examples import runs
from generators import Case, cases, evaluated, sheet_of
from hypothesis import assume, event, given, reject
from hypothesis import strategies as st

import scoring
from scoring.exact import terminates
from scoring.plan import plan_of
from scoring.whatif.bounding.margins import grade_margins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.evaluation import Evaluation
    from scoring.whatif.bounding.intervals import Interval

STEPS = 12


def moved(case: Case, number: int, bound: Fraction) -> Evaluation | None:
    """Evaluate the sheet by the set with one bound moved, ``None`` where that set is refused."""
    data = deepcopy(case.data)
    bands = data["grades"]["bands"]
    for band in bands:
        # bounds from above only repeat those of the better grade
        band.pop("at_most", None)
        band.pop("below", None)
    key = "at_least" if "at_least" in bands[number] else "above"
    bands[number][key] = scoring.exact.as_text(bound)
    try:
        used = scoring.resolve_set(data, "moved.toml")
    except scoring.ScoringError:
        return None
    try:
        plan_of(used)
    except scoring.ScoringError:
        # the bound is finer than 64 bits are enough for
        reject()
    return scoring.evaluate(used, sheet_of(case.sheet))


def around(interval: Interval, tick: int) -> Iterator[Fraction]:
    """Go through bounds on, and one tick beside, both ends, and some between them."""
    for end in (interval.lower, interval.upper):
        yield from (end - Fraction(1, tick), end, end + Fraction(1, tick))
    for step in range(1, STEPS):
        yield interval.lower + (interval.upper - interval.lower) * step / STEPS


@runs(0.5)
@given(cases(), st.data())
def test_a_bound_may_be_moved_exactly_as_far_as_is_said(case: Case, drawn: st.DataObject) -> None:
    result = evaluated(case)
    thresholds = grade_margins(result, ()).thresholds
    assume(thresholds)
    number = drawn.draw(st.integers(0, len(thresholds) - 1))
    found, tick = thresholds[number], 10 * result.tick
    for bound in {*around(found.allowed, tick), *around(found.stays, tick)}:
        if not terminates(bound):
            continue
        again = moved(case, number, bound)
        assert (again is not None) == (bound in found.allowed)
        if again is None:
            continue
        assert (again.grade.id == result.grade.id) >= (bound in found.stays)
        assert again.published_total == result.published_total
        side = found.below if bound <= found.stays.lower else found.above
        if bound not in found.stays and abs(bound - found.stays.lower) * tick <= 1:
            event("one tick below")
            assert side is not None
            assert again.grade.id == side.id != result.grade.id
        if bound not in found.stays and abs(bound - found.stays.upper) * tick <= 1:
            event("one tick above")
            assert side is not None
            assert again.grade.id == side.id != result.grade.id


@runs(0.5)
@given(cases(), st.integers(1, 5), st.integers(1, 4))
def test_several_bounds_moved_give_what_a_set_with_them_gives(
    case: Case, numerator: int, denominator: int
) -> None:
    result, times = evaluated(case), Fraction(numerator, denominator)
    grades = result.indicator_set.grades
    bounds = {one.id: scoring.exact.as_text(one.lower * times) for one in grades[:-1]}
    assume(all("/" not in bound for bound in bounds.values()))
    data = deepcopy(case.data)
    for band in data["grades"]["bands"][:-1]:
        band["at_least" if "at_least" in band else "above"] = bounds[band["id"]]
    for band in data["grades"]["bands"]:
        band.pop("at_most", None)
        band.pop("below", None)
    try:
        used = scoring.resolve_set(data, "moved.toml")
        plan_of(used)
    except scoring.ScoringError:
        used = None
    try:
        found = grade_margins(result, (), bounds)
    except scoring.ScoringError:
        assert used is None
        return
    if used is None or not bounds:
        return
    again = scoring.evaluate(used, sheet_of(case.sheet))
    (one,) = found.alternatives
    assert (one.judged.band.id, one.judged.grade.id) == (again.band.id, again.grade.id)
    assert one.judged.outcome == again.outcome
