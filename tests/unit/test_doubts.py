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


def forced_to_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOST_PANELS", "MOST_WAYS"):
        monkeypatch.setattr(f"scoring.whatif.doubting.resampling.{name}", 0)


def rounded_halves() -> scoring.Evaluation:
    used = make_set(
        {"A": indicator(50, FREE), "B": indicator(50, FREE)},
        grades=scale(MOF),
        rounding=rounded_to(indicator=0),
    )
    return scored(used, {"A": once(score="45"), "B": once(score="43")})


def test_points_in_doubt_take_every_step_with_the_same_chance() -> None:
    made = found(rounded_halves(), doubts={"A": 2})
    assert (made.cause, made.exact, made.draws) == ("doubts", True, 0)
    # 86 to 90: one of five reaches 90
    assert [(one.grade.id, one.probability, one.error) for one in made.chances] == [
        ("excellent", Fraction(1, 5), None),
        ("good", Fraction(4, 5), None),
    ]


def test_a_triangle_makes_small_differences_likelier() -> None:
    made = found(rounded_halves(), doubts={"A": 2}, shape="triangular")
    assert [(one.odds, one.ways) for one in made.doubts] == [((1, 2, 3, 2, 1), 9)]
    assert made.chances[0].probability == Fraction(1, 9)


def test_an_even_number_of_values_makes_a_triangle_with_two_tops() -> None:
    made = found(rounded_halves(), doubts={"A": "44..47"}, shape="triangular")
    assert [(one.odds, one.ways) for one in made.doubts] == [((1, 2, 2, 1), 6)]
    # 87, 88, 89, 90
    assert made.chances[0].probability == Fraction(1, 6)


@pytest.mark.parametrize(
    ("written", "shape", "best"),
    [
        (2, "uniform", Fraction(1, 5)),
        (2, "triangular", Fraction(1, 9)),
        ("44..47", "triangular", Fraction(1, 6)),
        ("45|47", "uniform", Fraction(1, 2)),
    ],
)
def test_draws_lie_within_four_standard_errors_of_the_exact_chances(
    written: Any, shape: Any, best: Fraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced_to_draw(monkeypatch)
    made = found(rounded_halves(), doubts={"A": written}, shape=shape)
    assert (made.exact, made.draws, made.seed) == (False, 100_000, 1)
    first = made.chances[0]
    assert first.error is not None
    assert abs(first.probability - best) < 4 * first.error


def test_more_possibilities_than_draws_are_drawn() -> None:
    doubts = {"A": 2, "B": 7}
    few, many = (found(rounded_halves(), doubts=doubts, draws=draws) for draws in (75_000, 1000))
    assert few.exact
    assert many.exact
    wide = {"A": 20, "B": 20}
    assert not found(rounded_halves(), doubts=wide, draws=1000).exact
    # 41 times 41 values
    assert found(rounded_halves(), doubts=wide, draws=1681).exact


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
        "B": 1,
        "total": 1,
        "F": 1,
        "A": 101,
        "N": Decimal("0.05"),
    }
    problems = codes_of(lambda: scoring.resample(evaluation, doubts=doubts, draws=10, seed=-1))
    assert problems == [
        "doubt.too-few-draws",
        "doubt.bad-seed",
        "sheet.unknown-indicator",
        "change.group",
        "doubt.flag",
        "doubt.out-of-range",
        "doubt.finer-than-step",
    ]


def test_where_totals_are_combined_the_points_of_every_reviewer_are_off_by_the_same() -> None:
    halves = {"A": indicator(50, judged("1")), "B": indicator(50, judged("1"))}
    used = make_set(halves, grades=scale(MOF), panel=panel("median", "total"))
    evaluation = scored(used, {"A": scores("50", "45", "30"), "B": scores("39", "40", "30")}, 3)
    made = found(evaluation, doubts={"A": 1, "B": 1}, reviewers=False)
    # totals 89, 85 and 60, moved by a and b from -1 to 1; the first has 50 + a held at 50
    assert [one.grade.id for one in made.chances] == ["good"]
    assert (made.mean, made.low, made.high) == (85, 83, 87)
    higher = found(evaluation, doubts={"B": "50|40"}, reviewers=False)
    # all give 50: 100, 95, 80; or all give 40: 90, 85, 70
    assert [(one.grade.id, one.probability) for one in higher.chances] == [
        ("excellent", Fraction(1, 2)),
        ("good", Fraction(1, 2)),
    ]
    assert higher.mean == 90


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
