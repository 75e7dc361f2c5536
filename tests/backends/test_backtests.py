"""A table scored by two sets: who moves, by which change, and what changes do only together."""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from builders import (
    MOF,
    group,
    indicator,
    judged,
    label,
    made,
    once,
    policies,
    problems_of,
    root,
    rounded_to,
    scale,
    scored,
    set_data,
    tiers,
)

from scoring import backtest

if TYPE_CHECKING:
    from scoring.whatif.backtesting.backtest import Backtest

ROWS = [("60", "25"), ("55", "30"), ("59.5", "30"), ("30", "10")]


def data(**changed: Any) -> dict[str, Any]:
    """Return the data of a set of A out of 60 points and B out of 40, judged to a half."""
    points = {
        "A": indicator("60", judged("0.5", asked="once")),
        "B": indicator("40", judged("0.5", asked="once")),
    }
    base = {"rounding": rounded_to(total=1), "grades": scale(MOF, basis="rounded")}
    return set_data(points, **{**base, **changed})


def table(rows: list[tuple[str, ...]], *names: str) -> pa.Table:
    """Return a table of projects P1, P2 …; A and B by default."""
    columns = {"project": [f"P{number}" for number in range(1, len(rows) + 1)]}
    columns |= {name: [row[n] for row in rows] for n, name in enumerate(names or ("A", "B"))}
    return pa.table({name: pa.array(one, pa.string()) for name, one in columns.items()})


def moved(found: Backtest) -> list[tuple[Any, ...]]:
    return [
        (
            one.name,
            *map(str, one.totals),
            one.before.id,
            one.after.id,
            [(found.parts.index(e.part), e.alone, e.last) for e in one.effects],
            one.together,
        )
        for one in found.movers
    ]


def test_each_change_is_made_alone_and_all_but_each() -> None:
    # rounded to whole points the third has 90; a bound of 85 makes the first two excellent
    old, new = data(), data(rounding=rounded_to(total=0), grades=scale([("excellent", "优", 85),
        *MOF[1:]], basis="rounded"))  # fmt: skip
    found = backtest(made(old), made(new), table(ROWS))
    assert [[(one.part, one.key) for one in part.changes] for part in found.parts] == [
        [("rounding", ("total",))],
        [("grades", ("bound",))],
    ]
    assert [(part.moves, part.regrades, part.needed) for part in found.parts] == [
        (1, 1, 0),
        (0, 3, 2),
    ]
    half = Fraction(1, 2)
    assert moved(found) == [
        ("P3", "179/2", "90", "good", "excellent", [(0, half, half), (1, 0, 0)], 0),
        ("P1", "85", "85", "good", "excellent", [(1, 0, 0)], 0),
        ("P2", "85", "85", "good", "excellent", [(1, 0, 0)], 0),
    ]
    # either of the two is enough for the third
    assert [(e.regrades, e.needed) for e in next(found.movers).effects] == [
        (True, False),
        (True, False),
    ]
    assert found.counts == ((0, 3, 0, 1), (3, 0, 0, 1))
    assert (found.regraded, found.projects, found.unused, found.absent) == (3, 4, (), ())
    assert found.transitions == ((0, 0, 0, 0), (3, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 1))


def test_what_changes_do_only_together_is_said() -> None:
    # each rounds 59.5 or the total by itself; together they do it once
    old, new = data(), data(rounding=rounded_to(total=0))
    new["indicator"]["A"]["rounding"] = {"places": 0}
    found = backtest(made(old), made(new), table([("59.5", "20")]))
    half = Fraction(1, 2)
    (one,) = found.movers
    assert [(e.alone, e.last) for e in one.effects] == [(half, 0), (half, 0)]
    assert (one.totals, one.together) == ((Fraction(159, 2), Fraction(80)), -half)
    assert (one.before.id, one.after.id) == ("fair", "good")


def shares(a: str, b: str, c: str, d: str) -> dict[str, Any]:
    """Return the data of a set of two groups of stated points, two tiered indicators in each."""
    full = zip("ABCD", (a, b, c, d), "XXYY", strict=True)
    return set_data(
        {
            name: indicator(points, tiers(("at_least", "1", points)), under)
            for name, points, under in full
        },
        {"total": root("100"), "X": group("60"), "Y": group("40")},
        grades=scale(MOF),
    )


def test_changes_that_are_no_set_alone_are_joined_by_what_they_belong_to() -> None:
    # 30 + 30 to 20 + 40 in one group, 20 + 20 to 10 + 30 in the other
    old, new = shares("30", "30", "20", "20"), shares("20", "40", "10", "30")
    found = backtest(made(old), made(new), table([("1", "0", "1", "1")], *"ABCD"))
    ids = [sorted({one.id for one in part.changes}) for part in found.parts]
    assert ids == [["A", "B"], ["C", "D"]]
    assert all(part.alone and part.last for part in found.parts)
    (one,) = found.movers
    assert [(e.alone, e.last) for e in one.effects] == [(-10, -10)]
    assert (one.totals, one.together) == ((70, 60), 0)


def test_new_and_dropped_indicators_are_settled_as_the_sets_say() -> None:
    old = data()
    new = deepcopy(old)
    del new["indicator"]["B"]
    new["indicator"]["C"] = indicator("40", judged("1", asked="once"))
    new["missing"] = policies("full")
    found = backtest(made(old), made(new), table([("60", "10")]))
    assert (found.unused, found.absent) == (("B",), ("C",))
    (one,) = found.movers
    assert one.totals == (70, 100)
    # neither C without the policy nor the other way round: what is missing would be refused
    assert sum(e.alone or 0 for e in one.effects) + one.together == 30


def test_columns_that_both_sets_need_are_missed_at_once() -> None:
    old = data()
    new = deepcopy(old)
    new["indicator"]["C"] = indicator("1", judged("1", asked="once"))
    new["indicator"]["D"] = indicator("1", judged("1", asked="once"))
    wrong = problems_of(lambda: backtest(made(old), made(new), table([("70", "1")])))
    assert [(one.code, one.details.get("id")) for one in wrong] == [
        ("sheet.above-full-points", "A"),
        ("table.no-column", "C"),
        ("table.no-column", "D"),
    ]


def test_gates_and_vetoes_of_both_sets_decide() -> None:
    when = {"node": "B", "below": "26"}
    gate = {"id": "g", "label": label("g"), "when": when, "best": "fair"}
    veto = {"id": "v", "label": label("v"), "when": when, "grade": "poor", "total": "0"}
    found = backtest(made(data(gate=[gate])), made(data(veto=[veto])), table(ROWS[:2]))
    assert moved(found) == [
        ("P1", "85", "0", "fair", "poor", [(0, 0, 0), (1, -85, -85)], 0),
    ]
    # alone the end of the gate lets the grade up, and the veto decides whatever gates say
    assert [(e.regrades, e.needed) for e in next(found.movers).effects] == [
        (True, False),
        (True, True),
    ]


def test_nothing_is_scored_again_where_nobody_moves() -> None:
    called: list[tuple[int, int]] = []
    new = data(note=label("a note"))
    found = backtest(made(data()), made(new), table(ROWS), report=lambda *done: called.append(done))
    assert ([*found.movers], found.moving, found.parts, called) == ([], 0, (), [])


def test_work_is_reported_as_it_goes_on() -> None:
    called: list[tuple[int, int]] = []
    new = data(rounding=rounded_to(total=0))
    backtest(made(data()), made(new), table(ROWS), report=lambda *done: called.append(done))
    assert called[0][0] == 0
    assert called[-1] == (2, 2)
    assert all(done <= of for done, of in called)


@pytest.mark.parametrize("seed", range(4))
def test_every_total_and_grade_is_that_of_the_sheet_by_itself(seed: int) -> None:
    old = data(gate=[{"id": "g", "label": label("g"), "when": {"node": "B", "below": "20"},
                      "lower_by": 1}])  # fmt: skip
    new = data(rounding=rounded_to(total=0), grades=scale(MOF, basis="rounded", key="at_least"))
    new["grades"]["bands"][0]["at_least"] = "88"
    rows = [(str((seed * 7 + n * 13) % 121 / 2), str((seed * 11 + n * 17) % 41)) for n in range(12)]
    used = made(old), made(new)
    found = {one.row: one for one in backtest(*used, table(rows)).movers}
    for number, (a, b) in enumerate(rows, start=1):
        before, after = (scored(one, {"A": once(score=a), "B": once(score=b)}, 0) for one in used)
        totals = (before.published_total, after.published_total)
        differs = totals[0] != totals[1] or before.grade.id != after.grade.id
        assert (number in found) == differs
        if differs:
            one = found[number]
            assert one.totals == totals
            assert (one.before.id, one.after.id) == (before.grade.id, after.grade.id)
