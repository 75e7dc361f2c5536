"""How likely each grade is where reviewers are resampled, by hand."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    chosen,
    codes_of,
    fill,
    indicator,
    judged,
    make_set,
    once,
    panel,
    policies,
    rounded_to,
    scale,
    scored,
    scores,
    trimmed,
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


def chances(made: Resampling) -> dict[str, Fraction]:
    return {chance.grade.id: chance.probability for chance in made.chances}


def test_three_reviewers_make_27_panels_that_are_all_evaluated() -> None:
    made = found(scored(one(), {"A": THREE}, 3))
    # 270 points or more of 300: 100 three times, 100 twice with 80 or with 70: 1 + 3 + 3 ways
    # 240 to 270: 100 80 80, 100 80 70, 100 70 70, 80 80 80: 3 + 6 + 3 + 1 ways
    assert chances(made) == {
        "excellent": Fraction(7, 27),
        "good": Fraction(13, 27),
        "fair": Fraction(7, 27),
    }
    assert (made.exact, made.draws, made.seed, made.set_aside) == (True, 0, None, 0)
    assert (made.mean, made.low, made.high) == (Fraction(250, 3), 70, 100)
    assert made.stays == Fraction(13, 27)
    assert [chance.error for chance in made.chances] == [None] * 3


@pytest.mark.parametrize("seed", [1, 2, 2**32 - 1])
def test_draws_lie_within_four_standard_errors_of_the_exact_chances(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluation = scored(one(), {"A": THREE}, 3)
    exact = chances(found(evaluation))
    forced_to_draw(monkeypatch)
    made = found(evaluation, seed=seed)
    assert (made.exact, made.draws, made.seed) == (False, 100_000, seed)
    for chance in made.chances:
        assert chance.error is not None
        p = float(chance.probability)
        assert chance.error == pytest.approx(math.sqrt(p * (1 - p) / 100_000))
        assert abs(chance.probability - exact[chance.grade.id]) < 4 * chance.error
    assert sum(chance.probability for chance in made.chances) == 1


def test_the_same_seed_gives_the_same_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    forced_to_draw(monkeypatch)
    evaluation = scored(one(), {"A": THREE}, 3)
    first, again = (found(evaluation, draws=1000, seed=7) for _ in range(2))
    assert first.chances == again.chances
    assert chances(found(evaluation, draws=1000, seed=8)) != chances(first)


def test_the_numbers_that_are_drawn_are_those_of_the_raw_stream() -> None:
    from scoring.whatif.doubting.draws import Stream

    # NumPy's documentation of Generator.random: 0.22733602, 0.31675834, 0.79736546 for this seed
    assert Stream(12345).below(10**6, 3).tolist() == [227336, 316758, 797365]


def test_a_weight_goes_with_its_reviewer() -> None:
    used = one(panel=panel("weighted_mean"), rounding=rounded_to(indicator=2))
    made = found(scored(used, {"A": scores("100", "60")}, ["3", "1"]))
    # both seats 100, one each (3:1, so 90), both 60
    assert chances(made) == {"excellent": Fraction(3, 4), "fair": Fraction(1, 4)}
    assert made.mean == (100 + 90 + 90 + 60) / Fraction(4)


def test_a_median_is_that_of_the_panel_that_is_drawn() -> None:
    made = found(scored(one(panel=panel("median")), {"A": THREE}, 3))
    # 100 twice or three times: 1 + 3·2 ways; 70 likewise; the others have 80 in the middle
    assert chances(made) == {
        "excellent": Fraction(7, 27),
        "good": Fraction(13, 27),
        "fair": Fraction(7, 27),
    }
    assert made.mean == (7 * 100 + 13 * 80 + 7 * 70) / Fraction(27)


def test_totals_of_reviewers_are_drawn_as_wholes() -> None:
    halves = {"A": indicator(50, judged()), "B": indicator(50, judged())}
    used = make_set(halves, grades=scale(MOF), panel=trimmed("total"))
    entries = {"A": scores("50", "40", "30"), "B": scores("50", "40", "40")}
    made = found(scored(used, entries, 3))
    assert chances(made) == {
        "excellent": Fraction(7, 27),
        "good": Fraction(13, 27),
        "fair": Fraction(7, 27),
    }


def test_totals_of_more_reviewers_than_can_all_be_evaluated_are_drawn() -> None:
    used = one(panel=panel("median", "total", at_most=9))
    made = found(scored(used, {"A": scores(*["95"] * 5, *["85"] * 4)}, 9), draws=1000)
    assert (made.exact, made.draws, made.set_aside) == (False, 1000, 0)
    # the median is 95 where five seats or more of nine go to five reviewers of nine
    likely = sum(Fraction(math.comb(9, k) * 5**k * 4 ** (9 - k), 9**9) for k in range(5, 10))
    best = made.chances[0]
    assert best.error is not None
    assert abs(best.probability - likely) < 4 * best.error


def test_what_is_kept_of_points_is_kept_of_those_that_are_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    used = one(rounding=rounded_to(indicator=0))
    whole = scoring.check_sheet(used, fill(used, {"A": THREE}, 3))
    evaluation = scoring.evaluate(used, replace(whole, kept=((0, Fraction(9, 10)),)))
    exact = found(evaluation)
    # 83, and nine tenths of it are 75
    assert (evaluation.total, exact.low, exact.high) == (Decimal("75.00"), 63, 90)
    forced_to_draw(monkeypatch)
    made = found(evaluation)
    assert (made.low, made.high) == (63, 90)
    for chance in made.chances:
        assert chance.error is not None
        assert abs(chance.probability - chances(exact)[chance.grade.id]) < 4 * chance.error


def test_a_panel_that_did_not_score_everything_is_set_aside() -> None:
    halves = {"A": indicator(50, judged()), "B": indicator(50, judged())}
    used = make_set(halves, grades=scale(MOF), missing=policies("zero"))
    made = found(scored(used, {"A": scores("50", "30"), "B": scores("40", None)}, 2))
    # the second reviewer twice: nobody scored B
    assert made.set_aside == Fraction(1, 4)
    assert chances(made) == {"excellent": Fraction(1, 3), "good": Fraction(2, 3)}


def test_ballots_that_are_void_are_never_drawn() -> None:
    halves = {"A": indicator(50, judged()), "B": indicator(50, judged())}
    used = make_set(halves, grades=scale(MOF), panel=panel(void={"all_full": True}))
    made = found(scored(used, {"A": scores("50", "40", "45"), "B": scores("50", "40", "45")}, 3))
    assert chances(made) == {"excellent": Fraction(1, 4), "good": Fraction(3, 4)}


def test_a_veto_with_words_of_its_own_is_an_outcome_of_its_own() -> None:
    veto = {
        "id": "x",
        "label": {"zh": "否决", "en": "veto"},
        "when": {"no": "F"},
        "outcome": {"zh": "未证明", "en": "not demonstrated"},
    }
    indicators = {
        "A": indicator(100, FREE),
        "F": indicator(None, yes_no(asked="panel"), role="flag"),
    }
    used = make_set(indicators, grades=scale(MOF), veto=[veto], panel=panel("median"))
    entries = {
        "A": once(score="95"),
        "F": chosen(*({"answer": one} for one in ("yes", "yes", "no"))),
    }
    made = found(scored(used, entries, 3))
    # the median is no where two seats or three said no: 1 + 3·2 of 27
    assert {one.outcome.en: one.probability for one in made.chances} == {
        "优": Fraction(20, 27),
        "not demonstrated": Fraction(7, 27),
    }
    assert made.stays == Fraction(20, 27)


def test_one_reviewer_and_no_doubt_leave_nothing_to_resample() -> None:
    assert scoring.resample(scored(one(), {"A": scores("80")})) is None
    used = make_set({"A": indicator(100, FREE)}, grades=scale(MOF))
    assert scoring.resample(scored(used, {"A": once(score="80")}, 3)) is None


def test_reviewers_who_share_no_indicator_cannot_be_resampled() -> None:
    names = [f"i{number}" for number in range(14)]
    used = make_set(dict.fromkeys(names, indicator(10, judged())), panel=panel(at_most=14))
    entries = {
        name: scores(*("5" if seat == place else None for seat in range(14)))
        for place, name in enumerate(names)
    }
    evaluation = scored(used, entries, 14)
    # 14! of 14^14 panels have everybody: one in 130 000
    assert codes_of(lambda: scoring.resample(evaluation, draws=1000)) == ["doubt.no-result"]
