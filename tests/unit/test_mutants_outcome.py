"""From points to the outcome: publishing, grades, gates, vetoes and coefficients."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import MOF, indicator, judged, label, make_set, panel, scale, scored, scores, yes_no

from scoring.algebra.ops import INTEGERS
from scoring.plan import Outcome, plan_of
from scoring.plan.values import Value

FINE = judged("0.01", asked="once")
FLAG = indicator(None, yes_no(asked="once"), role="flag")


def used(**changed: Any) -> Any:
    """Return a set of a hundred points with two questions, and the four grades."""
    return make_set(
        {"A": indicator(100, FINE), "p": FLAG, "q": FLAG},
        **{"grades": scale(MOF), **changed},
    )


def outcome(made: Any, total: Any, times: int | None = None, *, asked: str = "") -> Outcome[int]:
    """Return what a total leads to where the questions *asked* are answered with yes."""
    plan = plan_of(made)
    over = times or 1
    values: list[Value[int]] = [Value(0)] * len(plan.nodes)
    ticks = Fraction(total) * plan.tick * over
    assert ticks.denominator == 1
    values[0] = values[plan.slots["A"]] = Value(ticks.numerator)
    for name in asked:
        full = plan.leaves[plan.places[name]].best
        values[plan.slots[name]] = Value(full * over)
    return plan.outcomes.decide(INTEGERS, values, *([] if times is None else [times]))


def written(name: str, asked: str, **more: Any) -> dict[str, Any]:
    """Return a gate or veto that holds where a question is answered with yes."""
    return {"id": name, "label": label(name), "when": {"yes": asked}, **more}


# ---------------------------------------------------------------- total and grade


@pytest.mark.parametrize(
    ("mode", "total", "published"),
    [
        ("half_up", "88.5", 89),
        ("half_even", "88.5", 88),
        ("down", "88.99", 88),
        ("up", "88.01", 89),
    ],
)
@pytest.mark.parametrize("times", [None, 1, 3])
def test_a_total_is_published_in_the_mode_of_the_set(
    mode: str, total: str, published: int, times: int | None
) -> None:
    rounding = {"shown": 2, "total": 0, "mode": mode}
    made = used(rounding=rounding, grades=scale(MOF, "rounded"))
    found = outcome(made, total, times)
    assert (found.published, found.scored) == (published, published)
    plan = plan_of(made)
    assert plan.outcomes.publish(INTEGERS, int(Fraction(total) * plan.tick)) == published


@pytest.mark.parametrize("times", [None, 1, 3])
@pytest.mark.parametrize(
    ("total", "grade"), [("90", 0), ("89.99", 1), ("80", 1), ("60", 2), ("59.99", 3), ("0", 3)]
)
def test_a_total_has_the_grade_whose_bound_it_reaches(
    times: int | None, total: str, grade: int
) -> None:
    found = outcome(used(), total, times)
    assert (found.grade, found.before, found.gates, found.vetoes, found.veto) == (
        grade,
        grade,
        (),
        (),
        0,
    )
    assert found.coefficient is None


def test_totals_of_several_reviewers_are_graded_as_their_mean() -> None:
    made = make_set(
        {"A": indicator(100, judged("1"))}, panel=panel(stage="total"), grades=scale(MOF)
    )
    for given, grade in ((("89", "91"), "excellent"), (("89", "90"), "good")):
        assert scored(made, {"A": scores(*given)}, 2).grade.id == grade


def test_an_end_without_gates_and_vetoes_is_plain() -> None:
    assert plan_of(used()).outcomes.plain
    gate, veto = written("g", "p", lower_by=1), written("v", "q", grade="poor")
    for changed in ({"gate": [gate]}, {"veto": [veto]}, {"coefficient": worth()}):
        assert not plan_of(used(**changed)).outcomes.plain


# ---------------------------------------------------------------- gates and vetoes


@pytest.mark.parametrize(
    ("asked", "gates", "grade"),
    [("", (0, 0), 0), ("p", (1, 0), 2), ("q", (0, 1), 1), ("pq", (1, 1), 3)],
)
@pytest.mark.parametrize("times", [1, 2])
def test_gates_limit_or_lower_the_grade(
    asked: str, gates: tuple[int, ...], grade: int, times: int
) -> None:
    both = [written("best", "p", best="fair"), written("lower", "q", lower_by=1)]
    found = outcome(used(gate=both), 95, times, asked=asked)
    assert (found.gates, found.before, found.grade) == (gates, 0, grade)
    assert outcome(used(gate=both), 10, times, asked=asked).grade == 3


@pytest.mark.parametrize(
    ("asked", "vetoes", "veto", "grade", "published"),
    [
        ("", (0, 0), 0, 0, 95),
        ("p", (1, 0), 1, 3, 95),
        ("q", (0, 1), 2, 1, 85),
        ("pq", (1, 1), 1, 3, 95),
    ],
)
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("rounded", [False, True])
def test_the_first_veto_that_holds_decides(
    asked: str,
    vetoes: tuple[int, ...],
    veto: int,
    grade: int,
    published: int,
    times: int,
    *,
    rounded: bool,
) -> None:
    both = [
        written("grade", "p", grade="poor"),
        written("total", "q", outcome=label("void"), total="85"),
    ]
    rounding = {"rounding": {"shown": 2, "total": 1}} if rounded else {}
    made = used(veto=both, **rounding, grades=scale(MOF, "rounded" if rounded else "exact"))
    found = outcome(made, 95, times, asked=asked)
    unit = 10 if rounded else plan_of(made).tick * times
    assert (found.vetoes, found.veto, found.grade, found.before) == (vetoes, veto, grade, 0)
    assert (found.published, found.scored) == (published * unit, 95 * unit)
    # a total that is put in place has a grade of its own
    low = {**both[1], "total": "79.9"}
    assert outcome(used(veto=[low]), 95, times, asked="q").grade == 2


def test_a_veto_after_one_that_does_not_hold_decides_alone() -> None:
    total = written("total", "p", outcome=label("void"), total="85")
    made = used(veto=[total, written("grade", "q", grade="poor")])
    found = outcome(made, 95, asked="q")
    assert (found.veto, found.grade, found.published) == (2, 3, 95 * plan_of(made).tick)


def test_sheets_that_are_added_up_are_held_against_as_many_bounds() -> None:
    when = {"node": "A", "at_least": "50"}
    gate = {**written("g", "p", best="poor"), "when": when}
    veto = {**written("v", "p", grade="poor"), "when": when}
    for total, holds in ((49, 0), (50, 1)):
        found = outcome(used(gate=[gate], veto=[veto]), total, 2)
        assert (found.gates, found.vetoes) == ((holds,), (holds,))


# ---------------------------------------------------------------- coefficients


def worth(*bands: dict[str, str], places: int = 2) -> dict[str, Any]:
    """Return a coefficient of these bands, above one of nothing."""
    return {
        "label": label("pay"),
        "places": places,
        "bands": [*bands, {"at_least": "0", "value": "0"}],
    }


@pytest.mark.parametrize("times", [None, 1, 3])
@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("90.01", 150),
        ("90", 71),
        ("80", 67),
        ("60.01", 58),
        ("60", 50),
        ("59", 50),
        ("58.99", 0),
        ("0", 0),
    ],
)
def test_a_coefficient_is_a_constant_and_what_each_point_adds(
    total: str, expected: int, times: int | None
) -> None:
    made = used(
        coefficient=worth(
            {"above": "90", "value": "3/2"},
            # with 80 points 0.3333 + 80/240, which is 0.6666…
            {"above": "60", "value": "0.3333", "per_point": "1/240"},
            {"at_least": "59", "value": "1/2"},
        )
    )
    assert outcome(made, total, times).coefficient == expected


@pytest.mark.parametrize(
    ("mode", "expected"), [("half_up", 13), ("half_even", 12), ("down", 12), ("up", 13)]
)
def test_a_coefficient_is_rounded_in_the_mode_of_the_set(mode: str, expected: int) -> None:
    made = used(
        coefficient=worth({"at_least": "10", "value": "0", "per_point": "1/800"}),
        rounding={"shown": 2, "mode": mode},
    )
    # 100 ÷ 800 in hundredths is 12.5
    assert outcome(made, 100).coefficient == expected


def test_a_constant_may_be_finer_than_what_each_point_adds() -> None:
    band = {"at_least": "10", "value": "1/3", "per_point": "1/2"}
    assert outcome(used(coefficient=worth(band, places=0)), 11).coefficient == 6
    assert outcome(used(coefficient=worth(band, places=3)), 11).coefficient == 5833
