"""Routes equal exhaustive search: every combination of points is evaluated, and none is cheaper."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING

from examples import runs
from generators import Case, cases, evaluated
from hypothesis import assume, event, given
from hypothesis import strategies as st

from scoring.evaluation import evaluate
from scoring.evaluation.computing import by_totals, indicator_ticks
from scoring.settle.changed import with_points
from scoring.whatif.routing.attainable import attainable
from scoring.whatif.routing.effort import Mover
from scoring.whatif.routing.goal import Goal
from scoring.whatif.routing.searching import Search

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.evaluation import Evaluation
    from scoring.whatif.routing.searching import Key

MOST_MOVERS, MOST_STOPS, WANTED = 4, 4, 3


def movers_of(result: Evaluation, drawn: st.DataObject, *, rising: bool) -> list[Mover]:
    """Return a few indicators that may move one way, each to a few of its points."""
    plan = result.checked.plan
    # caps on indicators come after what is given
    ticks, found = indicator_ticks(result.checked), []
    for leaf in plan.leaves:
        now = ticks[leaf.slot]
        there = [one for one in attainable(plan, leaf) if (one > now if rising else one < now)]
        if leaf.node.id in result.out or not there:
            continue
        stops = drawn.draw(st.lists(st.sampled_from(there), max_size=MOST_STOPS, unique=True))
        points = (now, *sorted({*stops, there[-1 if rising else 0]}, reverse=not rising))
        price = drawn.draw(st.integers(1, 4))
        found.append(Mover(leaf.node, leaf.slot, points, price, math.gcd(*points)))
    if not found:
        return []
    chosen = drawn.draw(st.lists(st.sampled_from(found), max_size=MOST_MOVERS, unique=True))
    return [one for one in found if one in chosen]


def all_that_lead_there(
    result: Evaluation, movers: Sequence[Mover], goal: Goal, *, fewest: bool
) -> Iterator[tuple[Key, frozenset[int]]]:
    """Go through every combination that leads there: what it takes, and which movers change."""
    used = result.indicator_set
    for indices in product(*(range(len(mover.points)) for mover in movers)):
        changed = frozenset(place for place, index in enumerate(indices) if index)
        points = {movers[place].node.id: movers[place].points[indices[place]] for place in changed}
        then = evaluate(used, with_points(result.checked, points))
        words = then.vetoed is not None and then.vetoed.outcome is not None
        place = used.grades.index(then.grade)
        if (place > goal.place or words) if goal.out else (place <= goal.place and not words):
            effort = sum(
                movers[one].price * abs(movers[one].points[indices[one]] - movers[one].points[0])
                for one in changed
            )
            yield (len(changed), effort) if fewest else (effort, len(changed)), changed


def cheapest_first(ways: Iterator[tuple[Key, frozenset[int]]]) -> list[Key]:
    """Return what the routes take: none changes all that a cheaper one does."""
    found: list[tuple[Key, frozenset[int]]] = []
    for key, changed in sorted(ways, key=lambda way: way[0]):
        if not any(before <= changed for _, before in found):
            found.append((key, changed))
    return [key for key, _ in found[:WANTED]]


@runs(1)
@given(cases(), st.data())
def test_routes_are_the_cheapest_of_all_changes(case: Case, drawn: st.DataObject) -> None:
    assume(len(case.data["grades"]["bands"]) > 1)
    result = evaluated(case)
    assume(not by_totals(result.checked))
    grades = result.indicator_set.grades
    out, fewest = drawn.draw(st.booleans()), drawn.draw(st.booleans())
    place = grades.index(result.grade) if out else drawn.draw(st.integers(0, len(grades) - 2))
    goal = Goal(result.checked.plan, place, out)
    rising = drawn.draw(st.booleans())
    movers = movers_of(result, drawn, rising=rising)
    expected = cheapest_first(all_that_lead_there(result, movers, goal, fewest=fewest))
    search, taken, found = Search(result.checked, movers, goal, fewest=fewest), [], []
    while len(found) < WANTED:
        answer = search.cheapest(taken, found[-1] if found else (0, 0))
        assert answer.proven
        if answer.found is None:
            break
        assert answer.least == answer.found.key
        found.append(answer.found.key)
        taken.append(frozenset(place for place, one in enumerate(answer.found.indices) if one))
    event(f"{len(found)} routes")
    if found:
        event(f"{found[0][0 if fewest else 1]} indicators")
    assert found == expected
