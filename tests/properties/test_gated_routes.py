"""Routes through gates, caps and vetoes over groups, against exhaustive search."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any

from builders import group, indicator, judged, label, make_set, once, root, scale, scored
from examples import runs
from hypothesis import assume, event, given
from hypothesis import strategies as st
from test_searched_routes import cheapest_first

import scoring
from scoring.settle.changed import with_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.evaluation import Evaluation

POINTS, WANTED = 3, 3
NAMES = ("A1", "A2", "B1", "B2", "C1")
NODES = ("A", "B", *NAMES)
LEAST = ("points", "indicators", "cost")


@st.composite
def limits(draw: Any, kind: str) -> dict[str, Any]:
    """Return a cap, a gate or a veto, by the points of a group or an indicator."""
    node = draw(st.sampled_from(NODES))
    at = draw(st.integers(1, 2 * POINTS if node in "AB" else POINTS))
    side = draw(st.sampled_from(("below", "below", "above")))
    made = {"id": f"{kind}{node}", "label": label(kind), "when": {"node": node, side: str(at)}}
    if kind == "gate":
        return made | draw(st.sampled_from(({"best": "middle"}, {"lower_by": 1})))
    if kind == "veto":
        return made | draw(st.sampled_from(({"grade": "low"}, {"outcome": label("none")})))
    other = draw(st.sampled_from([one for one in ("A", "B", "total") if one != node]))
    return made | {"node": other, "at_most": str(draw(st.integers(1, 5)))}


@st.composite
def projects(draw: Any) -> Evaluation:
    """Return a project of five indicators of three points each, in steps of one."""
    groups = {
        "total": root(15),
        "A": group(6, combine=draw(st.sampled_from(("sum", "sum", "weakest")))),
        "B": group(6, **draw(st.sampled_from(({}, {}, {"cap": "5"})))),
    }
    rules = {
        name: indicator(POINTS, judged("1", asked="once"), "total" if name == "C1" else name[0])
        for name in NAMES
    }
    middle = draw(st.integers(3, 10))
    bands = (("high", "高", draw(st.integers(middle + 1, 14))), ("middle", "中", middle))
    used = {"grades": scale((*bands, ("low", "低", 0)))}
    for kind in ("cap", "gate", "veto"):
        used[kind] = draw(st.lists(limits(kind), max_size=1))
    given_points = {name: once(score=str(draw(st.integers(0, POINTS)))) for name in NAMES}
    try:
        return scored(make_set(rules, groups, **used), given_points)
    except scoring.ScoringError:
        # a cap may depend on what it caps
        assume(condition=False)
        raise


def all_ways(
    result: Evaluation, costs: dict[str, int], least: str, *, out: bool, place: int
) -> Iterator[tuple[tuple[Any, ...], frozenset[int]]]:
    """Go through every way there: what it takes, and which indicators change."""
    tick, used = result.checked.plan.tick, result.indicator_set
    now = [int(result[name].points) for name in NAMES]
    for there in product(*(range(one + 1) if out else range(one, POINTS + 1) for one in now)):
        changed = frozenset(n for n, one in enumerate(there) if one != now[n])
        points = {NAMES[n]: there[n] * tick for n in changed}
        then = scoring.evaluate(used, with_points(result.checked, points))
        words = then.vetoed is not None and then.vetoed.outcome is not None
        here = used.grades.index(then.grade)
        if (here > place or words) if out else (here <= place and not words):
            moved = sum(abs(there[n] - now[n]) for n in changed)
            cost = sum(abs(there[n] - now[n]) * costs[NAMES[n]] for n in changed)
            first = {"points": moved, "cost": cost, "indicators": len(changed)}[least]
            yield (first, moved if least == "indicators" else len(changed)), changed


@runs(3)
@given(projects(), st.data())
def test_routes_through_limits_are_the_cheapest(result: Evaluation, drawn: st.DataObject) -> None:
    grades, out = result.indicator_set.grades, drawn.draw(st.booleans())
    words = result.vetoed is not None and result.vetoed.outcome is not None
    here = grades.index(result.grade)
    assume(not (out and (words or here == len(grades) - 1)))
    assume(out or words or here > 0)
    place = here if out else drawn.draw(st.integers(0, len(grades) - 1 if words else here - 1))
    least = drawn.draw(st.sampled_from(LEAST))
    costs = {name: drawn.draw(st.integers(1, 4)) for name in NAMES}
    wanted: dict[str, Any] = {"out": True} if out else {"to": grades[place].id}
    found = scoring.routes(result, **wanted, least=least, most=WANTED, costs=costs)
    expected = cheapest_first(all_ways(result, costs, least, out=out, place=place))
    event(f"{len(expected)} routes")
    for route in found.each:
        assert all(Decimal(str(int(move.after))) == move.after for move in route.moves)
    assert [
        {
            "points": (route.points, len(route.moves)),
            "cost": (route.cost, len(route.moves)),
            "indicators": (len(route.moves), route.points),
        }[least]
        for route in found.each
    ] == expected
    assert found.complete == (len(expected) < WANTED)
