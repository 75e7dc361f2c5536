"""Searches that are stopped: bounds never above, routes never below what is cheapest of all."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from examples import runs
from generators import Case, cases, evaluated
from hypothesis import assume, event, given
from hypothesis import strategies as st
from test_gated_routes import LEAST, NAMES, WANTED, all_ways, projects
from test_searched_routes import all_that_lead_there, cheapest_first, movers_of

import scoring
from scoring.evaluation.computing import by_totals
from scoring.whatif.routing.effort import Box
from scoring.whatif.routing.goal import Goal
from scoring.whatif.routing.searching import Search

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.whatif.routing.results import Routes

FEW_BOXES = st.integers(1, 40)


@runs(2)
@given(projects(), st.data())
def test_a_stopped_search_says_no_more_than_it_knows(
    result: Evaluation, drawn: st.DataObject
) -> None:
    grades, out = result.indicator_set.grades, drawn.draw(st.booleans())
    words = result.vetoed is not None and result.vetoed.outcome is not None
    here = grades.index(result.grade)
    assume(not (out and (words or here == len(grades) - 1)))
    assume(out or words or here > 0)
    place = here if out else drawn.draw(st.integers(0, len(grades) - 1 if words else here - 1))
    least = drawn.draw(st.sampled_from(LEAST))
    costs = {name: drawn.draw(st.integers(1, 4)) for name in NAMES}
    found = scoring.routes(
        result,
        None if out else grades[place].id,
        out=out,
        least=least,
        most=WANTED,
        costs=costs,
        most_boxes=drawn.draw(FEW_BOXES),
    )
    expected = cheapest_first(all_ways(result, costs, least, out=out, place=place))
    event("proven" if found.proven else "stopped")
    assert all(route.proven for route in found.each[:-1])
    taken = [(found.taken(route), second_of(found, number)) for number, route in known(found)]
    if found.proven:
        assert taken == expected
        assert found.complete == (len(expected) < WANTED)
        return
    assert not found.complete
    settled = sum(route.proven for route in found.each)
    assert taken[:settled] == expected[:settled]
    if taken[settled:]:
        assert taken[settled] >= expected[settled]
    if expected[settled:]:
        assert found.at_least is not None
        assert 0 < found.at_least <= expected[settled][0]


def known(found: Routes) -> list[tuple[int, scoring.Route]]:
    return list(enumerate(found.each))


def second_of(found: Routes, number: int) -> Fraction:
    """Return what counts where two routes take the same."""
    route = found.each[number]
    return route.points if found.least == "indicators" else Fraction(len(route.moves))


@runs(1)
@given(cases(), st.data())
def test_the_bounds_of_a_stopped_search_hold_for_every_kind_of_group(
    case: Case, drawn: st.DataObject
) -> None:
    assume(len(case.data["grades"]["bands"]) > 1)
    result = evaluated(case)
    assume(not by_totals(result.checked))
    grades = result.indicator_set.grades
    out, fewest = drawn.draw(st.booleans()), drawn.draw(st.booleans())
    place = grades.index(result.grade) if out else drawn.draw(st.integers(0, len(grades) - 2))
    goal = Goal(result.checked.plan, place, out)
    movers = movers_of(result, drawn, rising=drawn.draw(st.booleans()))
    ways = all_that_lead_there(result, movers, goal, fewest=fewest)
    expected = min((key for key, _ in ways), default=None)
    most = drawn.draw(FEW_BOXES)
    search = Search(result.checked, movers, goal, fewest=fewest, most_boxes=most)
    answer = search.cheapest([])
    event("proven" if answer.proven else "stopped")
    if answer.proven:
        assert (answer.found and answer.found.key) == answer.least == expected
        return
    assert answer.least is not None
    if answer.found is not None:
        assert expected is not None
        assert answer.found.key >= expected
    assert expected is None or answer.least <= expected


@runs(1)
@given(cases(), st.data())
def test_no_change_leads_a_node_beyond_its_bounds(case: Case, drawn: st.DataObject) -> None:
    result = evaluated(case)
    assume(not by_totals(result.checked))
    plan = result.checked.plan
    movers = movers_of(result, drawn, rising=drawn.draw(st.booleans()))
    search = Search(
        result.checked, movers, Goal(plan, 0, out=False), fewest=drawn.draw(st.booleans())
    )
    ends = [
        sorted(drawn.draw(st.tuples(*[st.sampled_from(range(len(one.points)))] * 2)))
        for one in movers
    ]
    box = Box(tuple(low for low, _ in ends), tuple(high for _, high in ends))
    _, reached = search.reach(box)
    for indices in product(*(range(low, high + 1) for low, high in ends)):
        moved = [
            mover.distance(index) - mover.distance(low)
            for mover, index, low in zip(movers, indices, box.low, strict=True)
        ]
        for value, exact in zip(reached, search.trials.values(indices), strict=True):
            here = exact.points
            assert value.points.span.lo <= here <= value.points.span.hi
            for form, number in ((value.points.up, here), (value.points.down, -here)):
                gives = sum(slope * moved[place] for place, slope in form.slopes.items())
                assert number * form.divisor <= form.base + gives
                for some, room in form.limits:
                    given_together = sum(form.slopes[one] * moved[one] for one in some)
                    assert number * form.divisor <= form.base + gives - max(
                        given_together - room, 0
                    )
