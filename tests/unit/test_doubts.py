"""How likely each grade is where points are in doubt, and doubts that are refused, by hand."""

from __future__ import annotations

import sys
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    codes_of,
    indicator,
    judged,
    make_set,
    once,
    panel,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from scoring.whatif.doubting.resampling import Resampling

FREE = judged("1", asked="once")
THREE = scores("70", "80", "100")


def one(**changed: Any) -> scoring.IndicatorSet:
    return make_set({"A": indicator(100, judged())}, **{"grades": scale(MOF), **changed})


def found(evaluation: scoring.Evaluation, **more: Any) -> Resampling:
    made = scoring.resample(evaluation, **more)
    assert made is not None
    return made


def test_points_in_doubt_take_every_step_with_the_same_chance() -> None:
    used = make_set(
        {"A": indicator(50, FREE), "B": indicator(50, FREE)},
        grades=scale(MOF),
        rounding=rounded_to(indicator=0),
    )
    evaluation = scored(used, {"A": once(score="45"), "B": once(score="43")})
    made = found(evaluation, doubts={"A": 2})
    assert made.cause == "points"
    # 86 to 90: one of five reaches 90
    (best, rest) = made.chances
    assert (best.grade.id, rest.grade.id) == ("excellent", "good")
    assert best.error is not None
    assert abs(best.probability - Fraction(1, 5)) < 4 * best.error


def test_a_triangle_makes_small_differences_likelier() -> None:
    used = make_set(
        {"A": indicator(50, FREE), "B": indicator(50, FREE)},
        grades=scale(MOF),
        rounding=rounded_to(indicator=0),
    )
    evaluation = scored(used, {"A": once(score="45"), "B": once(score="43")})
    made = found(evaluation, doubts={"A": 2}, shape="triangular")
    assert [one.odds for one in made.doubts] == [(1, 2, 3, 2, 1)]
    (best, _) = made.chances
    assert best.error is not None
    assert abs(best.probability - Fraction(1, 9)) < 4 * best.error


def test_a_shape_that_is_unknown_is_refused() -> None:
    unknown: Any = "normal"
    with pytest.raises(ValueError, match="use one of uniform, triangular"):
        scoring.resample(scored(one(), {"A": THREE}, 3), shape=unknown)


def test_points_are_held_at_the_full_points() -> None:
    used = make_set({"A": indicator(100, FREE)}, grades=scale(MOF), rounding=rounded_to(0))
    made = found(scored(used, {"A": once(score="99")}), doubts={"A": 20})
    assert made.high == 100
    assert made.chances[0].probability > Fraction(1, 2)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    indicators = {
        "A": indicator(100, FREE),
        "F": indicator(None, yes_no(asked="once"), role="flag"),
        "N": indicator(10, FREE, role="bonus", missing={"not_applicable": "siblings"}),
    }
    used = make_set(indicators, {"total": root(100, cap=100)}, rounding=rounded_to(indicator=1))
    evaluation = scored(
        used, {"A": once(score="80"), "F": once(answer="yes"), "N": once(score="1")}
    )
    doubts: dict[str, Any] = {
        "Q": 1,
        "total": 1,
        "F": 1,
        "A": 101,
        "N": Decimal("0.05"),
    }
    problems = codes_of(lambda: scoring.resample(evaluation, doubts=doubts, draws=10, seed=-1))
    assert problems == [
        "doubt.too-few-draws",
        "doubt.bad-seed",
        "doubt.unknown-indicator",
        "doubt.group",
        "doubt.flag",
        "doubt.out-of-range",
        "doubt.finer-than-step",
    ]


def test_doubts_need_points_that_the_panel_has_together() -> None:
    halves = {"A": indicator(50, judged()), "B": indicator(50, judged())}
    used = make_set(halves, grades=scale(MOF), panel=panel(stage="total"))
    evaluation = scored(used, {"A": scores("50", "40"), "B": scores("50", "40")}, 2)
    assert codes_of(lambda: scoring.resample(evaluation, doubts={"A": 1})) == ["doubt.with-totals"]


def test_what_does_not_count_is_in_no_doubt() -> None:
    indicators = {
        "A": indicator(50, FREE),
        "B": indicator(50, FREE, missing={"not_applicable": "siblings"}),
    }
    used = make_set(
        indicators, rounding={"shown": 2, "group": 2, "total": 2}, grades=scale(basis="rounded")
    )
    evaluation = scored(used, {"A": once(score="40"), "B": scoring.Entry(state="not_applicable")})
    assert codes_of(lambda: scoring.resample(evaluation, doubts={"B": 1})) == ["doubt.left-out"]


def test_without_numpy_small_panels_are_resampled_and_drawing_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "scoring.whatif.doubting.draws", None)
    evaluation = scored(one(), {"A": THREE}, 3)
    assert found(evaluation).exact
    assert codes_of(lambda: scoring.resample(evaluation, doubts={"A": 1})) == ["doubt.no-numpy"]
